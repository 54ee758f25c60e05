import { FrameField } from "../../wire/frame.ts";
import { decode, v1 } from "../../wire/protobuf.ts";
import type { Session } from "../session.ts";
import { applied } from "./applied.ts";
import { settledInfo } from "./list-settled.ts";
import { progressInfo } from "./progress-info.ts";

/** Tells where the message with an id is. */
export async function findMessage(session: Session, correlation: number, body: Uint8Array): Promise<void> {
  const { queue, messageId } = decode(v1.FindMessageRequest, body);
  const { shard, queues } = session.context.broker;
  await applied(shard);
  const { state, progress, settled, ...found } = queues.find(queue, messageId);
  const { State } = v1.FindMessageReply;
  const states = {
    ready: State.READY,
    delayed: State.DELAYED,
    pending: State.PENDING,
    reserved: State.RESERVED,
    settled: State.SETTLED,
  };
  const reply = v1.FindMessageReply.encode({
    ...found,
    state: states[state],
    ...(progress === undefined ? {} : { progress: progressInfo(progress) }),
    ...(settled === undefined ? {} : { settled: settledInfo({ ...settled, offset: found.offset }) }),
  }).finish();
  session.reply(correlation, FrameField.messageFound, reply);
}

/** Settles the message with an id as cancelled, if it waits. */
export async function cancelMessage(session: Session, correlation: number, body: Uint8Array): Promise<void> {
  const { queue, messageId } = decode(v1.CancelMessageRequest, body);
  const { shard, queues } = session.context.broker;
  await applied(shard);
  const offset = await queues.cancel(queue, messageId);
  session.reply(correlation, FrameField.messageCancelled, v1.CancelMessageReply.encode({ offset }).finish());
}
