/** Memory that waits to be used again, and what goes of it when nobody needs it. */
import { describe, expect, it } from "vitest";
import { sharedBytes, SpareMemory } from "../../src/storage/spare-memory.ts";
import { withSeed } from "../fixtures/properties.ts";

const KIB = 1024;
const MIB = 1024 * KIB;

function filled(pieces: number, size = MIB): SpareMemory<number> {
  const spare = new SpareMemory<number>();
  for (let i = 0; i < pieces; i++) spare.put(size, i);
  return spare;
}

function lookAgain(
  spare: SpareMemory<number>,
  looks: number,
  between: () => void = () => undefined,
): number[] {
  return Array.from({ length: looks }, () => {
    between();
    return spare.giveBack();
  });
}

describe("spare memory", () => {
  it("goes by halves once it was not needed for some looks, until a little of each size is left", () => {
    const spare = filled(132);
    for (let i = 0; i < 20; i++) spare.put(256 * KIB, i);
    const given = lookAgain(spare, 20);
    expect(given.slice(0, 4).every((bytes) => bytes === 0)).toBe(true);
    expect(given[4]).toBe(64 * MIB + 2 * 256 * KIB);
    expect(given[5]).toBe(32 * MIB + 256 * KIB);
    expect(spare.bytes).toBe(8 * MIB);
    expect(given.at(-1)).toBe(0);
  });

  it("stays where a peak within the last looks needed it", () => {
    const spare = filled(100);
    let look = 0;
    const given = lookAgain(spare, 30, () => {
      if (++look % 3 > 0) return;
      const taken = Array.from({ length: 100 }, () => spare.take(MIB)!);
      for (const piece of taken) spare.put(MIB, piece);
    });
    expect(given.every((bytes) => bytes === 0)).toBe(true);
    expect(spare.bytes).toBe(100 * MIB);
  });

  it("of a piece too large to be kept for nothing goes entirely", () => {
    const spare = filled(3, 8 * MIB);
    lookAgain(spare, 20);
    expect(spare.bytes).toBe(0);
    expect(spare.take(8 * MIB)).toBeUndefined();
  });

  it("is never given out twice or after it has gone, whatever is taken, put and given back", () => {
    withSeed((random) => {
      const spare = new SpareMemory<{ readonly size: number }>();
      const out = new Set<{ readonly size: number }>();
      for (let step = 0; step < 20_000; step++) {
        const size = random.chance(0.5) ? 256 * KIB : MIB;
        if (random.chance(0.02)) spare.giveBack();
        else if (random.chance(0.5)) {
          const piece = spare.take(size) ?? { size };
          expect(piece.size).toBe(size);
          expect(out.has(piece)).toBe(false);
          out.add(piece);
        } else {
          const [piece] = out;
          if (piece === undefined) continue;
          out.delete(piece);
          spare.put(piece.size, piece);
        }
      }
      let left = 0;
      for (const size of [256 * KIB, MIB]) while (spare.take(size) !== undefined) left += size;
      expect(spare.bytes).toBe(0);
      expect(left).toBeGreaterThanOrEqual(0);
    });
  });
});

describe("shared bytes", () => {
  it("are zeroed, of the size asked for, and never grow", () => {
    for (const size of [1, 1000, 256 * KIB - 1, 256 * KIB, MIB + 3]) {
      const bytes = sharedBytes(size);
      expect(bytes).toHaveLength(size);
      expect(bytes.every((byte) => byte === 0)).toBe(true);
      expect(bytes.buffer).toBeInstanceOf(SharedArrayBuffer);
      expect(() => (bytes.buffer as SharedArrayBuffer).grow(size + 1)).toThrow();
    }
  });
});
