/**
 * A server in memory, behind the client's Transport seam: the real frames and the real rules of
 * sequences, no disk and no socket. Tests hold its replies, refuse requests, cut connections and look
 * at what it stored. Frames take one turn of the event loop each way.
 */
import { SluiceFault, errorTable, type ErrorName } from "../../src/base/errors.ts";
import { ChangeBuffer } from "../../src/core/change-buffer.ts";
import type { Appended, Refusal } from "../../src/core/outcome.ts";
import { Producers } from "../../src/core/producers.ts";
import type { Dial, Transport, TransportListener, Written } from "../../src/sdk/transport.ts";
import { FrameField, LENGTH_BYTES, encodeFrame, splitFrame } from "../../src/wire/frame.ts";
import { v1, type proto } from "../../src/wire/protobuf.ts";
import {
  batchesHeadSize,
  putBatchesHead,
  readAtomic,
  readPublish,
  type ProducerStamp,
  type TargetBatches,
} from "../../src/wire/publish.ts";
import { putPublishReply, publishReplySize } from "../../src/wire/publish-reply.ts";
import { RecordBatchReader, recordValue } from "../../src/wire/record-batch.ts";
import { putStoredBatchHead, storedBatchSize } from "../../src/wire/stored-batch.ts";

interface StoredBatch {
  readonly baseOffset: number;
  readonly endOffset: number;
  readonly bytes: Uint8Array;
  readonly values: readonly string[];
}

interface FakePartition {
  readonly batches: StoredBatch[];
  endOffset: number;
}

interface FakeTopic {
  readonly name: string;
  readonly uid: number;
  version: number;
  partitions: FakePartition[];
}

interface FakeSubscription {
  readonly id: number;
  readonly topic: FakeTopic;
  readonly positions: Map<number, number>;
  credit: number;
}

/** A request as the server got it. */
export interface Received {
  readonly field: number;
  readonly body: Uint8Array;
}

export interface PublishSeen extends ProducerStamp {
  readonly target: string;
  readonly values: string[];
  readonly partitions: number[];
}

type Refuse = (publish: PublishSeen) => ErrorName | undefined;

export class FakeServer {
  /** Nobody answers: dialling is refused. */
  down = false;
  /** Replies to publishes wait until release(). */
  holding = false;
  /** Swallows every frame: the connection stands, but nothing comes back. */
  silent = false;
  /** Why a publish or atomic batch is refused; asked before its sequence is looked at. */
  refuse: Refuse = () => undefined;
  /** Called for each request; true = it was answered (or not) by the test. */
  intercept: (connection: FakeConnection, field: number, correlation: number, body: Uint8Array) => boolean =
    () => false;
  limits = {
    maxFrameBytes: 2 * 1024 * 1024,
    maxMessageBytes: 256 * 1024,
    maxProducerInFlight: 16,
    publishCreditBytes: 4 * 1024 * 1024,
    maxSubscriptions: 100,
  };
  heartbeatMs = 10_000;
  readonly connections: FakeConnection[] = [];
  readonly topics = new Map<string, FakeTopic>();
  /** Publishes in the order they came, refused and repeated ones too. */
  readonly publishes: PublishSeen[] = [];
  /** All frames in the order they came. */
  readonly received: Received[] = [];
  dials = 0;
  producers = new Producers();
  readonly #changes = new ChangeBuffer();
  #nextUid = 1;
  #nextProducer = 1;
  #nextVersion = 1;
  #index = 0;
  readonly #held: (() => void)[] = [];

  readonly dial: Dial = async (_endpoint, listener) => {
    this.dials++;
    await turn();
    if (this.down) throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    const connection = new FakeConnection(this, listener);
    this.connections.push(connection);
    return connection;
  };

  get connection(): FakeConnection {
    return this.connections.at(-1)!;
  }

  topic(name: string, partitions = 4): FakeTopic {
    let topic = this.topics.get(name);
    if (topic === undefined) {
      topic = { name, uid: this.#nextUid++, version: this.#nextVersion++, partitions: fresh(partitions) };
      this.topics.set(name, topic);
    }
    return topic;
  }

  /** As if the topic had been deleted and made anew with other partitions. */
  recreate(name: string, partitions: number): FakeTopic {
    this.topics.delete(name);
    return this.topic(name, partitions);
  }

  /** Values of a partition in order. */
  values(topic: string, partition: number): string[] {
    return this.topic(topic).partitions[partition]!.batches.flatMap((batch) => batch.values);
  }

  allValues(topic: string): string[] {
    return this.topic(topic).partitions.flatMap((_, partition) => this.values(topic, partition));
  }

  /** Stores a batch as if somebody else had published it. */
  append(topic: string, partition: number, recordBatch: Uint8Array, count: number, crc: number): void {
    this.#store(this.topic(topic), partition, recordBatch, count, crc, 0);
  }

  cut(): void {
    for (const connection of [...this.connections]) connection.cut();
  }

  /** Lets held replies go; how many there were. */
  release(): number {
    this.holding = false;
    const held = this.#held.splice(0);
    for (const reply of held) reply();
    return held.length;
  }

  /** Lets one held reply go before the others. */
  releaseOne(index: number): void {
    this.#held.splice(index, 1)[0]!();
  }

  get held(): number {
    return this.#held.length;
  }

  handle(connection: FakeConnection, field: number, correlation: number, body: Uint8Array): void {
    this.received.push({ field, body });
    if (this.silent || this.intercept(connection, field, correlation, body)) return;
    const reply = (replyField: number, bytes: Uint8Array): void =>
      connection.send(correlation, replyField, bytes);
    try {
      this.#handle(connection, field, correlation, body, reply);
    } catch (error) {
      if (!(error instanceof SluiceFault)) throw error;
      reply(FrameField.error, errorBody(error.code, error.message, error.details));
    }
  }

  #handle(
    connection: FakeConnection,
    field: number,
    correlation: number,
    body: Uint8Array,
    reply: (field: number, bytes: Uint8Array) => void,
  ): void {
    switch (field) {
      case FrameField.hello:
        return reply(FrameField.welcome, this.#welcome());
      case FrameField.ping:
        return reply(FrameField.pong, new Uint8Array(0));
      case FrameField.initProducer: {
        const { name } = v1.InitProducerRequest.decode(body);
        const made = this.producers.register(name, this.#nextProducer, 0, ++this.#index, this.#changes);
        if (made.id === this.#nextProducer) this.#nextProducer++;
        const { id: producerId, epoch: producerEpoch, nextSequence } = made;
        return reply(
          FrameField.producer,
          v1.InitProducerReply.encode({ producerId, producerEpoch, nextSequence }).finish(),
        );
      }
      case FrameField.describeTopic: {
        const { name, createIfMissing } = v1.DescribeTopicRequest.decode(body);
        if (!this.topics.has(name) && !createIfMissing)
          throw new SluiceFault("NOT_FOUND", `no topic ${name}`);
        return reply(FrameField.topic, v1.TopicReply.encode({ topic: infoOf(this.topic(name)) }).finish());
      }
      case FrameField.createTopic:
      case FrameField.ensureTopic: {
        const { name, settings } = v1.CreateTopicRequest.decode(body);
        const created = !this.topics.has(name);
        if (!created && field === FrameField.createTopic)
          throw new SluiceFault("ALREADY_EXISTS", `topic ${name} exists`);
        const topic = infoOf(this.topic(name, settings?.partitions ?? 4));
        return reply(FrameField.topic, v1.TopicReply.encode({ topic, created }).finish());
      }
      case FrameField.listTopics: {
        const { after, limit } = v1.ListTopicsRequest.decode(body);
        const names = [...this.topics.keys()].filter((name) => name > after).sort();
        const topics = names.slice(0, limit).map((name) => infoOf(this.topic(name)));
        return reply(
          FrameField.topics,
          v1.ListTopicsReply.encode({ topics, more: names.length > limit }).finish(),
        );
      }
      case FrameField.deleteTopic: {
        const { name } = v1.DeleteTopicRequest.decode(body);
        if (!this.topics.delete(name)) throw new SluiceFault("NOT_FOUND", `no topic ${name}`);
        return reply(FrameField.topicDeleted, v1.DeleteTopicReply.encode({ messages: 0 }).finish());
      }
      case FrameField.publish: {
        const parts = readPublish(body, 0, body.length);
        const outcome = this.#publish(parts, [parts]);
        if (!parts.confirm) return;
        return this.#answer(() => {
          if (outcome.kind === "refused") return reply(FrameField.error, refusalBody(outcome));
          const bytes = new Uint8Array(publishReplySize(outcome));
          putPublishReply(bytes, 0, outcome);
          reply(FrameField.published, bytes);
        });
      }
      case FrameField.atomic: {
        const parts = readAtomic(body, 0, body.length);
        const outcome = this.#publish(parts, parts.appends);
        return this.#answer(() => {
          if (outcome.kind === "refused") return reply(FrameField.error, refusalBody(outcome));
          reply(FrameField.atomicDone, atomicReply(parts.appends, outcome));
        });
      }
      case FrameField.subscribe:
        return this.#subscribe(connection, v1.SubscribeRequest.decode(body), reply);
      case FrameField.credit: {
        const { subscription, bytes } = v1.Credit.decode(body);
        const found = connection.subscriptions.get(subscription);
        if (found === undefined) return;
        found.credit += bytes;
        return this.#push(connection, found);
      }
      case FrameField.unsubscribe:
        connection.subscriptions.delete(v1.UnsubscribeRequest.decode(body).subscription);
        return reply(FrameField.ok, new Uint8Array(0));
      case FrameField.pong:
        return;
      default:
        throw new SluiceFault("PROTOCOL_ERROR", `frame ${field} with correlation ${correlation}`);
    }
  }

  #answer(reply: () => void): void {
    if (this.holding) this.#held.push(reply);
    else reply();
  }

  #welcome(): Uint8Array {
    return v1.Welcome.encode({
      protocol: 1,
      nodeId: "fake",
      serverVersion: "0",
      limits: this.limits,
      heartbeatMs: this.heartbeatMs,
      epoch: 1,
      durability: "disk",
    }).finish();
  }

  #publish(stamp: ProducerStamp, appends: readonly TargetBatches[]): Appended | Refusal {
    const { producerId, producerEpoch, sequence } = stamp;
    const seen: PublishSeen = {
      producerId,
      producerEpoch,
      sequence,
      target: appends[0]!.target,
      values: [],
      partitions: [],
    };
    for (const { batches } of appends) {
      for (const { bytes, recordsStart, recordsEnd, partition } of batches) {
        seen.values.push(...valuesOf(bytes.slice(recordsStart, recordsEnd)));
        seen.partitions.push(partition);
      }
    }
    this.publishes.push(seen);
    const checked = producerId === 0 ? undefined : this.producers.check(stamp);
    if (checked?.kind === "refused" && checked.code === "OUT_OF_SEQUENCE") return checked;
    if (checked?.kind === "appended") return checked;
    const why = this.refuse(seen);
    if (why !== undefined) return { kind: "refused", code: why, message: `refused: ${why}`, details: {} };
    if (checked !== undefined) return checked;
    for (const { target, partitioningVersion } of appends) {
      const topic = this.topics.get(target);
      if (topic === undefined)
        return { kind: "refused", code: "NOT_FOUND", message: `no topic ${target}`, details: {} };
      if (partitioningVersion !== topic.version) {
        return { kind: "refused", code: "STALE_PARTITIONING", message: "stale", details: {} };
      }
    }
    const results: number[] = [];
    for (const { target, batches } of appends) {
      const topic = this.topic(target);
      for (const { bytes, recordsStart, recordsEnd, partition, count, crc } of batches) {
        results.push(partition, topic.partitions[partition]!.endOffset, count);
        this.#store(topic, partition, bytes.slice(recordsStart, recordsEnd), count, crc, producerId);
      }
    }
    const stored = { kind: "appended", duplicate: false, appendTime: 1, results } as const;
    if (producerId !== 0) this.producers.accept(stamp, stored, ++this.#index, this.#changes);
    return stored;
  }

  #store(
    topic: FakeTopic,
    partition: number,
    records: Uint8Array,
    count: number,
    crc: number,
    producerId: number,
  ): void {
    const log = topic.partitions[partition]!;
    const baseOffset = log.endOffset;
    const head = {
      baseOffset,
      appendTime: 1000,
      count,
      epoch: 1,
      producerId,
      producerEpoch: 1,
      sequence: 1,
      codec: 0,
      crc,
    };
    const bytes = new Uint8Array(storedBatchSize(head, records.length));
    bytes.set(records, putStoredBatchHead(bytes, 0, head, records.length));
    log.endOffset += count;
    log.batches.push({ baseOffset, endOffset: log.endOffset, bytes, values: valuesOf(records) });
    for (const connection of this.connections) {
      for (const subscription of connection.subscriptions.values()) this.#push(connection, subscription);
    }
  }

  #subscribe(
    connection: FakeConnection,
    request: proto.v1.SubscribeRequest,
    reply: (field: number, bytes: Uint8Array) => void,
  ): void {
    const topic = this.topics.get(request.topic);
    if (topic === undefined) throw new SluiceFault("NOT_FOUND", `no topic ${request.topic}`);
    const starts =
      request.partitions.length > 0
        ? request.partitions.map(({ partition, start }) => ({ partition: partition ?? 0, start }))
        : topic.partitions.map((_, partition) => ({ partition, start: request.start }));
    const positions = new Map<number, number>();
    for (const { partition, start } of starts) {
      if (start?.timestamp)
        throw new SluiceFault("NOT_SUPPORTED", "no timestamps", { feature: "start-timestamp" });
      const { endOffset } = topic.partitions[partition]!;
      const offset = start?.latest ? endOffset : (start?.offset ?? 0);
      if (offset > endOffset)
        throw new SluiceFault("OFFSET_OUT_OF_RANGE", `0 to ${endOffset}`, {
          low: "0",
          end: String(endOffset),
        });
      positions.set(partition, offset);
    }
    const subscription = { id: request.subscription, topic, positions, credit: request.creditBytes };
    connection.subscriptions.set(request.subscription, subscription);
    const partitions = [...positions].map(([partition, startOffset]) => ({
      partition,
      startOffset,
      endOffset: topic.partitions[partition]!.endOffset,
    }));
    reply(FrameField.subscribed, v1.SubscribeReply.encode({ topicUid: topic.uid, partitions }).finish());
    this.#push(connection, subscription);
  }

  #push(connection: FakeConnection, subscription: FakeSubscription): void {
    for (const [partition, position] of subscription.positions) {
      const log = subscription.topic.partitions[partition]!;
      for (const batch of log.batches) {
        if (subscription.credit <= 0) return;
        if (batch.endOffset <= (subscription.positions.get(partition) ?? position)) continue;
        const head = batchesHeadSize(subscription.id, partition, log.endOffset);
        const body = new Uint8Array(head + batch.bytes.length);
        body.set(batch.bytes, putBatchesHead(body, 0, subscription.id, partition, log.endOffset));
        subscription.positions.set(partition, batch.endOffset);
        subscription.credit -= batch.bytes.length;
        connection.send(0, FrameField.batches, body);
      }
    }
  }
}

/** One connection: the client's Transport, and the server's end of it. */
export class FakeConnection implements Transport {
  maxFrameBytes = 0;
  readonly subscriptions = new Map<number, FakeSubscription>();
  readonly #server: FakeServer;
  readonly #listener: TransportListener;
  #open = true;
  #ending = false;

  constructor(server: FakeServer, listener: TransportListener) {
    this.#server = server;
    this.#listener = listener;
  }

  /** From the client. */
  send(frame: Uint8Array, written?: Written): void;
  /** From the server. */
  send(correlation: number, field: number, body: Uint8Array): void;
  send(first: Uint8Array | number, second?: Written | number, body?: Uint8Array): void {
    if (typeof first === "number") return this.#toClient(encodeFrame(first, second as number, body!));
    if (!this.#open) return;
    // Copied, as a socket would: what the client does with its memory later changes nothing.
    const frame = first.slice();
    setImmediate(() => {
      if (!this.#open) return;
      (second as Written | undefined)?.();
      const parts = splitFrame(frame, LENGTH_BYTES, frame.length, {
        correlation: 0,
        field: 0,
        bodyStart: 0,
        bodyEnd: 0,
      });
      this.#server.handle(
        this,
        parts.field,
        parts.correlation,
        frame.subarray(parts.bodyStart, parts.bodyEnd),
      );
    });
  }

  #toClient(frame: Uint8Array): void {
    setImmediate(() => {
      if (this.#open) this.#listener.frame(frame, LENGTH_BYTES, frame.length);
    });
  }

  /** The network fails. */
  cut(): void {
    if (!this.#open) return;
    this.#gone();
    setImmediate(() => this.#listener.closed(new Error("read ECONNRESET")));
  }

  end(): void {
    // What was sent before still arrives.
    this.#ending = true;
    setImmediate(() => this.#gone());
  }

  destroy(): void {
    this.#gone();
  }

  get open(): boolean {
    return this.#open && !this.#ending;
  }

  #gone(): void {
    this.#open = false;
    this.subscriptions.clear();
  }
}

export function errorBody(
  code: ErrorName,
  message: string,
  details: Readonly<Record<string, string>> = {},
): Uint8Array {
  const { number, retryable } = errorTable[code];
  return v1.Error.encode({ code: number, message, retryable, details: { ...details } }).finish();
}

/** Everything under way has arrived, and what it caused too. */
export async function settle(turns = 12): Promise<void> {
  for (let i = 0; i < turns; i++) await turn();
}

export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function refusalBody({ code, message, details }: Refusal): Uint8Array {
  return errorBody(code, message, details);
}

function atomicReply(
  appends: readonly TargetBatches[],
  { results, duplicate, appendTime }: Appended,
): Uint8Array {
  let at = 0;
  const replies = appends.map(({ batches }) => ({
    results: batches.map(() => {
      const result = { partition: results[at]!, baseOffset: results[at + 1]!, count: results[at + 2]! };
      at += 3;
      return result;
    }),
    duplicate,
    appendTime,
  }));
  return v1.AtomicReply.encode({ appends: replies, duplicate }).finish();
}

function infoOf({ name, uid, version, partitions }: FakeTopic): proto.v1.TopicInfo.$Properties {
  return {
    name,
    uid,
    settings: { partitions: partitions.length },
    partitioningVersion: version,
    partitions: partitions.map(({ endOffset }, partition) => ({ partition, endOffset })),
  };
}

function fresh(partitions: number): FakePartition[] {
  return Array.from({ length: partitions }, () => ({ batches: [], endOffset: 0 }));
}

function valuesOf(records: Uint8Array): string[] {
  const reader = new RecordBatchReader().reset(records, 0, records.length);
  const values: string[] = [];
  while (reader.next())
    values.push(new TextDecoder().decode(recordValue(records, reader.recordStart, reader.recordEnd)));
  return values;
}
