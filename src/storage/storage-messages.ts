/**
 * What the main thread and the storage worker say to each other. Bytes are shared memory (tail
 * chunks) or change hands by transfer; nothing large is copied.
 */

/** Bytes of shared memory. */
export interface Piece {
  readonly memory: ArrayBufferLike;
  readonly offset: number;
  readonly length: number;
}

export interface SegmentWrite {
  readonly partitionUid: number;
  readonly baseOffset: number;
  readonly generation: number;
  /** In the file. */
  readonly filePosition: number;
  /** In the partition: what is written once this is done. */
  readonly upTo: number;
  readonly pieces: readonly Piece[];
}

export interface SegmentRow {
  readonly partitionUid: number;
  readonly baseOffset: number;
  readonly basePosition: number;
  readonly generation: number;
  /** Bytes that count: a longer file is cut at start, a shorter one is damage. */
  readonly bytes: number;
  readonly sealed: boolean;
}

export interface TailRow {
  readonly partitionUid: number;
  readonly position: number;
  readonly pieces: readonly Piece[];
}

export interface CheckpointHead {
  readonly appliedIndex: number;
  readonly chain: number;
  readonly epoch: number;
  readonly timeMs: number;
}

export interface CheckpointRequest {
  readonly head: CheckpointHead;
  /** A change buffer (core/change-buffer.ts), transferred. */
  readonly changes: Uint8Array<ArrayBuffer>;
  readonly segments: readonly SegmentRow[];
  readonly tails: readonly TailRow[];
  /** Tail rows below these positions are in segment files now. */
  readonly spilled: readonly { readonly partitionUid: number; readonly position: number }[];
  readonly dropped: readonly number[];
}

export type StorageRequest =
  /** Once, when the journal is judged: makes segment files agree with the checkpoint. */
  | { readonly kind: "sweep"; readonly id: number }
  | { readonly kind: "write"; readonly id: number; readonly writes: readonly SegmentWrite[] }
  | {
      readonly kind: "seal";
      readonly id: number;
      readonly partitionUid: number;
      readonly baseOffset: number;
      readonly generation: number;
      readonly index: Uint8Array;
      readonly timeIndex: Uint8Array;
    }
  | { readonly kind: "checkpoint"; readonly id: number; readonly request: CheckpointRequest }
  | { readonly kind: "checkpoint-again"; readonly id: number }
  /** Memory was let go of that the worker's thread has seen. */
  | { readonly kind: "collect-garbage"; readonly thorough: boolean; readonly id: number }
  /** The journal has been found whole and replayed. */
  | { readonly kind: "recovered"; readonly id: number }
  | { readonly kind: "make-spare"; readonly id: number; readonly name: string; readonly bytes: number }
  | {
      readonly kind: "recycle";
      readonly id: number;
      readonly renames: readonly { from: string; to: string | null }[];
    }
  | { readonly kind: "close"; readonly id: number };

export interface StorageReply {
  readonly id: number;
  /** What failed, with the operating system's code. */
  readonly error?: { readonly message: string; readonly code: string | undefined };
}

/** What a checkpoint holds, handed over at start. */
export interface LoadedCheckpoint {
  /** Undefined: there has been none. */
  readonly head: CheckpointHead | undefined;
  /** State rows as change buffers, ordered by kind. Whoever restores them takes them out. */
  readonly rows: Uint8Array<ArrayBuffer>[];
  readonly segments: SegmentRow[];
  readonly tails: { partitionUid: number; position: number; bytes: Uint8Array }[];
}
