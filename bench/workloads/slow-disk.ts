/**
 * What a publish loses when each sync takes 2 ms more: windows with quick and with delayed syncs alternate on one server, each
 * pair gives a ratio, and what is judged is the bad quartile of all pairs of all runs. At most 10,000 are unconfirmed, as in
 * publish.
 */
import { TOPIC, warmUpSeconds, type Workload } from "./workload.ts";

const DELAY_MS = 2;
const WINDOW_SECONDS = 5;
const LEAST_PAIRS = 2;

export const slowDisk: Workload = {
  name: "slow-disk",
  sizes: [100, 1024],
  uses: "self",
  metrics: {
    slowdown: { unit: "×", figure: "bad quartile" },
    quick: { unit: "msg/s" },
    slow: { unit: "msg/s" },
  },
  needs: { fullTime: true, checkpoints: 0 },
  countsSyncs: true,
  probed: false,
  async run(stage, { size, seconds }) {
    const producer = stage.client();
    await producer.run("createTopic", { name: TOPIC, partitions: stage.partitions });
    const rate = async (delayMs: number, length: number): Promise<number> => {
      stage.delaySyncs(delayMs);
      const { messages, seconds: took } = await producer.run("publish", {
        topic: TOPIC,
        size,
        seconds: length,
      });
      return messages / took;
    };
    await rate(0, warmUpSeconds(seconds));
    const window = Math.min(WINDOW_SECONDS, seconds);
    const pairs = Math.max(LEAST_PAIRS, Math.round(seconds / (2 * window)));
    const quick: number[] = [];
    const slow: number[] = [];
    await stage.measure(async () => {
      for (let pair = 0; pair < pairs; pair++) {
        quick.push(await rate(0, window));
        slow.push(await rate(DELAY_MS, window));
      }
    });
    return { slowdown: quick.map((rate, pair) => rate / slow[pair]!), quick, slow };
  },
};
