import { FrameField } from "../../wire/frame.ts";
import { decode, v1 } from "../../wire/protobuf.ts";
import type { Session } from "../session.ts";
import { applied } from "./applied.ts";

export async function cancelSchedule(session: Session, correlation: number, body: Uint8Array): Promise<void> {
  const { name } = decode(v1.ScheduleRequest, body);
  const { shard, schedules } = session.context.broker;
  await applied(shard);
  await schedules.cancel(name);
  session.reply(correlation, FrameField.ok, new Uint8Array(0));
}
