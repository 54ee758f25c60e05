/** Time, from outside. Deadlines use monotonicMs; only the shard clock looks at the wall. */
export interface Clock {
  /** Milliseconds, fractions included, since some fixed moment; never steps. */
  monotonicMs(): number;
  /** Milliseconds since the Unix epoch, as the machine believes. */
  wallMs(): number;
}

export const systemClock: Clock = {
  monotonicMs: () => performance.now(),
  wallMs: () => Date.now(),
};
