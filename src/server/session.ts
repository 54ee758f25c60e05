/**
 * One connection that speaks the protocol: hello, frames in, frames out, heartbeats, publish credit, subscriptions.
 *
 * The lane: requests take effect in the order they were sent. Nearly all take effect at once (they are
 * submitted in order); one that must wait first, for a topic to be created, holds the lane: later
 * frames are copied and kept until it lets go.
 */
import { SluiceFault } from "../base/errors.ts";
import type { Consumer, DeliverySink } from "../broker/consumer.ts";
import type { Subscription, BatchSink } from "../broker/stream-reader.ts";
import type { HandOut, TokenRange } from "../core/delivery/effects.ts";
import type { Connection } from "../io/network.ts";
import {
  FrameDecoder,
  FrameField,
  MAX_FRAME_BYTES_BEFORE_HELLO,
  splitFrame,
  type FrameParts,
} from "../wire/frame.ts";
import { decode, v1 } from "../wire/protobuf.ts";
import { errorBody } from "./error-body.ts";
import { Outbox } from "./outbox.ts";
import { LEAST_SHARE_BYTES, type Publisher } from "./publish-share.ts";
import type { ServerContext } from "./server-context.ts";

/** Unsent bytes above which no more batches are put on a connection. */
const WRITE_AHEAD_BYTES = 2 * 1024 * 1024;
/** Unsent bytes above which no more requests are taken: whoever asks must also read the answers. */
const MAX_UNSENT_BYTES = 16 * 1024 * 1024;
/** Two numbers and their tags, and room for a later version's. */
const MAX_CREDIT_BYTES = 64;
/** A connection that sent nothing for this long holds no buffers. */
const QUIET_MS = 2_000;

type State = "hello" | "open" | "closed";

export type Dispatch = (session: Session, field: number, correlation: number, body: Uint8Array) => void;

export class Session implements BatchSink, DeliverySink, Publisher {
  readonly id: number;
  readonly out: Outbox;
  readonly context: ServerContext;
  readonly subscriptions = new Map<number, Subscription>();
  readonly consumers = new Map<number, Consumer>();
  clientName = "";
  /** This is the second connection of that session. */
  first: Session | undefined;
  /** Bytes of publish frames not answered yet. */
  unanswered = 0;
  /** Requests under way, publishes included. */
  underWay = 0;
  #state: State = "hello";
  readonly #connection: Connection;
  readonly #decoder = new FrameDecoder(MAX_FRAME_BYTES_BEFORE_HELLO);
  readonly #dispatch: Dispatch;
  readonly #parts: FrameParts = { correlation: 0, field: 0, bodyStart: 0, bodyEnd: 0 };
  #held = 0;
  /** Frames that wait, from #heldFirst on. */
  #heldFrames: Uint8Array[] = [];
  #heldFirst = 0;
  #heldBytes = 0;
  /** Why nothing is read from the connection. */
  readonly #paused = { credit: false, unsent: false, share: false };
  #receivedMs: number;
  readonly #openedMs: number;
  #sentFrames = 0;
  #sentMs: number;
  #takenBytes = 0;
  #stuckSinceMs: number;

  /** `openedMs`: when the connection came; hello has to follow in time. */
  constructor(
    id: number,
    connection: Connection,
    openedMs: number,
    context: ServerContext,
    dispatch: Dispatch,
    schedule: (session: Session) => void,
  ) {
    this.id = id;
    this.context = context;
    this.#connection = connection;
    this.#dispatch = dispatch;
    this.out = new Outbox(connection, () => schedule(this));
    const now = context.clock.monotonicMs();
    this.#receivedMs = now;
    this.#openedMs = openedMs;
    this.#sentMs = now;
    this.#stuckSinceMs = now;
    connection.onData = (chunk) => this.receive(chunk);
    connection.onDrain = () => this.#drained();
    connection.onClose = () => this.#closed();
  }

  get remote(): string {
    return this.#connection.remote;
  }

  get isOpen(): boolean {
    return this.#state === "open";
  }

  get isClosed(): boolean {
    return this.#state === "closed";
  }

  // ---- what dispatcher and handlers use ----

  /** Hello was accepted: larger frames and every command from now on. */
  opened(clientName: string, maxFrameBytes: number): void {
    this.#state = "open";
    this.clientName = clientName;
    this.#decoder.maxFrameBytes = maxFrameBytes;
  }

  reply(correlation: number, field: number, body: Uint8Array): void {
    if (this.#state !== "closed") this.out.frame(correlation, field, body);
  }

  refuse(correlation: number, fault: SluiceFault): void {
    this.reply(correlation, FrameField.error, errorBody(fault));
  }

  /** Keeps later requests waiting until release(). */
  hold(): void {
    this.#held++;
  }

  release(): void {
    this.#held--;
    this.#goOn();
  }

  /** A publish frame was taken in. */
  charge(bytes: number): void {
    this.unanswered += bytes;
    this.context.share.took(this, bytes);
    const { publishCreditBytes, maxFrameBytes } = this.context.limits;
    if (this.unanswered <= publishCreditBytes) return;
    if (this.unanswered > publishCreditBytes + maxFrameBytes) {
      const text = `${this.unanswered} bytes of publish requests are unanswered; the credit is ${publishCreditBytes}`;
      return this.close(new SluiceFault("CREDIT_EXCEEDED", text));
    }
    this.#pause("credit", true);
  }

  /** It was answered. */
  discharge(bytes: number): void {
    this.unanswered -= bytes;
    this.context.share.answered(bytes);
    if (this.unanswered <= this.context.limits.publishCreditBytes) this.#pause("credit", false);
  }

  get arriving(): boolean {
    return this.#decoder.pendingBytes > 0;
  }

  waitForShare(waiting: boolean): void {
    this.#pause("share", waiting);
  }

  // ---- BatchSink ----

  get writable(): boolean {
    return this.#state === "open" && this.#connection.bufferedBytes < WRITE_AHEAD_BYTES;
  }

  batches(
    subscription: number,
    partition: number,
    endOffset: number,
    bytes: Uint8Array,
    sent: () => void,
  ): void {
    this.out.batches(subscription, partition, endOffset, bytes, sent);
  }

  ended(subscription: number, reason: SluiceFault): void {
    this.subscriptions.delete(subscription);
    const body = v1.SubscriptionEnded.encode({
      subscription,
      code: this.context.errorNumber(reason),
      message: reason.message,
      details: { ...reason.details },
    }).finish();
    this.reply(0, FrameField.subscriptionEnded, body);
  }

  // ---- DeliverySink ----

  /** Undefined: there is none, or its client went on with it on a later connection; what still comes here is too late. */
  consumer(number: number): Consumer | undefined {
    const consumer = this.consumers.get(number);
    return consumer?.sink === this ? consumer : undefined;
  }

  deliveries(consumer: number, ranges: readonly HandOut[], batches: Uint8Array): void {
    if (this.#state !== "closed") this.out.deliveries(consumer, ranges, batches);
  }

  deliveriesLost(consumer: number, ranges: readonly TokenRange[]): void {
    const lost = { consumer, ranges: ranges.map(({ first, last }) => ({ first, last })) };
    this.reply(0, FrameField.deliveriesLost, v1.DeliveriesLost.encode(lost).finish());
  }

  consumerEnded(consumer: number, reason: SluiceFault): void {
    this.consumers.delete(consumer);
    const body = v1.ConsumerEnded.encode({
      consumer,
      code: this.context.errorNumber(reason),
      message: reason.message,
      details: { ...reason.details },
    }).finish();
    this.reply(0, FrameField.consumerEnded, body);
  }

  // ---- endings ----

  /** Tells why, then closes. */
  close(reason: SluiceFault): void {
    if (this.#state === "closed") return;
    this.goodbye(reason);
    this.out.flush();
    this.#closed();
    this.context.farewells.end(this.#connection);
  }

  goodbye(reason: SluiceFault): void {
    if (this.#state === "closed") return;
    const error = v1.Error.decode(errorBody(reason));
    this.reply(0, FrameField.goodbye, v1.Goodbye.encode({ reason: error }).finish());
  }

  /** Sends what is left, then closes. */
  end(): void {
    this.out.flush();
    this.#connection.end();
  }

  destroy(): void {
    this.#connection.destroy();
    this.#closed();
  }

  /** Its second connection was heard: it lives, and may be too busy to read. */
  heardElsewhere(nowMs: number): void {
    this.#receivedMs = nowMs;
    this.#stuckSinceMs = nowMs;
  }

  /** Heartbeats and time limits; called once a second, or twice a heartbeat if that is more often. */
  tick(nowMs: number): void {
    const { heartbeatMs, slowReaderTimeoutMs, handshakeTimeoutMs } = this.context.limits;
    if (this.#state !== "open") {
      if (nowMs - this.#openedMs > handshakeTimeoutMs) this.destroy();
      return;
    }
    if (this.out.frames !== this.#sentFrames) {
      this.#sentFrames = this.out.frames;
      this.#sentMs = nowMs;
    } else if (nowMs - this.#sentMs >= heartbeatMs) {
      this.reply(0, FrameField.ping, new Uint8Array(0));
      this.#sentFrames = this.out.frames;
      this.#sentMs = nowMs;
    }
    if (nowMs - this.#receivedMs > heartbeatMs * 3 && !this.#isPaused) {
      const text = `nothing was heard for ${Math.round((nowMs - this.#receivedMs) / 1000)} s`;
      return this.close(new SluiceFault("HEARTBEAT_TIMEOUT", text));
    }
    if (nowMs - this.#receivedMs > QUIET_MS) this.#decoder.shrink();
    this.#watchReader(nowMs, slowReaderTimeoutMs);
  }

  #watchReader(nowMs: number, timeoutMs: number): void {
    const { bufferedBytes: buffered, takenBytes: taken } = this.#connection;
    if (buffered === 0 || taken !== this.#takenBytes) {
      this.#takenBytes = taken;
      this.#stuckSinceMs = nowMs;
    } else if (nowMs - this.#stuckSinceMs > timeoutMs) {
      this.context.log.warn(
        { session: this.id, remote: this.remote, bufferedBytes: buffered },
        "slow reader cut off",
      );
      this.destroy();
    }
  }

  #closed(): void {
    if (this.#state === "closed") return;
    this.#state = "closed";
    for (const subscription of this.subscriptions.values()) subscription.close();
    this.subscriptions.clear();
    for (const consumer of this.consumers.values()) consumer.disconnected(this);
    this.consumers.clear();
    this.context.share.left(this);
    this.#heldFrames = [];
    this.#heldFirst = 0;
    this.context.onSessionClosed(this);
  }

  #drained(): void {
    this.#goOn();
    for (const subscription of this.subscriptions.values()) subscription.pump();
    for (const consumer of this.consumers.values()) if (consumer.sink === this) consumer.writable();
  }

  get #isPaused(): boolean {
    return this.#paused.credit || this.#paused.unsent || this.#paused.share;
  }

  #pause(why: "credit" | "unsent" | "share", wanted: boolean): void {
    const before = this.#isPaused;
    this.#paused[why] = wanted;
    if (this.#isPaused === before || this.#state === "closed") return;
    if (before) {
      // It could not be heard meanwhile.
      this.#receivedMs = this.context.clock.monotonicMs();
      this.#connection.resume();
    } else this.#connection.pause();
  }

  /** The peer leaves so much unread that it gets no more answers. */
  get #isClogged(): boolean {
    return this.#connection.bufferedBytes > MAX_UNSENT_BYTES;
  }

  /** Handles what waits, as far as it may. */
  #goOn(): void {
    while (
      this.#held === 0 &&
      this.#heldFirst < this.#heldFrames.length &&
      this.#state !== "closed" &&
      !this.#isClogged
    ) {
      const frame = this.#heldFrames[this.#heldFirst++]!;
      this.#heldBytes -= frame.length;
      if (this.#heldFirst === this.#heldFrames.length) {
        this.#heldFrames = [];
        this.#heldFirst = 0;
      }
      this.#handle(frame, 0, frame.length);
    }
    this.#pause("unsent", this.#isClogged);
  }

  /** Bytes after the magic. */
  receive(chunk: Uint8Array): void {
    if (this.#state === "closed") return;
    this.#receivedMs = this.context.clock.monotonicMs();
    this.first?.heardElsewhere(this.#receivedMs);
    try {
      this.#decoder.push(chunk, (bytes, start, end) => {
        this.#take(bytes, start, end);
        return this.#state !== "closed";
      });
      if (this.#decoder.pendingBytes > LEAST_SHARE_BYTES) this.context.share.arrives(this);
    } catch (error) {
      this.close(asFault(error));
    }
  }

  #take(bytes: Uint8Array, start: number, end: number): void {
    if (this.#isClogged) this.#pause("unsent", true);
    else if (this.#held === 0 && this.#heldFrames.length === 0) return this.#handle(bytes, start, end);
    else if (this.#mayPass(bytes, start, end)) return this.#handle(bytes, start, end);
    const { publishCreditBytes, maxFrameBytes } = this.context.limits;
    if (this.#heldBytes + (end - start) > publishCreditBytes + maxFrameBytes) {
      return this.close(
        new SluiceFault("CREDIT_EXCEEDED", "too many bytes of requests are waiting for one before them"),
      );
    }
    this.#heldFrames.push(bytes.slice(start, end));
    this.#heldBytes += end - start;
  }

  /** What is answered at once, whatever is under way: signs of life, and credit for what is being read. */
  #mayPass(bytes: Uint8Array, start: number, end: number): boolean {
    try {
      const { field, bodyStart, bodyEnd } = splitFrame(bytes, start, end, this.#parts);
      if (field === FrameField.ping || field === FrameField.pong) return true;
      if (field !== FrameField.credit || bodyEnd - bodyStart > MAX_CREDIT_BYTES) return false;
      return this.subscriptions.has(decode(v1.Credit, bytes.subarray(bodyStart, bodyEnd)).subscription);
    } catch {
      return false;
    }
  }

  #handle(bytes: Uint8Array, start: number, end: number): void {
    const parts = this.#parts;
    try {
      splitFrame(bytes, start, end, parts);
    } catch (error) {
      return this.close(new SluiceFault("PROTOCOL_ERROR", `a frame is malformed: ${textOf(error)}`));
    }
    const { correlation, field, bodyStart, bodyEnd } = parts;
    this.#dispatch(this, field, correlation, bytes.subarray(bodyStart, bodyEnd));
  }
}

export function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function asFault(error: unknown): SluiceFault {
  return error instanceof SluiceFault ? error : new SluiceFault("PROTOCOL_ERROR", textOf(error), {}, error);
}
