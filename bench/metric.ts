/** What is measured: a unit, which way is better, and the one figure that stands for all runs. */
import { median, percentile, sorted } from "./statistics.ts";

export type Unit = "msg/s" | "MiB/s" | "µs" | "ms" | "B" | "KiB" | "MiB" | "syncs" | "×";

export interface Metric {
  readonly unit: Unit;
  /**
   * What of all runs' values is compared with the bar: their median (default), or, for ratios of alternating windows,
   * the quartile on the bad side.
   */
  readonly figure?: "median" | "bad quartile";
}

export function higherIsBetter({ unit }: Metric): boolean {
  return unit === "msg/s" || unit === "MiB/s";
}

export function figureOf(metric: Metric, values: readonly number[]): number {
  if (metric.figure !== "bad quartile") return median(values);
  return percentile(sorted(values), higherIsBetter(metric) ? 25 : 75);
}

/** Three significant digits, in a unit a person reads: `1.21 M/s`, `65 µs`, `1.5 ms`. */
export function shown(value: number, { unit }: Metric): string {
  switch (unit) {
    case "msg/s":
      if (value >= 1e6) return `${digits(value / 1e6)} M/s`;
      return value >= 1e3 ? `${digits(value / 1e3)} k/s` : `${digits(value)} /s`;
    case "µs":
      return value >= 1e3 ? `${digits(value / 1e3)} ms` : `${digits(value)} µs`;
    case "ms":
      return value >= 1e3 ? `${digits(value / 1e3)} s` : `${digits(value)} ms`;
    case "MiB/s":
      return value >= 1024 ? `${digits(value / 1024)} GiB/s` : `${digits(value)} MiB/s`;
    case "KiB":
      return value >= 1024 ? `${digits(value / 1024)} MiB` : `${digits(value)} KiB`;
    case "MiB":
      return value >= 1024 ? `${digits(value / 1024)} GiB` : `${digits(value)} MiB`;
    case "B":
      return `${digits(value)} B`;
    case "syncs":
      return `${digits(value)} syncs`;
    case "×":
      return `${digits(value)}×`;
  }
}

export function shownBytes(bytes: number): string {
  if (bytes >= 1024 * 1024) return `${digits(bytes / 1024 / 1024)} MiB`;
  return bytes >= 1024 ? `${digits(bytes / 1024)} KiB` : `${bytes} B`;
}

function digits(value: number): string {
  if (!Number.isFinite(value)) return "–";
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
