/**
 * RabbitMQ through amqplib, with quorum queues (the ones its makers recommend for what must not be lost) or classic ones. A
 * queue is a queue: persistent messages, a confirm channel, prefetch of twice the handlers, an ack each. A topic is a fanout
 * exchange with a durable queue for each consumer, as publish/subscribe is made with it; nothing can be read again.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { connect as open, type Channel, type ConfirmChannel, type ConsumeMessage } from "amqplib";
import { Child } from "../child.ts";
import { packageVersion } from "./package-version.ts";
import type { Client, Messages, Queue, Server, ServerOptions, System, Topic, Work } from "./system.ts";
import { freePort, listening } from "./wait-for.ts";

type Kind = "quorum" | "classic";

const COMMAND = "/usr/lib/rabbitmq/bin/rabbitmq-server";
const START_LIMIT_MS = 120_000;
/** Of a consumer that is no worker. */
const PREFETCH = 2000;
const PERSISTENT = { persistent: true } as const;

export const rabbitmqQuorum = rabbitmq("quorum");
export const rabbitmqClassic = rabbitmq("classic");

function rabbitmq(kind: Kind): System {
  return {
    name: `rabbitmq-${kind}`,
    ours: false,
    offers: ["topics", "queues"],
    durability: "fsync before every confirm, of many together",
    missing,
    about: () =>
      `RabbitMQ ${serverVersion()}, ${kind} queues; ${packageVersion("amqplib")}, confirm channel, persistent messages`,
    prepare: () => undefined,
    startServer,
    connect: (url) => connect(url, kind),
  };
}

/** Its directory's name says it; asking the server takes seconds. */
function serverVersion(): string {
  return /rabbitmq_server-([\d.]+)/.exec(realpathSync(COMMAND))?.[1] ?? "of unknown version";
}

export function missing(): string | undefined {
  if (!existsSync(COMMAND)) return "rabbitmq-server is not installed (Debian: rabbitmq-server)";
  const found = spawnSync("erl", ["+V"], { encoding: "utf8" });
  return found.status === 0 ? undefined : "Erlang does not start";
}

/** A node keeps the names of others of its machine in a process of its own, which outlives it. */
let names: { readonly child: Child; readonly port: number } | undefined;

async function namesDaemon(): Promise<number> {
  if (names !== undefined) return names.port;
  const port = await freePort();
  const args = ["-port", String(port), "-address", "127.0.0.1"];
  const child = new Child({
    what: "epmd",
    command: "epmd",
    args,
    env: process.env,
    cwd: "/",
    channel: false,
  });
  child.unref();
  await listening(child, port, START_LIMIT_MS);
  names = { child, port };
  return port;
}

export async function startServer({ directory, port, env }: ServerOptions): Promise<Server> {
  return await startRabbit({ directory, port, env, plugins: [], settings: [] });
}

export interface RabbitOptions extends Pick<ServerOptions, "directory" | "port" | "env"> {
  readonly plugins: readonly string[];
  readonly settings: readonly string[];
  /** Waited for instead of AMQP's. */
  readonly waitFor?: number;
}

export async function startRabbit(options: RabbitOptions): Promise<Server> {
  const { directory, env, plugins, settings, waitFor } = options;
  const port = options.port === 0 ? await freePort() : options.port;
  const distribution = await freePort();
  const config = join(directory, "rabbitmq.conf");
  const enabled = join(directory, "enabled_plugins");
  const home = join(directory, "home");
  mkdirSync(home, { recursive: true });
  writeFileSync(enabled, `[${plugins.join(",")}].\n`);
  writeFileSync(
    config,
    [`listeners.tcp.1 = 127.0.0.1:${port}`, "loopback_users = none", ...settings, ""].join("\n"),
  );
  const child = new Child({
    what: "rabbitmq-server",
    command: COMMAND,
    args: [],
    env: {
      ...process.env,
      HOME: home,
      ERL_EPMD_PORT: String(await namesDaemon()),
      ERL_EPMD_ADDRESS: "127.0.0.1",
      RABBITMQ_NODENAME: `bench${distribution}@localhost`,
      RABBITMQ_DIST_PORT: String(distribution),
      RABBITMQ_MNESIA_BASE: join(directory, "data"),
      // Its own directory is named by the node, whose name has to be the same after a restart.
      RABBITMQ_MNESIA_DIR: join(directory, "data", "node"),
      RABBITMQ_LOG_BASE: join(directory, "log"),
      RABBITMQ_CONFIG_FILE: config,
      RABBITMQ_ENABLED_PLUGINS_FILE: enabled,
      // The shell script makes place for the server instead of watching over it: its process is the server's.
      RUNNING_UNDER_SYSTEMD: "true",
      NOTIFY_SOCKET: "",
      ...env,
    },
    cwd: directory,
    channel: false,
  });
  await listening(child, waitFor ?? port, START_LIMIT_MS);
  return { child, url: `amqp://127.0.0.1:${port}`, port, checkpoints: 0 };
}

async function connect(url: string, kind: Kind): Promise<Client> {
  const connection = await open(url);
  const channel = await connection.createConfirmChannel();
  const queueArguments = { durable: true, arguments: { "x-queue-type": kind } };
  return {
    async createTopic(name) {
      await channel.assertExchange(name, "fanout", { durable: true });
      await channel.assertQueue(firstQueue(name), queueArguments);
      await channel.bindQueue(firstQueue(name), name, "");
    },
    topic: (name) => new Exchange(channel, name, "", () => connection.createChannel(), queueArguments),
    createQueue: (name) => channel.assertQueue(name, queueArguments),
    queue: (name) => new Exchange(channel, "", name, () => connection.createChannel(), queueArguments),
    close: () => connection.close(),
  };
}

/** What is published before somebody reads has to be somewhere; the first consumer has this one. */
function firstQueue(topic: string): string {
  return `${topic}:0`;
}

class Exchange implements Topic, Queue {
  readonly #channel: ConfirmChannel;
  readonly #exchange: string;
  readonly #key: string;
  readonly #openChannel: () => Promise<Channel>;
  readonly #queueArguments: object;

  constructor(
    channel: ConfirmChannel,
    exchange: string,
    key: string,
    openChannel: () => Promise<Channel>,
    queueArguments: object,
  ) {
    this.#channel = channel;
    this.#exchange = exchange;
    this.#key = key;
    this.#openChannel = openChannel;
    this.#queueArguments = queueArguments;
  }

  publish(value: Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      const content = Buffer.from(value.buffer, value.byteOffset, value.length);
      this.#channel.publish(this.#exchange, this.#key, content, PERSISTENT, (error: unknown) =>
        error === null || error === undefined
          ? resolve()
          : reject(new Error("not confirmed", { cause: error })),
      );
    });
  }

  async publishBatch(items: readonly { readonly value: Uint8Array }[]): Promise<void> {
    await Promise.all(items.map(({ value }) => this.publish(value)));
  }

  messages(): Messages {
    const taken: ConsumeMessage[] = [];
    let wake = (): void => undefined;
    const channel = this.#openChannel();
    const ready = channel.then(async (open) => {
      await open.prefetch(PREFETCH);
      await this.#subscribe(open, (message) => {
        taken.push(message);
        if (taken.length === 1) wake();
      });
      return open;
    });
    return {
      ready,
      async *[Symbol.asyncIterator]() {
        const open = await ready;
        for (;;) {
          if (taken.length === 0) await new Promise<void>((resolve) => (wake = resolve));
          for (const message of taken.splice(0)) {
            open.ack(message);
            yield { value: message.content };
          }
        }
      },
    };
  }

  /** To the queue there is if nobody has it, else to one of its own. */
  async #subscribe(channel: Channel, take: (message: ConsumeMessage) => void): Promise<void> {
    const queue = firstQueue(this.#exchange);
    const { consumerCount } = await channel.checkQueue(queue);
    const ours = consumerCount === 0 ? queue : `${this.#exchange}:${process.pid}:${Math.random()}`;
    if (ours !== queue) {
      await channel.assertQueue(ours, this.#queueArguments);
      await channel.bindQueue(ours, this.#exchange, "");
    }
    await channel.consume(ours, (message) => message && take(message));
  }

  work(handle: (value: Uint8Array) => void, { concurrency }: { readonly concurrency: number }): Work {
    const tag = `worker-${process.pid}`;
    const channel = this.#openChannel();
    const ready = channel.then(async (open) => {
      await open.prefetch(2 * concurrency);
      await open.consume(
        this.#key,
        (message) => {
          if (message === null) return;
          handle(message.content);
          open.ack(message);
        },
        { consumerTag: tag },
      );
    });
    return {
      ready,
      async stop() {
        await ready;
        const open = await channel;
        await open.cancel(tag);
        // Acks have no answer; what closes the channel comes behind them.
        await open.close();
      },
    };
  }

  publishLater(): Promise<never> {
    throw new Error("a queue has no delays without a plugin");
  }

  async hold(): Promise<void> {
    const channel = await this.#openChannel();
    await channel.prefetch(1);
    await new Promise<void>((resolve) => void channel.consume(this.#key, () => resolve()));
  }
}
