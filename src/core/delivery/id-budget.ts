/**
 * What the message ids of a shard's queues may take together. At the limit the queue with the most ids forgets its oldest:
 * decided while entries are applied, so the limit is a number of ids, the same on every replica.
 */
import { INNER_LIMITS } from "../../base/inner-limits.ts";
import type { IdTable } from "./id-table.ts";

/** Forgotten in one go, so that the fullest queue is looked for rarely. */
const AT_ONCE = 1_024;

export class IdBudget {
  /** Shard time of the entry that is being applied. */
  nowMs = 0;
  count = 0;
  /** Those that hold any. */
  readonly tables = new Set<IdTable>();
  readonly #most: number;

  constructor(most = INNER_LIMITS.maxMessageIds) {
    this.#most = most;
  }

  /** For one more. */
  makeRoom(): void {
    if (this.count < this.#most) return;
    let fullest: IdTable | undefined;
    for (const table of this.tables) {
      const isFuller =
        fullest === undefined ||
        table.size > fullest.size ||
        (table.size === fullest.size && table.uid < fullest.uid);
      if (isFuller) fullest = table;
    }
    fullest?.evict(Math.min(AT_ONCE, Math.ceil(this.#most / 16)));
  }

  /** The queue is gone. */
  left(table: IdTable): void {
    if (this.tables.delete(table)) this.count -= table.size;
  }
}
