/** Messages on their way into a request: one record, a batch of them, and the places a batch was given. */
import { RecordBatchEncoder } from "../wire/record-batch.ts";
import type { SluiceError } from "./errors.ts";
import type { PublishOutcome } from "./publish-outcome.ts";
import { recordOf, type AnyMessageOptions } from "./publish-options.ts";
import type { PublishResult } from "./publish-result.ts";
import type { Slot } from "./slot.ts";

/** One message, its value and headers already bytes. */
export interface OutgoingRecord {
  readonly value: Uint8Array | string;
  readonly key: Uint8Array | undefined;
  /** Encoded headers; empty = none. */
  readonly rest: Uint8Array;
  /** Milliseconds since the Unix epoch; undefined = now. */
  readonly timestamp: number | undefined;
  /** Chosen by the publisher; −1 = by key, or round-robin. */
  readonly partition: number;
  /** Its priority: the records of a batch have one. */
  readonly level: number;
}

/** The record by itself: nothing of it changes when its publisher reuses an array. */
export function copyOfRecord(record: OutgoingRecord): OutgoingRecord {
  const { value, key } = record;
  return { ...record, value: typeof value === "string" ? value : value.slice(), key: key?.slice() };
}

/** The messages of one publishBatch, made into records one at a time: no list of records is kept. */
export interface OutgoingBatch {
  readonly length: number;
  /** Valid until the next call. */
  record(i: number): OutgoingRecord;
  partitionOf(i: number): number;
  levelOf(i: number): number;
  /** The record's size: exact where it may exceed `limit`, else what its parts have. */
  sizeOf(i: number, limit: number): number;
  copy(): OutgoingBatch;
}

export class ItemBatch implements OutgoingBatch {
  readonly #items: readonly AnyMessageOptions[];
  readonly #values: readonly (Uint8Array | string)[];

  constructor(items: readonly AnyMessageOptions[], values: readonly (Uint8Array | string)[]) {
    this.#items = items;
    this.#values = values;
  }

  get length(): number {
    return this.#values.length;
  }

  record(i: number): OutgoingRecord {
    return recordOf(this.#values[i]!, this.#items[i]!, false);
  }

  partitionOf(i: number): number {
    return this.#items[i]!.partition ?? -1;
  }

  levelOf(i: number): number {
    return this.#items[i]!.priority ?? 0;
  }

  sizeOf(i: number, limit: number): number {
    const { key, headers } = this.#items[i]!;
    const size = this.#values[i]!.length + (key?.length ?? 0);
    // A UTF-16 code unit has at most three bytes in UTF-8; headers are counted when it matters.
    return size * 3 < limit && headers === undefined ? size : sizeOfRecord(this.record(i));
  }

  copy(): OutgoingBatch {
    return new RecordBatchCopy(this.#values.map((_, i) => copyOfRecord(this.record(i))));
  }
}

class RecordBatchCopy implements OutgoingBatch {
  readonly #records: readonly OutgoingRecord[];

  constructor(records: readonly OutgoingRecord[]) {
    this.#records = records;
  }

  get length(): number {
    return this.#records.length;
  }

  record(i: number): OutgoingRecord {
    return this.#records[i]!;
  }

  partitionOf(i: number): number {
    return this.#records[i]!.partition;
  }

  levelOf(i: number): number {
    return this.#records[i]!.level;
  }

  sizeOf(i: number): number {
    return sizeOfRecord(this.#records[i]!);
  }

  copy(): OutgoingBatch {
    return this;
  }
}

/** Rare, hence by trying: what the encoder says. A timestamp's difference to its batch's may add 6 bytes. */
function sizeOfRecord({ value, key, rest }: OutgoingRecord): number {
  return new RecordBatchEncoder(value.length + 64).append(value, key, 0, rest);
}

/** Which message of which request each message of a publishBatch became. */
export class BatchPlaces {
  readonly #slots: Uint32Array;
  readonly #indexes: Uint32Array;
  /** The requests, and the first message of each: mostly one. */
  readonly #outcomes: PublishOutcome[] = [];
  readonly #from: number[] = [];
  #refusals: Map<number, SluiceError> | undefined;

  constructor(length: number) {
    this.#slots = new Uint32Array(length);
    this.#indexes = new Uint32Array(length);
  }

  put(i: number, outcome: PublishOutcome, slot: Slot): void {
    this.#slots[i] = slot.place;
    this.#indexes[i] = slot.count - 1;
    if (this.#outcomes.at(-1) === outcome) return;
    this.#outcomes.push(outcome);
    this.#from.push(i);
  }

  refused(i: number, error: SluiceError): void {
    (this.#refusals ??= new Map()).set(i, error);
  }

  /** A result per message, once all requests have settled. */
  async results(): Promise<(PublishResult | SluiceError)[]> {
    const results: (PublishResult | SluiceError)[] = [];
    const { length } = this.#slots;
    for (let part = 0; part < this.#outcomes.length; part++) {
      const outcome = this.#outcomes[part]!;
      let failure: SluiceError | undefined;
      try {
        await outcome.settled;
      } catch (error) {
        failure = error as SluiceError;
      }
      const to = this.#from[part + 1] ?? length;
      for (let i = results.length; i < to; i++) {
        results.push(
          this.#refusals?.get(i) ?? failure ?? outcome.resultAt(this.#slots[i]!, this.#indexes[i]!),
        );
      }
    }
    for (let i = results.length; i < length; i++) results.push(this.#refusals!.get(i)!);
    return results;
  }
}
