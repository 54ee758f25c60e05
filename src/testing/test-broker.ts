/** A broker in this process: the composition of the server over a network, a clock and a disk of its own. */
import { resolve } from "node:path";
import type { Logger } from "../base/logger.ts";
import { composeNode, type Node } from "../compose.ts";
import { resolveConfig, type Config } from "../config/config.ts";
import { systemEntropy } from "../io/entropy.ts";
import { withMethods, type Disk } from "../io/disk.ts";
import type { World } from "../io/world.ts";
import type { Sluice } from "../sdk/client.ts";
import { CLIENT_VERSION, connect, type ConnectOptions } from "../sdk/connect.ts";
import { disposedBy } from "../sdk/disposal.ts";
import { Activity } from "./activity.ts";
import { Faults, type BrokerFaults } from "./broker-faults.ts";
import type { MemoryDisk } from "./memory-disk.ts";
import { ProcessNetwork } from "./process-network.ts";
import { TestClock, type BrokerClock } from "./test-clock.ts";
import { watchedDisk } from "./watched-disk.ts";

export interface BrokerOptions {
  /** Where to keep what is stored, as a server's data directory; default: in memory, gone with the broker. */
  readonly directory?: string;
  /** Settings by their names, such as `{ "limits.maxMessageBytes": "64KiB" }`; `sluice config print` lists them. */
  readonly settings?: Readonly<Record<string, string | number | boolean>>;
}

/** As for connect(), but for the transport. */
export type BrokerConnectOptions = Omit<ConnectOptions, "dial" | "renewalThread">;

/** How far a stop moves the clock at a time while it waits for clients. */
const STOP_STEP_MS = 5;

export class TestBroker {
  /** The broker's time: it stands still until advance() moves it. */
  readonly clock: BrokerClock;
  readonly faults: BrokerFaults;
  readonly #clock: TestClock;
  readonly #faults: Faults;
  readonly #activity = new Activity();
  readonly #network = new ProcessNetwork(this.#activity);
  readonly #config: Config;
  readonly #clients = new Set<Sluice>();
  #node: Node | undefined;
  /** Counts its processes. */
  #life = 0;
  #failure: Error | undefined;

  /** Made by `createBroker()` only. */
  constructor({ directory, settings = {} }: BrokerOptions) {
    this.#clock = new TestClock(this.#activity);
    this.#faults = new Faults(directory === undefined, this.#network, this.#clock, this.#activity);
    this.clock = this.#clock;
    this.faults = this.#faults;
    const flags = { ...SMALL, ...settings, data: directory === undefined ? "/broker" : resolve(directory) };
    this.#config = resolveConfig({ flags, env: {}, file: undefined }).config;
  }

  /** A client of this broker, connected. @throws SluiceError INVALID_ARGUMENT, CANNOT_CONNECT */
  async connect(options: BrokerConnectOptions = {}): Promise<Sluice> {
    if (this.#failure !== undefined) throw this.#failure;
    const sluice = await connect("sluice://in-process", { ...options, dial: this.#network.dial });
    this.#clients.add(sluice);
    return sluice;
  }

  /** Stops in order, as at SIGTERM, and starts again. Clients connect again by themselves. */
  async restart(): Promise<void> {
    await this.#stop();
    await this.start();
  }

  /**
   * Ends here and now, as by kill -9 and a loss of power at once, and starts again from what had been synced. Clients
   * connect again by themselves. In memory only. @throws SluiceError NOT_SUPPORTED
   */
  async kill(): Promise<void> {
    this.#faults.losePower();
    this.#end();
    await this.start();
  }

  /** Closes the clients made here and ends. @throws what ended the broker before, if something did */
  async close(): Promise<void> {
    for (const sluice of this.#clients) await sluice.close();
    this.#clients.clear();
    await this.#stop();
    if (this.#failure !== undefined) throw this.#failure;
  }

  declare [Symbol.asyncDispose]: () => Promise<void>;

  /** By createBroker() and after an end. */
  async start(): Promise<void> {
    const options = { log: SILENT, version: CLIENT_VERSION, onFatal: (error: Error) => this.#fail(error) };
    this.#node = composeNode(this.#config, options, this.#world());
    await this.#node.start();
  }

  async #stop(): Promise<void> {
    const node = this.#node;
    this.#node = undefined;
    if (node === undefined) return;
    await this.#clock.time.until(node.stop(), STOP_STEP_MS, () => this.#activity.rest());
    this.#end();
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#end();
  }

  /** The process is no more: nothing it was about to do happens. */
  #end(): void {
    this.#node = undefined;
    this.#life++;
    this.#network.orphan();
    this.#clock.time.forget();
  }

  #world(): World {
    const { disk } = this.#faults;
    const life = this.#life;
    return {
      disk: disk === undefined ? watchedDisk(this.#activity) : withImages(disk),
      network: this.#network,
      clock: this.#clock.time,
      timers: this.#clock.timersWhile(() => life === this.#life),
      entropy: systemEntropy,
      threads: false,
    };
  }
}

disposedBy(TestBroker, (broker: TestBroker) => broker.close());

/**
 * A broker in this process, in memory or in a directory, without a port: the server's own engine.
 * @throws ConfigError (settings), or why the directory cannot be used
 * @example
 * await using broker = await createBroker();
 * await using sluice = await broker.connect();
 */
export async function createBroker(options: BrokerOptions = {}): Promise<TestBroker> {
  const broker = new TestBroker(options);
  await broker.start();
  return broker;
}

/** SQLite's files lie on it too. */
function withImages(disk: MemoryDisk): Disk {
  return withMethods<Disk>(disk, {
    databases: disk.images,
    // The server asks every second: as an operation that takes its time it would cost a day seconds.
    freeBytes: (_path, done) => queueMicrotask(() => done(null, disk.free)),
  });
}

/** Of the settings, what suits a broker that lives for a test. */
const SMALL = {
  // In one process no connection dies without a word: nobody need ask often.
  "server.heartbeatMs": "10min",
  // Journal files are made in full, which in memory is what a start costs.
  "storage.journalFileBytes": "1MiB",
  "storage.journalKeepBytes": "0",
  "storage.checkpointJournalBytes": "8MiB",
};

const SILENT: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
