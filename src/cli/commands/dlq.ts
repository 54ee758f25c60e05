/** `sluice dlq list | redrive`: the dead letters of a queue. */
import { Command, Option } from "commander";
import { parseCount } from "../../config/units.ts";
import type { PeekedMessage, Queue, Sluice } from "../../sdk/index.ts";
import { counted } from "../confirmation.ts";
import { connectTo, optionValue, withConnection, type ConnectionOptions } from "../connection.ts";
import { deadLetterOf, type DeadLetter } from "../dead-letter.ts";
import { Output, print } from "../output.ts";
import { outputFormats, rowsAs, type Column, type OutputFormat } from "../table.ts";

interface ListOptions extends ConnectionOptions {
  readonly output: OutputFormat;
  readonly limit: number;
}
interface RedriveOptions extends ConnectionOptions {
  readonly limit?: number;
}

const DEFAULT_LIMIT = 1_000;

export function dlqCommand(): Command {
  return new Command("dlq")
    .summary("look at dead letters, and send them back")
    .description("Look at the dead letters of a queue, and send them back to it.")
    .addCommand(listCommand())
    .addCommand(redriveCommand());
}

const count = optionValue((text) => parseCount(text) || undefined, "not a whole number from 1");

function listCommand(): Command {
  return withConnection(new Command("list"))
    .description(
      "List the dead letters of a queue, the oldest first: what failed, how often and why. Changes nothing.",
    )
    .argument("<name>", "the queue, or its dead-letter queue")
    .option("--limit <n>", "at most so many", count, DEFAULT_LIMIT)
    .addOption(new Option("--output <format>", "how it is printed").choices(outputFormats).default("table"))
    .addHelpText(
      "after",
      "\nExamples:\n  sluice dlq list mails\n  sluice dlq list mails --output ndjson | jq -r .error",
    )
    .action(list);
}

function redriveCommand(): Command {
  return withConnection(new Command("redrive"))
    .description(
      "Move the dead letters of a queue back to where they came from, the oldest first, as new as on their first day.",
    )
    .argument("<name>", "the queue, or its dead-letter queue")
    .option("--limit <n>", "at most so many (default: all)", count)
    .addHelpText("after", "\nExamples:\n  sluice dlq redrive mails --limit 1\n  sluice dlq redrive mails")
    .action(redrive);
}

async function list(name: string, options: ListOptions): Promise<void> {
  await using sluice = await connectTo(options);
  const letters = (await lettersOf(sluice, name, options.limit)).map(deadLetterOf);
  if (options.output === "table") {
    await print(rowsAs("table", letters, columns));
    if (letters.length === 0) console.error(`no dead letters of ${name}`);
    return;
  }
  const output = new Output(process.stdout);
  const paced = output.write(Buffer.from(rowsAs(options.output, letters, columns)));
  if (paced !== undefined) await paced;
  await output.end();
}

async function lettersOf(sluice: Sluice, name: string, limit: number): Promise<PeekedMessage<Uint8Array>[]> {
  const letters: Queue<Uint8Array> | undefined = await sluice
    .queue(name, { createIfMissing: false })
    .deadLetters();
  if (letters === undefined) {
    console.error(`queue ${name} has no dead-letter queue: what fails for good is discarded`);
    return [];
  }
  try {
    return await letters.peek({ limit });
  } catch (error) {
    // It is made with its first letter.
    const isMissing = error instanceof Error && "code" in error && error.code === "NOT_FOUND";
    if (isMissing && letters.name !== name) return [];
    throw error;
  }
}

async function redrive(name: string, options: RedriveOptions): Promise<void> {
  await using sluice = await connectTo(options);
  const { limit } = options;
  const { moved, left } = await sluice
    .queue(name, { createIfMissing: false })
    .redrive(limit === undefined ? {} : { limit });
  const rest = left === 0 ? "" : `; ${counted(left, "letter")} left, whose queue exists no more`;
  await print(`redrove ${counted(moved, "message")}${rest}\n`);
}

const columns: readonly Column<DeadLetter>[] = [
  { title: "OFFSET", cell: ({ offset }) => offset },
  { title: "QUEUE", cell: ({ queue }) => queue ?? "" },
  { title: "REASON", cell: ({ reason }) => reason ?? "" },
  { title: "ATTEMPTS", cell: ({ attempts }) => attempts ?? "" },
  { title: "ERROR", cell: ({ error }) => shortened(error ?? "") },
  { title: "VALUE", cell: ({ value }) => shortened(typeof value === "string" ? value : "(bytes)") },
];

const LONGEST_CELL = 60;

function shortened(text: string): string {
  return text.length <= LONGEST_CELL ? text : `${text.slice(0, LONGEST_CELL - 1)}…`;
}
