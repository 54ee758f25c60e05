import { FrameField } from "../../wire/frame.ts";
import { decode, v1 } from "../../wire/protobuf.ts";
import type { Session } from "../session.ts";
import { applied } from "./applied.ts";

const USUAL = 100;
const MOST = 1_000;

/** Tells which keys of a queue have messages that wait for another of theirs. */
export async function blockedKeys(session: Session, correlation: number, body: Uint8Array): Promise<void> {
  const { queue, limit } = decode(v1.BlockedKeysRequest, body);
  const { shard, queues } = session.context.broker;
  await applied(shard);
  const { keys, count } = await queues.blockedKeys(queue, Math.min(limit || USUAL, MOST));
  const { State } = v1.BlockedKey;
  const states = { held: State.HELD, failed: State.FAILED, ready: State.READY };
  const reply = v1.BlockedKeysReply.encode({
    keys: keys.map(({ state, key, ...one }) => ({ ...one, state: states[state], ...(key && { key }) })),
    count,
  }).finish();
  session.reply(correlation, FrameField.blocked, reply);
}
