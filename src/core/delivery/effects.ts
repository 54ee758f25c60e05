/**
 * What the leader wants of others, as values. Commands are to be journaled, in their order; they take effect
 * when they are applied, and not before. Lost tokens are told to whoever presented them, revoked ones to
 * whoever holds them; neither is journaled.
 */
import type { SettleOutcome } from "./delivery-state.ts";

/** After its last failure; refused by its handler; its queue holds more than it may; its time is over. */
export type DeadLetterReason = "attempts" | "rejected" | "overflow" | "expired";

export type DeliveryCommand =
  | { kind: "settle"; from: number; to: number; attempts: number; outcome: SettleOutcome }
  | { kind: "fail"; offset: number; attempts: number; untilMs: number }
  /** Copy it to the dead-letter queue and settle it, in one entry. */
  | { kind: "dead-letter"; offset: number; attempts: number; reason: DeadLetterReason }
  | { kind: "mark"; level: number; offset: number }
  | { kind: "mark-due"; dueMs: number };

export interface TokenRange {
  subscription: number;
  first: number;
  last: number;
}

export class Effects {
  readonly commands: DeliveryCommand[] = [];
  readonly lost: TokenRange[] = [];
  readonly revoked: TokenRange[] = [];

  /** Grows the last command where it can: a thousand acks are most often one range. */
  settle(offset: number, attempts: number, outcome: SettleOutcome): void {
    const last = this.commands.at(-1);
    if (
      last?.kind === "settle" &&
      last.to === offset &&
      last.attempts === attempts &&
      last.outcome === outcome
    )
      last.to++;
    else this.commands.push({ kind: "settle", from: offset, to: offset + 1, attempts, outcome });
  }

  clear(): void {
    this.commands.length = this.lost.length = this.revoked.length = 0;
  }
}

export function addToken(tokens: TokenRange[], subscription: number, number: number): void {
  const range = tokens.at(-1);
  if (range?.subscription === subscription && range.last === number - 1) range.last = number;
  else tokens.push({ subscription, first: number, last: number });
}

/** Neighbours in number and offset that were handed out alike. */
export interface HandOut {
  subscription: number;
  firstNumber: number;
  firstOffset: number;
  count: number;
  /** Failed before; the running one is attempts + 1. */
  attempts: number;
  /** Hand-outs since the leader started, this one included. */
  deliveries: number;
}
