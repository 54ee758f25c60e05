/**
 * Who gets which message of one log, for how long, and what follows from it: the memory of the leader, built
 * anew from the delivery state at its start. Pure: it is told the time by tick(), and what it wants is told as
 * values (effects.ts).
 *
 * A hand-out takes a message from the ready index and gives it to a subscription under the subscription's
 * next number: that, with the leader's epoch, is the token. Until the token is used up, runs out or is given
 * back, nobody else gets the message. What changes the message for good (settled, failed) is a command; its
 * token is used up at once, and the message goes on when the command is applied.
 *
 * Locks and grace run on monotonic time, delays and expiry on the shard's.
 */
import { assert } from "../../base/errors.ts";
import type { AttributeColumn, DeliveryState, Listener } from "./delivery-state.ts";
import {
  addToken,
  type DeadLetterReason,
  type DeliveryCommand,
  type Effects,
  type HandOut,
  type TokenRange,
} from "./effects.ts";
import { LEVELS } from "./level-runs.ts";
import { OffsetMap } from "./offset-map.ts";
import { PAGE_DELIVERIES, PagePool, PendingTable, type DeliveryPage, type Holder } from "./pending-table.ts";
import { RateLimit } from "./rate-limit.ts";
import { ReadyIndex } from "./ready-index.ts";
import {
  Subscription,
  Subscriptions,
  type DispatchMode,
  type SubscriptionSettings,
} from "./subscriptions.ts";

export interface LeaderSettings {
  /** Failures after which a message is dead-lettered; 0 = never. */
  readonly maxAttempts: number;
  readonly resumeGraceMs: number;
  /** Until when messages are reserved for who held them before the start; absent = resumeGraceMs from now. */
  readonly reservedUntilMs?: number;
  /** How long to wait after the n-th failure: backoff.ts with chance from outside. */
  readonly backoffMs: (failures: number) => number;
  readonly dispatch?: DispatchMode;
  /** Of the whole queue; 0 = no limit. */
  readonly ratePerSecond?: number;
  readonly concurrency?: number;
}

/** Why nothing is handed out. */
export type IdleReason =
  | { readonly kind: "paused" }
  | { readonly kind: "empty"; readonly pending: number; readonly delayed: number; readonly nextDueMs: number }
  | { readonly kind: "no-consumer" }
  | { readonly kind: "no-credit" }
  | { readonly kind: "concurrency-limit" }
  | { readonly kind: "rate-limit"; readonly nextMs: number }
  | { readonly kind: "reserved"; readonly untilMs: number }
  /** The hand-out mark, or the end of expired messages, is on its way to the journal. */
  | { readonly kind: "mark" }
  | { readonly kind: "expiring" };

/** What presents tokens of a leader before. */
const EARLIER_LEADER = 0;
/** What could not be done is tried again after this long. */
const RETRY_MS = 1_000;
/** Due messages are marked ahead by this much, again when half of it is gone. */
const DUE_MARK_AHEAD_MS = 10_000;
/** Counted no further. */
const MOST_DELIVERIES = 0xffff;
/** Turns are at most this long while much is waiting. */
const LONGEST_TURN = 64;

export class DeliveryLeader implements Listener {
  isPaused = false;
  readonly #state: DeliveryState;
  readonly #settings: LeaderSettings;
  readonly #pending: PendingTable;
  readonly #ready: ReadyIndex;
  readonly #subscriptions: Subscriptions;
  /** Holds what is presented with tokens of leaders before. */
  #earlier: Subscription | undefined;
  /** Gone, with deliveries whose end is on its way to the journal. */
  #orphans: Subscription[] = [];
  /** Hand-outs of messages that came back, or changed, and are not settled. */
  readonly #handOuts = new OffsetMap();
  readonly #rate: RateLimit | undefined;
  /** Tokens of messages that others ended: told by the next tick or hand-out. */
  readonly #revoked: TokenRange[] = [];
  readonly #proposedMarks = new Array<number>(LEVELS).fill(0);
  #proposedDueMs = 0;
  #nowMs: number;
  #reservationEndsMs: number;
  #nextSubscription = EARLIER_LEADER + 1;

  constructor(
    state: DeliveryState,
    settings: LeaderSettings,
    nowMs: number,
    shardMs: number,
    pool = new PagePool(),
  ) {
    this.#state = state;
    this.#settings = settings;
    this.#nowMs = nowMs;
    this.#pending = new PendingTable(pool);
    this.#ready = new ReadyIndex(state, this.#pending, this.#handOuts, shardMs);
    this.#subscriptions = new Subscriptions(settings.dispatch ?? "round-robin");
    this.#reservationEndsMs = settings.reservedUntilMs ?? nowMs + settings.resumeGraceMs;
    const { ratePerSecond = 0 } = settings;
    this.#rate = ratePerSecond > 0 ? new RateLimit(ratePerSecond, nowMs) : undefined;
    state.listener = this;
  }

  get pendingCount(): number {
    return this.#pending.size;
  }

  get delayedCount(): number {
    return this.#ready.delayedCount;
  }

  get readyCount(): number {
    return this.#state.unsettledCount - this.pendingCount - this.delayedCount;
  }

  /** Of the typed arrays. */
  get byteLength(): number {
    return this.#pending.byteLength + this.#ready.byteLength + this.#handOuts.byteLength;
  }

  // Subscriptions

  subscribe(settings: SubscriptionSettings, effects: Effects): number {
    const subscription = new Subscription(this.#nextSubscription++, settings);
    this.#subscriptions.add(subscription);
    this.#wantMarks(effects);
    return subscription.id;
  }

  setCredit(id: number, credit: number, creditBytes: number): void {
    const subscription = this.#subscriptions.get(id);
    if (subscription === undefined) return;
    subscription.credit = credit;
    subscription.creditBytes = creditBytes;
  }

  /** Bytes of deliveries, once their records were looked up; they count against creditBytes until they end. */
  charge(id: number, number: number, bytes: number): void {
    const subscription = this.#subscriptions.get(id);
    if (subscription !== undefined) this.#pending.charge(subscription, number, bytes);
  }

  /** The connection is lost: locks stay until their deadline, or resumeGraceMs if that is sooner. */
  disconnected(id: number): void {
    const subscription = this.#subscriptions.get(id);
    if (subscription?.isConnected) subscription.graceEndsMs = this.#nowMs + this.#settings.resumeGraceMs;
  }

  /** The session is back in time; false: the subscription is gone, and its messages with it. */
  reconnected(id: number): boolean {
    const subscription = this.#subscriptions.get(id);
    if (subscription === undefined) return false;
    subscription.graceEndsMs = Infinity;
    return true;
  }

  get consumerCount(): number {
    return this.#subscriptions.all.length;
  }

  /** Somebody has it, or it is on its way out. */
  isPending(offset: number): boolean {
    return this.#pending.has(offset);
  }

  has(id: number): boolean {
    return this.#subscriptions.get(id) !== undefined;
  }

  /**
   * The session is back and says what it still holds (by numbers, ascending). Of that it keeps what was not lost, with
   * fresh locks: the result. The rest it never got, or forgot: given back, at no cost.
   */
  resume(id: number, claimed: readonly { first: number; last: number }[]): TokenRange[] {
    const subscription = this.#subscriptions.get(id);
    const kept: TokenRange[] = [];
    if (subscription === undefined) return kept;
    subscription.graceEndsMs = Infinity;
    let at = 0;
    for (const number of this.#pending.heldNumbers(subscription)) {
      while (at < claimed.length && claimed[at]!.last < number) at++;
      if (at === claimed.length || claimed[at]!.first > number) {
        this.#giveBack(subscription, number);
        continue;
      }
      const page = this.#pending.held(subscription, number)!;
      this.#pending.setDeadline(page, number % PAGE_DELIVERIES, this.#nowMs + subscription.settings.lockMs);
      addToken(kept, id, number);
    }
    return kept;
  }

  /** The consumer says goodbye; what it holds is free, at no cost. */
  unsubscribe(id: number): void {
    const subscription = this.#subscriptions.get(id);
    if (subscription === undefined) return;
    this.#subscriptions.remove(subscription);
    for (const number of this.#pending.heldNumbers(subscription)) this.#giveBack(subscription, number);
    this.#orphan(subscription);
  }

  // Tokens

  ack(id: number, first: number, last: number, effects: Effects): void {
    this.#eachHeld(id, first, last, effects, (page, place) => {
      this.#pending.markEnding(page, place);
      effects.settle(page.offsets[place]!, page.attempts[place]!, "acked");
    });
  }

  /** Failed: again after the queue's backoff, or after `delayMs`. */
  nack(id: number, first: number, last: number, delayMs: number | undefined, effects: Effects): void {
    this.#eachHeld(id, first, last, effects, (page, place) => this.#fail(page, place, delayMs, effects));
  }

  reject(id: number, first: number, last: number, effects: Effects): void {
    this.#eachHeld(id, first, last, effects, (page, place) =>
      this.#deadLetter(page, place, "rejected", effects),
    );
  }

  /** Given back unused: costs nothing, and is nobody's at once. */
  release(id: number, first: number, last: number, effects: Effects): void {
    this.#eachHeld(id, first, last, effects, (page, place) =>
      this.#giveBack(page.holder, page.first + place),
    );
  }

  extend(id: number, first: number, last: number, lockMs: number, effects: Effects): void {
    this.#eachHeld(id, first, last, effects, (page, place) => {
      this.#pending.setDeadline(page, place, this.#nowMs + lockMs);
    });
  }

  /**
   * A token of an earlier leader epoch is presented, with what it was for. It is good iff the message has
   * neither failed nor been handed out since. Then the message is held by `id` under a new number; −1: lost.
   */
  adopt(id: number, offset: number, attempts: number): number {
    const holder = this.#holder(id);
    if (holder === undefined || !this.#isGoodFromEarlier(offset, attempts)) return -1;
    this.#ready.leaving(offset);
    return this.#pending.open(holder, offset, attempts, 1, this.#nowMs + holder.settings.lockMs);
  }

  /** As adopt, for a holder that is about to settle it: the number goes with EARLIER_LEADER's id, 0. */
  present(offset: number, attempts: number): number {
    return this.adopt(EARLIER_LEADER, offset, attempts);
  }

  // Handing out

  /** Hands out up to `limit` messages. */
  handOut(limit: number, out: HandOut[], effects: Effects): number {
    let given = 0;
    while (!this.isPaused && given < limit) {
      const room = Math.min(limit - given, this.#limitsRoom());
      const subscription = room > 0 ? this.#subscriptions.pick() : undefined;
      if (subscription === undefined) break;
      const turn = this.#turnLength();
      const count = this.#ready.take(Math.min(room, subscription.room, turn));
      if (count === 0) break;
      this.#give(subscription, this.#ready.from, count, out);
      given += count;
    }
    this.#wantMarks(effects);
    this.#tellRevoked(effects);
    return given;
  }

  /**
   * Time passes: locks end, grace ends, delayed messages become ready, others expire. `nowMs` is monotonic,
   * `shardMs` the shard's.
   */
  tick(nowMs: number, shardMs: number, effects: Effects): void {
    this.#nowMs = Math.max(this.#nowMs, nowMs);
    if (this.#ready.reserved && this.#nowMs >= this.#reservationEndsMs) this.#ready.endReservation();
    this.#ready.advance(shardMs, (offset) => {
      effects.settle(offset, this.#state.messages.attemptsOf(offset), "expired");
    });
    for (const subscription of this.#holders()) {
      this.#pending.eachExpired(subscription, this.#nowMs, (page, place) => {
        this.#fail(page, place, undefined, effects);
      });
      if (subscription.graceEndsMs <= this.#nowMs) this.#goneForGood(subscription, effects);
    }
    this.#wantMarks(effects);
    this.#tellRevoked(effects);
  }

  /** The next tick that is needed: monotonic, and of the shard. */
  nextTick(): { nowMs: number; shardMs: number } {
    let nowMs = this.#ready.reserved ? this.#reservationEndsMs : Infinity;
    for (const { earliestMs, graceEndsMs } of this.#holders())
      nowMs = Math.min(nowMs, earliestMs, graceEndsMs);
    if (this.#rate !== undefined && this.readyCount > 0 && this.#rate.room(this.#nowMs) === 0)
      nowMs = Math.min(nowMs, this.#rate.nextMs);
    return { nowMs, shardMs: Math.min(this.#ready.nextDueMs, this.#ready.nextExpiryMs) };
  }

  /** A command came to nothing (the dead-letter queue is full): its message is tried again a second later. */
  notDone(command: DeliveryCommand): void {
    const offset =
      command.kind === "settle" ? command.from : command.kind === "mark-due" ? -1 : command.offset;
    if (command.kind === "mark" || command.kind === "mark-due") return;
    const to = command.kind === "settle" ? command.to : offset + 1;
    for (let at = offset; at < to; at++) {
      if (this.#pending.isEnding(at)) this.#pending.holdAgain(at, this.#nowMs + RETRY_MS);
    }
  }

  /** Why nothing is handed out right now; undefined: something could be. */
  whyIdle(): IdleReason | undefined {
    if (this.isPaused) return { kind: "paused" };
    if (this.readyCount === 0) {
      const { delayedCount, nextDueMs } = this.#ready;
      return { kind: "empty", pending: this.pendingCount, delayed: delayedCount, nextDueMs };
    }
    if (this.#subscriptions.credit === 0) return { kind: "no-consumer" };
    const { concurrency = 0 } = this.#settings;
    if (concurrency > 0 && this.pendingCount >= concurrency) return { kind: "concurrency-limit" };
    if (this.#limitsRoom() <= 0) return { kind: "rate-limit", nextMs: this.#rate!.nextMs };
    if (!this.#subscriptions.hasRoom) return { kind: "no-credit" };
    if (this.#ready.hasNext()) return undefined;
    if (this.#ready.stoppedAtLevel >= 0 || this.#ready.stoppedAtDueMark) return { kind: "mark" };
    return this.#ready.reserved
      ? { kind: "reserved", untilMs: this.#reservationEndsMs }
      : { kind: "expiring" };
  }

  // The delivery state changes

  enqueued(from: number, to: number, attributes: AttributeColumn | undefined): void {
    this.#ready.enqueued(from, to, attributes);
  }

  settling(from: number, to: number): void {
    const { size } = this.#state.messages;
    for (let offset = from; offset < to; offset++) {
      const held = this.#pending.size > 0 && this.#end(offset) > 0;
      if (this.#handOuts.size > 0) this.#handOuts.take(offset);
      if (size > 0 && !held) this.#ready.leaving(offset);
    }
  }

  changing(offset: number): void {
    const deliveries = this.#end(offset);
    // One that nobody held is noted too: tokens from before the start are worth nothing for it any more.
    if (deliveries > 0 || this.#handOuts.get(offset) < 0) this.#handOuts.set(offset, deliveries);
    if (deliveries === 0) this.#ready.leaving(offset);
  }

  changed(offset: number): void {
    this.#ready.rescheduled(offset);
  }

  verify(): void {
    this.#state.verify();
    this.#pending.verify((offset) => this.#state.isUnsettled(offset), this.#holders());
    this.#ready.verify();
    const { readyCount, delayedCount, pendingCount } = this;
    const { enqueuedCount, settledCount } = this.#state;
    assert(readyCount >= 0, `${readyCount} messages are ready`);
    assert(
      enqueuedCount === readyCount + delayedCount + pendingCount + settledCount,
      "a message is in no state or in two",
    );
    this.#handOuts.forEach((offset) => {
      assert(this.#state.isUnsettled(offset), `${offset} is settled and its hand-outs are counted`);
    });
  }

  // Details

  #holders(): Subscription[] {
    const holders = [...this.#subscriptions.all, ...this.#orphans];
    if (this.#earlier !== undefined) holders.push(this.#earlier);
    return holders;
  }

  #holder(id: number): Subscription | undefined {
    if (id !== EARLIER_LEADER) return this.#subscriptions.get(id);
    const settings = { concurrency: 0, credit: 0, creditBytes: 0, lockMs: 0 };
    return (this.#earlier ??= new Subscription(EARLIER_LEADER, settings));
  }

  #orphan(subscription: Subscription): void {
    this.#orphans = this.#orphans.filter(({ pending }) => pending > 0);
    subscription.graceEndsMs = Infinity;
    if (subscription.pending > 0) this.#orphans.push(subscription);
  }

  /** Walks held deliveries of a range of tokens; the others are lost. */
  #eachHeld(
    id: number,
    first: number,
    last: number,
    effects: Effects,
    visit: (page: DeliveryPage, place: number) => void,
  ): void {
    const holder = this.#holder(id);
    let page: DeliveryPage | undefined;
    for (let number = first; number <= last; number++) {
      const place = number % PAGE_DELIVERIES;
      if (holder !== undefined && (number === first || place === 0))
        page = this.#pending.pageOf(holder, number);
      if (page !== undefined && this.#pending.isHeld(page, place)) visit(page, place);
      else addToken(effects.lost, id, number);
    }
  }

  #fail(page: DeliveryPage, place: number, delayMs: number | undefined, effects: Effects): void {
    const attempts = page.attempts[place]!;
    const failures = attempts + 1;
    const { maxAttempts } = this.#settings;
    if (maxAttempts > 0 && failures >= maxAttempts) {
      this.#deadLetter(page, place, "attempts", effects);
      return;
    }
    this.#pending.markEnding(page, place);
    const untilMs = this.#ready.nowMs + (delayMs ?? this.#settings.backoffMs(failures));
    effects.commands.push({ kind: "fail", offset: page.offsets[place]!, attempts, untilMs });
  }

  #deadLetter(page: DeliveryPage, place: number, reason: DeadLetterReason, effects: Effects): void {
    this.#pending.markEnding(page, place);
    const [offset, attempts] = [page.offsets[place]!, page.attempts[place]!];
    effects.commands.push({ kind: "dead-letter", offset, attempts, reason });
  }

  #giveBack(holder: Holder, number: number): void {
    const offset = this.#pending.held(holder, number)!.offsets[number % PAGE_DELIVERIES]!;
    this.#handOuts.set(offset, this.#pending.end(offset));
    this.#ready.released(offset);
  }

  /** What it was running has failed; what it had only fetched has not. */
  #goneForGood(subscription: Subscription, effects: Effects): void {
    this.#subscriptions.remove(subscription);
    let failing = subscription.settings.concurrency;
    for (const number of this.#pending.heldNumbers(subscription)) {
      if (failing-- > 0) {
        const page = this.#pending.held(subscription, number)!;
        this.#fail(page, number % PAGE_DELIVERIES, undefined, effects);
      } else this.#giveBack(subscription, number);
    }
    this.#orphan(subscription);
  }

  #isGoodFromEarlier(offset: number, attempts: number): boolean {
    return (
      this.#state.isUnsettled(offset) &&
      this.#state.messages.attemptsOf(offset) === attempts &&
      this.#ready.isReserved(offset) &&
      !this.#pending.has(offset)
    );
  }

  #give(subscription: Subscription, from: number, count: number, out: HandOut[]): void {
    const deadlineMs = this.#nowMs + subscription.settings.lockMs;
    const exceptional = this.#state.messages.size > 0 || this.#handOuts.size > 0;
    for (let offset = from; offset < from + count; offset++) {
      const attempts = exceptional ? this.#state.messages.attemptsOf(offset) : 0;
      const before = exceptional ? Math.max(0, this.#handOuts.get(offset)) : 0;
      const deliveries = Math.min(before + 1, MOST_DELIVERIES);
      const number = this.#pending.open(subscription, offset, attempts, deliveries, deadlineMs);
      const last = out.at(-1);
      if (
        last !== undefined &&
        last.subscription === subscription.id &&
        last.firstOffset + last.count === offset &&
        last.firstNumber + last.count === number &&
        last.attempts === attempts &&
        last.deliveries === deliveries
      ) {
        last.count++;
      } else {
        const { id } = subscription;
        out.push({
          subscription: id,
          firstNumber: number,
          firstOffset: offset,
          count: 1,
          attempts,
          deliveries,
        });
      }
    }
    this.#subscriptions.served(subscription, count);
    this.#rate?.spend(count);
  }

  /** One at a time while little is waiting, so that all get some; longer turns when there is enough for all. */
  #turnLength(): number {
    const each = Math.floor(this.readyCount / (4 * this.#subscriptions.all.length));
    return Math.max(1, Math.min(LONGEST_TURN, each));
  }

  #limitsRoom(): number {
    const { concurrency = 0 } = this.#settings;
    const room = concurrency > 0 ? concurrency - this.pendingCount : Infinity;
    return this.#rate === undefined ? room : Math.min(room, this.#rate.room(this.#nowMs));
  }

  /** Asks for the marks to be raised before the hand-outs come up to them. */
  #wantMarks(effects: Effects): void {
    const { credit } = this.#subscriptions;
    if (credit === 0) return;
    const { mark, levels } = this.#state;
    for (let level = 0; level < levels.count; level++) {
      const cursor = this.#ready.cursors[level]!;
      const known = Math.max(mark.offsets[level]!, this.#proposedMarks[level]!);
      if (known - cursor >= credit) continue;
      const offset = cursor + 2 * credit;
      this.#proposedMarks[level] = offset;
      effects.commands.push({ kind: "mark", level, offset });
    }
    const { nowMs, nextDueMs, stoppedAtDueMark } = this.#ready;
    const soon = nowMs + DUE_MARK_AHEAD_MS / 2;
    if ((nextDueMs > soon && !stoppedAtDueMark) || Math.max(mark.dueMs, this.#proposedDueMs) >= soon) return;
    this.#proposedDueMs = nowMs + DUE_MARK_AHEAD_MS;
    effects.commands.push({ kind: "mark-due", dueMs: this.#proposedDueMs });
  }

  /** Ends a delivery; whose token was not used up before is told. */
  #end(offset: number): number {
    const deliveries = this.#pending.end(offset);
    const holder = this.#pending.endedHolder as Subscription | undefined;
    if (holder !== undefined) addToken(this.#revoked, holder.id, this.#pending.endedNumber);
    return deliveries;
  }

  #tellRevoked(effects: Effects): void {
    for (const range of this.#revoked) effects.revoked.push(range);
    this.#revoked.length = 0;
  }
}
