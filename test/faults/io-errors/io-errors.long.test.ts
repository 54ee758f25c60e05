import { expect, it } from "vitest";
import { printed } from "../../crash/kill-rounds.ts";
import { seedOfRun } from "../../fixtures/random.ts";
import { whyNoVolatileDisk } from "../power/volatile-disk.ts";
import { whyNoFailingCalls } from "./failing-calls.ts";
import { ioErrorRounds } from "./io-error-rounds.ts";

/** `ROUNDS=50 SEED=7 …` runs a part of it. */
const ROUNDS = Number(process.env["ROUNDS"] ?? 500);

it(
  `ends with 74 and loses nothing confirmed in ${ROUNDS} runs into EIO under load`,
  async (context) => {
    const why = whyNoFailingCalls() ?? whyNoVolatileDisk();
    if (why !== undefined) context.skip(why);
    const seed = seedOfRun();
    const { report, endedBy } = await ioErrorRounds(ROUNDS, seed);
    console.log(
      `${printed(report, seed)}\n  ended by           ${JSON.stringify(Object.fromEntries(endedBy))}`,
    );
    expect(report.problems).toEqual([]);
    expect(report.violations).toEqual([]);
    expect(report.rounds).toBe(ROUNDS);
    expect([...endedBy.keys()].sort()).toEqual(["rw/pwrite", "rw/pwritev", "sync/fdatasync", "sync/fsync"]);
  },
  60 * 60_000,
);
