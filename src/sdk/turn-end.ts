/**
 * Calls back once at the end of the turn of the event loop, however often it was asked to: after everything that
 * promises set off in it, so that what a whole turn has to say goes in one frame.
 */
interface Immediate {
  readonly setImmediate?: (callback: () => void) => unknown;
}

export class TurnEnd {
  readonly #callback: () => void;
  #isAsked = false;

  constructor(callback: () => void) {
    this.#callback = callback;
  }

  ask(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    const { setImmediate } = globalThis as Immediate;
    // Browsers have none; a timer is the nearest thing.
    if (setImmediate === undefined) setTimeout(this.#run, 0);
    else setImmediate(this.#run);
  }

  readonly #run = (): void => {
    this.#isAsked = false;
    this.#callback();
  };
}
