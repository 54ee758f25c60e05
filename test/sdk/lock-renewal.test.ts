import { describe, expect, it } from "vitest";
import { LockRenewal } from "../../src/sdk/lock-renewal.ts";

describe("the renewal of locks", () => {
  it("is due when the first message has used a third of its lock", () => {
    const renewal = new LockRenewal(30_000);
    expect(renewal.dueMs).toBe(Infinity);
    renewal.received(1_000);
    expect(renewal.dueMs).toBe(11_000);
  });

  it("is not put off by messages that come later", () => {
    const renewal = new LockRenewal(30_000);
    renewal.received(1_000);
    renewal.received(9_000);
    expect(renewal.dueMs).toBe(11_000);
  });

  it("goes on every third of the lock while anything is held", () => {
    const renewal = new LockRenewal(900);
    renewal.received(0);
    for (let now = 300; now <= 3_000; now += 300) {
      expect(renewal.dueMs).toBe(now);
      renewal.renewed(now);
    }
    renewal.rest();
    expect(renewal.dueMs).toBe(Infinity);
  });

  it("counts from when it was done, if nobody could do it in time", () => {
    const renewal = new LockRenewal(30_000);
    renewal.received(0);
    // The process was busy for 25 seconds.
    expect(renewal.dueMs).toBeLessThan(25_000);
    renewal.renewed(25_000);
    expect(renewal.dueMs).toBe(35_000);
  });

  it("leaves time for two more when one is lost", () => {
    const renewal = new LockRenewal(30_000);
    renewal.received(0);
    let tries = 0;
    for (; renewal.dueMs < 30_000; tries++) renewal.renewed(renewal.dueMs);
    expect(tries).toBe(2);
  });
});
