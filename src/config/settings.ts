/** The schema as a flat list: one Setting per leaf, found by the name a file, the environment or a person uses. */
import { z } from "zod";
import { didYouMean } from "../core/names.ts";
import { configSchema, type Config } from "./schema.ts";
import { formatListen } from "./address.ts";
import { formatBytes, formatMilliseconds } from "./units.ts";

export interface Setting {
  /** `limits.maxMessageBytes`; what stands in no section has no dot. */
  readonly path: string;
  /** `SLUICE_LIMITS__MAX_MESSAGE_BYTES`. */
  readonly env: string;
  readonly schema: z.ZodType;
  readonly description: string;
}

function settingOf(path: string, schema: z.ZodType): Setting {
  const words = path.replace(/[A-Z]/g, (letter) => `_${letter}`).replace(".", "__");
  return { path, env: `SLUICE_${words.toUpperCase()}`, schema, description: schema.description ?? "" };
}

export const settings: readonly Setting[] = Object.entries(configSchema.shape).flatMap(([name, schema]) =>
  schema instanceof z.ZodObject
    ? Object.entries<z.ZodType>(schema.shape).map(([leaf, inner]) => settingOf(`${name}.${leaf}`, inner))
    : [settingOf(name, schema)],
);

export const sections: readonly string[] = Object.entries(configSchema.shape).flatMap(([name, schema]) =>
  schema instanceof z.ZodObject ? [name] : [],
);

const byPath = new Map(settings.map((setting) => [setting.path, setting]));
const byEnv = new Map(settings.map((setting) => [setting.env, setting]));
/** Of two in different sections the first. */
const byBareLeaf = new Map(settings.toReversed().map((setting) => [bareLeaf(setting.path), setting]));

export function settingOfPath(path: string): Setting | undefined {
  return byPath.get(path);
}

export function settingOfEnv(name: string): Setting | undefined {
  return byEnv.get(name);
}

/** The setting a wrong path may have meant: the right name in the wrong section, or a misspelt one. */
export function settingLike(path: string): Setting | undefined {
  return byBareLeaf.get(bareLeaf(path)) ?? byPath.get(didYouMean(path, byPath.keys()) ?? "");
}

/** `limits.max_message_bytes` → maxmessagebytes. */
function bareLeaf(path: string): string {
  return path
    .slice(path.lastIndexOf(".") + 1)
    .toLowerCase()
    .replace(/[_-]/g, "");
}

/** The value of a setting in a resolved configuration; undefined = unset. */
export function valueOf(config: Config, { path }: Setting): unknown {
  return path.split(".").reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], config);
}

/** As a person would write it in sluice.toml, without quotes. */
export function shownValue(value: unknown, { path }: Setting): string {
  if (path === "listen") return formatListen(value as Config["listen"]);
  if (typeof value !== "number") return String(value);
  if (path.endsWith("Bytes")) return formatBytes(value);
  return path.endsWith("Ms") ? formatMilliseconds(value) : String(value);
}
