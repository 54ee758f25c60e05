/**
 * Messages of a queue in the hands of their handlers, many at a time: for one insert of a hundred rows. It returns: all
 * are acked of which it said nothing. It throws: all of those failed.
 */
import { isPromiseLike } from "./consumer-ending.ts";
import type { Delivery } from "./delivery.ts";
import { invalidArgument, type SluiceError } from "./errors.ts";
import { checkOptions, optionNames, positiveInteger } from "./option-check.ts";
import {
  learn,
  overdueError,
  settleFailed,
  WatchedAcks,
  type Handling,
  type HandlingHost,
} from "./queue-handling.ts";
import { QueueMessage } from "./queue-message.ts";
import { ACK } from "./settle-gathering.ts";
import { clearTimeout, setTimeout, type Timeout } from "./time.ts";

export interface BatchSettings {
  /** Most messages a handler gets, 1 to 10,000. */
  readonly size: number;
  /** How long fewer than that wait for more, milliseconds; default 0: what is here is handled. */
  readonly waitMs?: number;
}

const names = optionNames("batch", ["size", "waitMs"]);
const MOST_SIZE = 10_000;

/** @throws SluiceError INVALID_ARGUMENT */
export function checkBatch(batch: BatchSettings): BatchSettings {
  checkOptions(batch, names);
  if (positiveInteger(batch.size, "batch.size") > MOST_SIZE)
    throw invalidArgument(`batch.size is ${batch.size}, more than ${MOST_SIZE}`);
  if (batch.waitMs !== undefined && batch.waitMs !== 0) positiveInteger(batch.waitMs, "batch.waitMs");
  return batch;
}

interface Batch<T> {
  readonly deliveries: Delivery<T>[];
  readonly messages: QueueMessage<T>[];
  /** Those that did not run out of their time. */
  left: number;
}

export class BatchHandling<T> implements Handling<T> {
  readonly #host: HandlingHost<T>;
  readonly #handler: (messages: QueueMessage<T>[]) => unknown;
  readonly #size: number;
  readonly #waitMs: number;
  readonly #running = new Set<Batch<T>>();
  readonly #batchOf = new Map<Delivery<T>, Batch<T>>();
  readonly #acks: WatchedAcks<T>;
  #timer: Timeout | undefined;
  /** Those that are here have waited long enough. */
  #isDue = false;

  constructor(
    host: HandlingHost<T>,
    handler: (messages: QueueMessage<T>[]) => unknown,
    { size, waitMs = 0 }: BatchSettings,
  ) {
    this.#host = host;
    this.#handler = handler;
    this.#size = size;
    this.#waitMs = waitMs;
    this.#acks = new WatchedAcks(host);
  }

  get size(): number {
    return this.#running.size;
  }

  pump(): void {
    const { concurrency } = this.#host;
    while (!this.#host.isStopping && this.#running.size < concurrency) {
      if (!this.#isEnough()) return;
      const batch = this.#take();
      this.#isDue = false;
      clearTimeout(this.#timer);
      this.#timer = undefined;
      if (batch === undefined) return;
      this.#run(batch);
    }
  }

  overdue(delivery: Delivery<T>): void {
    const batch = this.#batchOf.get(delivery);
    if (batch === undefined) return;
    const error = overdueError();
    this.#batchOf.delete(delivery);
    settleFailed(this.#host, [delivery], error);
    delivery.abort(error);
    this.#host.tell(error, batch.messages[batch.deliveries.indexOf(delivery)]!);
    // It may never return: its place is for another one.
    if (--batch.left === 0) this.#running.delete(batch);
    this.pump();
  }

  lost(deliveries: readonly Delivery<T>[]): void {
    this.#acks.lost(deliveries);
  }

  abort(reason: SluiceError): void {
    for (const delivery of this.#batchOf.keys()) delivery.abort(reason);
  }

  #isEnough(): boolean {
    const { subscription, circuit } = this.#host;
    // A probe is one message: more will not come.
    const isProbing = circuit !== undefined && circuit.state !== "closed";
    if (this.#waitMs === 0 || this.#isDue || isProbing) return true;
    if (subscription.waitingCount >= this.#size) return true;
    if (subscription.waitingCount > 0) {
      this.#timer ??= setTimeout(() => {
        this.#isDue = true;
        this.pump();
      }, this.#waitMs);
    }
    return false;
  }

  #take(): Batch<T> | undefined {
    const { subscription, circuit } = this.#host;
    const deliveries: Delivery<T>[] = [];
    while (deliveries.length < this.#size) {
      const delivery = circuit === undefined ? subscription.take() : circuit.take();
      if (delivery === undefined) break;
      deliveries.push(delivery);
    }
    if (deliveries.length === 0) return undefined;
    const messages = deliveries.map((delivery) => new QueueMessage(subscription, delivery));
    return { deliveries, messages, left: deliveries.length };
  }

  #run(batch: Batch<T>): void {
    this.#running.add(batch);
    for (const delivery of batch.deliveries) this.#batchOf.set(delivery, batch);
    let outcome: unknown;
    try {
      // An array of its own: what a handler does to it is its business.
      outcome = this.#handler(batch.messages.slice());
    } catch (error) {
      return this.#failed(batch, error);
    }
    if (!isPromiseLike(outcome)) return this.#returned(batch);
    outcome.then(
      () => {
        this.#returned(batch);
        this.#host.done();
      },
      (error: unknown) => {
        this.#failed(batch, error);
        this.#host.done();
      },
    );
  }

  #returned(batch: Batch<T>): void {
    const { circuit, subscription } = this.#host;
    const inTime = this.#end(batch);
    batch.deliveries.forEach((delivery, i) => {
      const message = batch.messages[i]!;
      if (subscription.settle(delivery, ACK)) {
        circuit?.succeeded(delivery);
        this.#acks.watch(delivery, message);
        return;
      }
      if (!inTime) return;
      if (circuit !== undefined) learn(circuit, delivery);
      if (delivery.failure?.code === "LOCK_LOST" && delivery.settlement === undefined)
        this.#host.tell(delivery.failure, message);
    });
  }

  #failed(batch: Batch<T>, error: unknown): void {
    const inTime = this.#end(batch);
    const failed = batch.deliveries.filter(({ failure }) => failure === undefined);
    if (inTime)
      for (const delivery of batch.deliveries)
        if (delivery.failure !== undefined) this.#host.circuit?.forget(delivery);
    // Told to stop, it threw: that is no failure of its own.
    if (failed.length === 0) return;
    settleFailed(this.#host, failed, error);
    for (const delivery of failed)
      this.#host.tell(error, batch.messages[batch.deliveries.indexOf(delivery)]!);
  }

  /** False: its time was over before. */
  #end(batch: Batch<T>): boolean {
    for (const delivery of batch.deliveries) this.#batchOf.delete(delivery);
    return this.#running.delete(batch);
  }
}
