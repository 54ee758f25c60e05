/**
 * Reads partitions: from memory at once, from segment files through the libuv pool, at most two reads
 * at a time so that the journal always finds a free thread. Every batch read from disk is checked
 * against its producer's CRC: wrong bytes are never served.
 */
import { basename, dirname, join } from "node:path";
import { LRUCache } from "lru-cache";
import { SluiceFault } from "../base/errors.ts";
import { INNER_LIMITS } from "../base/inner-limits.ts";
import { readStoredBatch, storedBatchBytes, StoredBatchView } from "../wire/stored-batch.ts";
import type { Disk, DiskFile } from "../io/disk.ts";
import { MAX_PAYLOAD_BYTES } from "./entry.ts";
import { segmentFileName, type PartitionLog } from "./partition-log.ts";
import { sharedBytes, SpareMemory } from "./spare-memory.ts";
import { floorInIndexFile } from "./sparse-index.ts";

/** No batch is larger: it came in one journal entry. */
const MAX_BATCH_BYTES = MAX_PAYLOAD_BYTES + 1024;
const MAX_READS_UNDER_WAY = 2;
const MAX_OPEN_FILES = 1024;
/** Looks in a row, a second apart, that found a file unread before it is closed. */
const IDLE_LOOKS = 5;

/** Whole batches of one segment. */
export interface FileRange {
  readonly bytes: Uint8Array;
  /** First position after them. */
  readonly end: number;
  /** The bytes are no longer needed: their memory is used again. */
  readonly release: () => void;
}

type Done<T> = (error: SluiceFault | undefined, value: T) => void;

/** What is wrong with a file. */
interface Damage {
  readonly path: string;
  readonly what: string;
}

type DoneReading = (damage: Damage | undefined, range: FileRange | undefined) => void;

interface OpenFile {
  readonly file: DiskFile;
  users: number;
  dropped: boolean;
  /** Looks since it was last read. */
  idleLooks: number;
}

export class SegmentReader {
  /** Of one read, at most. */
  readonly readBytes: number;
  readonly #disk: Disk;
  readonly #directory: string;
  readonly #waiting: (() => void)[] = [];
  /** Read buffers to use again, as many as were needed at once: made anew they outrun the garbage collector by gigabytes. */
  readonly #spare = new SpareMemory<Uint8Array>();
  #underWay = 0;
  readonly #files: LRUCache<string, OpenFile>;

  constructor(disk: Disk, segmentsDirectory: string, readBytes = INNER_LIMITS.readBytes) {
    this.#disk = disk;
    this.readBytes = readBytes;
    this.#directory = segmentsDirectory;
    this.#files = new LRUCache({
      max: MAX_OPEN_FILES,
      dispose: (open: OpenFile) => {
        open.dropped = true;
        if (open.users === 0) open.file.close();
      },
    });
  }

  /** Whole, verified batches from `position` on (a batch boundary below log.written), about `bytes` of them. */
  read(log: PartitionLog, position: number, bytes: number, done: Done<FileRange | undefined>): void {
    this.#read(log, position, bytes, (damage, range) => {
      if (damage === undefined) return done(undefined, range);
      this.#offsetAt(log, position, (from) => done(corrupt(log, damage, position, from), undefined));
    });
  }

  #read(log: PartitionLog, position: number, bytes: number, done: DoneReading): void {
    const i = log.segmentAtPosition(position);
    const segment = log.segments[i];
    if (segment === undefined) return done(undefined, undefined);
    const end = Math.min(log.segmentEnd(i), log.written);
    const length = Math.min(bytes, end - position);
    const path = join(this.#directory, String(log.partition.uid), segmentFileName(segment, "log"));
    const memory = this.#memory(length);
    const release = (): void => this.#reuse(memory);
    this.#readFile(path, memory.subarray(0, length), position - segment.basePosition, (error, got) => {
      const whole = error ? error.message : wholeBatches(memory.subarray(0, got));
      if (typeof whole !== "string" && whole.length > 0) {
        return done(undefined, { bytes: whole, end: position + whole.length, release });
      }
      // One batch larger than the read: exactly that one is read next, for a frame holds no more.
      const wanted = storedBatchBytes(memory, 0, got);
      release();
      if (typeof whole === "string") return done({ path, what: whole }, undefined);
      if (wanted > length && wanted <= MAX_BATCH_BYTES && position + wanted <= end)
        return this.#read(log, position, wanted, done);
      done({ path, what: "the file ends inside a batch" }, undefined);
    });
  }

  /**
   * Offset of the batch at `position`, which cannot be trusted to say it itself: by going there from the
   * segment's start. Whoever stops at damage before it gets the offset of that. Only after damage was found.
   */
  #offsetAt(log: PartitionLog, position: number, done: (offset: number) => void): void {
    const segment = log.segments[log.segmentAtPosition(position)]!;
    let offset = segment.baseOffset;
    const walk = (at: number): void => {
      if (at >= position) return done(offset);
      this.#read(log, at, Math.min(this.readBytes, position - at), (damage, range) => {
        if (damage !== undefined || range === undefined) return done(offset);
        offset = endOffsetOf(range.bytes, offset);
        range.release();
        walk(range.end);
      });
    };
    walk(segment.basePosition);
  }

  /**
   * A batch boundary at or before the batch that holds `offset`, as near as the index knows; the
   * segment's start when no index helps.
   */
  locate(log: PartitionLog, offset: number, done: (position: number) => void): void {
    const i = log.segmentAtOffset(offset);
    const segment = log.segments[i];
    if (segment === undefined) return done(0);
    if (i === log.segments.length - 1) return done(log.index.floor(offset) ?? segment.basePosition);
    const directory = join(this.#directory, String(log.partition.uid));
    this.#readWhole(join(directory, segmentFileName(segment, "index")), (bytes) => {
      const hint = bytes === undefined ? undefined : floorInIndexFile(bytes, offset);
      if (hint === undefined || hint <= segment.basePosition || hint >= log.segmentEnd(i)) {
        return done(segment.basePosition);
      }
      this.#verifyHint(log, hint, offset, (good) => done(good ? hint : segment.basePosition));
    });
  }

  /** Lets go of dropped partitions' files: while they are open their space is not free. */
  forget(partitionUids: ReadonlySet<number>): void {
    for (const path of [...this.#files.keys()])
      if (partitionUids.has(Number(basename(dirname(path))))) this.#files.delete(path);
  }

  get spareBytes(): number {
    return this.#spare.bytes;
  }

  /** Called once a second: closes files nobody reads, lets go of spare buffers; bytes of those. */
  giveBack(): number {
    for (const [path, open] of [...this.#files]) {
      if (open.users > 0) open.idleLooks = 0;
      else if (++open.idleLooks > IDLE_LOOKS) this.#files.delete(path);
    }
    return this.#spare.giveBack();
  }

  close(): void {
    this.#files.clear();
  }

  #memory(bytes: number): Uint8Array {
    if (bytes > this.readBytes) return new Uint8Array(bytes);
    return this.#spare.take(this.readBytes) ?? sharedBytes(this.readBytes);
  }

  #reuse(memory: Uint8Array): void {
    if (memory.length === this.readBytes) this.#spare.put(this.readBytes, memory);
  }

  #verifyHint(log: PartitionLog, position: number, offset: number, done: (good: boolean) => void): void {
    this.read(log, position, 64 * 1024, (error, range) => {
      if (error !== undefined || range === undefined) return done(false);
      const view = new StoredBatchView();
      const good = readStoredBatch(range.bytes, 0, range.bytes.length, view) > 0 && view.baseOffset <= offset;
      range.release();
      done(good);
    });
  }

  #readFile(
    path: string,
    into: Uint8Array,
    position: number,
    done: (error: Error | null, bytes: number) => void,
  ): void {
    this.#whenFree(() => {
      this.#withFile(path, (error, open) => {
        if (error !== null || open === undefined) {
          this.#freed();
          return done(error ?? new Error("cannot open"), 0);
        }
        open.users++;
        open.file.read(into, position, (readError, bytes) => {
          open.users--;
          open.idleLooks = 0;
          if (open.dropped && open.users === 0) open.file.close();
          this.#freed();
          done(readError, bytes);
        });
      });
    });
  }

  #readWhole(path: string, done: (bytes: Uint8Array | undefined) => void): void {
    this.#disk.open(path, "read", (error, file) => {
      if (error || file === undefined) return done(undefined);
      const bytes = new Uint8Array(file.sizeSync());
      file.read(bytes, 0, (readError, got) => {
        file.close();
        done(readError || got !== bytes.length ? undefined : bytes);
      });
    });
  }

  #withFile(path: string, done: (error: Error | null, open: OpenFile | undefined) => void): void {
    const known = this.#files.get(path);
    if (known !== undefined) return done(null, known);
    this.#disk.open(path, "read", (error, file) => {
      if (error || file === undefined) return done(error, undefined);
      const open: OpenFile = { file, users: 0, dropped: false, idleLooks: 0 };
      this.#files.set(path, open);
      done(null, open);
    });
  }

  #whenFree(start: () => void): void {
    if (this.#underWay >= MAX_READS_UNDER_WAY) {
      this.#waiting.push(start);
      return;
    }
    this.#underWay++;
    start();
  }

  #freed(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#underWay--;
    else next();
  }
}

const view = new StoredBatchView();

/** The whole batches at the start of `bytes`, each checked; a text says what is wrong with the first. */
export function wholeBatches(bytes: Uint8Array): Uint8Array | string {
  let at = 0;
  try {
    for (;;) {
      const next = readStoredBatch(bytes, at, bytes.length, view);
      if (next === 0) return bytes.subarray(0, at);
      if (!view.isIntact(bytes))
        return at > 0 ? bytes.subarray(0, at) : "a batch does not match its checksum";
      at = next;
    }
  } catch (error) {
    if (at > 0) return bytes.subarray(0, at);
    return error instanceof Error ? error.message : String(error);
  }
}

/** Offset after the last of the whole batches. */
function endOffsetOf(bytes: Uint8Array, offset: number): number {
  for (let at = 0; at < bytes.length;) {
    at = readStoredBatch(bytes, at, bytes.length, view);
    if (at === 0) break;
    offset = view.endOffset;
  }
  return offset;
}

/** Nothing of [from, next) can be read; reading can go on at `next`. */
function corrupt(log: PartitionLog, { path, what }: Damage, position: number, from: number): SluiceFault {
  const { topic, number } = log.partition;
  const next = log.segments[log.segmentAtPosition(position) + 1]?.baseOffset ?? log.partition.endOffset;
  return new SluiceFault(
    "CORRUPT_RANGE",
    `topic ${JSON.stringify(topic.name)} partition ${number} is damaged from offset ${from} on, in ${path} at position ${position}: ` +
      `${what}. Reading can go on at offset ${next}.`,
    { partition: String(number), file: path, from: String(from), next: String(next) },
  );
}
