/**
 * 5,000 messages a second on an open-loop schedule, one producer and one consumer. p50, p99 and p99.9 are from the publish
 * call to the consumer's look at the message; beside them the time to the confirm, and, counted from when a message was
 * due, the time to the consumer, which has the producer's timer of 1 ms in it.
 */
import { percentiles } from "../statistics.ts";
import { frequentCheckpoints, TOPIC, warmUpSeconds, type Workload } from "./workload.ts";

const PER_SECOND = 5000;

export const latency: Workload = {
  name: "latency",
  sizes: [1024],
  metrics: {
    p50: { unit: "µs" },
    p99: { unit: "µs" },
    "p99.9": { unit: "µs" },
    "confirm-p50": { unit: "µs" },
    "confirm-p99": { unit: "µs" },
    "confirm-p99.9": { unit: "µs" },
    "since-due-p99": { unit: "µs" },
    "producer-late": { unit: "ms" },
  },
  serverEnv: frequentCheckpoints,
  needs: { fullTime: true, checkpoints: 2 },
  probed: true,
  async run(stage, { size, seconds }) {
    const producer = stage.client();
    await producer.run("createTopic", { name: TOPIC, partitions: stage.partitions });
    const consumer = stage.client();
    await consumer.run("subscribeStamped", { topic: TOPIC });
    const pace = { topic: TOPIC, size, perSecond: PER_SECOND };
    const warm = await producer.run("publishAtRate", { ...pace, seconds: warmUpSeconds(seconds) });
    await consumer.run("takeLatencies", { messages: warm.messages });
    const paced = await stage.measure(
      () => producer.run("publishAtRate", { ...pace, seconds }),
      ({ messages }) => messages,
    );
    const taken = await consumer.run("takeLatencies", { messages: paced.messages });
    const received = percentiles(taken.sincePublishUs);
    const confirmed = percentiles(paced.confirmUs);
    return {
      p50: received.p50,
      p99: received.p99,
      "p99.9": received.p999,
      "confirm-p50": confirmed.p50,
      "confirm-p99": confirmed.p99,
      "confirm-p99.9": confirmed.p999,
      "since-due-p99": percentiles(taken.sinceDueUs).p99,
      "producer-late": paced.lateMs,
    };
  },
};
