/** The part of a seed's story that is about queues: who is there, when all must be done, what must be so at the end. */
import type { Client } from "./client.ts";
import { auditQueue, sameAtRest, type QueueAtRest } from "./queue-audit.ts";
import { deadLettersOf, QueueKeeper, unsettledOf } from "./queue-keeper.ts";
import { QueueLedger } from "./queue-ledger.ts";
import { QueueProducer } from "./queue-producer.ts";
import type { QueueHabits, QueueWorldSettings } from "./queue-world.ts";
import { QueueClient } from "./queue-client.ts";
import { QueueWorker } from "./queue-worker.ts";
import { Violation } from "./violation.ts";
import type { SeedWorld } from "./world-of-seed.ts";

const PROOF_MESSAGES = 12;

export class QueueStory {
  readonly shadow: QueueLedger;
  readonly keeper: QueueKeeper;
  readonly producers: QueueProducer[] = [];
  /** Of each queue the first is the shipped client. */
  readonly workers: (QueueWorker | QueueClient)[] = [];
  readonly #world: SeedWorld;
  readonly #settings: QueueWorldSettings;
  #lookedAt = "";
  #before = new Map<string, QueueAtRest>();

  constructor(world: SeedWorld, drawn: QueueWorldSettings) {
    this.#world = world;
    const timesAreOurs = !world.settings.troubles.includes("wall clock step");
    // A time of day that a stepped clock said may be a week off for everybody else.
    const settings = timesAreOurs ? drawn : { ...drawn, delayChance: 0 };
    this.#settings = settings;
    this.shadow = new QueueLedger(() => world.agenda.nowMs, world.counters, timesAreOurs);
    this.shadow.onTrace = world.agenda.onTrace;
    this.keeper = new QueueKeeper(world, this.shadow, settings);
    for (let n = 0; n < settings.producers; n++)
      this.producers.push(new QueueProducer(world, this.shadow, `queue producer${n}`, settings));
    for (const queue of settings.queues)
      for (let n = 0; n < settings.workers; n++)
        this.workers.push(
          n === 0
            ? new QueueClient(world, this.shadow, `${queue.name} client`, queue)
            : new QueueWorker(world, this.shadow, `${queue.name} worker${n}`, queue),
        );
  }

  get parts(): { run(): Promise<void> }[] {
    return [...this.producers, ...this.workers, this.keeper];
  }

  /** Those that things may befall. */
  get clients(): Client[] {
    return [...this.producers, ...this.workers];
  }

  /** The world is healed: everything is consumed. */
  async finish(): Promise<void> {
    const { agenda } = this.#world;
    for (const producer of this.producers) producer.leaving = true;
    this.keeper.leaving = true;
    for (const worker of this.workers) worker.isTidy = true;
    for (const queue of this.#settings.queues) {
      await this.#empty(queue);
      if (!this.#settings.redrivesAtTheEnd) continue;
      await this.keeper.redriveAll(queue);
      await this.#empty(queue);
    }
    for (const worker of this.workers) {
      worker.leaving = true;
      await worker.crash();
    }
    await agenda.wait(this.#settings.queues[0]!.lockMs, "rest");
    for (const queue of this.#settings.queues) await this.#proveOrder(queue);
    for (const producer of this.producers) await producer.crash();
  }

  /** What is stored is right, and is the same the second time. */
  async settleUp(): Promise<void> {
    for (const queue of this.#settings.queues) {
      const atRest: QueueAtRest = {
        counts: (await this.keeper.describe(queue.name))!,
        deadCounts: await this.keeper.describe(deadLettersOf(queue)),
        dead: await this.keeper.deadLetters(queue),
      };
      auditQueue(queue, this.#world.ledger, this.shadow, atRest);
      const before = this.#before.get(queue.name);
      if (before !== undefined) sameAtRest(queue.name, before, atRest);
      this.#before.set(queue.name, atRest);
    }
    await this.keeper.crash();
  }

  /** Where it stands, for people. */
  get told(): string {
    return `${this.#lookedAt}; ${[...this.workers].map(({ told }) => told).join("; ")}`;
  }

  async #empty(queue: QueueHabits): Promise<void> {
    for (;;) {
      const counts = await this.keeper.describe(queue.name);
      this.#lookedAt = JSON.stringify(counts);
      if (counts !== undefined && unsettledOf(counts) === 0 && this.producers.every(({ isIdle }) => isIdle))
        return;
      await this.#world.agenda.wait(50, "emptying");
    }
  }

  /** To one consumer alone messages come by priority, then in the order they were stored in. */
  async #proveOrder(queue: QueueHabits): Promise<void> {
    const ids = await this.producers[0]!.publish(queue, PROOF_MESSAGES);
    const came: number[] = [];
    const worker = new QueueWorker(this.#world, this.shadow, `${queue.name} judge`, queue, 4);
    worker.isTidy = true;
    worker.onDelivered = (id) => came.push(id);
    worker.run().catch((error: unknown) => this.#world.fail(error as Error));
    await this.#empty(queue);
    worker.leaving = true;
    await worker.crash();
    const levelOf = (id: number): number => this.shadow.messages.get(id)!.level;
    const expected = [...ids].sort((a, b) => levelOf(b) - levelOf(a) || a - b);
    if (came.join() !== expected.join())
      throw new Violation(`queue ${queue.name}: ${came.join()} came, in order it is ${expected.join()}`);
  }
}
