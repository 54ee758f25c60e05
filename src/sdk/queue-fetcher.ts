/**
 * Messages of a queue a few at a time, for whoever asks. One consumer behind all calls, which may hold nothing while
 * nobody asks; what comes too late for a call is given back at once.
 */
import { SluiceError, abortedError } from "./errors.ts";
import type { QueueMessage } from "./queue-message.ts";
import { QueueSupply } from "./queue-stream.ts";
import type { QueueSubscription } from "./queue-subscription.ts";
import { clearTimeout, setTimeout } from "./time.ts";

interface Waiting<T> {
  readonly count: number;
  readonly resolve: (messages: QueueMessage<T>[]) => void;
  readonly reject: (error: SluiceError) => void;
}

export class QueueFetcher<T> {
  readonly #subscription: QueueSubscription<T>;
  readonly #supply: QueueSupply<T>;
  readonly #waiting: Waiting<T>[] = [];

  constructor(subscription: QueueSubscription<T>) {
    this.#subscription = subscription;
    this.#supply = new QueueSupply(subscription);
    this.#supply.onWake = () => this.#serve();
  }

  get over(): boolean {
    return this.#subscription.over;
  }

  /** Up to `count` messages: those that are there, or the first that come within `waitMs`; none after that. */
  fetch(count: number, waitMs: number, signal: AbortSignal | undefined): Promise<QueueMessage<T>[]> {
    return new Promise((resolve, reject) => {
      const done = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", abort);
        const at = this.#waiting.indexOf(waiting);
        if (at >= 0) this.#waiting.splice(at, 1);
      };
      const waiting: Waiting<T> = {
        count,
        resolve: (messages) => {
          done();
          resolve(messages);
        },
        reject: (error) => {
          done();
          reject(error);
        },
      };
      const abort = (): void => {
        waiting.reject(abortedError(signal!));
        this.#wantCredit();
      };
      const timer = setTimeout(() => {
        waiting.resolve([]);
        this.#wantCredit();
      }, waitMs);
      signal?.addEventListener("abort", abort);
      this.#waiting.push(waiting);
      this.#wantCredit();
      this.#serve();
    });
  }

  #serve(): void {
    const { over, error } = this.#subscription;
    if (over) {
      const reason = error ?? new SluiceError("CLOSED", "the client was closed");
      for (const waiting of [...this.#waiting]) waiting.reject(reason);
      return;
    }
    for (let waiting = this.#waiting[0]; waiting !== undefined; waiting = this.#waiting[0]) {
      const messages = this.#take(waiting.count);
      if (messages.length === 0) return;
      waiting.resolve(messages);
      this.#wantCredit();
    }
    // It came after its call had given up.
    for (const message of this.#take(Infinity)) void message.release();
  }

  #take(count: number): QueueMessage<T>[] {
    const messages: QueueMessage<T>[] = [];
    while (messages.length < count) {
      const message = this.#supply.take();
      if (message === undefined) break;
      messages.push(message);
    }
    return messages;
  }

  /** What is asked for, beside what is held; nothing while nobody asks. */
  #wantCredit(): void {
    const asked = this.#waiting.reduce((sum, { count }) => sum + count, 0);
    this.#subscription.setCredit(asked === 0 ? 0 : Math.min(65_536, this.#subscription.openCount + asked));
  }
}
