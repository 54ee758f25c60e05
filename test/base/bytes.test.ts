import { describe, expect, it } from "vitest";
import { FieldReader, getU32, getU64, putU32, putU64, putVarint, varintSize } from "../../src/base/bytes.ts";
import { fc, seeded } from "../fixtures/properties.ts";

const largest = Number.MAX_SAFE_INTEGER;
/** Where a varint needs one byte more, and the values beside it. */
const boundaries = [0, 1, largest - 1, largest];
for (let bits = 7; bits < 53; bits++) boundaries.push(2 ** bits - 1, 2 ** bits, 2 ** bits + 1);

/** As protobuf defines it, by BigInt. */
function naiveVarint(value: bigint): number[] {
  const bytes: number[] = [];
  for (; value > 0x7fn; value >>= 7n) bytes.push(Number(value & 0x7fn) | 0x80);
  return [...bytes, Number(value)];
}

describe("fixed-width numbers", () => {
  it("are little endian and come back", () => {
    const bytes = new Uint8Array(16).fill(0xee);
    putU32(bytes, 1, 0x8899aabb);
    expect([...bytes.subarray(0, 6)]).toEqual([0xee, 0xbb, 0xaa, 0x99, 0x88, 0xee]);
    expect(getU32(bytes, 1)).toBe(0x8899aabb);
    putU64(bytes, 3, 0x1f_8899_aabb_ccdd);
    expect([...bytes.subarray(3, 12)]).toEqual([0xdd, 0xcc, 0xbb, 0xaa, 0x99, 0x88, 0x1f, 0, 0xee]);
    expect(getU64(bytes, 3)).toBe(0x1f_8899_aabb_ccdd);
  });

  it("keep every safe integer in 64 bits", () => {
    const bytes = new Uint8Array(8);
    for (const value of boundaries) {
      putU64(bytes, 0, value);
      expect(new DataView(bytes.buffer).getBigUint64(0, true)).toBe(BigInt(value));
      expect(getU64(bytes, 0)).toBe(value);
    }
  });

  it("refuse a 64-bit value above 2^53 - 1 instead of rounding it", () => {
    const bytes = new Uint8Array(8);
    for (const value of [2n ** 53n, 2n ** 53n + 1n, 2n ** 63n, 2n ** 64n - 1n]) {
      new DataView(bytes.buffer).setBigUint64(0, value, true);
      expect(() => getU64(bytes, 0)).toThrow(RangeError);
      expect(() => new FieldReader(bytes).fixed64()).toThrow(RangeError);
    }
  });
});

describe("varints", () => {
  it("are written as protobuf does at every size boundary, and read back", () => {
    for (const value of boundaries) {
      const expected = naiveVarint(BigInt(value));
      expect(varintSize(value)).toBe(expected.length);
      const bytes = new Uint8Array(12).fill(0xee);
      expect(putVarint(bytes, 1, value)).toBe(1 + expected.length);
      expect([...bytes.subarray(0, 2 + expected.length)]).toEqual([0xee, ...expected, 0xee]);
      const reader = new FieldReader(bytes, 1, 1 + expected.length);
      expect(reader.varint()).toBe(value);
      expect(reader.at).toBe(1 + expected.length);
    }
  });

  it("come back for any safe integer", () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (value) => {
        const bytes = new Uint8Array(10);
        const end = putVarint(bytes, 0, value);
        expect([...bytes.subarray(0, end)]).toEqual(naiveVarint(BigInt(value)));
        expect(new FieldReader(bytes, 0, end).varint()).toBe(value);
      }),
      seeded(500),
    );
  });

  it("may be written longer than needed, up to ten bytes", () => {
    expect(new FieldReader(Uint8Array.of(0x85, 0x80, 0x80, 0x00)).varint()).toBe(5);
    expect(new FieldReader(Uint8Array.of(0x81, ...new Array<number>(8).fill(0x80), 0)).varint()).toBe(1);
    expect(() => new FieldReader(new Uint8Array(10).fill(0x80)).varint()).toThrow(RangeError);
    expect(() => new FieldReader(Uint8Array.of(...new Array<number>(10).fill(0x80), 0)).varint()).toThrow(
      RangeError,
    );
  });

  it("above 2^53 - 1 are refused instead of rounded", () => {
    for (const value of [2n ** 53n, 2n ** 53n + 1n, 2n ** 56n, 2n ** 63n, 2n ** 64n - 1n])
      expect(() => new FieldReader(Uint8Array.from(naiveVarint(value))).varint()).toThrow(RangeError);
  });

  it("of 32-bit fields are refused above 2^32 - 1", () => {
    expect(new FieldReader(Uint8Array.from(naiveVarint(2n ** 32n - 1n))).uint32()).toBe(2 ** 32 - 1);
    expect(() => new FieldReader(Uint8Array.from(naiveVarint(2n ** 32n))).uint32()).toThrow(RangeError);
  });

  it("that end early are refused", () => {
    for (let length = 0; length < 5; length++)
      expect(() => new FieldReader(new Uint8Array(length).fill(0xff)).varint()).toThrow(RangeError);
  });
});

describe("FieldReader", () => {
  it("never reads outside its slice and throws nothing but RangeError, whatever the bytes", () => {
    const steps = [
      "varint",
      "uint32",
      "fixed32",
      "fixed64",
      "lengthDelimited",
      "bytesField",
      "skip",
    ] as const;
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 24 }),
        fc.array(fc.tuple(fc.constantFrom(...steps), fc.nat(9)), { maxLength: 12 }),
        fc.nat(4),
        (inner, script, margin) => {
          // The same slice between other bytes: what lies outside must make no difference.
          const results = [0x00, 0xff].map((around) => {
            const bytes = new Uint8Array(inner.length + 2 * margin).fill(around);
            bytes.set(inner, margin);
            const reader = new FieldReader(bytes, margin, margin + inner.length);
            const seen: unknown[] = [];
            for (const [step, wireType] of script) {
              try {
                if (step === "skip") reader.skip(wireType);
                else if (step === "bytesField") seen.push([...reader.bytesField()]);
                else if (step === "lengthDelimited") seen.push(reader.lengthDelimited() - margin);
                else seen.push(reader[step]());
                expect(reader.at).toBeLessThanOrEqual(reader.end);
              } catch (error) {
                expect(error).toBeInstanceOf(RangeError);
                seen.push("refused");
                break;
              }
            }
            return seen;
          });
          expect(results[0]).toEqual(results[1]);
        },
      ),
      seeded(2000),
    );
  });

  it("refuses a length beyond its end without taking memory for it", () => {
    const reader = new FieldReader(Uint8Array.from([...naiveVarint(BigInt(largest)), 1, 2, 3]));
    expect(() => reader.bytesField()).toThrow(RangeError);
  });

  it("steps over fields it does not know, and refuses groups and unused wire types", () => {
    const bytes = Uint8Array.of(0x96, 0x01, 2, 0xaa, 0xbb, 1, 2, 3, 4, 1, 2, 3, 4, 5, 6, 7, 8);
    const reader = new FieldReader(bytes);
    for (const wireType of [0, 2, 5, 1]) reader.skip(wireType);
    expect(reader.at).toBe(bytes.length);
    for (const wireType of [3, 4, 6, 7])
      expect(() => new FieldReader(bytes).skip(wireType)).toThrow(RangeError);
  });

  it("gives views, not copies", () => {
    const bytes = Uint8Array.of(9, 3, 1, 2, 3, 9);
    const view = new FieldReader(bytes, 1, 5).bytesField();
    expect([...view]).toEqual([1, 2, 3]);
    expect(view.buffer).toBe(bytes.buffer);
  });
});
