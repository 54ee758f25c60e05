/** What schedules do, said as plainly as can be: to compare the machine with. Knows nothing of versions or rows. */
export interface NaiveSchedule {
  spec: { queue: string; everyMs: number; limit: number; text: string };
  next: number;
  paused: boolean;
  reason: string;
  fired: number;
  skipped: number;
  /** Grows with every change, as a leader would see it. */
  changes: number;
  /** Ticks that have had a message. */
  ticks: number[];
}

export class NaiveSchedules {
  readonly schedules = new Map<string, NaiveSchedule>();
  readonly queues = new Set<string>();
  /** Messages of each queue, as they were given. */
  readonly messages = new Map<string, string[]>();

  create(queue: string): void {
    if (this.queues.has(queue)) return;
    this.queues.add(queue);
    this.messages.set(queue, []);
  }

  delete(queue: string): void {
    if (!this.queues.delete(queue)) return;
    this.messages.delete(queue);
    for (const one of this.schedules.values()) {
      if (one.paused || one.spec.queue !== queue) continue;
      Object.assign(one, { paused: true, reason: `queue "${queue}" was deleted`, next: 0 });
      one.changes++;
    }
  }

  upsert(name: string, spec: NaiveSchedule["spec"], next: number, keep: boolean): string {
    if (!this.queues.has(spec.queue)) return "refused";
    const known = this.schedules.get(name);
    if (known === undefined) {
      const fresh = { paused: false, reason: "", fired: 0, skipped: 0, changes: 0, ticks: [] };
      this.schedules.set(name, { spec, next, ...fresh });
      return "created";
    }
    const same = JSON.stringify(spec) === JSON.stringify(known.spec);
    const byServer = known.reason !== "";
    if (same && !byServer) return "unchanged";
    known.spec = spec;
    known.changes++;
    if (byServer || (!known.paused && !keep)) known.next = next;
    if (byServer) Object.assign(known, { paused: false, reason: "" });
    this.#end(known);
    return same ? "resumed" : "changed";
  }

  pause(name: string, reason: string): string {
    const known = this.schedules.get(name);
    if (known === undefined) return "refused";
    Object.assign(known, { paused: true, reason, next: 0 });
    known.changes++;
    return "altered";
  }

  resume(name: string, next: number): string {
    const known = this.schedules.get(name);
    if (known === undefined || !this.queues.has(known.spec.queue)) return "refused";
    if (known.paused) known.next = next;
    Object.assign(known, { paused: false, reason: "" });
    known.changes++;
    this.#end(known);
    return "altered";
  }

  cancel(name: string): string {
    return this.schedules.delete(name) ? "altered" : "refused";
  }

  /** `changes`: of the schedule as the leader saw it. */
  fire(
    name: string,
    changes: number,
    due: number,
    fire: { next: number; for: number; ticks: number; text?: string },
  ): string {
    const known = this.schedules.get(name);
    if (known === undefined || known.changes !== changes || known.paused || due === 0 || known.next !== due)
      return "stale";
    if (fire.text !== undefined) {
      this.messages.get(known.spec.queue)!.push(fire.text);
      known.fired++;
      known.ticks.push(fire.for);
    }
    known.skipped += fire.ticks - (fire.text === undefined ? 0 : 1);
    known.next = fire.next;
    this.#end(known);
    return fire.text === undefined ? "skipped" : "fired";
  }

  #end(schedule: NaiveSchedule): void {
    if (schedule.spec.limit > 0 && schedule.fired >= schedule.spec.limit) schedule.next = 0;
  }
}
