import { describe, expect, it } from "vitest";
import { rowsOf, type Row } from "../../bench/check.ts";
import type { Result } from "../../bench/measurement.ts";
import { ratiosText } from "../../bench/report.ts";

const metrics = { rate: { unit: "msg/s" }, p50: { unit: "µs" } } as const;

function rows(system: string, rate: number, p50: number): readonly Row[] {
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
  return rowsOf(result, metrics, { publish: { 100: { rate: { goal: 1, floor: 1 } } } });
}

describe("ratios", () => {
  it("are above 1 where Sluice is ahead, whichever way is better", () => {
    const text = ratiosText([...rows("sluice", 200, 50), ...rows("redis-always", 100, 100)]);
    expect(text).toContain("publish 100 B rate: 2.00× redis-always (200 /s against 100 /s)");
    expect(text).toContain("publish 100 B p50: 2.00× redis-always (50 µs against 100 µs)");
  });

  it("are none where nothing else was measured", () => {
    expect(ratiosText(rows("sluice", 200, 50))).toBe("");
  });

  it("are all there is to a peer: the bars are Sluice's", () => {
    expect(rows("sluice", 200, 50)[0]!.verdict).toBe("goal");
    expect(rows("redis-always", 200, 50)[0]!.verdict).toBe("–");
  });
});
