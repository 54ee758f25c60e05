/**
 * How many bytes the unsettled messages of a log have, without a number for each: of every 1,024 offsets their sum and
 * how many they are. A message that is settled takes the average of its block with it, rounded down; the last one takes
 * the rest. So the sum is exact where messages are of one size and when a block is done, and the same wherever the same
 * entries are applied. A backlog of 10 million messages takes 160 KB.
 */
import { FieldReader, putVarint } from "../../base/bytes.ts";
import { assert } from "../../base/errors.ts";
import { RowKind, type ChangeBuffer } from "../change-buffer.ts";
import { CHUNK_OFFSETS } from "./settled-chunk.ts";

const BLOCK_OFFSETS = 1_024;
const BLOCKS = CHUNK_OFFSETS / BLOCK_OFFSETS;

/** Of 65,536 offsets, a block a place; left: unsettled messages. */
interface Chunk {
  readonly bytes: number[];
  readonly counts: number[];
  left: number;
}

/** Of logs without a backlog. */
const NO_CHUNKS: Map<number, Chunk> = new Map();
const NO_NUMBERS: Set<number> = new Set();

export class UnsettledBytes {
  total = 0;
  #chunks = NO_CHUNKS;
  #dirty = NO_NUMBERS;

  get dirtyRows(): number {
    return this.#dirty.size;
  }

  get byteLength(): number {
    return this.#chunks.size * BLOCKS * 16;
  }

  /** Messages from … to − 1, which are new, have `bytes` together. */
  add(from: number, to: number, bytes: number): void {
    this.total += bytes;
    for (let at = from; at < to;) {
      const end = Math.min(to, blockEnd(at));
      const share = end === to ? bytes : Math.floor((bytes * (end - at)) / (to - at));
      const chunk = this.#chunkFor(Math.floor(at / CHUNK_OFFSETS));
      const block = blockOf(at);
      while (chunk.counts.length <= block) {
        chunk.counts.push(0);
        chunk.bytes.push(0);
      }
      chunk.counts[block]! += end - at;
      chunk.bytes[block]! += share;
      chunk.left += end - at;
      bytes -= share;
      at = end;
    }
  }

  /** Messages from … to − 1, none of them settled before, are. */
  take(from: number, to: number): void {
    for (let at = from; at < to;) {
      const end = Math.min(to, blockEnd(at));
      const number = Math.floor(at / CHUNK_OFFSETS);
      const chunk = this.#chunks.get(number);
      // A log of before there was this account: nothing is known of what it had.
      if (chunk !== undefined) {
        const block = blockOf(at);
        const share = shareOf(chunk, block, end - at);
        const count = Math.min(end - at, chunk.counts[block] ?? 0);
        if (count > 0) {
          chunk.bytes[block]! -= share;
          chunk.counts[block]! -= count;
          chunk.left -= count;
          this.total -= share;
          this.#dirty.add(number);
          if (chunk.left === 0) this.#chunks.delete(number);
        }
      }
      at = end;
    }
  }

  /** What take() would take. */
  of(from: number, to: number): number {
    let bytes = 0;
    for (let at = from; at < to;) {
      const end = Math.min(to, blockEnd(at));
      const chunk = this.#chunks.get(Math.floor(at / CHUNK_OFFSETS));
      if (chunk !== undefined) bytes += shareOf(chunk, blockOf(at), end - at);
      at = end;
    }
    return bytes;
  }

  /** How many of the messages from `from` on, as far as its block goes, have about so many bytes; 1 or more. */
  countFor(from: number, bytes: number): number {
    const most = blockEnd(from) - from;
    const chunk = this.#chunks.get(Math.floor(from / CHUNK_OFFSETS));
    const block = blockOf(from);
    const [count, sum] = [chunk?.counts[block] ?? 0, chunk?.bytes[block] ?? 0];
    if (sum === 0) return most;
    return Math.max(1, Math.min(most, Math.ceil((bytes * count) / sum)));
  }

  putRows(changes: ChangeBuffer, key: number, limit: number): void {
    for (const number of this.#dirty) {
      if (limit-- <= 0) return;
      this.#dirty.delete(number);
      const chunk = this.#chunks.get(number);
      if (chunk === undefined) changes.remove(RowKind.deliveryBytes, key, number);
      else putRow(changes, key, number, chunk);
    }
  }

  /** There are rows of what is held, and of what has changed since they were put. */
  removeRows(changes: ChangeBuffer, key: number): void {
    for (const number of new Set([...this.#chunks.keys(), ...this.#dirty]))
      changes.remove(RowKind.deliveryBytes, key, number);
  }

  restoreRow(number: number, row: Uint8Array): void {
    const chunk = this.#chunkFor(number);
    this.#dirty.delete(number);
    const reader = new FieldReader(row);
    while (reader.at < reader.end) {
      const [count, bytes] = [reader.varint(), reader.varint()];
      chunk.counts.push(count);
      chunk.bytes.push(bytes);
      chunk.left += count;
      this.total += bytes;
    }
  }

  verify(unsettled: number): void {
    let [bytes, count] = [0, 0];
    for (const chunk of this.#chunks.values()) {
      const left = chunk.counts.reduce((sum, one) => sum + one, 0);
      assert(
        left === chunk.left && left > 0,
        `a chunk's bytes are of ${left} messages, counted ${chunk.left}`,
      );
      count += left;
      bytes += chunk.bytes.reduce((sum, one) => sum + one, 0);
      assert(
        chunk.bytes.every((one, block) => one >= 0 && (one === 0 || chunk.counts[block]! > 0)),
        "bytes of no message",
      );
    }
    assert(bytes === this.total, `${bytes} unsettled bytes, counted ${this.total}`);
    assert(count <= unsettled, `bytes of ${count} messages, ${unsettled} are unsettled`);
  }

  #chunkFor(number: number): Chunk {
    if (this.#chunks === NO_CHUNKS) {
      this.#chunks = new Map();
      this.#dirty = new Set();
    }
    let chunk = this.#chunks.get(number);
    if (chunk === undefined) this.#chunks.set(number, (chunk = { bytes: [], counts: [], left: 0 }));
    this.#dirty.add(number);
    return chunk;
  }
}

function blockOf(offset: number): number {
  return Math.floor((offset % CHUNK_OFFSETS) / BLOCK_OFFSETS);
}

function blockEnd(offset: number): number {
  return offset - (offset % BLOCK_OFFSETS) + BLOCK_OFFSETS;
}

function shareOf({ bytes, counts }: Chunk, block: number, count: number): number {
  const left = counts[block] ?? 0;
  if (left === 0) return 0;
  return Math.floor((bytes[block]! * Math.min(count, left)) / left);
}

/** A row: for each block varints messages │ bytes. */
function putRow(changes: ChangeBuffer, key: number, number: number, { bytes, counts }: Chunk): void {
  let at = changes.begin(RowKind.deliveryBytes, key, number, counts.length * 11);
  for (let block = 0; block < counts.length; block++) {
    at = putVarint(changes.bytes, at, counts[block]!);
    at = putVarint(changes.bytes, at, bytes[block]!);
  }
  changes.end(at);
}
