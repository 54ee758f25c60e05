/** sluice://user:password@host:port,… as applications and SLUICE_URL give it. */
import { parseConnectionString } from "../../../src/sdk/connection-string.ts";
import { SluiceError } from "../../../src/sdk/errors.ts";
import { digest, digestText, holds, type FuzzTarget } from "../target.ts";
import { textOf, textSamples } from "../text.ts";

export const target: FuzzTarget = {
  name: "connection-strings",
  samples: textSamples([
    "sluice://localhost:7420",
    "sluice://localhost",
    "sluice://user:pass%20word@one.example:1,two.example,[::1]:65535/?name=me&timeoutMs=5000&connectTimeoutMs=1",
    "sluice://a:b@127.0.0.1",
    "SLUICE://h?name=",
    "sluices://h",
    "ws://h",
    "http://h",
  ]),
  words: textSamples([
    "sluice://",
    "@",
    ":",
    "[",
    "]",
    "%",
    "%25",
    "%zz",
    "?",
    "&",
    "=",
    "name=",
    "timeoutMs=",
    "connectTimeoutMs=",
    ",",
    "/",
    "9999999999",
    "65536",
    "fe80::1%eth0",
  ]),
  read(bytes, start, end) {
    const { endpoints, user, password, name, timeoutMs, connectTimeoutMs, display } = parseConnectionString(
      textOf(bytes, start, end),
    );
    let hash = digest(endpoints.length, timeoutMs ?? -1);
    for (const { host, port } of endpoints) {
      holds(port >= 1 && port <= 65_535 && host !== "", "an endpoint nobody can dial");
      hash = digest(digestText(hash, host), port);
    }
    const again = parseConnectionString(display);
    holds(
      again.display === display && again.endpoints.length === endpoints.length,
      "shown and read again it is another",
    );
    return digestText(digest(hash, connectTimeoutMs ?? -1), `${user} ${password} ${name} ${display}`);
  },
  refuses: (error) => error instanceof SluiceError,
  covers: [{ file: "sdk/connection-string.ts", least: 0.95 }],
};
