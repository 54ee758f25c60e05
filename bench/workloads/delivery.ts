/**
 * A producer at full speed and consumers beside it. A lap publishes a number of messages; its clock runs from the first
 * publish until every consumer has the last one. So a consumer that falls behind is waited for, and the catching up
 * counts.
 */
import type { ClientProcess } from "../client/client-process.ts";
import type { Stage } from "../stage.ts";
import { TOPIC, warmUpSeconds, type RunOrder } from "./workload.ts";

/** How many messages a lap of some length needs is only known after a lap. */
const FIRST_LAP = 20_000;
/** Planned longer than asked for, since a lap may turn out faster than the one before it. */
const MARGIN = 1.2;

interface Lap {
  readonly messages: number;
  readonly seconds: number;
}

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
  const lap = (messages: number): Promise<Lap> => runLap(producer, readers, size, Math.ceil(messages));
  const lapOf = (lapSeconds: number, like: Lap): Promise<Lap> =>
    lap((like.messages / like.seconds) * lapSeconds);
  const warm = await lapOf(warmUpSeconds(seconds), await lap(FIRST_LAP));
  const measured = await stage.measure(async () => {
    let all = await lapOf(seconds * MARGIN, warm);
    // Once as a rule.
    while (all.seconds < seconds) all = sum(all, await lapOf((seconds - all.seconds) * MARGIN, all));
    return all;
  });
  return measured.messages / measured.seconds;
}

function sum(a: Lap, b: Lap): Lap {
  return { messages: a.messages + b.messages, seconds: a.seconds + b.seconds };
}

async function runLap(
  producer: ClientProcess,
  readers: readonly ClientProcess[],
  size: number,
  messages: number,
): Promise<Lap> {
  const [published, ...received] = await Promise.all([
    producer.run("publish", { topic: TOPIC, size, messages }),
    ...readers.map((reader) => reader.run("receive", { messages })),
  ]);
  const lastNs = Math.max(...received.map(({ atNs }) => atNs));
  return { messages, seconds: (lastNs - published.startedNs) / 1e9 };
}
