/**
 * The bars of bars.json: what each figure should reach (goal) and must reach (floor: the best peer that syncs before it
 * confirms). bars.json is `workload → size in bytes → metric → bar`, in the metric's unit; "server" → "any" holds what
 * the server must keep under every load.
 */
import { readFileSync } from "node:fs";
import { figureOf, higherIsBetter, type Metric } from "./metric.ts";

export interface Bar {
  readonly goal: number;
  readonly floor?: number;
  /** The best peer that confirms before it syncs: to compare with, not to pass. */
  readonly unsynced?: number;
  /** How many times ahead of these peers it must be, where they were measured beside it (`--peers`). */
  readonly ahead?: Readonly<Record<string, number>>;
}

export type Bars = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, Bar>>>> | undefined>
>;

export type Verdict =
  | "goal"
  /** Between floor and goal; where there is no floor, anything short of the goal. */
  | "short of goal"
  | "BELOW FLOOR"
  /** No bar for this. */
  | "–";

export function readBars(): Bars {
  return JSON.parse(readFileSync(new URL("bars.json", import.meta.url), "utf8")) as Bars;
}

export function barOf(bars: Bars, workload: string, size: number | "any", metric: string): Bar | undefined {
  return bars[workload]?.[size]?.[metric];
}

export function verdictOf(bar: Bar | undefined, metric: Metric, values: readonly number[]): Verdict {
  if (bar === undefined) return "–";
  const figure = figureOf(metric, values);
  const reaches = (line: number): boolean => (higherIsBetter(metric) ? figure >= line : figure <= line);
  if (reaches(bar.goal)) return "goal";
  return bar.floor === undefined || reaches(bar.floor) ? "short of goal" : "BELOW FLOOR";
}
