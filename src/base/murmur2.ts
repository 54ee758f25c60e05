/**
 * Murmur2 as Kafka's default partitioner computes it (org.apache.kafka.common.utils.Utils.murmur2,
 * seed 0x9747b28c), so that a key lands in the same partition number here and there.
 */

const M = 0x5bd1e995;
const SEED = 0x9747b28c;

/** 32-bit hash, as a signed integer, of bytes[start, end). */
export function murmur2(bytes: Uint8Array, start = 0, end = bytes.length): number {
  const length = end - start;
  let h = SEED ^ length;
  let i = start;
  for (const stop = end - 3; i < stop; i += 4) {
    let k = bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24);
    k = Math.imul(k, M);
    k ^= k >>> 24;
    k = Math.imul(k, M);
    h = Math.imul(h, M) ^ k;
  }
  const rest = end - i;
  if (rest === 3) h ^= bytes[i + 2]! << 16;
  if (rest >= 2) h ^= bytes[i + 1]! << 8;
  if (rest >= 1) {
    h ^= bytes[i]!;
    h = Math.imul(h, M);
  }
  h ^= h >>> 13;
  h = Math.imul(h, M);
  h ^= h >>> 15;
  return h;
}

/** Partition of a key among `partitions`, as Kafka's: the hash made positive, modulo the count. */
export function partitionOfKey(key: Uint8Array, partitions: number, start = 0, end = key.length): number {
  return (murmur2(key, start, end) & 0x7fffffff) % partitions;
}
