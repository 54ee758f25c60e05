/** A downstream that is down for a minute, with a breaker on: the server's engine and the client, in virtual time. */
import { describe, expect, it } from "vitest";
import { text, type QueueConsumeOptions, type QueueInfo } from "../../src/sdk/index.ts";
import { createBroker } from "../../src/testing/index.ts";

const OUTAGE_MS = 60_000;
const OPEN_MS = 10_000;

interface OutageStory {
  readonly info: QueueInfo;
  readonly failures: number;
  readonly probes: number;
  readonly mostAttempts: number;
  readonly handled: number;
}

/** So many messages wait for handlers whose downstream is down from now on for a minute. */
async function outage(
  messages: number,
  breaker: QueueConsumeOptions<string>["breaker"],
): Promise<OutageStory> {
  await using broker = await createBroker();
  const queue = (await broker.connect()).queue("q", { codec: text });
  await queue.create({ retry: { backoff: "fixed", minMs: 100, maxMs: 100, jitter: false } });
  await queue.publishBatch(Array.from({ length: messages }, (_, i) => ({ value: String(i) })));
  const upAgain = broker.clock.now() + OUTAGE_MS;
  const handled = new Set<string>();
  let [failures, probes, mostAttempts] = [0, 0, 0];
  queue.consume(
    (m) => {
      mostAttempts = Math.max(mostAttempts, m.attempt);
      if (broker.clock.now() < upAgain) {
        failures++;
        throw new Error("down");
      }
      handled.add(m.value);
    },
    {
      concurrency: 20,
      ...(breaker && {
        breaker: { ...breaker, onChange: (state) => void (probes += state === "probing" ? 1 : 0) },
      }),
    },
  );
  // The last probe of the outage may have been a moment before its end.
  for (let ms = 0; ms < OUTAGE_MS + 2 * OPEN_MS; ms += 1_000) await broker.clock.advance(1_000);
  const info = await queue.describe();
  return { info, failures, probes, mostAttempts, handled: handled.size };
}

describe("an outage of a minute of what is behind the handlers", { timeout: 120_000 }, () => {
  it("dead-letters none of 10,000 messages that wait: the probes and what opened the circuit are all it costs", async () => {
    const messages = 10_000;
    const { info, failures, probes, mostAttempts, handled } = await outage(messages, { openMs: OPEN_MS });
    console.log(`outage: ${messages} messages, ${probes} probes, ${failures} failures (below 60)`);
    expect(info.settled).toMatchObject({ deadLettered: 0, acked: messages });
    expect(handled).toBe(messages);
    expect(probes).toBeGreaterThanOrEqual(6);
    expect(failures).toBeLessThan(60);
    expect(mostAttempts).toBeLessThanOrEqual(2);
  });

  it("makes dead letters of all that wait where there is no breaker", async () => {
    const { info, failures } = await outage(200, undefined);
    expect([info.settled.deadLettered, failures]).toEqual([200, 1_000]);
  });
});
