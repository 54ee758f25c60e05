import { FrameField } from "../../wire/frame.ts";
import { decode, v1 } from "../../wire/protobuf.ts";
import type { Session } from "../session.ts";
import { applied } from "./applied.ts";
import { scheduleInfo } from "./schedule-info.ts";

const MOST = 100;

export async function listSchedules(session: Session, correlation: number, body: Uint8Array): Promise<void> {
  const { after, limit } = decode(v1.ListSchedulesRequest, body);
  const { shard, schedules } = session.context.broker;
  await applied(shard);
  const { schedules: found, more } = schedules.schedulesAfter(after, Math.min(limit || MOST, MOST));
  const reply = v1.ListSchedulesReply.encode({
    schedules: found.map((one) => scheduleInfo(schedules, one, false)),
    more,
  });
  session.reply(correlation, FrameField.schedules, reply.finish());
}
