/** `sluice topic create | list | describe | delete`. */
import { Command } from "commander";
import {
  formatBytes,
  formatMilliseconds,
  parseBytes,
  parseCount,
  parseMilliseconds,
} from "../../config/units.ts";
import type { PartitionInfo, TopicInfo, TopicSettings } from "../../sdk/index.ts";
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
import { rowsAs, tableOf, type Column, type OutputFormat } from "../table.ts";

interface CreateOptions extends ShownOptions, TopicSettings {
  readonly ifMissing?: true;
}
export function topicCommand(): Command {
  return new Command("topic")
    .summary("make, list, look at and delete topics")
    .description("Make, list, look at and delete topics.")
    .addCommand(createCommand())
    .addCommand(listCommand("topic", "List all topics by name.").action(list))
    .addCommand(
      describeCommand(
        "topic",
        "orders",
        "Show a topic's settings and how far each partition reaches.",
      ).action(describe),
    )
    .addCommand(
      deleteCommand("topic", "orders", "Delete a topic and all its messages. This cannot be undone.", remove),
    );
}

function createCommand(): Command {
  const command = shownCommand("create")
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
    );
  return withCreation(command)
    .addHelpText(
      "after",
      "\nExamples:\n  sluice topic create orders --partitions 12\n  sluice topic create audit --partitions 1 --retention-ms 0",
    )
    .action(create);
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
  return print(detailsAs(format, topicRow(topic), () => text));
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
  return detailsAs(format, topic, () => describedText(topic));
}

function describedText({ name, settings, partitionInfos, ...topic }: TopicInfo): string {
  const { retentionMs, retentionBytes, segmentBytes } = settings;
  const facts: Fact[] = [
    ["topic", name],
    ["created", new Date(topic.createdAt).toISOString()],
    ["messages", String(topic.messages)],
    ["bytes", String(topic.bytes)],
    ["retention", retentionMs === 0 ? "kept for ever" : formatMilliseconds(retentionMs)],
    ["retention size", retentionBytes === 0 ? "no limit" : `${formatBytes(retentionBytes)} a partition`],
    ["segments of", formatBytes(segmentBytes)],
  ];
  return `${factLines(facts, 16)}\n${tableOf(partitionInfos, partitionColumns)}`;
}
