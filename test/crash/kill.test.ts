import { expect, it } from "vitest";
import { seedOfRun } from "../fixtures/random.ts";
import { killRounds, printed } from "./kill-rounds.ts";

const ROUNDS = 100;

it(`loses, doubles, moves and tears nothing in ${ROUNDS} rounds of kill -9 under load`, async () => {
  const seed = seedOfRun();
  const report = await killRounds({ rounds: ROUNDS, seed, messagesPerRound: 3_000 });
  console.log(printed(report, seed));
  expect(report.problems).toEqual([]);
  expect(report.violations).toEqual([]);
  expect(report.rounds).toBe(ROUNDS);
  // Without these the run has not tried what it is for.
  expect(report.confirmed).toBeGreaterThan(ROUNDS * 200);
  expect(report.duplicateConfirms).toBeGreaterThan(0);
  expect(report.killedStarts).toBeGreaterThan(0);
  expect(report.unknown).toBeGreaterThan(0);
  expect(report.fenced).toBe(ROUNDS - 2);
}, 300_000);
