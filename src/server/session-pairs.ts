/**
 * Which connections are two of one session. The first is told a secret when it greets; who knows it joins. A second
 * connection lets a client keep what it holds while its program is too busy to speak on the first one.
 *
 *   first   hello{second_connection} → welcome{session}        hands out, settles, publishes …
 *   second  hello{join: session}     → welcome                 ping, renew_locks; its life is the first one's too
 */
import type { Entropy } from "../io/entropy.ts";
import type { Session } from "./session.ts";

const SECRET_BYTES = 16;

export class SessionPairs {
  readonly #entropy: Entropy;
  /** First connections by their secrets. */
  readonly #offers = new Map<string, Session>();
  readonly #secrets = new Map<Session, string>();
  readonly #seconds = new Map<Session, Session>();

  constructor(entropy: Entropy) {
    this.#entropy = entropy;
  }

  /** What the second connection of this one joins with. */
  offer(first: Session): Uint8Array {
    const secret = this.#entropy.bytes(SECRET_BYTES);
    const key = textOf(secret);
    this.#offers.set(key, first);
    this.#secrets.set(first, key);
    return secret;
  }

  /** Makes it the second connection of the session with this secret. False: there is none. */
  join(second: Session, secret: Uint8Array): boolean {
    const first = secret.length === SECRET_BYTES ? this.#offers.get(textOf(secret)) : undefined;
    if (first === undefined) return false;
    const before = this.#seconds.get(first);
    this.#seconds.set(first, second);
    second.first = first;
    before?.end();
    return true;
  }

  /** A connection is gone; the second goes with the first. */
  closed(session: Session): void {
    const { first } = session;
    if (first !== undefined) {
      if (this.#seconds.get(first) === session) this.#seconds.delete(first);
      return;
    }
    const key = this.#secrets.get(session);
    if (key === undefined) return;
    this.#secrets.delete(session);
    this.#offers.delete(key);
    this.#seconds.get(session)?.end();
    this.#seconds.delete(session);
  }
}

function textOf(secret: Uint8Array): string {
  return Buffer.from(secret.buffer, secret.byteOffset, secret.length).toString("latin1");
}
