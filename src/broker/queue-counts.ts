/** How many messages of a queue are where, and why nobody gets any. */
import type { DeliveryState } from "../core/delivery/delivery-state.ts";
import type { TenantShares } from "../core/delivery/fair-share.ts";
import type { IdleReason } from "../core/delivery/leader-settings.ts";
import type { ProgressReports } from "../core/delivery/progress-reports.ts";
import type { QueueLeader } from "./queue-leader.ts";

export interface QueueCounts {
  readonly enqueued: number;
  readonly ready: number;
  readonly delayed: number;
  readonly pending: number;
  readonly consumers: number;
  readonly idle: IdleReason | undefined;
  /** Keys that wait, and messages that were looked at and wait for them. */
  readonly blockedKeys: number;
  readonly lookahead: number;
  /** Undefined: nobody has consumed from it since the server started. */
  readonly progress: ProgressReports | undefined;
  /** Of a queue that shares its consumers fairly. */
  readonly tenants?: TenantShares | undefined;
  readonly state: DeliveryState;
}

/** Of a queue at work. */
export function countsOf(state: DeliveryState, { leader, consumerCount }: QueueLeader): QueueCounts {
  return {
    enqueued: state.enqueuedCount,
    ready: leader.readyCount,
    delayed: leader.delayedCount,
    pending: leader.pendingCount,
    consumers: consumerCount,
    idle: leader.whyIdle(),
    state,
    blockedKeys: leader.blockedKeys(0).count,
    lookahead: leader.lookaheadCount,
    progress: leader.progress,
    tenants: leader.tenantShares(0),
  };
}

/** Of one that has no leader: nobody consumes, nothing is in anybody's hands. */
export function countsAtRest(state: DeliveryState, isPaused: boolean, nowMs: number): QueueCounts {
  let delayed = 0;
  let nextDueMs = Infinity;
  state.messages.forEach((_, _attempts, untilMs) => {
    if (untilMs <= nowMs) return;
    delayed++;
    nextDueMs = Math.min(nextDueMs, untilMs);
  });
  const ready = state.unsettledCount - delayed;
  const idle: IdleReason = isPaused
    ? { kind: "paused" }
    : ready > 0
      ? { kind: "no-consumer" }
      : { kind: "empty", pending: 0, delayed, nextDueMs };
  const none = { pending: 0, consumers: 0, blockedKeys: 0, lookahead: 0, progress: undefined };
  return { enqueued: state.enqueuedCount, ready, delayed, idle, state, ...none };
}
