/**
 * Message-id hashes → where to look: the low 32 bits of an offset, and whether it is the right one says whoever has the
 * hashes. Open addressing in segments chosen by the hash's low bits, 6 B a place. A segment grows by an eighth, so that it
 * is never less than three quarters full, and a large one is split in two (extendible hashing): no growth moves more than
 * one of them, and none ever has twice the room it needs.
 *
 * A segment is in the order of its tags: each lies at its home or, if that is taken, as near behind it as the smaller ones
 * allow. So a search ends at the first larger one, though nine of ten places are in use, and growing is one walk.
 */
import { assert } from "../../base/errors.ts";

/** A hash, as four numbers of 32 bits. */
export type IdHash = ArrayLike<number>;

/** Whoever has the hashes of what was added. */
export interface IdOwner {
  /** Whether this is the one, and its hash is this. */
  isAt(low: number, hash: IdHash): boolean;
  /** The first 32 bits of its hash. */
  firstBitsAt(low: number): number;
}

const SMALLEST = 8;
/** Places of a segment that is split rather than enlarged. */
const LARGEST = 8_192;
/** Of a segment that has just been made for so many. */
const ROOM = 1.25;

interface Places {
  readonly tags: Uint16Array;
  readonly lows: Uint32Array;
}

class Segment implements Places {
  size = 0;
  /** So many low bits of the hash are the same for all of it. */
  readonly bits: number;
  /** Where homes are; behind them is room for those that stepped aside, and the last place is always free. */
  homes = 0;
  lows!: Uint32Array;
  /** 16 bits of the hash, ascending; 0 is a free place. */
  tags!: Uint16Array;

  constructor(bits: number) {
    this.bits = bits;
    this.#make(0, 0);
  }

  get isFull(): boolean {
    return (this.size + 1) * 10 > this.homes * 9;
  }

  home(tag: number): number {
    return (tag * this.homes) >>> 16;
  }

  /** The first place with this tag, or one that has another. */
  first(tag: number): number {
    const { tags } = this;
    let at = this.home(tag);
    while (tags[at] !== 0 && tags[at]! < tag) at++;
    return at;
  }

  /** False: there is no room behind. */
  put(tag: number, low: number): boolean {
    const { lows, tags } = this;
    let at = this.home(tag);
    while (tags[at] !== 0 && tags[at]! <= tag) at++;
    let free = at;
    while (tags[free] !== 0) free++;
    if (free === tags.length - 1) return false;
    for (; free > at; free--) {
      tags[free] = tags[free - 1]!;
      lows[free] = lows[free - 1]!;
    }
    tags[at] = tag;
    lows[at] = low;
    this.size++;
    return true;
  }

  /** Frees a place; those behind that had to step aside move up. */
  free(hole: number): void {
    const { lows, tags } = this;
    this.size--;
    for (; tags[hole + 1] !== 0 && this.home(tags[hole + 1]!) <= hole; hole++) {
      tags[hole] = tags[hole + 1]!;
      lows[hole] = lows[hole + 1]!;
    }
    tags[hole] = 0;
  }

  /** Of these places those whose mark is `mark` are in here from now on, `count` of them, with room for one more. */
  take(count: number, { tags, lows }: Places, marks?: Uint8Array, mark?: number): void {
    for (let behind = 0; ; behind = 2 * behind + SMALLEST) {
      this.#make(count, behind);
      this.size = count;
      let end = 0;
      const last = this.tags.length - 1;
      for (let i = 0; i < tags.length && end < last; i++) {
        const tag = tags[i]!;
        if (tag === 0 || (marks !== undefined && marks[i] !== mark)) continue;
        const at = Math.max(end, this.home(tag));
        this.tags[at] = tag;
        this.lows[at] = lows[i]!;
        end = at + 1;
      }
      if (end < last) return;
    }
  }

  #make(count: number, behind: number): void {
    this.homes = Math.max(SMALLEST, Math.ceil(count * ROOM));
    const places = this.homes + behind + 2 + (this.homes >>> 6);
    this.lows = new Uint32Array(places);
    this.tags = new Uint16Array(places);
  }
}

/** What a hash has its place by. */
const firstBits = (hash: IdHash): number => hash[0]!;
const tagOf = (hash: IdHash): number => ((hash[1]! & 0xffff) === 0 ? 1 : hash[1]! & 0xffff);

export class IdIndex {
  /** By the low bits of a hash; a segment of fewer bits stands in several places. */
  #directory: Segment[] = [];
  #bits = 0;
  readonly #owner: IdOwner;

  constructor(owner: IdOwner) {
    this.#owner = owner;
  }

  get byteLength(): number {
    let bytes = 0;
    for (const segment of new Set(this.#directory)) bytes += 6 * segment.tags.length;
    return bytes + 8 * this.#directory.length;
  }

  get isSplit(): boolean {
    return this.#directory.length > 1;
  }

  /** Whether what the owner says is right was added under this hash. */
  find(hash: IdHash): boolean {
    const segment = this.#directory[firstBits(hash) & (this.#directory.length - 1)];
    if (segment === undefined) return false;
    const { tags, lows } = segment;
    const tag = tagOf(hash);
    for (let at = segment.first(tag); tags[at] === tag; at++)
      if (this.#owner.isAt(lows[at]!, hash)) return true;
    return false;
  }

  add(hash: IdHash, low: number): void {
    if (this.#directory.length === 0) this.#directory = [new Segment(0)];
    for (;;) {
      const segment = this.#directory[firstBits(hash) & (this.#directory.length - 1)]!;
      if (!segment.isFull && segment.put(tagOf(hash), low)) return;
      if (segment.isFull && segment.homes >= LARGEST) this.#split(segment);
      else segment.take(segment.size, segment);
    }
  }

  remove(hash: IdHash, low: number): void {
    const segment = this.#directory[firstBits(hash) & (this.#directory.length - 1)];
    assert(segment !== undefined, "an id is not where it was put");
    const tag = tagOf(hash);
    let at = segment.first(tag);
    while (segment.tags[at] === tag && segment.lows[at] !== low) at++;
    assert(segment.tags[at] === tag, "an id is not where it was put");
    segment.free(at);
    if (segment.size * 2 < segment.homes && segment.homes > SMALLEST) segment.take(segment.size, segment);
  }

  #split(segment: Segment): void {
    const { bits, lows, tags } = segment;
    if (bits === this.#bits) {
      this.#directory = [...this.#directory, ...this.#directory];
      this.#bits++;
    }
    const marks = new Uint8Array(tags.length);
    let upper = 0;
    for (let i = 0; i < tags.length; i++)
      if (tags[i] !== 0) upper += marks[i] = (this.#owner.firstBitsAt(lows[i]!) >>> bits) & 1;
    const halves = [new Segment(bits + 1), new Segment(bits + 1)] as const;
    halves[0].take(segment.size - upper, segment, marks, 0);
    halves[1].take(upper, segment, marks, 1);
    for (let i = 0; i < this.#directory.length; i++)
      if (this.#directory[i] === segment) this.#directory[i] = halves[((i >>> bits) & 1) as 0 | 1];
  }
}
