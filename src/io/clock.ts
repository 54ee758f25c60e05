import { uptime } from "node:os";

/** Time, from outside. Deadlines use monotonicMs; only the shard clock looks at the wall. */
export interface Clock {
  /** Milliseconds, fractions included, since some fixed moment; never steps. */
  monotonicMs(): number;
  /** Milliseconds since the Unix epoch, as the machine believes. */
  wallMs(): number;
  /**
   * As monotonicMs, but goes on while the machine is suspended; never steps. Costs a system call. Absent where
   * the machine has no such clock.
   */
  sinceBootMs?(): number;
}

export const systemClock: Clock = {
  monotonicMs: () => performance.now(),
  wallMs: () => Date.now(),
  // macOS makes it of the wall clock, which steps.
  ...(process.platform === "darwin" ? {} : { sinceBootMs: () => uptime() * 1000 }),
};
