/** A producer's buffers, one for each topic and way of publishing to it, and the order in which they are emptied. */
import type { SluiceError } from "./errors.ts";
import type { Producer } from "./producer.ts";
import { PublishBuffer } from "./publish-buffer.ts";
import type { Kind } from "./topic-catalog.ts";

export class PublishBuffers {
  readonly #producer: Producer;
  readonly #all = new Map<string, PublishBuffer>();
  /** Those with something to send, by turns. */
  readonly #ready: PublishBuffer[] = [];

  constructor(producer: Producer) {
    this.#producer = producer;
  }

  /** The same for all who publish to it, so that order is kept among them. */
  take(topic: string, kind: Kind, confirm: boolean, createIfMissing: boolean): PublishBuffer {
    const name = `${kind} ${confirm ? "c" : "n"}${createIfMissing ? "+" : "-"}${topic}`;
    let buffer = this.#all.get(name);
    if (buffer === undefined) {
      buffer = new PublishBuffer(this.#producer, topic, kind, confirm, createIfMissing);
      this.#all.set(name, buffer);
    }
    return buffer;
  }

  of(topic: string): PublishBuffer[] {
    return [...this.#all.values()].filter((buffer) => buffer.topic === topic);
  }

  get anyReady(): boolean {
    return this.#ready.length > 0;
  }

  /** It has something to send. */
  queue(buffer: PublishBuffer): void {
    if (buffer.queued) return;
    buffer.queued = true;
    this.#ready.push(buffer);
  }

  /** The one whose turn it is, if any has something. */
  next(): PublishBuffer | undefined {
    for (;;) {
      const buffer = this.#ready.shift();
      if (buffer === undefined) return undefined;
      buffer.queued = false;
      if (!buffer.empty) return buffer;
    }
  }

  /** Rejects what they hold; its bytes. */
  fail(error: SluiceError): number {
    let bytes = 0;
    for (const buffer of this.#all.values()) bytes += buffer.failWaiting(error) + buffer.fail(error);
    return bytes;
  }

  /** Gives up what is past its deadline; its bytes. */
  expire(nowMs: number): number {
    let bytes = 0;
    for (const buffer of this.#all.values()) bytes += buffer.expire(nowMs);
    return bytes;
  }

  /** The earliest. */
  get deadline(): number {
    let earliest = Infinity;
    for (const buffer of this.#all.values()) earliest = Math.min(earliest, buffer.deadline);
    return earliest;
  }
}
