import { FrameField } from "../../wire/frame.ts";
import { decode, v1 } from "../../wire/protobuf.ts";
import type { Session } from "../session.ts";
import { applied } from "./applied.ts";
import { messageFilterOf } from "./message-filter.ts";

/** A page of messages; other requests of the connection go on meanwhile. */
export async function moveMessages(session: Session, correlation: number, body: Uint8Array): Promise<void> {
  // What is kept of it outlives the chunk it was received in.
  const { queue, to, limit, filter, dryRun } = decode(v1.MoveMessagesRequest, body.slice());
  const wish = { filter: messageFilterOf(filter), most: limit, dryRun };
  const { shard, queues } = session.context.broker;
  await applied(shard);
  const { next: nextOffset, end: endOffset, ...page } = await queues.move(queue, to, wish);
  const reply = { ...page, nextOffset, endOffset };
  session.reply(correlation, FrameField.messagesMoved, v1.MoveMessagesReply.encode(reply).finish());
}
