/**
 * A connection that has not said yet what it speaks. Ports are found by scanners, health checks and browsers, by the
 * hundred a second when somebody means harm: until the magic is there, nothing is made for them but this, and they are
 * heard out in small turns, so that those who are being served do not wait for all who come.
 */
import type { SluiceFault } from "../base/errors.ts";
import type { Connection } from "../io/network.ts";
import type { SmallTurns } from "../io/small-turns.ts";
import { encodeFrame, FrameField, MAGIC } from "../wire/frame.ts";
import { errorBody } from "./error-body.ts";
import { refuseStranger } from "./stranger.ts";

/** What becomes of it, told once. */
export interface NewcomerFate {
  /** It speaks the protocol; `rest` came with the magic. The connection's handlers are the next one's to set. */
  greeted(newcomer: Newcomer, rest: Uint8Array): void;
  /** It speaks something else, and was told so: to be closed. */
  refused(newcomer: Newcomer): void;
  /** Closed, or refused. */
  gone(newcomer: Newcomer): void;
}

export class Newcomer {
  readonly connection: Connection;
  readonly openedMs: number;
  readonly #fate: NewcomerFate;
  readonly #turns: SmallTurns;
  #have = 0;
  #gone = false;

  constructor(connection: Connection, openedMs: number, turns: SmallTurns, fate: NewcomerFate) {
    this.connection = connection;
    this.openedMs = openedMs;
    this.#turns = turns;
    this.#fate = fate;
    connection.onData = (chunk) => this.#receive(chunk);
    connection.onClose = () => this.#leave();
  }

  destroy(): void {
    this.connection.destroy();
    this.#leave();
  }

  #leave(): void {
    if (this.#gone) return;
    this.#gone = true;
    this.#fate.gone(this);
  }

  #receive(chunk: Uint8Array): void {
    if (this.#turns.free) return this.#turns.run(() => this.#hear(chunk));
    this.connection.pause();
    const kept = chunk.slice();
    this.#turns.run(() => {
      if (this.#gone) return;
      this.connection.resume();
      this.#hear(kept);
    });
  }

  /** What came so far is the magic's beginning: only its length has to be kept. */
  #hear(chunk: Uint8Array): void {
    const had = this.#have;
    const end = Math.min(MAGIC.length - had, chunk.length);
    for (let i = 0; i < end; i++) {
      if (chunk[i] === MAGIC[had + i]) continue;
      ignore(this.connection);
      refuseStranger(this.connection, MAGIC.subarray(0, had), chunk);
      this.#leave();
      return this.#fate.refused(this);
    }
    this.#have += end;
    if (this.#have === MAGIC.length) this.#fate.greeted(this, chunk.subarray(end));
  }
}

/** A connection that is one too many: told, closed, and nothing of it is looked at. */
export function turnAway(connection: Connection, reason: SluiceFault): void {
  ignore(connection);
  connection.write(encodeFrame(0, FrameField.error, errorBody(reason)));
  connection.end();
}

function ignore(connection: Connection): void {
  connection.onData = () => undefined;
  connection.onClose = () => undefined;
}
