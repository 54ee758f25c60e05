import { FrameField } from "../../wire/frame.ts";
import { decode, v1 } from "../../wire/protobuf.ts";
import type { Session } from "../session.ts";

export async function deleteTopic(session: Session, correlation: number, body: Uint8Array): Promise<void> {
  const { name } = decode(v1.DeleteTopicRequest, body);
  const topic = await session.context.broker.deleteTopic(name);
  let messages = 0;
  for (const { endOffset, lowWatermark } of topic.partitions) messages += endOffset - lowWatermark;
  session.reply(correlation, FrameField.topicDeleted, v1.DeleteTopicReply.encode({ messages }).finish());
}
