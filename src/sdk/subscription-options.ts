/** Where and how to read. Shared by messages() and consume(). */
import type { proto } from "../wire/protobuf.ts";
import type { CallOptions } from "./call.ts";
import { invalidArgument } from "./errors.ts";
import { optionNames, positiveInteger } from "./option-check.ts";

/** Where to begin. */
export type StartPosition =
  /** The first message kept. */
  | "earliest"
  /** After the last message stored when the subscription is confirmed: see `ready`. */
  | "latest"
  /** This offset, in every partition read. */
  | { readonly offset: number }
  /**
   * An offset each for some partitions; the others are not read. `positions` of a reader resumes it, and with its
   * `lineage` it is found out if the log was cut below them since (LOG_TRUNCATED; durability memory-first only).
   */
  | {
      readonly offsets: ReadonlyMap<number, number> | Readonly<Record<number, number>>;
      readonly lineage?: number | undefined;
    }
  /** Not supported by this version's server: NOT_SUPPORTED. */
  | { readonly timestamp: number | Date };

export interface ReadOptions extends CallOptions {
  /** Default "earliest". */
  readonly from?: StartPosition;
  /** Default: all. */
  readonly partitions?: readonly number[];
  /**
   * Bytes the server may send ahead of what was consumed: bounds the memory of a slow reader.
   * Default 8 MiB. One frame (1 MiB, or one batch) may come on top.
   */
  readonly creditBytes?: number;
  /** False: ends where the topic ended when the subscription was confirmed. Default true: waits for more. */
  readonly follow?: boolean;
  /** When the start, or the place to resume at, is no longer kept: begin at the earliest kept instead of failing. */
  readonly resetToEarliest?: boolean;
}

export const READ_OPTIONS = [
  "from",
  "partitions",
  "creditBytes",
  "follow",
  "resetToEarliest",
  "timeoutMs",
  "signal",
] as const;

/** Of later versions: groups, filters, queues. */
export const LATER_READ_OPTIONS = [
  "group",
  "sharedGroup",
  "filter",
  "orderBy",
  "instanceId",
  "prefetch",
  "ack",
  "retry",
  "deadLetterTo",
  "breaker",
  "maxHandlerMs",
  "lockTimeoutMs",
  "onAssigned",
  "onRevoked",
] as const;

export const messagesOptions = optionNames("messages()", READ_OPTIONS, [
  ...LATER_READ_OPTIONS,
  "concurrency",
]);

export interface SubscriptionSettings {
  readonly start: proto.v1.Start.$Properties;
  readonly partitions: readonly proto.v1.PartitionStart.$Properties[];
  /** The lineage their offsets are from; 0 = not known. */
  readonly lineage: number;
  readonly creditBytes: number;
  readonly follow: boolean;
  readonly resetToEarliest: boolean;
  readonly timeoutMs: number;
}

const DEFAULT_CREDIT_BYTES = 8 * 1024 * 1024;

/** @throws SluiceError INVALID_ARGUMENT */
export function subscriptionSettings(options: ReadOptions, timeoutMs: number): SubscriptionSettings {
  const { from = "earliest", partitions, follow = true, resetToEarliest = false } = options;
  const start = startOf(from);
  let lineage = 0;
  let starts: proto.v1.PartitionStart.$Properties[] = [];
  if (typeof from === "object" && "offsets" in from) {
    if (partitions !== undefined)
      throw invalidArgument("partitions and from.offsets both say what to read: give one of them");
    const offsets =
      from.offsets instanceof Map
        ? [...(from.offsets as ReadonlyMap<number, number>)]
        : Object.entries(from.offsets);
    starts = offsets.map(([partition, offset]) => ({
      partition: natural(Number(partition), "a partition of from.offsets"),
      start: { offset: natural(offset as number, `from.offsets[${partition}]`) },
    }));
    lineage = natural(from.lineage ?? 0, "from.lineage");
    if (starts.length === 0) throw invalidArgument("from.offsets names no partition");
  } else if (partitions !== undefined) {
    if (partitions.length === 0) throw invalidArgument("partitions is empty: leave it out to read all");
    starts = partitions.map((partition) => ({ partition: natural(partition, "a partition"), start }));
  }
  return {
    start,
    partitions: starts,
    lineage,
    creditBytes: positiveInteger(options.creditBytes ?? DEFAULT_CREDIT_BYTES, "creditBytes"),
    follow,
    resetToEarliest,
    timeoutMs: options.timeoutMs ?? timeoutMs,
  };
}

function startOf(from: StartPosition): proto.v1.Start.$Properties {
  if (from === "earliest") return { earliest: {} };
  if (from === "latest") return { latest: {} };
  if (typeof from === "object" && from !== null) {
    if ("offset" in from) return { offset: natural(from.offset, "from.offset") };
    if ("offsets" in from) return { earliest: {} };
    if ("timestamp" in from) return { timestamp: natural(Number(from.timestamp), "from.timestamp") };
  }
  throw invalidArgument('from is "earliest", "latest", {offset}, {offsets} or {timestamp}');
}

function natural(value: number, name: string): number {
  if (!Number.isSafeInteger(value) || value < 0)
    throw invalidArgument(`${name} is ${value}, not a whole number from 0`);
  return value;
}
