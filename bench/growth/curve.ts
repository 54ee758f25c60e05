/**
 * A growth curve: what becomes of throughput, latency and memory as one thing grows. Each of its points has a server of
 * its own, all are up together, and they take turns, so what the machine does meanwhile meets all points. A new
 * curve needs its file here, a row in index.ts and its line in ../README.md; a bar of its own stands in bars.ts.
 */
import type { Metric } from "../metric.ts";
import type { Stage } from "../stage.ts";
import type { Values } from "../workloads/workload.ts";

export interface Curve {
  readonly name: string;
  /** What grows. */
  readonly axis: Axis;
  readonly points: readonly number[];
  /** Fewer and smaller ones, for a first impression. */
  readonly quick: readonly number[];
  readonly metrics: Readonly<Record<string, Metric>>;
  /** Settings of the server other than its defaults; the curve's file says why. */
  readonly serverEnv?: Readonly<Record<string, string>>;
  /** Brings a fresh server to the point: what waits in it, who is connected. Not measured. */
  prepare(stage: Stage, x: number, order: WindowOrder): Promise<Point>;
}

export interface Axis {
  readonly title: string;
  readonly unit: "bytes" | "count";
}

export interface WindowOrder {
  /** Of a window, for each thing that is measured in it. */
  readonly seconds: number;
}

export interface Point {
  /** A window, in steps that each measure something: all points take the first, then all the second. */
  readonly steps: readonly (() => Promise<Values>)[];
  /** After the last window. */
  finish?(): Promise<Values>;
}
