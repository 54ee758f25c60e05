/** A message's value: its number, then bytes that follow from the number, so that any changed byte is seen. */

export function valueOf(id: number, length: number): Uint8Array {
  const bytes = new Uint8Array(Math.max(8, length));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, id);
  view.setUint32(4, bytes.length);
  let state = (id + 1) * 0x9e3779b1;
  for (let at = 8; at < bytes.length; at++) {
    if ((at & 3) === 0) state = Math.imul(state ^ (state >>> 15), 0x85ebca6b) + at;
    bytes[at] = state >>> ((at & 3) * 8);
  }
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
