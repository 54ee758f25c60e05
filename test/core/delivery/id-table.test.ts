/** The ids of a queue against a Map: random adding, settling, sweeping, room that runs out, rows read back. */
import { describe, expect, it } from "vitest";
import { ChangeBuffer, readChanges, RowKind, type Row } from "../../../src/core/change-buffer.ts";
import { IdBudget } from "../../../src/core/delivery/id-budget.ts";
import { IdTable } from "../../../src/core/delivery/id-table.ts";
import { Random, seedOfRun } from "../../fixtures/random.ts";

interface Known {
  offset: number;
  settledMs: number;
}

/** Hashes that share bits with others, so that places and directories collide. */
function hashOf(id: number): number[] {
  return [id & 0x3f, Math.imul(id, 7) & 0xff, id >>> 6, 1 + (id % 3)];
}

class Run {
  readonly seed = seedOfRun();
  readonly random = new Random(this.seed);
  readonly changes = new ChangeBuffer();
  budget = new IdBudget(1_500);
  table = new IdTable(5, this.budget);
  readonly model = new Map<number, Known>();
  readonly unsettled = new Set<number>();
  readonly settled = new Set<number>();
  readonly rows = new Map<string, Row>();
  next = 0;
  nowMs = 1_000;
  forgotten = 0;
  most = 0;

  constructor() {
    this.budget.nowMs = this.nowMs;
    this.table.windowMs = 500;
  }

  step(): void {
    const { random } = this;
    const verb = random.integer(0, 99);
    if (verb < 45) this.add(1 + random.integer(0, random.chance(0.02) ? 399 : 5));
    else if (verb < 85) this.settle();
    else if (verb < 95) this.budget.nowMs = this.nowMs += random.integer(0, 199);
    else if (verb < 97) this.sweep();
    else if (verb < 98) this.restore();
    else {
      this.table.windowMs = random.chance(0.3) ? 0 : 500;
      this.sweep();
    }
    this.look(random.integer(0, 1999));
    this.most = Math.max(this.most, this.table.size);
  }

  add(count: number): void {
    for (let i = 0; i < count; i++) {
      // Some messages have no ids, and some offsets lie far apart.
      while (this.settled.has(this.next + 1)) this.next++;
      this.next +=
        1 +
        this.random.integer(0, 2) * this.random.integer(0, 1) +
        (this.random.integer(0, 499) === 0 ? 2 ** 31 : 0);
      const id = this.random.integer(0, 1999);
      const before = this.table.forgotten;
      this.table.add(hashOf(id), this.next);
      if (this.table.forgotten > before) this.forgetOldest(this.table.forgotten - before, id);
      this.model.set(id, { offset: this.next, settledMs: 0 });
      this.unsettled.add(this.next);
    }
  }

  /** The budget has made room. */
  forgetOldest(count: number, but: number): void {
    this.model.delete(but);
    const ids = [...this.model].sort((a, b) => a[1].offset - b[1].offset).slice(0, count);
    for (const [id] of ids) this.model.delete(id);
    this.forgotten += count;
  }

  sweep(): void {
    this.table.sweep(Infinity);
    for (const [id, { settledMs }] of this.model)
      if (settledMs > 0 && settledMs + this.table.windowMs <= this.nowMs) this.model.delete(id);
    expect(this.table.size).toBe(this.model.size);
  }

  settle(): void {
    const all = [...this.unsettled];
    const first = all[this.random.integer(0, all.length - 1)] ?? 0;
    const last = first + this.random.integer(0, 7);
    const free = this.random.chance(0.25);
    // None is settled twice: ranges end before those that are.
    for (let from = first; from <= last; from++) {
      let to = from;
      while (to <= last && !this.settled.has(to)) this.settled.add(to++);
      if (to > from) this.settleRange(from, to, free);
      from = to;
    }
  }

  settleRange(from: number, to: number, free: boolean): void {
    this.table.settled(from, to, free);
    for (let offset = from; offset < to; offset++) this.unsettled.delete(offset);
    for (const [id, known] of this.model) {
      if (known.offset < from || known.offset >= to) continue;
      if (free || this.table.windowMs === 0) this.model.delete(id);
      else known.settledMs = this.nowMs;
    }
  }

  look(id: number): void {
    const known = this.model.get(id);
    const over =
      known !== undefined && known.settledMs > 0 && known.settledMs + this.table.windowMs <= this.nowMs;
    expect(this.table.find(hashOf(id)), `id ${id}`).toBe(known === undefined || over ? -1 : known.offset);
  }

  /** As from a checkpoint: whatever comes next comes to the same. */
  restore(): void {
    this.table.putRows(this.changes, Infinity);
    for (const row of readChanges(this.changes.take())) {
      const key = `${row.kind}/${row.subkey}`;
      if (row.value === undefined) this.rows.delete(key);
      else this.rows.set(key, { ...row, value: row.value.slice() });
    }
    const { windowMs, forgotten, size } = this.table;
    this.budget = new IdBudget(1_500);
    this.budget.nowMs = this.nowMs;
    this.table = new IdTable(5, this.budget);
    this.table.windowMs = windowMs;
    const ordered = [...this.rows.values()].sort((a, b) => a.kind - b.kind || a.subkey - b.subkey);
    for (const { kind, subkey, value } of ordered) {
      if (kind === RowKind.deliveryIdHead) this.table.restoreHead(value!);
      else this.table.restoreRow(subkey, value!);
    }
    expect([this.table.forgotten, this.table.size, this.budget.count]).toEqual([forgotten, size, size]);
  }
}

describe("the ids of a queue", () => {
  it("are those of a Map, through settling, sweeping, room that runs out and rows read back", () => {
    const run = new Run();
    const STEPS = 6_000;
    for (let step = 0; step < STEPS; step++) {
      run.step();
      if (step % 200 !== 0) continue;
      const settled = new Set(
        [...run.model.values()].filter((one) => one.settledMs > 0).map((one) => one.offset),
      );
      run.table.verify((offset) => !settled.has(offset) && run.unsettled.has(offset));
    }
    for (let id = 0; id < 2_000; id++) run.look(id);
    console.log(
      `ids, seed ${run.seed}: ${STEPS} steps (at least 6,000), ${run.most} at once at most, ${run.next} the last offset`,
    );
    expect(run.most).toBeGreaterThan(1_000);
  });

  it("are swept in turn, a few at a time", () => {
    const budget = new IdBudget();
    const table = new IdTable(1, budget);
    table.windowMs = 100;
    budget.nowMs = 1_000;
    for (let i = 0; i < 10; i++) table.add(hashOf(i), i);
    table.settled(0, 4, false);
    table.settled(8, 10, false);
    budget.nowMs = 1_100;
    const sizes = [3, 3, 3, 3].map((count) => {
      table.sweep(count);
      return table.size;
    });
    expect(sizes).toEqual([7, 6, 5, 4]);
  });

  it("come to nothing where there are none left, and begin anew", () => {
    const budget = new IdBudget();
    const table = new IdTable(1, budget);
    table.windowMs = 100;
    budget.nowMs = 1_000;
    for (let offset = 0; offset < 50; offset++) {
      table.add(hashOf(offset), offset);
      expect([table.find(hashOf(offset)), table.foundSettledMs]).toEqual([offset, 0]);
      table.settled(offset, offset + 1, false);
      budget.nowMs += 100;
      table.sweep(1);
      expect([table.size, table.find(hashOf(offset))]).toEqual([0, -1]);
    }
  });

  it("go oldest first where there is no more room, from the queue that has most", () => {
    const budget = new IdBudget(160);
    const [small, large] = [new IdTable(1, budget), new IdTable(2, budget)];
    for (let i = 0; i < 40; i++) small.add(hashOf(i), i);
    for (let i = 0; i < 120; i++) large.add(hashOf(i), i);
    small.add(hashOf(500), 500);
    expect([small.size, large.size, small.forgotten, large.forgotten]).toEqual([41, 110, 0, 10]);
    expect([large.find(hashOf(9)), large.find(hashOf(10)), budget.count]).toEqual([-1, 10, 151]);
    budget.left(large);
    expect(budget.count).toBe(41);
  });

  for (const [step, most] of [
    [1, 24],
    [3, 26],
  ] as const) {
    it(`take at most ${most} B each while they are added, where every ${step}. message has one`, () => {
      const table = new IdTable(1, new IdBudget());
      const COUNT = 150_000;
      const random = new Random(7);
      const hash = new Uint32Array(4);
      let [worst, sum] = [0, 0];
      for (let i = 0; i < COUNT; i++) {
        for (let k = 0; k < 4; k++) hash[k] = random.integer(1, 0xffff_ffff);
        table.add(hash, i * step);
        if (i % 2_500 !== 0 || i < COUNT / 3) continue;
        worst = Math.max(worst, table.byteLength / table.size);
        sum += table.byteLength / table.size;
      }
      const mean = (sum * 2_500 * 3) / 2 / COUNT;
      console.log(
        `ids: ${worst.toFixed(1)} B each at most, ${mean.toFixed(1)} on average, ${COUNT} (at most ${most})`,
      );
      expect(worst).toBeLessThanOrEqual(most);
      // All but one in a hundred go: so does their memory.
      for (let i = 0; i < COUNT; i += 100) table.settled(i * step + 1, (i + 100) * step, true);
      expect(table.size).toBe(COUNT / 100);
      expect(table.byteLength / table.size).toBeLessThan(80);
    });
  }

  it("remember when messages were settled, though that lies months apart, and not in their order", () => {
    const budget = new IdBudget();
    const table = new IdTable(1, budget);
    table.windowMs = 2 ** 40;
    for (let i = 0; i < 4; i++) table.add(hashOf(i), i);
    const times = [[2, 2 ** 33] as const, [0, 2 ** 33 + 2 ** 31] as const, [3, 2 ** 30] as const];
    for (const [offset, timeMs] of times) {
      budget.nowMs = timeMs;
      table.settled(offset, offset + 1, false);
    }
    for (const [offset, timeMs] of [...times, [1, 0] as const]) {
      expect(table.find(hashOf(offset))).toBe(offset);
      expect(table.foundSettledMs).toBe(timeMs);
    }
  });
});
