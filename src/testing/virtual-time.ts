/** Clock and timers that stand still until they are moved. `soon` is real: it means the next turn of the event loop. */
import type { Clock } from "../io/clock.ts";
import type { Timer, Timers } from "../io/timers.ts";

interface Armed {
  readonly atMs: number;
  readonly callback: () => void;
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export class VirtualTime implements Clock, Timers {
  #monotonicMs = 5_000;
  #wallMs: number;
  #suspendedMs = 90_000;
  #armed = new Set<Armed>();
  #life = 0;
  readonly #later: (step: () => void) => void;

  /** `later` runs what is to happen soon; the default is a turn of the event loop. */
  constructor(
    wallMs = 1_700_000_000_000,
    later: (step: () => void) => void = (step) => void setImmediate(step),
  ) {
    this.#wallMs = wallMs;
    this.#later = later;
  }

  monotonicMs(): number {
    return this.#monotonicMs;
  }

  wallMs(): number {
    return this.#wallMs;
  }

  sinceBootMs(): number {
    return this.#monotonicMs + this.#suspendedMs;
  }

  arm(afterMs: number, callback: () => void): Timer {
    const armed = { atMs: this.#monotonicMs + afterMs, callback };
    this.#armed.add(armed);
    return { cancel: () => void this.#armed.delete(armed) };
  }

  soon(callback: () => void): void {
    const life = this.#life;
    this.#later(() => {
      if (life === this.#life) callback();
    });
  }

  /** The process that armed them is gone: nothing it was about to do happens. */
  forget(): void {
    this.#life++;
    this.#armed.clear();
  }

  /** Timers that wait. */
  get armed(): number {
    return this.#armed.size;
  }

  /** Milliseconds until the first of them is due; Infinity: none waits. */
  get nextInMs(): number {
    let atMs = Infinity;
    for (const armed of this.#armed) atMs = Math.min(atMs, armed.atMs);
    return Math.max(0, atMs - this.#monotonicMs);
  }

  /** The wall clock alone is set; monotonic time knows nothing of it. */
  stepWall(byMs: number): void {
    this.#wallMs += byMs;
  }

  /** The machine sleeps: the wall and the time since boot go on, the monotonic clock and the timers stand still. */
  suspend(ms: number): void {
    this.#wallMs += ms;
    this.#suspendedMs += ms;
  }

  /** Time passes: timers that come due call back in their order, each at its own moment. */
  advance(byMs: number): void {
    const end = this.#monotonicMs + byMs;
    for (;;) {
      const due = [...this.#armed].filter(({ atMs }) => atMs <= end).sort((a, b) => a.atMs - b.atMs)[0];
      if (due === undefined) break;
      this.#armed.delete(due);
      this.#pass(due.atMs - this.#monotonicMs);
      due.callback();
    }
    this.#pass(end - this.#monotonicMs);
  }

  /** Advances step by step until the promise settles; between two steps a turn of the event loop, or what is said. */
  async until<T>(promise: Promise<T>, stepMs = 5, between = turn): Promise<T> {
    let settled = false;
    const watched = promise.finally(() => (settled = true));
    watched.catch(() => undefined);
    while (!settled) {
      await between();
      if (!settled) this.advance(stepMs);
    }
    return watched;
  }

  #pass(ms: number): void {
    if (ms <= 0) return;
    this.#monotonicMs += ms;
    this.#wallMs += ms;
  }
}
