/** A downstream that is down for a while, with a breaker on: the shipped server and client. */
import { describe, expect, it } from "vitest";
import { connect, text } from "../../src/sdk/index.ts";
import { startServer } from "../fixtures/server.ts";

const MESSAGES = 10_000;

describe("an outage of what is behind the handlers, with 10,000 messages waiting", () => {
  it(
    "dead-letters none: six probes and what fails until the circuit is open are all it costs",
    { timeout: 120_000 },
    async () => {
      await using server = await startServer();
      await using sluice = await connect(server.url);
      const queue = sluice.queue("q", { codec: text });
      await queue.create({
        maxAttempts: 5,
        retry: { backoff: "fixed", minMs: 100, maxMs: 100, jitter: false },
      });
      await queue.publishBatch(Array.from({ length: MESSAGES }, (_, i) => ({ value: String(i) })));
      let probes = 0;
      let failures = 0;
      let most = 0;
      const handled = new Set<string>();
      let done: () => void = () => undefined;
      const all = new Promise<void>((resolve) => (done = resolve));
      queue.consume(
        async (m) => {
          most = Math.max(most, m.attempt);
          // Down until six probes have failed.
          if (probes < 6) {
            failures++;
            throw new Error("down");
          }
          handled.add(m.value);
          if (handled.size === MESSAGES) done();
        },
        {
          concurrency: 20,
          breaker: {
            window: 20,
            openMs: 200,
            onChange: (state) => void (probes += state === "probing" ? 1 : 0),
          },
        },
      );
      await all;
      const { settled } = await queue.describe();
      console.log(`${probes} probes and ${failures} failures (below 60) for ${MESSAGES} messages`);
      expect(settled.deadLettered).toBe(0);
      expect(most).toBeLessThanOrEqual(2);
      expect(failures).toBeLessThan(60);
    },
  );
});
