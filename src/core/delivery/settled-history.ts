/**
 * What became of the messages of one log that were settled last: its newest `keepSettled` ones, not older
 * than `keepSettledMs`.
 *
 * A ring of runs: neighbours that were settled alike at the same time are one of them, 32 B, so that an ack of a
 * thousand messages writes four numbers. Consumers' names are kept once each, results in a store of their own.
 *
 *   from │ count │ shard time │ name × 2^20 + attempts × 16 + outcome
 *
 * Runs have numbers that are never used again; a row of the checkpoint holds 64 of them, and only rows of runs that are
 * new or have grown are written. What is dropped at the old end changes the head alone.
 *
 * Bytes are reckoned by what is kept, never by memory that happens to be allocated: apply decides by them.
 */
import { FieldReader, putVarint } from "../../base/bytes.ts";
import { assert } from "../../base/errors.ts";
import { RowKind, type ChangeBuffer } from "../change-buffer.ts";
import { NOBODY, type SettledBy } from "../delivery-notes.ts";
import { OffsetBytes } from "./offset-bytes.ts";

/** How many settled messages are kept, and for how long; 0 = none. */
export interface KeepSettled {
  readonly keepSettled: number;
  readonly keepSettledMs: number;
}

export const DEFAULT_KEEP_SETTLED: KeepSettled = { keepSettled: 10_000, keepSettledMs: 24 * 3600_000 };

/** Of one log, results included: the oldest go first. */
export const MAX_HISTORY_BYTES = 16 * 1024 * 1024;

/** A settled message, or neighbours that were settled alike. */
export interface SettledRun {
  readonly from: number;
  readonly count: number;
  /** Its place in OUTCOMES. */
  readonly outcome: number;
  /** How often it had failed. */
  readonly attempts: number;
  /** Shard time. */
  readonly settledMs: number;
  /** "" = nobody's doing, or nobody said. */
  readonly consumer: string;
}

const WORDS = 4;
const FIRST_RUNS = 4;
const ROW_RUNS = 64;
const NAME_SHIFT = 2 ** 20;
const OUTCOMES = 16;
const RUN_BYTES = 32;
/** Most names that no run has any more, beside as many that are in use. */
const SPARE_NAMES = 64;

const utf8 = new TextDecoder();
const toUtf8 = new TextEncoder();

export class SettledHistory {
  readonly results: OffsetBytes;
  readonly #uid: number;
  #ring = new Float64Array(FIRST_RUNS * WORDS);
  /** Numbers of the first run that is kept, and of the next one. */
  #first = 0;
  #next = 0;
  /** Messages of the first run that are dropped already. */
  #skipped = 0;
  /** Messages that are kept, and that ever were. */
  #count = 0;
  #total = 0;
  #runBytes = 0;
  /** Runs from this number on have changed since their rows were put; rows below #rowsFrom are gone. */
  #changedFrom = 0;
  #rowsFrom = 0;
  #headDirty = false;
  #names: string[] = [""];
  readonly #nameIds = new Map([["", 0]]);
  #namesAfterSweep = 1;
  #lastName: Uint8Array = NOBODY.consumer;
  #lastNameId = 0;

  constructor(uid: number) {
    this.#uid = uid;
    this.results = new OffsetBytes(uid, RowKind.deliveryResults);
  }

  /** Messages of which it is known what became of them. */
  get count(): number {
    return this.#count;
  }

  /** Reckoned: 32 B and the name a run, and the results. */
  get bytes(): number {
    return this.#runBytes + this.results.bytes;
  }

  /** Of the typed arrays. */
  get byteLength(): number {
    return this.#ring.byteLength + this.results.bytes;
  }

  /** Names that are kept, of runs that are gone as well. */
  get nameCount(): number {
    return this.#names.length;
  }

  get dirtyRows(): number {
    const rows = this.#next > this.#changedFrom ? rowOf(this.#next - 1) - rowOf(this.#changedFrom) + 1 : 0;
    return rows + (this.#headDirty ? 1 : 0) + this.results.dirtyRows;
  }

  /** Messages from … to − 1 are settled at this time, or at that of what was settled before if that is later. */
  record(from: number, to: number, outcome: number, attempts: number, nowMs: number, by: SettledBy): void {
    const rest = this.#nameId(by.consumer) * NAME_SHIFT + attempts * OUTCOMES + outcome;
    const ring = this.#ring;
    let timeMs = nowMs;
    this.#headDirty = true;
    this.#count += to - from;
    this.#total += to - from;
    if (by.result !== undefined && to - from === 1) this.results.set(from, by.result.slice());
    if (this.#next > this.#first) {
      const at = this.#at(this.#next - 1);
      timeMs = Math.max(nowMs, ring[at + 2]!);
      if (ring[at]! + ring[at + 1]! === from && ring[at + 2]! === timeMs && ring[at + 3]! === rest) {
        ring[at + 1]! += to - from;
        this.#changedFrom = Math.min(this.#changedFrom, this.#next - 1);
        return;
      }
    }
    this.#add(from, to - from, timeMs, rest);
  }

  /** Drops what is not kept any more at this time. */
  trim({ keepSettled, keepSettledMs }: KeepSettled, nowMs: number): void {
    while (this.#count > keepSettled) this.#dropOldest(this.#count - keepSettled);
    const oldestMs = nowMs - keepSettledMs;
    while (this.#count > 0 && this.#ring[this.#at(this.#first) + 2]! <= oldestMs) this.#dropOldest(Infinity);
    this.dropTo(MAX_HISTORY_BYTES);
  }

  /** Drops the oldest until no more than so many bytes are left; returns how many messages. */
  dropTo(bytes: number): number {
    const before = this.#count;
    while (this.bytes > bytes && this.#count > 0) this.#dropOldest(this.results.size > 0 ? 1 : Infinity);
    return before - this.#count;
  }

  /**
   * Runs, the newest first, of messages that are kept at this time. `before`: only what was settled before the message of
   * this number; 0 = all. A visitor that returns false stops it. Messages have numbers in the order they were settled.
   */
  eachNewest(
    before: number,
    oldestMs: number,
    visit: (run: SettledRun, firstNumber: number) => boolean,
  ): void {
    let end = this.#total;
    for (let number = this.#next - 1; number >= this.#first; number--) {
      const run = this.#run(number);
      if (run.settledMs <= oldestMs) return;
      const first = end - run.count;
      const count = before === 0 || before >= end ? run.count : before - first;
      end = first;
      if (count > 0 && !visit({ ...run, count }, first)) return;
    }
  }

  /** What became of one message; undefined: that is not known. */
  find(offset: number, oldestMs: number): SettledRun | undefined {
    let found: SettledRun | undefined;
    this.eachNewest(0, oldestMs, (run) => {
      if (offset < run.from || offset >= run.from + run.count) return true;
      found = { ...run, from: offset, count: 1 };
      return false;
    });
    return found;
  }

  putRows(changes: ChangeBuffer, limit: number): void {
    const firstRow = rowOf(this.#first);
    for (; this.#rowsFrom < firstRow; this.#rowsFrom++)
      changes.remove(RowKind.deliveryHistoryRuns, this.#uid, subkeyOf(this.#rowsFrom));
    while (this.#changedFrom < this.#next) {
      if (limit-- <= 0) return;
      const row = rowOf(this.#changedFrom);
      this.#putRow(changes, row);
      this.#changedFrom = Math.min((row + 1) * ROW_RUNS, this.#next);
    }
    this.results.putRows(changes);
    if (this.#headDirty) this.#putHead(changes);
    this.#headDirty = false;
  }

  removeRows(changes: ChangeBuffer): void {
    for (let row = this.#rowsFrom; row * ROW_RUNS < this.#next; row++)
      changes.remove(RowKind.deliveryHistoryRuns, this.#uid, subkeyOf(row));
    changes.remove(RowKind.deliveryHistory, this.#uid, 0);
    this.results.removeRows(changes);
  }

  /** The head comes before the runs. */
  restoreHead(value: Uint8Array): void {
    const reader = new FieldReader(value);
    this.#first = reader.varint();
    this.#next = reader.varint();
    this.#skipped = reader.varint();
    this.#total = reader.varint();
    this.#rowsFrom = rowOf(this.#first);
    this.#changedFrom = this.#next;
    const room = Math.max(FIRST_RUNS, 2 ** Math.ceil(Math.log2(Math.max(1, this.#next - this.#first))));
    this.#ring = new Float64Array(room * WORDS);
  }

  restoreRow(value: Uint8Array): void {
    const reader = new FieldReader(value);
    const first = reader.varint();
    const ids: number[] = [];
    for (let left = reader.varint(); left > 0; left--) ids.push(this.#nameId(reader.bytesField().slice()));
    let timeMs = 0;
    for (let number = first; reader.at < reader.end; number++) {
      const [from, count] = [reader.varint(), reader.varint()];
      timeMs += reader.varint();
      const [kind, name] = [reader.varint(), ids[reader.varint()]!];
      if (number < this.#first) continue;
      assert(number < this.#next, `settled run ${number} of log ${this.#uid} is beyond the last`);
      this.#put(number, from, count, timeMs, name * NAME_SHIFT + kind);
      this.#count += count - (number === this.#first ? this.#skipped : 0);
    }
  }

  verify(): void {
    let [count, bytes, timeMs] = [0, 0, 0];
    for (let number = this.#first; number < this.#next; number++) {
      const run = this.#run(number);
      assert(run.count > 0, "a run of settled messages is empty");
      assert(run.settledMs >= timeMs, "settled messages are not in the order of their times");
      count += run.count;
      bytes += RUN_BYTES + run.consumer.length;
      timeMs = run.settledMs;
    }
    assert(
      count === this.#count && count <= this.#total,
      `${count} settled messages kept, counted ${this.#count}`,
    );
    assert(bytes === this.#runBytes, `${bytes} bytes of settled runs, counted ${this.#runBytes}`);
    this.results.verify();
  }

  #at(number: number): number {
    return (number * WORDS) % this.#ring.length;
  }

  #run(number: number): SettledRun {
    const at = this.#at(number);
    const ring = this.#ring;
    const skipped = number === this.#first ? this.#skipped : 0;
    const rest = ring[at + 3]!;
    return {
      from: ring[at]! + skipped,
      count: ring[at + 1]! - skipped,
      settledMs: ring[at + 2]!,
      outcome: rest % OUTCOMES,
      attempts: Math.floor((rest % NAME_SHIFT) / OUTCOMES),
      consumer: this.#names[Math.floor(rest / NAME_SHIFT)]!,
    };
  }

  #add(from: number, count: number, timeMs: number, rest: number): void {
    if ((this.#next - this.#first) * WORDS === this.#ring.length) this.#grow();
    this.#put(this.#next++, from, count, timeMs, rest);
  }

  #put(number: number, from: number, count: number, timeMs: number, rest: number): void {
    const at = this.#at(number);
    this.#ring[at] = from;
    this.#ring[at + 1] = count;
    this.#ring[at + 2] = timeMs;
    this.#ring[at + 3] = rest;
    this.#runBytes += RUN_BYTES + this.#names[Math.floor(rest / NAME_SHIFT)]!.length;
  }

  #grow(): void {
    const grown = new Float64Array(this.#ring.length * 2);
    for (let number = this.#first; number < this.#next; number++) {
      const at = this.#at(number);
      grown.set(this.#ring.subarray(at, at + WORDS), (number * WORDS) % grown.length);
    }
    this.#ring = grown;
  }

  /** Up to so many messages of the oldest run. */
  #dropOldest(most: number): void {
    const at = this.#at(this.#first);
    const [from, count] = [this.#ring[at]! + this.#skipped, this.#ring[at + 1]! - this.#skipped];
    const dropped = Math.min(most, count);
    this.results.deleteRange(from, from + dropped);
    this.#count -= dropped;
    this.#headDirty = true;
    if (dropped < count) {
      this.#skipped += dropped;
      return;
    }
    this.#skipped = 0;
    this.#runBytes -= RUN_BYTES + this.#names[Math.floor(this.#ring[at + 3]! / NAME_SHIFT)]!.length;
    this.#first++;
    this.#changedFrom = Math.max(this.#changedFrom, this.#first);
  }

  /** Most often it is the name that was meant last. */
  #nameId(name: Uint8Array): number {
    if (name.length === 0) return 0;
    if (sameBytes(name, this.#lastName)) return this.#lastNameId;
    const text = utf8.decode(name);
    let id = this.#nameIds.get(text);
    if (id === undefined) {
      if (this.#names.length >= 2 * this.#namesAfterSweep + SPARE_NAMES) this.#sweepNames();
      id = this.#names.push(text) - 1;
      this.#nameIds.set(text, id);
    }
    this.#lastName = name.slice();
    return (this.#lastNameId = id);
  }

  /** Names that no run has any more go. */
  #sweepNames(): void {
    const before = this.#names;
    this.#names = [""];
    this.#nameIds.clear();
    this.#nameIds.set("", 0);
    for (let number = this.#first; number < this.#next; number++) {
      const at = this.#at(number) + 3;
      const rest = this.#ring[at]!;
      const name = before[Math.floor(rest / NAME_SHIFT)]!;
      let id = this.#nameIds.get(name);
      if (id === undefined) this.#nameIds.set(name, (id = this.#names.push(name) - 1));
      this.#ring[at] = id * NAME_SHIFT + (rest % NAME_SHIFT);
    }
    this.#namesAfterSweep = this.#names.length;
  }

  /** Varints: first run, next run, messages of the first that are dropped, messages ever. */
  #putHead(changes: ChangeBuffer): void {
    let at = changes.begin(RowKind.deliveryHistory, this.#uid, 0, 4 * 8);
    for (const value of [this.#first, this.#next, this.#skipped, this.#total])
      at = putVarint(changes.bytes, at, value);
    changes.end(at);
  }

  /**
   * Varints: number of the first run │ how many names │ each: length, UTF-8 │ for each run: from, count, time since the
   * one before, attempts × 16 + outcome, place of its name.
   */
  #putRow(changes: ChangeBuffer, row: number): void {
    const first = Math.max(row * ROW_RUNS, this.#first);
    const end = Math.min((row + 1) * ROW_RUNS, this.#next);
    const names = new Map<number, number>();
    for (let number = first; number < end; number++) {
      const id = Math.floor(this.#ring[this.#at(number) + 3]! / NAME_SHIFT);
      if (!names.has(id)) names.set(id, names.size);
    }
    const texts = [...names.keys()].map((id) => toUtf8.encode(this.#names[id]));
    const nameBytes = texts.reduce((sum, text) => sum + 4 + text.length, 0);
    let at = changes.begin(
      RowKind.deliveryHistoryRuns,
      this.#uid,
      subkeyOf(row),
      16 + nameBytes + (end - first) * 32,
    );
    const { bytes } = changes;
    at = putVarint(bytes, putVarint(bytes, at, first), texts.length);
    for (const text of texts) {
      at = putVarint(bytes, at, text.length);
      bytes.set(text, at);
      at += text.length;
    }
    let timeMs = 0;
    for (let number = first; number < end; number++) {
      const place = this.#at(number);
      const rest = this.#ring[place + 3]!;
      at = putVarint(bytes, putVarint(bytes, at, this.#ring[place]!), this.#ring[place + 1]!);
      at = putVarint(bytes, at, this.#ring[place + 2]! - timeMs);
      at = putVarint(bytes, at, rest % NAME_SHIFT);
      at = putVarint(bytes, at, names.get(Math.floor(rest / NAME_SHIFT))!);
      timeMs = this.#ring[place + 2]!;
    }
    changes.end(at);
  }
}

function rowOf(number: number): number {
  return Math.floor(number / ROW_RUNS);
}

/** 32 bits: a row says itself which runs are in it. */
function subkeyOf(row: number): number {
  return row % 2 ** 32;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
