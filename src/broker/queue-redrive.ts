/**
 * Moves dead letters back to the queue each came from: each leaves in the entry that enqueues it there, with no failed
 * attempts. One that has come back MOST_ROUNDS times is left, as its header tells: it will most likely come back again.
 */
import { SluiceFault } from "../base/errors.ts";
import { quoted } from "../core/names.ts";
import { openRecord } from "../wire/record-batch.ts";
import { setMovedAttributes } from "./attribute-column.ts";
import { originOf, redriven, roundsOf, type RecordEdit } from "./dead-letters.ts";
import { matches, type MessageFilter } from "./message-filter.ts";
import { movePage, type MovePage, type PageParts } from "./move-page.ts";

/** Sent back so often, a dead letter is left unless it is forced. */
export const MOST_ROUNDS = 3;

export interface RedriveWish {
  readonly filter: MessageFilter;
  /** 0 = as many as a page takes. */
  readonly most: number;
  readonly dryRun: boolean;
  /** Also those that have come back too often. */
  readonly force: boolean;
  readonly edit: RecordEdit | undefined;
}

export interface Redriven extends MovePage {
  /** Those whose queue exists no more, or that say of none. */
  left: number;
  /** Those that have come back too often. */
  exhausted: number;
}

/** A page of them, the oldest first. @throws SluiceFault INVALID_ARGUMENT, STORAGE_FULL, NOT_FOUND */
export async function redrivePage(parts: PageParts, wish: RedriveWish): Promise<Redriven> {
  const { shard, topic } = parts;
  if (!topic.queue.deadLetters) {
    throw new SluiceFault(
      "INVALID_ARGUMENT",
      `queue ${quoted(topic.name)} does not hold dead letters: there is nothing to redrive`,
    );
  }
  const { filter, most, dryRun, force, edit } = wish;
  const { fromOffset, toOffset } = filter;
  let left = 0;
  let exhausted = 0;
  const page = await movePage(parts, { fromOffset, toOffset, most, dryRun }, (found) => {
    const { headers } = openRecord(found.bytes, found.start, found.end, 0);
    if (!matches(filter, found, headers)) return undefined;
    const origin = originOf(headers);
    const target = origin === undefined ? undefined : shard.machine.catalog.topic(origin);
    if (target?.queue === undefined) {
      left++;
      return undefined;
    }
    if (!force && roundsOf(headers) >= MOST_ROUNDS) {
      exhausted++;
      return undefined;
    }
    const batch = redriven(found, headers, edit, shard.nowMs());
    setMovedAttributes(batch, shard.machine.messageIdKey, target.queue.priorities);
    return { targetUid: target.uid, batch };
  });
  return { ...page, left, exhausted };
}
