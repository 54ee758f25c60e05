/** What lies in a segment file: cut into batches, each checked, as the segment reader serves them. */
import { crc32 } from "node:zlib";
import { FieldReader, putU32 } from "../../../src/base/bytes.ts";
import { wholeBatches } from "../../../src/storage/segment-reader.ts";
import { v1 } from "../../../src/wire/protobuf.ts";
import {
  encodeBareBatch,
  putStoredBatchHead,
  readStoredBatch,
  storedBatchBytes,
  storedBatchSize,
  StoredBatchView,
  type BatchHead,
} from "../../../src/wire/stored-batch.ts";
import { fc, seeded } from "../../fixtures/properties.ts";
import { encodedRecords, validRecords } from "../../fixtures/valid-values.ts";
import type { Dice } from "../dice.ts";
import { joined } from "../golden.ts";
import { digest, digestText, holds, sameBytes, type FuzzTarget } from "../target.ts";

const view = new StoredBatchView();
const again = new StoredBatchView();
const fields = new FieldReader(new Uint8Array(0));
const scratch = new Uint8Array(64 * 1024);

const u32 = fc.oneof(fc.nat(200), fc.integer({ min: 0, max: 2 ** 32 - 1 }));
const u64 = fc.oneof(fc.nat(200), fc.maxSafeNat());
const stored = fc
  .record({
    baseOffset: u64,
    appendTime: u64,
    count: u32,
    epoch: u32,
    producerId: fc.oneof(fc.constant(0), u64),
    producerEpoch: u32,
    sequence: u64,
    codec: fc.nat(2),
    records: validRecords(2).map(encodedRecords),
  })
  .map(({ records, ...head }) => written({ ...head, crc: crc32(records) }, records));

function written(head: BatchHead, records: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(storedBatchSize(head, records.length));
  bytes.set(records, putStoredBatchHead(bytes, 0, head, records.length));
  return bytes;
}

const OWNER = 278_528;

/** As a segment begins; and a batch as a later version may write it. */
const header = encodeBareBatch(
  v1.StoredBatch.encode({
    baseOffset: 7,
    appendTime: 1_700_000_000_000,
    header: {
      formatVersion: 1,
      owner: "orders",
      ownerUid: 17,
      partitionUid: OWNER,
      partition: 0,
      baseOffset: 7,
    },
  }).finish(),
);
const bare = encodeBareBatch(v1.StoredBatch.encode({ baseOffset: 3 }).finish());
const sparse = encodeBareBatch(
  v1.StoredBatch.encode({
    baseOffset: 9,
    count: 3,
    offsetDeltas: [0, 4, 300],
    flags: 1,
    attributes: Uint8Array.of(1, 2),
  }).finish(),
);

/** A batch as it follows on another. */
function continued(baseOffset: number, count: number): Uint8Array {
  const records = Uint8Array.of(1, 2, 3);
  const head = { baseOffset, count, appendTime: 5, epoch: 2, producerId: 9, producerEpoch: 1, sequence: 4 };
  return written({ ...head, codec: 0, crc: crc32(records) }, records);
}

/**
 * Makes the checksums of all batches fit what is there. In some inputs one length then swallows the batch behind it: what
 * was checked is all still there, and what was a batch looks like a field of a later version.
 */
function mend(bytes: Uint8Array, start: number, end: number, dice: Dice): void {
  mendChecksums(bytes, start, end, dice);
  if (!dice.oneIn(12)) return;
  try {
    const next = readStoredBatch(bytes, start, end, view);
    if (next === 0) return;
    const { headStart } = view;
    const afterNext = readStoredBatch(bytes, next, end, again);
    const length = afterNext - headStart;
    // As many bytes as the length had: one or two.
    if (headStart - start === 2 && length > 0 && length < 0x80) bytes[start + 1] = length;
    if (headStart - start === 3 && length >= 0x80 && length < 0x4000) {
      bytes[start + 1] = 0x80 | length;
      bytes[start + 2] = length >> 7;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
}

function mendChecksums(bytes: Uint8Array, start: number, end: number, dice: Dice): void {
  let at = start;
  try {
    while (at < end && (bytes[at] === 0x0a || dice.oneIn(2))) {
      bytes[at] = 0x0a;
      const next = readStoredBatch(bytes, at, end, view);
      if (next === 0) return;
      if (view.recordsEnd === view.end && view.headEnd !== 0) {
        // The producer's CRC stands before the head's: 4d crc(4) 75 …
        if (bytes[view.headEnd - 5] === 0x4d)
          putU32(bytes, view.headEnd - 4, crc32(bytes.subarray(view.recordsStart, view.recordsEnd)));
        putU32(bytes, view.headEnd + 1, crc32(bytes.subarray(view.headStart, view.headEnd)));
      }
      at = next;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
}

/** The batch in `view` is what its checksums say, and written again it is the same. */
function checkBatch(bytes: Uint8Array): number {
  const { recordsStart, recordsEnd, headStart, headEnd, headCrc, crc } = view;
  holds(
    crc32(bytes.subarray(recordsStart, recordsEnd)) === crc,
    "records that do not match their checksum are served",
  );
  holds(
    crc32(bytes.subarray(headStart, headEnd)) === headCrc,
    "a head that does not match its checksum is served",
  );
  fields.reset(bytes, headEnd + 5, view.end);
  if (fields.at < view.end) {
    holds(fields.varint() === 0x7a, "a field that no checksum covers is served");
    fields.lengthDelimited();
    holds(fields.at === view.end, "bytes that no checksum covers are served");
  }
  let hash = digest(digest(digest(view.baseOffset, view.endOffset), view.appendTime), view.count);
  hash = digest(digest(digest(hash, view.producerId), view.sequence), view.offsetOf(1));
  const length = recordsEnd - recordsStart;
  const at = putStoredBatchHead(scratch, 0, view, length);
  holds(at + length === storedBatchSize(view, length), "a batch is as long as announced");
  scratch.set(bytes.subarray(recordsStart, recordsEnd), at);
  holds(readStoredBatch(scratch, 0, at + length, again) === at + length, "a batch written again is cut off");
  holds(
    again.isIntact(scratch) &&
      again.baseOffset === view.baseOffset &&
      again.appendTime === view.appendTime &&
      again.count === view.count &&
      again.epoch === view.epoch &&
      again.codec === view.codec &&
      again.producerId === view.producerId &&
      (view.producerId === 0 ||
        (again.sequence === view.sequence && again.producerEpoch === view.producerEpoch)) &&
      sameBytes(scratch, again.recordsStart, again.recordsEnd, bytes, recordsStart, recordsEnd),
    "a batch written again is another",
  );
  return hash;
}

/** What the first batch says of itself: the one before it would have said so. */
function placeOf(range: Uint8Array): [offset: number, owner: number | undefined] {
  try {
    if (readStoredBatch(range, 0, range.length, view) === 0) return [0, undefined];
    return [view.baseOffset, view.count === 0 ? OWNER : undefined];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [0, undefined];
  }
}

export const target: FuzzTarget = {
  name: "stored-batches",
  samples: [
    header,
    sparse,
    joined(bare, header, sparse),
    joined(header, sparse, bare),
    joined(header, continued(7, 3), continued(10, 1), continued(11, 200)),
    joined(continued(100, 1), continued(101, 2), continued(104, 1)),
    ...fc.sample(stored, seeded(60)),
    ...fc.sample(fc.tuple(stored, stored), seeded(40)).map((two) => joined(header, ...two)),
  ],
  mend,
  read(bytes, start, end) {
    const range = bytes.subarray(start, end);
    const served = wholeBatches(range, ...placeOf(range));
    const claimed = storedBatchBytes(bytes, start, end);
    if (typeof served === "string") return digestText(digest(claimed, 1), served);
    const { bytes: whole, endOffset } = served;
    let expected: number | undefined;
    let hash = digest(claimed, whole.length);
    for (let at = 0; at < whole.length;) {
      const next = readStoredBatch(whole, at, whole.length, view);
      holds(next > at, "what is served ends inside a batch");
      hash = digest(hash, checkBatch(whole));
      holds(view.baseOffset === (expected ?? view.baseOffset), "a batch is served where another was next");
      expected = view.endOffset;
      at = next;
    }
    holds(endOffset === (expected ?? endOffset), "another end is told than the last batch has");
    return hash;
  },
  // It never throws: what cannot be read is left out, and why is said.
  refuses: () => false,
  covers: [
    { file: "wire/stored-batch.ts", least: 0.95 },
    { file: "storage/segment-reader.ts", functions: /^wholeBatches$/, least: 0.9 },
  ],
};
