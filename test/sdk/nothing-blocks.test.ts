/** Nothing waits behind what is stuck: said by order and counts, with the server's engine and a clock that stands still. */
import { describe, expect, it } from "vitest";
import { text, type Queue, type QueueSettings } from "../../src/sdk/index.ts";
import { createBroker, type TestBroker } from "../../src/testing/index.ts";

const MESSAGES = 20_000;
const HOUR_MS = 3_600_000;
const never = new Promise<void>(() => undefined);

async function queueOf(broker: TestBroker, settings: QueueSettings = {}): Promise<Queue<string>> {
  const queue = (await broker.connect()).queue("q", { codec: text });
  await queue.create(settings);
  return queue;
}

async function publish(queue: Queue<string>, count: number, keyOf?: (i: number) => string): Promise<void> {
  const messages = Array.from({ length: count }, (_, i) => ({
    value: String(i),
    ...(keyOf && { key: keyOf(i) }),
  }));
  await queue.publishBatch(messages);
}

const isRising = (values: readonly number[]): boolean =>
  values.every((value, i) => i === 0 || value > values[i - 1]!);

/** Everything that can happen without time passing has happened. */
const rest = (broker: TestBroker): Promise<void> => broker.clock.advance(0);

/** Turns of that; no clock says how long it may take. */
const MOST_TURNS = 5_000;

async function until(broker: TestBroker, isDone: () => boolean): Promise<void> {
  for (let turns = 0; !isDone(); turns++) {
    if (turns > MOST_TURNS) throw new Error("something waits that should not");
    await rest(broker);
  }
  await rest(broker);
}

describe("nothing waits", { timeout: 120_000 }, () => {
  it(`behind one message that is held: ${MESSAGES} behind it are handled in their order`, async () => {
    await using broker = await createBroker();
    const queue = await queueOf(broker);
    await publish(queue, MESSAGES);
    const seen: number[] = [];
    queue.consume(({ value }) => (seen.push(Number(value)), value === "0" ? never : undefined), {
      concurrency: 2,
    });
    await until(broker, () => seen.length >= MESSAGES);
    expect(seen).toEqual(Array.from({ length: MESSAGES }, (_, i) => i));
    expect(await queue.describe()).toMatchObject({ pending: 1, ready: 0, settled: { acked: MESSAGES - 1 } });
  });

  it("for a slow consumer but what it holds: the others handle the rest, each once, in their order", async () => {
    await using broker = await createBroker();
    const queue = await queueOf(broker);
    const slow: number[] = [];
    const others: number[][] = [[], []];
    const held = 8;
    const slowly = queue.consume((m) => (slow.push(Number(m.value)), never), {
      concurrency: 4,
      prefetch: held,
    });
    await slowly.ready;
    for (const seen of others)
      await (
        await broker.connect()
      )
        .queue("q", { codec: text })
        .consume((m) => void seen.push(Number(m.value)), { concurrency: 4 }).ready;
    await publish(queue, MESSAGES);
    await until(broker, () => others[0]!.length + others[1]!.length >= MESSAGES - held);
    expect(slow).toHaveLength(4);
    expect(others.every(isRising)).toBe(true);
    expect(others.every((seen) => seen.length > MESSAGES / 10)).toBe(true);
    expect(new Set(others.flat()).size).toBe(MESSAGES - held);
    expect(await queue.describe()).toMatchObject({ pending: held, ready: 0 });
  });

  it("for a key that fails but its own messages: 9 others' go on in their order, and it too once it works", async () => {
    await using broker = await createBroker();
    const retry = { backoff: "fixed", minMs: HOUR_MS, maxMs: HOUR_MS, jitter: false } as const;
    const queue = await queueOf(broker, { orderBy: "key", maxAttempts: 0, retry });
    const keys = 10;
    const each = 500;
    await publish(queue, keys * each, (i) => `key ${i % keys}`);
    let isBroken = true;
    let failures = 0;
    const seen = Array.from({ length: keys }, (): number[] => []);
    queue.consume(
      ({ value }) => {
        const key = Number(value) % keys;
        if (key === 3 && isBroken) {
          failures++;
          throw new Error("this key's downstream is down");
        }
        seen[key]!.push(Number(value));
      },
      { concurrency: 5 },
    );
    const counts = (): number[] => seen.map((values) => values.length);
    const but = (of: number): number[] => Array.from({ length: keys }, (_, key) => (key === 3 ? of : each));
    await until(broker, () => counts().reduce((sum, count) => sum + count) >= (keys - 1) * each);
    expect([counts(), failures]).toEqual([but(0), 1]);
    expect(await queue.blockedKeys()).toMatchObject([{ key: "key 3", state: "failed" }]);
    isBroken = false;
    await broker.clock.advance(HOUR_MS + 1_000);
    await until(broker, () => seen[3]!.length >= each);
    expect(counts()).toEqual(but(each));
    expect(seen.every(isRising)).toBe(true);
  });
});
