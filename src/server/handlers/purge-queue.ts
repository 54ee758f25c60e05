import { SluiceFault } from "../../base/errors.ts";
import { FrameField } from "../../wire/frame.ts";
import { decode, v1 } from "../../wire/protobuf.ts";
import type { Session } from "../session.ts";
import { applied } from "./applied.ts";

/** By PurgeQueueRequest.What. */
const SCOPES = ["waiting", "ready", "all"] as const;

export async function purgeQueue(session: Session, correlation: number, body: Uint8Array): Promise<void> {
  const { name, what } = decode(v1.PurgeQueueRequest, body);
  const scope = SCOPES[what];
  if (scope === undefined) throw new SluiceFault("INVALID_ARGUMENT", `what to purge is ${what}, not 0 to 2`);
  const { shard, queues } = session.context.broker;
  await applied(shard);
  const purged = await queues.purge(name, scope);
  session.reply(correlation, FrameField.queuePurged, v1.PurgeQueueReply.encode({ purged }).finish());
}
