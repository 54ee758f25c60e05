/**
 * What a message costs that waits for a time in the next two years: a million of them, then a million with ids to cancel
 * them by. Weighed after kill -9 and a start, with a consumer waiting. So what counts is what the server has to hold for
 * them, all structures and objects of its main thread: no garbage, and not the newest records, which it keeps to read from.
 */
import { setTimeout as wait } from "node:timers/promises";
import type { ClientProcess } from "../client/client-process.ts";
import type { Stage } from "../stage.ts";
import { residentMiB } from "../usage.ts";
import { frequentCheckpoints, type Workload } from "./workload.ts";

const WAITING = 1_000_000;
const TWO_YEARS_MS = 2 * 365 * 24 * 3_600_000;
const HOUR_MS = 3_600_000;
/** Two checkpoints: what was published last is in one of them, and the start replays nothing. */
const SETTLE_MS = 8_000;

interface Restarted {
  readonly heldBytes: number;
  readonly rssMiB: number;
  readonly startMs: number;
}

export const delayMemory: Workload = {
  name: "delay-memory",
  sizes: [100],
  uses: "delays",
  metrics: {
    held: { unit: "B" },
    "held-with-id": { unit: "B" },
    "rss-grown": { unit: "MiB" },
    "port-open": { unit: "ms" },
  },
  serverEnv: frequentCheckpoints,
  needs: { fullTime: false, checkpoints: 0 },
  probed: false,
  weighed: true,
  async run(stage, { size }) {
    await asClient(stage, (client) => client.run("createQueues", { prefix: "later", count: 2 }));
    const fill = (queue: string, withIds: boolean): Promise<void> =>
      asClient(stage, (client) => {
        const [fromMs, everyMs] = [Date.now() + HOUR_MS, (TWO_YEARS_MS - HOUR_MS) / WAITING];
        return client.run("publishLater", { queue, size, messages: WAITING, fromMs, everyMs, withIds });
      });
    const empty = await restart(stage);
    await stage.measure(() => fill("later0", false));
    const plain = await restart(stage);
    await fill("later1", true);
    const both = await restart(stage);
    return {
      held: (plain.heldBytes - empty.heldBytes) / WAITING,
      "held-with-id": (both.heldBytes - plain.heldBytes) / WAITING,
      "rss-grown": both.rssMiB - plain.rssMiB,
      "port-open": plain.startMs,
    };
  },
};

async function restart(stage: Stage): Promise<Restarted> {
  await wait(SETTLE_MS);
  await stage.server.child.kill();
  const startedMs = performance.now();
  await stage.startServer(stage.server.port);
  const startMs = performance.now() - startedMs;
  // Who waits for messages makes the queue's leader know when they are due.
  return await asClient(stage, (first) =>
    asClient(stage, async (second) => {
      await first.run("beginWork", { queue: "later0", concurrency: 1 });
      await second.run("beginWork", { queue: "later1", concurrency: 1 });
      await wait(1_000);
      const heldBytes = await stage.weigh();
      return { heldBytes, rssMiB: residentMiB(stage.server.child.pid) ?? NaN, startMs };
    }),
  );
}

async function asClient<T>(stage: Stage, work: (client: ClientProcess) => Promise<T>): Promise<T> {
  const client = stage.client();
  const result = await work(client);
  await client.child.kill();
  return result;
}
