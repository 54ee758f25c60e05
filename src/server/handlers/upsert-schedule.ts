import { SluiceFault } from "../../base/errors.ts";
import { FrameField } from "../../wire/frame.ts";
import { decode, v1 } from "../../wire/protobuf.ts";
import type { Session } from "../session.ts";
import { applied } from "./applied.ts";
import { scheduleInfo } from "./schedule-info.ts";

const CHANGES = {
  unchanged: v1.ScheduleReply.Change.UNCHANGED,
  created: v1.ScheduleReply.Change.CREATED,
  changed: v1.ScheduleReply.Change.CHANGED,
  resumed: v1.ScheduleReply.Change.RESUMED,
} as const;

export async function upsertSchedule(session: Session, correlation: number, body: Uint8Array): Promise<void> {
  // Received bytes are only ours during this call.
  const { name, spec } = decode(v1.UpsertScheduleRequest, body.slice());
  if (!spec) throw new SluiceFault("INVALID_ARGUMENT", "a schedule has no spec");
  const { shard, schedules } = session.context.broker;
  await applied(shard);
  const { schedule, change } = await schedules.upsert(name, spec);
  const reply = v1.ScheduleReply.encode({
    schedule: scheduleInfo(schedules, schedule, false),
    change: CHANGES[change],
  });
  session.reply(correlation, FrameField.schedule, reply.finish());
}
