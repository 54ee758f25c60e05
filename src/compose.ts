/**
 * The one composition root: a configuration and a world in, a node out. The same code runs as the
 * server, in tests and in simulation; only the world differs.
 */
import { assert } from "./base/errors.ts";
import { INNER_LIMITS, type InnerLimits } from "./base/inner-limits.ts";
import type { Logger } from "./base/logger.ts";
import { NO_MUTATIONS, type Mutations } from "./base/mutations.ts";
import { Admission, MAX_JOURNAL_BYTES, MAX_PENDING_BYTES } from "./broker/admission.ts";
import { Broker } from "./broker/broker.ts";
import { Shard } from "./broker/shard.ts";
import { DiskWatch } from "./broker/disk-watch.ts";
import { MemoryWatch } from "./broker/memory-watch.ts";
import type { Config } from "./config/config.ts";
import { withoutDirectorySync } from "./io/disk.ts";
import { startThread, type Thread } from "./io/worker.ts";
import { realWorld, type World } from "./io/world.ts";
import { ProtocolServer } from "./server/protocol-server.ts";
import { openDataDirectory, told, type DataDirectory } from "./storage/data-directory.ts";
import { connectStorage, inlineStorage } from "./storage/storage-client.ts";

/** Exit codes of a server that ends because it must. */
export const ExitCode = {
  /** A journal or storage write failed: nothing was confirmed after it; a start recovers by replay. */
  storageFailed: 74,
  /** An invariant of our own was broken. */
  internal: 70,
} as const;

export interface NodeOptions {
  readonly log: Logger;
  readonly version: string;
  /** Nothing more is confirmed; end the process with this code. */
  readonly onFatal: (error: Error, exitCode: number) => void;
  /** For the simulator; a server has the usual ones. */
  readonly innerLimits?: InnerLimits;
}

export interface StartedNode {
  readonly host: string;
  readonly port: number;
  readonly dataDirectory: string;
  readonly durability: Config["durability"];
  readonly flushIntervalMs: number;
}

export interface Node {
  /** @throws SluiceFault (data directory, damage, disk), or the operating system's error (listening) */
  start(): Promise<StartedNode>;
  /**
   * Drains, checkpoints, closes. Where the disk takes no more, it is waited for as long as the drain may take;
   * then onFatal is called: what was not stored was not confirmed either.
   */
  stop(): Promise<void>;
}

/** How long a stop waits for the journal where clients took all the time there was. */
const STOP_MS = 1_000;

/** What a delivered batch has around its records, at most. */
const DELIVERY_HEAD_BYTES = 256;

/** `mutations` are for the simulator: each takes a safety rule away. */
export function composeNode(
  config: Config,
  options: NodeOptions,
  outside: World = realWorld,
  mutations: Mutations = NO_MUTATIONS,
): Node {
  assert(mutations === NO_MUTATIONS || !outside.threads, "mutations are for worlds without threads");
  const world =
    mutations.noDirectorySync === true ? { ...outside, disk: withoutDirectorySync(outside.disk) } : outside;
  const { innerLimits = INNER_LIMITS } = options;
  const maxFrameBytes = innerLimits.frameSlackBytes + config.limits.maxMessageBytes;
  // An entry never spans journal files: the largest frame, and what an entry adds to it, must fit one.
  const journalFileBytes = Math.max(config.storage.journalFileBytes, maxFrameBytes + 64 * 1024);
  let running:
    | { directory: DataDirectory; shard: Shard; server: ProtocolServer; watches: { stop(): void }[] }
    | undefined;
  const fatal = (error: Error): void => {
    options.log.error({ error: error.stack ?? error.message }, "fatal");
    options.onFatal(error, error.name === "AssertionFailure" ? ExitCode.internal : ExitCode.storageFailed);
  };

  async function start(): Promise<StartedNode> {
    // First of all: the thread loads its modules while this one looks at the data directory.
    const thread = world.threads ? startThread("./storage-worker", import.meta.url) : undefined;
    let directory: DataDirectory;
    try {
      directory = openDataDirectory(world.disk, world.entropy, config.data);
    } catch (error) {
      await thread?.terminate();
      throw error;
    }
    const shard = await openShard(directory, thread).catch((error: unknown) => {
      directory.close();
      throw told(error, directory.path);
    });
    const admission = new Admission(shard, {
      maxMessageBytes: config.limits.maxMessageBytes,
      maxBatchBytes: maxFrameBytes - DELIVERY_HEAD_BYTES,
      maxPendingBytes: MAX_PENDING_BYTES,
      maxJournalBytes: MAX_JOURNAL_BYTES,
      diskReserveBytes: config.storage.diskReserveBytes ?? 2 * journalFileBytes + 64 * 1024 * 1024,
    });
    const { autoCreate, topicDefaults } = config;
    const broker = new Broker(shard, admission, {
      autoCreate,
      topicDefaults: { ...topicDefaults, retentionBytes: 0 },
      minSegmentBytes: innerLimits.minSegmentBytes,
      log: options.log,
      mutations,
    });
    const disk = new DiskWatch(world, directory.path, admission, options.log);
    const memory = new MemoryWatch(world, shard, options.log);
    const server = openServer(directory, broker);
    running = { directory, shard, server, watches: [disk, memory, broker.schedules] };
    const { host, port } = config.listen;
    try {
      const bound = await server.listen(host, port);
      const { durability, storage } = config;
      const { flushIntervalMs } = storage;
      return { host, port: bound, dataDirectory: directory.path, durability, flushIntervalMs };
    } catch (error) {
      await stop();
      throw error;
    }
  }

  async function openShard(directory: DataDirectory, thread: Thread | undefined): Promise<Shard> {
    const { paths } = directory;
    const { client: storage, loaded } =
      thread === undefined
        ? inlineStorage(world.disk, paths, world.timers, mutations)
        : await connectStorage(thread, paths, fatal);
    const opened = Shard.open({
      world,
      directory,
      storage,
      loaded,
      log: options.log,
      serverVersion: options.version,
      tailCacheBytes: config.storage.tailCacheBytes,
      checkpoint: {
        journalBytes: config.storage.checkpointJournalBytes,
        intervalMs: config.storage.checkpointIntervalMs,
        journalFileBytes,
        journalKeepBytes: config.storage.journalKeepBytes,
        minIntervalMs: innerLimits.minCheckpointIntervalMs,
      },
      flushIntervalMs: config.durability === "memory-first" ? config.storage.flushIntervalMs : undefined,
      innerLimits,
      onFatal: fatal,
      mutations,
    });
    return opened.catch(async (error: unknown) => {
      await storage.close();
      throw error;
    });
  }

  function openServer(directory: DataDirectory, broker: Broker): ProtocolServer {
    const { limits, server } = config;
    return new ProtocolServer({
      world,
      broker,
      limits: {
        maxFrameBytes,
        maxMessageBytes: limits.maxMessageBytes,
        publishCreditBytes: limits.publishCreditBytes,
        maxSubscriptions: limits.maxSubscriptionsPerConnection,
        maxConnections: limits.maxConnections,
        heartbeatMs: server.heartbeatMs,
        slowReaderTimeoutMs: server.slowReaderTimeoutMs,
        handshakeTimeoutMs: 10_000,
      },
      log: options.log,
      nodeId: directory.identity.nodeId,
      clusterId: directory.identity.clusterId,
      serverVersion: options.version,
      durability: config.durability,
      flushIntervalMs: config.durability === "memory-first" ? config.storage.flushIntervalMs : 0,
    });
  }

  async function stop(): Promise<void> {
    if (running === undefined) return;
    const { directory, shard, server, watches } = running;
    running = undefined;
    for (const watch of watches) watch.stop();
    const deadline = world.clock.monotonicMs() + config.server.drainTimeoutMs;
    await server.drain(config.server.drainTimeoutMs);
    const left = deadline - world.clock.monotonicMs();
    const entries = await shard.stop(Math.max(left, STOP_MS));
    if (entries === 0) return directory.close();
    // The lock too is left to the end of the process.
    options.log.error(
      { entries, starved: shard.journal.starved },
      "stopped without storing what was waiting",
    );
    const text =
      `stopped with ${entries} entries not stored: the disk took no more. ` +
      (config.durability === "disk"
        ? "None of them was confirmed; what was confirmed is in the journal."
        : "What was confirmed in the last flushIntervalMs may be among them (durability memory-first).");
    options.onFatal(new Error(text), ExitCode.storageFailed);
  }

  return { start, stop };
}
