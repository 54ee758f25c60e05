/** `sluice config print`: what a server started here would use, and why. */
import { Command, Option } from "commander";
import { print } from "../output.ts";
import { resolveFrom, withSettings } from "../setting-flags.ts";
import { outputFormats, type OutputFormat } from "../table.ts";

interface PrintOptions extends Record<string, unknown> {
  readonly resolved?: true;
  readonly output: OutputFormat;
}

export function configCommand(): Command {
  return new Command("config")
    .summary("look at the configuration")
    .description("Look at the configuration a server would be started with.")
    .addCommand(printCommand());
}

function printCommand(): Command {
  return withSettings(new Command("print"))
    .summary("print every setting")
    .description(
      "Print the settings a server would be started with here, as a sluice.toml that explains each. With --resolved: as a " +
        "table that says where each value comes from.",
    )
    .option("--resolved", "each value with its source")
    .addOption(
      new Option("--output <format>", "how --resolved is printed").choices(outputFormats).default("table"),
    )
    .addHelpText(
      "after",
      `
A value comes from the last of these that has it: the default, sluice.toml (or --config FILE), the environment, a flag.

Examples:
  sluice config print --resolved
  sluice config print > sluice.toml
  SLUICE_LIMITS__MAX_MESSAGE_BYTES=4MiB sluice config print --resolved --output json`,
    )
    .action(printConfig);
}

async function printConfig(options: PrintOptions): Promise<void> {
  const resolved = await resolveFrom(options);
  // Loaded when needed, as the configuration's own code is.
  const { configText } = await import("../../config/config-text.ts");
  const { resolvedAs } = await import("../resolved-config.ts");
  await print(options.resolved === true ? resolvedAs(options.output, resolved) : configText(resolved));
}
