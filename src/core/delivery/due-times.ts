/**
 * When delayed messages are due. Near times lie in a heap, exactly (16 B each); later ones unordered, in a list for each 65 s
 * of the next hours and one for each 18 h beyond: 4 B each, as a list has no times: the message's own is looked up
 * when its list is opened, shortly before. So a million messages over two years are a few thousand times in the heap.
 *
 * An entry is never taken out of a list: what has moved on, or has another time, is dropped when the list is opened.
 * Lists are opened a bit at a time, and no time counts as come before all that is due by then is in the heap.
 */
import { OffsetHeap } from "./offset-heap.ts";

const SPAN_MS = 2 ** 16;
const LONG_SPAN_MS = 2 ** 26;
/** How long before its first time a list is opened. */
const LEAD_MS = 10_000;
/** Entries that one call moves out of lists. */
const MOVED_AT_ONCE = 5_000;
/** Few times are all in the heap: lists would cost more. So are those of a long span's list, up to so many. */
const FEW = 64;
const MANY = 4_096;
const LOW = 0x1_0000_0000;
const SMALLEST = 8;
/** Blocks up to this double. */
const SMALL = 256;
const BLOCK = 4_096;

/** Offsets in no order. The last block grows, so that no growth copies more than one. */
class OffsetList {
  /** The earliest time of any, also of those that have moved on. */
  firstMs = Infinity;
  size = 0;
  readonly blocks: Uint32Array[] = [];

  push(low: number): void {
    const at = this.size++ % BLOCK;
    let block = this.blocks.at(-1);
    if (at === 0) this.blocks.push((block = new Uint32Array(SMALLEST)));
    else if (at === block!.length) {
      const grown = new Uint32Array(Math.min(BLOCK, at < SMALL ? 2 * at : at + (at >> 2)));
      grown.set(block!);
      this.blocks[this.blocks.length - 1] = block = grown;
    }
    block![at] = low;
  }

  pop(): number {
    const at = --this.size % BLOCK;
    const low = this.blocks.at(-1)![at]!;
    if (at === 0) this.blocks.pop();
    return low;
  }
}

/** Of queues of which nothing is due late: most of ten thousand. */
const NO_LISTS: Map<number, OffsetList> = new Map();

/** Lists of a span each, by their numbers: time / span. */
class Spans {
  readonly #spanMs: number;
  #lists = NO_LISTS;
  readonly #numbers = new OffsetHeap();
  /** Lists up to this one are open: what would belong there goes further down. */
  openTo: number;

  constructor(spanMs: number, nowMs: number) {
    this.#spanMs = spanMs;
    this.openTo = Math.floor(nowMs / spanMs);
  }

  get byteLength(): number {
    let bytes = this.#numbers.byteLength;
    for (const { blocks } of this.#lists.values()) for (const { byteLength } of blocks) bytes += byteLength;
    return bytes;
  }

  get firstMs(): number {
    return this.first?.firstMs ?? Infinity;
  }

  get first(): OffsetList | undefined {
    return this.#lists.get(this.#numbers.topKey);
  }

  /** Whether the time belongs to no open list. */
  takes(untilMs: number): boolean {
    return untilMs >= (this.openTo + 1) * this.#spanMs;
  }

  /** Whether the time belongs to the first list. */
  isOfFirst(untilMs: number): boolean {
    return Math.floor(untilMs / this.#spanMs) === this.#numbers.topKey;
  }

  push(untilMs: number, low: number): void {
    const number = Math.floor(untilMs / this.#spanMs);
    let list = this.#lists.get(number);
    if (list === undefined) {
      if (this.#lists === NO_LISTS) this.#lists = new Map();
      this.#lists.set(number, (list = new OffsetList()));
      this.#numbers.push(number, 0);
    }
    list.push(low);
    if (untilMs < list.firstMs) list.firstMs = untilMs;
  }

  open(toMs: number): void {
    this.openTo = Math.max(this.openTo, Math.floor(toMs / this.#spanMs));
  }

  get firstIsOpen(): boolean {
    return this.#numbers.topKey <= this.openTo;
  }

  removeFirst(): void {
    this.#lists.delete(this.#numbers.topKey);
    if (this.#lists.size === 0) this.#lists = NO_LISTS;
    this.#numbers.pop();
  }

  clear(): void {
    this.#lists = NO_LISTS;
    this.#numbers.clear();
  }

  forEach(visit: (number: number, low: number) => void): void {
    for (const [number, { blocks, size }] of this.#lists)
      for (let i = 0; i < size; i++) visit(number, blocks[Math.floor(i / BLOCK)]![i % BLOCK]!);
  }
}

export class DueTimes {
  /** Entries, those that do not hold any more included. */
  size = 0;
  readonly #near = new OffsetHeap();
  readonly #spans: Spans;
  readonly #longSpans: Spans;
  /** Of all offsets in lists; others lie in the heap. */
  #high = 0;
  readonly #untilOf: (offset: number) => number;

  /** `untilOf`: a message's time, 0 = it has none. */
  constructor(untilOf: (offset: number) => number, nowMs: number) {
    this.#untilOf = untilOf;
    this.#spans = new Spans(SPAN_MS, nowMs);
    this.#longSpans = new Spans(LONG_SPAN_MS, nowMs);
  }

  get byteLength(): number {
    return this.#near.byteLength + this.#spans.byteLength + this.#longSpans.byteLength;
  }

  /** The first time of all; Infinity when there is none. */
  get firstMs(): number {
    return Math.min(this.#near.topKey, this.#spans.firstMs, this.#longSpans.firstMs);
  }

  /** When advance() has something to do. */
  get wakeMs(): number {
    return Math.min(this.#near.topKey, Math.min(this.#spans.firstMs, this.#longSpans.firstMs) - LEAD_MS);
  }

  push(untilMs: number, offset: number, few = FEW): void {
    const low = offset % LOW;
    if (this.#near.size === this.size) this.#high = offset - low;
    this.size++;
    const isNear = this.#near.size < few || !this.#spans.takes(untilMs) || this.#high !== offset - low;
    if (isNear) this.#near.push(untilMs, offset);
    else (this.#longSpans.takes(untilMs) ? this.#longSpans : this.#spans).push(untilMs, low);
  }

  /** Opens what is due soon; returns up to when pop() can be asked. */
  open(nowMs: number): number {
    const soonMs = nowMs + LEAD_MS;
    this.#longSpans.open(soonMs);
    this.#spans.open(soonMs);
    let left = this.#empty(this.#longSpans, MOVED_AT_ONCE);
    left = this.#empty(this.#spans, left);
    return left > 0 ? nowMs : Math.min(nowMs, this.#spans.firstMs - 1, this.#longSpans.firstMs - 1);
  }

  /** Of the next entry that pop() takes. */
  get topMs(): number {
    return this.#near.topKey;
  }

  pop(): number {
    this.size--;
    return this.#near.pop();
  }

  clear(): void {
    this.size = 0;
    this.#near.clear();
    this.#spans.clear();
    this.#longSpans.clear();
  }

  /** Those that will come up, in no promised order. */
  forEach(visit: (untilMs: number, offset: number) => void): void {
    this.#near.forEach(visit);
    for (const [spans, spanMs] of [
      [this.#spans, SPAN_MS],
      [this.#longSpans, LONG_SPAN_MS],
    ] as const) {
      spans.forEach((number, low) => {
        const untilMs = this.#untilOf(this.#high + low);
        if (Math.floor(untilMs / spanMs) === number) visit(untilMs, this.#high + low);
      });
    }
  }

  /** Moves what open lists hold, at most so many; how many it might have moved still. */
  #empty(spans: Spans, most: number): number {
    while (spans.firstIsOpen) {
      const list = spans.first!;
      while (list.size > 0) {
        if (most-- === 0) return 0;
        this.size--;
        const offset = this.#high + list.pop();
        const untilMs = this.#untilOf(offset);
        // Its entry at another time is elsewhere.
        if (spans.isOfFirst(untilMs)) this.push(untilMs, offset, MANY);
      }
      spans.removeFirst();
    }
    return most;
  }
}
