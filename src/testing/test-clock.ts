/**
 * The broker's time: it stands still until it is moved. The clients of this process have the runtime's time and are moved
 * along, so that they keep their locks and connections while a day passes in a second.
 */
import type { Timer, Timers } from "../io/timers.ts";
import { clientTime } from "../sdk/time.ts";
import type { Activity } from "./activity.ts";
import { VirtualTime } from "./virtual-time.ts";

/**
 * So short a wait passes by itself: what a server waits for so long is the other end of a connection, in this process as
 * in any (server/publish-share.ts).
 */
const SHORTEST_MS = 1;

/** What follows from a timer has begun by then: it is handed on a few times before the end of the turn. */
const MICROTASKS = 16;

export interface BrokerClock {
  /** The broker's time of day, milliseconds since the Unix epoch. */
  now(): number;
  /**
   * Lets `ms` milliseconds pass: everything that comes due on the way happens, each at its moment, and what follows from
   * it in broker and clients too. What handlers wait for outside of both is not waited for.
   */
  advance(ms: number): Promise<void>;
}

export class TestClock implements BrokerClock {
  /** What the broker sees. */
  readonly time: VirtualTime;
  readonly #activity: Activity;
  #moving: Promise<void> = Promise.resolve();

  constructor(activity: Activity) {
    this.#activity = activity;
    this.time = new VirtualTime(Date.now(), activity.later);
    clientTime.makeMovable();
  }

  now(): number {
    return this.time.wallMs();
  }

  advance(ms: number): Promise<void> {
    if (!(ms >= 0) || ms === Infinity) throw new RangeError(`advance(${ms}): not a time to pass`);
    const moved = this.#moving.then(() => this.#pass(ms));
    this.#moving = moved.catch(() => undefined);
    return moved;
  }

  /** The timers of a process of the broker, which may die before they come due. */
  timersWhile(isAlive: () => boolean): Timers {
    const { time } = this;
    return {
      soon: (callback) => time.soon(() => isAlive() && callback()),
      arm(afterMs, callback): Timer {
        if (!isAlive()) return { cancel: () => undefined };
        const timer = time.arm(afterMs, callback);
        if (afterMs > SHORTEST_MS) return timer;
        const short = setTimeout(
          () => time.advance(time.nextInMs <= SHORTEST_MS ? time.nextInMs : 0),
          SHORTEST_MS,
        );
        return {
          cancel() {
            clearTimeout(short);
            timer.cancel();
          },
        };
      },
    };
  }

  async #pass(ms: number): Promise<void> {
    const { time } = this;
    const activity = this.#activity;
    await activity.rest();
    for (let leftMs = ms; ;) {
      const stepMs = Math.min(leftMs, time.nextInMs, clientTime.nextInMs());
      const { begun } = activity;
      time.advance(stepMs);
      const fired = clientTime.move(stepMs);
      leftMs -= stepMs;
      for (let i = 0; i < MICROTASKS; i++) await Promise.resolve();
      // A look at the clock from which nothing follows costs no turns: there are many of them in a day.
      if (fired > 0 || activity.begun !== begun) await activity.rest();
      if (leftMs <= 0) break;
    }
    clientTime.armAnew();
    await activity.rest();
  }
}
