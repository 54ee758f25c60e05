import { FrameField } from "../../wire/frame.ts";
import { decode, v1 } from "../../wire/protobuf.ts";
import type { Session } from "../session.ts";
import { applied } from "./applied.ts";
import { queueReply, wantedQueueSettings } from "./queue-info.ts";

export async function ensureQueue(session: Session, correlation: number, body: Uint8Array): Promise<void> {
  const { name, settings } = decode(v1.EnsureQueueRequest, body);
  const { shard, queues } = session.context.broker;
  await applied(shard);
  const { topic, created } = await queues.ensure(name, wantedQueueSettings(settings));
  session.reply(correlation, FrameField.queue, queueReply(queues, topic, created));
}
