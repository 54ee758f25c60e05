/** The client's behaviour, told once, over a broker in this process and over the shipped server. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  DeadLetterError,
  RetryLaterError,
  text,
  type Queue,
  type QueueMessage,
  type QueueSettings,
  type Sluice,
  type Topic,
} from "../../src/sdk/index.ts";
import { inProcess, overTcp, type Backend } from "./backends.ts";

const FIXED: QueueSettings = { retry: { backoff: "fixed", minMs: 300, maxMs: 300, jitter: false } };

describe.each([
  ["in process", inProcess],
  ["over TCP", overTcp],
])("a client %s", (_name, create) => {
  let backend: Backend;
  let sluice: Sluice;
  let number = 0;
  beforeAll(async () => {
    backend = await create();
  });
  afterAll(() => backend.close());
  afterEach(() => sluice.close());

  async function freshQueue(settings: QueueSettings = {}): Promise<Queue<string>> {
    sluice = await backend.connect();
    const queue = sluice.queue(`q${number++}`, { codec: text });
    await queue.create(settings);
    return queue;
  }

  async function freshTopic(): Promise<Topic<string>> {
    sluice = await backend.connect();
    return sluice.topic(`t${number++}`, { codec: text });
  }

  it("publishes to a topic and reads it from the beginning, in order by key", async () => {
    const topic = await freshTopic();
    const values = Array.from({ length: 200 }, (_, i) => `${i}`);
    const results = await Promise.all(values.map((value) => topic.publish(value, { key: "k" })));
    expect(results.map(({ offset }) => offset)).toEqual(values.map((_, i) => i));
    const read: string[] = [];
    for await (const m of topic.messages({ from: "earliest" })) {
      expect(m.key).toBe("k");
      if (read.push(m.value) === values.length) break;
    }
    expect(read).toEqual(values);
  });

  it("hands a topic's messages to a handler", async () => {
    const topic = await freshTopic();
    const seen = collector(3);
    await topic.publishBatch([{ value: "a" }, { value: "b" }, { value: "c" }]);
    const consumer = topic.consume((m) => seen.add(m.value), { from: "earliest" });
    expect((await seen.all).sort()).toEqual(["a", "b", "c"]);
    await consumer.drain();
  });

  it("acks what a handler returns from, once each", async () => {
    const queue = await freshQueue();
    const seen = collector(50);
    await queue.publishBatch(Array.from({ length: 50 }, (_, i) => ({ value: `${i}` })));
    const consumer = queue.consume((m) => seen.add(m.value), { concurrency: 8 });
    expect(new Set(await seen.all).size).toBe(50);
    await consumer.drain();
    expect(await queue.describe()).toMatchObject({ ready: 0, pending: 0, settled: { acked: 50 } });
  });

  it("tries again after the backoff, and makes a dead letter of what failed too often", async () => {
    const queue = await freshQueue({ ...FIXED, maxAttempts: 2 });
    await queue.publish("bad");
    const tries = collector<number>(2);
    const consumer = queue.consume((m) => {
      tries.add(m.attempt);
      throw new Error("no");
    });
    await tries.reached(1);
    await backend.pass(300);
    expect(await tries.all).toEqual([1, 2]);
    await consumer.drain();
    const [letter] = (await (await queue.deadLetters())?.peek()) ?? [];
    expect(letter?.value).toBe("bad");
    expect(letter?.headers).toMatchObject({ "x-dead-letter-last-error": "Error: no" });
    expect(await queue.describe()).toMatchObject({ settled: { deadLettered: 1, acked: 0 } });
  });

  it("shows how far a handler is while it runs, and with what result it ended", async () => {
    const queue = await freshQueue();
    await queue.publish("film", { messageId: "4711" });
    const [m] = await queue.fetch(1);
    m!.progress(40, { page: 4 });
    // The answer to what comes after it: by then the server knows.
    await m!.extend();
    const progress = { percent: 40, value: { page: 4 } };
    expect(await queue.find("4711")).toMatchObject({ state: "pending", progress });
    expect(await queue.peek()).toMatchObject([{ value: "film", progress }]);
    expect(await queue.describe()).toMatchObject({ pending: 1, reported: 1, droppedReports: 0 });
    m!.setResult({ minutes: 90 });
    await m!.ack();
    const { until, ...found } = (await queue.find("4711"))!;
    expect(found).toMatchObject({ state: "settled", outcome: "acked", attempts: 0, progress: undefined });
    expect(found.result).toEqual({ minutes: 90 });
    expect(until).toBe((await queue.settled())[0]!.settledAt);
    expect(await queue.describe()).toMatchObject({ reported: 0 });
  });

  it("makes a dead letter at once of what is never to work, and sends it back", async () => {
    const queue = await freshQueue();
    await queue.publish("x");
    const tries = collector<string>(2);
    const consumer = queue.consume((m) => {
      tries.add(`${m.value} ${m.attempt}`);
      if (tries.values.length === 1) throw new DeadLetterError("not yet");
    });
    await tries.reached(1);
    await settledBy(queue, ({ deadLettered }) => deadLettered === 1);
    expect((await queue.redrive()).moved).toBe(1);
    expect(await tries.all).toEqual(["x 1", "x 1"]);
    await consumer.drain();
    expect(await queue.describe()).toMatchObject({ settled: { deadLettered: 1, acked: 1 } });
  });

  it("sends back those that are meant, counted first, edited, at a rate; and moves what waits to another queue", async () => {
    const queue = await freshQueue();
    const values = Array.from({ length: 12 }, (_, i) => `m${i}`);
    await queue.publishBatch(
      values.map((value, i) => ({ value, headers: { parity: i % 2 === 0 ? "even" : "odd" } })),
    );
    const dead = queue.consume(() => {
      throw new DeadLetterError("no");
    });
    await settledBy(queue, ({ deadLettered }) => deadLettered === 12);
    await dead.drain();
    const none = { held: 0, full: 0, left: 0, exhausted: 0 };
    const even = { filter: { headers: { parity: "even" } } };
    expect(await queue.redrive({ ...even, dryRun: true })).toEqual({ moved: 6, ...none });
    expect(await queue.redrive({ filter: { reason: "attempts" } })).toEqual({ moved: 0, ...none });
    expect(await queue.redrive({ ...even, limit: 4, edit: { value: "fixed" } })).toEqual({
      moved: 4,
      ...none,
    });
    const progress: number[] = [];
    const rest = queue.redrive({ ratePerSecond: 8, onProgress: ({ moved }) => progress.push(moved) });
    for (let i = 0; i < 5; i++) await backend.pass(250);
    expect(await rest).toEqual({ moved: 8, ...none });
    expect(progress).toEqual([2, 4, 6, 8]);
    expect((await queue.peek()).map(({ value }) => value)).toEqual([
      ...["fixed", "fixed", "fixed", "fixed"],
      ...["m1", "m3", "m5", "m7", "m8", "m9", "m10", "m11"],
    ]);
    const other = sluice.queue(`${queue.name}-other`, { codec: text });
    await expect(queue.move({ to: other.name })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await other.create();
    expect(await queue.move({ to: other.name, limit: 3, filter: { headers: { parity: "odd" } } })).toEqual({
      moved: 3,
      held: 0,
      full: 0,
    });
    expect((await other.peek()).map(({ value }) => value)).toEqual(["m1", "m3", "m5"]);
    for (const wrong of [{ limit: 0 }, { ratePerSecond: 0 }, { filter: { since: NaN } }, { fliter: {} }])
      await expect(queue.redrive(wrong)).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
    await expect(queue.move({ to: queue.name })).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  });

  it("waits as long as RetryLaterError says, and lets others go before", async () => {
    const queue = await freshQueue();
    await queue.publish("later");
    const seen = collector(3);
    const consumer = queue.consume((m) => {
      seen.add(`${m.value} ${m.attempt}`);
      if (m.value === "later" && m.attempt === 1) throw new RetryLaterError({ delayMs: 500 });
    });
    await seen.reached(1);
    await queue.publish("now");
    await seen.reached(2);
    await backend.pass(500);
    expect(await seen.all).toEqual(["later 1", "now 1", "later 2"]);
    await consumer.drain();
  });

  it("hands out a delayed message when its time has come", async () => {
    const queue = await freshQueue();
    await queue.publish("delayed", { delayMs: 500 });
    await queue.publish("at once");
    const seen = collector(2);
    const consumer = queue.consume((m) => seen.add(m.value));
    await seen.reached(1);
    await backend.pass(500);
    expect(await seen.all).toEqual(["at once", "delayed"]);
    await consumer.drain();
  });

  it("settles by hand: ack, nack, reject, release", async () => {
    const queue = await freshQueue({ priorities: true });
    await queue.publishBatch(["a", "b", "c", "d"].map((value, i) => ({ value, priority: 9 - i })));
    const [a, b, c, d] = await fetched(queue, 4);
    expect([a, b, c, d].map((m) => m!.value)).toEqual(["a", "b", "c", "d"]);
    await a!.ack();
    await b!.nack({ delayMs: 0 });
    await c!.reject("no");
    await d!.release();
    const again = await fetched(queue, 2);
    expect(again.map((m) => `${m.value} ${m.attempt}`)).toEqual(["b 2", "d 1"]);
    await Promise.all(again.map((m) => m.ack()));
    expect(await queue.describe()).toMatchObject({ pending: 0, settled: { acked: 3, deadLettered: 1 } });
  });

  it("publishes to several at once, or nothing", async () => {
    const queue = await freshQueue();
    const other = sluice.queue(`q${number++}`, { codec: text });
    await other.create();
    await sluice.atomic((tx) => (tx.publish(queue, "1"), tx.publish(other, "2")));
    const cancelled = sluice.atomic((tx) => {
      tx.publish(queue, "3");
      throw new Error("changed my mind");
    });
    await expect(cancelled).rejects.toThrow("changed my mind");
    expect([(await queue.describe()).enqueued, (await other.describe()).enqueued]).toEqual([1, 1]);
  });

  it("acks and publishes in one", async () => {
    const queue = await freshQueue();
    const results = sluice.queue(`q${number++}`, { codec: text });
    await queue.publish("work");
    const [m] = await fetched(queue, 1);
    await sluice.atomic((tx) => (tx.publish(results, `${m!.value} done`), tx.ack(m!)));
    expect((await queue.describe()).settled.acked).toBe(1);
    const [result] = await fetched(results, 1);
    expect(result!.value).toBe("work done");
    await result!.ack();
  });

  it("runs nothing twice over a lost connection, and takes the ack after it", async () => {
    const queue = await freshQueue();
    await queue.publish("long");
    const started = collector(1);
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const consumer = queue.consume(async (m) => {
      started.add(`${m.value} ${m.attempt}`);
      await finished;
    });
    await started.all;
    const again = reconnected(sluice);
    backend.cut();
    await again;
    finish();
    await settledBy(queue, ({ acked }) => acked === 1);
    await consumer.drain();
    expect(started.values).toEqual(["long 1"]);
  });

  it("stores once what is published while connections are lost and the broker restarts", async () => {
    const topic = await freshTopic();
    const published: Promise<unknown>[] = [];
    const burst = (): void => {
      for (let i = 0; i < 100; i++) published.push(topic.publish(`${published.length}`, { key: "k" }));
    };
    burst();
    backend.cut();
    burst();
    await Promise.all(published);
    burst();
    await backend.restart();
    burst();
    await Promise.all(published);
    const read: string[] = [];
    for await (const m of topic.messages({ from: "earliest" })) if (read.push(m.value) === 400) break;
    expect(read).toEqual(Array.from({ length: 400 }, (_, i) => `${i}`));
  });

  it("goes on with a queue after a restart: what runs is not run twice", async () => {
    const queue = await freshQueue();
    await queue.publishBatch([{ value: "a" }, { value: "b" }]);
    const seen = collector(2);
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const consumer = queue.consume(async (m) => {
      seen.add(`${m.value} ${m.attempt}`);
      await finished;
    });
    await seen.reached(1);
    const again = reconnected(sluice);
    await backend.restart();
    await again;
    finish();
    expect(await seen.all).toEqual(["a 1", "b 1"]);
    await settledBy(queue, ({ acked }) => acked === 2);
    await consumer.drain();
  });

  it("is refused in the same words", async () => {
    const topic = await freshTopic();
    await expect(topic.publish("x".repeat(2_000_000))).rejects.toMatchObject({ code: "MESSAGE_TOO_LARGE" });
    const missing = sluice.queue("missing", { codec: text, createIfMissing: false });
    await expect(missing.publish("x")).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(missing.describe()).rejects.toMatchObject({ code: "NOT_FOUND" });
    await sluice.close();
    await expect(topic.publish("x")).rejects.toMatchObject({ code: "CLOSED" });
  });

  it("stores a message with an id once, finds it by that, and takes it back", async () => {
    const queue = await freshQueue({ maxAttempts: 3 });
    const first = await queue.publish("a", { messageId: "4711", delayMs: 3_600_000 });
    expect(first).toMatchObject({ offset: 0, duplicate: false });
    expect(await queue.publish("b", { messageId: "4711" })).toMatchObject({ offset: 0, duplicate: true });
    const results = await queue.publishBatch([
      { value: "c" },
      { value: "d", messageId: "4711" },
      { value: "e", messageId: "e" },
      { value: "f", messageId: "e" },
      { value: "g", messageId: "g" },
    ]);
    const seen = (of: typeof results) =>
      of.map(({ offset, duplicate }) => `${offset}${duplicate ? " again" : ""}`);
    expect(seen(results)).toEqual(["1", "0 again", "2", "2 again", "3"]);
    const found = await queue.find("4711");
    expect(found).toMatchObject({ offset: 0, state: "delayed", attempts: 0, consumer: undefined });
    expect(found!.until).toBeGreaterThan(Date.now() - 3_600_000);
    expect(await queue.find("nobody")).toBeUndefined();
    expect(await queue.find("g")).toMatchObject({ offset: 3, state: "ready", until: undefined });

    expect(await queue.cancel("4711")).toEqual({ offset: 0 });
    await expect(queue.cancel("4711")).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await queue.publish("h", { messageId: "4711" })).toMatchObject({ offset: 4, duplicate: false });

    const messages = await fetched(queue, 4);
    expect(messages.map(({ value, messageId }) => [value, messageId])).toEqual([
      ["c", undefined],
      ["e", "e"],
      ["g", "g"],
      ["h", "4711"],
    ]);
    expect(await queue.find("g")).toMatchObject({ state: "pending", attempts: 0 });
    await expect(queue.cancel("g")).rejects.toMatchObject({ code: "MESSAGE_HELD" });
    await messages[2]!.nack({ delayMs: 3_600_000 });
    expect(await queue.find("g")).toMatchObject({ state: "delayed", attempts: 1 });
    expect(await queue.cancel("g")).toEqual({ offset: 3 });
    await messages[3]!.ack();
    expect(await queue.find("4711")).toMatchObject({ offset: 4, state: "settled" });
    await expect(queue.cancel("4711")).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await queue.publish("i", { messageId: "4711" })).toMatchObject({ offset: 4, duplicate: true });
    const { enqueued, settled, ids } = await queue.describe();
    expect([enqueued, settled.cancelled, settled.acked, ids.duplicates]).toEqual([5, 2, 1, 4]);
    await expect(queue.publish("j", { messageId: "x".repeat(257) })).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
    });
  });

  it("replaces a message that waits by a later one with its id, where the queue says so", async () => {
    const queue = await freshQueue({ dedup: "debounce" });
    await queue.publish("a", { messageId: "x", delayMs: 3_600_000 });
    await queue.publish("b", { messageId: "x", delayMs: 3_600_000 });
    expect(await queue.publish("c", { messageId: "x" })).toMatchObject({ offset: 2, duplicate: false });
    expect((await queue.peek()).map(({ value }) => value)).toEqual(["c"]);
    const [held] = await fetched(queue, 1);
    await queue.publish("d", { messageId: "x" });
    await queue.publish("e", { messageId: "x" });
    await held!.ack();
    const [next] = await fetched(queue, 1);
    expect(next!.value).toBe("e");
    await next!.ack();
    const { settled, enqueued } = await queue.describe();
    expect([enqueued, settled.acked, settled.replaced]).toEqual([5, 2, 3]);
  });

  it("answers an atomic batch with what of it was there already, and forgets ids when it is told to", async () => {
    const queue = await freshQueue({ dedup: "until-settled" });
    await queue.publish("a", { messageId: "x" });
    const [m] = await fetched(queue, 1);
    const results = await sluice.atomic((tx) => {
      tx.publish(queue, "b", { messageId: "x" });
      tx.publish(queue, "c", { messageId: "y" });
      tx.ack(m!);
    });
    // Acks come first: by then x is settled, and may be used again.
    expect(JSON.stringify(results)).toContain('"offset":1,"duplicate":false');
    expect(await queue.publish("d", { messageId: "y" })).toMatchObject({ offset: 2, duplicate: true });
    await queue.purge();
    expect(await queue.publish("d", { messageId: "y" })).toMatchObject({ offset: 3, duplicate: false });
  });
});

/** Values as they come; `all` resolves with the first `count`. */
function collector<T = string>(
  count: number,
): {
  readonly values: T[];
  add(value: T): void;
  reached(count: number): Promise<void>;
  readonly all: Promise<T[]>;
} {
  const values: T[] = [];
  const waiting: { count: number; wake: () => void }[] = [];
  const reached = (least: number): Promise<void> =>
    new Promise((wake) => (values.length >= least ? wake() : waiting.push({ count: least, wake })));
  return {
    values,
    add(value) {
      values.push(value);
      for (const { count, wake } of waiting) if (values.length >= count) wake();
    },
    reached,
    all: reached(count).then(() => values.slice(0, count)),
  };
}

/** Asks until it is so: what was settled leaves the client at the end of a turn. */
async function settledBy(
  queue: Queue<string>,
  is: (settled: { readonly acked: number; readonly deadLettered: number }) => boolean,
): Promise<void> {
  while (!is((await queue.describe()).settled));
}

/** `count` messages, in as many fetches as it takes. */
async function fetched(queue: Queue<string>, count: number): Promise<QueueMessage<string>[]> {
  const messages: QueueMessage<string>[] = [];
  while (messages.length < count) messages.push(...(await queue.fetch(count - messages.length)));
  return messages;
}

function reconnected(sluice: Sluice): Promise<void> {
  return new Promise((resolve) => {
    let lost = false;
    const off = sluice.status.on(({ type }) => {
      lost ||= type === "disconnected";
      if (!lost || type !== "connected") return;
      off();
      resolve();
    });
  });
}
