/**
 * Messages of a queue for `for await`. Each is to be settled by whoever takes it: `await m.ack()`, `m.nack()`, … When the
 * loop ends, however it does, what was settled stays so and everything else is given back.
 */
import type { Delivery } from "./delivery.ts";
import { SluiceError } from "./errors.ts";
import { MessageIterator, type MessageSupply } from "./message-iterator.ts";
import { QueueMessage, textOfError } from "./queue-message.ts";
import type { QueueSubscription, QueueSubscriptionOwner } from "./queue-subscription.ts";

/** What `queue.messages()` gives: `break` (and `return()`, `close()`, `await using`) ends it. Iterate it once. */
export class QueueStream<T> extends MessageIterator<QueueMessage<T>> {
  /** Made by `queue.messages()` only. */
  constructor(subscription: QueueSubscription<T>, signal: AbortSignal | undefined) {
    super(new QueueSupply(subscription), signal);
  }
}

/** A subscription whose messages are settled by hand. */
export class QueueSupply<T> implements MessageSupply<QueueMessage<T>>, QueueSubscriptionOwner<T> {
  onWake: () => void = () => undefined;
  readonly #subscription: QueueSubscription<T>;

  constructor(subscription: QueueSubscription<T>) {
    this.#subscription = subscription;
    subscription.owner = this;
  }

  get ready(): Promise<void> {
    return this.#subscription.ready;
  }

  get over(): boolean {
    return this.#subscription.over;
  }

  get error(): SluiceError | undefined {
    return this.#subscription.error;
  }

  take(): QueueMessage<T> | undefined {
    const delivery = this.#subscription.take();
    return delivery === undefined ? undefined : new QueueMessage(this.#subscription, delivery);
  }

  close(error?: SluiceError): void {
    this.#subscription.close(error);
  }

  woken(): void {
    this.onWake();
  }

  lost(): void {
    // The messages' own promises and signals say it.
  }

  /** It was worked on for `maxHandlerMs`: nobody renews it any more. */
  overdue(delivery: Delivery<T>): void {
    const error = new SluiceError("TIMEOUT", "the message was not settled within maxHandlerMs");
    this.#subscription.settle(delivery, { kind: "nack", delayMs: undefined, error: textOfError(error) });
    delivery.abort(error);
  }
}
