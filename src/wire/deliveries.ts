/** Deliveries by hand: ranges first, the batches last, so that these are copied as they lie. */
import { putVarint, varintSize } from "../base/bytes.ts";

export interface DeliveredRange {
  readonly firstNumber: number;
  readonly firstOffset: number;
  readonly count: number;
  readonly attempts: number;
  readonly deliveries: number;
}

function rangeSize({ firstNumber, firstOffset, count, attempts, deliveries }: DeliveredRange): number {
  let size = 0;
  if (firstNumber > 0) size += 1 + varintSize(firstNumber);
  if (firstOffset > 0) size += 1 + varintSize(firstOffset);
  if (count > 1) size += 1 + varintSize(count);
  if (attempts > 0) size += 1 + varintSize(attempts);
  if (deliveries > 1) size += 1 + varintSize(deliveries);
  return size;
}

/** Size of a Deliveries body before its batches. */
export function deliveriesHeadSize(consumer: number, ranges: readonly DeliveredRange[]): number {
  let size = 1 + varintSize(consumer);
  for (const range of ranges) {
    const inner = rangeSize(range);
    size += 1 + varintSize(inner) + inner;
  }
  return size;
}

/** Writes it; batches complete the body. Returns the position after it. */
export function putDeliveriesHead(
  bytes: Uint8Array,
  at: number,
  consumer: number,
  ranges: readonly DeliveredRange[],
): number {
  bytes[at++] = 0x10;
  at = putVarint(bytes, at, consumer);
  for (const range of ranges) {
    bytes[at++] = 0x1a;
    at = putVarint(bytes, at, rangeSize(range));
    at = putField(bytes, at, 0x08, range.firstNumber, 0);
    at = putField(bytes, at, 0x10, range.firstOffset, 0);
    at = putField(bytes, at, 0x18, range.count, 1);
    at = putField(bytes, at, 0x20, range.attempts, 0);
    at = putField(bytes, at, 0x28, range.deliveries, 1);
  }
  return at;
}

/** Nothing, where the value is at most what its absence means. */
function putField(bytes: Uint8Array, at: number, tag: number, value: number, absent: number): number {
  if (value <= absent) return at;
  bytes[at++] = tag;
  return putVarint(bytes, at, value);
}
