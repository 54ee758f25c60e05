import { getHeapSpaceStatistics } from "node:v8";
import { describe, expect, it } from "vitest";
import { collectGarbage, systemMemory } from "../../src/io/memory.ts";

const MIB = 1024 * 1024;

describe("the process's memory", () => {
  it("is collected when asked, without a flag at the start and without a global for everybody", async () => {
    const memory = new WeakRef(new SharedArrayBuffer(1024));
    // Until the end of the turn a WeakRef keeps what it has just been given.
    await new Promise((resolve) => setImmediate(resolve));
    expect(memory.deref()).toBeDefined();
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage(false);
    expect(memory.deref()).toBeUndefined();
    expect((globalThis as { gc?: unknown }).gc).toBeUndefined();
  });

  it("is given back by V8 when it is collected thoroughly, with the space for young objects", () => {
    const youngBytes = (): number =>
      getHeapSpaceStatistics().find(({ space_name: name }) => name === "new_space")!.space_size;
    let kept: object[] = [];
    // Survivors make that space grow.
    for (let round = 0; round < 40; round++) {
      kept = [];
      for (let i = 0; i < 60_000; i++) kept.push({ i, pair: [i, i + 1] });
    }
    expect(kept).toHaveLength(60_000);
    kept.length = 0;
    const grown = youngBytes();
    expect(grown).toBeGreaterThan(16 * MIB);
    collectGarbage(true);
    expect(youngBytes()).toBeLessThan(grown / 4);
  });

  it("is told in bytes", () => {
    expect(systemMemory.residentBytes()).toBeGreaterThan(20 * MIB);
    expect(systemMemory.heapBytes()).toBeGreaterThan(MIB);
    expect(systemMemory.heapBytes()).toBeLessThan(systemMemory.residentBytes());
  });
});
