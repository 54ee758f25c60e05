/**
 * Work that must not keep anything else waiting: done a little in each turn of the event loop, in the order it came. A
 * thousand connections that come together cost a third of a second to accept and to hear out; libuv hands them on all at
 * once, and whoever is already being served would wait for all of them.
 */
import type { Clock } from "./clock.ts";
import type { Timers } from "./timers.ts";

/** So many that are done leave the queue: it may never be empty while strangers keep coming. */
const DONE_KEPT = 256;
/** Of a turn. A single piece of work may take longer, as it is not interrupted. */
export const TURN_MS = 1;

export class SmallTurns {
  readonly #clock: Pick<Clock, "monotonicMs">;
  readonly #timers: Pick<Timers, "soon">;
  #waiting: (() => void)[] = [];
  #first = 0;
  /** Of this turn, milliseconds. */
  #used = 0;
  #armed = false;

  constructor(clock: Pick<Clock, "monotonicMs">, timers: Pick<Timers, "soon">) {
    this.#clock = clock;
    this.#timers = timers;
  }

  /** Whether run() would do it now. */
  get free(): boolean {
    return this.#used < TURN_MS && this.#first === this.#waiting.length;
  }

  /** Does it now, if there is time left in this turn and nothing waits; else when it is its turn. */
  run(work: () => void): void {
    if (this.free) this.#do(work);
    else this.#waiting.push(work);
    if (this.#armed) return;
    this.#armed = true;
    this.#timers.soon(this.#next);
  }

  #do(work: () => void): void {
    const begunMs = this.#clock.monotonicMs();
    work();
    this.#used += this.#clock.monotonicMs() - begunMs;
  }

  readonly #next = (): void => {
    this.#used = 0;
    while (this.#used < TURN_MS && this.#first < this.#waiting.length)
      this.#do(this.#waiting[this.#first++]!);
    this.#armed = this.#first < this.#waiting.length;
    if (this.#armed && this.#first < DONE_KEPT) return this.#timers.soon(this.#next);
    this.#waiting.splice(0, this.#first);
    this.#first = 0;
    if (this.#armed) this.#timers.soon(this.#next);
  };
}
