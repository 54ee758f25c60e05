/**
 * When a small synced write is done on the main thread instead of the writer's own. The trip to that thread and back is
 * two wake-ups, on a virtual machine as dear as the sync itself: a lone message confirmed in 506 µs here against 590 µs
 * there, where the sync took 170–300 µs. And whoever waits for a confirm waits for this sync in any case; what arrives
 * meanwhile goes together with the next write, as it would on the thread. (Redis does the same with `appendfsync always`.)
 *
 * What it costs is that nothing else runs meanwhile, so it is for small writes on a disk that has been quick lately.
 * On a disk whose syncs take longer than a millisecond the wake-ups hardly count, and the thread is used.
 */

/** A larger write is worth overlapping with the work on the next one. */
export const MAX_INLINE_BYTES = 64 * 1024;
/** A usual write above this, and the disk counts as slow. The usual one, since a quick disk has slow moments too. */
const SLOW_MS = 1;
/** One write above this, and it has stopped being quick. */
const STUCK_MS = 20;
/** How much one write moves the estimate of the usual one: a dozen slow ones in a row turn 0.5 ms into slow. */
const STEP = 1.06;
const LEAST_MS = 0.01;
/** How long a slow disk is left to the thread before it is tried here again; doubled each time it is still slow. */
const MIN_PAUSE_MS = 250;
const MAX_PAUSE_MS = 10_000;
/** How long after a write that was too large none is done here. */
const BULK_PAUSE_MS = 100;
/** So many writes without a pause, and the next one is short again. */
const RECOVERED_AFTER = 1_000;

export class InlinePolicy {
  /** Follows the median: each longer write moves it up a step, each shorter one down. */
  #usualMs = SLOW_MS / 2;
  #pauseMs = MIN_PAUSE_MS;
  #pausedUntilMs = -Infinity;
  #sincePause = 0;

  allows(bytes: number, nowMs: number): boolean {
    return bytes <= MAX_INLINE_BYTES && nowMs >= this.#pausedUntilMs;
  }

  /** A write was too large for here: more of them are likely, and the small ones between them would wait for the disk here. */
  tooLarge(nowMs: number): void {
    this.#pausedUntilMs = Math.max(this.#pausedUntilMs, nowMs + BULK_PAUSE_MS);
  }

  /** An inline write took `ms`. */
  took(ms: number, nowMs: number): void {
    if (ms > this.#usualMs) this.#usualMs *= STEP;
    else this.#usualMs = Math.max(LEAST_MS, this.#usualMs / STEP);
    if (++this.#sincePause === RECOVERED_AFTER) this.#pauseMs = MIN_PAUSE_MS;
    if (this.#usualMs <= SLOW_MS && ms <= STUCK_MS) return;
    this.#pausedUntilMs = nowMs + this.#pauseMs;
    this.#pauseMs = Math.min(this.#pauseMs * 2, MAX_PAUSE_MS);
    this.#sincePause = 0;
    this.#usualMs = SLOW_MS / 2;
  }
}
