/** The bench's output as text. */
import type { Row } from "./check.ts";
import type { Floors } from "./floors/floors.ts";
import type { Machine } from "./machine.ts";
import { shown, shownBytes, type Metric } from "./metric.ts";
import { ratiosOf } from "./ratios.ts";
import type { Percentiles } from "./statistics.ts";

export function machineText(machine: Machine, { fsync, echo }: Floors): string {
  const us = ({ p50, p99 }: Percentiles): string => `p50 ${p50.toFixed(0)} µs, p99 ${p99.toFixed(0)} µs`;
  return [
    `date     ${machine.date}, commit ${machine.commit}`,
    `machine  ${machine.cores} cores, ${machine.cpu}; ${machine.system}; Node ${machine.node}; load ${machine.load.toFixed(2)}`,
    `disk     ${machine.fileSystem}; 4 KiB write + fdatasync: preallocated ${us(fsync.preallocated)}; append ${us(fsync.append)}`,
    `loopback TCP echo of 100 B between two Node processes: ${us(echo)}`,
  ].join("\n");
}

const headings = [
  "WORKLOAD",
  "SIZE",
  "SYSTEM",
  "FIGURE",
  "VALUE",
  "RANGE",
  "GOAL",
  "FLOOR",
  "UNSYNCED",
  "VERDICT",
];
/** Of all runs: cores used by the server and by others, checkpoints, syncs of the server for each confirm. */
const runHeadings = ["SERVER", "OTHERS", "CHECKPOINTS", "SYNCS/CONFIRM"];

export function tableText(rows: readonly Row[]): string {
  let above: Row["result"] | undefined;
  const cells = rows.map((row) => {
    const first = row.result !== above;
    above = row.result;
    return cellsOf(row, first);
  });
  const lines = [[...headings, ...runHeadings], ...cells];
  const widths = lines[0]!.map((_, at) => Math.max(...lines.map((line) => line[at]!.length)));
  return lines
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at]!))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** What holds for the whole workload stands in its first row only. */
function cellsOf({ result, name, metric, figure, min, max, bar, verdict }: Row, first: boolean): string[] {
  const { system, workload, size, observed, syncs } = result;
  return [
    ...(first ? [workload, shownBytes(size), system] : ["", "", ""]),
    metric.figure === undefined ? name : `${name} (${metric.figure})`,
    shown(figure, metric),
    min === max ? "" : `${shown(min, metric)} – ${shown(max, metric)}`,
    ...[bar?.goal, bar?.floor, bar?.unsynced].map((line) => barCell(line, metric)),
    verdict,
    ...(first
      ? [
          rangeOf(observed.map(({ serverCores }) => serverCores?.toFixed(2) ?? "–")),
          rangeOf(observed.map(({ otherCores }) => otherCores?.toFixed(2) ?? "–")),
          rangeOf(observed.map(({ checkpoints }) => String(checkpoints))),
          syncs === undefined ? "–" : perConfirm(syncs),
        ]
      : ["", "", "", ""]),
  ];
}

/** Each of a peer's figures against Sluice's of the same runs; above 1 Sluice is ahead. */
export function ratiosText(rows: readonly Row[]): string {
  const lines = ratiosOf(rows).map(({ ours, peer, ahead, least }) => {
    const { workload, size, system } = peer.result;
    const figures = `${shown(ours.figure, ours.metric)} against ${shown(peer.figure, peer.metric)}`;
    const asked = least === undefined ? "" : `; at least ${least}× is asked for`;
    return `${workload} ${shownBytes(size)} ${peer.name}: ${ahead.toFixed(2)}× ${system} (${figures}${asked})`;
  });
  return lines.length === 0
    ? ""
    : ["sluice against the others, above 1 = sluice is ahead", ...lines].join("\n");
}

function barCell(line: number | undefined, metric: Metric): string {
  return line === undefined ? "–" : shown(line, metric);
}

/** Two digits: `1`, `0.0071`. */
function perConfirm({ count, confirms }: NonNullable<Row["result"]["syncs"]>): string {
  return String(Number((count / confirms).toPrecision(2)));
}

function rangeOf(values: readonly string[]): string {
  const ascending = [...values].sort((a, b) => Number(a) - Number(b));
  const [least, most] = [ascending[0] ?? "–", ascending.at(-1) ?? "–"];
  return least === most ? least : `${least}–${most}`;
}

/** The same for programs: a workload each, with its figures by name and every run's values. */
export function resultsJson(rows: readonly Row[]): object[] {
  return [...new Set(rows.map(({ result }) => result))].map(({ values, ...result }) => ({
    ...result,
    figures: Object.fromEntries(
      rows
        .filter((row) => row.result.values === values)
        .map(({ name, metric: { unit }, figure, min, max, bar, verdict }) => [
          name,
          { unit, figure, min, max, values: values[name], bar, verdict },
        ]),
    ),
  }));
}
