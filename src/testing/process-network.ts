/** The network within this process: nothing listens on a port. */
import type { Connection, Listener, Network } from "../io/network.ts";
import type { Dial } from "../sdk/transport.ts";
import type { Activity } from "./activity.ts";
import { Wire } from "./wire.ts";

export class ProcessNetwork implements Network {
  readonly #activity: Activity;
  readonly #wires = new Set<Wire>();
  #accept: ((connection: Connection) => void) | undefined;
  #dialled = 0;

  constructor(activity: Activity) {
    this.#activity = activity;
  }

  async listen(_host: string, _port: number, accept: (connection: Connection) => void): Promise<Listener> {
    this.#accept = accept;
    return { port: 1, close: () => void (this.#accept = undefined) };
  }

  readonly dial: Dial = async (_endpoint, listener) => {
    const accept = this.#accept;
    if (accept === undefined)
      throw Object.assign(new Error("the broker is not running"), { code: "ECONNREFUSED" });
    for (const wire of this.#wires) if (!wire.isOpen) this.#wires.delete(wire);
    const wire = new Wire(this.#activity, this.#dialled++, listener);
    this.#wires.add(wire);
    accept(wire.broker);
    return wire.client;
  };

  /** All connections are lost. */
  cut(): void {
    for (const wire of this.#taken()) wire.cut();
  }

  /** The broker's process ended here and now. */
  orphan(): void {
    this.#accept = undefined;
    for (const wire of this.#taken()) wire.orphan();
  }

  #taken(): Wire[] {
    const wires = [...this.#wires];
    this.#wires.clear();
    return wires;
  }
}
