/**
 * Who takes more than a fair share of a queue's consumers: a tenant is noisy while more than a tenth of what is in hands is
 * its, and thirty messages at least (fewer where all consumers together may not hold twice that: then half of what they
 * may). What a noisy tenant has ready waits behind what the others have (fair-ready.ts), and takes all that those leave.
 *
 * A message's tenant is read from its record, as keys are (key-source.ts), so that it is the same however the message came
 * here. Messages without one are a tenant like any other: else whoever leaves it out is before everybody.
 */
import { assert } from "../../base/errors.ts";
import type { Gate } from "./gate.ts";
import { KeyReader, NO_KEY, UNKNOWN_KEY, type KeySource } from "./key-source.ts";
import type { LeaderMemory } from "./leader-memory.ts";
import type { FairSettings } from "./leader-settings.ts";
import { Tenants, type Tenant } from "./tenants.ts";

const NOISY_PENDING = 30;
const NOISY_SHARE = 0.1;
/** The most messages that may be put aside: 16 B each. */
const MOST_LOOKAHEAD = 1_000_000;
/** Messages looked at in one go for what was in hands already; the next one goes on. */
const LEARN_AT_ONCE = 10_000;

/** A tenant as it is shown. */
export interface TenantShare {
  /** One of its messages. */
  readonly offset: number;
  /** Those that are of nobody: without what tells the tenant. */
  readonly isNobody: boolean;
  readonly pending: number;
  /** Looked at and put aside. */
  readonly waiting: number;
  readonly noisy: boolean;
}

export interface TenantShares {
  readonly tenants: TenantShare[];
  readonly count: number;
  readonly isFull: boolean;
}

export class FairShare implements Gate {
  readonly nextMs = Infinity;
  readonly tenants = new Tenants();
  readonly source: KeySource;
  readonly most: number;
  /** As much is put aside as may be: what lies behind is not looked at. */
  isFull = false;
  readonly #memory: LeaderMemory;
  readonly #keys: KeyReader;
  /** Messages in hands whose tenants are not known yet. */
  readonly #toLearn: number[] = [];
  #least = NOISY_PENDING;

  constructor(memory: LeaderMemory, { source, lookahead = MOST_LOOKAHEAD }: FairSettings) {
    this.source = source;
    this.most = lookahead;
    this.#memory = memory;
    this.#keys = new KeyReader(source);
    memory.pending.eachOffset((offset) => this.#toLearn.push(offset));
    // They are taken from its end.
    this.#toLearn.sort((one, other) => other - one);
  }

  get byteLength(): number {
    return this.tenants.byteLength;
  }

  get waiting(): number {
    return this.tenants.waiting;
  }

  waitingOffsets(): Iterable<number> {
    return this.tenants.waitingOffsets();
  }

  /** Reckons what is little: consumers may have come or gone. */
  reckon(): void {
    const { subscriptions, settings } = this.#memory;
    const { concurrency = 0 } = settings;
    const room = Math.min(subscriptions.credit, concurrency > 0 ? concurrency : Infinity);
    this.#least = Math.min(NOISY_PENDING, Math.max(1, Math.floor(room / 2)));
  }

  isNoisy(tenant: Tenant | undefined): boolean {
    if (tenant === undefined || tenant.pending < this.#least) return false;
    return tenant.pending > NOISY_SHARE * this.#memory.pending.size;
  }

  /** Looks at what was in hands already. */
  learn(): "known" | "unknown" | "more" {
    let left = LEARN_AT_ONCE;
    for (; this.#toLearn.length > 0; this.#toLearn.pop()) {
      if (left-- === 0) return "more";
      if (!this.#learnOne(this.#toLearn.at(-1)!)) return "unknown";
    }
    return "known";
  }

  /** Its tenant; or UNKNOWN_KEY. `level`: of the cursor that has come to it, −1: it came back. */
  keyOf(offset: number, level: number): number {
    return this.#keys.keyOf(offset, level);
  }

  open(): void {
    const { state, pending, ready } = this.#memory;
    this.isFull = false;
    this.tenants.clearWaiting((offset) => {
      if (state.isUnsettled(offset) && !pending.has(offset)) ready.returned(offset);
    });
  }

  mayBeAdopted(): boolean {
    return true;
  }

  adopted(offset: number): void {
    if (!this.#learnOne(offset)) this.#toLearn.push(offset);
  }

  released(offset: number): void {
    this.tenants.end(offset);
  }

  ended(offset: number): void {
    this.tenants.end(offset);
  }

  changing(): void {
    // Nothing is different yet.
  }

  changed(offset: number): void {
    this.tenants.end(offset);
  }

  reservationEnded(): void {
    this.open();
  }

  advance(): void {
    // It does not go by time.
  }

  /** Tenants of which something is in hands or was put aside, the noisy ones first, up to `limit` of `count`. */
  shares(limit: number): TenantShares {
    this.reckon();
    this.learn();
    const { isFull } = this;
    const { count } = this.tenants;
    if (limit === 0) return { tenants: [], count, isFull };
    const all = [...this.tenants].map((tenant): TenantShare => {
      const { key, pending, waiting } = tenant;
      const offset = this.tenants.sampleOf(tenant);
      return { offset, isNobody: key === NO_KEY, pending, waiting, noisy: this.isNoisy(tenant) };
    });
    all.sort(
      (a, b) =>
        Number(b.noisy) - Number(a.noisy) ||
        b.pending + b.waiting - a.pending - a.waiting ||
        a.offset - b.offset,
    );
    return { tenants: all.slice(0, limit), count, isFull };
  }

  verify(): void {
    const { pending } = this.#memory;
    this.tenants.verify((offset) => pending.has(offset));
    const toLearn = new Set(this.#toLearn);
    pending.eachOffset((offset) => {
      assert(this.tenants.has(offset) || toLearn.has(offset), `${offset} is in hands and nobody's share`);
    });
  }

  /** False: it cannot be read yet. */
  #learnOne(offset: number): boolean {
    if (!this.#memory.pending.has(offset) || this.tenants.has(offset)) return true;
    const key = this.#keys.keyOf(offset, -1);
    if (key === UNKNOWN_KEY) return false;
    this.tenants.take(key, offset);
    return true;
  }
}
