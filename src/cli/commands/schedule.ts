/** `sluice schedule upsert | list | describe | preview | pause | resume | cancel`: recurring messages. */
import { Command, InvalidArgumentError, Option } from "commander";
import { formatMilliseconds, parseCount, parseMilliseconds } from "../../config/units.ts";
import type { ScheduleInfo, ScheduleSpec } from "../../sdk/index.ts";
import { connectTo, optionValue, withConnection, type ConnectionOptions } from "../connection.ts";
import { detailsAs, factLines, shownCommand, type Fact, type ShownOptions } from "../entity.ts";
import { printable, UsageError } from "../exit-codes.ts";
import { print } from "../output.ts";
import { rowsAs, type Column } from "../table.ts";
import { header } from "../move-flags.ts";

interface UpsertOptions extends ShownOptions {
  readonly queue?: string;
  readonly topic?: string;
  readonly cron?: string;
  readonly every?: number;
  readonly timeZone?: string;
  readonly missed?: "once" | "skip";
  readonly startAt?: number;
  readonly endAt?: number;
  readonly limit?: number;
  readonly value: string;
  readonly key?: string;
  readonly header?: Readonly<Record<string, string>>;
  readonly delay?: number;
  readonly ttl?: number;
  readonly priority?: number;
}
interface PreviewOptions extends ShownOptions {
  readonly count: number;
}

export function scheduleCommand(): Command {
  return new Command("schedule")
    .summary("publish messages again and again")
    .description("Recurring messages: make, list, look at, pause and cancel schedules.")
    .addCommand(upsertCommand())
    .addCommand(
      shownCommand("list")
        .description("List all schedules by name.")
        .addHelpText(
          "after",
          "\nExamples:\n  sluice schedule list\n  sluice schedule list --output ndjson | jq -r .name",
        )
        .action(list),
    )
    .addCommand(
      oneCommand("describe", "Show what a schedule does, and how far it is.").action(
        async (name: string, options: ShownOptions) => {
          await using sluice = await connectTo(options);
          await print(describedAs(options, await sluice.schedule(name).describe()));
        },
      ),
    )
    .addCommand(previewCommand())
    .addCommand(
      oneCommand("pause", "Let a schedule rest: ticks that pass meanwhile have no message.").action(
        async (name: string, options: ShownOptions) => {
          await using sluice = await connectTo(options);
          await print(describedAs(options, await sluice.schedule(name).pause()));
        },
      ),
    )
    .addCommand(
      oneCommand("resume", "Let a paused schedule go on with its next tick.").action(
        async (name: string, options: ShownOptions) => {
          await using sluice = await connectTo(options);
          await print(describedAs(options, await sluice.schedule(name).resume()));
        },
      ),
    )
    .addCommand(cancelCommand());
}

const time = optionValue(parseMilliseconds, "not a time such as 30s, 10min or 5000");
const count = optionValue((text) => parseCount(text) || undefined, "not a whole number from 1");

function upsertCommand(): Command {
  return shownCommand("upsert")
    .description("Make a schedule, or change it to be so. Said again it changes nothing.")
    .argument("<name>", "letters, digits, dots, dashes and underscores")
    .option("--queue <name>", "the queue its messages go to")
    .option("--topic <name>", "or the topic")
    .option("--cron <pattern>", 'when: five fields, or six with the second first, such as "0 3 * * *"')
    .option("--every <time>", "or from tick to tick, such as 10min; at least 1s", time)
    .option("--time-zone <name>", "of the cron, such as Europe/Berlin (default: UTC)")
    .addOption(
      new Option(
        "--missed <policy>",
        "of ticks that came while the server was down: one message for all, or none (default: once)",
      ).choices(["once", "skip"]),
    )
    .option("--start-at <time>", "no tick before, such as 2027-01-01T00:00:00Z", moment)
    .option("--end-at <time>", "no tick after", moment)
    .option("--limit <n>", "so many messages in all", count)
    .requiredOption("--value <text>", "the value of every message")
    .option("--key <key>", "its key")
    .option("--header <name=value>", "a header; may be repeated", header)
    .option("--delay <time>", "hand it out so long after the tick (queues only)", time)
    .option("--ttl <time>", "it expires so long after the tick (queues only)", time)
    .option("--priority <0-9>", "the higher the sooner (queues made with --priorities only)", priority)
    .addHelpText(
      "after",
      '\nExamples:\n  sluice schedule upsert nightly --queue reports --cron "0 3 * * *" --time-zone Europe/Berlin --value "{}"\n' +
        "  sluice schedule upsert heartbeat --topic beats --every 10s --missed skip --value alive",
    )
    .action(upsert);
}

function oneCommand(verb: string, description: string): Command {
  return shownCommand(verb)
    .description(description)
    .argument("<name>")
    .addHelpText("after", `\nExample:\n  sluice schedule ${verb} nightly`);
}

function previewCommand(): Command {
  return oneCommand("preview", "Show a schedule's next ticks; of a paused one, as if it went on now.")
    .option("--count <n>", "so many, at most 1,000", count, 10)
    .action(async (name: string, options: PreviewOptions) => {
      await using sluice = await connectTo(options);
      const ticks = await sluice.schedule(name).preview({ count: options.count });
      const rows = ticks.map((at) => ({ at: new Date(at).toISOString() }));
      await print(rowsAs(options.output, rows, [{ title: "TICK", cell: ({ at }) => at }]));
    });
}

function cancelCommand(): Command {
  return withConnection(new Command("cancel"))
    .description("End a schedule and forget it. What it has published stays.")
    .argument("<name>")
    .addHelpText("after", "\nExample:\n  sluice schedule cancel nightly")
    .action(async (name: string, options: ConnectionOptions) => {
      await using sluice = await connectTo(options);
      await sluice.schedule(name).cancel();
      await print(`cancelled schedule ${name}\n`);
    });
}

function moment(text: string): number {
  const at = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(at)) throw new InvalidArgumentError("It is not a time such as 2027-01-01T00:00:00Z.");
  return at;
}

function priority(text: string): number {
  const level = parseCount(text);
  if (level === undefined || level > 9)
    throw new InvalidArgumentError("It is not a whole number from 0 to 9.");
  return level;
}

async function upsert(name: string, options: UpsertOptions): Promise<void> {
  const spec = specOf(options);
  await using sluice = await connectTo(options);
  const { schedule, change } = await sluice.schedule(name).upsert(spec);
  const text = `${change} schedule ${name}${schedule.nextAt === undefined ? "" : `: next at ${iso(schedule.nextAt)}`}\n`;
  await print(detailsAs(options.output, { change, schedule }, () => text));
}

function specOf(options: UpsertOptions): ScheduleSpec<string, string> {
  const { queue, topic, cron, every: everyMs, timeZone, missed, startAt, endAt, limit } = options;
  const { value, key, header: headers, delay: delayMs, ttl: ttlMs, priority } = options;
  if ((queue === undefined) === (topic === undefined)) throw new UsageError("give --queue or --topic");
  if ((cron === undefined) === (everyMs === undefined)) throw new UsageError("give --cron or --every");
  return {
    ...(queue !== undefined && { queue }),
    ...(topic !== undefined && { topic }),
    ...(cron !== undefined && { cron }),
    ...(everyMs !== undefined && { everyMs }),
    ...(timeZone !== undefined && { timeZone }),
    ...(missed !== undefined && { missed }),
    ...(startAt !== undefined && { startAt }),
    ...(endAt !== undefined && { endAt }),
    ...(limit !== undefined && { limit }),
    message: {
      value,
      ...(key !== undefined && { key }),
      ...(headers !== undefined && { headers }),
      ...(delayMs !== undefined && { delayMs }),
      ...(ttlMs !== undefined && { ttlMs }),
      ...(priority !== undefined && { priority }),
    },
  };
}

async function list(options: ShownOptions): Promise<void> {
  await using sluice = await connectTo(options);
  const schedules = await sluice.admin.listSchedules();
  await print(rowsAs(options.output, schedules, columns));
}

const columns: readonly Column<ScheduleInfo>[] = [
  { title: "NAME", cell: ({ name }) => name },
  { title: "TO", cell: ({ queue, topic }) => queue ?? topic ?? "" },
  { title: "WHEN", cell: whenText },
  { title: "NEXT", cell: nextText },
  { title: "FIRED", cell: ({ fired }) => fired },
  { title: "SKIPPED", cell: ({ skipped }) => skipped },
];

function whenText({ cron, everyMs, timeZone }: ScheduleInfo): string {
  return cron === undefined ? `every ${formatMilliseconds(everyMs ?? 0)}` : `${cron} (${timeZone ?? "UTC"})`;
}

function nextText({ paused, nextAt, waitingSince }: ScheduleInfo): string {
  if (paused) return "paused";
  if (nextAt === undefined) return "ended";
  return waitingSince === undefined ? iso(nextAt) : `waits since ${iso(nextAt)}`;
}

function describedAs(options: ShownOptions, schedule: ScheduleInfo): string {
  const { message } = schedule;
  const shown = message && {
    ...message,
    value: new TextDecoder().decode(message.value),
    headers: Object.fromEntries(message.headers),
  };
  return detailsAs(options.output, { ...schedule, message: shown }, () => describedText(schedule));
}

function describedText(schedule: ScheduleInfo): string {
  const { name, queue, topic, missed, startAt, endAt, limit, createdAt, lastAt, lastFor, reason, message } =
    schedule;
  const facts: Fact[] = [
    ["schedule", name],
    ["created", iso(createdAt)],
    ["to", queue === undefined ? `topic ${topic ?? ""}` : `queue ${queue}`],
    ["when", whenText(schedule)],
    ["missed ticks", missed === "once" ? "one message for all" : "no message"],
    ...(startAt === undefined ? [] : [["from", iso(startAt)] as Fact]),
    ...(endAt === undefined ? [] : [["until", iso(endAt)] as Fact]),
    ...(limit === undefined ? [] : [["messages at most", limit] as Fact]),
    ...(message === undefined
      ? []
      : [["message", shortened(printable(new TextDecoder().decode(message.value)))] as Fact]),
    ["", ""],
    ["next", nextText(schedule)],
    ["fired", schedule.fired],
    ["skipped", schedule.skipped],
    ...(lastAt === undefined ? [] : [["last", `${iso(lastAt)}, for ${iso(lastFor ?? 0)}`] as Fact]),
  ];
  return factLines(facts, 17) + (reason === undefined ? "" : `\n${reason}\n`);
}

const LONGEST_VALUE = 60;

function shortened(text: string): string {
  return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE - 1)}…`;
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
