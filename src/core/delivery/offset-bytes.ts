/**
 * Bytes that a few messages of a log have (results, texts of errors), in the order in which they first got some. A row
 * of the checkpoint each, under numbers that are never used again; only what has changed is written.
 */
import { FieldReader, putVarint } from "../../base/bytes.ts";
import { assert } from "../../base/errors.ts";
import type { ChangeBuffer } from "../change-buffer.ts";

interface Kept {
  readonly number: number;
  readonly bytes: Uint8Array;
  /** There is a row of it. */
  hasRow: boolean;
}

/** Reckoned of each beside its bytes. */
const EACH_BYTES = 64;
/** Of logs that never had any. */
const NOTHING: Map<number, Kept> = new Map();

export class OffsetBytes {
  /** Reckoned. */
  bytes = 0;
  readonly #uid: number;
  readonly #rowKind: number;
  #kept = NOTHING;
  #next = 0;
  readonly #dirty = new Set<number>();
  /** Numbers of rows of what is gone. */
  #gone: number[] = [];

  constructor(uid: number, rowKind: number) {
    this.#uid = uid;
    this.#rowKind = rowKind;
  }

  get size(): number {
    return this.#kept.size;
  }

  get dirtyRows(): number {
    return this.#dirty.size + this.#gone.length;
  }

  get(offset: number): Uint8Array | undefined {
    return this.#kept.get(offset)?.bytes;
  }

  /** The offset that has had some for longest. */
  get oldest(): number | undefined {
    return this.#kept.keys().next().value;
  }

  each(visit: (offset: number) => void): void {
    for (const offset of this.#kept.keys()) visit(offset);
  }

  /** The bytes are kept, not copied. In place of others they keep their place in the order. */
  set(offset: number, bytes: Uint8Array): void {
    if (this.#kept === NOTHING) this.#kept = new Map();
    const before = this.#kept.get(offset);
    this.bytes += bytes.length - (before === undefined ? -EACH_BYTES : before.bytes.length);
    const number = before?.number ?? this.#next++;
    this.#kept.set(offset, { number, bytes, hasRow: before?.hasRow === true });
    this.#dirty.add(offset);
  }

  delete(offset: number): void {
    const kept = this.#kept.get(offset);
    if (kept === undefined) return;
    this.#kept.delete(offset);
    this.#dirty.delete(offset);
    this.bytes -= EACH_BYTES + kept.bytes.length;
    if (kept.hasRow) this.#gone.push(kept.number);
  }

  deleteRange(from: number, to: number): void {
    if (this.#kept.size === 0) return;
    if (to - from <= this.#kept.size) for (let offset = from; offset < to; offset++) this.delete(offset);
    else for (const offset of [...this.#kept.keys()]) if (offset >= from && offset < to) this.delete(offset);
  }

  /** A row: varints number │ offset │ the bytes. */
  putRows(changes: ChangeBuffer): void {
    for (const number of this.#gone) changes.remove(this.#rowKind, this.#uid, subkeyOf(number));
    this.#gone = [];
    for (const offset of this.#dirty) {
      const kept = this.#kept.get(offset)!;
      let at = changes.begin(this.#rowKind, this.#uid, subkeyOf(kept.number), 16 + kept.bytes.length);
      at = putVarint(changes.bytes, putVarint(changes.bytes, at, kept.number), offset);
      changes.bytes.set(kept.bytes, at);
      changes.end(at + kept.bytes.length);
      kept.hasRow = true;
    }
    this.#dirty.clear();
  }

  removeRows(changes: ChangeBuffer): void {
    for (const { number, hasRow } of this.#kept.values())
      if (hasRow) changes.remove(this.#rowKind, this.#uid, subkeyOf(number));
    for (const number of this.#gone) changes.remove(this.#rowKind, this.#uid, subkeyOf(number));
  }

  restoreRow(value: Uint8Array): void {
    const reader = new FieldReader(value);
    const [number, offset] = [reader.varint(), reader.varint()];
    const bytes = value.slice(reader.at);
    const isNext = number >= this.#next;
    this.set(offset, bytes);
    this.#kept.set(offset, { number, bytes, hasRow: true });
    this.#dirty.delete(offset);
    this.#next = Math.max(this.#next, number + 1);
    // Rows come by 32 bits of their numbers.
    if (!isNext) this.#kept = new Map([...this.#kept].sort(([, a], [, b]) => a.number - b.number));
  }

  verify(): void {
    let [bytes, last] = [0, -1];
    for (const kept of this.#kept.values()) {
      assert(kept.number > last && kept.number < this.#next, "bytes of messages are out of order");
      last = kept.number;
      bytes += EACH_BYTES + kept.bytes.length;
    }
    assert(bytes === this.bytes, `${bytes} bytes of messages, counted ${this.bytes}`);
  }
}

/** 32 bits: a row says its number itself. */
function subkeyOf(number: number): number {
  return number % 2 ** 32;
}
