/**
 * A queue with a producer and a consumer at full rate, each in its own process: publish, handle, ack, all confirmed. A lap
 * ends when the last message is handled; what is acked and not confirmed by then is at most twice the concurrency.
 */
import { lapRate } from "./laps.ts";
import { TOPIC, type Workload } from "./workload.ts";

/** Handlers at a time. */
export const CONCURRENCY = 300;

export const queue: Workload = {
  name: "queue",
  sizes: [100, 1024],
  uses: "queues",
  metrics: { rate: { unit: "msg/s" } },
  needs: { fullTime: true, checkpoints: 2 },
  probed: true,
  async run(stage, { size, seconds }) {
    const producer = stage.client();
    await producer.run("createQueues", { prefix: TOPIC, count: 1 });
    const topic = `${TOPIC}0`;
    const consumer = stage.client();
    await consumer.run("beginWork", { queue: topic, concurrency: CONCURRENCY });
    const rate = await lapRate(stage, seconds, async (messages) => {
      const [published, handled] = await Promise.all([
        producer.run("publish", { topic, isQueue: true, size, messages }),
        consumer.run("moreWork", { messages }),
      ]);
      return { messages, seconds: (handled.atNs - published.startedNs) / 1e9 };
    });
    await consumer.run("endWork", {});
    return { rate };
  },
};
