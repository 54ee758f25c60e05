/**
 * Schedules against NaiveSchedules: random entries, some of them from a leader that looked a while ago, restarts from the
 * checkpoint's rows alone after any of them. After every entry verify() holds, outcome and state are the model's, and no
 * tick has had two messages.
 */
import { describe, expect, it } from "vitest";
import { equalBytes } from "../../src/core/schedules.ts";
import { batchOf, commands, MachineRig, type Command } from "../fixtures/machine-rig.ts";
import { withSeed } from "../fixtures/properties.ts";
import type { Random } from "../fixtures/random.ts";
import { restored, RowTable } from "../fixtures/row-table.ts";
import { NaiveSchedules } from "./naive-schedules.ts";

const SEQUENCES = 300;
const ENTRIES = 40;
const NAMES = ["a", "b", "c"];
const QUEUES = ["p", "q"];

/** A schedule as a leader saw it. */
interface Seen {
  readonly name: string;
  readonly uid: number;
  readonly version: number;
  readonly changes: number;
  readonly next: number;
  readonly queueUid: number;
}

class Run {
  rig = new MachineRig();
  readonly naive = new NaiveSchedules();
  readonly #table = new RowTable();
  readonly #random: Random;
  #seen: Seen[] = [];
  restarts = 0;
  fired = 0;
  stale = 0;

  constructor(random: Random) {
    this.#random = random;
    this.rig.timeMs = 1_000;
    for (const queue of QUEUES) this.#createQueue(queue);
  }

  step(): void {
    const random = this.#random;
    this.rig.timeMs += random.integer(0, 900);
    const name = this.#pick(NAMES);
    const drawn = random.integer(0, 99);
    if (drawn < 20) this.#upsert(name);
    else if (drawn < 70) this.#fire();
    else if (drawn < 76) this.#look();
    else if (drawn < 82) this.#alter(name, "pause");
    else if (drawn < 90) this.#alter(name, "resume");
    else if (drawn < 93) this.#alter(name, "cancel");
    else if (drawn < 97) this.#createQueue(this.#pick(QUEUES));
    else this.#deleteQueue(this.#pick(QUEUES));
    this.#compare();
    if (random.chance(0.15)) this.#restart();
  }

  #upsert(name: string): void {
    const random = this.#random;
    const spec = {
      queue: this.#pick(QUEUES),
      everyMs: 1_000 * random.integer(1, 2),
      limit: random.chance(0.2) ? random.integer(1, 6) : 0,
      text: random.chance(0.5) ? "x" : "y",
    };
    const next = this.rig.timeMs + random.integer(1, 2_000);
    const keep = random.chance(0.3);
    const command = commands.scheduleUpsert({
      name,
      spec: {
        queue: spec.queue,
        everyMs: spec.everyMs,
        ...(spec.limit > 0 ? { limit: spec.limit } : {}),
        message: Buffer.from(spec.text),
      },
      anchor: this.rig.timeMs,
      nextAt: next,
      keepNext: keep,
    });
    const outcome = this.rig.apply(command);
    expect(outcome.kind === "schedule-upserted" ? outcome.change : outcome.kind).toBe(
      this.naive.upsert(name, spec, next, keep),
    );
  }

  #alter(name: string, verb: "pause" | "resume" | "cancel"): void {
    const next = this.rig.timeMs + this.#random.integer(1, 2_000);
    const reason = verb === "pause" && this.#random.chance(0.3) ? "full" : "";
    const uid = this.rig.machine.schedules.named(name)?.uid ?? 9_999;
    const command = commands.scheduleAlter({
      uid,
      paused: verb === "pause",
      removed: verb === "cancel",
      reason,
      nextAt: next,
    });
    const wanted =
      verb === "pause"
        ? this.naive.pause(name, reason)
        : verb === "resume"
          ? this.naive.resume(name, next)
          : this.naive.cancel(name);
    expect(this.rig.apply(command).kind).toBe(wanted === "altered" ? "schedule-altered" : "refused");
  }

  /** What the leader sees now; it may fire by it later. */
  #look(): void {
    this.#seen = [...this.naive.schedules].map(([name, { changes, next, spec }]) => {
      const { uid, version } = this.rig.machine.schedules.named(name)!;
      const queueUid = this.rig.machine.catalog.topic(spec.queue)?.uid ?? 9_999;
      return { name, uid, version, changes, next, queueUid };
    });
  }

  /** Up to three ticks in one entry, of schedules as they are, or as they were. */
  #fire(): void {
    const random = this.#random;
    if (random.chance(0.8)) this.#look();
    const due = this.#seen.filter(() => random.chance(0.7));
    const wanted: string[] = [];
    // A tick has come when it is fired.
    const longest = Math.max(0, ...due.map(({ next }) => next)) + 2_000;
    this.rig.timeMs = Math.max(this.rig.timeMs, longest);
    const fires = due.map(({ name, uid, version, changes, next, queueUid }) => {
      const ticks = random.integer(1, 3);
      const last = next + 1_000 * (ticks - 1);
      const text = random.chance(0.8) ? `${name}@${last}` : undefined;
      const after = random.chance(0.05) ? 0 : last + 1_000;
      const isThere = this.naive.schedules.has(name) && this.rig.machine.schedules.named(name)?.uid === uid;
      const numbers = { next: after, for: last, ticks, ...(text === undefined ? {} : { text }) };
      wanted.push(isThere ? this.naive.fire(name, changes, next, numbers) : "stale");
      const batch = text === undefined ? undefined : batchOf(0, [text]);
      return {
        uid,
        version,
        due: next,
        nextAt: after,
        scheduledFor: last,
        ticks,
        targetUid: queueUid,
        batch,
      };
    });
    const outcome = this.rig.apply(commands.scheduleFire(...fires));
    expect(outcome).toEqual({ kind: "schedules-fired", fates: wanted });
    this.fired += wanted.filter((fate) => fate === "fired").length;
    this.stale += wanted.filter((fate) => fate === "stale").length;
  }

  #createQueue(queue: string): void {
    this.naive.create(queue);
    this.rig.apply(commands.createQueue(queue));
  }

  #deleteQueue(queue: string): void {
    this.naive.delete(queue);
    this.rig.apply(this.#deletion(queue));
  }

  #deletion(queue: string): Command {
    return commands.deleteTopic(this.rig.machine.catalog.topic(queue)?.uid ?? 9_999);
  }

  #restart(): void {
    this.restarts++;
    this.#table.take(this.rig);
    this.rig = restored(this.rig, this.#table);
    this.#compare();
  }

  #compare(): void {
    const { machine } = this.rig;
    machine.schedules.verify();
    machine.deliveries.verify();
    expect(machine.schedules.size).toBe(this.naive.schedules.size);
    for (const [name, one] of this.naive.schedules) {
      const schedule = machine.schedules.named(name)!;
      const { paused, reason, nextMs: next, fired, skipped, spec } = schedule;
      const naive = { paused: one.paused, reason: one.reason, next: one.next, fired: one.fired };
      expect({ paused, reason, next, fired }).toEqual(naive);
      expect([skipped, spec.queue, Buffer.from(spec.message).toString()]).toEqual([
        one.skipped,
        one.spec.queue,
        one.spec.text,
      ]);
      expect(new Set(one.ticks).size).toBe(one.ticks.length);
    }
    for (const [queue, messages] of this.naive.messages)
      expect(machine.catalog.topic(queue)!.partitions[0]!.endOffset).toBe(messages.length);
  }

  #pick<T>(list: readonly T[]): T {
    return list[this.#random.integer(0, list.length - 1)]!;
  }
}

describe("schedules", () => {
  it(`do what the model does, over ${SEQUENCES} sequences with restarts at any step`, () => {
    withSeed((random) => {
      const totals = { entries: 0, restarts: 0, fired: 0, stale: 0 };
      for (let i = 0; i < SEQUENCES; i++) {
        const run = new Run(random.fork());
        for (let j = 0; j < ENTRIES; j++) run.step();
        totals.entries += ENTRIES;
        totals.restarts += run.restarts;
        totals.fired += run.fired;
        totals.stale += run.stale;
      }
      console.log(
        `schedules: ${totals.entries} entries (at least 12,000), ${totals.fired} ticks fired, ${totals.stale} stale, ` +
          `${totals.restarts} restarts`,
      );
      expect(totals.entries).toBeGreaterThanOrEqual(12_000);
      for (const count of [totals.restarts, totals.fired, totals.stale]) expect(count).toBeGreaterThan(1_000);
    });
  });

  it("leave no row behind when they are cancelled", () => {
    const rig = new MachineRig();
    const table = new RowTable();
    rig.apply(commands.createQueue("q"));
    rig.apply(commands.scheduleUpsert({ name: "s", spec: { queue: "q", everyMs: 1_000 }, nextAt: 1_000 }));
    table.take(rig);
    expect(table.ordered().filter(({ kind }) => kind === 19 || kind === 20)).toHaveLength(2);
    rig.apply(commands.scheduleAlter({ uid: 2, removed: true }));
    table.take(rig);
    expect(table.ordered().filter(({ kind }) => kind === 19 || kind === 20)).toEqual([]);
  });

  it("are at most 10,000, and their messages 64 MiB", () => {
    const rig = new MachineRig();
    rig.apply(commands.createQueue("q"));
    const upsert = (name: string, message: Uint8Array) =>
      rig.apply(
        commands.scheduleUpsert({ name, spec: { queue: "q", everyMs: 1_000, message }, nextAt: 1_000 }),
      );
    const large = new Uint8Array(16 * 1024 * 1024 - 100);
    for (let i = 0; i < 4; i++) expect(upsert(`large${i}`, large).kind).toBe("schedule-upserted");
    expect(upsert("one more", new Uint8Array(1_000))).toMatchObject({
      kind: "refused",
      code: "LIMIT_REACHED",
    });
    // What it takes is given back.
    expect(upsert("large0", new Uint8Array(1)).kind).toBe("schedule-upserted");
    for (let i = 4; i < 10_000; i++) upsert(`s${i}`, new Uint8Array(1));
    expect(rig.machine.schedules.size).toBe(10_000);
    expect(upsert("one more", new Uint8Array(0))).toMatchObject({ kind: "refused", code: "LIMIT_REACHED" });
    expect(upsert("s5", new Uint8Array(2)).kind).toBe("schedule-upserted");
    rig.machine.schedules.verify();
  });

  it("are equal byte for byte only", () => {
    expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
    expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false);
    expect(equalBytes(Uint8Array.of(1), Uint8Array.of(1, 2))).toBe(false);
  });
});
