/**
 * Rows that apply has changed since the last checkpoint, in the form the storage worker takes them:
 * one growing byte buffer that changes hands by transfer (0.03 ms for 8 MiB, where 200,000 row
 * objects would block for 100 ms). Later records win.
 *
 *   record   u8 kind │ u64 key │ u32 subkey │ u32 value length, ffffffff = row removed │ value
 */
import { getU32, getU64, putU32, putU64 } from "../base/bytes.ts";

/** Kinds of rows. Numbers are never reused. */
export const RowKind = {
  shard: 1,
  topic: 2,
  partition: 3,
  producer: 4,
  /** Subkey: sequence mod 16. */
  producerResult: 5,
  partitionCuts: 6,
  /** Of one log, key: its uid. The head comes before the others when rows are read back. */
  delivery: 7,
  /** Subkey: offset / 65,536. */
  deliverySettled: 8,
  /** Subkey: offset / 64. */
  deliveryMessages: 9,
  /** Subkey: offset / 65,536. */
  deliveryLevels: 10,
  /** Subkey: offset / 65,536. */
  deliveryBytes: 11,
  deliveryTimes: 12,
  /** Key: the schedule's uid, as of the next. */
  schedule: 19,
  scheduleState: 20,
  /** Of one log, as those before. */
  deliveryIdHead: 22,
  /** Subkey: offset / 64. */
  deliveryIds: 23,
  /** What became of settled messages: the head, before its runs. */
  deliveryHistory: 30,
  /** Subkey: number of the first run / 64. */
  deliveryHistoryRuns: 31,
  /** Subkey: a number of its own. */
  deliveryResults: 32,
  deliveryFailures: 33,
} as const;

const HEAD_BYTES = 17;
const REMOVED = 0xffff_ffff;
/** Taken with the first record; grows by doubling to what a checkpoint brings. */
const FIRST_BYTES = 512;

export class ChangeBuffer {
  #bytes = new Uint8Array(0);
  #at = 0;
  #valueStart = 0;
  /** Records since the last take. */
  count = 0;

  get size(): number {
    return this.#at;
  }

  put(kind: number, key: number, subkey: number, value: Uint8Array): void {
    const at = this.begin(kind, key, subkey, value.length);
    this.#bytes.set(value, at);
    this.end(at + value.length);
  }

  remove(kind: number, key: number, subkey: number): void {
    const at = this.begin(kind, key, subkey, 0);
    putU32(this.#bytes, at - 4, REMOVED);
    this.count++;
  }

  /** The buffer to write a value into, valid until the matching end(). */
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  /** Begins a record whose value takes at most `maxBytes`; returns where the value goes in `bytes`. */
  begin(kind: number, key: number, subkey: number, maxBytes: number): number {
    const wanted = this.#at + HEAD_BYTES + maxBytes;
    if (wanted > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(FIRST_BYTES, wanted, this.#bytes.length * 2));
      grown.set(this.#bytes.subarray(0, this.#at));
      this.#bytes = grown;
    }
    const bytes = this.#bytes;
    const at = this.#at;
    bytes[at] = kind;
    putU64(bytes, at + 1, key);
    putU32(bytes, at + 9, subkey);
    this.#valueStart = at + HEAD_BYTES;
    this.#at = this.#valueStart;
    return this.#valueStart;
  }

  /** Ends the record begun last, whose value ends at `at`. */
  end(at: number): void {
    putU32(this.#bytes, this.#valueStart - 4, at - this.#valueStart);
    this.#at = at;
    this.count++;
  }

  /** Hands the records over and starts anew. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = this.#bytes.subarray(0, this.#at);
    this.#bytes = new Uint8Array(0);
    this.#at = 0;
    this.count = 0;
    return taken;
  }
}

/** A row as read back; `value` is a view, undefined when the row was removed. */
export interface Row {
  kind: number;
  key: number;
  subkey: number;
  value: Uint8Array | undefined;
}

/** Walks the records of a change buffer. @throws RangeError where one is cut off */
export function* readChanges(bytes: Uint8Array): Generator<Row> {
  let at = 0;
  while (at < bytes.length) {
    const start = at + HEAD_BYTES;
    if (start > bytes.length) throw new RangeError("a row's head is cut off");
    const length = getU32(bytes, start - 4);
    const end = length === REMOVED ? start : start + length;
    if (end > bytes.length) throw new RangeError("a row's value is cut off");
    const value = length === REMOVED ? undefined : bytes.subarray(start, end);
    yield { kind: bytes[at]!, key: getU64(bytes, at + 1), subkey: getU32(bytes, at + 9), value };
    at = end;
  }
}
