/**
 * checkpoint.db: the state up to one journal index, in one SQLite file. A checkpoint is one
 * transaction; after it commits, journal and segment files it no longer needs may go.
 *
 * WAL mode needs synchronous=FULL said explicitly (the library is compiled with NORMAL for WAL, which
 * may lose a commit with the power), and one connection only.
 */
import Database from "better-sqlite3";
import { putU32, putU64 } from "../base/bytes.ts";
import { crc32 } from "../base/crc32.ts";
import { SluiceFault } from "../base/errors.ts";
import { ChangeBuffer, readChanges } from "../core/change-buffer.ts";
import type { DatabaseImages } from "../io/disk.ts";
import type {
  CheckpointHead,
  CheckpointRequest,
  LoadedCheckpoint,
  Piece,
  SegmentRow,
} from "./storage-messages.ts";

export const CHECKPOINT_FORMAT = 1;

/** As SQLite keeps them in its schema table, letter by letter: see #openSchema. */
const TABLES = [
  `CREATE TABLE head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    format INTEGER NOT NULL, applied_index INTEGER NOT NULL, chain INTEGER NOT NULL,
    epoch INTEGER NOT NULL, time_ms INTEGER NOT NULL, crc INTEGER NOT NULL
  ) STRICT`,
  `CREATE TABLE segments (
    partition_uid INTEGER NOT NULL, base_offset INTEGER NOT NULL, base_position INTEGER NOT NULL,
    generation INTEGER NOT NULL, bytes INTEGER NOT NULL, sealed INTEGER NOT NULL, crc INTEGER NOT NULL,
    PRIMARY KEY (partition_uid, base_offset)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE state (
    kind INTEGER NOT NULL, key INTEGER NOT NULL, subkey INTEGER NOT NULL,
    value BLOB NOT NULL, crc INTEGER NOT NULL, PRIMARY KEY (kind, key, subkey)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE tails (
    partition_uid INTEGER NOT NULL, position INTEGER NOT NULL, bytes BLOB NOT NULL, crc INTEGER NOT NULL,
    PRIMARY KEY (partition_uid, position)
  ) STRICT`,
];

/** Rows leave for the main thread in buffers of about this size. */
const LOAD_BLOCK_BYTES = 8 * 1024 * 1024;

/**
 * What no row has stored. A flipped bit makes an empty blob of a number that is 0, which SQLite gives as it is, and both
 * have the same bytes.
 */
const OF_NO_ROW = -1;

/** Covers the key too: a row that wanders to another key is as wrong as one whose bytes rot. */
function rowCrc(kind: number, key: number, subkey: number, value: Uint8Array): number {
  if (![kind, key, subkey].every(Number.isInteger) || !(value instanceof Uint8Array)) return OF_NO_ROW;
  const bytes = new Uint8Array(20 + value.length);
  putU32(bytes, 0, kind);
  putU64(bytes, 4, key);
  putU32(bytes, 12, subkey);
  bytes.set(value, 20);
  return crc32(bytes);
}

const TAIL_KIND = 0xffff;

/** Of a row that is numbers only. */
function numbersCrc(...numbers: readonly number[]): number {
  if (!numbers.every(Number.isInteger)) return OF_NO_ROW;
  const bytes = new Uint8Array(8 * numbers.length);
  numbers.forEach((number, i) => putU64(bytes, 8 * i, number));
  return crc32(bytes);
}

function headCrc({ appliedIndex, chain, epoch, timeMs }: CheckpointHead): number {
  return numbersCrc(CHECKPOINT_FORMAT, appliedIndex, chain, epoch, timeMs);
}

function segmentCrc({
  partitionUid,
  baseOffset,
  basePosition,
  generation,
  bytes,
  sealed,
}: SegmentRow): number {
  return numbersCrc(partitionUid, baseOffset, basePosition, generation, bytes, sealed ? 1 : 0);
}

export class CheckpointStore {
  readonly #db: Database.Database;
  readonly #path: string;
  readonly #statements: Statements;
  readonly #images: DatabaseImages | undefined;
  readonly #commit: (requests: readonly CheckpointRequest[]) => void;

  /** @throws SluiceFault CORRUPT_RANGE when the file is no checkpoint this version can read */
  constructor(path: string, images?: DatabaseImages) {
    this.#path = path;
    try {
      const image = images?.load(path);
      this.#db = images === undefined ? new Database(path) : openImage(image);
      this.#db.pragma("journal_mode = WAL");
      this.#db.pragma("synchronous = FULL");
      this.#db.pragma("trusted_schema = OFF");
      this.#db.pragma("mmap_size = 0");
      this.#openSchema();
      if (image === undefined) images?.commit(path, this.#db.serialize());
      this.#statements = new Statements(this.#db);
    } catch (error) {
      throw this.#damaged(error);
    }
    this.#commit = this.#db.transaction((requests: readonly CheckpointRequest[]) => {
      for (const request of requests) this.#statements.write(request);
    });
    this.#images = images;
  }

  /** All or none. Doing it twice is the same as once: what failed for want of space is tried again. */
  commit(...requests: readonly CheckpointRequest[]): void {
    this.#commit(requests);
    this.#images?.commit(this.#path, this.#db.serialize());
  }

  /** @throws SluiceFault CORRUPT_RANGE */
  load(): LoadedCheckpoint {
    try {
      this.#check();
      return {
        head: this.#loadHead(),
        rows: this.#loadState(),
        segments: this.#loadSegments(),
        tails: this.#loadTails(),
      };
    } catch (error) {
      throw this.#damaged(error);
    }
  }

  /** What durability rests on, as SQLite says it is set. */
  pragmas(): Record<"journal_mode" | "synchronous" | "mmap_size", unknown> {
    const value = (name: string): unknown => this.#db.pragma(name, { simple: true });
    return {
      journal_mode: value("journal_mode"),
      synchronous: value("synchronous"),
      mmap_size: value("mmap_size"),
    };
  }

  close(): void {
    this.#db.close();
  }

  /**
   * Makes the tables of a new file. Those of an old one must be exactly these: under a damaged name a
   * table would be made anew, empty, and nobody would miss its rows.
   */
  #openSchema(): void {
    const rows = this.#db.prepare("SELECT sql FROM sqlite_master WHERE type = 'table' ORDER BY name").all();
    const found = (rows as { sql: string }[]).map(({ sql }) => sql);
    // One page is what setting the journal mode leaves of a new file.
    if (found.length === 0 && Number(this.#db.pragma("page_count", { simple: true })) <= 1) {
      this.#db.transaction(() => TABLES.forEach((sql) => this.#db.exec(sql)))();
    } else if (found.join() !== TABLES.join()) throw new Error("its tables are not a checkpoint's");
  }

  /** The tree is whole: a damaged page can hide rows, which no row's checksum tells. 0.1 s for a million rows. */
  #check(): void {
    const found = this.#db.pragma("quick_check(1)", { simple: true });
    if (found !== "ok") throw new Error(String(found));
  }

  #loadHead(): CheckpointHead | undefined {
    const row = this.#db.prepare("SELECT * FROM head").get() as HeadRow | undefined;
    if (row === undefined) return undefined;
    if (row.format !== CHECKPOINT_FORMAT)
      throw new Error(`its format is ${row.format}; this version reads ${CHECKPOINT_FORMAT}`);
    const head = { appliedIndex: row.applied_index, chain: row.chain, epoch: row.epoch, timeMs: row.time_ms };
    if (headCrc(head) !== row.crc) throw new Error("its head does not match its checksum");
    return head;
  }

  #loadState(): Uint8Array<ArrayBuffer>[] {
    const blocks: Uint8Array<ArrayBuffer>[] = [];
    const buffer = new ChangeBuffer();
    const rows = this.#db
      .prepare("SELECT kind, key, subkey, value, crc FROM state ORDER BY kind, key, subkey")
      .iterate();
    for (const row of rows as IterableIterator<StateRow>) {
      if (rowCrc(row.kind, row.key, row.subkey, row.value) !== row.crc) {
        throw new Error(`row ${row.kind}/${row.key}/${row.subkey} does not match its checksum`);
      }
      buffer.put(row.kind, row.key, row.subkey, row.value);
      if (buffer.size >= LOAD_BLOCK_BYTES) blocks.push(buffer.take());
    }
    if (buffer.size > 0) blocks.push(buffer.take());
    return blocks;
  }

  #loadSegments(): SegmentRow[] {
    const rows = this.#db
      .prepare("SELECT * FROM segments ORDER BY partition_uid, base_offset")
      .all() as SegmentTableRow[];
    return rows.map((row) => {
      const segment = {
        partitionUid: row.partition_uid,
        baseOffset: row.base_offset,
        basePosition: row.base_position,
        generation: row.generation,
        bytes: row.bytes,
        sealed: row.sealed === 1,
      };
      if (segmentCrc(segment) !== row.crc)
        throw new Error(`segment row ${row.partition_uid}/${row.base_offset} does not match its checksum`);
      return segment;
    });
  }

  #loadTails(): LoadedCheckpoint["tails"] {
    const rows = this.#db
      .prepare("SELECT * FROM tails ORDER BY partition_uid, position")
      .all() as TailTableRow[];
    return rows.map((row) => {
      if (rowCrc(TAIL_KIND, row.partition_uid, row.position % 0x1_0000_0000, row.bytes) !== row.crc) {
        throw new Error(`tail ${row.partition_uid}/${row.position} does not match its checksum`);
      }
      return { partitionUid: row.partition_uid, position: row.position, bytes: row.bytes };
    });
  }

  #damaged(cause: unknown): SluiceFault {
    if (cause instanceof SluiceFault) return cause;
    const what = cause instanceof Error ? cause.message : String(cause);
    return new SluiceFault(
      "CORRUPT_RANGE",
      `the checkpoint ${this.#path} cannot be read: ${what}. Nothing was changed. Restore the data directory from a backup.`,
      { file: this.#path },
      cause,
    );
  }
}

function openImage(image: Uint8Array | undefined): Database.Database {
  return new Database(image === undefined ? ":memory:" : Buffer.from(image));
}

interface HeadRow {
  format: number;
  applied_index: number;
  chain: number;
  epoch: number;
  time_ms: number;
  crc: number;
}

interface StateRow {
  kind: number;
  key: number;
  subkey: number;
  value: Uint8Array;
  crc: number;
}

interface SegmentTableRow {
  partition_uid: number;
  base_offset: number;
  base_position: number;
  generation: number;
  bytes: number;
  sealed: number;
  crc: number;
}

interface TailTableRow {
  partition_uid: number;
  position: number;
  bytes: Uint8Array;
  crc: number;
}

class Statements {
  readonly #head: Database.Statement;
  readonly #putRow: Database.Statement;
  readonly #removeRow: Database.Statement;
  readonly #putSegment: Database.Statement;
  readonly #putTail: Database.Statement;
  readonly #removeTails: Database.Statement;
  readonly #dropSegments: Database.Statement;
  readonly #dropTails: Database.Statement;

  constructor(db: Database.Database) {
    this.#head = db.prepare(
      "INSERT INTO head VALUES (1, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET format = excluded.format, " +
        "applied_index = excluded.applied_index, chain = excluded.chain, epoch = excluded.epoch, time_ms = excluded.time_ms, " +
        "crc = excluded.crc",
    );
    this.#putRow = db.prepare("INSERT OR REPLACE INTO state VALUES (?, ?, ?, ?, ?)");
    this.#removeRow = db.prepare("DELETE FROM state WHERE kind = ? AND key = ? AND subkey = ?");
    this.#putSegment = db.prepare("INSERT OR REPLACE INTO segments VALUES (?, ?, ?, ?, ?, ?, ?)");
    this.#putTail = db.prepare("INSERT OR REPLACE INTO tails VALUES (?, ?, ?, ?)");
    this.#removeTails = db.prepare("DELETE FROM tails WHERE partition_uid = ? AND position < ?");
    this.#dropSegments = db.prepare("DELETE FROM segments WHERE partition_uid = ?");
    this.#dropTails = db.prepare("DELETE FROM tails WHERE partition_uid = ?");
  }

  write(request: CheckpointRequest): void {
    const { head } = request;
    this.#head.run(CHECKPOINT_FORMAT, head.appliedIndex, head.chain, head.epoch, head.timeMs, headCrc(head));
    this.#writeRows(request.changes);
    for (const row of request.segments) {
      this.#putSegment.run(
        row.partitionUid,
        row.baseOffset,
        row.basePosition,
        row.generation,
        row.bytes,
        row.sealed ? 1 : 0,
        segmentCrc(row),
      );
    }
    for (const { partitionUid, position } of request.spilled) this.#removeTails.run(partitionUid, position);
    for (const { partitionUid, position, pieces } of request.tails) {
      const bytes = joinPieces(pieces);
      this.#putTail.run(
        partitionUid,
        position,
        bytes,
        rowCrc(TAIL_KIND, partitionUid, position % 0x1_0000_0000, bytes),
      );
    }
    for (const uid of request.dropped) {
      this.#dropSegments.run(uid);
      this.#dropTails.run(uid);
    }
  }

  /** Only the last value of each key counts. */
  #writeRows(changes: Uint8Array): void {
    const last = new Map<
      string,
      { kind: number; key: number; subkey: number; value: Uint8Array | undefined }
    >();
    for (const row of readChanges(changes)) last.set(`${row.kind}/${row.key}/${row.subkey}`, row);
    for (const { kind, key, subkey, value } of last.values()) {
      if (value === undefined) this.#removeRow.run(kind, key, subkey);
      else this.#putRow.run(kind, key, subkey, value, rowCrc(kind, key, subkey, value));
    }
  }
}

/** The pieces' bytes, copied into one. */
export function joinPieces(pieces: readonly Piece[]): Uint8Array {
  let length = 0;
  for (const piece of pieces) length += piece.length;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(new Uint8Array(piece.memory, piece.offset, piece.length), at);
    at += piece.length;
  }
  return bytes;
}
