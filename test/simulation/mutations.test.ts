/** The gate: with any one safety rule taken away, the simulator finds a broken promise within 500 of its usual seeds. */
import { afterAll, describe, expect, it } from "vitest";
import { MUTATIONS, type Mutation } from "../../src/base/mutations.ts";
import { Fleet } from "./fleet.ts";

const MOST_SEEDS = 500;

describe("the simulator notices", () => {
  const fleet = new Fleet();
  afterAll(() => fleet.close());

  it.each(Object.keys(MUTATIONS) as Mutation[])("%s", { timeout: 120_000 }, async (mutation) => {
    let caught: { seed: number; failure: string } | undefined;
    let tried = 0;
    await fleet.runMany(
      1,
      MOST_SEEDS,
      ({ seed, failure }) => {
        tried++;
        if (failure === undefined || (caught !== undefined && caught.seed < seed)) return false;
        caught = { seed, failure };
        return true;
      },
      mutation,
    );
    expect(caught, `${mutation} was not noticed in ${tried} seeds`).toBeDefined();
    console.log(
      `${mutation}: seed ${caught!.seed} of at most ${MOST_SEEDS}: ${caught!.failure.split("\n")[0]}`,
    );
  });
});
