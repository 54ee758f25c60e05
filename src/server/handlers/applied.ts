import type { Shard } from "../../broker/shard.ts";

/** Resolves when everything submitted so far is applied: order of effect = order of sending. */
export function applied(shard: Shard): Promise<void> {
  return new Promise((resolve) => shard.whenApplied(shard.lastIndex, resolve));
}
