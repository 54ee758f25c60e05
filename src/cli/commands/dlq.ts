/** `sluice dlq list | show | redrive`: the dead letters of a queue. */
import { Command, Option } from "commander";
import { parseCount } from "../../config/units.ts";
import { connectTo, optionValue, withConnection, type ConnectionOptions } from "../connection.ts";
import { DeadLetterGroups, groupings, type DeadLetterGroup, type Grouping } from "../dead-letter-groups.ts";
import { deadLetterOf, type DeadLetter } from "../dead-letter.ts";
import { deadLettersOf } from "../dead-letters-of.ts";
import { print } from "../output.ts";
import { redriveCommand } from "./dlq-redrive.ts";
import { showCommand } from "./dlq-show.ts";
import { outputFormats, rowsAs, type Column, type OutputFormat } from "../table.ts";

interface ListOptions extends ConnectionOptions {
  readonly output: OutputFormat;
  readonly limit?: number;
  readonly groupBy?: Grouping;
}

const DEFAULT_LIMIT = 1_000;

export function dlqCommand(): Command {
  return new Command("dlq")
    .summary("look at dead letters, and send them back")
    .description("Look at the dead letters of a queue, and send them back to it.")
    .addCommand(listCommand())
    .addCommand(showCommand())
    .addCommand(redriveCommand());
}

const count = optionValue((text) => parseCount(text) || undefined, "not a whole number from 1");

function listCommand(): Command {
  return withConnection(new Command("list"))
    .description(
      "List the dead letters of a queue, the oldest first: what failed, how often and why. Changes nothing.",
    )
    .argument("<name>", "the queue, or its dead-letter queue")
    .option("--limit <n>", `at most so many (default: ${DEFAULT_LIMIT}, and with --group-by all)`, count)
    .addOption(new Option("--group-by <what>", "count them by what they have in common").choices(groupings))
    .addOption(new Option("--output <format>", "how it is printed").choices(outputFormats).default("table"))
    .addHelpText(
      "after",
      "\nExamples:\n  sluice dlq list mails\n  sluice dlq list mails --output ndjson | jq -r .error\n  sluice dlq list mails --group-by error",
    )
    .action(list);
}

async function list(
  name: string,
  { limit, output: format, groupBy, ...options }: ListOptions,
): Promise<void> {
  await using sluice = await connectTo(options);
  if (groupBy !== undefined) {
    const groups = new DeadLetterGroups(groupBy);
    for await (const one of deadLettersOf(sluice, name, { limit: limit ?? Infinity }))
      groups.add(deadLetterOf(one));
    return await print(rowsAs(format, groups.list(), groupColumns(groupBy)));
  }
  const letters: DeadLetter[] = [];
  for await (const one of deadLettersOf(sluice, name, { limit: limit ?? DEFAULT_LIMIT }))
    letters.push(deadLetterOf(one));
  await print(rowsAs(format, letters, columns));
  if (format === "table" && letters.length === 0) console.error(`no dead letters of ${name}`);
}

function groupColumns(by: Grouping): readonly Column<DeadLetterGroup>[] {
  return [
    { title: by.toUpperCase(), cell: ({ value }) => shortened(value ?? "(none)") },
    { title: "COUNT", cell: ({ count: letters }) => letters },
    { title: "OLDEST", cell: ({ oldest }) => dateOf(oldest) },
    { title: "NEWEST", cell: ({ newest }) => dateOf(newest) },
    { title: "LAST OFFSET", cell: ({ offset }) => offset },
    ...(by === "error" ? [] : [{ title: "LAST ERROR", cell: lastError }]),
  ];
}

function lastError({ error }: DeadLetterGroup): string {
  return shortened(error ?? "");
}

function dateOf(ms: number | undefined): string {
  return ms === undefined || !Number.isFinite(ms) || ms === 0 ? "" : new Date(ms).toISOString();
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
