/** Why nothing of a name is made, or altered: decided by apply from what exists. */
import { kindOf, MAX_PARTITIONS, MAX_TOPICS, type Catalog, type Topic } from "./catalog.ts";
import { refusal, type Refusal } from "./outcome.ts";

export function nameTaken(catalog: Catalog, name: string, wanted: "topic" | "queue"): Refusal | undefined {
  const existing = catalog.topic(name);
  if (existing === undefined) return undefined;
  const kind = kindOf(existing);
  if (kind === wanted) return refusal("ALREADY_EXISTS", `${kind} ${JSON.stringify(name)} exists already`);
  return refusal("WRONG_KIND", `${JSON.stringify(name)} is the name of a ${kind}`, { kind });
}

export function refuseMore(catalog: Catalog, partitions: number): Refusal | undefined {
  if (catalog.size >= MAX_TOPICS) {
    return refusal("LIMIT_REACHED", `this server holds ${MAX_TOPICS} topics and queues, the most it can`);
  }
  if (catalog.partitionCount + partitions <= MAX_PARTITIONS) return undefined;
  return refusal(
    "LIMIT_REACHED",
    `${partitions} more partitions would exceed the limit of ${MAX_PARTITIONS} a server`,
  );
}

/** Else the first dead letter would find no place, and its message none to leave. */
export function refuseForDeadLetters(catalog: Catalog, name: string): Refusal | undefined {
  if (!catalog.isForDeadLetters(name)) return undefined;
  return refusal(
    "ALREADY_EXISTS",
    `${JSON.stringify(name)} is where dead letters of another queue go, and is created for them on first need`,
    { deadLetterTo: name },
  );
}

/** Dead letters must not come among messages of another kind. */
export function refuseDeadLetters(catalog: Catalog, name: string, to: string): Refusal | undefined {
  const target = to === "" ? undefined : catalog.topic(to);
  if (target === undefined ? to !== name : target.queue?.deadLetters === true) return undefined;
  return refusal(
    "ALREADY_EXISTS",
    `dead letters of queue ${JSON.stringify(name)} would go to ${JSON.stringify(to)}, which is not a queue of dead letters`,
    { deadLetterTo: to },
  );
}

export function stalePartitioning(topic: Topic): Refusal {
  return refusal(
    "STALE_PARTITIONING",
    `topic ${JSON.stringify(topic.name)} is partitioned differently by now`,
    {
      partitioningVersion: String(topic.partitioningVersion),
      partitions: String(topic.partitions.length),
    },
  );
}
