/** Settings from the environment and from flags, a line each: `NAME=value`, `--path=value`. */
import { ConfigError, resolveGiven } from "../../../src/config/config.ts";
import { envLayer, flagLayer } from "../../../src/config/layers.ts";
import { settings } from "../../../src/config/settings.ts";
import type { FuzzTarget } from "../target.ts";
import { textOf, textSamples } from "../text.ts";
import { checkResolved } from "./plain-settings.ts";

const values = [
  "true",
  "0",
  "5",
  "4096B",
  "64KiB",
  "16MiB",
  "1GiB",
  "500ms",
  "30s",
  "5min",
  "2h",
  "1d",
  "127.0.0.1:0",
  "[::1]:7420",
  "debug",
  "disk",
  "/x",
  "memory-first",
];

/** A small letter is short for a variable's name: else most changes would hit names, and values are what is parsed. */
const FIRST_LETTER = "a".charCodeAt(0);

export const target: FuzzTarget = {
  name: "config-values",
  samples: textSamples(
    settings.flatMap(({ path, env }, i) => [
      ...values.map((value) => `${String.fromCharCode(FIRST_LETTER + i)}${value}`),
      `${env}=${values[i % values.length]}\n--log.level=info`,
      `--${path}=${values[(i * 5 + 1) % values.length]}\nSLUICE_INSECURE=1`,
    ]),
  ),
  words: textSamples([
    ...values,
    "SLUICE_",
    "__",
    "--",
    "=",
    "\n",
    "SLUICE_LIMITS__MAX_BYTES=1",
    "--limits.",
    "1GiB",
    "9007199254740993",
    "0.0.0.0:1",
  ]),
  read(bytes, start, end) {
    // Names are anything: without a prototype these are hash tables from the start, not a hidden class for every name.
    const env = Object.create(null) as Record<string, string>;
    const flags = Object.create(null) as Record<string, string>;
    for (const line of textOf(bytes, start, end).split("\n")) {
      const setting = settings[line.charCodeAt(0) - FIRST_LETTER];
      const equals = line.indexOf("=");
      const [name, value] = [line.slice(0, equals), line.slice(equals + 1)];
      if (setting !== undefined) env[setting.env] = line.slice(1);
      else if (name.startsWith("--")) flags[name.slice(2)] = value;
      else env[name] = value;
    }
    const given = [...envLayer(env), ...flagLayer(flags)];
    const { config } = resolveGiven(given, "/somewhere");
    return checkResolved(given, config);
  },
  refuses: (error) => error instanceof ConfigError,
  covers: [
    {
      file: "config/layers.ts",
      functions: /^(envLayer|flagLayer|givenOf|pathLike|unknownName)$/,
      least: 0.95,
    },
    {
      file: "config/settings.ts",
      functions: /^(settingOfPath|settingOfEnv|settingLike|bareLeaf)$/,
      least: 0.95,
    },
    { file: "config/schema.ts", least: 0.95 },
    { file: "core/names.ts", functions: /^(didYouMean|editDistance|quoted)$/, least: 0.9 },
  ],
};
