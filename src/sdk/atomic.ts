/**
 * Publishing to several topics and queues, and acking messages of queues, in one journal entry: all of it is stored, or
 * none. Messages that are acked stay in their consumers' hands until the server has answered; over a lost connection
 * the request waits until their consumers are resumed, because they may have other numbers then.
 */
import { FrameField, encodeFrame } from "../wire/frame.ts";
import { partitionOfKey } from "../base/murmur2.ts";
import { v1 } from "../wire/protobuf.ts";
import { encodeAtomic, type AtomicAck, type ProducerStamp, type TargetBatches } from "../wire/publish.ts";
import { RecordBatchEncoder } from "../wire/record-batch.ts";
import type { CallOptions } from "./call.ts";
import { SluiceError, abortedError, invalidArgument } from "./errors.ts";
import type { ProducerRequest } from "./producer-request.ts";
import type { Producer } from "./producer.ts";
import type { HeldMessage } from "./queue-message.ts";
import { settledBefore } from "./delivery.ts";
import { NumberRanges } from "./number-ranges.ts";
import type { OutgoingRecord } from "./publish-batch.ts";
import { RECORD_OVERHEAD_BYTES, tooLarge } from "./publish-buffer.ts";
import { resultAmong, type PublishResult } from "./publish-result.ts";
import { batchOf, LEVELS } from "./publish-request.ts";
import { performance } from "./time.ts";
import { checkKind, type Kind, type Partitioning } from "./topic-catalog.ts";

/** One publish of an atomic batch. */
export interface AtomicPublish {
  readonly topic: string;
  readonly kind: Kind;
  readonly createIfMissing: boolean;
  readonly record: OutgoingRecord;
}

/** Where a publish went: indexes into the request. */
interface Place {
  readonly append: number;
  readonly batch: number;
  readonly position: number;
}

export class AtomicBatch implements ProducerRequest {
  readonly replyField = FrameField.atomicDone;
  readonly topics: readonly string[];
  readonly heldBytes: number;
  readonly deadline: number;
  readonly result: Promise<PublishResult[]>;
  readonly #publishes: readonly AtomicPublish[];
  readonly #acks: readonly HeldMessage[];
  readonly #partitionings: Map<string, Partitioning>;
  readonly #timestamp: number;
  readonly #turn: number;
  #resolve!: (results: PublishResult[]) => void;
  #reject!: (error: SluiceError) => void;
  #appends: TargetBatches[] = [];
  #places: Place[] = [];
  #cancelled = false;
  sent = false;

  constructor(
    publishes: readonly AtomicPublish[],
    acks: readonly HeldMessage[],
    partitionings: Map<string, Partitioning>,
    deadline: number,
    timestamp: number,
    turn: number,
  ) {
    this.#publishes = publishes;
    this.#acks = acks;
    this.#partitionings = partitionings;
    this.#timestamp = timestamp;
    this.#turn = turn;
    this.deadline = deadline;
    this.topics = [...partitionings.keys()];
    this.result = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.#build();
    this.heldBytes = this.frameBytes;
  }

  get frameBytes(): number {
    let bytes = 64 + ackBytes(this.#acks);
    for (const { target, batches } of this.#appends) {
      bytes += 32 + target.length * 3;
      for (const batch of batches) bytes += 32 + batch.recordsEnd;
    }
    return bytes;
  }

  #build(): void {
    interface Encoding {
      readonly index: number;
      readonly partition: number;
      readonly encoder: RecordBatchEncoder;
    }
    const topics = new Map<string, { readonly index: number; readonly batches: Map<number, Encoding> }>();
    this.#places = this.#publishes.map(({ topic, record }) => {
      let append = topics.get(topic);
      if (append === undefined) topics.set(topic, (append = { index: topics.size, batches: new Map() }));
      const { batches } = append;
      const partition = this.#partitionOf(topic, record);
      const batchKey = partition * LEVELS + record.level;
      let batch = batches.get(batchKey);
      if (batch === undefined) {
        const encoder = new RecordBatchEncoder();
        batches.set(batchKey, (batch = { index: batches.size, partition, encoder }));
      }
      const { encoder } = batch;
      encoder.append(record.value, record.key, record.timestamp ?? this.#timestamp, record.rest);
      return { append: append.index, batch: batch.index, position: encoder.count - 1 };
    });
    this.#appends = [...topics].map(([target, { batches }]) => ({
      target,
      partitioningVersion: this.#partitionings.get(target)!.version,
      batches: [...batches.values()].map(({ partition, encoder }) => batchOf(partition, encoder)),
    }));
  }

  #partitionOf(topic: string, { key, partition }: OutgoingRecord): number {
    const { partitions } = this.#partitionings.get(topic)!;
    if (partition >= partitions) {
      throw invalidArgument(`topic ${topic} has partitions 0 to ${partitions - 1}, no ${partition}`);
    }
    if (partition >= 0) return partition;
    // All messages of the batch without a key go together; batches take turns.
    return key === undefined ? this.#turn % partitions : partitionOfKey(key, partitions);
  }

  get waits(): boolean {
    return this.#acks.some(({ subscription }) => subscription.isResuming);
  }

  frame(correlation: number, stamp: ProducerStamp): Uint8Array {
    this.sent = true;
    const body = encodeAtomic({ ...stamp, appends: this.#appends, acks: atomicAcks(this.#acks) });
    return encodeFrame(correlation, FrameField.atomic, body);
  }

  resolve(bytes: Uint8Array, start: number, end: number): void {
    const { appends, duplicate } = v1.AtomicReply.decode(bytes.subarray(start, end));
    const results = this.#places.map(({ append, batch, position }) => {
      const result = appends[append]?.results?.[batch];
      if (!result) throw new RangeError("a reply with fewer results than batches");
      const { partition, baseOffset, duplicates } = result;
      return resultAmong(duplicates ?? [], partition ?? 0, baseOffset ?? 0, position, duplicate);
    });
    this.#resolve(results);
  }

  eachStored(
    bytes: Uint8Array,
    start: number,
    end: number,
    visit: (topic: string, partition: number, endOffset: number) => void,
  ): void {
    const { appends } = v1.AtomicReply.decode(bytes.subarray(start, end));
    this.#appends.forEach(({ target }, i) => {
      for (const { partition, baseOffset, count } of appends[i]?.results ?? [])
        visit(target, partition ?? 0, (baseOffset ?? 0) + (count ?? 0));
    });
  }

  reject(error: SluiceError): void {
    this.#reject(error);
  }

  repartition(topic: string, partitioning: Partitioning): void {
    const before = this.#partitionings.get(topic);
    if (before?.version === partitioning.version) return;
    if (before !== undefined) checkKind(topic, before.kind, partitioning);
    this.#partitionings.set(topic, partitioning);
    this.#build();
  }

  cancel(): void {
    this.#cancelled = true;
  }

  dropCancelled(): boolean {
    return !this.#cancelled;
  }

  release(): void {
    // Its memory is its own.
  }

  left(): void {
    // No buffer waits for it.
  }
}

function ackBytes(acks: readonly HeldMessage[]): number {
  return acks.reduce(
    (sum, { delivery }) => sum + 24 + (delivery.result ? 24 + delivery.result.length : 0),
    0,
  );
}

/** By consumer, with the numbers that they have now. */
function atomicAcks(messages: readonly HeldMessage[]): AtomicAck[] {
  const acks = new Map<string, AtomicAck & { readonly ranges: NumberRanges }>();
  for (const { subscription, delivery } of messages) {
    const token = subscription.tokenOf(delivery);
    const { number, result } = delivery;
    // A result is of one message.
    const name = `${token.queueUid} ${token.epoch} ${token.consumerId} ${result === undefined ? "" : number}`;
    let ack = acks.get(name);
    if (ack === undefined) {
      ack = { ...token, numbers: [], ranges: new NumberRanges(), ...(result && { result }) };
      acks.set(name, ack);
    }
    ack.ranges.add(number);
  }
  return [...acks.values()].map(({ ranges, ...ack }) => ({
    ...ack,
    numbers: ranges.list().flatMap(({ first, last }) => [first, last]),
  }));
}

/** Sends the publishes and the acks as one request. @throws SluiceError */
export async function publishAtomically(
  producer: Producer,
  publishes: readonly AtomicPublish[],
  acks: readonly HeldMessage[],
  timeoutMs: number,
  options: CallOptions,
): Promise<PublishResult[]> {
  if (publishes.length === 0 && acks.length === 0) return [];
  const resumed = (): void => producer.goOn();
  const taken: HeldMessage[] = [];
  try {
    for (const held of acks) {
      const { subscription, delivery } = held;
      if (!subscription.transact(delivery)) throw delivery.failure ?? settledBefore(delivery);
      taken.push(held);
      subscription.resumed.add(resumed);
    }
    const results = await submitAtomically(producer, publishes, acks, timeoutMs, options);
    for (const { subscription, delivery } of acks) subscription.transacted(delivery);
    return results;
  } catch (error) {
    for (const { subscription, delivery } of taken) subscription.reopen(delivery);
    throw error;
  } finally {
    for (const { subscription } of taken) subscription.resumed.delete(resumed);
  }
}

async function submitAtomically(
  producer: Producer,
  publishes: readonly AtomicPublish[],
  acks: readonly HeldMessage[],
  timeoutMs: number,
  { signal }: CallOptions,
): Promise<PublishResult[]> {
  const started = performance.now();
  let bytes = ackBytes(acks);
  for (const { record } of publishes) {
    const size = record.value.length + (record.key?.length ?? 0) + record.rest.length;
    if (size > producer.maxMessageBytes) throw tooLarge(size, producer.maxMessageBytes);
    bytes += size + RECORD_OVERHEAD_BYTES;
  }
  if (bytes > producer.largestRequestBytes) {
    const limit = String(producer.largestRequestBytes);
    throw new SluiceError(
      "FRAME_TOO_LARGE",
      `an atomic batch of ${bytes} bytes exceeds the limit of ${limit}; nothing was sent`,
      {
        details: { limit, length: String(bytes) },
      },
    );
  }
  const partitionings = new Map<string, Partitioning>();
  for (const { topic, kind, createIfMissing } of publishes) {
    if (partitionings.get(topic)?.kind !== kind)
      partitionings.set(topic, await producer.partitioning(topic, kind, createIfMissing));
  }
  if (signal?.aborted) throw abortedError(signal);
  if (producer.failure !== undefined) throw producer.failure;
  const leftMs = Math.max(1, timeoutMs - (performance.now() - started));
  const deadline = producer.deadlineFromNow(leftMs);
  const batch = new AtomicBatch(
    publishes,
    acks,
    partitionings,
    deadline,
    producer.clock.now(),
    producer.nextTurn(),
  );
  const abort = (): void => {
    batch.cancel();
    batch.reject(abortedError(signal!, batch.sent));
  };
  signal?.addEventListener("abort", abort);
  producer.submit(batch);
  try {
    return await batch.result;
  } finally {
    signal?.removeEventListener("abort", abort);
  }
}
