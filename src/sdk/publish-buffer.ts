/**
 * What is published to one topic and not sent yet. A message is encoded straight into its
 * partition's batch during publish(); what gathers while a request is under way goes together in the
 * next one. So nothing is delayed on an idle producer and batches grow by themselves under load.
 */
import { partitionOfKey } from "../base/murmur2.ts";
import { RecordBatchEncoder } from "../wire/record-batch.ts";
import { SluiceError, abortedError, invalidArgument } from "./errors.ts";
import type { Producer } from "./producer.ts";
import { PublishOutcome } from "./publish-outcome.ts";
import { BatchPlaces, copyOfRecord, type OutgoingBatch, type OutgoingRecord } from "./publish-batch.ts";
import { PublishRequest, type RequestOwner } from "./publish-request.ts";
import type { PublishResult } from "./publish-result.ts";
import { Slot } from "./slot.ts";
import { utf8Of } from "./text.ts";
import { performance } from "./time.ts";
import { WaitingPublishes } from "./waiting-publishes.ts";
import { givenUpEarly } from "./give-up.ts";
import type { Kind, Partitioning } from "./topic-catalog.ts";

/** A request of this size leaves even while others are under way, if the producer may have one more. */
const SEND_BYTES = 128 * 1024;
/** A request grows to this while none may be sent, then the next one begins. */
const SEAL_BYTES = 1024 * 1024;
const KEPT_ENCODER_BYTES = 8 * 1024 * 1024;
/** How old the partitioning may get where no refusal would tell. */
const REFRESH_MS = 10_000;
/** Counted for a message beside its bytes, so that small ones count too. */
export const RECORD_OVERHEAD_BYTES = 8;

const NONE: Uint8Array = new Uint8Array(0);

export class PublishBuffer implements RequestOwner {
  readonly topic: string;
  readonly kind: Kind;
  readonly target: Uint8Array;
  readonly confirm: boolean;
  readonly createIfMissing: boolean;
  /** In the producer's list of buffers to be sent. */
  queued = false;
  /** Requests in the producer's window. */
  underWay = 0;
  readonly #producer: Producer;
  #partitioning: Partitioning | undefined;
  /** performance.now(). */
  #knownSince = 0;
  #asking = false;
  readonly #waiting: WaitingPublishes;
  /** The slot of each partition in the request being gathered; of a queue, of each priority. */
  #slots: (Slot | undefined)[] = [];
  /** Of that request; undefined = nothing is gathered. */
  #outcome: PublishOutcome | undefined;
  /** Where messages without a key go until the request is sealed. */
  #keyless: Slot | undefined;
  keylessPartition = -1;
  #bytes = 0;
  #deadline = 0;

  constructor(producer: Producer, topic: string, kind: Kind, confirm: boolean, createIfMissing: boolean) {
    this.#producer = producer;
    this.topic = topic;
    this.kind = kind;
    this.target = utf8Of(topic);
    this.confirm = confirm;
    this.createIfMissing = createIfMissing;
    this.#waiting = new WaitingPublishes(topic);
  }

  get empty(): boolean {
    return this.#outcome === undefined;
  }

  /** performance.now() of the earliest deadline of what is here; Infinity = nothing is. */
  get deadline(): number {
    return this.empty ? this.#waiting.deadline : Math.min(this.#waiting.deadline, this.#deadline);
  }

  /** A message without key, headers, time or partition: the short way. */
  publishValue(value: Uint8Array | string): Promise<PublishResult> {
    if (this.#partitioning === undefined) {
      return this.publish({
        value,
        key: undefined,
        rest: NONE,
        timestamp: undefined,
        partition: -1,
        level: 0,
      });
    }
    const slot = this.#keyless ?? this.#openKeyless(this.#partitioning);
    const refusal = this.#add(slot, value, undefined, NONE, this.#producer.clock.now());
    if (refusal !== undefined) return Promise.reject(refusal);
    const promise = this.#outcome!.promise(slot);
    this.#added();
    return promise;
  }

  publish(record: OutgoingRecord): Promise<PublishResult> {
    if (this.#partitioning === undefined) return this.#later(record, (kept) => this.publish(kept));
    const slot = this.#place(record);
    if (slot instanceof SluiceError) return Promise.reject(slot);
    const promise = this.#outcome!.promise(slot);
    this.#added();
    return promise;
  }

  /** With a deadline or signal of its own. What is given up before it was sent is not sent. */
  publishCancellable(
    record: OutgoingRecord,
    timeoutMs: number,
    signal: AbortSignal | undefined,
  ): Promise<PublishResult> {
    if (signal?.aborted) return Promise.reject(abortedError(signal));
    if (this.#partitioning === undefined) {
      const started = performance.now();
      return this.#later(record, (kept) => {
        return this.publishCancellable(kept, Math.max(1, timeoutMs - (performance.now() - started)), signal);
      });
    }
    const slot = this.#place(record);
    if (slot instanceof SluiceError) return Promise.reject(slot);
    const index = slot.count - 1;
    const outcome = this.#outcome!;
    const confirmed = outcome.promise(slot);
    this.#added();
    return givenUpEarly(confirmed, {
      timeoutMs,
      signal,
      onGivenUp: () => {
        slot.cancel(index);
        return outcome.sent;
      },
      refusal: () => this.#producer.refusal,
    });
  }

  /**
   * Many at once, with one promise: in one request if they fit. What can be refused here is looked at
   * first, so that a message too large keeps all of them from being sent.
   */
  publishBatch(batch: OutgoingBatch): Promise<(PublishResult | SluiceError)[]> {
    const { maxMessageBytes, maxBufferedBytes, heldBytes } = this.#producer;
    let bytes = 0;
    for (let i = 0; i < batch.length; i++) {
      const size = batch.sizeOf(i, maxMessageBytes);
      if (size > maxMessageBytes) return Promise.reject(tooLarge(size, maxMessageBytes, i));
      bytes += size + RECORD_OVERHEAD_BYTES;
    }
    if (heldBytes + bytes > maxBufferedBytes) return Promise.reject(bufferFull(maxBufferedBytes, bytes));
    if (this.#partitioning === undefined) {
      const kept = batch.copy();
      return this.#whenKnown(bytes, () => this.publishBatch(kept));
    }
    const { partitions } = this.#partitioning;
    for (let i = 0; i < batch.length; i++) {
      if (batch.partitionOf(i) >= partitions)
        return Promise.reject(this.#noPartition(batch.partitionOf(i), i));
      if (batch.levelOf(i) > 0 && !this.#partitioning.priorities)
        return Promise.reject(this.#noPriorities(i));
    }
    // Rather a request of its own than one cut in two.
    if (!this.empty && this.#bytes + bytes > SEAL_BYTES) this.#producer.seal(this);
    const placed = new BatchPlaces(batch.length);
    for (let i = 0; i < batch.length; i++) {
      const slot = this.#place(batch.record(i));
      if (slot instanceof SluiceError) placed.refused(i, slot);
      else placed.put(i, this.#outcome!, slot);
      if (this.#bytes >= this.#producer.largestRequestBytes) this.#producer.seal(this);
    }
    if (!this.empty) this.#added();
    return placed.results();
  }

  /** The gathered messages as a request; the next message begins another. */
  seal(): PublishRequest {
    if (!this.confirm) this.#refresh();
    const { pool } = this.#producer;
    const { version } = this.#partitioning!;
    const request = new PublishRequest(this, this.#outcome!, version, this.#bytes, this.#deadline, pool);
    this.#clear();
    return request;
  }

  /** Without confirms nobody says that the partitioning is stale: it is asked for now and then. */
  #refresh(): void {
    if (performance.now() - this.#knownSince >= REFRESH_MS) this.#askAnew();
  }

  #askAnew(): void {
    this.#knownSince = performance.now();
    this.#producer.partitioningAnew(this.topic, this.kind, this.createIfMissing).then(
      (partitioning) => this.repartitioned(partitioning),
      () => undefined,
    );
  }

  requestLeft(): void {
    this.underWay--;
    if (!this.empty) this.#producer.queue(this);
  }

  /** The server says the topic is partitioned differently by now, or is another one. */
  repartitioned(partitioning: Partitioning): void {
    if (this.#partitioning?.version === partitioning.version) {
      this.#partitioning = partitioning;
      return;
    }
    // What is gathered was placed by the old partitions: it goes the way of the requests under way.
    if (!this.empty) this.#producer.seal(this);
    this.#partitioning = partitioning;
    if (this.keylessPartition >= partitioning.partitions) this.keylessPartition = 0;
  }

  /** Gives up what is past its deadline. Returns the bytes let go. */
  expire(nowMs: number): number {
    const { refusal } = this.#producer;
    let bytes = this.#waiting.expire(nowMs, refusal);
    if (!this.empty && this.#deadline <= nowMs) {
      bytes += this.fail(
        refusal ??
          new SluiceError(
            "TIMEOUT",
            "not sent in time: the producer waited for a connection or for confirms",
          ),
      );
    }
    return bytes;
  }

  /** Rejects everything gathered, none of which was sent. Returns the bytes let go. */
  fail(error: SluiceError): number {
    const bytes = this.#bytes;
    this.#outcome?.reject(error);
    this.#clear();
    return bytes;
  }

  failWaiting(error: SluiceError): number {
    return this.#waiting.fail(error);
  }

  /** The slot the record went to, or why it did not go. */
  #place({ value, key, rest, timestamp, partition, level }: OutgoingRecord): Slot | SluiceError {
    const { partitions, priorities } = this.#partitioning!;
    let slot: Slot;
    if (level > 0) {
      // Only queues have priorities, and those one partition.
      if (!priorities) return this.#noPriorities();
      slot = this.#slots[level] ?? this.#open(0, level);
    } else if (partition >= 0) {
      if (partition >= partitions) return this.#noPartition(partition);
      slot = this.#slots[partition] ?? this.#open(partition);
    } else if (key === undefined) slot = this.#keyless ?? this.#openKeyless(this.#partitioning!);
    else {
      const chosen = partitionOfKey(key, partitions);
      slot = this.#slots[chosen] ?? this.#open(chosen);
    }
    const refusal = this.#add(slot, value, key, rest, timestamp ?? this.#producer.clock.now());
    if (refusal !== undefined) return refusal;
    if (partition >= 0) (slot.pinned ??= new Set()).add(slot.count - 1);
    return slot;
  }

  #add(
    slot: Slot,
    value: Uint8Array | string,
    key: Uint8Array | undefined,
    rest: Uint8Array,
    timestamp: number,
  ): SluiceError | undefined {
    const producer = this.#producer;
    if (producer.failure !== undefined) {
      this.#closeIfEmpty(slot);
      return producer.failure;
    }
    const limit = producer.maxMessageBytes;
    // A string has at least as many bytes as code units. The largest value must not grow a pooled encoder.
    if (value.length > limit) {
      this.#closeIfEmpty(slot);
      return tooLarge(value.length, limit);
    }
    const encoder = slot.encoder!;
    const before = encoder.size;
    const size = encoder.append(value, key, timestamp, rest);
    if (size > limit || producer.heldBytes + size > producer.maxBufferedBytes) {
      encoder.takeBack(before);
      this.#closeIfEmpty(slot);
      return size > limit ? tooLarge(size, limit) : bufferFull(producer.maxBufferedBytes);
    }
    slot.count++;
    this.#bytes += size + RECORD_OVERHEAD_BYTES;
    producer.heldBytes += size + RECORD_OVERHEAD_BYTES;
    return undefined;
  }

  /** Sees to it that what was added leaves as soon as it may. */
  #added(): void {
    if (this.#bytes >= SEND_BYTES) {
      this.#producer.readyNow(this);
      if (this.#bytes >= Math.min(SEAL_BYTES, this.#producer.largestRequestBytes)) this.#producer.seal(this);
    } else if (this.underWay === 0 && !this.queued) this.#producer.ready(this);
  }

  /** Refused here: the server would refuse the whole request, with messages of others in it. */
  #noPriorities(index?: number): SluiceError {
    // Perhaps it has some by now: then the next try goes.
    this.#askAnew();
    const which = index === undefined ? "" : `message ${index} of the batch: `;
    return invalidArgument(
      `${which}queue ${this.topic} has no priorities: make it with { priorities: true }, or publish without one`,
    );
  }

  #noPartition(partition: number, index?: number): SluiceError {
    const which = index === undefined ? "" : ` (message ${index} of the batch)`;
    const { partitions } = this.#partitioning!;
    return invalidArgument(
      `topic ${this.topic} has partitions 0 to ${partitions - 1}, no ${partition}${which}`,
    );
  }

  #openKeyless({ partitions }: Partitioning): Slot {
    if (this.keylessPartition < 0) this.keylessPartition = Math.floor(Math.random() * partitions);
    else this.keylessPartition = (this.keylessPartition + 1) % partitions;
    return (this.#keyless = this.#slots[this.keylessPartition] ?? this.#open(this.keylessPartition));
  }

  #open(partition: number, level = 0): Slot {
    if (this.#outcome === undefined) {
      this.#outcome = new PublishOutcome();
      this.#deadline = this.#producer.deadlineFromNow();
    }
    const { slots } = this.#outcome;
    const slot = new Slot(partition, level, slots.length, this.#producer.encoders.take());
    this.#slots[partition + level] = slot;
    slots.push(slot);
    return slot;
  }

  /** The slot was opened for a message that was refused: nothing was put into it. */
  #closeIfEmpty(slot: Slot): void {
    if (slot.count > 0) return;
    const { slots } = this.#outcome!;
    this.#forget(slot);
    // It was opened last: the others keep their places.
    slots.pop();
    if (slots.length === 0) this.#outcome = undefined;
  }

  #clear(): void {
    for (const slot of this.#outcome?.slots ?? []) this.#forget(slot);
    this.#outcome = undefined;
    this.#bytes = 0;
  }

  #forget(slot: Slot): void {
    this.#producer.encoders.give(slot.encoder!);
    slot.encoder = undefined;
    this.#slots[slot.partition + slot.level] = undefined;
    if (this.#keyless === slot) this.#keyless = undefined;
  }

  /** Asks for the partitions first. The value is copied: its owner may reuse it once publish returned. */
  #later(
    record: OutgoingRecord,
    run: (kept: OutgoingRecord) => Promise<PublishResult>,
  ): Promise<PublishResult> {
    const kept = copyOfRecord(record);
    return this.#whenKnown(sizeOf(kept), () => run(kept));
  }

  #whenKnown<R>(bytes: number, run: () => Promise<R>): Promise<R> {
    const producer = this.#producer;
    if (producer.failure !== undefined) return Promise.reject(producer.failure);
    if (producer.heldBytes + bytes > producer.maxBufferedBytes) {
      return Promise.reject(bufferFull(producer.maxBufferedBytes));
    }
    producer.heldBytes += bytes;
    const promise = this.#waiting.add(bytes, producer.deadlineFromNow(), run);
    if (!this.#asking) this.#ask();
    return promise;
  }

  #ask(): void {
    this.#asking = true;
    this.#producer.partitioning(this.topic, this.kind, this.createIfMissing).then(
      (partitioning) => {
        this.#asking = false;
        this.#partitioning = partitioning;
        this.#knownSince = performance.now();
        // In the order they came, and before anything published from here on.
        this.#waiting.run((bytes) => (this.#producer.heldBytes -= bytes));
      },
      (error: unknown) => {
        this.#asking = false;
        this.#producer.letGo(this.#waiting.fail(error as SluiceError));
      },
    );
  }
}

/** Encoders between two requests, with their memory, up to 8 MiB: a request may touch thousands of partitions. */
export class EncoderPool {
  readonly #free: RecordBatchEncoder[] = [];
  #keptBytes = 0;

  take(): RecordBatchEncoder {
    const encoder = this.#free.pop();
    if (encoder === undefined) return new RecordBatchEncoder();
    this.#keptBytes -= encoder.capacity;
    return encoder;
  }

  give(encoder: RecordBatchEncoder): void {
    const bytes = encoder.capacity;
    if (bytes > SEAL_BYTES || this.#keptBytes + bytes > KEPT_ENCODER_BYTES) return;
    encoder.reset();
    this.#free.push(encoder);
    this.#keptBytes += bytes;
  }
}

function sizeOf({ value, key, rest }: OutgoingRecord): number {
  return value.length + (key?.length ?? 0) + rest.length + RECORD_OVERHEAD_BYTES;
}

export function tooLarge(bytes: number, limit: number, index?: number): SluiceError {
  const which = index === undefined ? "a message" : `message ${index} of the batch`;
  const text = `${which} has ${bytes} bytes, more than the server's limit of ${limit}; nothing was sent`;
  const details = {
    limit: String(limit),
    length: String(bytes),
    ...(index === undefined ? {} : { index: String(index) }),
  };
  return new SluiceError("MESSAGE_TOO_LARGE", text, { details });
}

function bufferFull(limit: number, batchBytes = 0): SluiceError {
  const text =
    batchBytes > limit
      ? `a batch of ${batchBytes} bytes exceeds maxBufferedBytes (${limit}): publish it in parts`
      : `${limit} bytes of messages wait for their confirm: await some of the promises before publishing more`;
  return new SluiceError("BUFFER_FULL", text, { details: { limit: String(limit) } });
}
