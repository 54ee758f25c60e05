/**
 * Connections that are done for: each was told why, and is closed in its turn. Whoever means harm comes back at once when
 * it is closed, and opening, hearing out and closing a connection costs more than serving a message: hundreds of them
 * would be at it thousands of times a second. One that waits here costs nothing. A lone one is closed at once.
 */
import type { Connection } from "../io/network.ts";
import type { Timer, Timers } from "../io/timers.ts";

/** Between two of them. */
const PACE_MS = 5;
/** So many wait at most; one more is cut off, whether it has taken the last word or not. */
export const MOST_WAITING = 1_000;

export class Farewells {
  readonly #timers: Pick<Timers, "arm">;
  #waiting: Connection[] = [];
  #timer: Timer | undefined;

  constructor(timers: Pick<Timers, "arm">) {
    this.#timers = timers;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** The last word is written: closes it, now or in its turn. Nothing of it is looked at any more. */
  end(connection: Connection): void {
    connection.onData = () => undefined;
    connection.onDrain = () => undefined;
    connection.onClose = () => undefined;
    if (this.#timer === undefined) {
      connection.end();
      this.#arm();
    } else if (this.#waiting.length < MOST_WAITING) {
      connection.pause();
      this.#waiting.push(connection);
    } else connection.destroy();
  }

  /** The server stops. */
  stop(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    for (const connection of this.#waiting) connection.destroy();
    this.#waiting = [];
  }

  #arm(): void {
    this.#timer = this.#timers.arm(PACE_MS, () => {
      this.#timer = undefined;
      const next = this.#waiting.shift();
      if (next === undefined) return;
      next.end();
      this.#arm();
    });
  }
}
