/**
 * So many messages wait in a queue, and as many lie in a topic. Beside them: a producer and a worker of the queue at full
 * speed, the worker on what has waited longest; a producer and a consumer at the topic's end; and the queue's confirms
 * at 1,000 a second. Each lap takes as many out of the queue as it puts in, so that the backlog stays what it is.
 */
import type { ClientProcess } from "../client/client-process.ts";
import { percentiles } from "../statistics.ts";
import { CONCURRENCY } from "../workloads/queue.ts";
import { TOPIC } from "../workloads/workload.ts";
import type { Lap } from "../workloads/laps.ts";
import type { Curve } from "./curve.ts";
import { Laps } from "./laps.ts";
import { restingMiB } from "./memory.ts";

const SIZE = 100;
const QUEUE = "waiting0";
const PER_SECOND = 1000;

export const backlog: Curve = {
  name: "backlog",
  axis: { title: "messages waiting in a queue, and as many in a topic", unit: "count" },
  points: [10_000, 100_000, 1_000_000, 10_000_000],
  quick: [10_000, 1_000_000],
  metrics: {
    "queue-rate": { unit: "msg/s" },
    "topic-rate": { unit: "msg/s" },
    "confirm-p99": { unit: "µs" },
    rss: { unit: "MiB" },
  },
  async prepare(stage, x, { seconds }) {
    const producer = stage.client();
    const consumer = stage.client();
    await producer.run("createQueues", { prefix: "waiting", count: 1 });
    await producer.run("createTopic", { name: TOPIC, partitions: stage.partitions });
    // As the laps do, so that what is taken from a long backlog lies as what is taken from a short one.
    await producer.run("publish", { topic: QUEUE, isQueue: true, size: SIZE, messages: x });
    await producer.run("publish", { topic: TOPIC, size: SIZE, messages: x });
    await consumer.run("subscribe", { topic: TOPIC, readers: 1 });
    const level = new Level(producer, consumer);
    const queueLaps = new Laps(SIZE, (messages) => level.lap(messages));
    const topicLaps = new Laps(SIZE, (messages) => topicLap(producer, consumer, messages));
    await queueLaps.warmUp(seconds / 2);
    await topicLaps.warmUp(seconds / 2);
    return {
      steps: [
        async () => {
          const rate = await queueLaps.rate(seconds);
          await level.restore();
          return { "queue-rate": rate };
        },
        async () => ({ "topic-rate": await topicLaps.rate(seconds), rss: await restingMiB(stage) }),
        async () => {
          const pace = { topic: QUEUE, isQueue: true, size: SIZE, perSecond: PER_SECOND, seconds };
          const { messages, confirmUs } = await producer.run("publishAtRate", pace);
          level.add(messages);
          await level.restore();
          return { "confirm-p99": percentiles(confirmUs).p99 };
        },
      ],
    };
  },
};

/** Keeps the queue's backlog. */
class Level {
  readonly #producer: ClientProcess;
  readonly #consumer: ClientProcess;
  /** Messages above what should wait; below 0: missing. */
  #above = 0;

  constructor(producer: ClientProcess, consumer: ClientProcess) {
    this.#producer = producer;
    this.#consumer = consumer;
  }

  add(messages: number): void {
    this.#above += messages;
  }

  /** As many are handled as are published. */
  async lap(messages: number): Promise<Lap> {
    await this.#consumer.run("beginWork", { queue: QUEUE, concurrency: CONCURRENCY });
    const [published, work] = await Promise.all([
      this.#publish(messages),
      this.#consumer.run("moreWork", { messages }),
    ]);
    const seconds =
      (Math.max(work.atNs, published.startedNs + published.seconds * 1e9) - published.startedNs) / 1e9;
    const { handled } = await this.#consumer.run("endWork", {});
    this.#above += messages - work.handled - handled;
    return { messages, seconds };
  }

  /** Not exact where a worker cannot stop at a message: it has taken a few more. */
  async restore(): Promise<void> {
    if (this.#above > 0) {
      const messages = this.#above;
      await this.#consumer.run("beginWork", { queue: QUEUE, concurrency: CONCURRENCY });
      const work = await this.#consumer.run("moreWork", { messages });
      const { handled } = await this.#consumer.run("endWork", {});
      this.#above -= work.handled + handled;
    }
    if (this.#above < 0) await this.#publish(-this.#above);
    this.#above = 0;
  }

  #publish(messages: number): Promise<{ startedNs: number; seconds: number }> {
    return this.#producer.run("publish", { topic: QUEUE, isQueue: true, size: SIZE, messages });
  }
}

async function topicLap(producer: ClientProcess, consumer: ClientProcess, messages: number): Promise<Lap> {
  const [published, received] = await Promise.all([
    producer.run("publish", { topic: TOPIC, size: SIZE, messages }),
    consumer.run("receive", { messages }),
  ]);
  return { messages, seconds: (received.atNs - published.startedNs) / 1e9 };
}
