/** How far the consumer of a message is, as it said last with `m.progress()`. */
import type { proto } from "../wire/protobuf.ts";
import { jsonOrBytes } from "./text.ts";

export interface MessageProgress {
  /** 0 to 100; undefined: it was not said. */
  readonly percent: number | undefined;
  /** What else was said: read as JSON, or the bytes if they are none; undefined = nothing. */
  readonly value: unknown;
  /** When: milliseconds since the Unix epoch, by the server's clock. */
  readonly reportedAt: number;
}

export function progressOf(
  progress: proto.v1.Progress.$Properties | null | undefined,
): MessageProgress | undefined {
  if (!progress) return undefined;
  const { hundredths, value, reportedAt } = progress;
  return {
    percent: typeof hundredths === "number" ? hundredths / 100 : undefined,
    value: value ? jsonOrBytes(value) : undefined,
    reportedAt: reportedAt ?? 0,
  };
}
