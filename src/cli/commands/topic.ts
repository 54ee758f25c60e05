/** `sluice topic create | list | describe | delete`. */
import { Command, Option } from "commander";
import {
  formatBytes,
  formatMilliseconds,
  parseBytes,
  parseCount,
  parseMilliseconds,
} from "../../config/units.ts";
import type { PartitionInfo, TopicInfo, TopicSettings } from "../../sdk/index.ts";
import { confirmDeletion, counted } from "../confirmation.ts";
import { connectTo, optionValue, withConnection, type ConnectionOptions } from "../connection.ts";
import { print } from "../output.ts";
import { outputFormats, rowsAs, tableOf, type Column, type OutputFormat } from "../table.ts";

interface ShownOptions extends ConnectionOptions {
  readonly output: OutputFormat;
}
interface CreateOptions extends ShownOptions, TopicSettings {
  readonly ifMissing?: true;
}
interface DeleteOptions extends ConnectionOptions {
  readonly yes?: true;
}

export function topicCommand(): Command {
  return new Command("topic")
    .summary("make, list, look at and delete topics")
    .description("Make, list, look at and delete topics.")
    .addCommand(createCommand())
    .addCommand(listCommand())
    .addCommand(describeCommand())
    .addCommand(deleteCommand());
}

function withOutput(command: Command): Command {
  return command.addOption(
    new Option("--output <format>", "how it is printed").choices(outputFormats).default("table"),
  );
}

function createCommand(): Command {
  return withOutput(withConnection(new Command("create")))
    .description("Make a topic. What is not given is the server's default (`sluice config print`).")
    .argument("<name>", "letters, digits, dots, dashes and underscores")
    .option("--partitions <n>", "1 to 10,000", optionValue(parseCount, "not a whole number"))
    .option(
      "--retention-ms <time>",
      "age at which messages may go, such as 7d; 0 = kept for ever",
      optionValue(parseMilliseconds, "not a time such as 7d or 3600000"),
    )
    .option(
      "--retention-bytes <size>",
      "size of a partition above which its oldest messages may go, such as 10GiB; 0 = no limit",
      optionValue(parseBytes, "not a size such as 10GiB"),
    )
    .option(
      "--segment-bytes <size>",
      "size of segment files, 1MiB to 1GiB",
      optionValue(parseBytes, "not a size such as 128MiB"),
    )
    .option("--if-missing", "be content if it is there already with these settings")
    .addHelpText(
      "after",
      "\nExamples:\n  sluice topic create orders --partitions 12\n  sluice topic create audit --partitions 1 --retention-ms 0",
    )
    .action(create);
}

function listCommand(): Command {
  return withOutput(withConnection(new Command("list")))
    .description("List all topics by name.")
    .addHelpText(
      "after",
      "\nExamples:\n  sluice topic list\n  sluice topic list --output ndjson | jq -r .name",
    )
    .action(list);
}

function describeCommand(): Command {
  return withOutput(withConnection(new Command("describe")))
    .description("Show a topic's settings and how far each partition reaches.")
    .argument("<name>")
    .addHelpText("after", "\nExample:\n  sluice topic describe orders")
    .action(describe);
}

function deleteCommand(): Command {
  return withConnection(new Command("delete"))
    .description("Delete a topic and all its messages. This cannot be undone.")
    .argument("<name>")
    .option("--yes", "do not ask")
    .addHelpText("after", "\nExample:\n  sluice topic delete orders --yes")
    .action(remove);
}

async function create(name: string, options: CreateOptions): Promise<void> {
  const { partitions, retentionMs, retentionBytes, segmentBytes, ifMissing = false } = options;
  const settings: TopicSettings = {
    ...(partitions === undefined ? {} : { partitions }),
    ...(retentionMs === undefined ? {} : { retentionMs }),
    ...(retentionBytes === undefined ? {} : { retentionBytes }),
    ...(segmentBytes === undefined ? {} : { segmentBytes }),
  };
  await using sluice = await connectTo(options);
  if (ifMissing) {
    const { topic, created } = await sluice.admin.ensureTopic(name, settings);
    await printCreated(topic, options.output, created ? "created" : "found");
  } else await printCreated(await sluice.admin.createTopic(name, settings), options.output, "created");
}

function printCreated(topic: TopicInfo, format: OutputFormat, verb: string): Promise<void> {
  const text = `${verb} topic ${topic.name} with ${counted(topic.partitions, "partition")}\n`;
  return print(format === "table" ? text : rowsAs(format, [topicRow(topic)], topicColumns));
}

async function list(options: ShownOptions): Promise<void> {
  await using sluice = await connectTo(options);
  const topics = await sluice.admin.listTopics();
  await print(rowsAs(options.output, topics.map(topicRow), topicColumns));
  if (topics.length === 0 && options.output === "table")
    console.error("no topics yet: make one with sluice topic create");
}

async function describe(name: string, options: ShownOptions): Promise<void> {
  await using sluice = await connectTo(options);
  await print(describedAs(options.output, await sluice.admin.describeTopic(name)));
}

async function remove(name: string, options: DeleteOptions): Promise<void> {
  if (options.yes !== true) await confirmDeletion("topic", name);
  await using sluice = await connectTo(options);
  const { messages } = await sluice.admin.deleteTopic(name);
  await print(`deleted topic ${name} with ${counted(messages, "message")}\n`);
}

/** Without what a list does not hold. */
function topicRow({ partitionInfos: _, partitions, ...topic }: TopicInfo): Omit<TopicInfo, "partitionInfos"> {
  return { ...topic, partitions };
}

const topicColumns: readonly Column<Omit<TopicInfo, "partitionInfos">>[] = [
  { title: "NAME", cell: ({ name }) => name },
  { title: "PARTITIONS", cell: ({ partitions }) => partitions },
  { title: "MESSAGES", cell: ({ messages }) => messages },
  { title: "BYTES", cell: ({ bytes }) => bytes },
  { title: "CREATED", cell: ({ createdAt }) => new Date(createdAt).toISOString() },
];

const partitionColumns: readonly Column<PartitionInfo>[] = [
  { title: "PARTITION", cell: ({ partition }) => partition },
  { title: "FIRST OFFSET", cell: ({ lowWatermark }) => lowWatermark },
  { title: "END OFFSET", cell: ({ endOffset }) => endOffset },
  { title: "MESSAGES", cell: ({ lowWatermark, endOffset }) => endOffset - lowWatermark },
  { title: "BYTES", cell: ({ bytes }) => bytes },
  { title: "SEGMENTS", cell: ({ segments }) => segments },
];

function describedAs(format: OutputFormat, topic: TopicInfo): string {
  const { name, settings, partitionInfos } = topic;
  if (format !== "table") return `${JSON.stringify(topic, undefined, format === "json" ? 2 : undefined)}\n`;
  const { retentionMs, retentionBytes, segmentBytes } = settings;
  const facts: [string, string][] = [
    ["topic", name],
    ["created", new Date(topic.createdAt).toISOString()],
    ["messages", String(topic.messages)],
    ["bytes", String(topic.bytes)],
    ["retention", retentionMs === 0 ? "kept for ever" : formatMilliseconds(retentionMs)],
    ["retention size", retentionBytes === 0 ? "no limit" : `${formatBytes(retentionBytes)} a partition`],
    ["segments of", formatBytes(segmentBytes)],
  ];
  const text = facts.map(([fact, value]) => `${fact.padEnd(16)}${value}\n`).join("");
  return `${text}\n${tableOf(partitionInfos, partitionColumns)}`;
}
