/** Connections that were not taken, in the log: the first at once, and then one line for all of ten seconds. */
import type { Logger } from "../base/logger.ts";
import type { Clock } from "../io/clock.ts";

const QUIET_MS = 10_000;

export class RefusedConnections {
  readonly #event: string;
  readonly #log: Logger;
  readonly #clock: Clock;
  #quietUntilMs = -Infinity;
  /** Since the last line. */
  #count = 0;
  /** Of the last one. */
  #fields: Record<string, unknown> = {};

  constructor(event: string, log: Logger, clock: Clock) {
    this.#event = event;
    this.#log = log;
    this.#clock = clock;
  }

  add(fields: Record<string, unknown>): void {
    this.#count++;
    this.#fields = fields;
    this.tick();
  }

  /** Call now and then: what is left of a storm is told too. */
  tick(): void {
    const now = this.#clock.monotonicMs();
    if (this.#count === 0 || now < this.#quietUntilMs) return;
    this.#quietUntilMs = now + QUIET_MS;
    this.#log.warn({ connections: this.#count, ...this.#fields }, this.#event);
    this.#count = 0;
  }
}
