import { settledMessages, type SettledMessage } from "../../broker/queue-history.ts";
import { FrameField } from "../../wire/frame.ts";
import { decode, v1, type proto } from "../../wire/protobuf.ts";
import type { Session } from "../session.ts";
import { applied } from "./applied.ts";

const USUAL = 100;
const MOST = 1_000;

/** What became of a message, as the wire shows it. */
export function settledInfo({
  offset,
  outcome,
  settledMs,
  consumer,
  attempts,
  result,
  stored = false,
}: Omit<SettledMessage, "stored"> & { readonly stored?: boolean }): proto.v1.SettledMessage.$Properties {
  const known = { offset, outcome, settledAt: settledMs, consumer, attempts, stored };
  return result === undefined ? known : { ...known, result };
}

/** Tells what became of messages that are settled. */
export async function listSettled(session: Session, correlation: number, body: Uint8Array): Promise<void> {
  const { queue, offset, outcomes, before, limit } = decode(v1.ListSettledRequest, body);
  const { shard, queues } = session.context.broker;
  await applied(shard);
  const { messages, batches, next } = await settledMessages(shard, queues.queue(queue), {
    offset: offset ?? undefined,
    outcomes,
    before,
    limit: Math.min(limit || USUAL, MOST),
  });
  const rest = v1.ListSettledReply.encode({
    messages: messages.map(settledInfo),
    next,
  }).finish();
  // Batches are fields of their own: as in a segment, so behind one another.
  const reply = new Uint8Array(batches.length + rest.length);
  reply.set(batches);
  reply.set(rest, batches.length);
  session.reply(correlation, FrameField.settledList, reply);
}
