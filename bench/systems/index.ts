import { bullmq } from "./bullmq.ts";
import { kafkaAlways, kafkaDefault } from "./kafka.ts";
import { natsAlways, natsDefault } from "./nats.ts";
import { rabbitmqClassic, rabbitmqQuorum } from "./rabbitmq.ts";
import { redisAlways, redisEverysec } from "./redis.ts";
import { sluice } from "./sluice.ts";
import type { System } from "./system.ts";

/** What Sluice is compared with. */
export const peers: readonly System[] = [
  redisAlways,
  redisEverysec,
  bullmq,
  rabbitmqQuorum,
  rabbitmqClassic,
  natsDefault,
  natsAlways,
  kafkaDefault,
  kafkaAlways,
];

export function systemOf(name: string): System {
  const system = [sluice, ...peers].find((candidate) => candidate.name === name);
  if (system === undefined) throw new Error(`no system is called ${name}`);
  return system;
}
