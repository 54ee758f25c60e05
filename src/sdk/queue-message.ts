/** A message of a queue, in a consumer's hands until something is said of it. */
import { json } from "./codec.ts";
import type { Delivery } from "./delivery.ts";
import { errorOf, invalidArgument, SluiceError } from "./errors.ts";
import { checkOptions, optionNames, positiveInteger } from "./option-check.ts";
import { settledBefore, type QueueSubscription } from "./queue-subscription.ts";
import { RecordView } from "./record-view.ts";
import { checkDelay } from "./settle-errors.ts";
import { ACK, RELEASE, type Settlement } from "./settle-gathering.ts";
import { textOf, utf8Of } from "./text.ts";

export interface NackOptions {
  /** Exactly so long until it is handed out again, milliseconds; default: the queue's backoff. */
  readonly delayMs?: number;
  /** What went wrong: shown with the dead letter. */
  readonly error?: unknown;
}

export interface ExtendOptions {
  /** The lock ends so many milliseconds from now; default: the consumer's lock time. */
  readonly lockMs?: number;
}

const MOST_RESULT_BYTES = 64 * 1024;
const nackNames = optionNames("nack()", ["delayMs", "error"]);
const extendNames = optionNames("extend()", ["lockMs"]);

export interface HeldMessage {
  readonly subscription: QueueSubscription<unknown>;
  readonly delivery: Delivery<unknown>;
}

/**
 * What is said of it resolves when the server has stored it, and rejects with LOCK_LOST when the message was not ours
 * any more. Whoever does not await that promise is not told by it; `signal` tells of a lost lock in any case.
 */
export class QueueMessage<T> extends RecordView<T> {
  readonly #subscription: QueueSubscription<T>;
  readonly #delivery: Delivery<T>;

  /** Made by the client only. */
  constructor(subscription: QueueSubscription<T>, delivery: Delivery<T>) {
    super(delivery.source, delivery.offset, delivery.start, delivery.end);
    this.#subscription = subscription;
    this.#delivery = delivery;
  }

  /** What an atomic batch needs of it. For the client only. */
  static heldOf(message: QueueMessage<unknown>): HeldMessage {
    return { subscription: message.#subscription, delivery: message.#delivery };
  }

  get queue(): string {
    return this.source.topic;
  }

  /** 1 on the first run, one more after each that failed. */
  get attempt(): number {
    return this.#delivery.attempts + 1;
  }

  /** How often it was handed out since the server started, this time included; giving back counts too. */
  get deliveries(): number {
    return this.#delivery.deliveries;
  }

  /** 0 to 9, the higher the sooner. */
  get priority(): number {
    return this.opened().priority ?? 0;
  }

  /** What orders it instead of its key; undefined: its key does. */
  get orderKey(): string | undefined {
    const { orderKey } = this.opened();
    return orderKey && textOf(orderKey);
  }

  /** Something was said of it, or it is not held any more. */
  get settled(): boolean {
    return !this.#delivery.isOpen;
  }

  /**
   * Aborted when going on makes no sense: the lock is lost (LOCK_LOST), the consumer was closed (CLOSED), drain()'s time
   * or `maxHandlerMs` is over (TIMEOUT).
   */
  get signal(): AbortSignal {
    return this.#delivery.signal;
  }

  /**
   * What came of it: kept with its ack for `queue.settled()`, as long as the queue remembers settled messages. Any JSON
   * value, or bytes, at most 64 KiB; the last one counts. Acked in an atomic batch it is not kept.
   * @throws SluiceError ENCODE_FAILED, MESSAGE_TOO_LARGE
   */
  setResult(result: unknown): void {
    const bytes = result instanceof Uint8Array ? result.slice() : resultOf(result);
    if (bytes.length > MOST_RESULT_BYTES) {
      const text = `the result has ${bytes.length} bytes, more than ${MOST_RESULT_BYTES}`;
      throw new SluiceError("MESSAGE_TOO_LARGE", text);
    }
    this.#delivery.result = bytes;
  }

  /** Done. @throws SluiceError LOCK_LOST, as rejection */
  ack(): Promise<void> {
    return this.#settle(ACK);
  }

  /** Failed: handed out again after the queue's backoff, or `delayMs`; after the queue's `maxAttempts` a dead letter. */
  nack(options: NackOptions = {}): Promise<void> {
    try {
      checkOptions(options, nackNames);
      const { delayMs, error } = options;
      if (delayMs !== undefined) checkDelay(delayMs);
      return this.#settle({ kind: "nack", delayMs, error: error === undefined ? "" : textOfError(error) });
    } catch (error) {
      return Promise.reject(errorOf(error, "INVALID_ARGUMENT", "nack() cannot take that"));
    }
  }

  /** Will never succeed: to the dead-letter queue at once. */
  reject(reason = ""): Promise<void> {
    if (typeof reason !== "string")
      return Promise.reject(invalidArgument("reject() takes its reason as text"));
    return this.#settle({ kind: "reject", reason });
  }

  /** Given back as it came: ready again at once, and no attempt is counted. */
  release(): Promise<void> {
    return this.#settle(RELEASE);
  }

  /** Holds it longer. The client renews locks by itself: this is for who wants another time than the consumer's. */
  async extend(options: ExtendOptions = {}): Promise<void> {
    checkOptions(options, extendNames);
    const { lockMs } = options;
    if (lockMs !== undefined) positiveInteger(lockMs, "lockMs");
    await this.#subscription.extend(this.#delivery, lockMs ?? 0);
  }

  override toJSON(): Record<string, unknown> {
    const { queue, offset, attempt, deliveries, key, messageId, headers, timestamp, value } = this;
    return {
      queue,
      offset,
      attempt,
      deliveries,
      ...(key === undefined ? {} : { key }),
      ...(messageId === undefined ? {} : { messageId }),
      headers,
      timestamp,
      value,
    };
  }

  protected override get place(): Record<string, unknown> {
    return { queue: this.queue };
  }

  #settle(settlement: Settlement): Promise<void> {
    const delivery = this.#delivery;
    const { failure, settlement: before } = delivery;
    let outcome: Promise<void>;
    if (this.#subscription.settle(delivery, settlement)) outcome = delivery.outcome();
    else if (failure !== undefined) outcome = Promise.reject(failure);
    // The same once more is no contradiction.
    else if (before?.kind === settlement.kind) outcome = delivery.outcome();
    else outcome = Promise.reject(settledBefore(delivery));
    outcome.catch(ignore);
    return outcome;
  }
}

const resultJson = json();

function resultOf(result: unknown): Uint8Array {
  try {
    return utf8Of(resultJson.encode(result) as string);
  } catch (error) {
    throw errorOf(error, "ENCODE_FAILED", "the result is no JSON value");
  }
}

/** As it stands with a dead letter. */
export function textOfError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message === "" ? error.name : `${error.name}: ${error.message}`;
}

function ignore(): void {
  // Whoever awaits the promise is told; the signal tells all others.
}
