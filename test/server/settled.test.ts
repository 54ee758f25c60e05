/** Settled messages over the wire, on a whole node whose time stands still until a test moves it. */
import { describe, expect, it } from "vitest";
import { crc32 } from "../../src/base/crc32.ts";
import { errorTable } from "../../src/base/errors.ts";
import { v1, type proto } from "../../src/wire/protobuf.ts";
import { deliveriesOf, QueueConsumer, type Records } from "../fixtures/queue-consumer.ts";
import { StillHouse } from "../fixtures/still-house.ts";
import type { WireClient } from "../fixtures/wire-client.ts";
import { errorOf, wireBatch, type Frame } from "../fixtures/wire-client.ts";

const KEEP_MS = 600_000;
const flags = {
  "storage.journalFileBytes": "1MiB",
  "storage.diskReserveBytes": 0,
  "server.heartbeatMs": 600_000,
};

async function queueWith(client: WireClient, ...values: string[]): Promise<void> {
  await client.request({ createQueue: { name: "mails", settings: { keepSettledMs: KEEP_MS } } });
  await client.request({ publish: { target: "mails", batches: [wireBatch(0, ...values)] } });
}

async function settled(
  client: WireClient,
  wish: proto.v1.ListSettledRequest.$Properties = {},
): Promise<proto.v1.ListSettledReply> {
  const frame = await client.request({ listSettled: { queue: "mails", ...wish } });
  if (!frame.settledList) throw new Error(JSON.stringify(frame));
  return frame.settledList as proto.v1.ListSettledReply;
}

const offsets = ({ messages }: proto.v1.ListSettledReply): number[] =>
  messages.map(({ offset }) => offset ?? 0);

function refused(frame: Frame, code: keyof typeof errorTable): void {
  expect(errorOf(frame)?.code, JSON.stringify(frame)).toBe(errorTable[code].number);
}

describe("settled messages", () => {
  it("have results of one ack each, at most 64 KiB; a request with another is refused as a whole", async () => {
    const client = await new StillHouse(flags).open();
    await queueWith(client, "a", "b", "c");
    const consumer = await QueueConsumer.begin(client, "mails");
    const [a, b, c] = await consumer.take(3);
    const settle = (...settlements: proto.v1.Settlement.$Properties[]): Promise<Frame> =>
      client.request({ settle: { consumer: 1, settlements } });
    const [first, second] = [{ first: a!.number }, { first: b!.number }];
    const result = Uint8Array.of(1);
    const both = { ranges: [first, second], result };
    refused(await settle({ ranges: [first] }, both), "INVALID_ARGUMENT");
    refused(await settle({ ranges: [{ first: 0, last: 1 }], result }), "INVALID_ARGUMENT");
    refused(await settle({ outcome: v1.SettleOutcome.NACK, ranges: [first], result }), "INVALID_ARGUMENT");
    const large = await settle({ ranges: [first] }, { ranges: [second], result: new Uint8Array(65_537) });
    refused(large, "MESSAGE_TOO_LARGE");
    expect(errorOf(large)!.details).toEqual({ maxBytes: "65536" });
    expect(offsets(await settled(client))).toEqual([]);
    const most = new Uint8Array(65_536).fill(7);
    // With the ack of its neighbour before it in the same request it stays its own.
    // An empty result is one, too.
    const third = { first: c!.number };
    await settle(
      { ranges: [first] },
      { ranges: [second], result: most },
      { ranges: [third], result: new Uint8Array(0) },
    );
    const { messages } = await settled(client);
    expect(messages.map((one) => [one.offset, one.result?.length])).toEqual([
      [2, 0],
      [1, 65_536],
      [0, undefined],
    ]);
  });

  it("come in pages, filtered, and stay where they were when others are settled meanwhile", async () => {
    const client = await new StillHouse(flags).open();
    await queueWith(client, "a", "b", "c", "d", "e", "f");
    const consumer = await QueueConsumer.begin(client, "mails");
    const [a, b, c, d, e, f] = await consumer.take(6);
    await consumer.settle("ACK", [a!, c!]);
    await consumer.settle("REJECT", [b!]);
    await consumer.settle("ACK", [e!]);
    const first = await settled(client, { limit: 2 });
    expect([offsets(first), first.next > 0]).toEqual([[4, 1], true]);
    await consumer.settle("ACK", [d!, f!]);
    const second = await settled(client, { limit: 2, before: first.next });
    expect([offsets(second), second.next]).toEqual([[2, 0], 0]);
    const rejected = [v1.SettledOutcome.SETTLED_DEAD_LETTERED];
    expect(offsets(await settled(client, { outcomes: rejected }))).toEqual([1]);
    expect(offsets(await settled(client, { offset: 3 }))).toEqual([3]);
    expect(offsets(await settled(client, { offset: 3, outcomes: rejected }))).toEqual([]);
    refused(await client.request({ listSettled: { queue: "mail" } }), "NOT_FOUND");
  });

  it("are found by their ids with what became of them, as long as both are remembered", async () => {
    const home = new StillHouse(flags);
    const client = await home.open();
    const settings = { keepSettledMs: KEEP_MS, dedupWindowMs: 2 * KEEP_MS };
    await client.request({ createQueue: { name: "mails", settings } });
    const records = v1.RecordBatch.encode({
      records: ["a", "b"].map((messageId) => ({ messageId, value: Buffer.from(messageId) })),
    }).finish();
    const batch = { partition: 0, count: 2, crc: crc32(records), records };
    await client.request({ publish: { target: "mails", batches: [batch] } });
    const find = async (messageId: string): Promise<proto.v1.FindMessageReply.$Properties> =>
      (await client.request({ findMessage: { queue: "mails", messageId } })).messageFound!;
    const consumer = await QueueConsumer.begin(client, "mails", { name: "worker" });
    const [a, b] = await consumer.take(2);
    expect((await find("a")).settled).toBeFalsy();
    await client.request({
      settle: { consumer: 1, settlements: [{ ranges: [{ first: a!.number }], result: Uint8Array.of(1) }] },
    });
    await consumer.settle("REJECT", [b!]);
    const { state, untilMs, settled: acked } = await find("a");
    expect(state).toBe(v1.FindMessageReply.State.SETTLED);
    expect(acked).toMatchObject({ outcome: 0, settledAt: untilMs, consumer: "worker", attempts: 0 });
    expect([...acked!.result!]).toEqual([1]);
    const dead = await find("b");
    expect(dead).toMatchObject({ attempts: 1, settled: { outcome: 1, attempts: 1, consumer: "worker" } });
    expect(dead.settled!.result).toBeFalsy();
    home.time.advance(KEEP_MS);
    const later = await find("a");
    expect([later.state, later.settled]).toEqual([state, null]);
  });

  it("that were discarded have failed once more, as dead letters have; also after a restart", async () => {
    const home = new StillHouse(flags);
    const client = await home.open();
    await client.request({ createQueue: { name: "mails", settings: { maxAttempts: 2, deadLetterTo: "" } } });
    await client.request({ publish: { target: "mails", batches: [wireBatch(0, "a", "b")] } });
    const consumer = await QueueConsumer.begin(client, "mails");
    const [a, b] = await consumer.take(2);
    await consumer.settle("REJECT", [a!]);
    await consumer.settle("NACK", [b!], { delayMs: 0 });
    await consumer.settle("NACK", await consumer.take(1));
    const failures = async (from: WireClient): Promise<unknown[]> =>
      (await settled(from)).messages.map(({ offset, outcome, attempts }) => [offset, outcome, attempts]);
    const both = [
      [1, v1.SettledOutcome.SETTLED_DISCARDED, 2],
      [0, v1.SettledOutcome.SETTLED_DISCARDED, 1],
    ];
    expect(await failures(client)).toEqual(both);
    expect(await failures(await home.restart())).toEqual(both);
  });

  it("are the same after a restart from the checkpoint, and forgotten when their time is over", async () => {
    const home = new StillHouse(flags);
    const client = await home.open();
    await queueWith(client, "a", "b", "c");
    const consumer = await QueueConsumer.begin(client, "mails", { name: "worker" });
    const [a, b] = await consumer.take(3);
    const settlements = [{ ranges: [{ first: a!.number }], result: Uint8Array.of(1, 2) }];
    await client.request({ settle: { consumer: 1, settlements } });
    expect(await consumer.settle("NACK", [b!], { error: "broken" })).toEqual([]);
    home.time.advance(KEEP_MS / 2);
    await client.request({ listQueues: {} });
    const before = await settled(client);
    const again = await home.restart();
    expect(await settled(again)).toEqual(before);
    expect(before.messages).toMatchObject([{ offset: 0, consumer: "worker", stored: true }]);
    // Why it failed was kept as well.
    const next = await QueueConsumer.begin(again, "mails");
    home.time.advance(60_000);
    const later = await next.take(2);
    await next.settle(
      "REJECT",
      later.filter(({ offset }) => offset === 1),
    );
    await again.request({ consume: { consumer: 2, queue: "mails.dlq", credit: 1, concurrency: 1 } });
    const dead = await again.take((frame) => frame.deliveries?.consumer === 2);
    const [record] = deliveriesOf(dead.deliveries as Records);
    expect(record!.headers["x-dead-letter-first-error"]).toBe("broken");
    home.time.advance(KEEP_MS / 2);
    expect(offsets(await settled(again))).toEqual([1]);
    home.time.advance(KEEP_MS / 2);
    expect(offsets(await settled(again))).toEqual([]);
  });
});
