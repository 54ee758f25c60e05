/** What befalls node, disk, network and clients, one after the other, as the seed has it. */
import type { Client } from "./client.ts";
import type { ArmedError, DeathPlace } from "./disk-weather.ts";
import { Reader } from "./reader.ts";
import type { TopicKeeper } from "./topic-keeper.ts";
import type { Trouble } from "./settings.ts";
import type { Death, SimulatedNode } from "./simulated-node.ts";
import type { SeedWorld } from "./world-of-seed.ts";

const HOUR_MS = 3_600_000;

const FAILURES: readonly Omit<ArmedError, "after">[] = [
  { operation: "datasync", path: /\.journal$/ },
  { operation: "write", path: /\.journal$/ },
  { operation: "datasync", path: /\/segments\/.*\.log$/ },
  { operation: "write", path: /\/segments\/.*\.log$/ },
  { operation: "commit", path: /checkpoint\.db$/ },
  { operation: "syncDirectory", path: /./ },
  { operation: "read", path: /\/segments\/.*\.log$/ },
  { operation: "read", path: /./ },
];

/** Where dying is worth waiting for. */
const DEATH_PLACES: readonly DeathPlace[] = [
  { path: /./ },
  { path: /\.journal$/, operations: ["write", "datasync"] },
  { path: /\.journal$/, operations: ["datasync"] },
  { path: /\.journal$/, operations: ["rename", "unlink"] },
  { path: /\/journal/, operations: ["rename", "syncDirectory"] },
  { path: /spare/ },
  { path: /checkpoint\.db$/, operations: ["commit"] },
  { path: /\/segments/, operations: ["datasync", "syncDirectory", "rename"] },
  { path: /\/segments\/\d+$/, operations: ["rename"] },
];

/** Whole entries behind a torn one: the index of that place. */
const JOURNAL_SYNC = 2;

export class Troubles {
  readonly #world: SeedWorld;
  readonly #node: SimulatedNode;
  readonly #clients: readonly Client[];
  readonly #keeper: TopicKeeper;

  constructor(world: SeedWorld, node: SimulatedNode, clients: readonly Client[], keeper: TopicKeeper) {
    this.#world = world;
    this.#node = node;
    this.#clients = clients;
    this.#keeper = keeper;
  }

  /** One of them, begun; some go on for a while. */
  async cause(trouble: Trouble): Promise<void> {
    const { agenda, counters, trouble: random, weather, network } = this.#world;
    agenda.note(trouble);
    switch (trouble) {
      case "kill":
        return this.#node.die({ kind: "kill" });
      case "power cut":
        return this.#node.die(this.#powerCut());
      case "death at a disk operation":
        return this.#dieAtDisk({ kind: "kill" });
      case "power cut at a disk operation":
        return this.#dieAtDisk(this.#powerCut());
      case "stop":
        return this.#node.stop();
      case "failing disk":
        weather.errors.push({
          ...FAILURES[random.integer(0, FAILURES.length - 1)]!,
          after: random.integer(0, 8),
        });
        return;
      case "full disk":
        weather.capacityBytes = this.#world.platter.usedBytes + random.integer(0, 160) * 1024;
        await agenda.wait(random.integer(200, 3_000), "full");
        weather.capacityBytes = Infinity;
        return;
      case "short writes":
        weather.shortChance = 0.1 + random.next() * 0.5;
        await agenda.wait(random.integer(100, 1_000), "short writes");
        weather.shortChance = 0;
        return;
      case "slow disk":
        weather.delayMs = random.next() * 8;
        weather.stallChance = random.next() * 0.05;
        weather.stallMs = random.next() * 2_000;
        await agenda.wait(random.integer(50, 1_500), "slow disk");
        weather.delayMs = this.#world.settings.diskDelayMs;
        weather.stallChance = 0;
        return;
      case "reset":
        counters.count("connection reset");
        return this.#anyClient().wire?.reset();
      case "half-open connection": {
        const { wire } = this.#anyClient();
        if (wire?.isOpen !== true) return;
        counters.count("connection half open");
        wire.silent = true;
        return;
      }
      case "slow reader": {
        const { wire } = this.#anyClient();
        if (wire === undefined) return;
        wire.client.stalled = true;
        await agenda.wait(random.integer(50, 6_000), "stalled");
        wire.client.readOn();
        return;
      }
      case "client crash":
        return this.#anyClient().crash();
      case "fencing":
        return this.#fence();
      case "topic deletion":
        return this.#keeper.deletePassing();
      case "wall clock step":
        counters.count("wall clock stepped");
        return agenda.stepWall(
          random.integer(-2, 2) * HOUR_MS + random.integer(0, 1) * random.integer(0, 170) * HOUR_MS,
        );
      case "long pause":
        network.habits.latencyMs = 50;
        await agenda.wait(random.integer(50, 2_000), "long pause");
        network.habits.latencyMs = this.#world.settings.latencyMs;
        return;
      case "rot":
        if (random.chance(0.4)) return this.#damageSegment();
        this.#node.rot.wanted = true;
        if (random.chance(0.7)) this.#node.die(random.chance(0.5) ? { kind: "kill" } : this.#powerCut());
        return;
    }
  }

  #powerCut(): Death {
    const { trouble, settings } = this.#world;
    return { kind: "power cut", keeping: settings.keeping[trouble.integer(0, settings.keeping.length - 1)]! };
  }

  #dieAtDisk(death: Death): void {
    const { trouble, weather } = this.#world;
    this.#node.deathAtDisk = death;
    const place = trouble.chance(0.3) ? JOURNAL_SYNC : trouble.integer(0, DEATH_PLACES.length - 1);
    weather.dieAt = DEATH_PLACES[place]!;
    weather.dieIn = trouble.integer(1, place === 0 ? 60 : 4);
    // Often the next start is what dies of it.
    if (trouble.chance(0.3)) this.#node.die(death);
  }

  #anyClient(): Client {
    return this.#clients[this.#world.trouble.integer(0, this.#clients.length - 1)]!;
  }

  /** The twins share a producer's name: one that connects anew fences the other. */
  async #fence(): Promise<void> {
    const twins = this.#clients.filter(({ name }) => name.startsWith("twin"));
    if (twins.length > 0) await twins[this.#world.trouble.integer(0, twins.length - 1)]!.crash();
  }

  async #damageSegment(): Promise<void> {
    const { agenda, trouble } = this.#world;
    this.#node.rot.damageSegment();
    // What is in memory is read from there: who begins anew meets the file.
    for (const client of this.#clients) {
      if (!(client instanceof Reader)) continue;
      client.startsOver = true;
      await client.crash();
    }
    await agenda.wait(trouble.integer(100, 1_000), "rotten");
    this.#node.rot.healSegment();
  }
}
