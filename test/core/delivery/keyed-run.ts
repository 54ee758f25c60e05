/**
 * A queue ordered by key under consumers that join, leave, crash, come back, fail, give back and lose their locks, with a
 * journal that stalls and a leader that starts anew. At every hand-out: the message is the first of its key and priority
 * that is not settled, and no other of its key is in anybody's hands.
 */
import { assert } from "../../../src/base/errors.ts";
import type { HandOut } from "../../../src/core/delivery/effects.ts";
import type { Random } from "../../fixtures/random.ts";
import { DeliveryRig } from "./delivery-rig.ts";

const MAX_CONSUMERS = 10;
const NO_KEY = 0;

interface Held {
  readonly number: number;
  readonly offset: number;
  readonly attempts: number;
}

interface Consumer {
  readonly id: number;
  held: Held[];
  isConnected: boolean;
}

/** Messages of a key and a priority, in their order, and how far they are settled. */
interface Line {
  readonly offsets: number[];
  done: number;
}

export interface KeyedCounts {
  messages: number;
  handOuts: number;
  failures: number;
  crashes: number;
  restarts: number;
  adopted: number;
  mostBlocked: number;
}

export class KeyedRun {
  readonly rig = new DeliveryRig(
    { maxAttempts: 4, resumeGraceMs: 2_000, backoffMs: (n) => n * 50 },
    { ordered: true, lookahead: 5_000 },
  );
  readonly counts: KeyedCounts = {
    messages: 0,
    handOuts: 0,
    failures: 0,
    crashes: 0,
    restarts: 0,
    adopted: 0,
    mostBlocked: 0,
  };
  readonly #random: Random;
  readonly #keys: number;
  readonly #levels: number;
  readonly #lines = new Map<number, Line>();
  /** By key: what was handed out last, a message a priority. */
  readonly #lastOf = new Map<number, number[]>();
  readonly #level: number[] = [];
  readonly #isDelayed: boolean[] = [];
  #consumers: Consumer[] = [];
  #stalled = false;
  /** What consumers had in their hands when the leader was lost. */
  #orphans: Held[] = [];

  constructor(random: Random, keys: number, levels: number) {
    this.#random = random;
    this.#keys = keys;
    this.#levels = levels;
  }

  /** Publishes so many, and goes on until all are settled. */
  run(messages: number): void {
    while (this.counts.messages < messages) {
      if (this.#random.chance(0.3)) this.#publish();
      this.#step();
    }
    for (let steps = 0; this.rig.state.unsettledCount > 0; steps++) {
      assert(steps < messages, `${this.rig.state.unsettledCount} messages never end`);
      if (this.#consumers.length === 0) this.#join();
      this.#step();
    }
    this.rig.leader.verify();
    assert(this.rig.leader.lookaheadCount === 0, "something is put aside and all is settled");
  }

  #step(): void {
    const random = this.#random;
    const what = random.integer(0, 999);
    if (what < 300) this.#handOut();
    else if (what < 850) this.#settle();
    else if (what < 900) this.#tick(random.integer(1, 120));
    else if (what < 930) this.#join();
    else if (what < 940) this.#leave();
    else if (what < 955) this.#crash();
    else if (what < 970) this.#comeBack();
    else if (what < 980) this.#stalled = !this.#stalled && random.chance(0.5);
    else if (what < 988) this.rig.keysAreAway = !this.rig.keysAreAway && random.chance(0.3);
    else if (what < 990) this.#tick(2_500);
    else if (what < 991 && random.chance(0.5)) this.#restart();
    this.rig.effects.revoked.length = this.rig.effects.lost.length = 0;
    this.rig.send();
    if (!this.#stalled) this.rig.commit();
    if (random.chance(0.002)) this.rig.leader.verify();
    const { count } = random.chance(0.01) ? this.rig.leader.blockedKeys(1) : { count: 0 };
    this.counts.mostBlocked = Math.max(this.counts.mostBlocked, count);
  }

  #publish(): void {
    const random = this.#random;
    const count = random.integer(1, 40);
    const level = this.#levels > 1 && random.chance(0.3) ? random.integer(1, this.#levels - 1) : 0;
    const delayed = random.chance(0.02);
    for (let i = 0; i < count; i++) {
      const offset = this.rig.keys.length;
      const hot = random.chance(0.02);
      const key = random.chance(0.02) ? NO_KEY : random.integer(1, hot ? 10 : this.#keys);
      this.rig.keys.push(key);
      this.#level.push(level);
      this.#isDelayed.push(delayed);
      if (key === NO_KEY || delayed) continue;
      const line = this.#line(offset);
      line.offsets.push(offset);
    }
    const until = this.rig.shardMs + random.integer(1, 3_000);
    this.rig.publish(count, {
      level,
      deliverAtMs: delayed ? new Array<number>(count).fill(until) : undefined,
    });
    this.counts.messages += count;
  }

  #line(offset: number): Line {
    const id = this.rig.keys[offset]! * 10 + this.#level[offset]!;
    let line = this.#lines.get(id);
    if (line === undefined) this.#lines.set(id, (line = { offsets: [], done: 0 }));
    return line;
  }

  #handOut(): void {
    const { rig } = this;
    const out: HandOut[] = [];
    const limit = this.#random.integer(1, 64);
    if (this.#stalled) rig.leader.handOut(limit, out, rig.effects);
    else out.push(...rig.handOut(limit));
    for (const { subscription, firstNumber, firstOffset, count, attempts } of out) {
      const consumer = this.#consumers.find(({ id }) => id === subscription)!;
      for (let i = 0; i < count; i++) {
        this.#check(firstOffset + i);
        consumer.held.push({ number: firstNumber + i, offset: firstOffset + i, attempts });
        this.counts.handOuts++;
      }
    }
  }

  #check(offset: number): void {
    const { state, leader, keys } = this.rig;
    const key = keys[offset]!;
    if (key === NO_KEY) return;
    let last = this.#lastOf.get(key);
    if (last === undefined) this.#lastOf.set(key, (last = []));
    for (const other of last)
      assert(other === offset || !leader.isPending(other), `${offset} and ${other} of key ${key} overlap`);
    last[this.#level[offset]! + (this.#isDelayed[offset]! ? 10 : 0)] = offset;
    for (let i = 0; i < last.length; i++) last[i] ??= offset;
    if (this.#isDelayed[offset]!) return;
    const line = this.#line(offset);
    while (line.done < line.offsets.length && !state.isUnsettled(line.offsets[line.done]!)) line.done++;
    const first = line.offsets[line.done];
    assert(first === offset, `${offset} of key ${key} is handed out before ${first}`);
  }

  #settle(): void {
    const { leader, effects } = this.rig;
    const consumer = this.#anyConsumer();
    if (consumer === undefined || !consumer.isConnected || consumer.held.length === 0) return;
    const at = this.#random.integer(0, consumer.held.length - 1);
    const some = consumer.held.splice(at, this.#random.integer(1, 12));
    const what = this.#random.integer(0, 99);
    for (const { number } of some) {
      if (what < 84) leader.ack(consumer.id, number, number, effects);
      else if (what < 93) {
        this.counts.failures++;
        leader.nack(consumer.id, number, number, undefined, effects);
      } else if (what < 94) leader.reject(consumer.id, number, number, effects);
      else leader.release(consumer.id, number, number, effects);
    }
  }

  #anyConsumer(): Consumer | undefined {
    return this.#consumers[this.#random.integer(0, this.#consumers.length - 1)];
  }

  #tick(ms: number): void {
    this.rig.tick(ms);
    this.#consumers = this.#consumers.filter(({ id }) => this.rig.leader.has(id));
  }

  #join(): void {
    if (this.#consumers.length >= MAX_CONSUMERS) return;
    const credit = this.#random.integer(1, 50);
    const settings = { concurrency: credit >> 1, credit, creditBytes: 1_000_000, lockMs: 1_500 };
    const id = this.rig.leader.subscribe(settings, this.rig.effects);
    const consumer: Consumer = { id, held: [], isConnected: true };
    this.#consumers.push(consumer);
    // After a restart it still holds what another life of it was given.
    for (const { offset, attempts } of this.#orphans.splice(0, this.#random.integer(0, 30))) {
      const number = this.rig.leader.adopt(id, offset, attempts);
      if (number < 0) continue;
      this.counts.adopted++;
      consumer.held.push({ number, offset, attempts });
    }
  }

  #leave(): void {
    const consumer = this.#anyConsumer();
    if (consumer === undefined) return;
    this.rig.leader.unsubscribe(consumer.id);
    this.#consumers = this.#consumers.filter((other) => other !== consumer);
  }

  #crash(): void {
    const consumer = this.#anyConsumer();
    if (consumer === undefined) return;
    this.counts.crashes++;
    consumer.isConnected = false;
    this.rig.leader.disconnected(consumer.id);
  }

  #comeBack(): void {
    const consumer = this.#consumers.find(({ isConnected }) => !isConnected);
    if (consumer === undefined) return;
    const remembered = consumer.held.filter(() => this.#random.chance(0.7)).map(({ number }) => number);
    remembered.sort((a, b) => a - b);
    const ranges = remembered.map((number) => ({ first: number, last: number }));
    const kept = this.rig.leader.resume(consumer.id, ranges);
    const isKept = (number: number) => kept.some(({ first, last }) => number >= first && number <= last);
    consumer.held = consumer.held.filter(({ number }) => isKept(number));
    consumer.isConnected = true;
  }

  #restart(): void {
    this.counts.restarts++;
    this.#orphans = this.#consumers.flatMap(({ held }) => held);
    this.#consumers = [];
    this.#stalled = false;
    this.rig.restart();
  }
}
