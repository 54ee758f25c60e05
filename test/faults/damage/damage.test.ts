import { expect, it } from "vitest";
import { seedOfRun } from "../../fixtures/random.ts";
import { damageRounds, printed } from "./damage-rounds.ts";

const ROUNDS = 50;

it(`tells of every one of ${ROUNDS} damaged files, or nothing is missing or wrong`, async () => {
  const seed = seedOfRun();
  const report = await damageRounds(ROUNDS, seed);
  console.log(printed(report, seed));
  expect(report.problems).toEqual([]);
  expect(report.rounds).toBe(ROUNDS);
  // Without these the run has not tried what it is for.
  expect(report.outcomes.get("refused")).toBeGreaterThan(ROUNDS / 5);
  expect(report.read).toBeGreaterThan(1_000);
}, 600_000);
