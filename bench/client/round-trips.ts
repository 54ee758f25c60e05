/** One message under way: the next publish is called when the one before it is confirmed. */
import type { Context } from "./context.ts";
import { payloadsOf } from "./payloads.ts";

export interface RoundTripOrder {
  readonly topic: string;
  readonly size: number;
  readonly seconds: number;
}

export async function roundTrips(
  context: Context,
  { topic: name, size, seconds }: RoundTripOrder,
): Promise<{ us: Float64Array }> {
  const topic = (await context.client()).topic(name);
  const payloads = payloadsOf(size);
  const us: number[] = [];
  const untilMs = performance.now() + seconds * 1000;
  for (let nowMs = performance.now(); nowMs < untilMs;) {
    await topic.publish(payloads.at(us.length));
    const doneMs = performance.now();
    us.push((doneMs - nowMs) * 1000);
    nowMs = doneMs;
  }
  return { us: Float64Array.from(us) };
}
