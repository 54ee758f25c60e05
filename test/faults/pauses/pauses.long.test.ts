import { expect, it } from "vitest";
import { printed } from "../../crash/kill-rounds.ts";
import { seedOfRun } from "../../fixtures/random.ts";
import { pauseRounds } from "./pauses.ts";

/** `ROUNDS=10 SEED=7 …` runs a part of it. */
const ROUNDS = Number(process.env["ROUNDS"] ?? 100);

it(
  `loses and doubles nothing in ${ROUNDS} rounds of standing still under load`,
  async () => {
    const seed = seedOfRun();
    const { report, pauses, long } = await pauseRounds(ROUNDS, seed);
    console.log(
      `${printed(report, seed)}\n  stood still        ${pauses} times, ${long} longer than a heartbeat's end`,
    );
    expect(report.problems).toEqual([]);
    expect(report.violations).toEqual([]);
    expect(pauses).toBe(3 * ROUNDS);
  },
  60 * 60_000,
);
