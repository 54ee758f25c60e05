/** What a client's process can be asked to do, by name. Arguments and results travel between processes. */
import type { Context } from "./context.ts";
import { openConnections, publishOverConnections } from "./connections.ts";
import { publishLater, takeLate } from "./delays.ts";
import { firstMessage, portOpen } from "./first-message.ts";
import { beginSwarm, endSwarm } from "./hostile.ts";
import { publishAtRate, subscribeStamped, takeLatencies } from "./pacing.ts";
import { publish, publishAtOnce, publishBatches } from "./publishing.ts";
import { readBacklog, readThrough, receive, subscribe } from "./reading.ts";
import { roundTrips } from "./round-trips.ts";
import { beginWork, createQueues, endWork, holdOne, moreWork } from "./working.ts";

export const tasks = {
  createTopic,
  publish,
  publishBatches,
  publishAtOnce,
  openConnections,
  publishOverConnections,
  readBacklog,
  readThrough,
  subscribe,
  receive,
  publishAtRate,
  subscribeStamped,
  takeLatencies,
  roundTrips,
  firstMessage,
  portOpen,
  createQueues,
  beginWork,
  moreWork,
  endWork,
  holdOne,
  publishLater,
  takeLate,
  beginSwarm,
  endSwarm,
};

export type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
export type OrderOf<N extends TaskName> = Parameters<Tasks[N]>[1];
export type ResultOf<N extends TaskName> = Awaited<ReturnType<Tasks[N]>>;

async function createTopic(
  context: Context,
  { name, partitions }: { name: string; partitions: number },
): Promise<void> {
  await (await context.client()).createTopic(name, partitions);
}
