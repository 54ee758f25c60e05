/**
 * Delays of an event loop as seen by an event that is due every millisecond. A loop that stands still for 30 ms keeps
 * thirty of them waiting, for 30, 29, 28 … ms; a sampler that counts one delay of 30 ms hides the other 29, and with
 * them nearly every stall from a p99.9.
 */
const BINS_PER_MS = 10;
const LONGEST_MS = 10_000;

export interface Delays {
  readonly samples: number;
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
  readonly max: number;
}

export class DelayHistogram {
  readonly #bins = new Uint32Array(LONGEST_MS * BINS_PER_MS);
  #samples = 0;
  #maxMs = 0;

  record(delayMs: number): void {
    this.#maxMs = Math.max(this.#maxMs, delayMs);
    for (let delay = Math.max(0, delayMs); ; delay--) {
      const bin = Math.min(this.#bins.length - 1, Math.floor(delay * BINS_PER_MS));
      this.#bins[bin]!++;
      this.#samples++;
      if (delay < 1) return;
    }
  }

  reset(): void {
    this.#bins.fill(0);
    this.#samples = 0;
    this.#maxMs = 0;
  }

  /** Milliseconds; a percentile is its bin's upper end. */
  delays(): Delays {
    return {
      samples: this.#samples,
      p50: this.#percentile(50),
      p99: this.#percentile(99),
      p999: this.#percentile(99.9),
      max: this.#maxMs,
    };
  }

  #percentile(percent: number): number {
    let left = Math.ceil((percent * this.#samples) / 100 - 1e-9);
    for (let bin = 0; bin < this.#bins.length; bin++) {
      left -= this.#bins[bin]!;
      if (left <= 0) return Math.min(this.#maxMs, (bin + 1) / BINS_PER_MS);
    }
    return this.#maxMs;
  }
}
