/**
 * Memory of publish requests, used over and over: a request's frame is kept until it is confirmed,
 * for a resend, and fresh memory costs a page fault every 4 KiB. Sizes are powers of two; what is
 * kept is bounded, above that the garbage collector has it.
 */

const SMALLEST_BYTES = 2048;
/** Larger frames are rare (a large message) and not kept. */
const LARGEST_KEPT_BYTES = 2 * 1024 * 1024;
const KEPT_BYTES = 8 * 1024 * 1024;

export class FramePool {
  readonly #free = new Map<number, Uint8Array[]>();
  #keptBytes = 0;

  take(bytes: number): Uint8Array {
    let size = SMALLEST_BYTES;
    while (size < bytes) size *= 2;
    const kept = this.#free.get(size)?.pop();
    if (kept === undefined) return new Uint8Array(bytes > LARGEST_KEPT_BYTES ? bytes : size);
    this.#keptBytes -= size;
    return kept;
  }

  /** Only memory that nothing reads any more. */
  give(memory: Uint8Array): void {
    const size = memory.length;
    if (size > LARGEST_KEPT_BYTES || this.#keptBytes + size > KEPT_BYTES) return;
    const free = this.#free.get(size);
    if (free === undefined) this.#free.set(size, [memory]);
    else free.push(memory);
    this.#keptBytes += size;
  }
}
