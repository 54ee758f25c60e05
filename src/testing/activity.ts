/** What this broker is about to do in this process: steps that wait for a turn of the event loop. */

/** So many turns in which nothing began, and what runs in this process has come to rest: the client gathers for one. */
const QUIET_TURNS = 4;

export class Activity {
  /** Steps asked for since the beginning. */
  begun = 0;
  #waiting = 0;

  /** A turn of the event loop later. */
  readonly later = (step: () => void): void => {
    this.#begins();
    setImmediate(() => {
      this.#waiting--;
      step();
    });
  };

  /** Of an operation that ends by itself: the result is called when it has. */
  begin(): () => void {
    this.#begins();
    return () => void this.#waiting--;
  }

  /** Resolves when nothing is about to happen, until time passes or somebody does something. */
  async rest(): Promise<void> {
    for (let quiet = 0; quiet < QUIET_TURNS; quiet++) {
      const { begun } = this;
      await new Promise<void>((resolve) => setImmediate(resolve));
      if (this.#waiting > 0 || this.begun !== begun) quiet = -1;
    }
  }

  #begins(): void {
    this.begun++;
    this.#waiting++;
  }
}
