/**
 * The facade every door calls: topics, producers, publishing, reading. One shard today; whatever asks
 * "which shard" later asks here.
 */
import { SluiceFault } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import type { Mutations } from "../base/mutations.ts";
import type { Partition, Topic, TopicSettings } from "../core/catalog.ts";
import { isQueue, MAX_PARTITIONS_PER_TOPIC } from "../core/catalog.ts";
import {
  appendCommandCrc,
  appendCommandSize,
  EntryKind,
  putAppendCommand,
  type AppendCommand,
} from "../core/commands.ts";
import { checkName, didYouMean, quoted } from "../core/names.ts";
import type { Appended, Outcome, ProducerReady, Refusal } from "../core/outcome.ts";
import { partitionOfKey } from "../base/murmur2.ts";
import { v1 } from "../wire/protobuf.ts";
import { openRecord, RecordBatchReader } from "../wire/record-batch.ts";
import type { AtomicAck, BatchRef, ProducerStamp, TargetBatches } from "../wire/publish.ts";
import type { Admission } from "./admission.ts";
import { setAttributes, type ColumnParts } from "./attribute-column.ts";
import { faultOf } from "./faults.ts";
import { Queues } from "./queues.ts";
import { Schedules } from "./schedules.ts";
import { HastyOffsets } from "./hasty-offsets.ts";
import type { Shard } from "./shard.ts";
import { Subscription, type BatchSink, type CursorStart } from "./stream-reader.ts";

/** Settings as asked for: what is absent is the server's default. */
export type WantedSettings = { readonly [K in keyof TopicSettings]?: TopicSettings[K] | undefined };

export interface BrokerOptions {
  readonly autoCreate: boolean;
  readonly topicDefaults: TopicSettings;
  /** The smallest segment a topic may ask for. */
  readonly minSegmentBytes: number;
  readonly log: Logger;
  readonly mutations?: Mutations;
}

/** Where to begin reading a partition. */
export type StartAt = "earliest" | "latest" | number;

export interface SubscribeWish {
  readonly id: number;
  readonly topic: string;
  /** Partition → where; empty = all partitions at `start`. */
  readonly partitions: ReadonlyMap<number, StartAt>;
  readonly start: StartAt;
  readonly creditBytes: number;
  readonly resetToEarliest: boolean;
  /** The lineage that offsets to start at are from; 0 = not known. */
  readonly lineage?: number;
}

/** segmentBytes has its least from BrokerOptions. */
const SETTING_LIMITS: { readonly [K in keyof TopicSettings]: readonly [min: number, max: number] } = {
  partitions: [1, MAX_PARTITIONS_PER_TOPIC],
  retentionMs: [0, Number.MAX_SAFE_INTEGER],
  retentionBytes: [0, Number.MAX_SAFE_INTEGER],
  segmentBytes: [0, 1024 * 1024 * 1024],
};

/** To create a topic that others create and delete at the same time. */
const MAX_TRIES = 10;

export class Broker {
  readonly shard: Shard;
  readonly admission: Admission;
  readonly queues: Queues;
  readonly schedules: Schedules;
  readonly #options: BrokerOptions;
  readonly #hastyOffsets: HastyOffsets | undefined;
  #spread = 0;

  constructor(shard: Shard, admission: Admission, options: BrokerOptions) {
    this.shard = shard;
    this.admission = admission;
    this.#options = options;
    this.queues = new Queues(shard, admission, options);
    this.schedules = new Schedules(shard, admission, {
      log: options.log,
      target: async (kind, name) =>
        (await (kind === "queue" ? this.queues.forUse(name) : this.topicForUse(name))).topic,
      prepare: (topic, batch, nowMs) => this.#prepare(topic, batch, nowMs),
    });
    if (options.mutations?.offsetsBeforeCommit === true) this.#hastyOffsets = new HastyOffsets(shard.machine);
  }

  // ---- topics ----

  /** @throws SluiceFault NOT_FOUND with a did-you-mean, WRONG_KIND */
  topic(name: string): Topic {
    const topic = this.#named(name);
    if (topic.queue === undefined) return topic;
    throw new SluiceFault("WRONG_KIND", `${quoted(name)} is a queue, not a topic`, { kind: "queue" });
  }

  /** A topic or a queue. @throws SluiceFault NOT_FOUND with a did-you-mean */
  #named(name: string): Topic {
    const topic = this.shard.machine.catalog.topic(name);
    if (topic !== undefined) return topic;
    const meant = didYouMean(name, this.shard.machine.catalog.names());
    const hint = meant === undefined ? "" : ` Did you mean ${quoted(meant)}?`;
    throw new SluiceFault(
      "NOT_FOUND",
      `there is no topic ${quoted(name)}.${hint}`,
      meant === undefined ? {} : { meant },
    );
  }

  /** Up to `limit` topics whose names come after `after`, in order of UTF-16 code units. */
  topicsAfter(after: string, limit: number): { topics: Topic[]; more: boolean } {
    return this.shard.machine.catalog.topicsAfter(after, limit);
  }

  /** @throws SluiceFault ALREADY_EXISTS, INVALID_ARGUMENT, LIMIT_REACHED, STORAGE_FULL */
  async createTopic(name: string, wanted: WantedSettings): Promise<Topic> {
    checkName("topic", name);
    const settings = this.#fill(wanted);
    this.admission.admitPublish();
    const payload = v1.CreateTopicCommand.encode({ name, settings: { ...settings } }).finish();
    const outcome = await this.#submit(EntryKind.createTopic, payload);
    if (outcome.kind === "refused") throw faultOf(outcome);
    if (outcome.kind !== "topic-created")
      throw new SluiceFault("INTERNAL", "creating a topic had another outcome");
    this.#options.log.info(
      { topic: name, uid: outcome.topic.uid, partitions: settings.partitions },
      "topic created",
    );
    return outcome.topic;
  }

  /**
   * The topic of that name, created if it is missing.
   * @throws SluiceFault ALREADY_EXISTS when a setting that was given differs, with the difference
   */
  async ensureTopic(name: string, wanted: WantedSettings): Promise<{ topic: Topic; created: boolean }> {
    for (let tries = 1; ; tries++) {
      if (this.shard.machine.catalog.topic(name) !== undefined)
        return { topic: compare(this.topic(name), wanted), created: false };
      try {
        return { topic: await this.createTopic(name, wanted), created: true };
      } catch (error) {
        // Somebody else was quicker; and may have deleted it again before that was known here.
        const isRace =
          error instanceof SluiceFault &&
          error.code === "ALREADY_EXISTS" &&
          !("deadLetterTo" in error.details);
        if (!isRace || tries === MAX_TRIES) throw error;
      }
    }
  }

  /** The topic, created with defaults if the server allows it. @throws SluiceFault NOT_FOUND … */
  async topicForUse(name: string): Promise<{ topic: Topic; created: boolean }> {
    const existing = this.shard.machine.catalog.topic(name);
    if (existing !== undefined || !this.#options.autoCreate)
      return { topic: this.topic(name), created: false };
    return this.ensureTopic(name, {});
  }

  /** Something of that name to publish to: a topic is created where there is nothing. */
  async createTarget(name: string): Promise<void> {
    try {
      await this.topicForUse(name);
    } catch (error) {
      // Somebody else was quicker, and made it a queue.
      if (!(error instanceof SluiceFault) || error.code !== "WRONG_KIND") throw error;
    }
  }

  /** @throws SluiceFault NOT_FOUND, WRONG_KIND */
  async deleteTopic(name: string): Promise<Topic> {
    const { uid } = this.topic(name);
    const payload = v1.DeleteTopicCommand.encode({ topicUid: uid }).finish();
    const outcome = await this.#submit(EntryKind.deleteTopic, payload);
    if (outcome.kind === "refused") throw faultOf(outcome);
    if (outcome.kind !== "topic-deleted")
      throw new SluiceFault("INTERNAL", "deleting a topic had another outcome");
    this.#options.log.info({ topic: name, uid }, "topic deleted");
    this.shard.checkpointer.wantSoon();
    return outcome.topic;
  }

  // ---- publishing ----

  /** Names among the targets that must be created before publish() can run; throws if that is not allowed. */
  missingTargets(targets: readonly { readonly target: string }[]): string[] {
    const missing: string[] = [];
    for (const { target } of targets) {
      if (this.shard.machine.catalog.topic(target) !== undefined) continue;
      if (!this.#options.autoCreate) this.#named(target);
      if (!missing.includes(target)) missing.push(target);
    }
    return missing;
  }

  /**
   * What became of a request that was decided before: a resend gets it whatever has happened to its targets
   * since. A refusal instead would tell the producer that it was never stored.
   */
  storedOutcome(stamp: ProducerStamp): Appended | Refusal | undefined {
    if (stamp.producerId === 0) return undefined;
    const { producers } = this.shard.machine;
    const producer = producers.get(stamp.producerId);
    if (producer === undefined || stamp.sequence >= producer.nextSequence) return undefined;
    return producers.check(stamp);
  }

  /**
   * Stores the batches in one journal entry, all or nothing. The targets exist. `done` comes once the
   * entry is committed and applied; a throw means nothing was submitted.
   * @throws SluiceFault see Admission; STALE_PARTITIONING
   */
  publish(
    stamp: ProducerStamp,
    targets: readonly TargetBatches[],
    done: (outcome: Appended | Refusal) => void,
    acks: readonly AtomicAck[] = [],
  ): void {
    // Acks alone free room, and are taken when there is none.
    if (targets.length > 0) this.admission.admitPublish();
    const command: AppendCommand = {
      producerId: stamp.producerId,
      producerEpoch: stamp.producerEpoch,
      sequence: stamp.sequence,
      appends: [],
    };
    for (const { target, partitioningVersion, batches } of targets) {
      const topic = this.#named(target);
      this.admission.checkBatches(batches);
      for (const batch of batches) this.#prepare(topic, batch, this.shard.nowMs());
      command.appends.push({ topicUid: topic.uid, partitioningVersion, batches });
    }
    if (acks.length > 0) return this.#appendWithAcks(command, acks, done);
    const size = this.#sizeOf(command);
    const hasty = this.#hastyOffsets?.results(command);
    this.shard.submit(
      EntryKind.append,
      size,
      (bytes, at) => putAppendCommand(bytes, at, command),
      (outcome) => {
        if (hasty !== undefined && outcome.kind === "appended") outcome = { ...outcome, results: hasty };
        done(outcome as Appended | Refusal);
      },
      (bytes, start, end) => appendCommandCrc(bytes, start, end, command),
    );
  }

  /** What it waits is counted from `nowMs`. @throws SluiceFault INVALID_ARGUMENT, NOT_SUPPORTED, CORRUPT_BATCH */
  #prepare(topic: Topic, batch: BatchRef, nowMs: number): void {
    // A client's own column is not believed.
    batch.attributes = undefined;
    if (isQueue(topic)) setAttributes(topic, batch, this.#columnParts(nowMs));
    if (batch.partition < 0) batch.partition = this.#choosePartition(topic, batch);
  }

  #columnParts(nowMs: number): ColumnParts {
    const { messageIdKey } = this.shard.machine;
    return { messageIdKey, nowMs, heldOf: (topic, ids) => this.queues.heldMessages(topic, ids) };
  }

  /** The acks' tokens are used up here; if the entry is refused their deliveries are held again. */
  #appendWithAcks(
    command: AppendCommand,
    acks: readonly AtomicAck[],
    done: (outcome: Appended | Refusal) => void,
  ): void {
    this.#sizeOf(command);
    const { deliveries, applied, refused } = this.queues.takeForAtomic(acks);
    command.deliveries = deliveries;
    try {
      this.shard.submit(
        EntryKind.atomic,
        this.#sizeOf(command),
        (bytes, at) => putAppendCommand(bytes, at, command),
        (outcome) => {
          if (outcome.kind === "refused") refused();
          else applied();
          done(outcome as Appended | Refusal);
        },
        (bytes, start, end) => appendCommandCrc(bytes, start, end, command),
      );
    } catch (error) {
      refused();
      throw error;
    }
  }

  /** @throws SluiceFault FRAME_TOO_LARGE */
  #sizeOf(command: AppendCommand): number {
    const size = appendCommandSize(command);
    const { maxPayloadBytes } = this.shard.journal;
    if (size > maxPayloadBytes) {
      throw new SluiceFault(
        "FRAME_TOO_LARGE",
        `the request takes ${size} bytes in the journal; ${maxPayloadBytes} is the most`,
        { limit: String(maxPayloadBytes), length: String(size) },
      );
    }
    return size;
  }

  /** Makes a producer, or opens a new session of a named one. */
  async initProducer(name: string): Promise<ProducerReady> {
    if (name !== "") checkName("producer", name);
    this.admission.admitPublish();
    const payload = v1.RegisterProducerCommand.encode({ name }).finish();
    const outcome = await this.#submit(EntryKind.registerProducer, payload);
    if (outcome.kind === "refused") throw faultOf(outcome);
    return outcome as ProducerReady;
  }

  // ---- reading ----

  /**
   * Begins a subscription at the applied state of this moment; the caller pumps it once its reply is out.
   * @throws SluiceFault NOT_FOUND, LOG_TRUNCATED, OFFSET_OUT_OF_RANGE, INVALID_ARGUMENT
   */
  subscribe(
    wish: SubscribeWish,
    sink: BatchSink,
  ): { subscription: Subscription; topic: Topic; starts: CursorStart[] } {
    const topic = this.topic(wish.topic);
    const wanted: [number, StartAt][] =
      wish.partitions.size > 0
        ? [...wish.partitions]
        : topic.partitions.map(({ number }) => [number, wish.start]);
    const known = wanted.filter(([number]) => topic.partitions[number] !== undefined);
    this.#refuseLost(topic, known, wish.lineage ?? 0);
    const starts = wanted.map(([number, at]) => {
      const partition = topic.partitions[number];
      if (partition === undefined) {
        throw new SluiceFault("INVALID_ARGUMENT", `topic ${quoted(topic.name)} has no partition ${number}`, {
          partitions: String(topic.partitions.length),
        });
      }
      return { partition, offset: startOffset(partition, at, wish.resetToEarliest) };
    });
    const subscription = new Subscription(this.shard, sink, wish.id, starts, wish.creditBytes);
    return { subscription, topic, starts };
  }

  /** Whoever has seen what is gone must not go on behind it as if nothing had happened. */
  #refuseLost(topic: Topic, starts: readonly [number, StartAt][], lineage: number): void {
    const { lineage: lineages } = this.shard.machine;
    if (lineage === 0 || lineage === lineages.current) return;
    // A lineage yet to come is another log's, or a younger copy's of this one: nothing is known to be shared.
    const sharedEnd = (partition: Partition): number =>
      lineage > lineages.current
        ? partition.lowWatermark
        : (lineages.sharedEnd(partition, lineage) ?? Infinity);
    const cuts = starts.flatMap(([number, at]): [number, number][] => {
      const end = sharedEnd(topic.partitions[number]!);
      return typeof at === "number" && at > end ? [[number, end]] : [];
    });
    const [first] = cuts;
    if (first === undefined) return;
    const [partition, from] = first;
    const others = cuts.length === 1 ? "" : ` (and ${cuts.length - 1} more partitions)`;
    throw new SluiceFault(
      "LOG_TRUNCATED",
      `topic ${quoted(topic.name)}, partition ${partition}: messages from offset ${from} on were lost since they were ` +
        `seen${others}. What is there now is new`,
      {
        topic: topic.name,
        partition: String(partition),
        from: String(from),
        offsets: JSON.stringify(Object.fromEntries(cuts)),
      },
    );
  }

  #submit(kind: number, payload: Uint8Array): Promise<Outcome> {
    return new Promise((resolve) => this.shard.submitBytes(kind, payload, resolve));
  }

  /** For batches that come without a partition: by the first record's key, else in turn. */
  #choosePartition(topic: Topic, batch: BatchRef): number {
    const { partitions } = topic.settings;
    if (partitions === 1) return 0;
    const reader = new RecordBatchReader().reset(batch.bytes, batch.recordsStart, batch.recordsEnd);
    if (batch.count === 1 && reader.next()) {
      const { key } = openRecord(batch.bytes, reader.recordStart, reader.recordEnd, 0);
      if (key !== undefined) return partitionOfKey(key, partitions);
    }
    this.#spread = (this.#spread + 1) % partitions;
    return this.#spread;
  }

  #fill(wanted: WantedSettings): TopicSettings {
    const defaults = this.#options.topicDefaults;
    const settings = {
      partitions: wanted.partitions ?? defaults.partitions,
      retentionMs: wanted.retentionMs ?? defaults.retentionMs,
      retentionBytes: wanted.retentionBytes ?? defaults.retentionBytes,
      segmentBytes: wanted.segmentBytes ?? defaults.segmentBytes,
    };
    for (const name of Object.keys(SETTING_LIMITS) as (keyof TopicSettings)[]) {
      const [least, max] = SETTING_LIMITS[name];
      const min = name === "segmentBytes" ? this.#options.minSegmentBytes : least;
      if (settings[name] < min || settings[name] > max) {
        throw new SluiceFault("INVALID_ARGUMENT", `${name} is ${settings[name]}; it can be ${min} to ${max}`);
      }
    }
    return settings;
  }
}

function startOffset(partition: Partition, at: StartAt, resetToEarliest: boolean): number {
  const { lowWatermark: low, endOffset: end } = partition;
  if (at === "earliest") return low;
  if (at === "latest") return end;
  if (at >= low && at <= end) return at;
  if (at < low && resetToEarliest) return low;
  throw new SluiceFault(
    "OFFSET_OUT_OF_RANGE",
    `offset ${at} of partition ${partition.number} is outside what is stored: ${low} to ${end}`,
    { partition: String(partition.number), low: String(low), end: String(end) },
  );
}

function compare(topic: Topic, wanted: WantedSettings): Topic {
  const differing: Record<string, string> = {};
  for (const name of Object.keys(SETTING_LIMITS) as (keyof TopicSettings)[]) {
    const wish = wanted[name];
    if (wish !== undefined && wish !== topic.settings[name])
      differing[name] = `${topic.settings[name]} (asked for ${wish})`;
  }
  if (Object.keys(differing).length === 0) return topic;
  const list = Object.entries(differing).map(([name, text]) => `${name} is ${text}`);
  throw new SluiceFault(
    "ALREADY_EXISTS",
    `topic ${quoted(topic.name)} exists with other settings: ${list.join(", ")}`,
    differing,
  );
}
