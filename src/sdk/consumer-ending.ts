/** How a consumer ends: once, as asked or for a reason; and the patience of drain(). */
import { SluiceError } from "./errors.ts";
import { clearTimeout, setTimeout, type Timeout } from "./time.ts";

const DEFAULT_DRAIN_MS = 30_000;

export class ConsumerEnding {
  /** Resolves when it has ended as asked, rejects with why it did not. */
  readonly closed: Promise<void>;
  /** Resolves when it has ended, however it did. */
  readonly ended: Promise<void>;
  #isSettled = false;
  #resolveEnded!: () => void;
  #resolveClosed!: () => void;
  #rejectClosed!: (error: unknown) => void;

  constructor() {
    this.closed = new Promise((resolve, reject) => {
      this.#resolveClosed = resolve;
      this.#rejectClosed = reject;
    });
    this.ended = new Promise((resolve) => (this.#resolveEnded = resolve));
  }

  get isSettled(): boolean {
    return this.#isSettled;
  }

  /** Somebody else is told of a failure: that nobody awaits `closed` does not end the process. */
  toldElsewhere(): void {
    this.closed.catch(() => undefined);
  }

  /** It has ended; with what made it end, in a box because a handler may throw anything. False: it had before. */
  settle(failure: { readonly error: unknown } | undefined): boolean {
    if (this.#isSettled) return false;
    this.#isSettled = true;
    this.#resolveEnded();
    if (failure === undefined) this.#resolveClosed();
    else this.#rejectClosed(failure.error);
    return true;
  }

  /** Resolves at the end; rejects after `timeoutMs` (30 s), once `late` was told why. */
  async within(
    timeoutMs: number = DEFAULT_DRAIN_MS,
    running: () => number,
    late: (error: SluiceError) => void,
  ): Promise<void> {
    let timer: Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        const text = `${running()} handlers were still running after ${timeoutMs} ms`;
        const error = new SluiceError("TIMEOUT", text);
        reject(error);
        late(error);
      }, timeoutMs);
    });
    try {
      await Promise.race([this.ended, tooLate]);
    } finally {
      clearTimeout(timer);
    }
  }
}

export function isPromiseLike(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === "object" && value !== null && typeof (value as { then?: unknown }).then === "function"
  );
}
