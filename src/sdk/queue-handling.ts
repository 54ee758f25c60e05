/**
 * Messages of a queue in the hands of their handlers, one message each. It returns: acked. It throws: failed, and tried
 * again later by the queue's rules. A handler that says something of its message itself is not spoken over.
 */
import { isPromiseLike } from "./consumer-ending.ts";
import type { Delivery } from "./delivery.ts";
import { SluiceError } from "./errors.ts";
import type { QueueCircuit } from "./queue-circuit.ts";
import { QueueMessage, textOfError } from "./queue-message.ts";
import type { QueueSubscription } from "./queue-subscription.ts";
import { DeadLetterError, RetryLaterError } from "./settle-errors.ts";
import { ACK, type Settlement } from "./settle-gathering.ts";

/** What the handlers of a consumer work with. */
export interface HandlingHost<T> {
  readonly subscription: QueueSubscription<T>;
  readonly circuit: QueueCircuit<T> | undefined;
  /** Handlers at a time. */
  readonly concurrency: number;
  /** Takes no more. */
  readonly isStopping: boolean;
  /** What a handler returns is what came of its message. */
  readonly keepsResults: boolean;
  /** Somebody wants to hear of failures. */
  readonly isListening: boolean;
  tell(error: unknown, message: QueueMessage<T>): void;
  /** A handler is done. */
  done(): void;
}

export interface Handling<T> {
  /** Handlers that run. */
  readonly size: number;
  /** Begins what can begin. */
  pump(): void;
  /** It has run for `maxHandlerMs`. */
  overdue(delivery: Delivery<T>): void;
  /** These are somebody else's, or what was said of them came too late. */
  lost(deliveries: readonly Delivery<T>[]): void;
  /** Whoever runs should stop. */
  abort(reason: SluiceError): void;
}

export class MessageHandling<T> implements Handling<T> {
  readonly #host: HandlingHost<T>;
  readonly #handler: (message: QueueMessage<T>) => unknown;
  readonly #running = new Map<Delivery<T>, QueueMessage<T>>();
  readonly #acks: WatchedAcks<T>;

  constructor(host: HandlingHost<T>, handler: (message: QueueMessage<T>) => unknown) {
    this.#host = host;
    this.#handler = handler;
    this.#acks = new WatchedAcks(host);
  }

  get size(): number {
    return this.#running.size;
  }

  pump(): void {
    const { subscription, circuit, concurrency } = this.#host;
    while (!this.#host.isStopping && this.#running.size < concurrency) {
      const delivery = circuit === undefined ? subscription.take() : circuit.take();
      if (delivery === undefined) return;
      this.#run(delivery);
    }
  }

  overdue(delivery: Delivery<T>): void {
    const message = this.#running.get(delivery);
    if (message === undefined) return;
    const error = overdueError();
    // It may never return: its place is for another one.
    this.#running.delete(delivery);
    settleFailed(this.#host, [delivery], error);
    delivery.abort(error);
    this.#host.tell(error, message);
    this.pump();
  }

  lost(deliveries: readonly Delivery<T>[]): void {
    this.#acks.lost(deliveries);
  }

  abort(reason: SluiceError): void {
    for (const delivery of this.#running.keys()) delivery.abort(reason);
  }

  #run(delivery: Delivery<T>): void {
    const message = new QueueMessage(this.#host.subscription, delivery);
    this.#running.set(delivery, message);
    let outcome: unknown;
    try {
      outcome = this.#handler(message);
    } catch (error) {
      return this.#failed(delivery, message, error);
    }
    if (!isPromiseLike(outcome)) return this.#returned(delivery, message, outcome);
    outcome.then(
      (result: unknown) => {
        this.#returned(delivery, message, result);
        this.#host.done();
      },
      (error: unknown) => {
        this.#failed(delivery, message, error);
        this.#host.done();
      },
    );
  }

  #returned(delivery: Delivery<T>, message: QueueMessage<T>, result: unknown): void {
    const { circuit, subscription } = this.#host;
    if (this.#host.keepsResults && result !== undefined && delivery.result === undefined) {
      try {
        message.setResult(result);
      } catch (error) {
        // The work is done: that is no reason to do it again.
        this.#host.tell(error, message);
      }
    }
    const inTime = this.#running.delete(delivery);
    if (subscription.settle(delivery, ACK)) {
      circuit?.succeeded(delivery);
      this.#acks.watch(delivery, message);
      return;
    }
    if (!inTime) return;
    if (circuit !== undefined) learn(circuit, delivery);
    if (delivery.failure?.code === "LOCK_LOST" && delivery.settlement === undefined)
      this.#host.tell(delivery.failure, message);
  }

  #failed(delivery: Delivery<T>, message: QueueMessage<T>, error: unknown): void {
    const inTime = this.#running.delete(delivery);
    // A handler that minds its signal throws when it is told to stop: that is no failure of its own.
    if (delivery.failure !== undefined) {
      if (inTime) this.#host.circuit?.forget(delivery);
      return;
    }
    settleFailed(this.#host, [delivery], error);
    this.#host.tell(error, message);
  }
}

/** Acks of handlers, until it is known what became of them: for onError alone. */
export class WatchedAcks<T> {
  readonly #host: HandlingHost<T>;
  readonly #acked = new Map<Delivery<T>, QueueMessage<T>>();

  constructor(host: HandlingHost<T>) {
    this.#host = host;
  }

  watch(delivery: Delivery<T>, message: QueueMessage<T>): void {
    if (!this.#host.isListening) return;
    this.#acked.set(delivery, message);
    delivery.onConfirmed = () => this.#acked.delete(delivery);
  }

  lost(deliveries: readonly Delivery<T>[]): void {
    for (const delivery of deliveries) {
      this.#host.circuit?.forget(delivery);
      const message = this.#acked.get(delivery);
      if (message === undefined) continue;
      this.#acked.delete(delivery);
      if (delivery.failure !== undefined && delivery.failure.code !== "CLOSED")
        this.#host.tell(delivery.failure, message);
    }
  }
}

/** Messages whose handler threw: those of which it said nothing itself are settled by what it threw. */
export function settleFailed<T>(
  { subscription, circuit }: HandlingHost<T>,
  deliveries: readonly Delivery<T>[],
  error: unknown,
): void {
  const settlement = settlementOf(error);
  const open = deliveries.filter(({ isOpen }) => isOpen);
  if (circuit !== undefined) {
    // What was wrong with a message says nothing of what is behind the handler.
    if (settlement.kind === "reject") for (const delivery of deliveries) circuit.succeeded(delivery);
    else if (circuit.failed(deliveries)) return;
  }
  for (const delivery of open) subscription.settle(delivery, settlement);
}

/** What was said of a message by hand, for the circuit. */
export function learn<T>(circuit: QueueCircuit<T>, delivery: Delivery<T>): void {
  switch (delivery.settlement?.kind) {
    case "ack":
    case "reject":
      return circuit.succeeded(delivery);
    case "nack":
      return void circuit.failed([delivery]);
    default:
      return circuit.forget(delivery);
  }
}

export function overdueError(): SluiceError {
  return new SluiceError("TIMEOUT", "the handler ran longer than maxHandlerMs");
}

/** What is said of a message whose handler threw. */
export function settlementOf(error: unknown): Settlement {
  if (DeadLetterError.is(error)) return { kind: "reject", reason: error.message };
  if (RetryLaterError.is(error)) return { kind: "nack", delayMs: error.delayMs, error: textOfError(error) };
  return { kind: "nack", delayMs: undefined, error: textOfError(error) };
}
