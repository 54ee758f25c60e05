/**
 * Redis Streams through ioredis: the quickest peer that syncs before it confirms, with `appendfsync always`. A topic's
 * partition is a stream; publish is an XADD, calls of one turn go out as one pipeline of at most 500; reading is
 * XREAD with COUNT 1000, blocking. Nothing is acknowledged: as with a topic, a reader keeps its own place. A queue is a
 * stream with a consumer group: XREADGROUP with COUNT 1000, and one XACK for all that were read at once, which is the best
 * way it has; what is acked stays in the stream.
 */
import { Redis } from "ioredis";
import { Pipeline, type Gathered } from "./pipeline.ts";
import { packageVersion } from "./package-version.ts";
import { redisMissing, redisVersion, startRedis, type Sync } from "./redis-server.ts";
import type { Client, Messages, Queue, System, Topic, Work } from "./system.ts";

const PIPELINE = 500;
const READ_COUNT = 1000;
const FIELD = "v";
const GROUP = "workers";
/** How often a reader that waits looks whether it was stopped. */
const STOP_LOOK_MS = 100;

export const redisAlways = redis("always");
export const redisEverysec = redis("everysec");

function redis(sync: Sync): System {
  return {
    name: `redis-${sync}`,
    ours: false,
    offers: ["topics", "replay", "queues"],
    durability: sync === "always" ? "fdatasync before every reply" : "synced within a second of the reply",
    missing: redisMissing,
    about: () =>
      `${redisVersion()}, appendonly yes, appendfsync ${sync}, no snapshots; ${packageVersion("ioredis")}, pipelines of ≤ ${PIPELINE}`,
    prepare: () => undefined,
    startServer: (options) => startRedis(options, sync),
    connect,
  };
}

async function connect(url: string): Promise<Client> {
  const redis = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: null });
  await redis.connect();
  return {
    createTopic: () => Promise.resolve(),
    topic: (name) => new Stream(redis, name),
    createQueue: (name) => redis.xgroup("CREATE", `${name}:0`, GROUP, "0", "MKSTREAM"),
    queue: (name) => new Stream(redis, name),
    close: () => redis.quit(),
  };
}

class Stream implements Topic, Queue {
  readonly #redis: Redis;
  readonly #name: string;
  readonly #pipeline = new Pipeline({ most: PIPELINE, send: (gathered) => this.#send(gathered) });

  constructor(redis: Redis, name: string) {
    this.#redis = redis;
    this.#name = name;
  }

  publish(value: Uint8Array, options?: { readonly partition: number }): Promise<void> {
    return this.#pipeline.publish(value, options?.partition ?? 0);
  }

  async publishBatch(items: readonly { readonly value: Uint8Array }[]): Promise<void> {
    await Promise.all(items.map(({ value }) => this.publish(value)));
  }

  messages({ from }: { readonly from: "earliest" | "latest" }): Messages {
    const redis = this.#redis.duplicate();
    const key = this.#key(0);
    const { promise: ready, resolve } = Promise.withResolvers<undefined>();
    return { ready, [Symbol.asyncIterator]: () => read(redis, key, from, () => resolve(undefined)) };
  }

  work(handle: (value: Uint8Array) => void): Work {
    const redis = this.#redis.duplicate();
    let stopped = false;
    const ended = workOn(redis, this.#key(0), handle, () => stopped);
    return {
      ready: Promise.resolve(),
      async stop() {
        stopped = true;
        await ended;
      },
    };
  }

  publishLater(): Promise<never> {
    throw new Error("a stream has no delays");
  }

  async hold(): Promise<void> {
    await readGroup(this.#redis, this.#key(0), 1);
  }

  #key(partition: number): string {
    return `${this.#name}:${partition}`;
  }

  async #send(gathered: readonly Gathered[]): Promise<void> {
    if (gathered.length === 1) {
      const [{ partition, value, done }] = gathered as [Gathered];
      await this.#redis.xadd(this.#key(partition), "*", FIELD, bufferOf(value)).then(() => done(), done);
      return;
    }
    const pipeline = this.#redis.pipeline();
    for (const { partition, value } of gathered)
      pipeline.xadd(this.#key(partition), "*", FIELD, bufferOf(value));
    // Of all together: with a callback for each of them, the client is a good deal slower.
    const replies = await pipeline.exec();
    gathered.forEach(({ done }, i) => done(replies?.[i]?.[0] ?? undefined));
  }
}

function bufferOf(value: Uint8Array): Buffer {
  return Buffer.from(value.buffer, value.byteOffset, value.length);
}

async function* read(
  redis: Redis,
  key: string,
  from: "earliest" | "latest",
  ready: () => void,
): AsyncGenerator<{ readonly value: Uint8Array }> {
  let last = "0-0";
  if (from === "latest") last = (await redis.xrevrange(key, "+", "-", "COUNT", 1))[0]?.[0] ?? "0-0";
  ready();
  try {
    for (;;) {
      const reply = await redis.xreadBuffer("COUNT", READ_COUNT, "BLOCK", 0, "STREAMS", key, last);
      // An answer holds the streams asked for, each with its entries: an id and fields.
      const entries = reply?.[0]?.[1] ?? [];
      for (const [, fields] of entries) yield { value: fields[1]! };
      if (entries.length > 0) last = entries.at(-1)![0].toString();
    }
  } finally {
    redis.disconnect();
  }
}

/** Reads and acks in turns, until it is stopped. */
async function workOn(
  redis: Redis,
  key: string,
  handle: (value: Uint8Array) => void,
  isStopped: () => boolean,
): Promise<void> {
  while (!isStopped()) {
    const entries = await readGroup(redis, key, READ_COUNT);
    if (entries.length === 0) continue;
    for (const [, fields] of entries) handle(fields[1]!);
    await redis.xack(key, GROUP, ...entries.map(([id]) => id));
  }
  redis.disconnect();
}

type Entry = readonly [id: Buffer, fields: readonly Buffer[]];

async function readGroup(redis: Redis, key: string, count: number): Promise<readonly Entry[]> {
  const consumer = String(process.pid);
  const reply = await redis.xreadgroupBuffer(
    "GROUP",
    GROUP,
    consumer,
    "COUNT",
    count,
    "BLOCK",
    STOP_LOOK_MS,
    "STREAMS",
    key,
    ">",
  );
  return (reply as [Buffer, Entry[]][] | null)?.[0]?.[1] ?? [];
}
