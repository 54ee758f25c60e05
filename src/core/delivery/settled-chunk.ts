/**
 * Which of 65,536 consecutive offsets are settled, in whichever form takes least:
 *
 *   array    the settled ones, ascending         2 B each
 *   runs     first and last of each run          4 B each
 *   bitmap   one bit an offset                   8 KiB
 *
 * Offsets are only ever added. A form is left when it costs half as much again as the best one, so that no
 * sequence of settlements makes a chunk change its form back and forth.
 */
import { assert } from "../../base/errors.ts";
import { getU32, putU32 } from "../../base/bytes.ts";

export const CHUNK_OFFSETS = 65_536;

const ARRAY = 1;
const RUNS = 2;
const BITMAP = 3;
const BITMAP_WORDS = CHUNK_OFFSETS / 32;
const SMALLEST_LIST = 8;

export class SettledChunk {
  /** Settled offsets, and runs of them. */
  count = 0;
  runs = 0;
  #form = RUNS;
  /** Array or runs; `#used` numbers of it count. */
  #list = new Uint16Array(SMALLEST_LIST);
  #used = 0;
  #bits: Uint32Array | undefined;

  get byteLength(): number {
    return this.#list.byteLength + (this.#bits?.byteLength ?? 0);
  }

  get form(): "array" | "runs" | "bitmap" {
    return this.#form === ARRAY ? "array" : this.#form === RUNS ? "runs" : "bitmap";
  }

  has(low: number): boolean {
    if (this.#form === BITMAP) return ((this.#bits![low >>> 5]! >>> (low & 31)) & 1) === 1;
    const at = this.#after(low);
    if (this.#form === ARRAY) return at > 0 && this.#list[at - 1] === low;
    return at > 0 && low <= this.#list[2 * at - 1]!;
  }

  /** Adds first … last, none of which may be in already. */
  add(first: number, last: number): void {
    const left = first > 0 && this.has(first - 1);
    const right = last < CHUNK_OFFSETS - 1 && this.has(last + 1);
    this.count += last - first + 1;
    this.runs += 1 - (left ? 1 : 0) - (right ? 1 : 0);
    if (this.#form === RUNS) this.#addRun(first, last, left, right);
    else if (this.#form === BITMAP) setBits(this.#bits!, first, last);
    else this.#addSingles(first, last);
    this.#keepSmall();
  }

  /** The first offset from `low` on that is not settled; 65,536 if all are. */
  nextUnsettled(low: number): number {
    if (this.#form === BITMAP) return nextBit(this.#bits!, low, 0xffff_ffff);
    let at = this.#after(low);
    if (this.#form === RUNS) {
      // Runs do not touch, so the offset behind one is free.
      return at > 0 && low <= this.#list[2 * at - 1]! ? this.#list[2 * at - 1]! + 1 : low;
    }
    if (at > 0 && this.#list[at - 1] === low) at--;
    while (at < this.#used && this.#list[at] === low) {
      low++;
      at++;
    }
    return low;
  }

  /** The first settled offset from `low` on; 65,536 if there is none. */
  nextSettled(low: number): number {
    if (this.#form === BITMAP) return nextBit(this.#bits!, low, 0);
    if (this.has(low)) return low;
    const at = this.#after(low);
    if (this.#form === ARRAY) return at < this.#used ? this.#list[at]! : CHUNK_OFFSETS;
    return 2 * at < this.#used ? this.#list[2 * at]! : CHUNK_OFFSETS;
  }

  /** Bytes of the row: u8 form │ the list, 2 B a number, or the bitmap. */
  get rowBytes(): number {
    return 1 + (this.#form === BITMAP ? BITMAP_WORDS * 4 : this.#used * 2);
  }

  putRow(bytes: Uint8Array, at: number): number {
    bytes[at++] = this.#form;
    if (this.#form === BITMAP) {
      for (const word of this.#bits!) {
        putU32(bytes, at, word);
        at += 4;
      }
      return at;
    }
    for (let i = 0; i < this.#used; i++) {
      const value = this.#list[i]!;
      bytes[at++] = value;
      bytes[at++] = value >>> 8;
    }
    return at;
  }

  static ofRow(row: Uint8Array): SettledChunk {
    const chunk = new SettledChunk();
    const form = row[0];
    if (form === BITMAP) {
      assert(row.length === 1 + 4 * BITMAP_WORDS, `a bitmap of settled offsets has ${row.length} bytes`);
      chunk.#form = BITMAP;
      chunk.#list = new Uint16Array(0);
      chunk.#bits = new Uint32Array(BITMAP_WORDS);
      for (let i = 0; i < BITMAP_WORDS; i++) chunk.#bits[i] = getU32(row, 1 + 4 * i);
      chunk.eachRun((first, last) => {
        chunk.count += last - first + 1;
        chunk.runs++;
      });
      return chunk;
    }
    assert(form === ARRAY || form === RUNS, `a row of settled offsets has the unknown form ${form}`);
    const pairs = form === RUNS;
    const used = (row.length - 1) / 2;
    chunk.#form = form;
    chunk.#used = used;
    chunk.#list = new Uint16Array(Math.max(SMALLEST_LIST, used));
    for (let i = 0; i < used; i++) chunk.#list[i] = row[1 + 2 * i]! | (row[2 + 2 * i]! << 8);
    chunk.eachRun((first, last) => {
      chunk.count += last - first + 1;
      chunk.runs++;
    });
    assert(!pairs || chunk.runs * 2 === used, "a row of settled runs has runs that touch");
    return chunk;
  }

  eachRun(visit: (first: number, last: number) => void): void {
    for (let first = this.nextSettled(0); first < CHUNK_OFFSETS;) {
      const end = this.nextUnsettled(first);
      visit(first, end - 1);
      first = end < CHUNK_OFFSETS ? this.nextSettled(end) : end;
    }
  }

  /** How many numbers of the array, or firsts of the runs, are ≤ low. */
  #after(low: number): number {
    const list = this.#list;
    const step = this.#form === RUNS ? 2 : 1;
    let from = 0;
    let to = this.#used / step;
    // Most settlements are at the end.
    if (to > 0 && list[(to - 1) * step]! <= low) return to;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (list[middle * step]! <= low) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  #addRun(first: number, last: number, left: boolean, right: boolean): void {
    const at = 2 * this.#after(first);
    if (left && right) {
      this.#list[at - 1] = this.#list[at + 1]!;
      this.#list.copyWithin(at, at + 2, this.#used);
      this.#used -= 2;
    } else if (left) {
      this.#list[at - 1] = last;
    } else if (right) {
      this.#list[at] = first;
    } else {
      this.#open(at, 2);
      this.#list[at] = first;
      this.#list[at + 1] = last;
    }
  }

  #addSingles(first: number, last: number): void {
    const at = this.#after(first);
    this.#open(at, last - first + 1);
    for (let low = first; low <= last; low++) this.#list[at + low - first] = low;
  }

  /** Makes room for `more` numbers at `at`. */
  #open(at: number, more: number): void {
    const wanted = this.#used + more;
    if (wanted > this.#list.length) {
      const grown = new Uint16Array(Math.max(wanted, this.#list.length * 2));
      grown.set(this.#list.subarray(0, this.#used));
      this.#list = grown;
    }
    this.#list.copyWithin(at + more, at, this.#used);
    this.#used = wanted;
  }

  #keepSmall(): void {
    const asArray = 2 * this.count;
    const asRuns = 4 * this.runs;
    const best = Math.min(asArray, asRuns, 4 * BITMAP_WORDS);
    const now = this.#form === ARRAY ? asArray : this.#form === RUNS ? asRuns : 4 * BITMAP_WORDS;
    if (now <= best * 1.5 || now <= 2 * SMALLEST_LIST) return;
    this.#become(best === asRuns ? RUNS : best === asArray ? ARRAY : BITMAP);
  }

  #become(form: number): void {
    const list = new Uint16Array(
      form === BITMAP ? 0 : Math.max(SMALLEST_LIST, form === RUNS ? 2 * this.runs : this.count),
    );
    const bits = form === BITMAP ? new Uint32Array(BITMAP_WORDS) : undefined;
    let used = 0;
    this.eachRun((first, last) => {
      if (bits !== undefined) setBits(bits, first, last);
      else if (form === RUNS) {
        list[used++] = first;
        list[used++] = last;
      } else for (let low = first; low <= last; low++) list[used++] = low;
    });
    this.#form = form;
    this.#list = list;
    this.#used = used;
    this.#bits = bits;
  }
}

function setBits(bits: Uint32Array, first: number, last: number): void {
  for (let low = first; low <= last;) {
    if ((low & 31) === 0 && low + 31 <= last) {
      bits[low >>> 5] = 0xffff_ffff;
      low += 32;
    } else {
      bits[low >>> 5]! |= 1 << (low & 31);
      low++;
    }
  }
}

/** The first bit from `low` on that is set after every word was xored with `flip`. */
function nextBit(bits: Uint32Array, low: number, flip: number): number {
  let word = low >>> 5;
  if (word >= BITMAP_WORDS) return CHUNK_OFFSETS;
  let rest = (bits[word]! ^ flip) & (0xffff_ffff << (low & 31));
  while (rest === 0) {
    if (++word >= BITMAP_WORDS) return CHUNK_OFFSETS;
    rest = bits[word]! ^ flip;
  }
  return word * 32 + (31 - Math.clz32(rest & -rest));
}
