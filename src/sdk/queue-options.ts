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
}

export const QUEUE_READ_OPTIONS = [
  "prefetch",
  "lockMs",
  "maxHandlerMs",
  "name",
  "timeoutMs",
  "signal",
] as const;

/** Of later versions. */
export const LATER_QUEUE_OPTIONS = ["orderBy", "filter", "rank", "weight", "retry"] as const;

export const queueMessagesOptions = optionNames("messages()", QUEUE_READ_OPTIONS, [
  ...LATER_QUEUE_OPTIONS,
  "concurrency",
  "breaker",
  "batch",
]);

const DEFAULT_MAX_HANDLER_MS = 10 * 60_000;
export const MOST_PREFETCH = 65_536;
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
  return {
    prefetch,
    concurrency,
    lockMs: lockMs ?? 0,
    maxHandlerMs: positiveInteger(maxHandlerMs, "maxHandlerMs"),
    timeoutMs: positiveInteger(options.timeoutMs ?? defaults.timeoutMs, "timeoutMs"),
    name,
  };
}
