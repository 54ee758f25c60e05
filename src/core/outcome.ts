import type { ErrorName } from "../base/errors.ts";
import type { Duplicates } from "../wire/publish-reply.ts";
import type { Topic } from "./catalog.ts";
import type { RefusedPart } from "./deliveries.ts";
import type { Schedule } from "./schedules.ts";

/** What became of one entry. A refusal is an applied entry too: nothing but its outcome exists of it. */
export type Outcome =
  | Applied
  | Appended
  | TopicCreated
  | TopicDeleted
  | QueueAltered
  | ProducerReady
  | Delivered
  | Moved
  | ScheduleUpserted
  | ScheduleAltered
  | SchedulesFired
  | Refusal;

/** Marker, epoch, feature level, lineage. */
export interface Applied {
  readonly kind: "applied";
}

export interface Appended {
  readonly kind: "appended";
  readonly duplicate: boolean;
  /** Shard time of the entry that stored it. */
  readonly appendTime: number;
  /** Triples (partition, base offset, count), in the order of the command's batches. */
  readonly results: number[];
  /** Of batches with records whose ids were known. */
  readonly duplicates?: Duplicates | undefined;
}

export interface TopicCreated {
  readonly kind: "topic-created";
  readonly topic: Topic;
}

export interface TopicDeleted {
  readonly kind: "topic-deleted";
  readonly topic: Topic;
}

export interface QueueAltered {
  readonly kind: "queue-altered";
  readonly topic: Topic;
}

export interface ProducerReady {
  readonly kind: "producer-ready";
  readonly producerId: number;
  readonly producerEpoch: number;
  readonly nextSequence: number;
}

/** Settlements and failures of deliveries. */
export interface Delivered {
  readonly kind: "delivered";
  /** Parts that were not true any more and changed nothing. */
  readonly refused: readonly RefusedPart[];
  /** Messages that were purged. */
  readonly purged: number;
}

/** Messages that left a queue for another. */
export interface Moved {
  readonly kind: "moved";
  /** Whether each was done, in the command's order. */
  readonly done: readonly boolean[];
}

/** "resumed": it was there, just so, and the server had paused it. */
export type ScheduleChange = "created" | "changed" | "unchanged" | "resumed";

export interface ScheduleUpserted {
  readonly kind: "schedule-upserted";
  readonly schedule: Schedule;
  readonly change: ScheduleChange;
}

/** Paused, resumed or removed. */
export interface ScheduleAltered {
  readonly kind: "schedule-altered";
  readonly schedule: Schedule;
}

/** What became of a schedule's ticks. "stale": nothing, it is not as it was looked at; a refusal: they are where they were. */
export type ScheduleFate = "fired" | "skipped" | "stale" | Refusal;

export interface SchedulesFired {
  readonly kind: "schedules-fired";
  /** In the command's order. */
  readonly fates: readonly ScheduleFate[];
}

/** Plain data instead of an Error: refusals of a pipeline come by the thousand and need no stack. */
export interface Refusal {
  readonly kind: "refused";
  readonly code: ErrorName;
  readonly message: string;
  readonly details: Readonly<Record<string, string>>;
}

export const APPLIED: Applied = { kind: "applied" };

export function refusal(
  code: ErrorName,
  message: string,
  details: Readonly<Record<string, string>> = {},
): Refusal {
  return { kind: "refused", code, message, details };
}
