/**
 * One partition's bytes: a sequence of positions from its creation on, the newest part in memory
 * chunks, the older in segment files.
 *
 *   position   0 ─────────────── written ──── queued ──── endPosition
 *              │ in segment files │ being written │ memory (and journal) only │
 *                          memoryStart ─────────────────────────│ chunks hold this
 */
import { assert } from "../base/errors.ts";
import type { Partition } from "../core/catalog.ts";
import { readStoredBatch, StoredBatchView } from "../wire/stored-batch.ts";
import { SparseIndex } from "./sparse-index.ts";
import type { TailChunk } from "./tail-chunk.ts";

/** A segment file: [basePosition, end of the next one's base or of the partition). */
export interface SegmentRef {
  readonly baseOffset: number;
  readonly basePosition: number;
  readonly generation: number;
}

const view = new StoredBatchView();

export interface LogWatcher {
  appended(): void;
  dropped(): void;
}

export class PartitionLog {
  readonly partition: Partition;
  /** Ascending; the last is active. */
  readonly segments: SegmentRef[] = [];
  /** Contiguous, ascending; the last is being filled. */
  readonly chunks: TailChunk[] = [];
  /** How many of them, from the first on, are in line for eviction. */
  offered = 0;
  /** Nothing was appended since the last checkpoint that looked. */
  idle = false;
  /** Everything before is handed to the storage worker. */
  queued = 0;
  /** Everything before can be read from files. */
  written = 0;
  /** The last checkpoint's tail rows hold [tailStart, tailEnd). */
  tailStart = 0;
  tailEnd = 0;
  /** First segment whose row the next checkpoint has to write. */
  firstChangedSegment = 0;
  /** Index of the active segment, from where this process began to write it. */
  index = new SparseIndex();

  /** Who wants to know that something was appended, or that the partition is gone. */
  readonly watchers: LogWatcher[] = [];

  constructor(partition: Partition) {
    this.partition = partition;
  }

  /** First position held in memory. */
  get memoryStart(): number {
    return this.chunks[0]?.position ?? this.partition.endPosition;
  }

  get unspilledBytes(): number {
    return this.partition.endPosition - this.queued;
  }

  /** The chunk that holds `position`, if memory does. */
  chunkAt(position: number): TailChunk | undefined {
    const { chunks } = this;
    for (let i = chunks.length - 1; i >= 0; i--) {
      const chunk = chunks[i]!;
      if (position >= chunk.position) return position < chunk.position + chunk.used ? chunk : undefined;
    }
    return undefined;
  }

  /** Base offset of the batch at `position`, which memory holds or the partition ends at. */
  offsetAt(position: number): number {
    const { endPosition, endOffset } = this.partition;
    if (position === endPosition) return endOffset;
    const chunk = this.chunkAt(position);
    assert(chunk !== undefined, `memory holds nothing at ${position} of partition ${this.partition.uid}`);
    readStoredBatch(chunk.bytes, position - chunk.position, chunk.used, view);
    return view.baseOffset;
  }

  /** Index in `segments` of the one that holds `position`; −1 before the first. */
  segmentAtPosition(position: number): number {
    let low = 0;
    let high = this.segments.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.segments[middle]!.basePosition <= position) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  segmentAtOffset(offset: number): number {
    let low = 0;
    let high = this.segments.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.segments[middle]!.baseOffset <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Where segment `i` ends. */
  segmentEnd(i: number): number {
    return this.segments[i + 1]?.basePosition ?? this.partition.endPosition;
  }
}

export function segmentFileName(segment: SegmentRef, suffix: "log" | "index" | "timeindex"): string {
  return `${String(segment.baseOffset).padStart(20, "0")}.${segment.generation}.${suffix}`;
}
