import { TURN_MS } from "../io/small-turns.ts";
import type { World } from "../io/world.ts";

/** Work in steps that must not keep anything else waiting: a millisecond in each turn of the event loop. */
export async function inTurns<T>(world: World, steps: Generator<void, T>): Promise<T> {
  const { clock, timers } = world;
  let begunMs = clock.monotonicMs();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (clock.monotonicMs() - begunMs < TURN_MS) continue;
    await new Promise<void>((resolve) => timers.soon(resolve));
    begunMs = clock.monotonicMs();
  }
}
