/**
 * What a queue holds beyond its limits goes to its dead letters: the oldest of the lowest priority first. What somebody
 * holds, or may hold since before the start, stays. Such messages are outbound (ready-index.ts) until the entry is
 * applied; if it comes to nothing they are ready again, and are tried a second later.
 */
import type { Effects } from "./effects.ts";
import type { LeaderMemory } from "./leader-memory.ts";
import { OldestFirst } from "./oldest-first.ts";

/** On their way at once. */
export const MOST_OUTBOUND = 1_000;
const RETRY_MS = 1_000;

export class Overflow {
  readonly #memory: LeaderMemory;
  readonly #oldest: OldestFirst;
  /** Nothing is tried before. Monotonic. */
  #retryMs = 0;

  constructor(memory: LeaderMemory) {
    this.#memory = memory;
    this.#oldest = new OldestFirst(memory.state);
  }

  /** When what came to nothing is tried again. */
  get nextMs(): number {
    return this.mayTry ? Infinity : this.#retryMs;
  }

  get mayTry(): boolean {
    return this.#memory.nowMs >= this.#retryMs;
  }

  want(effects: Effects): void {
    const { state, pending, ready } = this.#memory;
    if (!this.mayTry) return;
    const count = this.#excess - ready.outbound.size;
    if (count <= 0) return;
    const stays = (offset: number): boolean =>
      pending.has(offset) || ready.outbound.has(offset) || (ready.reserved && ready.isReserved(offset));
    for (const offset of this.#oldest.some(Math.min(count, MOST_OUTBOUND - ready.outbound.size), stays)) {
      ready.outbound.add(offset);
      const attempts = state.messages.attemptsOf(offset);
      effects.commands.push({ kind: "dead-letter", offset, attempts, reason: "overflow" });
    }
  }

  notDone(): void {
    this.#retryMs = this.#memory.nowMs + RETRY_MS;
  }

  /** Messages that are too many; for bytes that are, by their average. */
  get #excess(): number {
    const { settings, state } = this.#memory;
    if (settings.overflow === undefined) return 0;
    const { messages, bytes } = state.excess(settings.overflow);
    if (bytes === 0) return messages;
    return Math.max(messages, Math.ceil((bytes * state.unsettledCount) / state.bytes.total));
  }
}
