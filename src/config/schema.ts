/**
 * Every setting of a server: its name with its unit, its range, its default, and what it is for. The file, the
 * environment and the flags are all read by this one schema, and `sluice config print` shows its texts.
 *
 * A new setting needs its row here and nothing else: `[section] name` in sluice.toml and SLUICE_SECTION__NAME follow.
 * Sections are one level deep.
 */
import { z } from "zod";
import { parseListen } from "./address.ts";
import { formatMilliseconds, parseBytes, parseCount, parseMilliseconds } from "./units.ts";

export const configSchema = z.strictObject({
  data: setting("the path of a directory", (value) =>
    typeof value === "string" && value !== "" ? value : undefined,
  )
    .prefault("./sluice-data")
    .describe("Directory that holds everything stored; made at the first start."),
  listen: setting("HOST:PORT, such as 127.0.0.1:7420 or [::1]:7420", parseListen)
    .prefault("127.0.0.1:7420")
    .describe("Address and port of the wire protocol. Port 0 takes a free one."),
  insecure: yesOrNo()
    .prefault(false)
    .describe("Listen on an address that others can reach, although there is no authentication yet."),
  durability: oneOf("disk", "memory-first")
    .prefault("disk")
    .describe(
      "When a message is confirmed: disk = after an fdatasync that covers it; memory-first = once written, " +
        "synced within storage.flushIntervalMs: a loss of power may take that much.",
    ),
  autoCreate: yesOrNo()
    .prefault(true)
    .describe("Make a missing topic with topicDefaults when a client publishes to it or reads it."),

  limits: z.strictObject({
    maxMessageBytes: bytes("1KiB", "16MiB")
      .prefault("1MiB")
      .describe("Largest message: key, headers and value together."),
    maxConnections: count(1, 1_000_000)
      .prefault(10_000)
      .describe("Connections at a time; more are turned away."),
    maxSubscriptionsPerConnection: count(1, 100_000)
      .prefault(1_000)
      .describe("Subscriptions a connection may hold."),
    publishCreditBytes: bytes("1MiB", "1GiB")
      .prefault("32MiB")
      .describe("Publish bytes a connection may have unanswered."),
  }),

  storage: z.strictObject({
    tailCacheBytes: bytes("0", "64GiB")
      .prefault("32MiB")
      .describe("Memory for recent batches: a reader who keeps up never touches the disk."),
    flushIntervalMs: milliseconds("1", "1min")
      .prefault("100")
      .describe("With durability memory-first: what a loss of power may take, as time of confirms."),
    journalFileBytes: bytes("1MiB", "1GiB").prefault("64MiB").describe("Size of a journal file."),
    journalKeepBytes: bytes("0", "1024GiB")
      .prefault("1GiB")
      .describe("Journal kept on disk below the checkpoint."),
    checkpointJournalBytes: bytes("1MiB", "64GiB")
      .prefault("128MiB")
      .describe("Journal bytes after which a checkpoint is taken; bounds what a start replays."),
    checkpointIntervalMs: milliseconds("100", "1d")
      .prefault("30s")
      .describe("Longest time between checkpoints while something changes."),
    diskReserveBytes: bytes("0", "1024GiB")
      .optional()
      .describe(
        "Free disk space below which publishes are refused. Unset: follows the size of journal files.",
      ),
  }),

  topicDefaults: z.strictObject({
    partitions: count(1, 10_000).prefault(4).describe("Partitions of a topic made without a number."),
    retentionMs: milliseconds("0", "36500d")
      .prefault("7d")
      .describe("Age at which messages may go; 0 = kept for ever."),
    segmentBytes: bytes("1MiB", "1GiB")
      .prefault("128MiB")
      .describe("Size at which a segment file is closed and the next one begun."),
  }),

  server: z.strictObject({
    heartbeatMs: milliseconds("100", "10min")
      .prefault("10s")
      .describe("Whoever sent nothing for this long pings; three missed = dead."),
    drainTimeoutMs: milliseconds("0", "10min")
      .prefault("30s")
      .describe("How long a stop waits for clients to finish."),
    slowReaderTimeoutMs: milliseconds("100", "10min")
      .prefault("30s")
      .describe("A connection that takes nothing of what waits for it this long is closed."),
  }),

  log: z.strictObject({
    level: oneOf("debug", "info", "warn", "error")
      .prefault("info")
      .describe("Least serious kind of line that is written."),
    format: oneOf("auto", "json", "pretty")
      .prefault("auto")
      .describe("json = an object a line; pretty = for people; auto = pretty on a terminal, else json."),
  }),
});

export type Config = z.output<typeof configSchema>;

/** A value of any layer: text from flags and environment; from the file also numbers and booleans. */
function setting<T>(what: string, parse: (value: unknown) => T | undefined) {
  return z.unknown().transform((value, context): T => {
    const parsed = parse(value);
    if (parsed !== undefined) return parsed;
    context.addIssue(`not ${what}`);
    return z.NEVER;
  });
}

function bytes(min: string, max: string) {
  return within(`a size from ${min} to ${max}`, parseBytes, parseBytes(min)!, parseBytes(max)!);
}

function milliseconds(min: string, max: string) {
  const bounds = [parseMilliseconds(min)!, parseMilliseconds(max)!] as const;
  return within(`a time from ${bounds.map(formatMilliseconds).join(" to ")}`, parseMilliseconds, ...bounds);
}

function count(min: number, max: number) {
  return within(`a whole number from ${min} to ${max}`, parseCount, min, max);
}

function within(what: string, parse: (value: unknown) => number | undefined, min: number, max: number) {
  return setting(what, (value) => {
    const parsed = parse(value);
    return parsed !== undefined && parsed >= min && parsed <= max ? parsed : undefined;
  });
}

function yesOrNo() {
  const words = new Map<unknown, boolean>([
    [true, true],
    ["true", true],
    ["1", true],
    [false, false],
    ["false", false],
    ["0", false],
  ]);
  return setting("true or false", (value) => words.get(value));
}

function oneOf<const T extends string>(...choices: T[]) {
  return setting(choices.map((choice) => `"${choice}"`).join(" or "), (value) =>
    choices.find((choice) => choice === value),
  );
}
