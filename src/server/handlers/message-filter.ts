/** MessageFilter of queue.proto, as the broker has it. */
import { SluiceFault } from "../../base/errors.ts";
import type { MessageFilter } from "../../broker/message-filter.ts";
import type { proto } from "../../wire/protobuf.ts";

const MOST_HEADERS = 16;

/** @throws SluiceFault INVALID_ARGUMENT */
export function messageFilterOf(
  filter: proto.v1.MessageFilter.$Properties | null | undefined,
): MessageFilter {
  const headers = (filter?.headers ?? []).map(({ name, value }) => ({
    name: name ?? "",
    value: value ?? new Uint8Array(0),
  }));
  if (headers.length > MOST_HEADERS)
    throw new SluiceFault(
      "INVALID_ARGUMENT",
      `a filter by ${headers.length} headers; ${MOST_HEADERS} are the most`,
    );
  return {
    headers,
    reason: filter?.reason ?? "",
    origin: filter?.origin ?? "",
    sinceMs: filter?.sinceMs ?? 0,
    untilMs: filter?.untilMs ?? 0,
    fromOffset: filter?.fromOffset ?? 0,
    toOffset: filter?.toOffset ?? 0,
  };
}
