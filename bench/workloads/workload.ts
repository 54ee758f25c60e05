/**
 * A workload: what is run, and what comes out. A new one needs its file here, a row in index.ts, its bars in bars.json
 * and its line in README.md.
 */
import type { Metric } from "../metric.ts";
import type { Stage } from "../stage.ts";
import type { Ability } from "../systems/system.ts";

export interface Workload {
  readonly name: string;
  /** Bytes of a message. */
  readonly sizes: readonly number[];
  /** Default: topics. */
  readonly uses?: Ability;
  readonly metrics: Readonly<Record<string, Metric>>;
  /** Settings of the server other than its defaults; the workload's file says why. */
  readonly serverEnv?: Readonly<Record<string, string>>;
  /** What makes a run a full measurement. */
  readonly needs: {
    /** That the measured part lasts the seconds asked for; false: it ends by itself. */
    readonly fullTime: boolean;
    readonly checkpoints: number;
  };
  /** That the server's syncs are counted: it cannot be run where they cannot be. */
  readonly countsSyncs?: boolean;
  /** Whether the server's event loop is sampled under it, in a run of its own. */
  readonly probed: boolean;
  /** Whether what the server holds is weighed in it. */
  readonly weighed?: boolean;
  /** Values of one run: one each, or several where a run has several windows. */
  run(stage: Stage, order: RunOrder): Promise<Values>;
}

export interface RunOrder {
  /** Bytes of a message. */
  readonly size: number;
  /** Of the measured part. */
  readonly seconds: number;
}

export type Values = Readonly<Record<string, number | readonly number[]>>;

export const TOPIC = "bench";

/** Before the measured part, so that it does not measure the compiler: functions are hot, connections stand. */
export function warmUpSeconds(seconds: number): number {
  return Math.min(2, seconds / 2);
}

/**
 * For loads that write little: checkpoints come often enough that a run of 10 s has its two. By default this load would
 * see one every 30 s, so the figures are rather worse than what a user gets.
 */
export const frequentCheckpoints = { SLUICE_STORAGE__CHECKPOINT_INTERVAL_MS: "3s" };
