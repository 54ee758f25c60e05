import { describe, expect, it } from "vitest";
import { floorInIndexFile, INDEX_EVERY_BYTES, SparseIndex } from "../../src/storage/sparse-index.ts";
import { fc, seeded } from "../fixtures/properties.ts";

const batches = fc
  .array(
    fc.record({
      count: fc.integer({ min: 1, max: 500 }),
      bytes: fc.integer({ min: 60, max: 40_000 }),
      passed: fc.nat(2000),
    }),
    { maxLength: 300 },
  )
  .map((list) => {
    let offset = 1000;
    let position = 777;
    let timeMs = 5_000_000;
    return list.map(({ count, bytes, passed }) => {
      timeMs += passed;
      const batch = { offset, position, timeMs };
      offset += count;
      position += bytes;
      return batch;
    });
  });

describe("a sparse index", () => {
  it("points at or before the batch asked for, never more than 16 KiB and a batch away", () => {
    fc.assert(
      fc.property(batches, fc.nat(), (list, pick) => {
        const index = new SparseIndex();
        for (const { offset, position, timeMs } of list) index.add(offset, position, timeMs);
        const wanted = list[pick % (list.length + 1)];
        if (wanted === undefined) return;
        const files = index.encode();
        for (const found of [index.floor(wanted.offset), floorInIndexFile(files.index, wanted.offset)]) {
          expect(found).toBeDefined();
          expect(found!.position).toBeLessThanOrEqual(wanted.position);
          expect(wanted.position - found!.position).toBeLessThan(INDEX_EVERY_BYTES + 40_000);
          expect(list.find(({ position }) => position === found!.position)!.offset).toBe(found!.value);
        }
        // By time it is the last indexed batch that is not later.
        const byTime = floorInIndexFile(files.timeIndex, wanted.timeMs);
        expect(list.find(({ position }) => position === byTime!.position)!.timeMs).toBeLessThanOrEqual(
          wanted.timeMs,
        );
      }),
      seeded(300),
    );
  });

  it("knows nothing below its first batch, and everything above its last", () => {
    const index = new SparseIndex();
    expect(index.floor(5)).toBeUndefined();
    index.add(10, 500, 1);
    index.add(20, 500 + INDEX_EVERY_BYTES, 2);
    expect(index.floor(9)).toBeUndefined();
    expect(index.floor(10)).toEqual({ value: 10, position: 500 });
    expect(index.floor(1e9)).toEqual({ value: 20, position: 500 + INDEX_EVERY_BYTES });
    const { index: file } = index.encode();
    expect(floorInIndexFile(file, 9)).toBeUndefined();
    expect(floorInIndexFile(file, 19)).toEqual({ value: 10, position: 500 });
  });

  it("skips batches that are near the one before", () => {
    const index = new SparseIndex();
    for (let i = 0; i < 1000; i++) index.add(i, i * 100, i);
    expect(index.count).toBe(Math.ceil((1000 * 100) / (Math.ceil(INDEX_EVERY_BYTES / 100) * 100)));
  });
});

describe("an index file", () => {
  const index = new SparseIndex();
  for (let i = 0; i < 20; i++) index.add(i * 10, i * INDEX_EVERY_BYTES, i);
  const { index: file } = index.encode();

  it("of which one bit was flipped, or which was cut, is no help and no harm", () => {
    for (let bit = 0; bit < file.length * 8; bit++) {
      const bytes = file.slice();
      bytes[bit >> 3]! ^= 1 << (bit & 7);
      expect(floorInIndexFile(bytes, 100)).toBeUndefined();
    }
    for (let length = 0; length < file.length; length++)
      expect(floorInIndexFile(file.subarray(0, length), 100)).toBeUndefined();
  });

  it("of an empty segment is no help", () => {
    expect(floorInIndexFile(new SparseIndex().encode().index, 5)).toBeUndefined();
  });
});
