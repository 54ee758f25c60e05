/**
 * Hands out: whose turn it is (subscriptions.ts), what is next (ready-index.ts), within the queue's limits. A
 * hand-out gives a message to a subscription under the subscription's next number: that, with the leader's epoch,
 * is the token. Until the token is used up, runs out or is given back, nobody else gets the message.
 */
import type { HandOut } from "./effects.ts";
import { FairReady } from "./fair-ready.ts";
import { FairShare } from "./fair-share.ts";
import type { GatedPick } from "./gate.ts";
import { GatedReady } from "./gated-ready.ts";
import { KeyGate } from "./key-gate.ts";
import type { LeaderMemory } from "./leader-memory.ts";
import type { IdleReason } from "./leader-settings.ts";
import { RateLimit } from "./rate-limit.ts";
import type { Subscription } from "./subscriptions.ts";

/** Counted no further. */
const MOST_DELIVERIES = 0xffff;
/** Turns are at most this long while much is waiting. */
const LONGEST_TURN = 64;

export class Dispatch {
  readonly #memory: LeaderMemory;
  #rate: RateLimit | undefined;
  #ratePerSecond = 0;
  /** Instead of the ready index, where messages do not simply go in their order. */
  #gated: GatedPick | undefined;

  constructor(memory: LeaderMemory) {
    this.#memory = memory;
    this.altered();
  }

  /** The queue's settings, or whether it has a gate, may be others. */
  altered(): void {
    const { ready, gate, settings, nowMs } = this.#memory;
    const { ratePerSecond = 0 } = settings;
    if (ratePerSecond !== this.#ratePerSecond)
      this.#rate = ratePerSecond > 0 ? new RateLimit(ratePerSecond, nowMs) : undefined;
    this.#ratePerSecond = ratePerSecond;
    this.#gated = undefined;
    if (gate instanceof KeyGate) this.#gated = new GatedReady(ready, gate, settings.keys?.lookahead);
    else if (gate instanceof FairShare) this.#gated = new FairReady(ready, gate);
  }

  /** Hands out up to `limit` messages; returns how many. */
  handOut(limit: number, out: HandOut[]): number {
    const { ready, subscriptions } = this.#memory;
    let given = 0;
    this.#gated?.begin();
    while (given < limit) {
      const room = Math.min(limit - given, this.#limitsRoom());
      const subscription = room > 0 ? subscriptions.pick() : undefined;
      if (subscription === undefined) break;
      const turn = Math.min(room, subscription.room, this.#turnLength());
      const count = this.#gated === undefined ? ready.take(turn) : this.#gated.take();
      if (count === 0) break;
      this.#give(subscription, ready.from, count, out);
      given += count;
    }
    return given;
  }

  /** When the queue's limits allow the next hand-out, if they are what it waits for: monotonic. */
  get nextMs(): number {
    const { readyCount, nowMs, subscriptions } = this.#memory;
    if (this.#gated?.goesOn === true && subscriptions.hasRoom) return nowMs;
    const rate = this.#rate;
    return rate !== undefined && readyCount > 0 && rate.room(nowMs) === 0 ? rate.nextMs : Infinity;
  }

  hasNext(): boolean {
    if (this.#gated === undefined) return this.#memory.ready.hasNext();
    this.#gated.begin();
    return this.#gated.hasNext();
  }

  /** After hasNext() has said no: whether it is for the messages' keys. */
  whyNoneNext(): IdleReason | undefined {
    const [gated, gate] = [this.#gated, this.#memory.gate];
    if (gated === undefined || gate === undefined) return undefined;
    if (gated.readsKeys || gated.goesOn) return { kind: "reading-keys" };
    if (!(gate instanceof KeyGate)) return undefined;
    const { waiting } = gate;
    if (gated.isFull) return { kind: "lookahead-full", waiting };
    return waiting > 0 ? { kind: "keys-blocked", nextMs: gate.nextMs } : undefined;
  }

  /** Which of the queue's limits is reached. */
  whyIdle(): IdleReason | undefined {
    const { settings, pending } = this.#memory;
    const { concurrency = 0 } = settings;
    if (concurrency > 0 && pending.size >= concurrency) return { kind: "concurrency-limit" };
    if (this.#limitsRoom() <= 0) return { kind: "rate-limit", nextMs: this.#rate!.nextMs };
    return undefined;
  }

  #give(subscription: Subscription, from: number, count: number, out: HandOut[]): void {
    const { state, pending, handOuts, subscriptions, nowMs } = this.#memory;
    const deadlineMs = nowMs + subscription.settings.lockMs;
    const exceptional = state.messages.size > 0 || handOuts.size > 0;
    for (let offset = from; offset < from + count; offset++) {
      const attempts = exceptional ? state.messages.attemptsOf(offset) : 0;
      const before = exceptional ? Math.max(0, handOuts.get(offset)) : 0;
      const deliveries = Math.min(before + 1, MOST_DELIVERIES);
      const number = pending.open(subscription, offset, attempts, deliveries, deadlineMs);
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
    subscriptions.served(subscription, count);
    this.#rate?.spend(count);
  }

  /** One at a time while little is waiting, so that all get some; longer turns when there is enough for all. */
  #turnLength(): number {
    const { readyCount, subscriptions } = this.#memory;
    const each = Math.floor(readyCount / (4 * subscriptions.all.length));
    return Math.max(1, Math.min(LONGEST_TURN, each));
  }

  #limitsRoom(): number {
    const { settings, pending, nowMs } = this.#memory;
    const { concurrency = 0 } = settings;
    const room = concurrency > 0 ? concurrency - pending.size : Infinity;
    return this.#rate === undefined ? room : Math.min(room, this.#rate.room(nowMs));
  }
}
