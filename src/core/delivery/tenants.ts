/**
 * The tenants of a queue that shares its consumers fairly, those of which something is known: how many of its messages
 * are in hands, and which were put aside. A tenant that has neither goes.
 */
import { assert } from "../../base/errors.ts";
import { OffsetHeap } from "./offset-heap.ts";
import { OffsetMap } from "./offset-map.ts";
import { NONE, offsetOfRank, RankHeaps } from "./rank-heaps.ts";

/** So that no Map grows large: growing one of 1 M entries stalls for 100 ms. */
const MAPS = 64;
const GARBAGE = 1_024;

export class Tenant {
  readonly key: number;
  readonly id: number;
  /** Its messages in consumers' hands, or on the way out of them. */
  pending = 0;
  /** Its messages that were put aside: how many, and a heap of them. */
  waiting = 0;
  heap = NONE;
  /** Of those in hands the one that was handed out last. */
  latest = 0;

  constructor(key: number, id: number) {
    this.key = key;
    this.id = id;
  }
}

export class Tenants {
  readonly #maps: (Map<number, Tenant> | undefined)[] = new Array<Map<number, Tenant> | undefined>(MAPS);
  readonly #byId: (Tenant | undefined)[] = [];
  readonly #freeIds: number[] = [];
  /** Messages in hands, with their tenants' ids. */
  readonly #pending = new OffsetMap();
  readonly #heaps = new RankHeaps();
  /** Each tenant's first message that was put aside, with its id; and some that are so no more. */
  readonly #firsts = new OffsetHeap();

  get count(): number {
    return this.#byId.length - this.#freeIds.length;
  }

  /** Messages that were put aside. */
  get waiting(): number {
    return this.#heaps.size;
  }

  /** Of the typed arrays. */
  get byteLength(): number {
    return this.#pending.byteLength + this.#heaps.byteLength + this.#firsts.byteLength;
  }

  get(key: number): Tenant | undefined {
    return this.#maps[key % MAPS]?.get(key);
  }

  has(offset: number): boolean {
    return this.#pending.get(offset) >= 0;
  }

  /** The message is in somebody's hands. */
  take(key: number, offset: number): void {
    assert(!this.has(offset), `${offset} is its tenant's already`);
    const tenant = this.#open(key);
    this.#pending.set(offset, tenant.id);
    tenant.pending++;
    tenant.latest = offset;
  }

  /** It is not any more, if it was. */
  end(offset: number): void {
    const id = this.#pending.take(offset);
    if (id < 0) return;
    const tenant = this.#byId[id]!;
    tenant.pending--;
    this.#closeIfIdle(tenant);
  }

  park(key: number, rank: number): Tenant {
    const tenant = this.#open(key);
    const before = tenant.heap;
    tenant.heap = this.#heaps.push(before, rank);
    tenant.waiting++;
    if (before === NONE || rank <= this.#heaps.top(tenant.heap)) this.#putFirst(tenant);
    return tenant;
  }

  /** A message by which the tenant is known. */
  sampleOf({ heap, latest }: Tenant): number {
    return heap === NONE ? latest : offsetOfRank(this.#heaps.top(heap));
  }

  /** Takes out the first of a tenant. */
  pop(tenant: Tenant): void {
    tenant.heap = this.#heaps.pop(tenant.heap);
    tenant.waiting--;
    if (tenant.waiting > 0) this.#putFirst(tenant);
    else this.#closeIfIdle(tenant);
  }

  /** Visits tenants by the first message of each that was put aside, until `visit` says false. */
  eachFirst(visit: (tenant: Tenant, rank: number) => boolean): void {
    const firsts = this.#firsts;
    const seen: Tenant[] = [];
    let goesOn = true;
    while (goesOn && firsts.size > 0) {
      const [rank, tenant] = [firsts.topKey, this.#byId[firsts.topOffset]];
      // A later one is the first by now, or it stands there twice.
      if (tenant === undefined || !this.#isFirst(tenant, rank) || tenant === seen.at(-1)) firsts.pop();
      else {
        goesOn = visit(tenant, rank);
        if (goesOn && this.#isFirst(tenant, rank)) {
          firsts.pop();
          seen.push(tenant);
        }
      }
    }
    for (const tenant of seen) firsts.push(this.#heaps.top(tenant.heap), tenant.id);
  }

  /** Nothing is put aside any more; `visit` gets what was. */
  clearWaiting(visit: (offset: number) => void): void {
    for (const tenant of [...this]) {
      for (const rank of this.#heaps.ranks(tenant.heap)) visit(offsetOfRank(rank));
      tenant.heap = NONE;
      tenant.waiting = 0;
      this.#closeIfIdle(tenant);
    }
    this.#heaps.clear();
    this.#firsts.clear();
  }

  *[Symbol.iterator](): Generator<Tenant> {
    for (const tenant of this.#byId) if (tenant !== undefined) yield tenant;
  }

  /** Offsets that were put aside, in no promised order. */
  *waitingOffsets(): Generator<number> {
    for (const { heap } of this) for (const rank of this.#heaps.ranks(heap)) yield offsetOfRank(rank);
  }

  verify(isPending: (offset: number) => boolean): void {
    const pending = new Map<number, number>();
    this.#pending.forEach((offset, id) => {
      assert(isPending(offset), `${offset} is its tenant's and in nobody's hands`);
      pending.set(id, (pending.get(id) ?? 0) + 1);
    });
    const firsts = new Set<string>();
    this.#firsts.forEach((rank, id) => firsts.add(`${rank}/${id}`));
    let waiting = 0;
    for (const tenant of this) {
      assert(this.get(tenant.key) === tenant, "a tenant is misplaced");
      assert(tenant.pending === (pending.get(tenant.id) ?? 0), "a tenant miscounts what is in hands");
      let [count, least] = [0, Infinity];
      for (const rank of this.#heaps.ranks(tenant.heap)) {
        count++;
        least = Math.min(least, rank);
      }
      assert(count === tenant.waiting, "a tenant miscounts what was put aside");
      assert(tenant.pending + tenant.waiting > 0, "a tenant has nothing");
      waiting += count;
      if (count === 0) continue;
      const first = this.#heaps.top(tenant.heap);
      assert(first === least, "a tenant's first is not on top");
      assert(firsts.has(`${first}/${tenant.id}`), "a tenant's first would not be found");
    }
    assert(waiting === this.waiting, "what was put aside is miscounted");
  }

  #open(key: number): Tenant {
    const map = (this.#maps[key % MAPS] ??= new Map<number, Tenant>());
    let tenant = map.get(key);
    if (tenant !== undefined) return tenant;
    tenant = new Tenant(key, this.#freeIds.pop() ?? this.#byId.length);
    this.#byId[tenant.id] = tenant;
    map.set(key, tenant);
    return tenant;
  }

  #closeIfIdle(tenant: Tenant): void {
    if (tenant.pending > 0 || tenant.waiting > 0) return;
    this.#maps[tenant.key % MAPS]!.delete(tenant.key);
    this.#byId[tenant.id] = undefined;
    this.#freeIds.push(tenant.id);
  }

  #isFirst(tenant: Tenant, rank: number): boolean {
    return tenant.waiting > 0 && this.#heaps.top(tenant.heap) === rank;
  }

  #putFirst(tenant: Tenant): void {
    this.#firsts.push(this.#heaps.top(tenant.heap), tenant.id);
    if (this.#firsts.size <= 2 * this.count + GARBAGE) return;
    this.#firsts.clear();
    for (const { heap, id } of this) if (heap !== NONE) this.#firsts.push(this.#heaps.top(heap), id);
  }
}
