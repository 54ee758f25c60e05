/** Dead letters counted by what they have in common, for `sluice dlq list --group-by`. */
import type { DeadLetter } from "./dead-letter.ts";

export const groupings = ["reason", "error", "queue", "consumer"] as const;
export type Grouping = (typeof groupings)[number];

export interface DeadLetterGroup {
  /** What they have in common; null: they do not say. */
  readonly value: string | null;
  count: number;
  /** When the first and the last of them became one: milliseconds since the Unix epoch. */
  oldest: number | undefined;
  newest: number | undefined;
  /** Where to look: the last of them, and what its last run failed with. */
  offset: number;
  error: string | undefined;
}

export class DeadLetterGroups {
  readonly #by: Grouping;
  readonly #groups = new Map<string | null, DeadLetterGroup>();

  constructor(by: Grouping) {
    this.#by = by;
  }

  add(letter: DeadLetter): void {
    const value = letter[this.#by] ?? null;
    const { offset, error, deadLetteredAt: at } = letter;
    const group = this.#groups.get(value);
    if (group === undefined) {
      this.#groups.set(value, { value, count: 1, oldest: at, newest: at, offset, error });
      return;
    }
    group.count++;
    group.oldest = Math.min(group.oldest ?? Infinity, at ?? Infinity);
    group.newest = Math.max(group.newest ?? 0, at ?? 0);
    group.offset = offset;
    group.error = error;
  }

  /** The largest first. */
  list(): DeadLetterGroup[] {
    return [...this.#groups.values()].sort((a, b) => b.count - a.count || a.offset - b.offset);
  }
}
