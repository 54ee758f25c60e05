/**
 * The client's side of its renewal thread: tells it which session to join, which consumers hold locks, and that the
 * program is alive. The thread is started with the first consumer of a queue; without one locks are renewed all the same,
 * as long as the program's event loop turns.
 */
import type { LinkUser } from "./connection.ts";
import type { Greeting, Link } from "./link.ts";
import type { RenewalThread, StartRenewalThread } from "./renewal-messages.ts";
import { clearInterval, setInterval, type Timeout } from "./time.ts";

const ALIVE_MS = 1_000;

export class LockKeeper implements LinkUser {
  readonly #start: StartRenewalThread;
  readonly #greeting: Greeting;
  #thread: RenewalThread | undefined;
  #isTried = false;
  #alive: Timeout | undefined;
  #link: Link | undefined;

  constructor(start: StartRenewalThread, greeting: Greeting) {
    this.#start = start;
    this.#greeting = greeting;
  }

  /** A consumer holds messages from now on. Again whenever it changes. */
  watch(consumer: number, lockMs: number, maxHandlerMs: number): void {
    if (!this.#isTried) this.#begin();
    this.#thread?.post({ kind: "watch", consumer, lockMs, maxHandlerMs });
  }

  forget(consumer: number): void {
    this.#thread?.post({ kind: "forget", consumer });
  }

  linked(link: Link): void {
    this.#link = link;
    this.#join();
  }

  unlinked(): void {
    this.#link = undefined;
    this.#thread?.post({ kind: "leave" });
  }

  end(): void {
    clearInterval(this.#alive);
    this.#thread?.end();
    this.#thread = undefined;
  }

  #begin(): void {
    this.#isTried = true;
    this.#thread = this.#start(() => {
      clearInterval(this.#alive);
      this.#thread = undefined;
    });
    if (this.#thread === undefined) return;
    this.#alive = setInterval(() => this.#thread?.post({ kind: "alive" }), ALIVE_MS);
    (this.#alive as { unref?: () => void }).unref?.();
    this.#join();
  }

  #join(): void {
    const link = this.#link;
    // An older server gives no secret: it knows no second connections.
    if (link?.session === undefined) return;
    const greeting = { ...this.#greeting, secondConnection: false, join: link.session };
    this.#thread?.post({ kind: "join", endpoint: link.endpoint, greeting });
  }
}
