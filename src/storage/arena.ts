/**
 * Where submitted entries live until they are applied: 1 MiB blocks, filled front to back in exactly
 * the form the journal file takes, so that a group of entries is written from one or two contiguous
 * ranges; shared memory, because a thread of its own does the writing. A block is spare when its last entry is
 * released; readers never hold on to it, for apply copies records into partition tails (one contiguous range a delivery,
 * instead of a gather over entries of many partitions). Admission bounds what is held, and so what becomes spare.
 */
import { sharedBytes, SpareMemory } from "./spare-memory.ts";

/** The usual block; for an entry that does not fit, the least power of two times it that it fits. */
const BLOCK_BYTES = 1024 * 1024;

export interface ArenaBlock {
  readonly bytes: Uint8Array;
  used: number;
  /** Entries in it that are not released. */
  entries: number;
}

export class Arena {
  #current: ArenaBlock | undefined;
  readonly spare = new SpareMemory<ArenaBlock>();
  /** Bytes of all blocks that hold entries. */
  heldBytes = 0;

  /** Room for `bytes` contiguous bytes: the block, whose `used` is where they begin. */
  reserve(bytes: number): ArenaBlock {
    let block = this.#current;
    if (block === undefined || block.used + bytes > block.bytes.length) {
      block = this.#open(bytes);
      this.#current = block;
    }
    block.entries++;
    return block;
  }

  release(block: ArenaBlock): void {
    block.entries--;
    if (block.entries > 0) return;
    if (block === this.#current) {
      block.used = 0;
      return;
    }
    this.heldBytes -= block.bytes.length;
    this.#recycle(block);
  }

  #open(bytes: number): ArenaBlock {
    const previous = this.#current;
    if (previous !== undefined && previous.entries === 0) {
      this.heldBytes -= previous.bytes.length;
      this.#recycle(previous);
    }
    let size = BLOCK_BYTES;
    while (size < bytes) size *= 2;
    this.heldBytes += size;
    return this.spare.take(size) ?? { bytes: sharedBytes(size), used: 0, entries: 0 };
  }

  #recycle(block: ArenaBlock): void {
    block.used = 0;
    this.spare.put(block.bytes.length, block);
  }
}
