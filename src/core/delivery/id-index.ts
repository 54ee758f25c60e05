/**
 * Message-id hashes → where to look: the low 32 bits of an offset, and whether it is the right one says whoever has the
 * hashes. Open addressing in segments chosen by the hash's low bits, 6 B a place, at most three quarters of the places in
 * use; a full segment is split in two (extendible hashing), so that no growth moves more than one of them.
 */
import { assert } from "../../base/errors.ts";

/** A hash, as four numbers of 32 bits. */
export type IdHash = ArrayLike<number>;

const SMALLEST = 8;
/** Places of a segment that is split rather than doubled. */
const LARGEST = 8_192;
/** Odd: multiplying is a permutation of 16 bits. */
const FACTOR = 40_503;

class Segment {
  size = 0;
  /** So many low bits of the hash are the same for all of it. */
  readonly bits: number;
  shift = 16 - Math.log2(SMALLEST);
  lows = new Uint32Array(SMALLEST);
  /** 16 bits of the hash; 0 is a free place. */
  tags = new Uint16Array(SMALLEST);

  constructor(bits: number) {
    this.bits = bits;
  }

  home(tag: number): number {
    return ((tag * FACTOR) & 0xffff) >>> this.shift;
  }

  put(tag: number, low: number): void {
    const mask = this.tags.length - 1;
    let at = this.home(tag);
    while (this.tags[at] !== 0) at = (at + 1) & mask;
    this.tags[at] = tag;
    this.lows[at] = low;
    this.size++;
  }

  /** Frees a place; those behind that had to step aside move up. */
  free(hole: number): void {
    const { lows, tags } = this;
    const mask = tags.length - 1;
    this.size--;
    tags[hole] = 0;
    for (let at = (hole + 1) & mask; tags[at] !== 0; at = (at + 1) & mask) {
      if (((at - this.home(tags[at]!)) & mask) < ((at - hole) & mask)) continue;
      lows[hole] = lows[at]!;
      tags[hole] = tags[at]!;
      tags[at] = 0;
      hole = at;
    }
  }

  resize(places: number): void {
    const { lows, tags } = this;
    this.shift = 16 - Math.log2(places);
    this.lows = new Uint32Array(places);
    this.tags = new Uint16Array(places);
    this.size = 0;
    for (let i = 0; i < tags.length; i++) if (tags[i] !== 0) this.put(tags[i]!, lows[i]!);
  }
}

/** What a hash has its place by. */
const firstBits = (hash: IdHash): number => hash[0]!;
const tagOf = (hash: IdHash): number => ((hash[1]! & 0xffff) === 0 ? 1 : hash[1]! & 0xffff);

export class IdIndex {
  /** By the low bits of a hash; a segment of fewer bits stands in several places. */
  #directory: Segment[] = [];
  #bits = 0;

  get byteLength(): number {
    let bytes = 0;
    for (const segment of new Set(this.#directory)) bytes += 6 * segment.tags.length;
    return bytes + 8 * this.#directory.length;
  }

  /** The first of what was added under this hash, or one that looks like it, that `is` says is right; −1: none. */
  find(hash: IdHash, is: (low: number) => boolean): number {
    const segment = this.#directory[firstBits(hash) & (this.#directory.length - 1)];
    if (segment === undefined) return -1;
    const at = placeOf(segment, tagOf(hash), is);
    return at < 0 ? -1 : segment.lows[at]!;
  }

  /** `firstOf` gives the first 32 bits of the hash of what was added before. */
  add(hash: IdHash, low: number, firstOf: (low: number) => number): void {
    if (this.#directory.length === 0) this.#directory = [new Segment(0)];
    for (;;) {
      const segment = this.#directory[firstBits(hash) & (this.#directory.length - 1)]!;
      const places = segment.tags.length;
      if ((segment.size + 1) * 4 <= places * 3) return segment.put(tagOf(hash), low);
      if (places < LARGEST) segment.resize(places * 2);
      else this.#split(segment, firstOf);
    }
  }

  remove(hash: IdHash, low: number): void {
    const segment = this.#directory[firstBits(hash) & (this.#directory.length - 1)];
    const at = segment === undefined ? -1 : placeOf(segment, tagOf(hash), (other) => other === low);
    assert(at >= 0, "an id is not where it was put");
    segment!.free(at);
    const places = segment!.tags.length;
    if (segment!.size * 8 < places && places > SMALLEST) segment!.resize(places / 2);
  }

  clear(): void {
    this.#directory = [];
    this.#bits = 0;
  }

  #split(segment: Segment, firstOf: (low: number) => number): void {
    const { bits, lows, tags } = segment;
    if (bits === this.#bits) {
      this.#directory = [...this.#directory, ...this.#directory];
      this.#bits++;
    }
    const halves = [new Segment(bits + 1), new Segment(bits + 1)] as const;
    for (const half of halves) half.resize(LARGEST);
    for (let i = 0; i < tags.length; i++)
      if (tags[i] !== 0) halves[((firstOf(lows[i]!) >>> bits) & 1) as 0 | 1].put(tags[i]!, lows[i]!);
    for (let i = 0; i < this.#directory.length; i++)
      if (this.#directory[i] === segment) this.#directory[i] = halves[((i >>> bits) & 1) as 0 | 1];
  }
}

function placeOf(segment: Segment, tag: number, is: (low: number) => boolean): number {
  const { tags, lows } = segment;
  const mask = tags.length - 1;
  for (let at = segment.home(tag); tags[at] !== 0; at = (at + 1) & mask)
    if (tags[at] === tag && is(lows[at]!)) return at;
  return -1;
}
