/** Queue settings as they are asked for: what is absent is the default; limits; what differs. */
import { SluiceFault } from "../base/errors.ts";
import type { QueueTopic } from "../core/catalog.ts";
import type { Backoff } from "../core/delivery/backoff.ts";
import { checkName, quoted } from "../core/names.ts";
import { hasLimits } from "../core/queue-limits.ts";
import {
  deadLetterName,
  DEFAULT_QUEUE_SETTINGS,
  queueSettingsMessage,
  type QueueSettings,
} from "../core/queue-settings.ts";
import type { proto } from "../wire/protobuf.ts";

export type WantedQueueSettings = { readonly [K in keyof QueueSettings]?: QueueSettings[K] | undefined };

export const MAX_LOCK_MS = 12 * 3600_000;
export const MIN_LOCK_MS = 500;
const MAX_BACKOFF_MS = 24 * 3600_000;
const MOST_HEADER_BYTES = 200;
const utf8 = new TextEncoder();

const LIMITS = {
  lockMs: [MIN_LOCK_MS, MAX_LOCK_MS],
  maxAttempts: [0, 1_000],
  resumeGraceMs: [0, 600_000],
  segmentBytes: [0, 1024 * 1024 * 1024],
  ratePerSecond: [0, 1_000_000],
  concurrency: [0, 1_000_000],
  maxMessages: [0, Number.MAX_SAFE_INTEGER],
  maxBytes: [0, Number.MAX_SAFE_INTEGER],
  ttlMs: [0, 10 * 365 * 24 * 3600_000],
  dedupWindowMs: [1_000, 7 * 24 * 3600_000],
  keepSettled: [0, 100_000],
  keepSettledMs: [1_000, 30 * 24 * 3600_000],
} as const;

/** @throws SluiceFault INVALID_ARGUMENT */
export function filledQueueSettings(
  name: string,
  wanted: WantedQueueSettings,
  minSegmentBytes: number,
): QueueSettings {
  const deadLetters = wanted.deadLetters ?? false;
  const { deadLetterTo } = wanted;
  if (deadLetters && ((wanted.maxAttempts ?? 0) !== 0 || (deadLetterTo ?? "") !== "")) {
    throw new SluiceFault(
      "INVALID_ARGUMENT",
      "a queue of dead letters has no maxAttempts and no deadLetterTo: it is where they end",
    );
  }
  if (deadLetterTo !== undefined && deadLetterTo !== "" && deadLetterTo !== deadLetterName(name))
    checkName("queue", deadLetterTo);
  const settings: QueueSettings = {
    lockMs: wanted.lockMs ?? DEFAULT_QUEUE_SETTINGS.lockMs,
    maxAttempts: deadLetters ? 0 : (wanted.maxAttempts ?? DEFAULT_QUEUE_SETTINGS.maxAttempts),
    backoff: wanted.backoff ?? DEFAULT_QUEUE_SETTINGS.backoff,
    deadLetterTo: deadLetters ? "" : (deadLetterTo ?? deadLetterName(name)),
    resumeGraceMs: wanted.resumeGraceMs ?? DEFAULT_QUEUE_SETTINGS.resumeGraceMs,
    priorities: wanted.priorities ?? false,
    segmentBytes: wanted.segmentBytes ?? DEFAULT_QUEUE_SETTINGS.segmentBytes,
    deadLetters,
    orderBy: wanted.orderBy ?? DEFAULT_QUEUE_SETTINGS.orderBy,
    onFailure: wanted.onFailure ?? DEFAULT_QUEUE_SETTINGS.onFailure,
    dispatch: wanted.dispatch ?? DEFAULT_QUEUE_SETTINGS.dispatch,
    ratePerSecond: wanted.ratePerSecond ?? 0,
    concurrency: wanted.concurrency ?? 0,
    limitsPerKey: wanted.limitsPerKey ?? false,
    maxMessages: wanted.maxMessages ?? 0,
    maxBytes: wanted.maxBytes ?? 0,
    onFull: wanted.onFull ?? DEFAULT_QUEUE_SETTINGS.onFull,
    ttlMs: wanted.ttlMs ?? 0,
    deadLetterExpired: wanted.deadLetterExpired ?? false,
    dedup: wanted.dedup ?? DEFAULT_QUEUE_SETTINGS.dedup,
    dedupWindowMs: wanted.dedupWindowMs ?? DEFAULT_QUEUE_SETTINGS.dedupWindowMs,
    keepSettled: wanted.keepSettled ?? DEFAULT_QUEUE_SETTINGS.keepSettled,
    keepSettledMs: wanted.keepSettledMs ?? DEFAULT_QUEUE_SETTINGS.keepSettledMs,
    fairByHeader: wanted.fairByHeader ?? DEFAULT_QUEUE_SETTINGS.fairByHeader,
  };
  checkLimits(settings, minSegmentBytes);
  return settings;
}

/** What is to change of a queue. @throws SluiceFault INVALID_ARGUMENT */
export function queueAlteration(
  { name, queue }: QueueTopic,
  wanted: WantedQueueSettings,
  minSegmentBytes: number,
): proto.v1.QueueSettings.$Properties {
  const given = Object.entries(wanted).filter(([, value]) => value !== undefined);
  if (given.length === 0)
    throw new SluiceFault("INVALID_ARGUMENT", `nothing is said of what to alter of queue ${quoted(name)}`);
  const altered: QueueSettings = { ...queue, ...(Object.fromEntries(given) as Partial<QueueSettings>) };
  if (altered.deadLetters !== queue.deadLetters) {
    throw new SluiceFault(
      "INVALID_ARGUMENT",
      `deadLetters of queue ${quoted(name)} cannot be changed: what it is for decides what is in it. Make another queue, and move its messages there`,
      { setting: "deadLetters" },
    );
  }
  if (queue.deadLetters && (altered.maxAttempts !== 0 || altered.deadLetterTo !== "")) {
    throw new SluiceFault(
      "INVALID_ARGUMENT",
      "a queue of dead letters has no maxAttempts and no deadLetterTo: it is where they end",
    );
  }
  const { deadLetterTo } = altered;
  if (deadLetterTo !== "" && deadLetterTo !== queue.deadLetterTo && deadLetterTo !== deadLetterName(name))
    checkName("queue", deadLetterTo);
  checkLimits(altered, minSegmentBytes);
  const message = queueSettingsMessage(altered) as Record<string, unknown>;
  return Object.fromEntries(given.map(([key]) => [key, message[key]]));
}

function checkLimits(settings: QueueSettings, minSegmentBytes: number): void {
  for (const key of Object.keys(LIMITS) as (keyof typeof LIMITS)[]) {
    const [least, most] = LIMITS[key];
    check(key, settings[key], key === "segmentBytes" ? minSegmentBytes : least, most);
  }
  const { minMs, maxMs } = settings.backoff;
  check("backoff.maxMs", maxMs, minMs, MAX_BACKOFF_MS);
  checkKeys(settings);
  checkFair(settings);
  checkBacklog(settings);
}

function checkBacklog(settings: QueueSettings): void {
  const { deadLetters, onFull, deadLetterTo, deadLetterExpired } = settings;
  if (deadLetters && hasLimits(settings)) {
    const text = "a queue of dead letters has no limits: it never refuses what died";
    throw new SluiceFault("INVALID_ARGUMENT", text);
  }
  if (onFull !== "reject" && !hasLimits(settings)) {
    const text = `onFull is ${onFull}, which needs maxMessages or maxBytes`;
    throw new SluiceFault("INVALID_ARGUMENT", text);
  }
  if (onFull === "dead-letter" && deadLetterTo === "") {
    const text = "onFull is dead-letter, and the queue has no deadLetterTo: ask for drop-oldest, or name one";
    throw new SluiceFault("INVALID_ARGUMENT", text);
  }
  if (deadLetterExpired && deadLetterTo === "") {
    const text = "deadLetterExpired needs a deadLetterTo: without one what expires is settled, and counted";
    throw new SluiceFault("INVALID_ARGUMENT", text);
  }
}

/** What would mean nothing is not taken. */
function checkKeys({ orderBy, onFailure, ratePerSecond, concurrency, limitsPerKey }: QueueSettings): void {
  if (orderBy === "none" && onFailure !== "wait") {
    const text = `onFailure is ${onFailure}, which is for queues that are ordered by key`;
    throw new SluiceFault("INVALID_ARGUMENT", text);
  }
  if (limitsPerKey && ratePerSecond === 0 && concurrency === 0)
    throw new SluiceFault("INVALID_ARGUMENT", "limits per key need a ratePerSecond or a concurrency");
  if (limitsPerKey && orderBy === "key" && concurrency > 0) {
    const text = "a queue ordered by key has a concurrency of 1 for each key: give none";
    throw new SluiceFault("INVALID_ARGUMENT", text);
  }
}

function checkFair({ fairByHeader, orderBy, limitsPerKey }: QueueSettings): void {
  if (fairByHeader === "") return;
  check("the length of fairByHeader", utf8.encode(fairByHeader).length, 1, MOST_HEADER_BYTES);
  if (orderBy === "none" && !limitsPerKey) return;
  const text = `fairByHeader with ${orderBy === "none" ? "limitsPerKey" : "orderBy key"} is not supported by this server version: a message that waits for its tenant's share would hold up its key's`;
  throw new SluiceFault("NOT_SUPPORTED", text, { feature: "fair-by-with-keys" });
}

function check(what: string, value: number, least: number, most: number): void {
  if (value >= least && value <= most) return;
  throw new SluiceFault("INVALID_ARGUMENT", `${what} is ${value}; it can be ${least} to ${most}`);
}

/** @throws SluiceFault ALREADY_EXISTS when a setting that was given differs, with the difference */
export function compareQueue(topic: QueueTopic, wanted: WantedQueueSettings): void {
  const differing: Record<string, string> = {};
  for (const key of Object.keys(topic.queue) as (keyof QueueSettings)[]) {
    const [wish, is] = [textOf(wanted[key]), textOf(topic.queue[key])];
    if (wanted[key] !== undefined && wish !== is) differing[key] = `${is} (asked for ${wish})`;
  }
  if (Object.keys(differing).length === 0) return;
  const list = Object.entries(differing).map(([key, text]) => `${key} is ${text}`);
  throw new SluiceFault(
    "ALREADY_EXISTS",
    `queue ${quoted(topic.name)} exists with other settings: ${list.join(", ")}`,
    differing,
  );
}

function textOf(value: string | number | boolean | Backoff | undefined): string {
  if (typeof value !== "object") return typeof value === "string" ? JSON.stringify(value) : String(value);
  return `${value.kind} ${value.minMs} to ${value.maxMs} ms, jitter ${value.jitter}`;
}
