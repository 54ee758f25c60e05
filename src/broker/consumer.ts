/** A consumer of a queue, as its connection has it; who is behind it may change when it resumes. */
import type { SluiceFault } from "../base/errors.ts";
import type { HandOut, TokenRange } from "../core/delivery/effects.ts";
import { FrameBuffer } from "./record-source.ts";
import { consumerName } from "./settle-notes.ts";

/** Where a consumer's deliveries go. */
export interface DeliverySink {
  /** The connection has room; when it had none, call Consumer.writable() once it has. */
  readonly writable: boolean;
  /** The k-th record of the batches is the k-th delivery of the ranges. The bytes are copied during the call. */
  deliveries(consumer: number, ranges: readonly HandOut[], batches: Uint8Array): void;
  deliveriesLost(consumer: number, ranges: readonly TokenRange[]): void;
  consumerEnded(consumer: number, reason: SluiceFault): void;
}

export interface Settlement {
  readonly outcome: "ack" | "nack" | "reject" | "release" | "extend";
  readonly ranges: readonly { readonly first: number; readonly last: number }[];
  readonly delayMs: number | undefined;
  readonly error: string;
  readonly lockMs: number;
  /** Of an ack of one delivery. */
  readonly result: Uint8Array | undefined;
}

/** How far a delivery is. */
export interface ProgressReport {
  readonly number: number;
  /** Of a percent, 0 to 10,000. */
  readonly hundredths: number | undefined;
  readonly value: Uint8Array | undefined;
}

/** What its queue does for it. */
export interface ConsumerHome {
  /** `done` comes once it is stored, or done: with the tokens that were not good. */
  settle(
    consumer: Consumer,
    settlements: readonly Settlement[],
    done: (lost: readonly TokenRange[]) => void,
  ): void;
  /** Returns the tokens that were not good. */
  report(consumer: Consumer, reports: readonly ProgressReport[]): readonly TokenRange[];
  /** All that it holds is locked for its lock time from now on. */
  renew(consumer: Consumer): void;
  stop(consumer: Consumer): void;
  disconnected(consumer: Consumer): void;
  creditChanged(consumer: Consumer): void;
}

export class Consumer {
  /** The leader's number of it. */
  readonly id: number;
  readonly name: string;
  /** As entries say it. */
  readonly nameBytes: Uint8Array;
  readonly lockMs: number;
  readonly home: ConsumerHome;
  /** Its client's number of it. */
  number: number;
  credit: number;
  creditBytes: number;
  /** Undefined: its connection is lost. */
  sink: DeliverySink | undefined;
  /** Its connection takes nothing for now. */
  clogged = false;
  /** What the next frame holds. */
  readonly ranges: HandOut[] = [];
  readonly frame = new FrameBuffer();

  constructor(
    home: ConsumerHome,
    id: number,
    wish: { number: number; name: string; lockMs: number; credit: number; creditBytes: number },
    sink: DeliverySink,
  ) {
    this.home = home;
    this.id = id;
    this.number = wish.number;
    this.name = wish.name;
    this.nameBytes = consumerName(wish.name);
    this.lockMs = wish.lockMs;
    this.credit = wish.credit;
    this.creditBytes = wish.creditBytes;
    this.sink = sink;
  }

  /** The connection is gone. `sink`: which; one that was taken over by another means nothing any more. */
  disconnected(sink: DeliverySink): void {
    if (this.sink !== sink) return;
    this.sink = undefined;
    this.home.disconnected(this);
  }

  writable(): void {
    if (!this.clogged) return;
    this.clogged = false;
    this.home.creditChanged(this);
  }

  grant(credit: number, creditBytes: number): void {
    this.credit = credit;
    this.creditBytes = creditBytes;
    this.home.creditChanged(this);
  }

  /** Sends what is gathered. */
  send(): void {
    if (this.ranges.length === 0) return;
    const { frame, ranges, sink } = this;
    sink?.deliveries(this.number, ranges, frame.bytes.subarray(0, frame.size));
    ranges.length = 0;
    frame.size = 0;
    if (sink === undefined || sink.writable) return;
    this.clogged = true;
    this.home.creditChanged(this);
  }
}
