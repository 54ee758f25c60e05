/**
 * A 64-bit hash of bytes, two numbers of 32 bits; never 0, so that 0 can say "none". For telling keys apart in memory: it
 * is not stored, and two keys that meet by chance wait for each other, no more. After cyrb53 by bryc (public domain), with
 * all of its bits.
 */
export function putHash64(
  bytes: Uint8Array,
  start: number,
  end: number,
  into: Uint32Array,
  place: number,
): void {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    a = Math.imul(a ^ byte, 2_654_435_761);
    b = Math.imul(b ^ byte, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  into[place] = b;
  into[place + 1] = a === 0 ? 1 : a;
}
