/**
 * A handler called for each message, up to `concurrency` at a time. Plain reading has no group and
 * no acknowledgement: a handler that throws stops the consumer, and says so.
 */
import { ConsumerEnding, isPromiseLike } from "./consumer-ending.ts";
import { disposedBy } from "./disposal.ts";
import { SluiceError, abortedError, invalidArgument } from "./errors.ts";
import type { Message } from "./message.ts";
import { optionNames } from "./option-check.ts";
import type { PartitionPosition, Subscription } from "./subscription.ts";
import { LATER_READ_OPTIONS, READ_OPTIONS, type ReadOptions } from "./subscription-options.ts";

export interface HandlerContext {
  /** Aborted by close(), by the signal given to consume(), and when drain()'s time is up. */
  readonly signal: AbortSignal;
}

export type MessageHandler<T> = (message: Message<T>, context: HandlerContext) => unknown;

export interface ConsumeOptions<T> extends ReadOptions {
  /**
   * Handlers running at a time, default 1. With 1, messages of a partition are handled in order;
   * with more, they begin in order.
   */
  readonly concurrency?: number;
  /**
   * Called with what a handler threw and its message, or with why the subscription failed and
   * undefined. "skip" goes on with the next message; anything else stops the consumer, the default.
   */
  readonly onError?: (error: unknown, message: Message<T> | undefined) => "skip" | "stop" | undefined | void;
}

export const consumeOptions = optionNames(
  "consume()",
  [...READ_OPTIONS, "concurrency", "onError"],
  LATER_READ_OPTIONS,
);

export class Consumer<T> {
  /** Resolves when the server has confirmed the subscription; rejects if it fails. */
  readonly ready: Promise<void>;
  /**
   * Resolves when the consumer has ended as asked. Rejects with what a handler threw, or why the
   * subscription failed; without `onError` that must be awaited or caught, or it ends the process as
   * any unhandled rejection.
   */
  readonly closed: Promise<void>;
  /** Resolves when the consumer has ended, however it did. */
  readonly ended: Promise<void>;
  readonly #subscription: Subscription<T>;
  readonly #handler: MessageHandler<T>;
  readonly #concurrency: number;
  readonly #onError: ConsumeOptions<T>["onError"];
  readonly #signal: AbortSignal | undefined;
  readonly #abortHandlers = new AbortController();
  readonly #context: HandlerContext = { signal: this.#abortHandlers.signal };
  #running = 0;
  #stopped = false;
  #failure: { readonly error: unknown } | undefined;
  readonly #ending = new ConsumerEnding();

  /** Made by `topic.consume()` only. */
  constructor(subscription: Subscription<T>, handler: MessageHandler<T>, options: ConsumeOptions<T>) {
    const { concurrency = 1, onError, signal } = options;
    if (!Number.isSafeInteger(concurrency) || concurrency < 1) {
      throw invalidArgument(`concurrency is ${concurrency}, not a whole number from 1`);
    }
    this.#subscription = subscription;
    this.#handler = handler;
    this.#concurrency = concurrency;
    this.#onError = onError;
    this.#signal = signal;
    this.ready = subscription.ready;
    this.closed = this.#ending.closed;
    this.ended = this.#ending.ended;
    if (onError !== undefined) this.#ending.toldElsewhere();
    subscription.onWake = () => this.#pump();
    if (signal?.aborted) this.#abort();
    else signal?.addEventListener("abort", this.#abort);
  }

  /** Where each partition stood when the subscription was confirmed; empty before that. */
  get started(): readonly PartitionPosition[] {
    return this.#subscription.started;
  }

  /** Next offset of each partition to be given to a handler. */
  get positions(): ReadonlyMap<number, number> {
    return this.#subscription.positions;
  }

  /** Which log `positions` are offsets of: keep it with them, and give it to `from: { offsets, lineage }`. */
  get lineage(): number {
    return this.#subscription.lineage;
  }

  /**
   * Takes no more messages and resolves when the running handlers are done; rejects if one of them
   * failed. After `timeoutMs` (30 s) it rejects with TIMEOUT; the handlers' signal is aborted then.
   */
  async drain(options: { readonly timeoutMs?: number } = {}): Promise<void> {
    await this.finish(options);
    await this.closed;
  }

  /** As drain, but a handler's failure is left to `closed`. */
  async finish({ timeoutMs }: { readonly timeoutMs?: number } = {}): Promise<void> {
    this.#stop();
    await this.#ending.within(
      timeoutMs,
      () => this.#running,
      (error) => this.#abortHandlers.abort(error),
    );
  }

  /** Takes no more messages; running handlers' signal is aborted, and not waited for. */
  close(): void {
    this.#stop();
    this.#abortHandlers.abort(new SluiceError("CLOSED", "the consumer was closed"));
    this.#settle();
  }

  declare [Symbol.asyncDispose]: () => Promise<void>;

  /** Aborting is how its owner ends it: as close(), no failure. */
  readonly #abort = (): void => {
    this.#stop();
    this.#abortHandlers.abort(abortedError(this.#signal!));
    this.#settle();
  };

  #pump(): void {
    while (!this.#stopped && this.#running < this.#concurrency) {
      const message = this.#subscription.take();
      if (message === undefined) break;
      this.#run(message);
    }
    if (!this.#stopped && this.#subscription.over && this.#running < this.#concurrency)
      this.#subscriptionOver();
    if (this.#stopped && this.#running === 0) this.#settle();
  }

  #run(message: Message<T>): void {
    let outcome: unknown;
    try {
      outcome = this.#handler(message, this.#context);
    } catch (error) {
      return this.#handlerFailed(error, message);
    }
    if (!isPromiseLike(outcome)) return;
    this.#running++;
    outcome.then(
      () => this.#done(),
      (error: unknown) => {
        this.#handlerFailed(error, message);
        this.#done();
      },
    );
  }

  #done(): void {
    this.#running--;
    this.#pump();
  }

  #handlerFailed(error: unknown, message: Message<T>): void {
    // After close(), a handler that minds the signal throws: that is no failure.
    if (this.#ending.isSettled || (this.#stopped && this.#abortHandlers.signal.aborted)) return;
    this.#fail(error, message);
  }

  #fail(error: unknown, message: Message<T> | undefined): void {
    let verdict: unknown;
    try {
      verdict = this.#onError?.(error, message);
    } catch (failure) {
      error = failure;
    }
    if (verdict === "skip" && message !== undefined) return;
    this.#failure ??= { error };
    this.#stop();
    if (this.#running === 0) this.#settle();
  }

  /** It ended by itself: nothing more to read, or for a reason. */
  #subscriptionOver(): void {
    const { error } = this.#subscription;
    // CLOSED: the client was, which is no failure of the consumer's.
    if (error === undefined || error.code === "CLOSED") this.#stop();
    else this.#fail(error, undefined);
  }

  #stop(): void {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#signal?.removeEventListener("abort", this.#abort);
    this.#subscription.close();
    if (this.#running === 0 && this.#failure === undefined) this.#settle();
  }

  #settle(): void {
    this.#ending.settle(this.#failure);
  }
}

disposedBy(Consumer, (consumer: Consumer<unknown>) => consumer.drain());
