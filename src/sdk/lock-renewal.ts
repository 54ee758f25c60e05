/**
 * When the locks of a consumer are renewed. All of them at once, buffered messages too, as soon as the oldest has used
 * a third of its time: a renewal that is lost with its connection leaves time for two more.
 *
 *   lock    ├────────────┼────────────┼────────────┤ ends
 *           held      renewed      (again)      (again)
 *
 * Told the time, no timers: whoever has one asks `dueMs`.
 */
export class LockRenewal {
  readonly #periodMs: number;
  /** Infinity: nothing is held. */
  #dueMs = Infinity;

  constructor(lockMs: number) {
    this.#periodMs = Math.floor(lockMs / 3);
  }

  /** When the next renewal is due; in the past when nobody came in time, Infinity when nothing is held. */
  get dueMs(): number {
    return this.#dueMs;
  }

  /** Messages arrived, with all of their lock before them. */
  received(nowMs: number): void {
    if (this.#dueMs === Infinity) this.#dueMs = nowMs + this.#periodMs;
  }

  /** How old the locks are is not known: a connection was lost, and what was held is held again. */
  resumed(nowMs: number): void {
    this.#dueMs = nowMs;
  }

  /** All that is held was renewed just now. */
  renewed(nowMs: number): void {
    this.#dueMs = nowMs + this.#periodMs;
  }

  /** Nothing is held any more, or nobody could be told. */
  rest(): void {
    this.#dueMs = Infinity;
  }
}
