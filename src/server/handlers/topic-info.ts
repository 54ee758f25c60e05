import type { WantedSettings } from "../../broker/broker.ts";
import type { Topic } from "../../core/catalog.ts";
import type { Shard } from "../../broker/shard.ts";
import { v1, type proto } from "../../wire/protobuf.ts";

/** A topic as the wire shows it. */
export function topicInfo(
  shard: Shard,
  topic: Topic,
  withPartitions: boolean,
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
        }))
      : [],
  };
}

export function topicReply(shard: Shard, topic: Topic, created: boolean): Uint8Array {
  return v1.TopicReply.encode({ topic: topicInfo(shard, topic, true), created }).finish();
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
