/** What a fuzzing thread is told, and what it tells. */
import type { Covered } from "./coverage.ts";
import type { Found } from "./fuzz-loop.ts";

export interface WorkOrder {
  readonly decoder: string;
  readonly seed: number;
  /** Read inputs [first, first + inputs); of none, input `first` is made and told. */
  readonly first: number;
  readonly inputs: number;
  /** Also tell what was covered, at about half the speed. */
  readonly coverage: boolean;
  /** The input under way, NOT_BEGUN, or -1 in the corpus. */
  readonly progress: SharedArrayBuffer;
}

/** Loading takes as long as the machine likes. */
export const NOT_BEGUN = -2;

export interface WorkDone {
  readonly found: Found | undefined;
  readonly accepted: number;
  readonly refused: number;
  readonly largestRequest: number;
  /** Of a core: what it costs on a machine that does nothing else. */
  readonly cpuSeconds: number;
  readonly covered: readonly Covered[];
}
