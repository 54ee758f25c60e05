/**
 * What one consumer holds, by the numbers of its deliveries. Knows no connection and no clock: it is told what came,
 * what was said of it and what the server answered, and says what is to be sent.
 *
 * What was said and is not confirmed stays here: after a lost connection it is said again.
 */
import type { Delivery } from "./delivery.ts";
import { SluiceError } from "./errors.ts";
import { NumberRanges, type NumberRange } from "./number-ranges.ts";
import { ATOMIC, RELEASE, SettleGathering, type SettleGroup, type Settlement } from "./settle-gathering.ts";

export class HeldDeliveries<T> {
  readonly #all = new Map<number, Delivery<T>>();
  /** In the order they came; those that were released or lost meanwhile are skipped when their turn comes. */
  #waiting: Delivery<T>[] = [];
  #nextWaiting = 0;
  #waitingCount = 0;
  #runningCount = 0;
  readonly #unsent = new SettleGathering();

  /** Everything that is not confirmed or lost. */
  get size(): number {
    return this.#all.size;
  }

  get waitingCount(): number {
    return this.#waitingCount;
  }

  get runningCount(): number {
    return this.#runningCount;
  }

  /** Something was said that did not leave yet. */
  get hasUnsent(): boolean {
    return !this.#unsent.empty;
  }

  get(number: number): Delivery<T> | undefined {
    return this.#all.get(number);
  }

  received(delivery: Delivery<T>): void {
    this.#all.set(delivery.number, delivery);
    this.#waiting.push(delivery);
    this.#waitingCount++;
  }

  /** The next one to be handled. */
  take(nowMs: number): Delivery<T> | undefined {
    while (this.#nextWaiting < this.#waiting.length) {
      const delivery = this.#waiting[this.#nextWaiting++]!;
      if (this.#nextWaiting === this.#waiting.length) {
        this.#waiting = [];
        this.#nextWaiting = 0;
      }
      if (delivery.state !== "waiting") continue;
      this.#start(delivery, nowMs);
      return delivery;
    }
    return undefined;
  }

  /** It is held, and nobody works on it until it is taken again. False: it is not held any more, or was settled. */
  setAside(delivery: Delivery<T>): boolean {
    if (delivery.state !== "running") return false;
    this.#runningCount--;
    this.#waitingCount++;
    delivery.state = "waiting";
    return true;
  }

  /** It was set aside. False: it is not held any more. */
  takeAgain(delivery: Delivery<T>, nowMs: number): boolean {
    if (delivery.state !== "waiting") return false;
    this.#start(delivery, nowMs);
    return true;
  }

  /** Something is said of it. False: it is not held any more, or something was said before. */
  settle(delivery: Delivery<T>, said: Settlement): boolean {
    if (!delivery.isOpen) return false;
    const settlement = said.kind === "ack" && delivery.result ? { ...said, result: delivery.result } : said;
    this.#leave(delivery);
    delivery.state = "settling";
    delivery.settlement = settlement;
    this.#unsent.add(delivery.number, settlement);
    return true;
  }

  /** It is acked by an atomic batch, whose outcome decides. False: it is not held any more, or something was said before. */
  transact(delivery: Delivery<T>): boolean {
    if (!delivery.isOpen) return false;
    this.#leave(delivery);
    delivery.state = "settling";
    delivery.settlement = ATOMIC;
    return true;
  }

  /** The batch is stored. */
  transacted(delivery: Delivery<T>): void {
    if (this.isHeld(delivery)) this.#all.delete(delivery.number);
    delivery.confirmed();
  }

  /** The batch is not stored: the message is in its handler's hands as before, unless it was lost meanwhile. */
  reopen(delivery: Delivery<T>): void {
    if (delivery.state !== "settling" || delivery.settlement?.kind !== "atomic") return;
    delivery.settlement = undefined;
    if (!this.isHeld(delivery)) return delivery.lost(lockLost(delivery));
    delivery.state = "running";
    this.#runningCount++;
  }

  /** Under its number: as far as is known here its token is good. */
  isHeld(delivery: Delivery<T>): boolean {
    return this.#all.get(delivery.number) === delivery;
  }

  /** Gives back what nobody has looked at. */
  releaseWaiting(): void {
    for (const delivery of this.#waiting.slice(this.#nextWaiting)) this.settle(delivery, RELEASE);
    this.#waiting = [];
    this.#nextWaiting = 0;
  }

  /** What is to be sent now: it leaves for the server. */
  takeUnsent(): SettleGroup[] {
    const groups = this.#unsent.take();
    for (const { ranges } of groups) this.#each(ranges, (delivery) => (delivery.sent = true));
    return groups;
  }

  /** The server has stored what these groups say, but for the numbers that are lost. */
  confirmed(groups: readonly SettleGroup[], lost: readonly NumberRange[]): Delivery<T>[] {
    const gone = this.lost(lost);
    for (const { ranges } of groups) {
      this.#each(ranges, (delivery) => {
        this.#all.delete(delivery.number);
        delivery.confirmed();
      });
    }
    return gone;
  }

  /** What was sent could not be done, for a reason that will not pass. */
  refused(groups: readonly SettleGroup[], error: SluiceError): Delivery<T>[] {
    const gone: Delivery<T>[] = [];
    for (const { ranges } of groups) this.#each(ranges, (delivery) => gone.push(this.#lose(delivery, error)));
    return gone;
  }

  /** It is to be sent once more: the connection was lost, or the server had no room. */
  unsent(groups: readonly SettleGroup[]): void {
    for (const { ranges, settlement } of groups)
      this.#each(ranges, (delivery) => this.#unsent.add(delivery.number, settlement));
  }

  /** These are somebody else's, or settled. What was open of them is told. */
  lost(ranges: readonly NumberRange[]): Delivery<T>[] {
    const gone: Delivery<T>[] = [];
    for (const { first, last } of ranges) {
      // A range may be wider than anything that was ever held.
      if (last - first > this.#all.size) {
        for (const delivery of [...this.#all.values()])
          if (delivery.number >= first && delivery.number <= last) gone.push(this.#lose(delivery));
      } else {
        for (let number = first; number <= last; number++) {
          const delivery = this.#all.get(number);
          if (delivery !== undefined) gone.push(this.#lose(delivery));
        }
      }
    }
    return gone;
  }

  /** Nothing is held any more. */
  loseAll(error: SluiceError): Delivery<T>[] {
    const gone = [...this.#all.values()].map((delivery) => this.#lose(delivery, error));
    this.#waiting = [];
    this.#nextWaiting = 0;
    this.#unsent.take();
    return gone;
  }

  /** What is to be renewed: waiting and running, but for those whose handler has had its time. */
  extendable(nowMs: number, maxHandlerMs: number): NumberRange[] {
    const numbers = new NumberRanges();
    for (const delivery of this.#all.values()) {
      const isTransacting = delivery.settlement?.kind === "atomic";
      if ((delivery.isOpen || isTransacting) && !isOverdue(delivery, nowMs, maxHandlerMs))
        numbers.add(delivery.number);
    }
    return numbers.list();
  }

  /** Running for longer than `maxHandlerMs`. */
  overdue(nowMs: number, maxHandlerMs: number): Delivery<T>[] {
    return [...this.#all.values()].filter((delivery) => isOverdue(delivery, nowMs, maxHandlerMs));
  }

  /** What is presented to the server after a lost connection, in the order of the numbers. */
  list(): Delivery<T>[] {
    return [...this.#all.values()].sort((a, b) => a.number - b.number);
  }

  /**
   * The server says under which number each is held from now on; undefined = lost. What was said of those that are kept
   * is to be said again.
   */
  resumed(numberOf: (delivery: Delivery<T>) => number | undefined): Delivery<T>[] {
    const before = this.list();
    this.#all.clear();
    this.#unsent.take();
    const gone: Delivery<T>[] = [];
    for (const delivery of before) {
      const number = numberOf(delivery);
      if (number === undefined) {
        gone.push(this.#lose(delivery));
        continue;
      }
      delivery.number = number;
      this.#all.set(number, delivery);
      const { settlement } = delivery;
      if (settlement !== undefined && settlement.kind !== "atomic") this.#unsent.add(number, settlement);
    }
    return gone;
  }

  #start(delivery: Delivery<T>, nowMs: number): void {
    this.#leave(delivery);
    delivery.state = "running";
    delivery.startedMs = nowMs;
    this.#runningCount++;
  }

  #leave(delivery: Delivery<T>): void {
    if (delivery.state === "waiting") this.#waitingCount--;
    else if (delivery.state === "running") this.#runningCount--;
  }

  #lose(delivery: Delivery<T>, error = lockLost(delivery)): Delivery<T> {
    this.#leave(delivery);
    if (this.isHeld(delivery)) this.#all.delete(delivery.number);
    // It may be gone because the batch that acks it is stored: that batch tells.
    if (delivery.settlement?.kind !== "atomic") delivery.lost(error);
    return delivery;
  }

  #each(ranges: readonly NumberRange[], visit: (delivery: Delivery<T>) => void): void {
    for (const { first, last } of ranges) {
      for (let number = first; number <= last; number++) {
        const delivery = this.#all.get(number);
        if (delivery !== undefined) visit(delivery);
      }
    }
  }
}

function isOverdue({ state, startedMs }: Delivery<unknown>, nowMs: number, maxHandlerMs: number): boolean {
  return state === "running" && nowMs - startedMs >= maxHandlerMs;
}

/** What was said of it may have been stored before, when the answer was lost with a connection. */
function lockLost({ offset, source, sent }: Delivery<unknown>): SluiceError {
  const text = sent
    ? `queue ${source.topic}: the message at offset ${offset} is not held any more: it was settled, or its lock ended and another consumer may have it`
    : `queue ${source.topic}: the lock of the message at offset ${offset} ended: another consumer may have it`;
  return new SluiceError("LOCK_LOST", text, {
    indeterminate: sent,
    details: { queue: source.topic, offset: String(offset) },
  });
}
