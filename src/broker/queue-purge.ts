/**
 * Settles what waits in a queue as purged, a slice an entry: an entry of ten million messages would keep everybody waiting
 * while it is applied. Nothing is handed out meanwhile, so that what was looked up as waiting still is when it is settled.
 */
import { SluiceFault } from "../base/errors.ts";
import { EntryKind } from "../core/commands.ts";
import { encodeDeliveries, noDeliveries } from "../core/delivery-commands.ts";
import type { QueueTopic } from "../core/catalog.ts";
import { quoted } from "../core/names.ts";
import type { DeliveryLeader } from "../core/delivery/delivery-leader.ts";
import type { Shard } from "./shard.ts";

/** Ready and delayed ones; without the delayed; also what is in consumers' hands. */
export type PurgeScope = "waiting" | "ready" | "all";

/** Offsets of one entry. */
const SLICE = 8_192;

/** Of those that are there now; returns how many. @throws SluiceFault NOT_FOUND when it is deleted meanwhile */
export async function purgeQueue(
  shard: Shard,
  { name, partitions }: QueueTopic,
  leader: DeliveryLeader,
  scope: PurgeScope,
): Promise<number> {
  const { uid } = partitions[0]!;
  const { deliveries } = shard.machine;
  const state = deliveries.state(uid)!;
  const { end } = state;
  let purged = 0;
  for (let at = state.floor; at < end;) {
    at = state.settled.nextUnsettled(at);
    const to = Math.min(at + SLICE, end);
    const ranges = scope === "all" ? [at, Math.max(0, to - at)] : leader.waiting(at, to, scope === "waiting");
    if (ranges.length > 0) purged += await submit(shard, uid, ranges);
    if (deliveries.state(uid) !== state) {
      throw new SluiceFault("NOT_FOUND", `queue ${quoted(name)} was deleted while it was purged`, {
        purged: String(purged),
      });
    }
    at = to;
  }
  return purged;
}

function submit(shard: Shard, uid: number, purged: number[]): Promise<number> {
  const payload = encodeDeliveries([{ ...noDeliveries(uid), purged }]);
  return new Promise((resolve) =>
    shard.submitBytes(EntryKind.delivery, payload, (outcome) =>
      resolve(outcome.kind === "delivered" ? outcome.purged : 0),
    ),
  );
}
