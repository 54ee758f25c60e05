/** A client of the simulated world: the shipped SDK over simulated wires, connected again whenever it was closed. */
import { connect } from "../../src/sdk/connect.ts";
import type { Sluice } from "../../src/sdk/client.ts";
import { SluiceError } from "../../src/sdk/errors.ts";
import type { Dial } from "../../src/sdk/transport.ts";
import type { Random } from "../fixtures/random.ts";
import { Violation } from "./violation.ts";
import type { Wire } from "./wire.ts";
import type { SeedWorld } from "./world-of-seed.ts";

export class Client {
  readonly name: string;
  readonly random: Random;
  /** Counts its sessions: a new one knows nothing of the one before. */
  sessions = 0;
  sluice: Sluice | undefined;
  wire: Wire | undefined;
  /** It is to come to its end. */
  leaving = false;
  protected readonly world: SeedWorld;

  constructor(world: SeedWorld, name: string) {
    this.world = world;
    this.name = name;
    this.random = world.clients.fork();
  }

  get session(): string {
    return `${this.name}.${this.sessions}`;
  }

  protected dial(): Dial {
    return this.world.network.dialOf((wire) => (this.wire = wire));
  }

  /** A connected client; tries for ever. */
  protected async connected(producerName?: string): Promise<Sluice> {
    for (;;) {
      try {
        const sluice = await connect("sluice://node", {
          dial: this.dial(),
          timeoutMs: this.world.settings.callTimeoutMs,
          ...(producerName === undefined ? {} : { producerName }),
        });
        this.sessions++;
        this.sluice = sluice;
        return sluice;
      } catch (error) {
        if (!SluiceError.is(error)) throw error;
        if (!CONNECT_FAILURES.has(error.code))
          throw new Violation(`connect: ${error.message}`, { cause: error });
        await this.world.agenda.wait(5 + this.random.next() * 50, "connects again");
      }
    }
  }

  /** Its process is gone: the operating system hangs up for it. */
  async crash(): Promise<void> {
    const { sluice } = this;
    this.sluice = undefined;
    this.wire?.client.destroy();
    await sluice?.close();
  }
}

const CONNECT_FAILURES = new Set([
  "CANNOT_CONNECT",
  "CONNECTION_LOST",
  "TIMEOUT",
  "SHUTTING_DOWN",
  "HEARTBEAT_TIMEOUT",
]);
