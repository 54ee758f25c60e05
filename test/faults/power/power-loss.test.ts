import { expect, it } from "vitest";
import { killRounds, printed } from "../../crash/kill-rounds.ts";
import { seedOfRun } from "../../fixtures/random.ts";
import { whyNoVolatileDisk } from "./volatile-disk.ts";

const ROUNDS = 20;

it(`loses, doubles, moves and tears nothing in ${ROUNDS} losses of power under load`, async (context) => {
  const why = whyNoVolatileDisk();
  if (why !== undefined) context.skip(why);
  const seed = seedOfRun();
  const report = await killRounds({ rounds: ROUNDS, seed, messagesPerRound: 2_000, powerLoss: true });
  console.log(printed(report, seed));
  expect(report.problems).toEqual([]);
  expect(report.violations).toEqual([]);
  expect(report.rounds).toBe(ROUNDS);
  // Without these the run has not tried what it is for.
  expect(report.confirmed).toBeGreaterThan(ROUNDS * 100);
  expect(report.loss!.lostSectors).toBeGreaterThan(0);
  expect(report.loss!.earlySectors).toBeGreaterThan(0);
  expect(report.loss!.lostNames).toBeGreaterThan(0);
  expect(report.loss!.earlyNames).toBeGreaterThan(0);
}, 300_000);
