/**
 * What a session has to say, gathered over one turn of the event loop and sent with one system call.
 * Small frames share a buffer; ranges of stored batches go out as they lie, without a copy.
 */
import type { Connection } from "../io/network.ts";
import { encodeFrame, frameHeadSize, putFrameHead } from "../wire/frame.ts";
import {
  batchesHeadSize,
  publishReplySize,
  putBatchesHead,
  putPublishReply,
  type PublishResult,
} from "../wire/publish.ts";
import { FrameField } from "../wire/frame.ts";

const BUFFER_BYTES = 16 * 1024;
/** Smaller ranges are copied: cheaper than a piece of their own. */
const COPY_BELOW_BYTES = 2 * 1024;

export class Outbox {
  readonly #connection: Connection;
  readonly #schedule: () => void;
  /** Made when there is something to say: whoever comes and goes costs none. */
  #bytes: Uint8Array<ArrayBuffer> | undefined;
  #at = 0;
  /** A sent buffer that may be filled again. */
  #spare: Uint8Array<ArrayBuffer> | undefined;
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
    if (size > BUFFER_BYTES) {
      this.#wake();
      this.#pushBuffer();
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
    if (size > BUFFER_BYTES) {
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
    this.#pushBuffer();
    this.#connection.write(range, sent);
  }

  /** Hands everything to the connection. */
  flush(): void {
    this.#scheduled = false;
    this.#pushBuffer();
    if (this.#corked) {
      this.#corked = false;
      this.#connection.uncork();
    }
  }

  /** A buffer that has room for `size` bytes from #at on. */
  #reserve(size: number): Uint8Array {
    this.#wake();
    if (this.#at + size > BUFFER_BYTES) this.#pushBuffer();
    return (this.#bytes ??= new Uint8Array(BUFFER_BYTES));
  }

  #wake(): void {
    this.frames++;
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#schedule();
  }

  #pushBuffer(): void {
    const full = this.#bytes;
    if (full === undefined || this.#at === 0) return;
    if (!this.#corked) {
      this.#corked = true;
      this.#connection.cork();
    }
    const used = this.#at;
    this.#bytes = this.#spare;
    this.#spare = undefined;
    this.#at = 0;
    this.#connection.write(full.subarray(0, used), () => (this.#spare = full));
  }
}
