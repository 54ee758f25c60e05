import { SluiceFault } from "../../base/errors.ts";
import { FrameField } from "../../wire/frame.ts";
import { decode, v1 } from "../../wire/protobuf.ts";
import type { Session } from "../session.ts";
import { applied } from "./applied.ts";
import { scheduleInfo } from "./schedule-info.ts";

const MOST_TICKS = 1_000;

export async function describeSchedule(
  session: Session,
  correlation: number,
  body: Uint8Array,
): Promise<void> {
  const { name, ticks } = decode(v1.ScheduleRequest, body);
  if (ticks > MOST_TICKS)
    throw new SluiceFault("INVALID_ARGUMENT", `${ticks} ticks ahead; ${MOST_TICKS} is the most`);
  const { shard, schedules } = session.context.broker;
  await applied(shard);
  const schedule = schedules.schedule(name);
  const nextTicks = ticks === 0 ? [] : await schedules.nextTicks(schedule, ticks);
  const reply = v1.ScheduleReply.encode({ schedule: scheduleInfo(schedules, schedule, true), nextTicks });
  session.reply(correlation, FrameField.schedule, reply.finish());
}
