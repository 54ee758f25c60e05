/** Order by key through the leader: see keyed-run.ts. The million is in order-by-key.long.test.ts. */
import { describe, expect, it } from "vitest";
import { withSeed } from "../../fixtures/properties.ts";
import { KeyedRun } from "./keyed-run.ts";

const MESSAGES = 100_000;
const KEYS = 10_000;

describe("a queue ordered by key", () => {
  for (const levels of [1, 3]) {
    it(
      `hands out ${MESSAGES} messages of ${KEYS} keys and ${levels} priorities one at a time and in order`,
      { timeout: 240_000 },
      () => {
        withSeed((random) => {
          const run = new KeyedRun(random, KEYS, levels);
          run.run(MESSAGES);
          const { counts } = run;
          console.log(`order by key: ${JSON.stringify(counts)} (at least ${MESSAGES} messages)`);
          expect(counts.messages).toBeGreaterThanOrEqual(MESSAGES);
          expect(counts.handOuts).toBeGreaterThan(MESSAGES);
          expect(counts.failures).toBeGreaterThan(1_000);
          expect(counts.crashes).toBeGreaterThan(100);
          expect(counts.restarts).toBeGreaterThan(10);
          expect(counts.adopted).toBeGreaterThan(10);
          expect(counts.mostBlocked).toBeGreaterThan(5);
        });
      },
    );
  }
});
