/** `sluice dlq redrive`: dead letters go back to where they came from. */
import { Command } from "commander";
import { counted } from "../confirmation.ts";
import { connectTo } from "../connection.ts";
import { header, moveOptions, tellMoved, withMoving, type MoveFlags } from "../move-flags.ts";

interface Flags extends MoveFlags {
  readonly reason?: string;
  readonly force?: true;
  readonly setHeader?: Readonly<Record<string, string>>;
  readonly setValue?: string;
}

export function redriveCommand(): Command {
  return withMoving(new Command("redrive"))
    .summary("send dead letters back")
    .description(
      "Move the dead letters of a queue back to where they came from, the oldest first, as new as on their first day. One that has come back three times is left.",
    )
    .argument("<name>", "the queue, or its dead-letter queue")
    .option("--reason <reason>", "only those that died of it: attempts, rejected, overflow, expired")
    .option("--force", "also those that have come back three times")
    .option("--set-header <name=value>", "give each this header; may be repeated", header)
    .option("--set-value <text>", "give each this value in place of its own")
    .addHelpText(
      "after",
      "\nExamples:\n  sluice dlq redrive mails --dry-run --reason attempts --since 2h\n  sluice dlq redrive mails --header tenant=acme --rate 100\n  sluice dlq redrive mails",
    )
    .action(redrive);
}

async function redrive(name: string, flags: Flags): Promise<void> {
  await using sluice = await connectTo(flags);
  const { reason, force, setHeader: headers, setValue } = flags;
  const edit =
    headers === undefined && setValue === undefined
      ? undefined
      : {
          ...(headers !== undefined && { headers }),
          ...(setValue !== undefined && { value: Buffer.from(setValue) }),
        };
  const done = await sluice.queue(name, { createIfMissing: false }).redrive({
    ...moveOptions(flags, reason),
    ...(force === true && { force }),
    ...(edit !== undefined && { edit }),
  });
  const { left, exhausted } = done;
  await tellMoved(
    flags,
    done,
    ["redrove", "would redrive"],
    [
      ...(left === 0 ? [] : [`${counted(left, "letter")} left, whose queue exists no more`]),
      ...(exhausted === 0
        ? []
        : [`${counted(exhausted, "letter")} left, back for the third time: see --force`]),
    ],
  );
}
