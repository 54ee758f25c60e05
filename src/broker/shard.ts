/**
 * A shard: one journal, one state machine, the segments and checkpoint it writes.
 *
 *   submit → journal (group commit) → durable = committed → apply, in index order → callback, watchers
 *
 * A callback runs after its entry is committed and applied, never before: a confirm can leave from
 * nowhere else. Committed is synced, or, with `flushIntervalMs`, written and synced within that time: but for records
 * only. What has a name or a number that must never be given twice is synced before anybody sees it.
 */
import { dirname } from "node:path";
import { SluiceFault } from "../base/errors.ts";
import { INNER_LIMITS, type InnerLimits } from "../base/inner-limits.ts";
import type { Logger } from "../base/logger.ts";
import { NO_MUTATIONS, type Mutations } from "../base/mutations.ts";
import { SIP_KEY_BYTES } from "../base/sip-hash.ts";
import { EntryKind } from "../core/commands.ts";
import type { Outcome } from "../core/outcome.ts";
import { FEATURE_LEVEL, StateMachine } from "../core/state-machine.ts";
import { readChanges } from "../core/change-buffer.ts";
import type { SyncedWriter } from "../io/disk.ts";
import type { Timer } from "../io/timers.ts";
import { SmallTurns } from "../io/small-turns.ts";
import type { World } from "../io/world.ts";
import type { DataDirectory } from "../storage/data-directory.ts";
import { Journal, type JournalEntry } from "../storage/journal.ts";
import {
  judgeJournal,
  recoverJournal,
  type RecoveryReport,
  type ReplayedEntry,
} from "../storage/journal-recovery.ts";
import { PartitionStore } from "../storage/partition-store.ts";
import { SegmentReader } from "../storage/segment-reader.ts";
import type { StorageClient, StorageError } from "../storage/storage-client.ts";
import type { LoadedCheckpoint } from "../storage/storage-messages.ts";
import { UncleanMark } from "../storage/unclean-mark.ts";
import { hastyWriter } from "../storage/whole-writes.ts";
import { v1 } from "../wire/protobuf.ts";
import { Checkpointer, isFull, type CheckpointPolicy } from "./checkpointer.ts";
import type { MemoryUse } from "./memory-watch.ts";
import { ShardClock } from "./shard-clock.ts";

export type OutcomeCallback = (outcome: Outcome) => void;

type Ticket = OutcomeCallback | undefined;

export interface ShardOptions {
  readonly world: World;
  readonly directory: DataDirectory;
  readonly storage: StorageClient;
  readonly loaded: LoadedCheckpoint;
  readonly log: Logger;
  readonly serverVersion: string;
  readonly tailCacheBytes: number;
  readonly checkpoint: CheckpointPolicy;
  /** The journal or storage failed: nothing more will be confirmed, the process is to end. */
  readonly onFatal: (error: Error) => void;
  /** durability = memory-first: confirmed messages are synced within this time; undefined = before they are confirmed. */
  readonly flushIntervalMs?: number | undefined;
  readonly innerLimits?: InnerLimits;
  readonly mutations?: Mutations;
}

/** Both count from start; what was promised and then deleted counts as taken. */
export interface DiskUse {
  readonly promisedBytes: number;
  readonly takenBytes: number;
}

/** Segment files this far behind make the journal wait, at the upper mark until the lower. */
const UNWRITTEN_HIGH_BYTES = 48 * 1024 * 1024;
const UNWRITTEN_LOW_BYTES = 24 * 1024 * 1024;
/** Replay lets the storage worker catch up beyond this. */
const UNWRITTEN_REPLAY_BYTES = 48 * 1024 * 1024;
/** What replay holds in memory where the disk has no room for it: a full disk must not keep a server from starting. */
const UNWRITTEN_FULL_DISK_BYTES = 1024 * 1024 * 1024;
const IDLE_MARKER_MS = 50;

/** Topics, producers, epochs, lineages: lost after it was seen, one would be given again and mean something else. */
const mustSync = (kind: number): boolean => kind !== EntryKind.append && kind !== EntryKind.marker;

export class Shard {
  readonly machine: StateMachine;
  readonly store: PartitionStore;
  readonly reader: SegmentReader;
  readonly epoch: number;
  readonly journal: Journal<Ticket>;
  readonly checkpointer: Checkpointer<Ticket>;
  readonly #options: ShardOptions;
  readonly #clock: ShardClock;
  readonly #unclean: UncleanMark;
  readonly #barriers = new Map<number, (() => void)[]>();
  #appliedChain: number;
  #lastKind: number = EntryKind.marker;
  #markerTimer: Timer | undefined;
  #lastAppliedMs = 0;
  #stopped = false;
  /** A stop left entries unstored: room that comes now is not for them. */
  #gaveUp = false;

  private constructor(
    options: ShardOptions,
    machine: StateMachine,
    store: PartitionStore,
    report: RecoveryReport,
    writer: SyncedWriter | undefined,
  ) {
    this.#options = options;
    this.machine = machine;
    this.store = store;
    const { disk, clock, timers } = options.world;
    this.reader = new SegmentReader(disk, options.directory.paths.segments, {
      turns: new SmallTurns(clock, timers),
      readBytes: (options.innerLimits ?? INNER_LIMITS).readBytes,
    });
    this.epoch = machine.epoch + 1;
    this.#clock = new ShardClock(options.world.clock, machine.timeMs);
    this.#appliedChain = report.start.chain;
    const { world, directory, checkpoint, flushIntervalMs } = options;
    this.#unclean = new UncleanMark(world.disk, dirname(directory.paths.journal));
    // Both are made in turn and call each other later only.
    const late: { checkpointer: Checkpointer<Ticket> | undefined; wanted: boolean } = {
      checkpointer: undefined,
      wanted: false,
    };
    this.journal = new Journal<Ticket>(report.start, {
      disk: world.disk,
      writer,
      directory: directory.paths.journal,
      shardUid: directory.identity.shardUid,
      fileBytes: checkpoint.journalFileBytes,
      lateSync:
        flushIntervalMs === undefined
          ? undefined
          : {
              intervalMs: flushIntervalMs,
              timers: world.timers,
              monotonicMs: () => world.clock.monotonicMs(),
              mustSync,
            },
      onCommitted: (entries) => {
        try {
          this.#applyGroup(entries);
        } catch (error) {
          // Ours: the entry is durable, so a start will meet it again, but nothing more is confirmed on top.
          options.onFatal(error as Error);
        }
      },
      onFailure: (error) => options.onFatal(error),
      soon: (callback) => world.timers.soon(callback),
      wantSpare: () => {
        if (late.checkpointer === undefined) late.wanted = true;
        else late.checkpointer.journalSwitches();
      },
    });
    this.checkpointer = new Checkpointer<Ticket>(
      {
        machine,
        journal: this.journal,
        store,
        storage: options.storage,
        timers: world.timers,
        monotonicMs: () => world.clock.monotonicMs(),
        appliedChain: () => this.#appliedChain,
        log: options.log,
        policy: checkpoint,
        spares: report.start.spares,
        journalPosition: report.start.position,
        onFatal: options.onFatal,
        mutations: options.mutations ?? NO_MUTATIONS,
      },
      options.loaded.head?.appliedIndex ?? 0,
    );
    late.checkpointer = this.checkpointer;
    if (late.wanted) this.checkpointer.makeSpare();
  }

  /** Restores the checkpoint, replays the journal, begins a new epoch. */
  static async open(options: ShardOptions): Promise<Shard> {
    const late: { shard: Shard | undefined; replayFailure: StorageError | undefined } = {
      shard: undefined,
      replayFailure: undefined,
    };
    const { spillBytes, maxProducers, maxMessageIds } = options.innerLimits ?? INNER_LIMITS;
    const store = new PartitionStore({
      spillBytes,
      tailCacheBytes: options.tailCacheBytes,
      onWriteError: (error) => {
        if (late.shard === undefined) late.replayFailure = error;
        else late.shard.#segmentWriteFailed(error);
      },
      onWritten: () => {
        if (late.shard !== undefined && store.unwrittenBytes <= UNWRITTEN_LOW_BYTES) late.shard.#goOn();
      },
      onDropped: (partitionUids) => late.shard?.reader.forget(partitionUids),
    });
    const mutations = options.mutations ?? NO_MUTATIONS;
    const writer = mutations.confirmBeforeSync === true ? hastyWriter : options.world.disk.syncedWriter?.();
    const machine = new StateMachine(store, mutations, maxProducers, maxMessageIds);
    const { head, rows } = options.loaded;
    // Taken out: they are as large as what they are restored to, and `loaded` lives as long as the shard.
    for (const block of rows.splice(0)) for (const row of readChanges(block)) machine.restoreRow(row);
    machine.restored(head?.appliedIndex ?? 0, head?.timeMs ?? 0, head?.epoch ?? 0);
    store.restore(options.loaded, (uid) => machine.catalog.partitionOfUid(uid));
    const report = await replay(options, machine, store, () => late.replayFailure).catch((error: unknown) => {
      writer?.close();
      throw error;
    });
    const shard = new Shard(options, machine, store, report, writer);
    late.shard = shard;
    if (late.replayFailure !== undefined) shard.#segmentWriteFailed(late.replayFailure);
    options.storage.order({ kind: "recovered" }, (error) => {
      // It costs room only; the next start tries again.
      if (error !== undefined) options.log.warn({ error: error.message }, "the trash could not be emptied");
    });
    options.log.info(
      {
        checkpointIndex: head?.appliedIndex ?? 0,
        replayed: report.replayed,
        tornBytes: report.tornBytes,
        repersisted: report.repersisted,
        epoch: shard.epoch,
      },
      "journal recovered",
    );
    await shard.#begin();
    return shard;
  }

  get appliedIndex(): number {
    return this.machine.appliedIndex;
  }

  /** Bytes of disk that what was submitted so far takes, sooner or later, and those known to be taken already. */
  get diskUse(): DiskUse {
    const { journal, store, checkpointer } = this;
    const made = checkpointer.journalFileBytesMade;
    return {
      promisedBytes: store.appendedBytes + journal.waitingBytes + made + checkpointer.journalFileBytesOwed,
      takenBytes: store.appendedBytes - store.unwrittenBytes + made,
    };
  }

  /** Index of the last submitted entry. */
  get lastIndex(): number {
    return this.journal.nextIndex - 1;
  }

  get world(): World {
    return this.#options.world;
  }

  /** Shard time, by which delays and expiry live. */
  nowMs(): number {
    return this.#clock.nowMs();
  }

  get clockDegraded(): boolean {
    return this.#clock.degraded;
  }

  /**
   * Submits an entry; `put` writes exactly `payloadBytes`. `done` is called once it is committed and
   * applied. Returns its index.
   * @throws SluiceFault SHUTTING_DOWN once stop() was called
   */
  submit(
    kind: number,
    payloadBytes: number,
    put: (bytes: Uint8Array, at: number) => number,
    done: OutcomeCallback | undefined,
    crcOf?: (bytes: Uint8Array, start: number, end: number) => number,
  ): number {
    // What was begun before the stop and comes to its next step after it.
    if (this.#stopped) throw new SluiceFault("SHUTTING_DOWN", "the server is stopping");
    this.#lastKind = kind;
    return this.journal.submit(kind, this.epoch, this.#clock.nowMs(), payloadBytes, put, done, crcOf).index;
  }

  submitBytes(kind: number, payload: Uint8Array, done: OutcomeCallback | undefined): number {
    const put = (bytes: Uint8Array, at: number): number => {
      bytes.set(payload, at);
      return at + payload.length;
    };
    return this.submit(kind, payload.length, put, done);
  }

  /** Pools of entries and of partitions' newest bytes. */
  get memoryUse(): MemoryUse {
    const { arena } = this.journal;
    const { pool } = this.store;
    return {
      heldBytes: arena.heldBytes + pool.heldBytes,
      spareBytes: arena.spare.bytes + pool.spare.bytes + this.reader.spareBytes,
    };
  }

  /** Called once a second: lets go of memory and files that were not needed lately; bytes of the former. */
  giveBack(): number {
    return this.journal.arena.spare.giveBack() + this.store.pool.spare.giveBack() + this.reader.giveBack();
  }

  /** In the threads that have seen what was let go of. */
  collectGarbage(thorough: boolean): void {
    this.journal.collectGarbage(thorough);
    this.#options.storage.order({ kind: "collect-garbage", thorough }, () => undefined);
  }

  /** Calls back right after entry `index` is applied: now, if it is. */
  whenApplied(index: number, callback: () => void): void {
    if (index <= this.machine.appliedIndex) return callback();
    const waiting = this.#barriers.get(index);
    if (waiting === undefined) this.#barriers.set(index, [callback]);
    else waiting.push(callback);
  }

  /**
   * Everything submitted is applied and in a checkpoint; the files are closed. Resolves with 0.
   *
   * What is not applied after `waitMs` (the journal has no room, or its disk stands still) is given up: nobody
   * was told that it is stored. Resolves with the number of those entries; files and lock are then left to the
   * end of the process, for a write may be under way.
   */
  async stop(waitMs: number): Promise<number> {
    this.#stopped = true;
    this.#markerTimer?.cancel();
    this.store.retryWrites();
    if (!(await this.#allAppliedWithin(waitMs))) {
      this.#gaveUp = true;
      this.journal.hold(true);
      return this.lastIndex - Math.min(this.machine.appliedIndex, this.journal.durableIndex);
    }
    await this.checkpointer.finish();
    this.#unclean.remove();
    this.journal.close();
    this.reader.close();
    await this.#options.storage.close();
    return 0;
  }

  /** And synced. */
  #allAppliedWithin(waitMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = this.#options.world.timers.arm(waitMs, () => resolve(false));
      this.whenApplied(this.lastIndex, () =>
        this.journal.whenSynced(() => {
          timer.cancel();
          resolve(true);
        }),
      );
    });
  }

  async #begin(): Promise<void> {
    const unclean = this.#unclean.isSet;
    await this.#beginEpoch();
    if (unclean) await this.#beginLineage();
    if (this.journal.syncsLate) this.#unclean.set();
    else this.#unclean.remove();
  }

  /** The end of what was confirmed may be lost: nobody knows. From here on the log may be another one. */
  async #beginLineage(): Promise<void> {
    const lineage = this.machine.lineage.current + 1;
    await new Promise((resolve) =>
      this.submitBytes(EntryKind.lineage, v1.LineageCommand.encode({ lineage }).finish(), resolve),
    );
    this.#options.log.warn(
      { lineage, appliedIndex: this.machine.appliedIndex },
      "the last run confirmed before it synced (durability memory-first) and was not stopped in order: its last " +
        "messages may be lost; whoever saw what is gone is told LOG_TRUNCATED",
    );
  }

  #beginEpoch(): Promise<void> {
    const { directory, serverVersion } = this.#options;
    const known = this.machine.messageIdKey;
    const messageIdKey = known.length > 0 ? known : this.#options.world.entropy.bytes(SIP_KEY_BYTES);
    const { nodeId } = directory.identity;
    const epoch = v1.EpochCommand.encode({ nodeId, serverVersion, messageIdKey }).finish();
    return new Promise((resolve) => {
      const level = this.machine.featureLevel;
      this.submitBytes(EntryKind.epoch, epoch, () => {
        if (level === FEATURE_LEVEL) resolve();
      });
      if (level < FEATURE_LEVEL) {
        const payload = v1.FeatureLevelCommand.encode({ level: FEATURE_LEVEL }).finish();
        this.submitBytes(EntryKind.featureLevel, payload, () => resolve());
      }
    });
  }

  #applyGroup(entries: readonly JournalEntry<Ticket>[]): void {
    for (const entry of entries) {
      const outcome = this.machine.apply(entry);
      this.#appliedChain = entry.chain;
      entry.ticket?.(outcome);
      this.journal.release(entry);
      if (this.#barriers.size > 0) this.#passBarrier(entry.index);
    }
    this.store.flushWrites();
    this.store.wakeWatchers();
    if (this.store.unwrittenBytes > UNWRITTEN_HIGH_BYTES && !this.store.hasFailedWrites)
      this.journal.hold(true);
    this.checkpointer.consider();
    this.#lastAppliedMs = this.#options.world.clock.monotonicMs();
    this.#armMarker();
  }

  #passBarrier(index: number): void {
    const waiting = this.#barriers.get(index);
    if (waiting === undefined) return;
    this.#barriers.delete(index);
    for (const callback of waiting) callback();
  }

  /** After a pause an entry vouches for the last group: until then nothing on disk says it was durable. */
  #armMarker(): void {
    if (this.#markerTimer !== undefined || this.#lastKind === EntryKind.marker || this.#stopped) return;
    const { timers, clock } = this.#options.world;
    this.#markerTimer = timers.arm(IDLE_MARKER_MS, () => {
      this.#markerTimer = undefined;
      if (this.#stopped) return;
      if (clock.monotonicMs() - this.#lastAppliedMs < IDLE_MARKER_MS) return this.#armMarker();
      this.journal.whenSynced(() => {
        if (this.#stopped) return;
        this.submitBytes(EntryKind.marker, new Uint8Array(0), undefined);
        this.checkpointer.considerIdle();
      });
    });
  }

  /** The journal, after it waited for segment files. */
  #goOn(): void {
    if (!this.#gaveUp) this.journal.hold(false);
  }

  #segmentWriteFailed(error: StorageError): void {
    // The journal has every byte: a start replays them. Only a full disk is waited for.
    if (!isFull(error)) return this.#options.onFatal(error);
    // Nothing is published now; what goes on is what frees space, and it must not wait for space.
    this.#goOn();
    this.#options.log.warn({ error: error.message }, "segment write found no space; trying again");
    this.#options.world.timers.arm(1_000, () => this.store.retryWrites());
  }
}

/**
 * Replays the journal, letting the storage worker keep up, so that memory stays bounded. Segment files are
 * touched once the journal is judged: at its end, or, when memory does not hold that long, by a look ahead.
 */
async function replay(
  options: ShardOptions,
  machine: StateMachine,
  store: PartitionStore,
  failure: () => StorageError | undefined,
): Promise<RecoveryReport> {
  const { world, directory, loaded, checkpoint, mutations } = options;
  const input = {
    disk: world.disk,
    directory: directory.paths.journal,
    trash: directory.paths.trash,
    shardUid: directory.identity.shardUid,
    checkpointIndex: loaded.head?.appliedIndex ?? 0,
    checkpointChain: loaded.head?.chain ?? 0,
    journalFileBytes: checkpoint.journalFileBytes,
    onEntry: (entry: ReplayedEntry) => {
      machine.apply(entry);
    },
    mutations: mutations ?? NO_MUTATIONS,
  };
  let swept = false;
  const sweep = async (): Promise<void> => {
    swept = true;
    await new Promise<void>((resolve, reject) =>
      options.storage.order({ kind: "sweep" }, (error) => (error === undefined ? resolve() : reject(error))),
    );
    store.connect(options.storage);
  };
  const steps = recoverJournal(input);
  for (;;) {
    const step = steps.next();
    store.flushWrites();
    if (step.done === true) {
      if (!swept) await sweep();
      return step.value;
    }
    if (store.unwrittenBytes > UNWRITTEN_REPLAY_BYTES && !swept) {
      for (const _ of judgeJournal(input)) await new Promise<void>((resolve) => world.timers.soon(resolve));
      await sweep();
    }
    while (store.unwrittenBytes > UNWRITTEN_REPLAY_BYTES) {
      await new Promise<void>((resolve) => world.timers.soon(resolve));
      const error = failure();
      if (error === undefined) continue;
      if (!isFull(error) || store.unwrittenBytes > UNWRITTEN_FULL_DISK_BYTES) throw error;
      break;
    }
  }
}
