/**
 * Makes the segment files agree with the checkpoint's segment table, the only truth about which files
 * make up a partition: a named file that is shorter than its size is damage, a longer one is cut (the
 * rest comes again by replay), an unnamed one goes to the trash (it was written after the checkpoint).
 */
import { join } from "node:path";
import { SluiceFault } from "../base/errors.ts";
import type { Disk } from "../io/disk.ts";
import { segmentFileName } from "./partition-log.ts";
import type { StoragePaths } from "./storage-engine.ts";
import type { SegmentRow } from "./storage-messages.ts";

export function sweepSegments(disk: Disk, paths: StoragePaths, rows: readonly SegmentRow[]): void {
  const named = new Map<string, Set<string>>();
  for (const row of rows) {
    const uid = String(row.partitionUid);
    let names = named.get(uid);
    if (names === undefined) {
      names = new Set();
      named.set(uid, names);
    }
    names.add(segmentFileName(row, "log"));
    if (row.sealed) names.add(segmentFileName(row, "index")).add(segmentFileName(row, "timeindex"));
    cut(disk, join(paths.segments, uid, segmentFileName(row, "log")), row.bytes);
  }
  let trashed = 0;
  for (const uid of disk.listSync(paths.segments)) {
    const directory = join(paths.segments, uid);
    const names = named.get(uid);
    const unnamed = names === undefined ? [""] : disk.listSync(directory).filter((name) => !names.has(name));
    for (const name of unnamed) {
      disk.renameSync(join(directory, name), freeName(disk, paths.trash, `segment-${uid}-${name}`));
      trashed++;
    }
  }
  if (trashed > 0) disk.syncDirectorySync(paths.trash);
}

function freeName(disk: Disk, trash: string, wanted: string): string {
  let path = join(trash, wanted);
  for (let n = 2; disk.existsSync(path); n++) path = join(trash, `${wanted}.${n}`);
  return path;
}

function cut(disk: Disk, path: string, bytes: number): void {
  // A segment whose every byte is still in the checkpoint's tail rows has no file yet.
  if (!disk.existsSync(path)) {
    if (bytes === 0) return;
    throw damaged(path, `it is gone; ${bytes} bytes of it were checkpointed`);
  }
  const file = disk.openSync(path, "write");
  try {
    const size = file.sizeSync();
    if (size < bytes) throw damaged(path, `it has ${size} bytes; ${bytes} were checkpointed`);
    if (size > bytes) file.truncateSync(bytes);
  } finally {
    file.closeSync();
  }
}

function damaged(path: string, what: string): SluiceFault {
  return new SluiceFault(
    "CORRUPT_RANGE",
    `segment ${path} is damaged: ${what}. Nothing was changed. Restore the data directory from a backup.`,
    { file: path },
  );
}
