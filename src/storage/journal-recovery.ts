/**
 * Reads a journal back at start, and decides about its end.
 *
 * An invalid entry at index i is ROT iff the checkpoint, or any valid entry of this shard anywhere in
 * the journal, records a durable index of i or more: then the disk lost or changed something that was
 * confirmed, and starting is refused. Otherwise it is TORN, the end of a group that was never
 * confirmed: everything from i on is dropped, later valid entries of the same unsynced group included
 * (writeback inside a group is unordered, so they prove nothing). A cut zeroes the rest of the file and
 * moves later files to the trash, synced, before anything is appended: leftovers never pass for entries.
 *
 * Entries nobody vouches for are written again and synced before they are built upon: after a failed
 * sync the page cache shows bytes that may not be on the disk.
 */
import { join } from "node:path";
import { crc32 } from "../base/crc32.ts";
import { SluiceFault } from "../base/errors.ts";
import { NO_MUTATIONS, type Mutations } from "../base/mutations.ts";
import type { Disk, DiskFile } from "../io/disk.ts";
import {
  chainOf,
  ENTRY_HEADER_BYTES,
  ENTRY_MAGIC,
  entrySize,
  readEntryHeader,
  type EntryHeader,
} from "./entry.ts";
import type { JournalStart, LiveFile } from "./journal.ts";
import {
  JOURNAL_FILE_BYTES,
  journalFileName,
  listJournal,
  makeJournalFile,
  nextSpareNumber,
  spareName,
  zeroFill,
  type JournalListing,
} from "./journal-files.ts";
import { missingEnd, readNewest, writeNewestSync } from "./journal-newest.ts";
import { writeWholeSync } from "./whole-writes.ts";

/** An entry found at start; the bytes are valid during the call only. */
export interface ReplayedEntry {
  index: number;
  timeMs: number;
  epoch: number;
  kind: number;
  chain: number;
  bytes: Uint8Array;
  payloadStart: number;
  payloadEnd: number;
}

export interface RecoveryInput {
  disk: Disk;
  /** shard-0/journal */
  directory: string;
  /** Unknown and dropped files are moved here. */
  trash: string;
  shardUid: number;
  /** Index and chain of the last entry the checkpoint holds; 0 and 0 without a checkpoint. */
  checkpointIndex: number;
  checkpointChain: number;
  journalFileBytes?: number;
  /** Every entry above the checkpoint, in order. */
  onEntry: (entry: ReplayedEntry) => void;
  mutations?: Mutations;
}

export interface RecoveryReport {
  start: JournalStart;
  replayed: number;
  /** Bytes of a torn end that were dropped; 0 = it ended cleanly. */
  tornBytes: number;
  /** Entries written again because nobody vouched for them. */
  repersisted: number;
}

const WINDOW_BYTES = 4 * 1024 * 1024;

/** A file read through a window that slides forward and grows to the entry at hand. */
class Window {
  bytes = new Uint8Array(0);
  #buffer: Uint8Array<ArrayBuffer>;
  #from = 0;
  readonly file: DiskFile;
  readonly size: number;

  constructor(file: DiskFile) {
    this.file = file;
    this.size = file.sizeSync();
    this.#buffer = new Uint8Array(Math.min(WINDOW_BYTES, this.size));
  }

  /** Makes [position, position + length) readable, or as much as the file has; returns where in `bytes`. */
  load(position: number, length: number): number {
    const inWindow = position >= this.#from && position + length <= this.#from + this.bytes.length;
    if (!inWindow) {
      const wanted = Math.min(Math.max(WINDOW_BYTES, length), this.size - position);
      if (wanted > this.#buffer.length) this.#buffer = new Uint8Array(wanted);
      const read = this.file.readSync(this.#buffer.subarray(0, Math.max(0, wanted)), position);
      this.bytes = this.#buffer.subarray(0, read);
      this.#from = position;
    }
    return position - this.#from;
  }
}

/** Where the valid entries end. */
interface JournalEnd {
  /** Those that stay; `last` is the last of them. */
  readonly files: LiveFile[];
  readonly last: LiveFile;
  /** After the last valid entry, in `last`. */
  readonly position: number;
  /** Those that go. */
  readonly later: readonly LiveFile[];
  /** Whether dropped entries lie behind `position`. */
  readonly leftovers: boolean;
}

interface Place {
  index: number;
  file: LiveFile;
  position: number;
  end: number;
}

/** Yields every few MiB and between files, so that the caller can let what was replayed be written. */
export function recoverJournal(input: RecoveryInput): Generator<void, RecoveryReport> {
  return new Recovery(input).run();
}

/**
 * Whether recoverJournal would refuse: reads all, hands nothing on, changes nothing. For a replay that has to
 * begin writing before it has seen the end.
 */
export function* judgeJournal(input: RecoveryInput): Generator<void, void> {
  yield* new Recovery({ ...input, onEntry: () => undefined }).judge();
}

class Recovery {
  readonly #input: RecoveryInput;
  readonly #mutations: Mutations;
  readonly #shardTag: number;
  readonly #header: EntryHeader;
  /** First index that is not replayed. */
  #next: number;
  /** First index that was not found whole. */
  #reached = 0;
  #chain: number;
  /** The highest durable index anything has recorded. */
  #vouched: number;
  #replayed = 0;
  /** Entries after #vouched. */
  #unvouched: Place[] = [];

  constructor(input: RecoveryInput) {
    this.#input = input;
    this.#mutations = input.mutations ?? NO_MUTATIONS;
    this.#shardTag = input.shardUid % 0x1_0000_0000;
    this.#header = emptyHeader();
    this.#next = input.checkpointIndex + 1;
    this.#chain = input.checkpointChain;
    this.#vouched = input.checkpointIndex;
  }

  *run(): Generator<void, RecoveryReport> {
    const { disk, directory, checkpointIndex } = this.#input;
    const fileBytes = this.#input.journalFileBytes ?? JOURNAL_FILE_BYTES;
    this.#heedNewest();
    let listing = listJournal(disk, directory);
    if (listing.firstIndexes.length === 0 && checkpointIndex === 0) {
      // The first file is small, so that a first start does not wait for 64 MiB of zeros.
      makeJournalFile(disk, directory, journalFileName(1), Math.min(fileBytes, 1024 * 1024));
      // What a first start that was killed had of it is gone now.
      listing = listJournal(disk, directory);
    }
    const end = yield* this.#readAll(listing);
    const { files, last, position } = end;
    const tornBytes = this.#cut(end);
    // Before the file that was the newest may go, and always: what was read of the record may not be on the disk, or a
    // killed run may have begun another file and not have noted it.
    disk.syncDirectorySync(directory);
    writeNewestSync(disk, directory, last);
    for (const name of listing.unknown) this.#toTrash(name);
    this.#retire(listing, files[0]!.firstIndex);
    const spares = listing.spares.filter((name) => this.#isUsable(name, fileBytes));
    const repersisted = this.#repersist();
    const current = disk.openSync(join(directory, journalFileName(last.firstIndex)), "write");
    return {
      start: { nextIndex: this.#next, chain: this.#chain, files, current, position, spares },
      replayed: this.#replayed,
      tornBytes,
      repersisted,
    };
  }

  *judge(): Generator<void, void> {
    this.#heedNewest();
    yield* this.#readAll(listJournal(this.#input.disk, this.#input.directory));
  }

  /** What is on record of the journal's end vouches for what was before it, and must be there. */
  #heedNewest(): void {
    const { disk, directory } = this.#input;
    const missing = missingEnd(disk, directory);
    if (missing !== undefined) throw this.#rot(missing.what, missing.path, missing.index, missing.byte);
    const newest = readNewest(disk, directory);
    if (newest !== undefined) this.#vouch(newest.firstIndex - 1);
  }

  /** Replays everything and judges what is behind it. Nothing is changed: a refusal leaves all as it was. */
  *#readAll(listing: JournalListing): Generator<void, JournalEnd> {
    const live = this.#liveFiles(listing);
    let position = 0;
    let i = 0;
    for (; i < live.length; i++) {
      position = yield* this.#readFile(live[i]!, live[i + 1]?.firstIndex);
      if (live[i + 1]?.firstIndex !== this.#reached) break;
      yield;
    }
    return this.#judgeEnd(live.slice(0, i + 1), position, live.slice(i + 1));
  }

  /** The files from the one that holds the first entry above the checkpoint on. */
  #liveFiles({ firstIndexes }: JournalListing): LiveFile[] {
    const { disk, directory } = this.#input;
    let first = -1;
    firstIndexes.forEach((firstIndex, i) => {
      if (firstIndex <= this.#next) first = i;
    });
    if (first < 0) {
      throw this.#rot(
        `no journal file holds entry ${this.#next}, the one after the checkpoint`,
        join(directory, journalFileName(this.#next)),
        this.#next,
        0,
      );
    }
    return firstIndexes.slice(first).map((firstIndex) => {
      const file = disk.openSync(join(directory, journalFileName(firstIndex)), "read");
      const bytes = file.sizeSync();
      file.closeSync();
      return { firstIndex, bytes };
    });
  }

  /** Files wholly below the checkpoint become spares. */
  #retire({ firstIndexes, spares }: JournalListing, firstLive: number): void {
    const { disk, directory } = this.#input;
    for (const firstIndex of firstIndexes) {
      if (firstIndex >= firstLive) return;
      const spare = spareName(nextSpareNumber(spares));
      disk.renameSync(join(directory, journalFileName(firstIndex)), join(directory, spare));
      spares.push(spare);
    }
  }

  /** Spares smaller than a file should be (a first file, or the setting was raised) are removed. */
  #isUsable(spare: string, fileBytes: number): boolean {
    const { disk, directory } = this.#input;
    const file = disk.openSync(join(directory, spare), "read");
    const bytes = file.sizeSync();
    file.closeSync();
    if (bytes >= fileBytes) return true;
    disk.unlinkSync(join(directory, spare));
    return false;
  }

  /** Replays one file; returns the position after its last valid entry. */
  *#readFile(live: LiveFile, nextFirst: number | undefined): Generator<void, number> {
    const { disk, directory, shardUid, checkpointIndex, checkpointChain } = this.#input;
    const file = disk.openSync(join(directory, journalFileName(live.firstIndex)), "read");
    try {
      const window = new Window(file);
      const header = this.#header;
      const chained = this.#mutations.noChainCheck !== true;
      let expected = live.firstIndex;
      let chain: number | undefined = expected === this.#next ? this.#chain : undefined;
      let position = 0;
      let yieldedAt = 0;
      for (;;) {
        this.#reached = expected;
        if (expected === nextFirst) return position;
        let at = window.load(position, ENTRY_HEADER_BYTES);
        if (!readEntryHeader(window.bytes, at, this.#shardTag, header) || header.index !== expected)
          return position;
        const size = entrySize(header.payloadBytes);
        if (position + size > window.size) return position;
        at = window.load(position, size);
        const payloadStart = at + ENTRY_HEADER_BYTES;
        const payloadEnd = payloadStart + header.payloadBytes;
        if (crc32(window.bytes, payloadStart, payloadEnd) !== header.payloadCrc) return position;
        // Below the checkpoint the first chain value of the file has nothing to be compared with.
        if (chained && chain !== undefined && chainOf(chain, shardUid, header) !== header.chain)
          return position;
        if (chained && expected === checkpointIndex && header.chain !== checkpointChain) {
          const path = join(directory, journalFileName(live.firstIndex));
          throw this.#rot(
            "the journal is not the one the checkpoint was made from",
            path,
            expected,
            position,
          );
        }
        chain = header.chain;
        const place = { index: expected, file: live, position, end: position + size };
        expected++;
        position += size;
        this.#vouch(header.durableIndex);
        if (header.index >= this.#next) this.#accept(header, window.bytes, payloadStart, payloadEnd, place);
        if (position - yieldedAt >= WINDOW_BYTES) {
          yieldedAt = position;
          yield;
        }
      }
    } finally {
      file.closeSync();
    }
  }

  #accept(
    header: EntryHeader,
    bytes: Uint8Array,
    payloadStart: number,
    payloadEnd: number,
    place: Place,
  ): void {
    this.#next = header.index + 1;
    this.#chain = header.chain;
    this.#replayed++;
    this.#unvouched.push(place);
    const { index, timeMs, epoch, kind, chain } = header;
    this.#input.onEntry({ index, timeMs, epoch, kind, chain, bytes, payloadStart, payloadEnd });
  }

  #vouch(durableIndex: number): void {
    if (durableIndex <= this.#vouched) return;
    this.#vouched = durableIndex;
    if (this.#unvouched.length > 0 && this.#unvouched[0]!.index <= durableIndex) {
      this.#unvouched = this.#unvouched.filter((place) => place.index > durableIndex);
    }
  }

  /** Torn or rot? @throws SluiceFault CORRUPT_RANGE when it is rot */
  #judgeEnd(files: LiveFile[], position: number, later: readonly LiveFile[]): JournalEnd {
    const last = files[files.length - 1]!;
    const rest = this.#survey(last, position);
    let vouched = Math.max(this.#vouched, rest.durableIndex);
    for (const live of later) vouched = Math.max(vouched, this.#survey(live, 0).durableIndex);
    const damaged = this.#reached;
    if (vouched >= damaged && this.#mutations.rotAsTorn !== true) {
      const what = `entry ${damaged} is damaged or gone, though entries up to ${vouched} were durable`;
      throw this.#rot(what, join(this.#input.directory, journalFileName(last.firstIndex)), damaged, position);
    }
    return { files, last, position, later, leftovers: rest.index >= damaged };
  }

  /** Drops what is behind the end; returns how many bytes were cut. */
  #cut({ last, position, later, leftovers }: JournalEnd): number {
    const { disk, directory } = this.#input;
    for (const live of later) this.#toTrash(journalFileName(live.firstIndex));
    // Headers of a recycled file's former life have lower indexes and can never pass: they may stay.
    if (!leftovers) return 0;
    const file = disk.openSync(join(directory, journalFileName(last.firstIndex)), "write");
    try {
      const end = lastNonZero(file, position);
      if (this.#mutations.leftoversNotZeroed !== true) {
        zeroFill(file, position, end);
        file.datasyncSync();
      }
      return end - position;
    } finally {
      file.closeSync();
    }
  }

  /**
   * The highest index and the highest recorded durable index of all headers of this shard that are
   * whole, at any multiple of 8 from `from` on.
   */
  #survey(live: LiveFile, from: number): { index: number; durableIndex: number } {
    const { disk, directory } = this.#input;
    const file = disk.openSync(join(directory, journalFileName(live.firstIndex)), "read");
    try {
      return this.#surveyFile(file, from);
    } finally {
      file.closeSync();
    }
  }

  #surveyFile(file: DiskFile, from: number): { index: number; durableIndex: number } {
    const size = file.sizeSync();
    const buffer = new Uint8Array(Math.min(WINDOW_BYTES, Math.max(0, size - from)));
    const header = emptyHeader();
    const found = { index: 0, durableIndex: 0 };
    const step = WINDOW_BYTES - ENTRY_HEADER_BYTES;
    for (let at = from; at < size; at += step) {
      const bytes = buffer.subarray(
        0,
        file.readSync(buffer.subarray(0, Math.min(WINDOW_BYTES, size - at)), at),
      );
      const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
      for (let w = 0; w < words.length; w += 2) {
        if (words[w] !== ENTRY_MAGIC || !readEntryHeader(bytes, w * 4, this.#shardTag, header)) continue;
        found.index = Math.max(found.index, header.index);
        found.durableIndex = Math.max(found.durableIndex, header.durableIndex);
      }
      if (bytes.length < WINDOW_BYTES) break;
    }
    return found;
  }

  /** Writes the entries nobody vouches for again, in place, and syncs them. */
  #repersist(): number {
    const { disk, directory } = this.#input;
    const byFile = new Map<LiveFile, { from: number; to: number }>();
    for (const place of this.#unvouched) {
      const range = byFile.get(place.file);
      if (range === undefined) byFile.set(place.file, { from: place.position, to: place.end });
      else range.to = place.end;
    }
    for (const [live, { from, to }] of byFile) {
      const file = disk.openSync(join(directory, journalFileName(live.firstIndex)), "write");
      const bytes = new Uint8Array(Math.min(WINDOW_BYTES, to - from));
      for (let at = from; at < to; at += bytes.length) {
        const part = bytes.subarray(0, Math.min(bytes.length, to - at));
        file.readSync(part, at);
        writeWholeSync(file, [part], at);
      }
      file.datasyncSync();
      file.closeSync();
    }
    // A rename before the crash may not have reached the disk.
    disk.syncDirectorySync(directory);
    return this.#unvouched.length;
  }

  #toTrash(name: string): void {
    const { disk, directory, trash } = this.#input;
    let target = join(trash, `journal-${name}`);
    for (let n = 2; disk.existsSync(target); n++) target = join(trash, `journal-${name}.${n}`);
    disk.renameSync(join(directory, name), target);
    disk.syncDirectorySync(directory);
    disk.syncDirectorySync(trash);
  }

  #rot(what: string, file: string, index: number, offset: number): SluiceFault {
    return new SluiceFault(
      "CORRUPT_RANGE",
      `the journal is damaged: ${what} (file ${file}, index ${index}, byte ${offset}). Nothing was changed. ` +
        "Restore the file from a backup, or run `sluice doctor` (a later version) to see what can be kept.",
      { file, index: String(index), offset: String(offset) },
    );
  }
}

function emptyHeader(): EntryHeader {
  return {
    payloadBytes: 0,
    payloadCrc: 0,
    index: 0,
    timeMs: 0,
    durableIndex: 0,
    epoch: 0,
    kind: 0,
    chain: 0,
    shardTag: 0,
  };
}

/** End of the last byte from `from` on that is not zero; `from` when all are. */
function lastNonZero(file: DiskFile, from: number): number {
  const size = file.sizeSync();
  const buffer = new Uint8Array(Math.min(WINDOW_BYTES, Math.max(0, size - from)));
  let end = from;
  for (let at = from; at < size; at += WINDOW_BYTES) {
    const bytes = buffer.subarray(
      0,
      file.readSync(buffer.subarray(0, Math.min(WINDOW_BYTES, size - at)), at),
    );
    let i = bytes.length;
    while (i > 0 && bytes[i - 1] === 0) i--;
    if (i > 0) end = at + i;
  }
  return end;
}
