/**
 * Messages of a queue for `for await`. Each is to be settled by whoever takes it: `await m.ack()`, `m.nack()`, … When the
 * loop ends, however it does, what was not settled is given back.
 */
import { asyncDispose } from "./disposal.ts";
import type { Delivery } from "./delivery.ts";
import { SluiceError, abortedError } from "./errors.ts";
import { QueueMessage, textOfError } from "./queue-message.ts";
import type { QueueSubscription, QueueSubscriptionOwner } from "./queue-subscription.ts";

/** A reader that waits in next(). */
interface Waiter<T> {
  resolve(result: IteratorResult<QueueMessage<T>, undefined>): void;
  reject(error: SluiceError): void;
}

const DONE: IteratorReturnResult<undefined> = { value: undefined, done: true };

export class QueueStream<T>
  implements AsyncIterableIterator<QueueMessage<T>, undefined>, QueueSubscriptionOwner<T>
{
  /** Resolves when the server has confirmed the consumer; rejects if it fails (the iteration says it too). */
  readonly ready: Promise<void>;
  readonly #subscription: QueueSubscription<T>;
  readonly #waiters: Waiter<T>[] = [];
  readonly #signal: AbortSignal | undefined;
  #errorTold = false;

  /** Made by `queue.messages()` only. */
  constructor(subscription: QueueSubscription<T>, signal: AbortSignal | undefined) {
    this.#subscription = subscription;
    this.#signal = signal;
    this.ready = subscription.ready;
    subscription.owner = this;
    if (signal?.aborted) this.#abort();
    else signal?.addEventListener("abort", this.#abort);
  }

  /** @throws SluiceError (as rejection) if the consumer failed, once; after that it is done */
  next(): Promise<IteratorResult<QueueMessage<T>, undefined>> {
    if (this.#waiters.length === 0) {
      const value = this.#take();
      if (value !== undefined) return Promise.resolve({ value, done: false });
      if (this.#subscription.over) return this.#last();
    }
    return new Promise((resolve, reject) => this.#waiters.push({ resolve, reject }));
  }

  return(): Promise<IteratorReturnResult<undefined>> {
    this.close();
    return Promise.resolve(DONE);
  }

  /** Ends it now: what was settled stays so, everything else is given back. */
  close(): void {
    this.#end(undefined);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  declare [Symbol.asyncDispose]: () => Promise<void>;

  woken(): void {
    while (this.#waiters.length > 0) {
      const value = this.#take();
      if (value === undefined) break;
      this.#waiters.shift()?.resolve({ value, done: false });
    }
    if (!this.#subscription.over) return;
    this.#signal?.removeEventListener("abort", this.#abort);
    for (const waiter of this.#waiters.splice(0))
      this.#last().then(waiter.resolve.bind(waiter), waiter.reject.bind(waiter));
  }

  lost(): void {
    // The messages' own promises and signals say it.
  }

  overdue(delivery: Delivery<T>): void {
    failOverdue(this.#subscription, delivery);
  }

  readonly #abort = (): void => this.#end(abortedError(this.#signal!));

  #end(error: SluiceError | undefined): void {
    this.#signal?.removeEventListener("abort", this.#abort);
    this.#subscription.close(error);
  }

  #take(): QueueMessage<T> | undefined {
    const delivery = this.#subscription.take();
    return delivery === undefined ? undefined : new QueueMessage(this.#subscription, delivery);
  }

  #last(): Promise<IteratorResult<QueueMessage<T>, undefined>> {
    const { error } = this.#subscription;
    if (error === undefined || this.#errorTold) return Promise.resolve(DONE);
    this.#errorTold = true;
    return Promise.reject(error);
  }
}

Object.defineProperty(QueueStream.prototype, asyncDispose, {
  configurable: true,
  writable: true,
  value(this: QueueStream<unknown>): Promise<void> {
    this.close();
    return Promise.resolve();
  },
});

/** It was worked on for `maxHandlerMs`: nobody renews it any more. */
export function failOverdue<T>(subscription: QueueSubscription<T>, delivery: Delivery<T>): void {
  const error = new SluiceError("TIMEOUT", "the message was not settled within maxHandlerMs");
  subscription.settle(delivery, { kind: "nack", delayMs: undefined, error: textOfError(error) });
  delivery.abort(error);
}
