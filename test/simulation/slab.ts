/**
 * Memory of a simulated world: its many small copies and files are cut from a few large arrays, which the next world uses
 * again. An array of its own costs each a microsecond, and the system new pages.
 */
const SLAB_BYTES = 256 * 1024;

const slabs: Uint8Array<ArrayBuffer>[] = [];
let current = -1;
let used = SLAB_BYTES;

/** A new world begins: nobody looks at the memory of the one before any more. */
export function reuseMemory(): void {
  current = -1;
  used = SLAB_BYTES;
}

/** Room for `bytes` bytes, which may hold anything; it begins where a word does. */
export function roomFor(bytes: number): Uint8Array<ArrayBuffer> {
  if (bytes > SLAB_BYTES / 4) return new Uint8Array(bytes);
  if (used + bytes > SLAB_BYTES) {
    if (++current === slabs.length) slabs.push(new Uint8Array(SLAB_BYTES));
    used = 0;
  }
  const from = used;
  used += (bytes + 7) & ~7;
  return slabs[current]!.subarray(from, from + bytes);
}

/** As `bytes`, and longer: followed by zeros. */
export function longer(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const room = roomFor(length);
  room.set(bytes);
  room.fill(0, bytes.length);
  return room;
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
