/**
 * A consumer of a queue as users have it: the shipped client with handlers, one message at a time or many, with and without
 * a breaker, that return, throw, say it themselves, take longer than a lock; that drains, closes, dies. What it and the node
 * say to each other is checked frame by frame (queue-tap.ts); here, what its handlers are given and told.
 */
import type { Dial } from "../../src/sdk/transport.ts";
import { SluiceError } from "../../src/sdk/errors.ts";
import { DeadLetterError, RetryLaterError } from "../../src/sdk/settle-errors.ts";
import type { QueueConsumer, QueueConsumeOptions } from "../../src/sdk/queue-consumer.ts";
import type { QueueMessage } from "../../src/sdk/queue-message.ts";
import { Client } from "./client.ts";
import { idOf, isWhole } from "./message-value.ts";
import type { Hold, QueueLedger } from "./queue-ledger.ts";
import { QueueTap, type TappedConsumer } from "./queue-tap.ts";
import type { QueueHabits } from "./queue-world.ts";
import { Violation } from "./violation.ts";
import type { SeedWorld } from "./world-of-seed.ts";

/** What ends a consumer, or comes of a call, when nothing is wrong with it. */
const PASSING = new Set([
  "CLOSED",
  "CONNECTION_LOST",
  "HEARTBEAT_TIMEOUT",
  "LOCK_LOST",
  "OVERLOADED",
  "SHUTTING_DOWN",
  "STORAGE_FULL",
  "TIMEOUT",
]);

class Expected extends Error {}

export class QueueClient extends Client {
  readonly queue: QueueHabits;
  /** Nothing fails any more. */
  isTidy = false;
  readonly #shadow: QueueLedger;
  #tap: QueueTap | undefined;
  /** Handlers have begun, of what is in its hands. */
  readonly #begun = new WeakSet<Hold>();
  #running = 0;
  /** Drains: who goes then has nothing in a handler's hands. */
  #isDraining = false;

  constructor(world: SeedWorld, shadow: QueueLedger, name: string, queue: QueueHabits) {
    super(world, name);
    this.#shadow = shadow;
    this.queue = queue;
  }

  /** Where it stands, for people. */
  get told(): string {
    return `${this.name} ${this.sluice === undefined ? "away" : "there"}, ${this.#running} running`;
  }

  /** Until it is told to leave. */
  async run(): Promise<void> {
    const { agenda } = this.world;
    while (!this.leaving) {
      const sluice = await this.connected();
      while (!this.leaving && this.sluice === sluice) {
        const consumer = this.#consume();
        this.#planEnd(consumer);
        await consumer.ended;
        await agenda.wait(this.random.next() * 100, "consumes again");
      }
      if (!this.leaving && this.random.chance(0.5)) await agenda.wait(this.random.next() * 300, "is away");
    }
    await this.crash();
  }

  /** Its process is gone. */
  override async crash(): Promise<void> {
    this.#tap?.over();
    this.#tap = undefined;
    await super.crash();
  }

  protected override dial(): Dial {
    const { agenda } = this.world;
    this.#tap?.over();
    const tap = new QueueTap({
      name: `${this.name}.${this.sessions}`,
      queue: this.queue,
      shadow: this.#shadow,
      nowMs: () => agenda.nowMs,
      fail: (error) => this.world.fail(error),
      onGoodbye: (consumer) => this.#goodbye(consumer),
    });
    this.#tap = tap;
    return tap.dial(super.dial(), () => this.wire!);
  }

  #consume(): QueueConsumer<Uint8Array> {
    const { random } = this;
    const { counters } = this.world;
    const queue = this.sluice!.queue(this.queue.name);
    const hasBreaker = random.chance(0.3);
    const options: QueueConsumeOptions<Uint8Array> = {
      concurrency: random.integer(1, 4),
      timeoutMs: 30_000,
      onError: (error) => this.#excuse(error),
      ...(hasBreaker && {
        breaker: {
          window: random.integer(3, 10),
          openMs: random.integer(20, 300),
          onChange: (state) => state === "open" && counters.count("circuit opened"),
        },
      }),
    };
    const consumer = random.chance(0.3)
      ? queue.consume((messages) => this.#handleMany(messages, hasBreaker), {
          ...options,
          batch: { size: random.integer(2, 6), waitMs: random.integer(0, 5) },
        })
      : queue.consume((message) => this.#handle(message, hasBreaker), options);
    consumer.closed.catch((error: unknown) => this.#excuse(error));
    return consumer;
  }

  /** It drains, or ends at once, after a while; or goes on until its process or the world ends. */
  #planEnd(consumer: QueueConsumer<Uint8Array>): void {
    const { agenda, counters } = this.world;
    const what = this.random.next();
    if (what < 0.3) return;
    agenda.plan(this.random.next() * 1_000, "changes", () => {
      if (this.isTidy) return;
      if (what > 0.85) return consumer.close();
      this.#isDraining = true;
      consumer
        .drain()
        .then(() => counters.count("client drained"))
        .catch((error: unknown) => this.#excuse(error))
        .finally(() => (this.#isDraining = false));
    });
  }

  // ---- handlers ----

  async #handle(message: QueueMessage<Uint8Array>, hasBreaker: boolean): Promise<void> {
    const hold = this.#begins(message, hasBreaker);
    this.#running++;
    try {
      await this.#work(message, hold);
    } finally {
      this.#running--;
    }
  }

  async #work(message: QueueMessage<Uint8Array>, hold: Hold | undefined): Promise<void> {
    const { random, world, isTidy } = this;
    const { agenda, counters } = world;
    const choice = isTidy ? 0 : random.next();
    const long = choice > 0.92 && !isTidy;
    // Longer than a lock, which is renewed meanwhile.
    await agenda.wait(long ? this.queue.lockMs * (1 + random.next()) : random.next() * 15, "handles");
    if (long && !message.signal.aborted) counters.count("handler outlived a lock");
    if (choice < 0.5) return;
    if (choice < 0.6) return this.#outcome(message.ack(), hold, "ack");
    if (choice < 0.68) throw new Expected("it fails");
    if (choice < 0.74) throw new RetryLaterError(random.integer(0, 300));
    if (choice < 0.77) throw new DeadLetterError("as the seed has it");
    if (choice < 0.82) return this.#outcome(message.nack({ delayMs: random.integer(0, 100) }), hold, "nack");
    if (choice < 0.88) return this.#outcome(message.release(), hold, "release");
  }

  async #handleMany(messages: QueueMessage<Uint8Array>[], hasBreaker: boolean): Promise<void> {
    const holds = messages.map((message) => this.#begins(message, hasBreaker));
    this.world.counters.count("batch handled");
    this.#running++;
    try {
      await this.world.agenda.wait(this.random.next() * 20, "handles");
      const choice = this.isTidy ? 0 : this.random.next();
      if (choice > 0.9) throw new Expected("they fail");
      if (choice > 0.75) void this.#outcome(messages[0]!.nack(), holds[0], "nack");
    } finally {
      this.#running--;
    }
  }

  /** A handler is given a message. */
  #begins(message: QueueMessage<Uint8Array>, hasBreaker: boolean): Hold | undefined {
    try {
      return this.#checked(message, hasBreaker);
    } catch (error) {
      this.world.fail(error as Error);
      return undefined;
    }
  }

  #checked({ value, offset }: QueueMessage<Uint8Array>, hasBreaker: boolean): Hold {
    const id = idOf(value);
    const told = `a handler of ${this.name} is given message ${id}`;
    if (!isWhole(value)) throw new Violation(`${told}, altered`);
    // A consumer that ended while its connection was away held it, too, maybe: the latest one does.
    let hold: Hold | undefined;
    for (const consumer of this.#tap?.consumers.values() ?? []) hold = consumer.at(offset) ?? hold;
    if (hold?.message.id !== id) throw new Violation(`${told}, which it does not hold`);
    if (hold.saying !== undefined) throw new Violation(`${told}, of which it has said ${hold.saying}`);
    // A breaker tries one again that failed as a probe, if no other comes.
    if (this.#begun.has(hold) && !hasBreaker) throw new Violation(`${told} twice under one lock`);
    this.#begun.add(hold);
    const isOurs = !hold.isOvertaken && this.#shadow.goodUntil(hold) > this.world.agenda.nowMs;
    if (isOurs && hold.message.isAcked) throw new Violation(`${told}, and its ack was confirmed`);
    this.world.counters.count("handler began");
    return hold;
  }

  /** What a handler is told of what it said. */
  async #outcome(
    said: Promise<void>,
    hold: Hold | undefined,
    what: "ack" | "nack" | "release",
  ): Promise<void> {
    const tap = this.#tap;
    try {
      await said;
    } catch (error) {
      return this.#excuse(error);
    }
    if (hold !== undefined && this.#tap === tap && hold.ended !== what)
      this.world.fail(
        new Violation(
          `${this.name} was told that its ${what} of message ${hold.message.id} is stored, and it is not`,
        ),
      );
  }

  #goodbye({ held }: TappedConsumer): void {
    if (!this.#isDraining) return;
    for (const hold of held.values())
      if (this.#begun.has(hold) && hold.saying === undefined)
        throw new Violation(
          `${this.name} has drained, and message ${hold.message.id} is in its handler's hands`,
        );
  }

  #excuse(error: unknown): void {
    if (error instanceof Expected || RetryLaterError.is(error) || DeadLetterError.is(error)) return;
    if (SluiceError.is(error) && PASSING.has(error.code)) return;
    this.world.fail(new Violation(`${this.name}: ${String(error)}`, { cause: error }));
  }
}
