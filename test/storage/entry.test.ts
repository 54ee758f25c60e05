import { crc32 } from "node:zlib";
import { describe, expect, it } from "vitest";
import {
  chainOf,
  ENTRY_HEADER_BYTES,
  entrySize,
  MAX_PAYLOAD_BYTES,
  putEntryHeader,
  readEntryHeader,
  sealEntryHeader,
  type EntryHeader,
} from "../../src/storage/entry.ts";
import { fc, seeded } from "../fixtures/properties.ts";

const u32 = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const header: fc.Arbitrary<EntryHeader> = fc.record({
  payloadBytes: fc.integer({ min: 0, max: MAX_PAYLOAD_BYTES }),
  payloadCrc: u32,
  index: fc.maxSafeNat(),
  timeMs: fc.maxSafeNat(),
  durableIndex: fc.maxSafeNat(),
  epoch: u32,
  kind: fc.integer({ min: 0, max: 0xffff }),
  chain: u32,
  shardTag: u32,
});

function written(fields: EntryHeader, at = 0): Uint8Array {
  const bytes = new Uint8Array(at + ENTRY_HEADER_BYTES);
  putEntryHeader(bytes, at, fields);
  sealEntryHeader(bytes, at, fields.durableIndex);
  return bytes;
}

function read(bytes: Uint8Array, shardTag: number, at = 0): EntryHeader | undefined {
  const into = {
    payloadBytes: 0,
    payloadCrc: 0,
    index: 0,
    timeMs: 0,
    durableIndex: 0,
    epoch: 0,
    kind: 0,
    chain: 0,
    shardTag: 0,
  };
  return readEntryHeader(bytes, at, shardTag, into) ? into : undefined;
}

const sample: EntryHeader = {
  payloadBytes: 300,
  payloadCrc: 0x01020304,
  index: 2 ** 40 + 5,
  timeMs: 1_700_000_000_000,
  durableIndex: 2 ** 40 + 3,
  epoch: 9,
  kind: 7,
  chain: 0xa1b2c3d4,
  shardTag: 0x12345678,
};

describe("an entry's header", () => {
  it("is read as it was written, wherever it lies", () => {
    fc.assert(
      fc.property(header, fc.nat(3), (fields, margin) => {
        expect(read(written(fields, margin * 8), fields.shardTag, margin * 8)).toEqual(fields);
      }),
      seeded(500),
    );
  });

  it("lies as the drawing says: little endian, 64 bytes", () => {
    const view = new DataView(written(sample).buffer);
    expect(Buffer.from(view.buffer, 0, 4).toString()).toBe("SLJ1");
    expect(view.getUint32(4, true)).toBe(crc32(new Uint8Array(view.buffer, 8, 56)));
    expect(view.getUint32(8, true)).toBe(sample.payloadBytes);
    expect(view.getUint32(12, true)).toBe(sample.payloadCrc);
    expect(view.getBigUint64(16, true)).toBe(BigInt(sample.index));
    expect(view.getBigUint64(24, true)).toBe(BigInt(sample.timeMs));
    expect(view.getBigUint64(32, true)).toBe(BigInt(sample.durableIndex));
    expect(view.getUint32(40, true)).toBe(sample.epoch);
    expect(view.getUint16(44, true)).toBe(sample.kind);
    expect(view.getUint16(46, true)).toBe(0);
    expect(view.getUint32(48, true)).toBe(sample.chain);
    expect(view.getUint32(52, true)).toBe(sample.shardTag);
    expect(view.getBigUint64(56, true)).toBe(0n);
  });

  it("passes with no bit flipped", () => {
    const good = written(sample);
    for (let bit = 0; bit < good.length * 8; bit++) {
      const bytes = good.slice();
      bytes[bit >> 3]! ^= 1 << (bit & 7);
      expect(read(bytes, sample.shardTag), `bit ${bit}`).toBeUndefined();
    }
  });

  it("of another shard does not pass, nor one cut short, nor one that claims more than any entry holds", () => {
    expect(read(written(sample), sample.shardTag + 1)).toBeUndefined();
    for (let length = 0; length < ENTRY_HEADER_BYTES; length++)
      expect(read(written(sample).subarray(0, length), sample.shardTag)).toBeUndefined();
    expect(
      read(written({ ...sample, payloadBytes: MAX_PAYLOAD_BYTES + 1 }), sample.shardTag),
    ).toBeUndefined();
  });

  it("never throws, not even for numbers above 2^53 - 1 under a checksum that fits", () => {
    for (const field of [16, 24, 32]) {
      const bytes = written(sample);
      bytes.fill(0xff, field, field + 8);
      new DataView(bytes.buffer).setUint32(4, crc32(bytes.subarray(8, 64)), true);
      expect(read(bytes, sample.shardTag)).toBeUndefined();
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(200), u32, (bytes, at, tag) => {
        expect(read(bytes, tag, at)).toBeUndefined();
      }),
      seeded(500),
    );
  });
});

describe("an entry's size", () => {
  it("is the header and the payload up to the next multiple of 8", () => {
    expect([0, 1, 7, 8, 9, MAX_PAYLOAD_BYTES].map(entrySize)).toEqual([
      64,
      72,
      72,
      72,
      80,
      MAX_PAYLOAD_BYTES + 64,
    ]);
  });
});

describe("the chain", () => {
  it("changes with the shard, the entry's index, time, epoch, kind and payload, and with everything before", () => {
    const base = chainOf(5, 77, sample);
    expect(chainOf(5, 77, { ...sample })).toBe(base);
    const others = [
      chainOf(6, 77, sample),
      chainOf(5, 78, sample),
      chainOf(5, 77 + 2 ** 32, sample),
      chainOf(5, 77, { ...sample, index: sample.index + 1 }),
      chainOf(5, 77, { ...sample, timeMs: sample.timeMs + 1 }),
      chainOf(5, 77, { ...sample, epoch: 10 }),
      chainOf(5, 77, { ...sample, kind: 8 }),
      chainOf(5, 77, { ...sample, payloadCrc: 1 }),
    ];
    expect(new Set([base, ...others]).size).toBe(others.length + 1);
  });
});
