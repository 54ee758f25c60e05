/**
 * When the messages of a log were appended, as exactly as a time to live needs it: spans of neighbours whose appends lie
 * less than a thousandth of the time to live apart. A span is old when its last message is, so that none expires early,
 * and none later than by that thousandth. What lies below the first span is old. At most some 2,000 spans, 24 B each.
 */
import { FieldReader, putVarint } from "../../base/bytes.ts";
import { RowKind, type ChangeBuffer } from "../change-buffer.ts";

const FINENESS = 1_000;

export class AppendTimes {
  /** Of each span: its first offset, the time of its first and of its last append. */
  #from: number[] = [];
  #firstMs: number[] = [];
  #lastMs: number[] = [];
  isDirty = false;

  get byteLength(): number {
    return 24 * this.#from.length;
  }

  /** Messages from `from` on were appended, or are taken as if. */
  append(from: number, timeMs: number, ttlMs: number): void {
    this.isDirty = true;
    const last = this.#from.length - 1;
    if (last >= 0 && timeMs - this.#firstMs[last]! < Math.ceil(ttlMs / FINENESS)) {
      this.#lastMs[last] = Math.max(this.#lastMs[last]!, timeMs);
      return;
    }
    let old = 0;
    while (old <= last && this.#lastMs[old]! + ttlMs <= timeMs) old++;
    for (const list of [this.#from, this.#firstMs, this.#lastMs]) list.splice(0, old);
    this.#from.push(from);
    this.#firstMs.push(timeMs);
    this.#lastMs.push(timeMs);
  }

  /** There is no time to live any more. */
  clear(): void {
    this.isDirty ||= this.#from.length > 0;
    this.#from = [];
    this.#firstMs = [];
    this.#lastMs = [];
  }

  /** Messages below are older than the time to live; `end`: the log's. */
  oldBelow(nowMs: number, ttlMs: number, end: number): number {
    const young = this.#lastMs.findIndex((timeMs) => timeMs + ttlMs > nowMs);
    return young < 0 ? end : this.#from[young]!;
  }

  /** When that grows; Infinity: everything is old. */
  nextMs(nowMs: number, ttlMs: number): number {
    const lastMs = this.#lastMs.find((timeMs) => timeMs + ttlMs > nowMs);
    return lastMs === undefined ? Infinity : lastMs + ttlMs;
  }

  /** A row: for each span varints first offset │ first time │ last time, each less the one before it. */
  putRow(changes: ChangeBuffer, key: number): void {
    if (!this.isDirty) return;
    this.isDirty = false;
    if (this.#from.length === 0) return changes.remove(RowKind.deliveryTimes, key, 0);
    let at = changes.begin(RowKind.deliveryTimes, key, 0, this.#from.length * 3 * 8);
    let [offset, time] = [0, 0];
    for (let i = 0; i < this.#from.length; i++) {
      at = putVarint(changes.bytes, at, this.#from[i]! - offset);
      at = putVarint(changes.bytes, at, this.#firstMs[i]! - time);
      at = putVarint(changes.bytes, at, this.#lastMs[i]! - this.#firstMs[i]!);
      offset = this.#from[i]!;
      time = this.#firstMs[i]!;
    }
    changes.end(at);
  }

  restoreRow(row: Uint8Array): void {
    const reader = new FieldReader(row);
    let [offset, time] = [0, 0];
    while (reader.at < reader.end) {
      this.#from.push((offset += reader.varint()));
      this.#firstMs.push((time += reader.varint()));
      this.#lastMs.push(time + reader.varint());
    }
  }
}
