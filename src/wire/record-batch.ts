/**
 * RecordBatch by hand: the bytes producers make, segments hold and consumers open. The encoder
 * writes straight into one growing buffer (23–33 M small records/s against 6–11 M for generated
 * code); the decoder walks a batch and opens a record only when somebody looks at it.
 *
 *   RecordBatch   08 base_timestamp │ 12 len Record │ 12 len Record │ …
 *   Record        [0a len value] [12 len key] [18 zigzag timestamp_delta] [22 len Header]* [2a subject] …
 */
import { FieldReader, putVarint, varintSize } from "../base/bytes.ts";
import { SluiceFault } from "../base/errors.ts";

export type HeaderEntry = readonly [name: string, value: Uint8Array | string];

/** What a record may carry; see Record in proto/sluice/v1/record.proto. Strings are written as UTF-8. */
export interface RecordFields {
  readonly value: Uint8Array | string;
  readonly key?: Uint8Array | string | undefined;
  /** Milliseconds since the Unix epoch. */
  readonly timestamp: number;
  readonly headers?: readonly HeaderEntry[] | undefined;
  readonly subject?: string | undefined;
  readonly contentType?: string | undefined;
  readonly messageId?: string | undefined;
  readonly traceparent?: string | undefined;
  readonly tracestate?: string | undefined;
  /** Queues only, as the next five. */
  readonly priority?: number | undefined;
  readonly deliverAt?: number | undefined;
  readonly expiresAt?: number | undefined;
  readonly delayMs?: number | undefined;
  readonly ttlMs?: number | undefined;
  readonly orderKey?: Uint8Array | string | undefined;
}

const utf8 = new TextEncoder();
let scratch = new Uint8Array(4096);

/** Encodes text into the shared scratch buffer; returns its length there. */
function toScratch(text: string): number {
  if (text.length * 3 > scratch.length) scratch = new Uint8Array(text.length * 3);
  return utf8.encodeInto(text, scratch).written;
}

const EMPTY: Uint8Array = new Uint8Array(0);

/** Encodes records of one batch. `reset` between batches; the buffer is reused and only grows. */
export class RecordBatchEncoder {
  count = 0;
  #bytes: Uint8Array;
  #at = 0;
  #baseTimestamp = 0;

  constructor(initialBytes = 1024) {
    this.#bytes = new Uint8Array(initialBytes);
  }

  /** Bytes so far. */
  get size(): number {
    return this.#at;
  }

  /** Bytes of memory held. */
  get capacity(): number {
    return this.#bytes.length;
  }

  reset(): void {
    this.count = 0;
    this.#at = 0;
  }

  /** Appends a record; returns its size in bytes, framing excluded. */
  add(record: RecordFields): number {
    const key = typeof record.key === "string" ? utf8.encode(record.key) : record.key;
    return this.append(record.value, key, record.timestamp, hasRest(record) ? encodeRest(record) : EMPTY);
  }

  /**
   * Appends a record of value, key and time, and `rest`: its other fields, encoded by encodeRest. The
   * producers' hot path: 25 ns at 100 bytes. Returns its size in bytes, framing excluded.
   */
  append(
    value: Uint8Array | string,
    key: Uint8Array | undefined,
    timestamp: number,
    rest: Uint8Array,
  ): number {
    if (typeof value === "string") {
      // First the length: writing may put a larger buffer in scratch's place.
      const length = toScratch(value);
      value = scratch.subarray(0, length);
    }
    let zigzag = 0;
    if (this.count === 0) {
      this.#reserve(16);
      this.#baseTimestamp = timestamp;
      this.#bytes[0] = 0x08;
      this.#at = putVarint(this.#bytes, 1, timestamp);
    } else {
      const delta = timestamp - this.#baseTimestamp;
      zigzag = delta >= 0 ? delta * 2 : -delta * 2 - 1;
    }
    let size = value.length === 0 ? 0 : 1 + varintSize(value.length) + value.length;
    if (key !== undefined) size += 1 + varintSize(key.length) + key.length;
    if (zigzag !== 0) size += 1 + varintSize(zigzag);
    size += rest.length;

    this.#reserve(1 + varintSize(size) + size);
    const bytes = this.#bytes;
    let at = this.#at;
    bytes[at++] = 0x12;
    at = putVarint(bytes, at, size);
    if (value.length !== 0) {
      bytes[at++] = 0x0a;
      at = putVarint(bytes, at, value.length);
      bytes.set(value, at);
      at += value.length;
    }
    if (key !== undefined) {
      bytes[at++] = 0x12;
      at = putVarint(bytes, at, key.length);
      bytes.set(key, at);
      at += key.length;
    }
    if (zigzag !== 0) {
      bytes[at++] = 0x18;
      at = putVarint(bytes, at, zigzag);
    }
    if (rest.length !== 0) {
      bytes.set(rest, at);
      at += rest.length;
    }
    this.#at = at;
    this.count++;
    return size;
  }

  /** Takes the last record back: `size` is what it was before it was added. */
  takeBack(size: number): void {
    this.#at = size;
    this.count--;
  }

  /** The batch so far: a view, valid until the next add or reset. */
  view(): Uint8Array {
    return this.#bytes.subarray(0, this.#at);
  }

  #reserve(more: number): void {
    const wanted = this.#at + more;
    if (wanted <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(wanted, this.#bytes.length * 2));
    grown.set(this.#bytes.subarray(0, this.#at));
    this.#bytes = grown;
  }
}

function hasRest(record: RecordFields): boolean {
  return (
    (record.headers !== undefined && record.headers.length !== 0) ||
    record.subject !== undefined ||
    record.contentType !== undefined ||
    record.messageId !== undefined ||
    record.traceparent !== undefined ||
    record.tracestate !== undefined ||
    record.priority !== undefined ||
    record.deliverAt !== undefined ||
    record.expiresAt !== undefined ||
    record.delayMs !== undefined ||
    record.ttlMs !== undefined ||
    record.orderKey !== undefined
  );
}

/** The fields of a record but value, key and timestamp, for RecordBatchEncoder.append. */
export function encodeRest(record: Omit<RecordFields, "value" | "timestamp">): Uint8Array {
  const parts: Uint8Array[] = [];
  const text = (field: number, value: string | undefined): void => {
    if (value !== undefined && value !== "") parts.push(delimited(field, utf8.encode(value)));
  };
  for (const [name, value] of record.headers ?? []) {
    const nameBytes = utf8.encode(name);
    const valueBytes = typeof value === "string" ? utf8.encode(value) : value;
    const inner: Uint8Array[] = [];
    if (nameBytes.length !== 0) inner.push(delimited(1, nameBytes));
    if (valueBytes.length !== 0) inner.push(delimited(2, valueBytes));
    parts.push(delimited(4, joined(inner)));
  }
  const number = (field: number, value: number | undefined): void => {
    if (value === undefined) return;
    const bytes = new Uint8Array(1 + varintSize(value));
    bytes[0] = field * 8;
    putVarint(bytes, 1, value);
    parts.push(bytes);
  };
  text(5, record.subject);
  text(6, record.contentType);
  text(7, record.messageId);
  number(8, record.priority);
  number(9, record.deliverAt);
  number(10, record.expiresAt);
  const { orderKey } = record;
  if (orderKey !== undefined)
    parts.push(delimited(11, typeof orderKey === "string" ? utf8.encode(orderKey) : orderKey));
  text(12, record.traceparent);
  text(13, record.tracestate);
  number(14, record.delayMs);
  number(15, record.ttlMs);
  return joined(parts);
}

function delimited(field: number, value: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + varintSize(value.length) + value.length);
  bytes[0] = field * 8 + 2;
  bytes.set(value, putVarint(bytes, 1, value.length));
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  let size = 0;
  for (const part of parts) size += part.length;
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/**
 * Checks that `bytes[start, end)` is a RecordBatch of exactly `count` records, none larger than
 * `maxRecordBytes`, base_timestamp first, by stepping over the records without opening them (about 5 ns each): offsets are
 * given by count, so a wrong count would shift every later message.
 * @throws SluiceFault CORRUPT_BATCH, MESSAGE_TOO_LARGE
 */
export function checkRecordBatch(
  bytes: Uint8Array,
  start: number,
  end: number,
  count: number,
  maxRecordBytes: number,
): void {
  let at = start;
  let found = 0;
  while (at < end) {
    const tag = bytes[at++]!;
    if (tag === 0x12) {
      let length = 0;
      let shift = 1;
      for (;;) {
        if (at >= end || shift > 0x10_0000_0000) throw corrupt("a record's length is cut off");
        const byte = bytes[at++]!;
        length += (byte & 0x7f) * shift;
        if (byte < 0x80) break;
        shift *= 0x80;
      }
      if (length > maxRecordBytes) {
        throw new SluiceFault(
          "MESSAGE_TOO_LARGE",
          `a message of ${length} bytes exceeds the limit of ${maxRecordBytes}`,
          {
            limit: String(maxRecordBytes),
            length: String(length),
          },
        );
      }
      at += length;
      found++;
    } else if (tag === 0x08 && at === start + 1) {
      at = checkTimestamp(bytes, at, end);
    } else throw corrupt(`field tag ${tag} does not belong in a RecordBatch`);
  }
  if (at !== end) throw corrupt("the last record is cut off");
  if (found !== count) throw corrupt(`${found} records where ${count} were announced`);
}

/** Steps over base_timestamp, which must be a number that readers can take. */
function checkTimestamp(bytes: Uint8Array, at: number, end: number): number {
  const reader = new FieldReader(bytes, at, end);
  try {
    reader.varint();
  } catch {
    throw corrupt("base_timestamp is cut off or above 2^53 - 1");
  }
  return reader.at;
}

function corrupt(what: string): SluiceFault {
  return new SluiceFault("CORRUPT_BATCH", `not a whole RecordBatch: ${what}`);
}

/** Walks a RecordBatch. After each true `next()`, [recordStart, recordEnd) is the record. */
export class RecordBatchReader {
  baseTimestamp = 0;
  recordStart = 0;
  recordEnd = 0;
  readonly #reader = new FieldReader(EMPTY);

  reset(bytes: Uint8Array, start: number, end: number): this {
    this.#reader.reset(bytes, start, end);
    this.baseTimestamp = 0;
    return this;
  }

  /** @throws RangeError on malformed bytes */
  next(): boolean {
    const reader = this.#reader;
    while (reader.at < reader.end) {
      const tag = reader.varint();
      if (tag === 0x12) {
        this.recordStart = reader.lengthDelimited();
        this.recordEnd = reader.at;
        return true;
      }
      if (tag === 0x08) this.baseTimestamp = reader.varint();
      else reader.skip(tag & 7);
    }
    return false;
  }
}

/** A record opened: views of the batch's bytes. */
export interface OpenedRecord {
  value: Uint8Array;
  key: Uint8Array | undefined;
  /** Milliseconds since the Unix epoch. */
  timestamp: number;
  headers: [name: string, value: Uint8Array][];
  subject: string | undefined;
  contentType: string | undefined;
  messageId: string | undefined;
  traceparent: string | undefined;
  tracestate: string | undefined;
  priority: number | undefined;
  deliverAt: number | undefined;
  expiresAt: number | undefined;
  delayMs: number | undefined;
  ttlMs: number | undefined;
  orderKey: Uint8Array | undefined;
}

/** ignoreBOM: a U+FEFF at the beginning is the text's own. */
const utf8Decoder = new TextDecoder("utf-8", { ignoreBOM: true });

const valueReader = new FieldReader(EMPTY);

/** Only the value: what most readers look at. @throws RangeError on malformed bytes */
export function recordValue(bytes: Uint8Array, start: number, end: number): Uint8Array {
  if (start === end) return EMPTY;
  const reader = valueReader.reset(bytes, start, end);
  let value = EMPTY;
  while (reader.at < end) {
    const tag = reader.varint();
    if (tag === 0x0a) value = reader.bytesField();
    else reader.skip(tag & 7);
  }
  return value;
}

/** Everything in a record. @throws RangeError on malformed bytes */
export function openRecord(
  bytes: Uint8Array,
  start: number,
  end: number,
  baseTimestamp: number,
): OpenedRecord {
  const reader = new FieldReader(bytes, start, end);
  const record: OpenedRecord = {
    value: EMPTY,
    key: undefined,
    timestamp: baseTimestamp,
    headers: [],
    subject: undefined,
    contentType: undefined,
    messageId: undefined,
    traceparent: undefined,
    tracestate: undefined,
    priority: undefined,
    deliverAt: undefined,
    expiresAt: undefined,
    delayMs: undefined,
    ttlMs: undefined,
    orderKey: undefined,
  };
  const text = (): string => utf8Decoder.decode(reader.bytesField());
  while (reader.at < end) {
    const tag = reader.varint();
    switch (tag) {
      case 0x0a:
        record.value = reader.bytesField();
        break;
      case 0x12:
        record.key = reader.bytesField();
        break;
      case 0x18: {
        const zigzag = reader.varint();
        record.timestamp = baseTimestamp + (zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2);
        break;
      }
      case 0x22:
        record.headers.push(openHeader(reader.bytesField()));
        break;
      case 0x2a:
        record.subject = text();
        break;
      case 0x32:
        record.contentType = text();
        break;
      case 0x3a:
        record.messageId = text();
        break;
      case 0x40:
        record.priority = reader.varint();
        break;
      case 0x48:
        record.deliverAt = reader.varint();
        break;
      case 0x50:
        record.expiresAt = reader.varint();
        break;
      case 0x5a:
        record.orderKey = reader.bytesField();
        break;
      case 0x70:
        record.delayMs = reader.varint();
        break;
      case 0x78:
        record.ttlMs = reader.varint();
        break;
      case 0x62:
        record.traceparent = text();
        break;
      case 0x6a:
        record.tracestate = text();
        break;
      default:
        reader.skip(tag & 7);
    }
  }
  return record;
}

function openHeader(bytes: Uint8Array): [string, Uint8Array] {
  const reader = new FieldReader(bytes);
  let name = "";
  let value = EMPTY;
  while (reader.at < reader.end) {
    const tag = reader.varint();
    if (tag === 0x0a) name = utf8Decoder.decode(reader.bytesField());
    else if (tag === 0x12) value = reader.bytesField();
    else reader.skip(tag & 7);
  }
  return [name, value];
}
