/**
 * Kinds of journal entries and the hot one's bytes. Kinds are EntryKind of journal.proto.
 *
 * A new kind also needs: its number there, a case in state-machine.ts, a row in the tests' transcript.
 */
import { FieldReader, putVarint, varintSize } from "../base/bytes.ts";
import { crc32, crc32Combine } from "../base/crc32.ts";
import { assert } from "../base/errors.ts";
import {
  batchesSize,
  putBatches,
  putStamp,
  readNestedBatch,
  type BatchRef,
  type ProducerStamp,
} from "../wire/publish.ts";

export const EntryKind = {
  marker: 1,
  epoch: 2,
  featureLevel: 3,
  createTopic: 4,
  deleteTopic: 5,
  registerProducer: 6,
  append: 7,
  lineage: 8,
  /** From feature level 2 on. */
  createQueue: 9,
  delivery: 10,
  move: 11,
  alterQueue: 12,
  atomic: 16,
  scheduleUpsert: 19,
  scheduleAlter: 20,
  scheduleFire: 21,
} as const;

/** Batches for one topic; every batch names its partition. */
export interface TopicAppend {
  topicUid: number;
  partitioningVersion: number;
  batches: BatchRef[];
}

/** AppendCommand of journal.proto: the appends of one publish or atomic request. */
export interface AppendCommand extends ProducerStamp {
  /** DeliveryCommand: what is acked with it; undefined = nothing. Of an atomic entry. */
  deliveries?: Uint8Array | undefined;
  appends: TopicAppend[];
}

function topicAppendSize(append: TopicAppend): number {
  return (
    1 + varintSize(append.topicUid) + 1 + varintSize(append.partitioningVersion) + batchesSize(append.batches)
  );
}

export function appendCommandSize(command: AppendCommand): number {
  let size = 0;
  if (command.producerId !== 0) {
    size +=
      3 + varintSize(command.producerId) + varintSize(command.producerEpoch) + varintSize(command.sequence);
  }
  const { deliveries } = command;
  if (deliveries !== undefined) size += 1 + varintSize(deliveries.length) + deliveries.length;
  for (const append of command.appends) {
    const inner = topicAppendSize(append);
    size += 1 + varintSize(inner) + inner;
  }
  return size;
}

/** Writes appendCommandSize(command) bytes, records copied; returns the position after them. */
export function putAppendCommand(bytes: Uint8Array, at: number, command: AppendCommand): number {
  at = putStamp(bytes, at, 1, command);
  const { deliveries } = command;
  if (deliveries !== undefined) {
    bytes[at++] = 0x22;
    at = putVarint(bytes, at, deliveries.length);
    bytes.set(deliveries, at);
    at += deliveries.length;
  }
  for (const append of command.appends) {
    bytes[at++] = 0x7a;
    at = putVarint(bytes, at, topicAppendSize(append));
    bytes[at++] = 0x08;
    at = putVarint(bytes, at, append.topicUid);
    bytes[at++] = 0x10;
    at = putVarint(bytes, at, append.partitioningVersion);
    at = putBatches(bytes, at, append.batches);
  }
  return at;
}

/** Batches smaller than this are gone over faster than their checksum is combined. */
const COMBINE_FROM_BYTES = 16 * 1024;

/**
 * CRC-32 of an append command just written to bytes[start, end), made from the batches' own: checked at
 * admission, they need not be gone over again. A batch's records end its field, so they are found from
 * the sizes alone, back to front.
 */
export function appendCommandCrc(
  bytes: Uint8Array,
  start: number,
  end: number,
  command: AppendCommand,
): number {
  let batches = 0;
  for (const append of command.appends) batches += append.batches.length;
  if (batches === 0 || end - start < batches * COMBINE_FROM_BYTES) return crc32(bytes, start, end);
  let crc = 0;
  let from = start;
  const spans = recordSpans(start, end, command);
  for (const { at, batch } of spans) {
    const length = batch.recordsEnd - batch.recordsStart;
    crc = crc32Combine(crc32Combine(crc, crc32(bytes, from, at), at - from), batch.crc, length);
    from = at + length;
  }
  assert(from === end, "an append command ends with records");
  return crc;
}

/** Where each batch's records lie in a written command, in order. */
function recordSpans(start: number, end: number, command: AppendCommand): { at: number; batch: BatchRef }[] {
  const spans: { at: number; batch: BatchRef }[] = [];
  let at = end;
  for (let a = command.appends.length - 1; a >= 0; a--) {
    const append = command.appends[a]!;
    const appendEnd = at;
    for (let b = append.batches.length - 1; b >= 0; b--) {
      const batch = append.batches[b]!;
      spans.push({ at: at - (batch.recordsEnd - batch.recordsStart), batch });
      at -= batchesSize([batch]);
    }
    const inner = topicAppendSize(append);
    at = appendEnd - inner - varintSize(inner) - 1;
  }
  assert(at >= start, "an append command is as long as its parts");
  return spans.reverse();
}

/** @throws RangeError on malformed bytes, which the journal's CRC rules out */
export function readAppendCommand(bytes: Uint8Array, start: number, end: number): AppendCommand {
  const reader = new FieldReader(bytes, start, end);
  const command: AppendCommand = { producerId: 0, producerEpoch: 0, sequence: 0, appends: [] };
  while (reader.at < end) {
    const tag = reader.varint();
    switch (tag) {
      case 0x08:
        command.producerId = reader.varint();
        break;
      case 0x10:
        command.producerEpoch = reader.uint32();
        break;
      case 0x18:
        command.sequence = reader.varint();
        break;
      case 0x22:
        command.deliveries = reader.bytesField();
        break;
      case 0x7a: {
        const at = reader.lengthDelimited();
        command.appends.push(readTopicAppend(new FieldReader(bytes, at, reader.at)));
        break;
      }
      default:
        reader.skip(tag & 7);
    }
  }
  return command;
}

function readTopicAppend(reader: FieldReader): TopicAppend {
  const append: TopicAppend = { topicUid: 0, partitioningVersion: 0, batches: [] };
  while (reader.at < reader.end) {
    const tag = reader.varint();
    if (tag === 0x08) append.topicUid = reader.varint();
    else if (tag === 0x10) append.partitioningVersion = reader.varint();
    else if (tag === 0x7a) append.batches.push(readNestedBatch(reader));
    else reader.skip(tag & 7);
  }
  return append;
}
