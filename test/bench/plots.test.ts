import { describe, expect, it } from "vitest";
import { comparisonDrawings } from "../../bench/plots/comparison-plot.ts";
import { growthDrawings } from "../../bench/plots/growth-plot.ts";
import type { SavedResult } from "../../bench/plots/results.ts";
import { growthResult, saved } from "./saved-results.ts";

const figures = (rate: number, p99: number) => ({
  rate: { unit: "msg/s", figure: rate, values: [rate * 0.9, rate, rate * 1.1] } as const,
  p99: { unit: "µs", figure: p99, values: [p99] } as const,
});

const grown = saved({
  growth: [growthResult("backlog", { 10_000: figures(200_000, 900), 10_000_000: figures(190_000, 1100) })],
});

describe("a plot of a growth curve", () => {
  const [drawing] = growthDrawings(grown);

  it("is the same SVG each time, whatever was drawn before", () => {
    expect(drawing?.name).toBe("growth-backlog");
    expect(drawing?.svg).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
    expect(growthDrawings(grown)).toEqual([drawing]);
  });

  it("says what it shows in which unit, and when, on what and how it was measured", () => {
    const texts = textsOf(drawing!.svg);
    expect(texts).toContain("backlog: Sluice against what grows");
    expect(texts).toContain("messages a second");
    expect(texts).toContain("ms");
    expect(texts).toContain("10 M");
    expect(texts.join("\n")).toMatch(/2026-01-02, commit abcdef0, 2 cores of a processor/);
    expect(texts).toContain("npm run bench -- --output json");
  });

  it("shows other figures for other results", () => {
    const others = saved({
      growth: [
        growthResult("backlog", { 10_000: figures(100_000, 900), 10_000_000: figures(190_000, 1100) }),
      ],
    });
    expect(growthDrawings(others)[0]!.svg).not.toBe(drawing!.svg);
  });
});

describe("a plot of peers", () => {
  const result = (system: string, workload: string, rate: number): SavedResult => ({
    system,
    workload,
    size: 100,
    figures: figures(rate, 900),
  });
  const results = [
    result("sluice", "publish", 700_000),
    result("redis-always", "publish", 200_000),
    result("sluice", "fan-out", 900_000),
  ];

  it("is one of throughput and one of latency, of what more than one system was measured in", () => {
    const drawings = comparisonDrawings(saved({ results }));
    expect(drawings.map(({ name }) => name)).toEqual(["peers-throughput", "peers-latency"]);
    const texts = textsOf(drawings[0]!.svg);
    expect(texts).toEqual(expect.arrayContaining(["publish 100 B", "redis-always", "700 k/s", "200 k/s"]));
    expect(texts).not.toContain("fan-out 100 B");
    expect(comparisonDrawings(saved({ results }))).toEqual(drawings);
  });

  it("is none where nothing else was measured", () => {
    expect(comparisonDrawings(saved({ results: [results[0]!] }))).toEqual([]);
  });
});

function textsOf(svg: string): string[] {
  return [...svg.matchAll(/>([^<>\n]+)<\/(?:text|tspan)>/g)].map((match) => match[1]!);
}
