/**
 * Messages that are older than their queue's time to live, and have no end of their own, are settled as expired, or sent
 * to the dead letters: looked for in their order, a slice a tick. What somebody holds, or may hold since before the start,
 * is passed over, and comes up again when it is given back (ready-index.ts).
 */
import type { LeaderMemory } from "./leader-memory.ts";

/** Offsets looked at in a tick; the next one goes on. */
const SLICE = 8_192;

export class Ageing {
  readonly #memory: LeaderMemory;

  constructor(memory: LeaderMemory) {
    this.#memory = memory;
    this.look();
  }

  /** A time of the shard: when the next message is old. */
  get nextMs(): number {
    const { state, settings, ready } = this.#memory;
    const { ttlMs = 0 } = settings;
    if (ttlMs === 0 || state.unsettledCount === 0) return Infinity;
    return ready.sweptTo < ready.oldBelow ? ready.nowMs : state.times.nextMs(ready.nowMs, ttlMs);
  }

  /** What was passed over as somebody might have held it is looked at after all. */
  reservationEnded(): void {
    const { state, pending, ready } = this.#memory;
    const { settled, messages } = state;
    for (let at = state.floor; at < ready.sweptTo; at = settled.nextUnsettled(at + 1)) {
      if (!pending.has(at) && messages.expiryOf(at) === 0 && ready.isReserved(at)) ready.expireOld(at);
    }
  }

  /** The time to live is another: all is looked at anew. */
  altered(): void {
    const { ready, gate } = this.#memory;
    const { oldBelow } = ready;
    ready.sweptTo = 0;
    this.look();
    if (ready.oldBelow < oldBelow) ready.rejuvenate(oldBelow, new Set(gate?.waitingOffsets()));
  }

  /** What is old by now is not handed out. */
  look(): void {
    const { state, settings, ready } = this.#memory;
    const { ttlMs = 0 } = settings;
    ready.oldBelow = ttlMs === 0 ? 0 : state.times.oldBelow(ready.nowMs, ttlMs, state.end);
  }

  /** `expire` says false when it can take no more for now. */
  advance(expire: (offset: number) => boolean): void {
    const { state, pending, ready } = this.#memory;
    const { settled, messages } = state;
    const stop = Math.min(ready.oldBelow, Math.max(ready.sweptTo, state.floor) + SLICE);
    let at = settled.nextUnsettled(ready.sweptTo);
    for (; at < stop; at = settled.nextUnsettled(at + 1)) {
      if (pending.has(at) || ready.outbound.has(at) || messages.expiryOf(at) > 0) continue;
      if (ready.reserved && ready.isReserved(at)) continue;
      if (!expire(at)) break;
    }
    ready.sweptTo = Math.max(ready.sweptTo, Math.min(at, ready.oldBelow));
  }
}
