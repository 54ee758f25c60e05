/** Laps of a producer and consumers: so many messages, from the first publish until all is done with the last one. */
import type { Lap } from "../workloads/laps.ts";

const FIRST_MESSAGES = 20_000;
/** So that a window's laps of large messages fit on a disk. */
const MOST_BYTES = 1024 * 1024 * 1024;
const FIRST_BYTES = 64 * 1024 * 1024;

/** Laps of about some length, each planned by what the one before it made of its time. */
export class Laps {
  readonly #size: number;
  readonly #run: (messages: number) => Promise<Lap>;
  #perSecond = 0;

  constructor(size: number, run: (messages: number) => Promise<Lap>) {
    this.#size = size;
    this.#run = run;
  }

  /** Before the first that counts. */
  async warmUp(seconds: number): Promise<void> {
    const { messages, seconds: took } = await this.#run(Math.min(FIRST_MESSAGES, this.#holding(FIRST_BYTES)));
    this.#perSecond = messages / took;
    await this.rate(seconds);
  }

  /** Messages a second. */
  async rate(seconds: number): Promise<number> {
    const planned = Math.max(1, Math.ceil(this.#perSecond * seconds));
    const { messages, seconds: took } = await this.#run(Math.min(planned, this.#holding(MOST_BYTES)));
    this.#perSecond = messages / took;
    return this.#perSecond;
  }

  #holding(bytes: number): number {
    return Math.max(1, Math.floor(bytes / this.#size));
  }
}
