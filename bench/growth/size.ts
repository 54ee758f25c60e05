/**
 * Messages of so many bytes: a producer and a consumer at full speed, and from publish call to consumer on a schedule
 * of 1,000 a second, of large messages as many as are 32 MiB.
 */
import { percentiles } from "../statistics.ts";
import { TOPIC } from "../workloads/workload.ts";
import type { Curve } from "./curve.ts";
import { Laps } from "./laps.ts";
import { restingMiB } from "./memory.ts";

const KiB = 1024;
const MiB = 1024 * KiB;
const PER_SECOND = 1000;
const PACED_BYTES = 32 * MiB;
/** The default limit is 1 MiB for a message with all that belongs to it. */
const LARGEST = MiB - KiB;

export const size: Curve = {
  name: "size",
  axis: { title: "bytes of a message", unit: "bytes" },
  points: [16, 128, KiB, 8 * KiB, 64 * KiB, LARGEST],
  quick: [16, KiB, 64 * KiB],
  metrics: {
    rate: { unit: "msg/s" },
    bytes: { unit: "MiB/s" },
    p99: { unit: "µs" },
    rss: { unit: "MiB" },
  },
  async prepare(stage, x, { seconds }) {
    const producer = stage.client();
    const rushed = stage.client();
    const paced = stage.client();
    await producer.run("createTopic", { name: TOPIC, partitions: stage.partitions });
    await producer.run("createTopic", { name: "paced", partitions: stage.partitions });
    await rushed.run("subscribe", { topic: TOPIC, readers: 1 });
    await paced.run("subscribeStamped", { topic: "paced" });
    const laps = new Laps(x, async (messages) => {
      const [published, received] = await Promise.all([
        producer.run("publish", { topic: TOPIC, size: x, messages }),
        rushed.run("receive", { messages }),
      ]);
      return { messages, seconds: (received.atNs - published.startedNs) / 1e9 };
    });
    const perSecond = Math.min(PER_SECOND, Math.floor(PACED_BYTES / x));
    const p99 = async (length: number): Promise<number> => {
      const order = { topic: "paced", size: x, perSecond, seconds: length };
      const { messages } = await producer.run("publishAtRate", order);
      return percentiles((await paced.run("takeLatencies", { messages })).sincePublishUs).p99;
    };
    await laps.warmUp(seconds / 2);
    await p99(seconds / 2);
    return {
      steps: [
        async () => {
          const rate = await laps.rate(seconds);
          return { rate, bytes: (rate * x) / MiB, rss: await restingMiB(stage) };
        },
        async () => ({ p99: await p99(seconds) }),
      ],
    };
  },
};
