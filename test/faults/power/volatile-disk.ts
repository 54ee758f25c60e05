/**
 * A data directory that loses what was not synced. The server runs with volatile-disk.c loaded; after it was killed,
 * `losePower` makes of the directory what a machine without power would find:
 *
 *   contents   a sector written after the last sync of its file is as it was, or, by chance, as it was written: writes
 *              reach a disk early, in any order; a file's size likewise
 *   names      of the changes whose directory was not synced since, the last few, by chance none or all, never happened:
 *              file systems keep the order of names in their own journal, but not for how long
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Random } from "../../fixtures/random.ts";
import { readVolatileLog, type Pending, type PendingChange } from "./volatile-log.ts";

const source = fileURLToPath(new URL("volatile-disk.c", import.meta.url));

let compiled: string | undefined;

/** Path of the compiled layer, or why there is none. */
function layer(): { readonly path: string } | { readonly missing: string } {
  if (compiled !== undefined) return { path: compiled };
  const directory = fs.mkdtempSync(join(tmpdir(), "sluice-volatile-"));
  process.on("exit", () => fs.rmSync(directory, { recursive: true, force: true }));
  const path = join(directory, "volatile-disk.so");
  const { status, stderr, error } = spawnSync(
    "cc",
    ["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", path, source, "-ldl", "-lpthread"],
    { encoding: "utf8" },
  );
  if (error !== undefined) return { missing: "a C compiler is not installed (Debian: gcc libc6-dev)" };
  if (status !== 0) throw new Error(stderr);
  return { path: (compiled = path) };
}

/** undefined = it can be loaded here. */
export function whyNoVolatileDisk(): string | undefined {
  if (process.platform !== "linux") return "what is loaded into the server speaks to Linux only";
  const found = layer();
  return "missing" in found ? found.missing : undefined;
}

export interface VolatileOptions {
  /** A sync takes up to so much longer: more is under way when the power goes. */
  readonly slowSyncUs?: number;
  /** Syncs of files and directories whose path ends so say "done" and make nothing durable. */
  readonly deafTo?: string;
}

export interface Loss {
  /** Sectors put back to what they were, and those that reached the disk unsynced. */
  readonly lostSectors: number;
  readonly earlySectors: number;
  /** Creations, renames and removals that never happened, and those that did unsynced. */
  readonly lostNames: number;
  readonly earlyNames: number;
}

const noLoss: Loss = { lostSectors: 0, earlySectors: 0, lostNames: 0, earlyNames: 0 };

export function sumOf(a: Loss | undefined, b: Loss | undefined): Loss | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return {
    lostSectors: a.lostSectors + b.lostSectors,
    earlySectors: a.earlySectors + b.earlySectors,
    lostNames: a.lostNames + b.lostNames,
    earlyNames: a.earlyNames + b.earlyNames,
  };
}

/** Shares of unsynced sectors that reach the disk, one a loss. */
const earlyShares = [0, 0, 0.05, 0.3, 0.5, 0.7, 0.95, 1];
const sectorSizes = [512, 4096];

/** What a directory's names lead to. */
type Names = Map<string, number>;

export class VolatileDisk {
  /** Where the server keeps its data. */
  readonly data: string;
  readonly #log: string;
  readonly #graves: string;
  readonly #options: VolatileOptions;

  /** In a directory of its own, which the caller makes and removes. */
  constructor(directory: string, options: VolatileOptions = {}) {
    this.data = join(directory, "data");
    this.#log = join(directory, "unsynced.log");
    this.#graves = join(directory, "graves");
    this.#options = options;
    fs.mkdirSync(this.data, { recursive: true });
    fs.mkdirSync(this.#graves, { recursive: true });
  }

  /** For the server's environment. `before` = other libraries to be loaded first. */
  env(before = ""): Record<string, string> {
    const { slowSyncUs = 0, deafTo } = this.#options;
    const found = layer();
    if ("missing" in found) throw new Error(found.missing);
    return {
      LD_PRELOAD: `${before} ${found.path}`.trim(),
      VOLATILE_ROOT: this.data,
      VOLATILE_LOG: this.#log,
      VOLATILE_GRAVES: this.#graves,
      VOLATILE_SLOW_US: String(slowSyncUs),
      ...(deafTo === undefined ? {} : { VOLATILE_DEAF: deafTo }),
    };
  }

  /**
   * The server is dead, and the machine with it. What is left is durable from now on.
   * `earlyShare` = of unsynced sectors, what had reached the disk: drawn by chance.
   */
  losePower(random: Random, earlyShare = earlyShares[random.integer(0, earlyShares.length - 1)]!): Loss {
    if (!fs.existsSync(this.#log)) return noLoss;
    const pending = readVolatileLog(fs.readFileSync(this.#log));
    const paths = new Map<number, string>();
    const directories = new Map<number, Names>();
    const root = this.#walk(this.data, paths, directories);
    for (const name of fs.readdirSync(this.#graves)) {
      this.#findGrave(join(this.#graves, name), Number(name), paths, directories);
    }
    const lostNames = this.#loseNames(pending, directories, random);
    const sectors = this.#loseContents(pending, paths, random, earlyShare);
    this.#rebuild(root, paths, directories);
    fs.rmSync(this.#graves, { recursive: true });
    fs.mkdirSync(this.#graves);
    fs.truncateSync(this.#log, 0);
    return { ...sectors, lostNames, earlyNames: pending.names.length - lostNames };
  }

  #walk(path: string, paths: Map<number, string>, directories: Map<number, Names>): number {
    const { ino } = fs.lstatSync(path);
    paths.set(ino, path);
    const names: Names = new Map();
    directories.set(ino, names);
    for (const entry of fs.readdirSync(path, { withFileTypes: true })) {
      const inner = join(path, entry.name);
      if (entry.isDirectory()) names.set(entry.name, this.#walk(inner, paths, directories));
      else {
        const file = fs.lstatSync(inner).ino;
        paths.set(file, inner);
        names.set(entry.name, file);
      }
    }
    return ino;
  }

  #findGrave(path: string, inode: number, paths: Map<number, string>, directories: Map<number, Names>): void {
    paths.set(inode, path);
    if (fs.lstatSync(path).isDirectory()) directories.set(inode, new Map());
  }

  /** Undoes the last of the pending changes of names, by chance how many. */
  #loseNames({ names }: Pending, directories: Map<number, Names>, random: Random): number {
    const kept = random.chance(0.3) ? 0 : random.integer(0, names.length);
    const put = (directory: number, name: string, inode: number): void => {
      const found = directories.get(directory);
      if (found === undefined) throw new Error(`directory ${directory} of ${name} was never seen`);
      if (inode === 0) found.delete(name);
      else found.set(name, inode);
    };
    for (const { kind, directory, name, inode, to } of names.slice(kept).reverse()) {
      if (kind === "enter") put(directory, name, 0);
      else put(directory, name, inode);
      if (to !== undefined) put(to.directory, to.name, to.replaced);
    }
    return names.length - kept;
  }

  #loseContents({ changes }: Pending, paths: ReadonlyMap<number, string>, random: Random, share: number) {
    const sectorBytes = sectorSizes[random.integer(0, 1)]!;
    const sum = { lostSectors: 0, earlySectors: 0 };
    for (const [inode, list] of changes) {
      const path = paths.get(inode);
      // Unlinked long ago, or a file that only its creator ever saw.
      if (path === undefined) continue;
      const early = new Map<number, boolean>();
      const isEarly = (sector: number): boolean => {
        let known = early.get(sector);
        if (known === undefined) early.set(sector, (known = random.chance(share)));
        return known;
      };
      putBack(path, list, sectorBytes, isEarly, random.chance(share));
      for (const was of early.values()) sum[was ? "earlySectors" : "lostSectors"]++;
    }
    return sum;
  }

  /** Makes the directory anew, of the names that are left. */
  #rebuild(root: number, paths: ReadonlyMap<number, string>, directories: ReadonlyMap<number, Names>): void {
    const making = `${this.data}.making`;
    const make = (inode: number, path: string): void => {
      const names = directories.get(inode);
      if (names === undefined) return fs.linkSync(pathOf(inode, paths), path);
      fs.mkdirSync(path);
      for (const [name, child] of names) make(child, join(path, name));
    };
    make(root, making);
    fs.rmSync(this.data, { recursive: true });
    fs.renameSync(making, this.data);
  }
}

function pathOf(inode: number, paths: ReadonlyMap<number, string>): string {
  const path = paths.get(inode);
  if (path === undefined) throw new Error(`inode ${inode} was never seen`);
  return path;
}

/** Puts back what lay in a file before its pending changes, last first, but for sectors that reached the disk. */
function putBack(
  path: string,
  changes: readonly PendingChange[],
  sectorBytes: number,
  isEarly: (sector: number) => boolean,
  keepSize: boolean,
): void {
  const fd = fs.openSync(path, "r+");
  const liveSize = fs.fstatSync(fd).size;
  const written = new Set<number>();
  for (const { isCut, start, end, before } of changes.toReversed()) {
    const whole = Buffer.alloc(end - start);
    whole.set(before);
    for (let at = start; at < end;) {
      const sector = Math.floor(at / sectorBytes);
      const next = Math.min(end, (sector + 1) * sectorBytes);
      // What a truncation took comes back with the size, unless something newer reached the disk there.
      const stays = isEarly(sector) && (!isCut || written.has(sector));
      if (!stays) fs.writeSync(fd, whole, at - start, next - at, at);
      if (!isCut) written.add(sector);
      at = next;
    }
  }
  fs.ftruncateSync(fd, keepSize ? liveSize : changes[0]!.sizeBefore);
  fs.closeSync(fd);
}
