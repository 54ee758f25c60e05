import { decode, v1 } from "../../wire/protobuf.ts";
import { FrameField } from "../../wire/frame.ts";
import type { Session } from "../session.ts";
import { applied } from "./applied.ts";
import { queueReply } from "./queue-info.ts";

export async function pauseQueue(session: Session, correlation: number, body: Uint8Array): Promise<void> {
  const { name } = decode(v1.PauseQueueRequest, body);
  const { shard, queues } = session.context.broker;
  await applied(shard);
  const topic = await queues.pause(name, true);
  session.reply(correlation, FrameField.queue, queueReply(queues, topic, false));
}
