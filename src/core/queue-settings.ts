/** What a queue was asked to be. The leader fills in defaults and checks; apply takes what it is told. */
import type { proto } from "../wire/protobuf.ts";
import { DEFAULT_BACKOFF, type Backoff } from "./delivery/backoff.ts";
import type { OnFailure } from "./delivery/leader-settings.ts";
import { DEFAULT_KEEP_SETTLED } from "./delivery/settled-history.ts";
import type { DispatchMode } from "./delivery/subscriptions.ts";

export interface QueueSettings {
  readonly lockMs: number;
  /** 0 = never dead-lettered for failing. */
  readonly maxAttempts: number;
  readonly backoff: Backoff;
  /** "" = none: what would be dead-lettered is discarded. */
  readonly deadLetterTo: string;
  readonly resumeGraceMs: number;
  readonly priorities: boolean;
  readonly segmentBytes: number;
  readonly deadLetters: boolean;
  readonly orderBy: OrderBy;
  readonly onFailure: OnFailure;
  readonly dispatch: DispatchMode;
  /** 0 = no limit. */
  readonly ratePerSecond: number;
  readonly concurrency: number;
  readonly limitsPerKey: boolean;
  /** Of what is not settled; 0 = no limit. */
  readonly maxMessages: number;
  readonly maxBytes: number;
  readonly onFull: OnFull;
  /** Of messages that have no end of their own; 0 = they have none. */
  readonly ttlMs: number;
  readonly deadLetterExpired: boolean;
  readonly dedup: DedupMode;
  /** Of "window". */
  readonly dedupWindowMs: number;
  /** Settled messages of which it is remembered what became of them, and how long. */
  readonly keepSettled: number;
  readonly keepSettledMs: number;
  /** The header whose value tells the tenants among whom consumers are shared fairly; "" = they are not. */
  readonly fairByHeader: string;
}

/** What becomes of messages beyond a limit: refused; or the oldest go, dropped or as dead letters. */
export type OnFull = "reject" | "drop-oldest" | "dead-letter";

/** What becomes of a message whose id the queue remembers: see Dedup of queue.proto. */
export type DedupMode = "window" | "until-settled" | "debounce" | "off";

export type OrderBy = "none" | "key";

export const DEFAULT_QUEUE_SETTINGS: Omit<QueueSettings, "deadLetterTo"> = {
  lockMs: 30_000,
  maxAttempts: 5,
  backoff: DEFAULT_BACKOFF,
  resumeGraceMs: 15_000,
  priorities: false,
  segmentBytes: 128 * 1024 * 1024,
  deadLetters: false,
  orderBy: "none",
  onFailure: "wait",
  dispatch: "round-robin",
  ratePerSecond: 0,
  concurrency: 0,
  limitsPerKey: false,
  maxMessages: 0,
  maxBytes: 0,
  onFull: "reject",
  ttlMs: 0,
  deadLetterExpired: false,
  dedup: "window",
  dedupWindowMs: 600_000,
  ...DEFAULT_KEEP_SETTLED,
  fairByHeader: "",
};

export function deadLetterName(queue: string): string {
  return `${queue}.dlq`;
}

/** Of the queues that hold dead letters, which have none themselves. */
export function deadLetterSettings(segmentBytes = DEFAULT_QUEUE_SETTINGS.segmentBytes): QueueSettings {
  return { ...DEFAULT_QUEUE_SETTINGS, segmentBytes, maxAttempts: 0, deadLetterTo: "", deadLetters: true };
}

/** By their numbers in queue.proto. */
const KINDS = ["exponential", "linear", "fixed"] as const;
const ORDERS: readonly OrderBy[] = ["none", "key"];
const ON_FAILURE: readonly OnFailure[] = ["wait", "skip", "dead-letter"];
const ON_FULL: readonly OnFull[] = ["reject", "drop-oldest", "dead-letter"];
const DISPATCH: readonly DispatchMode[] = ["round-robin", "least-pending", "weighted", "single-active"];
const DEDUP: readonly DedupMode[] = ["window", "until-settled", "debounce", "off"];

/** Of numbers on the wire; undefined: not given. A number that is not known here is not in the list. */
export function deliverySettingsOf({
  orderBy,
  onFailure,
  dispatch,
  onFull,
  dedup,
}: proto.v1.QueueSettings.$Properties): {
  orderBy: OrderBy | undefined;
  dedup: DedupMode | undefined;
  onFailure: OnFailure | undefined;
  dispatch: DispatchMode | undefined;
  onFull: OnFull | undefined;
} {
  return {
    onFull: ON_FULL[onFull ?? -1],
    orderBy: ORDERS[orderBy ?? -1],
    onFailure: ON_FAILURE[onFailure ?? -1],
    dispatch: DISPATCH[dispatch ?? -1],
    dedup: DEDUP[dedup ?? -1],
  };
}

export function queueSettingsMessage(settings: QueueSettings): proto.v1.QueueSettings.$Properties {
  const { kind, minMs, maxMs, jitter } = settings.backoff;
  const backoff = { kind: KINDS.indexOf(kind), minMs, maxMs, noJitter: jitter === "none" };
  return {
    ...settings,
    backoff,
    orderBy: ORDERS.indexOf(settings.orderBy),
    onFailure: ON_FAILURE.indexOf(settings.onFailure),
    dispatch: DISPATCH.indexOf(settings.dispatch),
    onFull: ON_FULL.indexOf(settings.onFull),
    dedup: DEDUP.indexOf(settings.dedup),
  };
}

/** What `given` has takes the place of what is. */
export function alteredQueueSettings(
  is: QueueSettings,
  given: proto.v1.QueueSettings.$Properties,
): QueueSettings {
  const message = queueSettingsMessage(is) as Record<string, unknown>;
  for (const name of Object.keys(message)) {
    const value = (given as Record<string, unknown>)[name];
    if (value !== undefined && value !== null) message[name] = value;
  }
  return queueSettingsOf(message);
}

/** A kind that is not known here is undefined. */
export function backoffOf(message: proto.v1.RetryBackoff.$Properties): Backoff | undefined {
  const kind = KINDS[message.kind ?? 0];
  if (kind === undefined) return undefined;
  const backoff: Backoff = {
    kind,
    minMs: message.minMs ?? 0,
    maxMs: message.maxMs ?? 0,
    jitter: message.noJitter === true ? "none" : "full",
  };
  // Thousands of queues share it.
  const isDefault = (Object.keys(backoff) as (keyof Backoff)[]).every(
    (name) => backoff[name] === DEFAULT_BACKOFF[name],
  );
  return isDefault ? DEFAULT_BACKOFF : backoff;
}

/** Of an entry or a row, where every field is present. */
export function queueSettingsOf(message: proto.v1.QueueSettings.$Properties): QueueSettings {
  const defaults = DEFAULT_QUEUE_SETTINGS;
  const { orderBy, onFailure, dispatch, onFull, dedup } = deliverySettingsOf(message);
  return {
    lockMs: message.lockMs ?? defaults.lockMs,
    maxAttempts: message.maxAttempts ?? defaults.maxAttempts,
    backoff: (message.backoff ? backoffOf(message.backoff) : undefined) ?? defaults.backoff,
    deadLetterTo: message.deadLetterTo ?? "",
    resumeGraceMs: message.resumeGraceMs ?? defaults.resumeGraceMs,
    priorities: message.priorities ?? false,
    segmentBytes: message.segmentBytes ?? defaults.segmentBytes,
    deadLetters: message.deadLetters ?? false,
    orderBy: orderBy ?? defaults.orderBy,
    onFailure: onFailure ?? defaults.onFailure,
    dispatch: dispatch ?? defaults.dispatch,
    ratePerSecond: message.ratePerSecond ?? 0,
    concurrency: message.concurrency ?? 0,
    limitsPerKey: message.limitsPerKey ?? false,
    maxMessages: message.maxMessages ?? 0,
    maxBytes: message.maxBytes ?? 0,
    onFull: onFull ?? defaults.onFull,
    ttlMs: message.ttlMs ?? 0,
    deadLetterExpired: message.deadLetterExpired ?? false,
    dedup: dedup ?? defaults.dedup,
    dedupWindowMs: message.dedupWindowMs ?? defaults.dedupWindowMs,
    keepSettled: message.keepSettled ?? defaults.keepSettled,
    keepSettledMs: message.keepSettledMs ?? defaults.keepSettledMs,
    fairByHeader: message.fairByHeader ?? "",
  };
}
