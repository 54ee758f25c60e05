/**
 * Recurring messages: what each schedule is to do, and how far it is. A tick's message and the schedule's next tick are one
 * entry, so that neither is there without the other. When the next tick comes was computed by the leader and is in the
 * entry: no calendar is known here.
 *
 * A schedule that runs has a next tick. One that is paused, or has ended, has none.
 */
import { assert } from "../base/errors.ts";
import { decode, v1, type proto } from "../wire/protobuf.ts";
import type { Catalog, Topic } from "./catalog.ts";
import { RowKind, type ChangeBuffer, type Row } from "./change-buffer.ts";
import { EntryKind, type TopicAppend } from "./commands.ts";
import { quoted } from "./names.ts";
import {
  refusal,
  type Outcome,
  type Refusal,
  type ScheduleChange,
  type ScheduleFate,
  type SchedulesFired,
} from "./outcome.ts";
import { readFires, type ScheduleFire } from "./schedule-commands.ts";
import type { EntryView } from "./state-machine.ts";

/** Limits of a shard; at them another schedule is refused with LIMIT_REACHED. */
export const MAX_SCHEDULES = 10_000;
/** Of all schedules' specifications, which their messages are the most of: they are held in memory. */
export const MAX_SCHEDULES_BYTES = 64 * 1024 * 1024;

/** ScheduleSpec of schedule.proto, every field present. */
export type ScheduleSpec = InstanceType<typeof v1.ScheduleSpec>;
export type WantedScheduleSpec = proto.v1.ScheduleSpec.$Properties;

export interface Schedule {
  /** Index of the entry that made it. */
  readonly uid: number;
  readonly name: string;
  readonly createdAt: number;
  spec: ScheduleSpec;
  /** The same, as it is compared and stored. */
  specBytes: Uint8Array;
  /** What every_ms is counted from. */
  anchorMs: number;
  /** Index of the entry that changed it last, ticks aside. */
  version: number;
  paused: boolean;
  /** Why the server has paused it; "" = a person has, or nobody. */
  reason: string;
  /** The next tick; 0 = there is none. */
  nextMs: number;
  /** Messages so far. */
  fired: number;
  /** Ticks without a message of their own. */
  skipped: number;
  /** When the last message was stored, and which tick it was for; 0 = there was none. */
  lastMs: number;
  lastForMs: number;
}

/** Stores a tick's message. A refusal stores nothing. */
type AppendTick = (append: TopicAppend) => Refusal | undefined;

export class Schedules {
  readonly #byName = new Map<string, Schedule>();
  readonly #byUid = new Map<number, Schedule>();
  /** By name, once somebody has asked for it in that order. */
  #sorted: Schedule[] | undefined;
  readonly #changes: ChangeBuffer;
  readonly #catalog: Catalog;
  /** Of all specifications. */
  bytes = 0;

  constructor(changes: ChangeBuffer, catalog: Catalog) {
    this.#changes = changes;
    this.#catalog = catalog;
  }

  get size(): number {
    return this.#byName.size;
  }

  named(name: string): Schedule | undefined {
    return this.#byName.get(name);
  }

  ofUid(uid: number): Schedule | undefined {
    return this.#byUid.get(uid);
  }

  /** In no promised order. */
  all(): IterableIterator<Schedule> {
    return this.#byUid.values();
  }

  /** Up to `limit` whose names come after `after`, in order of UTF-16 code units. */
  after(after: string, limit: number): { schedules: Schedule[]; more: boolean } {
    this.#sorted ??= [...this.#byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    const first = this.#sorted.findIndex(({ name }) => name > after);
    if (first < 0) return { schedules: [], more: false };
    return {
      schedules: this.#sorted.slice(first, first + limit),
      more: this.#sorted.length > first + limit,
    };
  }

  /** Of the three kinds of entries there are. */
  apply(entry: EntryView, append: AppendTick): Outcome {
    const { kind, bytes, payloadStart, payloadEnd } = entry;
    if (kind === EntryKind.scheduleFire) {
      const fates = readFires(bytes, payloadStart, payloadEnd).map((one) =>
        this.#fire(one, entry.timeMs, append),
      );
      return { kind: "schedules-fired", fates } satisfies SchedulesFired;
    }
    const payload = bytes.subarray(payloadStart, payloadEnd);
    return kind === EntryKind.scheduleUpsert
      ? this.#upsert(decode(v1.ScheduleUpsertCommand, payload), entry)
      : this.#alter(decode(v1.ScheduleAlterCommand, payload), entry.index);
  }

  /** What they publish to is gone: they are paused, and say why. */
  targetDropped(topic: Topic, index: number): void {
    for (const schedule of this.#byUid.values()) {
      if (!schedule.paused && isTarget(schedule.spec, topic)) this.#pauseForTarget(schedule, index);
    }
  }

  restoreRow({ kind, key, value }: Row): void {
    if (value === undefined) return;
    if (kind === RowKind.schedule) {
      const row = decode(v1.ScheduleRow, value);
      const { spec, bytes } = specOf(row.spec ?? {});
      const fresh = freshSchedule(key, row.name, row.createdAt, spec, bytes);
      fresh.anchorMs = row.anchor;
      return this.#add(fresh);
    }
    const schedule = this.#byUid.get(key);
    assert(schedule !== undefined, `checkpoint row of the state of schedule ${key}, which does not exist`);
    const row = decode(v1.ScheduleStateRow, value);
    schedule.version = row.version;
    schedule.paused = row.paused;
    schedule.reason = row.reason;
    schedule.nextMs = row.nextAt;
    schedule.fired = row.fired;
    schedule.skipped = row.skipped;
    schedule.lastMs = row.lastAt;
    schedule.lastForMs = row.lastFor;
  }

  verify(): void {
    let bytes = 0;
    for (const one of this.#byUid.values()) {
      bytes += one.specBytes.length;
      assert(this.#byName.get(one.name) === one, `schedule ${one.name} is not found by its name`);
      assert(!one.paused || one.nextMs === 0, `schedule ${one.name} is paused and has a next tick`);
      assert(one.paused || one.reason === "", `schedule ${one.name} runs and says why it is paused`);
      assert(
        one.nextMs === 0 || one.nextMs > one.lastForMs,
        `schedule ${one.name} would tick a second time for ${one.nextMs}`,
      );
      assert(
        one.nextMs === 0 || one.spec.limit === 0 || one.fired < one.spec.limit,
        `schedule ${one.name} goes on after its last message`,
      );
    }
    assert(bytes === this.bytes, `schedules of ${bytes} bytes counted as ${this.bytes}`);
    assert(this.#byName.size === this.#byUid.size, "schedules are known twice");
  }

  #upsert(command: InstanceType<typeof v1.ScheduleUpsertCommand>, { index, timeMs }: EntryView): Outcome {
    const { name, anchor, nextAt, keepNext } = command;
    const { spec, bytes } = specOf(command.spec ?? {});
    const existing = this.#byName.get(name);
    const refused = this.#refuse(spec, bytes.length, existing);
    if (refused !== undefined) return refused;
    if (existing === undefined) {
      const schedule = freshSchedule(index, name, timeMs, spec, bytes);
      schedule.anchorMs = anchor;
      schedule.nextMs = nextAt;
      this.#add(schedule);
      this.#putSpecRow(schedule);
      this.#putStateRow(schedule);
      return upserted(schedule, "created");
    }
    const resumes = existing.reason !== "";
    const equal = equalBytes(bytes, existing.specBytes);
    if (equal && !resumes) return upserted(existing, "unchanged");
    this.bytes += bytes.length - existing.specBytes.length;
    existing.spec = spec;
    existing.specBytes = bytes;
    existing.anchorMs = anchor;
    existing.version = index;
    if (!existing.paused || resumes) {
      if (!keepNext || existing.paused) existing.nextMs = nextAt;
      existing.paused = false;
      existing.reason = "";
      endIfDone(existing);
    }
    this.#putSpecRow(existing);
    this.#putStateRow(existing);
    return upserted(existing, equal ? "resumed" : "changed");
  }

  #refuse(spec: ScheduleSpec, bytes: number, existing: Schedule | undefined): Refusal | undefined {
    const before = existing?.specBytes.length ?? 0;
    if (existing === undefined && this.#byName.size >= MAX_SCHEDULES)
      return refusal("LIMIT_REACHED", `there are ${MAX_SCHEDULES} schedules, the most there can be`);
    if (this.bytes - before + bytes > MAX_SCHEDULES_BYTES) {
      const text = `the messages of all schedules would exceed ${MAX_SCHEDULES_BYTES} bytes`;
      return refusal("LIMIT_REACHED", text);
    }
    if (this.#target(spec) !== undefined) return undefined;
    return refusal("NOT_FOUND", `${targetText(spec)} was deleted before the schedule was stored`);
  }

  #alter(command: InstanceType<typeof v1.ScheduleAlterCommand>, index: number): Outcome {
    const { uid, version, paused, reason, nextAt, removed } = command;
    const schedule = this.#byUid.get(uid);
    if (schedule === undefined) return refusal("NOT_FOUND", "the schedule was cancelled before");
    if (version !== 0 && version !== schedule.version)
      return refusal("NOT_FOUND", "the schedule was changed before");
    if (removed) {
      this.#byUid.delete(uid);
      this.#byName.delete(schedule.name);
      this.#sorted = undefined;
      this.bytes -= schedule.specBytes.length;
      this.#changes.remove(RowKind.schedule, uid, 0);
      this.#changes.remove(RowKind.scheduleState, uid, 0);
      return { kind: "schedule-altered", schedule };
    }
    if (!paused && this.#target(schedule.spec) === undefined) {
      return refusal("NOT_FOUND", `${targetText(schedule.spec)} does not exist`);
    }
    // One that runs goes on as it is.
    if (paused || schedule.paused) schedule.nextMs = paused ? 0 : nextAt;
    schedule.version = index;
    schedule.paused = paused;
    schedule.reason = paused ? reason : "";
    endIfDone(schedule);
    this.#putStateRow(schedule);
    return { kind: "schedule-altered", schedule };
  }

  #fire(fire: ScheduleFire, timeMs: number, append: AppendTick): ScheduleFate {
    const schedule = this.#byUid.get(fire.uid);
    const isStale =
      schedule === undefined ||
      schedule.version !== fire.version ||
      schedule.nextMs === 0 ||
      schedule.nextMs !== fire.due;
    if (isStale) return "stale";
    const { batch, targetUid, ticks, nextAt, scheduledFor } = fire;
    if (batch !== undefined) {
      const refused = append({ topicUid: targetUid, partitioningVersion: 0, batches: [batch] });
      if (refused !== undefined) return refused;
      schedule.fired++;
      schedule.lastMs = timeMs;
      schedule.lastForMs = scheduledFor;
    }
    schedule.skipped += batch === undefined ? ticks : ticks - 1;
    schedule.nextMs = nextAt;
    endIfDone(schedule);
    this.#putStateRow(schedule);
    return batch === undefined ? "skipped" : "fired";
  }

  #pauseForTarget(schedule: Schedule, index: number): void {
    schedule.paused = true;
    schedule.reason = `${targetText(schedule.spec)} was deleted`;
    schedule.nextMs = 0;
    schedule.version = index;
    this.#putStateRow(schedule);
  }

  #target(spec: ScheduleSpec): Topic | undefined {
    const topic = this.#catalog.topic(spec.queue === "" ? spec.topic : spec.queue);
    return topic !== undefined && isTarget(spec, topic) ? topic : undefined;
  }

  #add(schedule: Schedule): void {
    assert(!this.#byName.has(schedule.name), `schedule ${schedule.name} exists`);
    this.#byName.set(schedule.name, schedule);
    this.#byUid.set(schedule.uid, schedule);
    this.#sorted = undefined;
    this.bytes += schedule.specBytes.length;
  }

  #putSpecRow({ uid, name, spec, anchorMs, createdAt }: Schedule): void {
    const row = v1.ScheduleRow.encode({ name, spec, anchor: anchorMs, createdAt }).finish();
    this.#changes.put(RowKind.schedule, uid, 0, row);
  }

  #putStateRow(schedule: Schedule): void {
    const { uid, version, paused, reason, nextMs, fired, skipped, lastMs, lastForMs } = schedule;
    const row = v1.ScheduleStateRow.encode({
      version,
      paused,
      reason,
      nextAt: nextMs,
      fired,
      skipped,
      lastAt: lastMs,
      lastFor: lastForMs,
    }).finish();
    this.#changes.put(RowKind.scheduleState, uid, 0, row);
  }
}

/** A specification as it is kept: every field present, its bytes its own. */
export function specOf(wanted: WantedScheduleSpec): { spec: ScheduleSpec; bytes: Uint8Array } {
  const bytes = v1.ScheduleSpec.encode(wanted).finish().slice();
  return { spec: decode(v1.ScheduleSpec, bytes), bytes };
}

/** For people. */
export function targetText({ queue, topic }: ScheduleSpec): string {
  return queue === "" ? `topic ${quoted(topic)}` : `queue ${quoted(queue)}`;
}

export function isScheduleRow(kind: number): boolean {
  return kind === RowKind.schedule || kind === RowKind.scheduleState;
}

function isTarget({ queue, topic }: ScheduleSpec, target: Topic): boolean {
  return target.queue === undefined ? queue === "" && topic === target.name : queue === target.name;
}

function freshSchedule(
  uid: number,
  name: string,
  createdAt: number,
  spec: ScheduleSpec,
  specBytes: Uint8Array,
): Schedule {
  return {
    uid,
    name,
    createdAt,
    spec,
    specBytes,
    anchorMs: 0,
    version: uid,
    paused: false,
    reason: "",
    nextMs: 0,
    fired: 0,
    skipped: 0,
    lastMs: 0,
    lastForMs: 0,
  };
}

/** After its last message there is no tick. */
function endIfDone(schedule: Schedule): void {
  const { limit } = schedule.spec;
  if (limit > 0 && schedule.fired >= limit) schedule.nextMs = 0;
}

function upserted(schedule: Schedule, change: ScheduleChange): Outcome {
  return { kind: "schedule-upserted", schedule, change };
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
