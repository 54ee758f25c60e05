/** What every command that speaks to a server has in common: its options, and the connection. */
import { InvalidArgumentError, Option, type Command } from "commander";
import { parseMilliseconds } from "../config/units.ts";
import type { Sluice } from "../sdk/index.ts";

export interface ConnectionOptions {
  readonly url: string;
  readonly timeoutMs?: number;
}

const DEFAULT_URL = "sluice://localhost:7420";
/** The client's own default for the first connection; a shorter deadline for answers holds for it too. */
const CONNECT_TIMEOUT_MS = 5_000;

export function withConnection(command: Command): Command {
  return command
    .addOption(new Option("--url <url>", "the server").env("SLUICE_URL").default(DEFAULT_URL))
    .addOption(
      new Option(
        "--timeout-ms <time>",
        "longest wait for an answer, such as 5000 or 5s (default: 30s)",
      ).argParser(optionValue(parseMilliseconds, "not a time such as 5000 or 5s")),
    );
}

/** Loads the client only now: `--help` and usage errors need none of it. */
export async function connectTo(
  { url, timeoutMs }: ConnectionOptions,
  signal?: AbortSignal,
): Promise<Sluice> {
  const { connect } = await import("../sdk/index.ts");
  return connect(url, {
    name: "sluice-cli",
    // Nothing here keeps the event loop from turning.
    renewalThread: false,
    ...(timeoutMs === undefined
      ? {}
      : { timeoutMs, connectTimeoutMs: Math.min(timeoutMs, CONNECT_TIMEOUT_MS) }),
    ...(signal === undefined ? {} : { signal }),
  });
}

/** A commander parser from one that gives undefined for what it cannot read. */
export function optionValue<T>(parse: (text: string) => T | undefined, problem: string): (text: string) => T {
  return (text) => {
    const value = parse(text);
    if (value === undefined) throw new InvalidArgumentError(`It is ${problem}.`);
    return value;
  };
}
