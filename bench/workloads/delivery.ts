/** A producer at full speed and readers of the topic beside it. */
import type { Stage } from "../stage.ts";
import { lapRate } from "./laps.ts";
import { TOPIC, type RunOrder } from "./workload.ts";

/** Messages a second that went through to all readers. */
export async function deliveryRate(
  stage: Stage,
  { size, seconds }: RunOrder,
  consumers: { readonly processes: number; readonly readersEach: number },
): Promise<number> {
  const producer = stage.client();
  await producer.run("createTopic", { name: TOPIC, partitions: stage.partitions });
  const readers = Array.from({ length: consumers.processes }, () => stage.client());
  for (const reader of readers)
    await reader.run("subscribe", { topic: TOPIC, readers: consumers.readersEach });
  return await lapRate(stage, seconds, async (messages) => {
    const [published, ...received] = await Promise.all([
      producer.run("publish", { topic: TOPIC, size, messages }),
      ...readers.map((reader) => reader.run("receive", { messages })),
    ]);
    const lastNs = Math.max(...received.map(({ atNs }) => atNs));
    return { messages, seconds: (lastNs - published.startedNs) / 1e9 };
  });
}
