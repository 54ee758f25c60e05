import { absent } from "./absent.ts";
import { bullmq } from "./bullmq.ts";
import { kafkaAlways, kafkaDefault } from "./kafka.ts";
import { natsAlways, natsDefault } from "./nats.ts";
import { rabbitmqClassic, rabbitmqQuorum } from "./rabbitmq.ts";
import { redisAlways, redisEverysec } from "./redis.ts";
import { revisionPrefix, sluice, sluiceAt } from "./sluice.ts";
import type { System } from "./system.ts";

const rabbitmqStream = absent(
  "rabbitmq-stream",
  "nothing drives it: its Node client needs RabbitMQ 3.11, and Debian 12 has 3.10.8",
);

/** What Sluice is compared with. */
export const peers: readonly System[] = [
  redisAlways,
  redisEverysec,
  bullmq,
  rabbitmqQuorum,
  rabbitmqClassic,
  rabbitmqStream,
  natsDefault,
  natsAlways,
  kafkaDefault,
  kafkaAlways,
];

export function systemOf(name: string): System {
  if (name.startsWith(revisionPrefix)) return sluiceAt(name.slice(revisionPrefix.length));
  const system = [sluice, ...peers].find((candidate) => candidate.name === name);
  if (system === undefined) throw new Error(`no system is called ${name}`);
  return system;
}
