/** Schedules, as every door sees them: make and change, list, describe, pause, resume, cancel. */
import { SluiceFault } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import type { Topic } from "../core/catalog.ts";
import { EntryKind } from "../core/commands.ts";
import { checkName, didYouMean, quoted } from "../core/names.ts";
import type { Outcome, ScheduleChange } from "../core/outcome.ts";
import {
  equalBytes,
  specOf,
  targetText,
  type Schedule,
  type ScheduleSpec,
  type WantedScheduleSpec,
} from "../core/schedules.ts";
import { v1, type proto } from "../wire/protobuf.ts";
import type { BatchRef } from "../wire/publish.ts";
import type { Admission } from "./admission.ts";
import { faultOf } from "./faults.ts";
import { inTurns } from "./in-turns.ts";
import { checkTemplate, tickBatch } from "./schedule-message.ts";
import { ScheduleRunner, type WaitingTick } from "./schedule-runner.ts";
import { checkTiming, MOST_COUNTED, tickAfter } from "./schedule-times.ts";
import type { Shard } from "./shard.ts";

export interface ScheduleParts {
  readonly log: Logger;
  /** The queue or topic of that name, made if it is missing and that is allowed. @throws SluiceFault NOT_FOUND, WRONG_KIND */
  readonly target: (kind: "queue" | "topic", name: string) => Promise<Topic>;
  /** Gives a batch its partition and attributes. @throws SluiceFault */
  readonly prepare: (topic: Topic, batch: BatchRef, nowMs: number) => void;
}

export class Schedules {
  readonly #shard: Shard;
  readonly #admission: Admission;
  readonly #parts: ScheduleParts;
  readonly #runner: ScheduleRunner;

  constructor(shard: Shard, admission: Admission, parts: ScheduleParts) {
    this.#shard = shard;
    this.#admission = admission;
    this.#parts = parts;
    this.#runner = new ScheduleRunner({ shard, admission, log: parts.log, prepare: parts.prepare });
  }

  /** @throws SluiceFault NOT_FOUND with a did-you-mean */
  schedule(name: string): Schedule {
    const schedule = this.#shard.machine.schedules.named(name);
    if (schedule !== undefined) return schedule;
    const names = [...this.#shard.machine.schedules.all()].map((one) => one.name);
    const meant = didYouMean(name, names);
    const hint = meant === undefined ? "" : ` Did you mean ${quoted(meant)}?`;
    const text = `there is no schedule ${quoted(name)}.${hint}`;
    throw new SluiceFault("NOT_FOUND", text, meant === undefined ? {} : { meant });
  }

  schedulesAfter(after: string, limit: number): { schedules: Schedule[]; more: boolean } {
    return this.#shard.machine.schedules.after(after, limit);
  }

  /** Why its tick has no message yet; undefined: none waits. */
  waiting(schedule: Schedule): WaitingTick | undefined {
    return this.#runner.waiting(schedule);
  }

  /** At most so many of its next ticks; of one that is paused, as if it went on now. */
  nextTicks(schedule: Schedule, most: number): Promise<number[]> {
    return inTurns(this.#shard.world, this.#ticks(schedule, most));
  }

  *#ticks({ spec, anchorMs, nextMs, paused, fired }: Schedule, most: number): Generator<void, number[]> {
    const ticks: number[] = [];
    const left = spec.limit === 0 ? most : Math.min(most, spec.limit - fired);
    let tick = paused && left > 0 ? tickAfter(spec, anchorMs, this.#shard.nowMs()) : nextMs;
    while (tick > 0 && ticks.length < left) {
      ticks.push(tick);
      yield;
      tick = tickAfter(spec, anchorMs, tick);
    }
    return ticks;
  }

  /**
   * Made or changed; what is there just so is left alone.
   * @throws SluiceFault INVALID_ARGUMENT, NOT_FOUND, WRONG_KIND, MESSAGE_TOO_LARGE, LIMIT_REACHED, STORAGE_FULL
   */
  async upsert(
    name: string,
    wanted: WantedScheduleSpec,
  ): Promise<{ schedule: Schedule; change: ScheduleChange }> {
    checkName("schedule", name);
    const { spec, bytes } = specOf(withoutDefaults(wanted));
    await this.#check(name, spec);
    const existing = this.#shard.machine.schedules.named(name);
    if (existing !== undefined && existing.reason === "" && equalBytes(existing.specBytes, bytes))
      return { schedule: existing, change: "unchanged" };
    this.#admission.admitPublish();
    const now = this.#shard.nowMs();
    const keepsAnchor = existing?.spec.everyMs === spec.everyMs && existing.spec.startAt === spec.startAt;
    const anchor = keepsAnchor ? existing.anchorMs : now;
    const nextAt = tickAfter(spec, anchor, now);
    if (nextAt === 0)
      throw invalid(`schedule ${quoted(name)} would never tick: no time to come is one of its ticks`);
    const keepNext = existing !== undefined && keepsAnchor && isSameTiming(existing.spec, spec);
    const payload = v1.ScheduleUpsertCommand.encode({ name, spec, anchor, nextAt, keepNext }).finish();
    const outcome = await this.#submit(EntryKind.scheduleUpsert, payload);
    if (outcome.kind !== "schedule-upserted")
      throw new SluiceFault("INTERNAL", "making a schedule had another outcome");
    const { schedule, change } = outcome;
    this.#runner.changed(schedule);
    this.#parts.log.info(
      { schedule: name, uid: schedule.uid, target: targetText(spec) },
      `schedule ${change}`,
    );
    return { schedule, change };
  }

  /** @throws SluiceFault NOT_FOUND */
  async pause(name: string): Promise<Schedule> {
    const schedule = this.schedule(name);
    if (schedule.paused && schedule.reason === "") return schedule;
    return this.#alter({ uid: schedule.uid, paused: true }, "schedule paused");
  }

  /** What has passed meanwhile has no message. @throws SluiceFault NOT_FOUND */
  async resume(name: string): Promise<Schedule> {
    const schedule = this.schedule(name);
    if (!schedule.paused) return schedule;
    const nextAt = tickAfter(schedule.spec, schedule.anchorMs, this.#shard.nowMs());
    return this.#alter({ uid: schedule.uid, nextAt }, "schedule resumed");
  }

  /** It ticks no more and is forgotten; what it has published stays. @throws SluiceFault NOT_FOUND */
  async cancel(name: string): Promise<void> {
    await this.#alter({ uid: this.schedule(name).uid, removed: true }, "schedule cancelled");
  }

  stop(): void {
    this.#runner.stop();
  }

  async #alter(command: proto.v1.ScheduleAlterCommand.$Properties, event: string): Promise<Schedule> {
    const outcome = await this.#submit(
      EntryKind.scheduleAlter,
      v1.ScheduleAlterCommand.encode(command).finish(),
    );
    if (outcome.kind !== "schedule-altered")
      throw new SluiceFault("INTERNAL", "altering a schedule had another outcome");
    this.#runner.changed(outcome.schedule);
    this.#parts.log.info({ schedule: outcome.schedule.name }, event);
    return outcome.schedule;
  }

  async #submit(kind: number, payload: Uint8Array): Promise<Outcome> {
    const outcome = await new Promise<Outcome>((resolve) => this.#shard.submitBytes(kind, payload, resolve));
    if (outcome.kind === "refused") throw faultOf(outcome);
    return outcome;
  }

  /** Everything that can be wrong with it before it is stored. @throws SluiceFault */
  async #check(name: string, spec: ScheduleSpec): Promise<void> {
    const { queue, topic, message } = spec;
    if ((queue === "") === (topic === ""))
      throw invalid("a schedule publishes to a queue or to a topic: give one of them");
    if (spec.missed !== v1.Missed.ONCE && spec.missed !== v1.Missed.SKIP)
      throw invalid(`missed is ${spec.missed as number}; it can be ONCE or SKIP`);
    checkTiming(spec);
    checkTemplate(message);
    const now = this.#shard.nowMs();
    // As large as it may get.
    const sample = tickBatch(message, { schedule: name, scheduledFor: now, missed: MOST_COUNTED }, now);
    this.#admission.checkBatches([sample]);
    const target = await this.#parts.target(queue === "" ? "topic" : "queue", queue === "" ? topic : queue);
    this.#parts.prepare(target, sample, now);
  }
}

/** What differs decides whether ticks stay where they are. */
function isSameTiming(a: ScheduleSpec, b: ScheduleSpec): boolean {
  return (
    a.cron === b.cron &&
    a.everyMs === b.everyMs &&
    a.timeZone === b.timeZone &&
    a.startAt === b.startAt &&
    a.endAt === b.endAt &&
    a.limit === b.limit
  );
}

/** Absent and default are the same, whichever way they were written. */
function withoutDefaults(wanted: WantedScheduleSpec): WantedScheduleSpec {
  const { queue, topic, cron, everyMs, timeZone, missed, startAt, endAt, limit, message } = wanted;
  return {
    ...(queue ? { queue } : {}),
    ...(topic ? { topic } : {}),
    ...(cron ? { cron } : {}),
    ...(everyMs ? { everyMs } : {}),
    ...(timeZone && timeZone !== "UTC" ? { timeZone } : {}),
    ...(missed ? { missed } : {}),
    ...(startAt ? { startAt } : {}),
    ...(endAt ? { endAt } : {}),
    ...(limit ? { limit } : {}),
    ...(message && message.length > 0 ? { message } : {}),
  };
}

function invalid(text: string): SluiceFault {
  return new SluiceFault("INVALID_ARGUMENT", text);
}
