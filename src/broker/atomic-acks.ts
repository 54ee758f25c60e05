/** Deliveries that are acked in one entry with what was made of them: off their consumers' hands until it is applied. */
import { SluiceFault } from "../base/errors.ts";
import { encodeDeliveries, noDeliveries, type LogDeliveries } from "../core/delivery-commands.ts";
import type { TokenRange } from "../core/delivery/effects.ts";
import type { AtomicAck } from "../wire/publish.ts";
import { putCommand } from "./delivery-gather.ts";
import type { QueueLeader } from "./queue-leader.ts";

export interface TakenAcks {
  /** As the entry says them. */
  readonly deliveries: Uint8Array;
  readonly applied: () => void;
  /** They are held again. */
  readonly refused: () => void;
}

/**
 * All of them, or none. `leaderOf`: who runs that queue, if its consumers' numbers are still those of this epoch.
 * @throws SluiceFault LOCK_LOST, INVALID_ARGUMENT
 */
export function takeForAtomic(
  acks: readonly AtomicAck[],
  leaderOf: (queueUid: number, epoch: number) => QueueLeader | undefined,
): TakenAcks {
  const logs = new Map<QueueLeader, LogDeliveries>();
  const taken: { refused: () => void }[] = [];
  const refused = (): void => {
    for (const one of taken) one.refused();
  };
  try {
    for (const { queueUid, epoch, consumerId, numbers, result } of acks) {
      const leader = leaderOf(queueUid, epoch);
      if (leader === undefined) {
        throw new SluiceFault(
          "LOCK_LOST",
          "a delivery to be acked is of a queue that is gone, or of a server that has restarted since: resume first",
        );
      }
      const ranges: TokenRange[] = [];
      for (let i = 0; i + 1 < numbers.length; i += 2)
        ranges.push({ subscription: consumerId, first: numbers[i]!, last: numbers[i + 1]! });
      const one = leader.take(consumerId, ranges);
      taken.push(one);
      const log = logs.get(leader) ?? noDeliveries(leader.topic.partitions[0]!.uid);
      logs.set(leader, log);
      for (const command of one.commands)
        putCommand(log, command.kind === "settle" ? { ...command, result } : command, one.consumer);
    }
  } catch (error) {
    refused();
    throw error;
  }
  const applied = (): void => {
    for (const leader of logs.keys()) leader.wake();
  };
  return { deliveries: encodeDeliveries([...logs.values()]), applied, refused };
}
