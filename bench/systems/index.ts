import { bullmq } from "./bullmq.ts";
import { redisAlways, redisEverysec } from "./redis.ts";
import { sluice } from "./sluice.ts";
import type { System } from "./system.ts";

/** What Sluice is compared with. */
export const peers: readonly System[] = [redisAlways, redisEverysec, bullmq];

export function systemOf(name: string): System {
  const system = [sluice, ...peers].find((candidate) => candidate.name === name);
  if (system === undefined) throw new Error(`no system is called ${name}`);
  return system;
}
