/** What rooms log to. Compose hands one down; src/observability/logger.ts makes the real one. */
type Line = (fields: Record<string, unknown>, event: string) => void;

/** One call, one event, one line. `event` is a fixed text to search for; what varies goes into `fields`. */
export interface Logger {
  debug: Line;
  info: Line;
  warn: Line;
  error: Line;
}
