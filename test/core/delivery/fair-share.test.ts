/** Fair dispatch beyond what the model's few messages show: thirty in hands, many tenants, a million looked at ahead. */
import { describe, expect, it } from "vitest";
import { assert } from "../../../src/base/errors.ts";
import { NONE, levelOfRank, offsetOfRank, RankHeaps, rankOf } from "../../../src/core/delivery/rank-heaps.ts";
import { withSeed } from "../../fixtures/properties.ts";
import type { Random } from "../../fixtures/random.ts";
import { DeliveryRig } from "./delivery-rig.ts";

const MESSAGES = 12_000;
const TENANTS = 12;
const CREDIT = 90;

const CONSUMER = { concurrency: 1, credit: CREDIT, creditBytes: 1e9, lockMs: 30_000 };

interface Held {
  readonly offset: number;
  readonly id: number;
  readonly number: number;
}

/** Messages of a tenant and a priority that are ready, in their order; and how many it has in hands. */
class Run {
  readonly rig = new DeliveryRig({ maxAttempts: 0, backoffMs: () => 0 }, undefined, undefined, {});
  readonly #random: Random;
  readonly #ready = new Map<number, number[]>();
  readonly #held: Held[] = [];
  readonly #levels: number;
  readonly #level: number[] = [];
  readonly #consumers: number[] = [];
  handOuts = 0;
  /** Before an older message of its priority. */
  fairer = 0;
  /** By a noisy tenant, as no quiet one had any. */
  left = 0;

  constructor(random: Random, levels: number) {
    this.#random = random;
    this.#levels = levels;
    for (let i = 0; i < 2; i++) this.#consumers.push(this.rig.leader.subscribe(CONSUMER, this.rig.effects));
  }

  run(): void {
    const { rig } = this;
    while (rig.keys.length < MESSAGES || rig.state.unsettledCount > 0) {
      if (rig.keys.length < MESSAGES && this.#random.chance(0.3)) this.#publish();
      this.#handOut(this.#random.integer(1, 60));
      this.#settle();
      rig.commit();
      if (this.#random.chance(0.01)) rig.leader.verify();
    }
    rig.leader.verify();
    expect(rig.leader.lookaheadCount).toBe(0);
    expect(rig.leader.tenantShares(9)?.count).toBe(0);
  }

  #publish(): void {
    const level = this.#random.integer(0, this.#levels - 1);
    // The first tenants publish most.
    const [count, most] = this.#random.chance(0.3) ? [400, 2] : [5, TENANTS];
    for (let i = 0; i < count; i++) {
      const tenant = this.#random.integer(1, most);
      this.#readyOf(tenant, level).push(this.rig.keys.length);
      this.rig.keys.push(tenant);
      this.#level.push(level);
    }
    this.rig.publish(count, { level });
  }

  #readyOf(tenant: number, level: number): number[] {
    let list = this.#ready.get(10 * tenant + level);
    if (list === undefined) this.#ready.set(10 * tenant + level, (list = []));
    return list;
  }

  #isNoisy(tenant: number): boolean {
    const its = this.#held.filter(({ offset }) => this.rig.keys[offset] === tenant).length;
    return its >= 30 && its > this.#held.length / 10;
  }

  #handOut(limit: number): void {
    for (const { subscription: id, firstNumber, firstOffset, count } of this.rig.handOut(limit)) {
      for (let i = 0; i < count; i++) {
        this.#check(firstOffset + i);
        this.#held.push({ offset: firstOffset + i, id, number: firstNumber + i });
      }
    }
  }

  #check(offset: number): void {
    this.handOuts++;
    const [tenant, level] = [this.rig.keys[offset]!, this.#level[offset]!];
    const isNoisy = this.#isNoisy(tenant);
    for (const [id, [first]] of this.#ready) {
      if (first === undefined) continue;
      const [other, its] = [Math.floor(id / 10), id % 10];
      assert(its <= level, `${offset} goes before ${first}, which has a higher priority`);
      if (its < level) continue;
      const otherIsNoisy = this.#isNoisy(other);
      assert(!isNoisy || otherIsNoisy, `${offset} of a noisy tenant goes before ${first} of a quiet one`);
      if (isNoisy === otherIsNoisy) assert(offset <= first, `${offset} goes before ${first}`);
      else if (first < offset) this.fairer++;
    }
    if (isNoisy) this.left++;
    const [first] = this.#readyOf(tenant, level).splice(0, 1);
    assert(first === offset, `${offset} of tenant ${tenant} goes before ${first}`);
  }

  #settle(): void {
    const { leader, effects } = this.rig;
    for (let left = this.#random.integer(0, 80); left > 0 && this.#held.length > 0; left--) {
      const at = this.#random.integer(0, Math.min(40, this.#held.length - 1));
      const [{ offset, id, number }] = this.#held.splice(at, 1) as [Held];
      if (this.#random.chance(0.9)) leader.ack(id, number, number, effects);
      else {
        leader.release(id, number, number, effects);
        const list = this.#readyOf(this.rig.keys[offset]!, this.#level[offset]!);
        list.push(offset);
        list.sort((a, b) => a - b);
      }
      // What is said of it is known at once.
      this.rig.commit();
    }
  }
}

describe("a queue shared fairly", () => {
  for (const levels of [1, 3]) {
    it(`hands out the quiet before the noisy, each tenant in order: ${levels} priorities`, () => {
      withSeed((random) => {
        const run = new Run(random, levels);
        run.run();
        const { handOuts, fairer, left } = run;
        console.log(
          `fair: ${MESSAGES} messages of ${TENANTS} tenants, ${handOuts} hand-outs, ${fairer} times before an older one of a noisy tenant (at least 500), ${left} of noisy ones`,
        );
        expect(fairer).toBeGreaterThan(500);
        expect(left).toBeGreaterThan(500);
      });
    }, 120_000);
  }

  it("finds a quiet tenant's message behind almost a million, within as many hand-outs as that takes, and 17 MB", () => {
    const rig = new DeliveryRig({}, undefined, undefined, {});
    const { leader, effects } = rig;
    const id = leader.subscribe({ ...CONSUMER, credit: 100 }, effects);
    const [noisy, behind] = [990_000, 50_000];
    const publish = (tenant: number, count: number): void => {
      for (let i = 0; i < count; i++) rig.keys.push(tenant);
      rig.publish(count);
    };
    publish(1, noisy);
    publish(2, 5);
    publish(1, behind);
    publish(3, 1);
    const handed: number[] = [];
    const handOut = (): void => {
      const before = handed.length;
      const out: Parameters<typeof leader.handOut>[1] = [];
      leader.handOut(100, out, effects);
      for (const { firstNumber, firstOffset, count } of out) {
        for (let i = 0; i < count; i++) handed.push(firstOffset + i);
        leader.ack(id, firstNumber, firstNumber + count - 1, effects);
      }
      rig.commit();
      // Nobody's hands are idle for the looking.
      expect(handed.length).toBeGreaterThan(before);
    };
    rig.commit();
    let hands = 0;
    for (; handed.at(-1) !== noisy + 4 && !handed.slice(-100).includes(noisy + 4); hands++) handOut();
    expect(hands).toBeLessThan(noisy / 8_192 + 5);
    expect(handed.filter((offset) => offset < noisy)).toEqual(
      Array.from({ length: handed.filter((offset) => offset < noisy).length }, (_, i) => i),
    );
    // The last tenant's lies behind more than may be looked at.
    expect(leader.byteLength).toBeLessThan(17_500_000);
    for (let i = 0; i < 10; i++) handOut();
    expect(handed.some((offset) => offset > noisy + 4)).toBe(false);
    expect(leader.tenantShares(9)).toMatchObject({ isFull: true });
    leader.verify();
  }, 120_000);
});

describe("heaps of ranks", () => {
  it("give what was put in, by priority and offset, and their memory back", () => {
    withSeed((random) => {
      const heaps = new RankHeaps();
      const roots = [NONE, NONE, NONE];
      const lists: number[][] = [[], [], []];
      for (let i = 0; i < 50_000; i++) {
        const k = random.integer(0, 2);
        const rising = random.chance(0.5);
        if (random.chance(i < 30_000 ? 0.7 : 0.3)) {
          const rank = rankOf(random.integer(0, 9), rising ? i * 1_000 : random.integer(0, 2 ** 45));
          roots[k] = heaps.push(roots[k]!, rank);
          lists[k]!.push(rank);
        } else if (roots[k] !== NONE) {
          const least = Math.min(...lists[k]!);
          expect(heaps.top(roots[k]!)).toBe(least);
          expect(rankOf(levelOfRank(least), offsetOfRank(least))).toBe(least);
          roots[k] = heaps.pop(roots[k]!);
          lists[k]!.splice(lists[k]!.indexOf(least), 1);
        }
      }
      for (const k of [0, 1, 2])
        expect([...heaps.ranks(roots[k]!)].sort((a, b) => a - b)).toEqual(lists[k]!.sort((a, b) => a - b));
      expect(heaps.size).toBe(lists.flat().length);
      for (const k of [0, 1, 2]) while (roots[k] !== NONE) roots[k] = heaps.pop(roots[k]!);
      expect(heaps.byteLength).toBe(0);
    });
  });
});
