/** The Network port of a node's life and the Dial of its clients, over one agenda. */
import type { Connection, Listener, Network } from "../../src/io/network.ts";
import type { Dial } from "../../src/sdk/transport.ts";
import { MAGIC } from "../../src/wire/frame.ts";
import type { Random } from "../fixtures/random.ts";
import type { Agenda } from "./agenda.ts";
import type { Life } from "./life.ts";
import { Wire } from "./wire.ts";

export interface NetworkHabits {
  latencyMs: number;
  /** Chance that what arrives comes in two pieces. */
  splitChance: number;
}

export class SimulatedNetwork {
  readonly agenda: Agenda;
  readonly habits: NetworkHabits;
  readonly wires = new Set<Wire>();
  /** Bytes on their way to a client. */
  observe: (wire: Wire, bytes: Uint8Array) => void = () => undefined;
  readonly #random: Random;
  #accept: { life: Life; onConnection: (connection: Connection) => void } | undefined;
  #made = 0;

  constructor(agenda: Agenda, random: Random, habits: NetworkHabits) {
    this.agenda = agenda;
    this.#random = random;
    this.habits = habits;
  }

  latency(): number {
    return this.habits.latencyMs * (0.1 + 1.8 * this.#random.next());
  }

  pieces(bytes: Uint8Array): Uint8Array[] {
    if (bytes.length < 2 || !this.#random.chance(this.habits.splitChance)) return [bytes];
    const at = this.#random.integer(1, bytes.length - 1);
    return [bytes.subarray(0, at), bytes.subarray(at)];
  }

  /** A step of the node's operating system: none of a dead life happens. */
  soon(life: Life, what: string, run: () => void, delayMs: number): void {
    this.agenda.plan(delayMs, what, () => {
      if (life.alive) run();
    });
  }

  portOf(life: Life): Network {
    return {
      listen: async (_host, port, onConnection): Promise<Listener> => {
        life.check();
        const accept = { life, onConnection };
        this.#accept = accept;
        const close = (): void => {
          if (this.#accept === accept) this.#accept = undefined;
        };
        return { port, close };
      },
    };
  }

  /** `onWire` gets what is dialled. */
  dialOf(onWire: (wire: Wire) => void): Dial {
    return async (_endpoint, listener, signal) => {
      await this.agenda.wait(this.latency() * 2, "dials");
      if (signal.aborted) throw signal.reason as Error;
      const accept = this.#accept;
      if (accept === undefined || !accept.life.alive)
        throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
      for (const old of this.wires) if (!old.isOpen) this.wires.delete(old);
      const wire = new Wire(this, accept.life, ++this.#made, listener);
      this.wires.add(wire);
      onWire(wire);
      accept.onConnection(wire.node);
      wire.client.send(MAGIC);
      return wire.client;
    };
  }

  /** The life is over. */
  orphan(life: Life, hangsUp: () => boolean): void {
    for (const wire of this.wires) if (wire.life === life) wire.orphan(hangsUp());
  }
}
