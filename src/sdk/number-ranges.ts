/** Delivery numbers as ranges: what is handed out in a row and settled in any order is still few of them. */
export interface NumberRange {
  readonly first: number;
  /** Included. */
  readonly last: number;
}

/** Gathers numbers; those that come in order cost nothing but a comparison. */
export class NumberRanges {
  /** Pairs first, last. */
  readonly #pairs: number[] = [];
  #ordered = true;

  get empty(): boolean {
    return this.#pairs.length === 0;
  }

  add(number: number): void {
    const pairs = this.#pairs;
    const last = pairs.at(-1);
    if (last === number - 1) {
      pairs[pairs.length - 1] = number;
      return;
    }
    if (last !== undefined && number <= last) this.#ordered = false;
    pairs.push(number, number);
  }

  /** In order, none touching the next. */
  list(): NumberRange[] {
    const ranges: { first: number; last: number }[] = [];
    const pairs = this.#pairs;
    for (let i = 0; i < pairs.length; i += 2) ranges.push({ first: pairs[i]!, last: pairs[i + 1]! });
    if (this.#ordered) return ranges;
    ranges.sort((a, b) => a.first - b.first);
    const joined: { first: number; last: number }[] = [];
    for (const range of ranges) {
      const before = joined.at(-1);
      if (before !== undefined && range.first <= before.last + 1) {
        before.last = Math.max(before.last, range.last);
      } else joined.push(range);
    }
    return joined;
  }
}
