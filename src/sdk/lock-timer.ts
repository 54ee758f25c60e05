/** The timer of a consumer's locks: lock-renewal.ts says when all of them are to be renewed, here somebody waits for it. */
import { LockRenewal } from "./lock-renewal.ts";
import { clearTimeout, performance, setTimeout, type Timeout } from "./time.ts";

export class LockTimer {
  readonly #renew: (nowMs: number) => boolean;
  #renewal: LockRenewal | undefined;
  #waiting: Timeout | undefined;

  /** `renew`: all that is held, now; false: nothing is. */
  constructor(renew: (nowMs: number) => boolean) {
    this.#renew = renew;
  }

  /** Locks are of this length from here on. */
  begin(lockMs: number): void {
    this.#renewal = new LockRenewal(lockMs);
  }

  /** Messages arrived, with all of their lock before them. */
  received(): void {
    this.#renewal?.received(performance.now());
    this.#arm();
  }

  /** Nobody could be told. */
  stop(): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
  }

  #arm(): void {
    const renewal = this.#renewal;
    if (renewal === undefined || this.#waiting !== undefined || renewal.dueMs === Infinity) return;
    const inMs = Math.max(0, renewal.dueMs - performance.now());
    this.#waiting = setTimeout(() => {
      this.#waiting = undefined;
      const now = performance.now();
      if (!this.#renew(now)) return renewal.rest();
      renewal.renewed(now);
      this.#arm();
    }, inMs);
    // The connection keeps the process alive, not a lock.
    (this.#waiting as { unref?: () => void }).unref?.();
  }
}
