/**
 * What is known of single messages beyond "enqueued" and "settled": failed attempts, the time until which one
 * is delayed, the time at which it expires. Most messages have none of it and are not in here.
 *
 * An OffsetMap leads to a slot; slots lie in blocks of 1,024, a column each, made when the first message
 * needs it. A block goes when its last slot is free.
 */
import { getU64, putU64 } from "../../base/bytes.ts";
import { assert } from "../../base/errors.ts";
import { RowKind, type ChangeBuffer } from "../change-buffer.ts";
import { OffsetMap } from "./offset-map.ts";

const BLOCK_SLOTS = 1_024;
const PAGE_OFFSETS = 64;
/** Beyond, the oldest changed rows are written at once, so that none pile up for the checkpoint. */
const MAX_DIRTY_PAGES = 2_048;
const NO_SLOT = -1;
export const MAX_ATTEMPTS = 0xffff;

/** Of tables that never held anything. */
const NO_NUMBERS: Set<number> = new Set();

class Block {
  used = 0;
  firstFree = 0;
  /** Failed attempts; of a free slot, the next free one. */
  readonly attempts = new Uint16Array(BLOCK_SLOTS);
  untilMs: Float64Array | undefined;
  expiresAtMs: Float64Array | undefined;

  constructor() {
    for (let i = 0; i < BLOCK_SLOTS; i++) this.attempts[i] = i + 1;
  }
}

export class MessageTable {
  readonly #slots = new OffsetMap();
  readonly #blocks: (Block | undefined)[] = [];
  /** Numbers of blocks with a free slot, and of gone blocks. */
  readonly #open: number[] = [];
  readonly #gone: number[] = [];
  #dirty = NO_NUMBERS;

  get size(): number {
    return this.#slots.size;
  }

  get dirtyRows(): number {
    return this.#dirty.size;
  }

  /** Of the typed arrays. */
  get byteLength(): number {
    let bytes = this.#slots.byteLength;
    for (const block of this.#blocks) {
      if (block === undefined) continue;
      bytes += block.attempts.byteLength;
      bytes += (block.untilMs?.byteLength ?? 0) + (block.expiresAtMs?.byteLength ?? 0);
    }
    return bytes;
  }

  /** The message's slot, or −1: nothing is known of it. */
  slotOf(offset: number): number {
    return this.#slots.get(offset);
  }

  attemptsOf(offset: number): number {
    const slot = this.slotOf(offset);
    return slot === NO_SLOT ? 0 : this.#block(slot).attempts[slot % BLOCK_SLOTS]!;
  }

  /** 0 when it was never delayed. */
  untilOf(offset: number): number {
    const slot = this.slotOf(offset);
    return slot === NO_SLOT ? 0 : (this.#block(slot).untilMs?.[slot % BLOCK_SLOTS] ?? 0);
  }

  /** 0 when it does not expire. */
  expiryOf(offset: number): number {
    const slot = this.slotOf(offset);
    return slot === NO_SLOT ? 0 : (this.#block(slot).expiresAtMs?.[slot % BLOCK_SLOTS] ?? 0);
  }

  set(offset: number, attempts: number, untilMs: number, expiresAtMs: number): void {
    let slot = this.slotOf(offset);
    if (slot === NO_SLOT) {
      if (this.#dirty === NO_NUMBERS) this.#dirty = new Set();
      this.#slots.set(offset, (slot = this.#takeSlot()));
    }
    const block = this.#block(slot);
    const at = slot % BLOCK_SLOTS;
    block.attempts[at] = attempts;
    if (untilMs > 0) block.untilMs ??= new Float64Array(BLOCK_SLOTS);
    if (expiresAtMs > 0) block.expiresAtMs ??= new Float64Array(BLOCK_SLOTS);
    if (block.untilMs !== undefined) block.untilMs[at] = untilMs;
    if (block.expiresAtMs !== undefined) block.expiresAtMs[at] = expiresAtMs;
    this.#dirty.add(Math.floor(offset / PAGE_OFFSETS));
  }

  remove(offset: number): void {
    const slot = this.#slots.take(offset);
    if (slot === NO_SLOT) return;
    this.#dirty.add(Math.floor(offset / PAGE_OFFSETS));
    const number = Math.floor(slot / BLOCK_SLOTS);
    const block = this.#blocks[number]!;
    if (block.firstFree === BLOCK_SLOTS) this.#open.push(number);
    block.attempts[slot % BLOCK_SLOTS] = block.firstFree;
    block.firstFree = slot % BLOCK_SLOTS;
    if (--block.used > 0) return;
    this.#blocks[number] = undefined;
    this.#open.splice(this.#open.indexOf(number), 1);
    this.#gone.push(number);
  }

  /** In no promised order. */
  forEach(visit: (offset: number, attempts: number, untilMs: number, expiresAtMs: number) => void): void {
    this.#slots.forEach((offset, slot) => {
      const { attempts, untilMs, expiresAtMs } = this.#block(slot);
      const at = slot % BLOCK_SLOTS;
      visit(offset, attempts[at]!, untilMs?.[at] ?? 0, expiresAtMs?.[at] ?? 0);
    });
  }

  /** Keeps the number of changed rows small; called where messages change. */
  relieve(changes: ChangeBuffer, key: number): void {
    if (this.#dirty.size > MAX_DIRTY_PAGES) this.putRows(changes, key, MAX_DIRTY_PAGES / 4);
  }

  putRows(changes: ChangeBuffer, key: number, limit: number): void {
    for (const page of this.#dirty) {
      if (limit-- <= 0) return;
      this.#dirty.delete(page);
      this.#putRow(changes, key, page);
    }
  }

  /** There are rows of what is held, and of what has changed since they were put. */
  removeRows(changes: ChangeBuffer, key: number): void {
    const pages = new Set(this.#dirty);
    this.#slots.forEach((offset) => void pages.add(Math.floor(offset / PAGE_OFFSETS)));
    for (const page of pages) changes.remove(RowKind.deliveryMessages, key, page);
  }

  /** A row: for each message u8 offset % 64 │ u16 attempts │ u64 until │ u64 expiry. */
  #putRow(changes: ChangeBuffer, key: number, page: number): void {
    const base = page * PAGE_OFFSETS;
    let at = -1;
    for (let i = 0; i < PAGE_OFFSETS; i++) {
      const slot = this.slotOf(base + i);
      if (slot === NO_SLOT) continue;
      if (at < 0) at = changes.begin(RowKind.deliveryMessages, key, page, PAGE_OFFSETS * 19);
      const { bytes } = changes;
      const attempts = this.attemptsOf(base + i);
      bytes[at] = i;
      bytes[at + 1] = attempts;
      bytes[at + 2] = attempts >>> 8;
      putU64(bytes, at + 3, this.untilOf(base + i));
      putU64(bytes, at + 11, this.expiryOf(base + i));
      at += 19;
    }
    if (at < 0) changes.remove(RowKind.deliveryMessages, key, page);
    else changes.end(at);
  }

  restoreRow(page: number, row: Uint8Array): void {
    assert(row.length % 19 === 0, `a row of messages has ${row.length} bytes`);
    for (let at = 0; at < row.length; at += 19) {
      const attempts = row[at + 1]! | (row[at + 2]! << 8);
      this.set(page * PAGE_OFFSETS + row[at]!, attempts, getU64(row, at + 3), getU64(row, at + 11));
    }
    this.#dirty.delete(page);
  }

  #block(slot: number): Block {
    return this.#blocks[Math.floor(slot / BLOCK_SLOTS)]!;
  }

  #takeSlot(): number {
    let number = this.#open.at(-1);
    if (number === undefined) {
      number = this.#gone.pop() ?? this.#blocks.length;
      this.#blocks[number] = new Block();
      this.#open.push(number);
    }
    const block = this.#blocks[number]!;
    const at = block.firstFree;
    block.firstFree = block.attempts[at]!;
    block.used++;
    if (block.firstFree === BLOCK_SLOTS) this.#open.pop();
    return number * BLOCK_SLOTS + at;
  }
}
