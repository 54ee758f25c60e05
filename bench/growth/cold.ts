/**
 * A consumer reads a topic from its start to its end: with all of it in the page cache (warm), and after it was taken
 * out (cold). The topic is sixteen times the server's memory of recent batches, so nearly all comes from segment files.
 */
import { TOPIC } from "../workloads/workload.ts";
import type { ClientProcess } from "../client/client-process.ts";
import type { Curve } from "./curve.ts";
import { dropFromPageCache } from "./page-cache.ts";

const KiB = 1024;
const MiB = 1024 * KiB;
/** Of `storage.tailCacheBytes`, which is 32 MiB by default, sixteen times. */
const BACKLOG_BYTES = 512 * MiB;
const BATCH_BYTES = 256 * KiB;

export const cold: Curve = {
  name: "cold",
  axis: { title: "bytes of a message", unit: "bytes" },
  points: [100, KiB, 16 * KiB],
  quick: [KiB],
  metrics: {
    "warm-rate": { unit: "msg/s" },
    "cold-rate": { unit: "msg/s" },
    "warm-bytes": { unit: "MiB/s" },
    "cold-bytes": { unit: "MiB/s" },
    "warm-first": { unit: "ms" },
    "cold-first": { unit: "ms" },
  },
  async prepare(stage, x) {
    const producer = stage.client();
    await producer.run("createTopic", { name: TOPIC, partitions: 1 });
    const wanted = { topic: TOPIC, size: x, messages: Math.ceil(BACKLOG_BYTES / x), batch: batchOf(x) };
    const { messages } = await producer.run("publishBatches", wanted);
    await producer.child.kill();
    const consumer = stage.client();
    await consumer.run("readThrough", { topic: TOPIC, messages });
    return {
      steps: [
        async () => {
          dropFromPageCache(stage.directory);
          const { rate, bytes, firstMs } = await read(consumer, messages, x);
          return { "cold-rate": rate, "cold-bytes": bytes, "cold-first": firstMs };
        },
        async () => {
          const { rate, bytes, firstMs } = await read(consumer, messages, x);
          return { "warm-rate": rate, "warm-bytes": bytes, "warm-first": firstMs };
        },
      ],
    };
  },
};

function batchOf(size: number): number {
  return Math.max(1, Math.min(1000, Math.floor(BATCH_BYTES / size)));
}

async function read(consumer: ClientProcess, messages: number, size: number) {
  const { seconds, firstMs } = await consumer.run("readThrough", { topic: TOPIC, messages });
  const rate = messages / seconds;
  return { rate, bytes: (rate * size) / MiB, firstMs };
}
