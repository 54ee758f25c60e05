/** Timers, from outside, so that a simulation can own them. */
export interface Timers {
  /** Calls back once, `afterMs` from now at the earliest. */
  arm(afterMs: number, callback: () => void): Timer;
  /** Calls back after the events already waiting have been handled; first asked, first called. */
  soon(callback: () => void): void;
}

export interface Timer {
  cancel(): void;
}

export const systemTimers: Timers = {
  arm(afterMs, callback) {
    const handle = setTimeout(callback, afterMs);
    return { cancel: () => clearTimeout(handle) };
  },
  soon(callback) {
    setImmediate(callback);
  },
};
