import { describe, expect, it } from "vitest";
import { ChangeBuffer, readChanges } from "../../../src/core/change-buffer.ts";
import { SettledOffsets } from "../../../src/core/delivery/settled-offsets.ts";
import { fc, seeded, withSeed } from "../../fixtures/properties.ts";
import type { Random } from "../../fixtures/random.ts";

/** Settles from … to − 1 but for what is settled already. */
function settle(offsets: SettledOffsets, from: number, to: number): void {
  for (let at = offsets.nextUnsettled(from); at < to; at = offsets.nextUnsettled(at)) {
    const stop = offsets.nextSettled(at, to);
    offsets.add(at, stop);
    at = stop;
  }
}

function restored(offsets: SettledOffsets): SettledOffsets {
  const changes = new ChangeBuffer();
  offsets.putRows(changes, 1, Infinity);
  const copy = new SettledOffsets(offsets.floor);
  for (const { subkey, value } of readChanges(changes.take())) {
    if (value !== undefined) copy.restoreRow(subkey, value);
  }
  return copy;
}

describe("SettledOffsets", () => {
  it("says of every offset what a set of them says, in and between chunks", () => {
    const span = fc.record({
      from: fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 65_400, max: 65_700 })),
      length: fc.oneof(
        { weight: 10, arbitrary: fc.constant(1) },
        { weight: 10, arbitrary: fc.integer({ min: 1, max: 40 }) },
        { weight: 1, arbitrary: fc.integer({ min: 1, max: 66_000 }) },
      ),
    });
    let additions = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5 }),
        fc.array(span, { minLength: 10, maxLength: 60 }),
        (start, spans) => {
          const offsets = new SettledOffsets(start);
          const naive = new Uint8Array(300_000).fill(1, 0, start);
          for (const { from, length } of spans) {
            settle(offsets, from, from + length);
            naive.fill(1, from, from + length);
            offsets.verify();
            additions++;
          }
          const copy = restored(offsets);
          copy.verify();
          let floor = 0;
          while (naive[floor] === 1) floor++;
          expect([offsets.floor, copy.floor]).toEqual([floor, floor]);
          expect(copy.countAbove).toBe(offsets.countAbove);
          for (const edge of [0, 300, 65_536, ...spans.map(({ from, length }) => from + length)]) {
            for (let offset = Math.max(0, edge - 3); offset < edge + 3; offset++) {
              let next = offset;
              while (naive[next] === 1) next++;
              for (const one of [offsets, copy]) {
                const settled = naive[offset] === 1;
                if (one.has(offset) !== settled) expect(one.has(offset)).toBe(settled);
                if (one.nextUnsettled(offset) !== next) expect(one.nextUnsettled(offset)).toBe(next);
              }
            }
          }
        },
      ),
      seeded(150),
    );
    console.log(`settled offsets: ${additions} additions (at least 1,000)`);
    expect(additions).toBeGreaterThan(1_000);
  });

  it("finds the next settled one, or the end of where to look", () => {
    const offsets = new SettledOffsets();
    settle(offsets, 10, 20);
    settle(offsets, 200_000, 200_001);
    expect(offsets.nextSettled(0, 1_000_000)).toBe(10);
    expect(offsets.nextSettled(15, 1_000_000)).toBe(15);
    expect(offsets.nextSettled(20, 1_000_000)).toBe(200_000);
    expect(offsets.nextSettled(20, 150_000)).toBe(150_000);
    expect(offsets.nextSettled(200_001, 300_000)).toBe(300_000);
  });

  it("keeps one run however many were settled behind a held one, and nothing once it is settled", () => {
    const offsets = new SettledOffsets();
    for (let offset = 1; offset < 1_000_000; offset++) offsets.add(offset, offset + 1);
    expect([offsets.floor, offsets.countAbove]).toEqual([0, 999_999]);
    // 16 chunks, each one run in the smallest list there is.
    expect(offsets.byteLength).toBe(16 * 16);
    offsets.add(0, 1);
    expect([offsets.floor, offsets.countAbove, offsets.byteLength]).toEqual([1_000_000, 0, 0]);
    offsets.verify();
  });

  it.each([
    ["every second one is open", 2, 500_000, 3],
    ["every 20th is open", 20, 50_000, 12],
    ["every 1,000th is open", 1_000, 1_000, 16],
  ])("costs at most 16 B a gap: when %s", (_, stride, gaps, most) => {
    const offsets = new SettledOffsets();
    for (let offset = 0; offset < 1_000_000; offset++)
      if (offset % stride !== 0) offsets.add(offset, offset + 1);
    expect(1_000_000 - offsets.countAbove).toBe(gaps);
    expect(offsets.byteLength / gaps).toBeLessThan(most);
  });

  it("costs at most 16 B a gap when half of a million is settled in random order", () => {
    withSeed((random) => {
      const offsets = new SettledOffsets();
      for (const offset of shuffled(random, 1_000_000).subarray(0, 500_000)) {
        if (offset !== 0) offsets.add(offset, offset + 1);
      }
      let gaps = 0;
      for (let at = 0; at < offsets.top; at = offsets.nextUnsettled(offsets.nextSettled(at, offsets.top)))
        gaps++;
      console.log(
        `half of a million, at random: ${gaps} gaps, ${(offsets.byteLength / gaps).toFixed(2)} B each`,
      );
      expect(gaps).toBeGreaterThan(200_000);
      expect(offsets.byteLength / gaps).toBeLessThan(16);
      offsets.verify();
    });
  });

  it("writes only the rows that changed, and removes those the floor has passed", () => {
    const offsets = new SettledOffsets();
    const rows = (): string[] => {
      const changes = new ChangeBuffer();
      offsets.putRows(changes, 1, Infinity);
      return [...readChanges(changes.take())].map(
        ({ subkey, value }) => `${subkey}: ${value === undefined ? "gone" : value.length}`,
      );
    };
    settle(offsets, 0, 1_000);
    expect(rows()).toEqual([]);
    settle(offsets, 2_000, 3_000);
    settle(offsets, 70_000, 70_001);
    expect(rows()).toEqual(["0: 5", "1: 5"]);
    settle(offsets, 70_002, 70_003);
    expect(rows()).toEqual(["1: 9"]);
    settle(offsets, 1_000, 2_000);
    expect(offsets.floor).toBe(3_000);
    settle(offsets, 3_000, 70_000);
    expect(rows()).toEqual(["0: gone"]);
    settle(offsets, 70_001, 70_002);
    expect(rows()).toEqual(["1: gone"]);
  });
});

function shuffled(random: Random, count: number): Float64Array {
  const offsets = Float64Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = random.integer(0, i);
    [offsets[i], offsets[j]] = [offsets[j]!, offsets[i]!];
  }
  return offsets;
}
