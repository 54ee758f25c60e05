/** When ticks are, through changes of the clock both ways, and what is refused. */
import { describe, expect, it } from "vitest";
import {
  checkTiming,
  dueTicks,
  MOST_COUNTED,
  tickAfter,
  type DueTicks,
  type ScheduleTiming,
} from "../../src/broker/schedule-times.ts";
import { withSeed } from "../fixtures/properties.ts";

const timing = (given: Partial<ScheduleTiming>): ScheduleTiming => ({
  cron: "",
  everyMs: 0,
  timeZone: "",
  startAt: 0,
  endAt: 0,
  ...given,
});

const at = (text: string): number => Date.parse(text);
const iso = (ms: number): string => new Date(ms).toISOString().replace(":00.000Z", "Z");

function ticks(given: Partial<ScheduleTiming>, after: string, most: number, anchorMs = 0): string[] {
  const found: string[] = [];
  let tick = tickAfter(timing(given), anchorMs, at(after));
  while (tick > 0 && found.length < most) {
    found.push(iso(tick));
    tick = tickAfter(timing(given), anchorMs, tick);
  }
  return found;
}

function due(given: Partial<ScheduleTiming>, from: number, now: number, anchorMs = 0): DueTicks {
  const steps = dueTicks(timing(given), anchorMs, from, now);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

describe("a cron where the clock is set forward", () => {
  it("runs once, at the first moment after the gap, when its time does not exist", () => {
    // Berlin, 31 March 2024: after 01:59:59 comes 03:00:00 (01:00 UTC).
    expect(ticks({ cron: "30 2 * * *", timeZone: "Europe/Berlin" }, "2024-03-29T12:00Z", 4)).toEqual([
      "2024-03-30T01:30Z",
      "2024-03-31T01:00Z",
      "2024-04-01T00:30Z",
      "2024-04-02T00:30Z",
    ]);
    // New York, 10 March 2024: after 01:59:59 comes 03:00:00 (07:00 UTC).
    expect(ticks({ cron: "0 2 * * *", timeZone: "America/New_York" }, "2024-03-09T12:00Z", 2)).toEqual([
      "2024-03-10T07:00Z",
      "2024-03-11T06:00Z",
    ]);
    // Lord Howe is set by half an hour: 02:00 to 02:30.
    expect(ticks({ cron: "15 2 * * *", timeZone: "Australia/Lord_Howe" }, "2024-10-05T12:00Z", 2)).toEqual([
      "2024-10-05T15:30Z",
      "2024-10-06T15:15Z",
    ]);
    // A midnight that does not exist.
    expect(ticks({ cron: "@daily", timeZone: "America/Sao_Paulo" }, "2018-11-03T12:00Z", 2)).toEqual([
      "2018-11-04T03:00Z",
      "2018-11-05T02:00Z",
    ]);
  });

  it("runs once for several times that do not exist", () => {
    expect(ticks({ cron: "0,30 2 * * *", timeZone: "Europe/Berlin" }, "2024-03-30T12:00Z", 3)).toEqual([
      "2024-03-31T01:00Z",
      "2024-04-01T00:00Z",
      "2024-04-01T00:30Z",
    ]);
  });

  it("goes on by time that passes when it has a step or a star", () => {
    expect(ticks({ cron: "*/20 * * * *", timeZone: "Europe/Berlin" }, "2024-03-31T00:30Z", 4)).toEqual([
      "2024-03-31T00:40Z",
      "2024-03-31T01:00Z",
      "2024-03-31T01:20Z",
      "2024-03-31T01:40Z",
    ]);
    // All of the hour between 2 and 3 is missing.
    expect(ticks({ cron: "*/30 2 * * *", timeZone: "Europe/Berlin" }, "2024-03-30T12:00Z", 2)).toEqual([
      "2024-04-01T00:00Z",
      "2024-04-01T00:30Z",
    ]);
  });
});

describe("a cron where the clock is set back", () => {
  it("runs at the first of two times that are alike", () => {
    // Berlin, 27 October 2024: 02:00 to 03:00 is there twice, from 00:00 and from 01:00 UTC.
    expect(ticks({ cron: "30 2 * * *", timeZone: "Europe/Berlin" }, "2024-10-26T12:00Z", 2)).toEqual([
      "2024-10-27T00:30Z",
      "2024-10-28T01:30Z",
    ]);
    expect(ticks({ cron: "0,30 2 * * *", timeZone: "Europe/Berlin" }, "2024-10-26T12:00Z", 3)).toEqual([
      "2024-10-27T00:00Z",
      "2024-10-27T00:30Z",
      "2024-10-28T01:00Z",
    ]);
    expect(ticks({ cron: "30 1 * * *", timeZone: "America/New_York" }, "2024-11-02T12:00Z", 2)).toEqual([
      "2024-11-03T05:30Z",
      "2024-11-04T06:30Z",
    ]);
    // Also for whoever asks between the two.
    expect(ticks({ cron: "30 2 * * *", timeZone: "Europe/Berlin" }, "2024-10-27T01:10Z", 1)).toEqual([
      "2024-10-28T01:30Z",
    ]);
  });

  it("runs in both hours when it has a step or a star", () => {
    expect(ticks({ cron: "0 * * * *", timeZone: "Europe/Berlin" }, "2024-10-26T23:30Z", 3)).toEqual([
      "2024-10-27T00:00Z",
      "2024-10-27T01:00Z",
      "2024-10-27T02:00Z",
    ]);
  });

  it("never comes twice at one moment, nor goes back, in many zones", () => {
    withSeed((random) => {
      const zones = [
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "Asia/Kolkata",
      ];
      const crons = ["30 2 * * *", "0 0 * * *", "*/45 1-3 * * *", "0 3 * * SUN", "15,45 2 28-31 * *"];
      let compared = 0;
      for (const timeZone of zones) {
        for (const cron of crons) {
          let last = at("2024-01-01T00:00Z") + random.integer(0, 365 * 86_400_000);
          for (let i = 0; i < 100; i++) {
            const next = tickAfter(timing({ cron, timeZone }), 0, last);
            expect(next).toBeGreaterThan(last);
            // Whoever asks in between is told the same.
            const between = last + random.integer(0, next - last - 1);
            expect(tickAfter(timing({ cron, timeZone }), 0, between)).toBe(next);
            last = next;
            compared++;
          }
        }
      }
      console.log(`ticks: ${compared} compared (at least 2,000)`);
      expect(compared).toBeGreaterThanOrEqual(2_000);
    });
  });
});

describe("ticks", () => {
  it("come by the second, on the last day of the month, on the second Monday", () => {
    expect(ticks({ cron: "*/20 * * * * *" }, "2024-01-01T00:00Z", 2)).toEqual([
      "2024-01-01T00:00:20.000Z",
      "2024-01-01T00:00:40.000Z",
    ]);
    expect(ticks({ cron: "0 0 L * *" }, "2024-01-31T12:00Z", 2)).toEqual([
      "2024-02-29T00:00Z",
      "2024-03-31T00:00Z",
    ]);
    expect(ticks({ cron: "0 9 * JAN MON#2" }, "2024-01-01T00:00Z", 2)).toEqual([
      "2024-01-08T09:00Z",
      "2025-01-13T09:00Z",
    ]);
  });

  it("of a period are counted from its start, or from when it was made", () => {
    const anchor = at("2024-01-01T00:00:10Z");
    expect(ticks({ everyMs: 60_000 }, "2024-01-01T00:00:10Z", 2, anchor)).toEqual([
      "2024-01-01T00:01:10.000Z",
      "2024-01-01T00:02:10.000Z",
    ]);
    const startAt = at("2024-01-01T00:05Z");
    expect(ticks({ everyMs: 60_000, startAt }, "2024-01-01T00:00:10Z", 2, anchor)).toEqual([
      "2024-01-01T00:05Z",
      "2024-01-01T00:06Z",
    ]);
    // From between two of them, and from just at one.
    expect(ticks({ everyMs: 60_000, startAt }, "2024-01-01T00:07:30Z", 1)).toEqual(["2024-01-01T00:08Z"]);
    expect(ticks({ everyMs: 60_000, startAt }, "2024-01-01T00:08Z", 1)).toEqual(["2024-01-01T00:09Z"]);
  });

  it("lie within start and end, both included", () => {
    const [startAt, endAt] = [at("2024-01-02T00:00Z"), at("2024-01-03T00:00Z")];
    expect(ticks({ cron: "0 0,12 * * *", startAt, endAt }, "2024-01-01T00:00Z", 9)).toEqual([
      "2024-01-02T00:00Z",
      "2024-01-02T12:00Z",
      "2024-01-03T00:00Z",
    ]);
    expect(ticks({ everyMs: 43_200_000, startAt, endAt }, "2024-01-01T00:00Z", 9)).toEqual([
      "2024-01-02T00:00Z",
      "2024-01-02T12:00Z",
      "2024-01-03T00:00Z",
    ]);
  });

  it("that are due are counted, with the last of them and the one after", () => {
    const from = at("2024-01-01T00:00Z");
    expect(due({ everyMs: 1_000, startAt: from }, from, from + 3_500)).toEqual({
      last: from + 3_000,
      count: 4,
      next: from + 4_000,
    });
    expect(due({ cron: "0 * * * *" }, from, from + 2.5 * 3_600_000)).toEqual({
      last: from + 2 * 3_600_000,
      count: 3,
      next: from + 3 * 3_600_000,
    });
    // Just one, on time.
    expect(due({ cron: "0 * * * *" }, from, from)).toEqual({ last: from, count: 1, next: from + 3_600_000 });
    // Not beyond the end.
    expect(due({ cron: "0 * * * *", endAt: from + 3_600_000 }, from, from + 9 * 3_600_000)).toEqual({
      last: from + 3_600_000,
      count: 2,
      next: 0,
    });
    expect(due({ everyMs: 1_000, startAt: from, endAt: from + 1_500 }, from, from + 9_000)).toEqual({
      last: from + 1_000,
      count: 2,
      next: 0,
    });
  });

  it("of a cron are counted up to a thousand; the last is the last all the same", () => {
    const from = at("2024-01-01T00:00Z");
    expect(due({ cron: "* * * * * *" }, from, from + 3_600_500)).toEqual({
      last: from + 3_600_000,
      count: MOST_COUNTED,
      next: from + 3_601_000,
    });
  });
});

describe("what is refused", () => {
  it.each([
    [{}, /a cron or a period/],
    [{ cron: "* * * * *", everyMs: 1_000 }, /a cron or a period/],
    [{ everyMs: 999 }, /every_ms is 999/],
    [{ everyMs: 1_000, timeZone: "Europe/Berlin" }, /a period has no time zone/],
    [{ cron: "* * * *" }, /five fields/],
    [{ cron: "* * * * * * *" }, /five fields/],
    [{ cron: "? * * * *" }, /five fields/],
    [{ cron: "2024-01-01T00:00:00" }, /five fields/],
    [{ cron: "60 * * * *" }, /minute: 60/],
    [{ cron: "*/0 * * * *" }, /stepping/],
    [{ cron: `${"1,".repeat(100)}1 * * * *` }, /at most 200/],
    [{ cron: "0 0 * * *", timeZone: "Europe/Nowhere" }, /time zone "Europe\/Nowhere"/],
    [{ everyMs: 1_000, startAt: 5, endAt: 4 }, /end_at is before/],
    [{ everyMs: 1_000, startAt: Number.MAX_SAFE_INTEGER }, /start_at is/],
  ])("%j", (given, message) => {
    expect(() => checkTiming(timing(given))).toThrow(message);
  });

  it("is not what is good", () => {
    for (const cron of ["@hourly", "0 3 * * *", "*/5 * * * * *", "0 0 1-7 * MON", "0 12 15W * *"])
      expect(() => checkTiming(timing({ cron, timeZone: "Europe/Berlin" }))).not.toThrow();
    expect(tickAfter(timing({ cron: "0 0 30 2 *" }), 0, at("2024-01-01T00:00Z"))).toBe(0);
  });
});
