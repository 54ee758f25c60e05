import { describe, expect, it } from "vitest";
import { judgementsOf } from "../../bench/growth/bars.ts";
import { curves } from "../../bench/growth/index.ts";
import type { CurveResult, Figure } from "../../bench/growth/growth.ts";
import { growthDisturbances, growthFailures, growthText } from "../../bench/growth/report.ts";
import { readOptions, usage, UsageError } from "../../bench/options.ts";
import { growthResult } from "./saved-results.ts";

/** Figures at the ends of each curve that has a bar; each just holds. */
function atTheBars(changes: Readonly<Record<string, readonly number[]>> = {}): CurveResult[] {
  const values = (name: string, own: readonly number[]): Figure => {
    const given = changes[name] ?? own;
    return { unit: "msg/s", values: given, figure: given[0]! };
  };
  return [
    growthResult("backlog", {
      10_000: { "queue-rate": values("", [100]), "topic-rate": values("", [100]), rss: values("", [200]) },
      10_000_000: {
        "queue-rate": values("queue-rate", [90]),
        "topic-rate": values("topic-rate", [90]),
        rss: values("rss", [220]),
      },
    }),
    growthResult("connections", { 1000: { "idle-each": values("idle-each", [64]) } }),
    growthResult("partitions", { 10_000: { start: values("start", [3000]) } }),
  ];
}

function failuresWith(changes?: Readonly<Record<string, readonly number[]>>): string[] {
  const results = atTheBars(changes);
  return growthFailures(results, judgementsOf(results));
}

describe("a growth check", () => {
  it("holds where every figure is at its bar", () => {
    expect(judgementsOf(atTheBars())).toHaveLength(5);
    expect(failuresWith()).toEqual([]);
  });

  it.each([
    ["queue-rate", 89, "backlog: 0.89×, not ≥ 0.9×: queue"],
    ["topic-rate", 89, "backlog: 0.89×, not ≥ 0.9×: topic"],
    ["rss", 223, "backlog: 1.11×, not ≤ 1.1×: resident memory"],
    ["idle-each", 65, "connections: 65 KiB, not ≤ 64 KiB: memory of a connection"],
    ["start", 3010, "partitions: 3.01 s, not ≤ 3 s: 10,000 partitions"],
  ])("fails when %s is beyond it", (name, value, line) => {
    expect(failuresWith({ [name]: [value] })).toEqual([expect.stringContaining(line)]);
  });

  it("fails when a point it needs was not measured", () => {
    const results = [growthResult("connections", { 100: {} })];
    expect(growthFailures(results, judgementsOf(results))).toHaveLength(1);
  });

  it("compares windows that stood side by side, and takes the bad quartile", () => {
    const at = (values: readonly number[]): CurveResult["points"][number]["figures"] => {
      const figure: Figure = { unit: "msg/s", figure: 0, values };
      return { "queue-rate": figure, "topic-rate": figure, rss: { ...figure, figure: 1 } };
    };
    const backlog = { 10_000: at([100, 200, 400, 100]), 10_000_000: at([80, 200, 400, 95]) };
    const [queue] = judgementsOf([growthResult("backlog", backlog)]);
    expect(queue).toMatchObject({ figure: 0.8, holds: false });
  });

  it("tells of others that used the machine, without failing", () => {
    const result = growthResult("size", { 16: {} });
    const disturbed = { ...result, points: [{ ...result.points[0]!, otherCores: 0.9 }] };
    expect(growthDisturbances([disturbed])).toEqual(["size 16: others used 0.90 cores"]);
    expect(growthDisturbances([result])).toEqual([]);
    expect(growthFailures([disturbed], [])).toEqual([]);
  });

  it("judges only what was measured, and fails on what is no full measurement", () => {
    const results = [growthResult("size", { 16: {} }, ["a window lasts 1 of 5 s"])];
    expect(judgementsOf(results)).toEqual([]);
    expect(growthFailures(results, [])).toEqual(["size is no full measurement: a window lasts 1 of 5 s"]);
  });
});

describe("its table", () => {
  it("has a row a point and a line a bar", () => {
    const results = [
      growthResult("connections", {
        1000: {
          rate: { unit: "msg/s", figure: 58_000, values: [57_000, 58_000, 60_000] },
          "idle-each": { unit: "KiB", figure: 12, values: [12] },
        },
      }),
    ];
    const lines = growthText(results, judgementsOf(results)).split("\n");
    expect(lines.map((line) => line.split(/ {2,}/))).toEqual([
      ["connections: what grows"],
      ["", "RATE", "IDLE-EACH", "OTHERS"],
      ["1,000", "58 k/s (57 k/s – 60 k/s)", "12 KiB", "0.10"],
      [""],
      ["ok", "12 KiB (≤ 64 KiB)", "memory of a connection that says nothing, of 1,000"],
    ]);
  });
});

describe("its flags", () => {
  it("choose curves by name or all of them, with windows of 5 s", () => {
    expect(readOptions([])?.growth).toEqual([]);
    expect(readOptions(["--growth", "all"])).toMatchObject({ growth: curves, seconds: 5 });
    const two = readOptions(["--growth", "cold,backlog", "--check"]);
    expect(two).toMatchObject({ runs: 5, quick: false });
    expect(two?.growth.map(({ name }) => name)).toEqual(["backlog", "cold"]);
    for (const { name } of curves) expect(usage).toContain(name);
  });

  it.each([["--growth", "nothing-like-it"], ["--quick"], ["--growth", "all", "--quick", "--check"]])(
    "that make no sense are refused: %s %s",
    (...args) => {
      expect(() => readOptions(args.filter((arg) => arg !== undefined))).toThrow(UsageError);
    },
  );
});
