/** The entries of a journal file, read with the format's own code; and which messages they store. */
import { getU32 } from "../../src/base/bytes.ts";
import { crc32 } from "../../src/base/crc32.ts";
import { EntryKind, readAppendCommand } from "../../src/core/commands.ts";
import { ENTRY_MAGIC, entrySize, readEntryHeader, type EntryHeader } from "../../src/storage/entry.ts";
import { openRecord, RecordBatchReader } from "../../src/wire/record-batch.ts";
import { idOf } from "./message-value.ts";

export interface WalkedEntry extends EntryHeader {
  readonly position: number;
  readonly payloadStart: number;
  readonly payloadEnd: number;
}

/** The whole entry at `position`, if one is there. */
export function entryAt(bytes: Uint8Array, position: number): WalkedEntry | undefined {
  if (position + 64 > bytes.length) return undefined;
  const header = {} as EntryHeader;
  if (!readEntryHeader(bytes, position, getU32(bytes, position + 52), header)) return undefined;
  const payloadStart = position + 64;
  const payloadEnd = payloadStart + header.payloadBytes;
  if (payloadEnd > bytes.length || crc32(bytes, payloadStart, payloadEnd) !== header.payloadCrc)
    return undefined;
  return { ...header, position, payloadStart, payloadEnd };
}

/** The entries from `position` on that follow one another. */
export function entriesFrom(bytes: Uint8Array, position: number): WalkedEntry[] {
  const entries: WalkedEntry[] = [];
  for (;;) {
    const entry = entryAt(bytes, position);
    const last = entries.at(-1);
    if (entry === undefined || (last !== undefined && entry.index !== last.index + 1)) return entries;
    entries.push(entry);
    position += entrySize(entry.payloadBytes);
  }
}

/** The index a journal file begins with, which its name tells. */
export function firstIndexOf(path: string): number {
  return Number.parseInt(path.slice(path.lastIndexOf("/") + 1), 10);
}

/** The file's own entries: one just taken from the spares still holds those of its last use, which count for nothing. */
export function ownEntries(path: string, bytes: Uint8Array): WalkedEntry[] {
  const entries = entriesFrom(bytes, 0);
  return entries[0]?.index === firstIndexOf(path) ? entries : [];
}

/** Whether a whole header of a later index lies behind the end of the file's entries. */
export function hasLeftovers(path: string, bytes: Uint8Array): boolean {
  const last = ownEntries(path, bytes).at(-1);
  const lastIndex = last?.index ?? firstIndexOf(path) - 1;
  const header = {} as EntryHeader;
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  const end = last === undefined ? 0 : last.position + entrySize(last.payloadBytes);
  for (let w = end >> 2; w < words.length; w += 2) {
    if (words[w] !== ENTRY_MAGIC) continue;
    const at = w * 4;
    if (readEntryHeader(bytes, at, getU32(bytes, at + 52), header) && header.index > lastIndex) return true;
  }
  return false;
}

/** An entry as a line, for people. */
export function describe(bytes: Uint8Array, entry: WalkedEntry): string {
  const { index, epoch, kind } = entry;
  if (kind !== EntryKind.append) return `entry ${index}, epoch ${epoch}, kind ${kind}`;
  const { producerId, producerEpoch, sequence } = readAppendCommand(
    bytes,
    entry.payloadStart,
    entry.payloadEnd,
  );
  const ids: number[] = [];
  messagesOf(bytes, entry, (id) => ids.push(id));
  return `entry ${index}, epoch ${epoch}, producer ${producerId}/${producerEpoch}, sequence ${sequence}: ${ids.join()}`;
}

const records = new RecordBatchReader();

/** Calls back with the id of each message that the entry stores. */
export function messagesOf(bytes: Uint8Array, entry: WalkedEntry, onMessage: (id: number) => void): void {
  if (entry.kind !== EntryKind.append) return;
  for (const { batches } of readAppendCommand(bytes, entry.payloadStart, entry.payloadEnd).appends) {
    for (const batch of batches) {
      records.reset(batch.bytes, batch.recordsStart, batch.recordsEnd);
      while (records.next())
        onMessage(idOf(openRecord(bytes, records.recordStart, records.recordEnd, 0).value));
    }
  }
}
