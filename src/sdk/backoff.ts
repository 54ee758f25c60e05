/** Delays between tries: 100 ms doubling to 10 s, each drawn evenly from 0 to that (full jitter). */

export const FIRST_DELAY_MS = 100;
export const LONGEST_DELAY_MS = 10_000;

export class Backoff {
  #ceilingMs = FIRST_DELAY_MS;
  readonly #longestMs: number;
  readonly #random: () => number;

  constructor(longestMs = LONGEST_DELAY_MS, random: () => number = Math.random) {
    this.#longestMs = longestMs;
    this.#random = random;
  }

  /** Milliseconds to wait before the next try. */
  next(): number {
    const ceiling = Math.min(this.#ceilingMs, this.#longestMs);
    this.#ceilingMs = Math.min(this.#ceilingMs * 2, this.#longestMs);
    return Math.ceil(this.#random() * ceiling);
  }

  reset(): void {
    this.#ceilingMs = FIRST_DELAY_MS;
  }
}
