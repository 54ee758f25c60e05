/** A received message as the command line prints it. */
import { isUtf8 } from "node:buffer";
import type { MessageProgress } from "../sdk/index.ts";

/** What of the client's Message is printed. */
export interface PrintedMessage {
  /** Absent in a queue's: it has none. */
  readonly partition?: number;
  readonly offset: number;
  /** Of a queue's: which run this is, from 1. */
  readonly attempt?: number;
  readonly keyBytes: Uint8Array | undefined;
  readonly valueBytes: Uint8Array;
  readonly headerList: readonly (readonly [name: string, value: Uint8Array])[];
  readonly timestamp: number;
}

export type MessageFormat = "value" | "json" | "ndjson";
export const messageFormats: readonly MessageFormat[] = ["value", "json", "ndjson"];

/** Bytes that are UTF-8 as text, others so that they can be got back. */
export type Printed = string | { readonly base64: string };

const NEWLINE = Buffer.from("\n");

/** The pieces of one line: `value` = the value's bytes as they were sent, `json` and `ndjson` = an object. `progress`: how far whoever has it is. */
export function linePieces(
  format: MessageFormat,
  message: PrintedMessage,
  progress?: MessageProgress,
): readonly Uint8Array[] {
  if (format === "value") return [message.valueBytes, NEWLINE];
  return [Buffer.from(`${JSON.stringify(jsonOf(message, progress))}\n`)];
}

export function jsonOf(message: PrintedMessage, progress?: MessageProgress): Record<string, unknown> {
  const { partition, offset, attempt, keyBytes, valueBytes, timestamp, headerList } = message;
  return {
    ...(partition === undefined ? {} : { partition }),
    offset,
    ...(attempt === undefined ? {} : { attempt }),
    ...(progress === undefined ? {} : { progress: progressJson(progress) }),
    key: keyBytes === undefined ? null : printed(keyBytes),
    value: printed(valueBytes),
    timestamp,
    ...(headerList.length === 0 ? {} : { headers: headersOf(headerList) }),
  };
}

/** A name that comes more than once has an array of its values, in their order. */
function headersOf(list: PrintedMessage["headerList"]): Record<string, Printed | Printed[]> {
  // Without a prototype: a header may be called __proto__.
  const headers = Object.create(null) as Record<string, Printed | Printed[]>;
  for (const [name, bytes] of list) {
    const value = printed(bytes);
    const before = headers[name];
    if (before === undefined) headers[name] = value;
    else if (Array.isArray(before)) before.push(value);
    else headers[name] = [before, value];
  }
  return headers;
}

export function progressJson({ percent, value, reportedAt }: MessageProgress): Record<string, unknown> {
  return {
    ...(percent === undefined ? {} : { percent }),
    ...(value === undefined ? {} : { value: value instanceof Uint8Array ? printed(value) : value }),
    reportedAt,
  };
}

/** "40 %, {"page":4}, said at …" */
export function progressText(progress: MessageProgress): string {
  const { percent, value, reportedAt } = progressJson(progress);
  const parts = [
    ...(percent === undefined ? [] : [`${percent as number} %`]),
    ...(value === undefined ? [] : [textOf(value)]),
    `said at ${new Date(reportedAt as number).toISOString()}`,
  ];
  return parts.join(", ");
}

/** For a person: text as it is, anything else as JSON. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? "");
}

export function printed(bytes: Uint8Array): Printed {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return isUtf8(buffer) ? buffer.toString("utf8") : { base64: buffer.toString("base64") };
}
