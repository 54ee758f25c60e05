/**
 * Which priority (0 … 9) a message has. Priorities come in runs, a batch or more each, so a run costs 3 B and
 * a queue without priorities nothing. Chunks of 65,536 offsets: where each run begins, and its priority.
 */
import { RowKind, type ChangeBuffer } from "../change-buffer.ts";
import { CHUNK_OFFSETS } from "./settled-chunk.ts";

export const LEVELS = 10;

interface Chunk {
  lows: Uint16Array;
  levels: Uint8Array;
  used: number;
}

/** Of queues that never had a priority. */
const NO_CHUNKS: Map<number, Chunk> = new Map();
const NO_NUMBERS: Set<number> = new Set();

export class LevelRuns {
  /** Chunks without one are all 0. */
  #chunks = NO_CHUNKS;
  #dirty = NO_NUMBERS;
  #lowestChunk = 0;
  /** One past the highest priority ever seen since the start. */
  count = 1;

  get byteLength(): number {
    let bytes = 0;
    for (const { lows, levels } of this.#chunks.values()) bytes += lows.byteLength + levels.byteLength;
    return bytes;
  }

  get dirtyRows(): number {
    return this.#dirty.size;
  }

  /** Notes the priority of the messages enqueued last. */
  append(from: number, to: number, level: number): void {
    if (level >= this.count) this.count = level + 1;
    for (let at = from; at < to;) {
      const number = Math.floor(at / CHUNK_OFFSETS);
      const chunk = this.#chunks.get(number);
      if (chunk !== undefined || level !== 0) this.#begin(number, chunk, at % CHUNK_OFFSETS, level);
      at = (number + 1) * CHUNK_OFFSETS;
    }
  }

  levelOf(offset: number): number {
    if (this.#chunks.size === 0) return 0;
    const chunk = this.#chunks.get(Math.floor(offset / CHUNK_OFFSETS));
    return chunk === undefined ? 0 : chunk.levels[runOf(chunk, offset % CHUNK_OFFSETS)]!;
  }

  /** The first offset from `offset` on, below `end`, that has this priority; else `end`. */
  next(level: number, offset: number, end: number): number {
    if (this.#chunks.size === 0) return level === 0 ? offset : end;
    while (offset < end) {
      const number = Math.floor(offset / CHUNK_OFFSETS);
      const chunk = this.#chunks.get(number);
      if (chunk === undefined) {
        if (level === 0) return offset;
      } else {
        let run = runOf(chunk, offset % CHUNK_OFFSETS);
        if (chunk.levels[run] === level) return offset;
        while (++run < chunk.used) {
          if (chunk.levels[run] === level) return Math.min(end, number * CHUNK_OFFSETS + chunk.lows[run]!);
        }
      }
      offset = (number + 1) * CHUNK_OFFSETS;
    }
    return end;
  }

  /** Where the run ends that `offset` is in, at most `end`. */
  runEnd(offset: number, end: number): number {
    if (this.#chunks.size === 0) return end;
    const number = Math.floor(offset / CHUNK_OFFSETS);
    const chunk = this.#chunks.get(number);
    const next = chunk === undefined ? CHUNK_OFFSETS : chunk.lows[runOf(chunk, offset % CHUNK_OFFSETS) + 1];
    return Math.min(end, number * CHUNK_OFFSETS + (next === undefined || next === 0 ? CHUNK_OFFSETS : next));
  }

  /** Forgets what lies below the floor. */
  raiseFloor(floor: number): void {
    const to = Math.floor(floor / CHUNK_OFFSETS);
    if (this.#chunks.size > 0) {
      for (let number = this.#lowestChunk; number < to; number++) {
        if (this.#chunks.delete(number)) this.#dirty.add(number);
      }
    }
    this.#lowestChunk = to;
  }

  putRows(changes: ChangeBuffer, key: number, limit: number): void {
    for (const number of this.#dirty) {
      if (limit-- <= 0) return;
      this.#dirty.delete(number);
      const chunk = this.#chunks.get(number);
      if (chunk === undefined) changes.remove(RowKind.deliveryLevels, key, number);
      else this.#putRow(changes, key, number, chunk);
    }
  }

  /** There are rows of what is held, and of what has changed since they were put. */
  removeRows(changes: ChangeBuffer, key: number): void {
    for (const number of new Set([...this.#chunks.keys(), ...this.#dirty]))
      changes.remove(RowKind.deliveryLevels, key, number);
  }

  /** A row: for each run u16 offset % 65,536 │ u8 priority. */
  #putRow(changes: ChangeBuffer, key: number, number: number, { lows, levels, used }: Chunk): void {
    let at = changes.begin(RowKind.deliveryLevels, key, number, 3 * used);
    const { bytes } = changes;
    for (let run = 0; run < used; run++) {
      bytes[at++] = lows[run]!;
      bytes[at++] = lows[run]! >>> 8;
      bytes[at++] = levels[run]!;
    }
    changes.end(at);
  }

  restoreRow(number: number, row: Uint8Array): void {
    const used = row.length / 3;
    const chunk = { lows: new Uint16Array(used), levels: new Uint8Array(used), used };
    for (let run = 0; run < used; run++) {
      chunk.lows[run] = row[3 * run]! | (row[3 * run + 1]! << 8);
      chunk.levels[run] = row[3 * run + 2]!;
      this.count = Math.max(this.count, chunk.levels[run]! + 1);
    }
    if (this.#chunks.size === 0 || number < this.#lowestChunk) this.#lowestChunk = number;
    this.#keep(number, chunk);
  }

  #keep(number: number, chunk: Chunk): void {
    if (this.#chunks === NO_CHUNKS) {
      this.#chunks = new Map();
      this.#dirty = new Set();
    }
    this.#chunks.set(number, chunk);
  }

  #begin(number: number, chunk: Chunk | undefined, low: number, level: number): void {
    if (chunk === undefined) {
      chunk = { lows: new Uint16Array(8), levels: new Uint8Array(8), used: 1 };
      this.#keep(number, chunk);
    }
    if (chunk.levels[chunk.used - 1] === level) return;
    if (low === 0) chunk.used = 0;
    if (chunk.used === chunk.lows.length) {
      const lows = new Uint16Array(2 * chunk.used);
      const levels = new Uint8Array(2 * chunk.used);
      lows.set(chunk.lows);
      levels.set(chunk.levels);
      chunk.lows = lows;
      chunk.levels = levels;
    }
    chunk.lows[chunk.used] = low;
    chunk.levels[chunk.used++] = level;
    this.#dirty.add(number);
  }
}

/** The run that `low` is in. */
function runOf({ lows, used }: Chunk, low: number): number {
  let from = 0;
  let to = used;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (lows[middle]! <= low) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}
