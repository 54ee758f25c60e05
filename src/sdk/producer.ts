/**
 * The client's one idempotent producer. It numbers publish requests, keeps those without an answer in
 * a window, and sends them again after a lost connection under the same numbers, so that the server
 * stores each once.
 *
 *   window   │ sent, unanswered (≤ 16, within the credit) │ sealed, not sent │   then: buffers gathering
 *              sequence n, n + 1, …                          no sequence yet
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
import { v1 } from "../wire/protobuf.ts";
import { Backoff } from "./backoff.ts";
import type { Connection, LinkUser } from "./connection.ts";
import { SluiceError, asIndeterminate, errorOf, errorOfWire } from "./errors.ts";
import { FramePool } from "./frame-pool.ts";
import type { Link } from "./link.ts";
import type { ProducerRequest, WindowEntry } from "./producer-request.ts";
import { EncoderPool, PublishBuffer } from "./publish-buffer.ts";
import type { PublishRequest } from "./publish-request.ts";
import type { Partitioning, TopicCatalog } from "./topic-catalog.ts";
import { TurnClock } from "./turn-clock.ts";

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
  readonly #connection: Connection;
  readonly #catalog: TopicCatalog;
  readonly #name: string;
  readonly #buffers = new Map<string, PublishBuffer>();
  readonly #ready: PublishBuffer[] = [];
  readonly #window: WindowEntry[] = [];
  /** Requests without confirm that wait for a link. */
  readonly #unanswered: PublishRequest[] = [];
  #link: Link | undefined;
  #stamp: ProducerStamp | undefined;
  #establishing = false;
  /** Entries at the window's front that were sent on this link. */
  #sent = 0;
  /** Of those, without an answer yet; and the bytes of their frames. */
  #underWay = 0;
  #underWayBytes = 0;
  /** Highest sequence accepted under this identity. */
  #accepted = 0;
  #nextSequence = 1;
  /** A request was refused: nothing is sent until all under way are answered. */
  #recovering = false;
  /** The recovery waits for a topic's description or for a better time. */
  #waiting = false;
  readonly #stale = new Set<string>();
  readonly #backoff = new Backoff(2000);
  #retrySoon = false;
  #pumpScheduled = false;
  #deadlineTimer: ReturnType<typeof setTimeout> | undefined;
  /** When the timer fires, as performance.now(); Infinity = it is not set. */
  #watchedDeadline = Infinity;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #idle: (() => void)[] = [];

  constructor(connection: Connection, catalog: TopicCatalog, settings: ProducerSettings) {
    this.#connection = connection;
    this.#catalog = catalog;
    this.#name = settings.name;
    this.maxBufferedBytes = settings.maxBufferedBytes;
    connection.use(this);
  }

  /** The buffer of a topic: the same for all who publish to it, so that order is kept among them. */
  buffer(topic: string, confirm: boolean, createIfMissing: boolean): PublishBuffer {
    const name = `${confirm ? "c" : "n"}${createIfMissing ? "+" : "-"}${topic}`;
    let buffer = this.#buffers.get(name);
    if (buffer === undefined) {
      buffer = new PublishBuffer(this, topic, confirm, createIfMissing);
      this.#buffers.set(name, buffer);
    }
    return buffer;
  }

  partitioning(topic: string, createIfMissing: boolean): Promise<Partitioning> {
    // The two questions a first publish needs answered go out together.
    this.#establish();
    return this.#catalog.partitioning(topic, createIfMissing);
  }

  /** performance.now() of a deadline, which is watched from here on. */
  deadlineFromNow(timeoutMs = this.#connection.timeoutMs): number {
    const deadline = performance.now() + timeoutMs;
    if (deadline < this.#watchedDeadline) this.#watch(deadline, timeoutMs);
    return deadline;
  }

  /** The buffer has something to send: this turn's publishes still join it. */
  ready(buffer: PublishBuffer): void {
    this.queue(buffer);
    this.#schedulePump();
  }

  /** The buffer has enough to send for now. */
  readyNow(buffer: PublishBuffer): void {
    this.queue(buffer);
    this.#pump();
  }

  /** The buffer has something to send the next time anything is sent. */
  queue(buffer: PublishBuffer): void {
    if (buffer.queued) return;
    buffer.queued = true;
    this.#ready.push(buffer);
  }

  /** Ends the request the buffer gathers; it is sent when its turn comes. */
  seal(buffer: PublishBuffer): void {
    const request = buffer.seal();
    buffer.underWay++;
    if (buffer.confirm) this.#window.push(entryOf(request));
    else this.#unanswered.push(request);
  }

  /** An atomic batch: a request of its own. */
  submit(request: ProducerRequest): void {
    this.heldBytes += request.heldBytes;
    // What was published before it in the same turn goes before it.
    for (const topic of request.topics) {
      for (const buffer of this.#buffers.values()) if (buffer.topic === topic && !buffer.empty) this.seal(buffer);
    }
    this.#window.push(entryOf(request));
    this.#schedulePump();
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
    const { maxFrameBytes, publishCreditBytes, maxMessageBytes } = link.server;
    this.maxMessageBytes = maxMessageBytes;
    // One more message may join before the size is looked at.
    const largest = Math.min(maxFrameBytes, publishCreditBytes) - maxMessageBytes - REQUEST_OVERHEAD_BYTES;
    this.largestRequestBytes = Math.max(largest, REQUEST_OVERHEAD_BYTES);
    this.#forgetGivenUp();
    this.#number();
    this.#settleWindow();
    this.#sendUnanswered();
  }

  unlinked(): void {
    this.#link = undefined;
    this.#sent = 0;
    this.#underWay = 0;
    this.#underWayBytes = 0;
    this.#recovering = false;
  }

  /** Rejects everything that has not settled. */
  close(error: SluiceError): void {
    this.#fail(error);
    clearTimeout(this.#deadlineTimer);
    clearTimeout(this.#retryTimer);
    this.#connection.leave(this);
  }

  /** At the end of this turn: what the caller publishes until then goes along. */
  #schedulePump(): void {
    if (this.#pumpScheduled) return;
    this.#pumpScheduled = true;
    queueMicrotask(this.#scheduledPump);
  }

  readonly #scheduledPump = (): void => {
    this.#pumpScheduled = false;
    this.#pump();
  };

  /**
   * After a confirm: one step later still. The slot's promise runs its reactions first, those settle
   * the publishers' promises, and what the publishers publish on that goes along too.
   */
  #schedulePumpAfterPublishers(): void {
    if (this.#pumpScheduled) return;
    this.#pumpScheduled = true;
    queueMicrotask(this.#pumpInTwo);
  }

  readonly #pumpInTwo = (): void => queueMicrotask(this.#scheduledPump);

  /** Sends what may be sent. */
  #pump(): void {
    const link = this.#link;
    if (link === undefined || this.#recovering || this.#waiting) return;
    const { maxProducerInFlight, publishCreditBytes } = link.server;
    for (;;) {
      if (this.#stamp === undefined && this.#window.length > 0) return this.#establish();
      if (this.#underWay >= maxProducerInFlight) return;
      let entry = this.#window[this.#sent];
      if (entry === undefined) {
        const buffer = this.#ready.shift();
        if (buffer === undefined) return;
        buffer.queued = false;
        if (buffer.empty) continue;
        this.seal(buffer);
        if (!buffer.confirm) this.#sendUnanswered();
        entry = this.#window[this.#sent];
        if (entry === undefined || this.#stamp === undefined) continue;
      }
      const wouldHave = this.#underWayBytes + entry.request.frameBytes;
      if (this.#underWay > 0 && wouldHave > publishCreditBytes) return;
      if (entry.sequence === 0 && !this.#dropCancelled(entry)) continue;
      this.#send(link, entry);
    }
  }

  #dropCancelled(entry: WindowEntry): boolean {
    if (entry.request.dropCancelled()) return true;
    this.#remove(entry);
    this.#settled(entry);
    entry.request.release();
    return false;
  }

  #send(link: Link, entry: WindowEntry): void {
    if (entry.sequence === 0) entry.sequence = this.#nextSequence++;
    const correlation = link.expect({
      answered: (field, bytes, start, end) => this.#answered(entry, field, bytes, start, end),
      lost: () => this.#lost(entry),
    });
    const stamp = this.#stamp!;
    stamp.sequence = entry.sequence;
    const frame = entry.request.frame(correlation, stamp);
    entry.sentBytes = frame.length;
    this.#sent++;
    this.#underWay++;
    this.#underWayBytes += frame.length;
    link.send(frame);
  }

  #sendUnanswered(): void {
    const link = this.#link;
    if (link === undefined) return;
    for (const request of this.#unanswered.splice(0)) {
      const settle = (error?: Error | null): void => {
        request.release();
        request.left();
        if (error) request.reject(errorOf(error, "CONNECTION_LOST", "the connection was lost while the message was sent"));
        else request.resolveUnanswered();
        this.letGo(request.heldBytes);
        this.#schedulePump();
      };
      if (!request.dropCancelled()) settle();
      else link.send(request.frame(0, NO_STAMP), settle);
    }
  }

  #answered(entry: WindowEntry, field: number, bytes: Uint8Array, start: number, end: number): void {
    this.#underWay--;
    this.#underWayBytes -= entry.sentBytes;
    entry.sentBytes = 0;
    if (field === FrameField.error) this.#refused(entry, errorOfWire(bytes.subarray(start, end)));
    else this.#confirmed(entry, field, bytes, start, end);
    if (this.#recovering) {
      if (this.#underWay === 0) this.#recover();
    } else if (this.#window.length > this.#sent || this.#ready.length > 0) this.#schedulePumpAfterPublishers();
  }

  #confirmed(entry: WindowEntry, field: number, bytes: Uint8Array, start: number, end: number): void {
    const { request, sequence } = entry;
    if (sequence > this.#accepted) this.#accepted = sequence;
    this.#backoff.reset();
    try {
      if (field !== request.replyField) throw new RangeError(`frame ${field} where ${request.replyField} was expected`);
      request.resolve(bytes, start, end);
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
        // It came behind a refused one; numbered anew it is sent again.
        entry.inDoubt = false;
        if (entry.sequence === this.#accepted + 1) this.#adopt(error);
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
        this.#stamp = undefined;
        // A first try was not stored: it goes again under the new identity. One in doubt never may.
        if (!entry.inDoubt) return;
        break;
      case "PRODUCER_FENCED":
        return this.#fail(error);
      case "RESULT_UNKNOWN":
        if (entry.sequence > this.#accepted) this.#accepted = entry.sequence;
        entry.inDoubt = true;
        break;
      default:
        if (!error.retryable || entry.givenUp) break;
        entry.refusal = error;
        this.#retrySoon = true;
        return;
    }
    this.#remove(entry);
    this.#reject(entry, error);
    entry.request.release();
  }

  /** Nothing before it was refused, yet the server counts less: it forgot what it had accepted. Its count holds. */
  #adopt(error: SluiceError): void {
    const expected = Number(error.details.expected);
    if (Number.isSafeInteger(expected) && expected > 0) this.#accepted = expected - 1;
    this.#retrySoon = true;
  }

  #lost(entry: WindowEntry): void {
    entry.sentBytes = 0;
    entry.inDoubt = true;
  }

  /** Everything under way is answered: puts the window in order and goes on. */
  #recover(): void {
    this.#recovering = false;
    this.#sent = 0;
    if (this.#stamp === undefined) this.#forgetInDoubt();
    this.#number();
    this.#settleWindow();
  }

  #settleWindow(): void {
    if (this.#waiting || this.failure !== undefined) return;
    if (this.#stale.size > 0) void this.#repartition();
    else if (this.#retrySoon) {
      this.#retrySoon = false;
      this.#waiting = true;
      this.#retryTimer = setTimeout(() => this.#goOn(), this.#backoff.next());
    } else this.#schedulePump();
  }

  #goOn(): void {
    this.#waiting = false;
    this.#settleWindow();
  }

  /** Asks for stale topics anew and moves their messages in the window to the partitions they have now. */
  async #repartition(): Promise<void> {
    this.#waiting = true;
    const stale = [...this.#stale];
    this.#stale.clear();
    for (const topic of stale) {
      this.#catalog.forget(topic);
      const buffers = [...this.#buffers.values()].filter((buffer) => buffer.topic === topic);
      const createIfMissing = buffers.every((buffer) => buffer.createIfMissing);
      try {
        const partitioning = await this.#catalog.partitioning(topic, createIfMissing);
        for (const buffer of buffers) buffer.repartitioned(partitioning);
        this.#eachOf(topic, (entry) => entry.request.repartition(topic, partitioning));
      } catch (error) {
        const refusal = errorOf(error, "INTERNAL", "the messages could not be partitioned anew");
        this.#eachOf(topic, () => {
          throw refusal;
        });
      }
    }
    this.#goOn();
  }

  /** Does something to the unsent entries of a topic; one for which it throws is rejected. */
  #eachOf(topic: string, action: (entry: WindowEntry) => void): void {
    for (const entry of this.#window.slice(this.#sent)) {
      if (!entry.request.topics.includes(topic)) continue;
      try {
        action(entry);
      } catch (error) {
        this.#remove(entry);
        this.#reject(entry, error as SluiceError);
        entry.request.release();
      }
    }
    this.#number();
  }

  /** Numbers follow the last accepted one, in the window's order. One in doubt below that keeps its own. */
  #number(): void {
    let next = this.#accepted + 1;
    for (const entry of this.#window) {
      if (entry.sequence === 0 || (entry.inDoubt && entry.sequence <= this.#accepted)) continue;
      entry.sequence = next++;
    }
    this.#nextSequence = next;
  }

  /** Nobody waits for any of what is in doubt: a new identity, and it is never sent again. */
  #forgetGivenUp(): void {
    const inDoubt = this.#window.filter((entry) => entry.inDoubt);
    if (inDoubt.length === 0 || inDoubt.some((entry) => !entry.givenUp)) return;
    this.#stamp = undefined;
    this.#forgetInDoubt();
  }

  /** The identity is gone, and with it the only way to ask whether these are stored. */
  #forgetInDoubt(): void {
    const text = "the producer's state is gone from the server; the message may or may not have been stored";
    for (const entry of [...this.#window]) {
      if (entry.inDoubt) {
        this.#remove(entry);
        this.#reject(entry, new SluiceError("UNKNOWN_PRODUCER", text));
        entry.request.release();
      } else entry.sequence = 0;
    }
    this.#accepted = 0;
    this.#nextSequence = 1;
  }

  /** Gets an identity, unless there is one. */
  #establish(): void {
    if (this.#stamp !== undefined || this.#establishing || this.failure !== undefined) return;
    this.#establishing = true;
    const request = {
      what: "make a producer",
      field: FrameField.initProducer,
      body: v1.InitProducerRequest.encode({ name: this.#name }).finish(),
      replyField: FrameField.producer,
      repeatable: true,
    };
    this.#connection.call(request).then(
      (body) => {
        this.#establishing = false;
        const { producerId, producerEpoch, nextSequence } = v1.InitProducerReply.decode(body);
        this.#stamp = { producerId, producerEpoch, sequence: 0 };
        this.#accepted = nextSequence - 1;
        for (const entry of this.#window) if (!entry.inDoubt) entry.sequence = 0;
        this.#number();
        this.#schedulePump();
      },
      (error: unknown) => {
        this.#establishing = false;
        const refusal = error as SluiceError;
        // A deadline is the messages' own business: theirs pass too. Anything else will not change.
        if (refusal.retryable) this.#establishLater();
        else this.#rejectAll(refusal);
      },
    );
  }

  #establishLater(): void {
    if (this.heldBytes > 0 && this.failure === undefined) this.#establish();
  }

  #remove(entry: WindowEntry): void {
    const at = this.#window[0] === entry ? 0 : this.#window.indexOf(entry);
    if (at < 0) return;
    if (at === 0) this.#window.shift();
    else this.#window.splice(at, 1);
    if (at < this.#sent) this.#sent--;
    entry.request.left();
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
    for (const entry of [...this.#window]) {
      entry.inDoubt ||= entry.sentBytes > 0;
      this.#remove(entry);
      this.#reject(entry, error);
    }
    for (const request of this.#unanswered.splice(0)) {
      request.reject(error);
      this.letGo(request.heldBytes);
    }
    for (const buffer of this.#buffers.values()) this.letGo(buffer.failWaiting(error) + buffer.fail(error));
  }

  #watch(deadline: number, inMs: number): void {
    clearTimeout(this.#deadlineTimer);
    this.#watchedDeadline = deadline;
    this.#deadlineTimer = setTimeout(() => this.#expire(), Math.max(1, Math.ceil(inMs)));
    (this.#deadlineTimer as { unref?: () => void }).unref?.();
  }

  #expire(): void {
    this.#watchedDeadline = Infinity;
    const now = performance.now();
    for (const entry of [...this.#window]) if (!entry.givenUp && entry.request.deadline <= now) this.#giveUp(entry);
    for (const request of [...this.#unanswered]) {
      if (request.deadline > now) continue;
      this.#unanswered.splice(this.#unanswered.indexOf(request), 1);
      request.reject(new SluiceError("TIMEOUT", "not sent in time: not connected"));
      request.left();
      this.letGo(request.heldBytes);
    }
    for (const buffer of this.#buffers.values()) this.letGo(buffer.expire(now));
    const next = this.#earliestDeadline();
    if (next < Infinity) this.#watch(next, next - now);
    this.#schedulePump();
  }

  #giveUp(entry: WindowEntry): void {
    const sent = entry.sentBytes > 0 || entry.inDoubt;
    const text = sent ? "no confirm in time; the message may have been stored" : "not sent in time: not connected";
    const error = entry.refusal ?? new SluiceError("TIMEOUT", text);
    entry.request.reject(sent ? asIndeterminate(error) : error);
    this.#settled(entry);
    if (sent) return;
    this.#remove(entry);
    entry.request.release();
    if (this.#underWay === 0) this.#number();
  }

  #earliestDeadline(): number {
    let earliest = Infinity;
    for (const entry of this.#window) if (!entry.givenUp) earliest = Math.min(earliest, entry.request.deadline);
    for (const request of this.#unanswered) earliest = Math.min(earliest, request.deadline);
    for (const buffer of this.#buffers.values()) earliest = Math.min(earliest, buffer.deadline);
    return earliest;
  }
}

const NO_STAMP: ProducerStamp = { producerId: 0, producerEpoch: 0, sequence: 0 };

function entryOf(request: ProducerRequest): WindowEntry {
  return {
    request,
    sequence: 0,
    sentBytes: 0,
    inDoubt: false,
    givenUp: false,
    refusal: undefined,
    repartitioned: false,
  };
}
