import { expect, it } from "vitest";
import { sipHash } from "../../src/base/sip-hash.ts";

/** As `openssl mac -macopt size:16 … SIPHASH` has them, key 00 … 0f, of the bytes 0 … n − 1. */
const KNOWN: readonly (readonly [n: number, hash: string])[] = [
  [0, "a3817f04ba25a8e66df67214c7550293"],
  [1, "da87c1d86b99af44347659119b22fc45"],
  [8, "3b62a9ba6258f5610f83e264f31497b4"],
  [15, "5493e99933b0a8117e08ec0f97cfc3d9"],
  [63, "5150d1772f50834a503e069a973fbd7c"],
];

it("hashes as OpenSSL's SipHash of 128 bits does", () => {
  const key = Uint8Array.from({ length: 16 }, (_, i) => i);
  for (const [n, hash] of KNOWN) {
    // Somewhere in more, and to somewhere in more.
    const bytes = Uint8Array.from({ length: n + 10 }, (_, i) => i - 5);
    const into = new Uint8Array(20);
    sipHash(key, bytes, 5, 5 + n, into, 3);
    expect(Buffer.from(into.subarray(3, 19)).toString("hex"), `${n} bytes`).toBe(hash);
  }
});
