/** A journal entry's header, and the payload its checksum names. */
import { crc32 } from "node:zlib";
import { putU32 } from "../../../src/base/bytes.ts";
import {
  chainOf,
  ENTRY_HEADER_BYTES,
  ENTRY_MAGIC,
  entrySize,
  MAX_PAYLOAD_BYTES,
  putEntryHeader,
  readEntryHeader,
  sealEntryHeader,
  type EntryHeader,
} from "../../../src/storage/entry.ts";
import { fc, seeded } from "../../fixtures/properties.ts";
import { digest, holds, sameBytes, type FuzzTarget } from "../target.ts";

const SHARD_TAG = 0x1234_5678;
const u32 = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const entry = fc
  .record({
    payload: fc.uint8Array({ maxLength: 60 }),
    index: fc.maxSafeNat(),
    timeMs: fc.maxSafeNat(),
    durableIndex: fc.maxSafeNat(),
    epoch: u32,
    kind: fc.integer({ min: 0, max: 0xffff }),
    chain: u32,
  })
  .map(({ payload, durableIndex, ...fields }) => {
    const bytes = new Uint8Array(entrySize(payload.length));
    const payloadCrc = crc32(payload);
    putEntryHeader(bytes, 0, { ...fields, payloadBytes: payload.length, payloadCrc, shardTag: SHARD_TAG });
    bytes.set(payload, ENTRY_HEADER_BYTES);
    sealEntryHeader(bytes, 0, durableIndex);
    return bytes;
  });

const header: EntryHeader = {
  payloadBytes: 0,
  payloadCrc: 0,
  index: 0,
  timeMs: 0,
  durableIndex: 0,
  epoch: 0,
  kind: 0,
  chain: 0,
  shardTag: 0,
};
const scratch = new Uint8Array(ENTRY_HEADER_BYTES);

export const target: FuzzTarget = {
  name: "journal-entries",
  samples: fc.sample(entry, seeded(100)),
  mend(bytes, start, end, dice) {
    if (end - start < ENTRY_HEADER_BYTES) return;
    if (!dice.oneIn(8)) putU32(bytes, start, ENTRY_MAGIC);
    if (!dice.oneIn(8)) putU32(bytes, start + 52, SHARD_TAG);
    putU32(bytes, start + 4, crc32(bytes.subarray(start + 8, start + ENTRY_HEADER_BYTES)));
  },
  read(bytes, start, end) {
    const range = bytes.subarray(start, end);
    if (!readEntryHeader(range, 0, SHARD_TAG, header)) return 0;
    holds(header.payloadBytes <= MAX_PAYLOAD_BYTES, "a payload is larger than any");
    putEntryHeader(scratch, 0, header);
    sealEntryHeader(scratch, 0, header.durableIndex);
    // Bytes 46 and 47 and the last eight are nobody's yet.
    holds(
      sameBytes(scratch, 8, 46, range, 8, 46) && sameBytes(scratch, 48, 56, range, 48, 56),
      "a header that is read and written again is another",
    );
    return digest(
      digest(chainOf(header.chain, 0x5_1234_5678, header), header.index),
      entrySize(header.payloadBytes),
    );
  },
  // It never throws: what is no header is none.
  refuses: () => false,
  covers: [{ file: "storage/entry.ts", least: 0.95 }],
};
