/**
 * What a queue's limits make of an entry that appends to it: looked at before the first byte is stored, as a whole, and
 * after what it acks; what is beyond a limit then is let go. A message counts until it is settled, whoever has it.
 */
import type { Catalog, Topic } from "./catalog.ts";
import type { TopicAppend } from "./commands.ts";
import type { Deliveries } from "./deliveries.ts";
import type { LogDeliveries } from "./delivery-commands.ts";
import type { DeliveryState } from "./delivery/delivery-state.ts";
import { refusal, type Refusal } from "./outcome.ts";
import type { QueueSettings } from "./queue-settings.ts";

/** Of onFull "dead-letter": what there may be beyond a limit until the leader has moved it. */
export const OVERFLOW_MESSAGES = 1_000;
export const OVERFLOW_BYTES = 16 * 1024 * 1024;
/** Messages that an append drops beyond what it adds; so many an alteration drops. */
export const DROPPED_AT_ONCE = 1_000;

/** What would come to a queue. */
export interface Adding {
  messages: number;
  bytes: number;
}

export function hasLimits({ maxMessages, maxBytes }: QueueSettings): boolean {
  return maxMessages > 0 || maxBytes > 0;
}

/** The first of its queues that has no room for all of what comes to it. */
export function refuseForLimits(
  catalog: Catalog,
  deliveries: Deliveries,
  appends: readonly TopicAppend[],
  acks: readonly LogDeliveries[],
): Refusal | undefined {
  let sums: Map<Topic, Adding> | undefined;
  for (const { topicUid, batches } of appends) {
    const topic = catalog.topicOfUid(topicUid)!;
    if (topic.queue === undefined || !hasLimits(topic.queue)) continue;
    const sum = (sums ??= new Map<Topic, Adding>()).get(topic) ?? { messages: 0, bytes: 0 };
    sums.set(topic, sum);
    for (const { count, recordsStart, recordsEnd } of batches) {
      const bytes = recordsEnd - recordsStart;
      const { maxBytes } = topic.queue;
      if (maxBytes > 0 && bytes > maxBytes * count) return tooLarge(topic, bytes, count, maxBytes);
      sum.messages += count;
      sum.bytes += bytes;
    }
  }
  if (sums === undefined) return undefined;
  for (const [topic, adding] of sums) {
    const state = deliveries.state(topic.partitions[0]!.uid)!;
    for (const { partitionUid, settled } of acks) {
      if (partitionUid !== state.uid) continue;
      for (let i = 0; i + 3 < settled.length; i += 4) {
        adding.messages -= settled[i + 1]!;
        adding.bytes -= state.bytes.of(settled[i]!, settled[i]! + settled[i + 1]!);
      }
    }
    const refused = refuseFull(topic, state, adding, deliveries.ignoredByLimits(state));
    if (refused !== undefined) return refused;
  }
  return undefined;
}

/** Undefined: there is room, or room is made. `ignored`: the mutation's. */
export function refuseFull(
  { name, queue }: Topic,
  state: DeliveryState,
  adding: Adding,
  ignored = 0,
): Refusal | undefined {
  if (queue === undefined || queue.deadLetters || queue.onFull === "drop-oldest") return undefined;
  const { maxMessages, maxBytes, onFull } = queue;
  const [moreMessages, moreBytes] = onFull === "dead-letter" ? [OVERFLOW_MESSAGES, OVERFLOW_BYTES] : [0, 0];
  const has = state.unsettledCount - ignored;
  if (maxMessages > 0 && adding.messages > 0 && has + adding.messages > maxMessages + moreMessages)
    return full(name, "maxMessages", maxMessages, state.unsettledCount, adding.messages, "messages");
  const { total } = state.bytes;
  if (maxBytes > 0 && adding.bytes > 0 && total + adding.bytes > maxBytes + moreBytes)
    return full(name, "maxBytes", maxBytes, total, adding.bytes, "bytes");
  return undefined;
}

/** Lets go of what an append of these has left beyond the limits. */
export function dropBeyond(
  { queue, partitions }: Topic,
  deliveries: Deliveries,
  timeMs: number,
  added: readonly { readonly count: number }[] = [],
): void {
  if (queue?.onFull !== "drop-oldest" || !hasLimits(queue)) return;
  const count = added.reduce((sum, one) => sum + one.count, 0);
  deliveries.drop(partitions[0]!.uid, queue, count + DROPPED_AT_ONCE, timeMs);
}

/** An entry did not do: there is more to be dropped. */
export function isBeyond({ queue, partitions }: Topic, deliveries: Deliveries): boolean {
  if (queue?.onFull !== "drop-oldest") return false;
  const { messages, bytes } = deliveries.state(partitions[0]!.uid)?.excess(queue) ?? NONE;
  return messages > 0 || bytes > 0;
}

const NONE = { messages: 0, bytes: 0 };

function full(
  queue: string,
  setting: string,
  limit: number,
  has: number,
  adding: number,
  unit: string,
): Refusal {
  const text = `queue ${JSON.stringify(queue)} is full: ${has} ${unit} are not settled, ${adding} more do not fit in ${setting} ${limit}`;
  const details = { queue, setting, limit: String(limit), has: String(has), adding: String(adding) };
  return refusal("QUEUE_FULL", text, details);
}

function tooLarge({ name }: Topic, bytes: number, count: number, limit: number): Refusal {
  const size = Math.ceil(bytes / count);
  return refusal(
    "MESSAGE_TOO_LARGE",
    `a message of ${size} bytes is larger than queue ${JSON.stringify(name)} may hold, maxBytes ${limit}`,
    { queue: name, limit: String(limit), length: String(size) },
  );
}
