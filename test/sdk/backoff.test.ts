import { describe, expect, it } from "vitest";
import { Backoff } from "../../src/sdk/backoff.ts";

describe("Backoff", () => {
  it("doubles from 100 ms to 10 s", () => {
    const backoff = new Backoff(10_000, () => 1);
    const delays = Array.from({ length: 9 }, () => backoff.next());
    expect(delays).toEqual([100, 200, 400, 800, 1600, 3200, 6400, 10_000, 10_000]);
    backoff.reset();
    expect(backoff.next()).toBe(100);
  });

  it("draws from the whole range down to nothing, so that a thousand clients do not come back at once", () => {
    expect(new Backoff(10_000, () => 0).next()).toBe(0);
    expect(new Backoff(10_000, () => 0.5).next()).toBe(50);
  });
});
