/**
 * When the ticks of a schedule are: the calendar, time zones and changes of the clock, which apply knows nothing of. The
 * rules are told in proto/sluice/v1/schedule.proto; croner goes by those of Vixie's cron.
 */
import { Cron } from "croner";
import { SluiceFault } from "../base/errors.ts";
import { quoted } from "../core/names.ts";

/** Zero and empty = not given. Milliseconds since the Unix epoch, but for `everyMs`. */
export interface ScheduleTiming {
  readonly cron: string;
  readonly everyMs: number;
  readonly timeZone: string;
  readonly startAt: number;
  readonly endAt: number;
}

export const LEAST_PERIOD_MS = 1_000;
const LONGEST_PERIOD_MS = 10 * 365 * 86_400_000;
const LONGEST_CRON = 200;
/** The latest time that a Date can be. */
const LATEST_MS = 8_640_000_000_000_000;
const NICKNAMES: ReadonlySet<string> = new Set([
  "@hourly",
  "@daily",
  "@weekly",
  "@monthly",
  "@yearly",
  "@annually",
]);

/** Patterns as they were read last: reading one takes longer than asking it. */
const KEPT = 256;
const patterns = new Map<string, Cron>();

/** @throws SluiceFault INVALID_ARGUMENT */
export function checkTiming({ cron, everyMs, timeZone, startAt, endAt }: ScheduleTiming): void {
  if ((cron === "") === (everyMs === 0)) throw invalid("a schedule has a cron or a period: give one of them");
  if (everyMs !== 0 && (everyMs < LEAST_PERIOD_MS || everyMs > LONGEST_PERIOD_MS)) {
    throw invalid(
      `every_ms is ${everyMs}; it can be ${LEAST_PERIOD_MS} (a second) to ${LONGEST_PERIOD_MS} (ten years)`,
    );
  }
  if (everyMs !== 0 && timeZone !== "") throw invalid("a period has no time zone: only a cron has");
  for (const [name, at] of [
    ["start_at", startAt],
    ["end_at", endAt],
  ] as const) {
    if (at > LATEST_MS) throw invalid(`${name} is ${at}; the latest time is ${LATEST_MS}`);
  }
  if (endAt !== 0 && endAt < startAt) throw invalid("end_at is before start_at");
  if (cron !== "") checkCron(cron, timeZone);
}

function checkCron(cron: string, timeZone: string): void {
  const fields = cron.trim().split(/\s+/);
  const isKnown = NICKNAMES.has(cron) || fields.length === 5 || fields.length === 6;
  if (cron.length > LONGEST_CRON || !isKnown || cron.includes("?")) {
    throw invalid(
      `cron ${quoted(cron)} is not understood: five fields (minute, hour, day of month, month, day of week), or six ` +
        `with the second first, such as "0 3 * * *"; at most ${LONGEST_CRON} characters`,
    );
  }
  try {
    new Intl.DateTimeFormat("en", { timeZone: timeZone === "" ? "UTC" : timeZone });
  } catch {
    throw invalid(`time zone ${quoted(timeZone)} is not known here: a name such as "Europe/Berlin"`);
  }
  try {
    pattern(cron, timeZone);
  } catch (error) {
    const why = (error as Error).message.replace(/^Cron\w+: /, "");
    throw invalid(`cron ${quoted(cron)} is not understood: ${why}`);
  }
}

/** The first tick after `afterMs`; 0 = there is none. `anchorMs` is what a period is counted from. */
export function tickAfter(timing: ScheduleTiming, anchorMs: number, afterMs: number): number {
  const { cron, everyMs, timeZone, startAt, endAt } = timing;
  const from = Math.max(afterMs, startAt - 1);
  let tick: number;
  if (cron === "") {
    const first = startAt === 0 ? anchorMs + everyMs : startAt;
    tick = from < first ? first : first + (Math.floor((from - first) / everyMs) + 1) * everyMs;
  } else tick = pattern(cron, timeZone).nextRun(new Date(from))?.getTime() ?? 0;
  return tick > LATEST_MS || (endAt !== 0 && tick > endAt) ? 0 : tick;
}

/** Ticks from one that is due until now, and the one after them. */
export interface DueTicks {
  /** The last of them. */
  readonly last: number;
  /** How many they are; of a cron at most `MOST_COUNTED`. */
  readonly count: number;
  /** 0 = there is none. */
  readonly next: number;
}

/** Of a cron's ticks that are due; more are not counted. */
export const MOST_COUNTED = 1_000;

/** Yields now and then, as counting the ticks of a cron takes its time (0.1 ms each): whoever steps it does so in turns. */
export function* dueTicks(
  timing: ScheduleTiming,
  anchorMs: number,
  due: number,
  nowMs: number,
): Generator<void, DueTicks> {
  const until = timing.endAt === 0 ? nowMs : Math.min(nowMs, timing.endAt);
  const { cron, everyMs, timeZone } = timing;
  if (cron === "") {
    const count = Math.floor((until - due) / everyMs) + 1;
    return { last: due + (count - 1) * everyMs, count, next: tickAfter(timing, anchorMs, until) };
  }
  let last = due;
  let count = 1;
  for (; count < MOST_COUNTED; count++) {
    const tick = tickAfter(timing, anchorMs, last);
    if (tick === 0 || tick > until) return { last, count, next: tick };
    last = tick;
    yield;
  }
  last =
    pattern(cron, timeZone)
      .previousRuns(1, new Date(until + 1))[0]
      ?.getTime() ?? last;
  return { last, count, next: tickAfter(timing, anchorMs, until) };
}

function pattern(cron: string, timeZone: string): Cron {
  const key = `${timeZone} ${cron}`;
  let known = patterns.get(key);
  if (known === undefined) {
    known = new Cron(cron, {
      mode: "5-or-6-parts",
      timezone: timeZone === "" ? "UTC" : timeZone,
      fixedTimeRule: "no-wildcard",
      paused: true,
    });
    if (patterns.size >= KEPT) patterns.delete(patterns.keys().next().value!);
    patterns.set(key, known);
  }
  return known;
}

function invalid(text: string): SluiceFault {
  return new SluiceFault("INVALID_ARGUMENT", text);
}
