/** `sluice serve`: configuration → a node → signals. Everything the server is, compose builds. */
import { flushCompileCache } from "node:module";
import { Command } from "commander";
import { formatListen } from "../../config/address.ts";
import type { Config } from "../../config/config.ts";
import { formatMilliseconds } from "../../config/units.ts";
import { Ended } from "../exit-codes.ts";
import { outliveOutput } from "../output.ts";
import { resolveFrom, withSettings } from "../setting-flags.ts";
import { untilStopped } from "../signals.ts";
import { startError } from "../start-error.ts";
import { version } from "../version.ts";

export function serveCommand(): Command {
  return withSettings(new Command("serve"))
    .summary("start a server")
    .description(
      "Start a server in the foreground. Ctrl-C or SIGTERM lets clients finish and stops it; a second ends it at once.",
    )
    .addHelpText(
      "after",
      `
All other settings: sluice.toml and variables SLUICE_SECTION__KEY; \`sluice config print\` lists them.

Examples:
  sluice serve
  sluice serve --data /var/lib/sluice --listen 127.0.0.1:7500
  sluice serve --listen 127.0.0.1:0     a free port; the line "listening sluice://…" says which`,
    )
    .action(serve);
}

async function serve(options: Record<string, unknown>): Promise<void> {
  const { config } = await resolveFrom(options);
  outliveOutput();
  // Loaded only here: the other commands need no storage and no logger.
  const { composeNode } = await import("../../compose.ts");
  const { createLogger } = await import("../../observability/logger.ts");
  const log = createLogger({ level: config.log.level, format: logFormat(config) });
  const onFatal = (error: Error, exitCode: number): void => {
    console.error(`sluice: ${error.message}`);
    process.exit(exitCode);
  };
  const running = untilStopped(async (stop) => {
    const node = composeNode(config, { log, version, onFatal });
    const started = await node.start().catch((error: unknown) => {
      throw startError(error, config);
    });
    const { listen, insecure } = config;
    const { port } = started;
    if (insecure) log.warn({ listen: formatListen({ host: listen.host, port }) }, INSECURE);
    if (started.durability === "memory-first")
      log.warn({ flushIntervalMs: started.flushIntervalMs }, `durability memory-first: ${mayLose(started)}`);
    // Node does it when a process ends, but a server may be killed. Takes a tenth of a second once after a build.
    flushCompileCache();
    console.log(greeting({ ...started, host: listen.host, insecure }));
    await aborted(stop);
    await node.stop();
  });
  await running.finally(exitSoon).catch((error: unknown) => {
    // A stop that was asked for and went well is this command's good end.
    if (!(error instanceof Ended)) throw error;
  });
}

const INSECURE = "no authentication: whoever reaches this address may read and write everything";

interface Greeting {
  readonly host: string;
  readonly port: number;
  readonly dataDirectory: string;
  readonly durability: Config["durability"];
  readonly flushIntervalMs: number;
  readonly insecure: boolean;
}

/** Programs wait for the first line; the rest is for people. */
export function greeting(started: Greeting): string {
  const { host, port, dataDirectory, durability, insecure } = started;
  const everywhere = host === "0.0.0.0" || host === "::";
  const reached = `sluice://${formatListen({ host: everywhere ? "127.0.0.1" : host, port })}`;
  const url = reached === "sluice://127.0.0.1:7420" ? "" : ` --url ${reached}`;
  const promise = durability === "disk" ? "every confirm follows an fdatasync" : mayLose(started);
  return [
    `listening sluice://${formatListen({ host, port })}`,
    `  data        ${dataDirectory}`,
    `  durability  ${durability}: ${promise}`,
    ...(insecure ? [`  INSECURE    ${INSECURE}`] : []),
    `  try         echo hello | npx sluice produce greetings${url}`,
    `              npx sluice consume greetings${url}`,
    `  stop        Ctrl-C`,
  ].join("\n");
}

function mayLose({ flushIntervalMs }: { readonly flushIntervalMs: number }): string {
  return `may lose up to ${formatMilliseconds(flushIntervalMs)} of confirmed messages on power loss`;
}

function logFormat({ log }: Config): "json" | "pretty" {
  if (log.format !== "auto") return log.format;
  return process.stderr.isTTY ? "pretty" : "json";
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve());
  });
}

/** A handle somebody forgot must not keep the process of a server that has stopped, or never started. */
function exitSoon(): void {
  setTimeout(() => process.exit(), 500).unref();
}
