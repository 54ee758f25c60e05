/**
 * How far messages are that consumers have in hands, as they said last: the leader's memory, of the delivery that is under
 * way and gone with it. Never journaled: whoever must know it after a restart says it again.
 *
 * The reports of all queues of a server share one room. When it is full the report that was made longest ago goes, whichever
 * queue's it is, and is counted there: handlers that are at work report again, forgotten is what nobody renews.
 */
import { assert } from "../../base/errors.ts";

export interface Progress {
  /** Of a percent, 0 to 10,000; undefined: it was not said. */
  readonly hundredths: number | undefined;
  readonly value: Uint8Array | undefined;
  /** Shard time. */
  readonly reportedMs: number;
}

/** Of a report's value. */
export const MAX_PROGRESS_BYTES = 4 * 1024;
/** Of all reports of a server. */
export const MAX_REPORTS_BYTES = 16 * 1024 * 1024;
/** Reckoned, of a report beside its value. */
export const REPORT_BYTES = 256;

interface Report {
  readonly of: ProgressReports;
  readonly offset: number;
  readonly progress: Progress;
}

export class ReportRoom {
  readonly #most: number;
  /** In the order they were made. */
  readonly #all = new Set<Report>();
  #bytes = 0;

  constructor(most = MAX_REPORTS_BYTES) {
    this.#most = most;
  }

  get bytes(): number {
    return this.#bytes;
  }

  add(report: Report): void {
    this.#all.add(report);
    this.#bytes += bytesOf(report);
    for (const oldest of this.#all) {
      if (this.#bytes <= this.#most) return;
      oldest.of.forget(oldest.offset);
    }
  }

  remove(report: Report): void {
    if (this.#all.delete(report)) this.#bytes -= bytesOf(report);
  }
}

/** Of one queue. */
export class ProgressReports {
  /** Forgotten for want of room, since this leader began. */
  dropped = 0;
  readonly #room: ReportRoom;
  readonly #byOffset = new Map<number, Report>();

  constructor(room: ReportRoom) {
    this.#room = room;
  }

  get size(): number {
    return this.#byOffset.size;
  }

  of(offset: number): Progress | undefined {
    return this.#byOffset.get(offset)?.progress;
  }

  /** In the place of what was said before. */
  set(offset: number, progress: Progress): void {
    this.delete(offset);
    const report = { of: this, offset, progress };
    this.#byOffset.set(offset, report);
    this.#room.add(report);
  }

  /** The delivery is over. */
  delete(offset: number): void {
    const report = this.#byOffset.get(offset);
    if (report === undefined) return;
    this.#byOffset.delete(offset);
    this.#room.remove(report);
  }

  /** There is no room for it. */
  forget(offset: number): void {
    this.delete(offset);
    this.dropped++;
  }

  clear(): void {
    for (const offset of [...this.#byOffset.keys()]) this.delete(offset);
  }

  verify(isPending: (offset: number) => boolean): void {
    for (const offset of this.#byOffset.keys())
      assert(isPending(offset), `${offset} is in nobody's hands and its progress is known`);
  }
}

function bytesOf({ progress }: Report): number {
  return REPORT_BYTES + (progress.value?.length ?? 0);
}
