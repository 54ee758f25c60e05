/**
 * A handler called for each message of a queue, up to `concurrency` at a time. It returns: acked. It throws: failed, and
 * tried again later by the queue's rules. A handler that says something of its message itself is not spoken over.
 */
import { ConsumerEnding, isPromiseLike } from "./consumer-ending.ts";
import type { Delivery } from "./delivery.ts";
import { disposedBy } from "./disposal.ts";
import { SluiceError, abortedError } from "./errors.ts";
import { checkOptions, optionNames, positiveInteger } from "./option-check.ts";
import { QueueMessage, textOfError } from "./queue-message.ts";
import { LATER_QUEUE_OPTIONS, QUEUE_READ_OPTIONS, type QueueReadOptions } from "./queue-options.ts";
import type { QueueSubscription, QueueSubscriptionOwner } from "./queue-subscription.ts";
import { DeadLetterError, RetryLaterError } from "./settle-errors.ts";
import { ACK, type Settlement } from "./settle-gathering.ts";

export type QueueHandler<T> = (message: QueueMessage<T>) => unknown;

export interface QueueConsumeOptions<T> extends QueueReadOptions {
  /** Handlers running at a time, default 1. */
  readonly concurrency?: number;
  /**
   * Told what a handler threw and its message: it is nacked, or rejected, by then. Also told LOCK_LOST of messages that
   * were handled and could not be acked any more: somebody else handles them again. And, with no message, why the
   * consumer ended by itself.
   */
  readonly onError?: (error: unknown, message: QueueMessage<T> | undefined) => void;
}

export const queueConsumeOptions = optionNames(
  "consume()",
  [...QUEUE_READ_OPTIONS, "concurrency", "onError"],
  LATER_QUEUE_OPTIONS,
);

const drainNames = optionNames("drain()", ["timeoutMs"]);

export class QueueConsumer<T> implements QueueSubscriptionOwner<T> {
  /** Resolves when the server has confirmed the consumer; rejects if it fails. */
  readonly ready: Promise<void>;
  /**
   * Resolves when it has ended as asked; rejects with why it ended by itself (queue deleted, damage). Without `onError`
   * that must be awaited or caught, or it ends the process as any unhandled rejection.
   */
  readonly closed: Promise<void>;
  /** Resolves when it has ended, however it did. */
  readonly ended: Promise<void>;
  readonly #subscription: QueueSubscription<T>;
  readonly #handler: QueueHandler<T>;
  readonly #concurrency: number;
  readonly #onError: QueueConsumeOptions<T>["onError"];
  readonly #signal: AbortSignal | undefined;
  /** Messages whose handlers run. */
  readonly #running = new Map<Delivery<T>, QueueMessage<T>>();
  /** Handled, and the ack not confirmed: for onError alone. */
  readonly #acked = new Map<Delivery<T>, QueueMessage<T>>();
  #isStopping = false;
  readonly #ending = new ConsumerEnding();

  /** Made by `queue.consume()` only. */
  constructor(
    subscription: QueueSubscription<T>,
    handler: QueueHandler<T>,
    { concurrency = 1, onError, signal }: QueueConsumeOptions<T>,
  ) {
    this.#subscription = subscription;
    this.#handler = handler;
    this.#concurrency = concurrency;
    this.#onError = onError;
    this.#signal = signal;
    this.ready = subscription.ready;
    this.closed = this.#ending.closed;
    this.ended = this.#ending.ended;
    subscription.owner = this;
    if (signal?.aborted) this.#abort();
    else signal?.addEventListener("abort", this.#abort);
  }

  /**
   * Takes no more messages, gives back those nobody has begun, and resolves when the running handlers are done and what
   * became of their messages is stored. After `timeoutMs` (30 s) it rejects with TIMEOUT: the handlers' signals are
   * aborted and their messages given back.
   */
  async drain(options: { readonly timeoutMs?: number } = {}): Promise<void> {
    checkOptions(options, drainNames);
    await this.finish(options);
    await this.closed;
  }

  /** As drain, but why it ended by itself is left to `closed`. */
  async finish({ timeoutMs }: { readonly timeoutMs?: number } = {}): Promise<void> {
    if (timeoutMs !== undefined) positiveInteger(timeoutMs, "timeoutMs");
    this.#stop();
    await this.#ending.within(
      timeoutMs,
      () => this.#running.size,
      (error) => this.#end(error),
    );
  }

  /** Ends it now: everything it holds is given back, running handlers' signals are aborted, and not waited for. */
  close(): void {
    this.#end(new SluiceError("CLOSED", "the consumer was closed"));
  }

  declare [Symbol.asyncDispose]: () => Promise<void>;

  // ---- what the subscription tells ----

  woken(): void {
    this.#pump();
    if (this.#subscription.over) this.#settle(this.#subscription.error);
    else if (this.#isStopping && this.#running.size === 0 && this.#subscription.size === 0) this.#end();
  }

  lost(deliveries: readonly Delivery<T>[]): void {
    for (const delivery of deliveries) {
      const message = this.#acked.get(delivery);
      if (message === undefined) continue;
      this.#acked.delete(delivery);
      if (delivery.failure !== undefined && delivery.failure.code !== "CLOSED")
        this.#tell(delivery.failure, message);
    }
  }

  overdue(delivery: Delivery<T>): void {
    const message = this.#running.get(delivery);
    if (message === undefined) return;
    const error = new SluiceError("TIMEOUT", "the handler ran longer than maxHandlerMs");
    this.#subscription.settle(delivery, { kind: "nack", delayMs: undefined, error: textOfError(error) });
    delivery.abort(error);
    // It may never return: its place is for another one.
    this.#running.delete(delivery);
    this.#tell(error, message);
    this.#pump();
  }

  // ---- handlers ----

  #pump(): void {
    while (!this.#isStopping && this.#running.size < this.#concurrency) {
      const delivery = this.#subscription.take();
      if (delivery === undefined) return;
      this.#run(delivery);
    }
  }

  #run(delivery: Delivery<T>): void {
    const message = new QueueMessage(this.#subscription, delivery);
    this.#running.set(delivery, message);
    let outcome: unknown;
    try {
      outcome = this.#handler(message);
    } catch (error) {
      return this.#failed(delivery, message, error);
    }
    if (!isPromiseLike(outcome)) return this.#returned(delivery, message);
    outcome.then(
      () => {
        this.#returned(delivery, message);
        this.woken();
      },
      (error: unknown) => {
        this.#failed(delivery, message, error);
        this.woken();
      },
    );
  }

  #returned(delivery: Delivery<T>, message: QueueMessage<T>): void {
    const inTime = this.#running.delete(delivery);
    if (this.#subscription.settle(delivery, ACK)) {
      if (this.#onError !== undefined) this.#watch(delivery, message);
    } else if (inTime && delivery.failure?.code === "LOCK_LOST" && delivery.settlement === undefined)
      this.#tell(delivery.failure, message);
  }

  /** Until it is known what became of its ack. */
  #watch(delivery: Delivery<T>, message: QueueMessage<T>): void {
    this.#acked.set(delivery, message);
    delivery.onConfirmed = () => this.#acked.delete(delivery);
  }

  #failed(delivery: Delivery<T>, message: QueueMessage<T>, error: unknown): void {
    this.#running.delete(delivery);
    // A handler that minds its signal throws when it is told to stop: that is no failure of its own.
    if (delivery.failure !== undefined) return;
    this.#subscription.settle(delivery, settlementOf(error));
    this.#tell(error, message);
  }

  #tell(error: unknown, message: QueueMessage<T> | undefined): void {
    try {
      this.#onError?.(error, message);
    } catch (failure) {
      // A listener's own failure is its owner's, and must not cost the consumer its state.
      queueMicrotask(() => {
        throw failure;
      });
    }
  }

  // ---- the end ----

  /** Aborting is how its owner ends it: as close(), no failure. */
  readonly #abort = (): void => this.#end(abortedError(this.#signal!));

  #stop(): void {
    if (this.#isStopping) return;
    this.#isStopping = true;
    this.#subscription.releaseRest();
    this.woken();
  }

  #end(reason?: SluiceError): void {
    this.#isStopping = true;
    if (reason !== undefined) for (const delivery of this.#running.keys()) delivery.abort(reason);
    this.#subscription.close();
    this.#settle(undefined);
  }

  #settle(error: SluiceError | undefined): void {
    // CLOSED: the client was, which is no failure of the consumer's.
    const failure = error === undefined || error.code === "CLOSED" ? undefined : { error };
    if (!this.#ending.settle(failure)) return;
    this.#isStopping = true;
    this.#signal?.removeEventListener("abort", this.#abort);
    if (failure === undefined) return;
    if (this.#onError !== undefined) this.#ending.toldElsewhere();
    this.#tell(error, undefined);
  }
}

disposedBy(QueueConsumer, (consumer: QueueConsumer<unknown>) => consumer.drain());

/** What is said of a message whose handler threw. */
export function settlementOf(error: unknown): Settlement {
  if (DeadLetterError.is(error)) return { kind: "reject", reason: error.message };
  if (RetryLaterError.is(error)) return { kind: "nack", delayMs: error.delayMs, error: textOfError(error) };
  return { kind: "nack", delayMs: undefined, error: textOfError(error) };
}
