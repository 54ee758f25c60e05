/**
 * A sealed publish request: the batches of one target, encoded, and the outcome its publishers wait for.
 *
 *   memory  │ room │ frame head · target · stamp │ batches … │
 *                  └ right-aligned: rewritten at every send, the batches never move
 */
import { crc32 } from "../base/crc32.ts";
import { FrameField, frameHeadSize, putFrameHead } from "../wire/frame.ts";
import {
  batchesSize,
  publishHeadSize,
  putBatches,
  putPublishHead,
  readNestedBatch,
  type BatchRef,
  type ProducerStamp,
} from "../wire/publish.ts";
import { readPublishReply } from "../wire/publish-reply.ts";
import { FieldReader } from "../base/bytes.ts";
import { RecordBatchEncoder, RecordBatchReader, encodeRest, openRecord } from "../wire/record-batch.ts";
import type { SluiceError } from "./errors.ts";
import { invalidArgument } from "./errors.ts";
import type { FramePool } from "./frame-pool.ts";
import type { ProducerRequest } from "./producer-request.ts";
import type { PublishOutcome } from "./publish-outcome.ts";
import type { Slot } from "./slot.ts";
import { checkKind, type Kind, type Partitioning } from "./topic-catalog.ts";
import { partitionOfKey } from "../base/murmur2.ts";

/** Frame length, correlation, body tag and length, version, stamp and confirm at their longest. */
const HEAD_ROOM = 4 + 9 + 2 + 5 + 9 + 27 + 2;

/** Priorities there are. */
export const LEVELS = 10;

/** Whose request it is. */
export interface RequestOwner {
  readonly topic: string;
  readonly kind: Kind;
  /** The topic's name in UTF-8. */
  readonly target: Uint8Array;
  readonly confirm: boolean;
  /** The partition of the next messages without a key. */
  readonly keylessPartition: number;
  requestLeft(): void;
}

export class PublishRequest implements ProducerRequest {
  readonly replyField = FrameField.published;
  readonly topics: readonly string[];
  readonly heldBytes: number;
  readonly deadline: number;
  readonly #owner: RequestOwner;
  readonly #outcome: PublishOutcome;
  readonly #pool: FramePool;
  #version: number;
  #memory: Uint8Array;
  #batches = 0;
  #bodyStart = 0;
  #bodyEnd = 0;

  constructor(
    owner: RequestOwner,
    outcome: PublishOutcome,
    version: number,
    heldBytes: number,
    deadline: number,
    pool: FramePool,
  ) {
    this.#owner = owner;
    this.#outcome = outcome;
    this.#version = version;
    this.#pool = pool;
    this.topics = [owner.topic];
    this.heldBytes = heldBytes;
    this.deadline = deadline;
    this.#memory = EMPTY;
    this.#write(outcome.slots.map((slot) => batchOf(slot.partition, slot.encoder!)));
  }

  get frameBytes(): number {
    return this.#bodyEnd;
  }

  frame(correlation: number, stamp: ProducerStamp): Uint8Array {
    const { target, confirm } = this.#owner;
    const head = publishHeadSize(target, this.#version, stamp, confirm);
    const body = head + this.#bodyEnd - this.#bodyStart;
    const start = this.#bodyStart - head - frameHeadSize(correlation, FrameField.publish, body);
    const at = putFrameHead(this.#memory, start, correlation, FrameField.publish, body);
    putPublishHead(this.#memory, at, target, this.#version, stamp, confirm);
    this.#outcome.sent = true;
    return this.#memory.subarray(start, this.#bodyEnd);
  }

  resolve(bytes: Uint8Array, start: number, end: number): void {
    const { results, duplicate, duplicates } = readPublishReply(bytes, start, end);
    if (results.length < this.#batches * 3) {
      throw new RangeError(`a reply of ${results.length / 3} results to ${this.#batches} batches`);
    }
    this.#outcome.resolve(results, duplicate, duplicates);
  }

  eachStored(
    bytes: Uint8Array,
    start: number,
    end: number,
    visit: (topic: string, partition: number, endOffset: number) => void,
  ): void {
    const { results } = readPublishReply(bytes, start, end);
    for (let i = 0; i < results.length; i += 3)
      visit(this.#owner.topic, results[i]!, results[i + 1]! + results[i + 2]!);
  }

  /** Handed to the socket, and no answer will come. */
  resolveUnanswered(): void {
    this.#outcome.resolve(undefined, false);
  }

  reject(error: SluiceError): void {
    this.#outcome.reject(error);
  }

  release(): void {
    this.#pool.give(this.#memory);
    this.#memory = EMPTY;
  }

  left(): void {
    this.#owner.requestLeft();
  }

  dropCancelled(): boolean {
    if (!this.#outcome.slots.some((slot) => slot.cancelled !== undefined)) return true;
    return this.#rebuild((slot, index) => (slot.cancelled?.has(index) ? -1 : slot.partition));
  }

  repartition(topic: string, partitioning: Partitioning): void {
    const { partitions, version } = partitioning;
    if (version === this.#version) return;
    checkKind(topic, this.#owner.kind, partitioning);
    this.#version = version;
    const keyless = this.#owner.keylessPartition % partitions;
    this.#rebuild((slot, index, key) => {
      if (slot.pinned?.has(index)) {
        if (slot.partition < partitions) return slot.partition;
        throw invalidArgument(
          `topic ${this.#owner.topic} has ${partitions} partitions, no partition ${slot.partition}`,
        );
      }
      return key === undefined ? keyless : partitionOfKey(key, partitions);
    });
  }

  /** Encodes the records anew, each where `partitionOf` says (−1 = left out). Rare, hence plain. */
  #rebuild(partitionOf: (slot: Slot, index: number, key: Uint8Array | undefined) => number): boolean {
    // A batch a partition and priority.
    const encoders = new Map<number, { readonly partition: number; readonly encoder: RecordBatchEncoder }>();
    const order: number[] = [];
    const moved = new Map<string, [batch: number, position: number]>();
    const origins = this.#origins();
    this.#eachRecord((batch, position, bytes, start, end, baseTimestamp) => {
      const origin = origins.get(`${batch}/${position}`);
      if (origin === undefined) return;
      const record = openRecord(bytes, start, end, baseTimestamp);
      const partition = partitionOf(origin.slot, origin.index, record.key);
      if (partition < 0) return;
      const batchKey = partition * LEVELS + origin.slot.level;
      let encoding = encoders.get(batchKey);
      if (encoding === undefined) {
        encoding = { partition, encoder: new RecordBatchEncoder() };
        encoders.set(batchKey, encoding);
        order.push(batchKey);
      }
      const { encoder } = encoding;
      moved.set(`${batch}/${position}`, [order.indexOf(batchKey), encoder.count]);
      encoder.append(record.value, record.key, record.timestamp, encodeRest(record));
    });
    for (const [place, { slot, index }] of origins) {
      const [batch, position] = moved.get(place) ?? [-1, 0];
      slot.moves ??= new Int32Array(slot.count * 2).fill(-1);
      slot.moves[index * 2] = batch;
      slot.moves[index * 2 + 1] = position;
    }
    const encodings = order.map((batchKey) => encoders.get(batchKey)!);
    this.#write(encodings.map(({ partition, encoder }) => batchOf(partition, encoder)));
    return order.length > 0;
  }

  /** Which message each record "batch/position" is. */
  #origins(): Map<string, { slot: Slot; index: number }> {
    const origins = new Map<string, { slot: Slot; index: number }>();
    for (const slot of this.#outcome.slots) {
      for (let index = 0; index < slot.count; index++) {
        const batch = slot.moves?.[index * 2] ?? slot.place;
        const position = slot.moves?.[index * 2 + 1] ?? index;
        if (batch >= 0) origins.set(`${batch}/${position}`, { slot, index });
      }
    }
    return origins;
  }

  #eachRecord(
    visit: (
      batch: number,
      position: number,
      bytes: Uint8Array,
      start: number,
      end: number,
      base: number,
    ) => void,
  ): void {
    const reader = new FieldReader(this.#memory, this.#bodyStart, this.#bodyEnd);
    const records = new RecordBatchReader();
    for (let batch = 0; reader.at < reader.end; batch++) {
      reader.varint();
      const { bytes, recordsStart, recordsEnd } = readNestedBatch(reader);
      records.reset(bytes, recordsStart, recordsEnd);
      for (let position = 0; records.next(); position++) {
        visit(batch, position, bytes, records.recordStart, records.recordEnd, records.baseTimestamp);
      }
    }
  }

  /** Copies the batches into a memory of their own, behind room for the head. */
  #write(batches: readonly BatchRef[]): void {
    const room = HEAD_ROOM + 2 + this.#owner.target.length;
    const memory = this.#pool.take(room + batchesSize(batches));
    this.#bodyEnd = putBatches(memory, room, batches);
    this.#bodyStart = room;
    this.#batches = batches.length;
    if (this.#memory !== EMPTY) this.#pool.give(this.#memory);
    this.#memory = memory;
  }
}

const EMPTY: Uint8Array = new Uint8Array(0);

export function batchOf(partition: number, encoder: RecordBatchEncoder): BatchRef {
  const bytes = encoder.view();
  return {
    partition,
    count: encoder.count,
    crc: crc32(bytes),
    codec: 0,
    expectedOffset: undefined,
    bytes,
    recordsStart: 0,
    recordsEnd: bytes.length,
  };
}
