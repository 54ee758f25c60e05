/**
 * Handlers of a queue's messages: how they begin (`queue-handling.ts` one message each, `batch-handling.ts` many), and how
 * the consumer ends.
 */
import { BatchHandling, type BatchSettings } from "./batch-handling.ts";
import type { BreakerOptions, CircuitState } from "./circuit-breaker.ts";
import { ConsumerEnding } from "./consumer-ending.ts";
import type { Delivery } from "./delivery.ts";
import { disposedBy } from "./disposal.ts";
import { SluiceError, abortedError, invalidArgument } from "./errors.ts";
import { checkOptions, optionNames, positiveInteger } from "./option-check.ts";
import { QueueCircuit } from "./queue-circuit.ts";
import { MessageHandling, type Handling, type HandlingHost } from "./queue-handling.ts";
import type { QueueMessage } from "./queue-message.ts";
import { LATER_QUEUE_OPTIONS, QUEUE_READ_OPTIONS, type QueueReadOptions } from "./queue-options.ts";
import type { QueueSubscription, QueueSubscriptionOwner } from "./queue-subscription.ts";

export type QueueHandler<T> = (message: QueueMessage<T>) => unknown;
/** Gets 1 to `batch.size` messages, in the order they were handed out. */
export type QueueBatchHandler<T> = (messages: QueueMessage<T>[]) => unknown;

export interface QueueConsumeOptions<T> extends QueueReadOptions {
  /** Handlers running at a time, default 1. */
  readonly concurrency?: number;
  /**
   * Leaves a broken downstream alone: after too many failures nothing is handed out and no attempt is spent until a
   * single message went through. Default: none.
   */
  readonly breaker?: BreakerOptions;
  /**
   * What the handler returns is kept as `m.setResult()` keeps it (BullMQ's returnvalue). What cannot be kept is told to
   * `onError`, and the message is acked without. Not of batches. Default false.
   */
  readonly keepResult?: boolean;
  /**
   * Told what a handler threw and its message: it is nacked, or rejected, by then. Also told LOCK_LOST of messages that
   * were handled and could not be acked any more: somebody else handles them again. And, with no message, why the
   * consumer ended by itself.
   */
  readonly onError?: (error: unknown, message: QueueMessage<T> | undefined) => void;
}

export interface QueueBatchOptions<T> extends QueueConsumeOptions<T> {
  /** The handler gets arrays of messages. `prefetch` is by default twice as many as all handlers can hold. */
  readonly batch: BatchSettings;
}

export const queueConsumeOptions = optionNames(
  "consume()",
  [...QUEUE_READ_OPTIONS, "concurrency", "batch", "breaker", "keepResult", "onError"],
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
  readonly #handling: Handling<T>;
  readonly #circuit: QueueCircuit<T> | undefined;
  readonly #onError: QueueConsumeOptions<T>["onError"];
  readonly #signal: AbortSignal | undefined;
  #isStopping = false;
  readonly #ending = new ConsumerEnding();

  /** Made by `queue.consume()` only. */
  constructor(
    subscription: QueueSubscription<T>,
    handler: QueueHandler<T> | QueueBatchHandler<T>,
    options: QueueConsumeOptions<T> & Partial<QueueBatchOptions<T>>,
    prefetch: number,
  ) {
    const { concurrency = 1, onError, signal, breaker, batch, keepResult = false } = options;
    if (batch !== undefined && keepResult)
      throw invalidArgument("keepResult is not for batches: m.setResult() of each message is");
    this.#subscription = subscription;
    this.#onError = onError;
    this.#signal = signal;
    this.ready = subscription.ready;
    this.closed = this.#ending.closed;
    this.ended = this.#ending.ended;
    this.#circuit =
      breaker && new QueueCircuit<T>(subscription, breaker, prefetch, () => this.#handling.pump());
    const host = this.#host(concurrency, keepResult);
    this.#handling =
      batch === undefined
        ? new MessageHandling(host, handler as QueueHandler<T>)
        : new BatchHandling(host, handler as QueueBatchHandler<T>, batch);
    subscription.owner = this;
    if (signal?.aborted) this.#abort();
    else signal?.addEventListener("abort", this.#abort);
  }

  /** Whether messages are handed out to its handlers; "closed", the usual, also without a breaker. */
  get circuit(): CircuitState {
    return this.#circuit?.state ?? "closed";
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
      () => this.#handling.size,
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
    this.#handling.pump();
    if (this.#subscription.over) this.#settle(this.#subscription.error);
    else if (this.#isStopping && this.#handling.size === 0 && this.#subscription.size === 0) this.#end();
  }

  lost(deliveries: readonly Delivery<T>[]): void {
    this.#handling.lost(deliveries);
  }

  overdue(delivery: Delivery<T>): void {
    this.#handling.overdue(delivery);
  }

  // ---- what the handlers tell ----

  #host(concurrency: number, keepsResults: boolean): HandlingHost<T> {
    const isStopping = (): boolean => this.#isStopping;
    return {
      subscription: this.#subscription,
      circuit: this.#circuit,
      concurrency,
      get isStopping() {
        return isStopping();
      },
      keepsResults,
      isListening: this.#onError !== undefined,
      tell: (error, message) => this.#tell(error, message),
      done: () => this.woken(),
    };
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
    this.#circuit?.end();
    this.#subscription.releaseRest();
    this.woken();
  }

  #end(reason?: SluiceError): void {
    this.#isStopping = true;
    this.#circuit?.end();
    if (reason !== undefined) this.#handling.abort(reason);
    this.#subscription.close();
    this.#settle(undefined);
  }

  #settle(error: SluiceError | undefined): void {
    // CLOSED: the client was, which is no failure of the consumer's.
    const failure = error === undefined || error.code === "CLOSED" ? undefined : { error };
    if (!this.#ending.settle(failure)) return;
    this.#isStopping = true;
    this.#circuit?.end();
    this.#signal?.removeEventListener("abort", this.#abort);
    if (failure === undefined) return;
    if (this.#onError !== undefined) this.#ending.toldElsewhere();
    this.#tell(error, undefined);
  }
}

disposedBy(QueueConsumer, (consumer: QueueConsumer<unknown>) => consumer.drain());
