/** A queue altered at random while it is in use loses no message and keeps what it promises from then on. */
import { expect, it } from "vitest";
import type {
  FairSettings,
  KeySettings,
  LeaderSettings,
} from "../../../src/core/delivery/leader-settings.ts";
import { withSeed } from "../../fixtures/properties.ts";
import type { Random } from "../../fixtures/random.ts";
import { DeliveryRig } from "./delivery-rig.ts";

const RUNS = 400;
const STEPS = 80;

function pick<T>(random: Random, ...list: T[]): T {
  return list[random.integer(0, list.length - 1)]!;
}

type Settings = [Partial<LeaderSettings>, Partial<KeySettings> | undefined, Partial<FairSettings>?];

function settingsOf(random: Random): Settings {
  const limits = { ratePerSecond: pick(random, 0, 0, 5, 50), concurrency: pick(random, 0, 0, 1, 3) };
  const perKey = random.chance(0.4);
  const ordered = random.chance(0.5);
  const keyed = {
    ordered,
    onFailure: pick(random, "wait" as const, "skip" as const, "dead-letter" as const),
    lookahead: pick(random, 3, 1_000),
    ...(perKey ? { ...limits, ...(ordered ? { concurrency: 0 } : {}) } : {}),
  };
  const dispatch = pick(random, "round-robin" as const, "single-active" as const, "least-pending" as const);
  if (!ordered && !perKey && random.chance(0.6))
    return [{ dispatch, ...limits }, undefined, { lookahead: pick(random, 2, 1_000) }];
  return [{ dispatch, ...(perKey ? {} : limits) }, ordered || perKey ? keyed : undefined];
}

class Run {
  readonly rig: DeliveryRig;
  readonly #random: Random;
  readonly #held: [id: number, number: number][] = [];
  #consumers: number[] = [];

  constructor(random: Random) {
    this.#random = random;
    const [settings, keyed, fair] = settingsOf(random);
    this.rig = new DeliveryRig(settings, keyed, undefined, fair);
  }

  step(): void {
    const { rig } = this;
    const random = this.#random;
    const verb = random.integer(0, 11);
    if (verb < 3) this.#publish(random.integer(1, 5));
    else if (verb < 4) this.#join();
    else if (verb < 7) this.#handOut(random.integer(1, 6));
    else if (verb < 9) this.#settle();
    else if (verb < 10) rig.tick(pick(random, 1, 100, 2_000, 40_000));
    else if (verb < 11) rig.alter(...settingsOf(random));
    else if (random.chance(0.2)) this.#restart();
    else rig.keysAreAway = !rig.keysAreAway;
    rig.commit();
    rig.leader.verify();
  }

  /** With plain settings everything goes. */
  finish(): void {
    const { rig } = this;
    rig.keysAreAway = false;
    rig.alter({});
    for (let i = 0; i < 200 && rig.state.unsettledCount > 0; i++) {
      this.#join();
      rig.tick(5_000);
      rig.commit();
      this.#handOut(1_000);
      for (const [id, number] of this.#held.splice(0)) rig.leader.ack(id, number, number, rig.effects);
      rig.commit();
      rig.leader.verify();
    }
  }

  #publish(count: number): void {
    for (let i = 0; i < count; i++) this.rig.keys.push(this.#random.integer(0, 3));
    this.rig.publish(count);
  }

  #join(): void {
    const settings = { concurrency: 1, credit: 8, creditBytes: 1_000, lockMs: 30_000 };
    this.#consumers.push(this.rig.leader.subscribe(settings, this.rig.effects));
  }

  #handOut(limit: number): void {
    for (const { subscription, firstNumber, count } of this.rig.handOut(limit))
      for (let i = 0; i < count; i++) this.#held.push([subscription, firstNumber + i]);
  }

  #settle(): void {
    if (this.#held.length === 0) return;
    const { leader, effects } = this.rig;
    const [[id, number]] = this.#held.splice(this.#random.integer(0, this.#held.length - 1), 1) as [
      [number, number],
    ];
    const how = this.#random.integer(0, 3);
    if (how < 2) leader.ack(id, number, number, effects);
    else if (how === 2) leader.release(id, number, number, effects);
    else leader.nack(id, number, number, this.#random.integer(0, 3_000), effects);
  }

  #restart(): void {
    this.#held.length = 0;
    this.#consumers = [];
    this.rig.restart();
  }
}

it("a queue that is altered at random loses nothing", { timeout: 120_000 }, () => {
  withSeed((random) => {
    let messages = 0;
    for (let n = 0; n < RUNS; n++) {
      const run = new Run(random);
      for (let i = 0; i < STEPS; i++) run.step();
      run.finish();
      const { state } = run.rig;
      messages += state.enqueuedCount;
      expect(state.unsettledCount).toBe(0);
    }
    console.log(`altered queues: ${RUNS} runs of ${STEPS} steps, ${messages} messages (at least 20,000)`);
    expect(messages).toBeGreaterThan(20_000);
  });
});
