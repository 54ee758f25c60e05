import { describe, expect, it } from "vitest";
import type { Bars } from "../../bench/bars.ts";
import { failuresOf, rowsOf, type Row } from "../../bench/check.ts";
import type { Result } from "../../bench/measurement.ts";
import { ratiosText } from "../../bench/report.ts";

const metrics = { rate: { unit: "msg/s" }, p50: { unit: "µs" } } as const;

const floors: Bars = { publish: { 100: { rate: { goal: 1, floor: 1 } } } };

function rows(system: string, rate: number, p50: number, bars = floors): readonly Row[] {
  const result: Result = {
    system,
    workload: "publish",
    size: 100,
    serverEnv: {},
    values: { rate: [rate], p50: [p50] },
    observed: [],
    delays: undefined,
    flaws: [],
  };
  return rowsOf(result, metrics, bars);
}

describe("ratios", () => {
  it("are above 1 where Sluice is ahead, whichever way is better", () => {
    const text = ratiosText([...rows("sluice", 200, 50), ...rows("redis-always", 100, 100)]);
    expect(text).toContain("publish 100 B rate: 2.00× redis-always (200 /s against 100 /s)");
    expect(text).toContain("publish 100 B p50: 2.00× redis-always (50 µs against 100 µs)");
  });

  it("say what is asked for, and fail a check that is short of it", () => {
    const bars: Bars = { publish: { 100: { rate: { goal: 1, ahead: { bullmq: 5 } } } } };
    const held = [...rows("sluice", 500, 50, bars), ...rows("bullmq", 100, 100, bars)];
    expect(ratiosText(held)).toContain(
      "publish 100 B rate: 5.00× bullmq (500 /s against 100 /s; at least 5× is asked for)",
    );
    expect(failuresOf(held)).toEqual([]);
    const short = [...rows("sluice", 499, 50, bars), ...rows("bullmq", 100, 100, bars)];
    expect(failuresOf(short)).toEqual(["publish 100 B: rate is 4.99× bullmq, not 5×"]);
    expect(failuresOf(rows("sluice", 499, 50, bars))).toEqual([]);
  });

  it("are none where nothing else was measured", () => {
    expect(ratiosText(rows("sluice", 200, 50))).toBe("");
  });

  it("are all there is to a peer: the bars are Sluice's", () => {
    expect(rows("sluice", 200, 50)[0]!.verdict).toBe("goal");
    expect(rows("redis-always", 200, 50)[0]!.verdict).toBe("–");
  });
});
