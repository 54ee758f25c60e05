/** The time to live of a queue, with the client and the server's engine in one process, whose clock is moved. */
import { describe, expect, it } from "vitest";
import { text, type Queue, type QueueSettings } from "../../src/sdk/index.ts";
import { createBroker, type TestBroker } from "../../src/testing/index.ts";

const MINUTE_MS = 60_000;

async function queueOf(broker: TestBroker, settings: QueueSettings): Promise<Queue<string>> {
  const queue = (await broker.connect()).queue("q", { codec: text });
  await queue.create(settings);
  return queue;
}

const peeked = async (queue: Queue<string> | undefined): Promise<string[]> =>
  ((await queue?.peek()) ?? []).map(({ value }) => value);

describe("the time to live of a queue", () => {
  it("ends messages without any consumer, but not those with a longer life of their own, over a restart", async () => {
    await using broker = await createBroker();
    const queue = await queueOf(broker, { ttlMs: 10 * MINUTE_MS });
    await queue.publish("plain");
    await queue.publish("lasting", { ttlMs: 60 * MINUTE_MS });
    await queue.publish("delayed", { delayMs: 5 * MINUTE_MS });
    await broker.clock.advance(6 * MINUTE_MS);
    await broker.restart();
    await queue.publish("later");
    await broker.clock.advance(4 * MINUTE_MS + 1_000);
    expect(await peeked(queue)).toEqual(["lasting", "delayed", "later"]);
    await broker.clock.advance(5 * MINUTE_MS);
    expect(await peeked(queue)).toEqual(["lasting", "later"]);
    await broker.clock.advance(60 * MINUTE_MS);
    const { settled, enqueued } = await queue.describe();
    expect([settled.expired, enqueued]).toEqual([4, 4]);
  });

  it("leaves what a consumer holds, until it comes back", async () => {
    await using broker = await createBroker();
    const queue = await queueOf(broker, { ttlMs: 10_000 });
    await queue.publish("held");
    await queue.publish("waits");
    const [held] = await queue.fetch(1);
    await broker.clock.advance(20_000);
    expect((await queue.describe()).settled.expired).toBe(1);
    await held!.nack({ delayMs: 0 });
    await broker.clock.advance(100);
    expect((await queue.describe()).settled.expired).toBe(2);
  });

  it("makes dead letters of what expires, if asked: also of what expires by itself", async () => {
    await using broker = await createBroker();
    const queue = await queueOf(broker, { ttlMs: 10_000, deadLetterExpired: true });
    await queue.publish("short", { ttlMs: 1_000 });
    await queue.publish("plain");
    await broker.clock.advance(30_000);
    const letters = (await (await queue.deadLetters())!.peek()).map(({ value, headers }) => [
      value,
      headers["x-dead-letter-reason"],
      headers["x-dead-letter-attempts"],
    ]);
    expect(letters).toEqual([
      ["short", "expired", "0"],
      ["plain", "expired", "0"],
    ]);
    expect((await queue.describe()).settled).toMatchObject({ expired: 0, deadLettered: 2 });
  });

  it("waits with dead letters while the disk has no room for them", async () => {
    await using broker = await createBroker();
    const queue = await queueOf(broker, { ttlMs: 10_000, deadLetterExpired: true });
    await queue.publish("plain");
    await broker.faults.fillDisk();
    await broker.clock.advance(30_000);
    expect((await queue.describe()).settled.deadLettered).toBe(0);
    await broker.faults.freeDisk();
    await broker.clock.advance(5_000);
    expect((await queue.describe()).settled.deadLettered).toBe(1);
  });

  it("begins to count when it is first set, and is taken at once when it is altered", async () => {
    await using broker = await createBroker();
    const queue = await queueOf(broker, {});
    await queue.publish("old");
    await broker.clock.advance(60 * MINUTE_MS);
    await queue.alter({ ttlMs: 10 * MINUTE_MS });
    await broker.clock.advance(9 * MINUTE_MS);
    expect(await peeked(queue)).toEqual(["old"]);
    await queue.alter({ ttlMs: 5 * MINUTE_MS });
    await broker.clock.advance(100);
    expect(await peeked(queue)).toEqual([]);
    await expect(queue.alter({ deadLetterExpired: true, deadLetterTo: null })).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
    });
  });
});
