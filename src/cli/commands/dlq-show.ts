/** `sluice dlq show`: all of one dead letter. */
import { Command, Option } from "commander";
import { parseCount } from "../../config/units.ts";
import { connectTo, optionValue, withConnection, type ConnectionOptions } from "../connection.ts";
import { deadLetterOf, type DeadLetter } from "../dead-letter.ts";
import { deadLettersOf } from "../dead-letters-of.ts";
import { Ended, ExitCode, printable } from "../exit-codes.ts";
import type { Printed } from "../message-format.ts";
import { print } from "../output.ts";

interface Flags extends ConnectionOptions {
  readonly output: "text" | "json";
}

export function showCommand(): Command {
  return withConnection(new Command("show"))
    .summary("all of one dead letter")
    .description(
      "Show all of one dead letter: where it came from and why it is here, and its key, headers and value. Changes nothing.",
    )
    .argument("<name>", "the queue, or its dead-letter queue")
    .argument("<offset>", "which one, as dlq list says", optionValue(parseCount, "not an offset"))
    .addOption(new Option("--output <format>", "how it is printed").choices(["text", "json"]).default("text"))
    .addHelpText(
      "after",
      "\nExamples:\n  sluice dlq show mails 3\n  sluice dlq show mails 3 --output json | jq .headers",
    )
    .action(show);
}

async function show(name: string, offset: number, flags: Flags): Promise<void> {
  await using sluice = await connectTo(flags);
  for await (const message of deadLettersOf(sluice, name, { from: offset, limit: 1 })) {
    if (message.offset !== offset) break;
    const letter = deadLetterOf(message);
    return await print(
      flags.output === "json" ? `${JSON.stringify(letter, undefined, 2)}\n` : textOf(letter),
    );
  }
  console.error(`sluice: no dead letter of ${name} is at offset ${offset}: it was never there, or has left`);
  throw new Ended(ExitCode.notFound);
}

function textOf(letter: DeadLetter): string {
  const { offset, queue, originOffset, reason, attempts, firstError, error, consumer } = letter;
  const { publishedAt, deadLetteredAt, redrives, editedAt, key, headers, value } = letter;
  const lines: (readonly [string, string | undefined])[] = [
    ["offset", String(offset)],
    ["queue", queue === undefined ? undefined : `${queue}, offset ${originOffset ?? "unknown"}`],
    ["reason", reason],
    ["attempts", attempts?.toString()],
    ["first error", firstError],
    ["last error", error],
    ["consumer", consumer],
    ["published", dateOf(publishedAt)],
    ["died", dateOf(deadLetteredAt)],
    [
      "redriven",
      redrives === undefined ? undefined : `${redrives} ${redrives === 1 ? "time" : "times"} before`,
    ],
    ["edited", dateOf(editedAt)],
    ["key", key === null ? undefined : text(key)],
    ...Object.entries(headers ?? {}).flatMap(([name, one]) =>
      (Array.isArray(one) ? one : [one]).map((each: Printed) => [`header ${name}`, text(each)] as const),
    ),
  ];
  const known = lines.filter((line): line is readonly [string, string] => line[1] !== undefined);
  const width = Math.max(...known.map(([title]) => title.length));
  const told = known.map(([title, one]) => `${printable(title.padEnd(width))}  ${printable(one)}\n`);
  return `${told.join("")}\n${text(value)}\n`;
}

function dateOf(ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : new Date(ms).toISOString();
}

function text(printed: Printed): string {
  return typeof printed === "string" ? printed : `base64 ${printed.base64}`;
}
