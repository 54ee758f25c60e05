/** `sluice queue create | list | describe | blocked | settled | alter | pause | resume | purge | move | find | cancel | delete`. */
import { Command, Option } from "commander";
import { formatBytes, formatMilliseconds, parseCount } from "../../config/units.ts";
import type { BlockedKey, QueueInfo, QueueSettings } from "../../sdk/index.ts";
import { counted } from "../confirmation.ts";
import { connectTo, optionValue, withConnection, type ConnectionOptions } from "../connection.ts";
import {
  deleteCommand,
  describeCommand,
  detailsAs,
  factLines,
  listCommand,
  shownCommand,
  withCreation,
  withSegmentBytes,
  type DeleteOptions,
  type Fact,
  type ShownOptions,
} from "../entity.ts";
import { idleText } from "../idle-text.ts";
import { fairFacts, fairSettingsOf, withFairFlags, type FairFlags } from "../fair-flags.ts";
import { print } from "../output.ts";
import { queueSettingsOf, withoutDefaults, withQueueFlags, type QueueFlags } from "../queue-flags.ts";
import { cancelCommand, findCommand } from "./message-by-id.ts";
import { purgeCommand } from "./purge.ts";
import { moveCommand } from "./queue-move.ts";
import { settledCommand } from "./settled.ts";
import { rowsAs, type Column, type OutputFormat } from "../table.ts";

interface HandOutFlags extends QueueFlags, FairFlags {
  readonly orderBy?: QueueSettings["orderBy"];
  readonly onFailure?: QueueSettings["onFailure"];
  readonly dispatch?: QueueSettings["dispatch"];
  readonly rate?: number;
  readonly concurrency?: number;
  readonly limitsPerKey?: boolean;
}

interface CreateOptions extends ShownOptions, HandOutFlags {
  readonly ifMissing?: true;
}

export function queueCommand(): Command {
  return new Command("queue")
    .summary("make, list, look at, alter, pause and delete queues")
    .description("Make, list, look at, alter, pause and delete queues.")
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
    .addCommand(blockedCommand())
    .addCommand(alterCommand())
    .addCommand(pauseCommand())
    .addCommand(resumeCommand())
    .addCommand(settledCommand())
    .addCommand(purgeCommand())
    .addCommand(moveCommand())
    .addCommand(findCommand())
    .addCommand(cancelCommand())
    .addCommand(
      deleteCommand(
        "queue",
        "mails",
        "Delete a queue and all its messages. This cannot be undone. Its dead-letter queue stays.",
        remove,
      ),
    );
}

function createCommand(): Command {
  const command = shownCommand("create")
    .description("Make a queue. What is not given is the server's default.")
    .argument("<name>", "letters, digits, dots, dashes and underscores");
  return withCreation(withHandOut(withQueueFlags(command)))
    .addHelpText(
      "after",
      "\nExamples:\n  sluice queue create mails\n  sluice queue create calls --max-attempts 3 --retry fixed --retry-min-ms 10s\n  sluice queue create clicks --max-messages 100000 --on-full drop-oldest",
    )
    .action(create);
}

/** In which order messages go, to whom, and how many. */
function withHandOut(command: Command, withDefaults = true): Command {
  const number = optionValue(parseCount, "not a whole number");
  command
    .addOption(
      new Option("--order-by <what>", "key: messages of one key one at a time, in order").choices([
        "none",
        "key",
      ]),
    )
    .addOption(
      new Option("--on-failure <what>", "what others of its key do when one failed (default: wait)").choices([
        "wait",
        "skip",
        "dead-letter",
      ]),
    )
    .addOption(
      new Option("--dispatch <how>", "who gets the next message (default: round-robin)").choices([
        "round-robin",
        "least-pending",
        "weighted",
        "single-active",
      ]),
    )
    .option("--rate <n>", "most messages handed out a second", number)
    .option("--concurrency <n>", "most messages in consumers' hands at once", number)
    .option("--limits-per-key", "--rate and --concurrency are those of each key")
    .option("--no-limits-per-key", "they are those of the whole queue (default: so)");
  withFairFlags(command);
  return withDefaults ? command : withoutDefaults(command);
}

function blockedCommand(): Command {
  return shownCommand("blocked")
    .description("Show the keys whose messages wait for another of theirs, and what they wait for.")
    .argument("<name>")
    .option("--limit <n>", "at most so many, 1 to 1000", optionValue(parseCount, "not a whole number"), 100)
    .addHelpText("after", "\nExample:\n  sluice queue blocked mails")
    .action(blocked);
}

function alterCommand(): Command {
  const command = shownCommand("alter")
    .description("Change settings of a queue while it is in use. What is not given stays as it is.")
    .argument("<name>");
  return withSegmentBytes(withHandOut(withQueueFlags(command, false), false))
    .addHelpText(
      "after",
      "\nA new lock holds for consumers that begin afterwards, everything else at once.\n\nExample:\n  sluice queue alter mails --max-attempts 10 --retry-max-ms 5min",
    )
    .action(alter);
}

function pauseCommand(): Command {
  return withConnection(new Command("pause"))
    .description(
      "Stop handing out, for every consumer and over restarts of the server, until it is resumed. Publishing goes on; what is being worked on may be settled.",
    )
    .argument("<name>")
    .addHelpText("after", "\nExample:\n  sluice queue pause mails")
    .action(pause);
}

function resumeCommand(): Command {
  return withConnection(new Command("resume"))
    .description("Hand out again.")
    .argument("<name>")
    .addHelpText("after", "\nExample:\n  sluice queue resume mails")
    .action(resume);
}

async function create(name: string, options: CreateOptions): Promise<void> {
  await using sluice = await connectTo(options);
  const queue = sluice.queue(name);
  const settings = { ...queueSettingsOf(options), ...handOutOf(options) };
  if (options.ifMissing === true) {
    const { queue: info, created } = await queue.ensure(settings);
    await printCreated(info, options.output, created ? "created" : "found");
  } else await printCreated(await queue.create(settings), options.output, "created");
}

function handOutOf(options: HandOutFlags): QueueSettings {
  const { orderBy, onFailure, dispatch, rate, concurrency, limitsPerKey } = options;
  return {
    ...(orderBy === undefined ? {} : { orderBy }),
    ...(onFailure === undefined ? {} : { onFailure }),
    ...(dispatch === undefined ? {} : { dispatch }),
    ...(rate === undefined ? {} : { ratePerSecond: rate }),
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(limitsPerKey === undefined ? {} : { limitsPerKey }),
    ...fairSettingsOf(options),
  };
}

function printCreated(queue: QueueInfo, format: OutputFormat, verb: string): Promise<void> {
  const { name, settings } = queue;
  const { maxAttempts, deadLetterTo } = settings;
  const tries = maxAttempts === 0 ? "no limit of attempts" : counted(maxAttempts, "attempt");
  const letters = deadLetterTo === null ? "no dead-letter queue" : `dead letters to ${deadLetterTo}`;
  return print(detailsAs(format, queue, () => `${verb} queue ${name}: ${tries}, ${letters}\n`));
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

async function alter(name: string, options: ShownOptions & HandOutFlags): Promise<void> {
  await using sluice = await connectTo(options);
  const settings = { ...queueSettingsOf(options), ...handOutOf(options) };
  await print(describedAs(options.output, await sluice.queue(name).alter(settings)));
}

async function pause(name: string, options: ConnectionOptions): Promise<void> {
  await using sluice = await connectTo(options);
  const { ready, pending } = await sluice.queue(name).pause();
  await print(`paused queue ${name}: ${counted(ready, "message")} ready, ${pending} being worked on\n`);
}

async function resume(name: string, options: ConnectionOptions): Promise<void> {
  await using sluice = await connectTo(options);
  const { ready } = await sluice.queue(name).resume();
  await print(`resumed queue ${name}: ${counted(ready, "message")} ready\n`);
}

async function blocked(name: string, options: ShownOptions & { readonly limit: number }): Promise<void> {
  await using sluice = await connectTo(options);
  const keys = await sluice.queue(name).blockedKeys({ limit: options.limit });
  // Keys are bytes; JSON has none.
  const rows = keys.map(({ keyBytes, ...one }) => ({
    ...one,
    keyHex: Buffer.from(keyBytes).toString("hex"),
  }));
  await print(rowsAs(options.output, rows, blockedColumns));
  if (keys.length === 0 && options.output === "table") console.error("no key waits");
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

const blockedColumns: readonly Column<Omit<BlockedKey, "keyBytes"> & { readonly keyHex: string }>[] = [
  { title: "KEY", cell: ({ key, keyHex }) => key ?? `0x${keyHex}` },
  { title: "OFFSET", cell: ({ offset }) => offset },
  { title: "STATE", cell: ({ state }) => state },
  { title: "AGAIN AT", cell: ({ until }) => (until === undefined ? "" : new Date(until).toISOString()) },
  { title: "FAILURES", cell: ({ attempts }) => attempts },
  { title: "WAITING", cell: ({ waiting }) => waiting },
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
    ...(settings.dedup === "window" && settings.dedupWindowMs === 600_000 ? [] : [dedupFact(settings)]),
    ...handOutFacts(settings),
    ...(settings.ttlMs > 0 ? [["time to live", formatMilliseconds(settings.ttlMs)] as Fact] : []),
    ...(settings.deadLetterExpired ? [["expired go to", "dead letters"] as Fact] : []),
    ...limitFacts(queue),
    ["bytes", formatBytes(queue.bytes)],
    ["consumers", queue.consumers],
    ["", ""],
    ["enqueued", queue.enqueued],
    ["ready", queue.ready],
    ["delayed", queue.delayed],
    ["pending", queue.pending],
    ...(settings.orderBy === "key" || settings.limitsPerKey
      ? [
          ["blocked keys", `${queue.blockedKeys}, ${counted(queue.lookahead, "message")} wait`] as [
            string,
            string,
          ],
        ]
      : []),
    ...fairFacts(queue),
    ["acked", settled.acked],
    ["dead-lettered", settled.deadLettered],
    ...(["expired", "discarded", "purged", "moved", "dropped", "cancelled", "replaced"] as const)
      .filter((outcome) => settled[outcome] > 0)
      .map((outcome): Fact => [outcome, settled[outcome]]),
    ...(["duplicates", "forgotten"] as const)
      .filter((what) => queue.ids[what] > 0)
      .map((what): Fact => [what === "forgotten" ? "forgotten ids" : what, queue.ids[what]]),
    ...(queue.reported > 0 ? [["progress known", `of ${queue.reported}`] as Fact] : []),
    ...(queue.droppedReports > 0 ? [["dropped reports", queue.droppedReports] as Fact] : []),
  ];
  const idle = queue.idle === undefined ? "" : `\n${idleText(queue.idle)}\n`;
  return factLines(facts, 17) + idle;
}

function limitFacts({ settings, ready, delayed, pending, unsettledBytes }: QueueInfo): Fact[] {
  const { maxMessages, maxBytes, onFull } = settings;
  if (maxMessages === 0 && maxBytes === 0) return [];
  const held = ready + delayed + pending;
  return [
    ...(maxMessages > 0 ? [["messages held", `${held} of ${maxMessages}`] as Fact] : []),
    ...(maxBytes > 0
      ? [["bytes held", `${formatBytes(unsettledBytes)} of ${formatBytes(maxBytes)}`] as Fact]
      : []),
    ["when full", onFull],
  ];
}

function dedupFact({ dedup, dedupWindowMs }: QueueInfo["settings"]): Fact {
  return ["dedup", dedup === "window" ? `window of ${formatMilliseconds(dedupWindowMs)}` : dedup];
}

/** What is not the default. */
function handOutFacts(settings: QueueInfo["settings"]): [string, string | number][] {
  const { orderBy, onFailure, dispatch, fairBy, ratePerSecond, concurrency, limitsPerKey } = settings;
  const facts: [string, string | number][] = [];
  if (orderBy === "key") facts.push(["order by", `key, on failure ${onFailure}`]);
  if (dispatch !== "round-robin") facts.push(["dispatch", dispatch]);
  if (fairBy !== null) facts.push(["fair by", `header ${fairBy.header}`]);
  const each = limitsPerKey ? " for each key" : "";
  if (ratePerSecond > 0) facts.push(["rate", `${ratePerSecond}/s${each}`]);
  if (concurrency > 0) facts.push(["concurrency", `${concurrency}${each}`]);
  return facts;
}
