import fs from "node:fs";
import { dirname } from "node:path";
import { threadedWriter } from "./synced-writer.ts";
import type { Disk, DiskFile, OpenMode } from "./disk.ts";

class NodeDiskFile implements DiskFile {
  readonly path: string;
  readonly fd: number;

  constructor(path: string, fd: number) {
    this.path = path;
    this.fd = fd;
  }

  readSync(into: Uint8Array, position: number): number {
    let total = 0;
    while (total < into.length) {
      const bytes = fs.readSync(this.fd, into, total, into.length - total, position + total);
      if (bytes === 0) break;
      total += bytes;
    }
    return total;
  }

  writeSync(pieces: readonly Uint8Array[], position: number): number {
    return fs.writevSync(this.fd, pieces, position);
  }

  datasyncSync(): void {
    fs.fdatasyncSync(this.fd);
  }

  truncateSync(bytes: number): void {
    fs.ftruncateSync(this.fd, bytes);
  }

  sizeSync(): number {
    return fs.fstatSync(this.fd).size;
  }

  closeSync(): void {
    fs.closeSync(this.fd);
  }

  read(into: Uint8Array, position: number, done: (error: Error | null, bytes: number) => void): void {
    fs.read(this.fd, into, 0, into.length, position, done);
  }

  write(
    pieces: readonly Uint8Array[],
    position: number,
    done: (error: Error | null, bytes: number) => void,
  ): void {
    const only = pieces[0];
    if (pieces.length === 1 && only !== undefined) fs.write(this.fd, only, 0, only.length, position, done);
    else fs.writev(this.fd, pieces, position, done);
  }

  datasync(done: (error: Error | null) => void): void {
    fs.fdatasync(this.fd, done);
  }

  close(): void {
    // Nothing unsynced is ever left in a file closed this way, so a late error says nothing of use.
    fs.close(this.fd, () => undefined);
  }
}

/** With its parents. Not by Node's `recursive`: where the kernel takes no directories (/proc) that tries for ever. */
function makeDirectorySync(path: string): void {
  try {
    fs.mkdirSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" && fs.statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
    const parent = dirname(path);
    if (code !== "ENOENT" || parent === path || fs.existsSync(parent)) throw error;
    makeDirectorySync(parent);
    makeDirectorySync(path);
  }
}

const flags: Record<OpenMode, string> = { read: "r", write: "r+", create: "wx+" };

export const nodeDisk: Disk = {
  syncedWriter: () => threadedWriter((file) => (file as NodeDiskFile).fd),
  openSync: (path, mode) => new NodeDiskFile(path, fs.openSync(path, flags[mode])),
  makeDirectorySync,
  listSync: (path) => fs.readdirSync(path),
  existsSync: (path) => fs.existsSync(path),
  renameSync: (from, to) => fs.renameSync(from, to),
  unlinkSync: (path) => fs.unlinkSync(path),
  removeTreeSync: (path) => fs.rmSync(path, { recursive: true, force: true }),
  syncDirectorySync(path) {
    const fd = fs.openSync(path, "r");
    try {
      fs.fsyncSync(fd);
    } finally {
      fs.closeSync(fd);
    }
  },
  freeBytes(path, done) {
    fs.statfs(path, (error, stats) => done(error, error ? 0 : stats.bavail * stats.bsize));
  },
  open(path, mode, done) {
    fs.open(path, flags[mode], (error, fd) => done(error, error ? undefined : new NodeDiskFile(path, fd)));
  },
  rename: (from, to, done) => fs.rename(from, to, done),
  syncDirectory(path, done) {
    fs.open(path, "r", (openError, fd) => {
      if (openError) return done(openError);
      fs.fsync(fd, (syncError) => fs.close(fd, () => done(syncError)));
    });
  },
};
