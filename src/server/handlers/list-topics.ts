import { FrameField } from "../../wire/frame.ts";
import { decode, v1 } from "../../wire/protobuf.ts";
import type { Session } from "../session.ts";
import { applied } from "./applied.ts";
import { topicInfo } from "./topic-info.ts";

const MAX_LISTED = 1000;

export async function listTopics(session: Session, correlation: number, body: Uint8Array): Promise<void> {
  const { after, limit } = decode(v1.ListTopicsRequest, body);
  const { broker } = session.context;
  await applied(broker.shard);
  const { topics, more } = broker.topicsAfter(after, limit === 0 ? MAX_LISTED : Math.min(limit, MAX_LISTED));
  const reply = v1.ListTopicsReply.encode({
    topics: topics.map((topic) => topicInfo(broker.shard, topic, false)),
    more,
  });
  session.reply(correlation, FrameField.topics, reply.finish());
}
