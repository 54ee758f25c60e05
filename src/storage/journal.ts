/**
 * The journal's writer: group commit. While one group is being written and synced, new entries
 * gather; then they go together. No timer: the sync under way is the batching. One write at a time,
 * then one fdatasync, then the whole group is durable and handed on in index order. A group begins when
 * the events that wait have been handled, so that what arrived together goes together.
 *
 * With `lateSync` a group is handed on when it is written and synced a little later (late-sync.ts). A few things wait for
 * the sync all the same: entries of the kinds that `mustSync` names, checkpoints, and the change to another file. The
 * durable index that entries record is always the synced one, so a tail that went with the power is torn, never rot.
 *
 * A failed write or sync is never retried: after it the page cache may show bytes that never reached
 * the disk. The owner is told once, nothing is handed on any more, and the process is to end.
 */
import { join } from "node:path";
import { crc32 } from "../base/crc32.ts";
import { assert } from "../base/errors.ts";
import type { Disk, DiskFile, SyncedWriter } from "../io/disk.ts";
import { Arena, type ArenaBlock } from "./arena.ts";
import {
  chainOf,
  ENTRY_HEADER_BYTES,
  entrySize,
  MAX_PAYLOAD_BYTES,
  putEntryHeader,
  sealEntryHeader,
} from "./entry.ts";
import { HandOver } from "./hand-over.ts";
import { journalFileName } from "./journal-files.ts";
import { writeNewest } from "./journal-newest.ts";
import { LateSync, type LateSyncOptions } from "./late-sync.ts";
import { plainSyncedWriter, unsyncedWriter, writeWholeSynced } from "./whole-writes.ts";

/** Bytes of one group at most: one write of more would only make everybody wait longer. */
const MAX_GROUP_BYTES = 8 * 1024 * 1024;
/** An entry of more takes a millisecond and longer to be written: a few small ones before it do not wait for that. */
const LARGE_ENTRY_BYTES = 256 * 1024;
const FEW_BYTES = 64 * 1024;

/** An entry on its way: submitted, written, durable, then released by its owner. */
export interface JournalEntry<Ticket> {
  readonly index: number;
  readonly timeMs: number;
  readonly epoch: number;
  readonly kind: number;
  readonly chain: number;
  /** Holds the whole entry at `start`; the payload is [payloadStart, payloadEnd). */
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly payloadStart: number;
  readonly payloadEnd: number;
  readonly ticket: Ticket;
  readonly block: ArenaBlock;
}

/** A file that holds entries, ascending by first index. */
export interface LiveFile {
  readonly firstIndex: number;
  readonly bytes: number;
}

/** Where writing goes on, as recovery found it. */
export interface JournalStart {
  nextIndex: number;
  chain: number;
  files: LiveFile[];
  /** Open, the last of `files`. */
  current: DiskFile;
  /** Where the next entry goes in `current`. */
  position: number;
  spares: string[];
}

export interface JournalOptions<Ticket> {
  disk: Disk;
  /** Absent: the files' own write and datasync. Closed with the journal. */
  writer?: SyncedWriter | undefined;
  directory: string;
  shardUid: number;
  /** Size of the files to come: no entry is larger. */
  fileBytes: number;
  /** Absent: nothing is handed on before it is synced. */
  lateSync?: JournalLateSync | undefined;
  /** Entries of one group, committed, in index order. Each must be released when it is no longer needed. */
  onCommitted: (entries: readonly JournalEntry<Ticket>[]) => void;
  /** Called once: the journal has stopped for good. */
  onFailure: (error: Error) => void;
  /** Fewer spares than wanted: make one and call addSpare. */
  wantSpare: () => void;
  /** Calls back after the events already waiting have been handled. */
  soon: (callback: () => void) => void;
}

export interface JournalLateSync extends LateSyncOptions {
  /** Whether entries of this kind are handed on only once they are synced. */
  readonly mustSync: (kind: number) => boolean;
}

/** Spare files to have ready. */
export const WANTED_SPARES = 2;

export class Journal<Ticket> {
  readonly arena = new Arena();
  /** Bytes written since start, for metrics and checkpoints. */
  writtenBytes = 0;
  groups = 0;
  readonly #options: JournalOptions<Ticket>;
  readonly #files: LiveFile[];
  readonly #spares: string[];
  readonly #writer: SyncedWriter;
  #current: DiskFile;
  #position: number;
  #nextIndex: number;
  #chain: number;
  #durableIndex: number;
  #pending: JournalEntry<Ticket>[] = [];
  #pendingBytes = 0;
  readonly #handOver: HandOver<Ticket>;
  readonly #late: LateSync | undefined;
  /** Wait for a sync of everything; no write begins meanwhile. */
  #settling: (() => void)[] = [];
  #busy = false;
  #starved = false;
  #failed = false;
  #kicked = false;
  #held = false;

  constructor(start: JournalStart, options: JournalOptions<Ticket>) {
    this.#options = options;
    this.#writer = options.writer ?? plainSyncedWriter;
    this.#files = start.files;
    this.#spares = start.spares;
    this.#current = start.current;
    this.#position = start.position;
    this.#nextIndex = start.nextIndex;
    this.#chain = start.chain;
    this.#durableIndex = start.nextIndex - 1;
    this.#late = this.#lateSync();
    this.#handOver = new HandOver({
      onCommitted: options.onCommitted,
      mayGo: (entries) => this.#late === undefined || this.#mayHandOn(this.#late, entries),
      soon: options.soon,
    });
    if (this.#spares.length < WANTED_SPARES) options.wantSpare();
  }

  /** What is handed on may not be durable yet. */
  get syncsLate(): boolean {
    return this.#late !== undefined;
  }

  get nextIndex(): number {
    return this.#nextIndex;
  }

  get durableIndex(): number {
    return this.#durableIndex;
  }

  /** Of one entry: whoever takes requests refuses larger ones. */
  get maxPayloadBytes(): number {
    return Math.min(MAX_PAYLOAD_BYTES, this.#options.fileBytes - entrySize(0) - 7);
  }

  /** Submitted and not yet durable. */
  get waitingBytes(): number {
    return this.#pendingBytes;
  }

  /** No file to go on with when the current one is full: a full disk shows here. */
  get starved(): boolean {
    return this.#starved || this.#spares.length === 0;
  }

  get liveFiles(): readonly LiveFile[] {
    return this.#files;
  }

  get spareCount(): number {
    return this.#spares.length;
  }

  /**
   * Appends an entry. `put` writes exactly `payloadBytes` bytes at the position it is given; `crcOf`
   * may know a quicker way to their CRC-32 than going over them. The entry is written soon, or with the next group.
   */
  submit(
    kind: number,
    epoch: number,
    timeMs: number,
    payloadBytes: number,
    put: (bytes: Uint8Array, at: number) => number,
    ticket: Ticket,
    crcOf: (bytes: Uint8Array, start: number, end: number) => number = crc32,
  ): JournalEntry<Ticket> {
    const size = entrySize(payloadBytes);
    assert(payloadBytes <= this.maxPayloadBytes, `a payload of ${payloadBytes} bytes fits no journal file`);
    const block = this.arena.reserve(size);
    const { bytes } = block;
    const start = block.used;
    block.used = start + size;
    const payloadStart = start + ENTRY_HEADER_BYTES;
    const payloadEnd = payloadStart + payloadBytes;
    const end = put(bytes, payloadStart);
    assert(end === payloadEnd, `a payload of ${end - payloadStart} bytes was announced as ${payloadBytes}`);
    bytes.fill(0, payloadEnd, start + size);
    const index = this.#nextIndex++;
    const { shardUid } = this.#options;
    const header = {
      payloadBytes,
      payloadCrc: crcOf(bytes, payloadStart, payloadEnd),
      index,
      timeMs,
      epoch,
      kind,
      chain: 0,
      shardTag: shardUid % 0x1_0000_0000,
    };
    header.chain = chainOf(this.#chain, shardUid, header);
    this.#chain = header.chain;
    putEntryHeader(bytes, start, header);
    const { chain } = header;
    const entry = {
      index,
      timeMs,
      epoch,
      kind,
      chain,
      bytes,
      start,
      payloadStart,
      payloadEnd,
      ticket,
      block,
    };
    this.#pending.push(entry);
    this.#pendingBytes += size;
    if (!this.#busy) this.#writeSoon();
    return entry;
  }

  /** Stops beginning new writes, until told otherwise: segment files are too far behind. */
  hold(held: boolean): void {
    if (this.#held === held) return;
    this.#held = held;
    if (!held) this.#writeNext();
  }

  /**
   * Calls back at a moment when everything handed on is durable: now, unless it is synced late. Then no write begins
   * before that.
   */
  whenSynced(done: () => void): void {
    if (this.#late === undefined) return done();
    this.#settling.push(done);
    this.#settle();
  }

  release(entry: JournalEntry<Ticket>): void {
    this.arena.release(entry.block);
  }

  /** A file `name` of the directory is ready to be used. */
  addSpare(name: string): void {
    this.#spares.push(name);
    if (this.#starved) {
      this.#starved = false;
      this.#takeNextFile();
    }
  }

  /** Forgets and returns a spare, if another is left. */
  giveUpSpare(): string | undefined {
    return this.#spares.length > 1 ? this.#spares.pop() : undefined;
  }

  /** Forgets and returns the files whose entries are all at or below `index`: the owner recycles them. */
  takeFilesBelow(index: number): LiveFile[] {
    let count = 0;
    while (count + 1 < this.#files.length && this.#files[count + 1]!.firstIndex <= index + 1) count++;
    return this.#files.splice(0, count);
  }

  /** Spare memory was let go of: the writer's thread may have seen it. */
  collectGarbage(thorough: boolean): void {
    this.#writer.collectGarbage?.(thorough);
  }

  /** Closes the file. Nothing may be under way. */
  close(): void {
    this.#failed = true;
    this.#handOver.stop();
    this.#late?.close();
    this.#writer.close();
    this.#current.close();
  }

  #writeSoon(): void {
    if (this.#kicked) return;
    this.#kicked = true;
    this.#options.soon(() => {
      this.#kicked = false;
      this.#writeNext();
    });
  }

  #writeNext(): void {
    if (this.#busy || this.#held || this.#failed || this.#pending.length === 0) return;
    if (this.#late !== undefined && !this.#mayWrite(this.#late)) return;
    const group = this.#takeGroup();
    if (group.length === 0) return this.#switchFile();
    this.#busy = true;
    const pieces = this.#seal(group);
    const bytes = this.#groupBytes(group);
    const begunMs = this.#options.lateSync?.monotonicMs() ?? 0;
    const writer = this.#late === undefined ? this.#writer : unsyncedWriter;
    writeWholeSynced(writer, this.#current, pieces, this.#position, (error) => {
      if (error) return this.#fail(error);
      this.#position += bytes;
      this.writtenBytes += bytes;
      this.groups++;
      this.#pendingBytes -= bytes;
      const last = group[group.length - 1]!.index;
      if (this.#late === undefined) this.#durableIndex = last;
      else this.#late.wrote(last, begunMs);
      this.#busy = false;
      this.#handOver.add(group);
      // The disk works on the next group while this one is applied; a write in this thread waits until its confirms
      // are out.
      if (writer.blocksFor?.(this.#pendingBytes) ?? false) {
        if (this.#pending.length > 0) this.#writeSoon();
      } else this.#writeNext();
      this.#handOver.goOn();
      this.#settle();
    });
  }

  #lateSync(): LateSync | undefined {
    const { lateSync } = this.#options;
    if (lateSync === undefined) return undefined;
    return new LateSync(lateSync, this.#durableIndex, {
      datasync: (done) => this.#current.datasync(done),
      synced: (index) => {
        this.#durableIndex = index;
        this.#handOver.goOn();
        this.#writeNext();
      },
      failed: (error) => this.#fail(error),
    });
  }

  /** A sync that is late, or that somebody waits for, goes first. */
  #mayWrite(late: LateSync): boolean {
    if (this.#settling.length > 0) {
      this.#settle();
      return false;
    }
    return !late.isOverdue;
  }

  #mayHandOn(late: LateSync, slice: readonly JournalEntry<Ticket>[]): boolean {
    if (slice[slice.length - 1]!.index <= this.#durableIndex) return true;
    const { mustSync } = this.#options.lateSync!;
    if (!late.isOverdue && !slice.some(({ kind }) => mustSync(kind))) return true;
    // What it covers is handed on, and then the rest is looked at again.
    late.sync(() => undefined);
    return false;
  }

  #settle(): void {
    // A write or a change of files comes back here; one that lacks a spare has nothing under way.
    if (this.#settling.length === 0 || (this.#busy && !this.#starved)) return;
    this.#late!.sync(() => {
      const waiting = this.#settling;
      this.#settling = [];
      for (const done of waiting) done();
      this.#writeNext();
    });
  }

  /**
   * The entries that go into the next write: as many as fit the file and the cap, at least one if it fits, and none that is
   * large after a few small ones.
   */
  #takeGroup(): JournalEntry<Ticket>[] {
    const capacity = this.#files[this.#files.length - 1]!.bytes;
    const room = Math.min(capacity - this.#position, MAX_GROUP_BYTES);
    let bytes = 0;
    let count = 0;
    for (const entry of this.#pending) {
      const size = entrySize(entry.payloadEnd - entry.payloadStart);
      if (bytes + size > room && !(count === 0 && size <= capacity - this.#position)) break;
      if (size > LARGE_ENTRY_BYTES && count > 0 && bytes <= FEW_BYTES) break;
      bytes += size;
      count++;
    }
    if (count === this.#pending.length) {
      const group = this.#pending;
      this.#pending = [];
      return group;
    }
    return this.#pending.splice(0, count);
  }

  /** Completes the headers and joins neighbours in the arena into one piece each. */
  #seal(group: readonly JournalEntry<Ticket>[]): Uint8Array[] {
    const pieces: Uint8Array[] = [];
    let block: ArenaBlock | undefined;
    let from = 0;
    let to = 0;
    for (const entry of group) {
      sealEntryHeader(entry.bytes, entry.start, this.#durableIndex);
      const end = entry.start + entrySize(entry.payloadEnd - entry.payloadStart);
      if (entry.block === block && entry.start === to) to = end;
      else {
        if (block !== undefined) pieces.push(block.bytes.subarray(from, to));
        block = entry.block;
        from = entry.start;
        to = end;
      }
    }
    if (block !== undefined) pieces.push(block.bytes.subarray(from, to));
    return pieces;
  }

  #groupBytes(group: readonly JournalEntry<Ticket>[]): number {
    let bytes = 0;
    for (const entry of group) bytes += entrySize(entry.payloadEnd - entry.payloadStart);
    return bytes;
  }

  /** The current file is full: what it holds is synced, and the next one taken. */
  #switchFile(): void {
    this.#busy = true;
    if (this.#late === undefined) this.#takeNextFile();
    else this.#late.sync(() => this.#takeNextFile());
  }

  /** Rename a spare to the next index's name, make that durable, note it, go on there. */
  #takeNextFile(): void {
    const name = this.#spares.shift();
    if (this.#spares.length < WANTED_SPARES) this.#options.wantSpare();
    this.#busy = true;
    if (name === undefined) {
      this.#starved = true;
      return;
    }
    const { disk, directory } = this.#options;
    const firstIndex = this.#pending[0]!.index;
    const path = join(directory, journalFileName(firstIndex));
    disk.rename(join(directory, name), path, (renameError) => {
      if (renameError) return this.#fail(renameError);
      disk.syncDirectory(directory, (syncError) => {
        if (syncError) return this.#fail(syncError);
        disk.open(path, "write", (openError, file) => {
          if (openError || file === undefined)
            return this.#fail(openError ?? new Error(`cannot open ${path}`));
          const newest = { firstIndex, bytes: file.sizeSync() };
          writeNewest(disk, this.#writer, directory, newest, (noteError) => {
            if (noteError) return this.#fail(noteError);
            this.#current.close();
            this.#current = file;
            this.#position = 0;
            this.#files.push(newest);
            this.#busy = false;
            this.#writeNext();
          });
        });
      });
    });
  }

  #fail(error: Error): void {
    if (this.#failed) return;
    this.#failed = true;
    this.#handOver.stop();
    this.#late?.close();
    this.#options.onFailure(error);
  }
}
