/**
 * The client's one idempotent producer. It numbers publish requests, keeps those without an answer in
 * a window, and sends them again after a lost connection under the same numbers, so that the server
 * stores each once.
 *
 * Only accepted requests advance the server's count. After a refusal of n it refuses everything
 * behind n as OUT_OF_SEQUENCE; the producer then waits until all under way are answered, drops n (or
 * keeps it, if trying again can help), numbers the rest anew and sends them in their order.
 *
 * What was sent when a connection went away is in doubt: it keeps its number until the server has
 * said whether it has it. If its deadline passes meanwhile, its promises reject as indeterminate and
 * it stays in the window to keep the numbers right; when nothing else is left in doubt, the producer
 * begins anew under another identity instead.
 */
import { FrameField } from "../wire/frame.ts";
import type { ProducerStamp } from "../wire/publish.ts";
import { Backoff } from "./backoff.ts";
import { ConfirmedEnds } from "./confirmed-ends.ts";
import type { Connection, LinkUser } from "./connection.ts";
import { SluiceError, asIndeterminate, errorOf, errorOfWire } from "./errors.ts";
import { FramePool } from "./frame-pool.ts";
import type { Link } from "./link.ts";
import { DeadlineWatch } from "./deadline-watch.ts";
import { ProducerIdentity } from "./producer-identity.ts";
import type { ProducerRequest } from "./producer-request.ts";
import { EncoderPool, type PublishBuffer } from "./publish-buffer.ts";
import { PublishBuffers } from "./publish-buffers.ts";
import { PumpSchedule } from "./pump-schedule.ts";
import { PublishWindow, type WindowEntry } from "./publish-window.ts";
import { clearTimeout, setTimeout, type Timeout } from "./time.ts";
import type { Kind, Partitioning, TopicCatalog } from "./topic-catalog.ts";
import { TurnClock } from "./turn-clock.ts";
import { UnconfirmedRequests } from "./unconfirmed-requests.ts";

export interface ProducerSettings {
  /** Empty = unnamed. */
  readonly name: string;
  /** Messages neither confirmed nor refused may hold this many bytes. */
  readonly maxBufferedBytes: number;
}

/** Allowed for what a request has beside its messages. */
const REQUEST_OVERHEAD_BYTES = 64 * 1024;

export class Producer implements LinkUser {
  readonly clock = new TurnClock();
  readonly pool = new FramePool();
  readonly encoders = new EncoderPool();
  readonly maxBufferedBytes: number;
  /** Bytes of messages accepted from the user and not settled. */
  heldBytes = 0;
  maxMessageBytes = 0;
  /** A request must not be larger: the frame and the credit must take it. */
  largestRequestBytes = 1024 * 1024;
  /** Why nothing can be published any more: closed, or fenced. */
  failure: SluiceError | undefined;
  /**
   * The last retryable refusal, such as STORAGE_FULL, until something is confirmed or the connection is lost:
   * why whatever waits behind what was refused waits too. At a deadline it says more than TIMEOUT.
   */
  refusal: SluiceError | undefined;
  readonly #connection: Connection;
  readonly #catalog: TopicCatalog;
  readonly #identity: ProducerIdentity;
  readonly #confirmedEnds: ConfirmedEnds;
  readonly #buffers = new PublishBuffers(this);
  readonly #unconfirmed = new UnconfirmedRequests((bytes) => {
    this.letGo(bytes);
    this.#pumping.atEndOfTurn();
  });
  readonly #window = new PublishWindow();
  readonly #deadlines = new DeadlineWatch((nowMs) => this.#expire(nowMs));
  readonly #backoff = new Backoff(2000);
  readonly #idle: (() => void)[] = [];
  #link: Link | undefined;
  /** A request was refused: nothing is sent until all under way are answered. */
  #recovering = false;
  /** Topics of refused requests that are partitioned differently by now. */
  readonly #stale = new Set<string>();
  /** What was refused may be accepted a little later. */
  #retrySoon = false;
  /** Nothing is sent meanwhile: a topic is being described, or it is not a little later yet. */
  #pausing = false;
  #retryTimer: Timeout | undefined;
  #turns = 0;
  readonly #pumping = new PumpSchedule(() => this.#pump());

  readonly #delayed = (error: SluiceError): void => {
    this.refusal = error;
  };

  constructor(connection: Connection, catalog: TopicCatalog, settings: ProducerSettings) {
    this.#connection = connection;
    this.#catalog = catalog;
    this.#confirmedEnds = new ConfirmedEnds(connection, catalog);
    this.#identity = new ProducerIdentity(connection, settings.name, {
      established: (nextSequence) => {
        // Of a link that was lost before everything under way was answered; their numbers are the old identity's.
        this.#forgetInDoubt();
        this.refusal = undefined;
        this.#window.begin(nextSequence);
        this.#pumping.atEndOfTurn();
      },
      delayed: this.#delayed,
      refused: (error) => this.#rejectAll(error),
      needed: () => this.heldBytes > 0 && this.failure === undefined,
    });
    this.maxBufferedBytes = settings.maxBufferedBytes;
    connection.use(this);
  }

  /** The buffer of a topic: the same for all who publish to it, so that order is kept among them. */
  buffer(topic: string, kind: Kind, confirm: boolean, createIfMissing: boolean): PublishBuffer {
    return this.#buffers.take(topic, kind, confirm, createIfMissing);
  }

  partitioning(topic: string, kind: Kind, createIfMissing: boolean): Promise<Partitioning> {
    // The two questions a first publish needs answered go out together.
    if (this.failure === undefined) this.#identity.establish();
    return this.#catalog.partitioning(topic, kind, createIfMissing, this.#delayed);
  }

  /** Asks the server, whatever is known. */
  partitioningAnew(topic: string, kind: Kind, createIfMissing: boolean): Promise<Partitioning> {
    this.#catalog.forget(topic);
    return this.#catalog.partitioning(topic, kind, createIfMissing, this.#delayed);
  }

  /** performance.now() of a deadline, which is watched from here on. */
  deadlineFromNow(timeoutMs = this.#connection.timeoutMs): number {
    return this.#deadlines.in(timeoutMs);
  }

  /** A number that goes up: for what is done by turns. */
  nextTurn(): number {
    return this.#turns++;
  }

  /** The buffer has something to send: this turn's publishes still join it. */
  ready(buffer: PublishBuffer): void {
    this.queue(buffer);
    this.#pumping.atEndOfTurn();
  }

  /** The buffer has enough to send for now. */
  readyNow(buffer: PublishBuffer): void {
    this.queue(buffer);
    this.#pump();
  }

  /** The buffer has something to send the next time anything is sent. */
  queue(buffer: PublishBuffer): void {
    this.#buffers.queue(buffer);
  }

  /** Ends the request the buffer gathers; it is sent when its turn comes. */
  seal(buffer: PublishBuffer): void {
    const request = buffer.seal();
    buffer.underWay++;
    if (buffer.confirm) this.#window.push(request);
    else this.#unconfirmed.push(request);
  }

  /** An atomic batch: a request of its own. */
  submit(request: ProducerRequest): void {
    this.heldBytes += request.heldBytes;
    // What was published before it in the same turn goes before it.
    for (const topic of request.topics) {
      for (const buffer of this.#buffers.of(topic)) if (!buffer.empty) this.seal(buffer);
    }
    this.#window.push(request);
    this.#pumping.atEndOfTurn();
  }

  /** What waited may go. */
  goOn(): void {
    this.#pumping.atEndOfTurn();
  }

  /** Bytes of settled messages. */
  letGo(bytes: number): void {
    this.heldBytes -= bytes;
    if (this.heldBytes === 0) for (const wake of this.#idle.splice(0)) wake();
  }

  /** Resolves when everything published so far has settled. */
  async idle(): Promise<void> {
    while (this.heldBytes > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  linked(link: Link): void {
    this.#link = link;
    this.#confirmedEnds.linked(link);
    const { maxFrameBytes, publishCreditBytes, maxMessageBytes } = link.server;
    this.maxMessageBytes = maxMessageBytes;
    // One more message may join before the size is looked at.
    const largest = Math.min(maxFrameBytes, publishCreditBytes) - maxMessageBytes - REQUEST_OVERHEAD_BYTES;
    this.largestRequestBytes = Math.max(largest, REQUEST_OVERHEAD_BYTES);
    this.#forgetGivenUp();
    this.#window.number();
    this.#goOn();
    this.#unconfirmed.send(link);
  }

  unlinked(): void {
    this.#link = undefined;
    this.refusal = undefined;
    this.#window.unlinked();
    this.#recovering = false;
  }

  /** Rejects everything that has not settled. */
  close(error: SluiceError): void {
    this.#fail(error);
    this.#deadlines.close();
    clearTimeout(this.#retryTimer);
    this.#connection.leave(this);
  }

  /** Sends what may be sent. */
  #pump(): void {
    const link = this.#link;
    if (link === undefined || this.#recovering || this.#pausing) return;
    const { maxProducerInFlight, publishCreditBytes } = link.server;
    const window = this.#window;
    for (;;) {
      if (window.underWay >= maxProducerInFlight) return;
      if (window.next === undefined && !this.#sealNext(link)) return;
      const entry = window.next;
      // What asks for no confirm is sent already.
      if (entry === undefined) continue;
      if (entry.request.waits === true) return;
      const { stamp } = this.#identity;
      if (stamp === undefined) return this.#identity.establish();
      const bytes = window.underWayBytes + entry.request.frameBytes;
      if (window.underWay > 0 && bytes > publishCreditBytes) return;
      if (entry.sequence === 0 && !this.#dropCancelled(entry)) continue;
      this.#send(link, entry, stamp);
    }
  }

  /** Ends the request of the buffer whose turn it is. False: no buffer has anything. */
  #sealNext(link: Link): boolean {
    const buffer = this.#buffers.next();
    if (buffer === undefined) return false;
    this.seal(buffer);
    if (!buffer.confirm) this.#unconfirmed.send(link);
    return true;
  }

  #dropCancelled(entry: WindowEntry): boolean {
    if (entry.request.dropCancelled()) return true;
    this.#remove(entry);
    this.#settled(entry);
    entry.request.release();
    return false;
  }

  #send(link: Link, entry: WindowEntry, stamp: ProducerStamp): void {
    stamp.sequence = this.#window.sending(entry);
    const correlation = link.expect({
      answered: (field, bytes, start, end) => this.#answered(entry, field, bytes, start, end),
      lost: () => this.#lost(entry),
    });
    const frame = entry.request.frame(correlation, stamp);
    this.#window.sentBytes(entry, frame.length);
    link.send(frame);
  }

  #answered(entry: WindowEntry, field: number, bytes: Uint8Array, start: number, end: number): void {
    // Read before anything changes: one that cannot be read ends the link, and this request is lost with it.
    const refusal = field === FrameField.error ? errorOfWire(bytes.subarray(start, end)) : undefined;
    this.#window.answered(entry);
    if (refusal !== undefined) this.#refused(entry, refusal);
    else this.#confirmed(entry, field, bytes, start, end);
    if (this.#recovering) {
      if (this.#window.underWay === 0) this.#recover();
    } else if (this.#window.next !== undefined || this.#buffers.anyReady) this.#pumping.afterPublishers();
  }

  #confirmed(entry: WindowEntry, field: number, bytes: Uint8Array, start: number, end: number): void {
    const { request } = entry;
    this.#window.accepted(entry);
    this.#backoff.reset();
    this.refusal = undefined;
    try {
      if (field !== request.replyField)
        throw new RangeError(`frame ${field} where ${request.replyField} was expected`);
      request.resolve(bytes, start, end);
      this.#confirmedEnds.confirmed(request, bytes, start, end);
      this.#remove(entry);
      this.#settled(entry);
    } catch (error) {
      const text = "the server confirmed with a reply that cannot be read";
      this.#remove(entry);
      this.#reject(entry, asIndeterminate(errorOf(error, "PROTOCOL_ERROR", text)));
    }
    request.release();
  }

  /** The server did not store it. What comes of it depends on why. */
  #refused(entry: WindowEntry, error: SluiceError): void {
    this.#recovering = true;
    switch (error.code) {
      case "OUT_OF_SEQUENCE":
      case "LOG_TRUNCATED":
        // It came behind a refused one; numbered anew it is sent again.
        entry.inDoubt = false;
        entry.refusal = this.refusal ?? entry.refusal;
        if (this.#window.isNextInSequence(entry)) this.#adopt(error);
        return;
      case "STALE_PARTITIONING":
      case "NOT_FOUND":
        if (entry.repartitioned && error.code === "NOT_FOUND") break;
        // A second time: the server is of two minds, so not at once.
        this.#retrySoon ||= entry.repartitioned;
        entry.repartitioned = true;
        for (const topic of entry.request.topics) this.#stale.add(topic);
        return;
      case "UNKNOWN_PRODUCER":
        // What is in doubt is given up when all are answered; the rest was not stored and goes again as another.
        return this.#identity.forget();
      case "PRODUCER_FENCED":
        return this.#fail(error);
      case "RESULT_UNKNOWN":
        this.#window.accepted(entry);
        entry.inDoubt = true;
        break;
      case "QUEUE_FULL":
        // Trying again is its publisher's to say: what goes elsewhere must not wait until a queue is emptied.
        entry.inDoubt = false;
        break;
      default:
        if (!error.retryable || entry.givenUp) break;
        entry.refusal = error;
        this.refusal = error;
        this.#retrySoon = true;
        return;
    }
    this.#remove(entry);
    this.#reject(entry, error);
    entry.request.release();
  }

  /**
   * Nothing before it was refused, yet the server counts less: it forgot, or lost, what it had accepted. Its count holds.
   * What was confirmed and is lost, ConfirmedEnds tells.
   */
  #adopt(error: SluiceError): void {
    const expected = Number(error.details.expected);
    if (Number.isSafeInteger(expected) && expected > 0) this.#window.adopt(expected);
    this.#retrySoon = true;
  }

  #lost(entry: WindowEntry): void {
    entry.sentBytes = 0;
    entry.inDoubt = true;
  }

  /** Everything under way is answered: the window is put in order. */
  #recover(): void {
    this.#recovering = false;
    if (this.#identity.stamp === undefined) this.#forgetInDoubt();
    this.#window.rewind();
    this.#goOn();
  }

  /** Sends on, once what stands in the way is done. */
  #goOn(): void {
    if (this.#pausing || this.failure !== undefined) return;
    if (this.#stale.size > 0) void this.#repartition();
    else if (this.#retrySoon) {
      this.#retrySoon = false;
      this.#pausing = true;
      this.#retryTimer = setTimeout(() => this.#paused(), this.#backoff.next());
    } else this.#pumping.atEndOfTurn();
  }

  #paused(): void {
    this.#pausing = false;
    this.#goOn();
  }

  /** Asks for stale topics anew and moves their messages in the window to the partitions they have now. */
  async #repartition(): Promise<void> {
    this.#pausing = true;
    const stale = [...this.#stale];
    this.#stale.clear();
    for (const topic of stale) {
      const kind = this.#catalog.kindOf(topic);
      const buffers = this.#buffers.of(topic).filter((buffer) => buffer.kind === kind);
      const createIfMissing = buffers.every((buffer) => buffer.createIfMissing);
      try {
        const partitioning = await this.partitioningAnew(topic, kind, createIfMissing);
        for (const buffer of buffers) buffer.repartitioned(partitioning);
        this.#eachOf(topic, (entry) => entry.request.repartition(topic, partitioning));
      } catch (error) {
        const refusal = errorOf(error, "INTERNAL", "the messages could not be partitioned anew");
        this.#eachOf(topic, () => {
          throw refusal;
        });
      }
    }
    this.#paused();
  }

  /** Does something to the unsent entries of a topic; one for which it throws is rejected. */
  #eachOf(topic: string, action: (entry: WindowEntry) => void): void {
    for (const entry of this.#window.unsent) {
      if (!entry.request.topics.includes(topic)) continue;
      try {
        action(entry);
      } catch (error) {
        this.#remove(entry);
        this.#reject(entry, error as SluiceError);
        entry.request.release();
      }
    }
    this.#window.number();
  }

  /** Nobody waits for any of what is in doubt: a new identity, and it is never sent again. */
  #forgetGivenUp(): void {
    const inDoubt = this.#window.entries.filter((entry) => entry.inDoubt);
    if (inDoubt.length === 0 || inDoubt.some((entry) => !entry.givenUp)) return;
    this.#identity.forget();
    this.#forgetInDoubt();
  }

  /** The identity is gone, and with it the only way to ask whether these are stored. */
  #forgetInDoubt(): void {
    const text = "the producer's state is gone from the server; the message may or may not have been stored";
    for (const entry of [...this.#window.entries]) {
      if (!entry.inDoubt) continue;
      this.#remove(entry);
      this.#reject(entry, new SluiceError("UNKNOWN_PRODUCER", text));
      entry.request.release();
    }
    this.#window.begin(1);
  }

  #remove(entry: WindowEntry): void {
    if (this.#window.remove(entry)) entry.request.left();
  }

  #settled(entry: WindowEntry): void {
    if (entry.givenUp) return;
    entry.givenUp = true;
    this.letGo(entry.request.heldBytes);
  }

  #reject(entry: WindowEntry, error: SluiceError): void {
    if (entry.givenUp) return;
    entry.request.reject(entry.inDoubt ? asIndeterminate(error) : error);
    this.#settled(entry);
  }

  #fail(error: SluiceError): void {
    this.failure = error;
    this.#rejectAll(error);
  }

  #rejectAll(error: SluiceError): void {
    for (const entry of [...this.#window.entries]) {
      entry.inDoubt ||= entry.sentBytes > 0;
      this.#remove(entry);
      this.#reject(entry, error);
    }
    this.#unconfirmed.reject(error);
    this.letGo(this.#buffers.fail(error));
  }

  /** Gives up what is past its deadline; the earliest deadline left. */
  #expire(nowMs: number): number {
    for (const entry of [...this.#window.entries]) {
      if (!entry.givenUp && entry.request.deadline <= nowMs) this.#giveUp(entry);
    }
    this.#unconfirmed.expire(nowMs);
    this.letGo(this.#buffers.expire(nowMs));
    this.#pumping.atEndOfTurn();
    return Math.min(this.#unconfirmed.deadline, this.#buffers.deadline, this.#window.deadline);
  }

  #giveUp(entry: WindowEntry): void {
    const sent = entry.sentBytes > 0 || entry.inDoubt;
    let text = "no confirm in time; the message may have been stored";
    if (!sent)
      text = `not sent in time: ${this.#link === undefined ? "not connected" : "what was sent before it has no confirm yet"}`;
    const error = entry.refusal ?? (sent ? undefined : this.refusal) ?? new SluiceError("TIMEOUT", text);
    entry.request.reject(sent ? asIndeterminate(error) : error);
    this.#settled(entry);
    if (sent) return;
    this.#remove(entry);
    entry.request.release();
    if (this.#window.underWay === 0) this.#window.number();
  }
}
