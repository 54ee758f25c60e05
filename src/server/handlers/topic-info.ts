import type { WantedSettings } from "../../broker/broker.ts";
import type { Partition, Topic } from "../../core/catalog.ts";
import type { Shard } from "../../broker/shard.ts";
import { v1, type proto } from "../../wire/protobuf.ts";

/** A topic as the wire shows it. */
export function topicInfo(
  shard: Shard,
  topic: Topic,
  withPartitions: boolean,
  lineage = 0,
): proto.v1.TopicInfo.$Properties {
  let messages = 0;
  let bytes = 0;
  for (const { endOffset, lowWatermark, endPosition } of topic.partitions) {
    messages += endOffset - lowWatermark;
    bytes += endPosition;
  }
  return {
    name: topic.name,
    uid: topic.uid,
    settings: { ...topic.settings },
    partitioningVersion: topic.partitioningVersion,
    createdAt: topic.createdAt,
    messages,
    bytes,
    partitions: withPartitions
      ? topic.partitions.map((partition) => ({
          partition: partition.number,
          lowWatermark: partition.lowWatermark,
          endOffset: partition.endOffset,
          bytes: partition.endPosition,
          segments: shard.store.log(partition).segments.length,
          ...truncation(shard, partition, lineage),
        }))
      : [],
  };
}

export function topicReply(shard: Shard, topic: Topic, created: boolean, lineage = 0): Uint8Array {
  return v1.TopicReply.encode({ topic: topicInfo(shard, topic, true, lineage), created }).finish();
}

/** Where the partition was cut since `lineage` (0 = not asked), as a field of a message. */
export function truncation(shard: Shard, partition: Partition, lineage: number): { truncatedAt?: number } {
  const end = lineage === 0 ? undefined : shard.machine.lineage.sharedEnd(partition, lineage);
  return end === undefined ? {} : { truncatedAt: end };
}

export function wantedSettings(
  settings: proto.v1.TopicSettings.$Properties | null | undefined,
): WantedSettings {
  return {
    partitions: settings?.partitions ?? undefined,
    retentionMs: settings?.retentionMs ?? undefined,
    retentionBytes: settings?.retentionBytes ?? undefined,
    segmentBytes: settings?.segmentBytes ?? undefined,
  };
}
