/**
 * Who did what an entry of deliveries says, with what result or error: SettledNote and FailedNote of journal.proto, by
 * hand. A note speaks of so many groups of numbers of its log's `settled` or `failed`, from the `first`-th on; notes are
 * in the order of their groups. One a frame of settlements, most often.
 */
import { FieldReader, putVarint, varintSize } from "../base/bytes.ts";

/** Who settled messages, by name in UTF-8, and what came of it. */
export interface SettledBy {
  readonly consumer: Uint8Array;
  readonly result: Uint8Array | undefined;
  /** It has failed once more than the entry says: of that it died. */
  readonly failed: boolean;
}

export interface SettledNote extends SettledBy {
  readonly first: number;
  count: number;
}

export interface FailedNote {
  readonly first: number;
  count: number;
  /** UTF-8. */
  readonly error: Uint8Array;
  readonly consumer: Uint8Array;
}

/** Of one message; a larger one is refused. */
export const MAX_RESULT_BYTES = 64 * 1024;
/** Of a consumer's name, of which that much is kept. */
export const MAX_CONSUMER_BYTES = 200;

const NOTHING = new Uint8Array(0);

export const NOBODY: SettledBy = { consumer: NOTHING, result: undefined, failed: false };

/** The group is the note's next one, or that of a new one. */
export function noteSettled(
  notes: SettledNote[],
  group: number,
  consumer: Uint8Array,
  result?: Uint8Array,
  failed = false,
): void {
  if (consumer.length === 0 && result === undefined && !failed) return;
  const last = notes.at(-1);
  const isNext = last !== undefined && last.first + last.count === group;
  const isAlike = isNext && last.consumer === consumer && last.failed === failed;
  if (isAlike && result === undefined && last.result === undefined) last.count++;
  else notes.push({ first: group, count: 1, consumer, result, failed });
}

export function noteFailed(
  notes: FailedNote[],
  group: number,
  error: Uint8Array,
  consumer: Uint8Array,
): void {
  const last = notes.at(-1);
  const isNext = last !== undefined && last.first + last.count === group;
  if (isNext && last.error === error && last.consumer === consumer) last.count++;
  else notes.push({ first: group, count: 1, error, consumer });
}

/** The note that speaks of the group; groups are asked for in their order, `from` is where the one before was found. */
export function noteOf<T extends { readonly first: number; readonly count: number }>(
  notes: readonly T[],
  group: number,
  from: { at: number },
): T | undefined {
  while (from.at < notes.length && notes[from.at]!.first + notes[from.at]!.count <= group) from.at++;
  const note = notes[from.at];
  return note !== undefined && note.first <= group ? note : undefined;
}

/** Fields 3 and 4: consumer and result, or error and consumer; and 5 of the settled. */
interface Parts {
  readonly first: number;
  readonly count: number;
  readonly third: Uint8Array;
  readonly fourth: Uint8Array | undefined;
  readonly failed: boolean;
}

const ofSettled = ({ first, count, consumer, result, failed }: SettledNote): Parts => ({
  first,
  count,
  third: consumer,
  fourth: result,
  failed,
});
const ofFailed = ({ first, count, error, consumer }: FailedNote): Parts => ({
  first,
  count,
  third: error,
  fourth: consumer,
  failed: false,
});

export function notesSize(settled: readonly SettledNote[], failed: readonly FailedNote[]): number {
  let size = 0;
  for (const note of settled) size += fieldSize(partsSize(ofSettled(note)));
  for (const note of failed) size += fieldSize(partsSize(ofFailed(note)));
  return size;
}

/** Fields 9 and 10 of LogDeliveries. */
export function putNotes(
  bytes: Uint8Array,
  at: number,
  settled: readonly SettledNote[],
  failed: readonly FailedNote[],
): number {
  for (const note of settled) at = putParts(bytes, at, 0x4a, ofSettled(note));
  for (const note of failed) at = putParts(bytes, at, 0x52, ofFailed(note));
  return at;
}

/** Views of the entry's bytes. @throws RangeError on malformed bytes, which the journal's CRC rules out */
export function readSettledNote(bytes: Uint8Array): SettledNote {
  const { first, count, third, fourth, failed } = readParts(bytes);
  return { first, count, consumer: third, result: fourth, failed };
}

export function readFailedNote(bytes: Uint8Array): FailedNote {
  const { first, count, third, fourth } = readParts(bytes);
  return { first, count, error: third, consumer: fourth ?? NOTHING };
}

function fieldSize(size: number): number {
  return 1 + varintSize(size) + size;
}

function partsSize({ first, count, third, fourth, failed }: Parts): number {
  return (
    (failed ? 4 : 2) +
    varintSize(first) +
    varintSize(count) +
    fieldSize(third.length) +
    (fourth ? fieldSize(fourth.length) : 0)
  );
}

function putParts(bytes: Uint8Array, at: number, tag: number, parts: Parts): number {
  bytes[at++] = tag;
  at = putVarint(bytes, at, partsSize(parts));
  bytes[at++] = 0x08;
  at = putVarint(bytes, at, parts.first);
  bytes[at++] = 0x10;
  at = putVarint(bytes, at, parts.count);
  at = putBytes(bytes, at, 0x1a, parts.third);
  if (parts.fourth !== undefined) at = putBytes(bytes, at, 0x22, parts.fourth);
  if (!parts.failed) return at;
  bytes[at] = 0x28;
  bytes[at + 1] = 1;
  return at + 2;
}

function putBytes(bytes: Uint8Array, at: number, tag: number, value: Uint8Array): number {
  bytes[at++] = tag;
  at = putVarint(bytes, at, value.length);
  bytes.set(value, at);
  return at + value.length;
}

function readParts(bytes: Uint8Array): Parts {
  const reader = new FieldReader(bytes);
  let [first, count] = [0, 0];
  let third: Uint8Array = NOTHING;
  let fourth: Uint8Array | undefined;
  let failed = false;
  while (reader.at < reader.end) {
    const tag = reader.varint();
    if (tag === 0x08) first = reader.varint();
    else if (tag === 0x10) count = reader.varint();
    else if (tag === 0x1a) third = reader.bytesField();
    else if (tag === 0x22) fourth = reader.bytesField();
    else if (tag === 0x28) failed = reader.varint() !== 0;
    else reader.skip(tag & 7);
  }
  return { first, count, third, fourth, failed };
}
