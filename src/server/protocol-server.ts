/** Accepts connections, keeps their sessions, ticks them, drains them. */
import { errorTable, SluiceFault } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import type { Broker } from "../broker/broker.ts";
import type { Connection, Listener } from "../io/network.ts";
import { SmallTurns } from "../io/small-turns.ts";
import type { Timer } from "../io/timers.ts";
import type { World } from "../io/world.ts";
import { dispatch } from "./dispatcher.ts";
import { Farewells } from "./farewells.ts";
import { Newcomer, turnAway, type NewcomerFate } from "./newcomer.ts";
import { PublishShare } from "./publish-share.ts";
import { RefusedConnections } from "./refused-connections.ts";
import type { ServerContext, ServerLimits } from "./server-context.ts";
import { SessionPairs } from "./session-pairs.ts";
import { Session } from "./session.ts";

export interface ServerOptions {
  readonly world: World;
  readonly broker: Broker;
  readonly limits: ServerLimits;
  readonly log: Logger;
  readonly nodeId: string;
  readonly clusterId: string;
  readonly serverVersion: string;
  readonly durability: string;
  readonly flushIntervalMs: number;
}

const TICK_MS = 1_000;

export class ProtocolServer {
  readonly sessions = new Set<Session>();
  readonly #newcomers = new Set<Newcomer>();
  readonly #greetings: SmallTurns;
  readonly #options: ServerOptions;
  readonly #context: ServerContext;
  readonly #tooMany: RefusedConnections;
  readonly #notAccepted: RefusedConnections;
  #listener: Listener | undefined;
  #ticker: Timer | undefined;
  #stopping = false;
  #nextSession = 1;
  #toFlush: Session[] = [];
  #flushing = false;

  constructor(options: ServerOptions) {
    this.#options = options;
    this.#greetings = new SmallTurns(options.world.clock, options.world.timers);
    const refused = (why: string): RefusedConnections =>
      new RefusedConnections(`connection refused: ${why}`, options.log, options.world.clock);
    this.#tooMany = refused("too many");
    this.#notAccepted = refused("the operating system has none (EMFILE: raise ulimit -n)");
    const isStopping = (): boolean => this.#stopping;
    this.#context = {
      broker: options.broker,
      limits: options.limits,
      clock: options.world.clock,
      farewells: new Farewells(options.world.timers),
      share: new PublishShare({
        clock: options.world.clock,
        timers: options.world.timers,
        isWriting: () => options.broker.shard.store.isWriting,
      }),
      pairs: new SessionPairs(options.world.entropy),
      log: options.log,
      nodeId: options.nodeId,
      clusterId: options.clusterId,
      serverVersion: options.serverVersion,
      durability: options.durability,
      flushIntervalMs: options.flushIntervalMs,
      get stopping() {
        return isStopping();
      },
      errorNumber: (fault) => errorTable[fault.code].number,
      onSessionClosed: (session) => {
        this.sessions.delete(session);
        this.#context.pairs.closed(session);
      },
    };
  }

  /** Resolves with the port once connections are accepted. */
  async listen(host: string, port: number): Promise<number> {
    this.#listener = await this.#options.world.network.listen(
      host,
      port,
      (connection) => this.#accept(connection),
      (code) => this.#notAccepted.add({ code }),
    );
    this.#tick();
    return this.#listener.port;
  }

  /** Takes no more connections and requests, tells clients, waits for what is under way, closes. */
  async drain(timeoutMs: number): Promise<void> {
    this.#stopping = true;
    this.#listener?.close();
    const { clock, timers } = this.#options.world;
    const deadline = clock.monotonicMs() + timeoutMs;
    for (const newcomer of [...this.#newcomers]) newcomer.destroy();
    this.#context.farewells.stop();
    const reason = new SluiceFault("SHUTTING_DOWN", "the server is stopping");
    for (const session of this.sessions) session.goodbye(reason);
    while (clock.monotonicMs() < deadline && [...this.sessions].some((session) => session.underWay > 0)) {
      await new Promise<void>((resolve) => timers.arm(5, resolve));
    }
    this.#ticker?.cancel();
    for (const session of [...this.sessions]) session.end();
    while (clock.monotonicMs() < deadline && this.sessions.size > 0) {
      await new Promise<void>((resolve) => timers.arm(5, resolve));
    }
    for (const session of [...this.sessions]) session.destroy();
  }

  #accept(connection: Connection): void {
    const { maxConnections } = this.#context.limits;
    if (this.sessions.size + this.#newcomers.size >= maxConnections) {
      this.#tooMany.add({ remote: connection.remote, maxConnections });
      const text = `this server holds ${maxConnections} connections, the most it may`;
      return turnAway(connection, new SluiceFault("LIMIT_REACHED", text));
    }
    const now = this.#options.world.clock.monotonicMs();
    this.#newcomers.add(new Newcomer(connection, now, this.#greetings, this.#fate));
  }

  readonly #fate: NewcomerFate = {
    gone: (newcomer) => this.#newcomers.delete(newcomer),
    refused: (newcomer) => this.#context.farewells.end(newcomer.connection),
    greeted: (newcomer, rest) => {
      this.#newcomers.delete(newcomer);
      const { connection, openedMs } = newcomer;
      const session = new Session(
        this.#nextSession++,
        connection,
        openedMs,
        this.#context,
        dispatch,
        (waiting) => this.#schedule(waiting),
      );
      this.sessions.add(session);
      session.receive(rest);
    },
  };

  /** What sessions have to say goes out at the end of the turn. */
  #schedule(session: Session): void {
    this.#toFlush.push(session);
    if (this.#flushing) return;
    this.#flushing = true;
    queueMicrotask(() => {
      this.#flushing = false;
      const sessions = this.#toFlush;
      this.#toFlush = [];
      for (const waiting of sessions) waiting.out.flush();
    });
  }

  #tick(): void {
    const everyMs = Math.min(TICK_MS, this.#context.limits.heartbeatMs / 2);
    this.#ticker = this.#options.world.timers.arm(everyMs, () => {
      const now = this.#options.world.clock.monotonicMs();
      this.#tooMany.tick();
      this.#notAccepted.tick();
      for (const session of [...this.sessions]) session.tick(now);
      for (const newcomer of [...this.#newcomers])
        if (now - newcomer.openedMs > this.#context.limits.handshakeTimeoutMs) newcomer.destroy();
      this.#tick();
    });
  }
}
