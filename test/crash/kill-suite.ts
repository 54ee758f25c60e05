/** The suite of kill -9 under load, of so many rounds. */
import { expect, it } from "vitest";
import { seedOfRun } from "../fixtures/random.ts";
import { roundsOfRun, timeoutOf } from "../fixtures/rounds.ts";
import { killRounds, printed } from "./kill-rounds.ts";

export function killSuite(usual: number, messagesPerRound: number): void {
  const rounds = roundsOfRun(usual);
  it(
    `loses, doubles, moves and tears nothing in ${rounds} rounds of kill -9 under load`,
    async () => {
      const seed = seedOfRun();
      const report = await killRounds({ rounds, seed, messagesPerRound });
      console.log(printed(report, seed));
      expect(report.problems).toEqual([]);
      expect(report.violations).toEqual([]);
      expect(report.rounds).toBe(rounds);
      // Without these the run has not tried what it is for.
      expect(report.confirmed).toBeGreaterThan(rounds * 200);
      expect(report.unknown).toBeGreaterThan(0);
      expect(report.fenced).toBe(rounds - 2);
      if (rounds < 50) return;
      expect(report.duplicateConfirms).toBeGreaterThan(0);
      expect(report.killedStarts).toBeGreaterThan(0);
    },
    timeoutOf(rounds),
  );
}
