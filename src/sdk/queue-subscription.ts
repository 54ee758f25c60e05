/**
 * A consumer of a queue as the connection sees it: it asks for deliveries, keeps what nobody has taken yet, tells what
 * is said of them, and renews the locks of all it holds. After a lost connection it says who it was and what it still
 * holds: handlers run on meanwhile, and what the server gives to it again is not handed out a second time.
 *
 *   Deliveries frames → held, waiting │ take() → running │ settle() → one frame a turn → confirmed
 *
 * While the connection is lost nothing new is handed out: whether it is still ours is not known.
 */
import { FrameField } from "../wire/frame.ts";
import { v1, type proto } from "../wire/protobuf.ts";
import { Backoff } from "./backoff.ts";
import type { Connection, ConsumerListener, LinkUser } from "./connection.ts";
import type { ValueForm } from "./define-topic.ts";
import { settledBefore, type Delivery } from "./delivery.ts";
import { SluiceError, errorOf, errorOfWire } from "./errors.ts";
import { HeldDeliveries } from "./held-deliveries.ts";
import type { Link, PendingReply } from "./link.ts";
import { LockTimer } from "./lock-timer.ts";
import type { NumberRange } from "./number-ranges.ts";
import { ProgressPost } from "./progress-post.ts";
import {
  deliveriesOf,
  encodeExtend,
  encodeSettle,
  heldRanges,
  inFrames,
  readLost,
  resumedNumbers,
  type DeliveriesParts,
} from "./queue-frames.ts";
import type { SettleGroup, Settlement } from "./settle-gathering.ts";
import { clearTimeout, performance, setTimeout, type Timeout } from "./time.ts";
import { TurnEnd } from "./turn-end.ts";

export interface QueueSubscriptionSettings {
  /** Most messages in its hands. */
  readonly prefetch: number;
  readonly concurrency: number;
  readonly weight?: number;
  readonly rank?: number;
  /** Milliseconds; 0 = the queue's. */
  readonly lockMs: number;
  readonly maxHandlerMs: number;
  readonly timeoutMs: number;
  readonly name: string;
}

/** What a subscription tells whoever made it. */
export interface QueueSubscriptionOwner<T> {
  /** Something to take may have come, something was confirmed, or the end. */
  woken(): void;
  /** These are not held any more, and were not settled by us. */
  lost(deliveries: readonly Delivery<T>[]): void;
  /** Its handler has run for `maxHandlerMs`. */
  overdue(delivery: Delivery<T>): void;
}

const NO_REPLY: PendingReply = { answered: () => undefined, lost: () => undefined };

export class QueueSubscription<T> implements LinkUser, ConsumerListener {
  /** Resolves when the server has first confirmed: deliveries come from there on. */
  readonly ready: Promise<void>;
  owner: QueueSubscriptionOwner<T> | undefined;
  readonly queue: string;
  readonly progress: ProgressPost;
  readonly #connection: Connection;
  readonly #form: ValueForm<never, T>;
  readonly #settings: QueueSubscriptionSettings;
  readonly #id: number;
  readonly #held = new HeldDeliveries<T>();
  readonly #turnEnd = new TurnEnd(() => this.#flush());
  readonly #backoff = new Backoff(2000);
  readonly #settleBackoff = new Backoff(2000);
  #deadline: Timeout | undefined;
  #retry: Timeout | undefined;
  readonly #locks: LockTimer;
  #ensure: ((anew: boolean) => Promise<unknown>) | undefined;
  #link: Link | undefined;
  /** The server knows it on this link. */
  #isAttached = false;
  #credit: number;
  /** With the last request. */
  #creditSaid = 0;
  /** Who it is to the server, once it was confirmed. */
  #epoch = 0;
  #consumerId = 0;
  #queueUid = 0;
  /** Called when isResuming may have changed. */
  readonly resumed = new Set<() => void>();
  #isReleasing = false;
  #resolveReady!: () => void;
  #rejectReady!: (error: SluiceError) => void;
  #error: SluiceError | undefined;
  #ended = false;

  constructor(
    connection: Connection,
    queue: string,
    form: ValueForm<never, T>,
    settings: QueueSubscriptionSettings,
  ) {
    this.#connection = connection;
    this.queue = queue;
    this.#form = form;
    this.#settings = settings;
    this.#credit = settings.prefetch;
    this.#id = connection.nextSubscription();
    this.#locks = new LockTimer((nowMs) => this.#renew(nowMs));
    this.progress = new ProgressPost(this.#id, this);
    this.ready = new Promise((resolve, reject) => {
      this.#resolveReady = resolve;
      this.#rejectReady = reject;
    });
    // Whoever consumes meets the error too.
    this.ready.catch(() => undefined);
  }

  /** Begins once the queue exists, which `ensure` sees to; `anew` = what it knew of it was wrong. Call once. */
  begin(ensure: (anew: boolean) => Promise<unknown>): void {
    const { timeoutMs } = this.#settings;
    this.#deadline = setTimeout(() => {
      const text = `consuming from queue ${this.queue} was not confirmed within ${timeoutMs} ms`;
      this.close(new SluiceError("TIMEOUT", text));
    }, timeoutMs);
    this.#ensure = ensure;
    this.#beginWhen(ensure(false));
  }

  #beginWhen(exists: Promise<unknown>): void {
    exists.then(
      () => {
        if (this.#ended) return;
        this.#connection.consumers.set(this.#id, this);
        this.#connection.use(this);
      },
      (error: unknown) => this.ended(error as SluiceError),
    );
  }

  /** Nothing more comes. */
  get over(): boolean {
    return this.#ended;
  }

  /** Why it is over, if not because it was asked to end. */
  get error(): SluiceError | undefined {
    return this.#error;
  }

  /** Messages it holds: waiting, running, or settled and not confirmed. */
  get size(): number {
    return this.#held.size;
  }

  /** Those that nobody has taken. */
  get waitingCount(): number {
    return this.#held.waitingCount;
  }

  /** Those of which nothing was said yet. */
  get openCount(): number {
    return this.#held.waitingCount + this.#held.runningCount;
  }

  /** The next message to be handled, if one is here. */
  take(): Delivery<T> | undefined {
    return this.#isAttached ? this.#held.take(performance.now()) : undefined;
  }

  /** Nobody works on it for now; its lock is renewed. False: it is not held any more, or something was said of it. */
  setAside(delivery: Delivery<T>): boolean {
    return this.#held.setAside(delivery);
  }

  /** One that was set aside. False: it is not held any more. */
  takeAgain(delivery: Delivery<T>): boolean {
    return this.#isAttached && this.#held.takeAgain(delivery, performance.now());
  }

  /** Says what became of a message. False: it is not held any more, or something was said before. */
  settle(delivery: Delivery<T>, settlement: Settlement): boolean {
    if (!this.#held.settle(delivery, settlement)) return false;
    this.#turnEnd.ask();
    return true;
  }

  /** It is acked by an atomic batch, whose outcome decides: then transacted() or reopen(). False: it is not open. */
  transact(delivery: Delivery<T>): boolean {
    return this.#held.transact(delivery);
  }

  transacted(delivery: Delivery<T>): void {
    this.#held.transacted(delivery);
    this.owner?.woken();
  }

  reopen(delivery: Delivery<T>): void {
    this.#held.reopen(delivery);
    if (delivery.state === "gone") this.owner?.lost([delivery]);
  }

  /** Who holds it, for whom it may concern beside this consumer; epoch 0 = nobody, it was lost. */
  tokenOf(delivery: Delivery<T>): { queueUid: number; epoch: number; consumerId: number } {
    const epoch = this.#held.isHeld(delivery) ? this.#epoch : 0;
    return { queueUid: this.#queueUid, epoch, consumerId: this.#consumerId };
  }

  /** What it holds may have other numbers in a moment: it is about to say who it was. */
  get isResuming(): boolean {
    return !this.#ended && !this.#isAttached;
  }

  /** While the server knows it. */
  get link(): Link | undefined {
    return this.#isAttached ? this.#link : undefined;
  }

  lost(ranges: readonly NumberRange[]): void {
    this.#tellLost(this.#held.lost(ranges));
  }

  get connection(): Connection {
    return this.#connection;
  }

  /** Holds a message for `lockMs` from now. @throws SluiceError LOCK_LOST, CONNECTION_LOST, as rejection */
  extend(delivery: Delivery<T>, lockMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const { link } = this;
      if (!delivery.isOpen) return reject(delivery.failure ?? settledBefore(delivery));
      if (link === undefined) return reject(notConnected());
      const range = { first: delivery.number, last: delivery.number };
      this.#extend(link, [range], lockMs, (error) => {
        const failure = error ?? delivery.failure;
        if (failure === undefined) resolve();
        else reject(failure);
      });
    });
  }

  /** How many messages it may hold from now on. */
  setCredit(credit: number): void {
    if (credit > 0) this.#isReleasing = false;
    if (credit === this.#credit) return;
    this.#credit = credit;
    if (this.#isAttached) this.#sendCredit();
  }

  /** Takes no more until there is credit again: what nobody has looked at is given back, now and when it arrives. */
  releaseRest(): void {
    this.#isReleasing = true;
    this.setCredit(0);
    this.#held.releaseWaiting();
    this.#turnEnd.ask();
  }

  linked(link: Link): void {
    this.#link = link;
    this.#consume(link);
  }

  unlinked(): void {
    this.#link = undefined;
    this.#isAttached = false;
    this.#locks.stop();
  }

  deliveries(bytes: Uint8Array, parts: DeliveriesParts): boolean {
    if (this.#ended || !this.#isAttached) return false;
    let arrived: Delivery<T>[];
    try {
      arrived = deliveriesOf(bytes, parts, this.queue, this.#form);
    } catch (error) {
      this.close(errorOf(error, "CORRUPT_BATCH", `queue ${this.queue}: deliveries that cannot be read`));
      return false;
    }
    for (const delivery of arrived) this.#held.received(delivery);
    if (this.#isReleasing) {
      this.#held.releaseWaiting();
      this.#turnEnd.ask();
      return false;
    }
    this.#locks.received();
    this.owner?.woken();
    return true;
  }

  deliveriesLost(ranges: readonly NumberRange[]): void {
    if (this.#isAttached) this.lost(ranges);
  }

  /** Nothing more comes, for this reason. */
  ended(error: SluiceError | undefined): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#error = error;
    this.#isAttached = false;
    clearTimeout(this.#deadline);
    clearTimeout(this.#retry);
    this.#locks.stop();
    this.#connection.consumers.delete(this.#id);
    this.#connection.keeper?.forget(this.#id);
    this.#connection.leave(this);
    this.progress.end();
    this.#tellLost(this.#held.loseAll(error ?? closed(this.queue)));
    if (error === undefined) this.#resolveReady();
    else this.#rejectReady(error);
    for (const told of this.resumed) told();
    this.owner?.woken();
  }

  /** Ends it now: what was said so far still goes, the rest is given back. */
  close(error?: SluiceError): void {
    if (!this.#ended && this.#link !== undefined) {
      this.#flush();
      // Also of one that is only asked for yet: the server takes this behind that, and would hand out to nobody.
      const body = v1.StopConsumingRequest.encode({ consumer: this.#id }).finish();
      this.#link.call(FrameField.stopConsuming, body, NO_REPLY);
    }
    this.ended(error);
  }

  // ---- settling ----

  /** What was said in this turn, in one frame. */
  #flush(): void {
    const { link } = this;
    if (link === undefined || !this.#held.hasUnsent) return;
    for (const groups of inFrames(this.#held.takeUnsent())) this.#send(link, groups);
  }

  #send(link: Link, groups: readonly SettleGroup[]): void {
    link.call(FrameField.settle, encodeSettle(this.#id, groups), {
      answered: (field, bytes, start, end) => {
        if (link !== this.#link || this.#ended) return;
        const body = bytes.subarray(start, end);
        if (field === FrameField.settled) this.#confirmed(groups, readLost(body));
        else if (field === FrameField.error) this.#refused(link, groups, errorOfWire(body));
        else this.close(strange("settle", field));
      },
      // It is said again once the consumer is resumed.
      lost: () => undefined,
    });
  }

  #confirmed(groups: readonly SettleGroup[], lost: readonly NumberRange[]): void {
    this.#settleBackoff.reset();
    this.#tellLost(this.#held.confirmed(groups, lost));
    this.owner?.woken();
  }

  #refused(link: Link, groups: readonly SettleGroup[], error: SluiceError): void {
    if (!error.retryable) {
      this.#tellLost(this.#held.refused(groups, error));
      this.owner?.woken();
      return;
    }
    setTimeout(() => {
      // After another link what was said is said anyway.
      if (link !== this.#link || this.#ended) return;
      this.#held.unsent(groups);
      this.#flush();
    }, this.#settleBackoff.next());
  }

  #tellLost(deliveries: readonly Delivery<T>[]): void {
    // Not those whose atomic batch is under way.
    const gone = deliveries.filter(({ state }) => state === "gone");
    if (gone.length > 0) this.owner?.lost(gone);
  }

  #sendCredit(): void {
    const body = v1.ConsumerCredit.encode({ consumer: this.#id, credit: this.#credit }).finish();
    this.#link?.push(FrameField.consumerCredit, body);
  }

  // ---- locks ----

  /** False: nothing is held. */
  #renew(nowMs: number): boolean {
    const { link } = this;
    const { maxHandlerMs } = this.#settings;
    for (const delivery of this.#held.overdue(nowMs, maxHandlerMs)) this.owner?.overdue(delivery);
    const ranges = this.#held.extendable(nowMs, maxHandlerMs);
    if (link !== undefined && ranges.length > 0) this.#extend(link, ranges, 0, () => undefined);
    return ranges.length > 0;
  }

  #extend(
    link: Link,
    ranges: readonly NumberRange[],
    lockMs: number,
    done: (error: SluiceError | undefined) => void,
  ): void {
    link.call(FrameField.settle, encodeExtend(this.#id, ranges, lockMs), {
      answered: (field, bytes, start, end) => {
        if (link !== this.#link || this.#ended) return done(this.#error ?? closed(this.queue));
        const body = bytes.subarray(start, end);
        if (field === FrameField.settled) this.lost(readLost(body));
        else if (field === FrameField.error) return done(errorOfWire(body));
        done(undefined);
      },
      lost: (error) => done(error),
    });
  }

  // ---- who it is to the server ----

  #consume(link: Link): void {
    link.call(FrameField.consume, v1.ConsumeRequest.encode(this.#request()).finish(), {
      answered: (field, bytes, start, end) => {
        if (this.#link !== link || this.#ended) return;
        const body = bytes.subarray(start, end);
        if (field === FrameField.consuming) this.#attached(v1.ConsumeReply.decode(body));
        else if (field === FrameField.error) this.#consumeRefused(link, errorOfWire(body));
        else this.ended(strange("consume", field));
      },
      lost: () => undefined,
    });
  }

  #request(): proto.v1.ConsumeRequest.$Properties {
    const { concurrency, lockMs, name, weight = 1, rank = 0 } = this.#settings;
    this.#creditSaid = this.#credit;
    return {
      consumer: this.#id,
      queue: this.queue,
      credit: this.#credit,
      concurrency,
      lockMs,
      name,
      weight,
      rank,
      resumeEpoch: this.#epoch,
      resumeConsumerId: this.#consumerId,
      held: heldRanges(this.#held.list()),
    };
  }

  #attached({ epoch, consumerId, queueUid, lockMs, resumed }: proto.v1.ConsumeReply.$Properties): void {
    this.#backoff.reset();
    clearTimeout(this.#deadline);
    this.#isAttached = true;
    this.#epoch = epoch ?? 0;
    this.#consumerId = consumerId ?? 0;
    this.#queueUid = queueUid ?? 0;
    const usedLockMs = lockMs || 30_000;
    this.#locks.begin(usedLockMs);
    this.#connection.keeper?.watch(this.#id, usedLockMs, this.#settings.maxHandlerMs);
    const numberOf = resumedNumbers(resumed);
    const gone = this.#held.resumed(({ number }) => numberOf(number));
    if (this.#credit !== this.#creditSaid) this.#sendCredit();
    this.#flush();
    this.progress.again(this.#held.list());
    if (this.#held.size > 0) this.#locks.received();
    this.#resolveReady();
    this.#tellLost(gone);
    for (const told of this.resumed) told();
    this.owner?.woken();
  }

  #consumeRefused(link: Link, error: SluiceError): void {
    const ensure = this.#ensure;
    if (error.code === "NOT_FOUND" && this.#consumerId === 0 && ensure !== undefined) {
      // Deleted since it was described: once more, from there.
      this.#ensure = undefined;
      this.#connection.leave(this);
      return this.#beginWhen(ensure(true));
    }
    if (!error.retryable) return this.ended(error);
    this.#retry = setTimeout(() => {
      if (this.#link === link && !this.#ended) this.#consume(link);
    }, this.#backoff.next());
  }
}

function closed(queue: string): SluiceError {
  return new SluiceError("CLOSED", `the consumer of queue ${queue} was closed`);
}

function notConnected(): SluiceError {
  return new SluiceError("CONNECTION_LOST", "not connected: the lock is renewed once the connection is back");
}

function strange(request: string, field: number): SluiceError {
  return new SluiceError("PROTOCOL_ERROR", `the server answered ${request} with frame ${field}`);
}
