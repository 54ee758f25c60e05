/** A peer's figures against Sluice's of the same runs. */
import type { Row } from "./check.ts";
import { higherIsBetter, shownBytes } from "./metric.ts";

export interface Ratio {
  readonly ours: Row;
  readonly peer: Row;
  /** Above 1: Sluice is ahead. */
  readonly ahead: number;
  /** What the bar asks for; undefined = nothing. */
  readonly least: number | undefined;
}

export function ratiosOf(rows: readonly Row[]): Ratio[] {
  return rows.flatMap((peer) => {
    if (peer.result.system === "sluice") return [];
    const ours = rows.find(
      ({ result, name }) =>
        result.system === "sluice" &&
        result.workload === peer.result.workload &&
        result.size === peer.result.size &&
        name === peer.name,
    );
    if (ours === undefined) return [];
    return [{ ours, peer, ahead: aheadBy(ours, peer), least: ours.bar?.ahead?.[peer.result.system] }];
  });
}

/** Behind what is asked for, a line each. */
export function shortfallsOf(rows: readonly Row[]): string[] {
  return ratiosOf(rows)
    .filter(({ ahead, least }) => least !== undefined && !(ahead >= least))
    .map(
      ({ ours: { result, name }, peer, ahead, least }) =>
        `${result.workload} ${shownBytes(result.size)}: ${name} is ${ahead.toFixed(2)}× ${peer.result.system}, not ${least}×`,
    );
}

function aheadBy(ours: Row, peer: Row): number {
  return higherIsBetter(ours.metric) ? ours.figure / peer.figure : peer.figure / ours.figure;
}
