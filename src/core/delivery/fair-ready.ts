/**
 * The ready index of a queue that shares its consumers fairly. What is next, within the highest priority that has any:
 *
 *   1. the first message of a quiet tenant
 *   2. if there is none in sight, the first of the noisy ones
 *
 * A noisy tenant's messages are put aside when the cursor comes to them, so that what is behind them is seen; as many as the
 * limit allows, and so many a hand-out, in which the noisy ones go on meanwhile: nobody's hands are idle for the looking.
 */
import type { FairShare } from "./fair-share.ts";
import type { GatedPick } from "./gate.ts";
import { UNKNOWN_KEY } from "./key-source.ts";
import { levelOfRank, offsetOfRank, rankOf } from "./rank-heaps.ts";
import type { ReadyIndex } from "./ready-index.ts";
import type { Tenant } from "./tenants.ts";

/** Messages put aside in one hand-out; the next one goes on. */
const PARKED_AT_ONCE = 8_192;

export class FairReady implements GatedPick {
  readsKeys = false;
  goesOn = false;
  readonly #ready: ReadyIndex;
  readonly #share: FairShare;
  #left = PARKED_AT_ONCE;
  /** Of what was put aside: the first of the quiet tenants, the first of the noisy ones; Infinity: there is none. */
  #quiet = Infinity;
  #noisy = Infinity;
  #quietTenant: Tenant | undefined;
  #noisyTenant: Tenant | undefined;
  /** Whose message was found: one that was put aside; else it is the cursor's, of this key. */
  #found: Tenant | undefined;
  #foundKey = 0;

  constructor(ready: ReadyIndex, share: FairShare) {
    this.#ready = ready;
    this.#share = share;
  }

  get isFull(): boolean {
    return this.#share.isFull;
  }

  begin(): void {
    this.#left = PARKED_AT_ONCE;
    this.goesOn = false;
    this.#share.reckon();
  }

  hasNext(): boolean {
    this.readsKeys = this.goesOn = false;
    this.#found = undefined;
    const learned = this.#share.learn();
    this.readsKeys = learned === "unknown";
    this.goesOn = learned === "more";
    return learned === "known" && this.#find() && this.#ready.isMarked();
  }

  take(): number {
    if (!this.hasNext()) return 0;
    const { tenants } = this.#share;
    const found = this.#found;
    const key = found?.key ?? this.#foundKey;
    if (found === undefined) this.#ready.takeNext();
    else {
      this.#ready.from = this.#ready.next;
      tenants.pop(found);
    }
    tenants.take(key, this.#ready.from);
    return 1;
  }

  #find(): boolean {
    const [ready, share] = [this.#ready, this.#share];
    /** A fresh message of a noisy tenant for which there is no room aside. */
    let stuck = Infinity;
    let stuckKey = 0;
    if (!this.#look()) return false;
    for (;;) {
      const next = ready.find(stuck === Infinity) ? rankOf(ready.nextLevel, ready.next) : Infinity;
      const first = Math.min(next, stuck, this.#quiet, this.#noisy);
      if (first === Infinity) return false;
      const level = levelOfRank(first);
      const isNow = (rank: number): boolean => rank < Infinity && levelOfRank(rank) === level;
      if (isNow(this.#quiet) && this.#quiet < next) return this.#goes(this.#quiet, this.#quietTenant);
      if (next === Infinity && stuck === Infinity) share.isFull = false;
      if (!isNow(next)) {
        if (this.#noisy < stuck) return this.#goes(this.#noisy, this.#noisyTenant);
        ready.find(true);
        this.#foundKey = stuckKey;
        return true;
      }
      const key = share.keyOf(ready.next, ready.nextIsReturned ? -1 : level);
      this.#foundKey = key;
      if (key === UNKNOWN_KEY) {
        if (isNow(this.#noisy) && this.#noisy < next) return this.#goes(this.#noisy, this.#noisyTenant);
        this.readsKeys = true;
        return false;
      }
      if (!share.isNoisy(share.tenants.get(key))) return true;
      if (!ready.nextIsReturned && share.waiting >= share.most) {
        share.isFull = true;
        stuck = next;
        stuckKey = key;
      } else if (this.#left <= 0) {
        this.goesOn = true;
        return isNow(this.#noisy) && this.#noisy < next ? this.#goes(this.#noisy, this.#noisyTenant) : true;
      } else {
        share.isFull = false;
        const tenant = share.tenants.park(key, next);
        if (next < this.#noisy) {
          this.#noisy = next;
          this.#noisyTenant = tenant;
        }
        ready.takeNext();
        this.#left--;
      }
    }
  }

  /** Finds the first ones of what was put aside. False: there is more of it that is gone than can be passed over now. */
  #look(): boolean {
    const { tenants } = this.#share;
    this.#quiet = this.#noisy = Infinity;
    if (tenants.waiting === 0) return true;
    tenants.eachFirst((tenant, rank) => {
      if (!this.#ready.mayGo(offsetOfRank(rank))) {
        // Settled, deferred or held in the meantime: it is not what waits any more.
        tenants.pop(tenant);
        this.goesOn = --this.#left < -PARKED_AT_ONCE;
        return !this.goesOn;
      }
      if (!this.#share.isNoisy(tenant)) {
        this.#quiet = rank;
        this.#quietTenant = tenant;
        return false;
      }
      if (this.#noisy === Infinity) {
        this.#noisy = rank;
        this.#noisyTenant = tenant;
      }
      return true;
    });
    return !this.goesOn;
  }

  #goes(rank: number, tenant: Tenant | undefined): true {
    const ready = this.#ready;
    ready.next = offsetOfRank(rank);
    ready.nextLevel = levelOfRank(rank);
    ready.nextIsReturned = true;
    this.#found = tenant;
    return true;
  }
}
