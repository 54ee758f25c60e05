/** Messages for later, and how late they come. */
import type { Context } from "./context.ts";
import { BATCH } from "./publishing.ts";
import { payloadsOf } from "./payloads.ts";

export interface LaterOrder {
  readonly queue: string;
  readonly size: number;
  readonly messages: number;
  /** When the first is due, and how far apart they are. Milliseconds; the k-th is due at `fromMs + k × everyMs`. */
  readonly fromMs: number;
  readonly everyMs: number;
  /** Each has an id, by which it could be cancelled. */
  readonly withIds?: boolean;
}

/** Publishes them, each with when it is due in its first bytes. */
export async function publishLater(context: Context, order: LaterOrder): Promise<void> {
  const { queue: name, size, messages, fromMs, everyMs, withIds = false } = order;
  const queue = (await context.client()).queue(name);
  const payloads = payloadsOf(size);
  let underWay: Promise<unknown>[] = [];
  for (let first = 0; first < messages; first += BATCH) {
    const items = Array.from({ length: Math.min(BATCH, messages - first) }, (_, i) => {
      const deliverAt = Math.floor(fromMs + (first + i) * everyMs);
      // A copy: a payload is sent many times over, and this one says when it is due.
      const value = Buffer.from(payloads.at(first + i));
      value.writeDoubleLE(deliverAt);
      return withIds ? { value, deliverAt, messageId: `message-${first + i}` } : { value, deliverAt };
    });
    underWay.push(queue.publishLater(items));
    if (underWay.length < AT_ONCE) continue;
    await Promise.all(underWay);
    underWay = [];
  }
  await Promise.all(underWay);
}

const AT_ONCE = 10;

/** Works on the next `messages` of the queue; how late each came, milliseconds. The clock's are whole. */
export async function takeLate(
  context: Context,
  { queue, messages, concurrency }: { queue: string; messages: number; concurrency: number },
): Promise<{ lateMs: Float64Array }> {
  const client = await context.client();
  const lateMs = new Float64Array(messages);
  let taken = 0;
  await new Promise<void>((resolve) => {
    const handle = (value: Uint8Array): void => {
      if (taken === messages) return;
      lateMs[taken] = Date.now() - Buffer.from(value.buffer, value.byteOffset, 8).readDoubleLE(0);
      if (++taken === messages) resolve();
    };
    client.queue(queue).work(handle, { concurrency });
  });
  return { lateMs };
}
