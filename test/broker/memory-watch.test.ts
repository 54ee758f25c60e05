/** When memory that a busy time took is given back, and when garbage is collected for it. */
import { describe, expect, it } from "vitest";
import { MemoryWatch, type MemoryHolder } from "../../src/broker/memory-watch.ts";
import { SpareMemory } from "../../src/storage/spare-memory.ts";
import { logOf } from "../fixtures/node-rig.ts";
import { VirtualTime } from "../fixtures/virtual-time.ts";

const MIB = 1024 * 1024;

/** A shard's spare memory and the process around it, in numbers. */
class Process implements MemoryHolder {
  readonly time = new VirtualTime();
  residentMib = 100;
  heapMib = 20;
  lastIndex = 0;
  readonly #spare = new SpareMemory<number>();
  /** Seconds at which garbage was collected. */
  readonly collected: number[] = [];
  /** Which of those were thorough. */
  readonly thorough: boolean[] = [];
  collectedInThreads = 0;
  readonly watch: MemoryWatch;
  #second = 0;

  constructor() {
    const memory = {
      residentBytes: () => this.residentMib * MIB,
      heapBytes: () => this.heapMib * MIB,
      collectGarbage: (thorough: boolean) => {
        this.collected.push(this.#second);
        this.thorough.push(thorough);
        this.residentMib = 110;
      },
    };
    this.watch = new MemoryWatch({ timers: this.time, memory }, this, logOf([]));
  }

  get memoryUse() {
    return { heldBytes: 0, spareBytes: this.#spare.bytes };
  }

  giveBack(): number {
    return this.#spare.giveBack();
  }

  collectGarbage(): void {
    this.collectedInThreads++;
  }

  /** A flood that is over leaves so many MiB spare, and the process large. */
  flood(mib: number): void {
    for (let i = 0; i < mib; i++) this.#spare.put(MIB, i);
    this.residentMib += mib;
  }

  pass(seconds: number, entriesEach: number): void {
    for (const end = this.#second + seconds; this.#second < end;) {
      this.lastIndex += entriesEach;
      this.#second++;
      this.time.advance(1000);
    }
  }
}

describe("the watch over memory", () => {
  it("collects garbage once, in every thread, when nothing is published and no spare memory goes any more", () => {
    const process = new Process();
    process.pass(5, 100);
    process.flood(200);
    process.pass(60, 0);
    expect(process.memoryUse.spareBytes).toBe(4 * MIB);
    expect(process.collected).toHaveLength(1);
    expect(process.collected[0]).toBeGreaterThan(12);
    expect(process.collected[0]).toBeLessThan(25);
    expect(process.collectedInThreads).toBe(1);
  });

  it("collects nothing in a process that has not grown, however long it is quiet", () => {
    const process = new Process();
    process.pass(10, 100);
    process.residentMib += 20;
    process.pass(1000, 0);
    expect(process.collected).toEqual([]);
  });

  it("takes what is left after a collection as the floor: what stays is not asked for again", () => {
    const process = new Process();
    process.pass(5, 100);
    process.flood(100);
    process.pass(60, 0);
    process.residentMib += 20;
    process.pass(600, 0);
    expect(process.collected).toHaveLength(1);
    process.residentMib += 10;
    process.pass(2, 0);
    expect(process.collected).toHaveLength(2);
  });

  it("waits for a pause in the load, but not for ever where there is much to be had and the heap is small", () => {
    const process = new Process();
    process.pass(5, 100);
    process.flood(200);
    process.pass(24, 100);
    expect(process.collected).toEqual([]);
    process.pass(60, 100);
    expect(process.collected).toHaveLength(1);
    expect(process.thorough).toEqual([false]);
  });

  it("collects for what is let go of after a collection under load, which took all of that for the floor", () => {
    const process = new Process();
    process.pass(5, 100);
    process.flood(100);
    process.pass(60, 100);
    expect(process.collected).toHaveLength(1);
    // Spare memory that was in use when that was: the process does not grow any more.
    process.flood(150);
    process.residentMib -= 150;
    process.pass(60, 0);
    expect(process.collected).toHaveLength(2);
    expect(process.thorough).toEqual([false, true]);
  });

  it("leaves a large heap under load to V8", () => {
    const process = new Process();
    process.heapMib = 500;
    process.pass(5, 100);
    process.flood(200);
    process.pass(200, 100);
    expect(process.collected).toEqual([]);
    process.pass(5, 0);
    expect(process.collected).toEqual([]);
    process.pass(1, 0);
    expect(process.collected).toHaveLength(1);
  });

  it("does nothing after it was stopped", () => {
    const process = new Process();
    process.watch.stop();
    expect(process.time.armed).toBe(0);
  });
});
