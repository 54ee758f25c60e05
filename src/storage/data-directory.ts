/**
 * The data directory: whose it is, who has it open, which format it has.
 *
 *   LOCK         an SQLite file held by BEGIN EXCLUSIVE: a kernel lock that kill -9 releases
 *   node.json    node id, shard uid, format version; written once (temporary file, sync, rename, directory sync)
 *   shard-0/     journal/ segments/ checkpoint.db
 *   trash/       what was deleted or not recognised, before it is unlinked
 */
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { crc32 } from "../base/crc32.ts";
import { SluiceFault } from "../base/errors.ts";
import type { Disk } from "../io/disk.ts";
import type { Entropy } from "../io/entropy.ts";
import { storagePaths, type StoragePaths } from "./storage-engine.ts";
import { writeWholeSync } from "./whole-writes.ts";

export const DATA_FORMAT_VERSION = 1;

export interface NodeIdentity {
  readonly nodeId: string;
  readonly clusterId: string;
  /** Random, below 2^52: entries of another shard, or forged in a payload, never pass. */
  readonly shardUid: number;
}

export interface DataDirectory {
  readonly path: string;
  readonly identity: NodeIdentity;
  readonly paths: StoragePaths;
  /** True when this start made it. */
  readonly created: boolean;
  /** Lets go of the lock. */
  close(): void;
}

/**
 * Opens a data directory, making it if it is missing or empty.
 * @throws SluiceFault INVALID_ARGUMENT (foreign, locked, read-only, of a newer format), STORAGE_FULL
 */
export function openDataDirectory(disk: Disk, entropy: Entropy, path: string): DataDirectory {
  try {
    makeDirectory(disk, path);
    refuseForeign(disk, path);
    const lock = takeLock(disk, path);
    try {
      const made = !disk.existsSync(join(path, "node.json"));
      const identity = made ? writeIdentity(disk, entropy, path) : readIdentity(disk, path);
      const trash = join(path, "trash");
      disk.makeDirectorySync(trash);
      // What lies there goes when the journal has been replayed (storage-engine.ts).
      const paths = storagePaths(join(path, "shard-0"), trash);
      for (const directory of [paths.journal, paths.segments]) disk.makeDirectorySync(directory);
      for (const directory of [join(path, "shard-0"), path]) disk.syncDirectorySync(directory);
      return { path, identity, paths, created: made, close: () => lock.close() };
    } catch (error) {
      lock.close();
      throw error;
    }
  } catch (error) {
    throw told(error, path);
  }
}

/** What a first start that was killed half way leaves, and what a mounted file system of its own has. */
const BEGUN = /^(LOCK|node\.json|lost\+found$)/;
const utf8 = new TextDecoder();

/** Durable before anything in it is: its name too, and those of the directories above that had to be made. */
function makeDirectory(disk: Disk, path: string): void {
  const parents = [dirname(path)];
  for (let at = dirname(path); !disk.existsSync(at); at = dirname(at)) parents.push(dirname(at));
  const known = disk.existsSync(join(path, "node.json"));
  try {
    disk.makeDirectorySync(path);
  } catch (error) {
    if ((error as { code?: unknown }).code !== "ENOENT") throw error;
    throw new SluiceFault(
      "INVALID_ARGUMENT",
      `${path} cannot be made: its file system takes no directories. Choose another with --data.`,
      { directory: path },
      error,
    );
  }
  if (!known) for (const parent of parents) syncParent(disk, parent);
}

/** Who may not read a directory cannot sync it. */
function syncParent(disk: Disk, path: string): void {
  try {
    disk.syncDirectorySync(path);
  } catch (error) {
    if ((error as { code?: unknown }).code !== "EACCES") throw error;
  }
}

function refuseForeign(disk: Disk, path: string): void {
  const names = disk.listSync(path);
  if (names.includes("node.json") || names.every((name) => BEGUN.test(name))) return;
  throw new SluiceFault(
    "INVALID_ARGUMENT",
    `${path} is not empty and not a Sluice data directory (it has no node.json). Choose another with --data.`,
    { directory: path },
  );
}

function takeLock(disk: Disk, path: string): { close(): void } {
  const file = join(path, "LOCK");
  try {
    return disk.databases === undefined ? lockFile(file) : { close: disk.databases.lock(file) };
  } catch (error) {
    if ((error as { code?: string }).code !== "SQLITE_BUSY") throw error;
    throw new SluiceFault(
      "INVALID_ARGUMENT",
      `${path} is in use by another Sluice server. Stop that one, or choose another directory with --data.`,
      { directory: path },
    );
  }
}

function lockFile(path: string): Database.Database {
  const lock = new Database(path, { timeout: 0 });
  try {
    lock.pragma("journal_mode = MEMORY");
    lock.exec("BEGIN EXCLUSIVE");
    // A file that may not be written is opened to be read, and then nothing is locked: write, to find out.
    lock.pragma("user_version = 1");
    return lock;
  } catch (error) {
    lock.close();
    throw error;
  }
}

function writeIdentity(disk: Disk, entropy: Entropy, path: string): NodeIdentity {
  const identity = {
    formatVersion: DATA_FORMAT_VERSION,
    nodeId: Buffer.from(entropy.bytes(16)).toString("hex"),
    clusterId: Buffer.from(entropy.bytes(16)).toString("hex"),
    shardUid: Buffer.from(entropy.bytes(8)).readUIntBE(0, 6) + 1,
  };
  const checked = { ...identity, checksum: checksumOf(identity) };
  const making = join(path, "node.json.tmp");
  if (disk.existsSync(making)) disk.unlinkSync(making);
  const file = disk.openSync(making, "create");
  try {
    writeWholeSync(file, [Buffer.from(`${JSON.stringify(checked, null, 2)}\n`)], 0);
    file.datasyncSync();
  } finally {
    file.closeSync();
  }
  disk.renameSync(making, join(path, "node.json"));
  disk.syncDirectorySync(path);
  return identity;
}

function readIdentity(disk: Disk, path: string): NodeIdentity {
  const file = disk.openSync(join(path, "node.json"), "read");
  const bytes = new Uint8Array(file.sizeSync());
  file.readSync(bytes, 0);
  file.closeSync();
  return parseIdentity(bytes, path);
}

/** What node.json says. @throws SluiceFault CORRUPT_RANGE, INVALID_ARGUMENT (of a newer format) */
export function parseIdentity(bytes: Uint8Array, path: string): NodeIdentity {
  let identity: Partial<NodeIdentity & { formatVersion: number; checksum: string }>;
  try {
    identity = (JSON.parse(utf8.decode(bytes)) ?? {}) as typeof identity;
  } catch (error) {
    throw new SluiceFault(
      "CORRUPT_RANGE",
      `${path}/node.json is damaged: restore it from a backup`,
      {},
      error,
    );
  }
  const { formatVersion, nodeId, clusterId, shardUid, checksum } = identity;
  if (formatVersion !== undefined && formatVersion > DATA_FORMAT_VERSION) {
    throw new SluiceFault(
      "INVALID_ARGUMENT",
      `${path} has format ${formatVersion}; this version reads up to ${DATA_FORMAT_VERSION}. Start the newer Sluice that wrote it.`,
    );
  }
  if (
    typeof formatVersion !== "number" ||
    formatVersion < 1 ||
    typeof nodeId !== "string" ||
    typeof clusterId !== "string" ||
    !Number.isSafeInteger(shardUid) ||
    shardUid! < 1 ||
    // Those of the first versions have none.
    (checksum !== undefined &&
      checksum !== checksumOf({ formatVersion, nodeId, clusterId, shardUid: shardUid! }))
  ) {
    throw new SluiceFault("CORRUPT_RANGE", `${path}/node.json is damaged: restore it from a backup`);
  }
  return { nodeId, clusterId, shardUid: shardUid! };
}

/** One wrong digit of the shard's uid, and every entry of its journal would be taken for another's. */
function checksumOf({
  formatVersion,
  nodeId,
  clusterId,
  shardUid,
}: NodeIdentity & { formatVersion: number }): string {
  const text = `${formatVersion} ${nodeId} ${clusterId} ${shardUid}`;
  return crc32(Buffer.from(text)).toString(16).padStart(8, "0");
}

/** The operating system's refusals in words. */
export function told(error: unknown, path: string): unknown {
  const code = (error as { code?: unknown }).code;
  switch (code) {
    case "EACCES":
    case "EPERM":
    case "EROFS":
    case "SQLITE_READONLY":
    case "SQLITE_CANTOPEN":
      return new SluiceFault(
        "INVALID_ARGUMENT",
        `cannot write to ${path} (${String(code)}). Make it writable for this user, or choose another directory with --data.`,
        { directory: path },
        error,
      );
    case "ENOTDIR":
    case "EEXIST":
      return new SluiceFault(
        "INVALID_ARGUMENT",
        `${path} is not a directory. Choose another with --data.`,
        { directory: path },
        error,
      );
    case "ENOSPC":
    case "SQLITE_FULL":
      return new SluiceFault(
        "STORAGE_FULL",
        `the disk that holds ${path} is full. Free some space and start again; nothing stored was touched.`,
        { directory: path },
        error,
      );
    case "SQLITE_NOTADB":
    case "SQLITE_CORRUPT":
      return new SluiceFault(
        "CORRUPT_RANGE",
        `${path}/LOCK is not the lock file of a Sluice data directory`,
        { directory: path },
        error,
      );
    default:
      return error;
  }
}
