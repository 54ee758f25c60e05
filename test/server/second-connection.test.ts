/** A session's second connection, on a whole node whose time stands still until a test moves it. */
import { describe, expect, it } from "vitest";
import { errorTable } from "../../src/base/errors.ts";
import { realWorld } from "../../src/io/world.ts";
import { MemoryNetwork } from "../fixtures/memory-network.ts";
import { NodeRig } from "../fixtures/node-rig.ts";
import { QueueConsumer, type Delivery } from "../fixtures/queue-consumer.ts";
import { tempDirectory } from "../fixtures/temp-directory.ts";
import { VirtualTime } from "../fixtures/virtual-time.ts";
import { errorOf, wireBatch, WireClient } from "../fixtures/wire-client.ts";

const HEARTBEAT_MS = 1_000;
const LOCK_MS = 2_000;

class House {
  readonly time = new VirtualTime();
  readonly network = new MemoryNetwork();

  static async open(): Promise<House> {
    const house = new House();
    const { network, time } = house;
    const flags = {
      "storage.journalFileBytes": "1MiB",
      "storage.diskReserveBytes": 0,
      "limits.maxMessageBytes": "64KiB",
      "server.heartbeatMs": HEARTBEAT_MS,
    };
    const world = { ...realWorld, network, clock: time, timers: time, threads: false };
    await new NodeRig(tempDirectory(), flags, world).start();
    return house;
  }

  client(): WireClient {
    return WireClient.overMemory(this.network.connect());
  }
}

/** A consumer that holds one message, on a connection that may have a second one. */
async function holder(house: House): Promise<{
  client: WireClient;
  consumer: QueueConsumer;
  held: Delivery[];
  secret: Uint8Array;
}> {
  const client = house.client();
  const { session } = await client.hello({ secondConnection: true });
  await client.request({ createQueue: { name: "q", settings: { lockMs: LOCK_MS, resumeGraceMs: 500 } } });
  const consumer = await QueueConsumer.begin(client, "q");
  await client.request({ publish: { target: "q", batches: [wireBatch(0, "a")] } });
  const held = await consumer.take(1);
  expect(held).toMatchObject([{ value: "a" }]);
  return { client, consumer, held, secret: session };
}

/** Half a minute in which the first connection says nothing. */
async function silence(house: House, step: () => Promise<unknown>): Promise<void> {
  for (let passed = 0; passed < 30_000; passed += 500) {
    house.time.advance(500);
    await step();
  }
}

/** The server has closed it. */
function gone(client: WireClient): Promise<unknown> {
  return expect(client.take(() => false)).rejects.toThrow(/closed/);
}

describe("a second connection", () => {
  it("keeps the session and what its consumers hold; without it both are lost", async () => {
    for (const renewing of [true, false]) {
      const house = await House.open();
      const { consumer, held, secret } = await holder(house);
      expect(secret).toHaveLength(16);
      const second = house.client();
      await second.hello({ join: secret });
      const other = house.client();
      await other.hello();
      const stranger = await QueueConsumer.begin(other, "q");
      const consumers = renewing ? [1] : [];
      await silence(house, async () => {
        expect((await second.request({ renewLocks: { consumers } })).ok).toBeTruthy();
        await other.request({ describeQueue: { name: "q" } });
      });
      const ran = stranger.come();
      if (renewing) {
        expect(ran).toEqual([]);
        expect(await consumer.settle("ACK", held)).toEqual([]);
      } else {
        expect(ran[0]).toMatchObject({ value: "a", attempts: 1 });
        expect(await consumer.settle("ACK", held)).toEqual([held[0]!.number]);
      }
    }
  });

  it("renews and pings, and nothing else; consumers that are not there are passed over", async () => {
    const house = await House.open();
    const { secret } = await holder(house);
    const second = house.client();
    const welcome = await second.hello({ join: secret, secondConnection: true });
    expect(welcome.session).toHaveLength(0);
    expect((await second.request({ renewLocks: { consumers: [7, 1, 1] } })).ok).toBeTruthy();
    const refused = await second.request({ describeQueue: { name: "q" } });
    expect(errorOf(refused)?.code).toBe(errorTable.INVALID_ARGUMENT.number);
  });

  it("is refused without the secret, and once the first is gone", async () => {
    const house = await House.open();
    const { client, secret } = await holder(house);
    await expect(house.client().hello({ join: new Uint8Array(16) })).rejects.toThrow(/no more/);
    await expect(house.client().hello({ join: secret.subarray(1) })).rejects.toThrow(/no more/);
    const second = house.client();
    await second.hello({ join: secret });
    client.destroy();
    await gone(second);
    await expect(house.client().hello({ join: secret })).rejects.toThrow(/no more/);
  });

  it("gives way to a newer one", async () => {
    const house = await House.open();
    const { secret } = await holder(house);
    const second = house.client();
    await second.hello({ join: secret });
    const third = house.client();
    await third.hello({ join: secret });
    await gone(second);
    expect((await third.request({ renewLocks: { consumers: [1] } })).ok).toBeTruthy();
  });

  it("is offered only to whoever asks", async () => {
    const house = await House.open();
    expect((await house.client().hello()).session).toHaveLength(0);
  });
});
