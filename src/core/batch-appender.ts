/**
 * Appends batches to partitions as segments and readers have them: a head with what was decided in apply (offset, time,
 * epoch, whose it is), then the records, byte for byte as they came. A segment begins with a batch that says whose it is.
 * Where the bytes go is the sink's business.
 */
import { v1 } from "../wire/protobuf.ts";
import type { BatchRef, ProducerStamp } from "../wire/publish.ts";
import {
  encodeBareBatch,
  FLAG_REWRITTEN,
  putStoredBatchHead,
  storedBatchSize,
  type BatchHead,
} from "../wire/stored-batch.ts";
import { putPartitionRow, type Partition, type Topic } from "./catalog.ts";
import type { ChangeBuffer } from "./change-buffer.ts";

/** Where apply puts a partition's bytes. */
export interface PartitionSink {
  /** `bytes` more bytes at the partition's end: the place to write them, now. */
  extend(partition: Partition, bytes: number): { readonly bytes: Uint8Array; readonly at: number };
  /** The batch just extended is complete; it begins at `position` in the partition. */
  appended(partition: Partition, baseOffset: number, count: number, timeMs: number, position: number): void;
  /** A new segment begins at the partition's end. */
  rolled(partition: Partition): void;
  dropped(topic: Topic): void;
}

const SEGMENT_FORMAT_VERSION = 1;

export class BatchAppender {
  readonly #sink: PartitionSink;
  readonly #changes: ChangeBuffer;
  /** One for all batches. */
  readonly #head: BatchHead = {
    baseOffset: 0,
    appendTime: 0,
    count: 0,
    epoch: 0,
    producerId: 0,
    producerEpoch: 0,
    sequence: 0,
    codec: 0,
    crc: 0,
    flags: 0,
  };

  constructor(sink: PartitionSink, changes: ChangeBuffer) {
    this.#sink = sink;
    this.#changes = changes;
  }

  /** At the partition's end, which moves on. */
  append(
    partition: Partition,
    batch: BatchRef,
    stamp: ProducerStamp,
    { timeMs, epoch }: { readonly timeMs: number; readonly epoch: number },
  ): void {
    const head = this.#head;
    head.baseOffset = partition.endOffset;
    head.appendTime = timeMs;
    head.count = batch.count;
    head.epoch = epoch;
    head.producerId = stamp.producerId;
    head.producerEpoch = stamp.producerEpoch;
    head.sequence = stamp.sequence;
    head.codec = batch.codec;
    head.crc = batch.crc;
    head.flags = batch.rewritten === true ? FLAG_REWRITTEN : 0;
    const recordBytes = batch.recordsEnd - batch.recordsStart;
    const size = storedBatchSize(head, recordBytes);
    const used = partition.endPosition - partition.segmentBasePosition;
    if (used === 0 || used + size > partition.topic.settings.segmentBytes)
      this.#beginSegment(partition, timeMs);
    const position = partition.endPosition;
    const place = this.#sink.extend(partition, size);
    const at = putStoredBatchHead(place.bytes, place.at, head, recordBytes);
    place.bytes.set(batch.bytes.subarray(batch.recordsStart, batch.recordsEnd), at);
    partition.endOffset += batch.count;
    partition.endPosition += size;
    this.#sink.appended(partition, head.baseOffset, batch.count, timeMs, position);
    putPartitionRow(this.#changes, partition);
  }

  #beginSegment(partition: Partition, timeMs: number): void {
    partition.segmentBaseOffset = partition.endOffset;
    partition.segmentBasePosition = partition.endPosition;
    partition.segmentFirstTime = timeMs;
    this.#sink.rolled(partition);
    const fields = v1.StoredBatch.encode({
      baseOffset: partition.endOffset,
      appendTime: timeMs,
      header: {
        formatVersion: SEGMENT_FORMAT_VERSION,
        owner: partition.topic.name,
        ownerUid: partition.topic.uid,
        partitionUid: partition.uid,
        partition: partition.number,
        baseOffset: partition.endOffset,
      },
    });
    const header = encodeBareBatch(fields.finish());
    const place = this.#sink.extend(partition, header.length);
    place.bytes.set(header, place.at);
    partition.endPosition += header.length;
  }
}
