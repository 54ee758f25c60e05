/** Reads a topic from somewhere and goes on for ever, checking each message and that none is left out or comes again. */
import { SluiceError } from "../../src/sdk/errors.ts";
import type { StartPosition } from "../../src/sdk/subscription-options.ts";
import { Client } from "./client.ts";
import { Violation } from "./violation.ts";
import type { SeedWorld } from "./world-of-seed.ts";

const EXPECTED = new Set(["TIMEOUT", "CLOSED", "CONNECTION_LOST", "SHUTTING_DOWN"]);

export class Reader extends Client {
  readonly topic: string;
  /** Next offset of each partition. */
  positions = new Map<number, number>();
  /** The next time it reads from the beginning. */
  startsOver = false;
  readonly #appendTimes = new Map<number, number>();

  constructor(world: SeedWorld, name: string, topic: string) {
    super(world, name);
    this.topic = topic;
  }

  async run(): Promise<void> {
    while (!this.leaving) {
      const sluice = await this.connected();
      const over = this.startsOver;
      this.startsOver = false;
      if (over || this.random.chance(0.3)) {
        this.positions = new Map();
        this.#appendTimes.clear();
      }
      const start: StartPosition =
        this.positions.size > 0
          ? { offsets: this.positions }
          : over || this.random.chance(0.7)
            ? "earliest"
            : "latest";
      try {
        await this.#read(start);
      } catch (error) {
        if (!SluiceError.is(error)) throw error;
        this.world.agenda.onTrace?.(`reader: ${error.code} ${error.message}`);
        this.#excuse(error);
        await this.world.agenda.wait(20 + this.random.next() * 100, "reads again");
      }
      if (this.sluice === sluice) await this.crash();
    }
  }

  async #read(from: StartPosition): Promise<void> {
    const { settings, ledger } = this.world;
    const stream = this.sluice!.topic(this.topic, { createIfMissing: false }).messages({
      from,
      creditBytes: settings.creditBytes,
    });
    await stream.ready;
    const expected = new Map(stream.started.map(({ partition, startOffset }) => [partition, startOffset]));
    this.positions = new Map(expected);
    for (;;) {
      const { value: message, done } = await stream.next();
      if (done === true) return;
      const { partition, offset, appendTime } = message;
      if (expected.get(partition) !== offset) {
        const text = `${this.topic}/${partition}: offset ${offset} was delivered where ${String(expected.get(partition))} was next`;
        throw new Violation(text);
      }
      ledger.deliveredTo(this.topic, partition, offset, message.valueBytes);
      if (appendTime < (this.#appendTimes.get(partition) ?? 0))
        throw new Violation(`${this.topic}/${partition}: time goes back at offset ${offset}`);
      this.#appendTimes.set(partition, appendTime);
      expected.set(partition, offset + 1);
      this.positions.set(partition, offset + 1);
    }
  }

  #excuse(error: SluiceError): void {
    const { counters, weather, agenda } = this.world;
    if (error.code === "CORRUPT_RANGE" && agenda.nowMs < weather.readableFromMs)
      return counters.count(weather.unreadable);
    if (!EXPECTED.has(error.code))
      throw new Violation(`reading ${this.topic} ended: ${error.code} ${error.message}`, { cause: error });
  }
}
