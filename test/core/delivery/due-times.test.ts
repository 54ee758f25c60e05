/** When delayed messages are due, against a Map: random times from milliseconds to years, changed, forgotten, and time that leaps. */
import { describe, expect, it } from "vitest";
import { DueTimes } from "../../../src/core/delivery/due-times.ts";
import { Random, seedOfRun } from "../../fixtures/random.ts";

const YEARS_MS = 2 * 365 * 24 * 3_600_000;

class Run {
  readonly seed = seedOfRun();
  readonly random = new Random(this.seed);
  readonly untilMs = new Map<number, number>();
  nowMs = 1_700_000_000_000;
  readonly due = new DueTimes((offset) => this.untilMs.get(offset) ?? 0, this.nowMs);
  next = this.random.chance(0.2) ? 2 ** 32 - 2_000 : 0;
  came = 0;

  step(): void {
    const verb = this.random.integer(0, 99);
    if (verb < 50) this.add(1 + this.random.integer(0, 20));
    else if (verb < 60) this.change();
    else if (verb < 70) this.untilMs.delete(this.any());
    else this.advance();
  }

  /** From now on, mostly soon. */
  time(): number {
    return this.nowMs + 1 + this.random.integer(0, 2 ** this.random.integer(1, 36));
  }

  any(): number {
    const all = [...this.untilMs.keys()];
    return all[this.random.integer(0, all.length - 1)] ?? 0;
  }

  add(count: number): void {
    for (let i = 0; i < count; i++) this.set(this.next++, this.time());
  }

  change(): void {
    const offset = this.any();
    if (!this.untilMs.has(offset)) return;
    // Often the same span once more, so that it is in a list twice.
    const untilMs = this.untilMs.get(offset)! + this.random.integer(-500, 500);
    this.set(offset, Math.max(this.nowMs + 1, this.random.chance(0.5) ? untilMs : this.time()));
  }

  set(offset: number, untilMs: number): void {
    this.untilMs.set(offset, untilMs);
    this.due.push(untilMs, offset);
  }

  advance(): void {
    this.nowMs += this.random.integer(0, 2 ** this.random.integer(1, 31));
    for (;;) {
      const toMs = this.due.open(this.nowMs);
      this.take(toMs);
      if (toMs === this.nowMs) break;
    }
    let firstMs = Infinity;
    for (const untilMs of this.untilMs.values()) firstMs = Math.min(firstMs, untilMs);
    expect(firstMs).toBeGreaterThan(this.nowMs);
    expect(this.due.firstMs).toBeLessThanOrEqual(firstMs);
    expect(this.due.wakeMs).toBeLessThanOrEqual(firstMs);
  }

  take(toMs: number): void {
    let before = 0;
    while (this.due.topMs <= toMs) {
      const untilMs = this.due.topMs;
      if (untilMs < before) expect.fail(`${untilMs} came after ${before}`);
      before = untilMs;
      const offset = this.due.pop();
      if (this.untilMs.get(offset) !== untilMs) continue;
      this.untilMs.delete(offset);
      this.came++;
    }
  }

  verify(): void {
    const known = new Set<string>();
    this.due.forEach((untilMs, offset) => known.add(`${untilMs}/${offset}`));
    for (const [offset, untilMs] of this.untilMs)
      if (!known.has(`${untilMs}/${offset}`)) expect.fail(`${offset} at ${untilMs} would never come`);
  }
}

describe("due times", () => {
  it("come up when they are there, each of them and none sooner", () => {
    const run = new Run();
    const STEPS = 4_000;
    for (let step = 0; step < STEPS; step++) {
      run.step();
      if (step % 200 === 0) run.verify();
    }
    run.nowMs += 2 ** 37;
    run.advance();
    console.log(
      `due times, seed ${run.seed}: ${STEPS} steps (at least 4,000), ${run.came} came (at least 5,000)`,
    );
    expect(run.untilMs.size).toBe(0);
    expect([run.due.firstMs, run.due.size]).toEqual([Infinity, 0]);
    expect(run.came).toBeGreaterThan(5_000);
  });

  it("open a list of many a bit at a time, before they are due, and let no time come before that is done", () => {
    const COUNT = 35_000;
    const [fromMs, dueMs] = [1_000_000, 500_000_000];
    const due = new DueTimes(() => dueMs, fromMs);
    for (let offset = 0; offset < COUNT; offset++) due.push(dueMs, offset);

    expect([due.firstMs, due.wakeMs]).toEqual([dueMs, dueMs - 10_000]);
    // A few are in the heap at once.
    while (due.topMs < Infinity) due.pop();
    expect(due.size).toBe(COUNT - 64);
    expect(due.wakeMs).toBe(dueMs - 10_000);
    const reached: number[] = [];
    do reached.push(due.open(dueMs));
    while (reached.at(-1) !== dueMs);
    expect(reached.slice(0, -1).every((ms) => ms === dueMs - 1)).toBe(true);
    expect(reached).toHaveLength(7);
    let came = 0;
    for (; due.topMs <= dueMs; came++) due.pop();
    expect(came).toBe(COUNT - 64);
  });

  it("take at most 6 B each, hundreds of thousands over two years, and nothing when all have come", () => {
    const COUNT = 300_000;
    const random = new Random(7);
    const times = Float64Array.from({ length: COUNT }, () => 1 + random.integer(0, YEARS_MS));
    const due = new DueTimes((offset) => times[offset]!, 0);
    times.forEach((untilMs, offset) => due.push(untilMs, offset));
    console.log(`due times: ${(due.byteLength / COUNT).toFixed(1)} B each, ${COUNT} (at most 6)`);
    expect(due.byteLength / COUNT).toBeLessThan(6);
    for (let nowMs = 0; due.size > 0; nowMs += 24 * 3_600_000) {
      due.open(nowMs);
      while (due.topMs <= nowMs) due.pop();
    }
    expect(due.byteLength).toBe(0);
  });
});
