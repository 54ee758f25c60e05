/** How messages leave a queue for good, and how many left it in which way. */
import { putVarint, type FieldReader } from "../../base/bytes.ts";

/** The ways out, in the order of their counters; a place in it is what entries and rows say. */
export const OUTCOMES = [
  "acked",
  "dead-lettered",
  "expired",
  "discarded",
  "purged",
  "moved",
  "dropped",
  "cancelled",
  "replaced",
] as const;
export type SettleOutcome = (typeof OUTCOMES)[number];

/** After these a message's id may be used again at once. */
export const FREEING: ReadonlySet<SettleOutcome> = new Set(["purged", "dropped", "cancelled", "replaced"]);

/** Those whose counters came with the first queues; the others' are at the end of a head row, or are not there. */
const FIRST_OUTCOMES = 6;

export class OutcomeCounts {
  static readonly mostBytes = 8 * OUTCOMES.length;
  readonly #counts = OUTCOMES.map(() => 0);

  of(outcome: SettleOutcome): number {
    return this.#counts[OUTCOMES.indexOf(outcome)]!;
  }

  get total(): number {
    return this.#counts.reduce((sum, count) => sum + count, 0);
  }

  /** `place`: the outcome's in OUTCOMES. */
  add(place: number, count: number): void {
    this.#counts[place]! += count;
  }

  // In a head row other things stand between the first and the later ones.

  putFirst(bytes: Uint8Array, at: number): number {
    return putVarints(bytes, at, this.#counts.slice(0, FIRST_OUTCOMES));
  }

  putLater(bytes: Uint8Array, at: number): number {
    return putVarints(bytes, at, this.#counts.slice(FIRST_OUTCOMES));
  }

  restoreFirst(reader: FieldReader): void {
    for (let i = 0; i < FIRST_OUTCOMES; i++) this.#counts[i] = reader.varint();
  }

  restoreLater(reader: FieldReader): void {
    for (let i = FIRST_OUTCOMES; i < OUTCOMES.length && reader.at < reader.end; i++)
      this.#counts[i] = reader.varint();
  }
}

function putVarints(bytes: Uint8Array, at: number, values: readonly number[]): number {
  for (const value of values) at = putVarint(bytes, at, value);
  return at;
}
