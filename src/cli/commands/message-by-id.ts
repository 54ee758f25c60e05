/** `sluice queue find NAME --id ID` and `sluice queue cancel NAME --id ID`. */
import { Command } from "commander";
import type { FoundMessage } from "../../sdk/index.ts";
import { connectTo, withConnection, type ConnectionOptions } from "../connection.ts";
import { detailsAs, factLines, shownCommand, type Fact, type ShownOptions } from "../entity.ts";
import { Ended, ExitCode } from "../exit-codes.ts";
import { printed, progressJson, progressText, textOf } from "../message-format.ts";
import { print } from "../output.ts";

interface IdFlag {
  readonly id: string;
}

export function findCommand(): Command {
  return shownCommand("find")
    .description(
      "Show where the message with an id is: ready, delayed, in whose hands and how far, how often it failed; or how it ended.",
    )
    .argument("<name>")
    .requiredOption("--id <id>", "the messageId that it was published with")
    .addHelpText("after", "\nExample:\n  sluice queue find orders --id 4711")
    .action(find);
}

export function cancelCommand(): Command {
  return withConnection(new Command("cancel"))
    .description(
      "Take back the message with an id, if it waits, ready or delayed. What a consumer is working on stays.",
    )
    .argument("<name>")
    .requiredOption("--id <id>", "the messageId that it was published with")
    .addHelpText("after", "\nExample:\n  sluice queue cancel orders --id 4711")
    .action(cancel);
}

async function find(name: string, options: ShownOptions & IdFlag): Promise<void> {
  await using sluice = await connectTo(options);
  const found = await sluice.queue(name, { createIfMissing: false }).find(options.id);
  if (found === undefined) {
    console.error(
      `sluice: queue ${name} knows no message ${options.id}: it never came, or is settled and not remembered`,
    );
    throw new Ended(ExitCode.notFound);
  }
  const { resultBytes, ...rest } = found;
  const result = resultBytes === found.result && resultBytes ? printed(resultBytes) : found.result;
  const progress = found.progress && progressJson(found.progress);
  const facts = { id: options.id, ...rest, result, progress };
  await print(detailsAs(options.output, facts, () => foundText(options.id, found)));
}

async function cancel(name: string, options: ConnectionOptions & IdFlag): Promise<void> {
  await using sluice = await connectTo(options);
  const { offset } = await sluice.queue(name, { createIfMissing: false }).cancel(options.id);
  await print(`cancelled message ${options.id} of ${name}, offset ${offset}\n`);
}

function foundText(id: string, found: FoundMessage): string {
  const { state, until, consumer, attempts, offset, expiresAt, progress, outcome, resultBytes } = found;
  const at =
    until === undefined ? "" : ` ${state === "settled" ? "at" : "until"} ${new Date(until).toISOString()}`;
  const facts: Fact[] = [
    ["message", id],
    ["offset", offset],
    ["state", `${state}${at}`],
    ...(outcome === undefined ? [] : [["outcome", outcome] as Fact]),
    ...(consumer === undefined ? [] : [["consumer", consumer] as Fact]),
    ["failed", attempts],
    ...(progress === undefined ? [] : [["progress", progressText(progress)] as Fact]),
    ...(expiresAt === undefined ? [] : [["expires", new Date(expiresAt).toISOString()] as Fact]),
    ...(resultBytes === undefined ? [] : [["result", textOf(printed(resultBytes))] as Fact]),
  ];
  return factLines(facts, 10);
}
