import { crc32 as zlibCrc32 } from "node:zlib";
import { expect, it, vi } from "vitest";
import { crc32, crc32Combine } from "../../src/base/crc32.ts";
import { Random } from "../fixtures/random.ts";

const utf8 = new TextEncoder();

it.each([
  ["", 0x00000000],
  ["a", 0xe8b7be43],
  ["abc", 0x352441c2],
  ["123456789", 0xcbf43926],
  ["The quick brown fox jumps over the lazy dog", 0x414fa339],
])("gives %j the checksum everybody gives it", (text, expected) => {
  expect(crc32(utf8.encode(text))).toBe(expected);
});

it("gives 32 zero bytes and 32 bytes of ff theirs", () => {
  expect(crc32(new Uint8Array(32))).toBe(0x190a55ad);
  expect(crc32(new Uint8Array(32).fill(0xff))).toBe(0xff6cab0b);
});

it("gives the same by table and by the runtime, for every length around the switch and every alignment", () => {
  const bytes = new Random(7).bytes(1024);
  for (const start of [0, 1, 2, 3, 5])
    for (let length = 0; length <= 400; length++)
      expect(crc32(bytes, start, start + length)).toBe(zlibCrc32(bytes.subarray(start, start + length)));
  expect(crc32(bytes)).toBe(zlibCrc32(bytes));
});

it("of two pieces is combined to that of both, whatever their lengths", () => {
  const bytes = new Random(9).bytes(70_000);
  for (const lengthB of [0, 1, 2, 7, 8, 255, 256, 1000, 65_535, 65_536, 70_000]) {
    for (const lengthA of [0, 1, 100, 70_000 - lengthB].filter(
      (length) => length >= 0 && length + lengthB <= 70_000,
    )) {
      const a = bytes.subarray(0, lengthA);
      const b = bytes.subarray(lengthA, lengthA + lengthB);
      expect(crc32Combine(zlibCrc32(a), zlibCrc32(b), lengthB)).toBe(
        zlibCrc32(bytes.subarray(0, lengthA + lengthB)),
      );
    }
  }
  expect(crc32Combine(zlibCrc32(Uint8Array.of(1)), 0, 0)).toBe(zlibCrc32(Uint8Array.of(1)));
});

it("works where the runtime has no checksum of its own, as in a browser", async () => {
  const bytes = new Random(8).bytes(5000);
  vi.stubGlobal("process", undefined);
  vi.resetModules();
  try {
    const browser = (await import("../../src/base/crc32.ts")) as { crc32: typeof crc32 };
    expect(browser.crc32(bytes, 3, 4999)).toBe(zlibCrc32(bytes.subarray(3, 4999)));
  } finally {
    vi.unstubAllGlobals();
  }
});
