import { describe, expect, it } from "vitest";
import { NumberRanges } from "../../src/sdk/number-ranges.ts";

function rangesOf(...numbers: number[]): string {
  const ranges = new NumberRanges();
  for (const number of numbers) ranges.add(number);
  return ranges
    .list()
    .map(({ first, last }) => `${first}-${last}`)
    .join(" ");
}

describe("number ranges", () => {
  it("are one where numbers come in a row", () => {
    expect(rangesOf(7, 8, 9, 10)).toBe("7-10");
  });

  it("leave out what was left out", () => {
    expect(rangesOf(1, 2, 4, 9)).toBe("1-2 4-4 9-9");
  });

  it("are put in order and joined, in whatever order the numbers came", () => {
    expect(rangesOf(5, 3, 4, 1, 2, 9)).toBe("1-5 9-9");
    expect(rangesOf(9, 9, 8, 8)).toBe("8-9");
  });

  it("are none of nothing", () => {
    expect(rangesOf()).toBe("");
    expect(new NumberRanges().empty).toBe(true);
  });
});
