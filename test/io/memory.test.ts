import { describe, expect, it } from "vitest";
import { collectGarbage, systemMemory } from "../../src/io/memory.ts";

describe("the process's memory", () => {
  it("is collected when asked, without a flag at the start and without a global for everybody", async () => {
    const memory = new WeakRef(new SharedArrayBuffer(1024));
    // Until the end of the turn a WeakRef keeps what it has just been given.
    await new Promise((resolve) => setImmediate(resolve));
    expect(memory.deref()).toBeDefined();
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage();
    expect(memory.deref()).toBeUndefined();
    expect((globalThis as { gc?: unknown }).gc).toBeUndefined();
  });

  it("is told in bytes", () => {
    const MIB = 1024 * 1024;
    expect(systemMemory.residentBytes()).toBeGreaterThan(20 * MIB);
    expect(systemMemory.heapBytes()).toBeGreaterThan(MIB);
    expect(systemMemory.heapBytes()).toBeLessThan(systemMemory.residentBytes());
  });
});
