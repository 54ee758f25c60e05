import { FrameField } from "../../wire/frame.ts";
import { decode, v1 } from "../../wire/protobuf.ts";
import type { Session } from "../session.ts";
import { topicReply, wantedSettings } from "./topic-info.ts";

export async function ensureTopic(session: Session, correlation: number, body: Uint8Array): Promise<void> {
  const { name, settings } = decode(v1.EnsureTopicRequest, body);
  const { broker } = session.context;
  const { topic, created } = await broker.ensureTopic(name, wantedSettings(settings));
  session.reply(correlation, FrameField.topic, topicReply(broker.shard, topic, created));
}
