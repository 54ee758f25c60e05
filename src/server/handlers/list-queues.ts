import { FrameField } from "../../wire/frame.ts";
import { decode, v1 } from "../../wire/protobuf.ts";
import type { Session } from "../session.ts";
import { applied } from "./applied.ts";
import { queueInfo } from "./queue-info.ts";

const MOST = 1_000;

export async function listQueues(session: Session, correlation: number, body: Uint8Array): Promise<void> {
  const { after, limit } = decode(v1.ListQueuesRequest, body);
  const { shard, queues } = session.context.broker;
  await applied(shard);
  const { topics, more } = queues.queuesAfter(after, Math.min(limit || MOST, MOST));
  const reply = v1.ListQueuesReply.encode({ queues: topics.map((topic) => queueInfo(queues, topic)), more });
  session.reply(correlation, FrameField.queues, reply.finish());
}
