/** A message's value: its number, then bytes that follow from the number, so that any changed byte is seen. */

export function valueOf(id: number, length: number): Uint8Array {
  const size = Math.max(8, length);
  const words = new Int32Array((size + 3) >> 2);
  let state = Math.imul(id + 1, 0x9e3779b1);
  for (let at = 2; at < words.length; at++)
    words[at] = state = Math.imul(state ^ (state >>> 15), 0x85ebca6b) + at;
  const bytes = new Uint8Array(words.buffer, 0, size);
  const view = new DataView(words.buffer);
  view.setUint32(0, id);
  view.setUint32(4, size);
  return bytes;
}

/** The number alone. */
export function idOf(bytes: Uint8Array): number {
  if (bytes.length < 8) return -1;
  return ((bytes[0]! << 24) | (bytes[1]! << 16) | (bytes[2]! << 8) | bytes[3]!) >>> 0;
}

/** Whether the value is exactly what was made for its number. */
export function isWhole(bytes: Uint8Array): boolean {
  const length = bytes.length < 8 ? -1 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(4);
  return length === bytes.length && Buffer.compare(bytes, valueOf(idOf(bytes), length)) === 0;
}
