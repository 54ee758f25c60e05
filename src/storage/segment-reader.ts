/**
 * Reads partitions: from memory at once, from segment files through the libuv pool, at most two reads
 * at a time so that the journal always finds a free thread. Every batch read from disk is checked: its
 * bytes against both CRCs, and that it is the one that belongs there. A disk can put a whole, good batch
 * in another's place, or a file under another's name: so a batch has to begin at the offset where the one
 * before it ended, across reads too, and a segment with a header that names its partition. Anything else is
 * damage, as a flipped bit is: neither wrong bytes nor a gap are ever served. (A batch of another partition
 * that has the same offsets as the one whose place it took passes: batches do not name their partition.)
 */
import { basename, dirname, join } from "node:path";
import { LRUCache } from "lru-cache";
import { SluiceFault } from "../base/errors.ts";
import { INNER_LIMITS } from "../base/inner-limits.ts";
import { v1 } from "../wire/protobuf.ts";
import { readStoredBatch, storedBatchBytes, StoredBatchView } from "../wire/stored-batch.ts";
import type { Disk, DiskFile } from "../io/disk.ts";
import type { SmallTurns } from "../io/small-turns.ts";
import { MAX_PAYLOAD_BYTES } from "./entry.ts";
import { segmentFileName, type PartitionLog, type SegmentRef } from "./partition-log.ts";
import { sharedBytes, SpareMemory } from "./spare-memory.ts";
import { floorInIndexFile, type IndexEntry } from "./sparse-index.ts";

/** No batch is larger: it came in one journal entry. */
const MAX_BATCH_BYTES = MAX_PAYLOAD_BYTES + 1024;
const MAX_READS_UNDER_WAY = 2;
const MAX_OPEN_FILES = 1024;
/** Looks in a row, a second apart, that found a file unread before it is closed. */
const IDLE_LOOKS = 5;
/** Holds the header of a segment, which says whose it is. */
const HEADER_READ_BYTES = 1024;

/** Whole batches of one segment. */
export interface FileRange {
  readonly bytes: Uint8Array;
  /** First position after them. */
  readonly end: number;
  /** Offset after the last of them. */
  readonly endOffset: number;
  /** The bytes are no longer needed: their memory is used again. */
  readonly release: () => void;
}

type Done<T> = (error: SluiceFault | undefined, value: T) => void;

/** What is wrong with a file. */
interface Damage {
  readonly path: string;
  readonly position: number;
  readonly what: string;
}

type DoneReading = (damage: Damage | undefined, range: FileRange | undefined) => void;

interface OpenFile {
  readonly file: DiskFile;
  users: number;
  dropped: boolean;
  /** Looks since it was last read. */
  idleLooks: number;
  /** Its header was looked at, and names no other partition. */
  identified: boolean;
}

export interface SegmentReaderOptions {
  readonly turns?: Pick<SmallTurns, "run">;
  readonly readBytes?: number;
}

export class SegmentReader {
  /** Of one read, at most. */
  readonly readBytes: number;
  readonly #disk: Disk;
  readonly #directory: string;
  /** Checking a megabyte and sending it takes a millisecond or two: fifty readers would take every turn for long. */
  readonly #turns: Pick<SmallTurns, "run"> | undefined;
  readonly #waiting: (() => void)[] = [];
  /** Read buffers to use again, as many as were needed at once: made anew they outrun the garbage collector by gigabytes. */
  readonly #spare = new SpareMemory<Uint8Array>();
  #underWay = 0;
  readonly #files: LRUCache<string, OpenFile>;

  /** Without `turns` what was read is checked and handed on at once. */
  constructor(disk: Disk, segmentsDirectory: string, options: SegmentReaderOptions = {}) {
    this.#disk = disk;
    this.#turns = options.turns;
    this.readBytes = options.readBytes ?? INNER_LIMITS.readBytes;
    this.#directory = segmentsDirectory;
    this.#files = new LRUCache({
      max: MAX_OPEN_FILES,
      dispose: (open: OpenFile) => {
        open.dropped = true;
        if (open.users === 0) open.file.close();
      },
    });
  }

  /**
   * Whole, verified batches from `position` on (a batch boundary below log.written), about `bytes` of them. The
   * first has to begin at `offset`: where the one before it ends.
   */
  read(
    log: PartitionLog,
    position: number,
    offset: number,
    bytes: number,
    done: Done<FileRange | undefined>,
  ): void {
    this.#identify(log, position, (foreign) => {
      if (foreign !== undefined) return done(corrupt(log, foreign, position, offset), undefined);
      this.#read(log, position, offset, bytes, (damage, range) => {
        done(damage === undefined ? undefined : corrupt(log, damage, position, offset), range);
      });
    });
  }

  /**
   * Whether the file that holds `position` is another partition's: looked at once after it was opened, for who begins
   * further on in it. A damaged header says nothing, and does not hide the batches behind it.
   */
  #identify(log: PartitionLog, position: number, done: (foreign: Damage | undefined) => void): void {
    const segment = log.segments[log.segmentAtPosition(position)];
    if (segment === undefined || position === segment.basePosition) return done(undefined);
    const path = this.#pathOf(log, segment, "log");
    if (this.#files.peek(path)?.identified === true) return done(undefined);
    const memory = new Uint8Array(HEADER_READ_BYTES);
    this.#readFile(path, memory, 0, (error, got) => {
      const what = error ? undefined : foreignHeader(memory.subarray(0, got), log.partition.uid);
      if (what === undefined) this.#identified(path);
      done(what === undefined ? undefined : { path, position: 0, what });
    });
  }

  #read(log: PartitionLog, position: number, offset: number, bytes: number, done: DoneReading): void {
    const i = log.segmentAtPosition(position);
    const segment = log.segments[i];
    if (segment === undefined) return done(undefined, undefined);
    const end = Math.min(log.segmentEnd(i), log.written);
    const length = Math.min(bytes, end - position);
    const path = this.#pathOf(log, segment, "log");
    const owner = position === segment.basePosition ? log.partition.uid : undefined;
    const memory = this.#memory(length);
    const release = (): void => this.#reuse(memory);
    this.#readFile(path, memory.subarray(0, length), position - segment.basePosition, (error, got) => {
      const whole = error ? error.message : wholeBatches(memory.subarray(0, got), offset, owner);
      if (typeof whole !== "string" && whole.bytes.length > 0) {
        if (owner !== undefined) this.#identified(path);
        return done(undefined, { ...whole, end: position + whole.bytes.length, release });
      }
      // One batch larger than the read: exactly that one is read next, for a frame holds no more.
      const wanted = storedBatchBytes(memory, 0, got);
      release();
      if (typeof whole === "string") return done({ path, position, what: whole }, undefined);
      if (wanted > length && wanted <= MAX_BATCH_BYTES && position + wanted <= end)
        return this.#read(log, position, offset, wanted, done);
      done({ path, position, what: "the file ends inside a batch" }, undefined);
    });
  }

  #identified(path: string): void {
    const open = this.#files.peek(path);
    if (open !== undefined) open.identified = true;
  }

  #pathOf(log: PartitionLog, segment: SegmentRef, suffix: "log" | "index"): string {
    return join(this.#directory, String(log.partition.uid), segmentFileName(segment, suffix));
  }

  /**
   * A batch boundary at or before the batch that holds `offset`, as near as the index knows; the
   * segment's start when no index helps. And the offset that the batch there has to begin at.
   */
  locate(log: PartitionLog, offset: number, done: (position: number, baseOffset: number) => void): void {
    const i = log.segmentAtOffset(offset);
    const segment = log.segments[i];
    if (segment === undefined) return done(0, 0);
    const { baseOffset, basePosition } = segment;
    if (i === log.segments.length - 1) {
      const known = log.index.floor(offset);
      return known === undefined ? done(basePosition, baseOffset) : done(known.position, known.value);
    }
    this.#readWhole(this.#pathOf(log, segment, "index"), (bytes) => {
      const hint = bytes === undefined ? undefined : floorInIndexFile(bytes, offset);
      if (hint === undefined || hint.position <= basePosition || hint.position >= log.segmentEnd(i))
        return done(basePosition, baseOffset);
      this.#verifyHint(log, hint, (good) =>
        good ? done(hint.position, hint.value) : done(basePosition, baseOffset),
      );
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

  #verifyHint(log: PartitionLog, { position, value }: IndexEntry, done: (good: boolean) => void): void {
    this.read(log, position, value, 64 * 1024, (error, range) => {
      range?.release();
      done(error === undefined && range !== undefined);
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
          const goOn = (): void => {
            this.#freed();
            done(readError, bytes);
          };
          if (this.#turns === undefined) goOn();
          else this.#turns.run(goOn);
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
      const open: OpenFile = { file, users: 0, dropped: false, idleLooks: 0, identified: false };
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

interface WholeBatches {
  readonly bytes: Uint8Array;
  readonly endOffset: number;
}

/**
 * The whole batches at the start of `bytes`, each checked, the first of which has to begin at `offset`; a text says
 * what is wrong with the first. `owner` = uid of the partition, where a segment begins: the first is its header then.
 */
export function wholeBatches(
  bytes: Uint8Array,
  offset: number,
  owner: number | undefined,
): WholeBatches | string {
  let at = 0;
  let epoch = 0;
  try {
    for (;;) {
      const next = readStoredBatch(bytes, at, bytes.length, view);
      if (next === 0) break;
      const wrong = wrongWith(bytes, offset, epoch, at === 0 ? owner : undefined);
      if (wrong !== undefined) {
        if (at === 0) return wrong;
        break;
      }
      offset = view.endOffset;
      epoch = view.epoch;
      at = next;
    }
  } catch (error) {
    if (at === 0) return error instanceof Error ? error.message : String(error);
  }
  return { bytes: bytes.subarray(0, at), endOffset: offset };
}

/**
 * Why the batch in `view` is not the one that belongs there. Nothing is ever left out between two batches;
 * compaction, which will leave out some, has to say so by the segment's generation.
 */
function wrongWith(
  bytes: Uint8Array,
  offset: number,
  epoch: number,
  owner: number | undefined,
): string | undefined {
  if (!view.isIntact(bytes)) return "a batch does not match its checksum";
  if (view.baseOffset !== offset)
    return `the batch there begins at offset ${view.baseOffset}, not at ${offset}`;
  if (owner === undefined) {
    // It grows with every start, and never goes back.
    return view.epoch < epoch
      ? `the batch there is of epoch ${view.epoch}, after one of ${epoch}`
      : undefined;
  }
  return view.count === 0 ? foreignTo(owner, bytes) : "the file does not begin with a segment's header";
}

/** What a file's beginning says, if it is an intact header of another partition's segment. */
function foreignHeader(bytes: Uint8Array, owner: number): string | undefined {
  try {
    if (readStoredBatch(bytes, 0, bytes.length, view) === 0 || !view.isIntact(bytes)) return undefined;
    return view.count === 0 ? foreignTo(owner, bytes) : undefined;
  } catch {
    return undefined;
  }
}

/** Of the header in `view`. */
function foreignTo(owner: number, bytes: Uint8Array): string | undefined {
  const { header } = v1.StoredBatch.decode(bytes.subarray(view.headStart, view.end));
  if (!header) return "a segment's header is missing";
  if (header.partitionUid === owner) return undefined;
  return `it is a segment of topic ${JSON.stringify(header.owner)} partition ${header.partition}, uid ${header.partitionUid}`;
}

/** Nothing of [from, next) can be read; reading can go on at `next`. */
function corrupt(log: PartitionLog, damage: Damage, position: number, from: number): SluiceFault {
  const { path, what } = damage;
  const { topic, number } = log.partition;
  const next = log.segments[log.segmentAtPosition(position) + 1]?.baseOffset ?? log.partition.endOffset;
  return new SluiceFault(
    "CORRUPT_RANGE",
    `topic ${JSON.stringify(topic.name)} partition ${number} is damaged from offset ${from} on, in ${path} at position ${damage.position}: ` +
      `${what}. Reading can go on at offset ${next}.`,
    { partition: String(number), file: path, from: String(from), next: String(next) },
  );
}
