/**
 * Reads partitions: from memory at once, from segment files through the libuv pool, at most two reads
 * at a time so that the journal always finds a free thread. Every batch read from disk is checked
 * against its producer's CRC: wrong bytes are never served.
 */
import { join } from "node:path";
import { LRUCache } from "lru-cache";
import { SluiceFault } from "../base/errors.ts";
import { readStoredBatch, StoredBatchView } from "../wire/stored-batch.ts";
import type { Disk, DiskFile } from "../io/disk.ts";
import { segmentFileName, type PartitionLog } from "./partition-log.ts";
import { floorInIndexFile } from "./sparse-index.ts";

export const READ_BYTES = 512 * 1024;
const MAX_READS_UNDER_WAY = 2;
const MAX_OPEN_FILES = 1024;

/** Whole batches of one segment. */
export interface FileRange {
  readonly bytes: Uint8Array;
  /** First position after them. */
  readonly end: number;
}

type Done<T> = (error: SluiceFault | undefined, value: T) => void;

interface OpenFile {
  readonly file: DiskFile;
  users: number;
  dropped: boolean;
}

export class SegmentReader {
  readonly #disk: Disk;
  readonly #directory: string;
  readonly #waiting: (() => void)[] = [];
  #underWay = 0;
  readonly #files: LRUCache<string, OpenFile>;

  constructor(disk: Disk, segmentsDirectory: string) {
    this.#disk = disk;
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
    const i = log.segmentAtPosition(position);
    const segment = log.segments[i];
    if (segment === undefined) return done(undefined, undefined);
    const end = Math.min(log.segmentEnd(i), log.written);
    const length = Math.min(bytes, end - position);
    const path = join(this.#directory, String(log.partition.uid), segmentFileName(segment, "log"));
    const buffer = Buffer.allocUnsafeSlow(length);
    this.#readFile(path, buffer, position - segment.basePosition, (error, got) => {
      if (error) return done(corrupt(log, path, position, error.message), undefined);
      const whole = wholeBatches(buffer.subarray(0, got));
      if (typeof whole === "string") return done(corrupt(log, path, position, whole), undefined);
      if (whole.length > 0) return done(undefined, { bytes: whole, end: position + whole.length });
      // One batch larger than the read: take as much as it says, or all there is.
      if (position + length < end) return this.read(log, position, Math.min(bytes * 4, end - position), done);
      done(corrupt(log, path, position, "the file ends inside a batch"), undefined);
    });
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

  close(): void {
    this.#files.clear();
  }

  #verifyHint(log: PartitionLog, position: number, offset: number, done: (good: boolean) => void): void {
    this.read(log, position, 64 * 1024, (error, range) => {
      if (error !== undefined || range === undefined) return done(false);
      const view = new StoredBatchView();
      done(readStoredBatch(range.bytes, 0, range.bytes.length, view) > 0 && view.baseOffset <= offset);
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
      const open: OpenFile = { file, users: 0, dropped: false };
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

/** The whole batches at the start of `bytes`, each checked; a text says what is wrong with one. */
function wholeBatches(bytes: Uint8Array): Uint8Array | string {
  let at = 0;
  try {
    for (;;) {
      const next = readStoredBatch(bytes, at, bytes.length, view);
      if (next === 0) return bytes.subarray(0, at);
      if (!view.crcMatches(bytes) && view.count > 0)
        return `offset ${view.baseOffset} does not match its checksum`;
      at = next;
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function corrupt(log: PartitionLog, path: string, position: number, what: string): SluiceFault {
  const { topic, number } = log.partition;
  const next = log.segments[log.segmentAtPosition(position) + 1];
  return new SluiceFault(
    "CORRUPT_RANGE",
    `topic ${JSON.stringify(topic.name)} partition ${number} is damaged in ${path} at position ${position}: ${what}`,
    { partition: String(number), file: path, next: String(next?.baseOffset ?? log.partition.endOffset) },
  );
}
