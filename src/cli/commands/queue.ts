/** `sluice queue create | list | describe | delete`. */
import { Command, InvalidArgumentError, Option } from "commander";
import { formatBytes, formatMilliseconds, parseCount, parseMilliseconds } from "../../config/units.ts";
import type { QueueIdle, QueueInfo, QueueSettings, RetrySettings } from "../../sdk/index.ts";
import { counted } from "../confirmation.ts";
import { connectTo, optionValue } from "../connection.ts";
import {
  deleteCommand,
  describeCommand,
  detailsAs,
  factLines,
  listCommand,
  shownCommand,
  withCreation,
  type DeleteOptions,
  type Fact,
  type ShownOptions,
} from "../entity.ts";
import { print } from "../output.ts";
import { rowsAs, type Column, type OutputFormat } from "../table.ts";

interface CreateOptions extends ShownOptions {
  readonly lockMs?: number;
  readonly maxAttempts?: number;
  readonly retry?: RetrySettings["backoff"];
  readonly retryMinMs?: number;
  readonly retryMaxMs?: number;
  readonly jitter: boolean;
  /** A name, or false: --no-dead-letters. */
  readonly deadLetterTo?: string;
  readonly deadLetters: boolean;
  readonly resumeGraceMs?: number;
  readonly segmentBytes?: number;
  readonly priorities?: true;
  readonly ifMissing?: true;
}
export function queueCommand(): Command {
  return new Command("queue")
    .summary("make, list, look at and delete queues")
    .description("Make, list, look at and delete queues.")
    .addCommand(createCommand())
    .addCommand(
      listCommand("queue", "List all queues by name, with how many messages are in which state.").action(
        list,
      ),
    )
    .addCommand(
      describeCommand(
        "queue",
        "mails",
        "Show a queue's settings, where its messages are, and why nothing is handed out if nothing is.",
      ).action(describe),
    )
    .addCommand(
      deleteCommand(
        "queue",
        "mails",
        "Delete a queue and all its messages. This cannot be undone. Its dead-letter queue stays.",
        remove,
      ),
    );
}

const milliseconds = optionValue(parseMilliseconds, "not a time such as 30s or 5000");

function createCommand(): Command {
  const command = shownCommand("create")
    .description("Make a queue. What is not given is the server's default.")
    .argument("<name>", "letters, digits, dots, dashes and underscores")
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
    .option("--priorities", "messages may have priorities 0 to 9, the higher the sooner");
  return withCreation(command)
    .addHelpText(
      "after",
      "\nExamples:\n  sluice queue create mails\n  sluice queue create calls --max-attempts 3 --retry fixed --retry-min-ms 10s",
    )
    .action(create);
}

function nameOf(text: string): string {
  if (text === "") throw new InvalidArgumentError("It is empty: --no-dead-letters says that there is none.");
  return text;
}

async function create(name: string, options: CreateOptions): Promise<void> {
  await using sluice = await connectTo(options);
  const queue = sluice.queue(name);
  const settings = settingsOf(options);
  if (options.ifMissing === true) {
    const { queue: info, created } = await queue.ensure(settings);
    await printCreated(info, options.output, created ? "created" : "found");
  } else await printCreated(await queue.create(settings), options.output, "created");
}

function settingsOf(options: CreateOptions): QueueSettings {
  const { lockMs, maxAttempts, resumeGraceMs, segmentBytes, priorities, deadLetterTo, deadLetters } = options;
  const retry = retryOf(options);
  return {
    ...(lockMs === undefined ? {} : { lockMs }),
    ...(maxAttempts === undefined ? {} : { maxAttempts }),
    ...(retry === undefined ? {} : { retry }),
    ...(deadLetters ? (deadLetterTo === undefined ? {} : { deadLetterTo }) : { deadLetterTo: null }),
    ...(resumeGraceMs === undefined ? {} : { resumeGraceMs }),
    ...(segmentBytes === undefined ? {} : { segmentBytes }),
    ...(priorities === undefined ? {} : { priorities }),
  };
}

function retryOf({
  retry: backoff,
  retryMinMs: minMs,
  retryMaxMs: maxMs,
  jitter,
}: CreateOptions): RetrySettings | undefined {
  if (backoff === undefined && minMs === undefined && maxMs === undefined && jitter) return undefined;
  return {
    ...(backoff === undefined ? {} : { backoff }),
    ...(minMs === undefined ? {} : { minMs }),
    ...(maxMs === undefined ? {} : { maxMs }),
    jitter,
  };
}

function printCreated(queue: QueueInfo, format: OutputFormat, verb: string): Promise<void> {
  const { name, settings } = queue;
  const { maxAttempts, deadLetterTo } = settings;
  const tries = maxAttempts === 0 ? "no limit of attempts" : counted(maxAttempts, "attempt");
  const letters = deadLetterTo === null ? "no dead-letter queue" : `dead letters to ${deadLetterTo}`;
  return print(
    format === "table"
      ? `${verb} queue ${name}: ${tries}, ${letters}\n`
      : rowsAs(format, [queue], queueColumns),
  );
}

async function list(options: ShownOptions): Promise<void> {
  await using sluice = await connectTo(options);
  const queues = await sluice.admin.listQueues();
  await print(rowsAs(options.output, queues, queueColumns));
  if (queues.length === 0 && options.output === "table")
    console.error("no queues yet: make one with sluice queue create");
}

async function describe(name: string, options: ShownOptions): Promise<void> {
  await using sluice = await connectTo(options);
  await print(describedAs(options.output, await sluice.queue(name).describe()));
}

async function remove(name: string, options: DeleteOptions): Promise<void> {
  await using sluice = await connectTo(options);
  const { messages } = await sluice.queue(name).delete();
  await print(`deleted queue ${name} with ${counted(messages, "unsettled message")}\n`);
}

const queueColumns: readonly Column<QueueInfo>[] = [
  { title: "NAME", cell: ({ name }) => name },
  { title: "READY", cell: ({ ready }) => ready },
  { title: "DELAYED", cell: ({ delayed }) => delayed },
  { title: "PENDING", cell: ({ pending }) => pending },
  { title: "ACKED", cell: ({ settled }) => settled.acked },
  { title: "DEAD-LETTERED", cell: ({ settled }) => settled.deadLettered },
  { title: "CONSUMERS", cell: ({ consumers }) => consumers },
];

function describedAs(format: OutputFormat, queue: QueueInfo): string {
  return detailsAs(format, queue, () => describedText(queue));
}

function describedText(queue: QueueInfo): string {
  const { settings, settled } = queue;
  const { retry } = settings;
  const facts: Fact[] = [
    [settings.deadLetters ? "dead letters" : "queue", queue.name],
    ["created", new Date(queue.createdAt).toISOString()],
    ["lock", formatMilliseconds(settings.lockMs)],
    ["attempts", settings.maxAttempts === 0 ? "no limit" : settings.maxAttempts],
    [
      "retry",
      `${retry.backoff}, ${formatMilliseconds(retry.minMs)} to ${formatMilliseconds(retry.maxMs)}${retry.jitter ? ", jitter" : ""}`,
    ],
    ...(settings.priorities ? [["priorities", "0 to 9"] as [string, string]] : []),
    ["dead letters to", settings.deadLetterTo ?? "none"],
    ["bytes", formatBytes(queue.bytes)],
    ["consumers", queue.consumers],
    ["", ""],
    ["enqueued", queue.enqueued],
    ["ready", queue.ready],
    ["delayed", queue.delayed],
    ["pending", queue.pending],
    ["acked", settled.acked],
    ["dead-lettered", settled.deadLettered],
    ...(["expired", "discarded", "purged", "moved"] as const)
      .filter((outcome) => settled[outcome] > 0)
      .map((outcome): Fact => [outcome, settled[outcome]]),
  ];
  const idle = queue.idle === undefined ? "" : `\n${idleText(queue.idle)}\n`;
  return factLines(facts, 17) + idle;
}

/** Why nothing is handed out, for a person. */
export function idleText({ reason, until }: QueueIdle): string {
  const when = until === undefined ? "" : new Date(until).toISOString();
  switch (reason) {
    case "paused":
      return "nothing is handed out: it is paused";
    case "empty":
      return `nothing is handed out: nothing is ready${when === "" ? "" : `; the next message is due at ${when}`}`;
    case "no-consumer":
      return "nothing is handed out: it has no consumer";
    case "no-credit":
      return "nothing is handed out: every consumer holds as many messages as it may";
    case "concurrency-limit":
      return "nothing is handed out: as many messages as the queue allows are being worked on";
    case "rate-limit":
      return `nothing is handed out: the rate allows no more${when === "" ? "" : ` until ${when}`}`;
    case "reserved":
      return "nothing is handed out: after a restart messages are kept for a while for those who held them";
    default:
      return "nothing is handed out for a moment";
  }
}
