/**
 * Pages of a queue that are moved, one after the other: who asks anew after a lost connection is told what the page before
 * came to.
 */
export class PageTurns {
  /** The last one, by the uid of the queue. */
  readonly #last = new Map<number, Promise<unknown>>();

  async next<T>(uid: number, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(uid);
    const page = (async () => {
      await before?.catch(() => undefined);
      return await work();
    })();
    this.#last.set(uid, page);
    try {
      return await page;
    } finally {
      if (this.#last.get(uid) === page) this.#last.delete(uid);
    }
  }
}
