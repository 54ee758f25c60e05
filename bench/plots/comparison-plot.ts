/** Sluice and its peers side by side: a chart of throughput and one of latency, a bar a system and workload. */
import { shown, shownBytes, type Unit } from "../metric.ts";
import { draw, GREY, heading, shortNumber, type Drawing } from "./drawing.ts";
import { originOf, type SavedResult, type SavedResults } from "./results.ts";

const BAR = 15;
/** Names may take two lines. */
const TOP = 140;
const BOTTOM = 52;

/** None where only Sluice was measured. */
export function comparisonDrawings(saved: SavedResults): Drawing[] {
  const results = saved.results ?? [];
  const systems = [...new Set(results.map(({ system }) => system))];
  if (systems.length < 2) return [];
  return [
    ...chartOf(saved, systems, "msg/s", "throughput", "messages a second; longer is better"),
    ...chartOf(saved, systems, "µs", "latency", "µs, logarithmic; shorter is better"),
  ];
}

function chartOf(
  saved: SavedResults,
  systems: readonly string[],
  unit: Unit,
  name: string,
  axis: string,
): Drawing[] {
  const lines = linesOf(saved.results ?? [], unit);
  if (lines.length === 0) return [];
  const origin = originOf(saved);
  const height = TOP + BOTTOM + lines.length * (systems.length * BAR + 14);
  const log = unit === "µs";
  return [
    draw(`peers-${name}`, height, {
      title: heading(`Sluice and its peers: ${name}`, origin),
      legend: {
        data: [...systems],
        left: 16,
        right: 16,
        top: 68,
        itemGap: 28,
        itemWidth: 16,
        selectedMode: false,
      },
      grid: { left: 190, right: 90, top: TOP, bottom: BOTTOM },
      xAxis: {
        type: log ? "log" : "value",
        ...(log ? { min: 10 } : { min: 0 }),
        name: axis,
        nameLocation: "middle",
        nameGap: 30,
        nameTextStyle: { color: GREY },
        axisLabel: { formatter: shortNumber },
      },
      yAxis: { type: "category", inverse: true, data: lines.map(({ title }) => title) },
      series: systems.map((system) => ({
        name: system,
        type: "bar",
        barWidth: BAR - 3,
        data: lines.map(({ bySystem }) => bySystem.get(system) ?? null),
        label: {
          show: true,
          position: "right",
          fontSize: 10,
          formatter: ({ value }) => (typeof value === "number" ? shown(value, { unit }) : ""),
        },
      })),
    }),
  ];
}

interface Line {
  readonly title: string;
  readonly bySystem: ReadonlyMap<string, number>;
}

/** Only what more than one system was measured in. */
function linesOf(results: readonly SavedResult[], unit: Unit): Line[] {
  const lines = new Map<string, Map<string, number>>();
  for (const { system, workload, size, figures } of results) {
    for (const [name, { unit: own, figure }] of Object.entries(figures)) {
      if (own !== unit) continue;
      const title = `${workload} ${shownBytes(size)}${own === "msg/s" ? "" : ` ${name}`}`;
      const line = lines.get(title) ?? new Map<string, number>();
      lines.set(title, line.set(system, figure));
    }
  }
  return [...lines]
    .filter(([, bySystem]) => bySystem.size > 1)
    .map(([title, bySystem]) => ({ title, bySystem }));
}
