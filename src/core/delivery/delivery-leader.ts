/**
 * Who gets which message of one log, for how long, and what follows from it: the memory of the leader, built
 * anew from the delivery state at its start. Pure: it is told the time by tick(), and what it wants is told as
 * values (effects.ts).
 *
 *   subscribe, credit, gone, back      here
 *   ack, nack, extend, …: tokens       delivery-tokens.ts
 *   handOut: turns, limits, numbers    dispatch.ts
 *   how far it may hand out            hand-out-marks.ts
 *
 * Locks and grace run on monotonic time, delays and expiry on the shard's.
 */
import { assert } from "../../base/errors.ts";
import { Ageing } from "./ageing.ts";
import type { AttributeColumn, DeliveryState, Listener } from "./delivery-state.ts";
import { DeliveryTokens } from "./delivery-tokens.ts";
import { Dispatch } from "./dispatch.ts";
import type { DeliveryCommand, Effects, HandOut, TokenRange } from "./effects.ts";
import { FairShare, type TenantShares } from "./fair-share.ts";
import { KeyGate, type BlockedKey } from "./key-gate.ts";
import { HandOutMarks } from "./hand-out-marks.ts";
import { EARLIER_LEADER, LeaderMemory } from "./leader-memory.ts";
import type { IdleReason, LeaderSettings } from "./leader-settings.ts";
import { MOST_OUTBOUND, Overflow } from "./overflow.ts";
import { PagePool } from "./pending-table.ts";
import { ReportRoom, type Progress, type ProgressReports } from "./progress-reports.ts";
import { Subscription, type SubscriptionSettings } from "./subscriptions.ts";

export type Whereabouts =
  | { readonly kind: "waiting" }
  | { readonly kind: "reserved"; readonly untilMs: number }
  | { readonly kind: "held" | "ending"; readonly holder: number; readonly untilMs: number };

const WAITING: Whereabouts = { kind: "waiting" };

export class DeliveryLeader implements Listener {
  isPaused = false;
  /** So many want nothing handed out for a moment: they move or purge what waits. */
  holds = 0;
  readonly #memory: LeaderMemory;
  readonly #tokens: DeliveryTokens;
  readonly #dispatch: Dispatch;
  readonly #marks: HandOutMarks;
  readonly #overflow: Overflow;
  readonly #ageing: Ageing;
  readonly #reservationEndsMs: number;
  #nextSubscription = EARLIER_LEADER + 1;

  constructor(
    state: DeliveryState,
    settings: LeaderSettings,
    nowMs: number,
    shardMs: number,
    pool = new PagePool(),
    room = new ReportRoom(),
  ) {
    this.#memory = new LeaderMemory(state, settings, nowMs, shardMs, pool, room);
    this.#tokens = new DeliveryTokens(this.#memory);
    this.#dispatch = new Dispatch(this.#memory);
    this.#marks = new HandOutMarks(this.#memory);
    this.#overflow = new Overflow(this.#memory);
    this.#ageing = new Ageing(this.#memory);
    this.#reservationEndsMs = settings.reservedUntilMs ?? nowMs + settings.resumeGraceMs;
    state.listener = this;
  }

  /** Holds from here on: for the next failure, the next loss of a connection, the next hand-out. */
  alter(settings: LeaderSettings): void {
    const { ttlMs } = this.#memory.settings;
    this.#memory.settings = settings;
    this.#memory.subscriptions.mode = settings.dispatch ?? "round-robin";
    this.#memory.alterGate();
    this.#dispatch.altered();
    if (settings.ttlMs !== ttlMs) this.#ageing.altered();
  }

  get pendingCount(): number {
    return this.#memory.pending.size;
  }

  get delayedCount(): number {
    return this.#memory.ready.delayedCount;
  }

  get readyCount(): number {
    return this.#memory.readyCount;
  }

  get consumerCount(): number {
    return this.#memory.subscriptions.all.length;
  }

  /** Of the typed arrays. */
  get byteLength(): number {
    return this.#memory.byteLength;
  }

  /** Somebody has it, or it is on its way out. */
  isPending(offset: number): boolean {
    return this.#memory.pending.has(offset);
  }

  /** Of an unsettled message. `untilMs` is monotonic. */
  whereIs(offset: number): Whereabouts {
    const { pending, ready } = this.#memory;
    const held = pending.whereIs(offset);
    if (held !== undefined) {
      const holder = (held.holder as Subscription).id;
      return { kind: held.isEnding ? "ending" : "held", holder, untilMs: held.deadlineMs };
    }
    if (ready.outbound.has(offset)) return { kind: "ending", holder: EARLIER_LEADER, untilMs: 0 };
    const isReserved = ready.reserved && ready.isReserved(offset);
    return isReserved ? { kind: "reserved", untilMs: this.#reservationEndsMs } : WAITING;
  }

  /** Keeps a waiting message from being handed out: its end is on its way to the journal. False: it does not wait. */
  withhold(offset: number): boolean {
    const { state, ready } = this.#memory;
    if (!state.isUnsettled(offset) || this.whereIs(offset).kind !== "waiting") return false;
    ready.outbound.add(offset);
    return true;
  }

  /** Messages of from … to − 1 that wait, in nobody's hands and not reserved, flattened: from, count. */
  waiting(from: number, to: number, withDelayed: boolean): number[] {
    const { state, pending, ready } = this.#memory;
    const ranges: number[] = [];
    for (let at = state.settled.nextUnsettled(from); at < to; at = state.settled.nextUnsettled(at + 1)) {
      if (pending.has(at) || (ready.reserved && ready.isReserved(at))) continue;
      if (!withDelayed && state.messages.untilOf(at) > ready.nowMs) continue;
      const last = ranges.length - 2;
      if (last >= 0 && ranges[last]! + ranges[last + 1]! === at) ranges[last + 1]!++;
      else ranges.push(at, 1);
    }
    return ranges;
  }

  // Subscriptions

  subscribe(settings: SubscriptionSettings, effects: Effects): number {
    const subscription = new Subscription(this.#nextSubscription++, settings);
    this.#memory.subscriptions.add(subscription);
    this.#marks.want(effects);
    return subscription.id;
  }

  has(id: number): boolean {
    return this.#memory.subscriptions.get(id) !== undefined;
  }

  setCredit(id: number, credit: number, creditBytes: number): void {
    const subscription = this.#memory.subscriptions.get(id);
    if (subscription === undefined) return;
    subscription.credit = credit;
    subscription.creditBytes = creditBytes;
  }

  /** Bytes of deliveries, once their records were looked up; they count against creditBytes until they end. */
  charge(id: number, number: number, bytes: number): void {
    const { subscriptions, pending } = this.#memory;
    const subscription = subscriptions.get(id);
    if (subscription !== undefined) pending.charge(subscription, number, bytes);
  }

  /** The connection is lost: locks stay until their deadline, or resumeGraceMs if that is sooner. */
  disconnected(id: number): void {
    const { subscriptions, nowMs, settings } = this.#memory;
    const subscription = subscriptions.get(id);
    if (subscription?.isConnected) subscription.graceEndsMs = nowMs + settings.resumeGraceMs;
  }

  /** The session is back in time; false: the subscription is gone, and its messages with it. */
  reconnected(id: number): boolean {
    const subscription = this.#memory.subscriptions.get(id);
    if (subscription === undefined) return false;
    subscription.graceEndsMs = Infinity;
    return true;
  }

  /** As reconnected, with what it still holds (by numbers, ascending): the result is what it keeps. */
  resume(id: number, claimed: readonly { first: number; last: number }[]): TokenRange[] {
    const subscription = this.#memory.subscriptions.get(id);
    if (subscription === undefined) return [];
    subscription.graceEndsMs = Infinity;
    return this.#tokens.keep(subscription, claimed);
  }

  /** The consumer says goodbye; what it holds is free, at no cost. */
  unsubscribe(id: number): void {
    const subscription = this.#memory.subscriptions.get(id);
    if (subscription === undefined) return;
    this.#memory.subscriptions.remove(subscription);
    this.#tokens.giveBackAll(subscription);
    this.#memory.orphan(subscription);
  }

  // Tokens

  ack(id: number, first: number, last: number, effects: Effects, mayBeRefused = false): void {
    this.#tokens.ack(id, first, last, effects, mayBeRefused);
  }

  nack(id: number, first: number, last: number, delayMs: number | undefined, effects: Effects): void {
    this.#tokens.nack(id, first, last, delayMs, effects);
  }

  /** Whether the token is good. */
  isGood(id: number, number: number): boolean {
    return this.#tokens.isGood(id, number);
  }

  reject(id: number, first: number, last: number, effects: Effects): void {
    this.#tokens.reject(id, first, last, effects);
  }

  release(id: number, first: number, last: number, effects: Effects): void {
    this.#tokens.release(id, first, last, effects);
  }

  extend(id: number, first: number, last: number, lockMs: number, effects: Effects): void {
    this.#tokens.extend(id, first, last, lockMs, effects);
  }

  /** How far a delivery is. False: the token is not good. */
  report(id: number, number: number, progress: Progress): boolean {
    return this.#tokens.report(id, number, progress);
  }

  /** How far those are that somebody has in hands. */
  get progress(): ProgressReports {
    return this.#memory.progress;
  }

  /** All that it holds. */
  extendAll(id: number, lockMs: number): void {
    const subscription = this.#memory.subscriptions.get(id);
    if (subscription !== undefined) this.#tokens.extendAll(subscription, lockMs);
  }

  adopt(id: number, offset: number, attempts: number, epoch?: number, deliveries?: number): number {
    return this.#tokens.adopt(id, offset, attempts, epoch, deliveries);
  }

  present(offset: number, attempts: number): number {
    return this.#tokens.present(offset, attempts);
  }

  /** It has come to nothing. */
  notDone(command: DeliveryCommand, lockMs?: number): void {
    const { ready, state } = this.#memory;
    if (command.kind !== "dead-letter" || !ready.outbound.delete(command.offset))
      return this.#tokens.notDone(command, lockMs);
    this.#overflow.notDone();
    if (state.isUnsettled(command.offset)) ready.returned(command.offset);
  }

  /** Keys with messages that wait for another of theirs, up to `limit` of `count`. */
  blockedKeys(limit: number): { keys: BlockedKey[]; count: number } {
    const { gate } = this.#memory;
    return gate instanceof KeyGate ? gate.blocked(limit) : { keys: [], count: 0 };
  }

  /** Messages that were looked at and put aside, as their keys or their tenants have to wait. */
  get lookaheadCount(): number {
    return this.#memory.gate?.waiting ?? 0;
  }

  /** Of a queue that shares its consumers fairly: who takes what, up to `limit` tenants. */
  tenantShares(limit: number): TenantShares | undefined {
    const { gate } = this.#memory;
    return gate instanceof FairShare ? gate.shares(limit) : undefined;
  }

  // Handing out, and time

  /** Hands out up to `limit` messages. */
  handOut(limit: number, out: HandOut[], effects: Effects): number {
    const given = this.isPaused || this.holds > 0 ? 0 : this.#dispatch.handOut(limit, out);
    this.#marks.want(effects);
    this.#tokens.tellRevoked(effects);
    return given;
  }

  /**
   * Time passes: locks end, grace ends, delayed messages become ready, others expire. `nowMs` is monotonic,
   * `shardMs` the shard's.
   */
  tick(nowMs: number, shardMs: number, effects: Effects): void {
    const { ready, gate } = this.#memory;
    this.#memory.nowMs = Math.max(this.#memory.nowMs, nowMs);
    if (ready.reserved && this.#memory.nowMs >= this.#reservationEndsMs) {
      ready.endReservation();
      this.#memory.claims.clear();
      gate?.reservationEnded();
      this.#ageing.reservationEnded();
    }
    ready.advance(shardMs);
    this.#expire(effects);
    gate?.advance();
    for (const subscription of this.#memory.holders()) {
      this.#tokens.failExpired(subscription, effects);
      if (subscription.graceEndsMs <= this.#memory.nowMs) this.#goneForGood(subscription, effects);
    }
    this.#overflow.want(effects);
    this.#marks.want(effects);
    this.#tokens.tellRevoked(effects);
  }

  /** The next tick that is needed: monotonic, and of the shard. */
  nextTick(): { nowMs: number; shardMs: number } {
    const { ready, gate } = this.#memory;
    let nowMs = Math.min(this.isPaused ? Infinity : this.#dispatch.nextMs, gate?.nextMs ?? Infinity);
    nowMs = Math.min(nowMs, ready.reserved ? this.#reservationEndsMs : Infinity, this.#overflow.nextMs);
    for (const { earliestMs, graceEndsMs } of this.#memory.holders())
      nowMs = Math.min(nowMs, earliestMs, graceEndsMs);
    // Once some of the outbound are gone, or it is time to try again, expiry goes on.
    const shardMs = this.#mayExpire ? Math.min(ready.nextExpiryMs, this.#ageing.nextMs) : Infinity;
    return { nowMs, shardMs: Math.min(ready.nextAdvanceMs, shardMs) };
  }

  /** Why nothing is handed out right now; undefined: something could be. */
  whyIdle(): IdleReason | undefined {
    const { ready, subscriptions } = this.#memory;
    if (this.isPaused) return { kind: "paused" };
    if (this.readyCount === 0) {
      const { delayedCount } = ready;
      // What was delayed and is gone may still be known.
      const nextDueMs = delayedCount === 0 ? Infinity : ready.nextDueMs;
      return { kind: "empty", pending: this.pendingCount, delayed: delayedCount, nextDueMs };
    }
    if (subscriptions.credit === 0) return { kind: "no-consumer" };
    const limit = this.#dispatch.whyIdle();
    if (limit !== undefined) return limit;
    if (!subscriptions.hasRoom) return { kind: "no-credit" };
    if (this.holds > 0) return { kind: "mark" };
    if (this.#dispatch.hasNext()) return undefined;
    if (ready.stoppedAtLevel >= 0 || ready.stoppedAtDueMark) return { kind: "mark" };
    const none = this.#dispatch.whyNoneNext();
    if (ready.reserved && none?.kind !== "reading-keys")
      return { kind: "reserved", untilMs: this.#reservationEndsMs };
    return none ?? { kind: "expiring" };
  }

  // The delivery state changes

  enqueued(from: number, to: number, attributes: AttributeColumn | undefined): void {
    this.#memory.ready.enqueued(from, to, attributes);
  }

  settling(from: number, to: number): void {
    const { state, pending, ready, handOuts, gate } = this.#memory;
    const { size } = state.messages;
    for (let offset = from; offset < to; offset++) {
      const held = pending.size > 0 && this.#tokens.end(offset) > 0;
      if (handOuts.size > 0) handOuts.take(offset);
      if (size > 0 && !held) ready.leaving(offset);
      if (ready.outbound.size > 0) ready.outbound.delete(offset);
      gate?.ended(offset);
    }
  }

  changing(offset: number): void {
    const { ready, handOuts, gate } = this.#memory;
    gate?.changing(offset);
    ready.outbound.delete(offset);
    const deliveries = this.#tokens.end(offset);
    // One that nobody held is noted too: tokens from before the start are worth nothing for it any more.
    if (deliveries > 0 || handOuts.get(offset) < 0) handOuts.set(offset, deliveries);
    if (deliveries === 0) ready.leaving(offset);
  }

  changed(offset: number): void {
    this.#memory.ready.rescheduled(offset);
    this.#memory.gate?.changed(offset);
  }

  verify(): void {
    this.#memory.verify();
    const { state } = this.#memory;
    const { readyCount, delayedCount, pendingCount } = this;
    const { enqueuedCount, settledCount } = state;
    assert(readyCount >= 0, `${readyCount} messages are ready`);
    assert(
      enqueuedCount === readyCount + delayedCount + pendingCount + settledCount,
      "a message is in no state or in two",
    );
    this.#memory.handOuts.forEach((offset) => {
      assert(state.isUnsettled(offset), `${offset} is settled and its hand-outs are counted`);
    });
  }

  /** What expires is settled, or goes to the dead letters, so many at once. */
  #expire(effects: Effects): void {
    this.#ageing.look();
    if (!this.#mayExpire) return;
    const { state, ready, settings } = this.#memory;
    const expire = (offset: number): boolean => {
      const attempts = state.messages.attemptsOf(offset);
      if (settings.deadLetterExpired !== true) effects.settle(offset, attempts, "expired");
      else if (ready.outbound.size >= MOST_OUTBOUND) return false;
      else {
        ready.outbound.add(offset);
        effects.commands.push({ kind: "dead-letter", offset, attempts, reason: "expired" });
      }
      return true;
    };
    ready.expire(expire);
    this.#ageing.advance(expire);
  }

  get #mayExpire(): boolean {
    if (this.#memory.settings.deadLetterExpired !== true) return true;
    return this.#overflow.mayTry && this.#memory.ready.outbound.size < MOST_OUTBOUND;
  }

  /** What it was running has failed; what it had only fetched has not. */
  #goneForGood(subscription: Subscription, effects: Effects): void {
    this.#memory.subscriptions.remove(subscription);
    this.#tokens.failRunning(subscription, effects);
    this.#memory.orphan(subscription);
  }
}
