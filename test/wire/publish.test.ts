import { describe, expect, it } from "vitest";
import { v1 } from "../../src/wire/protobuf.ts";
import {
  batchesHeadSize,
  batchesSize,
  encodeAtomic,
  publishSize,
  putBatches,
  putBatchesHead,
  putPublish,
  readAtomic,
  readBatches,
  readPublish,
  type AtomicAck,
  type AtomicParts,
  type BatchRef,
  type PublishParts,
  type TargetBatches,
} from "../../src/wire/publish.ts";
import { publishReplySize, putPublishReply, readPublishReply } from "../../src/wire/publish-reply.ts";
import { fc, seeded } from "../fixtures/properties.ts";

const u32 = fc.oneof(fc.nat(200), fc.integer({ min: 0, max: 2 ** 32 - 1 }));
const u64 = fc.oneof(fc.nat(200), fc.maxSafeNat());
const name = fc.oneof(fc.string({ maxLength: 20 }), fc.string({ unit: "binary", maxLength: 80 }));

const batch: fc.Arbitrary<BatchRef> = fc
  .record({
    partition: fc.oneof(fc.constant(-1), u32),
    count: u32,
    crc: u32,
    codec: fc.nat(2),
    expectedOffset: fc.oneof(fc.constant(undefined), u64),
    records: fc.oneof(fc.uint8Array({ maxLength: 20 }), fc.uint8Array({ minLength: 120, maxLength: 140 })),
    margin: fc.nat(3),
  })
  // The records lie somewhere in a larger buffer, as they do in a received chunk.
  .map(({ records, margin, ...rest }) => ({
    ...rest,
    bytes: Uint8Array.of(...new Array<number>(margin).fill(0xee), ...records, 0xee),
    recordsStart: margin,
    recordsEnd: margin + records.length,
  }));
const target: fc.Arbitrary<TargetBatches> = fc.record({
  target: name,
  partitioningVersion: u64,
  batches: fc.array(batch, { maxLength: 4 }),
});
const stamp = fc.oneof(
  fc.record({ producerId: u64.filter((id) => id > 0), producerEpoch: u32, sequence: u64 }),
  fc.constant({ producerId: 0, producerEpoch: 0, sequence: 0 }),
);
const publish: fc.Arbitrary<PublishParts> = fc
  .tuple(target, stamp, fc.boolean())
  .map(([one, who, confirm]) => ({ ...one, ...who, confirm }));
const ack: fc.Arbitrary<AtomicAck> = fc.record({
  queueUid: u64,
  epoch: u32,
  consumerId: u64,
  numbers: fc.array(u64, { maxLength: 6 }),
});
const atomic: fc.Arbitrary<AtomicParts> = fc
  .tuple(fc.array(target, { maxLength: 3 }), stamp, fc.array(ack, { maxLength: 3 }))
  .map(([appends, who, acks]) => ({ ...who, appends, acks }));

/** UTF-16 that is not text (a lone surrogate) does not survive UTF-8. */
function throughUtf8(text: string): string {
  return Buffer.from(text).toString();
}

function recordsOf(one: BatchRef): number[] {
  return [...one.bytes.subarray(one.recordsStart, one.recordsEnd)];
}

function plainBatch({ bytes, recordsStart, recordsEnd, ...rest }: BatchRef) {
  return { ...rest, records: recordsOf({ bytes, recordsStart, recordsEnd, ...rest }) };
}

function plainTarget({ target, partitioningVersion, batches }: TargetBatches) {
  return { target: throughUtf8(target), partitioningVersion, batches: batches.map(plainBatch) };
}

function plainPublish(parts: PublishParts) {
  const { producerId, producerEpoch, sequence, confirm } = parts;
  return { producerId, producerEpoch, sequence, confirm, ...plainTarget(parts) };
}

function plainAtomic({ appends, ...who }: AtomicParts) {
  return { ...who, appends: appends.map(plainTarget) };
}

/** A batch as generated code takes and gives it. */
function wireBatch(one: BatchRef) {
  return {
    ...(one.partition < 0 ? {} : { partition: one.partition }),
    count: one.count,
    crc: one.crc,
    codec: one.codec,
    ...(one.expectedOffset === undefined ? {} : { expectedOffset: one.expectedOffset }),
    records: Uint8Array.from(recordsOf(one)),
  };
}

function fromWire(one: InstanceType<typeof v1.PartitionBatch>) {
  const has = (field: string) => Object.hasOwn(one, field) && one[field as never] !== null;
  return {
    partition: has("partition") ? one.partition : -1,
    count: one.count,
    crc: one.crc,
    codec: one.codec,
    expectedOffset: has("expectedOffset") ? one.expectedOffset : undefined,
    records: [...one.records],
  };
}

function encodePublish(parts: PublishParts): Uint8Array {
  const bytes = new Uint8Array(publishSize(parts));
  expect(putPublish(bytes, 0, parts)).toBe(bytes.length);
  return bytes;
}

/** `bytes` between other bytes: what lies outside must make no difference. */
function between(bytes: Uint8Array): [Uint8Array, number, number] {
  const around = new Uint8Array(bytes.length + 8).fill(0x0a);
  around.set(bytes, 5);
  return [around, 5, 5 + bytes.length];
}

describe("PublishRequest by hand", () => {
  it("is read as it was written", () => {
    fc.assert(
      fc.property(publish, (parts) => {
        expect(plainPublish(readPublish(...between(encodePublish(parts))))).toEqual(plainPublish(parts));
      }),
      seeded(500),
    );
  });

  it("is what generated code decodes", () => {
    fc.assert(
      fc.property(publish, (parts) => {
        const request = v1.PublishRequest.decode(encodePublish(parts));
        const { producerId, producerEpoch, sequence, confirm, partitioningVersion } = request;
        expect({
          producerId,
          producerEpoch,
          sequence,
          confirm: Number(confirm) === 0,
          target: request.target,
          partitioningVersion,
          batches: request.batches.map((one) => fromWire(one as InstanceType<typeof v1.PartitionBatch>)),
        }).toEqual(plainPublish(parts));
      }),
      seeded(500),
    );
  });

  it("reads what generated code encodes", () => {
    fc.assert(
      fc.property(publish, (parts) => {
        const bytes = v1.PublishRequest.encode({
          ...parts,
          confirm: parts.confirm ? 0 : 1,
          batches: parts.batches.map(wireBatch),
        }).finish();
        expect(plainPublish(readPublish(...between(bytes)))).toEqual(plainPublish(parts));
      }),
      seeded(500),
    );
  });

  it("leaves records where they are: a view of the request's bytes", () => {
    const [one] = fc.sample(
      publish.filter((parts) => parts.batches.length > 0),
      { numRuns: 1, seed: 1 },
    );
    const bytes = encodePublish(one!);
    for (const { bytes: from } of readPublish(bytes, 0, bytes.length).batches) expect(from).toBe(bytes);
  });

  it("keeps a byte order mark that a target begins with: it is another target", () => {
    const parts = {
      partitioningVersion: 0,
      producerId: 0,
      producerEpoch: 0,
      sequence: 0,
      confirm: true,
      batches: [],
    };
    const bytes = encodePublish({ ...parts, target: "\ufefforders" });
    expect(readPublish(bytes, 0, bytes.length).target).toBe("\ufefforders");
  });

  it("refuses a target that is not UTF-8", () => {
    expect(() => readPublish(Uint8Array.of(0x0a, 2, 0xc3, 0x28), 0, 4)).toThrow(TypeError);
  });
});

describe("AtomicRequest by hand", () => {
  it("is read as it was written, and by generated code as well", () => {
    fc.assert(
      fc.property(atomic, (parts) => {
        const bytes = encodeAtomic(parts);
        expect(plainAtomic(readAtomic(...between(bytes)))).toEqual(plainAtomic(parts));
        const { producerId, producerEpoch, sequence, appends, acks } = v1.AtomicRequest.decode(bytes);
        expect({
          producerId,
          producerEpoch,
          sequence,
          appends: appends.map((append) => ({
            target: append.target,
            partitioningVersion: append.partitioningVersion,
            batches: (append.batches ?? []).map((one) =>
              fromWire(one as InstanceType<typeof v1.PartitionBatch>),
            ),
          })),
          acks: acks.map(({ queueUid, epoch, consumerId, numbers }) => ({
            queueUid,
            epoch,
            consumerId,
            numbers,
          })),
        }).toEqual(plainAtomic(parts));
      }),
      seeded(500),
    );
  });

  it("reads what generated code encodes", () => {
    fc.assert(
      fc.property(atomic, ({ appends, ...who }) => {
        const bytes = v1.AtomicRequest.encode({
          ...who,
          appends: appends.map(({ batches, ...rest }) => ({ ...rest, batches: batches.map(wireBatch) })),
        }).finish();
        expect(plainAtomic(readAtomic(...between(bytes)))).toEqual(plainAtomic({ ...who, appends }));
      }),
      seeded(500),
    );
  });
});

describe("batches as field 15", () => {
  it("take the bytes that were announced, and no others", () => {
    fc.assert(
      fc.property(fc.array(batch, { maxLength: 4 }), (batches) => {
        const size = batchesSize(batches);
        const bytes = new Uint8Array(size + 4).fill(0xee);
        expect(putBatches(bytes, 2, batches)).toBe(2 + size);
        expect([bytes[0], bytes[1], bytes[size + 2], bytes[size + 3]]).toEqual([0xee, 0xee, 0xee, 0xee]);
      }),
      seeded(200),
    );
  });
});

describe("PublishReply by hand", () => {
  const reply = fc.record({
    duplicate: fc.boolean(),
    appendTime: u64,
    results: fc.array(fc.tuple(u32, u64, u32), { maxLength: 40 }).map((triples) => triples.flat()),
  });

  it("is read as it was written, and by generated code as well", () => {
    fc.assert(
      fc.property(reply, (parts) => {
        const bytes = new Uint8Array(publishReplySize(parts));
        expect(putPublishReply(bytes, 0, parts)).toBe(bytes.length);
        expect(readPublishReply(...between(bytes))).toEqual(parts);
        const { duplicate, appendTime, results } = v1.PublishReply.decode(bytes);
        expect({
          duplicate,
          appendTime,
          results: results.flatMap((one) => [one.partition ?? 0, one.baseOffset ?? 0, one.count ?? 0]),
        }).toEqual(parts);
      }),
      seeded(500),
    );
  });

  it("reads what generated code encodes", () => {
    fc.assert(
      fc.property(reply, (parts) => {
        const results = [];
        for (let i = 0; i < parts.results.length; i += 3) {
          const [partition, baseOffset, count] = parts.results.slice(i, i + 3) as [number, number, number];
          results.push({ partition, baseOffset, count });
        }
        const bytes = v1.PublishReply.encode({ ...parts, results }).finish();
        expect(readPublishReply(...between(bytes))).toEqual(parts);
      }),
      seeded(300),
    );
  });
});

describe("Batches by hand", () => {
  it("wraps a range of a segment so that generated code decodes it, and finds the range again", () => {
    const range = fc.array(
      fc.record({ baseOffset: u64, count: u32, records: fc.uint8Array({ maxLength: 30 }) }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(u64, u32, u64, range, (subscription, partition, endOffset, batches) => {
        const segment = v1.Segment.encode({ batches }).finish();
        const headBytes = batchesHeadSize(subscription, partition, endOffset);
        const bytes = new Uint8Array(headBytes + segment.length);
        expect(putBatchesHead(bytes, 0, subscription, partition, endOffset)).toBe(headBytes);
        bytes.set(segment, headBytes);
        expect(readBatches(...between(bytes))).toEqual({
          subscription,
          partition,
          endOffset,
          batchesStart: 5 + headBytes,
          batchesEnd: 5 + bytes.length,
        });
        const decoded = v1.Batches.decode(bytes);
        expect(decoded).toMatchObject({ subscription, partition, endOffset });
        expect(v1.Segment.encode({ batches: decoded.batches }).finish()).toEqual(segment);
      }),
      seeded(300),
    );
  });
});

describe("reading hostile requests", () => {
  it("refuses a sequence, a producer or an offset above 2^53 - 1", () => {
    const huge = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01];
    for (const tag of [0x10, 0x18, 0x28])
      expect(() => readPublish(Uint8Array.of(tag, ...huge), 0, 11)).toThrow(RangeError);
    for (const tag of [0x20])
      expect(() => readPublish(Uint8Array.of(tag, ...huge), 0, 11)).toThrow(RangeError);
    expect(() => readAtomic(Uint8Array.of(0x18, ...huge), 0, 11)).toThrow(RangeError);
    expect(() => readPublishReply(Uint8Array.of(0x18, ...huge), 0, 11)).toThrow(RangeError);
  });

  it("never lets a batch reach outside its field", () => {
    // A nested batch of 3 bytes whose records claim 5: the bytes behind belong to the next field.
    const bytes = Uint8Array.of(0x7a, 3, 0x7a, 5, 1, 2, 3, 4, 5, 6);
    expect(() => readPublish(bytes, 0, bytes.length)).toThrow(RangeError);
  });
});
