/** A message's value: its number, then bytes that follow from the number, so that any changed byte is seen. */
import { getU32, putU32 } from "../../src/base/bytes.ts";
import { Random } from "../fixtures/random.ts";
import { roomFor } from "./slab.ts";

const HEAD_BYTES = 8;
/** A prime: the bytes of as many messages begin at places of their own. */
const PATTERN_BYTES = 65_521;
const LONGEST_BYTES = 16 * 1024;

/** Bytes by chance, from which values are copied; behind them their beginning again. */
const pattern = ((): Uint8Array => {
  const bytes = new Uint8Array(PATTERN_BYTES + LONGEST_BYTES);
  bytes.set(new Random(1).bytes(PATTERN_BYTES));
  bytes.copyWithin(PATTERN_BYTES, 0, LONGEST_BYTES);
  return bytes;
})();

/** What comes after the head in the value of message `id`. */
function bodyOf(id: number, length: number): Uint8Array {
  const from = (id * 4_099) % PATTERN_BYTES;
  return pattern.subarray(from, from + length);
}

export function valueOf(id: number, length: number): Uint8Array {
  const size = Math.max(HEAD_BYTES, length);
  const bytes = roomFor(size);
  putU32(bytes, 0, id);
  putU32(bytes, 4, size);
  bytes.set(bodyOf(id, size - HEAD_BYTES), HEAD_BYTES);
  return bytes;
}

/** The number alone. */
export function idOf(bytes: Uint8Array): number {
  return bytes.length < HEAD_BYTES ? -1 : getU32(bytes, 0);
}

/** Whether the value is exactly what was made for its number. */
export function isWhole(bytes: Uint8Array): boolean {
  const { length } = bytes;
  if (length < HEAD_BYTES || length > LONGEST_BYTES || getU32(bytes, 4) !== length) return false;
  return Buffer.compare(bytes.subarray(HEAD_BYTES), bodyOf(idOf(bytes), length - HEAD_BYTES)) === 0;
}
