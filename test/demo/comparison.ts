/** What was read back against what was sent, row by row. */

export interface Source {
  readonly releases: readonly string[];
  readonly values: readonly Uint8Array[];
}

export interface ReadMessage {
  readonly partition: number;
  readonly offset: number;
  readonly key: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly valueBytes: Uint8Array;
}

/** Rows are numbered from 1; 0 = none. */
export class Comparison {
  /** Messages whose row, key and bytes are the source's. */
  same = 0;
  altered = 0;
  twice = 0;
  /** Behind a later row of the same release. */
  disordered = 0;
  /** Not where their confirm said. */
  misplaced = 0;
  /** The first few, as sentences. */
  readonly examples: string[] = [];
  readonly #source: Source;
  readonly #seen: Uint8Array;
  readonly #lastRows = new Map<string, number>();
  readonly #confirmed: (string | undefined)[] = [];

  constructor(source: Source) {
    this.#source = source;
    this.#seen = new Uint8Array(source.values.length + 1);
  }

  /** The server said that it has stored the row there. */
  confirmed(row: number, partition: number, offset: number): void {
    this.#confirmed[row] = `${partition}@${offset}`;
  }

  read({ partition, offset, key, headers, valueBytes }: ReadMessage): void {
    const place = `${partition}@${offset}`;
    const row = Number(headers["row"]);
    const value = this.#source.values[row - 1];
    const release = this.#source.releases[row - 1];
    if (
      value === undefined ||
      release === undefined ||
      key !== release ||
      Buffer.compare(value, valueBytes) !== 0
    ) {
      this.altered++;
      return this.#example(`${place}: not what row ${headers["row"]} of the source is`);
    }
    if (this.#seen[row] === 1) {
      this.twice++;
      return this.#example(`${place}: row ${row} a second time`);
    }
    this.#seen[row] = 1;
    this.same++;
    const last = this.#lastRows.get(release) ?? 0;
    if (row < last) {
      this.disordered++;
      this.#example(`${place}: row ${row} of ${release} behind row ${last}`);
    } else this.#lastRows.set(release, row);
    const confirmed = this.#confirmed[row];
    if (confirmed !== undefined && confirmed !== place) {
      this.misplaced++;
      this.#example(`${place}: row ${row} was confirmed at ${confirmed}`);
    }
  }

  get missing(): number {
    return this.#source.values.length - this.same;
  }

  get isSame(): boolean {
    return this.missing + this.altered + this.twice + this.disordered + this.misplaced === 0;
  }

  #example(text: string): void {
    if (this.examples.length < 5) this.examples.push(text);
  }
}
