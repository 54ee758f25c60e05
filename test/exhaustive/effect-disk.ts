/**
 * A disk that says, before each thing that changes it, that it comes: a write, a sync, a name that is made, moved or
 * removed, a commit of SQLite. What the process has done and said until then is then all that was ever done.
 *
 * Writes reach the disk below sector by sector, so that a power loss may keep part of one.
 */
import type { DatabaseImages, Disk, DiskFile, OpenMode } from "../../src/io/disk.ts";
import type { MemoryDisk } from "../fixtures/memory-disk.ts";

export type EffectKind =
  | "write"
  | "sync"
  | "truncate"
  | "create"
  | "rename"
  | "unlink"
  | "make directory"
  | "sync directory"
  | "commit";

const SECTOR_BYTES = 512;

export class EffectDisk implements Disk {
  /** Callback operations under way. */
  underWay = 0;
  readonly databases: DatabaseImages;
  readonly #disk: MemoryDisk;
  readonly #before: (kind: EffectKind, path: string) => void;

  constructor(disk: MemoryDisk, before: (kind: EffectKind, path: string) => void) {
    this.#disk = disk;
    this.#before = before;
    const { images } = disk;
    this.databases = {
      ...images,
      commit: (path, image) => {
        before("commit", path);
        images.commit(path, image);
      },
    };
  }

  openSync(path: string, mode: OpenMode): DiskFile {
    if (mode === "create") this.#before("create", path);
    return this.#file(this.#disk.openSync(path, mode));
  }

  makeDirectorySync(path: string): void {
    if (!this.#disk.existsSync(path)) this.#before("make directory", path);
    this.#disk.makeDirectorySync(path);
  }

  listSync(path: string): string[] {
    return this.#disk.listSync(path);
  }

  existsSync(path: string): boolean {
    return this.#disk.existsSync(path);
  }

  renameSync(from: string, to: string): void {
    this.#before("rename", from);
    this.#disk.renameSync(from, to);
  }

  unlinkSync(path: string): void {
    this.#before("unlink", path);
    this.#disk.unlinkSync(path);
  }

  removeTreeSync(path: string): void {
    // One name after the other, as the operating system does it.
    for (const file of this.#disk.filesBelow(path)) this.unlinkSync(file);
    this.#before("unlink", path);
    this.#disk.removeTreeSync(path);
  }

  syncDirectorySync(path: string): void {
    this.#before("sync directory", path);
    this.#disk.syncDirectorySync(path);
  }

  freeBytes(path: string, done: (error: Error | null, bytes: number) => void): void {
    this.#disk.freeBytes(path, done);
  }

  open(path: string, mode: OpenMode, done: (error: Error | null, file: DiskFile | undefined) => void): void {
    this.#soon(
      () => this.openSync(path, mode),
      (error, file) => done(error, file),
    );
  }

  rename(from: string, to: string, done: (error: Error | null) => void): void {
    this.#soon(() => this.renameSync(from, to), done);
  }

  syncDirectory(path: string, done: (error: Error | null) => void): void {
    this.#soon(() => this.syncDirectorySync(path), done);
  }

  #file(file: DiskFile): DiskFile {
    const { path } = file;
    const writeSync = (pieces: readonly Uint8Array[], position: number): number => {
      this.#before("write", path);
      const bytes = Buffer.concat(pieces);
      for (let at = 0; at < bytes.length;) {
        const end = Math.min(bytes.length, at + SECTOR_BYTES - ((position + at) % SECTOR_BYTES));
        file.writeSync([bytes.subarray(at, end)], position + at);
        at = end;
      }
      return bytes.length;
    };
    const datasyncSync = (): void => {
      this.#before("sync", path);
      file.datasyncSync();
    };
    return {
      path,
      readSync: (into, position) => file.readSync(into, position),
      writeSync,
      datasyncSync,
      truncateSync: (bytes) => {
        this.#before("truncate", path);
        file.truncateSync(bytes);
      },
      sizeSync: () => file.sizeSync(),
      closeSync: () => file.closeSync(),
      read: (into, position, done) =>
        this.#soon(
          () => file.readSync(into, position),
          (error, bytes) => done(error, bytes ?? 0),
        ),
      write: (pieces, position, done) =>
        this.#soon(
          () => writeSync(pieces, position),
          (error, bytes) => done(error, bytes ?? 0),
        ),
      datasync: (done) => this.#soon(datasyncSync, (error) => done(error)),
      close: () => file.close(),
    };
  }

  #soon<T>(step: () => T, done: (error: Error | null, value?: T) => void): void {
    this.underWay++;
    setImmediate(() => {
      this.underWay--;
      let value: T;
      try {
        value = step();
      } catch (error) {
        return done(error as Error);
      }
      done(null, value);
    });
  }
}
