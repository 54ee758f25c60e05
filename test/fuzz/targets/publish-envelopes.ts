/** The publish path's messages read by hand: requests as the server reads them, replies as the client does. */
import {
  batchesHeadSize,
  encodeAtomic,
  publishSize,
  putBatchesHead,
  putPublish,
  readAtomic,
  readBatches,
  readPublish,
  type AtomicParts,
  type BatchesParts,
  type BatchRef,
  type ProducerStamp,
  type PublishParts,
  type TargetBatches,
} from "../../../src/wire/publish.ts";
import {
  publishReplySize,
  putPublishReply,
  readPublishReply,
  type PublishResult,
} from "../../../src/wire/publish-reply.ts";
import { FrameField } from "../../../src/wire/frame.ts";
import { goldenBodies, tagged } from "../golden.ts";
import { digest, digestBytes, digestText, holds, type FuzzTarget } from "../target.ts";

const scratch = new Uint8Array(64 * 1024);

function digestStamp(hash: number, { producerId, producerEpoch, sequence }: ProducerStamp): number {
  return producerId === 0
    ? digest(hash, 0)
    : digest(digest(digest(hash, producerId), producerEpoch), sequence);
}

function digestBatches(hash: number, batches: readonly BatchRef[]): number {
  hash = digest(hash, batches.length);
  for (const { partition, count, crc, codec, expectedOffset, bytes, recordsStart, recordsEnd } of batches) {
    hash = digest(digest(digest(digest(hash, partition), count), crc), codec);
    hash = digestBytes(digest(hash, expectedOffset ?? -1), bytes, recordsStart, recordsEnd);
  }
  return hash;
}

function digestTarget(hash: number, { target, partitioningVersion, batches }: TargetBatches): number {
  return digestBatches(digest(digestText(hash, target), partitioningVersion), batches);
}

const publishDigest = (parts: PublishParts): number =>
  digestTarget(digestStamp(parts.confirm ? 1 : 2, parts), parts);
const atomicDigest = (parts: AtomicParts): number =>
  parts.appends.reduce(digestTarget, digestStamp(parts.appends.length, parts));
const replyDigest = ({ duplicate, appendTime, results }: PublishResult): number =>
  results.reduce(digest, digest(duplicate ? 1 : 2, appendTime));
const headDigest = ({ subscription, partition, endOffset }: BatchesParts): number =>
  digest(digest(subscription, partition), endOffset);

function readOne(kind: number, bytes: Uint8Array, start: number, end: number): number {
  switch (kind) {
    case FrameField.atomic: {
      const parts = readAtomic(bytes, start, end);
      const seen = atomicDigest(parts);
      const written = encodeAtomic(parts);
      holds(
        atomicDigest(readAtomic(written, 0, written.length)) === seen,
        "an atomic request written again is another",
      );
      return seen;
    }
    case FrameField.published: {
      const reply = readPublishReply(bytes, start, end);
      const at = putPublishReply(scratch, 0, reply);
      holds(at === publishReplySize(reply), "a reply is as long as announced");
      holds(
        replyDigest(readPublishReply(scratch, 0, at)) === replyDigest(reply),
        "a reply written again is another",
      );
      return replyDigest(reply);
    }
    case FrameField.batches: {
      const parts = readBatches(bytes, start, end);
      const { subscription, partition, endOffset, batchesStart, batchesEnd } = parts;
      holds(
        batchesStart >= start && batchesEnd === end && batchesStart <= end,
        "batches lie outside their frame",
      );
      const at = putBatchesHead(scratch, 0, subscription, partition, endOffset);
      holds(at === batchesHeadSize(subscription, partition, endOffset), "a head is as long as announced");
      holds(headDigest(readBatches(scratch, 0, at)) === headDigest(parts), "a head written again is another");
      return digestBytes(headDigest(parts), bytes, batchesStart, batchesEnd);
    }
    default: {
      const parts = readPublish(bytes, start, end);
      const seen = publishDigest(parts);
      const at = putPublish(scratch, 0, parts);
      holds(at === publishSize(parts), "a request is as long as announced");
      holds(publishDigest(readPublish(scratch, 0, at)) === seen, "a request written again is another");
      return seen;
    }
  }
}

const kinds: readonly number[] = [
  FrameField.publish,
  FrameField.atomic,
  FrameField.published,
  FrameField.batches,
];

export const target: FuzzTarget = {
  name: "publish-envelopes",
  samples: goldenBodies
    .filter(({ field }) => kinds.includes(field))
    .map(({ field, body }) => tagged(field, body)),
  read: (bytes, start, end) => (start === end ? 0 : readOne(bytes[start]!, bytes, start + 1, end)),
  // TypeError: text that is not UTF-8.
  refuses: (error) => error instanceof RangeError || error instanceof TypeError,
  covers: [
    { file: "wire/publish.ts", least: 0.95 },
    {
      file: "base/bytes.ts",
      functions: /^(varint|uint32|fixed32|take|skip|skipVarint|lengthDelimited|bytesField)$/,
      least: 0.95,
    },
  ],
};
