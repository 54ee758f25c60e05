import { describe, expect, it } from "vitest";
import { crc32 } from "../../src/base/crc32.ts";
import { v1 } from "../../src/wire/protobuf.ts";
import {
  encodeBareBatch,
  putStoredBatchHead,
  readStoredBatch,
  storedBatchBytes,
  storedBatchSize,
  StoredBatchView,
  type BatchHead,
} from "../../src/wire/stored-batch.ts";
import { fc, seeded } from "../fixtures/properties.ts";

const u32 = fc.oneof(fc.nat(200), fc.integer({ min: 0, max: 2 ** 32 - 1 }));
const u64 = fc.oneof(fc.nat(200), fc.maxSafeNat());
const head: fc.Arbitrary<Omit<BatchHead, "crc">> = fc.oneof(
  fc.record({
    baseOffset: u64,
    appendTime: u64,
    count: u32,
    epoch: u32,
    producerId: u64.filter((id) => id > 0),
    producerEpoch: u32,
    sequence: u64,
    codec: fc.nat(2),
  }),
  fc.record({
    baseOffset: u64,
    appendTime: u64,
    count: u32,
    epoch: u32,
    producerId: fc.constant(0),
    producerEpoch: fc.constant(0),
    sequence: fc.constant(0),
    codec: fc.nat(2),
  }),
);
const records = fc.oneof(fc.uint8Array({ maxLength: 30 }), fc.uint8Array({ minLength: 100, maxLength: 300 }));

/** As apply writes it. */
function stored(fields: Omit<BatchHead, "crc">, recordBytes: Uint8Array): Uint8Array {
  const full = { ...fields, crc: crc32(recordBytes) };
  const bytes = new Uint8Array(storedBatchSize(full, recordBytes.length));
  const at = putStoredBatchHead(bytes, 0, full, recordBytes.length);
  bytes.set(recordBytes, at);
  expect(at + recordBytes.length).toBe(bytes.length);
  return bytes;
}

function viewOf(bytes: Uint8Array, at = 0, end = bytes.length): StoredBatchView | undefined {
  const view = new StoredBatchView();
  return readStoredBatch(bytes, at, end, view) === 0 ? undefined : view;
}

const sample = stored(
  {
    baseOffset: 1234,
    appendTime: 1_700_000_000_000,
    count: 3,
    epoch: 2,
    producerId: 9,
    producerEpoch: 1,
    sequence: 5,
    codec: 0,
  },
  Uint8Array.from({ length: 70 }, (_, i) => i * 3),
);

describe("StoredBatch by hand", () => {
  it("is read as it was written", () => {
    fc.assert(
      fc.property(head, records, fc.nat(5), (fields, recordBytes, margin) => {
        const bytes = new Uint8Array(
          Buffer.concat([
            new Uint8Array(margin).fill(0xee),
            stored(fields, recordBytes),
            new Uint8Array(margin),
          ]),
        );
        const end = bytes.length - margin;
        const view = viewOf(bytes, margin, end)!;
        expect(view).toMatchObject(fields);
        expect([view.start, view.end]).toEqual([margin, end]);
        expect(bytes.subarray(view.recordsStart, view.recordsEnd)).toEqual(recordBytes);
        expect(view.crcMatches(bytes)).toBe(true);
        expect(view.isIntact(bytes)).toBe(true);
        expect(view.endOffset).toBe(fields.baseOffset + fields.count);
        expect(storedBatchBytes(bytes, margin, bytes.length)).toBe(end - margin);
      }),
      seeded(500),
    );
  });

  it("is what generated code decodes", () => {
    fc.assert(
      fc.property(head, records, (fields, recordBytes) => {
        const bytes = stored(fields, recordBytes);
        const segment = v1.Segment.decode(bytes);
        expect(segment.batches).toHaveLength(1);
        const batch = segment.batches[0]!;
        for (const name of Object.keys(fields) as (keyof typeof fields)[])
          expect(batch[name]).toBe(fields[name]);
        expect(batch.crc).toBe(crc32(recordBytes));
        expect(new Uint8Array(batch.records ?? [])).toEqual(recordBytes);
        const view = viewOf(bytes)!;
        expect(batch.headCrc).toBe(crc32(bytes, view.headStart, view.headEnd));
      }),
      seeded(500),
    );
  });

  it("reads what generated code encodes, with deltas, flags, attributes and fields of later versions", () => {
    const inner = Buffer.concat([
      v1.StoredBatch.encode({
        baseOffset: 100,
        count: 3,
        offsetDeltas: [0, 4, 300],
        flags: 1,
        attributes: Uint8Array.of(1, 2),
        crc: crc32(Uint8Array.of(7, 8)),
        records: Uint8Array.of(7, 8),
      }).finish(),
      // Field 1000, a varint.
      Uint8Array.of(0xc0, 0x3e, 5),
    ]);
    const bytes = Uint8Array.of(0x0a, inner.length, ...inner);
    const view = viewOf(bytes)!;
    expect(view).toMatchObject({
      baseOffset: 100,
      count: 3,
      flags: 1,
      offsetDeltas: [0, 4, 300],
      endOffset: 401,
    });
    expect([0, 1, 2].map((record) => view.offsetOf(record))).toEqual([100, 104, 400]);
    expect(view.crcMatches(bytes)).toBe(true);
  });

  it("forgets the batch before: a view can be used again", () => {
    const view = new StoredBatchView();
    const bare = encodeBareBatch(v1.StoredBatch.encode({ baseOffset: 7 }).finish());
    readStoredBatch(sample, 0, sample.length, view);
    readStoredBatch(bare, 0, bare.length, view);
    expect(view).toMatchObject({
      baseOffset: 7,
      count: 0,
      producerId: 0,
      sequence: 0,
      crc: 0,
      epoch: 0,
      endOffset: 7,
    });
    expect(view.recordsStart).toBe(view.recordsEnd);
    expect(view.isIntact(bare)).toBe(true);
  });

  it("says 0 for a batch whose end has not come yet, at every length", () => {
    for (let end = 0; end < sample.length; end++) expect(viewOf(sample, 0, end)).toBeUndefined();
    expect(viewOf(sample)).toBeDefined();
  });

  it("tells a batch's size from its first bytes", () => {
    for (let end = 0; end < sample.length; end++)
      expect(storedBatchBytes(sample, 0, end)).toBe(end < 2 ? 0 : sample.length);
    expect(storedBatchBytes(Uint8Array.of(0, 5), 0, 2)).toBe(0);
  });
});

describe("an intact batch", () => {
  it("is one of which not a single bit was flipped", () => {
    for (const batch of [
      sample,
      encodeBareBatch(v1.StoredBatch.encode({ baseOffset: 7, header: { owner: "orders" } }).finish()),
    ]) {
      for (let bit = 0; bit < batch.length * 8; bit++) {
        const bytes = batch.slice();
        bytes[bit >> 3]! ^= 1 << (bit & 7);
        let intact = false;
        try {
          const view = new StoredBatchView();
          intact = readStoredBatch(bytes, 0, bytes.length, view) !== 0 && view.isIntact(bytes);
        } catch {
          // As good as told.
        }
        expect(intact, `bit ${bit}`).toBe(false);
      }
    }
  });

  it("does not swallow the batch behind it when its length was changed", () => {
    // Both lie in one range, and the first's length says that it reaches to the end of the second.
    const one = stored(
      {
        baseOffset: 0,
        appendTime: 1,
        count: 1,
        epoch: 1,
        producerId: 0,
        producerEpoch: 0,
        sequence: 0,
        codec: 0,
      },
      new Uint8Array(20),
    );
    const two = stored(
      {
        baseOffset: 1,
        appendTime: 1,
        count: 1,
        epoch: 1,
        producerId: 0,
        producerEpoch: 0,
        sequence: 0,
        codec: 0,
      },
      new Uint8Array(20),
    );
    const bytes = Uint8Array.of(...one, ...two);
    expect(one.length).toBeLessThan(64);
    bytes[1] = bytes.length - 2;
    const view = viewOf(bytes)!;
    expect(view.crcMatches(bytes)).toBe(true);
    expect(view.isIntact(bytes)).toBe(false);
  });

  it("does not swallow the batch behind it either where it has no records, as a segment's first", () => {
    const first = encodeBareBatch(v1.StoredBatch.encode({ baseOffset: 7 }).finish());
    const second = encodeBareBatch(v1.StoredBatch.encode({ baseOffset: 9, count: 3 }).finish());
    const bytes = Uint8Array.of(...first, ...second);
    expect(viewOf(bytes)!.isIntact(bytes)).toBe(true);
    bytes[1] = bytes.length - 2;
    expect(viewOf(bytes)!).toMatchObject({ baseOffset: 7, end: bytes.length });
    expect(viewOf(bytes)!.isIntact(bytes)).toBe(false);
  });

  it("has a head checksum: one without is not vouched for", () => {
    const bytes = v1.Segment.encode({
      batches: [{ baseOffset: 1, count: 1, crc: crc32(Uint8Array.of(5)), records: Uint8Array.of(5) }],
    }).finish();
    expect(viewOf(bytes)!.crcMatches(bytes)).toBe(true);
    expect(viewOf(bytes)!.isIntact(bytes)).toBe(false);
  });
});
