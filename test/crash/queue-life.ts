/**
 * Consumers of a queue on a server that is killed under them: each resumes, or goes for good, and keeps a record of what
 * was delivered to it and what it was told. What a message is told depends on its number alone, so that the end is known.
 */
import { expect } from "vitest";
import { v1, type proto } from "../../src/wire/protobuf.ts";
import { deliveriesOf, lostOf, type Delivery, type Records } from "../fixtures/queue-consumer.ts";
import type { Random } from "../fixtures/random.ts";
import { wireBatch, type WireClient } from "../fixtures/wire-client.ts";

export const QUEUE = "jobs";

/** What becomes of a message: every 50th is rejected, every 10th fails once. */
export const isRejected = (id: number): boolean => id % 50 === 7;
const failsFirst = (id: number): boolean => id % 10 === 3;

/** What was seen of every message. */
export class QueueLedger {
  readonly total: number;
  readonly ended: Uint8Array;
  /** Ends that were confirmed, and those whose answer was lost with the connection and whose token then was no good. */
  confirmed = 0;
  unknown = 0;
  deliveries = 0;
  doubleRuns = 0;
  connectionsLost = 0;
  readonly violations: string[] = [];
  /** Who runs it, as far as is known. */
  readonly holders = new Map<number, QueueWorker>();
  #wake: (() => void) | undefined;

  constructor(total: number) {
    this.total = total;
    this.ended = new Uint8Array(total);
  }

  delivered(id: number, worker: QueueWorker): void {
    this.deliveries++;
    if (this.ended[id] === 1) this.violations.push(`message ${id} came again after its end was confirmed`);
    const holder = this.holders.get(id);
    if (holder !== undefined && holder !== worker && !holder.gone)
      this.violations.push(`message ${id} came to ${worker.name} while ${holder.name} had it`);
    if (holder?.gone === true) this.doubleRuns++;
    this.holders.set(id, worker);
  }

  /** 1 confirmed, 2 not known. */
  end(id: number, how: 1 | 2): void {
    this.holders.delete(id);
    if (how === 1 && this.ended[id] === 1) this.violations.push(`two ends of message ${id} were confirmed`);
    if (how === 1) this.confirmed++;
    else this.unknown++;
    if (this.ended[id] !== 1) this.ended[id] = how;
    this.#wake?.();
  }

  /** Resolves once so many ends are known or lost. */
  async reached(count: number): Promise<void> {
    while (this.confirmed + this.unknown < count)
      await new Promise<void>((resolve) => (this.#wake = resolve));
  }
}

export class QueueWorker {
  readonly name: string;
  /** It left without a word, and will not be back. */
  gone = false;
  readonly #ledger: QueueLedger;
  readonly #random: Random;
  readonly #connect: () => Promise<WireClient>;
  /** In its hands, by number, and the outcome that was sent for it. */
  #held = new Map<number, { delivery: Delivery; id: number }>();
  #reply: proto.v1.ConsumeReply.$Properties | undefined;
  client: WireClient | undefined;
  stopped = false;

  constructor(name: string, ledger: QueueLedger, random: Random, connect: () => Promise<WireClient>) {
    this.name = name;
    this.#ledger = ledger;
    this.#random = random;
    this.#connect = connect;
  }

  /** Until it is stopped, or goes for good. */
  async work(): Promise<void> {
    while (!this.stopped && !this.gone) {
      try {
        this.client = await this.#connect();
        await this.#resume(this.client);
        await this.#handle(this.client);
      } catch (error) {
        if (!(error instanceof Error) || !/closed before/.test(error.message)) throw error;
        this.#ledger.connectionsLost++;
      }
    }
  }

  async #resume(client: WireClient): Promise<void> {
    const before = this.#reply;
    const held = [...this.#held.values()].map(({ delivery: { number, offset, attempts } }) => ({
      firstNumber: number,
      firstOffset: offset,
      count: 1,
      attempts,
    }));
    const frame = await client.request({
      consume: {
        consumer: 1,
        queue: QUEUE,
        credit: 100,
        concurrency: 2,
        name: this.name,
        ...(before === undefined
          ? {}
          : { resumeEpoch: before.epoch!, resumeConsumerId: before.consumerId!, held }),
      },
    });
    if (!frame.consuming) throw new Error(`closed before it could consume: ${JSON.stringify(frame)}`);
    this.#reply = frame.consuming;
    const kept = new Map<number, { delivery: Delivery; id: number }>();
    for (const { oldFirstNumber, firstNumber, count } of this.#reply.resumed ?? []) {
      for (let i = 0; i < (count ?? 0); i++) {
        const one = this.#held.get((oldFirstNumber ?? 0) + i);
        if (one === undefined) throw new Error("resumed what was not held");
        const number = (firstNumber ?? 0) + i;
        kept.set(number, { ...one, delivery: { ...one.delivery, number } });
        this.#held.delete((oldFirstNumber ?? 0) + i);
      }
    }
    // What it does not have any more: what was sent of it took effect, or its grace was over.
    for (const { id, delivery } of this.#held.values()) {
      if (!(failsFirst(id) && delivery.attempts === 0)) this.#ledger.end(id, 2);
    }
    this.#held = kept;
    await this.#settle(client, [...kept.values()]);
  }

  async #handle(client: WireClient): Promise<void> {
    for (let frames = 0; ; frames++) {
      const frame = await client.take((one) => Boolean(one.deliveries));
      const deliveries = deliveriesOf(frame.deliveries as Records);
      const some = deliveries.map((delivery) => ({ delivery, id: Number(delivery.value) }));
      for (const one of some) {
        this.#ledger.delivered(one.id, this);
        this.#held.set(one.delivery.number, one);
      }
      if (this.#random.chance(0.02)) {
        this.gone = this.#random.chance(0.3);
        client.destroy();
      }
      await this.#settle(client, some);
    }
  }

  async #settle(client: WireClient, some: readonly { delivery: Delivery; id: number }[]): Promise<void> {
    const groups = new Map<number, number[]>();
    for (const { delivery, id } of some) {
      const { ACK, NACK, REJECT } = v1.SettleOutcome;
      // From here on it may be anybody's: the answer may come after its next delivery to somebody else.
      if (failsFirst(id) && delivery.attempts === 0) this.#ledger.holders.delete(id);
      const outcome = isRejected(id) ? REJECT : failsFirst(id) && delivery.attempts === 0 ? NACK : ACK;
      const group = groups.get(outcome);
      if (group === undefined) groups.set(outcome, [delivery.number]);
      else group.push(delivery.number);
    }
    if (groups.size === 0) return;
    const settlements = [...groups].map(([outcome, numbers]) => ({
      outcome,
      ranges: numbers.map((first) => ({ first, last: first })),
      error: "not today",
    }));
    const reply = await client.request({ settle: { consumer: 1, settlements } });
    if (reply.error) throw new Error(`closed before it was settled: ${JSON.stringify(reply.error)}`);
    const lost = new Set(lostOf(reply));
    for (const { delivery, id } of some) {
      this.#held.delete(delivery.number);
      // Nobody else may have had it: it was held, or its consumer was away for longer than its grace.
      if (lost.has(delivery.number)) this.#ledger.violations.push(`message ${id} was lost to ${this.name}`);
      else if (!(failsFirst(id) && delivery.attempts === 0)) this.#ledger.end(id, 1);
    }
  }
}

/** Publishes "0", "1", … in batches, each once, however often the server dies under it. */
export async function publishAll(
  total: number,
  batch: number,
  connect: () => Promise<WireClient>,
): Promise<void> {
  let client = await connect();
  const { producer } = await client.request({ initProducer: { name: "jobs" } });
  const [producerId, producerEpoch] = [producer!.producerId!, producer!.producerEpoch!];
  let sequence = 1;
  for (let at = 0; at < total;) {
    const values = Array.from({ length: Math.min(batch, total - at) }, (_, i) => String(at + i));
    try {
      const frame = await client.request({
        publish: { target: QUEUE, producerId, producerEpoch, sequence, batches: [wireBatch(0, ...values)] },
      });
      if (frame.error) throw new Error(`closed before it was stored: ${JSON.stringify(frame.error)}`);
      expect(frame.published).toBeTruthy();
      sequence++;
      at += values.length;
    } catch (error) {
      if (!(error instanceof Error) || !/closed before/.test(error.message)) throw error;
      client.destroy();
      client = await connect();
    }
  }
  client.destroy();
}
