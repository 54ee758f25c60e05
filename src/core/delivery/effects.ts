/**
 * What the leader wants of others, as values. Commands are to be journaled, in their order; they take effect
 * when they are applied, and not before. Lost tokens are told to whoever presented them, revoked ones to
 * whoever holds them; neither is journaled.
 */
import type { SettleOutcome } from "./outcome-counts.ts";

/** After its last failure; refused by its handler; its queue holds more than it may; its time is over. */
export type DeadLetterReason = "attempts" | "rejected" | "overflow" | "expired";

/** What went wrong, and in whose hands: UTF-8. */
export interface Failure {
  readonly error: Uint8Array;
  readonly consumer: Uint8Array;
}

/** `number`: of the delivery that this ends, of a range the first one's; undefined: nobody held it. */
export type DeliveryCommand =
  /** `result`: of one message, what came of it. */
  | {
      kind: "settle";
      from: number;
      to: number;
      attempts: number;
      outcome: SettleOutcome;
      number?: number;
      result?: Uint8Array | undefined;
    }
  | { kind: "fail"; offset: number; attempts: number; untilMs: number; number: number; failure?: Failure }
  /** Copy it to the dead-letter queue and settle it, in one entry. */
  | {
      kind: "dead-letter";
      offset: number;
      attempts: number;
      reason: DeadLetterReason;
      number?: number;
      failure?: Failure;
    }
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
  /** What is settled next is to be a command of its own. */
  apart = false;

  /** Grows the last command where it can: a thousand acks are most often one range. */
  settle(offset: number, attempts: number, outcome: SettleOutcome, number?: number): void {
    const last = this.commands.at(-1);
    if (
      !this.apart &&
      last?.kind === "settle" &&
      last.result === undefined &&
      last.to === offset &&
      last.attempts === attempts &&
      last.outcome === outcome &&
      (number === undefined ? undefined : number - (offset - last.from)) === last.number
    )
      last.to++;
    else {
      const one = { kind: "settle", from: offset, to: offset + 1, attempts, outcome } as const;
      this.commands.push(number === undefined ? one : { ...one, number });
    }
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

/** Adds the tokens with which these commands were given, of those whose offsets were overtaken (flattened: from, count). */
export function addOvertaken(
  tokens: TokenRange[],
  subscription: number,
  commands: readonly DeliveryCommand[],
  overtaken: readonly number[],
): void {
  for (const command of commands) {
    if (command.kind === "mark" || command.kind === "mark-due" || command.number === undefined) continue;
    const from = command.kind === "settle" ? command.from : command.offset;
    const to = command.kind === "settle" ? command.to : from + 1;
    for (let i = 0; i < overtaken.length; i += 2) {
      const first = Math.max(from, overtaken[i]!);
      const last = Math.min(to, overtaken[i]! + overtaken[i + 1]!);
      for (let at = first; at < last; at++) addToken(tokens, subscription, command.number + at - from);
    }
  }
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
