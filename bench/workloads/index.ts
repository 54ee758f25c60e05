import { backlog } from "./backlog.ts";
import { delayMemory } from "./delay-memory.ts";
import { dirtyPartitions } from "./dirty-partitions.ts";
import { endToEnd } from "./end-to-end.ts";
import { fanOut } from "./fan-out.ts";
import { hostile } from "./hostile.ts";
import { latency } from "./latency.ts";
import { manyQueues } from "./many-queues.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { partitions } from "./partitions.ts";
import { publishBatch } from "./publish-batch.ts";
import { publish } from "./publish.ts";
import { queueDelays } from "./queue-delays.ts";
import { queueDrain } from "./queue-drain.ts";
import { queueHeld } from "./queue-held.ts";
import { queueJobs } from "./queue-jobs.ts";
import { queue } from "./queue.ts";
import { readBacklog } from "./read-backlog.ts";
import { slowDisk } from "./slow-disk.ts";
import type { Workload } from "./workload.ts";

export type { Workload } from "./workload.ts";

/** In the order they are run and shown. */
export const workloads: readonly Workload[] = [
  publish,
  publishBatch,
  readBacklog,
  endToEnd,
  fanOut,
  oneAtATime,
  latency,
  backlog,
  partitions,
  dirtyPartitions,
  slowDisk,
  queue,
  queueDrain,
  queueHeld,
  queueJobs,
  queueDelays,
  delayMemory,
  manyQueues,
  hostile,
];
