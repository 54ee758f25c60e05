/** Queues with the client and the server as users run them: processes, sockets, kill -9. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  DeadLetterError,
  RetryLaterError,
  connect,
  json,
  text,
  type Queue,
  type QueueMessage,
  type Sluice,
} from "../../src/sdk/index.ts";
import { startServer, type Server } from "../fixtures/server.ts";

const timeout = 60_000;

let server: Server;
const open: Sluice[] = [];
let queues = 0;

beforeAll(async () => {
  server = await startServer();
}, timeout);

afterAll(() => server[Symbol.asyncDispose]());

afterEach(async () => {
  await Promise.all(open.splice(0).map((sluice) => sluice.close()));
});

async function connected(url = server.url): Promise<Sluice> {
  const sluice = await connect(url);
  open.push(sluice);
  return sluice;
}

const freshName = (): string => `q${queues++}`;

async function freshQueue(settings = {}): Promise<Queue<string>> {
  const queue = (await connected()).queue(freshName(), { codec: text });
  await queue.create(settings);
  return queue;
}

/** Resolves once `count` calls were made; each call's argument. */
function callsOf<T>(count: number): { call: (value: T) => void; all: Promise<T[]> } {
  const values: T[] = [];
  let done: (values: T[]) => void;
  const all = new Promise<T[]>((resolve) => (done = resolve));
  return {
    all,
    call: (value) => {
      values.push(value);
      if (values.length === count) done(values);
    },
  };
}

describe("a queue", { timeout }, () => {
  it("is made, described, listed and deleted", async () => {
    const sluice = await connected();
    const queue = sluice.queue(freshName(), { codec: text });
    await expect(queue.describe()).rejects.toMatchObject({ code: "NOT_FOUND" });
    const settings = {
      lockMs: 5_000,
      maxAttempts: 3,
      retry: { backoff: "fixed", minMs: 10, maxMs: 20, jitter: false },
    } as const;
    const made = await queue.create(settings);
    expect(made).toMatchObject({
      name: queue.name,
      settings: { ...settings, deadLetterTo: `${queue.name}.dlq` },
    });
    await expect(queue.create()).rejects.toMatchObject({ code: "ALREADY_EXISTS" });
    expect(await queue.ensure(settings)).toMatchObject({ created: false, queue: { uid: made.uid } });
    await expect(queue.ensure({ maxAttempts: 4 })).rejects.toMatchObject({ code: "ALREADY_EXISTS" });
    await queue.publish("a");
    expect(await queue.describe()).toMatchObject({ enqueued: 1, ready: 1, pending: 0, consumers: 0 });
    expect((await sluice.admin.listQueues()).map(({ name }) => name)).toContain(queue.name);
    expect(await queue.delete()).toEqual({ messages: 1 });
    await expect(queue.describe()).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is altered, paused and resumed while it is in use", async () => {
    const queue = await freshQueue({ retry: { backoff: "fixed", minMs: 10, maxMs: 20, jitter: false } });
    await expect(queue.alter({})).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
    await expect(queue.alter({ deadLetters: true })).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
    const altered = await queue.alter({ maxAttempts: 2, retry: { maxMs: 15 } });
    expect(altered.settings).toMatchObject({
      maxAttempts: 2,
      retry: { backoff: "fixed", minMs: 10, maxMs: 15, jitter: false },
    });
    expect(await queue.pause()).toMatchObject({ paused: true, idle: { reason: "paused" } });
    const { call, all } = callsOf<string>(1);
    const consumer = queue.consume((m) => call(m.value));
    await queue.publish("a");
    expect(await queue.describe()).toMatchObject({ ready: 1, pending: 0, paused: true });
    expect(await queue.resume()).toMatchObject({ paused: false });
    expect(await all).toEqual(["a"]);
    await consumer.drain();
  });

  it("is purged, also of what a handler is working on, which is told", async () => {
    const queue = await freshQueue();
    await queue.publishBatch([{ value: "a" }, { value: "b" }, { value: "c" }]);
    const started = callsOf<string>(1);
    const aborted = callsOf<unknown>(1);
    const consumer = queue.consume(
      async (m) => {
        started.call(m.value);
        await new Promise<void>((resolve) =>
          m.signal.addEventListener("abort", () => {
            aborted.call((m.signal.reason as { code?: string }).code);
            resolve();
          }),
        );
      },
      { prefetch: 1 },
    );
    await started.all;
    expect(await queue.purge()).toEqual({ purged: 2 });
    expect(await queue.purge({ what: "all" })).toEqual({ purged: 1 });
    expect(await aborted.all).toEqual(["LOCK_LOST"]);
    consumer.close();
    await consumer.closed;
    expect(await queue.describe()).toMatchObject({ pending: 0, settled: { purged: 3, acked: 0 } });
    await expect(queue.purge({ what: "some" as "all" })).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  });

  it("has a name of its own among topics and queues", async () => {
    const sluice = await connected();
    const [topic, queue] = [freshName(), freshName()];
    await sluice.admin.createTopic(topic);
    await sluice.queue(queue).create();
    await expect(sluice.queue(topic).create()).rejects.toMatchObject({ code: "WRONG_KIND" });
    await expect(sluice.admin.createTopic(queue)).rejects.toMatchObject({ code: "WRONG_KIND" });
    await expect(sluice.topic(queue).messages().next()).rejects.toMatchObject({ code: "WRONG_KIND" });
  });

  it("is made on use, with defaults", async () => {
    const sluice = await connected();
    const queue = sluice.queue(freshName(), { codec: text });
    await queue.publish("a");
    expect(await queue.describe()).toMatchObject({ ready: 1, settings: { maxAttempts: 5, lockMs: 30_000 } });
    const other = sluice.queue(freshName(), { createIfMissing: false });
    await expect(other.publish(new Uint8Array(1))).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(other.consume(() => {}).closed).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("gives each message once, with its key and headers, and forgets it when it is acked", async () => {
    const sluice = await connected();
    const queue = sluice.queue(freshName(), { codec: json<{ n: number }>() });
    const { offset } = await queue.publish({ n: 1 }, { key: "k", headers: { region: "eu" }, timestamp: 7 });
    const { call, all } = callsOf<unknown>(1);
    const consumer = queue.consume((m) => {
      const { value, key, headers, timestamp, attempt, deliveries } = m;
      call({ value, key, headers, timestamp, attempt, deliveries, offset: m.offset });
    });
    expect(await all).toEqual([
      {
        value: { n: 1 },
        key: "k",
        headers: { region: "eu" },
        timestamp: 7,
        attempt: 1,
        deliveries: 1,
        offset,
      },
    ]);
    await consumer.drain();
    expect(await queue.describe()).toMatchObject({ ready: 0, pending: 0, settled: { acked: 1 } });
  });

  it("shares thousands of messages among consumers, each handled once", async () => {
    const queue = await freshQueue();
    const count = 5_000;
    await queue.publishBatch(Array.from({ length: count }, (_, i) => ({ value: String(i) })));
    const { call, all } = callsOf<string>(count);
    const others = [await connected(), await connected()];
    const consumers = others.map((sluice) =>
      sluice.queue(queue.name, { codec: text }).consume(async (m) => call(m.value), { concurrency: 50 }),
    );
    const seen = await all;
    await Promise.all(consumers.map((consumer) => consumer.drain()));
    expect(new Set(seen).size).toBe(count);
    expect(await queue.describe()).toMatchObject({ ready: 0, pending: 0, settled: { acked: count } });
  });
});

describe("what is peeked", { timeout }, () => {
  it("stays what it was while more is received: thousands of messages, read at the end", async () => {
    const queue = await freshQueue();
    const values = Array.from({ length: 2_500 }, (_, i) => `${i} ${"x".repeat(200)}`);
    await queue.publishBatch(values.map((value) => ({ value })));
    const peeked = await queue.peek({ limit: 2_500 });
    await queue.peek({ limit: 2_500 });
    expect(peeked.map(({ value }) => value)).toEqual(values);
  });
});

describe("what is published with times and priorities", { timeout }, () => {
  const next = async (queue: Queue<string>): Promise<string> => {
    const [m] = await queue.fetch(1, { waitMs: 30_000 });
    await m!.ack();
    return m!.value;
  };

  it("is handed out by priority, and when it is due", async () => {
    const queue = await freshQueue({ priorities: true });
    const results = await queue.publishBatch([
      { value: "low" },
      { value: "high", priority: 9 },
      { value: "later", delayMs: 300, priority: 9 },
      { value: "middle", priority: 5, headers: { a: "b" }, key: "k" },
      { value: "low 2", deliverAt: new Date(0), ttlMs: 60_000 },
    ]);
    // Each has a place of its own, whichever batch it went in.
    const peeked = await queue.peek();
    expect(results.map(({ offset }) => peeked.find((m) => m.offset === offset)!.value)).toEqual([
      "low",
      "high",
      "later",
      "middle",
      "low 2",
    ]);
    const { appendTime, priority, deliverAt } = peeked.find(({ value }) => value === "later")!;
    expect([priority, deliverAt]).toEqual([9, appendTime + 300]);
    const order: string[] = [];
    for (let i = 0; i < 4; i++) order.push(await next(queue));
    expect(order.filter((value) => value !== "later")).toEqual(
      ["high", "middle", "low", "low 2"].slice(0, order.includes("later") ? 3 : 4),
    );
    while (order.length < 5) order.push(await next(queue));
    expect(new Set(order).size).toBe(5);
  });

  it("keeps what was said of it when its request is made anew", async () => {
    const queue = await freshQueue({ priorities: true });
    const abort = new AbortController();
    // From here on it is known where they go: these are gathered in one request, and one of them is given up.
    await queue.publish("first");
    const kept = [
      queue.publish("a", { priority: 7, delayMs: 3_600_000 }),
      queue.publish("b", { priority: 3, ttlMs: 3_600_000 }),
    ];
    const given = queue.publish("c", { priority: 7, signal: abort.signal });
    abort.abort();
    await expect(given).rejects.toMatchObject({ code: "ABORTED" });
    await Promise.all(kept);
    const peeked = (await queue.peek({ from: 1 })).map(
      ({ value, priority, deliverAt, expiresAt, appendTime }) => ({
        value,
        priority,
        delay: deliverAt === undefined ? undefined : deliverAt - appendTime,
        ttl: expiresAt === undefined ? undefined : expiresAt - appendTime,
      }),
    );
    expect(peeked.sort((a, b) => a.value.localeCompare(b.value))).toEqual([
      { value: "a", priority: 7, delay: 3_600_000, ttl: undefined },
      { value: "b", priority: 3, delay: undefined, ttl: 3_600_000 },
    ]);
  });

  it("expires when nobody takes it in time", async () => {
    const queue = await freshQueue();
    await queue.publishBatch([
      { value: "gone", ttlMs: 1 },
      { value: "gone too", expiresAt: 1 },
      { value: "stays" },
    ]);
    expect(await next(queue)).toBe("stays");
    while ((await queue.describe()).settled.expired < 2);
    expect(await queue.describe()).toMatchObject({ enqueued: 3, settled: { acked: 1, expired: 2 } });
  });

  it("is refused for what a queue without priorities does not take, and takes nobody with it", async () => {
    const queue = await freshQueue();
    await queue.publish("before");
    const [plain, urgent, after] = await Promise.allSettled([
      queue.publish("plain"),
      queue.publish("urgent", { priority: 3 }),
      queue.publish("after"),
    ]);
    expect([plain.status, after.status]).toEqual(["fulfilled", "fulfilled"]);
    expect(urgent).toMatchObject({
      reason: { code: "INVALID_ARGUMENT", message: expect.stringContaining("priorities: true") as unknown },
    });
    await expect(queue.publishBatch([{ value: "a" }, { value: "b", priority: 1 }])).rejects.toThrow(
      /message 1/,
    );
    expect(await queue.describe()).toMatchObject({ enqueued: 3 });
  });

  it("is told what to do about options that cannot be", async () => {
    const sluice = await connected();
    const queue = sluice.queue(freshName(), { codec: text });
    for (const [options, message] of [
      [{ delayMs: 1, deliverAt: 1 }, /the time or the wait, not both/],
      [{ ttlMs: 1, expiresAt: 1 }, /the time or the wait, not both/],
      [{ delayMs: -1 }, /delayMs is -1, not whole milliseconds/],
      [{ ttlMs: 0 }, /expired at once/],
      [{ deliverAt: new Date(NaN) }, /deliverAt is NaN, not a Date/],
      [{ expiresAt: "tomorrow" }, /expiresAt is tomorrow/],
      [{ priority: 10 }, /0 to 9/],
      [{ orderKey: 7 }, /a key is text or Uint8Array/],
      [{ orderKey: "k" }, /is not ordered by key: create it so/],
      [{ partition: 0 }, /a queue has no partitions/],
      [{ delayms: 1 }, /did you mean "delayMs"/],
    ] as [object, RegExp][]) {
      await expect(queue.publish("a", options)).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
      await expect(queue.publish("a", options)).rejects.toThrow(message);
      await expect(queue.publishBatch([{ value: "a", ...options }])).rejects.toThrow(message);
      await expect(sluice.atomic((tx) => tx.publish(queue, "a", options))).rejects.toThrow(message);
    }
    const topic = sluice.topic(freshName(), { codec: text });
    await expect(topic.publish("a", { delayMs: 1 } as object)).rejects.toThrow(/sluice.queue\(name\)/);
  });
});

describe("a handler that fails", { timeout }, () => {
  it("gets the message again, as often as the queue allows; then it is a dead letter that can be redriven", async () => {
    const queue = await freshQueue({ maxAttempts: 3, retry: { backoff: "fixed", minMs: 5, jitter: false } });
    await queue.publish("a", { key: "k", headers: { region: "eu" } });
    const attempts: number[] = [];
    const consumer = queue.consume((m) => {
      attempts.push(m.attempt);
      throw new Error(`no ${m.attempt}`);
    });
    await untilDeadLettered(queue, 1);
    const letters = await queue.deadLetters();
    const [letter] = await letters!.fetch(1);
    expect(attempts).toEqual([1, 2, 3]);
    expect(letter).toMatchObject({ value: "a", key: "k" });
    expect(letter!.headers).toMatchObject({ region: "eu", "x-origin": queue.name });
    await letter!.release();
    await consumer.drain();

    expect(await queue.peek()).toEqual([]);
    expect((await letters!.peek()).map(({ value }) => value)).toEqual(["a"]);
    expect(await queue.redrive()).toEqual({ moved: 1, held: 0, full: 0, left: 0, exhausted: 0 });
    const { call, all } = callsOf<[string, number]>(1);
    const fixed = queue.consume((m) => call([m.value, m.attempt]));
    expect(await all).toEqual([["a", 1]]);
    await fixed.drain();
    expect(await queue.describe()).toMatchObject({ settled: { acked: 1, deadLettered: 1 }, enqueued: 2 });
  });

  it("may be waited for before the first dead letter is there; nothing else gets that name", async () => {
    const queue = await freshQueue();
    const sluice = await connected();
    const name = `${queue.name}.dlq`;
    for (const make of [() => sluice.queue(name).create(), () => sluice.admin.createTopic(name)])
      await expect(make()).rejects.toMatchObject({
        code: "ALREADY_EXISTS",
        details: { deadLetterTo: name },
      });
    const { call, all } = callsOf<string>(1);
    sluice.queue(name, { codec: text }).consume((message) => call(message.value));
    queue.consume(() => {
      throw new DeadLetterError("never");
    });
    await queue.publish("lost cause");
    expect(await all).toEqual(["lost cause"]);
    expect((await sluice.queue(name).describe()).settings).toMatchObject({ deadLetters: true });
  });

  it("may say when it is to be tried again, or that it never is", async () => {
    const queue = await freshQueue({
      retry: { backoff: "fixed", minMs: 86_400_000, maxMs: 86_400_000, jitter: false },
    });
    await queue.publishBatch([{ value: "later" }, { value: "never" }]);
    const { call, all } = callsOf<string>(3);
    const consumer = queue.consume((m) => {
      call(`${m.value} ${m.attempt}`);
      if (m.value === "never") throw new DeadLetterError("no such user");
      if (m.attempt === 1) throw new RetryLaterError({ delayMs: 1 });
    });
    expect(await all).toEqual(["later 1", "never 1", "later 2"]);
    await consumer.drain();
    expect(await queue.describe()).toMatchObject({
      ready: 0,
      delayed: 0,
      settled: { acked: 1, deadLettered: 1 },
    });
  });

  it("costs no attempt where it only gives back", async () => {
    const queue = await freshQueue();
    await queue.publish("a");
    const [first] = await queue.fetch(1);
    await first!.release();
    const [second] = await queue.fetch(1);
    expect([second!.attempt, second!.deliveries]).toEqual([1, 2]);
    await second!.nack({ delayMs: 0 });
    const [third] = await queue.fetch(1);
    expect([third!.attempt, third!.deliveries]).toEqual([2, 3]);
    await third!.ack();
    await expect(third!.reject("no")).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  });
});

describe("who consumes", { timeout }, () => {
  it("gives back what nobody has begun when it drains", async () => {
    const queue = await freshQueue();
    await queue.publishBatch(["a", "b", "c"].map((value) => ({ value })));
    let finish: (() => void) | undefined;
    const { call, all } = callsOf<string>(1);
    const first = queue.consume(
      (m) => {
        call(m.value);
        return new Promise<void>((resolve) => (finish = resolve));
      },
      { prefetch: 3 },
    );
    await all;
    const draining = first.drain();
    const others = callsOf<string>(2);
    const second = (await connected())
      .queue(queue.name, { codec: text })
      .consume((m) => others.call(`${m.value} ${m.attempt}`));
    expect(await others.all).toEqual(["b 1", "c 1"]);
    finish!();
    await draining;
    await second.drain();
    expect(await queue.describe()).toMatchObject({ pending: 0, settled: { acked: 3 } });
  });

  it("gives everything back when it closes, at no cost", async () => {
    const queue = await freshQueue();
    await queue.publish("a");
    const client = await connected();
    const { call, all } = callsOf<QueueMessage<string>>(1);
    client.queue(queue.name, { codec: text }).consume((m) => {
      call(m);
      return new Promise(() => {});
    });
    const [held] = await all;
    await client.close();
    expect(held!.signal.reason).toMatchObject({ code: "CLOSED" });
    const [again] = await queue.fetch(1);
    expect(again!.attempt).toBe(1);
    await expect(held!.ack()).rejects.toMatchObject({ code: "CLOSED" });
    await again!.ack();
  });

  it("is told when the queue is deleted", async () => {
    const queue = await freshQueue();
    const consumer = queue.consume(() => {});
    await consumer.ready;
    const told = expect(consumer.closed).rejects.toMatchObject({ code: "NOT_FOUND" });
    await (await connected()).queue(queue.name).delete();
    await told;
  });

  it("may take messages in a loop, and leave it", async () => {
    const queue = await freshQueue();
    await queue.publishBatch(["a", "b", "c"].map((value) => ({ value })));
    for await (const m of queue.messages()) {
      if (m.value === "c") break;
      await m.ack();
    }
    const [left] = await queue.fetch(3);
    expect([left!.value, left!.attempt]).toEqual(["c", 1]);
    await left!.ack();
  });
});

describe("a message", { timeout }, () => {
  it("can be published to a queue and a topic at once", async () => {
    const sluice = await connected();
    const [queue, topic] = [
      sluice.queue(freshName(), { codec: text }),
      sluice.topic(freshName(), { codec: text }),
    ];
    await sluice.atomic((tx) => {
      tx.publish(queue, "a");
      tx.publish(topic, "b");
    });
    const [message] = await queue.fetch(1);
    expect(message!.value).toBe("a");
    await message!.ack();
  });
});

/** Asks until so many are dead letters. */
async function untilDeadLettered(queue: Queue<string>, count: number): Promise<void> {
  while ((await queue.describe()).settled.deadLettered < count);
}
