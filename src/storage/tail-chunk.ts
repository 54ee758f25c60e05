/**
 * Memory that holds the newest bytes of a partition, in segment form: what apply writes, what readers
 * are sent from without a copy, and what the storage worker writes to the segment file (the memory is
 * shared with it). Chunks of 256 KiB and more are used again; how many there are at most is bounded by the tail cache and
 * by how far segment files may be behind.
 */
import { sharedBytes, SpareMemory } from "./spare-memory.ts";

/** The usual chunk; larger ones, four times each, only for batches that do not fit. */
export const CHUNK_BYTES = 256 * 1024;
const FIRST_CHUNK_BYTES = 1024;

export interface TailChunk {
  readonly bytes: Uint8Array;
  /** Position in the partition of the first byte. */
  position: number;
  used: number;
  /** Sends under way from it; it is not reused before they end. */
  pins: number;
  evicted: boolean;
}

export class ChunkPool {
  readonly spare = new SpareMemory<TailChunk>();
  /** Bytes of all chunks handed out and not given back. */
  heldBytes = 0;

  /** A chunk for at least `atLeast` bytes: small for a partition's first, four times the previous after that. */
  take(position: number, atLeast: number, previousBytes: number): TailChunk {
    let bytes = previousBytes === 0 ? FIRST_CHUNK_BYTES : Math.min(previousBytes * 4, CHUNK_BYTES);
    while (bytes < atLeast) bytes *= 4;
    this.heldBytes += bytes;
    const free = this.spare.take(bytes);
    if (free !== undefined) {
      free.position = position;
      free.used = 0;
      free.evicted = false;
      return free;
    }
    return { bytes: sharedBytes(bytes), position, used: 0, pins: 0, evicted: false };
  }

  /** The partition forgets the chunk; sends under way keep it alive. */
  evict(chunk: TailChunk): void {
    chunk.evicted = true;
    this.heldBytes -= chunk.bytes.length;
    if (chunk.pins === 0) this.#reuse(chunk);
  }

  pin(chunk: TailChunk): void {
    chunk.pins++;
  }

  unpin(chunk: TailChunk): void {
    chunk.pins--;
    if (chunk.pins === 0 && chunk.evicted) this.#reuse(chunk);
  }

  #reuse(chunk: TailChunk): void {
    const { length } = chunk.bytes;
    if (length >= CHUNK_BYTES) this.spare.put(length, chunk);
  }
}
