/** Ctrl-C and SIGTERM: the first asks to finish, a second ends the process at once. */
import { Ended, ExitCode } from "./exit-codes.ts";

type StopSignal = "SIGINT" | "SIGTERM";

const exitCodes: Readonly<Record<StopSignal, number>> = {
  SIGINT: ExitCode.interrupted,
  SIGTERM: ExitCode.terminated,
};

/**
 * Runs `work` with an AbortSignal that the first SIGINT or SIGTERM aborts, its name being the reason. The launcher has
 * merged the doubles that one Ctrl-C makes, so a second one is meant.
 * @throws Ended with the signal's exit code when work ends well, or by the abort, after a signal
 */
export async function untilStopped(work: (stop: AbortSignal) => Promise<void>): Promise<void> {
  const controller = new AbortController();
  const { signal } = controller;
  const handler = (name: NodeJS.Signals): void => {
    if (signal.aborted) process.exit(exitCodes[name as StopSignal]);
    controller.abort(name);
  };
  process.on("SIGINT", handler).on("SIGTERM", handler);
  try {
    await work(signal);
  } catch (error) {
    if (!signal.aborted || !isAbort(error)) throw error;
  } finally {
    process.off("SIGINT", handler).off("SIGTERM", handler);
  }
  if (signal.aborted) throw new Ended(exitCodes[signal.reason as StopSignal]);
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ABORTED";
}
