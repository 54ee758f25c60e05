/** A sluice.toml, resolved as a start does it. */
import { ConfigError, resolveGiven } from "../../../src/config/config.ts";
import { configText } from "../../../src/config/config-text.ts";
import { textLayer } from "../../../src/config/layers.ts";
import { digest, holds, type FuzzTarget } from "../target.ts";
import { textOf, textSamples } from "../text.ts";
import { checkResolved } from "./plain-settings.ts";

const DIRECTORY = "/somewhere";

export const target: FuzzTarget = {
  name: "config-files",
  samples: textSamples([
    'data = "./d"\nlisten = "127.0.0.1:7420"\nautoCreate = false\n',
    '[limits]\nmaxMessageBytes = "64KiB"\nmaxConnections = 10\n',
    '[storage]\ntailCacheBytes = 1024 # bytes\ncheckpointIntervalMs = "30s"\n[log]\nlevel = "debug"\n',
    'listen = "[::1]:0"\ninsecure = true\ndurability = "disk"\n[server]\nheartbeatMs = "1min"\n',
    '[topicDefaults]\npartitions = 0x10\nretentionMs = 1_000\nsegmentBytes = """1MiB"""\n',
    "a.b = { c = [1, 2.5, 1979-05-27T07:32:00Z, 'x'] }\n[[limits]]\n",
  ]),
  words: textSamples([
    "[limits]\n",
    "[log]\n",
    "limits",
    "data",
    "listen",
    "=",
    '"',
    "'",
    '"""',
    "\n",
    "#",
    "{",
    "}",
    "[",
    "]",
    "[[",
    ".",
    "\\u0000",
    "\\U0010FFFF",
    "\r\n",
    "1e400",
    "-1",
    "nan",
    "inf",
    "0x",
    "9007199254740993",
    "true",
    "false",
    "1979-05-27",
    "GiB",
    "ms",
    "__proto__",
    "constructor",
    'level = "debug"\n',
  ]),
  read(bytes, start, end) {
    const given = textLayer(textOf(bytes, start, end), "sluice.toml", DIRECTORY);
    const resolved = resolveGiven(given, DIRECTORY);
    const hash = digest(checkResolved(given, resolved.config), given.length);
    // A tenth of a millisecond: not each time.
    if ((hash & 63) === 0) {
      const again = resolveGiven(textLayer(configText(resolved), "again.toml", DIRECTORY), DIRECTORY);
      holds(
        JSON.stringify(again.config) === JSON.stringify(resolved.config),
        "printed and read again it is another",
      );
    }
    return hash;
  },
  refuses: (error) => error instanceof ConfigError,
  covers: [
    {
      file: "config/layers.ts",
      functions: /^(textLayer|parsed|flattened|givenOf|isTable|unknownName)$/,
      least: 0.9,
    },
    { file: "config/units.ts", least: 0.9 },
    { file: "config/address.ts", least: 0.9 },
    { file: "config/config-text.ts", least: 0.9 },
  ],
};
