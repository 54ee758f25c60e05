/**
 * BullMQ on Redis: what a Node team uses for jobs today. As its documentation asks for production and for throughput: jobs
 * are added by `addBulk`, one worker runs many at a time, a finished job is removed at once (`removeOnComplete`), and Redis
 * keeps an append-only file that is synced every second. Its job's data is JSON, so a message is text of its size.
 */
import { Queue as Jobs, Worker } from "bullmq";
import { Redis } from "ioredis";
import { packageVersion } from "./package-version.ts";
import { redisMissing, redisVersion, startRedis } from "./redis-server.ts";
import type { Client, Queue, System, Work, WorkOptions } from "./system.ts";

export const bullmq: System = {
  name: "bullmq",
  ours: false,
  offers: ["jobs"],
  durability: "synced within a second of the reply",
  missing: redisMissing,
  about: () =>
    `${redisVersion()}, appendonly yes, appendfsync everysec, no snapshots; ${packageVersion("bullmq")}, addBulk, removeOnComplete`,
  prepare: () => undefined,
  startServer: (options) => startRedis(options, "everysec"),
  connect,
};

interface Data {
  readonly v: string;
}

async function connect(url: string): Promise<Client> {
  const redis = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: null });
  await redis.connect();
  const queues: JobQueue[] = [];
  return {
    createTopic: () => Promise.reject(new Error("BullMQ has no topics")),
    topic: () => {
      throw new Error("BullMQ has no topics");
    },
    createQueue: () => Promise.resolve(),
    queue(name) {
      const queue = new JobQueue(redis, name);
      queues.push(queue);
      return queue;
    },
    async close() {
      await Promise.all(queues.map((queue) => queue.close()));
      await redis.quit();
    },
  };
}

class JobQueue implements Queue {
  readonly #redis: Redis;
  readonly #name: string;
  #jobs: Jobs<Data> | undefined;
  /** Made once for each payload: an application has its text already. */
  readonly #texts = new Map<Uint8Array, string>();

  constructor(redis: Redis, name: string) {
    this.#redis = redis;
    this.#name = name;
  }

  async publish(value: Uint8Array): Promise<void> {
    await this.#adding().add(JOB, { v: this.#textOf(value) });
  }

  async publishBatch(items: readonly { readonly value: Uint8Array }[]): Promise<void> {
    await this.#adding().addBulk(items.map(({ value }) => ({ name: JOB, data: { v: this.#textOf(value) } })));
  }

  publishLater(
    items: readonly { readonly value: Uint8Array; readonly deliverAt: number }[],
  ): Promise<unknown> {
    const now = Date.now();
    return this.#adding().addBulk(
      items.map(({ value, deliverAt }) => ({
        name: JOB,
        data: { v: this.#textOf(value) },
        opts: { delay: Math.max(0, deliverAt - now) },
      })),
    );
  }

  work(handle: (value: Uint8Array) => void, { concurrency }: WorkOptions): Work {
    const worker = new Worker<Data>(
      this.#name,
      ({ data }) => {
        handle(Buffer.from(data.v, "latin1"));
        return Promise.resolve();
      },
      { connection: this.#redis, concurrency, removeOnComplete: { count: 0 } },
    );
    const { promise: failed, reject } = Promise.withResolvers<never>();
    worker.on("error", reject);
    worker.on("failed", (_, error) => reject(error));
    failed.catch((error: unknown) => {
      throw error;
    });
    return { ready: worker.waitUntilReady(), stop: () => worker.close() };
  }

  hold(): Promise<never> {
    return Promise.reject(new Error("nobody holds a job of BullMQ without working on it"));
  }

  async close(): Promise<void> {
    await this.#jobs?.close();
  }

  #adding(): Jobs<Data> {
    return (this.#jobs ??= new Jobs<Data>(this.#name, { connection: this.#redis }));
  }

  /** As many characters as it has bytes, each of one byte in JSON. */
  #textOf(value: Uint8Array): string {
    let text = this.#texts.get(value);
    if (text === undefined) {
      text = Buffer.from(value).toString("base64").slice(0, value.length);
      this.#texts.set(value, text);
    }
    return text;
  }
}

const JOB = "job";
