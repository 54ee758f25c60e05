import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { printed } from "../../crash/kill-rounds.ts";
import { seedOfRun } from "../../fixtures/random.ts";
import { tempDirectory } from "../../fixtures/temp-directory.ts";
import { lostConfirms } from "../power/lost-confirms.ts";
import { whyNoVolatileDisk } from "../power/volatile-disk.ts";
import { FailingCalls, fiuPreload, whyNoFailingCalls } from "./failing-calls.ts";
import { ioErrorRounds } from "./io-error-rounds.ts";

const unnoticed = fileURLToPath(new URL("unnoticed-errors.cjs", import.meta.url));

const ROUNDS = 6;

it(`ends with 74 and loses nothing confirmed in ${ROUNDS} runs into EIO under load`, async (context) => {
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
  expect(report.confirmed).toBeGreaterThan(ROUNDS * 100);
  expect(report.loss!.lostSectors).toBeGreaterThan(0);
}, 300_000);

it("is found out where a failed sync goes unnoticed", async (context) => {
  const why = whyNoFailingCalls() ?? whyNoVolatileDisk();
  if (why !== undefined) context.skip(why);
  using failing = new FailingCalls();
  const { found, confirmed } = await lostConfirms({
    directory: tempDirectory(),
    preload: fiuPreload,
    env: { ...failing.env, NODE_OPTIONS: `--require ${unnoticed}` },
    confirms: 1_000,
    meanwhile: (server) => failing.fail(server, "sync/fdatasync", 1),
  });
  expect(Object.keys(found)).toEqual(["lost", "vanished"]);
  console.log(`failed syncs unnoticed: ${found["lost"]![0]} of ${confirmed} found lost`);
}, 60_000);
