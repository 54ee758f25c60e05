/** What became of settled messages, their results and errors, with the client and the server as users run them. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, json, text, type Queue, type Sluice } from "../../src/sdk/index.ts";
import { startServer, type Server } from "../fixtures/server.ts";

const timeout = 60_000;

let server: Server;
let sluice: Sluice;
let queues = 0;

beforeAll(async () => {
  server = await startServer();
  sluice = await connect(server.url, { name: "settled-test" });
}, timeout);

afterAll(async () => {
  await sluice.close();
  await server[Symbol.asyncDispose]();
});

async function freshQueue(settings = {}): Promise<Queue<string>> {
  const queue = sluice.queue(`settled-${queues++}`, { codec: text });
  await queue.create({ retry: { backoff: "fixed", minMs: 0, maxMs: 0, jitter: false }, ...settings });
  return queue;
}

describe("settled messages", { timeout }, () => {
  it("say what became of them, when, in whose hands and with what result; the newest come first", async () => {
    const queue = await freshQueue({ maxAttempts: 2 });
    await queue.publish("fine", { key: "k", headers: { region: "eu" } });
    await queue.publish("broken");
    await queue.publish("plain");
    for (let left = 4; left > 0; left--) {
      const [m] = await queue.fetch(1);
      if (m!.value === "fine") m!.setResult({ sent: 3 });
      await (m!.value === "broken" ? m!.nack({ error: new Error("no route") }) : m!.ack());
    }
    const all = await queue.settled();
    expect(all.map(({ offset }) => offset).sort()).toEqual([0, 1, 2]);
    expect(all.map(({ settledAt }) => settledAt)).toEqual(
      all
        .map(({ settledAt }) => settledAt)
        .sort()
        .reverse(),
    );
    const [fine] = await queue.settled({ offset: 0 });
    expect(fine).toMatchObject({
      queue: queue.name,
      offset: 0,
      outcome: "acked",
      consumer: "settled-test",
      attempts: 0,
      result: { sent: 3 },
    });
    expect(fine!.message).toMatchObject({ value: "fine", key: "k", headers: { region: "eu" } });
    expect(fine!.settledAt).toBeGreaterThanOrEqual(fine!.message!.appendTime);
    const dead = await queue.settled({ outcome: "dead-lettered" });
    expect(dead.map(({ offset, attempts, consumer }) => [offset, attempts, consumer])).toEqual([
      [1, 2, "settled-test"],
    ]);
    expect(dead[0]!.message!.value).toBe("broken");
    expect((await queue.settled({ offset: 2 }))[0]!.result).toBeUndefined();
    expect(await queue.settled({ offset: 99 })).toEqual([]);
    expect(await queue.describe()).toMatchObject({ keptSettled: 3, settled: { acked: 2, deadLettered: 1 } });
    await expect(queue.settled({ outcome: "done" as "acked" })).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
    });
    await expect(sluice.queue("nowhere").settled()).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("are asked for a page at a time, thousands of them", async () => {
    const queue = await freshQueue();
    await queue.publishBatch(Array.from({ length: 2_500 }, (_, i) => ({ value: `m${i}` })));
    expect(await queue.purge()).toEqual({ purged: 2_500 });
    const all = await queue.settled({ limit: 10_000 });
    expect(all.length).toBe(2_500);
    expect(
      all.every(
        ({ offset, message, outcome }, i) =>
          offset === 2_499 - i && message?.value === `m${offset}` && outcome === "purged",
      ),
    ).toBe(true);
    expect((await queue.settled({ limit: 3 })).map(({ offset }) => offset)).toEqual([2_499, 2_498, 2_497]);
  });

  it("are remembered as many as the queue is to, none with 0, also when that is altered", async () => {
    const queue = await freshQueue({ keepSettled: 3 });
    await queue.publishBatch(Array.from({ length: 5 }, (_, i) => ({ value: `m${i}` })));
    await queue.purge();
    const offsets = async (): Promise<number[]> => (await queue.settled()).map(({ offset }) => offset);
    expect(await offsets()).toEqual([4, 3, 2]);
    await queue.alter({ keepSettled: 1 });
    expect(await offsets()).toEqual([4]);
    await queue.alter({ keepSettled: 0 });
    expect(await offsets()).toEqual([]);
    await queue.publish("x");
    await queue.purge();
    expect(await offsets()).toEqual([]);
    await expect(queue.alter({ keepSettled: 100_001 })).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
    await expect(queue.alter({ keepSettledMs: 1 })).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  });

  it("have as their result what a handler returns, if it is to be kept", async () => {
    const queue = await freshQueue();
    await queue.publishBatch([{ value: "a" }, { value: "large" }, { value: "b" }, { value: "nothing" }]);
    const errors: unknown[] = [];
    let left = 4;
    const { promise, resolve } = Promise.withResolvers<void>();
    const consumer = queue.consume(
      async ({ value }) => {
        await Promise.resolve();
        if (--left === 0) resolve();
        if (value === "large") return "x".repeat(70_000);
        return value === "nothing" ? undefined : { made: value };
      },
      { keepResult: true, onError: (error) => errors.push(error) },
    );
    await promise;
    await consumer.drain();
    const results = (await queue.settled())
      .sort((a, b) => a.offset - b.offset)
      .map(({ outcome, result }) => [outcome, result]);
    expect(results).toEqual([
      ["acked", { made: "a" }],
      ["acked", undefined],
      ["acked", { made: "b" }],
      ["acked", undefined],
    ]);
    expect(errors).toMatchObject([{ code: "MESSAGE_TOO_LARGE" }]);
    const batch = { batch: { size: 2 }, keepResult: true };
    expect(() => queue.consume((messages: unknown[]) => messages.length, batch)).toThrow(/keepResult/);
  });

  it("may have the largest results, many in one turn, and many errors", async () => {
    const queue = await freshQueue();
    await queue.publishBatch(Array.from({ length: 120 }, (_, i) => ({ value: `m${i}` })));
    const messages = await queue.fetch(120);
    for (const m of messages.slice(0, 10)) m.setResult("r".repeat(65_534));
    const error = (i: number): string => `${i} ${"ü".repeat(990)}`;
    await Promise.all(
      messages.map((m, i) => (i < 10 ? m.ack() : m.nack({ delayMs: 60_000, error: error(i) }))),
    );
    const results = (await queue.settled()).map(({ result }) => (result as string).length);
    expect(results).toEqual(new Array(10).fill(65_534));
    expect(await queue.describe()).toMatchObject({ delayed: 110, settled: { acked: 10 } });
  });

  it("take results that are JSON or bytes, and refuse others", async () => {
    const queue = await freshQueue();
    await queue.publish("a");
    const [m] = await queue.fetch(1);
    const circle: { self?: unknown } = {};
    circle.self = circle;
    expect(() => m!.setResult(circle)).toThrow(expect.objectContaining({ code: "ENCODE_FAILED" }));
    expect(() => m!.setResult(undefined)).toThrow(expect.objectContaining({ code: "ENCODE_FAILED" }));
    expect(() => m!.setResult(new Uint8Array(64 * 1024 + 1))).toThrow(
      expect.objectContaining({ code: "MESSAGE_TOO_LARGE" }),
    );
    m!.setResult(Uint8Array.of(0xff, 0));
    await m!.ack();
    const [settled] = await queue.settled();
    expect(settled!.result).toEqual(Uint8Array.of(0xff, 0));
    expect(settled!.resultBytes).toEqual(Uint8Array.of(0xff, 0));
  });

  it("are known after kill -9, with results, and so is why a message failed before it", async () => {
    const directory = mkdtempSync(join(tmpdir(), "sluice-settled-"));
    try {
      const first = await startServer({ data: directory });
      const before = await connect(first.url, { name: "before" });
      const settings = {
        maxAttempts: 2,
        retry: { backoff: "fixed", minMs: 0, maxMs: 0, jitter: false },
        resumeGraceMs: 0,
      } as const;
      const queue = before.queue("jobs", { codec: json<number>() });
      await queue.create(settings);
      await queue.publishBatch([{ value: 0 }, { value: 1 }]);
      for (const m of await queue.fetch(2)) {
        m.setResult([m.value]);
        await (m.value === 0 ? m.ack() : m.nack({ error: "timed out" }));
      }
      await first.kill();
      await before.close();
      await using second = await startServer({ data: directory });
      await using after = await connect(second.url, { name: "after" });
      const again = after.queue("jobs", { codec: json<number>() });
      expect(await again.settled()).toMatchObject([
        { offset: 0, outcome: "acked", consumer: "before", result: [0] },
      ]);
      const [m] = await again.fetch(1);
      expect([m!.offset, m!.attempt]).toEqual([1, 2]);
      await m!.reject("will never be");
      const [letter] = await (await again.deadLetters())!.peek();
      expect(letter!.headers).toMatchObject({
        "x-dead-letter-first-error": "timed out",
        "x-dead-letter-last-error": "will never be",
        "x-dead-letter-consumer": "after",
        "x-dead-letter-attempts": "2",
      });
      expect(await again.settled({ offset: 1 })).toMatchObject([
        { outcome: "dead-lettered", consumer: "after", attempts: 2 },
      ]);
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });
});
