/** `sluice queue settled`: what became of messages that are done. */
import { Option, type Command } from "commander";
import { parseCount } from "../../config/units.ts";
import type { SettledMessage, SettledOutcome } from "../../sdk/index.ts";
import { connectTo, optionValue } from "../connection.ts";
import { shownCommand, type ShownOptions } from "../entity.ts";
import { jsonOf, textOf } from "../message-format.ts";
import { print } from "../output.ts";
import { rowsAs, type Column } from "../table.ts";

interface SettledFlags extends ShownOptions {
  readonly outcome?: SettledOutcome;
  readonly offset?: number;
  readonly count: number;
}

const DEFAULT_COUNT = 10;

export function settledCommand(): Command {
  const count = optionValue((text) => parseCount(text) || undefined, "not a whole number from 1");
  return shownCommand("settled")
    .description(
      "Show messages that are settled, the newest first: what became of each, when, in whose hands, with what result. As far back as the queue remembers (--keep-settled).",
    )
    .argument("<name>")
    .addOption(
      new Option("--outcome <how>", "only those that ended so").choices([
        "acked",
        "dead-lettered",
        "expired",
        "discarded",
        "purged",
        "moved",
        "dropped",
        "cancelled",
        "replaced",
      ]),
    )
    .option("--offset <offset>", "only this message", optionValue(parseCount, "not an offset"))
    .option("--count <n>", "at most so many", count, DEFAULT_COUNT)
    .addHelpText(
      "after",
      "\nExamples:\n  sluice queue settled mails --outcome dead-lettered\n  sluice queue settled mails --offset 4711 --output json",
    )
    .action(settled);
}

async function settled(name: string, flags: SettledFlags): Promise<void> {
  await using sluice = await connectTo(flags);
  const { outcome, offset, count } = flags;
  const queue = sluice.queue(name, { createIfMissing: false });
  const messages = await queue.settled({
    limit: count,
    ...(outcome === undefined ? {} : { outcome }),
    ...(offset === undefined ? {} : { offset }),
  });
  await print(rowsAs(flags.output, messages.map(rowOf), columns));
  if (messages.length === 0 && flags.output === "table")
    console.error(
      offset === undefined ? "nothing is known of settled messages" : `it is not known to be settled`,
    );
}

interface Row {
  readonly offset: number;
  readonly outcome: string;
  readonly settledAt: number;
  readonly publishedAt: number | null;
  readonly consumer: string | null;
  readonly attempts: number;
  readonly result: unknown;
  readonly key: unknown;
}

function rowOf({
  offset,
  outcome,
  settledAt,
  consumer,
  attempts,
  resultBytes,
  result,
  message,
}: SettledMessage<unknown>): Row {
  const { key = null, value, headers } = message === undefined ? {} : jsonOf(message);
  return {
    offset,
    outcome,
    settledAt,
    publishedAt: message?.appendTime ?? null,
    consumer: consumer ?? null,
    attempts,
    result:
      resultBytes === result && resultBytes
        ? { base64: Buffer.from(resultBytes).toString("base64") }
        : (result ?? null),
    key,
    ...(message === undefined ? {} : { value, ...(headers === undefined ? {} : { headers }) }),
  };
}

const columns: readonly Column<Row>[] = [
  { title: "OFFSET", cell: ({ offset }) => offset },
  { title: "OUTCOME", cell: ({ outcome }) => outcome },
  { title: "SETTLED AT", cell: ({ settledAt }) => new Date(settledAt).toISOString() },
  { title: "CONSUMER", cell: ({ consumer }) => consumer ?? "" },
  { title: "FAILURES", cell: ({ attempts }) => attempts },
  { title: "KEY", cell: ({ key }) => (key === null ? "" : textOf(key)) },
  { title: "RESULT", cell: ({ result }) => (result === null ? "" : textOf(result)) },
];
