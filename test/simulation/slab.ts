/**
 * Memory for the many small copies of a simulated world, cut from one large array after the other: an array of its own
 * costs each a microsecond, and garbage outside the heap.
 */
const SLAB_BYTES = 256 * 1024;

let slab = new Uint8Array(SLAB_BYTES);
let used = 0;

/** Room for `bytes` bytes, all zero. */
export function roomFor(bytes: number): Uint8Array {
  if (bytes > SLAB_BYTES / 4) return new Uint8Array(bytes);
  if (used + bytes > SLAB_BYTES) {
    slab = new Uint8Array(SLAB_BYTES);
    used = 0;
  }
  const from = used;
  used += bytes;
  return slab.subarray(from, used);
}

/** The pieces' bytes, one after the other. */
export function copyOf(...pieces: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const piece of pieces) length += piece.length;
  const bytes = roomFor(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
