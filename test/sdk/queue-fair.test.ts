/** A queue shared fairly, as the client sees it: with the server's engine and a clock that stands still. */
import { describe, expect, it } from "vitest";
import { text, type Queue, type QueueMessage, type QueueSettings } from "../../src/sdk/index.ts";
import { createBroker, type TestBroker } from "../../src/testing/index.ts";

const fairBy = { header: "tenant" };

async function queueOf(broker: TestBroker, settings: QueueSettings = { fairBy }): Promise<Queue<string>> {
  const queue = (await broker.connect()).queue("q", { codec: text });
  await queue.create({ resumeGraceMs: 0, ...settings });
  return queue;
}

/** `count` messages "a0", "a1", … of a tenant; "" = without one. */
async function publish(queue: Queue<string>, tenant: string, count: number): Promise<void> {
  const headers = tenant === "" ? {} : { tenant };
  const messages = Array.from({ length: count }, (_, i) => ({ value: `${tenant}${i}`, headers }));
  await queue.publishBatch(messages);
}

/** What is far behind may take another moment. */
async function fetch(queue: Queue<string>, count: number): Promise<QueueMessage<string>[]> {
  const messages: QueueMessage<string>[] = [];
  while (messages.length < count) messages.push(...(await queue.fetch(count - messages.length)));
  return messages;
}

const fetched = async (queue: Queue<string>, count: number): Promise<string[]> =>
  (await fetch(queue, count)).map(({ value }) => value);

describe("a queue with fairBy", { timeout: 60_000 }, () => {
  it("shows who takes what, and why nothing is handed out", async () => {
    await using broker = await createBroker();
    const queue = await queueOf(broker);
    expect(await queue.describe()).toMatchObject({ settings: { fairBy }, fair: undefined });
    await publish(queue, "a", 60);
    await publish(queue, "", 3);
    await publish(queue, "b", 2);
    const never = new Promise<void>(() => undefined);
    queue.consume(() => never, { concurrency: 40, prefetch: 40 });
    await broker.clock.advance(10);
    const { fair, idle, ready, pending, lookahead } = await queue.describe();
    expect({ ready, pending, lookahead }).toEqual({ ready: 25, pending: 40, lookahead: 25 });
    expect(idle?.reason).toBe("no-credit");
    expect(fair).toEqual({
      count: 3,
      lookaheadFull: false,
      tenants: [
        { tenant: "a", pending: 35, waiting: 25, noisy: true },
        { tenant: undefined, pending: 3, waiting: 0, noisy: false },
        { tenant: "b", pending: 2, waiting: 0, noisy: false },
      ],
    });
  });

  it("begins and ends under running consumers, and takes another header for what is there", async () => {
    await using broker = await createBroker();
    const queue = await queueOf(broker, {});
    const messages = (tenant: string, other: string, count: number) =>
      Array.from({ length: count }, (_, i) => ({ value: `${tenant}${i}`, headers: { tenant, other } }));
    await queue.publishBatch([...messages("a", "y", 8), ...messages("b", "y", 2), ...messages("a", "z", 1)]);
    const consumer = queue.consume(() => new Promise<void>(() => undefined), { concurrency: 4, prefetch: 4 });
    await broker.clock.advance(10);
    expect((await queue.alter({ fairBy })).settings.fairBy).toEqual(fairBy);
    // Half of what the consumers may hold: those four are much.
    expect((await queue.describe()).fair?.tenants).toMatchObject([{ tenant: "a", pending: 4, noisy: true }]);
    const other = (await broker.connect()).queue("q", { codec: text });
    expect(await fetched(other, 3)).toEqual(["b0", "b1", "a4"]);
    await queue.alter({ fairBy: { header: "other" } });
    expect(await fetched(other, 1)).toEqual(["a0"]);
    const { fair } = await queue.describe();
    expect(fair?.tenants.map(({ tenant }) => tenant)).toEqual(["y", "z"]);
    await queue.alter({ fairBy: null });
    expect(await fetched(other, 2)).toEqual(["a5", "a6"]);
    expect(await queue.describe()).toMatchObject({ settings: { fairBy: null }, fair: undefined });
    void consumer.close();
  });

  it("goes on after a crash with what the records say, and knows a redriven message's tenant", async () => {
    await using broker = await createBroker();
    const queue = await queueOf(broker);
    await publish(queue, "a", 50);
    await publish(queue, "b", 3);
    await broker.kill();
    await broker.start();
    await queue.alter({ concurrency: 4 });
    const first = await fetch(queue, 4);
    expect(first.map(({ value }) => value)).toEqual(["a0", "a1", "b0", "b1"]);
    for (const m of first) await (m.value === "b0" ? m.reject() : m.ack());
    const second = await fetch(queue, 4);
    expect(second.map(({ value }) => value)).toEqual(["a2", "a3", "b2", "a4"]);
    await second[2]!.ack();
    await queue.redrive();
    await queue.alter({ concurrency: 6 });
    expect(await fetched(queue, 2)).toEqual(["b0", "a5"]);
  });

  it("keeps within the queue's rate, and a paused one hands out nothing", async () => {
    await using broker = await createBroker();
    const queue = await queueOf(broker, { fairBy, ratePerSecond: 10, concurrency: 4 });
    await publish(queue, "a", 9);
    await publish(queue, "b", 9);
    const seen: string[] = [];
    queue.consume((m) => (seen.push(m.value), new Promise<void>(() => undefined)), { concurrency: 9 });
    await broker.clock.advance(1_000);
    expect(seen).toEqual(["a0", "a1", "b0", "b1"]);
    expect((await queue.describe()).idle?.reason).toBe("concurrency-limit");
    await queue.pause();
    await queue.alter({ concurrency: 0 });
    await broker.clock.advance(1_000);
    expect(seen).toHaveLength(4);
    expect((await queue.describe()).idle?.reason).toBe("paused");
  });

  it.each([
    [{ fairBy, orderBy: "key" }, "NOT_SUPPORTED", "fair-by-with-keys"],
    [{ fairBy, limitsPerKey: true, concurrency: 2 }, "NOT_SUPPORTED", "fair-by-with-keys"],
    [{ fairBy: { cel: "headers.tenant" } as never }, "NOT_SUPPORTED", "cel"],
    [{ fairBy: { expression: "headers.tenant" } as never }, "NOT_SUPPORTED", "expression"],
    [{ fairBy: { header: "" } }, "INVALID_ARGUMENT", undefined],
    [{ fairBy: { header: "h".repeat(201) } }, "INVALID_ARGUMENT", undefined],
    [{ fairBy: { name: "tenant" } as never }, "INVALID_ARGUMENT", undefined],
  ] satisfies [QueueSettings, string, string | undefined][])(
    "is refused %j",
    async (settings, code, feature) => {
      await using broker = await createBroker();
      const refused = { code, ...(feature && { details: { feature } }) };
      await expect(queueOf(broker, settings)).rejects.toMatchObject(refused);
      const queue = await queueOf(broker, {});
      await expect(queue.alter(settings)).rejects.toMatchObject(refused);
      expect((await queue.describe()).settings).toMatchObject({ fairBy: null, orderBy: "none" });
    },
  );
});
