/** What became of a queue's settled messages, the newest first, with their records as far as those are still there. */
import type { QueueTopic } from "../core/catalog.ts";
import type { SettledRun } from "../core/delivery/settled-history.ts";
import { FrameBuffer, readOne, RecordSource } from "./record-source.ts";
import type { Shard } from "./shard.ts";

export interface SettledWish {
  readonly offset: number | undefined;
  /** Places in OUTCOMES; none = all. */
  readonly outcomes: readonly number[];
  /** The `next` of a reply before; 0 = from the newest on. */
  readonly before: number;
  readonly limit: number;
}

export interface SettledMessage extends Omit<SettledRun, "from" | "count"> {
  readonly offset: number;
  readonly result: Uint8Array | undefined;
  /** Its record is the next of the batches. */
  stored: boolean;
}

export interface SettledPage {
  readonly messages: readonly SettledMessage[];
  readonly batches: Uint8Array;
  /** 0 = there are no more. */
  readonly next: number;
}

const PAGE_BYTES = 1024 * 1024;

export async function settledMessages(
  shard: Shard,
  { partitions, queue }: QueueTopic,
  wish: SettledWish,
): Promise<SettledPage> {
  const partition = partitions[0]!;
  const history = shard.machine.deliveries.state(partition.uid)?.history;
  const messages: SettledMessage[] = [];
  /** Of each, its number; and whether something is behind the last. */
  const numbers: number[] = [];
  let more = false;
  const oldestMs = shard.nowMs() - queue.keepSettledMs;
  const take = ({ from, count, ...alike }: SettledRun, firstNumber: number): boolean => {
    if (wish.outcomes.length > 0 && !wish.outcomes.includes(alike.outcome)) return true;
    for (let i = count - 1; i >= 0; i--) {
      if (messages.length === wish.limit) return !(more = true);
      const offset = from + i;
      messages.push({ ...alike, offset, result: history!.results.get(offset), stored: false });
      numbers.push(firstNumber + i);
    }
    return true;
  };
  if (wish.offset === undefined) history?.eachNewest(wish.before, oldestMs, take);
  else {
    const found = history?.find(wish.offset, oldestMs);
    if (found !== undefined) take(found, 0);
  }
  const source = new RecordSource(shard, shard.store.log(partition));
  const buffer = new FrameBuffer();
  let bytes = 0;
  let count = 0;
  try {
    while (count < messages.length && bytes < PAGE_BYTES) {
      const message = messages[count++]!;
      const before = buffer.size;
      // What cannot be read is not there any more; what became of it is known all the same.
      message.stored = (await readOne(source, message.offset, buffer)) === undefined;
      if (!message.stored) buffer.size = before;
      bytes += buffer.size - before + (message.result?.length ?? 0);
    }
  } finally {
    source.close();
  }
  if (count < messages.length) more = true;
  return {
    messages: messages.slice(0, count),
    batches: buffer.bytes.subarray(0, buffer.size),
    next: more ? numbers[count - 1]! : 0,
  };
}
