/**
 * The server's log: pino, one JSON object a line on stderr, or short lines for a person at a terminal.
 *
 * A log must not stop what it tells about. It is written without waiting; when whoever reads stderr stands still, lines
 * beyond 1 MiB are dropped, and when that reader is gone, all are. What waits is written out when the process exits.
 */
import pino from "pino";
import type { Logger } from "../base/logger.ts";

export type LogLevel = "debug" | "info" | "warn" | "error";

export interface LoggerOptions {
  readonly level: LogLevel;
  readonly format: "json" | "pretty";
  /** File descriptor; 2 = stderr. */
  readonly fd?: number;
}

/** Bytes of log that may wait for a slow reader. */
const MAX_WAITING_BYTES = 1024 * 1024;

export function createLogger({ level, format, fd = 2 }: LoggerOptions): Logger {
  const destination = pino.destination({ fd, sync: false, maxLength: MAX_WAITING_BYTES });
  destination.on("error", () => {}); // nobody is left to be told
  const stream =
    format === "json" ? destination : { write: (line: string) => destination.write(prettyLine(line)) };
  return pinoLogger(level, stream);
}

/** Apart from createLogger, so that a test can hand in its own destination. */
export function pinoLogger(level: LogLevel, stream: pino.DestinationStream): Logger {
  const log = pino(
    {
      level,
      // Process id and host are known to whatever collects stderr.
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      messageKey: "event",
      errorKey: "error",
      serializers: { error: pino.stdSerializers.err },
    },
    stream,
  );
  return {
    debug: (fields, event) => log.debug(fields, event),
    info: (fields, event) => log.info(fields, event),
    warn: (fields, event) => log.warn(fields, event),
    error: (fields, event) => log.error(fields, event),
  };
}

/** A JSON line as `12:00:00.123 info  event  name=value …`. Values stay JSON, so none can garble the terminal. */
export function prettyLine(json: string): string {
  const { time, level, event, ...fields } = JSON.parse(json) as Record<string, unknown>;
  const clock = typeof time === "string" ? time.slice(11, 23) : "";
  const rest = Object.entries(fields).map(([name, value]) => `  ${name}=${plain(value)}`);
  return `${clock} ${String(level).padEnd(5)} ${String(event)}${rest.join("")}\n`;
}

function plain(value: unknown): string {
  if (typeof value === "string" && /^[\w.:/@+-]+$/.test(value)) return value;
  if (isError(value)) return JSON.stringify(value.message);
  return JSON.stringify(value);
}

/** As pino's serializer leaves it. */
function isError(value: unknown): value is { message: string } {
  return typeof value === "object" && value !== null && "stack" in value && "message" in value;
}
