/**
 * What one run stands on: an empty directory on the disk that is measured, a fresh server, and its clients, each in a
 * process of its own. All of it is gone when the run ends, however it ends.
 */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { RunFailure } from "./child.ts";
import { ClientProcess } from "./client/client-process.ts";
import type { ProbeReply, ProbeRequest } from "./probe/event-loop.ts";
import type { Weight } from "./probe/memory.ts";
import type { Delays } from "./probe/delay-histogram.ts";
import { makeScratch, removeScratch } from "./scratch.ts";
import { SyncShim } from "./syncs/shim.ts";
import type { Server, System } from "./systems/system.ts";
import { SyncTrace } from "./syncs/trace.ts";
import { cpuSeconds, machineCpuSeconds } from "./usage.ts";

export interface StageSettings {
  readonly system: System;
  /** On the disk that is measured. */
  readonly directory: string;
  readonly serverEnv: Readonly<Record<string, string>>;
  /** Of the topic a workload makes. */
  readonly partitions: number;
  /** Samples the server's event loop. */
  readonly probed: boolean;
  /** Counts the server's syncs and delays each by so much; undefined = neither. */
  readonly syncs?: { readonly delayMs: number } | undefined;
  /** Counts them in the measured part from outside instead; slows the server down. */
  readonly traced?: boolean;
  /** weigh() may be asked. */
  readonly weighed?: boolean;
  /** Flags for the Node of server and clients that make them write profiles. */
  readonly profileFlags: (who: "server" | "client") => readonly string[];
}

/** The measured part of a run, as seen from outside. */
export interface Observed {
  readonly seconds: number;
  /** Checkpoints the server finished in it. */
  readonly checkpoints: number;
  /** CPU seconds of the server a second; undefined where there is no /proc. */
  readonly serverCores: number | undefined;
  /** The same of everything that is not this bench: other processes, the kernel's own work, the machine's host. */
  readonly otherCores: number | undefined;
  /** In a probed run. */
  readonly delays: Delays | undefined;
  /** What the server asked the disk to sync, and how many messages were confirmed; where both are counted. */
  readonly syncs?: { readonly count: number; readonly confirms: number } | undefined;
}

export class Stage {
  readonly partitions: number;
  server!: Server;
  observed: Observed | undefined;
  readonly #settings: StageSettings;
  /** Where the server keeps its data. */
  readonly directory: string;
  readonly #clients: ClientProcess[] = [];
  readonly #shim: SyncShim | undefined;
  readonly #fail: (error: Error) => void;
  /** Rejects when a process of this stage ends by itself. */
  readonly #failure: Promise<never>;

  private constructor(settings: StageSettings) {
    this.#settings = settings;
    this.partitions = settings.partitions;
    this.directory = makeScratch(settings.directory);
    const { syncs } = settings;
    this.#shim = syncs && new SyncShim(join(this.directory, "syncs.page"), syncs.delayMs);
    const { promise, reject } = Promise.withResolvers<never>();
    this.#failure = promise;
    this.#fail = reject;
    promise.catch(() => {});
  }

  /** Sets the stage, plays, clears up. `limitSeconds`: how long the play may take. */
  static async play<T>(
    settings: StageSettings,
    limitSeconds: number,
    play: (stage: Stage) => Promise<T>,
  ): Promise<T> {
    const stage = new Stage(settings);
    const late = setTimeout(
      () => stage.#fail(new RunFailure(`the run did not end within ${limitSeconds} s`)),
      limitSeconds * 1000,
    );
    try {
      await stage.startServer();
      return await Promise.race([play(stage), stage.#failure]);
    } finally {
      clearTimeout(late);
      await stage.#clear();
    }
  }

  /** Also again, on the data that is there, after the server was killed. */
  async startServer(port = 0): Promise<void> {
    const { system, serverEnv, probed, weighed = false, profileFlags } = this.#settings;
    const preloaded = (probe: string): string[] => [
      "--import",
      fileURLToPath(new URL(`probe/${probe}.ts`, import.meta.url)),
    ];
    this.server = await system.startServer({
      directory: this.directory,
      port,
      env: { ...serverEnv, ...this.#shim?.env },
      nodeFlags: [
        ...profileFlags("server"),
        ...(probed ? preloaded("event-loop") : []),
        ...(weighed ? ["--expose-gc", ...preloaded("memory")] : []),
      ],
      channel: probed || weighed,
    });
    this.server.child.failure.catch(this.#fail);
  }

  client(): ClientProcess {
    const { system, profileFlags } = this.#settings;
    const client = new ClientProcess(system.name, this.server.url, profileFlags("client"));
    this.#clients.push(client);
    client.child.failure.catch(this.#fail);
    return client;
  }

  /** Delays each of the server's syncs that begins from now on. */
  delaySyncs(delayMs: number): void {
    this.#counted().setDelay(delayMs);
  }

  /** Of the server, so far. */
  syncs(): number {
    const syncs = this.#counted().syncs();
    if (syncs === undefined) throw new RunFailure("nothing counts this server's syncs");
    return syncs;
  }

  #counted(): SyncShim {
    if (this.#shim === undefined) throw new RunFailure("nothing counts this server's syncs");
    return this.#shim;
  }

  /** The part that counts: `observed` is of it. `confirmed`: how many messages were, for syncs a message. */
  async measure<T>(work: () => Promise<T>, confirmed?: (result: T) => number): Promise<T> {
    const { server } = this;
    const clients = [...this.#clients];
    this.#tellProbe("begin");
    const checkpoints = server.checkpoints;
    const cpu = this.#cpu(clients);
    const trace = this.#settings.traced
      ? await SyncTrace.attach(server.child.pid, join(this.directory, "syncs.trace"))
      : undefined;
    const syncs = this.#shim?.syncs() ?? 0;
    const startedMs = performance.now();
    const result = await work();
    const seconds = (performance.now() - startedMs) / 1000;
    const syncsAfter = trace ? await trace.detach() : this.#shim?.syncs();
    const cpuAfter = this.#cpu(clients);
    this.observed = {
      seconds,
      checkpoints: server.checkpoints - checkpoints,
      serverCores: rate(cpu.server, cpuAfter.server, seconds),
      otherCores: rate(cpu.others, cpuAfter.others, seconds),
      delays: this.#settings.probed ? await this.#delays() : undefined,
      syncs:
        syncsAfter === undefined || confirmed === undefined
          ? undefined
          : { count: syncsAfter - syncs, confirms: confirmed(result) },
    };
    return result;
  }

  /** Bytes that the server's main thread holds. */
  async weigh(): Promise<number> {
    const { promise, resolve } = Promise.withResolvers<Weight>();
    this.server.child.process.once("message", (reply: Weight) => resolve(reply));
    this.server.child.send("weigh");
    return (await promise).heldBytes;
  }

  /** NaN where there is no /proc. */
  #cpu(clients: readonly ClientProcess[]): { server: number; others: number } {
    const server = cpuSeconds(this.server.child.pid) ?? NaN;
    // A client that has ended used nothing since.
    const ours = clients.map(({ child }) => cpuSeconds(child.pid) ?? 0).reduce((a, b) => a + b, server);
    const { user, system } = process.cpuUsage();
    return { server, others: (machineCpuSeconds() ?? NaN) - ours - (user + system) / 1e6 };
  }

  #tellProbe(request: ProbeRequest): void {
    if (this.#settings.probed) this.server.child.send(request);
  }

  #delays(): Promise<Delays> {
    const { promise, resolve } = Promise.withResolvers<Delays>();
    this.server.child.process.once("message", (reply: ProbeReply) => resolve(reply));
    this.#tellProbe("end");
    return promise;
  }

  async #clear(): Promise<void> {
    const profiling = this.#settings.profileFlags("server").length > 0;
    // Profiles are written at an orderly end; else there is nothing to wait for.
    for (const { child } of this.#clients) await (profiling ? child.stop() : child.kill());
    const server = (this.server as Server | undefined)?.child;
    await (profiling ? server?.stop() : server?.kill());
    this.#shim?.close();
    removeScratch(this.directory);
  }
}

function rate(before: number, after: number, seconds: number): number | undefined {
  return Number.isNaN(after - before) ? undefined : Math.max(0, after - before) / seconds;
}
