/** Publishes single messages, batches and atomic batches, many at a time, and writes down what it is told of each. */
import { SluiceError } from "../../src/sdk/errors.ts";
import type { Sluice } from "../../src/sdk/client.ts";
import type { PublishResult } from "../../src/sdk/publish-result.ts";
import type { Topic } from "../../src/sdk/topic.ts";
import { Client } from "./client.ts";
import { Violation } from "./violation.ts";
import type { SeedWorld } from "./world-of-seed.ts";

const KEYS = ["a", "b", "c", "d", "e"];
const MOST_OUTSTANDING = 80;
/** Gathered while there is no connection they must fit one frame of this world. */
const MOST_OUTSTANDING_BYTES = 24 * 1024;

/** Refusals that a correct client may meet in this world; any other is a broken promise. */
const EXPECTED = new Set([
  "TIMEOUT",
  "CLOSED",
  "CONNECTION_LOST",
  "PRODUCER_FENCED",
  "UNKNOWN_PRODUCER",
  "STORAGE_FULL",
  "OVERLOADED",
  "SHUTTING_DOWN",
  "NOT_FOUND",
  "HEARTBEAT_TIMEOUT",
]);

export class Publisher extends Client {
  outstanding = 0;
  #outstandingBytes = 0;
  readonly #producerName: string | undefined;
  #fenced = false;

  constructor(world: SeedWorld, name: string, producerName: string | undefined) {
    super(world, name);
    this.#producerName = producerName;
  }

  /** Until it is told to leave. */
  async run(): Promise<void> {
    const { agenda, settings } = this.world;
    while (!this.leaving) {
      const sluice = await this.connected(this.#producerName);
      this.#fenced = false;
      while (!this.leaving && this.sluice === sluice && !this.#fenced) {
        const { ledger, allowance } = this.world;
        if (settings.troubles.includes("client crash") && this.random.chance(0.01)) await this.crash();
        if (this.#mayPublish && ledger.messages.length < allowance) this.#act(sluice);
        if (!this.random.chance(0.4)) await agenda.wait(this.random.next() * settings.thinkMs * 2, "thinks");
      }
      if (this.sluice === sluice) {
        this.sluice = undefined;
        await sluice.close();
      }
      if (this.#fenced) await agenda.wait(this.random.next() * 200, "fenced");
    }
  }

  /** Publishes to every lasting topic and waits for the confirms: the world is healed, and it must work. */
  async prove(): Promise<void> {
    const sluice = await this.connected();
    for (const name of this.world.topics) {
      for (;;) {
        const { id, value } = this.world.ledger.send(name, this.session, this.#length());
        const published = sluice.topic(name, { createIfMissing: false }).publish(value);
        if (await this.#settle([id], published)) break;
      }
    }
    this.sluice = undefined;
    await sluice.close();
  }

  get #mayPublish(): boolean {
    return this.outstanding < MOST_OUTSTANDING && this.#outstandingBytes < MOST_OUTSTANDING_BYTES;
  }

  #act(sluice: Sluice): void {
    const choice = this.random.next();
    if (choice < 0.55) this.#single(sluice);
    else if (choice < 0.8) this.#batch(sluice);
    else this.#atomic(sluice);
  }

  #single(sluice: Sluice): void {
    const topic = this.#topic(sluice);
    const burst = this.random.chance(0.2) ? this.random.integer(2, 12) : 1;
    for (let n = 0; n < burst && this.#mayPublish; n++) {
      const { id, value } = this.world.ledger.send(topic.name, this.session, this.#length());
      void this.#settle([id], topic.publish(value, this.#key()));
    }
  }

  #batch(sluice: Sluice): void {
    const topic = this.#topic(sluice);
    const sent = Array.from({ length: this.random.integer(1, 6) }, () =>
      this.world.ledger.send(topic.name, this.session, this.#length()),
    );
    const items = sent.map(({ value }) => ({ value, ...this.#key() }));
    void this.#settle(
      sent.map(({ id }) => id),
      topic.publishBatch(items),
    );
  }

  #atomic(sluice: Sluice): void {
    const group = this.world.ledger.nextGroup();
    const ids: number[] = [];
    const published = sluice.atomic((tx) => {
      for (let n = this.random.integer(2, 4); n > 0; n--) {
        const topic = this.#topic(sluice);
        const { id, value } = this.world.ledger.send(topic.name, this.session, this.#length(), group);
        ids.push(id);
        tx.publish(topic, value, this.#key());
      }
    });
    void this.#settle(ids, published, true);
  }

  /** Writes down what became of them. True: all confirmed. */
  async #settle(
    ids: readonly number[],
    published: Promise<PublishResult | PublishResult[]>,
    atomic = false,
  ): Promise<boolean> {
    const { largestValueBytes } = this.world.settings;
    this.outstanding += ids.length;
    this.#outstandingBytes += ids.length * largestValueBytes;
    try {
      const results = await published;
      this.#note(ids, Array.isArray(results) ? results : [results]);
      if (atomic) this.world.counters.count("atomic batch confirmed");
      return true;
    } catch (error) {
      if (!SluiceError.is(error)) {
        this.world.fail(error as Error);
        return false;
      }
      this.#note(ids, error.results ?? ids.map(() => error));
      return false;
    } finally {
      this.outstanding -= ids.length;
      this.#outstandingBytes -= ids.length * largestValueBytes;
    }
  }

  #note(ids: readonly number[], results: readonly (PublishResult | SluiceError)[]): void {
    const { ledger, counters } = this.world;
    try {
      ids.forEach((id, i) => {
        const result = results[i]!;
        if (!(result instanceof Error)) {
          if (result.duplicate) counters.count("resend answered as duplicate");
          return ledger.confirmed(id, result);
        }
        if (!EXPECTED.has(result.code))
          throw new Violation(`message ${id} was refused: ${result.code} ${result.message}`, {
            cause: result,
          });
        if (result.code === "PRODUCER_FENCED") this.#fenced = true;
        if (result.indeterminate) counters.count("indeterminate publish");
        ledger.refused(id, result);
      });
    } catch (error) {
      this.world.fail(error as Error);
    }
  }

  #topic(sluice: Sluice): Topic<Uint8Array> {
    const { topics, passing, settings } = this.world;
    const isPassing = settings.troubles.includes("topic deletion") && this.random.chance(0.25);
    const name = isPassing ? passing : topics[this.random.integer(0, topics.length - 1)]!;
    return sluice.topic(name, { createIfMissing: isPassing });
  }

  #key(): { key?: string } {
    return this.random.chance(0.5) ? { key: KEYS[this.random.integer(0, KEYS.length - 1)]! } : {};
  }

  #length(): number {
    const { largestValueBytes, evenValues } = this.world.settings;
    return evenValues ? largestValueBytes : this.random.integer(8, largestValueBytes);
  }
}
