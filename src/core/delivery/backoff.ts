/** How long a failed message waits before it is handed out again. */
export interface Backoff {
  readonly kind: "fixed" | "linear" | "exponential";
  readonly minMs: number;
  readonly maxMs: number;
  /** Full: anything from 0 to the delay. */
  readonly jitter: "none" | "full";
}

export const DEFAULT_BACKOFF: Backoff = { kind: "exponential", minMs: 1_000, maxMs: 60_000, jitter: "full" };

/** The delay after the n-th failure, n from 1; `chance` is 0 … 2^32 − 1, drawn by who asks. */
export function backoffMs({ kind, minMs, maxMs, jitter }: Backoff, failures: number, chance: number): number {
  const grown =
    kind === "fixed" ? minMs : kind === "linear" ? minMs * failures : minMs * 2 ** Math.min(failures - 1, 52);
  const delayMs = Math.min(grown, maxMs);
  return jitter === "none" ? delayMs : Math.floor((chance / 2 ** 32) * (delayMs + 1));
}
