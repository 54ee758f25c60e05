import { describe, expect, it } from "vitest";
import { OffsetMap } from "../../../src/core/delivery/offset-map.ts";
import { withSeed } from "../../fixtures/properties.ts";

describe("OffsetMap", () => {
  it("does what a Map does, full chunks and strides of any kind included", () => {
    withSeed((random) => {
      let steps = 0;
      for (const [span, keep] of [
        [40, 20],
        [65_536, 65_536],
        [200_000, 3_000],
        [2 ** 40, 500],
      ] as const) {
        for (const stride of [1, 64, 256, 65_536]) {
          const map = new OffsetMap();
          const naive = new Map<number, number>();
          for (let i = 0; i < 30_000; i++, steps++) {
            const offset = random.integer(0, Math.floor(span / stride)) * stride;
            if (naive.size < keep && random.chance(0.6)) {
              const value = random.integer(0, 2 ** 31);
              map.set(offset, value);
              naive.set(offset, value);
            } else {
              const expected = naive.get(offset) ?? -1;
              naive.delete(offset);
              const taken = map.take(offset);
              if (taken !== expected) expect(taken).toBe(expected);
            }
            if (map.size !== naive.size) expect(map.size).toBe(naive.size);
          }
          for (const [offset, value] of naive)
            if (map.get(offset) !== value) expect(map.get(offset)).toBe(value);
          const seen = new Map<number, number>();
          map.forEach((offset, value) => seen.set(offset, value));
          expect(seen.size).toBe(naive.size);
        }
      }
      console.log(`offset map: ${steps} steps (at least 400,000)`);
      expect(steps).toBeGreaterThanOrEqual(400_000);
    });
  });

  it("fills a chunk to the last place, and empties it again", () => {
    const map = new OffsetMap();
    for (let offset = 0; offset < 131_072; offset++) map.set(offset, offset);
    expect(map.byteLength).toBe(131_072 * 6);
    for (let offset = 0; offset < 131_072; offset++)
      if (map.take(offset) !== offset) expect(map.get(offset)).toBe(offset);
    expect(map.size).toBe(0);
    expect(map.byteLength).toBe(0);
  });

  it("gives memory back as it empties", () => {
    const map = new OffsetMap();
    for (let offset = 0; offset < 65_536; offset++) map.set(offset, 1);
    for (let offset = 0; offset < 65_436; offset++) map.take(offset);
    expect(map.size).toBe(100);
    expect(map.byteLength).toBeLessThanOrEqual(6 * 4_096);
  });
});
