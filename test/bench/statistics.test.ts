import { describe, expect, it } from "vitest";
import { median, percentile, percentiles } from "../../bench/statistics.ts";

describe("percentile", () => {
  const thousand = Array.from({ length: 1000 }, (_, i) => i + 1);

  it("is the smallest value that so many do not exceed", () => {
    expect([50, 99, 99.9, 100].map((percent) => percentile(thousand, percent))).toEqual([
      500, 990, 999, 1000,
    ]);
    expect(percentile([10, 20, 30], 50)).toBe(20);
    expect(percentile([10, 20, 30], 99.9)).toBe(30);
  });

  it("is the only value there is, and not a number where there is none", () => {
    expect(percentile([7], 1)).toBe(7);
    expect(percentile([], 50)).toBeNaN();
  });

  it("is taken of samples in any order, by value and not by text", () => {
    expect(percentiles([100, 9, 80])).toEqual({ p50: 80, p99: 100, p999: 100 });
  });
});

describe("median", () => {
  it("is the middle one, or the mean of the two in the middle", () => {
    expect(median([9, 1, 100])).toBe(9);
    expect(median([4, 1, 100, 2])).toBe(3);
  });
});
