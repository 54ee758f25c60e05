/** `sluice purge`, which is also `sluice queue purge`. */
import { Command } from "commander";
import { confirmPurge, counted } from "../confirmation.ts";
import { connectTo, withConnection, type ConnectionOptions } from "../connection.ts";
import { UsageError } from "../exit-codes.ts";

import { print } from "../output.ts";

interface PurgeFlags extends ConnectionOptions {
  readonly readyOnly?: true;
  readonly all?: true;
  readonly yes?: true;
}

export function purgeCommand(): Command {
  return withConnection(new Command("purge"))
    .summary("delete the messages that wait in a queue")
    .description(
      "Delete the messages that wait in a queue, also for a time. What consumers are working on stays. This cannot be undone.",
    )
    .argument("<name>")
    .option("--ready-only", "leave those that wait for a time")
    .option("--all", "also what consumers are working on: they lose it")
    .option("--yes", "do not ask")
    .addHelpText("after", "\nExamples:\n  sluice purge mails\n  sluice purge mails --all --yes")
    .action(purge);
}

async function purge(name: string, options: PurgeFlags): Promise<void> {
  const { readyOnly, all, yes } = options;
  if (readyOnly && all) throw new UsageError("--ready-only and --all say different things: give one of them");
  if (yes !== true) await confirmPurge(name);
  await using sluice = await connectTo(options);
  const what = all ? "all" : readyOnly ? "ready" : "waiting";
  const { purged } = await sluice.queue(name, { createIfMissing: false }).purge({ what });
  await print(`purged ${counted(purged, "message")} of ${name}\n`);
}
