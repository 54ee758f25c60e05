/**
 * A disk in memory that can fail as real ones do: short writes, a full disk, EIO, and a crash that forgets what was
 * not synced. Bytes count as kept once their file was synced, names of files once their directory was (a directory
 * itself is kept at once). What a failed sync did not write, no later sync writes: so does Linux. SQLite's files are
 * images that a commit replaces.
 *
 *   fail({ op: "datasync", path: /journal/, error: ioError() })   the next one that fits, once (or `times`)
 *   capacityBytes = n                                             writes beyond are short, then ENOSPC
 *   crash(keep, names)                                            what was not synced is gone, or kept where `keep` says
 *   snapshot()                                                    a disk of its own in the same state, unsynced bytes and all
 */
import { dirname, join } from "node:path";
import type { DatabaseImages, Disk, DiskFile, OpenMode } from "../io/disk.ts";
import { FileBytes, keptCopy } from "./file-bytes.ts";

export type DiskOp =
  "open" | "read" | "write" | "datasync" | "rename" | "unlink" | "syncDirectory" | "truncate";

export interface Fault {
  readonly op: DiskOp;
  readonly path?: RegExp;
  /** How often; default once. */
  times?: number;
  /** Operations of this kind that still succeed first. */
  after?: number;
  readonly error?: Error;
  /** For writes: this many bytes are taken, without an error. */
  readonly short?: number;
}

export interface DiskCall {
  readonly op: DiskOp;
  readonly path: string;
  readonly position?: number;
  readonly bytes?: number;
}

/** A write that no sync has covered yet. */
interface Unsynced {
  readonly position: number;
  readonly bytes: Uint8Array;
}

class Inode {
  data = new FileBytes();
  size = 0;
  kept = new FileBytes();
  keptSize = 0;
  unsynced: Unsynced[] = [];
  truncatedTo = Infinity;

  write(position: number, bytes: Uint8Array): void {
    this.data.set(position, bytes);
    this.size = Math.max(this.size, position + bytes.length);
    this.unsynced.push({ position, bytes: keptCopy(bytes) });
  }

  truncate(size: number): void {
    this.data.clearFrom(size);
    this.size = size;
    this.unsynced = this.unsynced
      .filter((write) => write.position < size)
      .map(({ position, bytes }) => ({ position, bytes: bytes.subarray(0, size - position) }));
    this.truncatedTo = Math.min(this.truncatedTo, size);
  }

  sync(): void {
    this.keptSize = Math.min(this.keptSize, this.truncatedTo);
    this.kept.clearFrom(this.keptSize);
    for (const { position, bytes } of this.unsynced) this.keep(position, bytes);
    this.keptSize = Math.max(this.keptSize, this.size);
    this.truncatedTo = Infinity;
    this.unsynced = [];
  }

  keep(position: number, bytes: Uint8Array): void {
    this.kept.set(position, bytes);
    this.keptSize = Math.max(this.keptSize, position + bytes.length);
  }

  copy(): Inode {
    const copy = new Inode();
    copy.data = this.data.copy();
    copy.size = this.size;
    copy.kept = this.kept.copy();
    copy.keptSize = this.keptSize;
    copy.unsynced = [...this.unsynced];
    copy.truncatedTo = this.truncatedTo;
    return copy;
  }

  crash(): void {
    this.data = this.kept.copy();
    this.size = this.keptSize;
    this.unsynced = [];
    this.truncatedTo = Infinity;
  }
}

export function ioError(): Error {
  return Object.assign(new Error("EIO: i/o error"), { code: "EIO" });
}

export function fullError(): Error {
  return Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
}

function missing(path: string): Error {
  return Object.assign(new Error(`ENOENT: no such file or directory, '${path}'`), { code: "ENOENT" });
}

/** A file got a name or lost it, and no sync of the directory has covered that. */
interface NameChange {
  readonly path: string;
  /** Undefined: removed. */
  readonly inode: Inode | undefined;
  /** The other half of a rename: both are kept or none. */
  readonly joined: boolean;
}

export class MemoryDisk implements Disk {
  /** Everything that was asked of it, in order, if that is kept. */
  calls: DiskCall[] = [];
  keepsCalls = true;
  capacityBytes = Infinity;
  /** Path → handles that are open. */
  readonly #handles = new Map<string, number>();
  /** Callback operations that are under way. */
  underWay = 0;
  #files = new Map<string, Inode>();
  #keptFiles = new Map<string, Inode>();
  /** In order. */
  #nameChanges: NameChange[] = [];
  readonly #directories = new Set<string>(["/"]);
  #faults: Fault[] = [];
  readonly #later: (step: () => void) => void;
  #generation = 0;

  /** `later` runs the steps of callback operations; the default is a turn of the event loop each. */
  constructor(later: (step: () => void) => void = (step) => void setImmediate(step)) {
    this.#later = later;
  }

  // ---- what is done to it ----

  fail(fault: Fault): void {
    this.#faults.push({ ...fault });
  }

  heal(): void {
    this.#faults = [];
    this.capacityBytes = Infinity;
  }

  /** Not a byte more than now fits on it. */
  fill(): void {
    this.capacityBytes = this.#usedBytes();
  }

  /** Bytes that still fit on it. */
  get free(): number {
    return this.capacityBytes === Infinity ? Infinity : Math.max(0, this.capacityBytes - this.#usedBytes());
  }

  get faultsLeft(): number {
    return this.#faults.length;
  }

  /**
   * The power goes. `keep` says which unsynced write reaches the platter all the same; the default is none. Of the
   * changes of names the first `names` (0 to 1) are kept: a file system does not change their order.
   */
  crash(keep: (path: string, position: number, bytes: number) => boolean = () => false, names = 0): void {
    this.#generation++;
    this.underWay = 0;
    this.#faults = [];
    for (const [path, inode] of this.#files) {
      for (const { position, bytes } of inode.unsynced)
        if (keep(path, position, bytes.length)) inode.keep(position, bytes);
    }
    let count = Math.floor(names * (this.#nameChanges.length + 0.999));
    while (count > 0 && this.#nameChanges[count]?.joined === true) count++;
    for (const { path, inode } of this.#nameChanges.slice(0, count)) {
      if (inode === undefined) this.#keptFiles.delete(path);
      else this.#keptFiles.set(path, inode);
    }
    this.#nameChanges = [];
    this.#files = new Map(this.#keptFiles);
    for (const inode of new Set(this.#files.values())) inode.crash();
    for (const path of this.#files.keys()) this.makeDirectorySync(dirname(path));
  }

  /** Bytes as a reader sees them. */
  content(path: string): Uint8Array {
    const inode = this.#inode(path);
    const bytes = new Uint8Array(inode.size);
    inode.data.read(bytes, 0);
    return bytes;
  }

  /** Changes bytes behind everybody's back, and durably: what rot does. */
  damage(path: string, change: (bytes: Uint8Array) => Uint8Array | void): void {
    const inode = this.#inode(path);
    const before = this.content(path);
    const after = change(before) ?? before;
    inode.data = new FileBytes(after.slice());
    inode.kept = new FileBytes(after.slice());
    inode.size = after.length;
    inode.keptSize = after.length;
    inode.unsynced = [];
    this.#keptFiles.set(path, inode);
  }

  /** A file put there durably. */
  plant(path: string, bytes: Uint8Array): void {
    this.makeDirectorySync(dirname(path));
    this.#files.set(path, new Inode());
    this.damage(path, () => bytes);
  }

  /** Paths of all files below a directory. */
  filesBelow(directory: string): string[] {
    return [...this.#files.keys()].filter((path) => path.startsWith(directory + "/")).sort();
  }

  /** A disk of its own with the same content. */
  clone(): MemoryDisk {
    const disk = new MemoryDisk(this.#later);
    for (const directory of this.#directories) disk.#directories.add(directory);
    for (const path of this.#files.keys()) disk.plant(path, this.content(path));
    return disk;
  }

  /** A disk of its own in the same state: what is not synced here is not synced there. */
  snapshot(): MemoryDisk {
    const disk = new MemoryDisk(this.#later);
    const copies = new Map<Inode, Inode>();
    const copyOf = (inode: Inode): Inode => {
      let copy = copies.get(inode);
      if (copy === undefined) copies.set(inode, (copy = inode.copy()));
      return copy;
    };
    for (const directory of this.#directories) disk.#directories.add(directory);
    for (const [path, inode] of this.#files) disk.#files.set(path, copyOf(inode));
    for (const [path, inode] of this.#keptFiles) disk.#keptFiles.set(path, copyOf(inode));
    disk.#nameChanges = this.#nameChanges.map((change) => ({
      ...change,
      inode: change.inode === undefined ? undefined : copyOf(change.inode),
    }));
    return disk;
  }

  /** SQLite's files as this disk keeps them; a rig that wants them here hands them on as Disk.databases. */
  get images(): DatabaseImages {
    return {
      load: (path) => (this.#files.has(path) ? this.content(path) : undefined),
      commit: (path, image) => this.plant(path, image),
      lock: () => () => undefined,
    };
  }

  /** Handles open on files whose path fits. */
  openHandles(path = /./): number {
    let count = 0;
    for (const [other, handles] of this.#handles) if (path.test(other)) count += handles;
    return count;
  }

  countOf(op: DiskOp, path?: RegExp): number {
    return this.calls.filter((call) => call.op === op && (path === undefined || path.test(call.path))).length;
  }

  // ---- Disk ----

  openSync(path: string, mode: OpenMode): DiskFile {
    this.#run({ op: "open", path });
    if (mode === "create") {
      if (this.#files.has(path))
        throw Object.assign(new Error(`EEXIST: file already exists, '${path}'`), { code: "EEXIST" });
      if (!this.#directories.has(dirname(path))) throw missing(path);
      this.#name(path, new Inode());
    }
    return this.#file(path, this.#inode(path));
  }

  makeDirectorySync(path: string): void {
    for (let at = path; !this.#directories.has(at); at = dirname(at)) this.#directories.add(at);
  }

  listSync(path: string): string[] {
    if (!this.#directories.has(path)) throw missing(path);
    const names = new Set<string>();
    for (const other of [...this.#files.keys(), ...this.#directories])
      if (other.startsWith(path + "/")) names.add(other.slice(path.length + 1).split("/")[0]!);
    return [...names];
  }

  existsSync(path: string): boolean {
    return this.#files.has(path) || this.#directories.has(path);
  }

  renameSync(from: string, to: string): void {
    this.#run({ op: "rename", path: from });
    if (this.#directories.has(from)) {
      for (const directory of [...this.#directories]) {
        if (directory !== from && !directory.startsWith(from + "/")) continue;
        this.#directories.delete(directory);
        this.#directories.add(to + directory.slice(from.length));
      }
      for (const [path, inode] of [...this.#files]) {
        if (!path.startsWith(from + "/")) continue;
        this.#name(path, undefined);
        this.#name(to + path.slice(from.length), inode, true);
      }
      return;
    }
    const inode = this.#inode(from);
    this.#name(from, undefined);
    this.#name(to, inode, true);
  }

  unlinkSync(path: string): void {
    this.#run({ op: "unlink", path });
    this.#inode(path);
    this.#name(path, undefined);
  }

  removeTreeSync(path: string): void {
    for (const file of [...this.#files.keys()])
      if (file === path || file.startsWith(path + "/")) this.#name(file, undefined);
    for (const directory of [...this.#directories])
      if (directory === path || directory.startsWith(path + "/")) this.#directories.delete(directory);
  }

  syncDirectorySync(path: string): void {
    this.#run({ op: "syncDirectory", path });
    if (!this.#directories.has(path)) throw missing(path);
    // A directory's own sync makes the names in it durable; those deeper are taken along, which only a rename needs.
    for (const kept of [...this.#keptFiles.keys()])
      if (isIn(kept, path) && !this.#files.has(kept)) this.#keptFiles.delete(kept);
    for (const [file, inode] of this.#files) if (isIn(file, path)) this.#keptFiles.set(file, inode);
    this.#nameChanges = this.#nameChanges.filter((change) => !isIn(change.path, path));
  }

  freeBytes(path: string, done: (error: Error | null, bytes: number) => void): void {
    this.#soon(() => done(null, this.free));
  }

  open(path: string, mode: OpenMode, done: (error: Error | null, file: DiskFile | undefined) => void): void {
    this.#async(
      () => this.openSync(path, mode),
      (error, file) => done(error, file),
    );
  }

  rename(from: string, to: string, done: (error: Error | null) => void): void {
    this.#async(() => this.renameSync(from, to), done);
  }

  syncDirectory(path: string, done: (error: Error | null) => void): void {
    this.#async(() => this.syncDirectorySync(path), done);
  }

  #name(path: string, inode: Inode | undefined, joined = false): void {
    if (inode === undefined) this.#files.delete(path);
    else this.#files.set(path, inode);
    this.#nameChanges.push({ path, inode, joined });
  }

  #file(path: string, inode: Inode): DiskFile {
    const readSync = (into: Uint8Array, position: number): number => {
      this.#run({ op: "read", path, position, bytes: into.length });
      const length = Math.max(0, Math.min(into.length, inode.size - position));
      inode.data.read(into.subarray(0, length), position);
      return length;
    };
    const writeSync = (pieces: readonly Uint8Array[], position: number): number => {
      const bytes = joined(pieces);
      const fault = this.#run({ op: "write", path, position, bytes: bytes.length });
      const more = Math.max(0, position + bytes.length - inode.size);
      const room = Math.max(0, this.capacityBytes - this.#usedBytes());
      let take = Math.min(fault?.short ?? bytes.length, bytes.length);
      if (more > room) take = Math.min(take, bytes.length - (more - room));
      if (take <= 0 && more > room) throw fullError();
      inode.write(position, bytes.subarray(0, take));
      return take;
    };
    const datasyncSync = (): void => {
      try {
        this.#run({ op: "datasync", path });
      } catch (error) {
        inode.unsynced = [];
        throw error;
      }
      inode.sync();
    };
    this.#handles.set(path, (this.#handles.get(path) ?? 0) + 1);
    const close = (): void => void this.#handles.set(path, this.#handles.get(path)! - 1);
    return {
      path,
      readSync,
      writeSync,
      datasyncSync,
      truncateSync: (bytes) => {
        this.#run({ op: "truncate", path });
        inode.truncate(bytes);
      },
      sizeSync: () => inode.size,
      closeSync: close,
      read: (into, position, done) =>
        this.#async(
          () => readSync(into, position),
          (error, bytes) => done(error, bytes ?? 0),
        ),
      write: (pieces, position, done) =>
        this.#async(
          () => writeSync(pieces, position),
          (error, bytes) => done(error, bytes ?? 0),
        ),
      datasync: (done) => this.#async(datasyncSync, (error) => done(error)),
      close,
    };
  }

  #async<T>(step: () => T, done: (error: Error | null, value?: T) => void): void {
    this.#soon(() => {
      let value: T;
      try {
        value = step();
      } catch (error) {
        return done(error as Error);
      }
      done(null, value);
    });
  }

  /** A step of a process that a crash has ended never runs. */
  #soon(step: () => void): void {
    const generation = this.#generation;
    this.underWay++;
    this.#later(() => {
      if (generation !== this.#generation) return;
      this.underWay--;
      step();
    });
  }

  #run(call: DiskCall): Fault | undefined {
    if (this.keepsCalls) this.calls.push(call);
    const fault = this.#faults.find(
      ({ op, path }) => op === call.op && (path === undefined || path.test(call.path)),
    );
    if (fault === undefined) return undefined;
    if (fault.after !== undefined && fault.after > 0) {
      fault.after--;
      return undefined;
    }
    fault.times = (fault.times ?? 1) - 1;
    if (fault.times <= 0) this.#faults.splice(this.#faults.indexOf(fault), 1);
    if (fault.error !== undefined) throw fault.error;
    return fault;
  }

  #inode(path: string): Inode {
    const inode = this.#files.get(path);
    if (inode === undefined) throw missing(path);
    return inode;
  }

  #usedBytes(): number {
    let bytes = 0;
    for (const inode of new Set(this.#files.values())) bytes += inode.size;
    return bytes;
  }
}

function isIn(path: string, directory: string): boolean {
  return path.startsWith(join(directory, "/"));
}

/** Nobody keeps the result beyond the write. */
function joined(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0]!;
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
