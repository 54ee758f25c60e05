/**
 * NATS JetStream through its own client: file storage, one replica. A topic is a stream with a subject for each partition,
 * read by ordered consumers; a queue is a stream with work-queue retention and a durable consumer with an ack a message. By
 * default a confirm means written, not synced (every two minutes); `sync_interval: always` syncs before every confirm.
 */
import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  AckPolicy,
  DeliverPolicy,
  jetstream,
  jetstreamManager,
  RetentionPolicy,
  StorageType,
  type JetStreamClient,
  type JetStreamManager,
} from "@nats-io/jetstream";
import { connect as open, type NatsConnection } from "@nats-io/transport-node";
import { Child } from "../child.ts";
import { root } from "../scratch.ts";
import { packageVersion } from "./package-version.ts";
import { Pipeline, type Gathered } from "./pipeline.ts";
import type { Client, Messages, Queue, Server, ServerOptions, System, Topic, Work } from "./system.ts";
import { freePort, listening } from "./wait-for.ts";

type Sync = "default" | "always";

const BUILT = join(root, ".build/peers/nats-server");
const START_LIMIT_MS = 20_000;
const WORKERS = "workers";
/** Of a reader; the client's own default is 100. */
const READ_AHEAD = 2000;
/** The client's own 5 s is too little for ten thousand under way on a busy disk. */
const CONFIRM_WITHIN = { timeout: 60_000 } as const;
const PIPELINE = 500;
const ACK_WAIT_NS = 60_000_000_000;

export const natsDefault = nats("default");
export const natsAlways = nats("always");

function nats(sync: Sync): System {
  return {
    name: `nats-${sync}`,
    ours: false,
    offers: ["topics", "replay", "queues"],
    durability: sync === "always" ? "fsync before every confirm" : "synced within two minutes of the confirm",
    hidesSyncs: "its system calls do not go through the C library",
    missing,
    about: () =>
      `NATS ${serverVersion()}, file storage, one replica, sync_interval ${sync}; ${packageVersion("@nats-io/jetstream")}, noAsyncTraces`,
    prepare: () => undefined,
    startServer: (options) => startServer(options, sync),
    connect,
  };
}

/** What bench/README.md tells to build, or what is on the PATH. */
function command(): string {
  return existsSync(BUILT) ? BUILT : "nats-server";
}

function missing(): string | undefined {
  const version = serverVersion();
  if (version === undefined) return "nats-server is not installed (bench/README.md says how to build it)";
  return Number(version.split(".")[1]) >= 10
    ? undefined
    : `nats-server ${version} cannot sync always, 2.10 can`;
}

function serverVersion(): string | undefined {
  const { stdout } = spawnSync(command(), ["--version"], { encoding: "utf8" });
  return /v(\d+\.\d+\.\d+)/.exec(stdout ?? "")?.[1];
}

async function startServer({ directory, port, env }: ServerOptions, sync: Sync): Promise<Server> {
  const bound = port === 0 ? await freePort() : port;
  const config = join(directory, "nats.conf");
  const store = JSON.stringify(join(directory, "data"));
  const interval = sync === "always" ? ", sync_interval: always" : "";
  // The largest message of the workloads is a mebibyte.
  writeFileSync(config, `max_payload: 8MB\njetstream { store_dir: ${store}${interval} }\n`);
  const child = new Child({
    what: "nats-server",
    command: command(),
    args: ["--config", config, "--addr", "127.0.0.1", "--port", String(bound)],
    env: { ...process.env, ...env },
    cwd: directory,
    channel: false,
  });
  await listening(child, bound, START_LIMIT_MS);
  return { child, url: `nats://127.0.0.1:${bound}`, port: bound, checkpoints: 0 };
}

async function connect(url: string): Promise<Client> {
  // Without what its documentation says slows publishing down: a stack trace kept for each message.
  const connection = await open({ servers: url, noAsyncTraces: true });
  const manager = await jetstreamManager(connection);
  const client = jetstream(connection);
  const stream = { storage: StorageType.File, num_replicas: 1 } as const;
  return {
    createTopic: (name) => manager.streams.add({ ...stream, name, subjects: [`${name}.*`] }),
    topic: (name) => new Stream(connection, client, manager, name),
    async createQueue(name) {
      await manager.streams.add({
        ...stream,
        name,
        subjects: [`${name}.*`],
        retention: RetentionPolicy.Workqueue,
      });
      await manager.consumers.add(name, {
        durable_name: WORKERS,
        ack_policy: AckPolicy.Explicit,
        ack_wait: ACK_WAIT_NS,
        max_ack_pending: 100_000,
      });
    },
    queue: (name) => new Stream(connection, client, manager, name),
    close: () => connection.close(),
  };
}

class Stream implements Topic, Queue {
  readonly #connection: NatsConnection;
  readonly #client: JetStreamClient;
  readonly #manager: JetStreamManager;
  readonly #name: string;
  readonly #pipeline = new Pipeline({ most: PIPELINE, send: (gathered) => this.#send(gathered) });

  constructor(connection: NatsConnection, client: JetStreamClient, manager: JetStreamManager, name: string) {
    this.#connection = connection;
    this.#client = client;
    this.#manager = manager;
    this.#name = name;
  }

  publish(value: Uint8Array, options?: { readonly partition: number }): Promise<void> {
    return this.#pipeline.publish(value, options?.partition ?? 0);
  }

  async publishBatch(items: readonly { readonly value: Uint8Array }[]): Promise<void> {
    await Promise.all(items.map(({ value }) => this.publish(value)));
  }

  /** What is published without a pause between leaves the client in one write. */
  async #send(gathered: readonly Gathered[]): Promise<void> {
    const sent = gathered.map(({ value, partition, done }) =>
      this.#client.publish(`${this.#name}.${partition}`, value, CONFIRM_WITHIN).then(() => done(), done),
    );
    await Promise.all(sent);
  }

  messages({ from }: { readonly from: "earliest" | "latest" }): Messages {
    // A consumer is made when it is first read: from this place on nothing is missed, whenever that is.
    const start =
      from === "earliest"
        ? Promise.resolve(1)
        : this.#manager.streams.info(this.#name).then(({ state }) => state.last_seq + 1);
    const client = this.#client;
    const name = this.#name;
    return {
      ready: start,
      async *[Symbol.asyncIterator]() {
        const consumer = await client.consumers.get(name, {
          deliver_policy: DeliverPolicy.StartSequence,
          opt_start_seq: await start,
        });
        for await (const message of await consumer.consume({ max_messages: READ_AHEAD }))
          yield { value: message.data };
      },
    };
  }

  work(handle: (value: Uint8Array) => void, { concurrency }: { readonly concurrency: number }): Work {
    const consuming = this.#client.consumers.get(this.#name, WORKERS).then((consumer) =>
      consumer.consume({
        max_messages: 2 * concurrency,
        callback: (message) => {
          handle(message.data);
          message.ack();
        },
      }),
    );
    return {
      ready: consuming,
      stop: async () => {
        (await consuming).stop();
        // Acks have no answer; this one comes behind them.
        await this.#connection.flush();
      },
    };
  }

  publishLater(): Promise<never> {
    throw new Error("a work queue has no delays");
  }

  async hold(): Promise<void> {
    const consumer = await this.#client.consumers.get(this.#name, WORKERS);
    await consumer.next();
  }
}
