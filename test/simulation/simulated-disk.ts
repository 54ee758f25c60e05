/**
 * The Disk port of one life over the platter. Every operation is a step of the trace and may be the process's last; of
 * a dead process nothing reaches the platter any more.
 */
import { dirname, basename } from "node:path";
import type { DatabaseImages, Disk, DiskFile, OpenMode } from "../../src/io/disk.ts";
import type { Agenda } from "./agenda.ts";
import type { DiskOperation, DiskWeather } from "./disk-weather.ts";
import { Dead, type Life } from "./life.ts";
import { DirectoryNode, FileNode, type Platter } from "./platter.ts";

/** What the disk tells. */
export interface DiskListener {
  /** The process dies in this operation. */
  dies(operation: DiskOperation, path: string, when: "before" | "after"): void;
  failed(operation: DiskOperation, path: string): void;
  full(operation: DiskOperation, path: string): void;
  short(path: string): void;
  done(operation: DiskOperation, path: string, to?: string): void;
  /** About to be synced, with what was written since the last time. */
  syncing(path: string, file: FileNode): void;
}

export interface DiskParts {
  readonly life: Life;
  readonly agenda: Agenda;
  readonly platter: Platter;
  readonly weather: DiskWeather;
  readonly listener: DiskListener;
  /** Paths of held locks, of all lives. */
  readonly locks: Map<string, Life>;
}

function fault(code: string, what: string): Error {
  return Object.assign(new Error(`${code}: ${what}`), { code });
}

export function simulatedDisk(parts: DiskParts): Disk {
  const { life, agenda, platter, weather, listener, locks } = parts;

  function act<T>(operation: DiskOperation, path: string, effect: () => T, to?: string): T {
    life.check();
    agenda.note(operation, path.length);
    agenda.onTrace?.(`  ${operation} ${path} ${to ?? ""}`);
    if (weather.fails(operation, path)) {
      life.excuses.add("failing disk");
      listener.failed(operation, path);
      if (operation === "datasync") platter.file(path)?.failSync();
      throw operation === "commit"
        ? fault("SQLITE_IOERR", "disk I/O error")
        : fault("EIO", `i/o error, ${path}`);
    }
    const dying = weather.dies(operation, path);
    if (dying === undefined) {
      const result = effect();
      listener.done(operation, path, to);
      return result;
    }
    if (dying === "after") effect();
    listener.dies(operation, path, dying);
    throw new Dead();
  }

  /** The effect, and then the news of it, at some later time. */
  function later<T>(
    operation: DiskOperation,
    effect: () => T,
    done: (error: Error | null, value?: T) => void,
  ): void {
    if (!life.alive) return;
    agenda.plan(weather.delay(), operation, () => {
      if (!life.alive) return;
      let value: T;
      try {
        value = effect();
      } catch (error) {
        if (life.alive) done(error as Error);
        return;
      }
      done(null, value);
    });
  }

  function parentOf(path: string): DirectoryNode {
    const parent = platter.directory(dirname(path));
    if (parent === undefined) throw fault("ENOENT", `no such file or directory, ${path}`);
    return parent;
  }

  function nodeAt(path: string): FileNode {
    const node = platter.find(path);
    if (node instanceof FileNode) return node;
    throw fault(node === undefined ? "ENOENT" : "EISDIR", `no such file, ${path}`);
  }

  function room(): number {
    return weather.capacityBytes === Infinity ? Infinity : weather.capacityBytes - platter.usedBytes;
  }

  function write(path: string, node: FileNode, pieces: readonly Uint8Array[], position: number): number {
    const wanted = pieces.reduce((sum, piece) => sum + piece.length, 0);
    let take = weather.taken(wanted);
    if (take < wanted) listener.short(path);
    const more = position + take - node.size;
    if (more > 0) {
      const free = room();
      if (more > free) {
        take = Math.max(0, take - (more - Math.max(0, free)));
        listener.full("write", path);
        if (take === 0) throw fault("ENOSPC", `no space left on device, ${path}`);
      }
    }
    let left = take;
    let at = position;
    for (const piece of pieces) {
      if (left === 0) break;
      const part = piece.subarray(0, Math.min(left, piece.length));
      node.write(at, part);
      at += part.length;
      left -= part.length;
    }
    return take;
  }

  function fileOf(path: string, node: FileNode): DiskFile {
    const readSync = (into: Uint8Array, position: number): number =>
      act("read", path, () => {
        const bytes = node.data.subarray(
          Math.min(position, node.size),
          Math.min(position + into.length, node.size),
        );
        into.set(bytes);
        return bytes.length;
      });
    const writeSync = (pieces: readonly Uint8Array[], position: number): number =>
      act("write", path, () => write(path, node, pieces, position));
    const datasyncSync = (): void =>
      act("datasync", path, () => {
        listener.syncing(path, node);
        node.sync();
      });
    return {
      path,
      readSync,
      writeSync,
      datasyncSync,
      truncateSync: (bytes) => act("truncate", path, () => node.truncate(bytes)),
      sizeSync: () => {
        life.check();
        return node.size;
      },
      closeSync: () => undefined,
      read: (into, position, done) =>
        later(
          "read",
          () => readSync(into, position),
          (error, bytes) => done(error, bytes ?? 0),
        ),
      write: (pieces, position, done) =>
        later(
          "write",
          () => writeSync(pieces, position),
          (error, bytes) => done(error, bytes ?? 0),
        ),
      datasync: (done) => later("datasync", datasyncSync, (error) => done(error)),
      close: () => undefined,
    };
  }

  function openSync(path: string, mode: OpenMode): DiskFile {
    return act("open", path, () => {
      if (mode !== "create") return fileOf(path, nodeAt(path));
      const parent = parentOf(path);
      if (parent.entries.has(basename(path))) throw fault("EEXIST", `file already exists, ${path}`);
      const node = new FileNode();
      parent.set(basename(path), node);
      return fileOf(path, node);
    });
  }

  function renameSync(from: string, to: string): void {
    const effect = (): void => {
      const node = platter.find(from);
      if (node === undefined) throw fault("ENOENT", `no such file or directory, ${from}`);
      const target = parentOf(to);
      parentOf(from).remove(basename(from));
      target.set(basename(to), node);
    };
    act("rename", from, effect, to);
  }

  function syncDirectorySync(path: string): void {
    act("syncDirectory", path, () => {
      const directory = platter.directory(path);
      if (directory === undefined) throw fault("ENOENT", `no such directory, ${path}`);
      directory.sync();
    });
  }

  const databases: DatabaseImages = {
    load: (path) => act("read", path, () => platter.file(path)?.content().slice()),
    commit: (path, image) =>
      act("commit", path, () => {
        const parent = parentOf(path);
        const known = parent.entries.get(basename(path));
        const more = image.length - (known instanceof FileNode ? known.size : 0);
        if (more > 0 && more > room()) {
          listener.full("commit", path);
          throw fault("SQLITE_FULL", "database or disk is full");
        }
        // SQLite syncs the directory when it makes the files of a database.
        const node = known instanceof FileNode ? known : new FileNode();
        if (known !== node) {
          parent.entries.set(basename(path), node);
          parent.kept.set(basename(path), node);
        }
        node.replace(new Uint8Array(image));
      }),
    lock: (path) => {
      const holder = locks.get(path);
      if (holder?.alive === true) throw fault("SQLITE_BUSY", "database is locked");
      locks.set(path, life);
      if (platter.file(path) === undefined) {
        const node = new FileNode();
        parentOf(path).set(basename(path), node);
      }
      return () => {
        if (locks.get(path) === life) locks.delete(path);
      };
    },
  };

  return {
    databases,
    openSync,
    makeDirectorySync(path) {
      life.check();
      let at = platter.root;
      for (const name of path.split("/").filter((part) => part !== "")) {
        let next = at.entries.get(name);
        if (next === undefined) at.set(name, (next = new DirectoryNode()));
        if (!(next instanceof DirectoryNode)) throw fault("ENOTDIR", `not a directory, ${path}`);
        at = next;
      }
    },
    listSync(path) {
      life.check();
      const directory = platter.directory(path);
      if (directory === undefined) throw fault("ENOENT", `no such directory, ${path}`);
      return [...directory.entries.keys()];
    },
    existsSync(path) {
      life.check();
      return platter.find(path) !== undefined;
    },
    renameSync,
    unlinkSync(path) {
      act("unlink", path, () => {
        nodeAt(path);
        parentOf(path).remove(basename(path));
      });
    },
    removeTreeSync(path) {
      act("unlink", path, () => platter.directory(dirname(path))?.remove(basename(path)));
    },
    syncDirectorySync,
    freeBytes: (_path, done) =>
      later(
        "read",
        () => Math.max(0, room() === Infinity ? 1e12 : room()),
        (error, bytes) => done(error, bytes ?? 0),
      ),
    open: (path, mode, done) =>
      later(
        "open",
        () => openSync(path, mode),
        (error, file) => done(error, file),
      ),
    rename: (from, to, done) =>
      later(
        "rename",
        () => renameSync(from, to),
        (error) => done(error),
      ),
    syncDirectory: (path, done) =>
      later(
        "syncDirectory",
        () => syncDirectorySync(path),
        (error) => done(error),
      ),
  };
}
