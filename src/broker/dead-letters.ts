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
/** When its value or headers were changed by a redrive, milliseconds since the Unix epoch. */
export const EDITED_HEADER = "x-redrive-edited-at";

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

export type Headers = readonly (readonly [name: string, value: Uint8Array])[];

/** Where a dead letter came from; undefined: it does not say. */
export function originOf(headers: Headers): string | undefined {
  return textOf(headers, ORIGIN_HEADER);
}

/** Why it is one; undefined: it does not say. */
export function reasonOf(headers: Headers): string | undefined {
  return textOf(headers, `${PREFIX}reason`);
}

/** How often it has been sent back. */
export function roundsOf(headers: Headers): number {
  const rounds = Number(textOf(headers, ROUNDS_HEADER) ?? 0);
  return Number.isSafeInteger(rounds) ? rounds : 0;
}

/** What a redrive changes of a message. */
export interface RecordEdit {
  readonly value: Uint8Array | undefined;
  /** In place of all of these names. */
  readonly set: readonly (readonly [name: string, value: Uint8Array])[];
  readonly removed: readonly string[];
}

/** As it was before it died but for the edit, with how often it has been sent back, and when it was edited. */
export function redriven(
  found: FoundRecord,
  headers: Headers,
  edit: RecordEdit | undefined,
  nowMs: number,
): BatchRef {
  const added: HeaderEntry[] = [[ROUNDS_HEADER, String(roundsOf(headers) + 1)]];
  if (edit === undefined) return rewritten(found, added);
  const gone = new Set([...edit.removed, ...edit.set.map(([name]) => name)]);
  added.unshift(...edit.set, [EDITED_HEADER, String(nowMs)]);
  return rewritten(found, added, { isGone: (name) => gone.has(name) || isOurs(name), value: edit.value });
}

/** As it is, but that its times are counted from when it was first stored. */
export function moved(found: FoundRecord, deliverAt: number, expiresAt: number): BatchRef {
  const times = encodeRest({ deliverAt: deliverAt || undefined, expiresAt: expiresAt || undefined });
  return rewritten(found, [], { isGone: () => false, times });
}

/** Names that only the server writes. */
export function isOurs(name: string): boolean {
  return (
    name === ORIGIN_HEADER || name === ROUNDS_HEADER || name === EDITED_HEADER || name.startsWith(PREFIX)
  );
}

function textOf(headers: Headers, wanted: string): string | undefined {
  const value = headers.find(([name]) => name === wanted)?.[1];
  return value === undefined ? undefined : utf8.decode(value);
}

interface Change {
  /** Headers to be left out. */
  readonly isGone: (name: string) => boolean;
  /** In place of its value. */
  readonly value?: Uint8Array | undefined;
  /** In place of its times: fields, encoded. */
  readonly times?: Uint8Array;
}

/** Those that died, and went back: what the server wrote of that is written anew. */
const OF_DEATH: Change = { isGone: (name) => name !== EDITED_HEADER && isOurs(name) };

/** A batch of the record alone, every field as it was but for what is changed. */
function rewritten(
  { bytes, start, end, baseTimestamp }: FoundRecord,
  added: HeaderEntry[],
  { isGone, value, times }: Change = OF_DEATH,
): BatchRef {
  const reader = new FieldReader(bytes, start, end);
  const kept: Uint8Array[] = [];
  if (value !== undefined && value.length > 0) kept.push(valueField(value));
  while (reader.at < end) {
    const from = reader.at;
    const tag = reader.varint();
    if (tag === 0x22) {
      if (isGone(headerName(reader.bytesField()))) continue;
    } else reader.skip(tag & 7);
    if (tag === 0x0a && value !== undefined) continue;
    if (times !== undefined && TIME_TAGS.has(tag)) continue;
    kept.push(bytes.subarray(from, reader.at));
  }
  kept.push(encodeRest({ headers: added }));
  if (times !== undefined) kept.push(times);
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

/** deliver_at, expires_at, delay_ms, ttl_ms. */
const TIME_TAGS = new Set([0x48, 0x50, 0x70, 0x78]);

function valueField(value: Uint8Array): Uint8Array {
  const field = new Uint8Array(1 + varintSize(value.length) + value.length);
  field[0] = 0x0a;
  field.set(value, putVarint(field, 1, value.length));
  return field;
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
