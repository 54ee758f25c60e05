import { expect, it } from "vitest";
import { killRounds, printed } from "../../crash/kill-rounds.ts";
import { seedOfRun } from "../../fixtures/random.ts";
import { whyNoVolatileDisk } from "./volatile-disk.ts";

/** `ROUNDS=50 SEED=7 …` runs a part of it. */
const ROUNDS = Number(process.env["ROUNDS"] ?? 500);

it(
  `loses, doubles, moves and tears nothing in ${ROUNDS} losses of power under load`,
  async (context) => {
    const why = whyNoVolatileDisk();
    if (why !== undefined) context.skip(why);
    const seed = seedOfRun();
    const report = await killRounds({ rounds: ROUNDS, seed, messagesPerRound: 2_000, powerLoss: true });
    console.log(printed(report, seed));
    expect(report.problems).toEqual([]);
    expect(report.violations).toEqual([]);
    expect(report.rounds).toBe(ROUNDS);
    expect(report.loss!.lostSectors).toBeGreaterThan(ROUNDS);
  },
  60 * 60_000,
);
