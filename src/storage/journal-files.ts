/**
 * The files of a journal directory.
 *
 *   journal/00000000000000000001.journal   entries from index 1; 64 MiB, zero-filled when made
 *   journal/00000000000000104227.journal   the current one
 *   journal/spare-7                        zero-filled or recycled, waiting to be renamed
 *   journal/newest                         which file is the newest: journal-newest.ts
 *
 * A recycled file keeps its old entries; their indexes are lower than any that will be written there,
 * so they never pass for new ones. Files become spares only when a committed checkpoint covers them.
 */
import { join } from "node:path";
import type { Disk, DiskFile } from "../io/disk.ts";
import { writeWholeSync } from "./whole-writes.ts";

export const JOURNAL_FILE_BYTES = 64 * 1024 * 1024;

export const NEWEST_NAME = "newest";

const SUFFIX = ".journal";
const SPARE = /^spare-(\d{1,9})$/;
const NAMED = /^(\d{20})\.journal$/;

export function journalFileName(firstIndex: number): string {
  return String(firstIndex).padStart(20, "0") + SUFFIX;
}

export interface JournalListing {
  /** Ascending. */
  firstIndexes: number[];
  spares: string[];
  unknown: string[];
}

export function listJournal(disk: Disk, directory: string): JournalListing {
  const listing: JournalListing = { firstIndexes: [], spares: [], unknown: [] };
  for (const name of disk.listSync(directory).sort()) {
    const named = NAMED.exec(name);
    if (named) listing.firstIndexes.push(Number(named[1]));
    else if (SPARE.test(name)) listing.spares.push(name);
    else if (name !== NEWEST_NAME) listing.unknown.push(name);
  }
  return listing;
}

/** Number after the highest spare's. */
export function nextSpareNumber(spares: readonly string[]): number {
  return spares.reduce((next, name) => Math.max(next, Number(SPARE.exec(name)?.[1] ?? 0) + 1), 1);
}

export function spareName(number: number): string {
  return `spare-${number}`;
}

const zeros = new Uint8Array(1024 * 1024);

/** Writes zeros over [from, to). */
export function zeroFill(file: DiskFile, from: number, to: number): void {
  for (let at = from; at < to; at += zeros.length) {
    writeWholeSync(file, [zeros.subarray(0, Math.min(zeros.length, to - at))], at);
  }
}

/**
 * Makes a zero-filled, synced file. Written, not truncated up: only written blocks are allocated, so
 * that a later sync has no metadata to commit and a full disk is noticed now. Synced bit by bit: one sync of 64 MiB would
 * keep the journal's own waiting behind it for 130 ms.
 */
export function makeJournalFile(disk: Disk, directory: string, name: string, bytes: number): void {
  const path = join(directory, name);
  const making = `${path}.tmp`;
  if (disk.existsSync(making)) disk.unlinkSync(making);
  const file = disk.openSync(making, "create");
  try {
    for (let at = 0; at < bytes; at += zeros.length) {
      zeroFill(file, at, Math.min(at + zeros.length, bytes));
      file.datasyncSync();
    }
  } catch (error) {
    file.closeSync();
    disk.unlinkSync(making);
    throw error;
  }
  file.closeSync();
  disk.renameSync(making, path);
  disk.syncDirectorySync(directory);
}
