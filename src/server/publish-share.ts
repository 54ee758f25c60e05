/**
 * Fair shares among those who publish at the same time. What a connection has sent and was not answered for stands in the
 * journal before whatever others send next: four strangers with their full credit are 128 MiB, and a small message behind
 * them waits for all of it. So while several publish, all together have half a megabyte or one more request under way, and
 * whoever has more than its share waits for its turn to be read again: one at a time, until its next request is there.
 * Who publishes alone has its whole credit.
 *
 * Half a megabyte is written and synced in a millisecond or two, so that a full rate loses little by it; and who is not read
 * meanwhile fills the operating system's buffers, then waits as for any slow receiver.
 */
import type { Clock } from "../io/clock.ts";
import type { Timer, Timers } from "../io/timers.ts";

/** Of all together, while several publish; who has waited for its turn may go beyond it by one request. */
export const SHARED_BYTES = 512 * 1024;
/** Nobody waits for less. */
export const LEAST_SHARE_BYTES = 64 * 1024;
/** Who has published in this time or the one before counts as publishing. */
const PERIOD_MS = 1_000;
/** Another one is read again after so long, if those before it had nothing to send after all. */
const NEXT_MS = 1;
/** And after so long if its request is still on the way. */
const ARRIVING_MS = 20;

export interface Publisher {
  /** Bytes taken in and not answered yet. */
  readonly unanswered: number;
  /** The beginning of a request came, not yet all of it. */
  readonly arriving: boolean;
  /** Is not to be read from, or is again. */
  waitForShare(waiting: boolean): void;
}

export class PublishShare {
  readonly #clock: Pick<Clock, "monotonicMs">;
  readonly #timers: Pick<Timers, "arm">;
  /** In the order in which they began to wait. */
  readonly #waiting = new Set<Publisher>();
  #current = new Set<Publisher>();
  #before = 0;
  #periodEndsMs = -Infinity;
  #bytes = 0;
  #timer: Timer | undefined;
  /** Was let go on, and has handed on nothing yet. */
  #next: Publisher | undefined;
  #nextSinceMs = 0;

  constructor(clock: Pick<Clock, "monotonicMs">, timers: Pick<Timers, "arm">) {
    this.#clock = clock;
    this.#timers = timers;
  }

  /** `bytes` more are under way, and are in the publisher's `unanswered`. */
  took(publisher: Publisher, bytes: number): void {
    this.#bytes += bytes;
    if (publisher === this.#next) this.#next = undefined;
    const publishers = this.#publishersWith(publisher);
    if (publishers < 2 || this.#bytes <= SHARED_BYTES) return;
    if (publisher.unanswered <= Math.max(LEAST_SHARE_BYTES, SHARED_BYTES / publishers)) return;
    this.#waiting.add(publisher);
    publisher.waitForShare(true);
    // Whatever is under way is answered, and then others go on; but those may have left without a word.
    this.#armNext();
  }

  /** They were answered, or refused: one of those who wait may go on. */
  answered(bytes: number): void {
    this.#bytes -= bytes;
    this.#letOneGoOn();
  }

  /** It is gone; what it had under way is answered yet. */
  left(publisher: Publisher): void {
    if (publisher === this.#next) this.#next = undefined;
    this.#waiting.delete(publisher);
    this.#current.delete(publisher);
  }

  #letOneGoOn(): void {
    if (this.#bytes > SHARED_BYTES || this.#nextIsArriving()) return;
    for (const publisher of this.#waiting) {
      this.#waiting.delete(publisher);
      this.#next = publisher;
      this.#nextSinceMs = this.#clock.monotonicMs();
      publisher.waitForShare(false);
      return;
    }
  }

  #nextIsArriving(): boolean {
    if (this.#next === undefined) return false;
    const forMs = this.#clock.monotonicMs() - this.#nextSinceMs;
    return forMs < NEXT_MS || (this.#next.arriving && forMs < ARRIVING_MS);
  }

  #armNext(): void {
    if (this.#timer !== undefined) return;
    this.#timer = this.#timers.arm(NEXT_MS, () => {
      this.#timer = undefined;
      this.#letOneGoOn();
      if (this.#waiting.size > 0) this.#armNext();
    });
  }

  /** How many publish, this one included. */
  #publishersWith(publisher: Publisher): number {
    const now = this.#clock.monotonicMs();
    if (now >= this.#periodEndsMs) {
      this.#before = now < this.#periodEndsMs + PERIOD_MS ? this.#current.size : 0;
      this.#current = new Set();
      this.#periodEndsMs = now + PERIOD_MS;
    }
    this.#current.add(publisher);
    return Math.max(this.#current.size, this.#before);
  }
}
