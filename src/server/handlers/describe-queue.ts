import { FrameField } from "../../wire/frame.ts";
import { decode, v1 } from "../../wire/protobuf.ts";
import type { Session } from "../session.ts";
import { applied } from "./applied.ts";
import { describedQueue } from "./queue-info.ts";

export async function describeQueue(session: Session, correlation: number, body: Uint8Array): Promise<void> {
  const { name, createIfMissing } = decode(v1.DescribeQueueRequest, body);
  const { shard, queues } = session.context.broker;
  await applied(shard);
  const { topic, created } = createIfMissing
    ? await queues.forUse(name)
    : { topic: queues.queue(name), created: false };
  const queue = await describedQueue(queues, topic);
  session.reply(correlation, FrameField.queue, v1.QueueReply.encode({ queue, created }).finish());
}
