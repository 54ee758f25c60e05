/**
 * A consumer reads a backlog from its start, `for await`, each value looked at; at the end it begins again. The backlog
 * is many times the server's tail cache, so nearly all of it comes from segment files, which are in the page cache.
 */
import { TOPIC, warmUpSeconds, type Workload } from "./workload.ts";

const BYTES_PER_SECOND = 100 * 1024 * 1024;
/** What a system has not taken by then is not waited for: it is read from its start the sooner again. */
const FILL_SECONDS = 60;

export const readBacklog: Workload = {
  name: "read-backlog",
  uses: "replay",
  sizes: [100, 1024],
  metrics: { rate: { unit: "msg/s" } },
  needs: { fullTime: true, checkpoints: 0 },
  probed: true,
  async run(stage, { size, seconds }) {
    const producer = stage.client();
    await producer.run("createTopic", { name: TOPIC, partitions: stage.partitions });
    const wanted = Math.ceil((seconds * BYTES_PER_SECOND) / size);
    const fill = { topic: TOPIC, size, messages: wanted, seconds: FILL_SECONDS };
    const { messages } = await producer.run("publishBatches", fill);
    await producer.child.kill();
    const consumer = stage.client();
    const order = { topic: TOPIC, messages };
    await consumer.run("readBacklog", { ...order, seconds: warmUpSeconds(seconds) });
    const read = await stage.measure(() => consumer.run("readBacklog", { ...order, seconds }));
    return { rate: read.messages / read.seconds };
  },
};
