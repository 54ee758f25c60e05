/** The process's memory, as the operating system and V8 see it. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

export interface Memory {
  /** Resident bytes of the process, all threads. */
  residentBytes(): number;
  /** Objects and garbage of this thread's heap, buffers outside of it not counted: what a collection has to walk. */
  heapBytes(): number;
  /**
   * Collects this thread's garbage. Everything else in the thread waits meanwhile: 20 ms for a heap of 20 MiB.
   * Thorough: also what V8 keeps for the next busy time, above all the space for young objects, which a flood grows to
   * 130 MiB; that takes three to seven times as long.
   */
  collectGarbage(thorough: boolean): void;
}

interface Collector {
  (options?: { type: "major"; flavor: "last-resort" }): void;
}

let collect: Collector | undefined;

/**
 * V8 collects when objects are made, and shared memory does not count as any: a process that has gone quiet keeps what a
 * flood left, for hours. Its collector has no stable door: `gc` is what `--expose-gc` gives (experimental; here for this
 * file alone, not for everybody's globals). The inspector's HeapProfiler.collectGarbage is stable on paper, but a server
 * whose threads used it stood still.
 */
export function collectGarbage(thorough: boolean): void {
  if (collect === undefined) {
    setFlagsFromString("--expose-gc");
    const found = runInNewContext("typeof gc === 'function' ? gc : undefined") as Collector | undefined;
    setFlagsFromString("--no-expose-gc");
    // A later V8 may have none: then it is left to itself.
    collect = found ?? ((): void => undefined);
  }
  if (thorough) collect({ type: "major", flavor: "last-resort" });
  else collect();
}

export const systemMemory: Memory = {
  residentBytes: () => process.memoryUsage.rss(),
  heapBytes: () => process.memoryUsage().heapUsed,
  collectGarbage,
};
