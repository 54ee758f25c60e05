/**
 * A million messages wait that nobody has read. What that costs the server in memory, and, after kill -9, how long it
 * takes from starting its process to an open port and to the first message in a consumer's hands.
 */
import { setTimeout as wait } from "node:timers/promises";
import { nowNs } from "../clock.ts";
import type { Stage } from "../stage.ts";
import { residentMiB } from "../usage.ts";
import { TOPIC, type Workload } from "./workload.ts";

const MESSAGES = 1_000_000;
/** What the last confirm set off is done by then. */
const SETTLE_MS = 1000;

export const backlog: Workload = {
  name: "backlog",
  sizes: [1024],
  metrics: {
    rss: { unit: "MiB" },
    "first-read": { unit: "ms" },
    "port-open": { unit: "ms" },
    "rss-restarted": { unit: "MiB" },
  },
  needs: { fullTime: false, checkpoints: 0 },
  probed: false,
  async run(stage, { size }) {
    const producer = stage.client();
    await producer.run("createTopic", { name: TOPIC, partitions: stage.partitions });
    const fill = { topic: TOPIC, size, messages: MESSAGES };
    await stage.measure(() => producer.run("publishBatches", fill));
    await producer.child.kill();
    await wait(SETTLE_MS);
    const rss = serverMiB(stage);
    const consumer = stage.client();
    await consumer.run("firstMessage", { topic: TOPIC }); // its code is loaded and has run once
    await stage.server.child.kill();
    const startedNs = nowNs();
    const first = consumer.run("firstMessage", { topic: TOPIC });
    await stage.startServer(stage.server.port);
    const { portOpenNs, readNs } = await first;
    return {
      rss,
      "first-read": (readNs - startedNs) / 1e6,
      "port-open": (portOpenNs - startedNs) / 1e6,
      "rss-restarted": serverMiB(stage),
    };
  },
};

function serverMiB(stage: Stage): number {
  return residentMiB(stage.server.child.pid) ?? NaN;
}
