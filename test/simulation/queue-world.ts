/**
 * Queues of a seed's world: every fourth seed has some, beside fewer messages of topics. What they are like is drawn from
 * numbers of their own, so that the other seeds tell the stories that they told before there were queues.
 */
import { Random } from "../fixtures/random.ts";
import type { SeedSettings } from "./settings.ts";

export interface QueueHabits {
  readonly name: string;
  readonly lockMs: number;
  readonly resumeGraceMs: number;
  readonly maxAttempts: number;
  readonly backoffMs: number;
  readonly priorities: boolean;
  /** Most unsettled messages; beyond, publishes are refused. 0 = no limit. */
  readonly maxMessages: number;
}

export interface QueueWorldSettings {
  readonly queues: readonly QueueHabits[];
  readonly producers: number;
  /** Of each queue. */
  readonly workers: number;
  /** Chance that a message of theirs is published with a delay. */
  readonly delayChance: number;
  readonly redriveEveryMs: number;
  /** Everything is redriven at the end; else dead letters lie there. */
  readonly redrivesAtTheEnd: boolean;
  /** Topics and queues together. */
  readonly messages: number;
}

const EVERY = 4;
/** Messages of a request, which is taken as a whole. */
export const MOST_OF_A_REQUEST = 14;
const LEAST_LIMIT = MOST_OF_A_REQUEST;

export function hasQueues(seed: number): boolean {
  return seed % EVERY === 0;
}

/** Chance of its own for the seed's queues. */
export function queueChance(seed: number): Random {
  return new Random(Math.imul(seed ^ 0x51554555, 0x9e3779b1));
}

export function queueWorldOf(random: Random): QueueWorldSettings {
  const pick = <T>(...values: T[]): T => values[random.integer(0, values.length - 1)]!;
  const habits = (name: string, priorities: boolean): QueueHabits => ({
    name,
    lockMs: pick(500, 500, 900, 2_000),
    resumeGraceMs: pick(0, 200, 600, 2_500),
    maxAttempts: pick(2, 3, 5),
    backoffMs: pick(0, 5, 60),
    priorities,
    maxMessages: 0,
  });
  const drawn = {
    queues: [habits("jobs", false), habits("mails", true)],
    producers: pick(1, 2),
    workers: pick(2, 2, 3),
    delayChance: pick(0, 0.05, 0.2),
    redriveEveryMs: pick(60, 250, 900),
    redrivesAtTheEnd: random.chance(0.5),
    messages: random.integer(350, 430),
  };
  const limit = (): number => (random.chance(0.5) ? random.integer(LEAST_LIMIT, LEAST_LIMIT + 12) : 0);
  return { ...drawn, queues: drawn.queues.map((queue) => ({ ...queue, maxMessages: limit() })) };
}

/** The world's other settings, where queues want them otherwise. */
export function withQueues(settings: SeedSettings, { messages }: QueueWorldSettings): SeedSettings {
  return {
    ...settings,
    messages,
    publishers: 1,
    readers: 1,
    innerLimits: { ...settings.innerLimits, maxProducers: 100 },
  };
}
