/**
 * Entries of deliveries, by hand: one is written in every turn in which messages of queues are settled.
 * DeliveryCommand, MoveCommand and AttributeColumn of journal.proto.
 */
import { FieldReader, putVarint, varintSize } from "../base/bytes.ts";
import { batchesSize, putBatches, readNestedBatch, type BatchRef } from "../wire/publish.ts";
import type { AttributeColumn } from "./delivery/delivery-state.ts";
import {
  notesSize,
  putNotes,
  readFailedNote,
  readSettledNote,
  type FailedNote,
  type SettledNote,
} from "./delivery-notes.ts";

/** What became of one log's deliveries, flattened. */
export interface LogDeliveries {
  partitionUid: number;
  /** From, count, attempts, outcome: its place in OUTCOMES. */
  settled: number[];
  /** Offset, attempts before, until. */
  failed: number[];
  /** Priority, offset. */
  marks: number[];
  dueMark: number;
  /** From, count. */
  purged: number[];
  /** Of groups of `settled`, and of `failed`. */
  settledNotes: SettledNote[];
  failedNotes: FailedNote[];
}

/** One message that leaves a queue for another. */
export interface Move {
  sourceUid: number;
  offset: number;
  attempts: number;
  outcome: number;
  targetUid: number;
  /** Of one record. */
  batch: BatchRef;
  /** In whose hands it was, UTF-8. */
  consumer?: Uint8Array | undefined;
  /** It has failed once more than `attempts` says. */
  failed?: boolean;
}

export function noDeliveries(partitionUid: number): LogDeliveries {
  const [settledNotes, failedNotes]: [SettledNote[], FailedNote[]] = [[], []];
  return {
    partitionUid,
    settled: [],
    failed: [],
    marks: [],
    dueMark: 0,
    purged: [],
    settledNotes,
    failedNotes,
  };
}

function numbersSize(numbers: readonly number[]): number {
  let size = 0;
  for (const number of numbers) size += varintSize(number);
  return size;
}

function packedSize(numbers: readonly number[]): number {
  if (numbers.length === 0) return 0;
  const size = numbersSize(numbers);
  return 1 + varintSize(size) + size;
}

function putPacked(bytes: Uint8Array, at: number, tag: number, numbers: readonly number[]): number {
  if (numbers.length === 0) return at;
  bytes[at++] = tag;
  at = putVarint(bytes, at, numbersSize(numbers));
  for (const number of numbers) at = putVarint(bytes, at, number);
  return at;
}

function logSize(log: LogDeliveries): number {
  const { partitionUid, settled, failed, marks, dueMark, purged, settledNotes, failedNotes } = log;
  const due = dueMark === 0 ? 0 : 1 + varintSize(dueMark);
  const lists = packedSize(settled) + packedSize(failed) + packedSize(marks) + packedSize(purged);
  return 1 + varintSize(partitionUid) + lists + due + notesSize(settledNotes, failedNotes);
}

export function encodeDeliveries(logs: readonly LogDeliveries[]): Uint8Array {
  let total = 0;
  const sizes: number[] = [];
  for (const log of logs) {
    const size = logSize(log);
    sizes.push(size);
    total += 1 + varintSize(size) + size;
  }
  const bytes = new Uint8Array(total);
  let at = 0;
  let i = 0;
  for (const log of logs) {
    const { partitionUid, settled, failed, marks, dueMark, purged, settledNotes, failedNotes } = log;
    bytes[at++] = 0x0a;
    at = putVarint(bytes, at, sizes[i++]!);
    bytes[at++] = 0x08;
    at = putVarint(bytes, at, partitionUid);
    at = putPacked(bytes, at, 0x12, settled);
    at = putPacked(bytes, at, 0x1a, failed);
    at = putPacked(bytes, at, 0x22, marks);
    if (dueMark > 0) {
      bytes[at++] = 0x28;
      at = putVarint(bytes, at, dueMark);
    }
    at = putPacked(bytes, at, 0x32, purged);
    at = putNotes(bytes, at, settledNotes, failedNotes);
  }
  return bytes;
}

/** @throws RangeError on malformed bytes, which the journal's CRC rules out */
export function readDeliveries(bytes: Uint8Array, start: number, end: number): LogDeliveries[] {
  return readEach(bytes, start, end, readLog);
}

/** The messages of field 1, which are all there is. */
function readEach<T>(bytes: Uint8Array, start: number, end: number, read: (reader: FieldReader) => T): T[] {
  const reader = new FieldReader(bytes, start, end);
  const all: T[] = [];
  while (reader.at < end) {
    const tag = reader.varint();
    if (tag === 0x0a) {
      const at = reader.lengthDelimited();
      all.push(read(new FieldReader(bytes, at, reader.at)));
    } else reader.skip(tag & 7);
  }
  return all;
}

function readLog(reader: FieldReader): LogDeliveries {
  const log = noDeliveries(0);
  while (reader.at < reader.end) {
    const tag = reader.varint();
    switch (tag) {
      case 0x08:
        log.partitionUid = reader.varint();
        break;
      case 0x12:
        readPacked(reader, log.settled);
        break;
      case 0x1a:
        readPacked(reader, log.failed);
        break;
      case 0x22:
        readPacked(reader, log.marks);
        break;
      case 0x28:
        log.dueMark = reader.varint();
        break;
      case 0x32:
        readPacked(reader, log.purged);
        break;
      case 0x4a:
        log.settledNotes.push(readSettledNote(reader.bytesField()));
        break;
      case 0x52:
        log.failedNotes.push(readFailedNote(reader.bytesField()));
        break;
      default:
        reader.skip(tag & 7);
    }
  }
  return log;
}

function readPacked(reader: FieldReader, into: number[]): void {
  const start = reader.lengthDelimited();
  const stop = reader.at;
  reader.at = start;
  while (reader.at < stop) into.push(reader.varint());
  reader.at = stop;
}

function moveSize({
  sourceUid,
  offset,
  attempts,
  outcome,
  targetUid,
  batch,
  consumer,
  failed,
}: Move): number {
  const numbers = numbersSize([sourceUid, offset, attempts, outcome, targetUid]);
  const name = consumer === undefined ? 0 : 1 + varintSize(consumer.length) + consumer.length;
  return 5 + numbers + name + (failed === true ? 2 : 0) + batchesSize([batch]);
}

export function encodeMoves(moves: readonly Move[]): Uint8Array {
  let total = 0;
  for (const move of moves) {
    const size = moveSize(move);
    total += 1 + varintSize(size) + size;
  }
  const bytes = new Uint8Array(total);
  let at = 0;
  for (const move of moves) {
    bytes[at++] = 0x0a;
    at = putVarint(bytes, at, moveSize(move));
    const { sourceUid, offset, attempts, outcome, targetUid, batch, consumer, failed } = move;
    let tag = 0x08;
    for (const number of [sourceUid, offset, attempts, outcome, targetUid]) {
      bytes[at++] = tag;
      at = putVarint(bytes, at, number);
      tag += 8;
    }
    if (failed === true) {
      bytes[at++] = 0x68;
      bytes[at++] = 1;
    }
    if (consumer !== undefined) {
      bytes[at++] = 0x72;
      at = putVarint(bytes, at, consumer.length);
      bytes.set(consumer, at);
      at += consumer.length;
    }
    at = putBatches(bytes, at, [batch]);
  }
  return bytes;
}

/** @throws RangeError on malformed bytes, which the journal's CRC rules out */
export function readMoves(bytes: Uint8Array, start: number, end: number): Move[] {
  return readEach(bytes, start, end, readMove);
}

function readMove(reader: FieldReader): Move {
  const numbers = [0, 0, 0, 0, 0];
  let batch: BatchRef | undefined;
  let consumer: Uint8Array | undefined;
  let failed = false;
  while (reader.at < reader.end) {
    const tag = reader.varint();
    if (tag === 0x68) failed = reader.varint() !== 0;
    else if (tag === 0x72) consumer = reader.bytesField();
    else if (tag === 0x7a) batch = readNestedBatch(reader);
    else if ((tag & 7) === 0 && tag >= 0x08 && tag <= 0x28) numbers[tag / 8 - 1] = reader.varint();
    else reader.skip(tag & 7);
  }
  if (batch === undefined) throw new RangeError("a move without its message");
  const [sourceUid, offset, attempts, outcome, targetUid] = numbers as [
    number,
    number,
    number,
    number,
    number,
  ];
  return { sourceUid, offset, attempts, outcome, targetUid, batch, consumer, failed };
}

/** AttributeColumn; undefined = nothing in it. */
export function encodeAttributes({
  level,
  deliverAtMs,
  expiresAtMs,
  ids,
  held,
}: AttributeColumn): Uint8Array | undefined {
  if (level === 0 && deliverAtMs === undefined && expiresAtMs === undefined && ids === undefined)
    return undefined;
  const lists = [deliverAtMs, expiresAtMs, held].map((list) => Array.from(list ?? []));
  const [deliver, expires, inHands] = lists as [number[], number[], number[]];
  const idBytes = ids === undefined ? 0 : 1 + varintSize(ids.length) + ids.length;
  const packed = packedSize(deliver) + packedSize(expires) + packedSize(inHands);
  const bytes = new Uint8Array((level === 0 ? 0 : 2) + packed + idBytes);
  let at = 0;
  if (level !== 0) {
    bytes[at++] = 0x08;
    at = putVarint(bytes, at, level);
  }
  at = putPacked(bytes, putPacked(bytes, at, 0x12, deliver), 0x1a, expires);
  if (ids !== undefined) {
    bytes[at++] = 0x22;
    at = putVarint(bytes, at, ids.length);
    bytes.set(ids, at);
    at += ids.length;
  }
  putPacked(bytes, at, 0x2a, inHands);
  return bytes;
}

/** @throws RangeError on malformed bytes, which the journal's CRC rules out */
export function readAttributes(bytes: Uint8Array): AttributeColumn {
  const reader = new FieldReader(bytes);
  let level = 0;
  let deliverAtMs: number[] | undefined;
  let expiresAtMs: number[] | undefined;
  let ids: Uint8Array | undefined;
  let held: number[] | undefined;
  while (reader.at < reader.end) {
    const tag = reader.varint();
    if (tag === 0x08) level = reader.varint();
    else if (tag === 0x12) readPacked(reader, (deliverAtMs = []));
    else if (tag === 0x1a) readPacked(reader, (expiresAtMs = []));
    else if (tag === 0x22) ids = reader.bytesField();
    else if (tag === 0x2a) readPacked(reader, (held = []));
    else reader.skip(tag & 7);
  }
  return { level, deliverAtMs, expiresAtMs, ids, held };
}
