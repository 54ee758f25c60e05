import { FrameField } from "../../wire/frame.ts";
import { decode, v1 } from "../../wire/protobuf.ts";
import type { Session } from "../session.ts";
import { queueReply, wantedQueueSettings } from "./queue-info.ts";

export async function createQueue(session: Session, correlation: number, body: Uint8Array): Promise<void> {
  const { name, settings } = decode(v1.CreateQueueRequest, body);
  const { queues } = session.context.broker;
  const topic = await queues.create(name, wantedQueueSettings(settings));
  session.reply(correlation, FrameField.queue, queueReply(queues, topic, true));
}
