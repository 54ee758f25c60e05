/** Schedules as programs see them, and as the wire does. */
import { v1, type proto } from "../wire/protobuf.ts";
import { openRecord } from "../wire/record-batch.ts";
import { textOf } from "./text.ts";

/** Times are milliseconds since the Unix epoch. */
export interface ScheduleInfo {
  readonly name: string;
  /** Never reused. An upsert keeps it. */
  readonly uid: number;
  /** Where its messages go: one of the two. */
  readonly queue: string | undefined;
  readonly topic: string | undefined;
  readonly cron: string | undefined;
  readonly everyMs: number | undefined;
  /** Of a cron. */
  readonly timeZone: string | undefined;
  readonly missed: "once" | "skip";
  readonly startAt: number | undefined;
  readonly endAt: number | undefined;
  readonly limit: number | undefined;
  readonly createdAt: number;
  /** The next tick, or the one that waits; undefined = there is none: it is paused, or has ended. */
  readonly nextAt: number | undefined;
  /** Messages so far. */
  readonly fired: number;
  /** Ticks that have no message of their own. */
  readonly skipped: number;
  /** When its last message was stored, and for which tick. */
  readonly lastAt: number | undefined;
  readonly lastFor: number | undefined;
  readonly paused: boolean;
  /** Why the server has paused it, or why a tick waits. */
  readonly reason: string | undefined;
  /** Since when a tick waits because its message cannot be stored: it is tried every second. */
  readonly waitingSince: number | undefined;
  /** What it publishes; undefined in lists and replies to changes. */
  readonly message: ScheduledMessage | undefined;
}

/** As it was given, its value as bytes. */
export interface ScheduledMessage {
  readonly value: Uint8Array;
  /** As text. */
  readonly key: string | undefined;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly priority: number | undefined;
  readonly delayMs: number | undefined;
  readonly ttlMs: number | undefined;
}

export function scheduleInfoOf(schedule: proto.v1.ScheduleInfo.$Properties): ScheduleInfo {
  const spec = schedule.spec ?? {};
  return {
    name: schedule.name ?? "",
    uid: schedule.uid ?? 0,
    queue: spec.queue || undefined,
    topic: spec.topic || undefined,
    cron: spec.cron || undefined,
    everyMs: spec.everyMs || undefined,
    timeZone: spec.cron ? spec.timeZone || "UTC" : undefined,
    missed: spec.missed === v1.Missed.SKIP ? "skip" : "once",
    startAt: spec.startAt || undefined,
    endAt: spec.endAt || undefined,
    limit: spec.limit || undefined,
    createdAt: schedule.createdAt ?? 0,
    nextAt: schedule.nextAt || undefined,
    fired: schedule.fired ?? 0,
    skipped: schedule.skipped ?? 0,
    lastAt: schedule.lastAt || undefined,
    lastFor: schedule.lastFor || undefined,
    paused: schedule.paused ?? false,
    reason: schedule.reason || undefined,
    waitingSince: schedule.waitingSince || undefined,
    message: spec.message?.length ? messageOf(spec.message) : undefined,
  };
}

function messageOf(record: Uint8Array): ScheduledMessage {
  const { value, key, headers, priority, delayMs, ttlMs } = openRecord(record, 0, record.length, 0);
  return {
    value,
    key: key === undefined ? undefined : textOf(key),
    headers: headers.map(([name, text]) => [name, textOf(text)]),
    priority,
    delayMs,
    ttlMs,
  };
}
