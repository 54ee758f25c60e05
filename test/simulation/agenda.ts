/**
 * Virtual time and everything that is going to happen in it. One step is one thing that happens; what it causes in
 * the same turn (promises) happens before the next. The trace hash covers every step and what the parts of the world
 * note of it: two runs of a seed have the same.
 */
import type { Clock } from "../../src/io/clock.ts";

export interface Planned {
  readonly atMs: number;
  readonly order: number;
  readonly what: string;
  readonly run: () => void;
  cancelled: boolean;
}

/** When the machine booted, as its wall clock believed. */
const WALL_START_MS = 1_700_000_000_000;

export class Agenda implements Clock {
  steps = 0;
  nowMs = 0;
  /** Told every step and note, for people. */
  onTrace: ((line: string) => void) | undefined;
  #wallOffsetMs = WALL_START_MS;
  #order = 0;
  #hash = 0x811c9dc5;
  #hash2 = 0x01000193;
  readonly #heap: Planned[] = [];
  readonly #numbers = new Map<string, number>();

  monotonicMs(): number {
    return 5_000 + this.nowMs;
  }

  wallMs(): number {
    return this.#wallOffsetMs + this.nowMs;
  }

  /** The wall clock alone is set. */
  stepWall(byMs: number): void {
    this.#wallOffsetMs += byMs;
  }

  /** Plans `run` in `delayMs`; of equal times the first planned comes first. */
  plan(delayMs: number, what: string, run: () => void): Planned {
    return this.planAt(this.nowMs + Math.max(0, delayMs), what, run);
  }

  /** The same at a moment, exactly: by way of a delay, two of the same moment may be a rounding apart, and change places. */
  planAt(atMs: number, what: string, run: () => void): Planned {
    const planned = {
      atMs,
      order: this.#order++,
      what,
      run,
      cancelled: false,
    };
    this.#push(planned);
    return planned;
  }

  /** Resolves in `ms`. */
  wait(ms: number, what = "wait"): Promise<void> {
    return new Promise((resolve) => void this.plan(ms, what, resolve));
  }

  /** Does the next thing. False: nothing is planned any more. */
  step(): boolean {
    let next = this.#pop();
    while (next?.cancelled === true) next = this.#pop();
    if (next === undefined) return false;
    this.nowMs = next.atMs;
    this.steps++;
    this.note(next.what, next.order);
    next.run();
    return true;
  }

  /** Puts something that happened into the trace. */
  note(what: string, a = 0, b = 0): void {
    let number = this.#numbers.get(what);
    if (number === undefined) {
      number = textHash(what);
      this.#numbers.set(what, number);
    }
    this.#mix(number);
    this.#mix(Math.floor(this.nowMs * 1000) >>> 0);
    this.#mix(a >>> 0);
    this.#mix(b >>> 0);
    this.onTrace?.(`${this.nowMs.toFixed(3)} ${what} ${a} ${b}`);
  }

  get hash(): string {
    return `${(this.#hash >>> 0).toString(16).padStart(8, "0")}${(this.#hash2 >>> 0).toString(16).padStart(8, "0")}`;
  }

  #mix(value: number): void {
    this.#hash = Math.imul(this.#hash ^ value, 0x01000193);
    this.#hash2 = Math.imul(this.#hash2 ^ (value + 0x9e3779b9), 0x85ebca6b) ^ (this.#hash2 >>> 15);
  }

  #push(planned: Planned): void {
    const heap = this.#heap;
    let at = heap.length;
    heap.push(planned);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!before(planned, heap[parent]!)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = planned;
  }

  #pop(): Planned | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
      if (!before(heap[child]!, last)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = last;
    return first;
  }
}

function before(a: Planned, b: Planned): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);
}

function textHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
