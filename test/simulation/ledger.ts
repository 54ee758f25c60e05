/**
 * The shadow model: what clients sent, what they were told, what readers saw; and the checks of every single
 * observation against it. What only the whole can tell is audit.ts's.
 */
import type { PublishResult } from "../../src/sdk/publish-result.ts";
import type { SluiceError } from "../../src/sdk/errors.ts";
import { idOf, isWhole, valueOf } from "./message-value.ts";
import { Violation } from "./violation.ts";

export interface SentMessage {
  readonly id: number;
  readonly topic: string;
  /** Client and its session: what keeps the order among its messages. */
  readonly session: string;
  /** Of an atomic batch; undefined: not of one. */
  readonly group: number | undefined;
  readonly sentAt: number;
  state: "sent" | "confirmed" | "refused" | "unknown";
  confirmedAt: number;
  partition: number;
  offset: number;
}

export class Ledger {
  readonly messages: SentMessage[] = [];
  /** Topics that are never deleted: everything is demanded of them. */
  readonly lasting: ReadonlySet<string>;
  confirms = 0;
  delivered = 0;
  /** topic/partition → id at each offset, as first seen by anybody. */
  readonly slots = new Map<string, number[]>();
  /** Ids that lie in synced journal entries. */
  readonly durable = new Set<number>();
  readonly #now: () => number;
  #groups = 0;

  constructor(lasting: ReadonlySet<string>, now: () => number) {
    this.lasting = lasting;
    this.#now = now;
  }

  nextGroup(): number {
    return ++this.#groups;
  }

  /** A message about to be published: its value. */
  send(topic: string, session: string, length: number, group?: number): { id: number; value: Uint8Array } {
    const id = this.messages.length;
    this.messages.push({
      id,
      topic,
      session,
      group,
      sentAt: this.#now(),
      state: "sent",
      confirmedAt: Infinity,
      partition: -1,
      offset: -1,
    });
    return { id, value: valueOf(id, length) };
  }

  confirmed(id: number, { partition, offset }: PublishResult): void {
    const message = this.messages[id]!;
    if (!this.durable.has(id))
      throw new Violation(
        `message ${id} was confirmed (${message.topic}/${partition} at ${offset}), and no synced entry holds it`,
      );
    if (message.state === "confirmed") throw new Violation(`message ${id} was confirmed twice`);
    message.state = "confirmed";
    message.confirmedAt = this.#now();
    this.confirms++;
    this.#place(message, partition, offset, "was confirmed");
  }

  refused(id: number, error: SluiceError): void {
    const message = this.messages[id]!;
    message.state = error.indeterminate ? "unknown" : "refused";
    if (message.state === "refused" && message.offset >= 0)
      throw new Violation(`message ${id} was refused (${error.code}), and had been delivered`);
  }

  /** A reader got this. */
  deliveredTo(topic: string, partition: number, offset: number, value: Uint8Array): SentMessage {
    const id = idOf(value);
    const message = this.messages[id];
    const where = (): string => `${topic}/${partition} at ${offset}`;
    if (message === undefined) throw new Violation(`what nobody published was delivered from ${where()}`);
    if (!isWhole(value)) throw new Violation(`message ${id} was delivered altered from ${where()}`);
    if (message.topic !== topic)
      throw new Violation(`message ${id} of ${message.topic} was delivered from ${where()}`);
    if (message.state === "refused")
      throw new Violation(`message ${id} was refused, and is delivered from ${where()}`);
    this.delivered++;
    this.#place(message, partition, offset, "was delivered");
    return message;
  }

  /** A (partition, offset) never changes its value, and a message has one of them. */
  #place(message: SentMessage, partition: number, offset: number, how: string): void {
    const { id, topic } = message;
    if (!this.lasting.has(topic)) return;
    if (message.offset >= 0 && (message.partition !== partition || message.offset !== offset)) {
      throw new Violation(
        `message ${id} ${how} at ${topic}/${partition} ${offset}, and is known to be at ${message.partition} ${message.offset}`,
      );
    }
    message.partition = partition;
    message.offset = offset;
    const key = `${topic}/${partition}`;
    let slots = this.slots.get(key);
    if (slots === undefined) this.slots.set(key, (slots = []));
    const known = slots[offset];
    if (known !== undefined && known !== id)
      throw new Violation(`message ${id} ${how} at ${key} ${offset}, where message ${known} was`);
    slots[offset] = id;
  }
}
