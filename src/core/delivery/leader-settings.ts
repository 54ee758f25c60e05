/** What a delivery leader is told of its queue, and what it answers when it gives nothing. */
import type { KeySource } from "./key-source.ts";
import type { Mutations } from "../../base/mutations.ts";
import type { BacklogLimits } from "./delivery-state.ts";
import type { DispatchMode } from "./subscriptions.ts";

/** What becomes of a key's other messages when one has failed: they wait for it, pass it, or it is dead-lettered. */
export type OnFailure = "wait" | "skip" | "dead-letter";

/** Of a queue whose messages' keys mean something. */
export interface KeySettings {
  readonly source: KeySource;
  /** Messages of one key go one at a time, in their order. */
  readonly ordered: boolean;
  readonly onFailure: OnFailure;
  /** Limits a key; 0 = none. */
  readonly concurrency: number;
  readonly ratePerSecond: number;
  /** Most messages put aside; absent = 1 M. */
  readonly lookahead?: number;
}

/** Of a queue that shares its consumers fairly among tenants. */
export interface FairSettings {
  /** Tenants, in place of keys. */
  readonly source: KeySource;
  /** Most messages put aside; absent = 1 M. */
  readonly lookahead?: number;
}

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
  readonly keys?: KeySettings | undefined;
  /** Not together with keys. */
  readonly fair?: FairSettings | undefined;
  /** What is beyond is dead-lettered; absent = nothing is. */
  readonly overflow?: BacklogLimits | undefined;
  /** Of messages that have no end of their own; absent or 0 = they have none. */
  readonly ttlMs?: number;
  /** What expires goes to the dead letters. */
  readonly deadLetterExpired?: boolean;
  /** Rules taken away. */
  readonly mutations?: Mutations;
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
  /** All that is ready waits for other messages of its key, or for the key's limits. */
  | { readonly kind: "keys-blocked"; readonly nextMs: number }
  /** As before, and no more may be looked at ahead. */
  | { readonly kind: "lookahead-full"; readonly waiting: number }
  /** Keys are being read. */
  | { readonly kind: "reading-keys" }
  /** The hand-out mark, or the end of expired messages, is on its way to the journal. */
  | { readonly kind: "mark" }
  | { readonly kind: "expiring" };
