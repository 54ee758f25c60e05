/** Delayed messages while the wall clock steps: none comes early or late, with the server's engine in virtual time. */
import { describe, expect, it } from "vitest";
import { text } from "../../src/sdk/index.ts";
import { createBroker, type TestBroker } from "../../src/testing/index.ts";
import type { TestClock } from "../../src/testing/test-clock.ts";
import { withSeed } from "../fixtures/properties.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const YEAR_MS = 365 * 24 * HOUR_MS;
const SOON = 2_000;
const LATER = 2_000;

/** Of the broker's machine; monotonic time goes on. */
function stepWall({ clock }: TestBroker, byMs: number): void {
  (clock as TestClock).time.stepWall(byMs);
}

describe("delayed messages", { timeout: 120_000 }, () => {
  it("come when they are due, also where the wall clock steps by +1 h, −1 h and +1 year, and over a kill", async () => {
    await withSeed(async (random) => {
      await using broker = await createBroker();
      const queue = (await broker.connect()).queue("later", { codec: text });
      await queue.create();
      // Over the next six hours, and from then on over two years.
      const delays = [
        ...Array.from({ length: SOON }, () => random.integer(1_000, 6 * HOUR_MS)),
        ...Array.from({ length: LATER }, () => random.integer(7 * HOUR_MS, 2 * YEAR_MS)),
      ];
      await queue.publishBatch(delays.map((delayMs, i) => ({ value: String(i), delayMs })));
      let nowMs = 0;
      const wrong: string[] = [];
      const seen = new Set<number>();
      queue.consume(
        ({ value }) => {
          const id = Number(value);
          if (delays[id]! > nowMs) wrong.push(`${id}, due after ${delays[id]}, came by ${nowMs}`);
          seen.add(id);
        },
        { concurrency: 100 },
      );
      const pass = async (minutes: number): Promise<void> => {
        nowMs += minutes * MINUTE_MS;
        await broker.clock.advance(minutes * MINUTE_MS);
        for (const [id, delayMs] of delays.entries())
          // A second for what a start waits for.
          if (delayMs <= nowMs - 1_000 && !seen.has(id))
            wrong.push(`${id}, due after ${delayMs}, is not there by ${nowMs}`);
      };
      // After ten minutes a step is followed: a clock that stays where it is may be right.
      for (const byMs of [HOUR_MS, -HOUR_MS, YEAR_MS, -YEAR_MS]) {
        stepWall(broker, byMs);
        for (let minute = 0; minute < 9; minute += 3) await pass(3);
        stepWall(broker, -byMs);
        await pass(3);
      }
      await broker.kill();
      while (nowMs < 6 * HOUR_MS + MINUTE_MS) await pass(10);
      console.log(
        `delays: ${seen.size} of ${SOON} (at least ${SOON}) came, ${LATER} wait for up to two years`,
      );
      expect(wrong.slice(0, 10)).toEqual([]);
      expect(seen.size).toBe(SOON);
      expect(await queue.describe()).toMatchObject({ delayed: LATER, ready: 0, pending: 0 });
    });
  });
});
