/**
 * A client of the simulated world that speaks frames, over the shipped link (greeting, heartbeats, replies by number): it
 * may say what the shipped client never would.
 */
import { parseConnectionString } from "../../src/sdk/connection-string.ts";
import { SluiceError, errorOfWire } from "../../src/sdk/errors.ts";
import { Link, type LinkListener } from "../../src/sdk/link.ts";
import { FrameField } from "../../src/wire/frame.ts";
import { Client } from "./client.ts";
import { Violation } from "./violation.ts";
import type { Wire } from "./wire.ts";

const ENDPOINT = parseConnectionString("sluice://node").endpoints[0]!;

/** What a request may be answered in this world, when nothing is wrong with it. */
const PASSING = new Set([
  "STORAGE_FULL",
  "OVERLOADED",
  "SHUTTING_DOWN",
  "CONNECTION_LOST",
  "HEARTBEAT_TIMEOUT",
]);

const NOBODY: LinkListener = {
  batches: () => false,
  subscriptionEnded: () => undefined,
  deliveries: () => false,
  deliveriesLost: () => undefined,
  consumerEnded: () => undefined,
  goodbye: () => undefined,
  closed: () => undefined,
};

export class FrameClient extends Client {
  link: Link | undefined;

  /** A greeted connection; tries for ever. */
  protected async linked(listener: Partial<LinkListener> = {}): Promise<{ link: Link; wire: Wire }> {
    const { network, agenda } = this.world;
    for (;;) {
      try {
        let wire: Wire | undefined;
        const dial = network.dialOf((dialled) => (this.wire = wire = dialled));
        const greeting = {
          clientName: this.name,
          clientVersion: "",
          user: undefined,
          password: undefined,
          token: undefined,
        };
        const link = await Link.open(dial, ENDPOINT, greeting, AbortSignal.timeout(2_000));
        this.link = link;
        link.begin({
          ...NOBODY,
          ...listener,
          closed: (error) => {
            if (this.link === link) this.link = undefined;
            listener.closed?.(error);
          },
        });
        return { link, wire: wire! };
      } catch (error) {
        if (error instanceof Violation) throw error;
        await agenda.wait(10 + this.random.next() * 150, "connects again");
      }
    }
  }

  /** A copy of the reply's body. Rejects with what the server refused, or with the loss of the connection. */
  protected ask(link: Link, field: number, body: Uint8Array, replyField: number): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      link.call(field, body, {
        answered: (answer, bytes, start, end) => {
          if (answer === replyField) resolve(bytes.slice(start, end));
          else if (answer === FrameField.error) reject(errorOfWire(bytes.subarray(start, end)));
          else reject(new Violation(`frame ${answer} came where ${replyField} was expected`));
        },
        lost: reject,
      });
    });
  }

  /** Asks until it is done; between two tries time passes. */
  protected async askUntilDone(field: number, body: Uint8Array, replyField: number): Promise<Uint8Array> {
    for (;;) {
      const link = this.link ?? (await this.linked()).link;
      try {
        return await this.ask(link, field, body, replyField);
      } catch (error) {
        excuse(error);
        await this.world.agenda.wait(5 + this.random.next() * 30, "asks again");
      }
    }
  }

  /** Its process is gone: the operating system hangs up for it. */
  override crash(): Promise<void> {
    this.link?.destroy(new SluiceError("CLOSED", "the process is gone"));
    this.link = undefined;
    this.wire?.client.destroy();
    return Promise.resolve();
  }
}

/** @throws what must not happen */
export function excuse(error: unknown, ...more: string[]): void {
  if (!SluiceError.is(error)) throw error;
  if (!PASSING.has(error.code) && error.code !== "CLOSED" && !more.includes(error.code))
    throw new Violation(`refused: ${error.code} ${error.message}`, { cause: error });
}
