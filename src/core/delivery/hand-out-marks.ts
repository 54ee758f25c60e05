/**
 * Hand-outs are not entries, but how far they may go is one, written ahead of them in chunks of about twice the
 * granted credit, while as much again is left, so that none is waited for: after a restart what may be in somebody's hands lies below. Messages that were delayed have a
 * mark of their own, by the time they were due.
 */
import type { Effects } from "./effects.ts";
import type { LeaderMemory } from "./leader-memory.ts";
import { LEVELS } from "./level-runs.ts";

/** Due messages are marked ahead by this much, again when half of it is gone. */
const DUE_MARK_AHEAD_MS = 10_000;

export class HandOutMarks {
  readonly #memory: LeaderMemory;
  readonly #proposed = new Array<number>(LEVELS).fill(0);
  #proposedDueMs = 0;

  constructor(memory: LeaderMemory) {
    this.#memory = memory;
  }

  /** Asks for the marks to be raised before the hand-outs come up to them. */
  want(effects: Effects): void {
    const { state, ready, subscriptions, settings } = this.#memory;
    const ahead = settings.mutations?.handOutMarkBehind === true ? 0 : 1;
    const { credit } = subscriptions;
    if (credit === 0) return;
    const { mark, levels } = state;
    for (let level = 0; level < levels.count; level++) {
      const cursor = ready.cursors[level]!;
      const known = Math.max(mark.offsets[level]!, this.#proposed[level]!);
      if (known - cursor >= ahead * 2 * credit) continue;
      const offset = cursor + ahead * 4 * credit;
      this.#proposed[level] = offset;
      effects.commands.push({ kind: "mark", level, offset });
    }
    const { nowMs, nextDueMs, stoppedAtDueMark } = ready;
    const soon = nowMs + DUE_MARK_AHEAD_MS / 2;
    if ((nextDueMs > soon && !stoppedAtDueMark) || Math.max(mark.dueMs, this.#proposedDueMs) >= soon) return;
    this.#proposedDueMs = nowMs + DUE_MARK_AHEAD_MS;
    effects.commands.push({ kind: "mark-due", dueMs: this.#proposedDueMs });
  }
}
