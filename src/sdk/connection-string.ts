/**
 * sluice://[user:password@]host[:port][,host2[:port]…][?name=…&timeoutMs=…&connectTimeoutMs=…]
 *
 * Read by hand, since URL knows neither several hosts nor how to keep a password out of messages.
 */
import { invalidArgument, notSupported } from "./errors.ts";
import { optionNames, unknownOption } from "./option-check.ts";

export const DEFAULT_URL = "sluice://localhost:7420";
export const DEFAULT_PORT = 7420;

export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

export interface ConnectionString {
  readonly endpoints: readonly Endpoint[];
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly name: string | undefined;
  readonly timeoutMs: number | undefined;
  readonly connectTimeoutMs: number | undefined;
  /** Without credentials and options: for messages and logs. */
  readonly display: string;
}

const names = optionNames("the connection string", ["name", "timeoutMs", "connectTimeoutMs"]);
const LATER = new Set(["sluices", "ws", "wss"]);

/** @throws SluiceError INVALID_ARGUMENT, NOT_SUPPORTED (sluices://, ws://, wss://) */
export function parseConnectionString(url: string): ConnectionString {
  const scheme = /^([a-z]+):\/\//i.exec(url)?.[1]?.toLowerCase();
  if (scheme === undefined)
    throw invalidArgument(`a server's address begins with sluice://, for example ${DEFAULT_URL}`);
  if (LATER.has(scheme)) throw notSupported(`${scheme}://`, `connecting by ${scheme}://`);
  if (scheme !== "sluice")
    throw invalidArgument(`a server's address begins with sluice://, not ${scheme}://`);

  let rest = url.slice(scheme.length + 3);
  const question = rest.indexOf("?");
  const query = question < 0 ? "" : rest.slice(question + 1);
  if (question >= 0) rest = rest.slice(0, question);
  if (rest.endsWith("/")) rest = rest.slice(0, -1);
  const at = rest.lastIndexOf("@");
  const { user, password } =
    at < 0 ? { user: undefined, password: undefined } : credentials(rest.slice(0, at));
  const hosts = rest.slice(at + 1);
  if (hosts.includes("/"))
    throw invalidArgument(`a server's address has no path: leave out "${hosts.slice(hosts.indexOf("/"))}"`);

  const endpoints = hosts.split(",").map(endpoint);
  return {
    endpoints,
    user,
    password,
    ...options(query),
    display: `sluice://${endpoints.map(displayEndpoint).join(",")}`,
  };
}

export function displayEndpoint({ host, port }: Endpoint): string {
  return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
}

function credentials(text: string): { user: string; password: string } {
  const colon = text.indexOf(":");
  if (colon < 0) throw invalidArgument("credentials in a server's address are user:password");
  return { user: decoded(text.slice(0, colon)), password: decoded(text.slice(colon + 1)) };
}

function endpoint(text: string): Endpoint {
  const parts = /^(?:\[([0-9a-f:.%a-z]+)\]|([^:[\]]+))(?::([0-9]{1,5}))?$/i.exec(text);
  const host = parts?.[1] ?? parts?.[2];
  if (host === undefined) {
    throw invalidArgument(`"${text}" is not a host, host:port or [IPv6 address]:port in a server's address`);
  }
  const port = parts?.[3] === undefined ? DEFAULT_PORT : Number(parts[3]);
  if (port < 1 || port > 65_535)
    throw invalidArgument(`port ${port} in a server's address is not 1 to 65535`);
  return { host, port };
}

function options(query: string): Pick<ConnectionString, "name" | "timeoutMs" | "connectTimeoutMs"> {
  const values = new Map<string, string>();
  for (const pair of query === "" ? [] : query.split("&")) {
    const equals = pair.indexOf("=");
    const name = decoded(equals < 0 ? pair : pair.slice(0, equals));
    if (!names.known.has(name)) throw unknownOption(name, names);
    values.set(name, equals < 0 ? "" : decoded(pair.slice(equals + 1)));
  }
  const milliseconds = (name: string): number | undefined => {
    const value = values.get(name);
    if (value === undefined) return undefined;
    if (!/^[1-9][0-9]{0,9}$/.test(value)) {
      throw invalidArgument(`${name}=${value} in the connection string is not a number of milliseconds`);
    }
    return Number(value);
  };
  return {
    name: values.get("name"),
    timeoutMs: milliseconds("timeoutMs"),
    connectTimeoutMs: milliseconds("connectTimeoutMs"),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalidArgument("a server's address holds a % that is not an escape: write %25");
  }
}
