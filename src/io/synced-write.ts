/** One synced write, in whichever thread calls it. */
import fs from "node:fs";

export function byteCount(pieces: readonly Uint8Array[]): number {
  let bytes = 0;
  for (const { length } of pieces) bytes += length;
  return bytes;
}

/** Writes `pieces` at `position`, and syncs if all of them went out. Bytes written. @throws what the system says */
export function writeSynced(fd: number, pieces: readonly Uint8Array[], position: number): number {
  const bytes = fs.writevSync(fd, pieces, position);
  if (bytes === byteCount(pieces)) fs.fdatasyncSync(fd);
  return bytes;
}
