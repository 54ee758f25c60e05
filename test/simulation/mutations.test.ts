/** The gate: with any one safety rule taken away, the simulator finds a broken promise within 500 of its usual seeds. */
import { afterAll, describe, expect, it } from "vitest";
import { MUTATIONS, type Mutation } from "../../src/base/mutations.ts";
import { Fleet } from "./fleet.ts";
import type { SeedResult } from "./seed-run.ts";

const MOST_SEEDS = 500;

describe("the simulator notices", () => {
  const fleet = new Fleet();
  afterAll(() => fleet.close());

  it.each(Object.keys(MUTATIONS) as Mutation[])("%s", { timeout: 600_000 }, async (mutation) => {
    const caught: SeedResult[] = [];
    let tried = 0;
    const onResult = (result: SeedResult): boolean => {
      tried++;
      if (result.failure !== undefined) caught.push(result);
      return caught.length > 0;
    };
    await fleet.runMany(1, MOST_SEEDS, onResult, mutation);
    const [first] = caught.sort((a, b) => a.seed - b.seed);
    expect(first, `${mutation} was not noticed in ${tried} seeds`).toBeDefined();
    const { seed, failure } = first!;
    console.log(`${mutation}: seed ${seed} of at most ${MOST_SEEDS}: ${failure!.split("\n")[0]}`);
    // It is the rule's absence that was noticed: with all rules the seed finds nothing.
    expect((await fleet.run({ seed })).failure).toBeUndefined();
  });
});
