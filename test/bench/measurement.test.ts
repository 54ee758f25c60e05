import { describe, expect, it } from "vitest";
import { flawsOf } from "../../bench/measurement.ts";

const run = { seconds: 10, checkpoints: 2, serverCores: 1, otherCores: 0, delays: undefined };
const full = { needs: { fullTime: true, checkpoints: 2 } };

describe("a measurement", () => {
  it("is full with ten seconds and two checkpoints in every run", () => {
    expect(flawsOf(full, [run, { ...run, seconds: 12 }])).toEqual([]);
  });

  it("is not when one run was short or had too few checkpoints", () => {
    expect(flawsOf(full, [run, { ...run, seconds: 2.04 }])).toEqual(["a run lasted 2.0 of 10 s"]);
    expect(flawsOf(full, [{ ...run, checkpoints: 1 }, run])).toEqual(["a run had 1 of 2 checkpoints"]);
  });

  it("is whatever its workload needs", () => {
    const once = { needs: { fullTime: false, checkpoints: 0 } };
    expect(flawsOf(once, [{ ...run, seconds: 3, checkpoints: 0 }])).toEqual([]);
  });
});
