/**
 * So many connections: what one costs that says nothing, all of them publishing at full speed into one topic with as
 * much unconfirmed as one connection would have alone, and the confirms of 1,000 messages a second shared out among them.
 */
import { percentiles } from "../statistics.ts";
import { TOPIC } from "../workloads/workload.ts";
import type { Curve } from "./curve.ts";
import { restingMiB } from "./memory.ts";

const SIZE = 100;
const PER_SECOND = 1000;

export const connections: Curve = {
  name: "connections",
  axis: { title: "connections", unit: "count" },
  points: [1, 10, 100, 1000],
  quick: [1, 100],
  metrics: {
    rate: { unit: "msg/s" },
    "confirm-p99": { unit: "µs" },
    rss: { unit: "MiB" },
    /** What the server grew by when they came, by their number; of a few, mostly what a first connection loads. */
    "idle-each": { unit: "KiB" },
  },
  async prepare(stage, x, { seconds }) {
    const first = stage.client();
    await first.run("createTopic", { name: TOPIC, partitions: stage.partitions });
    const producers = stage.client();
    const before = await restingMiB(stage);
    await producers.run("openConnections", { count: x });
    const idleEach = ((await restingMiB(stage)) - before) / x;
    const order = { topic: TOPIC, size: SIZE };
    const p99 = async (length: number): Promise<number> => {
      const pace = { ...order, perSecond: PER_SECOND, seconds: length, overConnections: true };
      return percentiles((await producers.run("publishAtRate", pace)).confirmUs).p99;
    };
    await producers.run("publishOverConnections", { ...order, seconds: seconds / 2 });
    await p99(seconds / 2);
    return {
      steps: [
        async () => {
          const published = await producers.run("publishOverConnections", { ...order, seconds });
          return { rate: published.messages / published.seconds, rss: await restingMiB(stage) };
        },
        async () => ({ "confirm-p99": await p99(seconds) }),
      ],
      finish: () => Promise.resolve({ "idle-each": idleEach * 1024 }),
    };
  },
};
