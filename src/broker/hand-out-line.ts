/**
 * What was handed out, on its way into its consumers' frames: the records of one range after the other are copied; one
 * that lies in a file stops the line until it is read.
 */
import type { Logger } from "../base/logger.ts";
import type { Partition } from "../core/catalog.ts";
import type { DeliveryLeader } from "../core/delivery/delivery-leader.ts";
import type { HandOut } from "../core/delivery/effects.ts";
import type { Consumer } from "./consumer.ts";
import type { RecordSource } from "./record-source.ts";

/** Bytes of a frame of deliveries, but for one batch. */
const FRAME_BYTES = 512 * 1024;
const MOST_AT_ONCE = 1_024;

export interface HandOutLineParts {
  readonly leader: DeliveryLeader;
  readonly log: Logger;
  readonly consumers: ReadonlyMap<number, Consumer>;
  readonly partition: Partition;
  readonly source: RecordSource;
  /** A file was read: on with it. */
  readonly wake: () => void;
}

export class HandOutLine {
  readonly #parts: HandOutLineParts;
  readonly #out: HandOut[] = [];
  /** How much of #out is in frames. */
  #done = 0;
  /** Of the first that is not. */
  #copied = 0;
  readonly #touched = new Set<Consumer>();
  #loading = false;
  /** A file was read meanwhile: hand-outs that waited for it may not be their consumers' any more. */
  #waited = false;
  #closed = false;

  constructor(parts: HandOutLineParts) {
    this.#parts = parts;
  }

  /** It waits for a file. */
  get isLoading(): boolean {
    return this.#loading;
  }

  get isDone(): boolean {
    return this.#done === this.#out.length;
  }

  /** Where the next hand-outs go, once it is done. */
  begin(): HandOut[] {
    this.#out.length = this.#done = this.#copied = 0;
    return this.#out;
  }

  /** About a frame's worth, by the messages' average size. */
  mostAtOnce(): number {
    const { endPosition, endOffset } = this.#parts.partition;
    const average = Math.max(1, endPosition / Math.max(1, endOffset));
    return Math.max(1, Math.min(MOST_AT_ONCE, Math.floor(FRAME_BYTES / average)));
  }

  /** Copies the records of what was handed out to their consumers' frames. False: a file has to be read first. */
  bring(): boolean {
    const { consumers, source } = this.#parts;
    while (this.#done < this.#out.length) {
      const handOut = this.#out[this.#done]!;
      const consumer = consumers.get(handOut.subscription);
      if (consumer?.sink === undefined) {
        // Gone in the meantime; what it holds is seen to by its grace.
        this.#next();
        continue;
      }
      const { frame } = consumer;
      const from = handOut.firstOffset + this.#copied;
      const end = handOut.firstOffset + handOut.count;
      const before = frame.size;
      const { next, missing } = source.copy(from, end, frame, FRAME_BYTES);
      if (next > from) this.#put(consumer, handOut, next - from, frame.size - before);
      this.#copied += next - from;
      if (next === end) this.#next();
      else if (missing) {
        this.#load(next);
        return false;
      } else consumer.send();
    }
    return true;
  }

  /** What is in frames leaves. */
  send(): void {
    for (const consumer of this.#touched) consumer.send();
    this.#touched.clear();
  }

  /** Whoever lost its connection and is back never got them: they were given back, and may be another's by now. */
  forgetReturned(): void {
    if (!this.#waited) return;
    this.#waited = false;
    const left: HandOut[] = [];
    for (const handOut of this.#out.slice(this.#done)) {
      const { subscription, firstNumber, firstOffset, count } = handOut;
      let last: HandOut | undefined;
      for (let i = this.#copied; i < count; i++) {
        if (!this.#parts.leader.isGood(subscription, firstNumber + i)) last = undefined;
        else if (last !== undefined) last.count++;
        else {
          last = { ...handOut, firstNumber: firstNumber + i, firstOffset: firstOffset + i, count: 1 };
          left.push(last);
        }
      }
      this.#copied = 0;
    }
    this.#out.splice(0, this.#out.length, ...left);
    this.#done = this.#copied = 0;
  }

  close(): void {
    this.#closed = true;
    this.#parts.source.close();
  }

  #next(): void {
    this.#done++;
    this.#copied = 0;
  }

  #put(consumer: Consumer, handOut: HandOut, count: number, bytes: number): void {
    const firstNumber = handOut.firstNumber + this.#copied;
    const firstOffset = handOut.firstOffset + this.#copied;
    consumer.ranges.push({ ...handOut, firstNumber, firstOffset, count });
    this.#touched.add(consumer);
    const each = Math.ceil(bytes / count);
    for (let i = 0; i < count; i++) this.#parts.leader.charge(consumer.id, firstNumber + i, each);
  }

  #load(offset: number): void {
    const { log, partition, source, wake } = this.#parts;
    this.#loading = true;
    source.load(offset, (error) => {
      this.#loading = false;
      this.#waited = true;
      if (this.#closed) return;
      if (error !== undefined) {
        // Held until its lock ends: it is not lost, and the others go on.
        log.error({ queue: partition.topic.name, offset, error: error.message }, "a message cannot be read");
        this.#next();
      }
      wake();
    });
  }
}
