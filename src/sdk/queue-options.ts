/** How to consume from a queue. Shared by consume(), messages() and fetch(). */
import type { CallOptions } from "./call.ts";
import { invalidArgument } from "./errors.ts";
import { optionNames, positiveInteger } from "./option-check.ts";
import type { QueueSubscriptionSettings } from "./queue-subscription.ts";

export interface QueueReadOptions extends CallOptions {
  /**
   * Most messages in this consumer's hands, waiting ones included: they are locked for it, and their locks renewed.
   * 1 to 65,536; default twice the concurrency, 16 for messages().
   */
  readonly prefetch?: number;
  /** How long a message is held without a renewal, milliseconds, 500 to 12 h; default: the queue's, 30 s. */
  readonly lockMs?: number;
  /**
   * A message that is worked on for so long is not renewed any more: its handler's signal is aborted and it counts as
   * failed. Milliseconds; default 10 minutes.
   */
  readonly maxHandlerMs?: number;
  /** Who it is, for people and dead letters; default: the client's name. */
  readonly name?: string;
  /** Its share of a queue with weighted dispatch, in proportion to others' weights: 1 to 1,000, default 1. */
  readonly weight?: number;
  /**
   * Consumers of a higher rank come first as long as they have room: −1,000 to 1,000, default 0. Of a single-active queue:
   * who is active next.
   */
  readonly rank?: number;
}

export const QUEUE_READ_OPTIONS = [
  "prefetch",
  "lockMs",
  "maxHandlerMs",
  "name",
  "weight",
  "rank",
  "timeoutMs",
  "signal",
] as const;

/** Of later versions. */
export const LATER_QUEUE_OPTIONS = ["orderBy", "filter", "retry"] as const;

export const queueMessagesOptions = optionNames("messages()", QUEUE_READ_OPTIONS, [
  ...LATER_QUEUE_OPTIONS,
  "concurrency",
  "breaker",
  "batch",
]);

const DEFAULT_MAX_HANDLER_MS = 10 * 60_000;
export const MOST_PREFETCH = 65_536;
const MOST_WEIGHT = 1_000;
const MOST_RANK = 1_000;
const [SHORTEST_LOCK_MS, LONGEST_LOCK_MS] = [500, 12 * 3_600_000];

/** @throws SluiceError INVALID_ARGUMENT */
export function queueSettings(
  options: QueueReadOptions,
  concurrency: number,
  prefetch: number,
  defaults: { readonly timeoutMs: number; readonly name: string },
): QueueSubscriptionSettings {
  positiveInteger(concurrency, "concurrency");
  if (prefetch > MOST_PREFETCH) throw invalidArgument(`prefetch is ${prefetch}, more than ${MOST_PREFETCH}`);
  const { lockMs, maxHandlerMs = DEFAULT_MAX_HANDLER_MS, name = defaults.name } = options;
  if (
    lockMs !== undefined &&
    !(positiveInteger(lockMs, "lockMs") >= SHORTEST_LOCK_MS && lockMs <= LONGEST_LOCK_MS)
  )
    throw invalidArgument(`lockMs is ${lockMs}, not ${SHORTEST_LOCK_MS} to ${LONGEST_LOCK_MS}`);
  const { weight = 1, rank = 0 } = options;
  if (positiveInteger(weight, "weight") > MOST_WEIGHT)
    throw invalidArgument(`weight is ${weight}, more than ${MOST_WEIGHT}`);
  if (!Number.isSafeInteger(rank) || Math.abs(rank) > MOST_RANK)
    throw invalidArgument(`rank is ${rank}, not a whole number from −${MOST_RANK} to ${MOST_RANK}`);
  return {
    prefetch,
    concurrency,
    weight,
    rank,
    lockMs: lockMs ?? 0,
    maxHandlerMs: positiveInteger(maxHandlerMs, "maxHandlerMs"),
    timeoutMs: positiveInteger(options.timeoutMs ?? defaults.timeoutMs, "timeoutMs"),
    name,
  };
}
