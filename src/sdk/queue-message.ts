/** A message of a queue, in a consumer's hands until something is said of it. */
import { json } from "./codec.ts";
import { settledBefore, type Delivery } from "./delivery.ts";
import { errorOf, invalidArgument, SluiceError } from "./errors.ts";
import { checkOptions, optionNames, positiveInteger } from "./option-check.ts";
import type { QueueSubscription } from "./queue-subscription.ts";
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
const MOST_PROGRESS_BYTES = 4 * 1024;
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
   * value, or bytes, at most 64 KiB; the last one counts. It is kept with the ack of an atomic batch, too.
   * @throws SluiceError ENCODE_FAILED, MESSAGE_TOO_LARGE
   */
  setResult(result: unknown): void {
    this.#delivery.result = jsonOf(result, "result", MOST_RESULT_BYTES);
  }

  /**
   * How far it is, for whoever looks with `queue.peek()` or `find()`: 0 to 100, to a hundredth, any JSON value of at most
   * 4 KiB, or both, in the place of what was said before. Costs little in a loop: the newest of all messages goes, ten times
   * a second at most. It is in the server's memory only, and goes with the delivery, when the message is settled or comes
   * back: what is to stay is its result. It does not renew the lock; that happens by itself.
   * @throws SluiceError LOCK_LOST once that is known, INVALID_ARGUMENT (also: something was said of it before), ENCODE_FAILED,
   * MESSAGE_TOO_LARGE, NOT_SUPPORTED by an older server
   * @example
   * m.progress(40, { page: 4, of: 10 });
   */
  progress(percent: number, value?: unknown): void;
  progress(value: object | string): void;
  progress(percentOrValue: unknown, more?: unknown): void {
    const percent = typeof percentOrValue === "number" ? percentOrValue : undefined;
    const value = percent === undefined ? percentOrValue : more;
    if (percent !== undefined && !(percent >= 0 && percent <= 100))
      throw invalidArgument(`progress is ${percent}, not a number from 0 to 100`);
    const bytes = value === undefined ? undefined : jsonOf(value, "progress", MOST_PROGRESS_BYTES);
    if (percent === undefined && bytes === undefined)
      throw invalidArgument("progress() takes a number from 0 to 100, or a JSON value");
    const delivery = this.#delivery;
    if (!delivery.isOpen) throw delivery.failure ?? settledBefore(delivery);
    const hundredths = percent && Math.round(percent * 100);
    this.#subscription.progress.report(delivery, { hundredths, value: bytes });
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

const anyJson = json();

/** Bytes as they are, anything else as JSON. */
function jsonOf(value: unknown, what: string, mostBytes: number): Uint8Array {
  let bytes: Uint8Array;
  try {
    bytes = value instanceof Uint8Array ? new Uint8Array(value) : utf8Of(anyJson.encode(value) as string);
  } catch (error) {
    throw errorOf(error, "ENCODE_FAILED", `the ${what} is no JSON value`);
  }
  if (bytes.length <= mostBytes) return bytes;
  throw new SluiceError("MESSAGE_TOO_LARGE", `the ${what} has ${bytes.length} bytes, more than ${mostBytes}`);
}

/** As it stands with a dead letter. */
export function textOfError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message === "" ? error.name : `${error.name}: ${error.message}`;
}

function ignore(): void {
  // Whoever awaits the promise is told; the signal tells all others.
}
