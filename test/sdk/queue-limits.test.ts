/** Limits of a queue with the client and the server's engine in one process: three ways to be full, over restarts. */
import { describe, expect, it } from "vitest";
import { SluiceError, text, type Queue, type QueueSettings, type Sluice } from "../../src/sdk/index.ts";
import { createBroker, type TestBroker } from "../../src/testing/index.ts";

async function queueOf(
  broker: TestBroker,
  settings: QueueSettings,
): Promise<{ sluice: Sluice; queue: Queue<string> }> {
  const sluice = await broker.connect();
  const queue = sluice.queue("q", { codec: text });
  await queue.create(settings);
  return { sluice, queue };
}

const publishAll = async (queue: Queue<string>, ...values: string[]): Promise<void> => {
  for (const value of values) await queue.publish(value);
};

/** Its code and details; "" when it stood. */
async function refusal(promise: Promise<unknown>): Promise<[code: string, details: object]> {
  try {
    await promise;
    return ["", {}];
  } catch (error) {
    if (!(error instanceof SluiceError)) throw error;
    return [error.code, error.details];
  }
}

const peeked = async (queue: Queue<string> | undefined): Promise<string[]> =>
  ((await queue?.peek()) ?? []).map(({ value }) => value);

describe("a queue that refuses when it is full", () => {
  it("counts what consumers hold and what waits for its time, and takes more once some is settled", async () => {
    await using broker = await createBroker();
    const { sluice, queue } = await queueOf(broker, { maxMessages: 3 });
    await publishAll(queue, "a", "b");
    await queue.publish("c", { delayMs: 60_000 });
    const [a] = await queue.fetch(2);
    const full = { queue: "q", setting: "maxMessages", limit: "3", has: "3", adding: "1" };
    expect(await refusal(queue.publish("d"))).toEqual(["QUEUE_FULL", full]);
    // What goes elsewhere does not wait for that queue.
    await sluice.topic("t", { codec: text }).publish("x");
    await broker.restart();
    expect(await refusal(queue.publish("d"))).toEqual(["QUEUE_FULL", full]);
    await a!.ack();
    expect((await queue.publish("d")).offset).toBe(3);
    // Two at once are one request, which does not fit as a whole.
    await queue.alter({ maxMessages: 4 });
    const two = await Promise.all([queue.publish("e"), queue.publish("f")].map(refusal));
    expect(two.map(([code]) => code)).toEqual(["QUEUE_FULL", "QUEUE_FULL"]);
    expect(SluiceError.is(new SluiceError("QUEUE_FULL", ""), "QUEUE_FULL")).toBe(true);
    expect(new SluiceError("QUEUE_FULL", "").retryable).toBe(true);
  });

  it("refuses an atomic batch as a whole, unless what it acks makes room", async () => {
    await using broker = await createBroker();
    const { sluice, queue } = await queueOf(broker, { maxMessages: 2 });
    const topic = sluice.topic("t", { codec: text });
    await sluice.admin.createTopic("t", { partitions: 1 });
    await topic.publish("first");
    await publishAll(queue, "a", "b");
    const [a] = await queue.fetch(1);
    const [code] = await refusal(
      sluice.atomic((tx) => {
        tx.publish(topic, "no");
        tx.publish(queue, "no");
      }),
    );
    expect(code).toBe("QUEUE_FULL");
    await sluice.atomic((tx) => {
      tx.ack(a!);
      tx.publish(topic, "yes");
      tx.publish(queue, "c");
    });
    expect(await peeked(queue)).toEqual(["b", "c"]);
    expect((await topic.publish("last")).offset).toBe(2);
  });

  it("counts bytes, and tells a message that is too large for it", async () => {
    await using broker = await createBroker();
    const { queue } = await queueOf(broker, { maxBytes: 1_000 });
    const message = "x".repeat(450);
    await publishAll(queue, message, message);
    expect((await queue.describe()).unsettledBytes).toBeGreaterThan(900);
    const [code, details] = await refusal(queue.publish(message));
    expect([code, details]).toMatchObject(["QUEUE_FULL", { setting: "maxBytes", limit: "1000" }]);
    expect((await refusal(queue.publish("x".repeat(1_001))))[0]).toBe("MESSAGE_TOO_LARGE");
    for await (const m of queue.messages()) {
      await m.ack();
      break;
    }
    await queue.publish(message);
  });

  it("leaves dead letters that would come back where they are", async () => {
    await using broker = await createBroker();
    const { queue } = await queueOf(broker, { maxMessages: 2, maxAttempts: 1 });
    await publishAll(queue, "a", "b");
    for (const m of await queue.fetch(2)) await m.reject();
    await queue.publish("c");
    expect(await queue.redrive()).toMatchObject({ moved: 1, left: 0, full: 1 });
    expect(await peeked(queue)).toEqual(["c", "a"]);
    expect(await peeked(await queue.deadLetters())).toEqual(["b"]);
  });
});

describe("a queue that drops its oldest", () => {
  it("keeps the newest, drops what consumers hold, who are told, and counts it", async () => {
    await using broker = await createBroker();
    const { queue } = await queueOf(broker, { maxMessages: 2, onFull: "drop-oldest", priorities: true });
    await queue.publish("urgent", { priority: 9 });
    await queue.publish("a");
    const held = await queue.fetch(2);
    await publishAll(queue, "b", "c");
    expect(await refusal(held.find(({ value }) => value === "a")!.ack())).toMatchObject(["LOCK_LOST", {}]);
    expect(await peeked(queue)).toEqual(["urgent", "c"]);
    await held.find(({ value }) => value === "urgent")!.ack();
    await broker.kill();
    const { settled, ready, enqueued } = await queue.describe();
    expect([settled.dropped, settled.acked, ready, enqueued]).toEqual([2, 1, 1, 4]);
  });

  it("lets go of a backlog when its limit is lowered", async () => {
    await using broker = await createBroker();
    const { queue } = await queueOf(broker, {});
    await queue.publishBatch(Array.from({ length: 2_500 }, (_, i) => ({ value: `m${i}` })));
    const info = await queue.alter({ maxMessages: 10, onFull: "drop-oldest" });
    expect([info.ready, info.settled.dropped]).toEqual([10, 2_490]);
    expect((await peeked(queue))[0]).toBe("m2490");
  });
});

describe("a queue whose overflow is dead-lettered", () => {
  it("moves the oldest without any consumer, also what a restart finds, and says why", async () => {
    await using broker = await createBroker();
    const { queue } = await queueOf(broker, { maxMessages: 2, onFull: "dead-letter" });
    await publishAll(queue, "a", "b", "c", "d");
    await broker.clock.advance(1);
    expect(await peeked(queue)).toEqual(["c", "d"]);
    const letters = (await (await queue.deadLetters())!.peek()).map(({ value, headers }) => [
      value,
      headers["x-dead-letter-reason"],
      headers["x-dead-letter-attempts"],
    ]);
    expect(letters).toEqual([
      ["a", "overflow", "0"],
      ["b", "overflow", "0"],
    ]);
    await broker.restart();
    await queue.publish("e");
    await broker.clock.advance(1);
    expect(await peeked(queue)).toEqual(["d", "e"]);
    expect((await queue.describe()).settled.deadLettered).toBe(3);
  });

  it("leaves what consumers hold; beyond 1,000 more it refuses", async () => {
    await using broker = await createBroker();
    const { queue } = await queueOf(broker, { maxMessages: 1, onFull: "dead-letter" });
    const held: string[] = [];
    await queue.publish("held");
    const [m] = await queue.fetch(1);
    await queue.publish("next");
    await broker.clock.advance(1);
    held.push(...(await peeked(queue)));
    expect(held).toEqual(["held"]);
    await m!.ack();
    const many = Array.from({ length: 1_002 }, () => ({ value: "x" }));
    const results = await queue.publishBatch(many).catch((error: unknown) => error);
    expect(results).toMatchObject({ code: "QUEUE_FULL" });
    await queue.publishBatch(many.slice(1));
    await broker.clock.advance(1);
    expect((await queue.describe()).ready).toBe(1);
  });
});

describe("limits that make no sense are refused", () => {
  it.each<[QueueSettings, RegExp]>([
    [{ onFull: "drop-oldest" }, /needs maxMessages or maxBytes/],
    [{ maxMessages: 1, onFull: "dead-letter", deadLetterTo: null }, /has no deadLetterTo/],
    [{ maxMessages: 1, deadLetters: true }, /dead letters has no limits/],
    [{ maxMessages: 1, onFull: "throw" as "reject" }, /onFull is "throw", not one of/],
  ])("%j", async (settings, message) => {
    await using broker = await createBroker();
    const queue = (await broker.connect()).queue("q");
    await expect(queue.create(settings)).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
      message: expect.stringMatching(message) as unknown,
    });
  });
});
