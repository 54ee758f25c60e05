/**
 * Frames on a byte stream.
 *
 *   "SLC1"                                   once, from the client, before its first frame
 *   ┌──────────────┬───────────────────────┐
 *   │ u32 BE length│ Frame (protobuf)      │  repeated
 *   └──────────────┴───────────────────────┘
 *                  correlation: field 1, varint; then one body field
 *
 * FrameDecoder cuts received chunks into frames. A frame that lies whole in one chunk is handed out
 * as a view of it; one that spans chunks is gathered into a buffer, used again for the next, that grows
 * with the bytes that really arrived, never with the length a peer claims.
 */
import { FieldReader, putVarint, varintSize } from "../base/bytes.ts";
import { SluiceFault } from "../base/errors.ts";

export const MAGIC = Uint8Array.of(0x53, 0x4c, 0x43, 0x31); // "SLC1"
export const LENGTH_BYTES = 4;

/** Limit until Welcome: nothing a stranger may send is larger. */
export const MAX_FRAME_BYTES_BEFORE_HELLO = 16 * 1024;

const FIRST_GATHER_BYTES = 64 * 1024;
/** Larger ones are mappings of their own. */
const MAPPED_BYTES = 256 * 1024;

export class FrameDecoder {
  /** May be raised (after hello) or lowered at any time; applies to the next length read. */
  maxFrameBytes: number;
  #gathered: Uint8Array = new Uint8Array(0);
  #have = 0;
  /** Length of the frame being gathered, prefix included; 0 while the prefix is incomplete. */
  #need = 0;

  constructor(maxFrameBytes: number) {
    this.maxFrameBytes = maxFrameBytes;
  }

  /** Bytes held for an unfinished frame. */
  get pendingBytes(): number {
    return this.#have;
  }

  /**
   * Calls `onFrame(bytes, start, end)` for each frame completed by `chunk`. The bytes are only valid
   * during the call. Stops when onFrame returns false: the rest of
   * the chunk is dropped (the connection is being closed).
   * @throws SluiceFault FRAME_TOO_LARGE
   */
  push(chunk: Uint8Array, onFrame: (bytes: Uint8Array, start: number, end: number) => boolean | void): void {
    let at = 0;
    while (at < chunk.length) {
      if (this.#have === 0 && chunk.length - at >= LENGTH_BYTES) {
        const total = LENGTH_BYTES + this.#checked(chunk, at);
        if (chunk.length - at >= total) {
          if (onFrame(chunk, at + LENGTH_BYTES, at + total) === false) return;
          at += total;
          continue;
        }
      }
      at = this.#gather(chunk, at);
      if (this.#need !== 0 && this.#have === this.#need) {
        const end = this.#need;
        this.#have = 0;
        this.#need = 0;
        if (onFrame(this.#gathered, LENGTH_BYTES, end) === false) return;
      }
    }
  }

  /** Lets go of the gathering buffer if no frame is unfinished: for connections that have gone quiet. */
  shrink(): void {
    if (this.#have === 0) this.#gathered = new Uint8Array(0);
  }

  #gather(chunk: Uint8Array, at: number): number {
    if (this.#need === 0) {
      const take = Math.min(LENGTH_BYTES - this.#have, chunk.length - at);
      this.#append(chunk, at, take);
      at += take;
      if (this.#have < LENGTH_BYTES) return at;
      this.#need = LENGTH_BYTES + this.#checked(this.#gathered, 0);
    }
    const take = Math.min(this.#need - this.#have, chunk.length - at);
    this.#append(chunk, at, take);
    return at + take;
  }

  #append(chunk: Uint8Array, at: number, length: number): void {
    const wanted = this.#have + length;
    if (wanted > this.#gathered.length) {
      const limit = this.#need === 0 ? FIRST_GATHER_BYTES : this.#need;
      const grown = gatherBytes(Math.min(limit, Math.max(wanted, this.#gathered.length * 2, 1024)));
      grown.set(this.#gathered.subarray(0, this.#have));
      this.#gathered = grown;
    }
    this.#gathered.set(chunk.subarray(at, at + length), this.#have);
    this.#have = wanted;
  }

  #checked(bytes: Uint8Array, at: number): number {
    const length =
      ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0;
    if (length > this.maxFrameBytes) {
      throw new SluiceFault(
        "FRAME_TOO_LARGE",
        `a frame of ${length} bytes exceeds the limit of ${this.maxFrameBytes}`,
        {
          limit: String(this.maxFrameBytes),
          length: String(length),
        },
      );
    }
    return length;
  }
}

/**
 * Memory for an unfinished frame. A buffer that may be resized (this one never is) is a mapping that V8 makes for it alone,
 * and leaves the process when it is collected; out of malloc, large frames of many connections leave holes in its heap.
 */
function gatherBytes(bytes: number): Uint8Array {
  if (bytes < MAPPED_BYTES) return new Uint8Array(bytes);
  return new Uint8Array(new ArrayBuffer(bytes, { maxByteLength: bytes }), 0, bytes);
}

/** Field numbers of Frame.body, as in proto/sluice/v1/frame.proto. */
export const FrameField = {
  hello: 2,
  welcome: 3,
  error: 4,
  ping: 5,
  pong: 6,
  goodbye: 7,
  ok: 8,
  publish: 16,
  published: 17,
  initProducer: 18,
  producer: 19,
  atomic: 20,
  atomicDone: 21,
  subscribe: 32,
  subscribed: 33,
  credit: 34,
  batches: 35,
  unsubscribe: 36,
  subscriptionEnded: 37,
  consume: 48,
  consuming: 49,
  deliveries: 50,
  settle: 51,
  settled: 52,
  consumerCredit: 53,
  stopConsuming: 54,
  consumerEnded: 55,
  deliveriesLost: 56,
  peek: 57,
  peeked: 58,
  createTopic: 64,
  topic: 65,
  listTopics: 66,
  topics: 67,
  describeTopic: 68,
  deleteTopic: 69,
  ensureTopic: 70,
  topicDeleted: 71,
  createQueue: 72,
  ensureQueue: 73,
  queue: 74,
  listQueues: 75,
  queues: 76,
  describeQueue: 77,
  deleteQueue: 78,
  queueDeleted: 79,
  redrive: 80,
  redriven: 81,
  alterQueue: 82,
  pauseQueue: 83,
  resumeQueue: 84,
  purgeQueue: 85,
  queuePurged: 86,
  moveMessages: 100,
  messagesMoved: 101,
  renewLocks: 106,
  blockedKeys: 90,
  blocked: 91,
  upsertSchedule: 110,
  listSchedules: 111,
  describeSchedule: 112,
  pauseSchedule: 113,
  resumeSchedule: 114,
  cancelSchedule: 115,
  schedule: 116,
  schedules: 117,
  findMessage: 92,
  messageFound: 93,
  cancelMessage: 94,
  messageCancelled: 95,
  listSettled: 96,
  settledList: 97,
  reportProgress: 98,
  progressReported: 99,
} as const;

export type FrameName = keyof typeof FrameField;

/** Where the parts of one frame lie: correlation, which body, and the body's bytes. */
export interface FrameParts {
  correlation: number;
  /** Field number of the body; 0 = none that is a message. */
  field: number;
  bodyStart: number;
  bodyEnd: number;
}

const reader = new FieldReader(new Uint8Array(0));

/**
 * Finds the parts of a frame without decoding its body. As protobuf demands, the last body wins.
 * @throws RangeError on malformed bytes
 */
export function splitFrame(bytes: Uint8Array, start: number, end: number, into: FrameParts): FrameParts {
  reader.reset(bytes, start, end);
  into.correlation = 0;
  into.field = 0;
  into.bodyStart = end;
  into.bodyEnd = end;
  while (reader.at < end) {
    const tag = reader.varint();
    const wireType = tag & 7;
    const field = Math.floor(tag / 8);
    if (field === 1 && wireType === 0) into.correlation = reader.varint();
    else if (field > 1 && wireType === 2) {
      into.field = field;
      into.bodyStart = reader.lengthDelimited();
      into.bodyEnd = reader.at;
    } else reader.skip(wireType);
  }
  return into;
}

/** Bytes before the body: length prefix, correlation, body tag and length. */
export function frameHeadSize(correlation: number, field: number, bodyBytes: number): number {
  return (
    LENGTH_BYTES +
    (correlation === 0 ? 0 : 1 + varintSize(correlation)) +
    varintSize(field * 8 + 2) +
    varintSize(bodyBytes)
  );
}

/** Writes the head of a frame whose body has `bodyBytes`; returns the position where the body goes. */
export function putFrameHead(
  bytes: Uint8Array,
  at: number,
  correlation: number,
  field: number,
  bodyBytes: number,
): number {
  const frameBytes = frameHeadSize(correlation, field, bodyBytes) - LENGTH_BYTES + bodyBytes;
  bytes[at] = frameBytes >>> 24;
  bytes[at + 1] = frameBytes >>> 16;
  bytes[at + 2] = frameBytes >>> 8;
  bytes[at + 3] = frameBytes;
  at += LENGTH_BYTES;
  if (correlation !== 0) {
    bytes[at++] = 8;
    at = putVarint(bytes, at, correlation);
  }
  at = putVarint(bytes, at, field * 8 + 2);
  return putVarint(bytes, at, bodyBytes);
}

/** A whole frame (length prefix included) around an encoded body. */
export function encodeFrame(correlation: number, field: number, body: Uint8Array): Uint8Array {
  const frame = new Uint8Array(frameHeadSize(correlation, field, body.length) + body.length);
  frame.set(body, putFrameHead(frame, 0, correlation, field, body.length));
  return frame;
}
