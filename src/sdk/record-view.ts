/**
 * What topics' and queues' messages have in common: a window on a received batch. Nothing of it is read until somebody
 * looks, so that a reader that only counts pays for no decoding.
 */
import { openRecord, recordValue, type OpenedRecord } from "../wire/record-batch.ts";
import type { ValueForm } from "./define-topic.ts";
import { textOf } from "./text.ts";

/** What the messages of one stored batch share. */
export interface MessageSource<T> {
  /** The topic's name, or the queue's. */
  readonly topic: string;
  readonly form: ValueForm<never, T>;
  readonly partition: number;
  readonly bytes: Uint8Array;
  /** The producer's, milliseconds since the Unix epoch. */
  readonly baseTimestamp: number;
  /** When the server stored the batch, milliseconds since the Unix epoch. */
  readonly appendTime: number;
}

/** Marks a value not yet decoded: a decoded one may be undefined. */
const UNREAD = Symbol("unread");

export abstract class RecordView<T> {
  /** Position in its partition, or queue: 0 for the first message ever, then one more for each. */
  readonly offset: number;
  protected readonly source: MessageSource<T>;
  readonly #start: number;
  readonly #end: number;
  #value: T | typeof UNREAD;
  #record: OpenedRecord | undefined;

  constructor(source: MessageSource<T>, offset: number, start: number, end: number) {
    this.offset = offset;
    this.source = source;
    this.#start = start;
    this.#end = end;
    this.#value = UNREAD;
    this.#record = undefined;
  }

  /**
   * The value, decoded at the first look and kept.
   * @throws SluiceError DECODE_FAILED, SCHEMA_REJECTED: at every look
   */
  get value(): T {
    if (this.#value === UNREAD) this.#value = this.source.form.read(this.valueBytes);
    return this.#value;
  }

  /** The value as it was sent: a view of the received buffer, not a copy. */
  get valueBytes(): Uint8Array {
    return recordValue(this.source.bytes, this.#start, this.#end);
  }

  /** The key as text; undefined = the message has none. */
  get key(): string | undefined {
    const key = this.keyBytes;
    return key === undefined ? undefined : textOf(key);
  }

  /** The key as it was sent: a view of the received buffer, not a copy. */
  get keyBytes(): Uint8Array | undefined {
    return this.opened().key;
  }

  /** Headers as text; of a repeated name the last. Made anew at each look. */
  get headers(): Readonly<Record<string, string>> {
    const headers: Record<string, string> = {};
    for (const [name, value] of this.opened().headers) {
      // Not by assignment: a header may be called __proto__.
      Object.defineProperty(headers, name, {
        value: textOf(value),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
    return headers;
  }

  /** All headers in their order, repeated names too, as they were sent. */
  get headerList(): readonly (readonly [name: string, value: Uint8Array])[] {
    return this.opened().headers;
  }

  /** The producer's time, milliseconds since the Unix epoch. */
  get timestamp(): number {
    return this.opened().timestamp;
  }

  /** The id its producer gave it; undefined = none. */
  get messageId(): string | undefined {
    return this.opened().messageId;
  }

  /** When the server stored it, milliseconds since the Unix epoch. */
  get appendTime(): number {
    return this.source.appendTime;
  }

  /** For `JSON.stringify` and `console.log`. The value as decoded. */
  abstract toJSON(): Record<string, unknown>;

  [Symbol.for("nodejs.util.inspect.custom")](): Record<string, unknown> {
    try {
      return this.toJSON();
    } catch (error) {
      // Whoever looks at a message that cannot be decoded wants to see just that.
      const { offset, valueBytes } = this;
      return { ...this.place, offset, valueBytes, error };
    }
  }

  /** Where it lies, for people. */
  protected abstract get place(): Record<string, unknown>;

  protected opened(): OpenedRecord {
    return (this.#record ??= openRecord(
      this.source.bytes,
      this.#start,
      this.#end,
      this.source.baseTimestamp,
    ));
  }
}
