/** The shipped node and the shipped client in simulated worlds: 2,000 seeds, and each tells its story twice the same way. */
import { afterAll, describe, expect, it } from "vitest";
import { FAILING_SEEDS } from "./failing-seeds.ts";
import { Fleet } from "./fleet.ts";
import { Totals } from "./totals.ts";

const FIRST_SEED = Number(process.env["SEED"] ?? 1);
const SEEDS = Number(process.env["RUNS"] ?? 2_000);

describe("the simulator", () => {
  const fleet = new Fleet();
  afterAll(() => fleet.close());

  it("tells the story of a seed twice the same way, step for step", { timeout: 300_000 }, async () => {
    for (const seed of [FIRST_SEED, FIRST_SEED + 1, FIRST_SEED + 2]) {
      const [once, twice] = await Promise.all([fleet.run({ seed }), fleet.run({ seed })]);
      expect(twice).toEqual(once);
      expect(once.hash).not.toBe((await fleet.run({ seed: seed + 1 })).hash);
    }
  });

  it("finds nothing where it once did", { timeout: 300_000 }, async () => {
    for (const { seed, why } of FAILING_SEEDS) {
      const { failure } = await fleet.run({ seed });
      expect(failure, `seed ${seed}, which once failed because ${why}`).toBeUndefined();
    }
  });

  it(
    `keeps every promise in ${SEEDS} seeds, and takes every rare path in one of them`,
    { timeout: 1_800_000 },
    async () => {
      const totals = new Totals();
      await fleet.runMany(FIRST_SEED, SEEDS, (result) => {
        totals.add(result);
        return totals.failures.length >= 10;
      });
      console.log(`simulation: ${totals.toString()} (minimum ${SEEDS} seeds)\n${totals.sometimes}`);
      const told = totals.failures.map(({ seed, failure }) => `npm run sim -- --seed ${seed}: ${failure}`);
      expect(told).toEqual([]);
      expect(totals.seeds).toBe(SEEDS);
      expect(totals.leastCrashes).toBeGreaterThanOrEqual(1);
      expect(totals.steps / totals.seeds).toBeGreaterThanOrEqual(2_000);
      expect(totals.confirms / totals.seeds).toBeGreaterThanOrEqual(300);
      if (SEEDS >= 2_000) expect(totals.never).toEqual([]);
    },
  );
});
