/**
 * The disk as Sluice sees it: a few calls over files and directories, in two faces. The synchronous
 * one is for start-up and for the storage worker; the callback one is for the main thread, which
 * never waits for a disk. Neither loops over short writes nor retries: that is the callers' rule to
 * keep (storage/whole-writes.ts), so that a simulated disk can break it.
 */
export interface DiskFile {
  readonly path: string;

  /** Bytes read into `into` from `position`; fewer at the end of the file. */
  readSync(into: Uint8Array, position: number): number;
  /** Bytes written; may be fewer than asked (a disk filling up shows first as a short write). */
  writeSync(pieces: readonly Uint8Array[], position: number): number;
  datasyncSync(): void;
  truncateSync(bytes: number): void;
  sizeSync(): number;
  closeSync(): void;

  read(into: Uint8Array, position: number, done: (error: Error | null, bytes: number) => void): void;
  write(
    pieces: readonly Uint8Array[],
    position: number,
    done: (error: Error | null, bytes: number) => void,
  ): void;
  datasync(done: (error: Error | null) => void): void;
  close(): void;
}

/** Writes that are answered after their fdatasync. One at a time. */
export interface SyncedWriter {
  /** Whether a write of so many bytes would be done before write() returns; absent: none is. */
  blocksFor?(bytes: number): boolean;
  /**
   * Writes `pieces` (shared memory) at `position`. Bytes written; if that is all of them, they are
   * synced, if fewer, nothing is: write the rest. `done` may be called before write() returns.
   */
  write(
    file: DiskFile,
    pieces: readonly Uint8Array[],
    position: number,
    done: (error: Error | null, bytes: number) => void,
  ): void;
  /** Memory was let go of that was written from. Absent: there is no thread that could hold on to it. */
  collectGarbage?(thorough: boolean): void;
  close(): void;
}

/** SQLite's files on a disk that the operating system does not see: SQLite works on them in memory. */
export interface DatabaseImages {
  /** The file's bytes; undefined: there is none. */
  load(path: string): Uint8Array | undefined;
  /** Replaces the file durably and as a whole, or throws and leaves it as it was: what a commit does. */
  commit(path: string, image: Uint8Array): void;
  /** Locks the file; the result lets go of it. @throws with code SQLITE_BUSY */
  lock(path: string): () => void;
}

export type OpenMode =
  /** Must exist. */
  | "read"
  /** Must exist; read and write. */
  | "write"
  /** Must not exist; read and write. */
  | "create";

export interface Disk {
  openSync(path: string, mode: OpenMode): DiskFile;
  /** A writer of its own thread; absent where write and datasync of the file do as well. */
  syncedWriter?(): SyncedWriter;
  /** Absent: SQLite opens the paths by itself. */
  readonly databases?: DatabaseImages;
  /** Parents included; fine if it is there. */
  makeDirectorySync(path: string): void;
  /** Names in a directory, in no particular order. */
  listSync(path: string): string[];
  existsSync(path: string): boolean;
  renameSync(from: string, to: string): void;
  unlinkSync(path: string): void;
  /** A directory and everything in it; fine if it is gone. */
  removeTreeSync(path: string): void;
  /** Makes names created, renamed and removed in the directory durable. */
  syncDirectorySync(path: string): void;
  /** Free bytes of the file system that holds `path`, for an unprivileged process. */
  freeBytes(path: string, done: (error: Error | null, bytes: number) => void): void;

  open(path: string, mode: OpenMode, done: (error: Error | null, file: DiskFile | undefined) => void): void;
  rename(from: string, to: string, done: (error: Error | null) => void): void;
  syncDirectory(path: string, done: (error: Error | null) => void): void;
}

/** The same disk, but for the syncs of directories, which do nothing: the mutation noDirectorySync. */
export function withoutDirectorySync(disk: Disk): Disk {
  const undone: Pick<Disk, "syncDirectorySync" | "syncDirectory"> = {
    syncDirectorySync: () => undefined,
    syncDirectory: (_path, done) => done(null),
  };
  return withMethods(disk, undone);
}

/** The same object, but for some methods. */
export function withMethods<T extends object>(object: T, methods: Partial<T>): T {
  return new Proxy(object, {
    get(target, name) {
      if (name in methods) return methods[name as keyof T];
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
}
