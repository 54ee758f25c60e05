/** Publishing to one topic or queue, typed: checks, encodes, and hands over to the producer's buffer. */
import type { Connection } from "./connection.ts";
import type { ValueForm } from "./define-topic.ts";
import { SluiceError, abortedError, errorOf } from "./errors.ts";
import { givenUpEarly } from "./give-up.ts";
import { checkOptions, positiveInteger } from "./option-check.ts";
import type { Producer } from "./producer.ts";
import { ItemBatch } from "./publish-batch.ts";
import type { PublishBuffer } from "./publish-buffer.ts";
import {
  batchNames,
  checkItem,
  checkPublishOptions,
  recordOf,
  type AnyMessageOptions,
  type PublishOptions,
  type QueuePublishOptions,
} from "./publish-options.ts";
import type { PublishResult } from "./publish-result.ts";
import type { Kind } from "./topic-catalog.ts";

export type BatchOptions = Pick<PublishOptions, "confirm" | "signal" | "timeoutMs">;

export class Publisher<In> {
  readonly #connection: Connection;
  readonly #producer: Producer;
  readonly #name: string;
  readonly #form: ValueForm<In, never>;
  readonly #createIfMissing: boolean;
  readonly #of: Kind;
  readonly #buffer: PublishBuffer;
  readonly #plain: boolean;

  constructor(
    connection: Connection,
    producer: Producer,
    name: string,
    form: ValueForm<In, never>,
    createIfMissing: boolean,
    of: Kind = "topic",
  ) {
    this.#of = of;
    this.#connection = connection;
    this.#producer = producer;
    this.#name = name;
    this.#form = form;
    this.#createIfMissing = createIfMissing;
    this.#buffer = producer.buffer(name, of, true, createIfMissing);
    this.#plain = form.plain;
  }

  publish(value: In, options?: PublishOptions | QueuePublishOptions): Promise<PublishResult> {
    if (options === undefined && this.#plain && value instanceof Uint8Array)
      return this.#buffer.publishValue(value);
    try {
      const bytes = this.#form.write(value);
      if (options === undefined) return this.#buffer.publishValue(bytes);
      checkPublishOptions(options, this.#of);
      const record = recordOf(bytes, options, false);
      const buffer = this.#bufferFor(options);
      const { signal, timeoutMs } = options;
      if (signal === undefined && timeoutMs === undefined) return buffer.publish(record);
      return buffer.publishCancellable(record, this.#timeout(timeoutMs), signal);
    } catch (error) {
      return Promise.reject(errorOf(error, "ENCODE_FAILED", "the message could not be encoded"));
    }
  }

  async publishBatch(
    items: readonly ({ readonly value: In } & AnyMessageOptions)[],
    options: BatchOptions,
  ): Promise<PublishResult[]> {
    checkOptions(options, batchNames);
    const { signal, timeoutMs } = options;
    const limitMs = timeoutMs === undefined ? undefined : this.#timeout(timeoutMs);
    if (signal?.aborted) throw abortedError(signal);
    const values: (Uint8Array | string)[] = [];
    for (let i = 0; i < items.length; i++) {
      const item = items[i]!;
      checkItem(item, this.#of);
      values.push(this.#form.write(item.value));
    }
    if (values.length === 0) return [];
    const outcome = this.#bufferFor(options).publishBatch(new ItemBatch(items, values));
    if (signal === undefined && limitMs === undefined) return allStored(await outcome);
    // The messages stay published: only the wait ends.
    return allStored(
      await givenUpEarly(outcome, {
        timeoutMs: limitMs,
        signal,
        onGivenUp: () => true,
        refusal: () => this.#producer.refusal,
      }),
    );
  }

  #bufferFor({ confirm }: Pick<PublishOptions, "confirm">): PublishBuffer {
    if (confirm !== "none") return this.#buffer;
    return this.#producer.buffer(this.#name, this.#of, false, this.#createIfMissing);
  }

  #timeout(timeoutMs = this.#connection.timeoutMs): number {
    return positiveInteger(timeoutMs, "timeoutMs");
  }
}

function allStored(results: (PublishResult | SluiceError)[]): PublishResult[] {
  for (let i = 0; i < results.length; i++) {
    const result = results[i];
    if (!(result instanceof SluiceError)) continue;
    const { code, message, retryable, indeterminate, details, cause } = result;
    throw new SluiceError(code, message, { retryable, indeterminate, details, cause, results });
  }
  return results as PublishResult[];
}
