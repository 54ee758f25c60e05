import { describe, expect, it } from "vitest";
import { barOf, readBars, verdictOf, type Bar } from "../../bench/bars.ts";
import type { Metric } from "../../bench/metric.ts";
import { workloads } from "../../bench/workloads/index.ts";

const rate: Metric = { unit: "msg/s" };
const time: Metric = { unit: "µs" };

describe("a verdict", () => {
  const more: Bar = { goal: 100, floor: 50 };
  const less: Bar = { goal: 50, floor: 100 };

  it("is better upwards for rates", () => {
    expect([100, 99, 50, 49].map((value) => verdictOf(more, rate, [value]))).toEqual([
      "goal",
      "short of goal",
      "short of goal",
      "BELOW FLOOR",
    ]);
  });

  it("is better downwards for times, sizes and ratios", () => {
    expect([50, 51, 100, 101].map((value) => verdictOf(less, time, [value]))).toEqual([
      "goal",
      "short of goal",
      "short of goal",
      "BELOW FLOOR",
    ]);
  });

  it("is of the median, so that one bad run does not decide", () => {
    expect(verdictOf(more, rate, [1, 120, 110])).toBe("goal");
    expect(verdictOf(more, rate, [1, 2, 1000])).toBe("BELOW FLOOR");
  });

  it("has no floor to fall below where no peer was measured", () => {
    expect(verdictOf({ goal: 100 }, rate, [1])).toBe("short of goal");
    expect(verdictOf(undefined, rate, [1])).toBe("–");
  });

  it("is below the floor for a figure that is not a number", () => {
    expect(verdictOf(more, rate, [NaN])).toBe("BELOW FLOOR");
  });
});

describe("bars.json", () => {
  const bars = readBars();

  it("names only what is measured", () => {
    const measured = new Map(
      workloads.map(({ name, sizes, metrics }) => [name, { sizes: sizes.map(String), metrics }]),
    );
    for (const [name, sizes] of Object.entries(bars)) {
      if (name === "server") continue;
      expect(Object.keys(measured.get(name)?.metrics ?? {})).toEqual(
        expect.arrayContaining(Object.values(sizes!).flatMap((metrics) => Object.keys(metrics))),
      );
      expect(measured.get(name)?.sizes).toEqual(expect.arrayContaining(Object.keys(sizes!)));
    }
  });

  it("has a bar for every workload, and no goal that is easier than its floor", () => {
    for (const { name, sizes, metrics } of workloads) {
      const all = sizes.map((size) =>
        Object.entries(metrics).flatMap(([metric, kind]) => {
          const bar = barOf(bars, name, size, metric);
          if (bar?.floor !== undefined) expect(verdictOf({ goal: bar.floor }, kind, [bar.goal])).toBe("goal");
          return bar === undefined ? [] : [bar];
        }),
      );
      for (const ofSize of all) expect(ofSize).not.toEqual([]);
    }
  });
});
