/** Topics as administration sees them, and the settings they are made with. */
import type { proto } from "../wire/protobuf.ts";
import { SluiceError } from "./errors.ts";

export interface TopicSettings {
  /** 1 to 10,000; default: the server's, 4. */
  readonly partitions?: number;
  /** Age at which records may go, milliseconds; 0 = kept for ever; default 7 days. */
  readonly retentionMs?: number;
  /** Bytes a partition above which the oldest records may go; 0 = no limit, the default. */
  readonly retentionBytes?: number;
  /** Segment files roll at this size, 1 MiB to 1 GiB; default 128 MiB. */
  readonly segmentBytes?: number;
}

export interface TopicInfo {
  readonly name: string;
  /** Never reused: a topic deleted and made anew has another. */
  readonly uid: number;
  readonly partitions: number;
  readonly settings: Required<TopicSettings>;
  /** Changes whenever keys would go to other partitions. */
  readonly partitioningVersion: number;
  /** Milliseconds since the Unix epoch. */
  readonly createdAt: number;
  /** Messages kept, over all partitions. */
  readonly messages: number;
  /** Stored size, over all partitions. */
  readonly bytes: number;
  /** Empty in lists. */
  readonly partitionInfos: readonly PartitionInfo[];
}

export interface PartitionInfo {
  readonly partition: number;
  /** First offset kept. */
  readonly lowWatermark: number;
  /** The next offset to be given. */
  readonly endOffset: number;
  readonly bytes: number;
  readonly segments: number;
}

/** Partition → where its log was cut, as far as the reply tells. */
export function truncationsOf(
  topic: proto.v1.TopicInfo.$Properties | null | undefined,
): ReadonlyMap<number, number> {
  const cuts = new Map<number, number>();
  for (const { partition, truncatedAt } of topic?.partitions ?? [])
    if (truncatedAt !== undefined && truncatedAt !== null) cuts.set(partition ?? 0, truncatedAt);
  return cuts;
}

export function topicInfoOf(topic: proto.v1.TopicInfo.$Properties | null | undefined): TopicInfo {
  if (!topic) throw new SluiceError("PROTOCOL_ERROR", "the server described no topic");
  const partitionInfos = (topic.partitions ?? []).map((info): PartitionInfo => ({
    partition: info.partition ?? 0,
    lowWatermark: info.lowWatermark ?? 0,
    endOffset: info.endOffset ?? 0,
    bytes: info.bytes ?? 0,
    segments: info.segments ?? 0,
  }));
  const partitions = topic.settings?.partitions ?? partitionInfos.length;
  if (partitions < 1)
    throw new SluiceError(
      "PROTOCOL_ERROR",
      `the server described topic ${topic.name ?? ""} without partitions`,
    );
  return {
    name: topic.name ?? "",
    uid: topic.uid ?? 0,
    partitions,
    settings: {
      partitions,
      retentionMs: topic.settings?.retentionMs ?? 0,
      retentionBytes: topic.settings?.retentionBytes ?? 0,
      segmentBytes: topic.settings?.segmentBytes ?? 0,
    },
    partitioningVersion: topic.partitioningVersion ?? 0,
    createdAt: topic.createdAt ?? 0,
    messages: topic.messages ?? 0,
    bytes: topic.bytes ?? 0,
    partitionInfos,
  };
}
