/**
 * Writes that go on until every byte is out. A disk that fills up answers a short count without an
 * error first; only the next call fails.
 */
import type { DiskFile, SyncedWriter } from "../io/disk.ts";

/** What is left of `pieces` after `written` bytes. */
function remainder(pieces: readonly Uint8Array[], written: number): Uint8Array[] {
  let skip = written;
  const rest: Uint8Array[] = [];
  for (const piece of pieces) {
    if (skip >= piece.length) skip -= piece.length;
    else {
      rest.push(skip === 0 ? piece : piece.subarray(skip));
      skip = 0;
    }
  }
  return rest;
}

function byteCount(pieces: readonly Uint8Array[]): number {
  let bytes = 0;
  for (const piece of pieces) bytes += piece.length;
  return bytes;
}

/** Linux takes at most 1,024 pieces a call. */
const MAX_PIECES = 1024;

function stuck(path: string): Error {
  return Object.assign(new Error(`${path}: the disk took no bytes`), { code: "ENOSPC" });
}

export function writeWholeSync(file: DiskFile, pieces: readonly Uint8Array[], position: number): void {
  let rest: readonly Uint8Array[] = pieces;
  while (rest.length > 0) {
    const part = rest.length > MAX_PIECES ? rest.slice(0, MAX_PIECES) : rest;
    const written = file.writeSync(part, position);
    if (written === 0 && byteCount(part) > 0) throw stuck(file.path);
    position += written;
    rest = remainder(rest, written);
  }
}

/** Writes everything, then syncs. */
export function writeWholeSynced(
  writer: SyncedWriter,
  file: DiskFile,
  pieces: readonly Uint8Array[],
  position: number,
  done: (error: Error | null) => void,
): void {
  const part = pieces.length > MAX_PIECES ? pieces.slice(0, MAX_PIECES) : pieces;
  writer.write(file, part, position, (error, written) => {
    if (error) return done(error);
    if (written === 0) return done(stuck(file.path));
    if (written === byteCount(part) && part.length === pieces.length) return done(null);
    writeWholeSynced(writer, file, remainder(pieces, written), position + written, done);
  });
}

/** For disks without a writer of their own. */
export const plainSyncedWriter: SyncedWriter = {
  write(file, pieces, position, done) {
    file.write(pieces, position, (error, written) => {
      if (error || written < byteCount(pieces)) return done(error, written);
      file.datasync((syncError) => done(syncError, written));
    });
  },
  close: () => undefined,
};

/** Writes only: the sync is somebody else's to make (late-sync.ts). */
export const unsyncedWriter: SyncedWriter = {
  write: (file, pieces, position, done) => file.write(pieces, position, done),
  close: () => undefined,
};

/** The mutation confirmBeforeSync: what is written counts as synced. */
export const hastyWriter: SyncedWriter = {
  write(file, pieces, position, done) {
    file.write(pieces, position, (error, written) => {
      done(error, written);
      if (!error) file.datasync(() => undefined);
    });
  },
  close: () => undefined,
};
