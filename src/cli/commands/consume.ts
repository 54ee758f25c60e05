/** `sluice consume TOPIC`: messages become lines. */
import type { Writable } from "node:stream";
import { Command, InvalidArgumentError, Option } from "commander";
import { parseCount } from "../../config/units.ts";
import type { StartPosition } from "../../sdk/index.ts";
import { connectTo, optionValue, withConnection, type ConnectionOptions } from "../connection.ts";
import { consumeMessages } from "../consume-messages.ts";
import { messageFormats, type MessageFormat } from "../message-format.ts";
import { Output, openStdout } from "../output.ts";
import { untilStopped } from "../signals.ts";
import { tellStatus } from "../status.ts";

interface ConsumeOptions extends ConnectionOptions {
  readonly from: StartPosition;
  readonly count?: number;
  readonly follow?: true;
  readonly output: MessageFormat;
  readonly partition?: readonly number[];
  readonly quiet?: true;
}

const examples = `
Without --follow it ends at the end that was current when it started, and exits with 0. Partitions are read side by
side: order is kept within each, not between them.

  value   the message's bytes as they were sent, and a line end
  json    an object a line: partition, offset, key, value, timestamp, and headers if there are any. Bytes that are
          not UTF-8 are {"base64": "…"}. ndjson is the same.

Examples:
  sluice consume greetings
  sluice consume orders --from latest --follow --output json | jq .value
  sluice consume orders --partition 2 --from 1000 --count 10`;

export function consumeCommand(): Command {
  return withConnection(new Command("consume"))
    .summary("print the messages of a topic")
    .description("Print the messages of a topic, a line each.")
    .argument("<topic>", "its name")
    .option(
      "--from <where>",
      "earliest, latest, or an offset to begin with in each partition",
      from,
      "earliest",
    )
    .option("--count <n>", "end after so many messages", optionValue(countFrom1, "not a whole number from 1"))
    .option("--follow", "at the end wait for more")
    .addOption(new Option("--output <format>", "what is printed").choices(messageFormats).default("value"))
    .option("--partition <n>", "read this partition only; may be repeated", partition)
    .option("--quiet", "say nothing but errors on standard error")
    .addHelpText("after", examples)
    .action(consume);
}

function from(text: string): StartPosition {
  if (text === "earliest" || text === "latest") return text;
  const offset = parseCount(text);
  if (offset === undefined) throw new InvalidArgumentError("It is not earliest, latest or an offset.");
  return { offset };
}

function countFrom1(text: string): number | undefined {
  const count = parseCount(text);
  return count === 0 ? undefined : count;
}

function partition(text: string, before: readonly number[] = []): number[] {
  const number = parseCount(text);
  if (number === undefined) throw new InvalidArgumentError("It is not a partition's number.");
  return before.includes(number) ? [...before] : [...before, number];
}

async function consume(topic: string, options: ConsumeOptions): Promise<void> {
  await untilStopped((stop) => consumeTo(openStdout(), topic, options, stop));
}

async function consumeTo(
  stdout: Writable,
  topic: string,
  options: ConsumeOptions,
  stop: AbortSignal,
): Promise<void> {
  const {
    from,
    follow = false,
    count = Infinity,
    partition: partitions,
    output: format,
    quiet = false,
  } = options;
  const nobodyReads = new AbortController();
  const output = new Output(stdout, () => nobodyReads.abort());
  await using sluice = await connectTo(options, stop);
  if (!quiet) tellStatus(sluice);
  const messages = sluice.topic(topic, { createIfMissing: false }).messages({
    from,
    follow,
    ...(partitions !== undefined && { partitions }),
    signal: AbortSignal.any([stop, nobodyReads.signal]),
  });
  await consumeMessages({ messages, count, format, output }).catch((error: unknown) => {
    if (!stop.aborted && !output.gone) throw error;
  });
  await output.end();
}
