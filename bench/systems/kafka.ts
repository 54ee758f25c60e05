/**
 * Apache Kafka 4, one node that is broker and controller, through @platformatic/kafka. Publishes of one turn go out as one
 * send of at most 500, as a program that wants them quick would gather them; a reader has a group of its own. By default a
 * confirm means written to the page cache; `flush.messages=1` syncs before every confirm.
 */
import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Admin, Consumer, Producer, ProduceAcks } from "@platformatic/kafka";
import { Child, RunFailure } from "../child.ts";
import { root } from "../scratch.ts";
import { packageVersion } from "./package-version.ts";
import { Pipeline, type Gathered } from "./pipeline.ts";
import type { Client, Messages, Server, ServerOptions, System, Topic } from "./system.ts";
import { freePort, listening } from "./wait-for.ts";

type Flush = "default" | "always";

const JARS = process.env["KAFKA_JARS"] ?? join(root, ".build/peers/kafka");
const START_LIMIT_MS = 60_000;
const MOST_OF_A_SEND = 1000;
/** What a connection has under way at once by default, in this client as in Java's. */
const SENDS_AT_ONCE = 5;
const MAX_MESSAGE_BYTES = 8 * 1024 * 1024;

export const kafkaDefault = kafka("default");
export const kafkaAlways = kafka("always");

function kafka(flush: Flush): System {
  return {
    name: `kafka-${flush}`,
    ours: false,
    offers: ["topics", "replay"],
    durability: flush === "always" ? "fsync before every confirm" : "synced when the kernel likes",
    missing,
    about: () =>
      `Kafka ${serverVersion()}, KRaft, one node${flush === "always" ? ", log.flush.interval.messages=1" : ""}; ${packageVersion("@platformatic/kafka")}, acks=all, sends of ≤ ${MOST_OF_A_SEND}`,
    prepare: () => undefined,
    startServer: (options) => startServer(options, flush),
    connect,
  };
}

function missing(): string | undefined {
  if (serverVersion() === undefined)
    return "Kafka's jars are not there (bench/README.md says how to get them)";
  return spawnSync("java", ["-version"]).status === 0 ? undefined : "java (17 or later) is not installed";
}

function serverVersion(): string | undefined {
  const names = existsSync(JARS) ? readdirSync(JARS) : [];
  return names
    .map((name) => /^kafka_2\.13-([\d.]+)\.jar$/.exec(name)?.[1])
    .find((found) => found !== undefined);
}

async function startServer({ directory, port, env }: ServerOptions, flush: Flush): Promise<Server> {
  const bound = port === 0 ? await freePort() : port;
  const controller = await freePort();
  const config = join(directory, "server.properties");
  const data = join(directory, "data");
  const isNew = !existsSync(data);
  writeFileSync(
    config,
    [
      "process.roles=broker,controller",
      "node.id=1",
      `listeners=PLAINTEXT://127.0.0.1:${bound},CONTROLLER://127.0.0.1:${controller}`,
      `advertised.listeners=PLAINTEXT://127.0.0.1:${bound}`,
      "controller.listener.names=CONTROLLER",
      "listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT",
      `controller.quorum.bootstrap.servers=127.0.0.1:${controller}`,
      `log.dirs=${data}`,
      "offsets.topic.replication.factor=1",
      "offsets.topic.num.partitions=1",
      "transaction.state.log.replication.factor=1",
      "transaction.state.log.min.isr=1",
      "group.initial.rebalance.delay.ms=0",
      `message.max.bytes=${MAX_MESSAGE_BYTES}`,
      ...(flush === "always" ? ["log.flush.interval.messages=1"] : []),
      "",
    ].join("\n"),
  );
  if (isNew) format(config);
  const child = new Child({
    what: "kafka",
    command: "java",
    args: ["-Xms1g", "-Xmx1g", "-XX:+UseG1GC", "-cp", join(JARS, "*"), "kafka.Kafka", config],
    env: { ...process.env, ...env },
    cwd: directory,
    channel: false,
  });
  await listening(child, bound, START_LIMIT_MS);
  return { child, url: `127.0.0.1:${bound}`, port: bound, checkpoints: 0 };
}

/** A data directory that its node may start on. */
function format(config: string): void {
  const id = Buffer.from(randomUUID().replaceAll("-", ""), "hex").toString("base64url");
  const tool = ["kafka.tools.StorageTool", "format", "--standalone", "-t", id, "-c", config];
  const made = spawnSync("java", ["-cp", join(JARS, "*"), ...tool], { encoding: "utf8" });
  if (made.status !== 0) throw new RunFailure(`kafka could not format its directory\n${made.stderr}`);
}

async function connect(url: string): Promise<Client> {
  const options = { clientId: "bench", bootstrapBrokers: [url] };
  const admin = new Admin(options);
  const producer = new Producer(options);
  const consumers: Consumer[] = [];
  await admin.metadata({ topics: [] });
  return {
    createTopic: (name, partitions) => admin.createTopics({ topics: [name], partitions, replicas: 1 }),
    topic: (name) => new Log(producer, name, url, (consumer) => void consumers.push(consumer)),
    createQueue: noQueues,
    queue: noQueues,
    async close() {
      for (const consumer of consumers) await consumer.close(true);
      await producer.close();
      await admin.close();
    },
  };
}

function noQueues(): never {
  throw new Error("what is measured here has no queues");
}

class Log implements Topic {
  readonly #producer: Producer;
  readonly #name: string;
  readonly #url: string;
  readonly #opened: (consumer: Consumer) => void;
  readonly #pipeline = new Pipeline({
    most: MOST_OF_A_SEND,
    atOnce: SENDS_AT_ONCE,
    send: (gathered) => this.#send(gathered),
  });

  constructor(producer: Producer, name: string, url: string, opened: (consumer: Consumer) => void) {
    this.#producer = producer;
    this.#name = name;
    this.#url = url;
    this.#opened = opened;
  }

  publish(value: Uint8Array, options?: { readonly partition: number }): Promise<void> {
    return this.#pipeline.publish(value, options?.partition ?? 0);
  }

  async publishBatch(items: readonly { readonly value: Uint8Array }[]): Promise<void> {
    await Promise.all(items.map(({ value }) => this.publish(value)));
  }

  async #send(gathered: readonly Gathered[]): Promise<void> {
    const messages = gathered.map(({ value, partition }) => ({
      topic: this.#name,
      partition,
      value: Buffer.from(value.buffer, value.byteOffset, value.length),
    }));
    const error = await this.#producer.send({ messages, acks: ProduceAcks.ALL }).then(
      () => undefined,
      (failed: unknown) => new Error("not confirmed", { cause: failed }),
    );
    for (const { done } of gathered) done(error);
  }

  messages({ from }: { readonly from: "earliest" | "latest" }): Messages {
    const consumer = new Consumer({
      clientId: "bench",
      groupId: randomUUID(),
      bootstrapBrokers: [this.#url],
    });
    this.#opened(consumer);
    const stream = consumer.consume({
      topics: [this.#name],
      mode: from,
      autocommit: false,
      minBytes: 1,
      maxBytes: MAX_MESSAGE_BYTES,
      maxWaitTime: 100,
    });
    return {
      ready: stream,
      async *[Symbol.asyncIterator]() {
        for await (const { value } of await stream) yield { value };
      },
    };
  }
}
