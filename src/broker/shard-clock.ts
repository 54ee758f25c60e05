/**
 * Shard time: the time of entries, by which retention, delays and expiry live. It goes on with the
 * monotonic clock and leans towards the wall clock: up to double speed forward, 90 % speed when the
 * wall is behind. A difference above 5 minutes that appears while running is not followed until it has
 * been stable for 10 minutes, so that one bad clock step can never expire anything.
 *
 * At start (and after a suspend) a forward difference of up to 7 days is taken at once.
 */
import type { Clock } from "../io/clock.ts";

const MAX_STEP_MS = 5 * 60_000;
const STABLE_AFTER_MS = 10 * 60_000;
const MAX_START_JUMP_MS = 7 * 24 * 3600_000;

export class ShardClock {
  readonly #clock: Clock;
  #timeMs: number;
  #monotonicMs: number;
  /** Since when, and at which difference, the wall has been too far away to be followed. */
  #strange: { sinceMs: number; differenceMs: number } | undefined;

  constructor(clock: Clock, lastEntryTimeMs: number) {
    this.#clock = clock;
    this.#monotonicMs = clock.monotonicMs();
    this.#timeMs = startTime(lastEntryTimeMs, clock.wallMs());
  }

  /** The wall is too far away to be followed: health is degraded. */
  get degraded(): boolean {
    return this.#strange !== undefined;
  }

  /** Whole milliseconds since the Unix epoch; never goes back. */
  nowMs(): number {
    const monotonic = this.#clock.monotonicMs();
    const passed = monotonic - this.#monotonicMs;
    this.#monotonicMs = monotonic;
    const difference = this.#clock.wallMs() - (this.#timeMs + passed);
    if (this.#follows(difference, monotonic)) {
      const most = difference > 0 ? passed : passed * 0.1;
      this.#timeMs += passed + Math.max(-most, Math.min(most, difference));
    } else this.#timeMs += passed;
    return Math.floor(this.#timeMs);
  }

  #follows(differenceMs: number, monotonicMs: number): boolean {
    if (Math.abs(differenceMs) <= MAX_STEP_MS) {
      this.#strange = undefined;
      return true;
    }
    const known = this.#strange;
    if (known === undefined || Math.abs(known.differenceMs - differenceMs) > MAX_STEP_MS) {
      this.#strange = { sinceMs: monotonicMs, differenceMs };
      return false;
    }
    if (monotonicMs - known.sinceMs < STABLE_AFTER_MS) return false;
    known.differenceMs = differenceMs;
    return true;
  }
}

function startTime(lastEntryTimeMs: number, wallMs: number): number {
  if (lastEntryTimeMs === 0) return wallMs;
  const forward = wallMs - lastEntryTimeMs;
  return forward > 0 && forward <= MAX_START_JUMP_MS ? wallMs : lastEntryTimeMs;
}
