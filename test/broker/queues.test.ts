/** Queues of a shard in memory, asked as the server asks: without frames between. */
import { afterEach, describe, expect, it } from "vitest";
import type { Consumer, Settlement } from "../../src/broker/consumer.ts";
import { EntryKind } from "../../src/core/commands.ts";
import { encodeDeliveries, noDeliveries } from "../../src/core/delivery-commands.ts";
import { ShardRig } from "../fixtures/shard-rig.ts";

let rig: ShardRig;
afterEach(() => rig.kill());

/** Of the queue `jobs`, created with these messages, all of which are in its hands. */
async function consumerOf(...values: string[]): Promise<Consumer> {
  rig = await new ShardRig().open();
  await rig.broker.queues.create("jobs", {});
  await rig.publish("jobs", 0, ...values);
  const { consumer } = rig.broker.queues.consume(
    {
      number: 1,
      queue: "jobs",
      credit: 100,
      creditBytes: 1e6,
      concurrency: 1,
      lockMs: 30_000,
      name: "",
      weight: 1,
      rank: 0,
      resumeEpoch: 0,
      resumeConsumerId: 0,
      held: [],
    },
    {
      writable: true,
      deliveries: () => undefined,
      deliveriesLost: () => undefined,
      consumerEnded: () => undefined,
    },
  );
  await rig.settle();
  return consumer;
}

function settlement(outcome: Settlement["outcome"], first: number, last: number): Settlement {
  return { outcome, ranges: [{ first, last }], delayMs: undefined, error: "", lockMs: 0, result: undefined };
}

describe("settlements of one request", () => {
  it("that were overtaken are told lost, and the others are not", async () => {
    const consumer = await consumerOf("a", "b", "c", "d", "e", "f");
    const { queues } = rig.broker;
    const { uid } = queues.queue("jobs").partitions[0]!;
    // On its way to the journal when the request comes, which is behind it there.
    const purged = encodeDeliveries([{ ...noDeliveries(uid), purged: [1, 1, 4, 1] }]);
    rig.shard.submitBytes(EntryKind.delivery, purged, () => undefined);
    const settlements = [settlement("ack", 0, 2), settlement("nack", 3, 4), settlement("reject", 5, 5)];
    const lost = await new Promise((resolve) => consumer.home.settle(consumer, settlements, resolve));
    const ranges = [1, 4].map((number) => ({ subscription: consumer.id, first: number, last: number }));
    expect(lost).toEqual(ranges);
    const { state } = queues.counts(queues.queue("jobs"));
    expect([state.countOf("acked"), state.countOf("dead-lettered"), state.countOf("purged")]).toEqual([
      2, 1, 2,
    ]);
    expect(state.messages.attemptsOf(3)).toBe(1);
  });
});
