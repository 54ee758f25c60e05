/**
 * durability = memory-first: what is written is handed on, and synced within `intervalMs`.
 *
 *   write begins ──┬────── half of it ──────┬─────── the other half ───────┬─► too late: nothing more is handed on
 *                  └ handed on when written └ one fdatasync for all since  └   until a sync has covered it
 *
 * So whatever a loss of power takes was handed on within `intervalMs`, also where the disk is slow or stands still: then
 * confirms wait for it, as they do with durability = disk.
 */
import type { Timer, Timers } from "../io/timers.ts";

export interface LateSyncOptions {
  /** More than 0. */
  readonly intervalMs: number;
  readonly timers: Timers;
  readonly monotonicMs: () => number;
}

export interface LateSyncSteps {
  /** Syncs the file that is being written. */
  datasync(done: (error: Error | null) => void): void;
  /** Everything up to entry `index` is durable. */
  synced(index: number): void;
  failed(error: Error): void;
}

interface Waiting {
  readonly index: number;
  readonly done: () => void;
}

export class LateSync {
  readonly #options: LateSyncOptions;
  readonly #steps: LateSyncSteps;
  #written: number;
  #durable: number;
  /** When the first write began that no sync covers; the same of the sync under way. */
  #oldestMs: number | undefined;
  #syncingMs: number | undefined;
  #syncing = false;
  #timer: Timer | undefined;
  #waiting: Waiting[] = [];
  #closed = false;

  constructor(options: LateSyncOptions, durableIndex: number, steps: LateSyncSteps) {
    this.#options = options;
    this.#steps = steps;
    this.#written = durableIndex;
    this.#durable = durableIndex;
  }

  /** Entries up to `index` are in the file, by a write that began at `begunMs`. */
  wrote(index: number, begunMs: number): void {
    this.#written = index;
    if (this.#oldestMs !== undefined) return;
    this.#oldestMs = begunMs;
    if (!this.#syncing) this.#arm();
  }

  /** Something handed on has waited for its sync for too long. */
  get isOverdue(): boolean {
    const since = this.#syncingMs ?? this.#oldestMs;
    return since !== undefined && this.#options.monotonicMs() - since >= this.#options.intervalMs;
  }

  /** Calls back when everything written by now is synced. */
  sync(done: () => void): void {
    if (this.#written <= this.#durable) return done();
    this.#waiting.push({ index: this.#written, done });
    this.#begin();
  }

  close(): void {
    this.#closed = true;
    this.#timer?.cancel();
  }

  #arm(): void {
    const { timers, monotonicMs, intervalMs } = this.#options;
    const inMs = this.#oldestMs! + intervalMs / 2 - monotonicMs();
    if (inMs <= 0) return this.#begin();
    this.#timer?.cancel();
    this.#timer = timers.arm(inMs, () => this.#begin());
  }

  #begin(): void {
    if (this.#syncing || this.#closed) return;
    this.#timer?.cancel();
    const index = this.#written;
    this.#syncing = true;
    this.#syncingMs = this.#oldestMs;
    this.#oldestMs = undefined;
    this.#steps.datasync((error) => {
      if (this.#closed) return;
      if (error) return this.#steps.failed(error);
      this.#syncing = false;
      this.#syncingMs = undefined;
      this.#durable = index;
      const ready = this.#waiting.filter((waiting) => waiting.index <= index);
      this.#waiting = this.#waiting.filter((waiting) => waiting.index > index);
      if (this.#waiting.length > 0) this.#begin();
      else if (this.#oldestMs !== undefined) this.#arm();
      this.#steps.synced(index);
      for (const { done } of ready) done();
    });
  }
}
