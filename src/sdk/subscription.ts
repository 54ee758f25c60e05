/**
 * A subscription as the connection sees it: it asks for messages, keeps what has come but was not
 * looked at yet, gives credit as the application consumes (never as bytes arrive, so that memory
 * stays bounded), and after a lost connection asks again from where the reader was.
 *
 *   Batches frames → ranges waiting │ range → stored batch → record │ take() → Message
 *
 * What waits unread when a connection is lost is dropped and comes again: one truth, the position.
 */
import { FrameField } from "../wire/frame.ts";
import { v1, type proto } from "../wire/protobuf.ts";
import type { BatchesParts } from "../wire/publish.ts";
import { RecordBatchReader } from "../wire/record-batch.ts";
import { StoredBatchView, readStoredBatch } from "../wire/stored-batch.ts";
import { Backoff } from "./backoff.ts";
import type { Connection, LinkUser, SubscriptionListener } from "./connection.ts";
import type { ValueForm } from "./define-topic.ts";
import { SluiceError, errorOfWire, notSupported } from "./errors.ts";
import type { Link, PendingReply } from "./link.ts";
import { Message } from "./message.ts";
import type { MessageSource } from "./record-view.ts";
import type { SubscriptionSettings } from "./subscription-options.ts";
import { clearTimeout, setTimeout, type Timeout } from "./time.ts";

/** Where a partition stood when the subscription was confirmed. */
export interface PartitionPosition {
  readonly partition: number;
  /** First offset that is delivered. */
  readonly startOffset: number;
  /** The next offset to be given at that moment. */
  readonly endOffset: number;
  /** First offset kept at that moment. */
  readonly lowWatermark: number;
}

/** A received Batches frame. */
interface Range {
  readonly bytes: Uint8Array;
  readonly partition: number;
  readonly end: number;
  /** Where the next batch begins. */
  at: number;
  /** Counted against the credit. */
  readonly size: number;
}

const NO_REPLY: PendingReply = { answered: () => undefined, lost: () => undefined };

export class Subscription<T> implements LinkUser, SubscriptionListener {
  /** Resolves when the server has first confirmed: from there on nothing is missed. */
  readonly ready: Promise<void>;
  /** Called when something to take may have come, or the end. */
  onWake: () => void = () => undefined;
  readonly #connection: Connection;
  readonly #topic: string;
  readonly #form: ValueForm<never, T>;
  readonly #settings: SubscriptionSettings;
  readonly #id: number;
  readonly #deadline: Timeout;
  readonly #backoff = new Backoff(2000);
  #retry: Timeout | undefined;
  #ensure: ((anew: boolean) => Promise<unknown>) | undefined;
  #link: Link | undefined;
  #confirmed = false;
  #topicUid = 0;
  /** Of the positions: which log they are offsets of. */
  #lineage = 0;
  #resolveReady!: () => void;
  #rejectReady!: (error: SluiceError) => void;
  #started: readonly PartitionPosition[] = [];
  /** Next offset to be handed out, by partition; of the one being read as of its last batch. */
  readonly #next = new Map<number, number>();
  /** With `follow: false`: the ends of the partitions not read to them yet. */
  readonly #unfinished = new Map<number, number>();
  /**
   * Where the next batch has to begin, by partition: one that is left out must not be taken for one that was never
   * there. Only the first after a confirm may begin before what was asked for.
   */
  readonly #continues = new Map<number, number>();
  readonly #ranges: Range[] = [];
  #range: Range | undefined;
  /** The batch being read, its records, and what its messages share; undefined = none is. */
  readonly #view = new StoredBatchView();
  readonly #records = new RecordBatchReader();
  #source: MessageSource<T> | undefined;
  /** Index of the record that `#records` stands at. */
  #record = 0;
  /** Offsets to hand out: from this one, below that one. */
  #from = 0;
  #below = Infinity;
  /** With `follow: false`: everything was taken. */
  #finished = false;
  #consumedBytes = 0;
  #error: SluiceError | undefined;
  #ended = false;

  constructor(
    connection: Connection,
    topic: string,
    form: ValueForm<never, T>,
    settings: SubscriptionSettings,
  ) {
    this.#connection = connection;
    this.#topic = topic;
    this.#form = form;
    this.#settings = settings;
    this.#id = connection.nextSubscription();
    this.ready = new Promise((resolve, reject) => {
      this.#resolveReady = resolve;
      this.#rejectReady = reject;
    });
    // Whoever reads meets the error too.
    this.ready.catch(() => undefined);
    const { timeoutMs } = settings;
    this.#deadline = setTimeout(() => {
      this.close(
        new SluiceError("TIMEOUT", `the subscription to ${topic} was not confirmed within ${timeoutMs} ms`),
      );
    }, timeoutMs);
  }

  /**
   * Begins once the topic exists, which `ensure` sees to; `anew` = what it knew of the topic was wrong.
   * Call once.
   */
  begin(ensure: (anew: boolean) => Promise<unknown>): void {
    this.#ensure = ensure;
    this.#beginWhen(ensure(false));
  }

  #beginWhen(exists: Promise<unknown>): void {
    exists.then(
      () => {
        if (this.#ended) return;
        this.#connection.subscriptions.set(this.#id, this);
        this.#connection.use(this);
      },
      (error: unknown) => this.ended(error as SluiceError),
    );
  }

  /** Where the partitions stood when the subscription was first confirmed; empty before that. */
  get started(): readonly PartitionPosition[] {
    return this.#started;
  }

  /** Next offset to be handed out, by partition; empty before it was confirmed. */
  get positions(): ReadonlyMap<number, number> {
    this.#notePosition();
    return new Map(this.#next);
  }

  /** The lineage of the log that `positions` are offsets of; 0 before it was confirmed. */
  get lineage(): number {
    return this.#lineage;
  }

  /** Nothing more comes; what is here can still be taken. */
  get over(): boolean {
    return this.#ended;
  }

  /** Why it is over, if not because it was asked to end or came to its end. */
  get error(): SluiceError | undefined {
    return this.#error;
  }

  linked(link: Link): void {
    this.#link = link;
    this.#notePosition();
    this.#dropUnread();
    this.#consumedBytes = 0;
    this.#subscribe(link);
  }

  unlinked(): void {
    this.#link = undefined;
  }

  batches(bytes: Uint8Array, { partition, batchesStart, batchesEnd }: BatchesParts): boolean {
    if (this.#ended) return false;
    this.#ranges.push({
      bytes,
      partition,
      at: batchesStart,
      end: batchesEnd,
      size: batchesEnd - batchesStart,
    });
    if (this.#confirmed) this.onWake();
    return true;
  }

  /** Nothing more will come, for this reason; what is here can still be taken. */
  ended(error: SluiceError | undefined): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#error = error;
    clearTimeout(this.#deadline);
    clearTimeout(this.#retry);
    this.#connection.subscriptions.delete(this.#id);
    this.#connection.leave(this);
    if (error === undefined) this.#resolveReady();
    else this.#rejectReady(error);
    this.onWake();
  }

  /** The reader wants no more. */
  close(error?: SluiceError): void {
    if (!this.#ended && this.#link !== undefined) {
      const body = v1.UnsubscribeRequest.encode({ subscription: this.#id }).finish();
      this.#link.call(FrameField.unsubscribe, body, NO_REPLY);
    }
    this.#notePosition();
    this.#dropUnread();
    this.ended(error);
  }

  /** The next message, if one is here. */
  take(): Message<T> | undefined {
    if (!this.#confirmed) return undefined;
    for (;;) {
      const source = this.#source;
      if (source === undefined) {
        if (this.#finished) this.close();
        if (!this.#openBatch()) return undefined;
        continue;
      }
      const view = this.#view;
      const offset = view.offsetOf(this.#record);
      const start = this.#records.recordStart;
      const end = this.#records.recordEnd;
      this.#record++;
      if (!this.#advance()) return undefined;
      if (offset >= this.#from && offset < this.#below) return new Message(source, offset, start, end);
    }
  }

  /** Steps to the next record of the batch, or leaves it. False: the batch is damaged. */
  #advance(): boolean {
    const { count } = this.#view;
    let more = false;
    try {
      more = this.#records.next();
    } catch {
      // Said below.
    }
    if (more && this.#record < count) return true;
    if (more || this.#record !== count)
      return this.#corrupt(`does not hold the ${count} messages it announces`);
    this.#finishBatch();
    return true;
  }

  #finishBatch(): void {
    this.#notePosition();
    this.#source = undefined;
    const partition = this.#range!.partition;
    const end = this.#unfinished.get(partition);
    if (end !== undefined && this.#next.get(partition)! >= end) this.#finishPartition(partition);
  }

  /** With `follow: false`. */
  #finishPartition(partition: number): void {
    this.#unfinished.delete(partition);
    // Not before the message at hand is handed out.
    this.#finished = this.#unfinished.size === 0;
  }

  /** Goes to the next batch with something to read. False: none is here. */
  #openBatch(): boolean {
    for (;;) {
      const range = (this.#range ??= this.#ranges.shift());
      if (range === undefined) return false;
      if (range.at >= range.end) {
        this.#range = undefined;
        this.#consumed(range.size);
        continue;
      }
      const view = this.#view;
      try {
        range.at = readStoredBatch(range.bytes, range.at, range.end, view) || Infinity;
      } catch {
        range.at = Infinity;
      }
      if (range.at === Infinity) return this.#corrupt("cannot be read");
      // Before anything of the head is believed: a wrong offset would be skipped as read, or shown as true.
      if (!view.headIsIntact(range.bytes)) return this.#corrupt("does not match its head's checksum");
      const from = this.#next.get(range.partition);
      if (from === undefined) continue;
      const expected = this.#continues.get(range.partition);
      if (view.baseOffset > from || view.baseOffset !== (expected ?? view.baseOffset))
        return this.#corrupt(`comes where offset ${expected ?? from} was next`, expected ?? from);
      this.#continues.set(range.partition, view.endOffset);
      // The header of a segment holds no records; what is below the position was read before.
      if (view.count === 0 || view.endOffset <= from) continue;
      if (!this.#startBatch(range, from)) return false;
      return true;
    }
  }

  #startBatch(range: Range, from: number): boolean {
    const view = this.#view;
    if (view.codec !== 0) {
      this.close(notSupported("compression", "reading compressed batches"));
      return false;
    }
    if (!view.crcMatches(range.bytes)) return this.#corrupt("does not match its checksum");
    const records = this.#records.reset(range.bytes, view.recordsStart, view.recordsEnd);
    try {
      if (!records.next()) return this.#corrupt("holds no messages");
    } catch {
      return this.#corrupt("cannot be read");
    }
    this.#record = 0;
    this.#from = from;
    this.#below = this.#settings.follow ? Infinity : (this.#unfinished.get(range.partition) ?? 0);
    this.#source = {
      topic: this.#topic,
      form: this.#form,
      partition: range.partition,
      bytes: range.bytes,
      baseTimestamp: records.baseTimestamp,
      appendTime: view.appendTime,
    };
    return true;
  }

  #corrupt(what: string, expected?: number): false {
    const partition = this.#range?.partition ?? 0;
    const { baseOffset } = this.#view;
    const text = `topic ${this.#topic}, partition ${partition}: the batch at offset ${baseOffset} ${what}`;
    const place = { topic: this.#topic, partition: String(partition), offset: String(baseOffset) };
    const details = expected === undefined ? place : { ...place, expected: String(expected) };
    this.#source = undefined;
    this.close(new SluiceError("CORRUPT_BATCH", text, { details }));
    return false;
  }

  #consumed(bytes: number): void {
    this.#consumedBytes += bytes;
    if (this.#consumedBytes < this.#settings.creditBytes / 2 || this.#ended) return;
    this.#link?.push(
      FrameField.credit,
      v1.Credit.encode({ subscription: this.#id, bytes: this.#consumedBytes }).finish(),
    );
    this.#consumedBytes = 0;
  }

  /** Writes down how far the batch being read has been handed out. */
  #notePosition(): void {
    if (this.#source === undefined) return;
    const { partition } = this.#source;
    const offset =
      this.#record === this.#view.count ? this.#view.endOffset : this.#view.offsetOf(this.#record);
    this.#next.set(partition, Math.max(offset, this.#from));
  }

  #dropUnread(): void {
    this.#ranges.length = 0;
    this.#range = undefined;
    this.#source = undefined;
    this.#continues.clear();
  }

  #subscribe(link: Link): void {
    link.call(FrameField.subscribe, v1.SubscribeRequest.encode(this.#request()).finish(), {
      answered: (field, bytes, start, end) => {
        if (this.#link !== link || this.#ended) return;
        if (field === FrameField.subscribed)
          this.#subscribed(v1.SubscribeReply.decode(bytes.subarray(start, end)));
        else if (field === FrameField.error) this.#refused(link, errorOfWire(bytes.subarray(start, end)));
        else
          this.ended(new SluiceError("PROTOCOL_ERROR", `the server answered subscribe with frame ${field}`));
      },
      lost: () => undefined,
    });
  }

  #request(): proto.v1.SubscribeRequest.$Properties {
    const { start, partitions, lineage, creditBytes, resetToEarliest } = this.#settings;
    const resumed = [...this.#next]
      .filter(([partition]) => this.#settings.follow || this.#unfinished.has(partition))
      .map(([partition, offset]) => ({ partition, start: { offset } }));
    return {
      subscription: this.#id,
      topic: this.#topic,
      partitions: this.#confirmed ? resumed : [...partitions],
      start,
      creditBytes,
      resetToEarliest,
      lineage: this.#confirmed ? this.#lineage : lineage,
    };
  }

  #subscribed({ topicUid, partitions, lineage }: proto.v1.SubscribeReply.$Properties): void {
    this.#backoff.reset();
    const first = !this.#confirmed;
    if (!first && topicUid !== this.#topicUid) {
      const text = `topic ${this.#topic} was deleted and made anew while the connection was lost`;
      return this.close(new SluiceError("NOT_FOUND", text, { details: { topic: this.#topic } }));
    }
    this.#lineage = lineage ?? 0;
    const lost = (partitions ?? []).find(
      ({ partition, truncatedAt }) => (this.#unfinished.get(partition ?? 0) ?? 0) > (truncatedAt ?? Infinity),
    );
    if (lost !== undefined) return this.#endIsLost(lost);
    const positions = (partitions ?? []).map(({ partition, startOffset, endOffset, lowWatermark }) => ({
      partition: partition ?? 0,
      startOffset: startOffset ?? 0,
      endOffset: endOffset ?? 0,
      lowWatermark: lowWatermark ?? 0,
    }));
    for (const { partition, startOffset } of positions) this.#next.set(partition, startOffset);
    if (first) {
      this.#confirmed = true;
      this.#topicUid = topicUid ?? 0;
      this.#started = positions;
      clearTimeout(this.#deadline);
      this.#resolveReady();
      if (!this.#settings.follow) this.#beginFinite(positions);
    }
    if (this.#ranges.length > 0) this.onWake();
  }

  #beginFinite(positions: readonly PartitionPosition[]): void {
    for (const { partition, startOffset, endOffset } of positions) {
      if (startOffset < endOffset) this.#unfinished.set(partition, endOffset);
    }
    if (this.#unfinished.size === 0) this.close();
  }

  /** With `follow: false`: what was there at the beginning and not read yet is not there any more. */
  #endIsLost({ partition = 0, truncatedAt }: proto.v1.PartitionPosition.$Properties): void {
    const end = this.#unfinished.get(partition ?? 0);
    const text = `topic ${this.#topic}, partition ${partition}: messages from offset ${truncatedAt} to ${end} were lost before they were read`;
    const details = { topic: this.#topic, partition: String(partition), from: String(truncatedAt) };
    this.close(new SluiceError("LOG_TRUNCATED", text, { details }));
  }

  /** What was handed out from these offsets on is lost: the positions become those to go on from. */
  #rewind({ details }: SluiceError): void {
    if (!this.#confirmed) {
      for (const { partition, start } of this.#settings.partitions)
        this.#next.set(partition ?? 0, start?.offset ?? 0);
    }
    try {
      const offsets = JSON.parse(details["offsets"] ?? "{}") as Record<string, unknown>;
      for (const [partition, offset] of Object.entries(offsets))
        if (typeof offset === "number") this.#next.set(Number(partition), offset);
    } catch {
      // The error tells `from` all the same.
    }
  }

  #refused(link: Link, error: SluiceError): void {
    if (error.code === "LOG_TRUNCATED") {
      this.#rewind(error);
      this.#lineage = link.server.lineage;
      return this.ended(error);
    }
    const ensure = this.#ensure;
    if (error.code === "NOT_FOUND" && !this.#confirmed && ensure !== undefined) {
      // Deleted since it was described: once more, from there.
      this.#ensure = undefined;
      this.#connection.leave(this);
      return this.#beginWhen(ensure(true));
    }
    if (!error.retryable) return this.ended(error);
    this.#retry = setTimeout(() => {
      if (this.#link === link && !this.#ended) this.#subscribe(link);
    }, this.#backoff.next());
  }
}
