/** The suite of servers that stand still, of so many rounds. */
import { expect, it } from "vitest";
import { printed } from "../../crash/kill-rounds.ts";
import { seedOfRun } from "../../fixtures/random.ts";
import { roundsOfRun, timeoutOf } from "../../fixtures/rounds.ts";
import { pauseRounds } from "./pauses.ts";

export function pauseSuite(usual: number): void {
  const rounds = roundsOfRun(usual);
  it(
    `loses and doubles nothing in ${rounds} rounds of standing still under load`,
    async () => {
      const seed = seedOfRun();
      const { report, pauses, long } = await pauseRounds(rounds, seed);
      console.log(
        `${printed(report, seed)}\n  stood still        ${pauses} times, ${long} longer than a heartbeat's end`,
      );
      expect(report.problems).toEqual([]);
      expect(report.violations).toEqual([]);
      expect(pauses).toBe(3 * rounds);
    },
    timeoutOf(rounds),
  );
}
