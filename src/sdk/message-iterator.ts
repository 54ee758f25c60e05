/**
 * Messages for `for await`, of a topic or of a queue. No async generator: a message that is already here costs one
 * promise (95 ns measured, a generator 220 ns).
 */
import { disposedBy } from "./disposal.ts";
import { abortedError, type SluiceError } from "./errors.ts";

/** Where they come from. */
export interface MessageSupply<M> {
  /** Resolves when the server has confirmed it. */
  readonly ready: Promise<void>;
  /** Nothing more comes. */
  readonly over: boolean;
  /** Why, if not because it was asked to end. */
  readonly error: SluiceError | undefined;
  /** Called when there may be something to take, or it is over. */
  onWake: () => void;
  /** The next message that is here. */
  take(): M | undefined;
  close(error?: SluiceError): void;
}

/** A reader that waits in next(). */
interface Waiter<M> {
  resolve(result: IteratorResult<M, undefined>): void;
  reject(error: SluiceError): void;
}

const DONE: IteratorReturnResult<undefined> = { value: undefined, done: true };

export abstract class MessageIterator<M> implements AsyncIterableIterator<M, undefined> {
  /**
   * Resolves when the server has confirmed it: messages come from there on. Rejects if it fails (the iteration says it
   * too).
   */
  readonly ready: Promise<void>;
  readonly #supply: MessageSupply<M>;
  readonly #waiters: Waiter<M>[] = [];
  readonly #signal: AbortSignal | undefined;
  #errorTold = false;

  protected constructor(supply: MessageSupply<M>, signal: AbortSignal | undefined) {
    this.#supply = supply;
    this.#signal = signal;
    this.ready = supply.ready;
    supply.onWake = () => this.#wake();
    if (signal?.aborted) this.#abort();
    else signal?.addEventListener("abort", this.#abort);
  }

  /** @throws SluiceError (as rejection) if it failed, once; after that it is done */
  next(): Promise<IteratorResult<M, undefined>> {
    if (this.#waiters.length === 0) {
      const value = this.#supply.take();
      if (value !== undefined) return Promise.resolve({ value, done: false });
      if (this.#supply.over) return this.#last();
    }
    return new Promise((resolve, reject) => this.#waiters.push({ resolve, reject }));
  }

  return(): Promise<IteratorReturnResult<undefined>> {
    this.close();
    return Promise.resolve(DONE);
  }

  /** Ends it now; the iteration is done. */
  close(): void {
    this.#end(undefined);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  declare [Symbol.asyncDispose]: () => Promise<void>;

  readonly #abort = (): void => this.#end(abortedError(this.#signal!));

  #end(error: SluiceError | undefined): void {
    this.#signal?.removeEventListener("abort", this.#abort);
    this.#supply.close(error);
  }

  #wake(): void {
    while (this.#waiters.length > 0) {
      const value = this.#supply.take();
      if (value === undefined) break;
      this.#waiters.shift()?.resolve({ value, done: false });
    }
    if (!this.#supply.over) return;
    this.#signal?.removeEventListener("abort", this.#abort);
    for (const waiter of this.#waiters.splice(0))
      this.#last().then(waiter.resolve.bind(waiter), waiter.reject.bind(waiter));
  }

  #last(): Promise<IteratorResult<M, undefined>> {
    const { error } = this.#supply;
    if (error === undefined || this.#errorTold) return Promise.resolve(DONE);
    this.#errorTold = true;
    return Promise.reject(error);
  }
}

disposedBy(MessageIterator, (iterator: MessageIterator<unknown>) => {
  iterator.close();
  return Promise.resolve();
});
