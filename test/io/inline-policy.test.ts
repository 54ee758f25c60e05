import { describe, expect, it } from "vitest";
import { InlinePolicy, MAX_INLINE_BYTES } from "../../src/io/inline-policy.ts";

/** Writes of `ms` each, one after the other, from `nowMs` on; how many were inline, and when the last one ended. */
function write(
  policy: InlinePolicy,
  count: number,
  ms: number,
  nowMs = 0,
): { inline: number; nowMs: number } {
  let inline = 0;
  for (let i = 0; i < count; i++) {
    const allowed = policy.allows(100, nowMs);
    nowMs += ms;
    if (!allowed) continue;
    policy.took(ms, nowMs);
    inline++;
  }
  return { inline, nowMs };
}

describe("writing in the main thread", () => {
  it("is for small writes only", () => {
    const policy = new InlinePolicy();
    expect(policy.allows(MAX_INLINE_BYTES, 0)).toBe(true);
    expect(policy.allows(MAX_INLINE_BYTES + 1, 0)).toBe(false);
  });

  it("goes on while the disk is quick", () => {
    expect(write(new InlinePolicy(), 10_000, 0.2).inline).toBe(10_000);
  });

  it("is left to the thread after a dozen writes of a slow disk, and tried again ever more rarely", () => {
    const policy = new InlinePolicy();
    const minute = write(policy, 30_000, 2);
    expect(minute.inline).toBeGreaterThan(10);
    expect(minute.inline).toBeLessThan(200);
    // Nothing is due for 10 s now at the most; 5,000 writes of 2 ms fill them.
    expect(write(policy, 5_000, 2, minute.nowMs).inline).toBeLessThan(30);
  });

  it("comes back when the disk is quick again", () => {
    const policy = new InlinePolicy();
    const { nowMs } = write(policy, 30_000, 2);
    expect(write(policy, 2_000, 0.2, nowMs + 10_000).inline).toBe(2_000);
  });

  it("does not mind a slow write now and then, but pauses after one that hung", () => {
    const policy = new InlinePolicy();
    let nowMs = 0;
    for (let i = 0; i < 200; i++) {
      nowMs = write(policy, 50, 0.2, nowMs).nowMs;
      expect(write(policy, 1, 8, nowMs).inline).toBe(1);
      nowMs += 8;
    }
    policy.took(25, nowMs);
    expect(policy.allows(100, nowMs + 249)).toBe(false);
    expect(policy.allows(100, nowMs + 250)).toBe(true);
  });

  it("is left to the thread for a moment after a write that was too large", () => {
    const policy = new InlinePolicy();
    policy.tooLarge(1_000);
    expect(policy.allows(100, 1_099)).toBe(false);
    expect(policy.allows(100, 1_100)).toBe(true);
    // A slow disk's longer pause stays.
    policy.took(30, 2_000);
    policy.tooLarge(2_010);
    expect(policy.allows(100, 2_200)).toBe(false);
  });
});
