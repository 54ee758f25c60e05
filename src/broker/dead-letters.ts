/**
 * Messages that leave a queue for another: to the dead letters, and back. Each is one part of an entry that both appends
 * it there and settles it here. A dead letter is the original record with headers that say where it was and why it is here;
 * they go when it is redriven, but for the count of rounds.
 */
import { FieldReader, putVarint, varintSize } from "../base/bytes.ts";
import { crc32 } from "../base/crc32.ts";
import type { BatchRef } from "../wire/publish.ts";
import { encodeRest, openRecord, RecordBatchReader, type HeaderEntry } from "../wire/record-batch.ts";
import { readStoredBatch, StoredBatchView } from "../wire/stored-batch.ts";

/** What a dead letter says of itself. */
export interface Death {
  readonly origin: string;
  readonly offset: number;
  readonly reason: string;
  /** Failed ones; the last included, if that is the reason. */
  readonly attempts: number;
  readonly firstError: string | undefined;
  readonly lastError: string | undefined;
  readonly consumer: string | undefined;
  readonly enqueuedAtMs: number;
  readonly diedAtMs: number;
}

const PREFIX = "x-dead-letter-";
export const ORIGIN_HEADER = "x-origin";
export const ROUNDS_HEADER = "x-redrives";

const view = new StoredBatchView();
const records = new RecordBatchReader();
const utf8 = new TextDecoder();

export interface FoundRecord {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly baseTimestamp: number;
  readonly appendTime: number;
}

/** The first record of a stored batch. */
export function firstRecord(bytes: Uint8Array, start: number, end: number): FoundRecord {
  readStoredBatch(bytes, start, end, view);
  records.reset(bytes, view.recordsStart, view.recordsEnd).next();
  return {
    bytes,
    start: records.recordStart,
    end: records.recordEnd,
    baseTimestamp: records.baseTimestamp,
    appendTime: view.appendTime,
  };
}

export function deadLetter(found: FoundRecord, death: Death): BatchRef {
  const { headers } = openRecord(found.bytes, found.start, found.end, 0);
  const rounds = headers.find(([name]) => name === ROUNDS_HEADER)?.[1];
  const added: HeaderEntry[] = [
    [ORIGIN_HEADER, death.origin],
    [`${PREFIX}reason`, death.reason],
    [`${PREFIX}offset`, String(death.offset)],
    [`${PREFIX}attempts`, String(death.attempts)],
    [`${PREFIX}enqueued-at`, String(death.enqueuedAtMs)],
    [`${PREFIX}died-at`, String(death.diedAtMs)],
  ];
  if (death.firstError !== undefined) added.push([`${PREFIX}first-error`, death.firstError]);
  if (death.lastError !== undefined) added.push([`${PREFIX}last-error`, death.lastError]);
  if (death.consumer !== undefined) added.push([`${PREFIX}consumer`, death.consumer]);
  if (rounds !== undefined) added.push([ROUNDS_HEADER, rounds]);
  return rewritten(found, added);
}

/** Where a dead letter came from; undefined: it does not say. */
export function originOf({ bytes, start, end }: FoundRecord): string | undefined {
  const { headers } = openRecord(bytes, start, end, 0);
  const origin = headers.find(([name]) => name === ORIGIN_HEADER)?.[1];
  return origin === undefined ? undefined : utf8.decode(origin);
}

/** As it was before it died, and how often it has been sent back. */
export function redriven(found: FoundRecord): BatchRef {
  const { headers } = openRecord(found.bytes, found.start, found.end, 0);
  const before = Number(utf8.decode(headers.find(([name]) => name === ROUNDS_HEADER)?.[1]));
  return rewritten(found, [[ROUNDS_HEADER, String((Number.isSafeInteger(before) ? before : 0) + 1)]]);
}

function isOurs(name: string): boolean {
  return name === ORIGIN_HEADER || name === ROUNDS_HEADER || name.startsWith(PREFIX);
}

/** A batch of the record alone, every field as it was but for headers of ours. */
function rewritten({ bytes, start, end, baseTimestamp }: FoundRecord, added: HeaderEntry[]): BatchRef {
  const reader = new FieldReader(bytes, start, end);
  const kept: Uint8Array[] = [];
  while (reader.at < end) {
    const from = reader.at;
    const tag = reader.varint();
    if (tag !== 0x22) reader.skip(tag & 7);
    else if (isOurs(headerName(reader.bytesField()))) continue;
    kept.push(bytes.subarray(from, reader.at));
  }
  kept.push(encodeRest({ headers: added }));
  const size = kept.reduce((sum, part) => sum + part.length, 0);
  const total = 1 + varintSize(baseTimestamp) + 1 + varintSize(size) + size;
  const batch = new Uint8Array(total);
  batch[0] = 0x08;
  let at = putVarint(batch, 1, baseTimestamp);
  batch[at++] = 0x12;
  at = putVarint(batch, at, size);
  for (const part of kept) {
    batch.set(part, at);
    at += part.length;
  }
  return {
    partition: 0,
    count: 1,
    crc: crc32(batch),
    codec: 0,
    expectedOffset: undefined,
    bytes: batch,
    recordsStart: 0,
    recordsEnd: total,
  };
}

function headerName(bytes: Uint8Array): string {
  const reader = new FieldReader(bytes);
  let name = "";
  while (reader.at < reader.end) {
    const tag = reader.varint();
    if (tag === 0x0a) name = utf8.decode(reader.bytesField());
    else reader.skip(tag & 7);
  }
  return name;
}
