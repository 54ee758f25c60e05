/**
 * What travels between a consumer of a queue and the server, read and written: deliveries in, settlements out. Deliveries
 * are read by hand, the records stay where they lie; what is small goes through the generated code.
 */
import { FieldReader } from "../base/bytes.ts";
import { v1, type proto } from "../wire/protobuf.ts";
import { RecordBatchReader } from "../wire/record-batch.ts";
import { StoredBatchView, readStoredBatch } from "../wire/stored-batch.ts";
import { Delivery, type HandOut } from "./delivery.ts";
import type { ValueForm } from "./define-topic.ts";
import { SluiceError, notSupported } from "./errors.ts";
import { progressOf, type MessageProgress } from "./message-progress.ts";
import type { NumberRange } from "./number-ranges.ts";
import type { MessageSource } from "./record-view.ts";
import type { SettleGroup, Settlement } from "./settle-gathering.ts";

/** A Deliveries message: whose it is, where its batches lie, and which deliveries their records are. */
export interface DeliveriesParts {
  consumer: number;
  /** Where each batch's field begins and ends, flattened. */
  batches: number[];
  ranges: DeliveryRange[];
}

export interface DeliveryRange {
  firstNumber: number;
  firstOffset: number;
  count: number;
  attempts: number;
  deliveries: number;
}

/** @throws RangeError on malformed bytes */
export function readDeliveries(bytes: Uint8Array, start: number, end: number): DeliveriesParts {
  const reader = new FieldReader(bytes, start, end);
  const parts: DeliveriesParts = { consumer: 0, batches: [], ranges: [] };
  while (reader.at < end) {
    const field = reader.at;
    const tag = reader.varint();
    if (tag === 0x0a) {
      reader.lengthDelimited();
      parts.batches.push(field, reader.at);
    } else if (tag === 0x10) parts.consumer = reader.varint();
    else if (tag === 0x1a) {
      const at = reader.lengthDelimited();
      parts.ranges.push(readRange(bytes, at, reader.at));
    } else reader.skip(tag & 7);
  }
  return parts;
}

function readRange(bytes: Uint8Array, start: number, end: number): DeliveryRange {
  const reader = new FieldReader(bytes, start, end);
  const range = { firstNumber: 0, firstOffset: 0, count: 0, attempts: 0, deliveries: 0 };
  while (reader.at < end) {
    const tag = reader.varint();
    if (tag === 0x08) range.firstNumber = reader.varint();
    else if (tag === 0x10) range.firstOffset = reader.varint();
    else if (tag === 0x18) range.count = reader.uint32();
    else if (tag === 0x20) range.attempts = reader.uint32();
    else if (tag === 0x28) range.deliveries = reader.uint32();
    else reader.skip(tag & 7);
  }
  range.count ||= 1;
  range.deliveries ||= 1;
  return range;
}

/** Calls back for each record of the batches, in order. @throws SluiceError CORRUPT_BATCH, NOT_SUPPORTED */
export function eachRecord<T>(
  bytes: Uint8Array,
  batches: readonly number[],
  queue: string,
  form: ValueForm<never, T>,
  visit: (source: MessageSource<T>, start: number, end: number) => void,
): void {
  const view = new StoredBatchView();
  const records = new RecordBatchReader();
  for (let i = 0; i < batches.length; i += 2) {
    try {
      if (readStoredBatch(bytes, batches[i]!, batches[i + 1]!, view) === 0) throw new RangeError("cut off");
      if (view.count === 0) continue;
      if (view.codec !== 0) throw notSupported("compression", "reading compressed batches");
      if (view.headEnd !== 0 && !view.headIsIntact(bytes)) throw new RangeError("head");
      if (!view.crcMatches(bytes)) throw new RangeError("records");
      records.reset(bytes, view.recordsStart, view.recordsEnd);
      let source: MessageSource<T> | undefined;
      for (let k = 0; k < view.count; k++) {
        if (!records.next()) throw new RangeError("fewer records than announced");
        const { baseTimestamp } = records;
        const { appendTime } = view;
        source ??= { topic: queue, form, partition: 0, bytes, baseTimestamp, appendTime };
        visit(source, records.recordStart, records.recordEnd);
      }
    } catch (error) {
      if (error instanceof SluiceError) throw error;
      const text = `queue ${queue}: a batch of deliveries at offset ${view.baseOffset} does not match its checksum or count`;
      throw new SluiceError("CORRUPT_BATCH", text, { details: { queue }, cause: error });
    }
  }
}

/** The deliveries of a frame. @throws SluiceError CORRUPT_BATCH, NOT_SUPPORTED */
export function deliveriesOf<T>(
  bytes: Uint8Array,
  { batches, ranges }: DeliveriesParts,
  queue: string,
  form: ValueForm<never, T>,
): Delivery<T>[] {
  const handOuts = eachHandOut(ranges);
  const deliveries: Delivery<T>[] = [];
  eachRecord(bytes, batches, queue, form, (source, start, end) => {
    const handOut = handOuts.next();
    if (!handOut.done) deliveries.push(new Delivery(handOut.value, { source, start, end }));
  });
  if (!handOuts.next().done) {
    const text = `queue ${queue}: fewer messages came than were announced`;
    throw new SluiceError("CORRUPT_BATCH", text, { details: { queue } });
  }
  return deliveries;
}

function* eachHandOut(ranges: readonly DeliveryRange[]): Generator<HandOut, undefined> {
  for (const { firstNumber, firstOffset, count, attempts, deliveries } of ranges) {
    for (let i = 0; i < count; i++)
      yield { number: firstNumber + i, offset: firstOffset + i, attempts, deliveries };
  }
  return undefined;
}

/** A settle frame goes up to this size: the server takes 256 KiB. One result, or so many ranges, have room. */
const FRAME_BYTES = 192 * 1024;
const FRAME_RANGES = 4_096;

/** The dead letter shows this much of an error; the server cuts at the same length. */
const MOST_ERROR_TEXT = 1000;

export function encodeSettle(consumer: number, groups: readonly SettleGroup[]): Uint8Array {
  const settlements = groups.map(({ settlement, ranges }) => ({
    ...settlementOf(settlement),
    ranges: [...ranges],
  }));
  return v1.SettleRequest.encode({ consumer, settlements }).finish();
}

/** A turn's settles are one frame, unless thousands of errors with texts of their own make it a long one. */
export function inFrames(groups: readonly SettleGroup[]): SettleGroup[][] {
  const frames: SettleGroup[][] = [];
  let left = 0;
  for (const group of groups.flatMap(inParts)) {
    const { settlement, ranges } = group;
    const text =
      settlement.kind === "nack" ? settlement.error : settlement.kind === "reject" ? settlement.reason : "";
    const resultBytes = settlement.kind === "ack" ? (settlement.result?.length ?? 0) : 0;
    const bytes = 16 + resultBytes + Math.min(text.length, 1_000) * 3 + ranges.length * 24;
    if (bytes > left) {
      frames.push([]);
      left = FRAME_BYTES;
    }
    frames.at(-1)!.push(group);
    left -= bytes;
  }
  return frames;
}

function inParts({ settlement, ranges }: SettleGroup): SettleGroup[] {
  const parts: SettleGroup[] = [];
  for (let at = 0; at < ranges.length; at += FRAME_RANGES)
    parts.push({ settlement, ranges: ranges.slice(at, at + FRAME_RANGES) });
  return parts;
}

export function encodeExtend(consumer: number, ranges: readonly NumberRange[], lockMs: number): Uint8Array {
  const settlements = [{ outcome: v1.SettleOutcome.EXTEND, ranges: [...ranges], lockMs }];
  return v1.SettleRequest.encode({ consumer, settlements }).finish();
}

function settlementOf(settlement: Settlement): proto.v1.Settlement.$Properties {
  const { SettleOutcome } = v1;
  switch (settlement.kind) {
    case "ack":
      return { outcome: SettleOutcome.ACK, ...(settlement.result && { result: settlement.result }) };
    case "release":
      return { outcome: SettleOutcome.RELEASE };
    case "reject":
      return { outcome: SettleOutcome.REJECT, error: settlement.reason.slice(0, MOST_ERROR_TEXT) };
    case "nack": {
      const { delayMs, error } = settlement;
      const text = error.slice(0, MOST_ERROR_TEXT);
      return { outcome: SettleOutcome.NACK, error: text, ...(delayMs !== undefined && { delayMs }) };
    }
  }
}

/** @throws RangeError on malformed bytes */
export function readLost(bytes: Uint8Array): NumberRange[] {
  return numberRanges(v1.SettleReply.decode(bytes).lost);
}

export function numberRanges(
  ranges: readonly proto.v1.NumberRange.$Properties[] | null | undefined,
): NumberRange[] {
  return (ranges ?? []).map(({ first, last }) => ({ first: first ?? 0, last: last || (first ?? 0) }));
}

/** What is held, as a consumer says when it resumes: neighbours in number and offset that are alike together. */
export function heldRanges(deliveries: readonly Delivery<unknown>[]): proto.v1.HeldRange.$Properties[] {
  const ranges: DeliveryRange[] = [];
  for (const { number, offset, attempts, deliveries: count } of deliveries) {
    const last = ranges.at(-1);
    if (
      last !== undefined &&
      last.attempts === attempts &&
      last.deliveries === count &&
      last.firstNumber + last.count === number &&
      last.firstOffset + last.count === offset
    )
      last.count++;
    else ranges.push({ firstNumber: number, firstOffset: offset, count: 1, attempts, deliveries: count });
  }
  return ranges;
}

/** Old number → the number it is held under from now on; undefined = lost. */
export function resumedNumbers(
  resumed: readonly proto.v1.ResumedRange.$Properties[] | null | undefined,
): (number: number) => number | undefined {
  const numbers = new Map<number, number>();
  for (const { oldFirstNumber, firstNumber, count } of resumed ?? []) {
    for (let i = 0; i < (count ?? 0); i++) numbers.set((oldFirstNumber ?? 0) + i, (firstNumber ?? 0) + i);
  }
  return (number) => numbers.get(number);
}

/** Where each batch's field begins and ends, flattened, in a message whose field 1 they are. @throws RangeError */
export function readBatches(bytes: Uint8Array): number[] {
  const reader = new FieldReader(bytes);
  const batches: number[] = [];
  while (reader.at < reader.end) {
    const field = reader.at;
    const tag = reader.varint();
    reader.skip(tag & 7);
    if (tag === 0x0a) batches.push(field, reader.at);
  }
  return batches;
}

/** A PeekReply: as deliveries, without a consumer; by offset how far they are; and where to ask on, 0 = nowhere. @throws RangeError */
export function readPeeked(bytes: Uint8Array): {
  parts: DeliveriesParts;
  progress: Map<number, MessageProgress>;
  nextOffset: number;
} {
  const reader = new FieldReader(bytes);
  const parts: DeliveriesParts = { consumer: 0, batches: [], ranges: [] };
  const progress = new Map<number, MessageProgress>();
  let nextOffset = 0;
  while (reader.at < reader.end) {
    const field = reader.at;
    const tag = reader.varint();
    if (tag === 0x0a) {
      reader.lengthDelimited();
      parts.batches.push(field, reader.at);
    } else if (tag === 0x12) {
      const at = reader.lengthDelimited();
      parts.ranges.push(readRange(bytes, at, reader.at));
    } else if (tag === 0x18) nextOffset = reader.varint();
    else if (tag === 0x22) {
      const said = v1.PeekedProgress.decode(reader.bytesField());
      const one = progressOf(said.progress);
      if (one !== undefined) progress.set(said.offset, one);
    } else reader.skip(tag & 7);
  }
  return { parts, progress, nextOffset };
}
