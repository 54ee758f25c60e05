/** The `sluice` command: runs one command of the tree and turns what it threw into a line and an exit code. */
import { CommanderError, type Command } from "commander";
import { Ended, ExitCode, exitCodeOf, lineOf } from "./exit-codes.ts";
import { inFlags } from "./flag-words.ts";
import { program } from "./program.ts";

process.exitCode = await run(process.argv.slice(2));

async function run(args: readonly string[]): Promise<number> {
  let ran: Command | undefined;
  const root = program().hook("preAction", (_, command) => void (ran = command));
  try {
    await root.parseAsync(args, { from: "user" });
    return ExitCode.done;
  } catch (error) {
    // commander has said what is wrong already; help and version that were asked for are no error.
    if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.done : ExitCode.usage;
    const line = lineOf(error);
    if (!(error instanceof Ended)) console.error(`sluice: ${ran === undefined ? line : inFlags(line, ran)}`);
    return exitCodeOf(error);
  }
}
