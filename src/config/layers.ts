/**
 * What the file, the environment and the flags say, before it is looked at: each layer is a list of given values with
 * the name of where they stand. Names nobody knows are refused here; a setting misspelt must not be a setting ignored.
 */
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { TomlError, parse as parseToml } from "smol-toml";
import { ConfigError } from "./config-error.ts";
import { sections, settingLike, settingOfEnv, settingOfPath, type Setting } from "./settings.ts";

export interface Given {
  readonly setting: Setting;
  readonly value: unknown;
  /** For messages and `config print`: `sluice.toml`, `SLUICE_DATA`, `--data`. */
  readonly source: string;
}

const DEFAULT_FILE = "sluice.toml";

/** `file` was asked for and must exist; else ./sluice.toml may. Its relative paths are relative to itself. */
export function fileLayer(file: string | undefined, directory: string): Given[] {
  const name = file ?? DEFAULT_FILE;
  const path = resolve(directory, name);
  const text = readFile(path, name, file !== undefined);
  return text === undefined ? [] : textLayer(text, name, dirname(path));
}

/** What a sluice.toml of this text says; its relative paths are relative to `directory`. */
export function textLayer(text: string, name: string, directory: string): Given[] {
  return flattened(parsed(text, name), name).map(({ setting, value, source }) => ({
    setting,
    value:
      setting.path === "data" && typeof value === "string" && value !== ""
        ? resolve(directory, value)
        : value,
    source,
  }));
}

function readFile(path: string, name: string, must: boolean): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" && !must) return undefined;
    if (code === "ENOENT") throw new ConfigError(`the configuration file ${name} does not exist`);
    throw new ConfigError(`cannot read the configuration file ${name}: ${(error as Error).message}`);
  }
}

function parsed(text: string, name: string): Record<string, unknown> {
  try {
    return parseToml(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const what = error.message.split("\n")[0]!.replace("Invalid TOML document: ", "");
    throw new ConfigError(`${name}, line ${error.line}, column ${error.column}: ${what}`);
  }
}

function flattened(table: Record<string, unknown>, source: string): Given[] {
  return Object.entries(table).flatMap(([name, value]) => {
    if (!sections.includes(name)) return [givenOf(name, value, source)];
    if (!isTable(value)) throw new ConfigError(`${source}: ${name} is a section, written [${name}]`);
    return Object.entries(value).map(([leaf, inner]) => givenOf(`${name}.${leaf}`, inner, source));
  });
}

function givenOf(path: string, value: unknown, source: string): Given {
  const setting = settingOfPath(path);
  if (setting === undefined) throw unknownName(source, path, settingLike(path)?.path);
  return { setting, value, source };
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/**
 * Variables named SLUICE_SECTION__KEY must be settings. Others beginning with SLUICE_ may belong to somebody else:
 * SLUICE_URL to the client, SLUICE_PORT and SLUICE_SERVICE_HOST to Kubernetes, which makes them for a service "sluice".
 */
export function envLayer(env: Readonly<Record<string, string | undefined>>): Given[] {
  return Object.entries(env).flatMap(([name, value]) => {
    if (value === undefined || value === "") return [];
    const setting = settingOfEnv(name);
    if (setting !== undefined) return [{ setting, value, source: name }];
    if (!/^SLUICE_[A-Z0-9_]*__/.test(name)) return [];
    throw unknownName("environment", name, settingLike(pathLike(name))?.env);
  });
}

/** SLUICE_LIMITS__MAX_BYTES → limits.maxBytes. */
function pathLike(name: string): string {
  return name
    .slice("SLUICE_".length)
    .toLowerCase()
    .replace("__", ".")
    .replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** Flags come from the command line's own table, which names settings by their path. */
export function flagLayer(flags: Readonly<Record<string, unknown>>): Given[] {
  return Object.entries(flags).flatMap(([path, value]) => {
    if (value === undefined) return [];
    const source = `--${path.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(".", "-")}`;
    return [givenOf(path, value, source)];
  });
}

function unknownName(where: string, name: string, like: string | undefined): ConfigError {
  const hint = like === undefined ? "`sluice config print` lists all" : `did you mean ${like}?`;
  return new ConfigError(`${where}: there is no setting ${name}: ${hint}`);
}
