/**
 * The unsettled messages of a log, the oldest of the lowest priority first. A cursor a priority remembers how far there
 * is nothing left, so that going over a backlog costs each of its runs once. It is memory only: begun anew after a start
 * it comes to the same.
 */
import type { DeliveryState } from "./delivery-state.ts";
import { LEVELS } from "./level-runs.ts";

export class OldestFirst {
  readonly #state: DeliveryState;
  readonly #cursors = new Array<number>(LEVELS).fill(0);

  constructor(state: DeliveryState) {
    this.#state = state;
  }

  /** The first, or the log's end: there is none. */
  next(): number {
    return this.some(1, () => false)[0] ?? this.#state.end;
  }

  /** The first ones, at most `limit`; those that are passed over may be asked for again. */
  some(limit: number, passes: (offset: number) => boolean): number[] {
    const { levels, end } = this.#state;
    const found: number[] = [];
    for (let level = 0; level < levels.count && found.length < limit; level++) {
      let at = (this.#cursors[level] = this.#nextOf(level, this.#cursors[level]!));
      for (; at < end && found.length < limit; at = this.#nextOf(level, at + 1))
        if (!passes(at)) found.push(at);
    }
    return found;
  }

  #nextOf(level: number, from: number): number {
    const { settled, levels, end } = this.#state;
    for (let at = from; ; at++) {
      at = levels.next(level, settled.nextUnsettled(at), end);
      if (at >= end || !settled.has(at)) return Math.min(at, end);
    }
  }
}
