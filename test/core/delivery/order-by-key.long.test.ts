/** A million messages of 10,000 keys through the leader: see keyed-run.ts. */
import { describe, expect, it } from "vitest";
import { withSeed } from "../../fixtures/properties.ts";
import { KeyedRun } from "./keyed-run.ts";

const MESSAGES = 1_000_000;

describe("a queue ordered by key", () => {
  it("hands out a million messages of 10,000 keys one at a time and in order", { timeout: 1_800_000 }, () => {
    withSeed((random) => {
      const run = new KeyedRun(random, 10_000, 1);
      run.run(MESSAGES);
      console.log(`order by key: ${JSON.stringify(run.counts)} (at least ${MESSAGES} messages)`);
      expect(run.counts.messages).toBeGreaterThanOrEqual(MESSAGES);
      expect(run.counts.restarts).toBeGreaterThan(100);
    });
  });
});
