/**
 * What the storage worker does: segment writes and syncs, the checkpoint's transaction, spare journal
 * files, trash. Synchronous, one request after the other, so that nothing slow is ever on the main
 * thread, and so that a simulation can run the same code inline.
 *
 * Order is the contract: a checkpoint request comes after the writes it relies on.
 */
import { join } from "node:path";
import { assert, SluiceFault } from "../base/errors.ts";
import { NO_MUTATIONS, type Mutations } from "../base/mutations.ts";
import type { Disk, DiskFile } from "../io/disk.ts";
import { CheckpointStore, joinPieces } from "./checkpoint-store.ts";
import { listJournal, makeJournalFile } from "./journal-files.ts";
import { segmentFileName } from "./partition-log.ts";
import { surveySegments, sweepSegments, type SegmentSurvey } from "./segment-sweep.ts";
import type {
  CheckpointRequest,
  LoadedCheckpoint,
  Piece,
  SegmentWrite,
  StorageReply,
  StorageRequest,
} from "./storage-messages.ts";
import { writeWholeSync } from "./whole-writes.ts";

export interface StoragePaths {
  readonly segments: string;
  readonly journal: string;
  readonly trash: string;
  readonly checkpoint: string;
}

export function storagePaths(shardDirectory: string, trash: string): StoragePaths {
  return {
    segments: join(shardDirectory, "segments"),
    journal: join(shardDirectory, "journal"),
    checkpoint: join(shardDirectory, "checkpoint.db"),
    trash,
  };
}

/**
 * A file is synced when this much is dirty: a checkpoint finds little to wait for, and the journal's syncs, which wait behind
 * these on the disk, wait for little (at 8 MiB a confirm beside large messages took twice as long).
 */
const SYNC_EVERY_BYTES = 1024 * 1024;
const MAX_OPEN_FILES = 512;

interface OpenSegment {
  readonly file: DiskFile;
  dirtyBytes: number;
  /** Nothing more is written to it: closed by the next checkpoint. */
  sealed: boolean;
}

export class StorageEngine {
  readonly #disk: Disk;
  readonly #paths: StoragePaths;
  readonly #store: CheckpointStore;
  readonly #mutations: Mutations;
  /** Least recently written first. */
  readonly #open = new Map<string, OpenSegment>();
  /** Directories with names that are not durable yet. */
  readonly #dirtyDirectories = new Set<string>();
  /** Directories this run has been in. */
  readonly #knownDirectories = new Set<string>();
  /** Between load and sweep. */
  #survey: SegmentSurvey | undefined;
  #dropped = 0;
  /**
   * What earlier starts moved to the trash, and the segment files this one did. It goes when the journal has
   * been found whole and replayed, for then those files come again from it: a start that fails keeps it.
   */
  #trash = new Set<string>();
  /** Segment writes that failed and were not made good: no checkpoint may count on them. */
  readonly #missing = new Set<string>();
  /** Checkpoints that failed (a full disk): they come first when one is tried again. */
  #unfinished: CheckpointRequest[] = [];

  constructor(disk: Disk, paths: StoragePaths, mutations: Mutations = NO_MUTATIONS) {
    this.#mutations = mutations;
    this.#disk = disk;
    this.#paths = paths;
    for (const directory of [paths.segments, paths.journal, paths.trash]) disk.makeDirectorySync(directory);
    this.#store = new CheckpointStore(paths.checkpoint, disk.databases);
  }

  /** The checkpoint, and whether the segment files hold what it counts on. Nothing is changed before a "sweep". */
  load(): LoadedCheckpoint {
    const loaded = this.#store.load();
    this.#refuseGap(loaded.head?.appliedIndex ?? 0);
    for (const name of this.#disk.listSync(this.#paths.trash)) this.#trash.add(name);
    this.#survey = surveySegments(this.#disk, this.#paths, loaded.segments);
    return loaded;
  }

  /**
   * The journal must hold the entry after the checkpoint. If it does not, this checkpoint is not the last one
   * (lost, or restored alone), and making the segment files agree with it would throw away what is stored.
   */
  #refuseGap(appliedIndex: number): void {
    const { segments, journal, checkpoint } = this.#paths;
    const { firstIndexes } = listJournal(this.#disk, journal);
    if (firstIndexes.some((firstIndex) => firstIndex <= appliedIndex + 1)) return;
    const isNew = appliedIndex === 0 && firstIndexes.length === 0;
    if (isNew && this.#disk.listSync(segments).length === 0) return;
    throw new SluiceFault(
      "CORRUPT_RANGE",
      `no journal file holds entry ${appliedIndex + 1}, the one after the checkpoint ${checkpoint}. Nothing was changed. ` +
        "Restore checkpoint and journal together from a backup.",
      { file: checkpoint, index: String(appliedIndex + 1) },
    );
  }

  handle(request: StorageRequest): StorageReply {
    try {
      this.#do(request);
      return { id: request.id };
    } catch (error) {
      const { message, code } = error as Error & { code?: unknown };
      return { id: request.id, error: { message, code: typeof code === "string" ? code : undefined } };
    }
  }

  #do(request: StorageRequest): void {
    switch (request.kind) {
      case "sweep":
        assert(this.#survey !== undefined, "swept once, after the checkpoint was loaded");
        for (const name of sweepSegments(this.#disk, this.#paths, this.#survey)) this.#trash.add(name);
        this.#survey = undefined;
        break;
      case "write":
        this.#writeAll(request.writes);
        break;
      case "seal": {
        const directory = this.#directoryOf(request.partitionUid);
        this.#sealed(request);
        const segment = { baseOffset: request.baseOffset, basePosition: 0, generation: request.generation };
        this.#writeAnew(join(directory, segmentFileName(segment, "index")), request.index);
        this.#writeAnew(join(directory, segmentFileName(segment, "timeindex")), request.timeIndex);
        break;
      }
      case "checkpoint":
        this.#unfinished.push(request.request);
        this.#finishCheckpoints();
        break;
      case "checkpoint-again":
        this.#finishCheckpoints();
        break;
      case "collect-garbage":
        // The thread's own business, done where it has been asked.
        break;
      case "recovered":
        for (const name of this.#trash) this.#disk.removeTreeSync(join(this.#paths.trash, name));
        this.#trash.clear();
        break;
      case "make-spare":
        makeJournalFile(this.#disk, this.#paths.journal, request.name, request.bytes);
        break;
      case "recycle":
        for (const { from, to } of request.renames) {
          const path = join(this.#paths.journal, from);
          if (to === null) this.#disk.unlinkSync(path);
          else this.#disk.renameSync(path, join(this.#paths.journal, to));
        }
        this.#disk.syncDirectorySync(this.#paths.journal);
        break;
      case "close":
        for (const open of this.#open.values()) open.file.closeSync();
        this.#open.clear();
        this.#store.close();
        break;
    }
  }

  #writeAll(writes: readonly SegmentWrite[]): void {
    let done = 0;
    try {
      for (const write of writes) {
        this.#write(write);
        this.#missing.delete(`${write.partitionUid}/${write.upTo}`);
        done++;
      }
    } catch (error) {
      for (const write of writes.slice(done)) this.#missing.add(`${write.partitionUid}/${write.upTo}`);
      throw error;
    }
  }

  #write(write: SegmentWrite): void {
    const open = this.#openSegment(write);
    const pieces = write.pieces.map((piece) => new Uint8Array(piece.memory, piece.offset, piece.length));
    writeWholeSync(open.file, pieces, write.filePosition);
    for (const piece of pieces) open.dirtyBytes += piece.length;
    if (open.dirtyBytes >= SYNC_EVERY_BYTES) this.#sync(open);
  }

  #openSegment({ partitionUid, baseOffset, generation }: SegmentWrite): OpenSegment {
    const directory = this.#directoryOf(partitionUid);
    const path = join(directory, segmentFileName({ baseOffset, basePosition: 0, generation }, "log"));
    let open = this.#open.get(path);
    if (open !== undefined) {
      this.#open.delete(path);
      this.#open.set(path, open);
      return open;
    }
    if (this.#open.size >= MAX_OPEN_FILES) this.#closeOldest();
    const exists = this.#disk.existsSync(path);
    if (!exists) this.#dirtyDirectories.add(directory);
    open = { file: this.#disk.openSync(path, exists ? "write" : "create"), dirtyBytes: 0, sealed: false };
    this.#open.set(path, open);
    return open;
  }

  #sealed({
    partitionUid,
    baseOffset,
    generation,
  }: Pick<SegmentWrite, "partitionUid" | "baseOffset" | "generation">): void {
    const name = segmentFileName({ baseOffset, basePosition: 0, generation }, "log");
    const open = this.#open.get(join(this.#directoryOf(partitionUid), name));
    if (open !== undefined) open.sealed = true;
  }

  #closeOldest(): void {
    for (const [path, open] of this.#open) {
      this.#sync(open);
      open.file.closeSync();
      this.#open.delete(path);
      return;
    }
  }

  /** After a failed sync the page cache shows bytes that never reached the disk, so it is never tried again, not even for want of space. */
  #sync(open: OpenSegment): void {
    try {
      open.file.datasyncSync();
    } catch (error) {
      throw Object.assign(new Error(`cannot sync ${open.file.path}: ${textOf(error)}`, { cause: error }), {
        code: "SYNC_FAILED",
      });
    }
    open.dirtyBytes = 0;
  }

  #directoryOf(partitionUid: number): string {
    const directory = join(this.#paths.segments, String(partitionUid));
    if (!this.#knownDirectories.has(directory)) {
      if (!this.#disk.existsSync(directory)) this.#disk.makeDirectorySync(directory);
      // Also what is there already: a run that was killed may not have come to making its names durable.
      this.#dirtyDirectories.add(this.#paths.segments).add(directory);
      this.#knownDirectories.add(directory);
    }
    return directory;
  }

  #writeAnew(path: string, bytes: Uint8Array): void {
    if (this.#disk.existsSync(path)) this.#disk.unlinkSync(path);
    const file = this.#disk.openSync(path, "create");
    try {
      writeWholeSync(file, [bytes], 0);
    } finally {
      file.closeSync();
    }
  }

  #finishCheckpoints(): void {
    try {
      this.#checkpoint(this.#unfinished);
      this.#unfinished = [];
    } catch (error) {
      // The pieces' memory is only sure to hold these bytes while this request is being handled.
      this.#unfinished = this.#unfinished.map((request) => ({
        ...request,
        tails: request.tails.map((tail) => ({ ...tail, pieces: [ownPiece(tail.pieces)] })),
      }));
      throw error;
    }
  }

  /**
   * Segments first, then the one transaction that makes them count; only then may files go. Several become one: what an
   * earlier one still misses may be gone with a partition that a later one drops.
   */
  #checkpoint(requests: readonly CheckpointRequest[]): void {
    const dropped = requests.flatMap((request) => request.dropped);
    for (const uid of dropped) {
      for (const key of this.#missing) if (key.startsWith(`${uid}/`)) this.#missing.delete(key);
    }
    if (this.#missing.size > 0) {
      throw Object.assign(new Error("segment writes before this checkpoint found no space"), {
        code: "ENOSPC",
      });
    }
    const { checkpointBeforeSync, unlinkBeforeCheckpoint } = this.#mutations;
    if (unlinkBeforeCheckpoint === true) for (const uid of dropped) this.#drop(uid);
    if (checkpointBeforeSync !== true) this.#syncSegments();
    this.#store.commit(...requests);
    if (checkpointBeforeSync === true) this.#syncSegments();
    for (const uid of dropped) this.#drop(uid);
  }

  #syncSegments(): void {
    for (const [path, open] of this.#open) {
      if (open.dirtyBytes > 0) this.#sync(open);
      if (!open.sealed) continue;
      open.file.closeSync();
      this.#open.delete(path);
    }
    for (const directory of this.#dirtyDirectories) this.#disk.syncDirectorySync(directory);
    this.#dirtyDirectories.clear();
  }

  #drop(partitionUid: number): void {
    const directory = join(this.#paths.segments, String(partitionUid));
    this.#knownDirectories.delete(directory);
    this.#dirtyDirectories.delete(directory);
    for (const [path, open] of this.#open) {
      if (!path.startsWith(directory + "/")) continue;
      open.file.closeSync();
      this.#open.delete(path);
    }
    if (!this.#disk.existsSync(directory)) return;
    const grave = join(this.#paths.trash, `partition-${partitionUid}-${++this.#dropped}`);
    assert(!grave.startsWith(this.#paths.segments), "the trash lies outside the segments");
    this.#disk.renameSync(directory, grave);
    this.#disk.syncDirectorySync(this.#paths.segments);
    this.#disk.removeTreeSync(grave);
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function ownPiece(pieces: readonly Piece[]): Piece {
  const bytes = joinPieces(pieces);
  return { memory: bytes.buffer, offset: 0, length: bytes.length };
}
