/**
 * A journal entry's bytes. All little endian; entries begin at multiples of 8 and never span files.
 *
 *    0  u32 magic "SLJ1"
 *    4  u32 CRC-32 of bytes 8 … 63                    ┐ local to this node:
 *    8  u32 payload length                            │ written when the group
 *   12  u32 CRC-32 of the payload                     │ is sealed for writing
 *   16  u64 index                                     │
 *   24  u64 shard time, ms since the Unix epoch       │
 *   32  u64 last durable index when this was written  ┘ (with the header CRC)
 *   40  u32 epoch
 *   44  u16 kind (EntryKind of journal.proto)
 *   46  u16 0
 *   48  u32 chain: CRC-32 of {shard uid u64, index, epoch, time, kind, payload CRC, previous chain}
 *   52  u32 shard uid, low half: bytes of another shard never pass
 *   56  u64 0
 *   64  payload, then zeros to the next multiple of 8
 *
 * Everything but the durable index and the header CRC is the same on every replica.
 */
import { getU32, getU64, putU32, putU64 } from "../base/bytes.ts";
import { crc32 } from "../base/crc32.ts";

export const ENTRY_HEADER_BYTES = 64;
export const ENTRY_MAGIC = 0x314a_4c53;

/** Largest payload: a frame's worth and room for what the leader adds. */
export const MAX_PAYLOAD_BYTES = 32 * 1024 * 1024;

/** What identifies an entry, the payload aside. */
export interface EntryHeader {
  payloadBytes: number;
  payloadCrc: number;
  index: number;
  timeMs: number;
  durableIndex: number;
  epoch: number;
  kind: number;
  chain: number;
  shardTag: number;
}

/** Bytes an entry with this payload takes in a file. */
export function entrySize(payloadBytes: number): number {
  return ENTRY_HEADER_BYTES + ((payloadBytes + 7) & ~7);
}

/** Writes everything but the durable index and the header CRC. */
export function putEntryHeader(
  bytes: Uint8Array,
  at: number,
  header: Omit<EntryHeader, "durableIndex">,
): void {
  putU32(bytes, at, ENTRY_MAGIC);
  putU32(bytes, at + 8, header.payloadBytes);
  putU32(bytes, at + 12, header.payloadCrc);
  putU64(bytes, at + 16, header.index);
  putU64(bytes, at + 24, header.timeMs);
  putU32(bytes, at + 40, header.epoch);
  putU32(bytes, at + 44, header.kind);
  putU32(bytes, at + 48, header.chain);
  putU32(bytes, at + 52, header.shardTag);
  putU64(bytes, at + 56, 0);
}

/** Completes a header just before its group is written. */
export function sealEntryHeader(bytes: Uint8Array, at: number, durableIndex: number): void {
  putU64(bytes, at + 32, durableIndex);
  putU32(bytes, at + 4, crc32(bytes, at + 8, at + ENTRY_HEADER_BYTES));
}

/**
 * Reads a header if one whole, valid one lies at `at`; the payload is not looked at. Returns false
 * for anything else and never throws: any bytes may come.
 */
export function readEntryHeader(bytes: Uint8Array, at: number, shardTag: number, into: EntryHeader): boolean {
  if (at + ENTRY_HEADER_BYTES > bytes.length) return false;
  if (getU32(bytes, at) !== ENTRY_MAGIC) return false;
  if (getU32(bytes, at + 4) !== crc32(bytes, at + 8, at + ENTRY_HEADER_BYTES)) return false;
  if (getU32(bytes, at + 52) !== shardTag) return false;
  into.payloadBytes = getU32(bytes, at + 8);
  if (into.payloadBytes > MAX_PAYLOAD_BYTES) return false;
  // Numbers nobody writes: getU64 would throw.
  if ((bytes[at + 23]! | bytes[at + 31]! | bytes[at + 39]!) !== 0) return false;
  if (bytes[at + 22]! > 0x1f || bytes[at + 30]! > 0x1f || bytes[at + 38]! > 0x1f) return false;
  into.payloadCrc = getU32(bytes, at + 12);
  into.index = getU64(bytes, at + 16);
  into.timeMs = getU64(bytes, at + 24);
  into.durableIndex = getU64(bytes, at + 32);
  into.epoch = getU32(bytes, at + 40);
  into.kind = getU32(bytes, at + 44) & 0xffff;
  into.chain = getU32(bytes, at + 48);
  into.shardTag = shardTag;
  return true;
}

const chained = new Uint8Array(40);

/** The chain value of an entry that follows one whose chain is `previous`. */
export function chainOf(
  previous: number,
  shardUid: number,
  header: Omit<EntryHeader, "durableIndex" | "chain">,
): number {
  putU64(chained, 0, shardUid);
  putU64(chained, 8, header.index);
  putU64(chained, 16, header.timeMs);
  putU32(chained, 24, header.epoch);
  putU32(chained, 28, header.kind);
  putU32(chained, 32, header.payloadCrc);
  putU32(chained, 36, previous);
  return crc32(chained);
}
