/**
 * Which message is next. Strictly by priority, then by offset; a returned message keeps its place.
 *
 *   cursor, one a priority   messages never handed out lie from here to the end of the log: they cost nothing
 *   returned                 a heap of those behind the cursor: released, failed and due, delayed and due
 *   delayed                  by the time they are due (due-times.ts)
 *   expiring                 a heap by the time they expire
 *
 * A message that was ever delayed is never found by a cursor, only in `delayed` and `returned`. Entries of these
 * are not taken out when their message moves on; they are asked about when they are popped.
 *
 * After a restart messages that may be in somebody's hands (below the hand-out mark) are reserved: the cursors
 * begin above them. When the reservation ends they begin once more at the floor and pass over what is held.
 */
import { assert } from "../../base/errors.ts";
import type { AttributeColumn, DeliveryState } from "./delivery-state.ts";
import { DueTimes } from "./due-times.ts";
import { LEVELS } from "./level-runs.ts";
import { OffsetHeap } from "./offset-heap.ts";
import type { OffsetMap } from "./offset-map.ts";
import type { PendingTable } from "./pending-table.ts";

/** Due messages that one tick moves, so that it is short; the next one goes on. */
const DUE_A_TICK = 10_000;
const GARBAGE = 1_024;
/** In place of a time at which a message expires: it is older than its queue's time to live. */
const OLD = 0;

export class ReadyIndex {
  /** Shard time up to which delayed messages have become ready. */
  nowMs: number;
  delayedCount = 0;
  /** The first message that take() took. */
  from = 0;
  /** There is a next message, but the mark of this priority does not allow it yet; −1: no. */
  stoppedAtLevel = -1;
  stoppedAtDueMark = false;
  /** What find() found. */
  next = 0;
  nextLevel = 0;
  nextIsReturned = false;
  readonly cursors = new Array<number>(LEVELS).fill(0);
  /** Below, a cursor meets messages that were handed out before. */
  readonly #walkedTo = new Array<number>(LEVELS).fill(0);
  readonly #returned = new OffsetHeap();
  readonly #delayed: DueTimes;
  readonly #expiring = new OffsetHeap();
  /** The marks of the leader before, while messages below them are reserved. */
  readonly #reservedTo = new Array<number>(LEVELS).fill(0);
  #reservedDueMs = 0;
  /** The end of the log at the start. */
  readonly #reservedEnd: number;
  readonly #reservedDue = new OffsetHeap();
  readonly #reservedExpiring = new OffsetHeap();
  reserved: boolean;
  waitsForMarks = true;
  /** In nobody's hands, and on their way to the dead letters: not to be handed out. A few. */
  readonly outbound = new Set<number>();
  /** Messages below that have no end of their own have expired: they are older than their queue's time to live. */
  oldBelow = 0;
  /** Below, all of those were asked to be settled, but for what was held: that comes up when it is given back. */
  sweptTo = 0;
  readonly #state: DeliveryState;
  readonly #pending: PendingTable;
  readonly #handOuts: OffsetMap;

  /** `handOuts` has every message that was handed out or changed since the start, and is not settled. */
  constructor(state: DeliveryState, pending: PendingTable, handOuts: OffsetMap, nowMs: number) {
    this.#state = state;
    this.#pending = pending;
    this.#handOuts = handOuts;
    this.nowMs = nowMs;
    this.#delayed = new DueTimes((offset) => state.messages.untilOf(offset), nowMs);
    const { mark, floor } = state;
    for (let level = 0; level < LEVELS; level++) {
      const to = Math.min(mark.offsets[level]!, state.end);
      this.#reservedTo[level] = to;
      this.cursors[level] = Math.max(floor, to);
    }
    this.#reservedDueMs = mark.dueMs;
    this.#reservedEnd = state.end;
    this.reserved = state.unsettledCount > 0 && (mark.dueMs > 0 || this.#reservedTo.some((to) => to > floor));
    state.messages.forEach((offset, _, untilMs, expiresAtMs) => {
      if (expiresAtMs > 0) this.#expiring.push(expiresAtMs, offset);
      if (untilMs > 0) this.#admit(offset, untilMs);
    });
  }

  /** Of the typed arrays. */
  get byteLength(): number {
    return this.#returned.byteLength + this.#delayed.byteLength + this.#expiring.byteLength;
  }

  /** When something will be due: a time of the shard, or Infinity. */
  get nextDueMs(): number {
    return this.#delayed.firstMs;
  }

  /** When advance() has something to do: then, or somewhat before. */
  get nextAdvanceMs(): number {
    return this.#delayed.wakeMs;
  }

  get nextExpiryMs(): number {
    return this.#expiring.topKey;
  }

  /** Whether it may be in somebody's hands since before the start; nothing has been heard of it since. */
  isReserved(offset: number): boolean {
    const { messages, levels } = this.#state;
    if (offset >= this.#reservedEnd || this.#handOuts.get(offset) >= 0) return false;
    const untilMs = messages.untilOf(offset);
    // Due before the restart need not be due yet: the shard's time may have begun at an earlier entry's.
    return untilMs > 0 ? untilMs <= this.#reservedDueMs : offset < this.#reservedTo[levels.levelOf(offset)]!;
  }

  enqueued(from: number, to: number, attributes: AttributeColumn | undefined): void {
    if (attributes?.deliverAtMs === undefined && attributes?.expiresAtMs === undefined) return;
    const { messages } = this.#state;
    for (let offset = from; offset < to; offset++) {
      const untilMs = messages.untilOf(offset);
      const expiresAtMs = messages.expiryOf(offset);
      if (untilMs > 0) this.#admit(offset, untilMs);
      if (expiresAtMs > 0) this.#expiring.push(expiresAtMs, offset);
    }
  }

  /** A message that nobody holds is about to go, to be held, or to have another time. */
  leaving(offset: number): void {
    if (this.#state.messages.untilOf(offset) > this.nowMs) this.delayedCount--;
  }

  /** The message has a new time. */
  rescheduled(offset: number): void {
    this.#admit(offset, this.#state.messages.untilOf(offset));
    this.#expireAgain(offset);
    if (this.#delayed.size > 2 * this.delayedCount + GARBAGE) this.#rebuildDelayed();
  }

  /** Nobody holds the message any more, and nothing was journaled of that. */
  released(offset: number): void {
    const level = this.#state.levels.levelOf(offset);
    const untilMs = this.#state.messages.untilOf(offset);
    if (untilMs > 0) this.#admit(offset, untilMs);
    // The cursor will find what it has not reached yet.
    else if (offset < this.cursors[level]!) this.#returned.push(LEVELS - 1 - level, offset);
    this.#expireAgain(offset);
  }

  /** A message that was put aside is ready, unless it has another time by now or a cursor will come to it. */
  returned(offset: number): void {
    this.#expireAgain(offset);
    if (this.#state.messages.untilOf(offset) <= this.nowMs && !this.#isAhead(offset)) this.#return(offset);
  }

  /** Makes what is due ready. */
  advance(nowMs: number): void {
    let before = -1;
    nowMs = this.#delayed.open(nowMs);
    for (let moved = 0; this.#delayed.topMs <= nowMs; moved++) {
      const untilMs = this.#delayed.topMs;
      // Time moves on only as far as everything due has been moved.
      if (moved >= DUE_A_TICK && untilMs > this.nowMs) break;
      if (untilMs > this.nowMs) {
        this.nowMs = untilMs;
        before = -1;
      }
      const offset = this.#delayed.pop();
      if (offset === before || this.#pending.has(offset) || !this.#state.isUnsettled(offset)) continue;
      if (this.#state.messages.untilOf(offset) !== untilMs) continue;
      before = offset;
      this.delayedCount--;
      this.#return(offset);
    }
    if (this.#delayed.topMs > nowMs && nowMs > this.nowMs) this.nowMs = nowMs;
    if (this.#returned.size > 2 * this.#readyAtMost() + GARBAGE) this.#rebuildReturned();
  }

  /** `expire` gets what is to be settled as expired, and says false when it can take no more for now. */
  expire(expire: (offset: number) => boolean): void {
    let before = -1;
    while (this.#expiring.topKey <= this.nowMs) {
      const expiresAtMs = this.#expiring.topKey;
      const offset = this.#expiring.pop();
      const still = this.#state.isUnsettled(offset) && this.#expiresAt(offset, expiresAtMs);
      if (!still || offset === before || this.#pending.has(offset) || this.outbound.has(offset)) continue;
      before = offset;
      if (this.reserved && this.isReserved(offset)) this.#reservedExpiring.push(expiresAtMs, offset);
      else if (!expire(offset)) return this.#expiring.push(expiresAtMs, offset);
    }
  }

  /** It has come up again, and is old. */
  expireOld(offset: number): void {
    this.#expiring.push(OLD, offset);
  }

  /** Whether an entry of the heap of those that expire still holds. */
  #expiresAt(offset: number, expiresAtMs: number): boolean {
    if (expiresAtMs === OLD) return this.#state.messages.expiryOf(offset) === 0 && offset < this.sweptTo;
    return this.#state.messages.expiryOf(offset) === expiresAtMs;
  }

  /** The time to live is longer than it was: what is not old any more may be handed out. `aside`: what was put aside. */
  rejuvenate(before: number, aside: ReadonlySet<number>): void {
    const { settled } = this.#state;
    for (let at = settled.nextUnsettled(this.oldBelow); at < before; at = settled.nextUnsettled(at + 1)) {
      const isElsewhere = this.#pending.has(at) || aside.has(at) || (this.reserved && this.isReserved(at));
      if (!isElsewhere) this.returned(at);
    }
  }

  /** Whoever held messages before the restart has had time to say so: the others are ready. */
  endReservation(): void {
    if (!this.reserved) return;
    this.reserved = false;
    for (let level = 0; level < LEVELS; level++) {
      this.#walkedTo[level] = this.cursors[level]!;
      this.cursors[level] = this.#state.floor;
    }
    this.#reservedExpiring.forEach((expiresAtMs, offset) => {
      if (this.isReserved(offset)) this.#expiring.push(expiresAtMs, offset);
    });
    this.#reservedExpiring.clear();
    // The cursors find those that were never delayed.
    this.#rebuildReturned();
    while (this.#reservedDue.size > 0) {
      const offset = this.#reservedDue.pop();
      this.#returned.push(LEVELS - 1 - this.#state.levels.levelOf(offset), offset);
    }
  }

  /**
   * Takes the next message, or up to `limit` neighbours that are next, from `this.from` on; returns how many.
   * 0: none, or the mark does not allow it yet.
   */
  take(limit: number): number {
    if (!this.hasNext()) return 0;
    const level = this.nextLevel;
    if (this.nextIsReturned) {
      this.from = this.#returned.pop();
      return 1;
    }
    const from = (this.from = this.cursors[level]!);
    const mark = this.waitsForMarks ? this.#state.mark.offsets[level]! : Infinity;
    const stop = Math.min(from + limit, mark, this.#nextReturned(level));
    const count = this.#plainFrom(from, stop, level);
    this.cursors[level] = from + count;
    return count;
  }

  /** Takes what find() found. */
  takeNext(): void {
    this.from = this.next;
    if (this.nextIsReturned) this.#returned.pop();
    else this.cursors[this.nextLevel] = this.next + 1;
  }

  /** Finds the next message, where it lies and whether the mark allows it. */
  hasNext(): boolean {
    return this.find(true) && this.isMarked();
  }

  /** Finds the next message and where it lies; `withFresh`: also those that were never handed out. */
  find(withFresh: boolean): boolean {
    const { levels } = this.#state;
    this.stoppedAtLevel = -1;
    this.stoppedAtDueMark = false;
    for (let level = levels.count - 1; level >= 0; level--) {
      const returned = this.#nextReturned(level);
      const fresh = withFresh ? this.#nextFresh(level) : Infinity;
      if (returned === Infinity && fresh === Infinity) continue;
      this.nextLevel = level;
      this.nextIsReturned = returned < fresh;
      this.next = this.nextIsReturned ? returned : fresh;
      return true;
    }
    return false;
  }

  /** Whether the mark allows what find() found. */
  isMarked(): boolean {
    const { mark, messages } = this.#state;
    const untilMs = this.nextIsReturned ? messages.untilOf(this.next) : 0;
    if (untilMs > 0) this.stoppedAtDueMark = untilMs > mark.dueMs;
    else if (this.waitsForMarks && this.next >= mark.offsets[this.nextLevel]!)
      this.stoppedAtLevel = this.nextLevel;
    return this.stoppedAtLevel < 0 && !this.stoppedAtDueMark;
  }

  /** Whether it is ready, wherever it is. */
  mayGo(offset: number): boolean {
    return this.#isReady(offset) && !this.#isExpired(offset);
  }

  /** The first returned message, if it has this priority. Entries that no longer hold are dropped on the way. */
  #nextReturned(level: number): number {
    while (this.#returned.topKey === LEVELS - 1 - level) {
      const offset = this.#returned.topOffset;
      if (this.#isReady(offset) && !this.#isExpired(offset)) return offset;
      this.#returned.pop();
    }
    return Infinity;
  }

  /** The first message of this priority at or behind its cursor. */
  #nextFresh(level: number): number {
    const { settled, levels, end } = this.#state;
    let at = this.cursors[level]!;
    if (at >= end) return Infinity;
    for (;;) {
      at = levels.next(level, settled.nextUnsettled(at), end);
      if (at >= end) break;
      if (settled.has(at)) continue;
      if (at < this.oldBelow && this.#state.messages.size === 0) {
        at = this.oldBelow;
        continue;
      }
      if (this.#isAllPlain(at) && at >= this.#walkedTo[level]!) break;
      if (this.#isPlain(at, level)) break;
      at++;
    }
    this.cursors[level] = at;
    return at < end ? at : Infinity;
  }

  /** How many messages from `from` on, which is one, are as plain and of the same priority. */
  #plainFrom(from: number, limit: number, level: number): number {
    const { settled, levels, end } = this.#state;
    const stop = settled.nextSettled(from, levels.runEnd(from, Math.min(limit, end)));
    if (this.#isAllPlain(from) && from >= this.#walkedTo[level]!) return stop - from;
    let at = from + 1;
    while (at < stop && this.#isPlain(at, level)) at++;
    return at - from;
  }

  /** Of those from `from` on that were not handed out before. */
  #isAllPlain(from: number): boolean {
    return this.#state.messages.size === 0 && this.outbound.size === 0 && from >= this.oldBelow;
  }

  /** Never delayed, not expired, in nobody's hands. */
  #isPlain(offset: number, level: number): boolean {
    if (this.outbound.has(offset)) return false;
    if (offset < this.#walkedTo[level]! && this.#pending.has(offset)) return false;
    const { messages } = this.#state;
    if (messages.slotOf(offset) < 0) return offset >= this.oldBelow;
    return messages.untilOf(offset) === 0 && !this.#isExpired(offset);
  }

  #isReady(offset: number): boolean {
    return (
      this.#state.isUnsettled(offset) &&
      !this.#pending.has(offset) &&
      !this.outbound.has(offset) &&
      this.#state.messages.untilOf(offset) <= this.nowMs
    );
  }

  #isExpired(offset: number): boolean {
    const expiresAtMs = this.#state.messages.expiryOf(offset);
    return expiresAtMs > 0 ? expiresAtMs <= this.nowMs : offset < this.oldBelow;
  }

  #admit(offset: number, untilMs: number): void {
    if (untilMs > this.nowMs) {
      this.delayedCount++;
      this.#delayed.push(untilMs, offset);
    } else this.#return(offset);
  }

  /** A message whose time has come. */
  #return(offset: number): void {
    if (this.reserved && this.isReserved(offset)) this.#reservedDue.push(0, offset);
    else this.#returned.push(LEVELS - 1 - this.#state.levels.levelOf(offset), offset);
  }

  #expireAgain(offset: number): void {
    const expiresAtMs = this.#state.messages.expiryOf(offset);
    if (expiresAtMs > 0 ? expiresAtMs <= this.nowMs : offset < this.sweptTo)
      this.#expiring.push(expiresAtMs, offset);
  }

  #readyAtMost(): number {
    return this.#state.unsettledCount - this.delayedCount;
  }

  #rebuildDelayed(): void {
    this.#delayed.clear();
    this.#state.messages.forEach((offset, _, untilMs) => {
      if (untilMs > this.nowMs && !this.#pending.has(offset)) this.#delayed.push(untilMs, offset);
    });
  }

  /** Keeps the entries that hold, each once, and not those that a cursor will meet. */
  #rebuildReturned(): void {
    const kept: number[] = [];
    while (this.#returned.size > 0) {
      const offset = this.#returned.pop();
      if (offset !== kept.at(-1) && this.#isReady(offset) && !this.#isAhead(offset)) kept.push(offset);
    }
    for (const offset of kept) this.#returned.push(LEVELS - 1 - this.#state.levels.levelOf(offset), offset);
  }

  /** Whether a cursor has it still to come. */
  #isAhead(offset: number): boolean {
    const { messages, levels } = this.#state;
    return messages.untilOf(offset) === 0 && offset >= this.cursors[levels.levelOf(offset)]!;
  }

  /** Every unsettled message is where it will be found; `aside`: what was put aside. */
  verify(aside: ReadonlySet<number>): void {
    const { settled, messages, end } = this.#state;
    const returned = new Set<number>();
    const delayed = new Set<string>();
    const expiring = new Set<number>();
    this.#returned.forEach((_, offset) => returned.add(offset));
    this.#delayed.forEach((untilMs, offset) => delayed.add(`${untilMs}/${offset}`));
    this.#expiring.forEach((_, offset) => expiring.add(offset));
    let delayedCount = 0;
    for (let at = settled.nextUnsettled(0); at < end; at = settled.nextUnsettled(at + 1)) {
      const untilMs = messages.untilOf(at);
      const expiresAtMs = messages.expiryOf(at);
      const isPending = this.#pending.has(at);
      if (untilMs > this.nowMs && !isPending) {
        delayedCount++;
        assert(delayed.has(`${untilMs}/${at}`), `${at} is delayed and would never be due`);
      } else if (!isPending && !this.#isExpired(at)) {
        const found =
          returned.has(at) ||
          aside.has(at) ||
          this.outbound.has(at) ||
          this.#isAhead(at) ||
          (this.reserved && this.isReserved(at));
        assert(found, `${at} is ready and would never be found`);
      }
      if (expiresAtMs > this.nowMs) assert(expiring.has(at), `${at} would never expire`);
    }
    assert(delayedCount === this.delayedCount, `${delayedCount} delayed, counted ${this.delayedCount}`);
  }
}
