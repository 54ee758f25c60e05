import { describe, expect, it } from "vitest";
import { DelayHistogram } from "../../bench/probe/delay-histogram.ts";

describe("delays of an event loop", () => {
  it("are those of an event due every millisecond: a stall counts for each that it kept waiting", () => {
    const histogram = new DelayHistogram();
    for (let i = 0; i < 970; i++) histogram.record(0);
    histogram.record(29.55);
    const { samples, p50, p99, p999, max } = histogram.delays();
    expect(samples).toBe(1000);
    expect(max).toBe(29.55);
    expect(p50).toBeCloseTo(0.1);
    expect(p99).toBeCloseTo(19.6);
    expect(p999).toBeCloseTo(28.6);
  });

  it("never exceed the longest that was seen", () => {
    const histogram = new DelayHistogram();
    histogram.record(0.42);
    expect(histogram.delays()).toEqual({ samples: 1, p50: 0.42, p99: 0.42, p999: 0.42, max: 0.42 });
  });

  it("take a stall beyond the last bin, and a timer that came early", () => {
    const histogram = new DelayHistogram();
    histogram.record(-0.3);
    histogram.record(12_000);
    expect(histogram.delays()).toMatchObject({ samples: 12_002, max: 12_000 });
  });

  it("are forgotten when asked", () => {
    const histogram = new DelayHistogram();
    histogram.record(500);
    histogram.reset();
    expect(histogram.delays()).toEqual({ samples: 0, p50: 0, p99: 0, p999: 0, max: 0 });
  });
});
