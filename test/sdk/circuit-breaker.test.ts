/** The breaker's rule, told outcomes and the time. */
import { describe, expect, it } from "vitest";
import { CircuitBreaker, type BreakerOptions } from "../../src/sdk/circuit-breaker.ts";
import type { SluiceError } from "../../src/sdk/index.ts";

/** x = failed, . = succeeded; gives the state after each. */
function told(breaker: CircuitBreaker, outcomes: string): string[] {
  return [...outcomes].map((outcome) => {
    breaker.record(outcome === "x", 0);
    return breaker.state;
  });
}

describe("a circuit breaker", () => {
  it("opens when the ratio of the last `window` outcomes failed, never before so many were seen", () => {
    const options = { failureRatio: 0.5, window: 4, openMs: 100 };
    expect(told(new CircuitBreaker(options), "xxx")).toEqual(["closed", "closed", "closed"]);
    expect(told(new CircuitBreaker(options), "xxxx").at(-1)).toBe("open");
    expect(told(new CircuitBreaker(options), ".x.x").at(-1)).toBe("open");
    expect(told(new CircuitBreaker(options), ".x...x...x").at(-1)).toBe("closed");
    // The first failures are forgotten by the time the last ones come.
    expect(told(new CircuitBreaker({ ...options, failureRatio: 0.75 }), "xx...xx").at(-1)).toBe("closed");
    expect(told(new CircuitBreaker({ ...options, failureRatio: 1 }), "xxx.xxx").at(-1)).toBe("closed");
    expect(told(new CircuitBreaker({ ...options, failureRatio: 0.01 }), "...x").at(-1)).toBe("open");
  });

  it("is open for openMs, then tries; one failure opens it again, one success closes it", () => {
    const breaker = new CircuitBreaker({ failureRatio: 1, window: 2, openMs: 100 });
    expect(breaker.dueMs).toBe(Infinity);
    breaker.record(true, 5);
    breaker.record(true, 10);
    expect([breaker.state, breaker.dueMs]).toEqual(["open", 110]);
    breaker.tick(109);
    expect(breaker.state).toBe("open");
    breaker.tick(110);
    expect([breaker.state, breaker.dueMs]).toEqual(["probing", Infinity]);
    // Of what had begun before: no news.
    breaker.record(false, 111);
    expect(breaker.state).toBe("probing");
    breaker.probed(true, 120);
    expect([breaker.state, breaker.dueMs]).toEqual(["open", 220]);
    breaker.tick(220);
    breaker.probed(false, 230);
    expect(breaker.state).toBe("closed");
    // It begins anew: what was before the outage counts no more.
    breaker.record(true, 231);
    expect(breaker.state).toBe("closed");
  });

  it("refuses what makes no sense", () => {
    const refused: BreakerOptions[] = [
      { failureRatio: 0 },
      { failureRatio: 1.1 },
      { failureRatio: NaN },
      { window: 0 },
      { window: 10_001 },
      { openMs: 0 },
      { openms: 5 } as BreakerOptions,
    ];
    for (const options of refused) {
      let error: unknown;
      try {
        new CircuitBreaker(options);
      } catch (thrown) {
        error = thrown;
      }
      expect((error as SluiceError)?.code, JSON.stringify(options)).toBe("INVALID_ARGUMENT");
    }
  });
});
