/**
 * A producer at full speed and consumers beside it. A lap publishes a number of messages; its clock runs from the first
 * publish until every consumer has the last one. So a consumer that falls behind is waited for, and the catching up
 * counts.
 */
import type { ClientProcess } from "../client/client-process.ts";
import type { Stage } from "../stage.ts";
import { TOPIC, warmUpSeconds, type RunOrder } from "./workload.ts";

/** First laps are for finding out how many messages a long one needs. */
const FIRST_LAP = 20_000;
/** The last lap is planned so much longer than asked for, since it may turn out faster than the one before it. */
const MARGIN = 1.3;

/** Messages a second that went through to all consumers. */
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
  const lap = (messages: number): Promise<number> => lapRate(producer, readers, size, messages);
  const first = await lap(FIRST_LAP);
  const warm = await lap(Math.ceil(first * warmUpSeconds(seconds)));
  return await stage.measure(() => lap(Math.ceil(warm * seconds * MARGIN)));
}

async function lapRate(
  producer: ClientProcess,
  readers: readonly ClientProcess[],
  size: number,
  messages: number,
): Promise<number> {
  const [published, ...received] = await Promise.all([
    producer.run("publish", { topic: TOPIC, size, messages }),
    ...readers.map((reader) => reader.run("receive", { messages })),
  ]);
  const lastNs = Math.max(...received.map(({ atNs }) => atNs));
  return messages / ((lastNs - published.startedNs) / 1e9);
}
