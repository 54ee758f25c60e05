/** Results as rows of figures beside their bars, and what of them fails a check. */
import { barOf, verdictOf, type Bar, type Bars, type Verdict } from "./bars.ts";
import type { Result } from "./measurement.ts";
import { figureOf, shownBytes, type Metric } from "./metric.ts";
import { shortfallsOf } from "./ratios.ts";

export interface Row {
  readonly result: Result;
  readonly name: string;
  readonly metric: Metric;
  readonly figure: number;
  readonly min: number;
  readonly max: number;
  readonly bar: Bar | undefined;
  readonly verdict: Verdict;
}

const LOOP_METRIC: Metric = { unit: "ms" };

export function rowsOf(
  result: Result,
  metrics: Readonly<Record<string, Metric>>,
  bars: Bars,
): readonly Row[] {
  const row = (name: string, metric: Metric, values: readonly number[], bar: Bar | undefined): Row => ({
    result,
    name,
    metric,
    figure: figureOf(metric, values),
    min: Math.min(...values),
    max: Math.max(...values),
    bar,
    verdict: verdictOf(bar, metric, values),
  });
  // Bars are set for Sluice; a peer is there to be compared with.
  const barsFor = result.system === "sluice" ? bars : {};
  const rows = Object.entries(metrics).map(([name, metric]) =>
    row(name, metric, result.values[name]!, barOf(barsFor, result.workload, result.size, name)),
  );
  if (result.delays === undefined) return rows;
  const loop = "loop-p99.9";
  return [...rows, row(loop, LOOP_METRIC, [result.delays.p999], barOf(barsFor, "server", "any", loop))];
}

/** One line each; none = the check holds. */
export function failuresOf(rows: readonly Row[]): string[] {
  const below = rows
    .filter(({ verdict }) => verdict === "BELOW FLOOR")
    .map(({ result, name }) => `${titleOf(result)}: ${name} is below its floor`);
  return [...below, ...shortfallsOf(rows), ...flawsOf(rows)];
}

/** What is no full measurement, and why. */
export function flawsOf(rows: readonly Row[]): string[] {
  return [...new Set(rows.map(({ result }) => result))]
    .filter(({ flaws }) => flaws.length > 0)
    .map((result) => `${titleOf(result)} is no full measurement: ${result.flaws.join(", ")}`);
}

/** Cores that others may take of a run before its figures are theirs too; the kernel writing our data is among them. */
export const OTHERS_LIMIT = 0.3;

/** Runs that were disturbed. No failure: what holds beside others holds. */
export function disturbancesOf(rows: readonly Row[]): string[] {
  return [...new Set(rows.map(({ result }) => result))].flatMap((result) => {
    const most = Math.max(...result.observed.map(({ otherCores }) => otherCores ?? 0));
    return most > OTHERS_LIMIT ? [`${titleOf(result)}: others used ${most.toFixed(2)} cores`] : [];
  });
}

function titleOf({ system, workload, size }: Result): string {
  return `${workload} ${shownBytes(size)}${system === "sluice" ? "" : ` of ${system}`}`;
}
