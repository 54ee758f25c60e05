import { describe, expect, it } from "vitest";
import { busyStory } from "./busy-handler.ts";

const times = { lockMs: 2_000, graceMs: 1_000, busyMs: 6_000, heartbeatMs: 1_000 };

describe("a handler that blocks its event loop for longer than its lock", () => {
  it("keeps its message, and its ack is accepted", { timeout: 60_000 }, async () => {
    expect(await busyStory(true, times)).toEqual({
      secondRuns: 0,
      said: "first acked\nbusy\nbusy acked\n",
      code: 0,
      acked: 2,
    });
  });

  it("loses it without the second connection", { timeout: 60_000 }, async () => {
    const story = await busyStory(false, times);
    expect(story).toMatchObject({ secondRuns: 1, code: 0, acked: 2 });
    expect(story.said).toMatch(/busy (LOCK_LOST|CONNECTION_LOST)/);
  });
});
