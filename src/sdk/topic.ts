/** A topic, typed: publish to it, read from it. Making one asks nothing of the server. */
import { Consumer, consumeOptions, type ConsumeOptions, type MessageHandler } from "./consumer.ts";
import type { Connection } from "./connection.ts";
import type { ValueForm } from "./define-topic.ts";
import { SluiceError, abortedError, errorOf, invalidArgument } from "./errors.ts";
import { givenUpEarly } from "./give-up.ts";
import { MessageStream } from "./message-stream.ts";
import { checkOptions, positiveInteger } from "./option-check.ts";
import type { Producer } from "./producer.ts";
import { ItemBatch } from "./publish-batch.ts";
import type { PublishBuffer } from "./publish-buffer.ts";
import {
  batchNames,
  checkItem,
  checkPublishOptions,
  recordOf,
  type BatchItem,
  type PublishOptions,
} from "./publish-options.ts";
import type { PublishResult } from "./publish-result.ts";
import { Subscription } from "./subscription.ts";
import { messagesOptions, subscriptionSettings, type ReadOptions } from "./subscription-options.ts";
import type { TopicCatalog } from "./topic-catalog.ts";

/** What a topic uses of its client. */
export interface TopicHost {
  readonly connection: Connection;
  readonly catalog: TopicCatalog;
  readonly producer: Producer;
  /** Drained and closed with the client. */
  opened(consumer: Consumer<never>): void;
}

/** `In` is what publish takes, `Out` what a message's value is; they differ only where a schema transforms. */
export class Topic<In, Out = In> {
  readonly name: string;
  readonly createIfMissing: boolean;
  readonly form: ValueForm<In, Out>;
  readonly #host: TopicHost;
  readonly #buffer: PublishBuffer;
  readonly #plain: boolean;

  /** Made by `sluice.topic()` only. */
  constructor(host: TopicHost, name: string, form: ValueForm<In, Out>, createIfMissing: boolean) {
    this.name = name;
    this.form = form;
    this.createIfMissing = createIfMissing;
    this.#host = host;
    this.#buffer = host.producer.buffer(name, true, createIfMissing);
    this.#plain = form.plain;
  }

  /**
   * Stores a message. Resolves when the server has confirmed it (synced to disk, unless asked
   * otherwise), with where. Messages published while others are under way travel together; on an
   * idle connection one leaves in the same turn. Await the promises, but not each before the next:
   * 10,000 unconfirmed at a time reach full speed.
   *
   * Rejects with MESSAGE_TOO_LARGE (server's limit, 1 MiB by default), ENCODE_FAILED,
   * SCHEMA_REJECTED, BUFFER_FULL, TIMEOUT, ABORTED, CLOSED or what the server says. `indeterminate`
   * tells that the message may have been stored all the same.
   */
  publish(value: In, options?: PublishOptions): Promise<PublishResult> {
    if (options === undefined && this.#plain && value instanceof Uint8Array)
      return this.#buffer.publishValue(value);
    try {
      const bytes = this.form.write(value);
      if (options === undefined) return this.#buffer.publishValue(bytes);
      checkPublishOptions(options);
      const record = recordOf(bytes, options, false);
      const buffer = this.#bufferFor(options);
      const { signal, timeoutMs } = options;
      if (signal === undefined && timeoutMs === undefined) return buffer.publish(record);
      return buffer.publishCancellable(record, this.#timeout(timeoutMs), signal);
    } catch (error) {
      return Promise.reject(errorOf(error, "ENCODE_FAILED", "the message could not be encoded"));
    }
  }

  /**
   * Stores many messages with one promise, in one request as far as the limits allow (8 MiB).
   * Resolves with a result per message, in order. If any was not stored it rejects with the first
   * error, whose `results` say what became of each message.
   */
  async publishBatch(
    items: readonly BatchItem<In>[],
    options: Pick<PublishOptions, "confirm" | "signal" | "timeoutMs"> = {},
  ): Promise<PublishResult[]> {
    checkOptions(options, batchNames);
    const { signal, timeoutMs } = options;
    const limitMs = timeoutMs === undefined ? undefined : this.#timeout(timeoutMs);
    if (signal?.aborted) throw abortedError(signal);
    const values: (Uint8Array | string)[] = [];
    for (let i = 0; i < items.length; i++) {
      const item = items[i]!;
      checkItem(item);
      values.push(this.form.write(item.value));
    }
    if (values.length === 0) return [];
    const outcome = this.#bufferFor(options).publishBatch(new ItemBatch(items, values));
    if (signal === undefined && limitMs === undefined) return allStored(await outcome);
    // The messages stay published: only the wait ends.
    return allStored(
      await givenUpEarly(outcome, {
        timeoutMs: limitMs,
        signal,
        onGivenUp: () => true,
        refusal: () => this.#host.producer.refusal,
      }),
    );
  }

  /**
   * Messages for `for await`. Subscribed from this call on: `await stream.ready` before doing what
   * `from: "latest"` must not miss.
   * @throws SluiceError INVALID_ARGUMENT, NOT_SUPPORTED
   */
  messages(options: ReadOptions = {}): MessageStream<Out> {
    checkOptions(options, messagesOptions);
    const { subscription, begin } = this.#subscription(options);
    const stream = new MessageStream(subscription, options.signal);
    begin();
    return stream;
  }

  /**
   * Calls `handler` for each message until the consumer is drained or closed. A handler that throws
   * stops it: see `onError` and `closed`.
   * @throws SluiceError INVALID_ARGUMENT, NOT_SUPPORTED
   */
  consume(handler: MessageHandler<Out>, options: ConsumeOptions<Out> = {}): Consumer<Out> {
    checkOptions(options, consumeOptions);
    if (typeof handler !== "function") throw invalidArgument("consume() takes a function as its handler");
    const { subscription, begin } = this.#subscription(options);
    const consumer = new Consumer(subscription, handler, options);
    this.#host.opened(consumer as unknown as Consumer<never>);
    begin();
    return consumer;
  }

  #subscription(options: ReadOptions): { subscription: Subscription<Out>; begin: () => void } {
    const { connection, catalog } = this.#host;
    const settings = subscriptionSettings(options, connection.timeoutMs);
    const form = this.form as unknown as ValueForm<never, Out>;
    const subscription = new Subscription(connection, this.name, form, settings);
    const ensure = (anew: boolean): Promise<unknown> => {
      if (anew) catalog.forget(this.name);
      return catalog.partitioning(this.name, this.createIfMissing);
    };
    return { subscription, begin: () => subscription.begin(ensure) };
  }

  #bufferFor({ confirm }: Pick<PublishOptions, "confirm">): PublishBuffer {
    if (confirm !== "none") return this.#buffer;
    return this.#host.producer.buffer(this.name, false, this.createIfMissing);
  }

  #timeout(timeoutMs = this.#host.connection.timeoutMs): number {
    return positiveInteger(timeoutMs, "timeoutMs");
  }
}

function allStored(results: (PublishResult | SluiceError)[]): PublishResult[] {
  for (let i = 0; i < results.length; i++) {
    const result = results[i];
    if (!(result instanceof SluiceError)) continue;
    const { code, message, retryable, indeterminate, details, cause } = result;
    throw new SluiceError(code, message, { retryable, indeterminate, details, cause, results });
  }
  return results as PublishResult[];
}
