/** What sluice/testing has beyond a server: time that is moved, faults, no port. */
import { afterAll, describe, expect, it } from "vitest";
import { text, type Queue, type QueueSettings, type Sluice } from "../../src/sdk/index.ts";
import { createBroker, type BrokerOptions, type TestBroker } from "../../src/testing/index.ts";
import { tempDirectory } from "../fixtures/temp-directory.ts";

const HOUR_MS = 3_600_000;
const starts: number[] = [];

afterAll(() => console.log(`${starts.length} starts: ${starts.map((ms) => Math.round(ms)).join(" ")} ms`));

async function started(options?: BrokerOptions): Promise<TestBroker> {
  const before = performance.now();
  const broker = await createBroker(options);
  starts.push(performance.now() - before);
  return broker;
}

async function queueOf(
  broker: TestBroker,
  settings: QueueSettings = {},
): Promise<Queue<string> & { sluice: Sluice }> {
  const sluice = await broker.connect();
  const queue = sluice.queue("q", { codec: text });
  await queue.create(settings);
  return Object.assign(queue, { sluice });
}

describe("a client in process", () => {
  it("is given each answer as it is, also when several come at once", async () => {
    await using broker = await started();
    const sluice = await broker.connect();
    const names = ["a", "b".repeat(50), "c".repeat(200)];
    for (const name of names) await sluice.queue(name).create();
    const asked = names.flatMap((name) => [sluice.queue(name).describe(), sluice.admin.listQueues()]);
    const answers = await Promise.all(asked);
    expect(answers.flat().map(({ name }) => name)).toEqual(names.flatMap((name) => [name, ...names]));
  });
});

describe("the clock", () => {
  it("stands still until it is moved", async () => {
    await using broker = await started();
    const before = broker.clock.now();
    await queueOf(broker);
    expect(broker.clock.now()).toBe(before);
    await broker.clock.advance(1_500);
    expect(broker.clock.now()).toBe(before + 1_500);
    expect(() => broker.clock.advance(-1)).toThrow(RangeError);
  });

  it("brings a message delayed by a day after a day, and not before", async () => {
    await using broker = await started();
    const queue = await queueOf(broker);
    const seen: string[] = [];
    queue.consume((m) => void seen.push(m.value));
    await queue.publish("tomorrow", { delayMs: 24 * HOUR_MS });
    await broker.clock.advance(24 * HOUR_MS - 1_000);
    expect(seen).toEqual([]);
    await broker.clock.advance(1_000);
    expect(seen).toEqual(["tomorrow"]);
  });

  it("brings retries at the moments the backoff says", async () => {
    await using broker = await started();
    const queue = await queueOf(broker, {
      maxAttempts: 5,
      retry: { minMs: 10_000, maxMs: 60_000, jitter: false },
    });
    const start = broker.clock.now();
    const atSeconds: number[] = [];
    queue.consume(() => {
      atSeconds.push(Math.round((broker.clock.now() - start) / 1_000));
      throw new Error("no");
    });
    await queue.publish("x");
    await broker.clock.advance(HOUR_MS);
    expect(atSeconds).toEqual([0, 10, 30, 70, 130]);
    expect((await queue.describe()).settled.deadLettered).toBe(1);
  });

  it("keeps the lock of a handler that runs for minutes, and ends that of one that hangs", async () => {
    await using broker = await started();
    const queue = await queueOf(broker, {
      lockMs: 30_000,
      retry: { backoff: "fixed", minMs: 1_000, jitter: false },
    });
    const attempts: number[] = [];
    let aborted = false;
    queue.consume(
      async (m) => {
        attempts.push(m.attempt);
        m.signal.addEventListener("abort", () => (aborted = true));
        if (m.attempt === 1) await new Promise(() => undefined);
      },
      { concurrency: 2, maxHandlerMs: 600_000 },
    );
    await queue.publish("hangs");
    await broker.clock.advance(590_000);
    expect([attempts, aborted]).toEqual([[1], false]);
    await broker.clock.advance(60_000);
    expect([attempts, aborted]).toEqual([[1, 2], true]);
  });

  it("ends the lock of a consumer that has gone, when its grace is over", async () => {
    await using broker = await started();
    const queue = await queueOf(broker, { lockMs: 30_000, resumeGraceMs: 15_000 });
    await queue.publish("x");
    const [held] = await queue.fetch(1);
    expect(held?.value).toBe("x");
    await broker.kill();
    const other = (await broker.connect()).queue("q", { codec: text });
    const seen: string[] = [];
    await queue.sluice.close();
    other.consume((m) => void seen.push(m.value));
    await broker.clock.advance(60_000);
    expect(seen).toEqual(["x"]);
  });
});

describe("faults", () => {
  it("kill: what was confirmed is there, what was not is sent again and stored once", async () => {
    await using broker = await started();
    const sluice = await broker.connect();
    const topic = sluice.topic("t", { codec: text });
    await topic.publish("confirmed", { key: "k" });
    broker.faults.slowDisk(5_000);
    let settled = false;
    const late = topic.publish("late", { key: "k" }).finally(() => (settled = true));
    // Written, and not synced.
    await broker.clock.advance(7_000);
    expect(settled).toBe(false);
    broker.faults.slowDisk(0);
    await broker.kill();
    expect(await late).toMatchObject({ offset: 1, duplicate: false });
    const read: string[] = [];
    for await (const m of topic.messages({ from: "earliest" })) if (read.push(m.value) === 2) break;
    expect(read).toEqual(["confirmed", "late"]);
  });

  it("a slow disk: the confirm comes when its write and its sync are done", async () => {
    await using broker = await started();
    const topic = (await broker.connect()).topic("t", { codec: text });
    await topic.publish("quick");
    broker.faults.slowDisk(1_000);
    let confirmed = false;
    const slow = topic.publish("slow").then(() => (confirmed = true));
    await broker.clock.advance(1_500);
    expect(confirmed).toBe(false);
    await broker.clock.advance(1_500);
    expect(confirmed).toBe(true);
    broker.faults.slowDisk(0);
    await slow;
  });

  it("a connection lost in the midst of a redrive: it goes on, and counts each message once", async () => {
    await using broker = await started();
    const queue = await queueOf(broker, { maxAttempts: 1 });
    await queue.publishBatch(Array.from({ length: 250 }, (_, i) => ({ value: `m${i}` })));
    const letters = await queue.fetch(250);
    await Promise.all(letters.map((letter) => letter.reject("no")));
    // Each entry of a hundred takes two of these.
    broker.faults.slowDisk(100);
    const moved: number[] = [];
    const redriven = queue.redrive({ limit: 220, onProgress: (soFar) => moved.push(soFar.moved) });
    await broker.clock.advance(250);
    broker.faults.cutConnections();
    await broker.clock.advance(2_000);
    broker.faults.slowDisk(0);
    await broker.clock.advance(2_000);
    expect(await redriven).toMatchObject({ moved: 220, held: 0 });
    // The reply to the first page was lost, with what it had moved and what it moved afterwards.
    expect(moved[0]).toBeGreaterThanOrEqual(100);
    expect(moved[0]).toBeLessThanOrEqual(220);
    const back = (await queue.peek({ limit: 1_000 })).map(({ value }) => value);
    expect(back).toEqual(Array.from({ length: 220 }, (_, i) => `m${i}`));
  });

  it("a full disk: publishing is refused, reading and settling go on, and when there is room all is well", async () => {
    await using broker = await started();
    const queue = await queueOf(broker);
    await queue.publish("before");
    await broker.faults.fillDisk();
    const refused = expect(queue.publish("refused")).rejects.toMatchObject({ code: "STORAGE_FULL" });
    await broker.clock.advance(30_000);
    await refused;
    const [m] = await queue.fetch(1);
    await m!.ack();
    await broker.faults.freeDisk();
    await queue.publish("after");
    expect(await queue.describe()).toMatchObject({ enqueued: 2, settled: { acked: 1 } });
  });
});

describe("brokers", () => {
  it("are worlds of their own", async () => {
    await using one = await started();
    await using two = await started();
    await (await one.connect()).topic("t", { codec: text }).publish("x");
    expect(await (await two.connect()).admin.listTopics()).toEqual([]);
    const before = two.clock.now();
    await one.clock.advance(HOUR_MS);
    expect(two.clock.now()).toBe(before);
  });

  it("in a directory keep what they have, for the next one too", async () => {
    const directory = tempDirectory();
    {
      await using broker = await started({ directory });
      const queue = await queueOf(broker);
      await queue.publish("tomorrow", { delayMs: 24 * HOUR_MS });
      await broker.restart();
      await queue.publish("kept");
      await expect(broker.kill()).rejects.toMatchObject({ code: "NOT_SUPPORTED" });
    }
    await using broker = await started({ directory });
    const seen: string[] = [];
    const sluice = await broker.connect();
    sluice.queue("q", { codec: text }).consume((m) => void seen.push(m.value));
    await broker.clock.advance(25 * HOUR_MS);
    expect(seen).toEqual(["kept", "tomorrow"]);
  });

  it("take a server's settings, and refuse unknown ones", async () => {
    await using broker = await started({ settings: { "limits.maxMessageBytes": "1KiB" } });
    const topic = (await broker.connect()).topic("t", { codec: text });
    await expect(topic.publish("x".repeat(2_000))).rejects.toMatchObject({ code: "MESSAGE_TOO_LARGE" });
    await expect(createBroker({ settings: { "limits.maxMesageBytes": 1 } })).rejects.toThrow(
      "maxMessageBytes",
    );
  });
});
