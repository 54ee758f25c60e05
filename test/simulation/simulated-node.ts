/**
 * The node as its machine runs it: started again whenever it ends. What ends it, and what is done to its disk while it
 * is down, comes from outside (troubles.ts, rot.ts); what it may do at a start is checked here.
 */
import { composeNode, type Node } from "../../src/compose.ts";
import type { Logger } from "../../src/base/logger.ts";
import type { Mutations } from "../../src/base/mutations.ts";
import type { World } from "../../src/io/world.ts";
import { DiskDiary } from "./disk-diary.ts";
import { Dead, Life } from "./life.ts";
import type { Keeping } from "./platter.ts";
import { Rot } from "./rot.ts";
import { simulatedDisk } from "./simulated-disk.ts";
import { Violation } from "./violation.ts";
import type { SeedWorld } from "./world-of-seed.ts";

export type Death = { readonly kind: "kill" } | { readonly kind: "power cut"; readonly keeping: Keeping };

const STOP_PATIENCE_MS = 120_000;

export class SimulatedNode {
  readonly rot: Rot;
  /** Times it was started. */
  lives = 0;
  deaths = 0;
  life: Life | undefined;
  /** Chosen when the process dies by dieIn of the weather. */
  deathAtDisk: Death = { kind: "kill" };
  readonly #world: SeedWorld;
  readonly #mutations: Mutations;
  readonly #diary: DiskDiary;
  readonly #locks = new Map<string, Life>();
  #node: Node | undefined;
  #ended: () => void = () => undefined;
  #whenUp: (() => void)[] = [];
  #over = false;

  constructor(world: SeedWorld, mutations: Mutations) {
    this.#world = world;
    this.#mutations = mutations;
    this.rot = new Rot(world);
    this.#diary = new DiskDiary(world, (when) => this.#diesAtDisk(when));
  }

  get isUp(): boolean {
    return this.life?.alive === true && this.life.started;
  }

  /** Resolves when it takes connections. */
  async up(): Promise<void> {
    while (!this.isUp) await new Promise<void>((resolve) => this.#whenUp.push(resolve));
  }

  /** Starts it again and again until over() is called. */
  async run(): Promise<void> {
    while (!this.#over) {
      await this.#live();
      if (this.#over) return;
      const { trouble, agenda } = this.#world;
      await agenda.wait(trouble.next() * 60, "down");
      this.rot.befall();
      if (trouble.chance(0.1)) await agenda.wait(trouble.next() * 4_000, "down long");
    }
  }

  over(): void {
    this.#over = true;
    this.#world.weather.dieIn = undefined;
    this.die({ kind: "kill" });
  }

  /** The process ends here and now. */
  die(death: Death): void {
    const { life } = this;
    if (life?.alive !== true) return;
    const { agenda, counters, network, platter, trouble } = this.#world;
    agenda.note(death.kind, life.number);
    life.alive = false;
    this.deaths++;
    if (!this.#over) {
      if (!life.started) counters.count("death while starting");
      counters.count(death.kind);
    }
    if (death.kind === "power cut") platter.powerCut(death.keeping, trouble);
    const hangsUp = death.kind === "kill" ? () => true : () => trouble.chance(0.5);
    network.orphan(life, hangsUp);
    this.#ended();
  }

  /** The orderly end. */
  async stop(): Promise<void> {
    const { life } = this;
    const node = this.#node;
    if (!this.isUp || node === undefined || life === undefined) return;
    const { agenda, counters } = this.#world;
    life.started = false;
    life.stopping = true;
    const late = agenda.plan(STOP_PATIENCE_MS, "patience", () => {
      if (life.alive) this.#world.fail(new Violation(`stop() did not end in ${STOP_PATIENCE_MS} ms`));
    });
    try {
      await node.stop();
    } catch (error) {
      if (life.alive) this.#world.fail(new Violation("stop() failed", { cause: error }));
    }
    late.cancelled = true;
    if (!life.alive) return;
    counters.count("graceful stop");
    life.alive = false;
    this.#world.network.orphan(life, () => true);
    this.#ended();
  }

  async #live(): Promise<void> {
    const life = new Life(++this.lives);
    this.life = life;
    const ended = new Promise<void>((resolve) => (this.#ended = resolve));
    const { config, innerLimits } = this.#world.settings;
    this.#diary.begin();
    const node = composeNode(
      config,
      {
        log: this.#log(life),
        version: "0.0.0-simulated",
        onFatal: (error) => this.#fatal(life, error),
        innerLimits,
      },
      this.#worldOf(life),
      this.#mutations,
    );
    this.#node = node;
    node.start().then(
      () => this.#started(life),
      (error: unknown) => this.#refused(life, error as Error & { code?: string }),
    );
    await ended;
  }

  #started(life: Life): void {
    if (!life.alive) return;
    try {
      this.rot.accepted();
    } catch (error) {
      return this.#world.fail(error as Error);
    }
    life.started = true;
    this.#world.agenda.note("up", life.number);
    for (const wake of this.#whenUp.splice(0)) wake();
  }

  /** A start may fail for what was done to it, and for nothing else. */
  #refused(life: Life, error: Error & { code?: string }): void {
    if (!life.alive) return;
    const { counters, weather, agenda } = this.#world;
    agenda.note(`refused ${error.code ?? error.name}`, life.number);
    if (error instanceof Dead)
      return this.#world.fail(new Violation("a living process is dead", { cause: error }));
    if (life.excuses.has("failing disk")) counters.count("start met a failing disk");
    else if (error.code === "STORAGE_FULL" && weather.capacityBytes < Infinity)
      weather.capacityBytes = Infinity;
    else if (!this.rot.refused(error)) {
      return this.#world.fail(new Violation(`a start failed: ${error.message}`, { cause: error }));
    }
    this.die({ kind: "kill" });
  }

  #fatal(life: Life, error: Error): void {
    if (!life.alive) return;
    // A stop does not wait for ever for a disk that takes nothing.
    const given =
      life.excuses.size > 0 ||
      (life.stopping && /^stopped with \d+ entries/.test(error.message)) ||
      this.rot.foundLate(error);
    if (error.name === "AssertionFailure" || !given)
      return this.#world.fail(new Violation(`the node gave up: ${error.message}`, { cause: error }));
    this.#world.agenda.note("fatal", life.number);
    this.die({ kind: "kill" });
  }

  #diesAtDisk(when: "before" | "after"): void {
    this.#world.agenda.note(`dies ${when}`);
    this.die(this.deathAtDisk);
  }

  #worldOf(life: Life): World {
    const { agenda, network, platter, weather, node: random } = this.#world;
    let soonAtMs = 0;
    return {
      disk: simulatedDisk({ life, agenda, platter, weather, listener: this.#diary, locks: this.#locks }),
      network: network.portOf(life),
      clock: agenda,
      timers: {
        arm(afterMs, callback) {
          const planned = agenda.plan(afterMs, "timer", () => {
            if (life.alive) callback();
          });
          return { cancel: () => (planned.cancelled = true) };
        },
        soon(callback) {
          soonAtMs = Math.max(soonAtMs, agenda.nowMs + weather.delay() * 2);
          agenda.planAt(soonAtMs, "soon", () => {
            if (life.alive) callback();
          });
        },
      },
      entropy: { bytes: (length) => random.bytes(length) },
      threads: false,
    };
  }

  #log(life: Life): Logger {
    const { counters, agenda } = this.#world;
    const heard = (fields: Record<string, unknown>, event: string): void => {
      if (!life.alive) return;
      agenda.onTrace?.(`log: ${event} ${JSON.stringify(fields)}`);
      if (event === "journal recovered") {
        this.#diary.recovered();
        if (Number(fields["tornBytes"]) > 0) counters.count("torn tail cut");
        if (Number(fields["repersisted"]) > 0) counters.count("entries written again at start");
      }
      if (event === "slow reader cut off") counters.count("slow reader cut off");
      if (event === "topic deleted") counters.count("partition deleted");
      if (event === "request failed")
        this.#world.fail(new Violation(`a request failed inside: ${String(fields["error"])}`));
    };
    return { debug: heard, info: heard, warn: heard, error: heard };
  }
}
