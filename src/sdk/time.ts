/**
 * The client's clock and timers: the runtime's, as for any library. In tests of programs (sluice/testing) its time can be
 * moved ahead, and what waits for a moment that is passed over happens then. The files of the client import these names
 * in the place of the runtime's own.
 */

/** As the runtime's, or one that can be moved; made and cleared here only. */
export type Timeout = object | number;

/** How far the client's time is ahead of the runtime's. */
let aheadMs = 0;
/** Those that wait; undefined: nobody moves time here. */
let waiting: Set<MovableTimeout> | undefined;

export const performance = { now: (): number => globalThis.performance.now() + aheadMs };

/** Milliseconds since the Unix epoch. */
export function wallMs(): number {
  return aheadMs === 0 ? Date.now() : Math.floor(Date.now() + aheadMs);
}

class MovableTimeout {
  dueMs: number;
  readonly #callback: () => void;
  readonly #everyMs: number | undefined;
  #runtime: ReturnType<typeof globalThis.setTimeout> | undefined;
  #keepsAlive = true;

  constructor(callback: () => void, afterMs: number, everyMs?: number) {
    this.#callback = callback;
    this.#everyMs = everyMs;
    this.dueMs = performance.now() + afterMs;
    waiting!.add(this);
    this.arm();
  }

  /** After each move anew: the runtime's timer knows nothing of it. */
  arm(): void {
    globalThis.clearTimeout(this.#runtime);
    this.#runtime = globalThis.setTimeout(() => this.fire(), Math.max(0, this.dueMs - performance.now()));
    if (!this.#keepsAlive) (this.#runtime as { unref?: () => void }).unref?.();
  }

  fire(): void {
    if (this.#everyMs === undefined) this.clear();
    else {
      this.dueMs += Math.max(1, this.#everyMs);
      this.arm();
    }
    this.#callback();
  }

  clear(): void {
    waiting?.delete(this);
    globalThis.clearTimeout(this.#runtime);
  }

  unref(): void {
    this.#keepsAlive = false;
    (this.#runtime as { unref?: () => void }).unref?.();
  }
}

export function setTimeout(callback: () => void, afterMs = 0): Timeout {
  return waiting === undefined
    ? globalThis.setTimeout(callback, afterMs)
    : new MovableTimeout(callback, afterMs);
}

export function setInterval(callback: () => void, everyMs = 0): Timeout {
  return waiting === undefined
    ? globalThis.setInterval(callback, everyMs)
    : new MovableTimeout(callback, everyMs, everyMs);
}

export function clearTimeout(timeout: Timeout | undefined): void {
  if (timeout instanceof MovableTimeout) timeout.clear();
  else globalThis.clearTimeout(timeout as ReturnType<typeof globalThis.setTimeout>);
}

export function clearInterval(timeout: Timeout | undefined): void {
  if (timeout instanceof MovableTimeout) timeout.clear();
  else globalThis.clearInterval(timeout as ReturnType<typeof globalThis.setInterval>);
}

/** For sluice/testing: the time of all clients of this process. */
export const clientTime = {
  /** From now on it can be moved: timers made before are the runtime's. */
  makeMovable(): void {
    waiting ??= new Set();
  },

  /** Milliseconds until the first timer is due; Infinity: none waits. */
  nextInMs(): number {
    let dueMs = Infinity;
    for (const timeout of waiting ?? []) dueMs = Math.min(dueMs, timeout.dueMs);
    return Math.max(0, dueMs - performance.now());
  },

  /** Passes over `ms`; what comes due happens at once, in its order. Returns how many did. */
  move(ms: number): number {
    aheadMs += ms;
    const now = performance.now();
    const due = [...(waiting ?? [])].filter(({ dueMs }) => dueMs <= now).sort((a, b) => a.dueMs - b.dueMs);
    // One that fired may have cleared another.
    for (const timeout of due) if (waiting?.has(timeout)) timeout.fire();
    return due.length;
  },

  /** After moves: those that wait still fire when their time has come by itself. */
  armAnew(): void {
    for (const timeout of waiting ?? []) timeout.arm();
  },
};
