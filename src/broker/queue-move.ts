/** Moves messages that wait in a queue to another queue: as they are, with what is left of their times. */
import { SluiceFault } from "../base/errors.ts";
import type { QueueTopic } from "../core/catalog.ts";
import { quoted } from "../core/names.ts";
import { openRecord } from "../wire/record-batch.ts";
import { setMovedAttributes } from "./attribute-column.ts";
import { moved } from "./dead-letters.ts";
import { matches, type MessageFilter } from "./message-filter.ts";
import { movePage, type MovePage, type PageParts } from "./move-page.ts";

export interface MoveWish {
  readonly filter: MessageFilter;
  /** 0 = as many as a page takes. */
  readonly most: number;
  readonly dryRun: boolean;
}

/** A page of them, the oldest first. @throws SluiceFault INVALID_ARGUMENT, STORAGE_FULL, NOT_FOUND */
export async function moveMessages(
  parts: PageParts,
  target: QueueTopic,
  { filter, most, dryRun }: MoveWish,
): Promise<MovePage> {
  const { shard, topic } = parts;
  if (target.uid === topic.uid)
    throw new SluiceFault(
      "INVALID_ARGUMENT",
      `queue ${quoted(topic.name)} is where its messages are already`,
    );
  if (target.queue.deadLetters) {
    throw new SluiceFault(
      "INVALID_ARGUMENT",
      `queue ${quoted(target.name)} is for dead letters, which tell what became of them: move to another queue`,
    );
  }
  const { messages } = shard.machine.deliveries.state(topic.partitions[0]!.uid)!;
  const { fromOffset, toOffset } = filter;
  return await movePage(parts, { fromOffset, toOffset, most, dryRun }, (found, offset) => {
    const { headers } = openRecord(found.bytes, found.start, found.end, 0);
    if (!matches(filter, found, headers)) return undefined;
    const [due, expiry] = [messages.untilOf(offset), messages.expiryOf(offset)];
    const deliverAt = due > shard.nowMs() ? due : 0;
    const batch = moved(found, deliverAt, expiry);
    setMovedAttributes(batch, shard.machine.messageIdKey, target.queue.priorities, {
      deliverAtMs: deliverAt > 0 ? [deliverAt] : undefined,
      expiresAtMs: expiry > 0 ? [expiry] : undefined,
    });
    return { targetUid: target.uid, batch };
  });
}
