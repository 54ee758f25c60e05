/** What `dlq redrive` and `queue move` have in common: which messages, how many, how fast; and what is told of it. */
import { InvalidArgumentError, Option, type Command } from "commander";
import { parseCount, parseMilliseconds } from "../config/units.ts";
import type { MessageFilter, Moved, MoveOptions } from "../sdk/index.ts";
import { counted } from "./confirmation.ts";
import { optionValue, withConnection, type ConnectionOptions } from "./connection.ts";
import { print } from "./output.ts";

export interface MoveFlags extends ConnectionOptions {
  readonly header?: Readonly<Record<string, string>>;
  readonly since?: number;
  readonly until?: number;
  readonly fromOffset?: number;
  readonly toOffset?: number;
  readonly limit?: number;
  readonly rate?: number;
  readonly dryRun?: true;
  readonly output: "text" | "json";
}

const count = optionValue((text) => parseCount(text) || undefined, "not a whole number from 1");
const offset = optionValue(parseCount, "not an offset");

export function withMoving(command: Command): Command {
  const moment = optionValue(
    parseMoment,
    "neither a date such as 2026-05-01T12:00Z nor a time ago such as 2h",
  );
  return withConnection(command)
    .option("--header <name=value>", "only those with this header; may be repeated", header)
    .option(
      "--since <when>",
      "only those that came at that time or later: a date, or so long ago, such as 2h",
      moment,
    )
    .option("--until <when>", "only those that came before that time", moment)
    .option("--from-offset <n>", "only those from this offset on", offset)
    .option("--to-offset <n>", "only those below this offset", offset)
    .option("--limit <n>", "at most so many (default: all that are there)", count)
    .option("--rate <n>", "at most so many a second", count)
    .option("--dry-run", "move nothing, say how many it would be")
    .addOption(new Option("--output <format>", "how it is told").choices(["text", "json"]).default("text"));
}

export function moveOptions(
  { header: headers, since, until, fromOffset: from, toOffset: to, limit, rate, dryRun }: MoveFlags,
  reason?: string,
): MoveOptions {
  const filter: MessageFilter = {
    ...(headers !== undefined && { headers }),
    ...(reason !== undefined && { reason }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
  return {
    filter,
    ...(limit !== undefined && { limit }),
    ...(rate !== undefined && { ratePerSecond: rate }),
    ...(dryRun === true && { dryRun }),
  };
}

/** `did` and `would`: "redrove", "would redrive"; `rest`: more of what was left. */
export async function tellMoved(
  { dryRun, output }: MoveFlags,
  done: Moved,
  [did, would]: readonly [string, string],
  rest: readonly string[] = [],
): Promise<void> {
  if (output === "json") return await print(`${JSON.stringify({ ...done, dryRun: dryRun === true })}\n`);
  const left = (count: number, why: string): string[] =>
    count === 0 ? [] : [`${counted(count, "message")} left, ${why}`];
  const told = [
    `${dryRun ? would : did} ${counted(done.moved, "message")}`,
    ...left(done.held, "which consumers are working on"),
    ...left(done.full, "as the queue is full"),
    ...rest,
  ];
  await print(`${told.join("; ")}\n`);
}

export function header(text: string, headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  const equals = text.indexOf("=");
  if (equals < 1) throw new InvalidArgumentError("It is not name=value.");
  const name = text.slice(0, equals);
  if (Object.hasOwn(headers, name)) throw new InvalidArgumentError(`The header ${name} is given twice.`);
  return { ...headers, [name]: text.slice(equals + 1) };
}

/** Milliseconds since the Unix epoch. A date without a zone is of here; so long ago has a unit. */
export function parseMoment(text: string, nowMs = Date.now()): number | undefined {
  const ago = /[a-z]\s*$/i.test(text) ? parseMilliseconds(text) : undefined;
  if (ago !== undefined) return Math.max(0, nowMs - ago);
  const date = /^\d{4}-\d\d/.test(text.trim()) ? Date.parse(text.trim()) : NaN;
  return Number.isNaN(date) ? undefined : date;
}
