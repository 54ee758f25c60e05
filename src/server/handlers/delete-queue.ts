import { FrameField } from "../../wire/frame.ts";
import { decode, v1 } from "../../wire/protobuf.ts";
import type { Session } from "../session.ts";

export async function deleteQueue(session: Session, correlation: number, body: Uint8Array): Promise<void> {
  const { name } = decode(v1.DeleteQueueRequest, body);
  const messages = await session.context.broker.queues.delete(name);
  session.reply(correlation, FrameField.queueDeleted, v1.DeleteQueueReply.encode({ messages }).finish());
}
