/** Messages of a topic for `for await`. */
import { MessageIterator } from "./message-iterator.ts";
import type { Message } from "./message.ts";
import type { PartitionPosition, Subscription } from "./subscription.ts";

/**
 * What `topic.messages()` gives: subscribed from the call on, not from the first `next()`. `break` (and `return()`,
 * `close()`, `await using`) ends the subscription. With `from: "latest"` every message stored after `ready` comes.
 * Iterate it once.
 */
export class MessageStream<T> extends MessageIterator<Message<T>> {
  readonly #subscription: Subscription<T>;

  /** Made by `topic.messages()` only. */
  constructor(subscription: Subscription<T>, signal: AbortSignal | undefined) {
    super(subscription, signal);
    this.#subscription = subscription;
  }

  /** Where each partition stood when the subscription was confirmed; empty before that. */
  get started(): readonly PartitionPosition[] {
    return this.#subscription.started;
  }

  /** Next offset of each partition: give it to `from: { offsets }` to go on from here. */
  get positions(): ReadonlyMap<number, number> {
    return this.#subscription.positions;
  }

  /** Which log `positions` are offsets of: keep it with them, and give it to `from: { offsets, lineage }`. */
  get lineage(): number {
    return this.#subscription.lineage;
  }
}
