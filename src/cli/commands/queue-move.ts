/** `sluice queue move`: what waits in a queue goes to another. */
import { Command } from "commander";
import { connectTo } from "../connection.ts";
import { moveOptions, tellMoved, withMoving, type MoveFlags } from "../move-flags.ts";

interface Flags extends MoveFlags {
  readonly to: string;
}

export function moveCommand(): Command {
  return withMoving(new Command("move"))
    .summary("move messages that wait to another queue")
    .description(
      "Move messages that wait in a queue, also for a time, to another, the oldest first: as they are, without their failures. What consumers are working on stays.",
    )
    .argument("<name>", "the queue they are in")
    .requiredOption("--to <name>", "the queue they go to, which exists")
    .addHelpText(
      "after",
      "\nExamples:\n  sluice queue move mails --to mails-slow --header tenant=acme --dry-run\n  sluice queue move mails --to mails-slow --limit 1000",
    )
    .action(move);
}

async function move(name: string, flags: Flags): Promise<void> {
  await using sluice = await connectTo(flags);
  const queue = sluice.queue(name, { createIfMissing: false });
  const moved = await queue.move({ to: flags.to, ...moveOptions(flags) });
  await tellMoved(flags, moved, ["moved", "would move"]);
}
