/** Queues as administration sees them, and the settings they are made with. */
import { type proto } from "../wire/protobuf.ts";
import { SluiceError, invalidArgument } from "./errors.ts";
import { checkOptions, optionNames } from "./option-check.ts";

export interface RetrySettings {
  /** "exponential" (default): minMs × 2ⁿ⁻¹ after the n-th failure; "linear": minMs × n; "fixed": minMs. */
  readonly backoff?: "exponential" | "linear" | "fixed";
  /** Milliseconds, up to a day; default 1,000. */
  readonly minMs?: number;
  /** The longest delay, milliseconds, up to a day; default 60,000. */
  readonly maxMs?: number;
  /** Default true: anything from 0 to the delay, by chance. False: exactly the delay. */
  readonly jitter?: boolean;
}

export interface FairBy {
  /** A header's name. */
  readonly header: string;
}

export interface QueueSettings {
  /** How long a delivery holds its message unless it is renewed, milliseconds, 500 to 12 h; default 30 s. */
  readonly lockMs?: number;
  /** Failures after which a message is a dead letter, 1 to 1,000; 0 = never. Default 5. */
  readonly maxAttempts?: number;
  /** How long a failed message waits; default exponential, 1 s to 60 s, full jitter. */
  readonly retry?: RetrySettings;
  /** Queue that dead letters go to; default "<name>.dlq", made on first need. null = none: they are discarded. */
  readonly deadLetterTo?: string | null;
  /** How long messages stay reserved for who held them after a lost connection or a restart; default 15 s. */
  readonly resumeGraceMs?: number;
  /** Messages may have priorities. */
  readonly priorities?: boolean;
  /** Segment files roll at this size, 1 MiB to 1 GiB; default 128 MiB. */
  readonly segmentBytes?: number;
  /** It is a dead-letter queue: no attempts are counted and it has no dead-letter queue itself. */
  readonly deadLetters?: boolean;
  /**
   * "key": messages with the same key are handed out one at a time, in their order within a priority, across all consumers;
   * those without a key are not ordered. Default "none".
   */
  readonly orderBy?: "none" | "key";
  /**
   * Of a queue ordered by key, when a message has failed: "wait" (default): the others of its key wait until it is done or
   * a dead letter; "skip": they go on meanwhile; "dead-letter": it becomes one at once.
   */
  readonly onFailure?: "wait" | "skip" | "dead-letter";
  /**
   * To which consumer the next message goes, among those of the highest rank that have room: "round-robin" (default),
   * "least-pending", "weighted" (by the consumers' `weight`), or "single-active": all to one until it is gone for good.
   */
  readonly dispatch?: "round-robin" | "least-pending" | "weighted" | "single-active";
  /** Most messages handed out a second, a tenth of it at once, at least one; 1 to 1,000,000, default 0 = no limit. */
  readonly ratePerSecond?: number;
  /** Most messages in consumers' hands at once; 1 to 1,000,000, default 0 = no limit. */
  readonly concurrency?: number;
  /** ratePerSecond and concurrency are those of each key, not of the whole queue. */
  readonly limitsPerKey?: boolean;
  /**
   * Shares the consumers fairly among tenants, which the value of this header tells: a tenant that has more than a tenth of
   * the messages in consumers' hands, and at least 30 (or half of what all consumers together may hold, if that is less),
   * waits behind the others, and takes all that they leave. Priority comes first. Messages without the header are a tenant
   * of their own. The header's name has 1 to 200 bytes. null (default): in their order. Rejected with NOT_SUPPORTED together
   * with `orderBy: "key"` or `limitsPerKey`.
   */
  readonly fairBy?: FairBy | null;
  /** Most messages that are not settled: ready, delayed and in consumers' hands; default 0 = no limit. */
  readonly maxMessages?: number;
  /**
   * Most bytes of those, keys, values and headers; reckoned by averages of 1,024 messages. Default 0 = no limit. A message
   * that alone has more is refused with MESSAGE_TOO_LARGE.
   */
  readonly maxBytes?: number;
  /**
   * What becomes of messages beyond a limit. "reject" (default): publish() rejects with QUEUE_FULL, and so does everything
   * that was sent in one request with it. "drop-oldest": the oldest of the lowest priority are dropped, also from consumers'
   * hands, and counted. "dead-letter": they go to the dead letters, but for those in consumers' hands.
   */
  readonly onFull?: "reject" | "drop-oldest" | "dead-letter";
  /**
   * How long a message may wait that has no `ttlMs` or `expiresAt` of its own: milliseconds from when it was stored, or was
   * due; up to 10 years, default 0 = for ever. It expires at most a thousandth of that later, and not in a consumer's hands.
   */
  readonly ttlMs?: number;
  /** What expires is a dead letter, with reason "expired"; default false: it is settled, and counted. */
  readonly deadLetterExpired?: boolean;
  /**
   * What becomes of a message whose `messageId` the queue remembers. "window" (default): it is a duplicate, while the first
   * is unsettled and for `dedupWindowMs` after that; "until-settled": only while it is unsettled; "debounce": it takes the
   * place of the first while that waits, and its delay starts anew; "off": it is stored beside it.
   */
  readonly dedup?: "window" | "until-settled" | "debounce" | "off";
  /** Of "window": 1 s to a week, milliseconds; default 600,000 (10 min). */
  readonly dedupWindowMs?: number;
  /**
   * Settled messages of which it is remembered what became of them, the newest ones; see `settled()`. 0 to 100,000, default
   * 10,000, 0 = none. At most 16 MiB a queue and 64 MiB a server, results included: then the oldest are forgotten.
   */
  readonly keepSettled?: number;
  /** And how long, milliseconds, 1,000 to 30 days; default 24 h. */
  readonly keepSettledMs?: number;
}

/** ready + delayed + pending + all of settled = enqueued. */
export interface QueueInfo {
  readonly name: string;
  /** Never reused: a queue deleted and made anew has another. */
  readonly uid: number;
  readonly settings: Required<Omit<QueueSettings, "retry">> & { readonly retry: Required<RetrySettings> };
  /** Milliseconds since the Unix epoch. */
  readonly createdAt: number;
  /** Messages ever published to it. */
  readonly enqueued: number;
  /** Could be handed out now. */
  readonly ready: number;
  /** Wait for a time: delayed by their publisher, or failed. */
  readonly delayed: number;
  /** In a consumer's hands. */
  readonly pending: number;
  /** By how they ended. */
  readonly settled: SettledCounts;
  readonly consumers: number;
  /** Nothing is handed out until it is resumed. */
  readonly paused: boolean;
  /** Why nothing is handed out; undefined = something could be. */
  readonly idle: QueueIdle | undefined;
  /** Stored size. */
  readonly bytes: number;
  /** Of what is not settled, as maxBytes counts them. */
  readonly unsettledBytes: number;
  /** Keys that have messages waiting for another of theirs, of those looked at: see blockedKeys(). */
  readonly blockedKeys: number;
  /** Messages that were looked at and wait for others of their keys, or behind other tenants'; a million at most. */
  readonly lookahead: number;
  /** Of a queue with `fairBy` that has had a consumer since the server's start: who takes what. */
  readonly fair: FairTenants | undefined;
  /** Of its messages' ids. */
  readonly ids: {
    /** Remembered now, perhaps with some whose time is over. */
    readonly known: number;
    /** Messages that were not stored as their ids were remembered; ever. */
    readonly duplicates: number;
    /** Forgotten before their time, for want of room on the server; ever. */
    readonly forgotten: number;
  };
  /** Settled messages that `settled()` knows of. */
  readonly keptSettled: number;
  /** Failed messages whose errors were forgotten for want of room (8 MiB a queue), since the server started. */
  readonly droppedErrors: number;
  /** Messages in consumers' hands whose progress is known. */
  readonly reported: number;
  /** Those of which it was forgotten for want of room (16 MiB a server), since the server started. */
  readonly droppedReports: number;
}

/** Tenants of which messages are in consumers' hands, or were looked at and wait behind others'. */
export interface FairTenants {
  readonly count: number;
  /** The noisy ones first, then by their messages; at most 20, and only of `describe()`. */
  readonly tenants: readonly FairTenant[];
  /** A million messages wait behind others': what lies behind them is not looked at, whosever it is. */
  readonly lookaheadFull: boolean;
}

export interface FairTenant {
  /** The header's value, its first 200 bytes; undefined: those without the header, or it cannot be read. */
  readonly tenant: string | undefined;
  /** In consumers' hands. */
  readonly pending: number;
  /** Looked at, and wait behind others'. */
  readonly waiting: number;
  readonly noisy: boolean;
}

/** A key with messages that wait for another of theirs. */
export interface BlockedKey {
  /** As text; undefined: it is not UTF-8. */
  readonly key: string | undefined;
  readonly keyBytes: Uint8Array;
  /** Of the message that others wait for. */
  readonly offset: number;
  /** "held": a consumer has it; "failed": it is tried again at `until`; "ready": it is the next of its key. */
  readonly state: "held" | "failed" | "ready";
  /** Milliseconds since the Unix epoch. */
  readonly until: number | undefined;
  /** How often it has failed. */
  readonly attempts: number;
  /** Messages behind it that were looked at. */
  readonly waiting: number;
}

export interface SettledCounts {
  readonly acked: number;
  readonly deadLettered: number;
  readonly expired: number;
  readonly discarded: number;
  readonly purged: number;
  /** To another queue: redriven. */
  readonly moved: number;
  /** To make room: the queue's onFull is "drop-oldest". */
  readonly dropped: number;
  /** By `queue.cancel()`. */
  readonly cancelled: number;
  /** By a later one with the same `messageId`, in a queue with `dedup: "debounce"`. */
  readonly replaced: number;
}

export interface QueueIdle {
  readonly reason:
    | "paused"
    | "empty"
    | "no-consumer"
    | "no-credit"
    | "concurrency-limit"
    | "rate-limit"
    | "reserved"
    | "storing"
    | "keys-blocked"
    | "lookahead-full"
    | "reading-keys"
    | "unknown";
  /** When the next delayed message is due, or the rate allows more: milliseconds since the Unix epoch. */
  readonly until: number | undefined;
}

const settingNames = optionNames(
  "a queue",
  [
    "lockMs",
    "maxAttempts",
    "retry",
    "deadLetterTo",
    "resumeGraceMs",
    "priorities",
    "segmentBytes",
    "deadLetters",
    "orderBy",
    "onFailure",
    "dispatch",
    "ratePerSecond",
    "concurrency",
    "limitsPerKey",
    "fairBy",
    "maxMessages",
    "maxBytes",
    "onFull",
    "ttlMs",
    "deadLetterExpired",
    "dedup",
    "dedupWindowMs",
    "keepSettled",
    "keepSettledMs",
  ],
  ["limits"],
);
const retryNames = optionNames("retry", ["backoff", "minMs", "maxMs", "jitter"]);

const [DEFAULT_MIN_MS, DEFAULT_MAX_MS] = [1_000, 60_000];

/** @throws SluiceError INVALID_ARGUMENT, NOT_SUPPORTED */
export function wireSettings(settings: QueueSettings): proto.v1.QueueSettings.$Properties {
  checkOptions(settings, settingNames);
  const { retry, deadLetterTo, orderBy, onFailure, dispatch, fairBy, onFull, dedup, ...others } = settings;
  const numbers: Record<string, number | boolean> = {};
  for (const [name, value] of Object.entries(others)) {
    if (value === undefined) continue;
    if (typeof value === "number") checkNumber(name, value, LONG.has(name) ? Infinity : MOST);
    numbers[name] = value;
  }
  return {
    ...numbers,
    ...(retry === undefined ? {} : { backoff: wireBackoff(retry) }),
    ...(deadLetterTo === undefined ? {} : { deadLetterTo: deadLetterTo ?? "" }),
    ...(orderBy === undefined ? {} : { orderBy: placeOf("orderBy", orderBy, ORDERS) }),
    ...(onFailure === undefined ? {} : { onFailure: placeOf("onFailure", onFailure, ON_FAILURE) }),
    ...(dispatch === undefined ? {} : { dispatch: placeOf("dispatch", dispatch, DISPATCH) }),
    ...(fairBy === undefined ? {} : { fairByHeader: fairBy === null ? "" : headerOf(fairBy) }),
    ...(onFull === undefined ? {} : { onFull: placeOf("onFull", onFull, ON_FULL) }),
    ...(dedup === undefined ? {} : { dedup: placeOf("dedup", dedup, DEDUP) }),
  };
}

/** What the wire holds of a setting; a larger one would arrive as another. */
const MOST = 2 ** 32 - 1;
const LONG: ReadonlySet<string> = new Set([
  "segmentBytes",
  "maxMessages",
  "maxBytes",
  "ttlMs",
  "keepSettledMs",
]);

function checkNumber(name: string, value: number, most = MOST): void {
  if (!Number.isSafeInteger(value) || value < 0)
    throw invalidArgument(`${name} is ${value}, not a whole number from 0`);
  if (value > most) throw invalidArgument(`${name} is ${value}; ${most} is the most`);
}

/** By their numbers on the wire. */
const ORDERS = ["none", "key"] as const;
const ON_FAILURE = ["wait", "skip", "dead-letter"] as const;
const ON_FULL = ["reject", "drop-oldest", "dead-letter"] as const;
const DISPATCH = ["round-robin", "least-pending", "weighted", "single-active"] as const;
const DEDUP = ["window", "until-settled", "debounce", "off"] as const;

const fairNames = optionNames("fairBy", ["header"], ["expression", "cel"]);

function headerOf(fairBy: FairBy): string {
  checkOptions(fairBy, fairNames);
  const { header } = fairBy;
  if (typeof header === "string" && header !== "") return header;
  throw invalidArgument('fairBy names no header: it is { header: "tenant" }, or null');
}

function placeOf<T extends string>(name: string, value: T, list: readonly T[]): number {
  const place = list.indexOf(value);
  if (place >= 0) return place;
  throw invalidArgument(`${name} is ${JSON.stringify(value)}, not one of ${list.join(", ")}`);
}

function wireBackoff(retry: RetrySettings): proto.v1.RetryBackoff.$Properties {
  checkOptions(retry, retryNames);
  const { backoff = "exponential", minMs = DEFAULT_MIN_MS, jitter = true } = retry;
  const { maxMs = Math.max(DEFAULT_MAX_MS, minMs) } = retry;
  const kind = { exponential: 0, linear: 1, fixed: 2 }[backoff];
  if (kind === undefined)
    throw invalidArgument(`backoff is ${String(backoff)}, not "exponential", "linear" or "fixed"`);
  for (const [name, value] of Object.entries({ minMs, maxMs })) checkNumber(`retry.${name}`, value);
  if (minMs > maxMs) throw invalidArgument(`retry.minMs is ${minMs}, more than retry.maxMs, ${maxMs}`);
  return { kind, minMs, maxMs, noJitter: !jitter };
}

export function queueInfoOf(queue: proto.v1.QueueInfo.$Properties | null | undefined): QueueInfo {
  if (!queue) throw new SluiceError("PROTOCOL_ERROR", "the server described no queue");
  const { settings, settled, idle } = queue;
  const backoff = settings?.backoff;
  return {
    name: queue.name ?? "",
    uid: queue.uid ?? 0,
    settings: {
      lockMs: settings?.lockMs ?? 0,
      maxAttempts: settings?.maxAttempts ?? 0,
      retry: {
        backoff: (["exponential", "linear", "fixed"] as const)[backoff?.kind ?? 0] ?? "exponential",
        minMs: backoff?.minMs ?? 0,
        maxMs: backoff?.maxMs ?? 0,
        jitter: backoff?.noJitter !== true,
      },
      deadLetterTo: settings?.deadLetterTo || null,
      resumeGraceMs: settings?.resumeGraceMs ?? 0,
      priorities: settings?.priorities ?? false,
      segmentBytes: settings?.segmentBytes ?? 0,
      deadLetters: settings?.deadLetters ?? false,
      orderBy: ORDERS[settings?.orderBy ?? 0] ?? "none",
      onFailure: ON_FAILURE[settings?.onFailure ?? 0] ?? "wait",
      dispatch: DISPATCH[settings?.dispatch ?? 0] ?? "round-robin",
      ratePerSecond: settings?.ratePerSecond ?? 0,
      concurrency: settings?.concurrency ?? 0,
      limitsPerKey: settings?.limitsPerKey ?? false,
      fairBy: settings?.fairByHeader ? { header: settings.fairByHeader } : null,
      maxMessages: settings?.maxMessages ?? 0,
      maxBytes: settings?.maxBytes ?? 0,
      ttlMs: settings?.ttlMs ?? 0,
      deadLetterExpired: settings?.deadLetterExpired ?? false,
      onFull: ON_FULL[settings?.onFull ?? 0] ?? "reject",
      dedup: DEDUP[settings?.dedup ?? 0] ?? "window",
      dedupWindowMs: settings?.dedupWindowMs ?? 0,
      keepSettled: settings?.keepSettled ?? 0,
      keepSettledMs: settings?.keepSettledMs ?? 0,
    },
    createdAt: queue.createdAt ?? 0,
    enqueued: queue.enqueued ?? 0,
    ready: queue.ready ?? 0,
    delayed: queue.delayed ?? 0,
    pending: queue.pending ?? 0,
    settled: {
      acked: settled?.acked ?? 0,
      deadLettered: settled?.deadLettered ?? 0,
      expired: settled?.expired ?? 0,
      discarded: settled?.discarded ?? 0,
      purged: settled?.purged ?? 0,
      moved: settled?.moved ?? 0,
      dropped: settled?.dropped ?? 0,
      cancelled: settled?.cancelled ?? 0,
      replaced: settled?.replaced ?? 0,
    },
    consumers: queue.consumers ?? 0,
    paused: queue.paused ?? false,
    idle: idle
      ? { reason: REASONS[idle.reason ?? 0] ?? "unknown", until: idle.untilMs || undefined }
      : undefined,
    bytes: queue.bytes ?? 0,
    unsettledBytes: queue.unsettledBytes ?? 0,
    blockedKeys: queue.blockedKeys ?? 0,
    lookahead: queue.lookahead ?? 0,
    fair: queue.fair ? fairOf(queue.fair) : undefined,
    ids: {
      known: queue.ids?.known ?? 0,
      duplicates: queue.ids?.duplicates ?? 0,
      forgotten: queue.ids?.forgotten ?? 0,
    },
    keptSettled: queue.keptSettled ?? 0,
    droppedErrors: queue.droppedErrors ?? 0,
    reported: queue.reported ?? 0,
    droppedReports: queue.droppedReports ?? 0,
  };
}

function fairOf({ count, tenants, lookaheadFull }: proto.v1.FairTenants.$Properties): FairTenants {
  return {
    count: count ?? 0,
    tenants: (tenants ?? []).map(({ tenant, pending, waiting, noisy }) => ({
      tenant: tenant ? textOf(tenant) : undefined,
      pending: pending ?? 0,
      waiting: waiting ?? 0,
      noisy: noisy ?? false,
    })),
    lookaheadFull: lookaheadFull ?? false,
  };
}

export function blockedKeyOf(blocked: proto.v1.BlockedKey.$Properties): BlockedKey {
  const keyBytes = blocked.key ?? new Uint8Array(0);
  return {
    key: textOf(keyBytes),
    keyBytes,
    offset: blocked.offset ?? 0,
    state: (["held", "failed", "ready"] as const)[blocked.state ?? 0] ?? "held",
    until: blocked.untilMs || undefined,
    attempts: blocked.attempts ?? 0,
    waiting: blocked.waiting ?? 0,
  };
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** By the numbers of QueueIdle.Reason. */
const REASONS: Partial<Record<number, QueueIdle["reason"]>> = {
  1: "paused",
  2: "empty",
  3: "no-consumer",
  4: "no-credit",
  5: "concurrency-limit",
  6: "rate-limit",
  7: "reserved",
  8: "storing",
  9: "keys-blocked",
  10: "lookahead-full",
  11: "reading-keys",
};
