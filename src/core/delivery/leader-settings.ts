/** What a delivery leader is told of its queue, and what it answers when it gives nothing. */
import type { DispatchMode } from "./subscriptions.ts";

export interface LeaderSettings {
  /** Failures after which a message is dead-lettered; 0 = never. */
  readonly maxAttempts: number;
  readonly resumeGraceMs: number;
  /** Until when messages are reserved for who held them before the start; absent = resumeGraceMs from now. */
  readonly reservedUntilMs?: number;
  /** How long to wait after the n-th failure: backoff.ts with chance from outside. */
  readonly backoffMs: (failures: number) => number;
  readonly dispatch?: DispatchMode;
  /** Of the whole queue; 0 = no limit. */
  readonly ratePerSecond?: number;
  readonly concurrency?: number;
}

/** Why nothing is handed out. */
export type IdleReason =
  | { readonly kind: "paused" }
  | { readonly kind: "empty"; readonly pending: number; readonly delayed: number; readonly nextDueMs: number }
  | { readonly kind: "no-consumer" }
  | { readonly kind: "no-credit" }
  | { readonly kind: "concurrency-limit" }
  | { readonly kind: "rate-limit"; readonly nextMs: number }
  | { readonly kind: "reserved"; readonly untilMs: number }
  /** The hand-out mark, or the end of expired messages, is on its way to the journal. */
  | { readonly kind: "mark" }
  | { readonly kind: "expiring" };
