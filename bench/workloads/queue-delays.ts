/**
 * A queue in which a million messages wait for times over two years, and 5,000 a second come due: how late they are
 * handed out, and what the million costs. Times are the machine's clock in whole milliseconds.
 */
import { setTimeout as wait } from "node:timers/promises";
import { percentiles } from "../statistics.ts";
import { residentMiB } from "../usage.ts";
import { CONCURRENCY } from "./queue.ts";
import { frequentCheckpoints, TOPIC, type Workload } from "./workload.ts";

const WAITING = 1_000_000;
const TWO_YEARS_MS = 2 * 365 * 24 * 3_600_000;
const PER_SECOND = 5_000;
/** Publishing what comes due ends before the first of it is due. */
const LEAD_MS = 5_000;

export const queueDelays: Workload = {
  name: "queue-delays",
  sizes: [100],
  uses: "delays",
  metrics: {
    "late-p50": { unit: "ms" },
    "late-p99": { unit: "ms" },
    "late-p99.9": { unit: "ms" },
    "rss-grown": { unit: "MiB" },
  },
  serverEnv: frequentCheckpoints,
  needs: { fullTime: true, checkpoints: 2 },
  probed: true,
  async run(stage, { size, seconds }) {
    const producer = stage.client();
    await producer.run("createQueues", { prefix: TOPIC, count: 1 });
    const queue = `${TOPIC}0`;
    const rss = residentMiB(stage.server.child.pid) ?? NaN;
    const fromMs = Date.now() + 3_600_000;
    const all = { queue, size, messages: WAITING, fromMs, everyMs: (TWO_YEARS_MS - 3_600_000) / WAITING };
    await producer.run("publishLater", all);
    await wait(LEAD_MS);
    const grown = (residentMiB(stage.server.child.pid) ?? NaN) - rss;
    const consumer = stage.client();
    const messages = Math.ceil(PER_SECOND * seconds);
    const dueMs = Date.now() + LEAD_MS;
    await producer.run("publishLater", { queue, size, messages, fromMs: dueMs, everyMs: 1000 / PER_SECOND });
    const { lateMs } = await stage.measure(() =>
      consumer.run("takeLate", { queue, messages, concurrency: CONCURRENCY }),
    );
    const late = percentiles(lateMs);
    return { "late-p50": late.p50, "late-p99": late.p99, "late-p99.9": late.p999, "rss-grown": grown };
  },
};
