/** What the clients of a run share: the history, the ledger, and what is wrong already while the run goes on. */
import type { Message } from "../../src/sdk/index.ts";
import { History, Values } from "./history.ts";
import { Ledger, place } from "./ledger.ts";
import type { Random } from "../fixtures/random.ts";

export class Recorder {
  readonly history = new History();
  readonly ledger = new Ledger();
  readonly values: Values;
  /** What readers and clients met that must not be. */
  readonly problems: string[] = [];
  /** Messages read and compared with what was sent. */
  read = 0;
  /** Confirms of requests that had been stored before the connection was lost. */
  duplicateConfirms = 0;
  /** Code → failed messages. */
  readonly failures = new Map<string, number>();

  constructor(random: Random) {
    this.values = new Values(random.fork());
  }

  problem(text: string): void {
    if (this.problems.length < 100) this.problems.push(text);
  }

  /** A message was delivered: it must be one that was sent, whole, where everybody else saw it. */
  delivered(message: Message<Uint8Array>): void {
    const { topic, partition, offset } = message;
    this.read++;
    const number = this.values.read(message.valueBytes);
    if (number === undefined || !this.history.has(number)) {
      return this.problem(`${place(topic, partition, offset)} holds bytes that nobody sent`);
    }
    const key = this.history.keyOf(number);
    if (message.key !== key || (key !== undefined && message.headers["key"] !== key)) {
      this.problem(
        `message ${number} at ${place(topic, partition, offset)} has not the key and header it was sent with`,
      );
    }
    this.ledger.see(topic, partition, offset, number);
  }
}
