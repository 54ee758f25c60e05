/**
 * The shard's state machine: apply(entry) changes durable state, and nothing else does. Pure,
 * synchronous, told the time by the entry, in index order; the same entries give the same state on
 * any machine. Integers and explicit orders only. What needs a library, the disk or randomness was
 * decided by the leader before submit and is in the entry.
 *
 * Record bytes go to the PartitionSink (batch-appender.ts); changed rows to the change buffer.
 */
import { assert } from "../base/errors.ts";
import { INNER_LIMITS } from "../base/inner-limits.ts";
import { NO_MUTATIONS, type Mutations } from "../base/mutations.ts";
import { decode, v1 } from "../wire/protobuf.ts";
import type { BatchRef, ProducerStamp } from "../wire/publish.ts";
import { BatchAppender, type PartitionSink } from "./batch-appender.ts";
import {
  Catalog,
  MAX_PARTITIONS_PER_TOPIC,
  putTopicRow,
  restorePartition,
  restoreTopic,
  topicSettingsOf,
  type Partition,
} from "./catalog.ts";
import {
  nameTaken,
  refuseDeadLetters,
  refuseForDeadLetters,
  refuseMore,
  stalePartitioning,
} from "./catalog-refusals.ts";
import { ChangeBuffer, RowKind, type Row } from "./change-buffer.ts";
import { EntryKind, readAppendCommand, type AppendCommand, type TopicAppend } from "./commands.ts";
import { Deliveries, isDeliveryRow } from "./deliveries.ts";
import { readDeliveries, readMoves, type LogDeliveries, type Move } from "./delivery-commands.ts";
import { OUTCOMES } from "./delivery/outcome-counts.ts";
import { Lineage } from "./lineage.ts";
import { APPLIED, refusal, type Appended, type Outcome, type Refusal } from "./outcome.ts";
import { Producers } from "./producers.ts";
import { dropBeyond, refuseForLimits, refuseFull } from "./queue-limits.ts";
import { alteredQueueSettings, queueSettingsOf } from "./queue-settings.ts";
import { isScheduleRow, Schedules } from "./schedules.ts";

/** An entry as apply sees it. The bytes are valid during the call only. */
export interface EntryView {
  readonly index: number;
  readonly timeMs: number;
  readonly epoch: number;
  readonly kind: number;
  readonly bytes: Uint8Array;
  readonly payloadStart: number;
  readonly payloadEnd: number;
}

/** What this program knows; raised by an entry when every replica knows it. 2: queues. */
export const FEATURE_LEVEL = 2;

const NO_ACKS: readonly LogDeliveries[] = [];
const NO_DUPLICATES: readonly number[] = [];

const NO_PRODUCER: ProducerStamp = { producerId: 0, producerEpoch: 0, sequence: 0 };

export class StateMachine {
  readonly catalog = new Catalog();
  readonly producers: Producers;
  readonly lineage = new Lineage();
  readonly changes = new ChangeBuffer();
  readonly deliveries: Deliveries;
  readonly schedules = new Schedules(this.changes, this.catalog);
  readonly #movesInTwoEntries: boolean;
  appliedIndex = 0;
  /** Shard time of the last entry. */
  timeMs = 0;
  epoch = 0;
  featureLevel = 0;
  /** Under which ids of messages are hashed; empty before the first epoch that says one. */
  messageIdKey = new Uint8Array(0);
  #nextTopicUid = 1;
  #nextProducerId = 1;
  #partitioningVersions = 0;
  readonly #sink: PartitionSink;
  readonly #appender: BatchAppender;

  constructor(
    sink: PartitionSink,
    mutations: Mutations = NO_MUTATIONS,
    maxProducers = INNER_LIMITS.maxProducers,
    maxMessageIds = INNER_LIMITS.maxMessageIds,
  ) {
    this.#sink = sink;
    this.#appender = new BatchAppender(sink, this.changes);
    this.producers = new Producers(maxProducers, mutations);
    this.deliveries = new Deliveries(this.changes, mutations, maxMessageIds);
    this.#movesInTwoEntries = mutations.deadLetterInTwoEntries === true;
  }

  apply(entry: EntryView): Outcome {
    assert(entry.index === this.appliedIndex + 1, `entry ${entry.index} applied after ${this.appliedIndex}`);
    this.appliedIndex = entry.index;
    this.timeMs = this.deliveries.ids.nowMs = Math.max(this.timeMs, entry.timeMs);
    switch (entry.kind) {
      case EntryKind.marker:
        return APPLIED;
      case EntryKind.epoch:
        return this.#beginEpoch(entry);
      case EntryKind.featureLevel:
        return this.#raiseFeatureLevel(decode(v1.FeatureLevelCommand, payload(entry)).level);
      case EntryKind.createTopic:
        return this.#createTopic(decode(v1.CreateTopicCommand, payload(entry)), entry.timeMs);
      case EntryKind.deleteTopic:
        return this.#deleteTopic(decode(v1.DeleteTopicCommand, payload(entry)).topicUid);
      case EntryKind.registerProducer:
        return this.#registerProducer(decode(v1.RegisterProducerCommand, payload(entry)).name, entry);
      case EntryKind.append:
      case EntryKind.atomic:
        return this.#append(readAppendCommand(entry.bytes, entry.payloadStart, entry.payloadEnd), entry);
      case EntryKind.lineage:
        decode(v1.LineageCommand, payload(entry));
        return this.#beginLineage(entry.index);
      case EntryKind.createQueue:
        return this.#createQueue(decode(v1.CreateQueueCommand, payload(entry)), entry.timeMs);
      case EntryKind.alterQueue:
        return this.#alterQueue(decode(v1.AlterQueueCommand, payload(entry)));
      case EntryKind.delivery: {
        const logs = readDeliveries(entry.bytes, entry.payloadStart, entry.payloadEnd);
        return this.deliveries.apply(logs, this.timeMs);
      }
      case EntryKind.move: {
        const moves = readMoves(entry.bytes, entry.payloadStart, entry.payloadEnd);
        return { kind: "moved", done: moves.map((move) => this.#move(move, entry)) };
      }
      case EntryKind.scheduleUpsert:
      case EntryKind.scheduleAlter:
      case EntryKind.scheduleFire:
        return this.schedules.apply(entry, (append) => this.#appendOne(append, entry));
      default:
        // A kind above our feature level cannot have been committed while we were a replica.
        assert(false, `entry ${entry.index} has kind ${entry.kind}, which this version does not know`);
    }
  }

  /** Takes back one checkpointed row; rows come by kind, ascending, then `restored` once. */
  restoreRow({ kind, key, subkey, value }: Row): void {
    if (value === undefined) return;
    switch (kind) {
      case RowKind.shard: {
        const row = decode(v1.ShardRow, value);
        this.#nextTopicUid = row.nextTopicUid;
        this.#nextProducerId = row.nextProducerId;
        this.featureLevel = row.featureLevel;
        this.#partitioningVersions = row.partitioningVersions;
        this.messageIdKey = row.messageIdKey.slice();
        this.lineage.restore(row.lineage, row.lineageIndex);
        break;
      }
      case RowKind.topic: {
        const topic = restoreTopic(this.catalog, value);
        if (topic.queue !== undefined) this.deliveries.created(topic);
        break;
      }
      case RowKind.partition: {
        const partition = this.catalog.partitionOfUid(key);
        assert(partition !== undefined, `checkpoint row of partition ${key} without its topic`);
        restorePartition(partition, value);
        break;
      }
      case RowKind.producer:
        this.producers.restore(key, value);
        break;
      case RowKind.producerResult:
        this.producers.restoreResult(key, subkey, value);
        break;
      case RowKind.partitionCuts:
        this.lineage.restoreCuts(key, value);
        break;
      default:
        if (isDeliveryRow(kind)) return this.deliveries.restoreRow({ kind, key, subkey, value });
        if (isScheduleRow(kind)) return this.schedules.restoreRow({ kind, key, subkey, value });
        assert(false, `checkpoint row of kind ${kind}, which this version does not know`);
    }
  }

  restored(appliedIndex: number, timeMs: number, epoch: number): void {
    this.appliedIndex = appliedIndex;
    this.timeMs = this.deliveries.ids.nowMs = timeMs;
    this.epoch = epoch;
    this.producers.restored();
    this.deliveries.restored();
  }

  /** Every row that has changed since the last time. */
  takeChanges(): Uint8Array<ArrayBuffer> {
    this.deliveries.putRows();
    return this.changes.take();
  }

  #beginEpoch(entry: EntryView): Outcome {
    this.epoch = entry.epoch;
    const { messageIdKey } = decode(v1.EpochCommand, payload(entry));
    if (this.messageIdKey.length === 0) this.messageIdKey = messageIdKey.slice();
    this.#putShardRow();
    return APPLIED;
  }

  #raiseFeatureLevel(level: number): Outcome {
    this.featureLevel = Math.max(this.featureLevel, level);
    this.#putShardRow();
    return APPLIED;
  }

  #beginLineage(index: number): Outcome {
    this.lineage.begin(index, this.catalog, this.changes);
    this.#putShardRow();
    return APPLIED;
  }

  #createTopic(command: InstanceType<typeof v1.CreateTopicCommand>, timeMs: number): Outcome {
    const { name, settings } = command;
    const partitions = settings?.partitions ?? 1;
    const taken = nameTaken(this.catalog, name, "topic") ?? refuseForDeadLetters(this.catalog, name);
    if (taken !== undefined) return taken;
    if (partitions > MAX_PARTITIONS_PER_TOPIC) {
      // Their uids would be another topic's.
      return refusal(
        "LIMIT_REACHED",
        `a topic of ${partitions} partitions; ${MAX_PARTITIONS_PER_TOPIC} is the most`,
      );
    }
    const full = refuseMore(this.catalog, partitions);
    if (full !== undefined) return full;
    const filled = {
      partitions,
      retentionMs: settings?.retentionMs ?? 0,
      retentionBytes: settings?.retentionBytes ?? 0,
      segmentBytes: settings?.segmentBytes ?? 0,
    };
    const topic = this.catalog.create(
      name,
      this.#nextTopicUid++,
      filled,
      ++this.#partitioningVersions,
      timeMs,
    );
    putTopicRow(this.changes, topic);
    this.#putShardRow();
    return { kind: "topic-created", topic };
  }

  #createQueue({ name, settings }: InstanceType<typeof v1.CreateQueueCommand>, timeMs: number): Outcome {
    const queue = queueSettingsOf(settings ?? {});
    const refused =
      nameTaken(this.catalog, name, "queue") ??
      (queue.deadLetters ? undefined : refuseForDeadLetters(this.catalog, name)) ??
      refuseMore(this.catalog, 1) ??
      refuseDeadLetters(this.catalog, name, queue.deadLetterTo);
    if (refused !== undefined) return refused;
    const topic = this.catalog.create(
      name,
      this.#nextTopicUid++,
      topicSettingsOf(queue),
      ++this.#partitioningVersions,
      timeMs,
      queue,
    );
    this.deliveries.created(topic);
    putTopicRow(this.changes, topic);
    this.#putShardRow();
    return { kind: "topic-created", topic };
  }

  #alterQueue({ topicUid, settings, paused }: InstanceType<typeof v1.AlterQueueCommand>): Outcome {
    const topic = this.catalog.topicOfUid(topicUid);
    if (topic?.queue === undefined)
      return refusal("NOT_FOUND", "the queue was deleted before it was altered");
    const queue = alteredQueueSettings(topic.queue, settings ?? {});
    const refused = refuseDeadLetters(this.catalog, topic.name, queue.deadLetterTo);
    if (refused !== undefined) return refused;
    const state = this.deliveries.changing(topic.partitions[0]!.uid)!;
    if (queue.ttlMs !== topic.queue.ttlMs) state.changeTtl(topic.queue.ttlMs, queue.ttlMs, this.timeMs);
    this.catalog.alterQueue(topic, queue);
    this.deliveries.altered(topic, this.timeMs);
    topic.paused = paused ?? topic.paused;
    putTopicRow(this.changes, topic);
    dropBeyond(topic, this.deliveries, this.timeMs);
    return { kind: "queue-altered", topic };
  }

  #deleteTopic(uid: number): Outcome {
    const topic = this.catalog.topicOfUid(uid);
    if (topic === undefined) return refusal("NOT_FOUND", "the topic is gone already");
    this.catalog.delete(topic);
    this.deliveries.dropped(topic);
    this.schedules.targetDropped(topic, this.appliedIndex);
    this.lineage.dropped(topic, this.changes);
    this.changes.remove(RowKind.topic, uid, 0);
    for (const partition of topic.partitions) this.changes.remove(RowKind.partition, partition.uid, 0);
    this.#sink.dropped(topic);
    return { kind: "topic-deleted", topic };
  }

  #registerProducer(name: string, entry: EntryView): Outcome {
    const fresh = this.#nextProducerId;
    const producer = this.producers.register(name, fresh, entry.timeMs, entry.index, this.changes);
    if (producer.id === fresh) {
      this.#nextProducerId++;
      this.#putShardRow();
    }
    return {
      kind: "producer-ready",
      producerId: producer.id,
      producerEpoch: producer.epoch,
      nextSequence: producer.nextSequence,
    };
  }

  #append(command: AppendCommand, entry: EntryView): Outcome {
    const sequenced = command.producerId !== 0;
    if (sequenced) {
      const answer = this.producers.check(command, this.lineage.index);
      if (answer !== undefined) return answer;
    }
    const { deliveries } = command;
    const acks = deliveries === undefined ? NO_ACKS : readDeliveries(deliveries, 0, deliveries.length);
    const reason =
      this.#refuseAppend(command) ??
      this.#refuseAcks(acks) ??
      refuseForLimits(this.catalog, this.deliveries, command.appends, acks);
    if (reason !== undefined) {
      if (sequenced) this.producers.refused(command, entry.timeMs, entry.index, this.changes);
      return reason;
    }
    if (acks.length > 0) this.deliveries.apply(acks, this.timeMs);
    const results: number[] = [];
    const duplicates = new Map<number, readonly number[]>();
    for (const append of command.appends) {
      const topic = this.catalog.topicOfUid(append.topicUid)!;
      for (const batch of append.batches) {
        const { endOffset } = topic.partitions[batch.partition]!;
        const at = results.push(batch.partition, endOffset, batch.count) - 3;
        const known = this.#store(append, batch, command, entry);
        if (known.length > 0) duplicates.set(at / 3, known);
        results[at + 2]! -= known.length / 2;
      }
      dropBeyond(topic, this.deliveries, this.timeMs, append.batches);
    }
    const stored: Appended = {
      kind: "appended",
      duplicate: false,
      appendTime: entry.timeMs,
      results,
      duplicates: duplicates.size > 0 ? duplicates : undefined,
    };
    if (sequenced) this.producers.accept(command, stored, entry.index, this.changes);
    return stored;
  }

  /** A message of a schedule: its id is not asked. */
  #appendOne(append: TopicAppend, entry: EntryView): Refusal | undefined {
    const appends = [append];
    const refused =
      this.#refuseAppend({ ...NO_PRODUCER, appends }) ??
      refuseForLimits(this.catalog, this.deliveries, appends, NO_ACKS);
    if (refused !== undefined) return refused;
    this.#store(append, append.batches[0]!, NO_PRODUCER, entry, true);
    dropBeyond(this.catalog.topicOfUid(append.topicUid)!, this.deliveries, this.timeMs, append.batches);
    return undefined;
  }

  /** But for what a queue has already: pairs (place in the batch, offset of the earlier message). */
  #store(
    { topicUid }: TopicAppend,
    batch: BatchRef,
    stamp: ProducerStamp,
    entry: EntryView,
    exempt = false,
  ): readonly number[] {
    const topic = this.catalog.topicOfUid(topicUid)!;
    const partition = topic.partitions[batch.partition]!;
    if (topic.queue !== undefined) return this.#enqueue(partition, batch, stamp, entry, exempt);
    this.#appender.append(partition, batch, stamp, entry);
    return NO_DUPLICATES;
  }

  #enqueue(
    partition: Partition,
    batch: BatchRef,
    stamp: ProducerStamp,
    entry: EntryView,
    exempt: boolean,
  ): readonly number[] {
    const admitted = this.deliveries.admit(partition, batch, exempt);
    if (admitted.batch.count === 0) return admitted.duplicates;
    this.#appender.append(partition, admitted.batch, stamp, entry);
    this.deliveries.enqueue(partition, admitted, entry.timeMs);
    return admitted.duplicates;
  }

  /** One message, from one queue to another, or nothing of it. */
  #move(move: Move, entry: EntryView): boolean {
    const { sourceUid, offset, targetUid, batch } = move;
    const outcome = OUTCOMES[move.outcome];
    assert(outcome !== undefined, `outcome ${move.outcome}, which this version does not know`);
    const state = this.deliveries.state(sourceUid);
    const target = this.catalog.topicOfUid(targetUid);
    const partition = target?.partitions[0];
    if (state === undefined || target?.queue === undefined || partition === undefined) return false;
    const adding = { messages: 1, bytes: batch.recordsEnd - batch.recordsStart };
    if (refuseFull(target, this.deliveries.state(partition.uid)!, adding) !== undefined) return false;
    if (this.#movesInTwoEntries && outcome === "dead-lettered") {
      if (!state.isUnsettled(offset)) return false;
    } else if (!this.deliveries.settleOne(move, outcome, this.timeMs)) return false;
    this.#enqueue(partition, batch, NO_PRODUCER, entry, true);
    dropBeyond(target, this.deliveries, this.timeMs, [batch]);
    return true;
  }

  /** All or nothing: looked at as a whole before the first byte is stored. */
  #refuseAppend(command: AppendCommand): Refusal | undefined {
    for (const append of command.appends) {
      const topic = this.catalog.topicOfUid(append.topicUid);
      if (topic === undefined)
        return refusal("NOT_FOUND", "the topic was deleted before the request was stored");
      if (append.partitioningVersion !== 0 && append.partitioningVersion !== topic.partitioningVersion) {
        return stalePartitioning(topic);
      }
      for (const batch of append.batches) {
        // None at all is no partition either: the leader has chosen one.
        if (topic.partitions[batch.partition] === undefined) return stalePartitioning(topic);
      }
    }
    return undefined;
  }

  /** A message that is settled, or has failed, since its token was checked: what was made of it must not be stored. */
  #refuseAcks(acks: readonly LogDeliveries[]): Refusal | undefined {
    const uid = this.deliveries.firstNotTrue(acks);
    if (uid === undefined) return undefined;
    const queue = this.catalog.partitionOfUid(uid)?.topic.name ?? "";
    return refusal("LOCK_LOST", `a message of queue ${JSON.stringify(queue)} is not held any more`, {
      queue,
    });
  }

  #putShardRow(): void {
    const row = v1.ShardRow.encode({
      nextTopicUid: this.#nextTopicUid,
      nextProducerId: this.#nextProducerId,
      featureLevel: this.featureLevel,
      partitioningVersions: this.#partitioningVersions,
      messageIdKey: this.messageIdKey,
      ...this.lineage.fields,
    }).finish();
    this.changes.put(RowKind.shard, 0, 0, row);
  }
}

function payload(entry: EntryView): Uint8Array {
  return entry.bytes.subarray(entry.payloadStart, entry.payloadEnd);
}
