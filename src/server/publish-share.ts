/**
 * Fair shares among those who publish at the same time. What a connection has sent and was not answered for stands in the
 * journal before whatever others send next: four strangers with their full credit are 128 MiB, and a small message behind
 * them waits for all of it. So while several publish, all together have half a megabyte or one more request under way, and
 * whoever has more than its share waits for its turn to be read again: one at a time, until its next request is there.
 * Who publishes alone has its whole credit.
 *
 * Half a megabyte is written and synced in a millisecond or two, so that a full rate loses little by it; and who is not read
 * meanwhile fills the operating system's buffers, then waits as for any slow receiver.
 *
 * A large request holds the disk that long all by itself, and again when it goes to its segment. One after the other, they
 * leave nothing between them: each small one waits for two or three of them. So large ones have half of the time, while
 * somebody publishes who keeps to its share: after one as long a rest as it took, and until the segment is written.
 */
import type { Clock } from "../io/clock.ts";
import type { Timer, Timers } from "../io/timers.ts";

/** Of all together, while several publish; who has waited for its turn may go beyond it by one request. */
export const SHARED_BYTES = 512 * 1024;
/** Nobody waits for less. */
export const LEAST_SHARE_BYTES = 64 * 1024;
/** A request of more is a large one. What the client sends of its own accord is half of it. */
export const LARGE_BYTES = 256 * 1024;
/** A rest is no longer, whatever the disk is doing. */
export const MOST_REST_MS = 50;
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

export interface PublishShareOptions {
  readonly clock: Pick<Clock, "monotonicMs">;
  readonly timers: Pick<Timers, "arm">;
  /** What was published is on its way to segment files: the disk has that to do as well. */
  readonly isWriting: () => boolean;
}

export class PublishShare {
  readonly #clock: Pick<Clock, "monotonicMs">;
  readonly #timers: Pick<Timers, "arm">;
  readonly #isWriting: () => boolean;
  /** In the order in which they began to wait. */
  readonly #waiting = new Set<Publisher>();
  #current = new Set<Publisher>();
  /** Those of them who had more than their share. */
  #over = new Set<Publisher>();
  #before = { publishers: 0, over: 0 };
  #periodEndsMs = -Infinity;
  #bytes = 0;
  /** Large requests under way, since when, and how long none may follow after the last. */
  #large = 0;
  #largeSinceMs = 0;
  #restsFromMs = -Infinity;
  #restMs = 0;
  #timer: Timer | undefined;
  /** Was let go on, and has handed on nothing yet. */
  #next: Publisher | undefined;
  #nextSinceMs = 0;

  constructor({ clock, timers, isWriting }: PublishShareOptions) {
    this.#clock = clock;
    this.#timers = timers;
    this.#isWriting = isWriting;
  }

  /**
   * A part of a request has come that is larger than anybody's least share. It is read on in its turn: four of them that
   * came together would go through the journal together.
   */
  arrives(publisher: Publisher): void {
    if (publisher === this.#next || this.#publishers() < 2) return;
    if (this.#waiting.size === 0 && this.#hasRoom()) return this.#turnOf(publisher);
    this.#wait(publisher);
  }

  /** `bytes` more are under way, and are in the publisher's `unanswered`. */
  took(publisher: Publisher, bytes: number): void {
    this.#bytes += bytes;
    if (bytes > LARGE_BYTES && this.#large++ === 0) this.#largeSinceMs = this.#clock.monotonicMs();
    if (publisher === this.#next) this.#next = undefined;
    const publishers = this.#publishersWith(publisher);
    if (publishers < 2 || this.#bytes <= SHARED_BYTES) return;
    if (publisher.unanswered <= Math.max(LEAST_SHARE_BYTES, SHARED_BYTES / publishers)) return;
    this.#wait(publisher);
  }

  /** They were answered, or refused: one of those who wait may go on. */
  answered(bytes: number): void {
    this.#bytes -= bytes;
    if (bytes > LARGE_BYTES && --this.#large === 0) {
      this.#restsFromMs = this.#clock.monotonicMs();
      this.#restMs = Math.min(MOST_REST_MS, this.#restsFromMs - this.#largeSinceMs);
    }
    this.#letOneGoOn();
  }

  /** It is gone; what it had under way is answered yet. */
  left(publisher: Publisher): void {
    if (publisher === this.#next) this.#next = undefined;
    this.#waiting.delete(publisher);
    this.#current.delete(publisher);
    this.#over.delete(publisher);
  }

  #wait(publisher: Publisher): void {
    this.#over.add(publisher);
    this.#waiting.add(publisher);
    publisher.waitForShare(true);
    // Whatever is under way is answered, and then others go on; but those may have left without a word.
    this.#armNext();
  }

  #letOneGoOn(): void {
    if (this.#waiting.size === 0 || !this.#hasRoom()) return;
    for (const publisher of this.#waiting) {
      this.#waiting.delete(publisher);
      this.#turnOf(publisher);
      publisher.waitForShare(false);
      return;
    }
  }

  #turnOf(publisher: Publisher): void {
    this.#next = publisher;
    this.#nextSinceMs = this.#clock.monotonicMs();
  }

  /** For one more request beyond a share. */
  #hasRoom(): boolean {
    return this.#bytes <= SHARED_BYTES && !this.#nextIsArriving() && !this.#isResting();
  }

  #isResting(): boolean {
    const forMs = this.#clock.monotonicMs() - this.#restsFromMs;
    if (forMs >= MOST_REST_MS || !this.#anyWithinShare()) return false;
    return forMs < this.#restMs || this.#isWriting();
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
    this.#turnPeriod();
    this.#current.add(publisher);
    return this.#publishers();
  }

  #publishers(): number {
    this.#turnPeriod();
    return Math.max(this.#current.size, this.#before.publishers);
  }

  /** Whether any of them keeps to its share. */
  #anyWithinShare(): boolean {
    return this.#publishers() > Math.max(this.#over.size, this.#before.over);
  }

  #turnPeriod(): void {
    const now = this.#clock.monotonicMs();
    if (now < this.#periodEndsMs) return;
    const wasJust = now < this.#periodEndsMs + PERIOD_MS;
    this.#before = wasJust
      ? { publishers: this.#current.size, over: this.#over.size }
      : { publishers: 0, over: 0 };
    this.#current = new Set();
    this.#over = new Set();
    this.#periodEndsMs = now + PERIOD_MS;
  }
}
