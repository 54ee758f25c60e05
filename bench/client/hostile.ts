/** Runs a swarm in this process, beside whoever is measured in another. */
import { constants, setPriority } from "node:os";
import type { Context } from "./context.ts";
import { Swarm, type SwarmTally } from "./swarm.ts";

export interface SwarmTask {
  readonly connections: number;
  readonly largeTopic: string;
  readonly floodedTopic: string;
}

let swarm: Swarm | undefined;

/**
 * They come. Strangers have machines of their own: here, where there is one for all, they get what time the server and its
 * normal client leave.
 */
export async function beginSwarm(context: Context, task: SwarmTask): Promise<void> {
  setPriority(constants.priority.PRIORITY_LOW);
  const { hostname, port } = new URL(context.url);
  swarm = new Swarm({ host: hostname, port: Number(port), ...task, random: Math.random });
}

/** They go; resolves when all are gone. */
export async function endSwarm(_context: Context, _order: object): Promise<SwarmTally> {
  return await swarm!.stop();
}
