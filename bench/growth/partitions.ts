/**
 * A topic of so many partitions, message n to partition n modulo their number: a producer at full speed, the confirms of
 * 1,000 messages a second, and at the end kill -9 and how long a start takes until the port is open.
 */
import { nowNs } from "../clock.ts";
import type { ClientProcess } from "../client/client-process.ts";
import { percentiles } from "../statistics.ts";
import type { Stage } from "../stage.ts";
import { TOPIC } from "../workloads/workload.ts";
import type { Curve } from "./curve.ts";
import { restingMiB } from "./memory.ts";

const SIZE = 100;
const PER_SECOND = 1000;
const STARTS = 3;

export const partitions: Curve = {
  name: "partitions",
  axis: { title: "partitions of a topic", unit: "count" },
  points: [1, 10, 100, 1000, 10_000],
  quick: [1, 1000],
  metrics: {
    rate: { unit: "msg/s" },
    "confirm-p99": { unit: "µs" },
    rss: { unit: "MiB" },
    start: { unit: "ms" },
  },
  async prepare(stage, x, { seconds }) {
    const producer = stage.client();
    await producer.run("createTopic", { name: TOPIC, partitions: x });
    const order = { topic: TOPIC, size: SIZE, partitions: x };
    const p99 = async (length: number): Promise<number> => {
      const pace = { ...order, perSecond: PER_SECOND, seconds: length };
      return percentiles((await producer.run("publishAtRate", pace)).confirmUs).p99;
    };
    // Once around at least, so that every partition has something.
    await producer.run("publish", { ...order, messages: x });
    await producer.run("publish", { ...order, seconds: seconds / 2 });
    await p99(seconds / 2);
    return {
      steps: [
        async () => {
          const published = await producer.run("publish", { ...order, seconds });
          return { rate: published.messages / published.seconds, rss: await restingMiB(stage) };
        },
        async () => ({ "confirm-p99": await p99(seconds) }),
      ],
      async finish() {
        await producer.child.kill();
        const dialler = stage.client();
        const start: number[] = [];
        for (let i = 0; i < STARTS; i++) start.push(await startMs(stage, dialler));
        return { start };
      },
    };
  },
};

/** From starting the process; the one before it was killed. */
async function startMs(stage: Stage, dialler: ClientProcess): Promise<number> {
  await dialler.run("portOpen", {}); // its code is loaded and has run once
  await stage.server.child.kill();
  const startedNs = nowNs();
  const open = dialler.run("portOpen", {});
  await stage.startServer(stage.server.port);
  return ((await open).atNs - startedNs) / 1e6;
}
