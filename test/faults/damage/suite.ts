/** The suite of damaged files, of so many rounds. */
import { expect, it } from "vitest";
import { seedOfRun } from "../../fixtures/random.ts";
import { roundsOfRun, timeoutOf } from "../../fixtures/rounds.ts";
import { damageRounds, printed } from "./damage-rounds.ts";

export function damageSuite(usual: number): void {
  const rounds = roundsOfRun(usual);
  it(
    `tells of every one of ${rounds} damaged files, or nothing is missing or wrong`,
    async () => {
      const seed = seedOfRun();
      const report = await damageRounds(rounds, seed);
      console.log(printed(report, seed));
      expect(report.problems).toEqual([]);
      expect(report.rounds).toBe(rounds);
      // Without these the run has not tried what it is for.
      expect(report.outcomes.get("refused")).toBeGreaterThan(rounds / 5);
      expect(report.read).toBeGreaterThan(20 * rounds);
      if (rounds >= 500) expect(report.outcomes.get("told when read")).toBeGreaterThan(0);
    },
    timeoutOf(rounds),
  );
}
