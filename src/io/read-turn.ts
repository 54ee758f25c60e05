/**
 * How much all connections together hand on in one turn of the event loop. A busy peer's socket has always something to
 * read, and libuv reads up to 32 buffers of it before it looks at anything else: 2 MiB of requests, 15 ms at 1 KiB each,
 * and as much again for every other busy peer. Whoever has used up the turn goes on reading in the next.
 */

/** Two to four milliseconds of work with messages of 1 KiB. */
export const TURN_BYTES = 512 * 1024;

export class ReadTurn {
  #left = TURN_BYTES;
  #armed = false;
  #waiting: (() => void)[] = [];

  /**
   * Counts what a connection has just handed on. False: it is to stop reading, and is called back when it may go on.
   * Every connection gets its one buffer a turn, however many there are.
   */
  took(bytes: number, goOn: () => void): boolean {
    if (!this.#armed) {
      this.#armed = true;
      setImmediate(this.#end);
    }
    this.#left -= bytes;
    if (this.#left > 0) return true;
    this.#waiting.push(goOn);
    return false;
  }

  readonly #end = (): void => {
    this.#armed = false;
    this.#left = TURN_BYTES;
    const waiting = this.#waiting;
    if (waiting.length === 0) return;
    this.#waiting = [];
    for (const goOn of waiting) goOn();
  };
}
