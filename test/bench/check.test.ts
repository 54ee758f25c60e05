import { describe, expect, it } from "vitest";
import type { Bars } from "../../bench/bars.ts";
import { disturbancesOf, failuresOf, rowsOf } from "../../bench/check.ts";
import type { Result } from "../../bench/measurement.ts";
import { resultsJson, tableText } from "../../bench/report.ts";

const metrics = { rate: { unit: "msg/s" } } as const;
const bars: Bars = {
  publish: { "100": { rate: { goal: 1_500_000, floor: 262_000 } } },
  server: { any: { "loop-p99.9": { goal: 20, floor: 20 } } },
};

function result(changes: Partial<Result> = {}): Result {
  const observed = {
    seconds: 10,
    checkpoints: 8,
    serverCores: 0.61,
    otherCores: 0.02,
    delays: undefined,
  };
  return {
    system: "sluice",
    workload: "publish",
    size: 100,
    serverEnv: {},
    values: { rate: [900_000, 1_100_000, 1_000_000] },
    observed: [observed],
    delays: { samples: 10_000, p50: 0.1, p99: 2, p999: 6, max: 30 },
    flaws: [],
    ...changes,
  };
}

describe("a check", () => {
  it("holds between floor and goal, and says so", () => {
    const rows = rowsOf(result(), metrics, bars);
    expect(rows.map(({ name, figure, verdict }) => [name, figure, verdict])).toEqual([
      ["rate", 1_000_000, "short of goal"],
      ["loop-p99.9", 6, "goal"],
    ]);
    expect(failuresOf(rows)).toEqual([]);
  });

  it("fails below a floor", () => {
    const rows = rowsOf(result({ values: { rate: [100_000] } }), metrics, bars);
    expect(failuresOf(rows)).toEqual(["publish 100 B: rate is below its floor"]);
  });

  it("fails when the server's event loop stood still, under whatever load", () => {
    const delays = { samples: 10_000, p50: 0.1, p99: 2, p999: 21, max: 30 };
    const rows = rowsOf(result({ workload: "unheard-of", delays }), metrics, bars);
    expect(failuresOf(rows)).toEqual(["unheard-of 100 B: loop-p99.9 is below its floor"]);
  });

  it("fails on what is no full measurement, once for all its figures", () => {
    const rows = rowsOf(result({ flaws: ["a run lasted 2.0 of 10 s"] }), metrics, bars);
    expect(failuresOf(rows)).toEqual(["publish 100 B is no full measurement: a run lasted 2.0 of 10 s"]);
  });

  it("tells of others that used the machine, without failing", () => {
    const [observed] = result().observed;
    const rows = rowsOf(result({ observed: [{ ...observed!, otherCores: 0.9 }] }), metrics, bars);
    expect(disturbancesOf(rows)).toEqual(["publish 100 B: others used 0.90 cores"]);
    expect(failuresOf(rows)).toEqual([]);
  });
});

describe("its output", () => {
  const rows = rowsOf(result({ syncs: { count: 7123, confirms: 1_000_000 } }), metrics, bars);

  it("is a table with a row a figure", () => {
    const lines = tableText(rows).split("\n");
    expect(lines.map((line) => line.split(/ {2,}/))).toEqual([
      // prettier-ignore
      ["WORKLOAD", "SIZE", "SYSTEM", "FIGURE", "VALUE", "RANGE", "GOAL", "FLOOR", "UNSYNCED", "VERDICT", "SERVER", "OTHERS", "CHECKPOINTS", "SYNCS/CONFIRM"],
      // prettier-ignore
      ["publish", "100 B", "sluice", "rate", "1 M/s", "900 k/s – 1.1 M/s", "1.5 M/s", "262 k/s", "–", "short of goal", "0.61", "0.02", "8", "0.0071"],
      ["", "loop-p99.9", "6 ms", "20 ms", "20 ms", "–", "goal"],
    ]);
  });

  it("is an object a workload for programs, with every run's values", () => {
    expect(resultsJson(rows)).toMatchObject([
      {
        workload: "publish",
        size: 100,
        figures: {
          rate: { unit: "msg/s", figure: 1_000_000, values: [900_000, 1_100_000, 1_000_000] },
          "loop-p99.9": { unit: "ms", figure: 6, verdict: "goal" },
        },
      },
    ]);
  });
});
