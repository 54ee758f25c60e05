/** The suite of failing system calls, of so many rounds. */
import { expect, it } from "vitest";
import { printed } from "../../crash/kill-rounds.ts";
import { seedOfRun } from "../../fixtures/random.ts";
import { roundsOfRun, timeoutOf } from "../../fixtures/rounds.ts";
import { whyNoVolatileDisk } from "../power/volatile-disk.ts";
import { whyNoFailingCalls } from "./failing-calls.ts";
import { ioErrorRounds } from "./io-error-rounds.ts";

export function ioErrorSuite(usual: number): void {
  const rounds = roundsOfRun(usual);
  it(
    `ends with 74 and loses nothing confirmed in ${rounds} runs into EIO under load`,
    async (context) => {
      const why = whyNoFailingCalls() ?? whyNoVolatileDisk();
      if (why !== undefined) context.skip(why);
      const seed = seedOfRun();
      const { report, endedBy } = await ioErrorRounds(rounds, seed);
      console.log(
        `${printed(report, seed)}\n  ended by           ${JSON.stringify(Object.fromEntries(endedBy))}`,
      );
      expect(report.problems).toEqual([]);
      expect(report.violations).toEqual([]);
      expect(report.rounds).toBe(rounds);
      // Without these the run has not tried what it is for.
      expect(report.confirmed).toBeGreaterThan(rounds * 100);
      expect(report.loss!.lostSectors).toBeGreaterThan(0);
      const calls = ["rw/pwrite", "rw/pwritev", "sync/fdatasync", "sync/fsync"];
      if (rounds >= 100) expect([...endedBy.keys()].sort()).toEqual(calls);
    },
    timeoutOf(rounds),
  );
}
