/**
 * Settles of one turn of the event loop, gathered by what is said: they go in one frame, and a thousand acks of
 * messages that were handed out in a row are one range of it.
 */
import { NumberRanges, type NumberRange } from "./number-ranges.ts";

/** What a consumer says of a message it holds. */
export type Settlement =
  | { readonly kind: "ack"; readonly result?: Uint8Array | undefined }
  /** Failed: again after the queue's backoff, or after `delayMs`. */
  | { readonly kind: "nack"; readonly delayMs: number | undefined; readonly error: string }
  /** To the dead-letter queue at once. */
  | { readonly kind: "reject"; readonly reason: string }
  /** Given back unused; costs no attempt. */
  | { readonly kind: "release" };

/** What is known of a message's end: said of it, or acked by an atomic batch that is under way. */
export type Ending = Settlement | { readonly kind: "atomic" };

export const ATOMIC: Ending = { kind: "atomic" };

export interface SettleGroup {
  readonly settlement: Settlement;
  readonly ranges: readonly NumberRange[];
}

export const ACK: Settlement = { kind: "ack" };
export const RELEASE: Settlement = { kind: "release" };

interface Gathered {
  readonly settlement: Settlement;
  readonly numbers: NumberRanges;
}

export class SettleGathering {
  /** By what is said, in the order it was first said. */
  readonly #groups = new Map<string, Gathered>();
  /** The acks among them: the hot path looks nothing up. */
  #acks: NumberRanges | undefined;

  get empty(): boolean {
    return this.#groups.size === 0;
  }

  add(number: number, settlement: Settlement): void {
    const isPlainAck = settlement.kind === "ack" && settlement.result === undefined;
    if (isPlainAck && this.#acks !== undefined) return this.#acks.add(number);
    // A result is of one message.
    const name = settlement.kind === "ack" && !isPlainAck ? `ack ${number}` : nameOf(settlement);
    let gathered = this.#groups.get(name);
    if (gathered === undefined) {
      gathered = { settlement, numbers: new NumberRanges() };
      this.#groups.set(name, gathered);
      if (isPlainAck) this.#acks = gathered.numbers;
    }
    gathered.numbers.add(number);
  }

  /** What there is; the next begins empty. */
  take(): SettleGroup[] {
    const groups = [...this.#groups.values()].map(({ settlement, numbers }) => ({
      settlement,
      ranges: numbers.list(),
    }));
    this.#groups.clear();
    this.#acks = undefined;
    return groups;
  }
}

function nameOf(settlement: Settlement): string {
  switch (settlement.kind) {
    case "nack":
      return `nack ${settlement.delayMs ?? ""} ${settlement.error}`;
    case "reject":
      return `reject ${settlement.reason}`;
    default:
      return settlement.kind;
  }
}
