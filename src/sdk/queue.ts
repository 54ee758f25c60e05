/** A queue, typed: publish to it, work on its messages, make and describe it. Making one of these asks nothing of the server. */
import { checkBatch } from "./batch-handling.ts";
import type { CallOptions } from "./call.ts";
import type { Connection } from "./connection.ts";
import type { ValueForm } from "./define-topic.ts";
import { SluiceError, abortedError, invalidArgument } from "./errors.ts";
import { checkOptions, optionNames, positiveInteger } from "./option-check.ts";
import { cancelMessage, findMessage, type FoundMessage } from "./message-lookup.ts";
import { PeekedMessage } from "./peeked-message.ts";
import type { Producer } from "./producer.ts";
import { Publisher, type BatchOptions } from "./publisher.ts";
import type { QueueBatchItem, QueuePublishOptions } from "./publish-options.ts";
import type { PublishResult } from "./publish-result.ts";
import type { PurgeScope, QueueAdmin } from "./queue-admin.ts";
import {
  QueueConsumer,
  queueConsumeOptions,
  type QueueBatchHandler,
  type QueueBatchOptions,
  type QueueConsumeOptions,
  type QueueHandler,
} from "./queue-consumer.ts";
import { QueueFetcher } from "./queue-fetcher.ts";
import { deliveriesOf } from "./queue-frames.ts";
import type { BlockedKey, QueueInfo, QueueSettings } from "./queue-info.ts";
import type { QueueMessage } from "./queue-message.ts";
import {
  move,
  moveNames,
  redrive,
  redriveNames,
  type Moved,
  type MoveToOptions,
  type RedriveOptions,
  type Redriven,
} from "./queue-moves.ts";
import {
  MOST_PREFETCH,
  queueMessagesOptions,
  queueSettings,
  type QueueReadOptions,
} from "./queue-options.ts";
import { QueueStream } from "./queue-stream.ts";
import { settledMessages, type SettledMessage, type SettledOptions } from "./settled-message.ts";
import { QueueSubscription } from "./queue-subscription.ts";
import type { TopicCatalog } from "./topic-catalog.ts";

/** What a queue uses of its client. */
export interface QueueHost {
  readonly connection: Connection;
  readonly catalog: TopicCatalog;
  readonly producer: Producer;
  readonly queues: QueueAdmin;
  /** Drained and closed with the client. */
  opened(consumer: QueueConsumer<never>): void;
}

export interface FetchOptions extends CallOptions {
  /** How long to wait for a first message, milliseconds; default 5,000. */
  readonly waitMs?: number;
}

export interface PeekOptions extends CallOptions {
  /** The first offset to look at; default: the oldest message. */
  readonly from?: number;
  /** At most this many; default 100. */
  readonly limit?: number;
}

export interface PurgeOptions extends CallOptions {
  /** Default "waiting": ready and delayed messages. */
  readonly what?: PurgeScope;
}

export interface BlockedKeysOptions extends CallOptions {
  /** At most this many, 1 to 1,000; default 100. */
  readonly limit?: number;
}

const callNames = optionNames("this call", ["timeoutMs", "signal"]);
const fetchNames = optionNames("fetch()", ["waitMs", "timeoutMs", "signal"]);
const peekNames = optionNames("peek()", ["from", "limit", "timeoutMs", "signal"]);
const purgeNames = optionNames("purge()", ["what", "timeoutMs", "signal"]);
const blockedNames = optionNames("blockedKeys()", ["limit", "timeoutMs", "signal"]);
const DEFAULT_WAIT_MS = 5_000;
const DEFAULT_PEEK = 100;
const PEEK_PAGE = 1_000;
const MESSAGES_PREFETCH = 16;
const DEFAULT_BLOCKED = 100;
const MOST_BLOCKED = 1_000;

/** `In` is what publish takes, `Out` what a message's value is; they differ only where a schema transforms. */
export class Queue<In, Out = In> {
  readonly name: string;
  readonly createIfMissing: boolean;
  readonly form: ValueForm<In, Out>;
  readonly #host: QueueHost;
  readonly #publisher: Publisher<In>;
  #fetcher: QueueFetcher<Out> | undefined;

  /** Made by `sluice.queue()` only. */
  constructor(host: QueueHost, name: string, form: ValueForm<In, Out>, createIfMissing: boolean) {
    this.name = name;
    this.form = form;
    this.createIfMissing = createIfMissing;
    this.#host = host;
    const { connection, producer } = host;
    this.#publisher = new Publisher(
      connection,
      producer,
      name,
      form as ValueForm<In, never>,
      createIfMissing,
      "queue",
    );
  }

  // ---- making and describing ----

  /** @throws SluiceError ALREADY_EXISTS, WRONG_KIND (a topic has that name), INVALID_ARGUMENT, LIMIT_REACHED */
  create(settings: QueueSettings = {}, options: CallOptions = {}): Promise<QueueInfo> {
    return this.#call(options, (queues) => queues.create(this.name, settings, options));
  }

  /**
   * Makes the queue, or gives the one that is there if the settings named here are the same.
   * @throws SluiceError ALREADY_EXISTS with the difference in `details`, WRONG_KIND
   */
  ensure(
    settings: QueueSettings = {},
    options: CallOptions = {},
  ): Promise<{ readonly queue: QueueInfo; readonly created: boolean }> {
    return this.#call(options, (queues) => queues.ensure(this.name, settings, options));
  }

  /** How many messages are ready, delayed, pending and settled; why nothing is handed out. @throws SluiceError NOT_FOUND */
  describe(options: CallOptions = {}): Promise<QueueInfo> {
    return this.#call(options, (queues) => queues.describe(this.name, options));
  }

  /**
   * Changes settings while it is in use: only what is named here, also of `retry`. A new `lockMs` holds for consumers that
   * begin afterwards, everything else at once.
   * @throws SluiceError NOT_FOUND, INVALID_ARGUMENT (`deadLetters` cannot change), NOT_SUPPORTED (order, dispatch and
   * limits cannot yet), ALREADY_EXISTS (`deadLetterTo` is no dead-letter queue)
   */
  alter(settings: QueueSettings, options: CallOptions = {}): Promise<QueueInfo> {
    return this.#call(options, (queues) => queues.alter(this.name, settings, options));
  }

  /**
   * Stops handing out, for every consumer and over restarts of the server, until `resume()`. Publishing goes on; what is
   * being worked on may be settled. @throws SluiceError NOT_FOUND
   */
  pause(options: CallOptions = {}): Promise<QueueInfo> {
    return this.#call(options, (queues) => queues.pause(this.name, options));
  }

  /** Hands out again. @throws SluiceError NOT_FOUND */
  resume(options: CallOptions = {}): Promise<QueueInfo> {
    return this.#call(options, (queues) => queues.resume(this.name, options));
  }

  /**
   * Settles messages for good, unhandled, and counts them as purged: those that are there now and wait, also for a time.
   * `what: "ready"` leaves the delayed ones, `"all"` takes also what handlers are working on: their `signal` is aborted, and
   * what they say of it is worth nothing. Nothing is handed out until it is done. @throws SluiceError NOT_FOUND
   */
  async purge(options: PurgeOptions = {}): Promise<{ readonly purged: number }> {
    checkOptions(options, purgeNames);
    const { what = "waiting", ...callOptions } = options;
    return await this.#host.queues.purge(this.name, what, callOptions);
  }

  /**
   * Keys whose messages wait for another of theirs, in the order of what they wait for: of a queue ordered or limited by
   * key. Nothing is known of them before the queue has its first consumer since the server's start.
   * @throws SluiceError NOT_FOUND
   */
  async blockedKeys(options: BlockedKeysOptions = {}): Promise<BlockedKey[]> {
    checkOptions(options, blockedNames);
    const { limit = DEFAULT_BLOCKED, ...callOptions } = options;
    if (positiveInteger(limit, "limit") > MOST_BLOCKED)
      throw invalidArgument(`limit is ${limit}, more than ${MOST_BLOCKED}`);
    return this.#call(callOptions, (queues) => queues.blockedKeys(this.name, limit, callOptions));
  }

  /**
   * Where the message published with this `messageId` is. Undefined: the queue knows none: it never came, or was settled
   * and is not remembered any more. @throws SluiceError NOT_FOUND (the queue)
   */
  async find(messageId: string, options: CallOptions = {}): Promise<FoundMessage | undefined> {
    checkOptions(options, callNames);
    return findMessage(this.#host.connection, this.name, messageId, options);
  }

  /**
   * Takes back the message published with this `messageId`, if it waits, ready or delayed: it is counted as cancelled, and
   * its id may be used again.
   * @throws SluiceError NOT_FOUND (no such message, or it is settled), MESSAGE_HELD (a consumer is at work on it)
   */
  async cancel(messageId: string, options: CallOptions = {}): Promise<{ readonly offset: number }> {
    checkOptions(options, callNames);
    return cancelMessage(this.#host.connection, this.name, messageId, options);
  }

  /** Deletes it with everything in it; its dead-letter queue stays. @throws SluiceError NOT_FOUND */
  async delete(options: CallOptions = {}): Promise<{ readonly messages: number }> {
    const deleted = await this.#call(options, (queues) => queues.delete(this.name, options));
    this.#host.catalog.forget(this.name);
    return deleted;
  }

  // ---- publishing ----

  /**
   * Stores a message, as `topic.publish` does. Resolves when it is stored: from then on it is somebody's to handle, now or
   * when it is due (`delayMs`, `deliverAt`). A key is its consumer's to look at; a queue has no partitions.
   */
  publish(value: In, options?: QueuePublishOptions): Promise<PublishResult> {
    return this.#publisher.publish(value, options);
  }

  /** Stores many messages with one promise, as `topic.publishBatch` does; each with its own delay, expiry, priority. */
  publishBatch(items: readonly QueueBatchItem<In>[], options: BatchOptions = {}): Promise<PublishResult[]> {
    return this.#publisher.publishBatch(items, options);
  }

  // ---- consuming ----

  /**
   * As below, with an array of messages a call: `batch: { size: 100 }`. It returns: those of which it said nothing are
   * acked; it throws: those have failed.
   * @throws SluiceError INVALID_ARGUMENT, NOT_SUPPORTED
   */
  consume(handler: QueueBatchHandler<Out>, options: QueueBatchOptions<Out>): QueueConsumer<Out>;
  /**
   * Calls `handler` for each message until the consumer is drained or closed. Returns = acked; throws = failed and tried
   * again after the queue's backoff, `RetryLaterError` after just that delay, `DeadLetterError` never.
   * @throws SluiceError INVALID_ARGUMENT, NOT_SUPPORTED
   */
  consume(handler: QueueHandler<Out>, options?: QueueConsumeOptions<Out>): QueueConsumer<Out>;
  consume(
    handler: QueueHandler<Out> | QueueBatchHandler<Out>,
    options: QueueConsumeOptions<Out> & Partial<QueueBatchOptions<Out>> = {},
  ): QueueConsumer<Out> {
    checkOptions(options, queueConsumeOptions);
    if (typeof handler !== "function") throw invalidArgument("consume() takes a function as its handler");
    const { batch } = options;
    // In messages: as many may be worked on when it dies.
    const concurrency =
      positiveInteger(options.concurrency ?? 1, "concurrency") *
      (batch === undefined ? 1 : checkBatch(batch).size);
    const { prefetch = batch === undefined ? 2 * concurrency : Math.min(2 * concurrency, MOST_PREFETCH) } =
      options;
    positiveInteger(prefetch, "prefetch");
    const subscription = this.#subscription(options, concurrency, prefetch);
    const consumer = new QueueConsumer(subscription, handler, options, prefetch);
    this.#host.opened(consumer as unknown as QueueConsumer<never>);
    this.#begin(subscription);
    return consumer;
  }

  /**
   * Messages for `for await`, each to be settled by the loop: `await m.ack()`. What it has not settled when it ends is
   * given back.
   * @throws SluiceError INVALID_ARGUMENT, NOT_SUPPORTED
   */
  messages(options: QueueReadOptions = {}): QueueStream<Out> {
    checkOptions(options, queueMessagesOptions);
    const { prefetch = MESSAGES_PREFETCH, signal } = options;
    positiveInteger(prefetch, "prefetch");
    const subscription = this.#subscription(options, 1, prefetch);
    const stream = new QueueStream(subscription, signal);
    this.#begin(subscription);
    return stream;
  }

  /**
   * Up to `count` messages, to be settled by the caller: those that are ready, or the first that come within `waitMs`;
   * none after that. Their locks are renewed until they are settled or the client closes.
   * @throws SluiceError (as rejection) as messages() does
   */
  async fetch(count: number, options: FetchOptions = {}): Promise<QueueMessage<Out>[]> {
    checkOptions(options, fetchNames);
    positiveInteger(count, "the number of messages to fetch");
    const { waitMs = DEFAULT_WAIT_MS, signal } = options;
    if (!Number.isSafeInteger(waitMs) || waitMs < 0)
      throw invalidArgument(`waitMs is ${waitMs}, not whole milliseconds from 0`);
    if (signal?.aborted) throw abortedError(signal);
    if (this.#fetcher === undefined || this.#fetcher.over) {
      const subscription = this.#subscription(options, 1, 0);
      this.#fetcher = new QueueFetcher(subscription);
      this.#begin(subscription);
    }
    return await this.#fetcher.fetch(count, waitMs, signal);
  }

  // ---- dead letters, and looking without touching ----

  /**
   * Settled messages, the newest first: what became of each, when, in whose hands, with what result. As far back as the
   * queue's `keepSettled` goes: 10,000 of a day. "Where is message 4711?": `settled({ offset: 4711 })`.
   * @throws SluiceError NOT_FOUND, INVALID_ARGUMENT
   */
  async settled(options: SettledOptions = {}): Promise<SettledMessage<Out>[]> {
    const form = this.form as unknown as ValueForm<never, Out>;
    return await settledMessages(this.#host.connection, this.name, form, options);
  }

  /** Unsettled messages as they lie, the oldest first; changes nothing. @throws SluiceError NOT_FOUND */
  async peek(options: PeekOptions = {}): Promise<PeekedMessage<Out>[]> {
    checkOptions(options, peekNames);
    const { from = 0, limit = DEFAULT_PEEK, ...callOptions } = options;
    positiveInteger(limit, "limit");
    const found: PeekedMessage<Out>[] = [];
    const form = this.form as unknown as ValueForm<never, Out>;
    for (let next = from; ;) {
      const page = Math.min(PEEK_PAGE, limit - found.length);
      const peeked = await this.#host.queues.peek(this.name, next, page, callOptions);
      const { bytes, parts, progress, nextOffset } = peeked;
      for (const { source, offset, start, end, attempts } of deliveriesOf(bytes, parts, this.name, form))
        found.push(new PeekedMessage(source, offset, start, end, attempts, progress.get(offset)));
      if (nextOffset === 0 || found.length >= limit) return found;
      next = nextOffset;
    }
  }

  /**
   * Where its dead letters are: a queue as any other. Undefined: it has none, by its settings.
   * @throws SluiceError NOT_FOUND
   */
  async deadLetters(options: CallOptions = {}): Promise<Queue<In, Out> | undefined> {
    const { settings } = await this.describe(options);
    if (settings.deadLetters) return this;
    if (settings.deadLetterTo === null) return undefined;
    return new Queue(this.#host, settings.deadLetterTo, this.form, false);
  }

  /**
   * Moves its dead letters back to this queue, the oldest first, with no failed attempts: those that are there when it
   * begins. Of a dead-letter queue: the letters in it, each to the queue it came from. A letter that has come back three
   * times is left unless `force` is set, one whose queue exists no more always. Goes on over lost connections.
   * @throws SluiceError NOT_FOUND, INVALID_ARGUMENT, MESSAGE_TOO_LARGE (the edit)
   */
  async redrive(options: RedriveOptions<In> = {}): Promise<Redriven> {
    checkOptions(options, redriveNames);
    const { timeoutMs, signal } = options;
    const letters = await this.deadLetters({
      ...(timeoutMs !== undefined && { timeoutMs }),
      ...(signal !== undefined && { signal }),
    });
    const none = { moved: 0, held: 0, full: 0, left: 0, exhausted: 0 };
    if (letters === undefined) return none;
    const origin = letters === this ? "" : this.name;
    try {
      return await redrive(this.#host.connection, letters.name, origin, options, (value) =>
        this.form.write(value),
      );
    } catch (error) {
      // Made with its first letter: there was none.
      if (letters !== this && SluiceError.is(error, "NOT_FOUND")) return none;
      throw error;
    }
  }

  /**
   * Moves messages that wait here, ready or delayed, to another queue, the oldest first: those that are there when it
   * begins. They keep key, headers, priority and what is left of their times, and have no failed attempts there. Each
   * leaves in the entry that enqueues it. Goes on over lost connections.
   * @throws SluiceError NOT_FOUND (this queue or the other), WRONG_KIND, INVALID_ARGUMENT (the same queue, or one for dead letters)
   */
  async move(options: MoveToOptions): Promise<Moved> {
    checkOptions(options, moveNames);
    return await move(this.#host.connection, this.name, options);
  }

  async #call<R>(options: CallOptions, run: (queues: QueueAdmin) => Promise<R>): Promise<R> {
    checkOptions(options, callNames);
    return await run(this.#host.queues);
  }

  #subscription(options: QueueReadOptions, concurrency: number, prefetch: number): QueueSubscription<Out> {
    const { connection } = this.#host;
    const settings = queueSettings(options, concurrency, prefetch, {
      timeoutMs: connection.timeoutMs,
      name: connection.clientName,
    });
    return new QueueSubscription(connection, this.name, this.form, settings);
  }

  #begin(subscription: QueueSubscription<Out>): void {
    const { catalog } = this.#host;
    subscription.begin((anew) => {
      if (anew) catalog.forget(this.name);
      return catalog.partitioning(this.name, "queue", this.createIfMissing);
    });
  }
}
