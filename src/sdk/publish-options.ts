/** What a publish may say about its message, checked and turned into bytes. */
import { encodeRest, type HeaderEntry } from "../wire/record-batch.ts";
import type { CallOptions } from "./call.ts";
import { invalidArgument } from "./errors.ts";
import { optionNames, unknownOption } from "./option-check.ts";
import type { OutgoingRecord } from "./publish-batch.ts";
import { transientUtf8Of, utf8Of } from "./text.ts";

export interface MessageOptions {
  /** Messages of one key go to one partition and keep their order. Text is written as UTF-8. */
  readonly key?: string | Uint8Array;
  /** Text is written as UTF-8. As pairs: order is kept, names may repeat. */
  readonly headers?: Readonly<Record<string, string | Uint8Array>> | readonly HeaderEntry[];
  /** Milliseconds since the Unix epoch, or a Date; default now. */
  readonly timestamp?: number | Date;
  /** Instead of the key's partition. */
  readonly partition?: number;
}

export interface PublishOptions extends MessageOptions, CallOptions {
  /**
   * "committed" (default): resolves when the message is stored as the server promises (synced to
   * disk). "none": resolves when it is handed to the socket; it may get lost, and no refusal is heard.
   */
  readonly confirm?: "committed" | "none";
}

export interface BatchItem<T> extends MessageOptions {
  readonly value: T;
}

/** Of later versions: queues, exchanges, conditions. */
const LATER = [
  "delayMs",
  "deliverAt",
  "expiresAt",
  "ttlMs",
  "priority",
  "messageId",
  "orderKey",
  "subject",
  "contentType",
  "mandatory",
  "expectedOffset",
  "expectedVersion",
];
const MESSAGE = ["key", "headers", "timestamp", "partition"];

const publishNames = optionNames("publish()", [...MESSAGE, "confirm", "timeoutMs", "signal"], LATER);
const itemNames = optionNames(
  "a message of publishBatch()",
  ["value", ...MESSAGE],
  [...LATER, "signal", "confirm"],
);
export const batchNames = optionNames("publishBatch()", ["confirm", "timeoutMs", "signal"]);
export const atomicNames = optionNames("publish() in atomic()", MESSAGE, LATER);

const NONE: Uint8Array = new Uint8Array(0);

/** @throws SluiceError INVALID_ARGUMENT, NOT_SUPPORTED */
export function checkPublishOptions(options: PublishOptions): void {
  for (const name in options) {
    switch (name) {
      case "key":
      case "headers":
      case "timestamp":
      case "partition":
      case "signal":
      case "timeoutMs":
        continue;
      case "confirm":
        if (options.confirm === "committed" || options.confirm === "none" || options.confirm === undefined)
          continue;
        throw invalidArgument(`confirm is ${JSON.stringify(options.confirm)}, not "committed" or "none"`);
      default:
        if ((options as Record<string, unknown>)[name] !== undefined) throw unknownOption(name, publishNames);
    }
  }
}

/**
 * Everything but the headers, which are looked at when their size is.
 * @throws SluiceError INVALID_ARGUMENT, NOT_SUPPORTED
 */
export function checkItem(item: BatchItem<unknown>): void {
  for (const name in item) {
    switch (name) {
      case "value":
      case "headers":
        continue;
      case "key":
        if (item.key !== undefined) checkKey(item.key);
        continue;
      case "timestamp":
        if (item.timestamp !== undefined) milliseconds(item.timestamp);
        continue;
      case "partition":
        if (item.partition !== undefined) partitionNumber(item.partition);
        continue;
      default:
        if ((item as unknown as Record<string, unknown>)[name] !== undefined)
          throw unknownOption(name, itemNames);
    }
  }
}

/**
 * The record to send. A text key is valid until the next call only, unless `keep` is set.
 * @throws SluiceError INVALID_ARGUMENT
 */
export function recordOf(value: Uint8Array | string, options: MessageOptions, keep: boolean): OutgoingRecord {
  const { key, headers, timestamp, partition } = options;
  return {
    value,
    key: key === undefined ? undefined : keyBytes(key, keep),
    rest: headers === undefined ? NONE : headerBytes(headers),
    timestamp: timestamp === undefined ? undefined : milliseconds(timestamp),
    partition: partition === undefined ? -1 : partitionNumber(partition),
  };
}

function keyBytes(key: string | Uint8Array, keep: boolean): Uint8Array {
  checkKey(key);
  return typeof key !== "string" ? key : keep ? utf8Of(key) : transientUtf8Of(key);
}

function checkKey(key: string | Uint8Array): void {
  if (typeof key === "string" || key instanceof Uint8Array) return;
  throw invalidArgument(`a key is text or Uint8Array, not ${key === null ? "null" : typeof key}`);
}

function headerBytes(headers: NonNullable<MessageOptions["headers"]>): Uint8Array {
  const entries = (Array.isArray(headers) ? headers : Object.entries(headers)) as readonly HeaderEntry[];
  for (const [name, value] of entries) {
    if (typeof name !== "string") throw invalidArgument("a header's name is text");
    if (typeof value !== "string" && !(value instanceof Uint8Array)) {
      throw invalidArgument(
        `header ${name} is ${value === null ? "null" : typeof value}, not text or Uint8Array`,
      );
    }
  }
  return encodeRest({ headers: entries });
}

function milliseconds(timestamp: number | Date): number {
  const ms = typeof timestamp === "number" ? timestamp : timestamp.getTime();
  if (!Number.isSafeInteger(ms) || ms < 0)
    throw invalidArgument(`timestamp is ${ms}, not whole milliseconds since 1970`);
  return ms;
}

function partitionNumber(partition: number): number {
  if (Number.isSafeInteger(partition) && partition >= 0) return partition;
  throw invalidArgument(`partition is ${partition}, not a whole number from 0`);
}
