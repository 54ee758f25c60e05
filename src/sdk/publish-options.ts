/** What a publish may say about its message, checked and turned into bytes. */
import { encodeRest, type HeaderEntry, type RecordFields } from "../wire/record-batch.ts";
import type { CallOptions } from "./call.ts";
import { invalidArgument } from "./errors.ts";
import { optionNames, unknownOption, type OptionNames } from "./option-check.ts";
import type { OutgoingRecord } from "./publish-batch.ts";
import { checkMessageId } from "./message-lookup.ts";
import { checkDelay } from "./settle-errors.ts";
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

/** What a message of a queue may have beside: a queue has no partitions. */
export interface QueueMessageOptions extends Omit<MessageOptions, "partition"> {
  /**
   * Not handed out before so many milliseconds have passed since the server took it, up to ten years. Counted by the
   * server: a client's clock that is wrong changes nothing.
   */
  readonly delayMs?: number;
  /** Not handed out before this time, milliseconds since the Unix epoch or a Date, by the server's clock. One gone by is now. */
  readonly deliverAt?: number | Date;
  /** Settled as expired unless somebody has it in hands after so many milliseconds, 1 to ten years. */
  readonly ttlMs?: number;
  /** The same as a time, milliseconds since the Unix epoch or a Date, by the server's clock. */
  readonly expiresAt?: number | Date;
  /**
   * 0 to 9, default 0; the higher the sooner (BullMQ: the lower the sooner). Of queues made with `priorities: true`;
   * others refuse it with INVALID_ARGUMENT.
   */
  readonly priority?: number;
  /**
   * Instead of the key, what orders it: of queues made with `orderBy: "key"` or `limitsPerKey: true`; others refuse it with
   * INVALID_ARGUMENT. Text is written as UTF-8.
   */
  readonly orderKey?: string | Uint8Array;
  /**
   * Its id, 1 to 256 bytes: published again while the queue remembers it, it is not stored again; the result has the first
   * one's offset and `duplicate: true` (the queue's `dedup` says for how long, or that it takes the first one's place).
   * `queue.find()` and `queue.cancel()` go by it.
   */
  readonly messageId?: string;
}

export interface QueuePublishOptions extends QueueMessageOptions, CallOptions {
  /** As of topics. */
  readonly confirm?: "committed" | "none";
}

export type QueueBatchItem<T> = QueueMessageOptions & { readonly value: T };

/** What the options of all messages may hold, whichever they are for. */
export type AnyMessageOptions = MessageOptions & QueueMessageOptions;

/** Of later versions: exchanges, conditions. */
const LATER = ["messageId", "subject", "contentType", "mandatory", "expectedOffset", "expectedVersion"];
const MESSAGE = ["key", "headers", "timestamp"];
const OF_TOPICS = [...MESSAGE, "partition"];
const TIMES_AND_PRIORITY = ["delayMs", "deliverAt", "ttlMs", "expiresAt", "priority"];
const ONLY_QUEUES = [...TIMES_AND_PRIORITY, "orderKey"];
const OF_QUEUES = [...MESSAGE, ...ONLY_QUEUES, "messageId"];
const CALL = ["confirm", "timeoutMs", "signal"];
const onlyQueues: ReadonlySet<string> = new Set(ONLY_QUEUES);

type Target = "topic" | "queue";

const publishNames = {
  topic: optionNames("publish()", [...OF_TOPICS, ...CALL], LATER),
  queue: optionNames("publish() to a queue", [...OF_QUEUES, ...CALL], LATER),
};
const itemNames = {
  topic: optionNames("a message of publishBatch()", ["value", ...OF_TOPICS], [...LATER, ...CALL]),
  queue: optionNames("a message of publishBatch()", ["value", ...OF_QUEUES], [...LATER, ...CALL]),
};
export const batchNames = optionNames("publishBatch()", CALL);
const atomicNames = {
  topic: optionNames("publish() in atomic()", OF_TOPICS, LATER),
  queue: optionNames("publish() to a queue in atomic()", OF_QUEUES, LATER),
};

const NONE: Uint8Array = new Uint8Array(0);

/** @throws SluiceError INVALID_ARGUMENT, NOT_SUPPORTED */
export function checkPublishOptions(options: PublishOptions | QueuePublishOptions, of: Target): void {
  for (const name in options) {
    switch (name) {
      case "key":
      case "headers":
      case "timestamp":
      case "signal":
      case "timeoutMs":
        continue;
      case "confirm":
        if (options.confirm === "committed" || options.confirm === "none" || options.confirm === undefined)
          continue;
        throw invalidArgument(`confirm is ${JSON.stringify(options.confirm)}, not "committed" or "none"`);
      default:
        checkKnown(options, name, publishNames[of], of);
    }
  }
}

/** @throws SluiceError INVALID_ARGUMENT, NOT_SUPPORTED */
export function checkAtomicOptions(options: AnyMessageOptions, of: Target): void {
  for (const name in options) checkKnown(options, name, atomicNames[of], of);
}

function checkKnown(options: object, name: string, names: OptionNames, of: Target): void {
  if ((options as Record<string, unknown>)[name] === undefined || names.known.has(name)) return;
  if (of === "queue" && name === "partition")
    throw invalidArgument(`${names.of} has no option "partition": a queue has no partitions`);
  if (of === "topic" && onlyQueues.has(name)) {
    throw invalidArgument(
      `${names.of} has no option "${name}": only messages of queues have it; publish with sluice.queue(name)`,
    );
  }
  throw unknownOption(name, names);
}

/**
 * Everything but the headers, which are looked at when their size is.
 * @throws SluiceError INVALID_ARGUMENT, NOT_SUPPORTED
 */
export function checkItem(item: { readonly value: unknown } & AnyMessageOptions, of: Target): void {
  for (const name in item) {
    switch (name) {
      case "value":
      case "headers":
        continue;
      case "key":
        if (item.key !== undefined) checkKey(item.key);
        continue;
      case "timestamp":
        if (item.timestamp !== undefined) milliseconds(item.timestamp, "timestamp");
        continue;
      default:
        checkKnown(item, name, itemNames[of], of);
    }
  }
  if (item.partition !== undefined) partitionNumber(item.partition);
  if (of === "queue") attributesOf(item);
}

/**
 * The record to send. A text key is valid until the next call only, unless `keep` is set.
 * @throws SluiceError INVALID_ARGUMENT
 */
export function recordOf(
  value: Uint8Array | string,
  options: AnyMessageOptions,
  keep: boolean,
): OutgoingRecord {
  const { key, headers, timestamp, partition } = options;
  const attributes = attributesOf(options);
  return {
    value,
    key: key === undefined ? undefined : keyBytes(key, keep),
    rest:
      headers === undefined && attributes === undefined
        ? NONE
        : encodeRest({ ...attributes, headers: headers === undefined ? undefined : headersOf(headers) }),
    timestamp: timestamp === undefined ? undefined : milliseconds(timestamp, "timestamp"),
    partition: partition === undefined ? -1 : partitionNumber(partition),
    level: attributes?.priority ?? 0,
  };
}

/** Undefined: a message as most are. @throws SluiceError INVALID_ARGUMENT */
function attributesOf(
  options: QueueMessageOptions,
): Omit<RecordFields, "value" | "key" | "timestamp" | "headers"> | undefined {
  const { delayMs, deliverAt, ttlMs, expiresAt, priority, orderKey, messageId } = options;
  if (
    delayMs === undefined &&
    deliverAt === undefined &&
    ttlMs === undefined &&
    expiresAt === undefined &&
    priority === undefined &&
    orderKey === undefined &&
    messageId === undefined
  )
    return undefined;
  if (delayMs !== undefined && deliverAt !== undefined)
    throw invalidArgument("delayMs and deliverAt are both given: give the time or the wait, not both");
  if (ttlMs !== undefined && expiresAt !== undefined)
    throw invalidArgument("ttlMs and expiresAt are both given: give the time or the wait, not both");
  if (delayMs !== undefined) checkDelay(delayMs);
  if (ttlMs !== undefined && checkDelay(ttlMs, "ttlMs") === 0)
    throw invalidArgument("ttlMs is 0: such a message would be expired at once; give 1 or more");
  if (priority !== undefined && !(Number.isSafeInteger(priority) && priority >= 0 && priority <= 9))
    throw invalidArgument(`priority is ${priority}, not a whole number from 0 to 9 (9 is first)`);
  if (orderKey !== undefined) checkKey(orderKey);
  return {
    priority: priority === 0 ? undefined : priority,
    deliverAt: deliverAt === undefined ? undefined : milliseconds(deliverAt, "deliverAt"),
    expiresAt: expiresAt === undefined ? undefined : milliseconds(expiresAt, "expiresAt"),
    delayMs: delayMs === 0 ? undefined : delayMs,
    ttlMs,
    orderKey,
    messageId: messageId === undefined ? undefined : checkMessageId(messageId),
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

function headersOf(headers: NonNullable<MessageOptions["headers"]>): readonly HeaderEntry[] {
  const entries = (Array.isArray(headers) ? headers : Object.entries(headers)) as readonly HeaderEntry[];
  for (const [name, value] of entries) {
    if (typeof name !== "string") throw invalidArgument("a header's name is text");
    if (typeof value !== "string" && !(value instanceof Uint8Array)) {
      throw invalidArgument(
        `header ${name} is ${value === null ? "null" : typeof value}, not text or Uint8Array`,
      );
    }
  }
  return entries;
}

function milliseconds(time: number | Date, name: string): number {
  const ms = time instanceof Date ? time.getTime() : time;
  if (!Number.isSafeInteger(ms) || ms < 0)
    throw invalidArgument(`${name} is ${String(ms)}, not a Date or whole milliseconds since 1970`);
  return ms;
}

function partitionNumber(partition: number): number {
  if (Number.isSafeInteger(partition) && partition >= 0) return partition;
  throw invalidArgument(`partition is ${partition}, not a whole number from 0`);
}
