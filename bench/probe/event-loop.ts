/**
 * Loaded into a server's process (`node --import`) in the one run that samples its event loop, whose rates are not
 * used. "begin" forgets what was sampled, "end" is answered with it. A timer of 1 ms costs the loop about 0.3 %.
 */
import { isMainThread } from "node:worker_threads";
import { DelayHistogram, type Delays } from "./delay-histogram.ts";

export type ProbeRequest = "begin" | "end";
export type ProbeReply = Delays;

const PERIOD_MS = 1;

// Preloaded into worker threads too, whose loops may stand still as long as they like.
if (isMainThread && process.send !== undefined) sample();

function sample(): void {
  const histogram = new DelayHistogram();
  let dueMs = performance.now();
  const tick = (): void => {
    const nowMs = performance.now();
    histogram.record(nowMs - dueMs);
    dueMs = nowMs + PERIOD_MS;
    setTimeout(tick, PERIOD_MS).unref();
  };
  tick();
  process.on("message", (request: ProbeRequest) => {
    if (request === "begin") histogram.reset();
    else process.send!(histogram.delays() satisfies ProbeReply);
  });
  // It must not keep a stopped server's process.
  process.channel?.unref();
}
