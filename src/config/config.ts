/**
 * Defaults < sluice.toml < environment < flags. Every value that is given is checked, also one that a later layer
 * replaces, and a message names the source it came from.
 */
import { resolve } from "node:path";
import { quoted } from "../core/names.ts";
import { formatListen, isLoopback } from "./address.ts";
import { ConfigError } from "./config-error.ts";
import { envLayer, fileLayer, flagLayer, type Given } from "./layers.ts";
import { configSchema, type Config } from "./schema.ts";
import { settings } from "./settings.ts";
import { formatBytes } from "./units.ts";

export type { Config } from "./schema.ts";
export { ConfigError } from "./config-error.ts";

export interface ConfigLayers {
  /** By path: `{ data: "./d", "log.level": "debug" }`. */
  readonly flags: Readonly<Record<string, unknown>>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A configuration file that must exist. undefined = ./sluice.toml, if there is one. */
  readonly file: string | undefined;
  /** What relative paths are relative to; the process's own by default. */
  readonly directory?: string;
}

export interface ResolvedConfig {
  readonly config: Config;
  /** Path of every setting → where its value comes from: `default`, a file, a variable, a flag. */
  readonly sources: ReadonlyMap<string, string>;
}

/** @throws ConfigError */
export function resolveConfig({ flags, env, file, directory = process.cwd() }: ConfigLayers): ResolvedConfig {
  return resolveGiven([...fileLayer(file, directory), ...envLayer(env), ...flagLayer(flags)], directory);
}

/** Later ones win. @throws ConfigError */
export function resolveGiven(layers: readonly Given[], directory: string): ResolvedConfig {
  const raw: Record<string, Record<string, unknown>> = {};
  const sources = new Map(settings.map(({ path }) => [path, "default"]));
  for (const given of layers) {
    check(given);
    put(raw, given.setting.path, given.value);
    sources.set(given.setting.path, given.source);
  }
  for (const { path } of settings) if (path.includes(".")) raw[path.split(".")[0]!] ??= {};
  const config = configSchema.parse(raw);
  config.data = resolve(directory, config.data);
  checkTogether(config, sources);
  return { config, sources };
}

function check({ setting, value, source }: Given): void {
  const problem = setting.schema.safeParse(value).error?.issues[0];
  if (problem === undefined) return;
  const shown = typeof value === "string" ? quoted(value) : JSON.stringify(value);
  throw new ConfigError(
    `${source}: ${setting.path} is ${shown}, ${problem.message}${later(setting.path, value)}`,
  );
}

function later(path: string, value: unknown): string {
  if (path !== "durability" || value !== "memory-first") return "";
  return " (NOT_SUPPORTED: this version confirms nothing before it is on disk)";
}

function put(raw: Record<string, unknown>, path: string, value: unknown): void {
  const [section, leaf] = path.split(".") as [string, string?];
  if (leaf === undefined) raw[section] = value;
  else ((raw[section] ??= {}) as Record<string, unknown>)[leaf] = value;
}

/** Values that are fine alone and wrong together. */
function checkTogether({ listen, insecure, limits }: Config, sources: ReadonlyMap<string, string>): void {
  if (!insecure && !isLoopback(listen.host)) {
    throw new ConfigError(
      `${sources.get("listen")}: listening on ${formatListen(listen)} lets others reach a server that has no authentication yet. ` +
        "On a network you trust, add --insecure (or SLUICE_INSECURE=1); else listen on 127.0.0.1",
    );
  }
  if (limits.publishCreditBytes < 2 * limits.maxMessageBytes) {
    throw new ConfigError(
      `limits.publishCreditBytes is ${formatBytes(limits.publishCreditBytes)}, less than two messages of ` +
        `limits.maxMessageBytes (${formatBytes(limits.maxMessageBytes)}): raise the one or lower the other`,
    );
  }
}
