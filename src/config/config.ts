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
import { sections, settings } from "./settings.ts";
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

/** What holds where nothing is given. A section must be there for its defaults to be filled in. */
const defaults = configSchema.parse(Object.fromEntries(sections.map((name) => [name, {}])));
const defaultSources = new Map(settings.map(({ path }) => [path, "default"]));

function ownDefaults(): Config {
  const own: Record<string, unknown> = { ...defaults };
  for (const name of sections) own[name] = { ...(own[name] as object) };
  return own as Config;
}

/** Later ones win. @throws ConfigError */
export function resolveGiven(layers: readonly Given[], directory: string): ResolvedConfig {
  const values = layers.map(parsed);
  const config = ownDefaults();
  const sources = new Map(defaultSources);
  layers.forEach(({ setting, source }, i) => {
    put(config, setting.path, values[i]);
    sources.set(setting.path, source);
  });
  config.data = resolve(directory, config.data);
  checkTogether(config, sources);
  return { config, sources };
}

function parsed({ setting, value, source }: Given): unknown {
  const { data, error } = setting.schema.safeParse(value);
  const problem = error?.issues[0];
  if (problem === undefined) return data;
  const shown = typeof value === "string" ? quoted(value) : JSON.stringify(value);
  throw new ConfigError(`${source}: ${setting.path} is ${shown}, ${problem.message}`);
}

function put(config: Record<string, unknown>, path: string, value: unknown): void {
  const [section, leaf] = path.split(".") as [string, string?];
  if (leaf === undefined) config[section] = value;
  else (config[section] as Record<string, unknown>)[leaf] = value;
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
