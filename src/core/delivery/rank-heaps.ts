/**
 * Any number of heaps of messages in common memory, each with its first on top: by priority, then by offset. 16 B a message,
 * in blocks of 1,024. Leftist trees, so that neither putting in nor taking out is ever more than some twenty steps,
 * in whatever order messages come.
 */
import { LEVELS } from "./level-runs.ts";

/** An offset's bits of a rank; ten priorities lie above them. */
const OFFSETS = 2 ** 49;
const BLOCK = 1_024;
/** Of a tree's left side: where it is, and above that its distance from a gap; both fit, as do 128 M messages. */
const PLACE_BITS = 27;
const PLACES = 2 ** PLACE_BITS - 1;
/** No message; the tree of none. */
export const NONE = 0;

/** A message's place among all: the lower, the sooner. */
export function rankOf(level: number, offset: number): number {
  return (LEVELS - 1 - level) * OFFSETS + offset;
}

export function levelOfRank(rank: number): number {
  return LEVELS - 1 - Math.floor(rank / OFFSETS);
}

export function offsetOfRank(rank: number): number {
  return rank % OFFSETS;
}

export class RankHeaps {
  /** Messages in all the heaps. */
  size = 0;
  readonly #ranks: Float64Array[] = [];
  /** Left side and distance; right side, or the next free place. */
  readonly #lefts: Uint32Array[] = [];
  readonly #rights: Uint32Array[] = [];
  #free = NONE;
  /** Place 0 stands for none. */
  #used = 1;

  /** Of the typed arrays. */
  get byteLength(): number {
    return this.#ranks.length * BLOCK * 16;
  }

  /** Of the first message; `heap` is not NONE. */
  top(heap: number): number {
    return this.#ranks[heap >>> 10]![heap & 1_023]!;
  }

  /** The heap with one more message in it. */
  push(heap: number, rank: number): number {
    this.size++;
    let place = this.#free;
    if (place !== NONE) this.#free = this.#right(place);
    else {
      place = this.#used++;
      if (place >= this.#ranks.length * BLOCK) {
        this.#ranks.push(new Float64Array(BLOCK));
        this.#lefts.push(new Uint32Array(BLOCK));
        this.#rights.push(new Uint32Array(BLOCK));
      }
    }
    this.#ranks[place >>> 10]![place & 1_023] = rank;
    this.#join(place, NONE, NONE);
    return this.#merge(heap, place);
  }

  /** The heap without its first message. */
  pop(heap: number): number {
    const rest = this.#merge(this.#left(heap), this.#right(heap));
    this.#rights[heap >>> 10]![heap & 1_023] = this.#free;
    this.#free = heap;
    if (--this.size === 0) this.clear();
    return rest;
  }

  /** Nothing is left in any. */
  clear(): void {
    this.size = 0;
    this.#ranks.length = this.#lefts.length = this.#rights.length = 0;
    this.#free = NONE;
    this.#used = 1;
  }

  /** Ranks of a heap's messages, in no promised order. */
  *ranks(heap: number): Generator<number> {
    const open = [heap];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (at === NONE) continue;
      yield this.top(at);
      open.push(this.#left(at), this.#right(at));
    }
  }

  #merge(one: number, other: number): number {
    if (one === NONE) return other;
    if (other === NONE) return one;
    if (this.top(other) < this.top(one)) [one, other] = [other, one];
    this.#join(one, this.#left(one), this.#merge(this.#right(one), other));
    return one;
  }

  /** Puts two trees below a place, the one that is nearer to a gap to the right. */
  #join(place: number, one: number, other: number): void {
    const [left, right] = this.#distance(one) < this.#distance(other) ? [other, one] : [one, other];
    const [block, at] = [place >>> 10, place & 1_023];
    this.#lefts[block]![at] = (left | ((this.#distance(right) + 1) << PLACE_BITS)) >>> 0;
    this.#rights[block]![at] = right;
  }

  #left(place: number): number {
    return this.#lefts[place >>> 10]![place & 1_023]! & PLACES;
  }

  #right(place: number): number {
    return this.#rights[place >>> 10]![place & 1_023]!;
  }

  #distance(place: number): number {
    return place === NONE ? 0 : this.#lefts[place >>> 10]![place & 1_023]! >>> PLACE_BITS;
  }
}
