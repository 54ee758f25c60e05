/** Order by key, dispatch and limits with the client and the server as users run them. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, json, type QueueConsumer, type QueueMessage, type Sluice } from "../../src/sdk/index.ts";
import { withSeed } from "../fixtures/properties.ts";
import { startServer, type Server } from "../fixtures/server.ts";

const timeout = 120_000;
const MESSAGES = 3_000;
const KEYS = 60;
const CONSUMERS = 4;

interface Item {
  readonly key: string;
  readonly n: number;
}

let server: Server;

beforeAll(async () => {
  server = await startServer();
}, timeout);

afterAll(() => server[Symbol.asyncDispose]());

describe("a queue ordered by key", { timeout }, () => {
  it(`never runs two of ${MESSAGES} messages of a key at once, nor out of order, while consumers come, go and fail`, async () => {
    await withSeed(async (random) => {
      await using publisher = await connect(server.url);
      const settings = {
        orderBy: "key",
        resumeGraceMs: 100,
        retry: { backoff: "fixed", minMs: 1, maxMs: 5, jitter: true },
        maxAttempts: 0,
      } as const;
      await publisher.queue("ordered").create(settings);
      const queue = publisher.queue("ordered", { codec: json<Item>() });
      const counts = Array.from({ length: KEYS }, () => 0);
      const items = Array.from({ length: MESSAGES }, () => {
        const key = random.integer(0, KEYS - 1);
        return { value: { key: `k${key}`, n: counts[key]!++ }, key: `k${key}` };
      });
      const running = new Map<string, number>();
      const next = new Map<string, number>();
      const wrong: string[] = [];
      let failures = 0;
      let handled = 0;
      let allHandled!: () => void;
      const all = new Promise<void>((resolve) => (allHandled = resolve));
      const handler = async ({ value: { key, n } }: QueueMessage<Item>): Promise<void> => {
        if (running.has(key)) wrong.push(`${n} of ${key} runs while ${running.get(key)} does`);
        if (n !== (next.get(key) ?? 0)) wrong.push(`${n} of ${key} runs, ${next.get(key) ?? 0} is next`);
        running.set(key, n);
        await new Promise((resolve) => setImmediate(resolve));
        running.delete(key);
        if (random.chance(0.05)) {
          failures++;
          throw new Error("this time it fails");
        }
        next.set(key, n + 1);
        if (++handled === MESSAGES) allHandled();
        else if (handled % 500 === 0) await replaceOne();
      };
      const houses: { sluice: Sluice; consumer: QueueConsumer<Item> }[] = [];
      const join = async (): Promise<void> => {
        const sluice = await connect(server.url);
        const its = sluice.queue("ordered", { codec: json<Item>() });
        houses.push({ sluice, consumer: its.consume(handler, { concurrency: random.integer(1, 8) }) });
      };
      let replaced = 0;
      const leaving: Promise<void>[] = [];
      // It finishes what runs and gives back the rest; another comes in its place.
      const replaceOne = async (): Promise<void> => {
        replaced++;
        const { sluice } = houses.shift()!;
        leaving.push(sluice.drain());
        await join();
      };
      for (let i = 0; i < CONSUMERS; i++) await join();
      await queue.publishBatch(items);
      await all;
      await Promise.all([...leaving, ...houses.map(({ sluice }) => sluice.drain())]);
      console.log(
        `order by key: ${handled} messages of ${KEYS} keys (at least ${MESSAGES}), ${failures} failures, ${replaced} consumers replaced`,
      );
      expect(wrong).toEqual([]);
      expect(failures).toBeGreaterThan(MESSAGES / 50);
      expect(await queue.describe()).toMatchObject({ enqueued: MESSAGES, settled: { acked: MESSAGES } });
    });
  });

  it("lists the keys that wait, and why nothing is handed out", async () => {
    await using sluice = await connect(server.url);
    const queue = sluice.queue("blocked", { codec: json<number>() });
    await queue.create({ orderBy: "key", onFailure: "wait" });
    await queue.publishBatch([1, 2, 3].map((value) => ({ value, key: "order 4711" })));
    const [first, ...others] = await queue.fetch(9);
    expect(others).toEqual([]);
    expect(await queue.blockedKeys()).toEqual([
      expect.objectContaining({ key: "order 4711", offset: 0, state: "held", attempts: 0, waiting: 2 }),
    ]);
    await first!.nack({ delayMs: 60_000 });
    const [blocked] = await queue.blockedKeys({ limit: 1 });
    expect(blocked).toMatchObject({ key: "order 4711", state: "failed", attempts: 1 });
    expect(blocked!.until).toBeGreaterThan(Date.now());
    expect(await queue.fetch(1, { waitMs: 0 })).toEqual([]);
    expect(await queue.describe()).toMatchObject({ ready: 2, delayed: 1, blockedKeys: 1 });
    await queue.publish(4, { key: "another" });
    const [other] = await queue.fetch(1);
    expect(other!.value).toBe(4);
    await other!.ack();
  });

  it("goes by an order key where a message has one", async () => {
    await using sluice = await connect(server.url);
    const queue = sluice.queue("order-keys", { codec: json<number>() });
    await queue.create({ orderBy: "key" });
    await queue.publish(1, { key: "a", orderKey: "x" });
    await queue.publishBatch([
      { value: 2, key: "b", orderKey: new TextEncoder().encode("x") },
      { value: 3, key: "a", headers: { n: "3" } },
    ]);
    await sluice.atomic((tx) => tx.publish(queue, 4, { orderKey: "x", delayMs: 1 }));
    const held = await queue.fetch(9);
    expect(held.map(({ value, key, orderKey }) => [value, key, orderKey])).toEqual([
      [1, "a", "x"],
      [3, "a", undefined],
    ]);
    expect(await queue.blockedKeys()).toMatchObject([{ key: "x", offset: 0, state: "held" }]);
    for (const next of [2, 4]) {
      await held.shift()!.ack();
      held.unshift(...(await queue.fetch(9)));
      expect(held[0]).toMatchObject({ value: next, orderKey: "x" });
    }
    const topic = sluice.topic("no-order-keys", { codec: json<number>() });
    await expect(topic.publish(1, { orderKey: "x" } as object)).rejects.toThrow(/sluice.queue\(name\)/);
  });

  it("is refused settings that mean nothing", async () => {
    await using sluice = await connect(server.url);
    const refused = { code: "INVALID_ARGUMENT" };
    const queue = sluice.queue("refused");
    await expect(queue.create({ onFailure: "skip" })).rejects.toMatchObject(refused);
    await expect(queue.create({ limitsPerKey: true })).rejects.toMatchObject(refused);
    await expect(queue.create({ orderBy: "key", concurrency: 2, limitsPerKey: true })).rejects.toMatchObject(
      refused,
    );
    await expect(queue.create({ attempts: 3 } as object)).rejects.toThrow(
      /^a queue has no option "attempts": it takes lockMs/,
    );
    await expect(queue.create({ orderBy: "size" as "key" })).rejects.toMatchObject(refused);
    await expect(queue.create({ ratePerSecond: 2_000_000 })).rejects.toMatchObject(refused);
    await queue.create();
    expect(() => queue.consume(() => {}, { weight: 1_001 })).toThrow(/weight is 1001/);
    expect(() => queue.consume(() => {}, { rank: 0.5 })).toThrow(/rank is 0.5/);
  });
});

describe("dispatch", { timeout }, () => {
  it("is to the higher rank, and to one alone with fail-over", async () => {
    await using sluice = await connect(server.url);
    const queue = sluice.queue("single", { codec: json<number>() });
    await queue.create({ dispatch: "single-active" });
    const got: string[] = [];
    let came!: () => void;
    let wanted = 4;
    let enough = new Promise<void>((resolve) => (came = resolve));
    const as = (who: string) => () => {
      got.push(who);
      if (got.length === wanted) came();
    };
    const low = queue.consume(as("low"), { rank: 1 });
    await low.ready;
    const high = queue.consume(as("high"), { rank: 5 });
    await high.ready;
    await queue.publishBatch([1, 2, 3, 4].map((value) => ({ value })));
    await enough;
    const [active] = got;
    expect(new Set(got).size).toBe(1);
    wanted = 6;
    enough = new Promise<void>((resolve) => (came = resolve));
    (active === "low" ? low : high).close();
    await queue.publishBatch([5, 6].map((value) => ({ value })));
    await enough;
    expect(new Set(got.slice(4))).toEqual(new Set([active === "low" ? "high" : "low"]));
  });

  it("keeps to a concurrency, of the queue and of each key", async () => {
    await using sluice = await connect(server.url);
    const queue = sluice.queue("limited", { codec: json<number>() });
    await queue.create({ concurrency: 2 });
    await queue.publishBatch([1, 2, 3].map((value) => ({ value })));
    expect(await queue.fetch(9)).toHaveLength(2);
    expect(await queue.fetch(1, { waitMs: 0 })).toEqual([]);
    const each = sluice.queue("limited-each", { codec: json<number>() });
    await each.create({ concurrency: 1, limitsPerKey: true });
    await each.publishBatch([1, 2, 3, 4].map((value) => ({ value, key: `k${value % 2}` })));
    expect((await each.fetch(9)).map(({ value }) => value)).toEqual([1, 2]);
  });
});
