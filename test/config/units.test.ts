import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatBytes,
  formatMilliseconds,
  parseBytes,
  parseCount,
  parseMilliseconds,
} from "../../src/config/units.ts";

describe("sizes", () => {
  it.each([
    ["0", 0],
    ["1024", 1024],
    [1024, 1024],
    ["64MiB", 64 * 1024 ** 2],
    ["1 GiB", 1024 ** 3],
    ["10kib", 10 * 1024],
    ["7B", 7],
  ])("reads %j", (text, bytes) => expect(parseBytes(text)).toBe(bytes));

  it.each([
    "",
    "MiB",
    "64MB",
    "64 M",
    "-1",
    "1.5GiB",
    "1e3",
    "0x10",
    "9999999999GiB",
    "64MiB!",
    -1,
    1.5,
    NaN,
    null,
    true,
  ])("refuses %j", (value) => expect(parseBytes(value)).toBeUndefined());
});

describe("times", () => {
  it.each([
    ["30s", 30_000],
    ["5min", 300_000],
    ["12h", 43_200_000],
    ["7d", 604_800_000],
    ["250ms", 250],
    ["250", 250],
  ])("reads %j", (text, ms) => expect(parseMilliseconds(text)).toBe(ms));

  it.each(["7 weeks", "5m", "s", "1.5h"])("refuses %j", (text) =>
    expect(parseMilliseconds(text)).toBeUndefined(),
  );
});

it("refuses a unit on a count", () => {
  expect(parseCount("10")).toBe(10);
  expect(parseCount("10KiB")).toBeUndefined();
});

it("shows every number so that it reads back the same", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 50 }), (number) => {
      expect(parseBytes(formatBytes(number))).toBe(number);
      expect(parseMilliseconds(formatMilliseconds(number))).toBe(number);
    }),
  );
  expect(formatBytes(64 * 1024 ** 2)).toBe("64MiB");
  expect(formatMilliseconds(604_800_000)).toBe("7d");
});
