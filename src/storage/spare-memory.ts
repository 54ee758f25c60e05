/**
 * Memory that waits to be used again, and gives itself back to the operating system when it was not needed for a while.
 *
 * Why kept at all: a fresh piece of 256 KiB costs 250 µs (mapping it, a fault a page), 0.4 of a core at full rate. Why not
 * for ever: a flood makes hundreds of pieces that a usual load never needs again.
 */

/** Of each size, so much stays. */
const KEPT_BYTES = 4 * 1024 * 1024;
/** Looks in a row that found a piece unneeded before it goes. At a look a second a peak every few seconds keeps its pieces. */
const PATIENCE_LOOKS = 4;
/** Smaller pieces share their pages with others. */
const MAPPED_BYTES = 256 * 1024;

/**
 * Zeroed memory that threads can share. Large pieces are mappings of their own, which V8 makes for buffers that may
 * grow (this one never does): they leave the process when they are collected. Out of malloc they would leave holes in
 * its heap: after a flood of 20 s, 282 MiB of them.
 */
export function sharedBytes(bytes: number): Uint8Array {
  if (bytes < MAPPED_BYTES) return new Uint8Array(new SharedArrayBuffer(bytes));
  return new Uint8Array(new SharedArrayBuffer(bytes, { maxByteLength: bytes }), 0, bytes);
}

/** Pieces of one size. */
interface Shelf<T> {
  readonly pieces: T[];
  /** The fewest that were here since the last look: so many were not needed. */
  least: number;
  /** Looks in a row that found some unneeded. */
  looks: number;
}

export class SpareMemory<T> {
  bytes = 0;
  readonly #shelves = new Map<number, Shelf<T>>();

  /** A piece of exactly this size, the one last put here. */
  take(size: number): T | undefined {
    const shelf = this.#shelves.get(size);
    const piece = shelf?.pieces.pop();
    if (shelf === undefined || piece === undefined) return undefined;
    this.bytes -= size;
    if (shelf.pieces.length < shelf.least) shelf.least = shelf.pieces.length;
    return piece;
  }

  put(size: number, piece: T): void {
    this.bytes += size;
    const shelf = this.#shelves.get(size);
    if (shelf === undefined) this.#shelves.set(size, { pieces: [piece], least: 0, looks: 0 });
    else shelf.pieces.push(piece);
  }

  /**
   * Called once a second: lets go of half of what nobody needed in the last seconds. Bytes let go of; they are free
   * once every thread that has seen them has collected its garbage.
   */
  giveBack(): number {
    let given = 0;
    for (const [size, shelf] of this.#shelves) {
      const unneeded = shelf.least - Math.floor(KEPT_BYTES / size);
      shelf.looks = unneeded > 0 ? shelf.looks + 1 : 0;
      if (shelf.looks >= PATIENCE_LOOKS)
        given += size * shelf.pieces.splice(0, Math.ceil(unneeded / 2)).length;
      shelf.least = shelf.pieces.length;
    }
    this.bytes -= given;
    return given;
  }
}
