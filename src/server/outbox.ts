/**
 * What a session has to say, gathered over one turn of the event loop and sent with one system call.
 * Small frames share a buffer; ranges of stored batches go out as they lie, without a copy.
 */
import type { Connection } from "../io/network.ts";
import { deliveriesHeadSize, putDeliveriesHead, type DeliveredRange } from "../wire/deliveries.ts";
import { encodeFrame, frameHeadSize, putFrameHead } from "../wire/frame.ts";
import { batchesHeadSize, putBatchesHead } from "../wire/publish.ts";
import { publishReplySize, putPublishReply, type PublishResult } from "../wire/publish-reply.ts";
import { FrameField } from "../wire/frame.ts";

const PAGE_BYTES = 16 * 1024;
/** 4 MiB. */
const MAX_SPARE_PAGES = 256;
/** Smaller ranges are copied: cheaper than a piece of their own. */
const COPY_BELOW_BYTES = 2 * 1024;

export class Outbox {
  readonly #connection: Connection;
  readonly #schedule: () => void;
  /** Only while there is something to say: a connection that is quiet holds none. */
  #page: Page | undefined;
  /** What lies before was handed to the connection. */
  #from = 0;
  #at = 0;
  #corked = false;
  #scheduled = false;
  /** Frames put in since the last look: the heartbeat's measure of silence. */
  frames = 0;

  /** `schedule` arranges that flush() is called at the end of this turn. */
  constructor(connection: Connection, schedule: () => void) {
    this.#connection = connection;
    this.#schedule = schedule;
  }

  /** A frame around an encoded body. */
  frame(correlation: number, field: number, body: Uint8Array): void {
    const size = frameHeadSize(correlation, field, body.length) + body.length;
    if (size > PAGE_BYTES) {
      this.#wake();
      this.#push();
      this.#connection.write(encodeFrame(correlation, field, body));
      return;
    }
    const bytes = this.#reserve(size);
    bytes.set(body, putFrameHead(bytes, this.#at, correlation, field, body.length));
    this.#at += size;
  }

  publishReply(correlation: number, reply: PublishResult): void {
    const bodyBytes = publishReplySize(reply);
    const size = frameHeadSize(correlation, FrameField.published, bodyBytes) + bodyBytes;
    if (size > PAGE_BYTES) {
      const body = new Uint8Array(bodyBytes);
      putPublishReply(body, 0, reply);
      return this.frame(correlation, FrameField.published, body);
    }
    const bytes = this.#reserve(size);
    const bodyAt = putFrameHead(bytes, this.#at, correlation, FrameField.published, bodyBytes);
    this.#at = putPublishReply(bytes, bodyAt, reply);
  }

  /** `range` must not change before `sent` is called. */
  batches(
    subscription: number,
    partition: number,
    endOffset: number,
    range: Uint8Array,
    sent: () => void,
  ): void {
    const headBytes = batchesHeadSize(subscription, partition, endOffset);
    const bodyBytes = headBytes + range.length;
    const frameHead = frameHeadSize(0, FrameField.batches, bodyBytes);
    const copied = range.length < COPY_BELOW_BYTES;
    const bytes = this.#reserve(frameHead + headBytes + (copied ? range.length : 0));
    const headAt = putFrameHead(bytes, this.#at, 0, FrameField.batches, bodyBytes);
    this.#at = putBatchesHead(bytes, headAt, subscription, partition, endOffset);
    if (copied) {
      bytes.set(range, this.#at);
      this.#at += range.length;
      return sent();
    }
    this.#push();
    this.#connection.write(range, sent);
  }

  /** The batches are copied. */
  deliveries(consumer: number, ranges: readonly DeliveredRange[], batches: Uint8Array): void {
    const headBytes = deliveriesHeadSize(consumer, ranges);
    const bodyBytes = headBytes + batches.length;
    const size = frameHeadSize(0, FrameField.deliveries, bodyBytes) + bodyBytes;
    const own = size > PAGE_BYTES ? new Uint8Array(size) : undefined;
    const bytes = own ?? this.#reserve(size);
    const start = own === undefined ? this.#at : 0;
    const at = putFrameHead(bytes, start, 0, FrameField.deliveries, bodyBytes);
    bytes.set(batches, putDeliveriesHead(bytes, at, consumer, ranges));
    if (own === undefined) {
      this.#at = start + size;
      return;
    }
    this.#wake();
    this.#push();
    this.#connection.write(own);
  }

  /** Hands everything to the connection. */
  flush(): void {
    this.#scheduled = false;
    this.#leavePage();
    if (this.#corked) {
      this.#corked = false;
      this.#connection.uncork();
    }
  }

  /** Bytes that have room for `size` from #at on. */
  #reserve(size: number): Uint8Array {
    this.#wake();
    if (this.#page !== undefined && this.#at + size > PAGE_BYTES) this.#leavePage();
    this.#page ??= takePage();
    return this.#page.bytes;
  }

  #wake(): void {
    this.frames++;
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#schedule();
  }

  /** Hands on what was put in since the last time; the rest of the page can still be used. */
  #push(): void {
    const page = this.#page;
    if (page === undefined || this.#at === this.#from) return;
    if (!this.#corked) {
      this.#corked = true;
      this.#connection.cork();
    }
    page.unsent++;
    this.#connection.write(page.bytes.subarray(this.#from, this.#at), page.sent);
    this.#from = this.#at;
  }

  #leavePage(): void {
    this.#push();
    const page = this.#page;
    if (page === undefined) return;
    this.#page = undefined;
    this.#from = 0;
    this.#at = 0;
    page.left();
  }
}

/** Memory of small frames, used again once all that was handed on of it is sent. */
class Page {
  readonly bytes = new Uint8Array(PAGE_BYTES);
  /** Pieces that the connection has not sent yet. */
  unsent = 0;
  #isLeft = false;

  readonly sent = (): void => {
    if (--this.unsent === 0 && this.#isLeft) this.#reuse();
  };

  /** Nothing more is put in. */
  left(): void {
    this.#isLeft = true;
    if (this.unsent === 0) this.#reuse();
  }

  #reuse(): void {
    this.#isLeft = false;
    if (spare.length < MAX_SPARE_PAGES) spare.push(this);
  }
}

/**
 * Of all connections: a page of its own for each that comes and goes is garbage that only a full collection finds, and
 * left 50 MiB of holes in malloc's heap within a minute of sixty strangers a second.
 */
const spare: Page[] = [];

function takePage(): Page {
  return spare.pop() ?? new Page();
}
