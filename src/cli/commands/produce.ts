/** `sluice produce TOPIC|QUEUE`: lines of stdin or a file become messages. */
import { open } from "node:fs/promises";
import type { Readable } from "node:stream";
import { Command, Option } from "commander";
import { parseCount, parseMilliseconds } from "../../config/units.ts";
import type { Queue, Sluice, Topic } from "../../sdk/index.ts";
import { connectTo, optionValue, withConnection, type ConnectionOptions } from "../connection.ts";
import { Ended, ExitCode, UsageError, codeOf, exitCodeOf, kindInsteadOf, lineOf } from "../exit-codes.ts";
import { linesOf } from "../lines.ts";
import { fieldsOf } from "../message-key.ts";
import { header } from "../move-flags.ts";
import { noCounts, produceLines, type ProduceCounts } from "../produce-lines.ts";
import { Progress } from "../progress.ts";
import { untilStopped } from "../signals.ts";
import { tellLoss, tellStatus } from "../status.ts";

interface ProduceOptions extends ConnectionOptions {
  readonly file?: string;
  readonly key?: string;
  readonly keyField?: string;
  readonly header?: Readonly<Record<string, string>>;
  readonly delay?: number;
  /** Taken too: consume had it. */
  readonly delayMs?: number;
  readonly ttl?: number;
  readonly priority?: number;
  readonly orderKey?: string;
  readonly orderKeyField?: string;
  readonly messageId?: string;
  readonly idField?: string;
  readonly quiet?: true;
}

const examples = `
One line is one message. Only the line end "\\n" is taken off: a "\\r" before it stays, and an empty line is an
empty message. The exit code is 0 only when every message is confirmed: stored on disk.

Examples:
  echo hello | sluice produce greetings
  sluice produce orders --file orders.ndjson --key-field customer
  sluice queue create mails && echo welcome | sluice produce mails
  echo remind | sluice produce mails --delay 5min --ttl 1h
  sluice produce invoices --file invoices.ndjson --id-field number
  tail -f app.log | sluice produce logs --header host=$(hostname)`;

export function produceCommand(): Command {
  return withConnection(new Command("produce"))
    .summary("send lines as messages to a topic or a queue")
    .description("Send each line of standard input, or of a file, as a message to a topic or a queue.")
    .argument(
      "<name>",
      "of a topic or a queue; a missing one is made as a topic, unless the server forbids that",
    )
    .option("--file <path>", "read this file instead of standard input")
    .option("--key <key>", "the key of every message: messages of one key keep their order")
    .option("--key-field <field>", "take the key from this field of each line, which is a JSON object")
    .option("--header <name=value>", "a header of every message; may be repeated", header)
    .option(
      "--delay <time>",
      "hand out every message only after so long, such as 5s or 2h (queues only)",
      time,
    )
    .addOption(new Option("--delay-ms <time>").argParser(time).hideHelp())
    .option("--ttl <time>", "a message that nobody has after so long expires (queues only)", time)
    .option(
      "--priority <0-9>",
      "of every message, the higher the sooner (queues made with --priorities only)",
      optionValue(parsePriority, "not a whole number from 0 to 9"),
    )
    .option(
      "--order-key <key>",
      "what orders every message instead of its key (queues made with --order-by key only)",
    )
    .option("--order-key-field <field>", "take that from this field of each line, which is a JSON object")
    .option("--message-id <id>", "of every message: a queue stores it once (queues only)")
    .option("--id-field <field>", "take the message id from this field of each line, which is a JSON object")
    .option("--quiet", "say nothing but errors")
    .addHelpText("after", examples)
    .action(produce);
}

const time = optionValue(parseMilliseconds, "not a time such as 30s, 10min or 5000");

function parsePriority(text: string): number | undefined {
  const priority = parseCount(text);
  return priority === undefined || priority > 9 ? undefined : priority;
}

async function produce(name: string, options: ProduceOptions): Promise<void> {
  if (options.key !== undefined && options.keyField !== undefined) {
    throw new UsageError("--key and --key-field exclude each other");
  }
  if (options.orderKey !== undefined && options.orderKeyField !== undefined) {
    throw new UsageError("--order-key and --order-key-field exclude each other");
  }
  if (options.messageId !== undefined && options.idField !== undefined) {
    throw new UsageError("--message-id and --id-field exclude each other");
  }
  const input = await openInput(options.file, options.quiet === true);
  await untilStopped((stop) => produceFrom(input, name, options, stop)).finally(() => input.destroy());
}

async function produceFrom(
  input: Readable,
  name: string,
  options: ProduceOptions,
  stop: AbortSignal,
): Promise<void> {
  const { key, keyField, header: headers, delay: delayMs = options.delayMs, ttl: ttlMs } = options;
  const { priority, orderKey, orderKeyField, messageId, idField, quiet = false } = options;
  await using sluice = await connectTo(options, stop);
  if (!quiet) tellStatus(sluice);
  let lost = 0;
  tellLoss(sluice, ({ from, end }) => (lost += end - from));
  const { target, isQueue } = await targetNamed(sluice, name);
  const ofQueues = {
    ...(delayMs !== undefined && { delayMs }),
    ...(ttlMs !== undefined && { ttlMs }),
    ...(priority !== undefined && { priority }),
    ...(orderKey !== undefined && { orderKey }),
    ...(messageId !== undefined && { messageId }),
  };
  const fields = { key: keyField, orderKey: orderKeyField, messageId: idField };
  const isForQueues =
    Object.keys(ofQueues).length > 0 || orderKeyField !== undefined || idField !== undefined;
  if (isForQueues && !isQueue) {
    throw new UsageError(
      `--delay, --ttl, --priority, order keys and message ids are for queues, and ${name} is none: make it with sluice queue create ${name}`,
    );
  }
  const fixed = {
    ...(headers !== undefined && { headers }),
    ...(key !== undefined && { key }),
    ...ofQueues,
  };
  const fixedOptions = Object.keys(fixed).length > 0 ? fixed : undefined;
  const hasFields = Object.values(fields).some((field) => field !== undefined);
  const counts = noCounts();
  const progress = new Progress(counts, !quiet && process.stderr.isTTY);
  const failure = await produceLines(
    {
      lines: linesOf(input),
      cancel: () => void input.destroy(),
      publish: (value, with_) => target.publish(value, with_),
      optionsOf: (line) => (hasFields ? { ...fixedOptions, ...fieldsOf(line, fields) } : fixedOptions),
      stop,
    },
    counts,
  );
  progress.end();
  if (failure !== undefined) {
    console.error(`sluice: line ${failure.line}: ${lineOf(failure.error)}`);
    console.error(stateOf(counts));
    throw new Ended(exitCodeOfFailure(failure.error));
  }
  if (stop.aborted) console.error(`sluice: stopped by ${stop.reason as string} after line ${counts.sent}`);
  if (!quiet) console.error(`${counts.confirmed} confirmed${lost === 0 ? "" : `, ${lost} of them lost`}`);
  if (lost > 0) throw new Ended(ExitCode.failed);
}

/** Topics and queues share their names: the server says which it is. What is neither yet becomes a topic. */
async function targetNamed(
  sluice: Sluice,
  name: string,
): Promise<{ readonly target: Topic<Uint8Array> | Queue<Uint8Array>; readonly isQueue: boolean }> {
  try {
    await sluice.admin.describeTopic(name);
  } catch (error) {
    if (kindInsteadOf(error) === "queue")
      return { target: sluice.queue(name, { createIfMissing: false }), isQueue: true };
    if (codeOf(error) !== "NOT_FOUND") throw error;
  }
  return { target: sluice.topic(name), isQueue: false };
}

/** Opened before the first message goes out, so that a wrong path is a usage error. */
async function openInput(path: string | undefined, quiet: boolean): Promise<Readable> {
  if (path === undefined) {
    if (process.stdin.isTTY && !quiet) console.error("sluice: reading lines from the terminal; Ctrl-D ends");
    return process.stdin;
  }
  const file = await open(path).catch((error: Error) => {
    throw new UsageError(`cannot read --file ${path}: ${error.message}`);
  });
  if ((await file.stat()).isDirectory()) throw new UsageError(`--file ${path} is a directory`);
  return file.createReadStream();
}

export function stateOf({ sent, confirmed, failed, unknown }: ProduceCounts): string {
  const maybe = unknown === 0 ? "" : `, of which ${unknown} may be stored all the same`;
  return `${confirmed} confirmed, ${failed} failed${maybe}; nothing was sent after line ${sent}`;
}

/** A message that failed is a failed run, also when it was for a lost server and a deadline that passed. */
function exitCodeOfFailure(error: unknown): number {
  const code = exitCodeOf(error);
  return code === ExitCode.notFound || code === ExitCode.denied ? code : ExitCode.failed;
}
