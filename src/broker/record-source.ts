/**
 * Finds records of a partition by offset and copies them out as stored batches that hold exactly those: a batch all of
 * which is wanted as it lies, a part of one cut out of it. From memory at once; what only a file has is loaded first.
 */
import { putVarint, varintSize } from "../base/bytes.ts";
import { crc32 } from "../base/crc32.ts";
import type { SluiceFault } from "../base/errors.ts";
import type { FileRange } from "../storage/segment-reader.ts";
import type { PartitionLog } from "../storage/partition-log.ts";
import {
  FLAG_REWRITTEN,
  putStoredBatchHead,
  readStoredBatch,
  storedBatchSize,
  StoredBatchView,
} from "../wire/stored-batch.ts";
import { RecordBatchReader } from "../wire/record-batch.ts";
import type { Shard } from "./shard.ts";

/** Bytes gathered for a frame. */
export class FrameBuffer {
  bytes = new Uint8Array(4 * 1024);
  size = 0;

  /** Room for so many more; returns where. */
  reserve(more: number): number {
    const at = this.size;
    if (at + more > this.bytes.length) {
      const grown = new Uint8Array(Math.max(at + more, this.bytes.length * 2));
      grown.set(this.bytes.subarray(0, at));
      this.bytes = grown;
    }
    this.size = at + more;
    return at;
  }
}

/** Where a batch lies: its position and first offset. */
interface Place {
  position: number;
  offset: number;
}

export class RecordSource {
  readonly log: PartitionLog;
  readonly #shard: Shard;
  readonly #view = new StoredBatchView();
  readonly #records = new RecordBatchReader();
  /** The batch found last, or the one after it. */
  readonly #last: Place = { position: -1, offset: 0 };
  /** What was loaded from a file last. */
  #window: { range: FileRange; from: Place } | undefined;
  /** Memory that holds the batch in #view. */
  #bytes: Uint8Array = new Uint8Array(0);
  /** Within a batch that is handed out in parts: the record before which `cutAt` stands. */
  #cutOffset = -1;
  #cutAt = 0;
  #cutBatch = -1;

  constructor(shard: Shard, log: PartitionLog) {
    this.#shard = shard;
    this.log = log;
  }

  /**
   * Appends the records from … to − 1; returns how far it came: not to the end where a file has the next one (`missing`),
   * or where `most` bytes would be exceeded by more than one batch.
   */
  copy(from: number, to: number, into: FrameBuffer, most: number): { next: number; missing: boolean } {
    while (from < to) {
      if (!this.#seek(from)) return { next: from, missing: true };
      const view = this.#view;
      const last = Math.min(to, view.endOffset);
      const whole = from === view.baseOffset && last === view.endOffset;
      const size = whole
        ? view.end - view.start
        : ((view.recordsEnd - view.recordsStart) / view.count) * (last - from);
      if (into.size > 0 && into.size + size > most) return { next: from, missing: false };
      if (whole) {
        const at = into.reserve(size);
        into.bytes.set(this.#bytes.subarray(view.start, view.end), at);
      } else this.#cut(from, last, into);
      from = last;
    }
    return { next: from, missing: false };
  }

  /** Shows the records from `from` on that lie in one batch, up to `most`; returns how many, 0: a file has them. */
  each(
    from: number,
    most: number,
    visit: (bytes: Uint8Array, start: number, end: number, i: number) => void,
  ): number {
    if (!this.#seek(from)) return 0;
    const { recordsStart, recordsEnd, baseOffset } = this.#view;
    const records = this.#records.reset(this.#bytes, recordsStart, recordsEnd);
    let count = 0;
    for (let offset = baseOffset; count < most && records.next(); offset++)
      if (offset >= from) visit(this.#bytes, records.recordStart, records.recordEnd, count++);
    return count;
  }

  /** Brings the batch that holds `offset`, which copy() missed, or some before it, into memory. */
  load(offset: number, done: (error: SluiceFault | undefined) => void): void {
    const { reader } = this.#shard;
    const hint = this.#hint(offset);
    const read = (position: number, baseOffset: number): void => {
      reader.read(this.log, position, baseOffset, reader.readBytes, (error, range) => {
        this.#window?.range.release();
        this.#window = undefined;
        if (range !== undefined) this.#window = { range, from: { position, offset: baseOffset } };
        done(error);
      });
    };
    const { segments } = this.log;
    const i = this.log.segmentAtOffset(offset);
    const sealed = i >= 0 && i < segments.length - 1;
    // From the segment's beginning on it may be far: its index knows better.
    if (sealed && hint.position <= segments[i]!.basePosition) reader.locate(this.log, offset, read);
    else read(hint.position, hint.offset);
  }

  close(): void {
    this.#window?.range.release();
    this.#window = undefined;
  }

  /** The best known place at or before the batch that holds the offset. */
  #hint(offset: number): Place {
    const segment = this.log.segments[this.log.segmentAtOffset(offset)];
    const best = { position: segment?.basePosition ?? 0, offset: segment?.baseOffset ?? 0 };
    const consider = (position: number, base: number): void => {
      if (position < 0 || base > offset || position <= best.position) return;
      best.position = position;
      best.offset = base;
    };
    consider(this.#last.position, this.#last.offset);
    // Before what was found last, which may be the header of a file, of which the window holds what is behind it.
    if (this.#window !== undefined) {
      consider(this.#window.from.position, this.#window.from.offset);
      consider(this.#window.range.end, this.#window.range.endOffset);
    }
    if (this.#last.position >= 0 && this.#last.offset === offset) return best;
    const indexed = this.log.index.floor(offset);
    if (indexed !== undefined) consider(indexed.position, indexed.value);
    return best;
  }

  /** Puts the batch that holds the offset into #view. False: its memory is not here. */
  #seek(offset: number): boolean {
    const place = this.#hint(offset);
    let { position } = place;
    for (;;) {
      const at = this.#memoryAt(position);
      if (at < 0) {
        this.#last.position = position;
        this.#last.offset = place.offset;
        return false;
      }
      const next = readStoredBatch(this.#bytes, at, this.#bytes.length, this.#view);
      if (next === 0) return false;
      if (this.#view.endOffset > offset) {
        this.#last.position = position;
        this.#last.offset = this.#view.baseOffset;
        return true;
      }
      position += next - at;
      place.offset = this.#view.endOffset;
    }
  }

  /** Sets #bytes to memory that holds the position; returns where in it, −1 if none does. */
  #memoryAt(position: number): number {
    const chunk = this.log.chunkAt(position);
    if (chunk !== undefined) {
      this.#bytes = chunk.used === chunk.bytes.length ? chunk.bytes : chunk.bytes.subarray(0, chunk.used);
      return position - chunk.position;
    }
    const window = this.#window;
    if (window === undefined || position < window.from.position || position >= window.range.end) return -1;
    this.#bytes = window.range.bytes;
    return position - window.from.position;
  }

  /** A batch of the records from … to − 1 of the one in #view. */
  #cut(from: number, to: number, into: FrameBuffer): void {
    const view = this.#view;
    const bytes = this.#bytes;
    const records = this.#records.reset(bytes, view.recordsStart, view.recordsEnd);
    records.next();
    const { baseTimestamp } = records;
    let start = view.recordsStart;
    let at = view.baseOffset;
    // base_timestamp, however many bytes its producer made of it.
    if (bytes[start] === 0x08) while (bytes[++start]! >= 0x80);
    if (start > view.recordsStart) start++;
    if (this.#cutBatch === view.baseOffset && this.#cutOffset <= from) {
      start = view.recordsStart + this.#cutAt;
      at = this.#cutOffset;
    }
    start = skipRecords(bytes, start, from - at);
    const end = skipRecords(bytes, start, to - from);
    this.#cutBatch = view.baseOffset;
    this.#cutOffset = to;
    this.#cutAt = end - view.recordsStart;
    const recordBytes = 1 + varintSize(baseTimestamp) + (end - start);
    const head = {
      baseOffset: from,
      appendTime: view.appendTime,
      count: to - from,
      epoch: view.epoch,
      producerId: 0,
      producerEpoch: 0,
      sequence: 0,
      codec: 0,
      crc: 0,
      flags: FLAG_REWRITTEN,
    };
    const size = storedBatchSize(head, recordBytes);
    const place = into.reserve(size);
    const target = into.bytes;
    const recordsAt = place + size - recordBytes;
    target[recordsAt] = 0x08;
    target.set(bytes.subarray(start, end), putVarint(target, recordsAt + 1, baseTimestamp));
    head.crc = crc32(target, recordsAt, place + size);
    putStoredBatchHead(target, place, head, recordBytes);
  }
}

/** The position after `count` records, of bytes that were checked at admission. */
function skipRecords(bytes: Uint8Array, at: number, count: number): number {
  for (; count > 0; count--) {
    at++;
    let length = 0;
    let scale = 1;
    for (;;) {
      const byte = bytes[at++]!;
      length += (byte & 0x7f) * scale;
      if (byte < 0x80) break;
      scale *= 0x80;
    }
    at += length;
  }
  return at;
}

/** One message, as a stored batch of its own. */
export async function readOne(
  source: RecordSource,
  offset: number,
  into: FrameBuffer,
): Promise<SluiceFault | undefined> {
  while (source.copy(offset, offset + 1, into, Infinity).missing) {
    const error = await new Promise<SluiceFault | undefined>((resolve) => source.load(offset, resolve));
    if (error !== undefined) return error;
  }
  return undefined;
}
