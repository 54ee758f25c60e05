/**
 * The memory for what is remembered of settled and failed messages, of all queues of a shard together. Apply decides by
 * it, so it knows bytes as they are reckoned, and orders that do not depend on a Map's.
 */
import type { DeliveryState } from "./delivery/delivery-state.ts";

export const MAX_KEPT_BYTES = 64 * 1024 * 1024;

/** Beyond the limit the queue that takes most, the oldest of those, loses a quarter of it: its oldest. */
export function dropMost(
  states: Iterable<DeliveryState>,
  sum: number,
  limit: number,
  dropping: (state: DeliveryState) => void,
): void {
  const all = [...states].filter(({ keptBytes }) => keptBytes > 0);
  while (sum > limit) {
    let most: DeliveryState | undefined;
    for (const state of all) {
      const more = state.keptBytes - (most?.keptBytes ?? 0);
      if (most === undefined || more > 0 || (more === 0 && state.uid < most.uid)) most = state;
    }
    if (most === undefined || most.keptBytes === 0) return;
    const before = most.keptBytes;
    dropping(most);
    most.dropKept(Math.floor(before * 0.75));
    sum -= before - most.keptBytes;
  }
}
