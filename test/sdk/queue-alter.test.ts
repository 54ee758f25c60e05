/** A queue altered under its running consumers, with the client and the server's engine in one process. */
import { describe, expect, it } from "vitest";
import { text, type Queue, type QueueSettings } from "../../src/sdk/index.ts";
import { createBroker, type TestBroker } from "../../src/testing/index.ts";

async function queueOf(broker: TestBroker, settings: QueueSettings = {}): Promise<Queue<string>> {
  const queue = (await broker.connect()).queue("q", { codec: text });
  await queue.create(settings);
  return queue;
}

describe("a queue in use", () => {
  it("begins to be ordered by key: what is in hands goes on, then one of a key at a time", async () => {
    await using broker = await createBroker();
    const queue = await queueOf(broker);
    for (const n of [1, 2, 3, 4]) await queue.publish(`a${n}`, { key: "a" });
    await queue.publish("b", { key: "b" });
    const [a1, a2] = await queue.fetch(2);
    const altered = await queue.alter({ orderBy: "key" });
    expect(altered.settings).toMatchObject({ orderBy: "key", onFailure: "wait" });
    expect((await queue.fetch(9)).map(({ value }) => value)).toEqual(["b"]);
    await a1!.ack();
    await a2!.nack({ delayMs: 10_000 });
    expect(await queue.blockedKeys()).toMatchObject([{ key: "a", offset: 1, state: "failed" }]);
    await queue.alter({ onFailure: "skip" });
    const [a3, ...others] = await queue.fetch(9);
    expect([a3!.value, others.length]).toEqual(["a3", 0]);
    // And it ends: what waited goes.
    await queue.alter({ orderBy: "none", onFailure: "wait" });
    expect((await queue.fetch(9)).map(({ value }) => value)).toEqual(["a4"]);
    await broker.restart();
    expect((await queue.describe()).settings).toMatchObject({ orderBy: "none", onFailure: "wait" });
  });

  it("takes limits of rate and concurrency, and whom to hand to, at once", async () => {
    await using broker = await createBroker();
    const queue = await queueOf(broker);
    const seen: string[] = [];
    const consumer = queue.consume((m) => void seen.push(m.value), { concurrency: 5 });
    await queue.publish("first");
    await broker.clock.advance(10);
    await queue.alter({ ratePerSecond: 1, dispatch: "single-active" });
    for (const n of [1, 2, 3]) await queue.publish(`m${n}`);
    await broker.clock.advance(500);
    expect(seen).toEqual(["first", "m1"]);
    expect((await queue.describe()).idle?.reason).toBe("rate-limit");
    await broker.clock.advance(1_000);
    expect(seen).toEqual(["first", "m1", "m2"]);
    await queue.alter({ ratePerSecond: 0 });
    await broker.clock.advance(10);
    expect(seen).toEqual(["first", "m1", "m2", "m3"]);
    await consumer.drain();
    await queue.alter({ concurrency: 1 });
    for (const n of [4, 5]) await queue.publish(`m${n}`);
    expect(await queue.fetch(9)).toHaveLength(1);
    await queue.alter({ limitsPerKey: true });
    expect(await queue.fetch(9)).toHaveLength(1);
  });

  it("is refused what would mean nothing, and stays as it is", async () => {
    await using broker = await createBroker();
    const queue = await queueOf(broker);
    const refused = { code: "INVALID_ARGUMENT" };
    await expect(queue.alter({ onFailure: "skip" })).rejects.toMatchObject(refused);
    await expect(queue.alter({ limitsPerKey: true })).rejects.toMatchObject(refused);
    await queue.alter({ orderBy: "key", onFailure: "skip" });
    await expect(queue.alter({ orderBy: "none" })).rejects.toMatchObject(refused);
    await expect(queue.alter({ deadLetters: true })).rejects.toMatchObject(refused);
    expect((await queue.describe()).settings.orderBy).toBe("key");
  });
});
