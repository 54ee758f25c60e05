/** What must stay as it is while something grows. */
import { percentile, sorted } from "../statistics.ts";
import type { CurveResult, PointResult } from "./growth.ts";

export interface GrowthBar {
  readonly curve: string;
  readonly says: string;
  readonly unit: "×" | "MiB" | "KiB" | "ms";
  /** One of both. */
  readonly least?: number;
  readonly most?: number;
  figure(points: PointsAt): number;
}

export interface Judgement {
  readonly curve: string;
  readonly says: string;
  readonly unit: GrowthBar["unit"];
  /** NaN: a point it needs was not measured. */
  readonly figure: number;
  readonly least: number | undefined;
  readonly most: number | undefined;
  readonly holds: boolean;
}

type PointsAt = (x: number) => PointResult;

const [SHORT, LONG] = [10_000, 10_000_000];

export const growthBars: readonly GrowthBar[] = [
  {
    curve: "backlog",
    says: "queue: throughput at 10 M waiting by that at 10 k, lower quartile of neighbouring windows",
    unit: "×",
    least: 0.9,
    figure: (at) => ratio(at(LONG), at(SHORT), "queue-rate"),
  },
  {
    curve: "backlog",
    says: "topic: throughput over 10 M stored by that over 10 k, lower quartile of neighbouring windows",
    unit: "×",
    least: 0.9,
    figure: (at) => ratio(at(LONG), at(SHORT), "topic-rate"),
  },
  {
    curve: "backlog",
    says: "resident memory with 10 M waiting and 10 M stored by that with 10 k",
    unit: "×",
    most: 1.1,
    figure: (at) => figure(at(LONG), "rss") / figure(at(SHORT), "rss"),
  },
  {
    curve: "connections",
    says: "memory of a connection that says nothing, of 1,000",
    unit: "KiB",
    most: 64,
    figure: (at) => figure(at(1000), "idle-each"),
  },
  {
    curve: "partitions",
    says: "10,000 partitions: process start to open port, after kill -9",
    unit: "ms",
    most: 3000,
    figure: (at) => figure(at(10_000), "start"),
  },
];

/** Of the curves that were measured. */
export function judgementsOf(
  results: readonly CurveResult[],
  bars: readonly GrowthBar[] = growthBars,
): Judgement[] {
  return bars.flatMap((bar) => {
    const result = results.find(({ curve }) => curve === bar.curve);
    if (result === undefined) return [];
    const { curve, says, unit, least, most } = bar;
    const value = bar.figure((x) => result.points.find((point) => point.x === x) ?? nothing(x));
    const holds = value >= (least ?? -Infinity) && value <= (most ?? Infinity);
    return [{ curve, says, unit, figure: value, least, most, holds }];
  });
}

function nothing(x: number): PointResult {
  return { x, otherCores: undefined, figures: {} };
}

function figure({ figures }: PointResult, name: string): number {
  return figures[name]?.figure ?? NaN;
}

/** Of windows that took turns, the bad quartile. */
function ratio(above: PointResult, below: PointResult, name: string): number {
  const [a = [], b = []] = [above, below].map(({ figures }) => figures[name]?.values);
  if (a.length === 0 || a.length !== b.length) return NaN;
  return percentile(sorted(a.map((value, window) => value / b[window]!)), 25);
}
