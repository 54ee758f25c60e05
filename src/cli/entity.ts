/** What `topic` and `queue` have in common: verbs, options, and how one of them is shown. */
import { Command, Option } from "commander";
import { parseBytes } from "../config/units.ts";
import { confirmDeletion } from "./confirmation.ts";
import { optionValue, withConnection, type ConnectionOptions } from "./connection.ts";
import { outputFormats, type OutputFormat } from "./table.ts";

export interface ShownOptions extends ConnectionOptions {
  readonly output: OutputFormat;
}
export interface DeleteOptions extends ConnectionOptions {
  readonly yes?: true;
}

export type EntityKind = "topic" | "queue";

export function withOutput(command: Command): Command {
  return command.addOption(
    new Option("--output <format>", "how it is printed").choices(outputFormats).default("table"),
  );
}

/** A command that speaks to a server and prints what it found. */
export function shownCommand(verb: string): Command {
  return withOutput(withConnection(new Command(verb)));
}

/** A command whose options are added by whoever makes it; the last ones are the same for all that can be made. */
export function withCreation(command: Command): Command {
  return withSegmentBytes(command).option(
    "--if-missing",
    "be content if it is there already with these settings",
  );
}

export function withSegmentBytes(command: Command): Command {
  return command.option(
    "--segment-bytes <size>",
    "size of segment files, 1MiB to 1GiB",
    optionValue(parseBytes, "not a size such as 128MiB"),
  );
}

export function listCommand(kind: EntityKind, description: string): Command {
  return shownCommand("list")
    .description(description)
    .addHelpText(
      "after",
      `\nExamples:\n  sluice ${kind} list\n  sluice ${kind} list --output ndjson | jq -r .name`,
    );
}

export function describeCommand(kind: EntityKind, example: string, description: string): Command {
  return shownCommand("describe")
    .description(description)
    .argument("<name>")
    .addHelpText("after", `\nExample:\n  sluice ${kind} describe ${example}`);
}

/** Asks first; `remove` is called with who said yes. */
export function deleteCommand(
  kind: EntityKind,
  example: string,
  description: string,
  remove: (name: string, options: DeleteOptions) => Promise<void>,
): Command {
  return withConnection(new Command("delete"))
    .description(description)
    .argument("<name>")
    .option("--yes", "do not ask")
    .addHelpText("after", `\nExample:\n  sluice ${kind} delete ${example} --yes`)
    .action(async (name: string, options: DeleteOptions) => {
      if (options.yes !== true) await confirmDeletion(kind, name);
      await remove(name, options);
    });
}

/** One of them: everything there is for machines, `text` for people. */
export function detailsAs(format: OutputFormat, entity: object, text: () => string): string {
  if (format === "table") return text();
  return `${JSON.stringify(entity, undefined, format === "json" ? 2 : undefined)}\n`;
}

export type Fact = readonly [name: string, value: string | number];

/** A line each, values below each other. */
export function factLines(facts: readonly Fact[], width: number): string {
  return facts.map(([fact, value]) => `${`${fact.padEnd(width)}${value}`.trimEnd()}\n`).join("");
}
