import { describe, expect, it } from "vitest";
import { busyStory } from "./busy-handler.ts";

describe("a handler that blocks its event loop for 90 s, with the usual lock, grace and heartbeat", () => {
  it("keeps its message, and its ack is accepted", { timeout: 180_000 }, async () => {
    const times = { lockMs: 30_000, graceMs: 15_000, busyMs: 90_000, heartbeatMs: 10_000 };
    expect(await busyStory(true, times)).toEqual({
      secondRuns: 0,
      said: "first acked\nbusy\nbusy acked\n",
      code: 0,
      acked: 2,
    });
  });
});
