/**
 * All partitions' bytes: takes what apply appends, keeps the newest in memory under a budget, hands
 * the rest to the storage worker, and tells a checkpoint what it needs.
 *
 * Small tails stay in memory and go into the checkpoint as rows, so that a thousand partitions with a
 * trickle cost no file, no sync and no handle. A partition spills (everything it has) to its segment
 * file when it holds 256 KiB (`spillBytes`) that are not written; when all together hold more than 16 MiB, those above
 * the average spill. Full chunks that are written leave memory oldest first when the tail cache is over
 * its budget.
 */
import { assert } from "../base/errors.ts";
import type { Partition, Topic } from "../core/catalog.ts";
import type { PartitionSink } from "../core/batch-appender.ts";
import { PartitionLog } from "./partition-log.ts";
import { SparseIndex } from "./sparse-index.ts";
import type { StorageClient, StorageError } from "./storage-client.ts";
import type {
  CheckpointRequest,
  LoadedCheckpoint,
  Piece,
  SegmentRow,
  SegmentWrite,
  TailRow,
} from "./storage-messages.ts";
import { ChunkPool, type TailChunk } from "./tail-chunk.ts";

const UNSPILLED_BUDGET_BYTES = 16 * 1024 * 1024;

export interface PartitionStoreOptions {
  readonly tailCacheBytes: number;
  /** A partition with this much that is not written spills. */
  readonly spillBytes: number;
  /** A segment write failed. ENOSPC is tried again by retryWrites(); for anything else the node must stop. */
  readonly onWriteError: (error: StorageError) => void;
  /** Segment writes were done: unwrittenBytes went down. */
  readonly onWritten: () => void;
  /** These partitions are gone; their files go with the next checkpoint. */
  readonly onDropped: (partitionUids: ReadonlySet<number>) => void;
}

export class PartitionStore implements PartitionSink {
  readonly pool: ChunkPool;
  /** Bytes appended that no segment file holds yet, handed to the worker or not. */
  unwrittenBytes = 0;
  /** Bytes ever appended, what a start took back included: all of it goes to segment files or checkpointed tails. */
  appendedBytes = 0;
  #unspilledBytes = 0;
  /** Orders to the storage worker. */
  #writesUnderWay = 0;
  readonly #logs = new Map<number, PartitionLog>();
  readonly #options: PartitionStoreOptions;
  readonly #place: { bytes: Uint8Array; at: number } = { bytes: new Uint8Array(0), at: 0 };
  /** Appended to or rolled since the last checkpoint. */
  #dirty = new Set<PartitionLog>();
  /** Partitions that hold unspilled bytes. */
  readonly #unspilled = new Set<PartitionLog>();
  /** Full chunks that are written, in the order they became so: the order of eviction. */
  #evictable: ({ log: PartitionLog; chunk: TailChunk } | undefined)[] = [];
  #evictableHead = 0;
  /** Watched and appended to since the last wakeWatchers. */
  readonly #touched = new Set<PartitionLog>();
  #writes: SegmentWrite[] = [];
  #failedWrites: SegmentWrite[] = [];
  #dropped: number[] = [];
  /** Undefined until the journal is judged: no segment file is touched before. */
  #client: StorageClient | undefined;
  /** What waits for it, beside the writes. */
  readonly #held: ((client: StorageClient) => void)[] = [];

  constructor(options: PartitionStoreOptions) {
    this.#options = options;
    this.pool = new ChunkPool();
  }

  connect(client: StorageClient): void {
    this.#client = client;
    for (const order of this.#held.splice(0)) order(client);
    this.flushWrites();
  }

  log(partition: Partition): PartitionLog {
    let log = this.#logs.get(partition.uid);
    if (log === undefined) {
      log = new PartitionLog(partition);
      this.#logs.set(partition.uid, log);
    }
    return log;
  }

  // ---- what apply does ----

  extend(partition: Partition, bytes: number): { readonly bytes: Uint8Array; readonly at: number } {
    const log = this.log(partition);
    let chunk = log.chunks[log.chunks.length - 1];
    if (chunk === undefined || chunk.used + bytes > chunk.bytes.length || this.#crossesSegment(log, chunk)) {
      const previous = chunk;
      chunk = this.pool.take(partition.endPosition, bytes, previous?.bytes.length ?? 0);
      log.chunks.push(chunk);
      this.#offerWritten(log);
    }
    log.idle = false;
    const place = this.#place;
    place.bytes = chunk.bytes;
    place.at = chunk.used;
    chunk.used += bytes;
    this.unwrittenBytes += bytes;
    this.appendedBytes += bytes;
    this.#unspilledBytes += bytes;
    this.#dirty.add(log);
    this.#unspilled.add(log);
    return place;
  }

  appended(partition: Partition, baseOffset: number, _count: number, timeMs: number, position: number): void {
    const log = this.log(partition);
    log.index.add(baseOffset, position, timeMs);
    if (log.watchers.length > 0) this.#touched.add(log);
    if (log.unspilledBytes >= this.#options.spillBytes) this.#spill(log);
    else if (this.#unspilledBytes > UNSPILLED_BUDGET_BYTES) this.#spillLargest();
  }

  rolled(partition: Partition): void {
    const log = this.log(partition);
    const sealed = log.segments[log.segments.length - 1];
    if (sealed !== undefined) {
      this.#spill(log);
      this.flushWrites();
      const { index, timeIndex } = log.index.encode();
      const { baseOffset, generation } = sealed;
      const order = {
        kind: "seal",
        partitionUid: partition.uid,
        baseOffset,
        generation,
        index,
        timeIndex,
      } as const;
      // Indexes can be rebuilt: without them a lookup reads from the segment's start.
      const seal = (client: StorageClient): void => client.order(order, () => undefined);
      if (this.#client === undefined) this.#held.push(seal);
      else seal(this.#client);
    }
    log.index = new SparseIndex();
    log.segments.push({
      baseOffset: partition.segmentBaseOffset,
      basePosition: partition.segmentBasePosition,
      generation: 0,
    });
    this.#dirty.add(log);
  }

  dropped(topic: Topic): void {
    this.#options.onDropped(new Set(topic.partitions.map(({ uid }) => uid)));
    for (const partition of topic.partitions) {
      const log = this.#logs.get(partition.uid);
      this.#dropped.push(partition.uid);
      if (log === undefined) continue;
      this.#logs.delete(partition.uid);
      this.#dirty.delete(log);
      this.#forgetUnspilled(log);
      for (const chunk of log.chunks) this.pool.evict(chunk);
      log.chunks.length = 0;
      this.#touched.delete(log);
      for (const watcher of [...log.watchers]) watcher.dropped();
      this.unwrittenBytes -= Math.max(0, partition.endPosition - log.written);
      log.written = partition.endPosition;
      log.queued = partition.endPosition;
    }
  }

  /** Tells watchers what was appended: called once after each applied group. */
  wakeWatchers(): void {
    for (const log of this.#touched) for (const watcher of [...log.watchers]) watcher.appended();
    this.#touched.clear();
  }

  // ---- writing to segment files ----

  /** Sends gathered segment writes to the worker: called once after each applied group. */
  flushWrites(): void {
    if (this.#client === undefined || this.#writes.length === 0) return;
    const writes = this.#writes;
    this.#writes = [];
    this.#writesUnderWay++;
    this.#client.order({ kind: "write", writes }, (error) => {
      this.#writesUnderWay--;
      if (error !== undefined) {
        this.#failedWrites.push(...writes);
        return this.#options.onWriteError(error);
      }
      for (const write of writes) this.#written(write);
      // One that found its predecessor missing may have it by now, and nobody else would send it again.
      if (this.#failedWrites.length > 0) this.retryWrites();
      this.#evict();
      this.#options.onWritten();
    });
  }

  /** Space has come back: writes that found none go out again, before any later one. */
  retryWrites(): void {
    const again = this.#failedWrites.splice(0).filter((write) => this.#logs.has(write.partitionUid));
    this.#writes.unshift(...again);
    this.flushWrites();
  }

  /** Something was deleted that no checkpoint knows of yet. */
  get hasDropped(): boolean {
    return this.#dropped.length > 0;
  }

  /** The storage worker has segment writes to do. */
  get isWriting(): boolean {
    return this.#writesUnderWay > 0;
  }

  get hasFailedWrites(): boolean {
    return this.#failedWrites.length > 0;
  }

  #spill(log: PartitionLog): void {
    const { partition } = log;
    let from = log.queued;
    const to = partition.endPosition;
    this.#forgetUnspilled(log);
    this.#dirty.add(log);
    while (from < to) {
      const i = log.segmentAtPosition(from);
      const segment = log.segments[i]!;
      const end = Math.min(log.segmentEnd(i), to);
      this.#writes.push({
        partitionUid: partition.uid,
        baseOffset: segment.baseOffset,
        generation: segment.generation,
        filePosition: from - segment.basePosition,
        upTo: end,
        pieces: pieces(log, from, end),
      });
      from = end;
    }
    log.queued = to;
  }

  #forgetUnspilled(log: PartitionLog): void {
    if (!this.#unspilled.delete(log)) return;
    this.#unspilledBytes -= log.unspilledBytes;
  }

  #spillLargest(): void {
    const average = this.#unspilledBytes / this.#unspilled.size;
    for (const log of [...this.#unspilled]) if (log.unspilledBytes >= average) this.#spill(log);
  }

  #written(write: SegmentWrite): void {
    const { partitionUid, upTo } = write;
    const log = this.#logs.get(partitionUid);
    if (log === undefined || upTo <= log.written) return;
    const from = write.pieces.reduce((position, piece) => position - piece.length, upTo);
    if (from > log.written) {
      // An earlier write failed: this one goes out again after it.
      this.#failedWrites.push(write);
      return;
    }
    this.unwrittenBytes -= upTo - log.written;
    log.written = upTo;
    this.#offerWritten(log);
  }

  /** A chunk that is full and written may leave memory; the one being filled stays. */
  #offerWritten(log: PartitionLog): void {
    const { chunks } = log;
    while (log.offered < chunks.length - 1) {
      const chunk = chunks[log.offered]!;
      if (log.written < chunk.position + chunk.used) return;
      this.#evictable.push({ log, chunk });
      log.offered++;
    }
  }

  #evict(): void {
    const line = this.#evictable;
    while (this.pool.heldBytes > this.#options.tailCacheBytes && this.#evictableHead < line.length) {
      const { log, chunk } = line[this.#evictableHead]!;
      // Or the line would keep the memory of what is long gone.
      line[this.#evictableHead++] = undefined;
      // Gone with its topic or as idle; the pool may have given the chunk to somebody else.
      if (log.chunks.length < 2 || log.chunks[0] !== chunk || log.written < chunk.position + chunk.used)
        continue;
      log.chunks.shift();
      log.offered = Math.max(0, log.offered - 1);
      this.pool.evict(chunk);
    }
    if (this.#evictableHead > 1024 && this.#evictableHead * 2 > line.length) {
      this.#evictable = line.slice(this.#evictableHead);
      this.#evictableHead = 0;
    }
  }

  /**
   * Over budget although all full chunks are gone: a thousand partitions hold a chunk each that they no
   * longer fill. Those that nothing was appended to since the last checkpoint give theirs back, once written.
   */
  #releaseIdle(): void {
    if (this.pool.heldBytes <= this.#options.tailCacheBytes) return;
    for (const log of this.#logs.values()) {
      if (log.chunks.length === 0) continue;
      if (!log.idle) log.idle = true;
      else if (log.unspilledBytes > 0) this.#spill(log);
      else if (log.written === log.partition.endPosition) {
        for (const chunk of log.chunks.splice(0)) this.pool.evict(chunk);
        log.offered = 0;
      }
    }
  }

  #crossesSegment(log: PartitionLog, chunk: TailChunk): boolean {
    return log.partition.endPosition === log.partition.segmentBasePosition && chunk.used > 0;
  }

  // ---- checkpoints ----

  /** What changed since the last one; the caller adds head and rows, and sends it after this returns. */
  takeCheckpoint(): Pick<CheckpointRequest, "segments" | "tails" | "spilled" | "dropped"> {
    this.#releaseIdle();
    this.flushWrites();
    const segments: SegmentRow[] = [];
    const tails: TailRow[] = [];
    const spilled: { partitionUid: number; position: number }[] = [];
    for (const log of this.#dirty) {
      const { partition } = log;
      const partitionUid = partition.uid;
      for (let i = log.firstChangedSegment; i < log.segments.length; i++) {
        const { baseOffset, basePosition, generation } = log.segments[i]!;
        const end = Math.min(log.segmentEnd(i), log.queued);
        const sealed = i < log.segments.length - 1;
        segments.push({
          partitionUid,
          baseOffset,
          basePosition,
          generation,
          bytes: Math.max(0, end - basePosition),
          sealed,
        });
      }
      log.firstChangedSegment = Math.max(0, log.segments.length - 1);
      if (log.queued > log.tailStart) {
        if (log.tailEnd > log.tailStart) spilled.push({ partitionUid, position: log.queued });
        log.tailStart = log.queued;
        log.tailEnd = Math.max(log.tailEnd, log.queued);
      }
      const end = partition.endPosition;
      if (end > log.tailEnd) {
        tails.push({ partitionUid, position: log.tailEnd, pieces: pieces(log, log.tailEnd, end) });
        log.tailEnd = end;
      }
    }
    this.#dirty = new Set();
    return { segments, tails, spilled, dropped: this.#dropped.splice(0) };
  }

  /** Takes back what a checkpoint holds; `partitionOf` knows the restored catalog. */
  restore(loaded: LoadedCheckpoint, partitionOf: (uid: number) => Partition | undefined): void {
    for (const { partitionUid, baseOffset, basePosition, generation, bytes } of loaded.segments) {
      const partition = partitionOf(partitionUid);
      assert(partition !== undefined, `checkpointed segment of unknown partition ${partitionUid}`);
      const log = this.log(partition);
      log.segments.push({ baseOffset, basePosition, generation });
      log.firstChangedSegment = log.segments.length - 1;
      log.queued = basePosition + bytes;
      log.written = log.queued;
      log.tailStart = log.queued;
      log.tailEnd = log.queued;
    }
    for (const { partitionUid, position, bytes } of loaded.tails) {
      const partition = partitionOf(partitionUid);
      assert(partition !== undefined, `checkpointed tail of unknown partition ${partitionUid}`);
      this.#restoreTail(this.log(partition), position, bytes);
    }
    for (const log of this.#logs.values()) {
      const { partition } = log;
      assert(
        log.tailEnd === partition.endPosition,
        `partition ${partition.uid} ends at ${log.tailEnd}, its row says ${partition.endPosition}`,
      );
    }
  }

  #restoreTail(log: PartitionLog, position: number, bytes: Uint8Array): void {
    assert(position === log.tailEnd, `tail of partition ${log.partition.uid} has a hole before ${position}`);
    let chunk = log.chunks[log.chunks.length - 1];
    if (chunk === undefined || chunk.used + bytes.length > chunk.bytes.length) {
      const previous = chunk;
      chunk = this.pool.take(position, bytes.length, previous?.bytes.length ?? 0);
      log.chunks.push(chunk);
    }
    chunk.bytes.set(bytes, chunk.used);
    chunk.used += bytes.length;
    log.tailEnd = position + bytes.length;
    this.unwrittenBytes += bytes.length;
    this.appendedBytes += bytes.length;
    this.#unspilledBytes += bytes.length;
    this.#unspilled.add(log);
  }
}

/** Shared-memory pieces of [from, to), which memory must hold. */
function pieces(log: PartitionLog, from: number, to: number): Piece[] {
  const found: Piece[] = [];
  for (const chunk of log.chunks) {
    const start = Math.max(from, chunk.position);
    const end = Math.min(to, chunk.position + chunk.used);
    if (start >= end) continue;
    found.push({ memory: chunk.bytes.buffer, offset: start - chunk.position, length: end - start });
    from = end;
  }
  assert(from === to, `partition ${log.partition.uid} has lost bytes at ${from} that no file holds`);
  return found;
}
