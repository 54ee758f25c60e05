/**
 * The delivery state of one log (a queue's, or a shared group's of one partition): what became of each
 * message. Changed by applying journal entries only, deterministic, told the time; a follower and a restart
 * come to the same. Who holds a message is not in here: that is the leader's memory (leader-memory.ts).
 *
 * Each operation is what an entry says. An item is accepted iff the message is unsettled and has failed as
 * often as the entry believes: so a settlement that was overtaken by a failure, an expiry or another
 * settlement changes nothing, and says so.
 *
 * The leader listens (Listener): it hears of a change before the state has it, and looks up what it needs.
 */
import { FieldReader, putVarint } from "../../base/bytes.ts";
import { assert } from "../../base/errors.ts";
import { RowKind, type ChangeBuffer, type Row } from "../change-buffer.ts";
import { AppendTimes } from "./append-times.ts";
import { IdBudget } from "./id-budget.ts";
import { IdTable } from "./id-table.ts";
import { NOBODY, type FailedNote, type SettledBy } from "../delivery-notes.ts";
import { FailureTexts } from "./failure-texts.ts";
import { LEVELS, LevelRuns } from "./level-runs.ts";
import { OldestFirst } from "./oldest-first.ts";
import { FREEING, OUTCOMES, OutcomeCounts, type SettleOutcome } from "./outcome-counts.ts";
import { MAX_ATTEMPTS, MessageTable } from "./message-table.ts";
import { DEFAULT_KEEP_SETTLED, SettledHistory, type KeepSettled } from "./settled-history.ts";
import { MAX_OFFSET, SettledOffsets } from "./settled-offsets.ts";
import { UnsettledBytes } from "./unsettled-bytes.ts";

/** 0 = no limit. */
export interface BacklogLimits {
  readonly maxMessages: number;
  readonly maxBytes: number;
}

/** What a publish says of its messages beyond their bytes. One priority a batch; an absent column is all 0. */
export interface AttributeColumn {
  readonly level: number;
  readonly deliverAtMs?: ArrayLike<number> | undefined;
  readonly expiresAtMs?: ArrayLike<number> | undefined;
  /** Hashes of their ids, 16 B each; all 0 = none. */
  readonly ids?: Uint8Array | undefined;
  /** Of a queue with debounce: the message with the same id that somebody has in hands, its offset + 1; 0 = none. */
  readonly held?: ArrayLike<number> | undefined;
}

export interface Listener {
  /** After messages from … to − 1 were enqueued. */
  enqueued(from: number, to: number, attributes: AttributeColumn | undefined): void;
  /** Before from … to − 1, all unsettled, are settled. */
  settling(from: number, to: number): void;
  /** Before an unsettled message's attempts and time change, and after. */
  changing(offset: number): void;
  changed(offset: number): void;
}

/** How far the leader may hand out: offsets below, by priority; and what was delayed until then. */
export interface HandOutMark {
  offsets: readonly number[];
  dueMs: number;
}

/** Of all queues from which nothing was handed out yet. */
const NO_MARKS: readonly number[] = new Array<number>(LEVELS).fill(0);

export class DeliveryState {
  readonly uid: number;
  readonly settled: SettledOffsets;
  readonly messages = new MessageTable();
  readonly levels = new LevelRuns();
  readonly bytes = new UnsettledBytes();
  /** Of a log whose messages have a time to live. */
  readonly times = new AppendTimes();
  readonly ids: IdTable;
  readonly mark: HandOutMark = { offsets: NO_MARKS, dueMs: 0 };
  listener: Listener | undefined;
  /** How much is remembered of settled messages. */
  keep: KeepSettled = DEFAULT_KEEP_SETTLED;
  /** What became of those that were settled last; undefined: nothing was yet. */
  history: SettledHistory | undefined;
  /** What went wrong with messages that failed; undefined: none did, or nobody said. */
  failures: FailureTexts | undefined;
  /** Offsets of the log that this state began with, and of the next message. */
  #start: number;
  #end: number;
  readonly #counts = new OutcomeCounts();
  #oldest: OldestFirst | undefined;
  readonly #changes: ChangeBuffer;
  #headDirty = true;

  constructor(uid: number, changes: ChangeBuffer, start = 0, ids = new IdBudget()) {
    this.uid = uid;
    this.ids = new IdTable(uid, ids);
    this.#changes = changes;
    this.#start = start;
    this.#end = start;
    this.settled = new SettledOffsets(start);
  }

  get end(): number {
    return this.#end;
  }

  get floor(): number {
    return this.settled.floor;
  }

  get enqueuedCount(): number {
    return this.#end - this.#start;
  }

  get settledCount(): number {
    return this.settled.floor - this.#start + this.settled.countAbove;
  }

  get unsettledCount(): number {
    return this.enqueuedCount - this.settledCount;
  }

  countOf(outcome: SettleOutcome): number {
    return this.#counts.of(outcome);
  }

  /** Of the typed arrays. */
  get byteLength(): number {
    const { settled, messages, levels, bytes, times, ids } = this;
    const parts = [settled, messages, levels, bytes, times, ids];
    return parts.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  isUnsettled(offset: number): boolean {
    return offset < this.#end && !this.settled.has(offset);
  }

  /**
   * The entry of a publish, at this time, of so many bytes; `ttlMs`: of messages that have no end of their own, from now or
   * from when they are due, 0 = none. Returns the first message's offset.
   */
  enqueue(
    count: number,
    attributes: AttributeColumn | undefined,
    timeMs: number,
    bytes = 0,
    ttlMs = 0,
  ): number {
    const from = this.#end;
    const to = from + count;
    assert(to <= MAX_OFFSET, `offset ${to} of log ${this.uid}`);
    this.#end = to;
    this.#headDirty = true;
    this.levels.append(from, to, attributes?.level ?? 0);
    this.bytes.add(from, to, bytes);
    if (ttlMs > 0) this.times.append(from, timeMs, ttlMs);
    const { deliverAtMs, expiresAtMs } = attributes ?? {};
    if (deliverAtMs !== undefined || expiresAtMs !== undefined) {
      for (let i = 0; i < count; i++) {
        const at = deliverAtMs?.[i] ?? 0;
        const untilMs = at > timeMs ? at : 0;
        const own = expiresAtMs?.[i] ?? 0;
        const expiry = own === 0 && untilMs > 0 && ttlMs > 0 ? untilMs + ttlMs : own;
        if (untilMs > 0 || expiry > 0) this.messages.set(from + i, 0, untilMs, expiry);
      }
      this.messages.relieve(this.#changes, this.uid);
    }
    this.listener?.enqueued(from, to, attributes);
    return from;
  }

  /** Of what is remembered of settled and failed messages, as it is reckoned. */
  get keptBytes(): number {
    return (this.history?.bytes ?? 0) + (this.failures?.bytes ?? 0);
  }

  /**
   * Settles those of from … to − 1 that are unsettled and have failed `attempts` times, at this shard time; returns how
   * many. The others are added to `refused`, flattened: from, count.
   */
  settle(
    from: number,
    to: number,
    attempts: number,
    outcome: SettleOutcome,
    timeMs = 0,
    by = NOBODY,
    refused?: number[],
  ): number {
    let accepted = 0;
    let judged = from;
    const settle = (first: number, last: number): void => {
      if (first > judged) refused?.push(judged, first - judged);
      accepted += this.#settleRange(first, last, outcome, attempts, timeMs, by);
      judged = last;
    };
    const end = Math.min(to, this.#end);
    for (let at = this.settled.nextUnsettled(from); at < end; at = this.settled.nextUnsettled(at)) {
      const stop = this.settled.nextSettled(at, end);
      if (this.messages.size === 0) {
        if (attempts === 0) settle(at, stop);
        at = stop;
        continue;
      }
      // Ranges of those that have failed as often.
      for (let first = at; first < stop; first++) {
        if (this.messages.attemptsOf(first) !== attempts) continue;
        let last = first + 1;
        while (last < stop && this.messages.attemptsOf(last) === attempts) last++;
        settle(first, last);
        first = last;
      }
      at = stop;
    }
    if (judged < to) refused?.push(judged, to - judged);
    if (accepted > 0) this.history?.trim(this.keep, timeMs);
    return accepted;
  }

  /** Whether all of from … to − 1 are unsettled and have failed `attempts` times. */
  isAll(from: number, to: number, attempts: number): boolean {
    for (let offset = from; offset < to; offset++) if (!this.#is(offset, attempts)) return false;
    return true;
  }

  /** Settles everything unsettled of from … to − 1, however often it failed; returns how many. */
  purge(to: number, from = this.settled.floor, timeMs = 0): number {
    let purged = 0;
    const end = Math.min(to, this.#end);
    for (let at = this.settled.nextUnsettled(from); at < end; at = this.settled.nextUnsettled(at)) {
      const stop = this.settled.nextSettled(at, end);
      purged += this.#settleAlike(at, stop, "purged", timeMs);
      at = stop;
    }
    if (purged > 0) this.history?.trim(this.keep, timeMs);
    return purged;
  }

  /** Messages have another time to live: those that had none begin now. */
  changeTtl(beforeMs: number, ttlMs: number, timeMs: number): void {
    if (ttlMs === 0) this.times.clear();
    else if (beforeMs === 0) this.times.append(this.floor, timeMs, ttlMs);
  }

  /** How much there is beyond the limits. */
  excess({ maxMessages, maxBytes }: BacklogLimits): { messages: number; bytes: number } {
    return {
      messages: maxMessages === 0 ? 0 : Math.max(0, this.unsettledCount - maxMessages),
      bytes: maxBytes === 0 ? 0 : Math.max(0, this.bytes.total - maxBytes),
    };
  }

  /** Settles as dropped what is beyond the limits, at most `most` messages: the oldest of the lowest priority first. */
  drop(limits: BacklogLimits, most: number, timeMs = 0): number {
    let dropped = 0;
    while (dropped < most) {
      const { messages, bytes } = this.excess(limits);
      if (messages === 0 && bytes === 0) break;
      const at = (this.#oldest ??= new OldestFirst(this)).next();
      const wanted = Math.max(messages, bytes === 0 ? 0 : this.bytes.countFor(at, bytes));
      const stop = this.levels.runEnd(at, Math.min(this.#end, at + Math.min(wanted, most - dropped)));
      dropped += this.#settleAlike(at, this.settled.nextSettled(at, stop), "dropped", timeMs);
    }
    if (dropped > 0) this.history?.trim(this.keep, timeMs);
    return dropped;
  }

  /** Settles a message, however often it failed; whether it was unsettled. */
  settleWaiting(offset: number, outcome: SettleOutcome, timeMs: number): boolean {
    if (!this.isUnsettled(offset)) return false;
    this.#settleAlike(offset, offset + 1, outcome, timeMs);
    this.history?.trim(this.keep, timeMs);
    return true;
  }

  /** A hand-out failed: one more attempt, and not again before `untilMs`. False: refused. */
  fail(offset: number, attempts: number, untilMs: number, note?: FailedNote): boolean {
    if (!this.#is(offset, attempts)) return false;
    if (note !== undefined)
      (this.failures ??= new FailureTexts(this.uid)).failed(offset, note.error, note.consumer);
    this.#change(offset, Math.min(attempts + 1, MAX_ATTEMPTS), untilMs);
    return true;
  }

  /** Moves the time until which a message is delayed; a time gone by delivers it now. False: refused. */
  defer(offset: number, attempts: number, untilMs: number): boolean {
    if (!this.#is(offset, attempts)) return false;
    this.#change(offset, attempts, untilMs);
    return true;
  }

  /** Messages of this priority below `offset` may be handed out. */
  raiseMark(level: number, offset: number): void {
    if (offset <= this.mark.offsets[level]!) return;
    this.mark.offsets = this.mark.offsets.with(level, offset);
    this.#headDirty = true;
  }

  /** Messages that were delayed until `dueMs` or before may be handed out when they are due. */
  raiseDueMark(dueMs: number): void {
    if (dueMs <= this.mark.dueMs) return;
    this.mark.dueMs = dueMs;
    this.#headDirty = true;
  }

  get dirtyRows(): number {
    return (
      (this.#headDirty ? 1 : 0) +
      this.settled.dirtyRows +
      this.messages.dirtyRows +
      this.levels.dirtyRows +
      this.bytes.dirtyRows +
      (this.times.isDirty ? 1 : 0) +
      this.ids.dirtyRows +
      (this.history?.dirtyRows ?? 0) +
      (this.failures?.dirtyRows ?? 0)
    );
  }

  /**
   * Puts changed rows, up to about `limit` of each kind. A checkpoint takes them all; before it, a little at
   * a time keeps that short.
   */
  putRows(limit = Infinity): void {
    this.settled.putRows(this.#changes, this.uid, limit);
    this.messages.putRows(this.#changes, this.uid, limit);
    this.levels.putRows(this.#changes, this.uid, limit);
    this.bytes.putRows(this.#changes, this.uid, limit);
    this.times.putRow(this.#changes, this.uid);
    this.ids.putRows(this.#changes, limit);
    this.history?.putRows(this.#changes, limit);
    this.failures?.putRows(this.#changes);
    if (this.#headDirty) this.#putHead();
    this.#headDirty = false;
  }

  /** The log is gone, and its rows with it. */
  removeRows(): void {
    this.settled.removeRows(this.#changes, this.uid);
    this.messages.removeRows(this.#changes, this.uid);
    this.levels.removeRows(this.#changes, this.uid);
    this.bytes.removeRows(this.#changes, this.uid);
    this.#changes.remove(RowKind.deliveryTimes, this.uid, 0);
    this.ids.removeRows(this.#changes);
    this.history?.removeRows(this.#changes);
    this.failures?.removeRows(this.#changes);
    this.#changes.remove(RowKind.delivery, this.uid, 0);
  }

  /** Takes back one checkpointed row; rows come by kind, ascending. */
  restoreRow({ kind, subkey, value }: Row): void {
    if (value === undefined) return;
    if (kind === RowKind.delivery) this.#restoreHead(value);
    else if (kind === RowKind.deliverySettled) this.settled.restoreRow(subkey, value);
    else if (kind === RowKind.deliveryMessages) this.messages.restoreRow(subkey, value);
    else if (kind === RowKind.deliveryLevels) this.levels.restoreRow(subkey, value);
    else if (kind === RowKind.deliveryBytes) this.bytes.restoreRow(subkey, value);
    else if (kind === RowKind.deliveryTimes) this.times.restoreRow(value);
    else if (kind === RowKind.deliveryIdHead) this.ids.restoreHead(value);
    else if (kind === RowKind.deliveryIds) this.ids.restoreRow(subkey, value);
    else if (kind === RowKind.deliveryHistory) this.#kept().restoreHead(value);
    else if (kind === RowKind.deliveryHistoryRuns) this.#kept().restoreRow(value);
    else if (kind === RowKind.deliveryResults) this.#kept().results.restoreRow(value);
    else if (kind === RowKind.deliveryFailures)
      (this.failures ??= new FailureTexts(this.uid)).restoreRow(value);
    else assert(false, `a row of kind ${kind} is none of a delivery state`);
  }

  verify(): void {
    this.settled.verify();
    const { total } = this.#counts;
    assert(total === this.settledCount, `${this.settledCount} settled, ${total} by outcome`);
    assert(this.settled.top <= Math.max(this.#end, this.settled.floor), "settled beyond the end");
    assert(this.settled.floor <= this.#end, "the floor is beyond the end");
    this.bytes.verify(this.unsettledCount);
    this.messages.forEach((offset) => {
      assert(this.isUnsettled(offset), `${offset} is settled and not forgotten`);
    });
    this.ids.verify((offset) => this.isUnsettled(offset));
    this.history?.verify();
    this.history?.eachNewest(0, -1, ({ from, count }) => {
      for (let at = from; at < from + count; at++) assert(!this.isUnsettled(at), `${at} is not settled`);
      return true;
    });
    assert(
      (this.history?.count ?? 0) <= this.keep.keepSettled,
      "more settled messages are kept than asked for",
    );
    this.failures?.verify();
    this.failures?.each((offset) => {
      assert(this.messages.attemptsOf(offset) > 0, `${offset} has not failed and its error is known`);
    });
  }

  /** Settled messages are remembered otherwise from now on. */
  keepOtherwise(keep: KeepSettled, timeMs: number): void {
    this.keep = keep;
    this.history?.trim(keep, timeMs);
  }

  /** Forgets settled messages, the oldest first, then errors of failed ones, until no more than so many bytes are left. */
  dropKept(bytes: number): void {
    this.history?.dropTo(Math.max(0, bytes - (this.failures?.bytes ?? 0)));
    this.failures?.dropTo(Math.max(0, bytes - (this.history?.bytes ?? 0)));
  }

  #kept(): SettledHistory {
    return (this.history ??= new SettledHistory(this.uid));
  }

  /** Settles unsettled ones, however often they have failed, in ranges of those that failed as often. */
  #settleAlike(from: number, to: number, outcome: SettleOutcome, timeMs: number): number {
    for (let at = from; at < to;) {
      const attempts = this.messages.attemptsOf(at);
      let last = this.messages.size === 0 ? to : at + 1;
      while (last < to && this.messages.attemptsOf(last) === attempts) last++;
      this.#settleRange(at, last, outcome, attempts, timeMs, NOBODY);
      at = last;
    }
    return to - from;
  }

  #settleRange(
    from: number,
    to: number,
    outcome: SettleOutcome,
    attempts: number,
    timeMs: number,
    by: SettledBy,
  ): number {
    this.listener?.settling(from, to);
    this.failures?.deleteRange(from, to);
    const place = OUTCOMES.indexOf(outcome);
    if (this.keep.keepSettled > 0) {
      const failed = by.failed ? Math.min(attempts + 1, MAX_ATTEMPTS) : attempts;
      this.#kept().record(from, to, place, failed, timeMs, by);
    }
    this.settled.add(from, to);
    this.bytes.take(from, to);
    for (let offset = from; offset < to && this.messages.size > 0; offset++) this.messages.remove(offset);
    this.messages.relieve(this.#changes, this.uid);
    this.levels.raiseFloor(this.settled.floor);
    if (this.ids.size > 0) {
      this.ids.settled(from, to, FREEING.has(outcome));
      this.ids.relieve(this.#changes);
    }
    this.#counts.add(place, to - from);
    this.#headDirty = true;
    return to - from;
  }

  #is(offset: number, attempts: number): boolean {
    return this.isUnsettled(offset) && this.messages.attemptsOf(offset) === attempts;
  }

  #change(offset: number, attempts: number, untilMs: number): void {
    this.listener?.changing(offset);
    // A time once set stays set: such a message is handed out under the due mark from then on.
    this.messages.set(offset, attempts, Math.max(untilMs, 1), this.messages.expiryOf(offset));
    this.messages.relieve(this.#changes, this.uid);
    this.listener?.changed(offset);
  }

  /** A row: varints start │ end │ floor │ the first six counters │ due mark │ the ten marks │ the other counters. */
  #putHead(): void {
    let at = this.#changes.begin(RowKind.delivery, this.uid, 0, 8 * (4 + LEVELS) + OutcomeCounts.mostBytes);
    const { bytes } = this.#changes;
    for (const value of [this.#start, this.#end, this.settled.floor]) at = putVarint(bytes, at, value);
    const { mark } = this;
    at = this.#counts.putFirst(bytes, at);
    at = putVarint(bytes, at, mark.dueMs);
    for (const offset of mark.offsets) at = putVarint(bytes, at, offset);
    this.#changes.end(this.#counts.putLater(bytes, at));
  }

  #restoreHead(value: Uint8Array): void {
    const reader = new FieldReader(value);
    this.#start = reader.varint();
    this.#end = reader.varint();
    this.settled.floor = this.settled.top = reader.varint();
    this.#counts.restoreFirst(reader);
    this.mark.dueMs = reader.varint();
    const offsets = NO_MARKS.map(() => reader.varint());
    if (offsets.some((offset) => offset > 0)) this.mark.offsets = offsets;
    this.#counts.restoreLater(reader);
    this.#headDirty = false;
  }
}
