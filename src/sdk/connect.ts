/** The door: a connection string and options in, a connected client out. */
import { Sluice } from "./client.ts";
import { Connection } from "./connection.ts";
import { DEFAULT_URL, parseConnectionString } from "./connection-string.ts";
import { invalidArgument } from "./errors.ts";
import { checkOptions, optionNames, positiveInteger } from "./option-check.ts";
import { startRenewalThread } from "./renewal-worker.ts";
import { dialTcp } from "./tcp-transport.ts";
import type { Dial } from "./transport.ts";

export interface ConnectOptions {
  /** Shown by the server in its list of connections; default "sluice-client". */
  readonly name?: string;
  /** Default deadline of every call, milliseconds; default 30 s. */
  readonly timeoutMs?: number;
  /** How long the first connection may take, tries and waits together, milliseconds; default 5 s. */
  readonly connectTimeoutMs?: number;
  /** Instead of user and password in the connection string; default: SLUICE_TOKEN of the environment. */
  readonly token?: string;
  /**
   * A named producer: a second client of the same name fences the first, whose publishes then reject
   * with PRODUCER_FENCED. Default: unnamed.
   */
  readonly producerName?: string;
  /** Bytes of messages that may wait for their confirm; beyond, publish rejects with BUFFER_FULL. Default 64 MiB. */
  readonly maxBufferedBytes?: number;
  /** Gives up the first connection. */
  readonly signal?: AbortSignal;
  /** The transport; default TCP. */
  readonly dial?: Dial;
  /**
   * Consumers of queues: a thread of its own keeps their locks by a second connection, so that a handler that blocks the
   * event loop for longer than a lock keeps its message. Default true where there are threads and the transport is TCP.
   */
  readonly renewalThread?: boolean;
}

const names = optionNames(
  "connect()",
  [
    "name",
    "timeoutMs",
    "connectTimeoutMs",
    "token",
    "producerName",
    "maxBufferedBytes",
    "signal",
    "dial",
    "renewalThread",
  ],
  ["tls", "reconnect", "logger", "telemetry"],
);

export const CLIENT_VERSION = "0.1.0";

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_CONNECT_TIMEOUT_MS = 5000;
const DEFAULT_MAX_BUFFERED_BYTES = 64 * 1024 * 1024;

/**
 * Connects to a server; default: SLUICE_URL of the environment, or sluice://localhost:7420.
 *
 * The first connection is tried for 5 s. Once it stood, losses are repaired for ever: reads go on
 * where they were and unconfirmed publishes are sent again, stored once.
 *
 * @throws SluiceError CANNOT_CONNECT, INVALID_ARGUMENT, UNAUTHENTICATED, UNSUPPORTED_PROTOCOL, ABORTED
 * @example
 * await using sluice = await connect("sluice://localhost");
 */
export async function connect(url?: string, options: ConnectOptions = {}): Promise<Sluice> {
  checkOptions(options, names);
  const target = parseConnectionString(url ?? environment("SLUICE_URL") ?? DEFAULT_URL);
  const timeoutMs = positiveInteger(options.timeoutMs ?? target.timeoutMs ?? DEFAULT_TIMEOUT_MS, "timeoutMs");
  const connectTimeoutMs = options.connectTimeoutMs ?? target.connectTimeoutMs ?? DEFAULT_CONNECT_TIMEOUT_MS;
  positiveInteger(connectTimeoutMs, "connectTimeoutMs");
  const maxBufferedBytes = options.maxBufferedBytes ?? DEFAULT_MAX_BUFFERED_BYTES;
  positiveInteger(maxBufferedBytes, "maxBufferedBytes");
  if (options.token !== undefined && target.user !== undefined) {
    throw invalidArgument("give a token, or user and password in the connection string, not both");
  }
  const connection = new Connection({
    target,
    dial: options.dial ?? dialTcp,
    startRenewalThread:
      options.dial === undefined && options.renewalThread !== false ? startRenewalThread : undefined,
    timeoutMs,
    greeting: {
      clientName: options.name ?? target.name ?? "sluice-client",
      clientVersion: CLIENT_VERSION,
      user: target.user,
      password: target.password,
      token: options.token ?? (target.user === undefined ? environment("SLUICE_TOKEN") : undefined),
    },
  });
  await connection.open(connectTimeoutMs, options.signal);
  return new Sluice(connection, { name: options.producerName ?? "", maxBufferedBytes });
}

/** Browsers have none. */
function environment(name: string): string | undefined {
  const value = (globalThis as { process?: { env?: Record<string, string | undefined> } }).process?.env?.[
    name
  ];
  return value === "" ? undefined : value;
}
