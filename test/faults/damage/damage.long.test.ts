import { expect, it } from "vitest";
import { seedOfRun } from "../../fixtures/random.ts";
import { damageRounds, printed } from "./damage-rounds.ts";

/** `ROUNDS=50 SEED=7 …` runs a part of it. */
const ROUNDS = Number(process.env["ROUNDS"] ?? 1_000);

it(
  `tells of every one of ${ROUNDS} damaged files, or nothing is missing or wrong`,
  async () => {
    const seed = seedOfRun();
    const report = await damageRounds(ROUNDS, seed);
    console.log(printed(report, seed));
    expect(report.problems).toEqual([]);
    expect(report.rounds).toBe(ROUNDS);
    expect(report.outcomes.get("refused")).toBeGreaterThan(ROUNDS / 5);
    expect(report.outcomes.get("told when read")).toBeGreaterThan(0);
  },
  60 * 60_000,
);
