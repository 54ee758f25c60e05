/** What the clients of a run share: the history, who saw what where, and what is wrong already while the run goes on. */
import type { Message, Sluice } from "../../src/sdk/index.ts";
import { History, Values } from "./history.ts";
import { Ledger, place } from "./ledger.ts";
import type { Random } from "../fixtures/random.ts";
import { readFrom } from "./reader.ts";

export class Recorder {
  readonly history = new History();
  /** Every place anybody was told of, by a confirm or by a delivery. */
  readonly sights = new Ledger();
  readonly values: Values;
  /** What readers and clients met that must not be. */
  readonly problems: string[] = [];
  /** Messages read and compared with what was sent. */
  read = 0;
  /** Confirms of requests that had been stored before the connection was lost. */
  duplicateConfirms = 0;
  /** Code → failed messages. */
  readonly failures = new Map<string, number>();

  constructor(random: Random, sizeOf?: (chance: number) => number) {
    this.values = new Values(random.fork(), sizeOf);
  }

  problem(text: string): void {
    if (this.problems.length < 100) this.problems.push(text);
  }

  /** A message was delivered: it must be one that was sent, whole, where everybody else saw it. Gives its number. */
  delivered(message: Message<Uint8Array>): number | undefined {
    const { topic, partition, offset } = message;
    this.read++;
    const number = this.values.read(message.valueBytes);
    if (number === undefined || !this.history.has(number)) {
      this.problem(`${place(topic, partition, offset)} holds bytes that nobody sent`);
      return undefined;
    }
    const key = this.history.keyOf(number);
    if (message.key !== key || (key !== undefined && message.headers["key"] !== key)) {
      this.problem(
        `message ${number} at ${place(topic, partition, offset)} has not the key and header it was sent with`,
      );
    }
    this.sights.see(topic, partition, offset, number);
    return number;
  }

  /** Reads these topics whole, from nothing: what the checkers look at. The counts are of partitions. */
  async readLog(client: Sluice, topics: Readonly<Record<string, number>>): Promise<Ledger> {
    const log = new Ledger();
    for (const [topic, partitions] of Object.entries(topics)) {
      const { problems } = await readFrom(client, topic, Array<number>(partitions).fill(0), (message) => {
        const number = this.delivered(message);
        if (number !== undefined) log.see(topic, message.partition, message.offset, number);
      });
      for (const problem of problems) this.problem(problem);
    }
    return log;
  }
}
