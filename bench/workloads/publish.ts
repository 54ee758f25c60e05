/** One producer, a `publish()` a message, every promise awaited, at most 10,000 unconfirmed. */
import type { Stage } from "../stage.ts";
import { TOPIC, warmUpSeconds, type RunOrder, type Values, type Workload } from "./workload.ts";

export const publish: Workload = {
  name: "publish",
  sizes: [100, 1024],
  metrics: { rate: { unit: "msg/s" } },
  needs: { fullTime: true, checkpoints: 2 },
  probed: true,
  run: (stage, order) => publishedBy("publish", stage, order),
};

/** Counts what was confirmed, and the time until the last was. */
export async function publishedBy(
  task: "publish" | "publishBatches",
  stage: Stage,
  { size, seconds }: RunOrder,
): Promise<Values> {
  const producer = stage.client();
  await producer.run("createTopic", { name: TOPIC, partitions: stage.partitions });
  await producer.run(task, { topic: TOPIC, size, seconds: warmUpSeconds(seconds) });
  const published = await stage.measure(
    () => producer.run(task, { topic: TOPIC, size, seconds }),
    ({ messages }) => messages,
  );
  return { rate: published.messages / published.seconds };
}
