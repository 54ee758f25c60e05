/**
 * The settled offsets of one log: everything below the ack floor, and chunks above it. A message held at the
 * floor with a million settled behind it costs the runs between the gaps, not the million.
 *
 * The floor swallows what touches it. A chunk may still hold what has come to lie below the floor; it goes
 * when the floor has left it behind.
 */
import { assert } from "../../base/errors.ts";
import { RowKind, type ChangeBuffer } from "../change-buffer.ts";
import { CHUNK_OFFSETS, SettledChunk } from "./settled-chunk.ts";

/** The subkey of a row is the chunk's number, 32 bits of it. */
export const MAX_OFFSET = 2 ** 48;

/** Of logs that settled in order only: most of ten thousand idle queues'. */
const NO_CHUNKS: Map<number, SettledChunk> = new Map();
const NO_NUMBERS: Set<number> = new Set();

export class SettledOffsets {
  /** Every offset below is settled, this one is not. */
  floor: number;
  /** One past the highest settled offset. */
  top: number;
  /** Settled offsets above the floor. */
  countAbove = 0;
  #chunks = NO_CHUNKS;
  #dirty = NO_NUMBERS;

  constructor(floor = 0) {
    this.floor = floor;
    this.top = floor;
  }

  /** Of the typed arrays. */
  get byteLength(): number {
    let bytes = 0;
    for (const chunk of this.#chunks.values()) bytes += chunk.byteLength;
    return bytes;
  }

  get dirtyRows(): number {
    return this.#dirty.size;
  }

  has(offset: number): boolean {
    if (offset < this.floor) return true;
    if (offset >= this.top) return false;
    return this.#chunks.get(Math.floor(offset / CHUNK_OFFSETS))?.has(offset % CHUNK_OFFSETS) ?? false;
  }

  nextUnsettled(offset: number): number {
    if (offset < this.floor) return this.floor;
    while (offset < this.top) {
      const number = Math.floor(offset / CHUNK_OFFSETS);
      const chunk = this.#chunks.get(number);
      if (chunk === undefined) return offset;
      const low = chunk.nextUnsettled(offset % CHUNK_OFFSETS);
      offset = number * CHUNK_OFFSETS + low;
      if (low < CHUNK_OFFSETS) return offset;
    }
    return offset;
  }

  /** The first settled offset from `offset` on, or `end` if there is none before it. */
  nextSettled(offset: number, end: number): number {
    if (offset < this.floor) return offset;
    while (offset < this.top && offset < end) {
      const number = Math.floor(offset / CHUNK_OFFSETS);
      const low = this.#chunks.get(number)?.nextSettled(offset % CHUNK_OFFSETS) ?? CHUNK_OFFSETS;
      offset = number * CHUNK_OFFSETS + low;
      if (low < CHUNK_OFFSETS) return Math.min(offset, end);
    }
    return end;
  }

  /** Adds from … to − 1, none of which may be settled. */
  add(from: number, to: number): void {
    if (from === this.floor) {
      this.#raiseFloor(to);
      return;
    }
    for (let at = from; at < to;) {
      const number = Math.floor(at / CHUNK_OFFSETS);
      const end = Math.min(to, (number + 1) * CHUNK_OFFSETS);
      let chunk = this.#chunks.get(number);
      if (chunk === undefined) this.#keep(number, (chunk = new SettledChunk()));
      chunk.add(at % CHUNK_OFFSETS, (end - 1) % CHUNK_OFFSETS);
      this.#dirty.add(number);
      at = end;
    }
    this.countAbove += to - from;
    if (to > this.top) this.top = to;
  }

  #keep(number: number, chunk: SettledChunk): void {
    if (this.#chunks === NO_CHUNKS) {
      this.#chunks = new Map();
      this.#dirty = new Set();
    }
    this.#chunks.set(number, chunk);
  }

  #raiseFloor(to: number): void {
    const before = Math.floor(this.floor / CHUNK_OFFSETS);
    const floor = this.countAbove === 0 ? to : this.nextUnsettledFrom(to);
    this.countAbove -= floor - to;
    this.floor = floor;
    if (floor > this.top) this.top = floor;
    const after = Math.floor(floor / CHUNK_OFFSETS);
    if (this.#chunks.size === 0) return;
    for (let number = before; number < after; number++) {
      if (this.#chunks.delete(number)) this.#dirty.add(number);
    }
    // What is left in the floor's chunk lies below it.
    if (this.countAbove === 0 && this.#chunks.delete(after)) this.#dirty.add(after);
  }

  /** nextUnsettled, for an offset that the floor is about to reach. */
  private nextUnsettledFrom(offset: number): number {
    const floor = this.floor;
    this.floor = offset;
    const next = this.nextUnsettled(offset);
    this.floor = floor;
    return next;
  }

  /** Puts up to `limit` changed rows; the oldest changes first. */
  putRows(changes: ChangeBuffer, key: number, limit: number): void {
    for (const number of this.#dirty) {
      if (limit-- <= 0) return;
      this.#dirty.delete(number);
      const chunk = this.#chunks.get(number);
      if (chunk === undefined) changes.remove(RowKind.deliverySettled, key, number);
      else {
        const at = changes.begin(RowKind.deliverySettled, key, number, chunk.rowBytes);
        changes.end(chunk.putRow(changes.bytes, at));
      }
    }
  }

  /** There are rows of what is held, and of what has changed since they were put. */
  removeRows(changes: ChangeBuffer, key: number): void {
    for (const number of new Set([...this.#chunks.keys(), ...this.#dirty]))
      changes.remove(RowKind.deliverySettled, key, number);
  }

  /** Takes back a row; the floor was restored before. */
  restoreRow(number: number, value: Uint8Array): void {
    const chunk = SettledChunk.ofRow(value);
    const base = number * CHUNK_OFFSETS;
    this.#keep(number, chunk);
    chunk.eachRun((first, last) => {
      this.countAbove += Math.max(0, base + last + 1 - Math.max(base + first, this.floor));
      this.top = Math.max(this.top, base + last + 1);
    });
  }

  verify(): void {
    let above = 0;
    let top = this.floor;
    for (const [number, chunk] of this.#chunks) {
      const base = number * CHUNK_OFFSETS;
      let count = 0;
      let runs = 0;
      let end = -1;
      chunk.eachRun((first, last) => {
        assert(first > end, "runs of settled offsets touch or overlap");
        end = last + 1;
        count += last - first + 1;
        runs++;
        above += Math.max(0, base + last + 1 - Math.max(base + first, this.floor));
        top = Math.max(top, base + last + 1);
      });
      assert(
        count === chunk.count && runs === chunk.runs,
        `a chunk of ${count} settled counts ${chunk.count}`,
      );
      assert(base + CHUNK_OFFSETS > this.floor, "a chunk lies below the floor");
    }
    assert(above === this.countAbove, `${above} settled above the floor, counted ${this.countAbove}`);
    assert(top === this.top, `settled up to ${top}, remembered ${this.top}`);
    assert(this.top === this.floor || !this.has(this.floor), "the floor is settled");
  }
}
