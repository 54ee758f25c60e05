/** PublishReply by hand: one is written, and read, for every publish. */
import { FieldReader, putVarint, varintSize } from "../base/bytes.ts";

/** What became of an accepted request, per append: flat triples (partition, base offset, count). */
export interface PublishResult {
  duplicate: boolean;
  appendTime: number;
  results: number[];
  /** Of batches with records that the queue has under the same ids: by the batch's place. */
  duplicates?: Duplicates | undefined;
}

/** Place of a batch → pairs (place of the record in it, offset of the earlier message), ascending. */
export type Duplicates = ReadonlyMap<number, readonly number[]>;

/** Bytes of one PartitionResult; `own`: its duplicates, flattened. */
function resultSize(results: readonly number[], i: number, own: readonly number[]): number {
  let size = 0;
  for (let k = 0; k < 3; k++) {
    const value = results[i + k]!;
    if (value !== 0) size += 1 + varintSize(value);
  }
  if (own.length === 0) return size;
  const packed = numbersSize(own);
  return size + 1 + varintSize(packed) + packed;
}

function numbersSize(numbers: readonly number[]): number {
  let size = 0;
  for (const number of numbers) size += varintSize(number);
  return size;
}

const NONE: readonly number[] = [];

export function publishReplySize(reply: PublishResult): number {
  let size = reply.duplicate ? 2 : 0;
  if (reply.appendTime !== 0) size += 1 + varintSize(reply.appendTime);
  for (let i = 0; i < reply.results.length; i += 3) {
    const inner = resultSize(reply.results, i, reply.duplicates?.get(i / 3) ?? NONE);
    size += 1 + varintSize(inner) + inner;
  }
  return size;
}

/** Writes a PublishReply of publishReplySize(reply) bytes; returns the position after it. */
export function putPublishReply(bytes: Uint8Array, at: number, reply: PublishResult): number {
  const { results } = reply;
  for (let i = 0; i < results.length; i += 3) {
    const own = reply.duplicates?.get(i / 3) ?? NONE;
    bytes[at++] = 0x0a;
    at = putVarint(bytes, at, resultSize(results, i, own));
    for (let k = 0; k < 3; k++) {
      const value = results[i + k]!;
      if (value === 0) continue;
      bytes[at++] = k * 8 + 8;
      at = putVarint(bytes, at, value);
    }
    if (own.length === 0) continue;
    bytes[at++] = 0x22;
    at = putVarint(bytes, at, numbersSize(own));
    for (const number of own) at = putVarint(bytes, at, number);
  }
  if (reply.duplicate) {
    bytes[at++] = 0x10;
    bytes[at++] = 1;
  }
  if (reply.appendTime !== 0) {
    bytes[at++] = 0x18;
    at = putVarint(bytes, at, reply.appendTime);
  }
  return at;
}

/** @throws RangeError on malformed bytes */
export function readPublishReply(bytes: Uint8Array, start: number, end: number): PublishResult {
  const reader = new FieldReader(bytes, start, end);
  const reply: PublishResult = { duplicate: false, appendTime: 0, results: [] };
  const duplicates = new Map<number, number[]>();
  while (reader.at < end) {
    const tag = reader.varint();
    if (tag === 0x0a) {
      const at = reader.lengthDelimited();
      readResult(bytes, at, reader.at, reply.results, duplicates);
    } else if (tag === 0x10) reply.duplicate = reader.varint() !== 0;
    else if (tag === 0x18) reply.appendTime = reader.varint();
    else reader.skip(tag & 7);
  }
  if (duplicates.size > 0) reply.duplicates = duplicates;
  return reply;
}

function readResult(
  bytes: Uint8Array,
  start: number,
  end: number,
  results: number[],
  duplicates: Map<number, number[]>,
): void {
  const reader = new FieldReader(bytes, start, end);
  const first = results.length;
  results.push(0, 0, 0);
  while (reader.at < end) {
    const tag = reader.varint();
    if (tag === 0x08) results[first] = reader.varint();
    else if (tag === 0x10) results[first + 1] = reader.varint();
    else if (tag === 0x18) results[first + 2] = reader.varint();
    else if (tag === 0x22) {
      const at = reader.lengthDelimited();
      const inner = new FieldReader(bytes, at, reader.at);
      const own = duplicates.get(first / 3) ?? [];
      while (inner.at < inner.end) own.push(inner.varint(), inner.varint());
      if (own.length > 0) duplicates.set(first / 3, own);
    } else reader.skip(tag & 7);
  }
}
