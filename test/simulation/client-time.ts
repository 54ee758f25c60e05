/**
 * The shipped client takes clock, timers and chance from its runtime, as any library does. In a process that simulates
 * they are the agenda's and the seed's, so that the client runs as it is.
 */
import type { Random } from "../fixtures/random.ts";
import type { Agenda, Planned } from "./agenda.ts";

let agenda: Agenda | undefined;
let random: Random | undefined;

class VirtualTimeout {
  planned: Planned | undefined;

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }
}

function arm(timeout: VirtualTimeout, afterMs: number, callback: () => void): VirtualTimeout {
  timeout.planned = agenda!.plan(Math.max(1, afterMs), "timer", callback);
  return timeout;
}

function clear(timeout: unknown): void {
  if (timeout instanceof VirtualTimeout && timeout.planned !== undefined) timeout.planned.cancelled = true;
}

/** Clock, timers and chance of the process are these from now on. */
export function livesBy(time: Agenda, chance: Random): void {
  agenda = time;
  random = chance;
}

/** Replaces the runtime's clock, timers and chance for good: for processes that do nothing but simulate. */
export function takeOverTime(): void {
  const replaced = {
    setTimeout: (callback: () => void, afterMs = 0) => arm(new VirtualTimeout(), afterMs, callback),
    clearTimeout: clear,
    setInterval: (callback: () => void, everyMs = 0) => {
      const timeout = new VirtualTimeout();
      const again = (): void => {
        arm(timeout, everyMs, again);
        callback();
      };
      return arm(timeout, everyMs, again);
    },
    clearInterval: clear,
  };
  Object.assign(globalThis, replaced);
  performance.now = () => agenda!.monotonicMs();
  Date.now = () => Math.floor(agenda!.wallMs());
  Math.random = () => random!.next();
  AbortSignal.timeout = (afterMs) => {
    const controller = new AbortController();
    const expire = (): void => controller.abort(new DOMException("the time is over", "TimeoutError"));
    arm(new VirtualTimeout(), afterMs, expire);
    return controller.signal;
  };
}
