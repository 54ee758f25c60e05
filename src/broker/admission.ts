/**
 * What is refused before the journal because of this machine: no disk space, too much under way. Apply
 * never looks at these. Also the checks that need a request's bytes: checksums, counts, sizes.
 */
import { crc32 } from "../base/crc32.ts";
import { SluiceFault } from "../base/errors.ts";
import { checkRecordBatch } from "../wire/record-batch.ts";
import { checkBatchCount, type BatchRef } from "../wire/publish.ts";
import type { DiskUse, Shard } from "./shard.ts";

export interface AdmissionLimits {
  readonly maxMessageBytes: number;
  /** Records of one batch: with its stored head it must fit the frame that delivers it. */
  readonly maxBatchBytes: number;
  /** Bytes of submitted entries that are not applied: what a stalled disk may pile up. */
  readonly maxPendingBytes: number;
  /** Journal beyond the checkpoint: what a start would replay. */
  readonly maxJournalBytes: number;
  /** Free bytes at which publishing stops. */
  readonly diskReserveBytes: number;
}

export const MAX_PENDING_BYTES = 256 * 1024 * 1024;
export const MAX_JOURNAL_BYTES = 4 * 1024 * 1024 * 1024;

export class Admission {
  /** Publishes refused for want of space. */
  refusedForSpace = 0;
  readonly #shard: Shard;
  readonly #limits: AdmissionLimits;
  /** Free bytes as last measured, plus what the shard knew to have taken by then; undefined before the first time. */
  #measured: number | undefined;

  constructor(shard: Shard, limits: AdmissionLimits) {
    this.#shard = shard;
    this.#limits = limits;
  }

  /** The disk has so much room, seen not before the shard had taken `takenBytes` (shard.diskUse). */
  measured(freeBytes: number, takenBytes: number): void {
    this.#measured = freeBytes + takenBytes;
  }

  /**
   * Free bytes once everything submitted so far is where it goes: the last measurement, less what has been
   * promised since then or before. A second of publishing can take more than the reserve, so that looking
   * once a second alone would see a full disk too late.
   */
  get freeBytes(): number | undefined {
    if (this.#measured === undefined) return undefined;
    return Math.max(0, this.#measured - this.#shard.diskUse.promisedBytes);
  }

  get diskUse(): DiskUse {
    return this.#shard.diskUse;
  }

  /** Whether publishing is refused for want of space. */
  get storageFull(): boolean {
    const { checkpointer, journal, store } = this.#shard;
    const { freeBytes } = this;
    if (freeBytes !== undefined && freeBytes < this.#limits.diskReserveBytes) return true;
    return store.hasFailedWrites || (checkpointer.starved && journal.starved);
  }

  /** @throws SluiceFault STORAGE_FULL, OVERLOADED */
  admitPublish(): void {
    if (this.storageFull) {
      this.refusedForSpace++;
      throw new SluiceFault(
        "STORAGE_FULL",
        `the server's disk is full: ${this.freeBytes ?? 0} bytes free, publishing needs ${this.#limits.diskReserveBytes}. ` +
          "Free some space or delete topics; publishing resumes by itself, reading goes on.",
        { freeBytes: String(this.freeBytes ?? 0), reserveBytes: String(this.#limits.diskReserveBytes) },
      );
    }
    const { journal, checkpointer } = this.#shard;
    if (
      journal.arena.heldBytes > this.#limits.maxPendingBytes ||
      checkpointer.journalBytes > this.#limits.maxJournalBytes
    ) {
      throw new SluiceFault("OVERLOADED", "the server's disk cannot keep up: slow down and try again");
    }
  }

  /** @throws SluiceFault CORRUPT_BATCH, MESSAGE_TOO_LARGE, FRAME_TOO_LARGE, NOT_SUPPORTED, INVALID_ARGUMENT */
  checkBatches(batches: readonly BatchRef[]): void {
    if (batches.length === 0) throw new SluiceFault("INVALID_ARGUMENT", "a publish request holds no batch");
    checkBatchCount(batches.length);
    for (const batch of batches) this.#checkBatch(batch);
  }

  #checkBatch(batch: BatchRef): void {
    if (batch.codec !== 0) {
      throw new SluiceFault("NOT_SUPPORTED", "compressed batches are not supported yet: send codec NONE", {
        feature: "compression",
      });
    }
    if (batch.expectedOffset !== undefined) {
      throw new SluiceFault("NOT_SUPPORTED", "conditional appends are not supported yet", {
        feature: "expected-offset",
      });
    }
    if (batch.count === 0) throw new SluiceFault("INVALID_ARGUMENT", "a batch holds no message");
    const { bytes, recordsStart, recordsEnd } = batch;
    const { maxBatchBytes } = this.#limits;
    if (recordsEnd - recordsStart > maxBatchBytes) {
      throw new SluiceFault(
        "FRAME_TOO_LARGE",
        `a batch of ${recordsEnd - recordsStart} bytes would not fit the frame that delivers it; ${maxBatchBytes} is the most`,
        { limit: String(maxBatchBytes), length: String(recordsEnd - recordsStart) },
      );
    }
    checkRecordBatch(bytes, recordsStart, recordsEnd, batch.count, this.#limits.maxMessageBytes);
    if (crc32(bytes, recordsStart, recordsEnd) !== batch.crc) {
      throw new SluiceFault(
        "CORRUPT_BATCH",
        "a batch does not match its checksum: it was damaged on the way or by the client",
      );
    }
  }
}
