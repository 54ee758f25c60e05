/**
 * Decides when a checkpoint is due, takes it, and recycles the journal files it makes needless. Taking
 * one is a swap of buffers on the main thread; the storage worker does the rest.
 */
import type { Logger } from "../base/logger.ts";
import type { Mutations } from "../base/mutations.ts";
import type { StateMachine } from "../core/state-machine.ts";
import type { Timer, Timers } from "../io/timers.ts";
import { WANTED_SPARES, type Journal } from "../storage/journal.ts";
import { journalFileName, nextSpareNumber, spareName } from "../storage/journal-files.ts";
import type { PartitionStore } from "../storage/partition-store.ts";
import type { StorageClient, StorageError } from "../storage/storage-client.ts";
import type { CheckpointHead, CheckpointRequest } from "../storage/storage-messages.ts";

export interface CheckpointPolicy {
  readonly journalBytes: number;
  readonly intervalMs: number;
  /** Size of a journal file, and how many bytes of them are kept for reuse. */
  readonly journalFileBytes: number;
  readonly journalKeepBytes: number;
  /** Between two that are due by size, at least. */
  readonly minIntervalMs: number;
}

const IDLE_JOURNAL_BYTES = 8 * 1024 * 1024;
const MAX_ENTRIES = 500_000;
const MAX_CHANGE_BYTES = 32 * 1024 * 1024;
const RETRY_MS = 1_000;

export interface CheckpointParts<Ticket> {
  readonly machine: StateMachine;
  readonly journal: Journal<Ticket>;
  readonly store: PartitionStore;
  readonly storage: StorageClient;
  readonly timers: Timers;
  readonly monotonicMs: () => number;
  /** Chain value of the last applied entry. */
  readonly appliedChain: () => number;
  readonly log: Logger;
  readonly policy: CheckpointPolicy;
  readonly spares: readonly string[];
  /** Where the journal goes on in its current file. */
  readonly journalPosition: number;
  /** Anything but a full disk. */
  readonly onFatal: (error: Error) => void;
  readonly mutations: Mutations;
}

export class Checkpointer<Ticket> {
  /** Index the last committed checkpoint holds. */
  index: number;
  count = 0;
  /** The disk had no room for a checkpoint or a spare file. */
  starved = false;
  readonly #parts: CheckpointParts<Ticket>;
  #lastMs: number;
  #bytesAtLast = 0;
  #underWay: Promise<void> | undefined;
  #timer: Timer | undefined;
  #nextSpare: number;
  #sparesUnderWay = 0;
  /** A checkpoint found none: what becomes free is for it, and spares are made after it. */
  #needsRoom = false;
  #sparesMade = 0;
  /** The file the journal writes, and journal.writtenBytes when it began (below 0: before this start). */
  #currentFile: number;
  #currentFileFrom: number;
  #stopped = false;
  #wanted = false;

  constructor(parts: CheckpointParts<Ticket>, index: number) {
    this.#parts = parts;
    this.index = index;
    this.#lastMs = parts.monotonicMs();
    this.#nextSpare = nextSpareNumber(parts.spares);
    this.#currentFile = firstIndexOfCurrent(parts.journal);
    this.#currentFileFrom = -parts.journalPosition;
    this.#armInterval();
  }

  /** Bytes of journal a start would replay. */
  get journalBytes(): number {
    return this.#parts.journal.writtenBytes - this.#bytesAtLast;
  }

  /** Bytes of journal files made since start. */
  get journalFileBytesMade(): number {
    return this.#sparesMade * this.#parts.policy.journalFileBytes;
  }

  /**
   * Bytes of journal files that what was submitted so far makes necessary: spares that are wanted, and the
   * share of the one after them that the current file's filling up has earned. Recycled spares save them.
   */
  get journalFileBytesOwed(): number {
    const { journal, policy } = this.#parts;
    const inFile = journal.writtenBytes + journal.waitingBytes - this.#currentFileFrom;
    return Math.max(0, inFile + (WANTED_SPARES - journal.spareCount) * policy.journalFileBytes);
  }

  /** Called after each applied group. */
  consider(): void {
    this.#noticeSwitch();
    const { machine, policy, monotonicMs } = this.#parts;
    const due =
      this.journalBytes >= policy.journalBytes ||
      machine.appliedIndex - this.index >= MAX_ENTRIES ||
      machine.changes.size >= MAX_CHANGE_BYTES;
    if (due && monotonicMs() - this.#lastMs >= policy.minIntervalMs) void this.take();
  }

  /** The shard has gone quiet: a checkpoint costs nobody anything now and spares the next start a replay. */
  considerIdle(): void {
    if (this.journalBytes >= IDLE_JOURNAL_BYTES) void this.take();
  }

  /** Something was deleted: its files go with the next checkpoint, which is taken soon. */
  wantSoon(): void {
    if (this.#wanted || this.#stopped) return;
    this.#wanted = true;
    const { timers, policy, monotonicMs } = this.#parts;
    timers.arm(Math.max(0, policy.minIntervalMs - (monotonicMs() - this.#lastMs)), () => {
      // One under way may have begun before the deletion.
      void (this.#underWay ?? Promise.resolve()).then(() => {
        this.#wanted = false;
        if (!this.#stopped) void this.take();
      });
    });
  }

  /** Takes one now; resolves when it is committed. One at a time: a second call waits for the first. */
  take(): Promise<void> {
    this.#underWay ??= this.#take().finally(() => (this.#underWay = undefined));
    return this.#underWay;
  }

  /** The last one, with everything in it. */
  async finish(): Promise<void> {
    this.#stopped = true;
    this.#timer?.cancel();
    await this.#underWay;
    await this.take();
  }

  /** The journal goes on in its next file and wants a spare in place of it. */
  journalSwitches(): void {
    this.#currentFileFrom = this.#parts.journal.writtenBytes;
    this.makeSpare();
  }

  /** Orders a spare journal file; addSpare follows. */
  makeSpare(): void {
    const { storage, journal, policy, timers } = this.#parts;
    // Else the spare that was given up for a checkpoint comes back before it, and so on without end.
    if (this.#sparesUnderWay > 0 || this.#stopped || this.#needsRoom) return;
    this.#sparesUnderWay++;
    const name = spareName(this.#nextSpare++);
    storage.order({ kind: "make-spare", name, bytes: policy.journalFileBytes }, (error) => {
      this.#sparesUnderWay--;
      if (error === undefined) {
        this.#sparesMade++;
        this.starved = false;
        journal.addSpare(name);
        if (journal.spareCount < WANTED_SPARES) this.makeSpare();
        return;
      }
      if (!isFull(error)) return this.#parts.onFatal(error);
      this.starved = true;
      timers.arm(RETRY_MS, () => this.makeSpare());
    });
  }

  #noticeSwitch(): void {
    const { journal } = this.#parts;
    const current = firstIndexOfCurrent(journal);
    if (current === this.#currentFile) return;
    this.#currentFile = current;
    this.#currentFileFrom = journal.writtenBytes;
  }

  async #take(): Promise<void> {
    const { machine, store, storage, policy, monotonicMs } = this.#parts;
    if (machine.appliedIndex === this.index) return;
    let { head, error } = await this.#order();
    while (error !== undefined && isFull(error) && !this.#stopped) {
      this.starved = true;
      this.#needsRoom = true;
      if (!(await this.#sacrificeSpare())) {
        await new Promise<void>((resolve) => this.#parts.timers.arm(RETRY_MS, resolve));
      }
      // Bytes of a partition deleted meanwhile are not written any more: without its deletion this one waits for ever.
      if (store.hasDropped) ({ head, error } = await this.#order());
      else
        error = await new Promise<StorageError | undefined>((resolve) =>
          storage.order({ kind: "checkpoint-again" }, resolve),
        );
    }
    this.#needsRoom = false;
    if (error !== undefined) {
      if (!isFull(error)) this.#parts.onFatal(error);
      // A stop with a full disk: the journal has everything.
      else
        this.#parts.log.warn({ index: this.index }, "no room for a last checkpoint: the next start replays");
      return;
    }
    this.starved = false;
    this.index = head.appliedIndex;
    this.count++;
    this.#parts.log.debug(
      { index: head.appliedIndex, ms: Math.round(monotonicMs() - this.#lastMs) },
      "checkpoint",
    );
    this.#recycle(policy, this.index);
    if (this.#parts.journal.spareCount < WANTED_SPARES) this.makeSpare();
  }

  /**
   * Swaps and orders in one go. Not before the journal is synced: a checkpoint ahead of what it has durable would make a
   * journal that lost its end look rotten.
   */
  #order(): Promise<{ head: CheckpointHead; error: StorageError | undefined }> {
    const { journal, storage } = this.#parts;
    return new Promise((resolve) =>
      journal.whenSynced(() => {
        const request = this.#swap();
        const { head, changes } = request;
        storage.order({ kind: "checkpoint", request }, (error) => resolve({ head, error }), [changes.buffer]);
      }),
    );
  }

  /** The state of this moment, and the changes that lead to it. */
  #swap(): CheckpointRequest {
    const { machine, store, journal, policy, monotonicMs, mutations } = this.#parts;
    const head = {
      appliedIndex: machine.appliedIndex,
      chain: this.#parts.appliedChain(),
      epoch: machine.epoch,
      timeMs: machine.timeMs,
    };
    this.#lastMs = monotonicMs();
    this.#bytesAtLast = journal.writtenBytes;
    const changes = machine.takeChanges();
    if (mutations.unlinkBeforeCheckpoint === true) this.#recycle(policy, head.appliedIndex);
    return { head, changes, ...store.takeCheckpoint() };
  }

  /**
   * A disk full to its last byte has no room for the checkpoint that would free some: a spare journal file
   * is removed for it. False: none can be missed.
   */
  async #sacrificeSpare(): Promise<boolean> {
    const { journal, storage } = this.#parts;
    const from = journal.giveUpSpare();
    if (from === undefined) return false;
    await new Promise<void>((resolve) => {
      storage.order({ kind: "recycle", renames: [{ from, to: null }] }, () => resolve());
    });
    return true;
  }

  #recycle(policy: CheckpointPolicy, index: number): void {
    const { journal, storage } = this.#parts;
    const files = journal.takeFilesBelow(index);
    if (files.length === 0) return;
    let kept = (journal.liveFiles.length + journal.spareCount) * policy.journalFileBytes;
    const spares: string[] = [];
    const renames = files.map(({ firstIndex, bytes }) => {
      const from = journalFileName(firstIndex);
      if (bytes !== policy.journalFileBytes || kept + bytes > policy.journalKeepBytes)
        return { from, to: null };
      kept += bytes;
      const to = spareName(this.#nextSpare++);
      spares.push(to);
      return { from, to };
    });
    storage.order({ kind: "recycle", renames }, (error) => {
      if (error !== undefined) return this.#parts.onFatal(error);
      for (const spare of spares) journal.addSpare(spare);
    });
  }

  #armInterval(): void {
    this.#timer = this.#parts.timers.arm(this.#parts.policy.intervalMs, () => {
      if (this.#stopped) return;
      void this.take();
      this.#armInterval();
    });
  }
}

function firstIndexOfCurrent<Ticket>(journal: Journal<Ticket>): number {
  return journal.liveFiles[journal.liveFiles.length - 1]?.firstIndex ?? 0;
}

export function isFull(error: StorageError): boolean {
  return error.code === "ENOSPC" || error.code === "EDQUOT" || error.code === "SQLITE_FULL";
}
