/**
 * What a consumer asks for when it comes, and what it gets of what it held before: its deliveries are its own again if its
 * queue still knows it, or if it held them when the server before this one ended.
 */
import { MAX_CREDIT } from "../core/delivery/subscriptions.ts";
import type { Consumer, DeliverySink } from "./consumer.ts";
import type { QueueLeader } from "./queue-leader.ts";

/** The most messages a consumer may say it holds. */
export const MOST_HELD = MAX_CREDIT;

export interface HeldSpan {
  readonly firstNumber: number;
  readonly firstOffset: number;
  readonly count: number;
  readonly attempts: number;
  readonly deliveries: number;
}

export interface ConsumeWish {
  readonly number: number;
  readonly queue: string;
  readonly credit: number;
  readonly creditBytes: number;
  readonly concurrency: number;
  /** 0 = the queue's. */
  readonly lockMs: number;
  readonly name: string;
  readonly weight: number;
  readonly rank: number;
  readonly resumeEpoch: number;
  readonly resumeConsumerId: number;
  readonly held: readonly HeldSpan[];
}

export interface Resumed {
  readonly oldFirstNumber: number;
  readonly firstNumber: number;
  count: number;
}

export interface Consuming {
  readonly consumer: Consumer;
  readonly resumed: Resumed[];
}

export function resumeOrConsume(
  leader: QueueLeader,
  wish: ConsumeWish,
  epoch: number,
  sink: DeliverySink,
): Consuming {
  if (wish.resumeConsumerId > 0 && wish.resumeEpoch === epoch) {
    const claimed = wish.held
      .map(({ firstNumber, count }) => ({ first: firstNumber, last: firstNumber + count - 1 }))
      .sort((a, b) => a.first - b.first);
    const back = leader.resume(wish.resumeConsumerId, claimed, wish, sink);
    if (back !== undefined) {
      const resumed = back.kept.map(({ first, last }) => ({
        oldFirstNumber: first,
        firstNumber: first,
        count: last - first + 1,
      }));
      return { consumer: back.consumer, resumed };
    }
  }
  const lockMs = wish.lockMs === 0 ? leader.topic.queue.lockMs : wish.lockMs;
  const consumer = leader.consume({ ...wish, lockMs }, sink);
  return { consumer, resumed: adopted(leader, consumer, wish) };
}

/** What a leader before this one delivered to it, as far as nothing else became of it. */
function adopted(leader: QueueLeader, consumer: Consumer, { held, resumeEpoch }: ConsumeWish): Resumed[] {
  const resumed: Resumed[] = [];
  for (const { firstNumber, firstOffset, count, attempts, deliveries } of held) {
    for (let i = 0; i < count; i++) {
      const number = leader.adopt(consumer, firstOffset + i, attempts, resumeEpoch, deliveries);
      if (number < 0) continue;
      const last = resumed.at(-1);
      const isNext =
        last !== undefined &&
        last.firstNumber + last.count === number &&
        last.oldFirstNumber + last.count === firstNumber + i;
      if (isNext) last.count++;
      else resumed.push({ oldFirstNumber: firstNumber + i, firstNumber: number, count: 1 });
    }
  }
  return resumed;
}
