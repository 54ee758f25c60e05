/**
 * SipHash-2-4 with 128 bits of output (Aumasson, Bernstein; the reference code's `siphash(…, 16)`): a hash under a secret
 * key, so that nobody can choose two inputs that have the same one. In 32-bit halves, and all rounds in one loop, so that
 * the state stays in registers.
 */
import { getU32, putU32 } from "./bytes.ts";

export const SIP_KEY_BYTES = 16;
export const SIP_HASH_BYTES = 16;

/** Writes the hash of bytes[start, end) to into[at, at + 16). */
export function sipHash(
  key: Uint8Array,
  bytes: Uint8Array,
  start: number,
  end: number,
  into: Uint8Array,
  at: number,
): void {
  const [k0, k1, k2, k3] = [getU32(key, 0) | 0, getU32(key, 4) | 0, getU32(key, 8) | 0, getU32(key, 12) | 0];
  // Four words, their low halves (v) and high halves (w).
  let v0 = 0x70736575 ^ k0;
  let w0 = 0x736f6d65 ^ k1;
  let v1 = 0x6e646f6d ^ k2 ^ 0xee;
  let w1 = 0x646f7261 ^ k3;
  let v2 = 0x6e657261 ^ k0;
  let w2 = 0x6c796765 ^ k1;
  let v3 = 0x79746573 ^ k2;
  let w3 = 0x74656462 ^ k3;
  const words = ((end - start) >>> 3) + 1;
  const last = 2 * words;
  let [low, high] = [0, 0];
  for (let step = 0; step < last + 8; step++) {
    if (step < last && (step & 1) === 0) {
      const from = start + 4 * step;
      if (step < last - 2) {
        low = getU32(bytes, from) | 0;
        high = getU32(bytes, from + 4) | 0;
      } else {
        low = 0;
        high = (end - start) << 24;
        for (let i = 0; from + i < end; i++) {
          if (i < 4) low |= bytes[from + i]! << (8 * i);
          else high |= bytes[from + i]! << (8 * (i - 4));
        }
      }
      v3 ^= low;
      w3 ^= high;
    }
    const sum0 = (v0 >>> 0) + (v1 >>> 0);
    const sum2 = (v2 >>> 0) + (v3 >>> 0);
    w0 = (w0 + w1 + (sum0 > 0xffff_ffff ? 1 : 0)) | 0;
    w2 = (w2 + w3 + (sum2 > 0xffff_ffff ? 1 : 0)) | 0;
    v0 = sum0 | 0;
    v2 = sum2 | 0;
    const [a1, b1, a3, b3] = [v1, w1, v3, w3];
    v1 = ((a1 << 13) | (b1 >>> 19)) ^ v0;
    w1 = ((b1 << 13) | (a1 >>> 19)) ^ w0;
    v3 = ((a3 << 16) | (b3 >>> 16)) ^ v2;
    w3 = ((b3 << 16) | (a3 >>> 16)) ^ w2;
    // The halves of v0 have changed places.
    const sum3 = (w0 >>> 0) + (v3 >>> 0);
    const sum1 = (v2 >>> 0) + (v1 >>> 0);
    w0 = (v0 + w3 + (sum3 > 0xffff_ffff ? 1 : 0)) | 0;
    w2 = (w2 + w1 + (sum1 > 0xffff_ffff ? 1 : 0)) | 0;
    v0 = sum3 | 0;
    v2 = sum1 | 0;
    const [c1, d1, c3, d3] = [v1, w1, v3, w3];
    v3 = ((c3 << 21) | (d3 >>> 11)) ^ v0;
    w3 = ((d3 << 21) | (c3 >>> 11)) ^ w0;
    v1 = ((c1 << 17) | (d1 >>> 15)) ^ v2;
    w1 = ((d1 << 17) | (c1 >>> 15)) ^ w2;
    const half = v2;
    v2 = w2;
    w2 = half;
    if (step < last && (step & 1) === 1) {
      v0 ^= low;
      w0 ^= high;
    }
    if (step === last - 1) v2 ^= 0xee;
    if (step === last + 3) {
      putU32(into, at, v0 ^ v1 ^ v2 ^ v3);
      putU32(into, at + 4, w0 ^ w1 ^ w2 ^ w3);
      v1 ^= 0xdd;
    }
  }
  putU32(into, at + 8, v0 ^ v1 ^ v2 ^ v3);
  putU32(into, at + 12, w0 ^ w1 ^ w2 ^ w3);
}
