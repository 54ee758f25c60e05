/**
 * One seed: a node, its clients, and what befalls them; then everything is healed and must become live again; then
 * everything is read and compared, before and after one more loss of power.
 */
import { NO_MUTATIONS, type Mutations } from "../../src/base/mutations.ts";
import { errorNameOf } from "../../src/base/errors.ts";
import { FrameDecoder, FrameField, splitFrame } from "../../src/wire/frame.ts";
import { v1 } from "../../src/wire/protobuf.ts";
import { audit } from "./audit.ts";
import { livesBy } from "./client-time.ts";
import { Dead } from "./life.ts";
import { Publisher } from "./publisher.ts";
import { QueueStory } from "./queue-story.ts";
import { Reader } from "./reader.ts";
import { SimulatedNode } from "./simulated-node.ts";
import { reuseMemory } from "./slab.ts";
import { TopicKeeper } from "./topic-keeper.ts";
import { Troubles } from "./troubles.ts";
import { Violation } from "./violation.ts";
import type { Wire } from "./wire.ts";
import { SeedWorld } from "./world-of-seed.ts";

export interface SeedResult {
  readonly seed: number;
  /** What was not kept; undefined: everything was. */
  readonly failure: string | undefined;
  readonly hash: string;
  readonly steps: number;
  readonly crashes: number;
  readonly confirms: number;
  readonly delivered: number;
  readonly virtualMs: number;
  readonly counts: Readonly<Record<string, number>>;
}

export interface SeedOptions {
  readonly mutations?: Mutations;
  readonly onTrace?: (line: string) => void;
}

/** Steps after which a run has gone astray. */
const MOST_STEPS = 400_000;
const STEPS_A_ROUND = 32;
/** Virtual time in which a healed world must be live again. */
const HEALING_MS = 120_000;
const TROUBLE_PATIENCE_MS = 3_000;

export async function runSeed(
  seed: number,
  { mutations = NO_MUTATIONS, onTrace }: SeedOptions = {},
): Promise<SeedResult> {
  reuseMemory();
  const world = new SeedWorld(seed);
  world.agenda.onTrace = onTrace;
  livesBy(world.agenda, world.clients.fork());
  const run = new SeedRun(world, mutations);
  const onUnhandled = (reason: unknown): void => {
    if (!(reason instanceof Dead)) world.fail(new Violation("a rejection nobody handled", { cause: reason }));
  };
  process.on("unhandledRejection", onUnhandled);
  process.on("uncaughtException", onUnhandled);
  try {
    await run.toTheEnd();
  } finally {
    process.off("unhandledRejection", onUnhandled);
    process.off("uncaughtException", onUnhandled);
  }
  return run.result();
}

class SeedRun {
  readonly #world: SeedWorld;
  readonly #node: SimulatedNode;
  readonly #publishers: Publisher[] = [];
  readonly #readers: Reader[] = [];
  readonly #keeper: TopicKeeper;
  readonly #troubles: Troubles;
  readonly #queues: QueueStory | undefined;
  #done = false;

  constructor(world: SeedWorld, mutations: Mutations) {
    this.#world = world;
    this.#node = new SimulatedNode(world, mutations);
    this.#keeper = new TopicKeeper(world, "keeper");
    const { settings, topics } = world;
    for (let n = 0; n < settings.publishers; n++)
      this.#publishers.push(new Publisher(world, `publisher${n}`, undefined));
    if (settings.troubles.includes("fencing"))
      for (const twin of [1, 2]) this.#publishers.push(new Publisher(world, `twin${twin}`, "twin"));
    for (let n = 0; n < settings.readers; n++) {
      this.#readers.push(new Reader(world, `reader${n}`, topics[n % topics.length]!));
    }
    this.#queues = world.queues === undefined ? undefined : new QueueStory(world, world.queues);
    const clients = [...this.#publishers, ...this.#readers, ...(this.#queues?.clients ?? [])];
    this.#troubles = new Troubles(world, this.#node, clients, this.#keeper);
    const decoders = new WeakMap<Wire, FrameDecoder>();
    world.network.observe = (wire, bytes) => this.#observe(decoders, wire, bytes);
  }

  /** Does what is planned, a step a turn of the event loop, until the story is told or a promise is broken. */
  toTheEnd(): Promise<void> {
    const world = this.#world;
    this.#story().then(
      () => (this.#done = true),
      (error: unknown) => world.fail(error instanceof Error ? error : new Error(String(error))),
    );
    return new Promise((resolve) => {
      let over = false;
      let waiting = 0;
      // Promises run between immediates of one round too: many a round save rounds.
      const round = (): void => {
        for (; waiting < STEPS_A_ROUND; waiting++) setImmediate(turn);
      };
      const turn = (): void => {
        waiting--;
        if (over) return;
        if (this.#done || world.failure !== undefined) {
          over = true;
          this.#node.life!.alive = false;
          return resolve();
        }
        try {
          if (!world.agenda.step()) world.fail(new Violation("nothing is going to happen any more"));
          if (world.agenda.steps > MOST_STEPS)
            world.fail(new Violation(`not done after ${MOST_STEPS} steps`));
        } catch (error) {
          if (!(error instanceof Dead)) world.fail(error as Error);
        }
        if (waiting === 0) round();
      };
      round();
    });
  }

  result(): SeedResult {
    const { seed, agenda, ledger, counters, failure } = this.#world;
    return {
      seed,
      failure: failure === undefined ? undefined : told(failure),
      hash: agenda.hash,
      steps: agenda.steps,
      crashes: this.#node.deaths,
      confirms: ledger.confirms,
      delivered: ledger.delivered,
      virtualMs: agenda.nowMs,
      counts: Object.fromEntries(counters.counts),
    };
  }

  async #story(): Promise<void> {
    this.#run(this.#node.run());
    await this.#node.up();
    await this.#keeper.make();
    await this.#queues?.keeper.make();
    for (const client of [...this.#publishers, ...this.#readers]) this.#run(client.run());
    for (const part of this.#queues?.parts ?? []) this.#run(part.run());
    await this.#befall();
    this.#heal();
    await this.#becomeLive();
    await this.#settleUp();
  }

  /** In the background; what it throws is a broken promise. */
  #run(task: Promise<unknown>): void {
    task.catch((error: unknown) => this.#world.fail(error as Error));
  }

  /** Each trouble comes when its share of the messages is sent, or is not sent for long. */
  async #befall(): Promise<void> {
    const world = this.#world;
    const { agenda, settings, trouble, ledger } = world;
    const share = settings.messages / settings.troubleCount;
    for (let n = 0; n < settings.troubleCount; n++) {
      world.allowance += share;
      const enough = world.allowance - trouble.next() * share;
      const end = agenda.nowMs + TROUBLE_PATIENCE_MS;
      while (ledger.messages.length < enough && agenda.nowMs < end)
        await agenda.wait(settings.troubleEveryMs * trouble.next(), "trouble");
      this.#run(this.#troubles.cause(settings.troubles[trouble.integer(0, settings.troubles.length - 1)]!));
    }
    const end = agenda.nowMs + TROUBLE_PATIENCE_MS;
    while (ledger.messages.length < world.allowance && agenda.nowMs < end) await agenda.wait(5, "the rest");
    if (this.#node.deaths === 0) await this.#troubles.cause(trouble.chance(0.5) ? "kill" : "power cut");
  }

  /** No more troubles, and what they left is put right. */
  #heal(): void {
    const { agenda, weather, network, settings } = this.#world;
    agenda.note("heal");
    weather.calm();
    network.habits.latencyMs = settings.latencyMs;
    this.#node.rot.wanted = false;
    this.#node.rot.healSegment();
    for (const wire of network.wires) {
      if (wire.silent) wire.reset();
      else wire.client.readOn();
    }
  }

  /** Publishers settle everything, new ones are confirmed, readers come to the end. */
  async #becomeLive(): Promise<void> {
    const { agenda } = this.#world;
    const late = agenda.plan(HEALING_MS, "late", () =>
      this.#world.fail(
        new Violation(`not live again ${HEALING_MS} ms after all was healed: ${this.#state()}`),
      ),
    );
    await this.#node.up();
    for (const publisher of this.#publishers) publisher.leaving = true;
    while (this.#publishers.some(({ outstanding }) => outstanding > 0)) await agenda.wait(5, "settling");
    for (const publisher of this.#publishers) await publisher.crash();
    await Promise.all(this.#publishers.slice(0, 2).map((publisher) => publisher.prove()));
    const ends = this.#ends();
    while (!this.#readers.every((reader) => this.#isAtEnd(reader, ends))) await agenda.wait(5, "reading");
    for (const reader of this.#readers) {
      this.#world.counters.count("reader caught up after a restart");
      reader.leaving = true;
      await reader.crash();
    }
    await this.#queues?.finish();
    late.cancelled = true;
  }

  #ends(): Map<string, number> {
    const ends = new Map<string, number>();
    for (const [key, slots] of this.#world.ledger.slots) ends.set(key, slots.length);
    return ends;
  }

  #isAtEnd(reader: Reader, ends: ReadonlyMap<string, number>): boolean {
    for (const [key, end] of ends) {
      const [topic, partition] = key.split("/");
      if (topic === reader.topic && (reader.positions.get(Number(partition)) ?? 0) < end) return false;
    }
    return true;
  }

  #state(): string {
    const publishers = this.#publishers.map(({ name, outstanding }) => `${name} ${outstanding}`);
    const readers = this.#readers.map(({ name, positions }) => `${name} ${JSON.stringify([...positions])}`);
    return `node ${this.#node.isUp ? "up" : "down"}; ${publishers.join(", ")}; ${readers.join(", ")}; ends ${JSON.stringify([...this.#ends()])}; ${this.#queues?.told ?? ""}`;
  }

  /** What is stored is right, and is the same after the power went once more. */
  async #settleUp(): Promise<void> {
    const { ledger } = this.#world;
    const before = await this.#readAtRest();
    audit(ledger, before);
    await this.#queues?.settleUp();
    this.#node.die({ kind: "power cut", keeping: "none" });
    await this.#node.up();
    const after = await this.#readAtRest();
    audit(ledger, after);
    await this.#queues?.settleUp();
    for (const [key, ids] of before) {
      const now = after.get(key) ?? [];
      if (now.length < ids.length || ids.some((id, offset) => now[offset] !== id))
        throw new Violation(`${key} is not the same after the power was cut`);
    }
    this.#node.over();
  }

  /** What was sent by clients that are gone may still arrive: once more then. */
  async #readAtRest(): Promise<Map<string, number[]>> {
    for (;;) {
      const { size } = this.#world.ledger.durable;
      const stored = await this.#keeper.readAll();
      if (this.#world.ledger.durable.size === size) return stored;
    }
  }

  /** What the node tells clients that the client deals with by itself. */
  #observe(decoders: WeakMap<Wire, FrameDecoder>, wire: Wire, bytes: Uint8Array): void {
    let decoder = decoders.get(wire);
    if (decoder === undefined) decoders.set(wire, (decoder = new FrameDecoder(64 * 1024 * 1024)));
    const parts = { correlation: 0, field: 0, bodyStart: 0, bodyEnd: 0 };
    decoder.push(bytes, (memory, start, end) => {
      const { field, bodyStart, bodyEnd } = splitFrame(memory, start, end, parts);
      const body = memory.subarray(bodyStart, bodyEnd);
      if (field === FrameField.error) this.#refusal(v1.Error.decode(body));
      if (field === FrameField.goodbye) this.#goodbye(v1.Goodbye.decode(body).reason);
    });
  }

  #goodbye(reason: { code?: number | null; message?: string | null } | null | undefined): void {
    const { counters, agenda } = this.#world;
    agenda.onTrace?.(`  goodbye: ${reason?.message}`);
    const name = errorNameOf(reason?.code ?? 0);
    if (name === "HEARTBEAT_TIMEOUT") counters.count("heartbeat given up");
    else if (name !== "SHUTTING_DOWN")
      this.#world.fail(new Violation(`the node said goodbye for ${name}: ${reason?.message}`));
  }

  #refusal({ code, message }: InstanceType<typeof v1.Error>): void {
    const { counters } = this.#world;
    switch (errorNameOf(code)) {
      case "STORAGE_FULL":
        return counters.count("publish refused for space");
      case "PRODUCER_FENCED":
        return counters.count("producer fenced");
      case "UNKNOWN_PRODUCER":
        return counters.count("producer forgotten");
      case "OUT_OF_SEQUENCE":
        return counters.count("sequence refused");
      case "STALE_PARTITIONING":
        return counters.count("partitioning stale");
      case "RESULT_UNKNOWN":
      case "INTERNAL":
      case "PROTOCOL_ERROR":
      case "CORRUPT_BATCH":
        return this.#world.fail(new Violation(`the node answered ${errorNameOf(code)}: ${message}`));
      default:
    }
  }
}

function told(error: Error): string {
  const { cause } = error;
  const because = cause instanceof Error ? `\n  because: ${cause.stack ?? String(cause)}` : "";
  return (error instanceof Violation ? error.message : (error.stack ?? String(error))) + because;
}
