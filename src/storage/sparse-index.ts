/**
 * Sparse index of one segment: (offset, position in the partition, append time) of a batch about every
 * 16 KiB. In memory while the segment is active; written beside it when it is sealed. A hint only: a
 * lookup verifies the batch it lands on, its offset too, and without an index a segment is read from its start.
 *
 *   <base>.<generation>.index       per entry  u64 offset │ u64 position
 *   <base>.<generation>.timeindex   per entry  u64 append time, ms │ u64 position
 *   both end with                   u32 CRC-32 of everything before
 */
import { getU32, getU64, putU32, putU64 } from "../base/bytes.ts";
import { crc32 } from "../base/crc32.ts";

export const INDEX_EVERY_BYTES = 16 * 1024;

/** A batch as an index knows it: its offset or append time, whichever was looked up, and where it lies. */
export interface IndexEntry {
  readonly value: number;
  readonly position: number;
}

export class SparseIndex {
  #columns = new Float64Array(3 * 16);
  #count = 0;
  #nextPosition = 0;

  get count(): number {
    return this.#count;
  }

  add(offset: number, position: number, timeMs: number): void {
    if (position < this.#nextPosition) return;
    this.#nextPosition = position + INDEX_EVERY_BYTES;
    const at = this.#count * 3;
    if (at === this.#columns.length) {
      const grown = new Float64Array(this.#columns.length * 2);
      grown.set(this.#columns);
      this.#columns = grown;
    }
    this.#columns[at] = offset;
    this.#columns[at + 1] = position;
    this.#columns[at + 2] = timeMs;
    this.#count++;
  }

  /** The last indexed batch at or below `offset`; undefined when all are above. */
  floor(offset: number): IndexEntry | undefined {
    let low = 0;
    let high = this.#count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#columns[middle * 3]! <= offset) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return undefined;
    const at = (low - 1) * 3;
    return { value: this.#columns[at]!, position: this.#columns[at + 1]! };
  }

  /** The two files' bytes. */
  encode(): { index: Uint8Array<ArrayBuffer>; timeIndex: Uint8Array<ArrayBuffer> } {
    return { index: this.#encodeColumn(0), timeIndex: this.#encodeColumn(2) };
  }

  #encodeColumn(column: number): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(this.#count * 16 + 4);
    for (let i = 0; i < this.#count; i++) {
      putU64(bytes, i * 16, this.#columns[i * 3 + column]!);
      putU64(bytes, i * 16 + 8, this.#columns[i * 3 + 1]!);
    }
    putU32(bytes, bytes.length - 4, crc32(bytes, 0, bytes.length - 4));
    return bytes;
  }
}

/**
 * Looks `value` up in an index file's bytes: the last entry at or below it, or undefined when there is
 * none or the file is damaged.
 */
export function floorInIndexFile(bytes: Uint8Array, value: number): IndexEntry | undefined {
  const end = bytes.length - 4;
  if (end < 16 || end % 16 !== 0 || getU32(bytes, end) !== crc32(bytes, 0, end)) return undefined;
  let low = 0;
  let high = end / 16;
  try {
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (getU64(bytes, middle * 16) <= value) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return undefined;
    const at = (low - 1) * 16;
    return { value: getU64(bytes, at), position: getU64(bytes, at + 8) };
  } catch {
    // A number nobody writes, under a checksum that fits.
    return undefined;
  }
}
