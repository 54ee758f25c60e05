import { SluiceFault } from "../../base/errors.ts";
import { isOurs, type RecordEdit } from "../../broker/dead-letters.ts";
import { FrameField } from "../../wire/frame.ts";
import { decode, v1, type proto } from "../../wire/protobuf.ts";
import type { Session } from "../session.ts";
import { applied } from "./applied.ts";
import { messageFilterOf } from "./message-filter.ts";

const MOST_EDITED_HEADERS = 64;

/** A page of dead letters; other requests of the connection go on meanwhile. */
export async function redrive(session: Session, correlation: number, body: Uint8Array): Promise<void> {
  // What is kept of it outlives the chunk it was received in.
  const { queue, limit, filter, dryRun, force, edit } = decode(v1.RedriveRequest, body.slice());
  const { broker, limits } = session.context;
  const wish = {
    filter: messageFilterOf(filter),
    most: limit,
    dryRun,
    force,
    edit: edit ? editOf(edit, limits.maxMessageBytes) : undefined,
  };
  await applied(broker.shard);
  const { next: nextOffset, end: endOffset, ...page } = await broker.queues.redrive(queue, wish);
  const reply = { ...page, nextOffset, endOffset };
  session.reply(correlation, FrameField.redriven, v1.RedriveReply.encode(reply).finish());
}

function editOf(
  { value, setHeaders, removeHeaders }: proto.v1.RedriveEdit.$Properties,
  maxMessageBytes: number,
): RecordEdit {
  const set = (setHeaders ?? []).map(
    (header) => [header.name ?? "", header.value ?? new Uint8Array(0)] as const,
  );
  const removed = removeHeaders ?? [];
  for (const name of [...set.map(([one]) => one), ...removed]) {
    if (name === "" || isOurs(name))
      throw new SluiceFault("INVALID_ARGUMENT", `header ${JSON.stringify(name)} cannot be edited`);
  }
  if (set.length + removed.length > MOST_EDITED_HEADERS)
    throw new SluiceFault("INVALID_ARGUMENT", `${MOST_EDITED_HEADERS} edited headers are the most`);
  const size = (value?.length ?? 0) + set.reduce((sum, [name, bytes]) => sum + name.length + bytes.length, 0);
  if (size > maxMessageBytes) {
    throw new SluiceFault(
      "MESSAGE_TOO_LARGE",
      `the edit has ${size} bytes; a message may have ${maxMessageBytes}`,
      { limit: String(maxMessageBytes), length: String(size) },
    );
  }
  return { value: value ?? undefined, set, removed };
}
