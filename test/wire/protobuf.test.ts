import { describe, expect, it } from "vitest";
import { EntryKind } from "../../src/core/commands.ts";
import { decode, v1 } from "../../src/wire/protobuf.ts";
import { fc, seeded } from "../fixtures/properties.ts";
import { protoNumbers } from "../fixtures/proto-numbers.ts";

describe("generated messages", () => {
  it("hold 64-bit fields as numbers, exact up to 2^53 - 1", () => {
    for (const value of [0, 1, 2 ** 32, 2 ** 52 + 1, Number.MAX_SAFE_INTEGER]) {
      const bytes = v1.Credit.encode({ subscription: 1, bytes: value }).finish();
      expect(v1.Credit.decode(bytes).bytes).toBe(value);
      expect(decode(v1.Credit, bytes).bytes).toBe(value);
      const batch = v1.StoredBatch.encode({ baseOffset: value }).finish();
      expect(decode(v1.StoredBatch, batch).baseOffset).toBe(value);
    }
  });
});

describe("decode", () => {
  it("refuses 64-bit values above 2^53 - 1 instead of rounding them", () => {
    const varint = Uint8Array.of(0x10, 0x81, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10);
    expect(() => decode(v1.Credit, varint)).toThrow(RangeError);
    const largest = Uint8Array.of(0x10, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01);
    expect(() => decode(v1.Credit, largest)).toThrow(RangeError);
    const fixed = Uint8Array.of(0x09, 0, 0, 0, 0, 0, 0, 0x20, 0);
    expect(() => decode(v1.StoredBatch, fixed)).toThrow(RangeError);
  });

  it("throws nothing but RangeError on any bytes, for every message", () => {
    const messages = Object.values(v1).filter(
      (one): one is typeof v1.Frame => typeof one === "function" && "decode" in one,
    );
    expect(messages.length).toBeGreaterThan(40);
    const sample = v1.Frame.encode({
      correlation: 7,
      subscribe: { topic: "t", partitions: [{ partition: 1, start: { offset: 5 } }] },
    }).finish();
    const mutated = fc
      .tuple(fc.nat(sample.length - 1), fc.nat(255))
      .map(([at, byte]) => sample.map((old, i) => (i === at ? byte : old)));
    fc.assert(
      fc.property(
        fc.constantFrom(...messages),
        fc.oneof(mutated, fc.uint8Array({ maxLength: 40 })),
        (message, bytes) => {
          try {
            decode(message, bytes);
          } catch (error) {
            expect(error).toBeInstanceOf(RangeError);
          }
        },
      ),
      seeded(5000),
    );
  });

  it("refuses wire types that nobody uses as malformed, not as our failure", () => {
    expect(() => decode(v1.Credit, Uint8Array.of(0x0f))).toThrow(RangeError);
  });
});

describe("kinds of journal entries", () => {
  it("are those of journal.proto", () => {
    const { ENTRY_UNSPECIFIED: _none, ...specified } = protoNumbers("journal.proto", "EntryKind");
    const named = Object.entries(EntryKind).map(([name, number]) => [
      `ENTRY_${name.replace(/[A-Z]/g, (c) => `_${c}`).toUpperCase()}`,
      number,
    ]);
    expect(Object.fromEntries(named)).toEqual(specified);
  });
});
