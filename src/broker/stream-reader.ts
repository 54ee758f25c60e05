/**
 * A subscription to a topic: pushes ranges of stored batches, as they lie in memory or on disk, while
 * the client has granted credit and its connection takes bytes. Partitions take turns, a range each.
 */
import { SluiceFault } from "../base/errors.ts";
import type { Partition } from "../core/catalog.ts";
import type { LogWatcher, PartitionLog } from "../storage/partition-log.ts";
import { readStoredBatch, StoredBatchView } from "../wire/stored-batch.ts";
import type { Shard } from "./shard.ts";

/** Where a subscription's batches go. */
export interface BatchSink {
  /** The connection has room; when it had none, call Subscription.pump() again once it has. */
  readonly writable: boolean;
  /** `bytes` must not change before `sent` is called. */
  batches(
    subscription: number,
    partition: number,
    endOffset: number,
    bytes: Uint8Array,
    sent: () => void,
  ): void;
  ended(subscription: number, reason: SluiceFault): void;
}

export interface CursorStart {
  readonly partition: Partition;
  /** First offset to deliver. */
  readonly offset: number;
}

const view = new StoredBatchView();

/**
 * Where the frame that begins at `from` ends: whole batches of [from, to), as many as `most` bytes hold; a
 * larger batch is a frame of its own.
 */
function frameEnd(bytes: Uint8Array, from: number, to: number, most: number): number {
  if (to - from <= most) return to;
  let end = from;
  for (;;) {
    const next = readStoredBatch(bytes, end, to, view);
    if (next === 0 || (end > from && next - from > most)) return end;
    end = next;
  }
}

/** One partition of a subscription: how far it has been sent. */
class Cursor implements LogWatcher {
  readonly log: PartitionLog;
  /** Next batch to send; −1 while it is being looked up. */
  position = -1;
  /** Where that batch has to begin: a file may hold another one there. */
  offset = 0;
  /** Batches that end at or below this offset are not sent. */
  skipTo: number;
  reading = false;
  /** Waits for its turn in the subscription's line. */
  queued = false;
  readonly #subscription: Subscription;

  constructor(subscription: Subscription, log: PartitionLog, offset: number) {
    this.#subscription = subscription;
    this.log = log;
    this.skipTo = offset;
  }

  appended(): void {
    this.#subscription.ready(this);
  }

  dropped(): void {
    const { topic } = this.log.partition;
    this.#subscription.end(new SluiceFault("NOT_FOUND", `topic ${JSON.stringify(topic.name)} was deleted`));
  }

  get behind(): boolean {
    return this.position >= 0 && !this.reading && this.position < this.log.partition.endPosition;
  }

  /** Steps over batches at the start of `bytes` that end at or below skipTo; how many bytes that is. */
  skip(bytes: Uint8Array, from: number, to: number): number {
    let at = from;
    while (at < to) {
      const next = readStoredBatch(bytes, at, to, view);
      if (next === 0 || view.endOffset > this.skipTo) break;
      at = next;
    }
    if (at < to) this.skipTo = 0;
    return at - from;
  }
}

export class Subscription {
  readonly id: number;
  #credit: number;
  #started = false;
  #closed = false;
  #pumping = false;
  #pumpComes = false;
  readonly #cursors: Cursor[];
  /** Cursors that may have something to send, in the order of their turns. */
  readonly #line: Cursor[] = [];
  readonly #shard: Shard;
  readonly #sink: BatchSink;

  constructor(
    shard: Shard,
    sink: BatchSink,
    id: number,
    starts: readonly CursorStart[],
    creditBytes: number,
  ) {
    this.#shard = shard;
    this.#sink = sink;
    this.id = id;
    this.#credit = creditBytes;
    this.#cursors = starts.map(({ partition, offset }) => {
      const cursor = new Cursor(this, shard.store.log(partition), offset);
      cursor.log.watchers.push(cursor);
      this.#place(cursor, offset);
      return cursor;
    });
  }

  grant(bytes: number): void {
    this.#credit = Math.min(this.#credit + bytes, Number.MAX_SAFE_INTEGER);
    this.pump();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const cursor of this.#cursors) {
      const at = cursor.log.watchers.indexOf(cursor);
      if (at >= 0) cursor.log.watchers.splice(at, 1);
    }
  }

  end(reason: SluiceFault): void {
    if (this.#closed) return;
    this.close();
    this.#sink.ended(this.id, reason);
  }

  /** The reply that confirms the subscription is out: batches may follow. */
  start(): void {
    this.#started = true;
    for (const cursor of this.#cursors) this.#enqueue(cursor);
    this.pump();
  }

  /** Something was appended: one pump follows for all cursors that say so in this turn. */
  ready(cursor: Cursor): void {
    this.#enqueue(cursor);
    if (this.#pumpComes) return;
    this.#pumpComes = true;
    queueMicrotask(() => {
      this.#pumpComes = false;
      this.pump();
    });
  }

  /** Sends what credit and connection allow. */
  pump(): void {
    if (this.#pumping || !this.#started) return;
    this.#pumping = true;
    while (this.#line.length > 0 && this.#credit > 0 && this.#sink.writable && !this.#closed) {
      const cursor = this.#line.shift()!;
      cursor.queued = false;
      if (!cursor.behind) continue;
      this.#sendNext(cursor);
      if (cursor.behind) this.#enqueue(cursor);
    }
    this.#pumping = false;
  }

  #enqueue(cursor: Cursor): void {
    if (cursor.queued) return;
    cursor.queued = true;
    this.#line.push(cursor);
  }

  #place(cursor: Cursor, offset: number): void {
    const { partition } = cursor.log;
    if (offset >= partition.endOffset) {
      cursor.position = partition.endPosition;
      cursor.offset = partition.endOffset;
      cursor.skipTo = 0;
    } else if (offset <= (cursor.log.segments[0]?.baseOffset ?? 0)) {
      cursor.position = cursor.log.segments[0]?.basePosition ?? 0;
      cursor.offset = cursor.log.segments[0]?.baseOffset ?? 0;
      cursor.skipTo = 0;
    } else {
      this.#shard.reader.locate(cursor.log, offset, (position, baseOffset) => {
        cursor.position = position;
        cursor.offset = baseOffset;
        this.ready(cursor);
      });
    }
  }

  #sendNext(cursor: Cursor): void {
    const { log } = cursor;
    const chunk = log.chunkAt(cursor.position);
    if (chunk === undefined) return this.#readFile(cursor);
    const from = cursor.position - chunk.position;
    const to = frameEnd(chunk.bytes, from, chunk.used, this.#shard.reader.readBytes);
    cursor.position += to - from;
    cursor.offset = log.offsetAt(cursor.position);
    const skipped = cursor.skipTo === 0 ? 0 : cursor.skip(chunk.bytes, from, to);
    if (skipped === to - from) return;
    const { pool } = this.#shard.store;
    pool.pin(chunk);
    this.#send(cursor, chunk.bytes.subarray(from + skipped, to), () => pool.unpin(chunk));
  }

  #readFile(cursor: Cursor): void {
    cursor.reading = true;
    const started = cursor.position;
    const { reader } = this.#shard;
    // Counts against the credit while it is under way: else every partition would read on the same byte of it.
    this.#credit -= reader.readBytes;
    reader.read(cursor.log, started, cursor.offset, reader.readBytes, (error, range) => {
      cursor.reading = false;
      this.#credit += reader.readBytes;
      if (this.#closed) return range?.release();
      if (error !== undefined) return this.end(error);
      if (range !== undefined) {
        cursor.position = range.end;
        cursor.offset = range.endOffset;
        const skipped = cursor.skipTo === 0 ? 0 : cursor.skip(range.bytes, 0, range.bytes.length);
        if (skipped < range.bytes.length) this.#send(cursor, range.bytes.subarray(skipped), range.release);
        else range.release();
      }
      this.#enqueue(cursor);
      this.pump();
    });
  }

  #send(cursor: Cursor, bytes: Uint8Array, sent: () => void): void {
    this.#credit -= bytes.length;
    const { number, endOffset } = cursor.log.partition;
    this.#sink.batches(this.id, number, endOffset, bytes, sent);
  }
}
