import { decode, v1 } from "../../wire/protobuf.ts";
import { FrameField } from "../../wire/frame.ts";
import type { Session } from "../session.ts";
import { applied } from "./applied.ts";
import { queueReply, wantedQueueSettings } from "./queue-info.ts";

export async function alterQueue(session: Session, correlation: number, body: Uint8Array): Promise<void> {
  const { name, settings } = decode(v1.AlterQueueRequest, body);
  const { shard, queues } = session.context.broker;
  await applied(shard);
  const topic = await queues.alter(name, wantedQueueSettings(settings));
  session.reply(correlation, FrameField.queue, queueReply(queues, topic, false));
}
