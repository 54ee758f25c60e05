/**
 * 1,000 partitions with one message a second each against one partition with all 1,000: what a confirm's p99 becomes
 * when every message dirties another partition. Both topics are on one server; windows of one and the other alternate,
 * each pair gives a ratio, and what is judged is the bad quartile of all pairs of all runs.
 */
import { percentiles } from "../statistics.ts";
import type { ClientProcess } from "../client/client-process.ts";
import { frequentCheckpoints, warmUpSeconds, type Workload } from "./workload.ts";

const PARTITIONS = 1000;
const PER_SECOND = 1000;
const WINDOW_SECONDS = 5;
const LEAST_PAIRS = 2;

export const partitions: Workload = {
  name: "partitions",
  sizes: [100],
  uses: "self",
  metrics: {
    "confirm-p99-ratio": { unit: "×", figure: "bad quartile" },
    "many-p99": { unit: "µs" },
    "one-p99": { unit: "µs" },
  },
  serverEnv: frequentCheckpoints,
  needs: { fullTime: true, checkpoints: 2 },
  probed: true,
  async run(stage, { size, seconds }) {
    const producer = stage.client();
    await producer.run("createTopic", { name: "many", partitions: PARTITIONS });
    await producer.run("createTopic", { name: "one", partitions: 1 });
    const p99 = (topic: "many" | "one", length: number): Promise<number> =>
      confirmP99(producer, topic, size, length);
    await p99("many", warmUpSeconds(seconds));
    await p99("one", warmUpSeconds(seconds));
    const window = Math.min(WINDOW_SECONDS, seconds);
    const pairs = Math.max(LEAST_PAIRS, Math.round(seconds / (2 * window)));
    const many: number[] = [];
    const one: number[] = [];
    await stage.measure(async () => {
      for (let pair = 0; pair < pairs; pair++) {
        many.push(await p99("many", window));
        one.push(await p99("one", window));
      }
    });
    return {
      "confirm-p99-ratio": many.map((p99, pair) => p99 / one[pair]!),
      "many-p99": many,
      "one-p99": one,
    };
  },
};

async function confirmP99(
  producer: ClientProcess,
  topic: "many" | "one",
  size: number,
  seconds: number,
): Promise<number> {
  const among = topic === "many" ? PARTITIONS : 1;
  const order = { topic, size, perSecond: PER_SECOND, seconds, partitions: among };
  return percentiles((await producer.run("publishAtRate", order)).confirmUs).p99;
}
