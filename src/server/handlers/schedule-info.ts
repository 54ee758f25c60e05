import type { Schedules } from "../../broker/schedules.ts";
import type { Schedule } from "../../core/schedules.ts";
import type { proto } from "../../wire/protobuf.ts";

/** A schedule as the wire shows it; in lists without its message, which may be large. */
export function scheduleInfo(
  schedules: Schedules,
  schedule: Schedule,
  withMessage: boolean,
): proto.v1.ScheduleInfo.$Properties {
  const { name, uid, spec, createdAt, nextMs, fired, skipped, lastMs, lastForMs, paused, reason } = schedule;
  const waiting = schedules.waiting(schedule);
  return {
    name,
    spec: withMessage ? spec : { ...spec, message: new Uint8Array(0) },
    uid,
    createdAt,
    nextAt: nextMs,
    fired,
    skipped,
    lastAt: lastMs,
    lastFor: lastForMs,
    paused,
    reason: waiting?.reason ?? reason,
    waitingSince: waiting?.sinceMs ?? 0,
  };
}
