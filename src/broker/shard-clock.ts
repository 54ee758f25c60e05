/**
 * Shard time: the time of entries, by which retention, delays and expiry live. It goes on with the
 * monotonic clock and leans towards the wall clock: up to double speed forward, 90 % speed when the
 * wall is behind. A difference above 5 minutes that appears while running is not followed until it has
 * been stable for 10 minutes, so that one bad clock step can never expire anything.
 *
 * At start a forward difference of up to 7 days is taken at once, and so is a suspend of the machine, during
 * which the monotonic clock stood still and the wall went on. The two clocks alone cannot tell it from a step
 * of the wall; a third one that goes on in a suspend can, and where there is none it is treated as a step.
 */
import type { Clock } from "../io/clock.ts";

const MAX_STEP_MS = 5 * 60_000;
const LOOK_EVERY_MS = 60_000;
const STABLE_AFTER_MS = 10 * 60_000;
const MAX_START_JUMP_MS = 7 * 24 * 3600_000;

export class ShardClock {
  readonly #clock: Clock;
  #timeMs: number;
  #monotonicMs: number;
  /** Of the time since boot, what the monotonic clock has not seen; a suspend adds to it. */
  #unseenMs: number;
  #lookedMs: number;
  /** Since when, and at which difference, the wall has been too far away to be followed. */
  #strange: { sinceMs: number; differenceMs: number } | undefined;

  constructor(clock: Clock, lastEntryTimeMs: number) {
    this.#clock = clock;
    this.#monotonicMs = clock.monotonicMs();
    this.#unseenMs = this.#unseen();
    this.#lookedMs = this.#monotonicMs;
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
    let difference = this.#clock.wallMs() - (this.#timeMs + passed);
    if (this.#isNews(difference)) {
      const jump = this.#suspendedMs(difference);
      this.#timeMs += jump;
      difference -= jump;
    } else if (monotonic - this.#lookedMs > LOOK_EVERY_MS) this.#lookAtUnseen(monotonic);
    if (this.#follows(difference, monotonic)) {
      const most = difference > 0 ? passed : passed * 0.1;
      this.#timeMs += passed + Math.max(-most, Math.min(most, difference));
    } else this.#timeMs += passed;
    return Math.floor(this.#timeMs);
  }

  /** The wall is far away, and was not so far the last time. */
  #isNews(differenceMs: number): boolean {
    return (
      Math.abs(differenceMs) > MAX_STEP_MS &&
      Math.abs((this.#strange?.differenceMs ?? 0) - differenceMs) > MAX_STEP_MS
    );
  }

  /** So much of a forward difference as the machine was suspended, within what a start would take at once. */
  #suspendedMs(differenceMs: number): number {
    const before = this.#unseenMs;
    this.#lookAtUnseen(this.#monotonicMs);
    const suspended = this.#unseenMs - before;
    if (differenceMs > MAX_START_JUMP_MS) return 0;
    return Math.max(0, Math.min(suspended, differenceMs));
  }

  /** Now and then too: suspends so short that the wall was simply followed must not add up to a step later. */
  #lookAtUnseen(monotonicMs: number): void {
    this.#lookedMs = monotonicMs;
    this.#unseenMs = this.#unseen();
  }

  #unseen(): number {
    const sinceBoot = this.#clock.sinceBootMs?.();
    return sinceBoot === undefined ? 0 : sinceBoot - this.#clock.monotonicMs();
  }

  #follows(differenceMs: number, monotonicMs: number): boolean {
    if (Math.abs(differenceMs) <= MAX_STEP_MS) {
      this.#strange = undefined;
      return true;
    }
    const known = this.#strange;
    if (known === undefined || this.#isNews(differenceMs)) {
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
