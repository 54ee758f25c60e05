/** A sealed segment's index file: a hint, so anything that is no index is no hint. */
import { crc32 } from "node:zlib";
import { getU64, putU32 } from "../../../src/base/bytes.ts";
import { floorInIndexFile, SparseIndex } from "../../../src/storage/sparse-index.ts";
import { digest, holds, type FuzzTarget } from "../target.ts";

/** After the two bytes that say what is looked up. */
const HEAD_BYTES = 2;

function sample(entries: number): Uint8Array {
  const index = new SparseIndex();
  for (let i = 0; i < entries; i++) index.add(i * 100, i * 20_000, 1_000 + i * 7);
  const { index: file } = index.encode();
  return Uint8Array.from([entries, 1, ...file]);
}

/** Anything may stand under a checksum that fits. */
function exactU64(bytes: Uint8Array, at: number): number | undefined {
  return bytes[at + 7] === 0 && bytes[at + 6]! <= 0x1f ? getU64(bytes, at) : undefined;
}

export const target: FuzzTarget = {
  name: "segment-indexes",
  samples: [0, 1, 2, 3, 7, 20].map(sample),
  mend(bytes, start, end) {
    if (end - start >= HEAD_BYTES + 4)
      putU32(bytes, end - 4, crc32(bytes.subarray(start + HEAD_BYTES, end - 4)));
  },
  read(bytes, start, end) {
    if (end - start < HEAD_BYTES) return 0;
    const wanted = bytes[start]! * 30 + bytes[start + 1]!;
    const file = bytes.subarray(start + HEAD_BYTES, end);
    const hint = floorInIndexFile(file, wanted);
    if (hint === undefined) return 1;
    const { value, position } = hint;
    holds(value <= wanted, "an entry above what is wanted");
    let found = false;
    let ascending = true;
    let before = -1;
    let floor = -1;
    for (let at = 0; at + 16 < file.length; at += 16) {
      const value = exactU64(file, at);
      const entry = exactU64(file, at + 8);
      if (entry === position) found = true;
      if (value === undefined || entry === undefined || value < before) ascending = false;
      else if (value <= wanted) floor = entry;
      before = value ?? before;
    }
    holds(!ascending || floor === position, "another entry holds what is wanted");
    holds(found, "a position is told that no entry holds");
    return digest(2, position);
  },
  refuses: () => false,
  covers: [{ file: "storage/sparse-index.ts", functions: /^floorInIndexFile$/, least: 0.9 }],
};
