/**
 * What holders do with their tokens, and what follows from it for the message. What changes a message for good
 * (settled, failed) is a command: its token is used up at once, and the message goes on when the command is
 * applied. What costs nothing (released, extended) is done here and now.
 */
import {
  addToken,
  type DeadLetterReason,
  type DeliveryCommand,
  type Effects,
  type TokenRange,
} from "./effects.ts";
import { EARLIER_LEADER, type Claim, type LeaderMemory } from "./leader-memory.ts";
import { MOST_DELIVERIES, PAGE_DELIVERIES, type DeliveryPage, type Holder } from "./pending-table.ts";
import type { Progress } from "./progress-reports.ts";
import type { Subscription } from "./subscriptions.ts";

/** What could not be done is tried again after this long. */
const RETRY_MS = 1_000;
const NOT_GOOD: Claim = { rank: Infinity, deliveries: 0 };

export class DeliveryTokens {
  readonly #memory: LeaderMemory;
  /** Tokens of messages that others ended: told by the next tick or hand-out. */
  readonly #revoked: TokenRange[] = [];

  constructor(memory: LeaderMemory) {
    this.#memory = memory;
  }

  /** `mayBeRefused`: with others in one entry; until that is stored they take the room of others. */
  ack(id: number, first: number, last: number, effects: Effects, mayBeRefused = false): void {
    const { pending, settings } = this.#memory;
    const unchecked = settings.mutations?.tokenNotChecked === true;
    this.#eachHeld(
      id,
      first,
      last,
      effects,
      (page, place) => {
        if (mayBeRefused) pending.markEnding(page, place);
        else if (pending.isHeld(page, place)) pending.markAcked(page, place);
        effects.settle(page.offsets[place]!, page.attempts[place]!, "acked", page.first + place);
      },
      unchecked,
    );
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
    const fails = this.#memory.settings.mutations?.releaseCountedAsFailure === true;
    this.#eachHeld(id, first, last, effects, (page, place) => {
      if (fails) this.#fail(page, place, 0, effects);
      else this.#giveBack(page.holder, page.first + place);
    });
  }

  extend(id: number, first: number, last: number, lockMs: number, effects: Effects): void {
    const { nowMs, pending } = this.#memory;
    this.#eachHeld(id, first, last, effects, (page, place) => {
      pending.setDeadline(page, place, nowMs + lockMs);
    });
  }

  /** How far its handler is; kept until the delivery ends. False: the token is not good. */
  report(id: number, number: number, progress: Progress): boolean {
    const holder = this.#memory.holder(id);
    const page = holder && this.#memory.pending.held(holder, number);
    if (page === undefined) return false;
    this.#memory.progress.set(page.offsets[number % PAGE_DELIVERIES]!, progress);
    return true;
  }

  extendAll(subscription: Subscription, lockMs: number): void {
    const { nowMs, pending } = this.#memory;
    for (const number of pending.heldNumbers(subscription))
      pending.setDeadline(pending.held(subscription, number)!, number % PAGE_DELIVERIES, nowMs + lockMs);
  }

  /**
   * A token of an earlier leader epoch is presented, with what it was for. It is good iff the message has
   * neither failed nor been handed out since, nor has its key's turn gone to another. Then the message is held by `id`
   * under a new number; −1: lost.
   *
   * A hand-out that ended without an entry (released, the grace was over) left no trace, so two may come: `epoch` and
   * `deliveries` of the hand-out say which was the later one. If the earlier was back first, the later takes it over.
   */
  adopt(id: number, offset: number, attempts: number, epoch = 0, deliveries = 1): number {
    const { pending, ready, gate, claims, nowMs } = this.#memory;
    const holder = this.#memory.holder(id);
    const rank = epoch * (MOST_DELIVERIES + 1) + Math.min(deliveries, MOST_DELIVERIES);
    if (holder === undefined) return -1;
    const before = this.#isGoodFromEarlier(offset, attempts)
      ? undefined
      : this.#toTakeOver(offset, attempts, rank);
    if (before === NOT_GOOD) return -1;
    // One that is about to be settled is in hands no more.
    if (id !== EARLIER_LEADER && gate?.mayBeAdopted(offset) === false) return -1;
    // Nor is one that goes to the dead letters, since the grace was over.
    if (id !== EARLIER_LEADER && ready.outbound.has(offset)) return -1;
    if (this.end(offset) === 0) ready.leaving(offset);
    const count = Math.min(
      Math.max(deliveries, before === undefined ? 1 : before.deliveries + 1),
      MOST_DELIVERIES,
    );
    const number = pending.open(holder, offset, attempts, count, nowMs + holder.settings.lockMs);
    if (ready.reserved) claims.set(offset, { rank, deliveries: count });
    gate?.adopted(offset);
    return number;
  }

  /** As adopt, for a holder that is about to settle it: the number goes with EARLIER_LEADER's id, 0. */
  present(offset: number, attempts: number): number {
    return this.adopt(EARLIER_LEADER, offset, attempts);
  }

  /**
   * The session is back and says what it still holds (by numbers, ascending). Of that it keeps what was not lost, with
   * fresh locks: the result. The rest it never got, or forgot: given back, at no cost.
   */
  keep(subscription: Subscription, claimed: readonly { first: number; last: number }[]): TokenRange[] {
    const { pending, nowMs } = this.#memory;
    const { id, settings } = subscription;
    const kept: TokenRange[] = [];
    let at = 0;
    for (const number of pending.heldNumbers(subscription)) {
      while (at < claimed.length && claimed[at]!.last < number) at++;
      if (at === claimed.length || claimed[at]!.first > number) {
        this.#giveBack(subscription, number);
        continue;
      }
      const page = pending.held(subscription, number)!;
      pending.setDeadline(page, number % PAGE_DELIVERIES, nowMs + settings.lockMs);
      addToken(kept, id, number);
    }
    return kept;
  }

  /** Whether the token is good. */
  isGood(id: number, number: number): boolean {
    const holder = this.#memory.holder(id);
    return holder !== undefined && this.#memory.pending.held(holder, number) !== undefined;
  }

  /** Everything that it holds is free, at no cost. */
  giveBackAll(subscription: Subscription): void {
    for (const number of this.#memory.pending.heldNumbers(subscription)) this.#giveBack(subscription, number);
  }

  /** It is gone for good: what it was running has failed; what it had only fetched has not. */
  failRunning(subscription: Subscription, effects: Effects): void {
    const { pending } = this.#memory;
    let failing = subscription.settings.concurrency;
    for (const number of pending.heldNumbers(subscription)) {
      if (failing-- > 0) {
        const page = pending.held(subscription, number)!;
        this.#fail(page, number % PAGE_DELIVERIES, undefined, effects);
      } else this.#giveBack(subscription, number);
    }
  }

  /** Deliveries whose locks have ended have failed. */
  failExpired(holder: Holder, effects: Effects): void {
    const { pending, nowMs } = this.#memory;
    pending.eachExpired(holder, nowMs, (page, place) => this.#fail(page, place, undefined, effects));
  }

  /** A command came to nothing (the dead-letter queue is full): its message is tried again a second later. */
  notDone(command: DeliveryCommand, lockMs = RETRY_MS): void {
    const { pending, nowMs } = this.#memory;
    if (command.kind === "mark" || command.kind === "mark-due") return;
    const offset = command.kind === "settle" ? command.from : command.offset;
    const to = command.kind === "settle" ? command.to : offset + 1;
    for (let at = offset; at < to; at++) {
      if (pending.isEnding(at)) pending.holdAgain(at, nowMs + lockMs);
    }
  }

  /**
   * Ends the delivery of a message that is changing; whose token was not used up before is told. How often it had
   * been handed out; 0: nobody held it.
   */
  end(offset: number): number {
    const { pending, progress } = this.#memory;
    if (progress.size > 0) progress.delete(offset);
    const deliveries = pending.end(offset);
    const holder = pending.endedHolder as Subscription | undefined;
    if (holder !== undefined) addToken(this.#revoked, holder.id, pending.endedNumber);
    return deliveries;
  }

  tellRevoked(effects: Effects): void {
    for (const range of this.#revoked) effects.revoked.push(range);
    this.#revoked.length = 0;
  }

  /** Walks held deliveries of a range of tokens; the others are lost. */
  #eachHeld(
    id: number,
    first: number,
    last: number,
    effects: Effects,
    visit: (page: DeliveryPage, place: number) => void,
    unchecked = false,
  ): void {
    const { pending } = this.#memory;
    const holder = this.#memory.holder(id);
    let page: DeliveryPage | undefined;
    for (let number = first; number <= last; number++) {
      const place = number % PAGE_DELIVERIES;
      if (holder !== undefined && (number === first || place === 0)) page = pending.pageOf(holder, number);
      if (page !== undefined && (unchecked || pending.isHeld(page, place))) visit(page, place);
      else addToken(effects.lost, id, number);
    }
  }

  #fail(page: DeliveryPage, place: number, delayMs: number | undefined, effects: Effects): void {
    const { pending, ready, settings } = this.#memory;
    const attempts = page.attempts[place]!;
    const failures = attempts + 1;
    const isLast = settings.maxAttempts > 0 && failures >= settings.maxAttempts;
    if (isLast || (settings.keys?.ordered === true && settings.keys.onFailure === "dead-letter")) {
      this.#deadLetter(page, place, "attempts", effects);
      return;
    }
    pending.markEnding(page, place);
    const untilMs = ready.nowMs + (delayMs ?? settings.backoffMs(failures));
    const [offset, number] = [page.offsets[place]!, page.first + place];
    effects.commands.push({ kind: "fail", offset, attempts, untilMs, number });
  }

  #deadLetter(page: DeliveryPage, place: number, reason: DeadLetterReason, effects: Effects): void {
    this.#memory.pending.markEnding(page, place);
    const [offset, attempts] = [page.offsets[place]!, page.attempts[place]!];
    effects.commands.push({ kind: "dead-letter", offset, attempts, reason, number: page.first + place });
  }

  #giveBack(holder: Holder, number: number): void {
    const { pending, ready, handOuts, gate, progress } = this.#memory;
    const offset = pending.held(holder, number)!.offsets[number % PAGE_DELIVERIES]!;
    if (progress.size > 0) progress.delete(offset);
    handOuts.set(offset, pending.end(offset));
    gate?.released(offset);
    ready.released(offset);
  }

  /** The claim of whoever was back before this one, and has it or let it go, and nobody was given it since. */
  #toTakeOver(offset: number, attempts: number, rank: number): Claim {
    const { state, pending, handOuts, claims } = this.#memory;
    const claim = claims.get(offset);
    if (claim === undefined || claim.rank >= rank) return NOT_GOOD;
    if (!state.isUnsettled(offset) || state.messages.attemptsOf(offset) !== attempts) return NOT_GOOD;
    const deliveries = pending.deliveriesOf(offset) || handOuts.get(offset);
    return deliveries === claim.deliveries && !pending.isEnding(offset) ? claim : NOT_GOOD;
  }

  #isGoodFromEarlier(offset: number, attempts: number): boolean {
    const { state, ready, pending } = this.#memory;
    return (
      state.isUnsettled(offset) &&
      state.messages.attemptsOf(offset) === attempts &&
      ready.isReserved(offset) &&
      !pending.has(offset)
    );
  }
}
