/** The suite of a disk that fills up and is freed, so many times. */
import { expect, it } from "vitest";
import { seedOfRun } from "../../fixtures/random.ts";
import { roundsOfRun, timeoutOf } from "../../fixtures/rounds.ts";
import { fillAndFree, whyNoSmallDisk } from "./fill-and-free.ts";

export function fillAndFreeSuite(usual: number): void {
  const rounds = roundsOfRun(usual);
  it(
    `publishes go on after each of ${rounds} fillings of the disk, without a restart, and nothing is lost`,
    async (context) => {
      const why = whyNoSmallDisk();
      if (why !== undefined) context.skip(why);
      const seed = seedOfRun();
      const { cycles, problems, violations, text } = await fillAndFree(rounds, seed);
      console.log(`disk filled and freed ${cycles} times (SEED=${seed}): ${text}`);
      expect(problems).toEqual([]);
      expect(violations).toEqual({});
      expect(cycles).toBe(rounds);
    },
    timeoutOf(rounds),
  );
}
