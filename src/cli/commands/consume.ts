/** `sluice consume TOPIC|QUEUE`: messages become lines; those of a queue are settled. */
import type { Writable } from "node:stream";
import { Command, InvalidArgumentError, Option } from "commander";
import { parseCount, parseMilliseconds } from "../../config/units.ts";
import type { StartPosition } from "../../sdk/index.ts";
import { connectTo, optionValue, withConnection, type ConnectionOptions } from "../connection.ts";
import { consumeMessages } from "../consume-messages.ts";
import { consumeQueue, type SettleWord } from "../consume-queue.ts";
import { UsageError, kindInsteadOf } from "../exit-codes.ts";
import { idleText } from "../idle-text.ts";
import { messageFormats, type MessageFormat } from "../message-format.ts";
import { Output, openStdout } from "../output.ts";
import { untilStopped } from "../signals.ts";
import { tellStatus } from "../status.ts";

interface ConsumeOptions extends ConnectionOptions {
  readonly from?: StartPosition;
  readonly count?: number;
  readonly follow?: true;
  readonly output: MessageFormat;
  readonly partition?: readonly number[];
  readonly ack?: true;
  readonly nack?: true;
  readonly reject?: true;
  readonly reason?: string;
  readonly delay?: number;
  /** As it was called first. */
  readonly delayMs?: number;
  readonly quiet?: true;
}

const examples = `
A topic keeps its messages: without --follow it ends at the end that was current when it started. Partitions are read
side by side: order is kept within each, not between them.

A queue hands each message to one consumer, who says what became of it:

  --ack      done: it is gone
  --nack     failed: handed out again after the queue's backoff, or --delay
  --reject   it will never succeed: to the dead-letter queue at once

Each is settled once it is printed. Without --follow it ends when no message is ready, or none of those that are can be
handed out (it says why); with --count it also waits for those that other consumers hold or that are due within a
minute. The exit code is 0 in each of these cases.

  value   the message's bytes as they were sent, and a line end
  json    an object a line: partition (topics), offset, attempt (queues), key, value, timestamp, and headers if there
          are any. Bytes that are not UTF-8 are {"base64": "…"}. ndjson is the same.

Examples:
  sluice consume greetings
  sluice consume orders --from latest --follow --output json | jq .value
  sluice consume orders --partition 2 --from 1000 --count 10
  sluice consume mails --ack --count 1
  sluice consume mails --reject --reason "no such address" --count 1`;

export function consumeCommand(): Command {
  return withConnection(new Command("consume"))
    .summary("print the messages of a topic, or take those of a queue")
    .description("Print the messages of a topic or a queue, a line each.")
    .argument("<name>", "of a topic or a queue")
    .option(
      "--from <where>",
      "earliest (default), latest, or an offset to begin with in each partition",
      from,
    )
    .option("--count <n>", "end after so many messages", optionValue(countFrom1, "not a whole number from 1"))
    .option("--follow", "at the end wait for more")
    .addOption(new Option("--output <format>", "what is printed").choices(messageFormats).default("value"))
    .option("--partition <n>", "read this partition only; may be repeated", partition)
    .addOption(new Option("--ack", "take messages off a queue").conflicts(["nack", "reject"]))
    .addOption(new Option("--nack", "let messages of a queue fail").conflicts("reject"))
    .option("--reject", "make dead letters of messages of a queue")
    .option("--reason <text>", "what goes with --nack or --reject into the dead letter")
    .option("--delay <time>", "with --nack: handed out again after just this long, such as 10s", delay)
    .addOption(new Option("--delay-ms <time>").argParser(delay).hideHelp())
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

const delay = optionValue(parseMilliseconds, "not a time such as 10s, 5min or 500");

function countFrom1(text: string): number | undefined {
  const count = parseCount(text);
  return count === 0 ? undefined : count;
}

function partition(text: string, before: readonly number[] = []): number[] {
  const number = parseCount(text);
  if (number === undefined) throw new InvalidArgumentError("It is not a partition's number.");
  return before.includes(number) ? [...before] : [...before, number];
}

async function consume(name: string, options: ConsumeOptions): Promise<void> {
  const word = settleWord(options);
  await untilStopped((stop) => {
    const stdout = openStdout();
    return word === undefined
      ? consumeTopic(stdout, name, options, stop)
      : consumeFrom(stdout, name, word, options, stop);
  });
}

/** @throws UsageError where what is asked for is a topic's with a queue, or the other way round */
function settleWord(options: ConsumeOptions): SettleWord | undefined {
  const word = (["ack", "nack", "reject"] as const).find((name) => options[name] === true);
  const forTopics = (["from", "partition"] as const).find((name) => options[name] !== undefined);
  if (word !== undefined && forTopics !== undefined)
    throw new UsageError(`--${forTopics} is for topics and --${word} for queues: give one of them`);
  if (options.reason !== undefined && word !== "nack" && word !== "reject")
    throw new UsageError("--reason goes with --nack or --reject");
  if ((options.delay ?? options.delayMs) !== undefined && word !== "nack")
    throw new UsageError("--delay goes with --nack");
  return word;
}

async function consumeTopic(
  stdout: Writable,
  topic: string,
  options: ConsumeOptions,
  stop: AbortSignal,
): Promise<void> {
  const {
    from: start = "earliest",
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
    from: start,
    follow,
    ...(partitions !== undefined && { partitions }),
    signal: AbortSignal.any([stop, nobodyReads.signal]),
  });
  await consumeMessages({ messages, count, format, output }).catch((error: unknown) => {
    if (kindInsteadOf(error) === "queue") {
      const text = `${topic} is a queue: --ack takes its messages off, --nack and --reject let them fail`;
      throw new UsageError(text);
    }
    if (!stop.aborted && !output.gone) throw error;
  });
  await output.end();
}

async function consumeFrom(
  stdout: Writable,
  name: string,
  settle: SettleWord,
  options: ConsumeOptions,
  stop: AbortSignal,
): Promise<void> {
  const { count = Infinity, follow = false, output: format, reason = "", quiet = false } = options;
  const { delay: delayMs = options.delayMs } = options;
  const nobodyReads = new AbortController();
  const output = new Output(stdout, () => nobodyReads.abort());
  await using sluice = await connectTo(options, stop);
  if (!quiet) tellStatus(sluice);
  const queue = sluice.queue(name, { createIfMissing: false });
  const halt = AbortSignal.any([stop, nobodyReads.signal]);
  const run = { queue, settle, reason, delayMs, count, follow, format, output, stop: halt, nowMs: Date.now };
  const { settled, standsFor } = await consumeQueue(run).catch((error: unknown) => {
    if (!halt.aborted) throw error;
    return { settled: count, standsFor: undefined };
  });
  await output.end();
  if (quiet || halt.aborted) return;
  if (standsFor !== undefined) console.error(`sluice: ${idleText(standsFor)}`);
  else if (settled < count && count !== Infinity)
    console.error(`sluice: ${settled} of ${count}: no message is left to wait for`);
}
