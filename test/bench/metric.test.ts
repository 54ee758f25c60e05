import { describe, expect, it } from "vitest";
import { figureOf, shown, shownBytes } from "../../bench/metric.ts";

describe("the figure of several runs", () => {
  it("is their median", () => {
    expect(figureOf({ unit: "msg/s" }, [3, 1, 2])).toBe(2);
  });

  it("is the quartile on the bad side where that was asked for", () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 8];
    expect(figureOf({ unit: "×", figure: "bad quartile" }, values)).toBe(6);
    expect(figureOf({ unit: "msg/s", figure: "bad quartile" }, values)).toBe(2);
  });
});

describe("a value is shown", () => {
  it.each([
    [1_214_567, "msg/s", "1.21 M/s"],
    [262_000, "msg/s", "262 k/s"],
    [990, "msg/s", "990 /s"],
    [64.8, "µs", "64.8 µs"],
    [1500, "µs", "1.5 ms"],
    [299.6, "ms", "300 ms"],
    [1400, "ms", "1.4 s"],
    [150, "MiB", "150 MiB"],
    [1229, "MiB", "1.2 GiB"],
    [1.894, "×", "1.89×"],
    [NaN, "MiB", "– MiB"],
  ] as const)("%d %s as %s", (value, unit, text) => {
    expect(shown(value, { unit })).toBe(text);
  });

  it("and a size in bytes likewise", () => {
    expect([16, 100, 1024, 1536, 1024 * 1024].map(shownBytes)).toEqual([
      "16 B",
      "100 B",
      "1 KiB",
      "1.5 KiB",
      "1 MiB",
    ]);
  });
});
