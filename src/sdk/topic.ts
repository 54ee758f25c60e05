/** A topic, typed: publish to it, read from it. Making one asks nothing of the server. */
import { Consumer, consumeOptions, type ConsumeOptions, type MessageHandler } from "./consumer.ts";
import type { Connection } from "./connection.ts";
import type { ValueForm } from "./define-topic.ts";
import { invalidArgument } from "./errors.ts";
import { MessageStream } from "./message-stream.ts";
import { checkOptions } from "./option-check.ts";
import type { Producer } from "./producer.ts";
import type { BatchItem, PublishOptions } from "./publish-options.ts";
import type { PublishResult } from "./publish-result.ts";
import { Publisher, type BatchOptions } from "./publisher.ts";
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
  readonly #publisher: Publisher<In>;

  /** Made by `sluice.topic()` only. */
  constructor(host: TopicHost, name: string, form: ValueForm<In, Out>, createIfMissing: boolean) {
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
    );
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
    return this.#publisher.publish(value, options);
  }

  /**
   * Stores many messages with one promise, in one request as far as the limits allow (8 MiB).
   * Resolves with a result per message, in order. If any was not stored it rejects with the first
   * error, whose `results` say what became of each message.
   */
  publishBatch(items: readonly BatchItem<In>[], options: BatchOptions = {}): Promise<PublishResult[]> {
    return this.#publisher.publishBatch(items, options);
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
      return catalog.partitioning(this.name, "topic", this.createIfMissing);
    };
    return { subscription, begin: () => subscription.begin(ensure) };
  }
}
