/**
 * A producer of 1,000 messages a second, with and without a thousand hostile connections beside it: what they make of
 * its confirms' p99. Windows with them and without alternate, each pair gives a ratio, and what is judged is the bad
 * quartile of all pairs of all runs. The swarm's process has the lowest priority, since strangers have machines of their own;
 * what it takes of the two cores all the same, and what the kernel does for it, is a part of the ratio.
 */
import type { ClientProcess } from "../client/client-process.ts";
import { percentiles } from "../statistics.ts";
import { frequentCheckpoints, warmUpSeconds, type Workload } from "./workload.ts";

const CONNECTIONS = 1000;
const PER_SECOND = 1000;
const WINDOW_SECONDS = 5;
const LEAST_PAIRS = 2;
/** What slow readers ask for: more than the memory of recent batches holds. */
const LARGE_MESSAGES = 64;
const LARGE_BYTES = 1024 * 1024 - 1024;

export const hostile: Workload = {
  name: "hostile",
  sizes: [1024],
  uses: "self",
  metrics: {
    "confirm-p99-ratio": { unit: "×", figure: "bad quartile" },
    "beside-p99": { unit: "µs" },
    "alone-p99": { unit: "µs" },
  },
  serverEnv: frequentCheckpoints,
  needs: { fullTime: true, checkpoints: 2 },
  probed: true,
  async run(stage, { size, seconds }) {
    const producer = stage.client();
    const strangers = stage.client();
    for (const name of ["normal", "large", "flooded"])
      await producer.run("createTopic", { name, partitions: 1 });
    await strangers.run("publish", { topic: "large", size: LARGE_BYTES, messages: LARGE_MESSAGES });
    await confirmP99(producer, size, warmUpSeconds(seconds));
    const window = Math.min(WINDOW_SECONDS, seconds);
    const pairs = Math.max(LEAST_PAIRS, Math.round(seconds / (2 * window)));
    const beside: number[] = [];
    const alone: number[] = [];
    await stage.measure(async () => {
      for (let pair = 0; pair < pairs; pair++) {
        const order = { connections: CONNECTIONS, largeTopic: "large", floodedTopic: "flooded" };
        await strangers.run("beginSwarm", order);
        beside.push(await confirmP99(producer, size, window));
        await strangers.run("endSwarm", {});
        alone.push(await confirmP99(producer, size, window));
      }
    });
    return {
      "confirm-p99-ratio": beside.map((p99, pair) => p99 / alone[pair]!),
      "beside-p99": beside,
      "alone-p99": alone,
    };
  },
};

async function confirmP99(producer: ClientProcess, size: number, seconds: number): Promise<number> {
  const order = { topic: "normal", size, perSecond: PER_SECOND, seconds };
  return percentiles((await producer.run("publishAtRate", order)).confirmUs).p99;
}
