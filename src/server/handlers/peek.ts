import { FrameField } from "../../wire/frame.ts";
import { decode, v1 } from "../../wire/protobuf.ts";
import type { Session } from "../session.ts";
import { applied } from "./applied.ts";
import { progressInfo } from "./progress-info.ts";

const USUAL = 100;
const MOST = 1_000;

/** Shows unsettled messages and changes nothing. */
export async function peek(session: Session, correlation: number, body: Uint8Array): Promise<void> {
  const { queue, fromOffset, limit } = decode(v1.PeekRequest, body);
  const { shard, queues } = session.context.broker;
  await applied(shard);
  const { batches, ranges, progress, next } = await queues.peek(
    queue,
    fromOffset,
    Math.min(limit || USUAL, MOST),
  );
  const rest = v1.PeekReply.encode({
    ranges: [...ranges],
    nextOffset: next,
    progress: progress.map((one) => ({ offset: one.offset, progress: progressInfo(one.progress) })),
  }).finish();
  // Batches are fields of their own: as in a segment, so behind one another.
  const reply = new Uint8Array(batches.length + rest.length);
  reply.set(batches);
  reply.set(rest, batches.length);
  session.reply(correlation, FrameField.peeked, reply);
}
