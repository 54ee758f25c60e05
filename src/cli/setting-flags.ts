/** The flags of `serve` and `config print`: the settings one changes by hand. All others have a file and variables. */
import type { Command } from "commander";
import type { ResolvedConfig } from "../config/config.ts";

/** commander's name of a flag → the setting's path. */
const paths: Readonly<Record<string, string>> = {
  data: "data",
  listen: "listen",
  insecure: "insecure",
  durability: "durability",
  logLevel: "log.level",
  logFormat: "log.format",
};

export function withSettings(command: Command): Command {
  return command
    .option("--config <file>", "configuration file (default: ./sluice.toml, if there is one)")
    .option("--data <dir>", "directory that holds everything stored (default: ./sluice-data)")
    .option("--listen <host:port>", "where to listen; port 0 takes a free one (default: 127.0.0.1:7420)")
    .option("--insecure", "allow an address that others can reach, without authentication")
    .option("--durability <mode>", "disk, or memory-first: faster, may lose the last moments (default: disk)")
    .option("--log-level <level>", "debug, info, warn or error (default: info)")
    .option("--log-format <format>", "json, pretty, or auto = pretty on a terminal (default: auto)");
}

/**
 * Loads the configuration's code only now: the schema's library alone takes longer than a whole `topic list`.
 * @throws ConfigError
 */
export async function resolveFrom(options: Readonly<Record<string, unknown>>): Promise<ResolvedConfig> {
  const { resolveConfig } = await import("../config/config.ts");
  const flags = Object.entries(paths).map(([name, path]) => [path, options[name]]);
  const file = options["config"] as string | undefined;
  return resolveConfig({
    flags: Object.fromEntries(flags) as Record<string, unknown>,
    env: process.env,
    file,
  });
}
