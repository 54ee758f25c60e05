/** Everything a seed's run is made of, and the one place that ends it when a promise was not kept. */
import { Random } from "../fixtures/random.ts";
import { Agenda } from "./agenda.ts";
import { DiskWeather } from "./disk-weather.ts";
import { Ledger } from "./ledger.ts";
import { Platter } from "./platter.ts";
import { hasQueues, queueChance, queueWorldOf, withQueues, type QueueWorldSettings } from "./queue-world.ts";
import { settingsOf, type SeedSettings } from "./settings.ts";
import { SimulatedNetwork } from "./simulated-network.ts";
import { Counters } from "./sometimes.ts";

export class SeedWorld {
  readonly seed: number;
  readonly agenda = new Agenda();
  readonly counters = new Counters();
  readonly settings: SeedSettings;
  /** Undefined: it has none. */
  readonly queues: QueueWorldSettings | undefined;
  readonly platter = new Platter();
  readonly weather: DiskWeather;
  readonly network: SimulatedNetwork;
  readonly ledger: Ledger;
  /** For what befalls node and clients. */
  readonly trouble: Random;
  readonly node: Random;
  readonly clients: Random;
  readonly topics: readonly string[];
  /** Deleted and made again now and then, if the seed has that trouble. */
  readonly passing: string;
  /** Messages that publishers may have sent by now: troubles come by progress, not by time. */
  allowance = 0;
  /** The first broken promise. */
  failure: Error | undefined;

  constructor(seed: number) {
    this.seed = seed;
    const random = new Random(seed);
    const settings = settingsOf(random.fork());
    this.queues = hasQueues(seed) ? queueWorldOf(queueChance(seed)) : undefined;
    this.settings = this.queues === undefined ? settings : withQueues(settings, this.queues);
    this.trouble = random.fork();
    this.node = random.fork();
    this.clients = random.fork();
    this.weather = new DiskWeather(random.fork(), this.settings.diskDelayMs);
    this.network = new SimulatedNetwork(this.agenda, random.fork(), {
      latencyMs: this.settings.latencyMs,
      splitChance: this.settings.splitChance,
    });
    this.topics = ["orders", "audit"];
    this.passing = "passing";
    this.ledger = new Ledger(new Set(this.topics), () => this.agenda.steps);
  }

  fail(error: Error): void {
    this.failure ??= error;
  }
}
