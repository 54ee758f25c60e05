/**
 * Schedules at work: one timer for the next tick of all of them. What is due is gathered into entries, one under way at a
 * time; each tick's message and the schedule's next tick are one part of an entry. What cannot be stored now (the queue
 * or the disk is full) waits, is tried every second, and meanwhile stands for the ticks that come.
 */
import { errorTable, SluiceFault } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import type { Topic } from "../core/catalog.ts";
import { EntryKind } from "../core/commands.ts";
import { OffsetHeap } from "../core/delivery/offset-heap.ts";
import type { Outcome, ScheduleFate } from "../core/outcome.ts";
import { encodeFires, type ScheduleFire } from "../core/schedule-commands.ts";
import { targetText, type Schedule } from "../core/schedules.ts";
import type { Timer } from "../io/timers.ts";
import { v1 } from "../wire/protobuf.ts";
import type { BatchRef } from "../wire/publish.ts";
import type { Admission } from "./admission.ts";
import { inTurns } from "./in-turns.ts";
import { tickBatch } from "./schedule-message.ts";
import { dueTicks } from "./schedule-times.ts";
import type { Shard } from "./shard.ts";

export interface RunnerParts {
  readonly shard: Shard;
  readonly admission: Admission;
  readonly log: Logger;
  /** Gives a batch its partition and attributes. @throws SluiceFault when the target does not take such messages */
  readonly prepare: (topic: Topic, batch: BatchRef, nowMs: number) => void;
}

/** Why a tick has no message yet. */
export interface WaitingTick {
  readonly sinceMs: number;
  readonly reason: string;
}

/** Ticks of one entry, and their bytes. */
const AT_ONCE = 64;
const BYTES_AT_ONCE = 1024 * 1024;
const RETRY_MS = 1_000;
/** A tick that long ago was missed, also when the server ran: the machine was asleep, or stood still. */
const LATE_MS = 60_000;
/**
 * Shard time goes at up to double speed while it follows the wall clock, and jumps after the machine was asleep, when
 * timers stood still: so the timer looks again halfway, and within a minute.
 */
const LONGEST_WAIT_MS = 60_000;
const SHORT_WAIT_MS = 16;
/** Of a heap in which nothing is looked for: entries that are none any more, beyond which it is made anew. */
const MOST_STALE = 1_024;

export class ScheduleRunner {
  readonly #parts: RunnerParts;
  /** What came due until then had nobody to fire it. */
  readonly #startMs: number;
  /** Uids by the time of their next tick, or next try; those that do not hold any more are passed over. */
  readonly #due = new OffsetHeap();
  readonly #waiting = new Map<number, WaitingTick & { readonly retryMs: number }>();
  #timer: Timer | undefined;
  #running = false;
  #stopped = false;

  constructor(parts: RunnerParts) {
    this.#parts = parts;
    this.#startMs = parts.shard.nowMs();
    this.#refill();
    this.#arm();
  }

  /** Its next tick may be another one. */
  changed(schedule: Schedule): void {
    this.#waiting.delete(schedule.uid);
    const { schedules } = this.#parts.shard.machine;
    if (this.#due.size > 2 * schedules.size + MOST_STALE) this.#refill();
    else if (schedule.nextMs > 0) this.#due.push(schedule.nextMs, schedule.uid);
    this.#arm();
  }

  waiting({ uid, nextMs }: Schedule): WaitingTick | undefined {
    return nextMs === 0 ? undefined : this.#waiting.get(uid);
  }

  stop(): void {
    this.#stopped = true;
    this.#timer?.cancel();
  }

  #refill(): void {
    this.#due.clear();
    for (const { uid, nextMs } of this.#parts.shard.machine.schedules.all()) {
      if (nextMs > 0) this.#due.push(Math.max(nextMs, this.#waiting.get(uid)?.retryMs ?? 0), uid);
    }
  }

  /** Again after `leastMs` at the earliest. */
  #arm(leastMs = 0): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    if (this.#stopped || this.#running || this.#due.size === 0) return;
    const leftMs = Math.max(leastMs, this.#due.topKey - this.#parts.shard.nowMs());
    const waitMs = leftMs <= SHORT_WAIT_MS ? Math.max(0, leftMs) : Math.min(leftMs / 2, LONGEST_WAIT_MS);
    this.#timer = this.#parts.shard.world.timers.arm(Math.ceil(waitMs), () => {
      this.#timer = undefined;
      if (this.#due.topKey > this.#parts.shard.nowMs()) return this.#arm();
      this.#running = true;
      void this.#run().then((done) => {
        this.#running = false;
        this.#arm(done ? 0 : RETRY_MS);
      });
    });
  }

  /** False: something of ours went wrong, and nothing is known of what was due. */
  async #run(): Promise<boolean> {
    try {
      while (!this.#stopped && this.#due.topKey <= this.#parts.shard.nowMs()) await this.#fireSome();
      return true;
    } catch (error) {
      if (this.#stopped || (error instanceof SluiceFault && error.code === "SHUTTING_DOWN")) return true;
      this.#parts.log.error({ error: String(error) }, "schedules: ticks wait");
      // Those that were taken out are in their place again.
      this.#refill();
      return false;
    }
  }

  /** Takes what is due, as much as goes into one entry. */
  async #fireSome(): Promise<void> {
    const { shard } = this.#parts;
    const found: Schedule[] = [];
    const fires: ScheduleFire[] = [];
    let bytes = 0;
    while (found.length < AT_ONCE && bytes < BYTES_AT_ONCE && this.#due.topKey <= shard.nowMs()) {
      const schedule = shard.machine.schedules.ofUid(this.#due.pop());
      if (schedule === undefined || !this.#isDue(schedule) || found.includes(schedule)) continue;
      found.push(schedule);
      const fire = await this.#fireOf(schedule);
      if (fire === undefined) continue;
      fires.push(fire);
      bytes += fire.batch?.bytes.length ?? 0;
    }
    if (fires.length > 0) await this.#submit(fires);
    for (const { uid } of found) {
      const schedule = shard.machine.schedules.ofUid(uid);
      if (schedule === undefined || schedule.nextMs === 0) continue;
      this.#due.push(Math.max(schedule.nextMs, this.#waiting.get(uid)?.retryMs ?? 0), uid);
    }
  }

  #isDue({ uid, nextMs }: Schedule): boolean {
    const now = this.#parts.shard.nowMs();
    return nextMs > 0 && nextMs <= now && (this.#waiting.get(uid)?.retryMs ?? 0) <= now;
  }

  /** Undefined: nothing is to be done with it now. */
  async #fireOf(schedule: Schedule): Promise<ScheduleFire | undefined> {
    const { shard } = this.#parts;
    const { uid, version, nextMs: due, spec } = schedule;
    const now = shard.nowMs();
    const waited = this.#waiting.has(uid);
    const isMissed = !waited && (due <= this.#startMs || now - due > LATE_MS);
    const isSkipped = isMissed && spec.missed === v1.Missed.SKIP;
    // Of a cron that is skipped, what has come since the start is on time.
    const until = isSkipped && due <= this.#startMs ? this.#startMs : now;
    const ticks = await inTurns(shard.world, dueTicks(spec, schedule.anchorMs, due, until));
    if (schedule.version !== version || schedule.nextMs !== due) return undefined;
    const common = { uid, version, due, nextAt: ticks.next, scheduledFor: ticks.last, ticks: ticks.count };
    if (isSkipped) return { ...common, targetUid: 0, batch: undefined };
    try {
      this.#parts.admission.admitPublish();
    } catch (error) {
      this.#wait(schedule, (error as Error).message);
      return undefined;
    }
    const topic = shard.machine.catalog.topic(spec.queue === "" ? spec.topic : spec.queue);
    // Gone in this turn: the entry that took it away has paused the schedule, or will.
    if (topic === undefined) return undefined;
    try {
      const missed = isMissed || ticks.count > 1 ? ticks.count : 0;
      const batch = tickBatch(
        spec.message,
        { schedule: schedule.name, scheduledFor: ticks.last, missed },
        shard.nowMs(),
      );
      this.#parts.admission.checkBatches([batch]);
      this.#parts.prepare(topic, batch, ticks.last);
      return { ...common, targetUid: topic.uid, batch };
    } catch (error) {
      if (!(error instanceof SluiceFault)) throw error;
      await this.#pause(schedule, error.message);
      return undefined;
    }
  }

  async #submit(fires: readonly ScheduleFire[]): Promise<void> {
    const { shard, log } = this.#parts;
    const fates = await new Promise<readonly ScheduleFate[]>((resolve) =>
      shard.submitBytes(EntryKind.scheduleFire, encodeFires(fires), (outcome) =>
        resolve(outcome.kind === "schedules-fired" ? outcome.fates : []),
      ),
    );
    for (const [i, { uid, ticks }] of fires.entries()) {
      const fate = fates[i];
      const schedule = shard.machine.schedules.ofUid(uid);
      if (schedule === undefined) continue;
      if (fate === "skipped") log.info({ schedule: schedule.name, ticks }, "missed ticks skipped");
      if (typeof fate !== "object") this.#waiting.delete(uid);
      else if (errorTable[fate.code].retryable) this.#wait(schedule, fate.message);
      else await this.#pause(schedule, fate.message);
    }
  }

  #wait(schedule: Schedule, reason: string): void {
    const now = this.#parts.shard.nowMs();
    const known = this.#waiting.get(schedule.uid);
    if (known === undefined) {
      this.#parts.log.warn(
        { schedule: schedule.name, scheduledFor: schedule.nextMs, reason },
        "a schedule's tick waits",
      );
    }
    this.#waiting.set(schedule.uid, { sinceMs: known?.sinceMs ?? now, reason, retryMs: now + RETRY_MS });
  }

  /** What it publishes is not taken any more, and will not be by itself. */
  async #pause({ uid, version, name, spec }: Schedule, reason: string): Promise<void> {
    const { shard, log } = this.#parts;
    const text = `${targetText(spec)} does not take its message: ${reason}`;
    const command = { uid, version, paused: true, reason: text };
    const payload = v1.ScheduleAlterCommand.encode(command).finish();
    const outcome = await new Promise<Outcome>((resolve) =>
      shard.submitBytes(EntryKind.scheduleAlter, payload, resolve),
    );
    if (outcome.kind !== "refused") log.warn({ schedule: name, reason: text }, "schedule paused");
  }
}
