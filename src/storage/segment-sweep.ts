/**
 * Makes the segment files agree with the checkpoint's segment table, the only truth about which files
 * make up a partition: a named file that is shorter than its size is damage, a longer one is cut (the
 * rest comes again by replay), an unnamed one goes to the trash (it was written after the checkpoint).
 *
 * Looking and changing are two steps: nothing is changed before the journal was judged too, so that a
 * refused start leaves all as it was.
 */
import { join } from "node:path";
import { SluiceFault } from "../base/errors.ts";
import type { Disk } from "../io/disk.ts";
import { segmentFileName } from "./partition-log.ts";
import type { StoragePaths } from "./storage-engine.ts";
import type { SegmentRow } from "./storage-messages.ts";

export interface SegmentSurvey {
  /** Partition uid → names of its files. */
  readonly named: ReadonlyMap<string, ReadonlySet<string>>;
  readonly toCut: readonly { readonly path: string; readonly bytes: number }[];
}

/** @throws SluiceFault CORRUPT_RANGE when a file is shorter than it must be */
export function surveySegments(disk: Disk, paths: StoragePaths, rows: readonly SegmentRow[]): SegmentSurvey {
  const named = new Map<string, Set<string>>();
  const toCut: { path: string; bytes: number }[] = [];
  for (const row of rows) {
    const uid = String(row.partitionUid);
    let names = named.get(uid);
    if (names === undefined) {
      names = new Set();
      named.set(uid, names);
    }
    names.add(segmentFileName(row, "log"));
    if (row.sealed) names.add(segmentFileName(row, "index")).add(segmentFileName(row, "timeindex"));
    const path = join(paths.segments, uid, segmentFileName(row, "log"));
    if (isLonger(disk, path, row.bytes)) toCut.push({ path, bytes: row.bytes });
  }
  return { named, toCut };
}

/** Names in the trash of what was moved there. */
export function sweepSegments(disk: Disk, paths: StoragePaths, { named, toCut }: SegmentSurvey): string[] {
  for (const { path, bytes } of toCut) {
    const file = disk.openSync(path, "write");
    file.truncateSync(bytes);
    file.closeSync();
  }
  const trashed: string[] = [];
  for (const uid of disk.listSync(paths.segments)) {
    const directory = join(paths.segments, uid);
    const names = named.get(uid);
    const unnamed = names === undefined ? [""] : disk.listSync(directory).filter((name) => !names.has(name));
    for (const name of unnamed) {
      const graveName = `segment-${uid}-${name}`;
      const grave = join(paths.trash, graveName);
      // Of starts that fail again and again the trash keeps the first one's, so that it does not grow.
      if (disk.existsSync(grave)) disk.removeTreeSync(join(directory, name));
      else disk.renameSync(join(directory, name), grave);
      trashed.push(graveName);
    }
  }
  if (trashed.length > 0) disk.syncDirectorySync(paths.trash);
  return trashed;
}

function isLonger(disk: Disk, path: string, bytes: number): boolean {
  // A segment whose every byte is still in the checkpoint's tail rows has no file yet.
  if (!disk.existsSync(path)) {
    if (bytes === 0) return false;
    throw damaged(path, `it is gone; ${bytes} bytes of it were checkpointed`);
  }
  const file = disk.openSync(path, "read");
  const size = file.sizeSync();
  file.closeSync();
  if (size < bytes) throw damaged(path, `it has ${size} bytes; ${bytes} were checkpointed`);
  return size > bytes;
}

function damaged(path: string, what: string): SluiceFault {
  return new SluiceFault(
    "CORRUPT_RANGE",
    `segment ${path} is damaged: ${what}. Nothing was changed. Restore the data directory from a backup.`,
    { file: path },
  );
}
