/** Messages of a queue looked at where they lie: nothing is handed out, and none of them waits for it. */
import type { QueueTopic } from "../core/catalog.ts";
import type { Progress } from "../core/delivery/progress-reports.ts";
import { FrameBuffer, readOne, RecordSource } from "./record-source.ts";
import type { Shard } from "./shard.ts";

/** A page ends with the message that makes it this long. */
const PAGE_BYTES = 1024 * 1024;

/** Messages as they lie. */
export interface Peeked {
  readonly batches: Uint8Array;
  readonly ranges: readonly { readonly firstOffset: number; readonly attempts: number }[];
  /** Of those of which it is known. */
  readonly progress: readonly { readonly offset: number; readonly progress: Progress }[];
  /** 0 = there are no more. */
  readonly next: number;
}

/** Unsettled messages from an offset on. @throws SluiceFault when one cannot be read */
export async function peekQueue(
  shard: Shard,
  { partitions }: QueueTopic,
  fromOffset: number,
  limit: number,
  progressOf: (offset: number) => Progress | undefined,
): Promise<Peeked> {
  const partition = partitions[0]!;
  const { settled, messages } = shard.machine.deliveries.state(partition.uid)!;
  const source = new RecordSource(shard, shard.store.log(partition));
  const buffer = new FrameBuffer();
  const ranges: { firstOffset: number; attempts: number }[] = [];
  const progress: { offset: number; progress: Progress }[] = [];
  const end = partition.endOffset;
  let at = settled.nextUnsettled(fromOffset);
  try {
    while (at < end && ranges.length < limit && buffer.size < PAGE_BYTES) {
      const error = await readOne(source, at, buffer);
      if (error !== undefined) throw error;
      ranges.push({ firstOffset: at, attempts: messages.attemptsOf(at) });
      const said = progressOf(at);
      if (said !== undefined) progress.push({ offset: at, progress: said });
      at = settled.nextUnsettled(at + 1);
    }
  } finally {
    source.close();
  }
  return { batches: buffer.bytes.subarray(0, buffer.size), ranges, progress, next: at < end ? at : 0 };
}
