/** `sluice peek`: looks into a queue and changes nothing. */
import { Command, Option } from "commander";
import { parseCount } from "../../config/units.ts";
import type { PeekedMessage } from "../../sdk/index.ts";
import { connectTo, optionValue, withConnection, type ConnectionOptions } from "../connection.ts";
import { jsonOf, linePieces, messageFormats, type MessageFormat } from "../message-format.ts";
import { Output, print } from "../output.ts";

interface PeekFlags extends ConnectionOptions {
  readonly from: number;
  readonly limit: number;
  readonly output: MessageFormat;
}

const DEFAULT_LIMIT = 10;

export function peekCommand(): Command {
  const offset = optionValue(parseCount, "not an offset");
  const count = optionValue((text) => parseCount(text) || undefined, "not a whole number from 1");
  return withConnection(new Command("peek"))
    .summary("look at the messages of a queue")
    .description(
      "Print messages of a queue as they lie, the oldest first, whoever holds them and however long they wait. Changes nothing.",
    )
    .argument("<name>", "a queue; of a topic, sluice consume shows them and changes nothing either")
    .option("--from <offset>", "the first one to look at", offset, 0)
    .option("--limit <n>", "at most so many", count, DEFAULT_LIMIT)
    .addOption(
      new Option("--output <format>", "values, one JSON array, or an object a line")
        .choices(messageFormats)
        .default("value"),
    )
    .addHelpText(
      "after",
      "\nExamples:\n  sluice peek mails\n  sluice peek mails --limit 1000 --output ndjson | jq .headers",
    )
    .action(peek);
}

async function peek(name: string, { from, limit, output: format, ...options }: PeekFlags): Promise<void> {
  await using sluice = await connectTo(options);
  const messages = await sluice.queue(name, { createIfMissing: false }).peek({ from, limit });
  if (format === "json")
    await print(
      `${JSON.stringify(
        messages.map((message) => jsonOf(message, message.progress)),
        undefined,
        2,
      )}\n`,
    );
  else await printLines(messages, format);
  if (messages.length === 0)
    console.error(`nothing is in ${name}${from > 0 ? ` from offset ${from} on` : ""}`);
}

async function printLines(
  messages: readonly PeekedMessage<Uint8Array>[],
  format: MessageFormat,
): Promise<void> {
  const output = new Output(process.stdout);
  for (const message of messages) {
    for (const piece of linePieces(format, message, message.progress)) {
      const paced = output.write(piece);
      if (paced !== undefined) await paced;
    }
  }
  await output.end();
}
