import { FrameField } from "../../wire/frame.ts";
import { decode, v1 } from "../../wire/protobuf.ts";
import type { Session } from "../session.ts";
import { applied } from "./applied.ts";

/** Takes as long as it takes: other requests of the connection go on meanwhile. */
export async function redrive(session: Session, correlation: number, body: Uint8Array): Promise<void> {
  const { queue, limit } = decode(v1.RedriveRequest, body);
  const { shard, queues } = session.context.broker;
  await applied(shard);
  const reply = v1.RedriveReply.encode(await queues.redrive(queue, limit)).finish();
  session.reply(correlation, FrameField.redriven, reply);
}
