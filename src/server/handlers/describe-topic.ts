import { FrameField } from "../../wire/frame.ts";
import { decode, v1 } from "../../wire/protobuf.ts";
import type { Session } from "../session.ts";
import { applied } from "./applied.ts";
import { topicReply } from "./topic-info.ts";

export async function describeTopic(session: Session, correlation: number, body: Uint8Array): Promise<void> {
  const { name, createIfMissing, lineage } = decode(v1.DescribeTopicRequest, body);
  const { broker } = session.context;
  await applied(broker.shard);
  const { topic, created } = createIfMissing
    ? await broker.topicForUse(name)
    : { topic: broker.topic(name), created: false };
  session.reply(correlation, FrameField.topic, topicReply(broker.shard, topic, created, lineage));
}
