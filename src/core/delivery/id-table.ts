/**
 * The ids of a queue's messages: which message has which, for deduplication, cancelling and look-up. Of each id only the
 * newest message is known. An id is forgotten when its message is settled, or, in a queue with a window, so long after.
 *
 * Kept in the order of offsets, in chunks of up to 1,024 (id-chunk.ts: 16 to 18 B each, 4 more where some are settled and
 * remembered); an index leads from a hash to its offset (id-index.ts, 7 B each). All queues of a shard share one budget
 * (IdBudget).
 *
 * What is in here is a function of the applied entries alone: what is swept and what goes for want of room follows the
 * offsets, never how the memory happens to lie.
 */
import { FieldReader, getU32, getU64, putU32, putU64, putVarint } from "../../base/bytes.ts";
import { assert } from "../../base/errors.ts";
import { RowKind, type ChangeBuffer } from "../change-buffer.ts";
import { gathered, IdChunk, LARGEST, LONGEST_SPAN, SMALLEST } from "./id-chunk.ts";
import { IdIndex, type IdHash, type IdOwner } from "./id-index.ts";
import type { IdBudget } from "./id-budget.ts";

/** Two neighbours with fewer become one. */
const MERGED = LARGEST / 2;
const LOW = 0x1_0000_0000;
const PAGE_OFFSETS = 64;
const ROW_BYTES = 25;
/** Beyond, the oldest changed rows are written at once, so that none pile up for the checkpoint. */
const MAX_DIRTY_PAGES = 2_048;

/** Of queues none of whose messages ever had an id: most of ten thousand. */
const NO_CHUNKS: IdChunk[] = [];

export class IdTable implements IdOwner {
  /** Ids that are known, those whose time is over and that were not swept yet included. */
  size = 0;
  /** How long an id is remembered after its message is settled; 0 = not at all. */
  windowMs = 0;
  /** Publishes that were answered with an earlier message, ever. */
  duplicates = 0;
  /** Ids that went before their time, for want of room. */
  forgotten = 0;
  /** Of what find() found: when it was settled; 0 = it is not. */
  foundSettledMs = 0;
  readonly uid: number;
  readonly budget: IdBudget;
  #chunks = NO_CHUNKS;
  #index: IdIndex | undefined;
  /** What is looked at next, whether its time is over. */
  #swept = 0;
  #dirty: Set<number> | undefined;
  #headDirty = false;
  /** Ids whose messages are settled. */
  #settled = 0;
  /** The chunk and the place that #at() found. */
  #chunk: IdChunk | undefined;
  #place = 0;

  constructor(uid: number, budget: IdBudget) {
    this.uid = uid;
    this.budget = budget;
  }

  /** Of the typed arrays. */
  get byteLength(): number {
    let bytes = this.#index?.byteLength ?? 0;
    for (const { byteLength } of this.#chunks) bytes += byteLength;
    return bytes;
  }

  get dirtyRows(): number {
    return (this.#dirty?.size ?? 0) + (this.#headDirty ? 1 : 0);
  }

  /** The message that has the id; −1: none, or its time is over. */
  find(hash: IdHash): number {
    if (this.size === 0) return -1;
    const offset = this.#find(hash);
    if (offset < 0) return -1;
    this.foundSettledMs = this.#chunk!.settledMs(this.#place);
    const over = this.foundSettledMs > 0 && this.foundSettledMs + this.windowMs <= this.budget.nowMs;
    return over ? -1 : offset;
  }

  /** The message has this id, from now on it alone. Its offset is above all others. */
  add(hash: IdHash, offset: number): void {
    const before = this.#find(hash);
    if (before >= 0) this.#forget(before);
    this.budget.makeRoom();
    this.#push(hash, offset, 0);
    this.#changed(offset);
  }

  /** Messages from … to − 1 are settled; `free`: their ids may be used again at once. */
  settled(from: number, to: number, free: boolean): void {
    if (this.size === 0) return;
    if (!free && this.windowMs > 0) {
      this.#each(from, to, Infinity, (offset, chunk, i) => {
        chunk.settle(i, Math.max(1, this.budget.nowMs));
        this.#settled++;
        this.#changed(offset);
      });
      return;
    }
    const gone: number[] = [];
    this.#each(from, to, Infinity, (offset) => gone.push(offset));
    for (const offset of gone) this.#forget(offset);
  }

  counted(duplicates: number): void {
    this.duplicates += duplicates;
    this.#headDirty = true;
  }

  /** Looks at the next so many ids, all of them in turn, and forgets those whose time is over. */
  sweep(count: number): void {
    if (this.#settled === 0) return;
    const before = this.budget.nowMs - this.windowMs;
    const over: number[] = [];
    let left = Math.min(count, this.size);
    const look = (offset: number, chunk: IdChunk, i: number): void => {
      left--;
      this.#swept = offset + 1;
      const settledMs = chunk.settledMs(i);
      if (settledMs > 0 && settledMs <= before) over.push(offset);
    };
    const began = this.#swept;
    this.#each(began, Infinity, left, look);
    if (left > 0) this.#each(0, began, left, look);
    for (const offset of over) this.#forget(offset);
    this.#headDirty = true;
  }

  /** Forgets the oldest, for want of room. */
  evict(count: number): void {
    const gone: number[] = [];
    this.#each(0, Infinity, count, (offset) => gone.push(offset));
    for (const offset of gone) this.#forget(offset);
    this.forgotten += gone.length;
    this.#headDirty = true;
  }

  /** Keeps the number of changed rows small; called where ids change. */
  relieve(changes: ChangeBuffer): void {
    if ((this.#dirty?.size ?? 0) > MAX_DIRTY_PAGES) this.#putPages(changes, MAX_DIRTY_PAGES / 4);
  }

  putRows(changes: ChangeBuffer, limit: number): void {
    if (this.#headDirty) {
      const at = changes.begin(RowKind.deliveryIdHead, this.uid, 0, 24);
      const numbers = [this.duplicates, this.forgotten, this.#swept];
      changes.end(numbers.reduce((end, number) => putVarint(changes.bytes, end, number), at));
      this.#headDirty = false;
    }
    this.#putPages(changes, limit);
  }

  removeRows(changes: ChangeBuffer): void {
    const pages = new Set(this.#dirty);
    this.#each(0, Infinity, Infinity, (offset) => void pages.add(Math.floor(offset / PAGE_OFFSETS)));
    for (const page of pages) changes.remove(RowKind.deliveryIds, this.uid, page);
    changes.remove(RowKind.deliveryIdHead, this.uid, 0);
    this.budget.left(this);
  }

  restoreHead(row: Uint8Array): void {
    const reader = new FieldReader(row);
    this.duplicates = reader.varint();
    this.forgotten = reader.varint();
    this.#swept = reader.varint();
  }

  /** Pages come in their order. */
  restoreRow(page: number, row: Uint8Array): void {
    assert(row.length % ROW_BYTES === 0, `a row of ids has ${row.length} bytes`);
    for (let at = 0; at < row.length; at += ROW_BYTES) {
      const hash = [0, 4, 8, 12].map((part) => getU32(row, at + 1 + part));
      this.#push(hash, page * PAGE_OFFSETS + row[at]!, getU64(row, at + 17));
    }
  }

  /** Every id leads to its message; `isUnsettled` says the truth about that. */
  verify(isUnsettled: (offset: number) => boolean): void {
    let live = 0;
    let before = -1;
    for (const chunk of this.#chunks) {
      let here = 0;
      for (let i = 0; i < chunk.count; i++) {
        const offset = chunk.offsetAt(i);
        assert(offset > before, "ids are not in the order of their messages");
        before = offset;
        if (!chunk.isLive(i)) continue;
        here++;
        assert(
          this.#find(chunk.hashes.slice(4 * i, 4 * i + 4)) === offset,
          `the id of ${offset} is not found`,
        );
        const settledMs = chunk.settledMs(i);
        assert(
          (settledMs === 0) === isUnsettled(offset),
          `the id of ${offset} does not know whether that is settled`,
        );
      }
      assert(here === chunk.live && (here > 0 || chunk === this.#chunks.at(-1)), "a chunk miscounts its ids");
      live += here;
    }
    assert(live === this.size, `${live} ids, counted ${this.size}`);
  }

  isAt(low: number, hash: IdHash): boolean {
    return this.#resolve(low, hash) >= 0;
  }

  firstBitsAt(low: number): number {
    assert(this.#resolve(low, undefined) >= 0, "a place leads to an id that is gone");
    return this.#chunk!.hashes[4 * this.#place]!;
  }

  #push(hash: IdHash, offset: number, settledMs: number): void {
    if (this.#index === undefined) {
      this.#index = new IdIndex(this);
      this.#chunks = [];
    }
    let last = this.#chunks.at(-1);
    assert(
      last === undefined || last.count === 0 || offset > last.last,
      "ids come in the order of their messages",
    );
    if (
      last === undefined ||
      (last.count > 0 && (last.count === LARGEST || offset - last.base > LONGEST_SPAN))
    )
      this.#chunks.push((last = new IdChunk(SMALLEST)));
    last.push(offset, hash, settledMs);
    if (settledMs > 0) this.#settled++;
    this.#index.add(hash, offset % LOW);
    if (this.size++ === 0) this.budget.tables.add(this);
    this.budget.count++;
  }

  /** The id is not known any more. */
  #forget(offset: number): void {
    assert(this.#at(offset), `${offset} has no id`);
    const chunk = this.#chunk!;
    const hash = chunk.hashes.subarray(4 * this.#place, 4 * this.#place + 4);
    this.#index!.remove(hash, offset % LOW);
    hash.fill(0);
    if (chunk.settledMs(this.#place) > 0) this.#settled--;
    chunk.live--;
    this.budget.count--;
    this.#changed(offset);
    if (--this.size === 0) {
      this.budget.tables.delete(this);
      if (this.#index!.isSplit) this.#index = new IdIndex(this);
    }
    this.#tidy(chunk);
  }

  /** Chunks with few ids give memory back, become one, or go. */
  #tidy(chunk: IdChunk): void {
    const at = this.#chunkFrom(chunk.base);
    if (chunk.live === 0) {
      if (at < this.#chunks.length - 1) this.#chunks.splice(at, 1);
      else if (chunk.capacity === SMALLEST) chunk.clear();
      else this.#chunks[at] = new IdChunk(SMALLEST);
      return;
    }
    // The last one is being filled.
    if (at === this.#chunks.length - 1 || chunk.live * 2 > chunk.capacity) return;
    const first = [at - 1, at].find((i) => this.#fitInOne(i));
    if (first !== undefined)
      this.#chunks.splice(first, 2, gathered([this.#chunks[first]!, this.#chunks[first + 1]!]));
    else if (chunk.capacity > SMALLEST) this.#chunks[at] = gathered([chunk]);
  }

  /** Whether the i-th chunk and the one behind it may become one. */
  #fitInOne(i: number): boolean {
    const [one, other] = [this.#chunks[i], this.#chunks[i + 1]];
    if (one === undefined || other === undefined || i + 1 === this.#chunks.length - 1) return false;
    return one.live + other.live <= MERGED && other.last - one.base <= LONGEST_SPAN;
  }

  #find(hash: IdHash): number {
    return this.#index?.find(hash) === true ? this.#chunk!.offsetAt(this.#place) : -1;
  }

  /** The offset with these low bits that has an id, `hash` if it is given; −1: none. */
  #resolve(low: number, hash: IdHash | undefined): number {
    const first = this.#chunks[0]!.base;
    const end = this.#chunks.at(-1)!;
    const most = end.count === 0 ? end.base : end.last;
    for (let offset = first - (first % LOW) + low; offset <= most; offset += LOW) {
      if (offset < first || !this.#at(offset)) continue;
      const { hashes } = this.#chunk!;
      const at = 4 * this.#place;
      if (hash === undefined) return offset;
      if (
        hashes[at] === hash[0] &&
        hashes[at + 1] === hash[1] &&
        hashes[at + 2] === hash[2] &&
        hashes[at + 3] === hash[3]
      )
        return offset;
    }
    return -1;
  }

  /** Finds the chunk and the place of a message's id. */
  #at(offset: number): boolean {
    const chunk = this.#chunks[this.#chunkFrom(offset)];
    if (chunk === undefined) return false;
    const i = chunk.from(offset);
    if (i >= chunk.count || chunk.offsetAt(i) !== offset || !chunk.isLive(i)) return false;
    this.#chunk = chunk;
    this.#place = i;
    return true;
  }

  /** The last chunk that begins at or before the offset; 0 when none does. */
  #chunkFrom(offset: number): number {
    let [low, high] = [0, this.#chunks.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const { base, count } = this.#chunks[middle]!;
      if (count > 0 && base <= offset) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  /** Visits up to `limit` ids of from … to − 1 in their order. */
  #each(
    from: number,
    to: number,
    limit: number,
    visit: (offset: number, chunk: IdChunk, i: number) => void,
  ): void {
    for (let c = this.#chunkFrom(from); c < this.#chunks.length && limit > 0; c++) {
      const chunk = this.#chunks[c]!;
      for (let i = chunk.from(from); i < chunk.count && limit > 0; i++) {
        const offset = chunk.offsetAt(i);
        if (offset >= to) return;
        if (!chunk.isLive(i)) continue;
        limit--;
        visit(offset, chunk, i);
      }
    }
  }

  #changed(offset: number): void {
    (this.#dirty ??= new Set()).add(Math.floor(offset / PAGE_OFFSETS));
  }

  #putPages(changes: ChangeBuffer, limit: number): void {
    for (const page of this.#dirty ?? []) {
      if (limit-- <= 0) return;
      this.#dirty!.delete(page);
      this.#putPage(changes, page);
    }
  }

  /** A row: for each message with an id u8 offset % 64 │ its hash │ u64 settled at. */
  #putPage(changes: ChangeBuffer, page: number): void {
    const base = page * PAGE_OFFSETS;
    let at = -1;
    this.#each(base, base + PAGE_OFFSETS, PAGE_OFFSETS, (offset, chunk, i) => {
      if (at < 0) at = changes.begin(RowKind.deliveryIds, this.uid, page, PAGE_OFFSETS * ROW_BYTES);
      const { bytes } = changes;
      bytes[at] = offset - base;
      for (let k = 0; k < 4; k++) putU32(bytes, at + 1 + 4 * k, chunk.hashes[4 * i + k]!);
      putU64(bytes, at + 17, chunk.settledMs(i));
      at += ROW_BYTES;
    });
    if (at < 0) changes.remove(RowKind.deliveryIds, this.uid, page);
    else changes.end(at);
  }
}
