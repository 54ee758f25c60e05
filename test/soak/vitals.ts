/** What a process holds, looked at from outside (Linux), and how a series of such looks grows. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

export interface Vitals {
  readonly minute: number;
  readonly rssMb: number;
  readonly descriptors: number;
  readonly diskMb: number;
}

const MB = 1e6;

export function vitalsOf(pid: number, data: string, minute: number): Vitals {
  const rssKib = Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))![1]);
  return {
    minute,
    rssMb: (rssKib * 1024) / MB,
    descriptors: readdirSync(`/proc/${pid}/fd`).length,
    diskMb: bytesBelow(data) / MB,
  };
}

function bytesBelow(directory: string): number {
  let bytes = 0;
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    // It may be gone between the two looks.
    bytes += statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0;
  }
  return bytes;
}

/** Growth a minute, by least squares. */
export function slopeOf(series: readonly Vitals[], value: (vitals: Vitals) => number): number {
  const mean = (of: (vitals: Vitals) => number): number =>
    series.reduce((sum, vitals) => sum + of(vitals), 0) / series.length;
  const meanX = mean(({ minute }) => minute);
  const meanY = mean(value);
  let products = 0;
  let squares = 0;
  for (const vitals of series) {
    products += (vitals.minute - meanX) * (value(vitals) - meanY);
    squares += (vitals.minute - meanX) ** 2;
  }
  return products / squares;
}
