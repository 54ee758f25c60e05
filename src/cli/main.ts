/** The `sluice` command: runs one command of the tree and turns what it threw into a line and an exit code. */
import { CommanderError } from "commander";
import { Ended, ExitCode, exitCodeOf, lineOf } from "./exit-codes.ts";
import { program } from "./program.ts";

process.exitCode = await run(process.argv.slice(2));

async function run(args: readonly string[]): Promise<number> {
  try {
    await program().parseAsync(args, { from: "user" });
    return ExitCode.done;
  } catch (error) {
    // commander has said what is wrong already; help and version that were asked for are no error.
    if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.done : ExitCode.usage;
    if (!(error instanceof Ended)) console.error(`sluice: ${lineOf(error)}`);
    return exitCodeOf(error);
  }
}
