/** A consumer empties a queue that has filled up, with an ack for each message; the clock stops when the last ack is confirmed. */
import { nowNs } from "../clock.ts";
import type { ClientProcess } from "../client/client-process.ts";
import { CONCURRENCY } from "./queue.ts";
import { TOPIC, warmUpSeconds, type Workload } from "./workload.ts";

/** A first drain tells how many messages the measured one needs. */
const FIRST_SECONDS_AT = 100_000;
/** It may turn out faster than the first, whose code was cold. */
const MARGIN = 1.6;

export const queueDrain: Workload = {
  name: "queue-drain",
  sizes: [100, 1024],
  uses: "queues",
  metrics: { rate: { unit: "msg/s" } },
  needs: { fullTime: true, checkpoints: 0 },
  probed: true,
  async run(stage, { size, seconds }) {
    const producer = stage.client();
    const consumer = stage.client();
    await producer.run("createQueues", { prefix: TOPIC, count: 1 });
    const topic = `${TOPIC}0`;
    const fill = async (messages: number): Promise<number> =>
      (await producer.run("publishBatches", { topic, isQueue: true, size, messages })).messages;
    const first = await fill(Math.ceil(warmUpSeconds(seconds) * FIRST_SECONDS_AT));
    const warm = await drain(consumer, topic, first);
    const messages = await fill(Math.ceil((first / warm) * seconds * MARGIN));
    const taken = await stage.measure(() => drain(consumer, topic, messages));
    return { rate: messages / taken };
  },
};

/** Seconds it takes to handle and ack all of them. */
export async function drain(consumer: ClientProcess, queue: string, messages: number): Promise<number> {
  const startedNs = nowNs();
  await consumer.run("beginWork", { queue, concurrency: CONCURRENCY });
  await consumer.run("moreWork", { messages });
  const { atNs } = await consumer.run("endWork", {});
  return (atNs - startedNs) / 1e9;
}
