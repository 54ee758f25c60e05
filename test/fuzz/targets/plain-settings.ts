/** What people mean by the settings they give, in numbers written out: the judge of both config decoders. */
import { resolve } from "node:path";
import { resolveGiven, type Config } from "../../../src/config/config.ts";
import type { Given } from "../../../src/config/layers.ts";
import { settings, shownValue, valueOf } from "../../../src/config/settings.ts";
import { digestText, holds } from "../target.ts";

const units: Readonly<Record<string, number>> = {
  "": 1,
  b: 1,
  kib: 1024,
  mib: 1_048_576,
  gib: 1_073_741_824,
  ms: 1,
  s: 1000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

const directory = "/somewhere";
const defaults = resolveGiven([], directory).config;
const shownDefaults = settings.map((setting) => shownValue(valueOf(defaults, setting), setting));

/** Everything given is what it says, the last one where there are several; what is not given is the default. */
export function checkResolved(given: readonly Given[], config: Config): number {
  let hash = 0;
  for (let i = 0; i < given.length; i++) {
    const { setting, value } = given[i]!;
    if (given.some((later, j) => j > i && later.setting === setting)) continue;
    const resolved = valueOf(config, setting);
    holds(isMeant(value, resolved), `${setting.path} is another value than was given`);
    hash = digestText(hash, shownValue(resolved, setting));
  }
  // One of the others, each in its turn.
  const one = (hash >>> 0) % settings.length;
  const setting = settings[one]!;
  if (!given.some((other) => other.setting === setting))
    holds(
      shownValue(valueOf(config, setting), setting) === shownDefaults[one],
      `${setting.path} was not given and is not its default`,
    );
  return hash;
}

function isMeant(given: unknown, value: unknown): boolean {
  if (value === given) return true;
  if (typeof given !== "string") return false;
  const text = given.trim();
  switch (typeof value) {
    case "number": {
      const digits = /^[0-9]*/.exec(text)![0];
      return value === Number(digits) * (units[text.slice(digits.length).trim().toLowerCase()] ?? NaN);
    }
    case "boolean":
      return value ? text === "1" || text === "true" : text === "0" || text === "false";
    case "object": {
      const { host, port } = value as Config["listen"];
      const colon = text.lastIndexOf(":");
      const named = text.slice(0, colon);
      return (named === host || named === `[${host}]`) && Number(text.slice(colon + 1)) === port;
    }
    default:
      return value === resolve(directory, given);
  }
}
