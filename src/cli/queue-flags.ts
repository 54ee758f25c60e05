/** The flags that say what a queue is to be: of `queue create`, where their texts name the defaults, and of `queue alter`. */
import { InvalidArgumentError, Option, type Command } from "commander";
import { parseBytes, parseCount, parseMilliseconds } from "../config/units.ts";
import type { QueueSettings, RetrySettings } from "../sdk/index.ts";
import { optionValue } from "./connection.ts";

export interface QueueFlags {
  readonly lockMs?: number;
  readonly maxAttempts?: number;
  readonly retry?: RetrySettings["backoff"];
  readonly retryMinMs?: number;
  readonly retryMaxMs?: number;
  readonly jitter?: boolean;
  readonly deadLetterTo?: string;
  /** False: --no-dead-letters. */
  readonly deadLetters: boolean;
  readonly resumeGraceMs?: number;
  readonly segmentBytes?: number;
  readonly priorities?: boolean;
  readonly maxMessages?: number;
  readonly maxBytes?: number;
  readonly onFull?: QueueSettings["onFull"];
  readonly ttl?: number;
  readonly deadLetterExpired?: boolean;
  readonly dedup?: QueueSettings["dedup"];
  readonly dedupWindow?: number;
  readonly keepSettled?: number;
  readonly keepSettledMs?: number;
}

const milliseconds = optionValue(parseMilliseconds, "not a time such as 30s, 10min or 5000");

export function withQueueFlags(command: Command, withDefaults = true): Command {
  command
    .option(
      "--lock-ms <time>",
      "how long a consumer holds a message unless it renews: 500 to 12h (default: 30s)",
      milliseconds,
    )
    .option(
      "--max-attempts <n>",
      "failures after which a message is a dead letter, 0 = never (default: 5)",
      optionValue(parseCount, "not a whole number"),
    )
    .addOption(
      new Option("--retry <backoff>", "how long a failed message waits (default: exponential)").choices([
        "exponential",
        "linear",
        "fixed",
      ]),
    )
    .option("--retry-min-ms <time>", "after its first failure (default: 1s)", milliseconds)
    .option("--retry-max-ms <time>", "at most (default: 1min)", milliseconds)
    .option("--jitter", "anything from 0 to it, by chance (default: so)")
    .option("--no-jitter", "exactly so long, not anything from 0 to it")
    .option(
      "--dead-letter-to <name>",
      "the queue for dead letters (default: <name>.dlq, made on first need)",
      nameOf,
    )
    .option("--no-dead-letters", "discard what would be a dead letter")
    .option(
      "--resume-grace-ms <time>",
      "how long messages stay reserved for a consumer whose connection is lost (default: 15s)",
      milliseconds,
    )
    .addOption(
      new Option(
        "--dedup <mode>",
        "what becomes of a message whose id is remembered (default: window): a duplicate for a time after the first is settled; only until then; or it replaces the first, if that waits",
      ).choices(["window", "until-settled", "debounce", "off"]),
    )
    .option("--dedup-window <time>", "of --dedup window: 1s to 7d (default: 10min)", milliseconds)
    .option("--priorities", "messages may have priorities 0 to 9, the higher the sooner")
    .option("--no-priorities", "priorities are refused (default: so)")
    .option(
      "--max-messages <n>",
      "most messages that are not settled, 0 = no limit (default: 0)",
      optionValue(parseCount, "not a whole number"),
    )
    .option(
      "--max-bytes <size>",
      "most bytes of those, 0 = no limit (default: 0)",
      optionValue(parseBytes, "not a size such as 512MiB or 1000"),
    )
    .addOption(
      new Option("--on-full <what>", "what becomes of messages beyond a limit (default: reject)").choices([
        "reject",
        "drop-oldest",
        "dead-letter",
      ]),
    )
    .option("--ttl <time>", "how long a message may wait, 0 = for ever (default: 0)", milliseconds)
    .option("--dead-letter-expired", "what expires is a dead letter")
    .option("--no-dead-letter-expired", "what expires is settled, and counted (default: so)")
    .option(
      "--keep-settled <n>",
      "settled messages to be remembered for sluice queue settled, 0 = none (default: 10000)",
      optionValue(parseCount, "not a whole number"),
    )
    .option("--keep-settled-ms <time>", "and how long, 1s to 30d (default: 24h)", milliseconds);
  return withDefaults ? command : withoutDefaults(command);
}

/** What is not given stays as it is. */
export function withoutDefaults(command: Command): Command {
  for (const option of command.options)
    option.description = option.description.replace(/ \(default: [^)]*\)/, "");
  return command;
}

function nameOf(text: string): string {
  if (text === "") throw new InvalidArgumentError("It is empty: --no-dead-letters says that there is none.");
  return text;
}

export function queueSettingsOf(options: QueueFlags): QueueSettings {
  const { lockMs, maxAttempts, resumeGraceMs, segmentBytes, priorities, deadLetterTo, deadLetters } = options;
  const { maxMessages, maxBytes, onFull, ttl, deadLetterExpired, dedup, dedupWindow } = options;
  const { keepSettled, keepSettledMs } = options;
  const retry = retryOf(options);
  return {
    ...(lockMs === undefined ? {} : { lockMs }),
    ...(maxAttempts === undefined ? {} : { maxAttempts }),
    ...(retry === undefined ? {} : { retry }),
    ...(deadLetters ? (deadLetterTo === undefined ? {} : { deadLetterTo }) : { deadLetterTo: null }),
    ...(resumeGraceMs === undefined ? {} : { resumeGraceMs }),
    ...(segmentBytes === undefined ? {} : { segmentBytes }),
    ...(priorities === undefined ? {} : { priorities }),
    ...(maxMessages === undefined ? {} : { maxMessages }),
    ...(maxBytes === undefined ? {} : { maxBytes }),
    ...(onFull === undefined ? {} : { onFull }),
    ...(ttl === undefined ? {} : { ttlMs: ttl }),
    ...(deadLetterExpired === undefined ? {} : { deadLetterExpired }),
    ...(dedup === undefined ? {} : { dedup }),
    ...(dedupWindow === undefined ? {} : { dedupWindowMs: dedupWindow }),
    ...(keepSettled === undefined ? {} : { keepSettled }),
    ...(keepSettledMs === undefined ? {} : { keepSettledMs }),
  };
}

function retryOf({
  retry: backoff,
  retryMinMs: minMs,
  retryMaxMs: maxMs,
  jitter,
}: QueueFlags): RetrySettings | undefined {
  if (backoff === undefined && minMs === undefined && maxMs === undefined && jitter === undefined)
    return undefined;
  return {
    ...(backoff === undefined ? {} : { backoff }),
    ...(minMs === undefined ? {} : { minMs }),
    ...(maxMs === undefined ? {} : { maxMs }),
    ...(jitter === undefined ? {} : { jitter }),
  };
}
