import { expect, it } from "vitest";
import { printed } from "../../crash/kill-rounds.ts";
import { seedOfRun } from "../../fixtures/random.ts";
import { pauseRounds } from "./pauses.ts";

const ROUNDS = 3;

it(`loses and doubles nothing in ${ROUNDS} rounds of standing still under load`, async () => {
  const seed = seedOfRun();
  const { report, pauses, long } = await pauseRounds(ROUNDS, seed);
  console.log(
    `${printed(report, seed)}\n  stood still        ${pauses} times, ${long} longer than a heartbeat's end`,
  );
  expect(report.problems).toEqual([]);
  expect(report.violations).toEqual([]);
  expect(pauses).toBe(3 * ROUNDS);
  expect(long).toBeLessThan(pauses);
}, 300_000);
