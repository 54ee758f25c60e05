import { expect, it } from "vitest";
import { seedOfRun } from "../../fixtures/random.ts";
import { fillAndFree, whyNoSmallDisk } from "./fill-and-free.ts";

const CYCLES = 2;

it(`publishes go on after each of ${CYCLES} fillings of the disk, without a restart, and nothing is lost`, async (context) => {
  const why = whyNoSmallDisk();
  if (why !== undefined) context.skip(why);
  const seed = seedOfRun();
  const { cycles, problems, violations, text } = await fillAndFree(CYCLES, seed);
  console.log(`disk filled and freed ${cycles} times (SEED=${seed}): ${text}`);
  expect(problems).toEqual([]);
  expect(violations).toEqual({});
}, 120_000);
