/** Recurring messages: a schedule publishes a message again and again, by a cron or a period. */
import { FrameField } from "../wire/frame.ts";
import { v1, type proto } from "../wire/protobuf.ts";
import { RecordBatchEncoder } from "../wire/record-batch.ts";
import type { ListOptions } from "./admin.ts";
import type { CallOptions } from "./call.ts";
import type { Connection } from "./connection.ts";
import type { ValueForm } from "./define-topic.ts";
import { invalidArgument } from "./errors.ts";
import { checkOptions, optionNames, positiveInteger } from "./option-check.ts";
import { recordOf, type QueueMessageOptions } from "./publish-options.ts";
import { scheduleInfoOf, type ScheduleInfo } from "./schedule-info.ts";

/** A queue or a topic, or its definition. */
export interface ScheduleTarget<In> {
  readonly name: string;
  readonly form: ValueForm<In, unknown>;
}

/** `Target` is a queue or topic, which knows the codec of its values; or a name: values are text or bytes then. */
export interface ScheduleSpec<In, Target = ScheduleTarget<In>> {
  /** Where messages go: one of the two. Made with default settings if it is missing and the server allows that. */
  readonly queue?: Target;
  readonly topic?: Target;
  /**
   * When: five fields (minute, hour, day of month, month, day of week), or six with the second first; or @hourly, @daily,
   * @weekly, @monthly, @yearly. A time that does not exist because the clock is set forward is the first moment after the
   * gap; one that exists twice is the first of the two. A cron with * or a step in second, minute or hour goes by time
   * that passes instead: nothing in the gap, and both of what exists twice.
   */
  readonly cron?: string;
  /**
   * Or milliseconds from tick to tick, 1,000 to ten years: counted from `startAt`, the first tick; or from when it was
   * made, one period before the first.
   */
  readonly everyMs?: number;
  /** Of a cron, such as "Europe/Berlin"; default UTC. */
  readonly timeZone?: string;
  /** Ticks that came while the server was down: one message for all of them ("once", the default), or none ("skip"). */
  readonly missed?: "once" | "skip";
  /** No tick before and after: milliseconds since the Unix epoch, or a Date. */
  readonly startAt?: number | Date;
  readonly endAt?: number | Date;
  /** So many messages in all; default no limit. */
  readonly limit?: number;
  /** delayMs and ttlMs are counted from the tick. priority, delayMs and ttlMs are for queues. */
  readonly message: { readonly value: In } & Pick<
    QueueMessageOptions,
    "key" | "orderKey" | "headers" | "delayMs" | "ttlMs" | "priority"
  >;
}

export interface PreviewOptions extends CallOptions {
  /** So many ticks, 1 to 1,000; default 10. */
  readonly count?: number;
}

const specNames = optionNames("a schedule", [
  ...["queue", "topic", "cron", "everyMs", "timeZone", "missed", "startAt", "endAt", "limit", "message"],
]);
const LATER = ["messageId", "subject", "contentType"];
const messageNames = {
  queue: optionNames(
    "a schedule's message",
    ["value", "key", "orderKey", "headers", "delayMs", "ttlMs", "priority"],
    LATER,
  ),
  topic: optionNames("a schedule's message to a topic", ["value", "key", "headers"], LATER),
};
const callNames = optionNames("this call", ["timeoutMs", "signal"]);
const previewNames = optionNames("preview()", ["count", "timeoutMs", "signal"]);
const listNames = optionNames("listSchedules()", ["after", "limit", "timeoutMs", "signal"]);
const CHANGES = ["unchanged", "created", "changed", "resumed"] as const;
const PREVIEWED = 10;
const PAGE = 100;

/** Making one of these asks nothing of the server. */
export class Schedule {
  readonly name: string;
  readonly #connection: Connection;

  /** Made by `sluice.schedule()` only. */
  constructor(connection: Connection, name: string) {
    if (typeof name !== "string" || name === "")
      throw invalidArgument("a schedule's name is text, and not empty");
    this.name = name;
    this.#connection = connection;
  }

  /**
   * Makes it, or changes it to be so; it keeps its identity and counts. Said again it changes nothing ("unchanged"), so
   * that a program can say at every start what it wants. One that was paused with `pause()` stays paused; one that the
   * server has paused goes on ("resumed"). Each message has the headers x-schedule (its name) and x-scheduled-for (the
   * tick, as an ISO time), and x-schedule-missed when it stands for ticks that were missed (how many, at most 1,000).
   * @throws SluiceError INVALID_ARGUMENT, NOT_FOUND, WRONG_KIND, MESSAGE_TOO_LARGE, LIMIT_REACHED (10,000 schedules a
   * server, or 64 MiB of their messages), STORAGE_FULL
   */
  upsert<In>(spec: ScheduleSpec<In>, options?: CallOptions): Promise<ScheduleUpserted>;
  upsert(spec: ScheduleSpec<string | Uint8Array, string>, options?: CallOptions): Promise<ScheduleUpserted>;
  async upsert<In>(
    spec: ScheduleSpec<In, ScheduleTarget<In> | string>,
    options: CallOptions = {},
  ): Promise<ScheduleUpserted> {
    checkOptions(options, callNames);
    const body = v1.UpsertScheduleRequest.encode({ name: this.name, spec: wireSpec(spec) }).finish();
    const { schedule, change } = await this.#call("upsert", FrameField.upsertSchedule, body, options);
    return { schedule: scheduleInfoOf(schedule!), change: CHANGES[change ?? 0] };
  }

  /** @throws SluiceError NOT_FOUND */
  async describe(options: CallOptions = {}): Promise<ScheduleInfo> {
    return scheduleInfoOf((await this.#ask("describe", FrameField.describeSchedule, 0, options)).schedule!);
  }

  /**
   * Its next ticks, milliseconds since the Unix epoch; of one that is paused, as if it went on now.
   * @throws SluiceError NOT_FOUND
   */
  async preview({ count = PREVIEWED, ...options }: PreviewOptions = {}): Promise<number[]> {
    checkOptions(options, previewNames);
    const ticks = positiveInteger(count, "count");
    return (await this.#ask("preview", FrameField.describeSchedule, ticks, options)).nextTicks ?? [];
  }

  /** Ticks that pass until `resume()` have no message. @throws SluiceError NOT_FOUND */
  async pause(options: CallOptions = {}): Promise<ScheduleInfo> {
    return scheduleInfoOf((await this.#ask("pause", FrameField.pauseSchedule, 0, options)).schedule!);
  }

  /** @throws SluiceError NOT_FOUND (also when what it publishes to is no more) */
  async resume(options: CallOptions = {}): Promise<ScheduleInfo> {
    return scheduleInfoOf((await this.#ask("resume", FrameField.resumeSchedule, 0, options)).schedule!);
  }

  /** It is forgotten; what it has published stays. @throws SluiceError NOT_FOUND */
  async cancel(options: CallOptions = {}): Promise<void> {
    checkOptions(options, callNames);
    await this.#connection.call(
      {
        what: `cancel schedule ${this.name}`,
        field: FrameField.cancelSchedule,
        body: v1.ScheduleRequest.encode({ name: this.name }).finish(),
        replyField: FrameField.ok,
        repeatable: false,
      },
      options,
    );
  }

  #ask(
    verb: string,
    field: number,
    ticks: number,
    options: CallOptions,
  ): Promise<proto.v1.ScheduleReply.$Properties> {
    checkOptions(options, callNames);
    return this.#call(verb, field, v1.ScheduleRequest.encode({ name: this.name, ticks }).finish(), options);
  }

  async #call(
    verb: string,
    field: number,
    body: Uint8Array,
    options: CallOptions,
  ): Promise<proto.v1.ScheduleReply.$Properties> {
    const what = `${verb} schedule ${this.name}`;
    const request = { what, field, body, replyField: FrameField.schedule, repeatable: true };
    return v1.ScheduleReply.decode(await this.#connection.call(request, options));
  }
}

export interface ScheduleUpserted {
  readonly schedule: ScheduleInfo;
  readonly change: "created" | "changed" | "unchanged" | "resumed";
}

/** In order of their names. */
export async function listSchedules(
  connection: Connection,
  { after = "", limit, ...options }: ListOptions,
): Promise<ScheduleInfo[]> {
  checkOptions(options, listNames);
  const wanted = limit === undefined ? Infinity : positiveInteger(limit, "limit");
  const found: ScheduleInfo[] = [];
  for (;;) {
    const page = Math.min(PAGE, wanted - found.length);
    const reply = await connection.call(
      {
        what: "list schedules",
        field: FrameField.listSchedules,
        body: v1.ListSchedulesRequest.encode({ after, limit: page }).finish(),
        replyField: FrameField.schedules,
        repeatable: true,
      },
      options,
    );
    const { schedules, more } = v1.ListSchedulesReply.decode(reply);
    found.push(...schedules.map(scheduleInfoOf));
    if (!more || schedules.length === 0 || found.length >= wanted) return found;
    after = found.at(-1)!.name;
  }
}

function wireSpec<In>(
  spec: ScheduleSpec<In, ScheduleTarget<In> | string>,
): proto.v1.ScheduleSpec.$Properties {
  checkOptions(spec, specNames);
  const { queue, topic, cron, everyMs, timeZone, missed = "once", startAt, endAt, limit, message } = spec;
  const target = queue ?? topic;
  if (target === undefined || (queue !== undefined && topic !== undefined))
    throw invalidArgument("a schedule has a queue or a topic: give one of them");
  if ((cron === undefined) === (everyMs === undefined))
    throw invalidArgument("a schedule has cron or everyMs: give one of them");
  if (missed !== "once" && missed !== "skip")
    throw invalidArgument(`missed is ${JSON.stringify(missed)}, not "once" or "skip"`);
  if (message === undefined) throw invalidArgument("a schedule has a message: { value, … }");
  const name = typeof target === "string" ? target : target.name;
  return {
    ...(queue === undefined ? { topic: name } : { queue: name }),
    ...(cron === undefined ? {} : { cron }),
    ...(everyMs === undefined ? {} : { everyMs: positiveInteger(everyMs, "everyMs") }),
    ...(timeZone === undefined ? {} : { timeZone }),
    missed: missed === "skip" ? 1 : 0,
    ...(startAt === undefined ? {} : { startAt: positiveInteger(Number(startAt), "startAt") }),
    ...(endAt === undefined ? {} : { endAt: positiveInteger(Number(endAt), "endAt") }),
    ...(limit === undefined ? {} : { limit: positiveInteger(limit, "limit") }),
    message: recordBytes(target, message, messageNames[queue === undefined ? "topic" : "queue"]),
  };
}

function recordBytes<In>(
  target: ScheduleTarget<In> | string,
  message: ScheduleSpec<In>["message"],
  names: (typeof messageNames)["queue"],
): Uint8Array {
  checkOptions(message, names);
  const { value, ...options } = message;
  const written = typeof target === "string" ? value : target.form.write(value);
  if (typeof written !== "string" && !(written instanceof Uint8Array)) {
    throw invalidArgument(
      "a message to a name is text or Uint8Array: give the queue or topic itself, which knows its codec",
    );
  }
  const { key, rest } = recordOf(written, options, true);
  const encoder = new RecordBatchEncoder();
  const size = encoder.append(written, key, 0, rest);
  return encoder.view().slice(-size || encoder.size);
}
