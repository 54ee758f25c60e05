/** Moves dead letters back to the queue each came from: each leaves in the entry that enqueues it there. */
import { SluiceFault } from "../base/errors.ts";
import type { QueueTopic } from "../core/catalog.ts";
import { EntryKind } from "../core/commands.ts";
import { encodeAttributes, encodeMoves, type Move } from "../core/delivery-commands.ts";
import { OUTCOMES } from "../core/delivery/delivery-state.ts";
import { quoted } from "../core/names.ts";
import { recordAttributes } from "../wire/record-attributes.ts";
import { firstRecord, originOf, redriven } from "./dead-letters.ts";
import { FrameBuffer, readOne, RecordSource } from "./record-source.ts";
import type { Shard } from "./shard.ts";

/** Messages of one entry, and their bytes. */
const AT_ONCE = 100;
const BYTES_AT_ONCE = 1024 * 1024;

export interface Redriven {
  moved: number;
  /** Those whose queue exists no more, or that say of none. */
  left: number;
}

export interface RedriveRules {
  /** @throws SluiceFault STORAGE_FULL when nothing can be stored now */
  admit(): void;
  /** In a consumer's hands: it stays. */
  isPending(offset: number): boolean;
}

/** Of those that are there now, the oldest first, at most `most`. @throws SluiceFault INVALID_ARGUMENT, STORAGE_FULL */
export async function redriveQueue(
  shard: Shard,
  { name, queue, partitions }: QueueTopic,
  most: number,
  rules: RedriveRules,
): Promise<Redriven> {
  if (!queue.deadLetters) {
    throw new SluiceFault(
      "INVALID_ARGUMENT",
      `queue ${quoted(name)} does not hold dead letters: there is nothing to redrive`,
    );
  }
  const { uid, endOffset: end } = partitions[0]!;
  const state = shard.machine.deliveries.state(uid)!;
  const source = new RecordSource(shard, shard.store.log(partitions[0]!));
  let moved = 0;
  let left = 0;
  let at = state.floor;
  try {
    while (at < end && moved < most) {
      rules.admit();
      const moves: Move[] = [];
      let bytes = 0;
      for (; at < end && moved + moves.length < most; at++) {
        at = state.settled.nextUnsettled(at);
        if (at >= end || moves.length >= AT_ONCE || bytes >= BYTES_AT_ONCE) break;
        if (rules.isPending(at)) continue;
        const way = await wayBack(shard, source, at);
        if (way === undefined) left++;
        else {
          moves.push({ ...way, sourceUid: uid, offset: at, attempts: state.messages.attemptsOf(at) });
          bytes += way.batch.bytes.length;
        }
      }
      if (moves.length === 0) continue;
      const done = await submit(shard, moves);
      moved += done.filter(Boolean).length;
      left += done.filter((one) => !one).length;
    }
  } finally {
    source.close();
  }
  return { moved, left };
}

/** Undefined: where it came from is no queue any more. */
async function wayBack(
  shard: Shard,
  source: RecordSource,
  offset: number,
): Promise<Pick<Move, "outcome" | "targetUid" | "batch"> | undefined> {
  const buffer = new FrameBuffer();
  const error = await readOne(source, offset, buffer);
  if (error !== undefined) throw error;
  const found = firstRecord(buffer.bytes, 0, buffer.size);
  const origin = originOf(found);
  const target = origin === undefined ? undefined : shard.machine.catalog.topic(origin);
  if (target?.queue === undefined) return undefined;
  const batch = redriven(found);
  const { level } = recordAttributes(batch.bytes, 0, batch.bytes.length, 1, shard.nowMs());
  if (target.queue.priorities) batch.attributes = encodeAttributes({ level });
  return { outcome: OUTCOMES.indexOf("moved"), targetUid: target.uid, batch };
}

function submit(shard: Shard, moves: readonly Move[]): Promise<readonly boolean[]> {
  return new Promise((resolve) => {
    shard.submitBytes(EntryKind.move, encodeMoves(moves), (outcome) =>
      resolve(outcome.kind === "moved" ? outcome.done : moves.map(() => false)),
    );
  });
}
