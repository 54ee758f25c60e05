/**
 * 1,000 messages a second spread over 10,000 queues against the same into one: what a confirm's p99 becomes, and what a
 * queue costs that nothing happens in. Windows of one and the other alternate, each pair gives a ratio, and what is judged
 * is the bad quartile of all pairs of all runs.
 */
import { setTimeout as wait } from "node:timers/promises";
import type { ClientProcess } from "../client/client-process.ts";
import { percentiles } from "../statistics.ts";
import { residentMiB } from "../usage.ts";
import { frequentCheckpoints, warmUpSeconds, type Workload } from "./workload.ts";

const QUEUES = 10_000;
const PER_SECOND = 1000;
const WINDOW_SECONDS = 5;
const LEAST_PAIRS = 2;
/** What making them left behind is given back by then. */
const SETTLE_MS = 30_000;

export const manyQueues: Workload = {
  name: "many-queues",
  sizes: [100],
  uses: "self",
  metrics: {
    "confirm-p99-ratio": { unit: "×", figure: "bad quartile" },
    "many-p99": { unit: "µs" },
    "one-p99": { unit: "µs" },
    "rss-grown": { unit: "MiB" },
  },
  serverEnv: frequentCheckpoints,
  needs: { fullTime: true, checkpoints: 2 },
  probed: true,
  async run(stage, { size, seconds }) {
    const producer = stage.client();
    await producer.run("createQueues", { prefix: "one", count: 1 });
    const p99 = (queues: number, length: number): Promise<number> =>
      confirmP99(producer, queues, size, length);
    await p99(1, warmUpSeconds(seconds));
    const rss = residentMiB(stage.server.child.pid) ?? NaN;
    await producer.run("createQueues", { prefix: "many", count: QUEUES });
    await wait(SETTLE_MS);
    const grown = (residentMiB(stage.server.child.pid) ?? NaN) - rss;
    // Once around: the client knows all of them then.
    await p99(QUEUES, QUEUES / PER_SECOND);
    const window = Math.min(WINDOW_SECONDS, seconds);
    const pairs = Math.max(LEAST_PAIRS, Math.round(seconds / (2 * window)));
    const many: number[] = [];
    const one: number[] = [];
    await stage.measure(async () => {
      for (let pair = 0; pair < pairs; pair++) {
        many.push(await p99(QUEUES, window));
        one.push(await p99(1, window));
      }
    });
    return {
      "confirm-p99-ratio": many.map((p99, pair) => p99 / one[pair]!),
      "many-p99": many,
      "one-p99": one,
      "rss-grown": grown,
    };
  },
};

async function confirmP99(
  producer: ClientProcess,
  queues: number,
  size: number,
  seconds: number,
): Promise<number> {
  const topic = queues === 1 ? "one0" : "many";
  const order = { topic, isQueue: true, size, perSecond: PER_SECOND, seconds, queues };
  return percentiles((await producer.run("publishAtRate", order)).confirmUs).p99;
}
