/** When a producer next looks what it may send: once, however often it was asked for. */
export class PumpSchedule {
  readonly #pump: () => void;
  #isScheduled = false;

  constructor(pump: () => void) {
    this.#pump = pump;
  }

  /** At the end of this turn: what the caller publishes until then goes along. */
  atEndOfTurn(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    queueMicrotask(this.#run);
  }

  /**
   * After a confirm: one step later still. The slot's promise runs its reactions first, those settle
   * the publishers' promises, and what the publishers publish on that goes along too.
   */
  afterPublishers(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    queueMicrotask(this.#runInTwo);
  }

  readonly #run = (): void => {
    this.#isScheduled = false;
    this.#pump();
  };

  readonly #runInTwo = (): void => queueMicrotask(this.#run);
}
