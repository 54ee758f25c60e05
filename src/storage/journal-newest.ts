/**
 * FORMAT of journal/newest: which file of the journal is the newest, and how large it was made. What vouches for entries
 * lies behind them, so a journal whose end was removed or cut off looks like one that never got further; this record, in
 * a file of its own, says how far it got at least.
 *
 *    0  u32 magic "SLJN"
 *    4  u32 CRC-32 of bytes 8 … 23
 *    8  u64 first index of the newest file: all entries below were durable
 *   16  u64 bytes of that file
 *
 * Written in place (a sector holds it whole) when a file joins: after its name is durable, before its first entry. A
 * record that is missing or cannot be read promises nothing; the next start makes it anew.
 */
import { join } from "node:path";
import { getU32, getU64, putU32, putU64 } from "../base/bytes.ts";
import { crc32 } from "../base/crc32.ts";
import type { Disk, SyncedWriter } from "../io/disk.ts";
import type { LiveFile } from "./journal.ts";
import { journalFileName, NEWEST_NAME } from "./journal-files.ts";
import { writeWholeSync, writeWholeSynced } from "./whole-writes.ts";

const MAGIC = 0x4e4a_4c53;
const RECORD_BYTES = 24;

function encode({ firstIndex, bytes }: LiveFile): Uint8Array {
  // Shared: the journal's writer may be a thread.
  const record = new Uint8Array(new SharedArrayBuffer(RECORD_BYTES));
  putU32(record, 0, MAGIC);
  putU64(record, 8, firstIndex);
  putU64(record, 16, bytes);
  putU32(record, 4, crc32(record, 8, RECORD_BYTES));
  return record;
}

/** undefined = there is none that can be read. */
export function readNewest(disk: Disk, directory: string): LiveFile | undefined {
  const path = join(directory, NEWEST_NAME);
  if (!disk.existsSync(path)) return undefined;
  const file = disk.openSync(path, "read");
  const record = new Uint8Array(RECORD_BYTES);
  const got = file.readSync(record, 0);
  file.closeSync();
  const isWhole =
    got === RECORD_BYTES &&
    getU32(record, 0) === MAGIC &&
    getU32(record, 4) === crc32(record, 8, RECORD_BYTES);
  return isWhole ? { firstIndex: getU64(record, 8), bytes: getU64(record, 16) } : undefined;
}

/** What of the newest file that was noted is not there, in words, and where; undefined = it is whole. */
export function missingEnd(
  disk: Disk,
  directory: string,
):
  | { readonly what: string; readonly path: string; readonly index: number; readonly byte: number }
  | undefined {
  const newest = readNewest(disk, directory);
  if (newest === undefined) return undefined;
  const { firstIndex, bytes } = newest;
  const path = join(directory, journalFileName(firstIndex));
  if (!disk.existsSync(path))
    return { what: `its file from entry ${firstIndex} on is gone`, path, index: firstIndex, byte: 0 };
  const file = disk.openSync(path, "read");
  const size = file.sizeSync();
  file.closeSync();
  if (size >= bytes) return undefined;
  return { what: `a file of ${bytes} bytes has only ${size}`, path, index: firstIndex, byte: size };
}

/** At start. The directory is not synced: without the name there is no record, which is fine. */
export function writeNewestSync(disk: Disk, directory: string, newest: LiveFile): void {
  const path = join(directory, NEWEST_NAME);
  const file = disk.openSync(path, disk.existsSync(path) ? "write" : "create");
  try {
    writeWholeSync(file, [encode(newest)], 0);
    file.datasyncSync();
  } finally {
    file.closeSync();
  }
}

/** While running: the file is there since the start. */
export function writeNewest(
  disk: Disk,
  writer: SyncedWriter,
  directory: string,
  newest: LiveFile,
  done: (error: Error | null) => void,
): void {
  disk.open(join(directory, NEWEST_NAME), "write", (openError, file) => {
    if (openError || file === undefined) return done(openError ?? new Error(`cannot open ${NEWEST_NAME}`));
    writeWholeSynced(writer, file, [encode(newest)], 0, (error) => {
      file.close();
      done(error);
    });
  });
}
