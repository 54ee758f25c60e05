import { expect, it } from "vitest";
import { seedOfRun } from "../fixtures/random.ts";
import { killRounds, printed } from "./kill-rounds.ts";

const ROUNDS = 1_000;

it(
  `loses, doubles, moves and tears nothing in ${ROUNDS} rounds of kill -9 under load`,
  async () => {
    const seed = seedOfRun();
    const report = await killRounds({ rounds: ROUNDS, seed, messagesPerRound: 2_000 });
    console.log(printed(report, seed));
    expect(report.problems).toEqual([]);
    expect(report.violations).toEqual([]);
    expect(report.rounds).toBe(ROUNDS);
    expect(report.fenced).toBe(ROUNDS - 2);
  },
  60 * 60_000,
);
