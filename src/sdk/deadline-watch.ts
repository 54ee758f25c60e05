/** One timer for many deadlines: set to the earliest, and asked for the next when it fires. */
import { clearTimeout, performance, setTimeout, type Timeout } from "./time.ts";

export class DeadlineWatch {
  readonly #expire: (nowMs: number) => number;
  #timer: Timeout | undefined;
  /** performance.now() at which the timer fires; Infinity = it is not set. */
  #atMs = Infinity;

  /** `expire` gives up what is due and returns the earliest deadline left, Infinity if there is none. */
  constructor(expire: (nowMs: number) => number) {
    this.#expire = expire;
  }

  /** performance.now() of the deadline, which is watched from here on. */
  in(timeoutMs: number): number {
    const deadline = performance.now() + timeoutMs;
    if (deadline < this.#atMs) this.#set(deadline, timeoutMs);
    return deadline;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#atMs = -Infinity;
  }

  #set(atMs: number, inMs: number): void {
    clearTimeout(this.#timer);
    this.#atMs = atMs;
    this.#timer = setTimeout(() => this.#fire(), Math.max(1, Math.ceil(inMs)));
    // The connection keeps the process alive, not a deadline.
    (this.#timer as { unref?: () => void }).unref?.();
  }

  #fire(): void {
    this.#atMs = Infinity;
    const now = performance.now();
    const next = this.#expire(now);
    if (next < this.#atMs) this.#set(next, next - now);
  }
}
