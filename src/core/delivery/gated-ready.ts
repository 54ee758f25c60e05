/**
 * The ready index of a queue whose messages do not simply go in their order: what is next is asked of the gates, and
 * what they do not let go is put aside. As much is looked at ahead as the limit allows; then nothing new is.
 */
import type { GatedPick } from "./gate.ts";
import type { KeyGate } from "./key-gate.ts";
import type { ReadyIndex } from "./ready-index.ts";

/** The most messages that may be put aside: 12 B each in a list. */
export const MOST_LOOKAHEAD = 1_000_000;
/** Messages put aside in one go; the next one goes on. */
const PARKED_AT_ONCE = 8_192;

export class GatedReady implements GatedPick {
  readsKeys = false;
  isFull = false;
  goesOn = false;
  readonly #ready: ReadyIndex;
  readonly #gate: KeyGate;
  readonly #most: number;

  constructor(ready: ReadyIndex, gate: KeyGate, most = MOST_LOOKAHEAD) {
    this.#ready = ready;
    this.#gate = gate;
    this.#most = most;
  }

  begin(): void {
    // Each message begins anew.
  }

  hasNext(): boolean {
    const [ready, gate] = [this.#ready, this.#gate];
    this.readsKeys = this.isFull = this.goesOn = false;
    const learned = gate.learn();
    this.readsKeys = learned === "unknown";
    this.goesOn = learned === "more";
    if (learned !== "known") return false;
    for (let left = PARKED_AT_ONCE; ready.find(!this.isFull);) {
      const offset = ready.next;
      const level = ready.nextIsReturned ? -1 : ready.nextLevel;
      const admission = gate.admit(offset, level);
      if (admission === "goes") return ready.isMarked();
      if (admission === "unknown") {
        this.readsKeys = true;
        return false;
      }
      if (level >= 0 && gate.lanes.waiting >= this.#most) {
        this.isFull = true;
        continue;
      }
      gate.park(offset, level);
      ready.takeNext();
      if (--left > 0) continue;
      this.goesOn = true;
      return false;
    }
    return false;
  }

  take(): number {
    if (!this.hasNext()) return 0;
    this.#ready.takeNext();
    return 1;
  }
}
