/** The suite of losses of power, of so many rounds. */
import { expect, it } from "vitest";
import { killRounds, printed } from "../../crash/kill-rounds.ts";
import { seedOfRun } from "../../fixtures/random.ts";
import { roundsOfRun, timeoutOf } from "../../fixtures/rounds.ts";
import { whyNoVolatileDisk } from "./volatile-disk.ts";

export function powerLossSuite(usual: number): void {
  const rounds = roundsOfRun(usual);
  it(
    `loses, doubles, moves and tears nothing in ${rounds} losses of power under load`,
    async (context) => {
      const why = whyNoVolatileDisk();
      if (why !== undefined) context.skip(why);
      const seed = seedOfRun();
      const report = await killRounds({ rounds, seed, messagesPerRound: 2_000, powerLoss: true });
      console.log(printed(report, seed));
      expect(report.problems).toEqual([]);
      expect(report.violations).toEqual([]);
      expect(report.rounds).toBe(rounds);
      // Without these the run has not tried what it is for.
      expect(report.confirmed).toBeGreaterThan(rounds * 100);
      expect(report.loss!.lostSectors).toBeGreaterThan(rounds);
      expect(report.loss!.earlySectors).toBeGreaterThan(0);
      // Few names wait at any moment, and one in six of them gets there early: that each kind is met needs many rounds.
      const { lostNames, earlyNames } = report.loss!;
      expect(lostNames + earlyNames).toBeGreaterThan(0);
      if (rounds >= 100) expect(Math.min(lostNames, earlyNames)).toBeGreaterThan(0);
    },
    timeoutOf(rounds),
  );
}
