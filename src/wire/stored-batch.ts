/**
 * StoredBatch by hand: what lies in segments and travels to readers.
 *
 *   in a Segment, and in Batches:   0a len StoredBatch │ 0a len StoredBatch │ …
 *   StoredBatch   09 base_offset(8) 11 append_time(8) 18 count 20 epoch [28 producer 30 producer_epoch
 *                 38 sequence] [40 codec] 4d crc(4) [50 flags] [5a deltas] [62 attributes] 75 head crc(4)
 *                 7a len records
 *
 * `records` is always last, so everything before it is a head that is written when the batch is
 * applied, and the producer's bytes follow untouched. The producer's CRC covers the records, the head
 * CRC everything before itself; the two lengths vouch for each other.
 */
import { FieldReader, putU32, putU64, putVarint, varintSize } from "../base/bytes.ts";
import { crc32 } from "../base/crc32.ts";

/** The fields of a StoredBatch but its records. */
export interface BatchHead {
  baseOffset: number;
  /** Milliseconds since the Unix epoch. */
  appendTime: number;
  count: number;
  epoch: number;
  producerId: number;
  producerEpoch: number;
  sequence: number;
  codec: number;
  crc: number;
  /** Absent = 0. */
  flags?: number;
}

/** The server made records and CRC anew. */
export const FLAG_REWRITTEN = 1;

/** Tag and value of head_crc, the head's last field. */
const HEAD_CRC_BYTES = 5;
const HEAD_CRC_TAG = 0x75;
const RECORDS_TAG = 0x7a;

function headSize(head: BatchHead): number {
  let size = 9 + 9 + 1 + varintSize(head.count) + 1 + varintSize(head.epoch) + 5 + HEAD_CRC_BYTES;
  if (head.producerId !== 0) {
    size += 3 + varintSize(head.producerId) + varintSize(head.producerEpoch) + varintSize(head.sequence);
  }
  if (head.codec !== 0) size += 1 + varintSize(head.codec);
  if (head.flags !== undefined && head.flags !== 0) size += 1 + varintSize(head.flags);
  return size;
}

/** Bytes of the batch as a field of Segment (tag and length included). */
export function storedBatchSize(head: BatchHead, recordBytes: number): number {
  const inner = headSize(head) + 1 + varintSize(recordBytes) + recordBytes;
  return 1 + varintSize(inner) + inner;
}

/** Writes everything up to the records, tag and length included; returns where the records go. */
export function putStoredBatchHead(
  bytes: Uint8Array,
  at: number,
  head: BatchHead,
  recordBytes: number,
): number {
  const inner = headSize(head) + 1 + varintSize(recordBytes) + recordBytes;
  bytes[at++] = 0x0a;
  at = putVarint(bytes, at, inner);
  const start = at;
  bytes[at++] = 0x09;
  putU64(bytes, at, head.baseOffset);
  at += 8;
  bytes[at++] = 0x11;
  putU64(bytes, at, head.appendTime);
  at += 8;
  bytes[at++] = 0x18;
  at = putVarint(bytes, at, head.count);
  bytes[at++] = 0x20;
  at = putVarint(bytes, at, head.epoch);
  if (head.producerId !== 0) {
    bytes[at++] = 0x28;
    at = putVarint(bytes, at, head.producerId);
    bytes[at++] = 0x30;
    at = putVarint(bytes, at, head.producerEpoch);
    bytes[at++] = 0x38;
    at = putVarint(bytes, at, head.sequence);
  }
  if (head.codec !== 0) {
    bytes[at++] = 0x40;
    at = putVarint(bytes, at, head.codec);
  }
  bytes[at++] = 0x4d;
  putU32(bytes, at, head.crc);
  at += 4;
  if (head.flags !== undefined && head.flags !== 0) {
    bytes[at++] = 0x50;
    at = putVarint(bytes, at, head.flags);
  }
  at = putHeadCrc(bytes, start, at);
  bytes[at++] = RECORDS_TAG;
  return putVarint(bytes, at, recordBytes);
}

function putHeadCrc(bytes: Uint8Array, start: number, at: number): number {
  bytes[at] = HEAD_CRC_TAG;
  putU32(bytes, at + 1, crc32(bytes, start, at));
  return at + HEAD_CRC_BYTES;
}

/** A StoredBatch without records, from its encoded fields, as a field of Segment. */
export function encodeBareBatch(fields: Uint8Array): Uint8Array {
  const inner = fields.length + HEAD_CRC_BYTES;
  const bytes = new Uint8Array(1 + varintSize(inner) + inner);
  bytes[0] = 0x0a;
  const start = putVarint(bytes, 1, inner);
  bytes.set(fields, start);
  putHeadCrc(bytes, start, start + fields.length);
  return bytes;
}

/** One batch found in a range; offsets index into the walked bytes. */
export class StoredBatchView implements BatchHead {
  baseOffset = 0;
  appendTime = 0;
  count = 0;
  epoch = 0;
  producerId = 0;
  producerEpoch = 0;
  sequence = 0;
  codec = 0;
  crc = 0;
  flags = 0;
  /** Where the batch's field (tag included) begins and ends. */
  start = 0;
  end = 0;
  recordsStart = 0;
  recordsEnd = 0;
  /** Where the fields begin, and where the head CRC stands; 0 = it has none. */
  headStart = 0;
  headEnd = 0;
  headCrc = 0;
  /** Ascending deltas to baseOffset; undefined = dense. */
  offsetDeltas: number[] | undefined = undefined;

  /** Offset after the batch's last record. */
  get endOffset(): number {
    const last = this.offsetDeltas?.at(-1);
    return this.baseOffset + (last === undefined ? this.count : last + 1);
  }

  offsetOf(record: number): number {
    return (
      this.baseOffset + (this.offsetDeltas === undefined ? record : (this.offsetDeltas[record] ?? record))
    );
  }

  crcMatches(bytes: Uint8Array): boolean {
    return crc32(bytes, this.recordsStart, this.recordsEnd) === this.crc;
  }

  /** Offsets, times, counts and lengths are as they were stored. */
  headIsIntact(bytes: Uint8Array): boolean {
    return (
      this.headEnd !== 0 &&
      this.#endsWithRecords(bytes) &&
      crc32(bytes, this.headStart, this.headEnd) === this.headCrc
    );
  }

  /**
   * Behind the head there are its records, up to the end, or nothing. A batch's own length stands under no checksum: one
   * that reaches to the end of a later batch must not make that a field nobody knows, and lost without a word.
   */
  #endsWithRecords(bytes: Uint8Array): boolean {
    const rest = this.headEnd + HEAD_CRC_BYTES;
    if (rest === this.end) return true;
    const length = this.recordsEnd - this.recordsStart;
    return (
      bytes[rest] === RECORDS_TAG &&
      this.recordsStart === rest + 1 + varintSize(length) &&
      this.recordsEnd === this.end
    );
  }

  /** Every byte is as it was stored: head, lengths and records. */
  isIntact(bytes: Uint8Array): boolean {
    return this.headIsIntact(bytes) && this.crcMatches(bytes);
  }
}

const reader = new FieldReader(new Uint8Array(0));

/**
 * Reads the batch whose field begins at `at` into `view`; returns the position after it, or 0 when
 * the range ends inside the batch.
 * @throws RangeError on bytes that are no StoredBatch
 */
export function readStoredBatch(bytes: Uint8Array, at: number, end: number, view: StoredBatchView): number {
  if (at >= end) return 0;
  if (bytes[at] !== 0x0a) throw new RangeError(`tag ${bytes[at]} where a batch should begin`);
  let length = 0;
  let scale = 1;
  let p = at + 1;
  for (;;) {
    if (p >= end) return 0;
    if (scale > 0x1000_0000) throw new RangeError("a batch's length is too long");
    const byte = bytes[p++]!;
    length += (byte & 0x7f) * scale;
    if (byte < 0x80) break;
    scale *= 0x80;
  }
  const stop = p + length;
  if (stop > end) return 0;
  view.start = at;
  view.end = stop;
  readFields(reader.reset(bytes, p, stop), view);
  return stop;
}

/** Bytes of the batch whose field begins at `at`, as its length says; 0 when that cannot be read. */
export function storedBatchBytes(bytes: Uint8Array, at: number, end: number): number {
  const start = new FieldReader(bytes, at, end);
  try {
    return start.varint() === 0x0a ? start.varint() + start.at - at : 0;
  } catch {
    return 0;
  }
}

function readFields(reader: FieldReader, view: StoredBatchView): void {
  view.baseOffset = 0;
  view.appendTime = 0;
  view.count = 0;
  view.epoch = 0;
  view.producerId = 0;
  view.producerEpoch = 0;
  view.sequence = 0;
  view.codec = 0;
  view.crc = 0;
  view.flags = 0;
  view.recordsStart = reader.end;
  view.recordsEnd = reader.end;
  view.headStart = reader.at;
  view.headEnd = 0;
  view.headCrc = 0;
  view.offsetDeltas = undefined;
  while (reader.at < reader.end) {
    const tag = reader.varint();
    switch (tag) {
      case 0x09:
        view.baseOffset = reader.fixed64();
        break;
      case 0x11:
        view.appendTime = reader.fixed64();
        break;
      case 0x18:
        view.count = reader.uint32();
        break;
      case 0x20:
        view.epoch = reader.uint32();
        break;
      case 0x28:
        view.producerId = reader.varint();
        break;
      case 0x30:
        view.producerEpoch = reader.uint32();
        break;
      case 0x38:
        view.sequence = reader.varint();
        break;
      case 0x40:
        view.codec = reader.uint32();
        break;
      case 0x4d:
        view.crc = reader.fixed32();
        break;
      case 0x50:
        view.flags = reader.uint32();
        break;
      case 0x5a:
        view.offsetDeltas = readDeltas(reader);
        break;
      case HEAD_CRC_TAG:
        view.headEnd = reader.at - 1;
        view.headCrc = reader.fixed32();
        break;
      case RECORDS_TAG:
        view.recordsStart = reader.lengthDelimited();
        view.recordsEnd = reader.at;
        break;
      default:
        reader.skip(tag & 7);
    }
  }
}

function readDeltas(reader: FieldReader): number[] {
  const start = reader.lengthDelimited();
  const inner = new FieldReader(reader.bytes, start, reader.at);
  const deltas: number[] = [];
  while (inner.at < inner.end) deltas.push(inner.uint32());
  return deltas;
}
