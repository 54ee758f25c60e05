/** A growth curve as a chart: a panel a unit, the median as a line, every window as a dot. */
import type { EChartsOption } from "echarts";
import type { CurveResult, Figure, PointResult } from "../growth/growth.ts";
import { shownBytes, type Unit } from "../metric.ts";
import { COLORS, draw, GREY, heading, shortNumber, WIDTH, type Drawing } from "./drawing.ts";
import { originOf, type SavedResults } from "./results.ts";

const COLUMNS = 2;
const PANEL_HEIGHT = 190;
const TOP = 96;
const GAP = 92;
const MARGIN = 72;
/** Where values lie further apart than this, the axis is a logarithm. */
const LOG_FROM = 30;

/** What an axis says, and what a value is divided by to be on it. */
const axes: Readonly<Record<Unit, { readonly title: string; readonly by: number }>> = {
  "msg/s": { title: "messages a second", by: 1 },
  "MiB/s": { title: "MiB a second", by: 1 },
  µs: { title: "ms", by: 1000 },
  ms: { title: "ms", by: 1 },
  B: { title: "B", by: 1 },
  KiB: { title: "KiB", by: 1 },
  MiB: { title: "MiB resident", by: 1 },
  syncs: { title: "syncs", by: 1 },
  "×": { title: "×", by: 1 },
};

/** A drawing a curve. */
export function growthDrawings(saved: SavedResults): Drawing[] {
  return (saved.growth ?? []).map((result) => {
    const panels = panelsOf(result);
    const rows = Math.ceil(panels.length / COLUMNS);
    const height = TOP + rows * (PANEL_HEIGHT + GAP) - 20;
    const parts = panels.map((panel, at) => partOf(result, panel, at, seriesBefore(panels, at)));
    return draw(`growth-${result.curve}`, height, {
      title: heading(`${result.curve}: Sluice against ${result.axis.title}`, originOf(saved)),
      grid: parts.map(({ grid }) => grid),
      xAxis: parts.map(({ xAxis }) => xAxis),
      yAxis: parts.map(({ yAxis }) => yAxis),
      legend: parts.map(({ legend }) => legend),
      series: parts.flatMap(({ series }) => series),
    });
  });
}

interface Panel {
  readonly unit: Unit;
  readonly names: readonly string[];
}

function panelsOf({ points }: CurveResult): Panel[] {
  const byUnit = new Map<Unit, string[]>();
  for (const [name, { unit }] of Object.entries(points[0]?.figures ?? {}))
    byUnit.set(unit, [...(byUnit.get(unit) ?? []), name]);
  return [...byUnit].map(([unit, names]) => ({ unit, names }));
}

/** Two panels of a chart share no colour. */
function seriesBefore(panels: readonly Panel[], at: number): number {
  return panels.slice(0, at).reduce((sum, { names }) => sum + names.length, 0);
}

function partOf({ axis, points }: CurveResult, { unit, names }: Panel, at: number, before: number) {
  const { title, by } = axes[unit];
  const width = (WIDTH - COLUMNS * MARGIN - 40) / COLUMNS;
  const left = MARGIN + (at % COLUMNS) * (width + MARGIN + 8);
  const top = TOP + Math.floor(at / COLUMNS) * (PANEL_HEIGHT + GAP) + 16;
  const xs = points.map(({ x }) => x);
  const values = names.flatMap((name) => points.flatMap((point) => valuesOf(point, name, by)));
  const log = Math.max(...values) / Math.min(...values) >= LOG_FROM && Math.min(...values) > 0;
  const shownAxis = { gridIndex: at, nameTextStyle: { color: GREY }, axisLine: { show: true } };
  return {
    grid: { left, top, width, height: PANEL_HEIGHT },
    xAxis: {
      ...shownAxis,
      type: "log" as const,
      logBase: axis.unit === "bytes" ? 2 : 10,
      name: axis.title,
      nameLocation: "middle" as const,
      nameGap: 28,
      min: xs[0]!,
      max: xs.at(-1)!,
      splitLine: { show: false },
      axisTick: { customValues: xs },
      axisLabel: {
        customValues: xs,
        formatter: (x: number) => (axis.unit === "bytes" ? shownBytes(x) : shortNumber(x)),
      },
    },
    yAxis: {
      ...shownAxis,
      type: log ? ("log" as const) : ("value" as const),
      ...(log ? {} : { min: 0 }),
      name: title,
      nameLocation: "middle" as const,
      nameGap: 50,
      axisLabel: { formatter: shortNumber },
    },
    legend: { data: [...names], left, top: top - 26, itemWidth: 18, itemGap: 28, selectedMode: false },
    series: names.flatMap((name, i) => seriesOf(points, name, by, at, COLORS[before + i]!)),
  };
}

function seriesOf(points: readonly PointResult[], name: string, by: number, panel: number, color: string) {
  const shared = { name, xAxisIndex: panel, yAxisIndex: panel, color };
  const windows = points.flatMap((point) => valuesOf(point, name, by).map((value) => [point.x, value]));
  const medians = points.map((point) => [point.x, (point.figures[name]?.figure ?? NaN) / by]);
  return [
    { ...shared, type: "line", data: medians, symbol: "circle", symbolSize: 6 },
    { ...shared, type: "scatter", data: windows, symbolSize: 5, itemStyle: { opacity: 0.35 } },
  ] satisfies EChartsOption["series"];
}

function valuesOf({ figures }: PointResult, name: string, by: number): number[] {
  const { values }: Pick<Figure, "values"> = figures[name] ?? { values: [] };
  return values.map((value) => value / by);
}
