/**
 * Topics and queues, and their partitions, as the shard knows them. A queue is a topic that has queue settings, and one
 * partition; what became of its messages is in deliveries.ts. Changed by apply only; read by everybody.
 */
import { assert } from "../base/errors.ts";
import { putVarint } from "../base/bytes.ts";
import { decode, v1 } from "../wire/protobuf.ts";
import { RowKind, type ChangeBuffer } from "./change-buffer.ts";
import { queueSettingsMessage, queueSettingsOf, type QueueSettings } from "./queue-settings.ts";

export interface TopicSettings {
  readonly partitions: number;
  /** 0 = for ever. */
  readonly retentionMs: number;
  /** Per partition; 0 = no limit. */
  readonly retentionBytes: number;
  readonly segmentBytes: number;
}

/** A partition's ends and where its active segment begins. Positions count bytes since its creation. */
export interface Partition {
  readonly uid: number;
  readonly topic: Topic;
  readonly number: number;
  endOffset: number;
  lowWatermark: number;
  endPosition: number;
  segmentBaseOffset: number;
  segmentBasePosition: number;
  segmentFirstTime: number;
}

export interface Topic {
  readonly name: string;
  readonly uid: number;
  settings: TopicSettings;
  readonly partitioningVersion: number;
  readonly createdAt: number;
  readonly partitions: Partition[];
  /** It is a queue. */
  queue: QueueSettings | undefined;
  /** Of a queue: nothing is handed out. */
  paused: boolean;
}

/** One of those that are queues. */
export type QueueTopic = Topic & { queue: QueueSettings };

/** As details.kind of WRONG_KIND says it. */
export function isQueue(topic: Topic): topic is QueueTopic {
  return topic.queue !== undefined;
}

export function kindOf(topic: Topic): "topic" | "queue" {
  return topic.queue === undefined ? "topic" : "queue";
}

export function topicSettingsOf(queue: QueueSettings): TopicSettings {
  return { partitions: 1, retentionMs: 0, retentionBytes: 0, segmentBytes: queue.segmentBytes };
}

/** Limits of a shard; at them creation is refused with LIMIT_REACHED. */
export const MAX_TOPICS = 25_000;
export const MAX_PARTITIONS_PER_TOPIC = 10_000;
export const MAX_PARTITIONS = 100_000;

/** Room for partition numbers in a partition's uid: 2^14, so that uids stay below 2^53. */
const PARTITION_BITS = 16_384;

export function partitionUid(topicUid: number, partition: number): number {
  return topicUid * PARTITION_BITS + partition;
}

export class Catalog {
  readonly #byName = new Map<string, Topic>();
  readonly #byUid = new Map<number, Topic>();
  /** By name, once somebody has asked for it in that order. */
  #sorted: Topic[] | undefined;
  /** Name → how many queues' dead letters go there. */
  readonly #deadLetterNames = new Map<string, number>();
  partitionCount = 0;

  get size(): number {
    return this.#byName.size;
  }

  topic(name: string): Topic | undefined {
    return this.#byName.get(name);
  }

  /** Dead letters of some queue go to a queue of this name, which may not exist yet. */
  isForDeadLetters(name: string): boolean {
    return this.#deadLetterNames.has(name);
  }

  topicOfUid(uid: number): Topic | undefined {
    return this.#byUid.get(uid);
  }

  partitionOfUid(uid: number): Partition | undefined {
    return this.#byUid.get(Math.floor(uid / PARTITION_BITS))?.partitions[uid % PARTITION_BITS];
  }

  /** In no promised order. */
  topics(): IterableIterator<Topic> {
    return this.#byName.values();
  }

  /** Of all topics, in no promised order. */
  names(): IterableIterator<string> {
    return this.#byName.keys();
  }

  /** Up to `limit` of a kind whose names come after `after`, in order of UTF-16 code units. */
  topicsAfter(
    after: string,
    limit: number,
    kind: "topic" | "queue" = "topic",
  ): { topics: Topic[]; more: boolean } {
    this.#sorted ??= [...this.#byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    const topics: Topic[] = [];
    for (let at = placeAfter(this.#sorted, after); at < this.#sorted.length; at++) {
      const topic = this.#sorted[at]!;
      if (kindOf(topic) !== kind) continue;
      if (topics.length === limit) return { topics, more: true };
      topics.push(topic);
    }
    return { topics, more: false };
  }

  create(
    name: string,
    uid: number,
    settings: TopicSettings,
    partitioningVersion: number,
    createdAt: number,
    queue?: QueueSettings,
  ): Topic {
    assert(!this.#byName.has(name), `topic ${name} exists`);
    const topic: Topic = {
      name,
      uid,
      settings,
      partitioningVersion,
      createdAt,
      // Of just this length: one that grows keeps room for seventeen.
      partitions: new Array<Partition>(settings.partitions),
      queue,
      paused: false,
    };
    for (let number = 0; number < settings.partitions; number++) {
      topic.partitions[number] = {
        uid: partitionUid(uid, number),
        topic,
        number,
        endOffset: 0,
        lowWatermark: 0,
        endPosition: 0,
        segmentBaseOffset: 0,
        segmentBasePosition: 0,
        segmentFirstTime: 0,
      };
    }
    this.#byName.set(name, topic);
    this.#sorted?.splice(placeAfter(this.#sorted, name), 0, topic);
    this.#byUid.set(uid, topic);
    this.partitionCount += settings.partitions;
    this.#countDeadLetters(topic, 1);
    return topic;
  }

  delete(topic: Topic): void {
    this.#byName.delete(topic.name);
    this.#sorted?.splice(placeAfter(this.#sorted, topic.name) - 1, 1);
    this.#byUid.delete(topic.uid);
    this.partitionCount -= topic.partitions.length;
    this.#countDeadLetters(topic, -1);
  }

  alterQueue(topic: Topic, queue: QueueSettings): void {
    this.#countDeadLetters(topic, -1);
    topic.queue = queue;
    topic.settings = topicSettingsOf(queue);
    this.#countDeadLetters(topic, 1);
  }

  #countDeadLetters({ queue }: Topic, by: 1 | -1): void {
    const name = queue?.deadLetterTo;
    if (name === undefined || name === "") return;
    const count = (this.#deadLetterNames.get(name) ?? 0) + by;
    if (count === 0) this.#deadLetterNames.delete(name);
    else this.#deadLetterNames.set(name, count);
  }
}

/** Index of the first topic whose name comes after `name`. */
function placeAfter(sorted: readonly Topic[], name: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]!.name <= name) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function putTopicRow(changes: ChangeBuffer, topic: Topic): void {
  const { name, uid, settings, partitioningVersion, createdAt, queue, paused } = topic;
  const row = v1.TopicRow.encode({
    name,
    uid,
    settings: { ...settings },
    partitioningVersion,
    createdAt,
    ...(queue === undefined ? {} : { queue: queueSettingsMessage(queue) }),
    ...(paused ? { paused } : {}),
  }).finish();
  changes.put(RowKind.topic, uid, 0, row);
}

/** PartitionRow of journal.proto, by hand: written at every append. */
export function restoreTopic(catalog: Catalog, value: Uint8Array): Topic {
  const row = decode(v1.TopicRow, value);
  const settings = {
    partitions: row.settings?.partitions ?? 1,
    retentionMs: row.settings?.retentionMs ?? 0,
    retentionBytes: row.settings?.retentionBytes ?? 0,
    segmentBytes: row.settings?.segmentBytes ?? 0,
  };
  const { partitions } = settings;
  assert(partitions <= MAX_PARTITIONS_PER_TOPIC, `checkpoint row of a topic of ${partitions} partitions`);
  const queue = row.queue ? queueSettingsOf(row.queue) : undefined;
  const { name, uid, partitioningVersion, createdAt } = row;
  const topic = catalog.create(name, uid, settings, partitioningVersion, createdAt, queue);
  topic.paused = row.paused;
  return topic;
}

export function putPartitionRow(changes: ChangeBuffer, partition: Partition): void {
  let at = changes.begin(RowKind.partition, partition.uid, 0, 6 * 9);
  const { bytes } = changes;
  at = putVarint(bytes, putVarint(bytes, at, 0x08), partition.endOffset);
  at = putVarint(bytes, putVarint(bytes, at, 0x10), partition.lowWatermark);
  at = putVarint(bytes, putVarint(bytes, at, 0x18), partition.endPosition);
  at = putVarint(bytes, putVarint(bytes, at, 0x20), partition.segmentBaseOffset);
  at = putVarint(bytes, putVarint(bytes, at, 0x28), partition.segmentBasePosition);
  at = putVarint(bytes, putVarint(bytes, at, 0x30), partition.segmentFirstTime);
  changes.end(at);
}

export function restorePartition(partition: Partition, value: Uint8Array): void {
  const row = decode(v1.PartitionRow, value);
  partition.endOffset = row.endOffset;
  partition.lowWatermark = row.lowWatermark;
  partition.endPosition = row.endPosition;
  partition.segmentBaseOffset = row.segmentBaseOffset;
  partition.segmentBasePosition = row.segmentBasePosition;
  partition.segmentFirstTime = row.segmentFirstTime;
}
