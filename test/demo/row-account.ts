/** What became of each row of a source on its way through a queue: runs that failed, and runs that did what they should. */
import type { Source } from "./comparison.ts";

export interface HandledMessage {
  readonly key: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly valueBytes: Uint8Array;
  readonly attempt: number;
}

/** Rows are numbered from 1. */
export class RowAccount {
  /** Runs that ended with an error. */
  failedRuns = 0;
  /** Messages that are no row, or not as it was sent, or in a run that was not theirs. */
  wrong = 0;
  readonly #source: Source;
  /** By row: runs that failed since it was sent or redriven, and runs that ended well. */
  readonly #failed: Uint8Array;
  readonly #handled: Uint8Array;

  constructor(source: Source) {
    this.#source = source;
    this.#failed = new Uint8Array(source.values.length + 1);
    this.#handled = new Uint8Array(source.values.length + 1);
  }

  /** The row of a message whose handler begins; 0 = it is none of the source's, as it was sent. */
  begin({ key, headers, valueBytes, attempt }: HandledMessage): number {
    const row = Number(headers["row"]);
    const value = this.#source.values[row - 1];
    const isSame =
      value !== undefined &&
      key === this.#source.releases[row - 1] &&
      Buffer.compare(value, valueBytes) === 0;
    if (isSame && attempt === this.#failed[row]! + 1) return row;
    this.wrong++;
    return isSame ? row : 0;
  }

  failed(row: number): void {
    this.failedRuns++;
    this.#failed[row]!++;
  }

  handled(row: number): void {
    this.#handled[row]!++;
  }

  /** Dead letters were sent back: their attempts begin anew. */
  redriven(): void {
    this.#failed.fill(0);
  }

  /** Rows by how often they were handled. */
  get counts(): { readonly never: number; readonly once: number; readonly twice: number } {
    const counts = { never: 0, once: 0, twice: 0 };
    for (let row = 1; row < this.#handled.length; row++) {
      if (this.#handled[row] === 0) counts.never++;
      else if (this.#handled[row] === 1) counts.once++;
      else counts.twice++;
    }
    return counts;
  }
}
