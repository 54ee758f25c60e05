/**
 * One client that publishes without pause, in one idempotent session, and records what it is told. Its lanes each keep
 * one call under way: a single publish, a batch, or an atomic batch over two topics.
 */
import { setTimeout as delay } from "node:timers/promises";
import { connect, SluiceError, type PublishResult, type Sluice, type Topic } from "../../src/sdk/index.ts";
import type { Random } from "../fixtures/random.ts";
import type { Session } from "./history.ts";
import type { Recorder } from "./recorder.ts";

export interface PublisherOptions {
  readonly url: string;
  readonly name: string;
  readonly recorder: Recorder;
  readonly random: Random;
  /** Says how long a lane waits before its next call, ms; 0 = not at all. */
  readonly pauseMs: () => number;
  readonly producerName?: string;
  /** Its publishes may fail: it will be closed or fenced in the middle of things. */
  readonly mortal?: boolean;
}

const KEYS = 100;
/** A client may look for the server at the wrong moments several times running, while its waits grow. */
const PATIENCE_MS = 180_000;

export class Publisher {
  readonly session: Session;
  /** Messages confirmed since the last reset. */
  confirmed = 0;
  /** Code of the error that ended its lanes. */
  endedBy: string | undefined;
  readonly #client: Sluice;
  readonly #options: PublisherOptions;
  readonly #lanes: Promise<void>[] = [];
  readonly #topics = new Map<string, Topic<Uint8Array>>();
  #stopping = false;
  #onConfirm: (() => void)[] = [];

  private constructor(client: Sluice, options: PublisherOptions) {
    this.#client = client;
    this.#options = options;
    this.session = options.recorder.history.open(options.name, options.producerName);
  }

  static async connect(options: PublisherOptions): Promise<Publisher> {
    const { url, name, producerName } = options;
    const named = producerName === undefined ? {} : { producerName };
    const client = await connect(url, { name, timeoutMs: PATIENCE_MS, ...named });
    return new Publisher(client, options);
  }

  /** So many lanes of single messages; every second one has a key. */
  singles(topic: string, lanes: number): this {
    return this.#open(lanes, async (lane) => {
      const { number, value, options } = this.#message(topic, lane % 2 === 0 ? this.#anyKey() : undefined);
      await this.#settled(
        [number],
        this.#topic(topic)
          .publish(value, options)
          .then((result) => [result]),
      );
    });
  }

  /** Lanes of batches of up to `most` messages, keyed and unkeyed mixed. */
  batches(topic: string, lanes: number, most: number): this {
    return this.#open(lanes, async () => {
      const messages = Array.from({ length: this.#options.random.integer(1, most) }, () =>
        this.#message(topic, this.#options.random.chance(0.5) ? this.#anyKey() : undefined),
      );
      const items = messages.map(({ value, options }) => ({ value, ...options }));
      await this.#settled(
        messages.map(({ number }) => number),
        this.#topic(topic).publishBatch(items),
      );
    });
  }

  /** Lanes of atomic batches: one to three messages for each topic. */
  atomics(topics: readonly string[], lanes: number): this {
    return this.#open(lanes, async () => {
      const { random, recorder } = this.#options;
      const numbers: number[] = [];
      const atomic = recorder.history.newAtomic();
      const outcome = this.#client.atomic((tx) => {
        for (const topic of topics) {
          for (let left = random.integer(1, 3); left > 0; left--) {
            const { number, value, options } = this.#message(
              topic,
              random.chance(0.5) ? this.#anyKey() : undefined,
              atomic,
            );
            numbers.push(number);
            tx.publish(this.#topic(topic), value, options);
          }
        }
      });
      await this.#settled(numbers, outcome);
    });
  }

  /** Resolves when a message has been confirmed from now on, or its lanes have ended. */
  nextConfirm(): Promise<void> {
    const confirm = new Promise<void>((resolve) => this.#onConfirm.push(resolve));
    return Promise.race([confirm, this.ended()]);
  }

  /** All its lanes are done. */
  async ended(): Promise<void> {
    await Promise.all(this.#lanes);
  }

  /** Begins nothing new; resolves when everything sent has its answer. */
  async finish(): Promise<void> {
    this.#stopping = true;
    await this.ended();
    await this.#client.close();
  }

  /** Closes in the middle of things: what is under way is given up. */
  async drop(): Promise<void> {
    await this.#client.close();
    await this.ended();
  }

  #open(lanes: number, step: (lane: number) => Promise<void>): this {
    for (let lane = 0; lane < lanes; lane++) this.#lanes.push(this.#run(() => step(lane)));
    return this;
  }

  async #run(step: () => Promise<void>): Promise<void> {
    while (!this.#stopping && this.endedBy === undefined) {
      await step();
      const pauseMs = this.#options.pauseMs();
      if (pauseMs > 0) await delay(pauseMs);
    }
  }

  #topic(name: string): Topic<Uint8Array> {
    let topic = this.#topics.get(name);
    if (topic === undefined)
      this.#topics.set(name, (topic = this.#client.topic(name, { createIfMissing: false })));
    return topic;
  }

  #anyKey(): string {
    return `key-${this.#options.random.integer(1, KEYS)}`;
  }

  #message(topic: string, key: string | undefined, atomic?: number) {
    const { history, values } = this.#options.recorder;
    const number = history.invoke({ session: this.session.number, topic, key, atomic });
    return { number, value: values.of(number), options: key === undefined ? {} : { key, headers: { key } } };
  }

  async #settled(numbers: readonly number[], outcome: Promise<readonly PublishResult[]>): Promise<void> {
    let results: readonly (PublishResult | SluiceError)[];
    try {
      results = await outcome;
    } catch (error) {
      if (!(error instanceof SluiceError)) throw error;
      results = error.results ?? numbers.map(() => error);
    }
    for (const [i, number] of numbers.entries()) {
      const result = results[i];
      if (result instanceof SluiceError) this.#failed(number, result);
      else if (result === undefined) this.#options.recorder.problem(`message ${number} got no result`);
      else this.#stored(number, result);
    }
    for (const tell of this.#onConfirm.splice(0)) tell();
  }

  #stored(number: number, { partition, offset, duplicate }: PublishResult): void {
    const { history, sights } = this.#options.recorder;
    history.confirm(number, partition, offset);
    sights.see(history.topicOf(number), partition, offset, number);
    if (duplicate) this.#options.recorder.duplicateConfirms++;
    this.confirmed++;
  }

  #failed(number: number, error: SluiceError): void {
    const { recorder, mortal = false, name } = this.#options;
    const { code, indeterminate } = error;
    recorder.history.fail(number, indeterminate);
    recorder.failures.set(code, (recorder.failures.get(code) ?? 0) + 1);
    const isEnd = code === "CLOSED" || code === "PRODUCER_FENCED";
    if (isEnd) this.endedBy = code;
    if (!mortal || !isEnd)
      recorder.problem(`${name}: message ${number} failed with ${code}: ${error.message}`);
  }
}
