/**
 * The consumers of one queue, and whose turn it is. The highest rank with room goes first; within it:
 *
 *   round-robin     in turn
 *   least-pending   who holds least
 *   weighted        in proportion to the weights
 *   single-active   one gets everything, until it is gone for good; then the next
 */
import { assert } from "../../base/errors.ts";
import { Holder } from "./pending-table.ts";

export type DispatchMode = "round-robin" | "least-pending" | "weighted" | "single-active";

export interface SubscriptionSettings {
  /** Handlers that run at once: as many messages fail when the consumer is gone for good. */
  readonly concurrency: number;
  /** Most messages and bytes in its hands. One message fits always. */
  readonly credit: number;
  readonly creditBytes: number;
  readonly lockMs: number;
  readonly rank?: number;
  readonly weight?: number;
}

/** The most credit a subscription may have. */
export const MAX_CREDIT = 65_536;
/** Deliveries of a subscription, those included whose end is on its way to the journal, are at most this many times its credit. */
const MOST_PENDING_CREDITS = 4;
/** One weight's turn costs this much divided by the weight. */
const STRIDE = 2 ** 20;

export class Subscription extends Holder {
  readonly id: number;
  readonly settings: SubscriptionSettings;
  credit: number;
  creditBytes: number;
  /** Its connection is lost; it is gone for good then. Infinity: connected. */
  graceEndsMs = Infinity;
  /** Of weighted dispatch: the lowest is next. */
  turn = 0;

  constructor(id: number, settings: SubscriptionSettings) {
    super();
    this.id = id;
    this.settings = settings;
    this.credit = Math.min(settings.credit, MAX_CREDIT);
    this.creditBytes = settings.creditBytes;
  }

  get isConnected(): boolean {
    return this.graceEndsMs === Infinity;
  }

  /**
   * How many messages more it may get. What it has acked is out of its hands before that is stored: else credit would
   * wait for the disk. But on a disk that stands still they do not pile up without end.
   */
  get room(): number {
    if (this.graceEndsMs !== Infinity || this.heldBytes >= this.creditBytes) return 0;
    return Math.max(0, Math.min(this.credit - this.held, MOST_PENDING_CREDITS * this.credit - this.pending));
  }
}

export class Subscriptions {
  /** In the order they came. */
  readonly all: Subscription[] = [];
  readonly #byId = new Map<number, Subscription>();
  #mode: DispatchMode;
  #next = 0;
  /** Of single-active. */
  #active: Subscription | undefined;

  constructor(mode: DispatchMode) {
    this.#mode = mode;
  }

  /** From the next hand-out on. */
  set mode(mode: DispatchMode) {
    if (mode === this.#mode) return;
    this.#mode = mode;
    this.#active = undefined;
  }

  get(id: number): Subscription | undefined {
    return this.#byId.get(id);
  }

  /** Credit of all that are connected: how much may be handed out at once. */
  get credit(): number {
    let credit = 0;
    for (const one of this.all) if (one.isConnected) credit += one.credit;
    return credit;
  }

  add(subscription: Subscription): void {
    // A newcomer begins where the others are, not with all the turns it was not there for.
    subscription.turn = this.all.reduce((least, { turn }) => Math.min(least, turn), Infinity);
    if (subscription.turn === Infinity) subscription.turn = 0;
    this.all.push(subscription);
    this.#byId.set(subscription.id, subscription);
  }

  remove(subscription: Subscription): void {
    const at = this.all.indexOf(subscription);
    assert(at >= 0, `subscription ${subscription.id} is gone already`);
    this.all.splice(at, 1);
    this.#byId.delete(subscription.id);
    if (at < this.#next) this.#next--;
    if (subscription === this.#active) this.#active = undefined;
  }

  get hasRoom(): boolean {
    return this.#best() !== undefined;
  }

  /** Whose turn it is; undefined when nobody has room. */
  pick(): Subscription | undefined {
    const best = this.#best();
    if (best !== undefined) this.#next = (this.all.indexOf(best) + 1) % this.all.length;
    return best;
  }

  #best(): Subscription | undefined {
    const { all } = this;
    if (this.#mode === "single-active") {
      this.#active ??= all.reduce<Subscription | undefined>(better, undefined);
      return this.#active !== undefined && this.#active.room > 0 ? this.#active : undefined;
    }
    let best: Subscription | undefined;
    for (let i = 0; i < all.length; i++) {
      const one = all[(this.#next + i) % all.length]!;
      if (one.room > 0 && (best === undefined || this.#isBefore(one, best))) best = one;
    }
    return best;
  }

  /** It got so many. */
  served(subscription: Subscription, count: number): void {
    subscription.turn += Math.floor((count * STRIDE) / (subscription.settings.weight ?? 1));
  }

  /** Against one that is before it in turn. */
  #isBefore(one: Subscription, best: Subscription): boolean {
    const rank = (one.settings.rank ?? 0) - (best.settings.rank ?? 0);
    if (rank !== 0) return rank > 0;
    if (this.#mode === "least-pending") return one.held < best.held;
    if (this.#mode === "weighted") return one.turn < best.turn;
    return false;
  }
}

function better(best: Subscription | undefined, one: Subscription): Subscription {
  return best === undefined || (one.settings.rank ?? 0) > (best.settings.rank ?? 0) ? one : best;
}
