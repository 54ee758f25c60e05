/**
 * Jobs as teams of Node have them: a producer adds them in batches of 500, a worker runs 300 at a time, and the clock of a
 * lap stops when all are processed. BullMQ is measured by the same, in turn with Sluice (`--peers bullmq`).
 */
import { lapRate } from "./laps.ts";
import { CONCURRENCY } from "./queue.ts";
import { TOPIC, type Workload } from "./workload.ts";

const BATCH = 500;

export const queueJobs: Workload = {
  name: "queue-jobs",
  sizes: [1024],
  uses: "jobs",
  metrics: { rate: { unit: "msg/s" } },
  needs: { fullTime: true, checkpoints: 2 },
  probed: false,
  async run(stage, { size, seconds }) {
    const producer = stage.client();
    await producer.run("createQueues", { prefix: TOPIC, count: 1 });
    const topic = `${TOPIC}0`;
    const worker = stage.client();
    await worker.run("beginWork", { queue: topic, concurrency: CONCURRENCY });
    const rate = await lapRate(stage, seconds, async (wanted) => {
      const messages = Math.ceil(wanted / BATCH) * BATCH;
      const [published, handled] = await Promise.all([
        producer.run("publishBatches", { topic, isQueue: true, size, batch: BATCH, messages }),
        worker.run("moreWork", { messages }),
      ]);
      return { messages, seconds: (handled.atNs - published.startedNs) / 1e9 };
    });
    await worker.run("endWork", {});
    return { rate };
  },
};
