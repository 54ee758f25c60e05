import { FrameField } from "../../wire/frame.ts";
import { decode, v1 } from "../../wire/protobuf.ts";
import type { Session } from "../session.ts";
import { applied } from "./applied.ts";
import { scheduleInfo } from "./schedule-info.ts";

export async function pauseSchedule(session: Session, correlation: number, body: Uint8Array): Promise<void> {
  const { name } = decode(v1.ScheduleRequest, body);
  const { shard, schedules } = session.context.broker;
  await applied(shard);
  const schedule = await schedules.pause(name);
  const reply = v1.ScheduleReply.encode({ schedule: scheduleInfo(schedules, schedule, false) });
  session.reply(correlation, FrameField.schedule, reply.finish());
}
