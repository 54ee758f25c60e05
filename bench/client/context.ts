/** What a task in a client's process works with. */
import type { Client, System } from "../systems/system.ts";

export class Context {
  readonly url: string;
  readonly #system: System;
  #shared: Promise<Client> | undefined;

  constructor(system: System, url: string) {
    this.#system = system;
    this.url = url;
  }

  /** This process's own client, connected at the first call. */
  client(): Promise<Client> {
    return (this.#shared ??= this.connect());
  }

  /** One more connection. */
  connect(): Promise<Client> {
    return this.#system.connect(this.url);
  }
}
