/**
 * A seed's world: sizes, habits and which faults there are at all. Each seed has only some of the faults (a swarm), so
 * that no fault hides what another would show.
 */
import { configOf } from "../fixtures/node-rig.ts";
import type { Config } from "../../src/config/config.ts";
import { INNER_LIMITS, type InnerLimits } from "../../src/base/inner-limits.ts";
import type { Random } from "../fixtures/random.ts";
import type { Keeping } from "./platter.ts";

const KIB = 1024;

/** What may happen to a node and its clients. */
export const TROUBLES = [
  "kill",
  "power cut",
  "death at a disk operation",
  "power cut at a disk operation",
  "stop",
  "failing disk",
  "full disk",
  "short writes",
  "slow disk",
  "reset",
  "half-open connection",
  "slow reader",
  "client crash",
  "fencing",
  "topic deletion",
  "wall clock step",
  "long pause",
  "rot",
] as const;

export type Trouble = (typeof TROUBLES)[number];

export interface SeedSettings {
  readonly config: Config;
  readonly innerLimits: InnerLimits;
  readonly segmentBytes: number;
  readonly partitions: readonly number[];
  readonly publishers: number;
  readonly readers: number;
  readonly largestValueBytes: number;
  /** All values have one size: boundaries meet more often. */
  readonly evenValues: boolean;
  readonly thinkMs: number;
  readonly troubles: readonly Trouble[];
  readonly troubleCount: number;
  readonly troubleEveryMs: number;
  readonly messages: number;
  readonly keeping: readonly Keeping[];
  readonly latencyMs: number;
  /** Of a disk operation: slower than what arrives, and groups of entries gather. */
  readonly diskDelayMs: number;
  /** Chance that what arrives comes in pieces. */
  readonly splitChance: number;
  readonly creditBytes: number;
  readonly callTimeoutMs: number;
}

let parsed: Config | undefined;

/** The schema is asked once a process; a seed changes what it needs to. */
function baseConfig(): Config {
  return (parsed ??= configOf({ data: "/data", listen: "127.0.0.1:7420" }));
}

export function settingsOf(random: Random): SeedSettings {
  const pick = <T>(...values: T[]): T => values[random.integer(0, values.length - 1)]!;
  const largestValueBytes = pick(64, 300, 1200, 1200, 4000);
  const troubles = TROUBLES.filter(() => random.chance(0.55));
  if (!troubles.some((trouble) => ENDS.includes(trouble))) troubles.push(pick(...ENDS));
  const base = baseConfig();
  const config: Config = {
    ...base,
    limits: { ...base.limits, maxMessageBytes: 8 * KIB, publishCreditBytes: pick(1024, 2048) * KIB },
    storage: {
      ...base.storage,
      tailCacheBytes: pick(0, 0, 8, 64, 1024) * KIB,
      journalFileBytes: 0,
      journalKeepBytes: pick(0, 400, 1600, 4000) * KIB,
      checkpointJournalBytes: pick(8, 32, 100, 400) * KIB,
      checkpointIntervalMs: pick(50, 200, 1_000, 4_000),
      diskReserveBytes: 64 * KIB,
    },
    server: {
      heartbeatMs: pick(200, 500, 1_000),
      drainTimeoutMs: pick(0, 200, 2_000),
      slowReaderTimeoutMs: pick(500, 3_000),
    },
  };
  return {
    config,
    innerLimits: {
      ...INNER_LIMITS,
      frameSlackBytes: 84 * KIB,
      minSegmentBytes: 1 * KIB,
      readBytes: pick(2, 16, 64) * KIB,
      spillBytes: pick(512, 2 * KIB, 8 * KIB, 64 * KIB),
      minCheckpointIntervalMs: pick(0, 20, 100, 500),
      maxProducers: pick(4, 6, 100),
    },
    segmentBytes: pick(3, 10, 30, 150) * KIB,
    partitions: [pick(1, 2, 3), pick(1, 2), pick(1, 3)],
    publishers: pick(2, 3),
    readers: pick(1, 1, 2),
    largestValueBytes,
    evenValues: random.chance(0.3),
    thinkMs: pick(1, 4, 10, 25),
    troubles,
    troubleCount: random.integer(5, 12),
    troubleEveryMs: pick(2, 10, 30),
    messages: random.integer(440, 560),
    keeping: [
      pick<Keeping>("none", "some", "beginning"),
      pick<Keeping>("some", "most"),
      pick<Keeping>("none", "all"),
    ],
    diskDelayMs: pick(0.02, 0.3, 1.5),
    latencyMs: pick(0.05, 0.3, 2),
    splitChance: pick(0, 0.1, 0.5),
    creditBytes: pick(1, 4 * KIB, 64 * KIB, 8192 * KIB),
    callTimeoutMs: pick(400, 2_000, 30_000),
  };
}

/** Every seed has at least one of these. */
const ENDS: readonly Trouble[] = [
  "kill",
  "power cut",
  "death at a disk operation",
  "power cut at a disk operation",
];
