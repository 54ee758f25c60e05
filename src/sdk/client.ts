/** The client: one connection to a server, and everything done over it. */
import { Admin } from "./admin.ts";
import { publishAtomically, type AtomicPublish } from "./atomic.ts";
import type { CallOptions } from "./call.ts";
import { closedError, type Connection } from "./connection.ts";
import type { Consumer } from "./consumer.ts";
import {
  formOf,
  type CodecOptions,
  type QueueDefinition,
  type SchemaOptions,
  type TopicDefinition,
  type ValueForm,
} from "./define-topic.ts";
import { disposedBy } from "./disposal.ts";
import { SluiceError, abortedError, invalidArgument, notSupported } from "./errors.ts";
import type { ServerInfo } from "./link.ts";
import type { Codec } from "./codec.ts";
import { checkOptions, optionNames, positiveInteger } from "./option-check.ts";
import { Producer, type ProducerSettings } from "./producer.ts";
import {
  checkAtomicOptions,
  recordOf,
  type AnyMessageOptions,
  type MessageOptions,
  type QueueMessageOptions,
} from "./publish-options.ts";
import type { PublishResult } from "./publish-result.ts";
import { QueueAdmin } from "./queue-admin.ts";
import type { QueueConsumer } from "./queue-consumer.ts";
import { QueueMessage, type HeldMessage } from "./queue-message.ts";
import { Queue } from "./queue.ts";
import { Schedule } from "./schedule.ts";
import type { StandardSchemaV1 } from "./standard-schema.ts";
import type { StatusEvent, StatusFeed } from "./status.ts";
import { clearTimeout, performance, setTimeout, type Timeout } from "./time.ts";
import { TopicCatalog } from "./topic-catalog.ts";
import { Topic } from "./topic.ts";

export interface TopicOptions {
  /** Default true: the first publish or read creates the topic with default settings if it is missing. */
  readonly createIfMissing?: boolean;
}

export interface AtomicAckOptions {
  /** As `m.setResult(result)`. */
  readonly result?: unknown;
}

const ackNames = optionNames("tx.ack()", ["result"]);

/** What `sluice.atomic(tx => …)` gives its callback. */
export interface AtomicScope {
  /** Adds a message to the batch. Encoded now, sent when the callback has ended. */
  publish<In, Out>(target: Topic<In, Out>, value: In, options?: MessageOptions): void;
  publish<In, Out>(target: Queue<In, Out>, value: In, options?: QueueMessageOptions): void;
  /**
   * Acks a message that this client holds, with the rest of the batch or not at all. If its lock was lost the batch is
   * refused with LOCK_LOST and nothing of it is stored; after any refusal the message is held as before.
   */
  ack(message: QueueMessage<unknown>, options?: AtomicAckOptions): void;
}

type NamedOptions<In, Out> = {
  codec?: Codec<In>;
  schema?: StandardSchemaV1<In, Out> | undefined;
} & TopicOptions;

const atomicOptions = optionNames("atomic()", ["timeoutMs", "signal"]);
const drainOptions = optionNames("drain()", ["timeoutMs"]);

const DEFAULT_DRAIN_MS = 30_000;

export class Sluice {
  readonly admin: Admin;
  /** Connected, disconnected, reconnecting, goodbye, closed: `for await` or `on`. */
  readonly status: StatusFeed;
  readonly #connection: Connection;
  readonly #catalog: TopicCatalog;
  readonly #producer: Producer;
  readonly #queues: QueueAdmin;
  readonly #consumers = new Set<Consumer<never> | QueueConsumer<never>>();
  #server: ServerInfo;
  #draining = false;

  /** Made by `connect()` only. */
  constructor(connection: Connection, settings: ProducerSettings) {
    this.#connection = connection;
    this.#catalog = new TopicCatalog(connection);
    this.#producer = new Producer(connection, this.#catalog, settings);
    this.#queues = new QueueAdmin(connection);
    this.admin = new Admin(connection, this.#catalog, this.#queues);
    this.status = connection.status;
    this.#server = connection.link!.server;
    this.status.on((event) => {
      if (event.type === "connected") this.#server = event.server;
    });
  }

  /** What the server last connected to said of itself, limits included. */
  get server(): ServerInfo {
    return this.#server;
  }

  /** A topic of bytes. */
  topic(name: string, options?: TopicOptions): Topic<Uint8Array>;
  topic<T>(name: string, options: CodecOptions<T> & TopicOptions): Topic<T>;
  topic<In, Out>(name: string, options: SchemaOptions<In, Out> & TopicOptions): Topic<In, Out>;
  topic<In, Out>(definition: TopicDefinition<In, Out>, options?: TopicOptions): Topic<In, Out>;
  topic<In, Out>(
    topic: string | TopicDefinition<In, Out>,
    options: NamedOptions<In, Out> = {},
  ): Topic<In, Out> {
    const { name, form, createIfMissing } = namedForm("topic", topic, options);
    const host = {
      connection: this.#connection,
      catalog: this.#catalog,
      producer: this.#producer,
      opened: (consumer: Consumer<never>) => this.#opened(consumer),
    };
    return new Topic(host, name, form, createIfMissing);
  }

  /** A queue of bytes. */
  queue(name: string, options?: TopicOptions): Queue<Uint8Array>;
  queue<T>(name: string, options: CodecOptions<T> & TopicOptions): Queue<T>;
  queue<In, Out>(name: string, options: SchemaOptions<In, Out> & TopicOptions): Queue<In, Out>;
  queue<In, Out>(definition: QueueDefinition<In, Out>, options?: TopicOptions): Queue<In, Out>;
  queue<In, Out>(
    queue: string | QueueDefinition<In, Out>,
    options: NamedOptions<In, Out> = {},
  ): Queue<In, Out> {
    const { name, form, createIfMissing } = namedForm("queue", queue, options);
    const host = {
      connection: this.#connection,
      catalog: this.#catalog,
      producer: this.#producer,
      queues: this.#queues,
      opened: (consumer: QueueConsumer<never>) => this.#opened(consumer),
    };
    return new Queue(host, name, form, createIfMissing);
  }

  /** A recurring message: `upsert()` makes it. In messages its name is the header x-schedule. */
  schedule(name: string): Schedule {
    return new Schedule(this.#connection, name);
  }

  /** Request and reply come with a later version. @throws SluiceError NOT_SUPPORTED */
  request(subject: string): never {
    throw notSupported("request", `request ${subject}: request and reply`);
  }

  /**
   * Publishes to several topics and queues at once, and acks messages of queues: all is stored in one journal entry, or
   * nothing, also when the server is killed meanwhile. What the callback throws cancels the batch. Resolves with a
   * result per `tx.publish`, in order.
   * @throws SluiceError LOCK_LOST, MESSAGE_TOO_LARGE, FRAME_TOO_LARGE (the whole batch), as publish otherwise
   */
  async atomic(
    fill: (tx: AtomicScope) => void | Promise<void>,
    options: CallOptions = {},
  ): Promise<PublishResult[]> {
    checkOptions(options, atomicOptions);
    const { timeoutMs = this.#connection.timeoutMs, signal } = options;
    positiveInteger(timeoutMs, "timeoutMs");
    if (signal?.aborted) throw abortedError(signal);
    const publishes: AtomicPublish[] = [];
    const acks = new Map<HeldMessage["delivery"], HeldMessage>();
    let open = true;
    const scope: AtomicScope = {
      ack: (message, ackOptions = {}) => {
        if (!open)
          throw invalidArgument("atomic(): ack after the callback had ended: await what it waits for inside");
        if (!(message instanceof QueueMessage))
          throw invalidArgument("tx.ack() takes a message that a consumer of a queue has in hands");
        const held = QueueMessage.heldOf(message);
        if (held.subscription.connection !== this.#connection)
          throw invalidArgument("tx.ack() takes messages that were received by the same client");
        checkOptions(ackOptions, ackNames);
        if (ackOptions.result !== undefined) message.setResult(ackOptions.result);
        acks.set(held.delivery, held);
      },
      publish: <In, Out>(
        target: Topic<In, Out> | Queue<In, Out>,
        value: In,
        messageOptions: AnyMessageOptions = {},
      ) => {
        const { name, createIfMissing, form } = target;
        if (!open)
          throw invalidArgument(
            "atomic(): publish after the callback had ended: await what it waits for inside",
          );
        const kind = target instanceof Queue ? "queue" : "topic";
        checkAtomicOptions(messageOptions, kind);
        const encoded = form.write(value);
        // Its owner may reuse the array before the callback ends.
        const kept = typeof encoded === "string" ? encoded : encoded.slice();
        publishes.push({ topic: name, kind, createIfMissing, record: recordOf(kept, messageOptions, true) });
      },
    };
    try {
      await fill(scope);
    } finally {
      open = false;
    }
    return await publishAtomically(this.#producer, publishes, [...acks.values()], timeoutMs, options);
  }

  /** Calls `listener` for each status event from now on; returns what takes it off again. */
  on(event: "status", listener: (event: StatusEvent) => void): () => void {
    if (event !== "status") throw invalidArgument(`there is no event "${String(event)}": it is "status"`);
    return this.status.on(listener);
  }

  /**
   * The orderly end: consumers finish their running handlers, everything published is confirmed,
   * then the client closes. After `timeoutMs` (30 s) it closes all the same and rejects with TIMEOUT.
   */
  async drain(options: { readonly timeoutMs?: number } = {}): Promise<void> {
    checkOptions(options, drainOptions);
    const timeoutMs = positiveInteger(options.timeoutMs ?? DEFAULT_DRAIN_MS, "timeoutMs");
    if (this.#connection.closed || this.#draining) return;
    this.#draining = true;
    const started = performance.now();
    let timer: Timeout | undefined;
    try {
      // One after the other: a handler that finishes may still publish.
      await Promise.all([...this.#consumers].map((consumer) => consumer.finish({ timeoutMs })));
      const leftMs = Math.max(1, timeoutMs - (performance.now() - started));
      const late = new Promise<never>((_, reject) => {
        const error = new SluiceError(
          "TIMEOUT",
          `not everything published was confirmed within ${timeoutMs} ms`,
        );
        timer = setTimeout(() => reject(error), leftMs);
      });
      await Promise.race([this.#producer.idle(), late]);
    } finally {
      clearTimeout(timer);
      await this.close();
    }
  }

  /**
   * Ends everything now. What is published and not confirmed rejects with CLOSED (indeterminate if it
   * had been sent); streams throw CLOSED; consumers end.
   */
  close(): Promise<void> {
    if (!this.#connection.closed) {
      for (const consumer of [...this.#consumers]) consumer.close();
      this.#producer.close(closedError());
      this.#connection.close();
    }
    return Promise.resolve();
  }

  declare [Symbol.asyncDispose]: () => Promise<void>;

  #opened(consumer: Consumer<never> | QueueConsumer<never>): void {
    this.#consumers.add(consumer);
    // Only its end matters here: a failure stays unhandled unless its owner handles it.
    void consumer.ended.then(() => this.#consumers.delete(consumer));
  }
}

/** A name with its options, or a definition that has them. @throws SluiceError INVALID_ARGUMENT */
function namedForm<In, Out>(
  kind: "topic" | "queue",
  named: string | TopicDefinition<In, Out> | QueueDefinition<In, Out>,
  { codec, schema, createIfMissing = true, ...unknown }: NamedOptions<In, Out>,
): { name: string; form: ValueForm<In, Out>; createIfMissing: boolean } {
  const defined = typeof named !== "string";
  const name = defined ? named.name : named;
  if (typeof name !== "string" || name === "")
    throw invalidArgument(`a ${kind}'s name is text, and not empty`);
  if (defined && named.kind !== kind) throw invalidArgument(`${name} is defined as a ${named.kind}`);
  const form = formOf<In, Out>(name, { codec, schema, ...unknown }, kind);
  if (defined && (codec !== undefined || schema !== undefined))
    throw invalidArgument(`${kind} ${name} is defined with its codec or schema: give no other`);
  return { name, form: defined ? named.form : form, createIfMissing };
}

disposedBy(Sluice, (sluice: Sluice) => sluice.drain());
