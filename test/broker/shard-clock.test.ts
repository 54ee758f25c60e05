import { describe, expect, it } from "vitest";
import { ShardClock } from "../../src/broker/shard-clock.ts";
import { withSeed } from "../fixtures/properties.ts";
import { VirtualTime } from "../fixtures/virtual-time.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

/** A clock whose last entry was `agoMs` before the wall's now. */
function started(agoMs = 0): { time: VirtualTime; clock: ShardClock } {
  const time = new VirtualTime();
  return { time, clock: new ShardClock(time, time.wallMs() - agoMs) };
}

/** Asks every second for so long. */
function run({ time, clock }: { time: VirtualTime; clock: ShardClock }, ms: number, stepMs = SECOND): number {
  for (let passed = 0; passed < ms; passed += stepMs) {
    time.advance(stepMs);
    clock.nowMs();
  }
  return clock.nowMs();
}

describe("at start", () => {
  it("the very first start takes the wall's time", () => {
    const time = new VirtualTime();
    expect(new ShardClock(time, 0).nowMs()).toBe(time.wallMs());
  });

  it.each([
    ["a second", SECOND],
    ["an hour", HOUR],
    ["six days", 6 * DAY],
    ["seven days", 7 * DAY],
  ])("%s after the last entry is taken at once", (_name, agoMs) => {
    const { time, clock } = started(agoMs);
    expect(clock.nowMs()).toBe(time.wallMs());
    expect(clock.degraded).toBe(false);
  });

  it.each([
    ["a millisecond more than seven days", 7 * DAY + 1],
    ["a year", YEAR],
  ])("%s is not: time goes on from the last entry, and health is degraded", (_name, agoMs) => {
    const { time, clock } = started(agoMs);
    expect(clock.nowMs()).toBe(time.wallMs() - agoMs);
    expect(clock.degraded).toBe(true);
  });

  it.each([
    ["a second", SECOND],
    ["an hour", HOUR],
    ["a year", YEAR],
  ])(
    "time never goes back: a wall that is %s behind the last entry is not followed there",
    (_name, aheadMs) => {
      const { time, clock } = started(-aheadMs);
      const first = clock.nowMs();
      expect(first).toBe(time.wallMs() + aheadMs);
      expect(run({ time, clock }, MINUTE)).toBeGreaterThan(first);
    },
  );
});

describe("after a suspend", () => {
  it.each([
    ["six minutes", 6 * MINUTE],
    ["an hour", HOUR],
    ["seven days", 7 * DAY - SECOND],
  ])("of %s the wall's time is taken at once", (_name, ms) => {
    const { time, clock } = started();
    run({ time, clock }, MINUTE);
    time.suspend(ms);
    time.advance(SECOND);
    expect(clock.nowMs()).toBe(time.wallMs());
    expect(clock.degraded).toBe(false);
    // And the next one too.
    run({ time, clock }, MINUTE);
    time.suspend(HOUR);
    expect(clock.nowMs()).toBe(time.wallMs());
  });

  it("of more than seven days it is not, as at a start, and health is degraded", () => {
    const { time, clock } = started();
    const before = clock.nowMs();
    time.suspend(7 * DAY + MINUTE);
    expect(clock.nowMs()).toBe(before);
    expect(clock.degraded).toBe(true);
  });

  it("a step of the wall beside it is not taken along", () => {
    const { time, clock } = started();
    const before = clock.nowMs();
    time.suspend(HOUR);
    time.stepWall(DAY);
    expect(clock.nowMs()).toBe(before + HOUR);
    expect(clock.degraded).toBe(true);
    time.stepWall(-DAY);
    expect(run({ time, clock }, MINUTE)).toBe(time.wallMs());
    expect(clock.degraded).toBe(false);
  });

  it("short ones that were simply followed do not add up: a step after them is a step", () => {
    const { time, clock } = started();
    for (let i = 0; i < 20; i++) {
      time.suspend(4 * MINUTE);
      run({ time, clock }, 5 * MINUTE);
    }
    expect(clock.nowMs()).toBe(time.wallMs());
    const before = clock.nowMs();
    time.stepWall(HOUR);
    expect(clock.nowMs()).toBe(before);
    expect(clock.degraded).toBe(true);
  });

  it("cannot be told from a step where nothing counts the time since boot", () => {
    const time = new VirtualTime();
    const clock = new ShardClock(
      { monotonicMs: () => time.monotonicMs(), wallMs: () => time.wallMs() },
      time.wallMs(),
    );
    const before = clock.nowMs();
    time.suspend(HOUR);
    expect(clock.nowMs()).toBe(before);
    expect(clock.degraded).toBe(true);
  });
});

describe("while running", () => {
  it("shard time is the wall's time when both go alike", () => {
    const { time, clock } = started();
    for (let i = 0; i < 1000; i++) {
      time.advance(7.25);
      expect(Math.abs(clock.nowMs() - time.wallMs())).toBeLessThanOrEqual(1);
    }
  });

  it("a wall a little ahead is caught up with at double speed", () => {
    const made = started();
    made.time.stepWall(MINUTE);
    const before = made.clock.nowMs();
    expect(run(made, 30 * SECOND) - before).toBe(60 * SECOND);
    expect(run(made, 31 * SECOND)).toBe(made.time.wallMs());
    expect(made.clock.degraded).toBe(false);
  });

  it("a wall a little behind is waited for at nine tenths of the speed", () => {
    const made = started();
    made.time.stepWall(-MINUTE);
    const before = made.clock.nowMs();
    expect(run(made, 100 * SECOND) - before).toBe(90 * SECOND);
    expect(run(made, 501 * SECOND)).toBe(made.time.wallMs());
  });

  it.each([
    ["an hour ahead", HOUR],
    ["an hour back", -HOUR],
    ["a year ahead", YEAR],
    ["a year back", -YEAR],
  ])("a step of the wall %s is not followed for ten minutes, and health is degraded", (_name, step) => {
    const made = started();
    const before = made.clock.nowMs();
    made.time.stepWall(step);
    expect(run(made, 10 * MINUTE) - before).toBe(10 * MINUTE);
    expect(made.clock.degraded).toBe(true);
  });

  it("a step that goes away again changes nothing", () => {
    const made = started();
    const before = made.clock.nowMs();
    for (let i = 0; i < 5; i++) {
      made.time.stepWall(YEAR);
      run(made, 9 * MINUTE);
      made.time.stepWall(-YEAR);
      run(made, 9 * MINUTE);
    }
    expect(made.clock.nowMs() - before).toBe(90 * MINUTE);
    expect(made.clock.degraded).toBe(false);
  });

  it("a step that lasts is followed after ten minutes, no faster than at double speed, until it is reached", () => {
    const made = started();
    made.time.stepWall(HOUR);
    run(made, 10 * MINUTE);
    const from = made.clock.nowMs();
    expect(run(made, 30 * MINUTE) - from).toBeLessThanOrEqual(HOUR);
    expect(run(made, 30 * MINUTE) - from).toBeGreaterThan(110 * MINUTE);
    run(made, 5 * MINUTE);
    expect(made.clock.nowMs()).toBe(made.time.wallMs());
    expect(made.clock.degraded).toBe(false);
  });

  it("a wall that steps about without end is never followed", () => {
    const made = started();
    const before = made.clock.nowMs();
    for (let i = 0; i < 20; i++) {
      made.time.stepWall(i % 2 === 0 ? DAY : -2 * DAY);
      run(made, 8 * MINUTE);
    }
    expect(made.clock.nowMs() - before).toBe(160 * MINUTE);
    expect(made.clock.degraded).toBe(true);
  });

  it("never goes back, and never runs faster than double or slower than nine tenths, whatever the wall does", () => {
    withSeed((random) => {
      const made = started();
      let last = made.clock.nowMs();
      let lastMonotonic = made.time.monotonicMs();
      for (let i = 0; i < 20_000; i++) {
        if (random.chance(0.01))
          made.time.stepWall(
            random.integer(-1, 1) * random.integer(0, 1) === 0
              ? random.integer(-2 * MINUTE, 2 * MINUTE)
              : random.integer(-YEAR, YEAR),
          );
        made.time.advance(random.chance(0.01) ? random.integer(0, 20 * MINUTE) : random.integer(0, 2000) / 7);
        const now = made.clock.nowMs();
        const passed = made.time.monotonicMs() - lastMonotonic;
        expect(now).toBeGreaterThanOrEqual(last);
        expect(now - last).toBeLessThanOrEqual(2 * passed + 1);
        expect(now - last).toBeGreaterThanOrEqual(0.9 * passed - 1);
        expect(Number.isInteger(now)).toBe(true);
        last = now;
        lastMonotonic = made.time.monotonicMs();
      }
    });
  });
});
