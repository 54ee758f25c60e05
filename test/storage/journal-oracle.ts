/**
 * Torn or rotten, as storage.md says it, computed from the bytes by other means than src/: an invalid entry at index i
 * is rot iff the checkpoint or any valid header of this shard anywhere records a durable index of i or more.
 */
import { crc32 } from "node:zlib";

export interface OracleInput {
  /** First index → bytes. */
  readonly files: ReadonlyMap<number, Uint8Array>;
  readonly shardUid: number;
  readonly checkpointIndex: number;
  readonly checkpointChain: number;
}

export type Verdict = { kind: "refused"; index: number } | { kind: "cut"; payloads: string[]; at: number };

interface Found {
  position: number;
  index: number;
  durable: number;
  chain: number;
  payload: Uint8Array | undefined;
  linked: (previous: number) => number;
  size: number;
}

/** The header at `position`, if a whole one of this shard lies there. */
function headerAt(bytes: Uint8Array, position: number, shardUid: number): Found | undefined {
  // "SLJ1"
  if (position + 64 > bytes.length || bytes[position] !== 0x53 || bytes[position + 1] !== 0x4c)
    return undefined;
  if (bytes[position + 2] !== 0x4a || bytes[position + 3] !== 0x31) return undefined;
  const header = bytes.subarray(position, position + 64);
  const view = new DataView(header.buffer, header.byteOffset, 64);
  if (Buffer.from(header.subarray(0, 4)).toString("latin1") !== "SLJ1") return undefined;
  if (crc32(header.subarray(8)) !== view.getUint32(4, true)) return undefined;
  if (view.getUint32(52, true) !== shardUid % 2 ** 32) return undefined;
  const length = view.getUint32(8, true);
  const payload = bytes.subarray(position + 64, position + 64 + length);
  const size = 64 + Math.ceil(length / 8) * 8;
  const whole = position + size <= bytes.length && crc32(payload) === view.getUint32(12, true);
  return {
    position,
    size,
    index: Number(view.getBigUint64(16, true)),
    durable: Number(view.getBigUint64(32, true)),
    chain: view.getUint32(48, true),
    payload: whole ? payload : undefined,
    linked: (previous) => {
      const link = Buffer.alloc(40);
      link.writeBigUInt64LE(BigInt(shardUid), 0);
      header.subarray(16, 32).forEach((byte, i) => (link[8 + i] = byte));
      link.writeUInt32LE(view.getUint32(40, true), 24);
      link.writeUInt32LE(view.getUint16(44, true), 28);
      link.writeUInt32LE(view.getUint32(12, true), 32);
      link.writeUInt32LE(previous, 36);
      return crc32(link);
    },
  };
}

/** Every whole header, at any multiple of 8. */
export function headersIn(
  bytes: Uint8Array,
  shardUid: number,
): { index: number; durable: number; position: number }[] {
  const found = [];
  for (let position = 0; position + 64 <= bytes.length; position += 8) {
    const header = headerAt(bytes, position, shardUid);
    if (header !== undefined) found.push(header);
  }
  return found;
}

export function judge({ files, shardUid, checkpointIndex, checkpointChain }: OracleInput): Verdict {
  const firsts = [...files.keys()].sort((a, b) => a - b);
  let vouched = checkpointIndex;
  for (const bytes of files.values())
    for (const { durable } of headersIn(bytes, shardUid)) vouched = Math.max(vouched, durable);
  // From the last file that can hold the first entry above the checkpoint.
  const start = firsts.filter((first) => first <= checkpointIndex + 1).pop();
  if (start === undefined) return { kind: "refused", index: checkpointIndex + 1 };
  const payloads: string[] = [];
  let index = start;
  let chain = start === checkpointIndex + 1 ? checkpointChain : undefined;
  let position = 0;
  let bytes = files.get(start)!;
  for (;;) {
    if (index !== start && position > 0 && files.has(index)) {
      bytes = files.get(index)!;
      position = 0;
    }
    const entry = headerAt(bytes, position, shardUid);
    const valid =
      entry !== undefined &&
      entry.index === index &&
      entry.payload !== undefined &&
      (chain === undefined || entry.linked(chain) === entry.chain) &&
      !(index === checkpointIndex && entry.chain !== checkpointChain);
    if (!valid) break;
    if (index > checkpointIndex) payloads.push(new TextDecoder().decode(entry.payload));
    chain = entry.chain;
    position += entry.size;
    index++;
  }
  return index <= vouched ? { kind: "refused", index } : { kind: "cut", payloads, at: index };
}
