/**
 * One hand-out of one message: its token, where it stands, and who waits for what becomes of it.
 *
 *   waiting ──taken──► running ──settle()──► settling ──confirmed──► gone
 *      └──────────────────┴──── lost: somebody else may have it ───────┘
 *
 * A message's number changes when it is held on through a restart of the server; the delivery is the same.
 */
import { SluiceError } from "./errors.ts";
import type { SaidProgress } from "./progress-post.ts";
import type { MessageSource } from "./record-view.ts";
import type { Ending } from "./settle-gathering.ts";

export type DeliveryState = "waiting" | "running" | "settling" | "gone";

/** What the server says of a hand-out. */
export interface HandOut {
  readonly number: number;
  readonly offset: number;
  /** Failed runs before this one. */
  readonly attempts: number;
  /** Hand-outs since the server started, this one included. */
  readonly deliveries: number;
}

/** Where a message's record lies. */
export interface RecordPlace<T> {
  readonly source: MessageSource<T>;
  readonly start: number;
  readonly end: number;
}

interface Waiter {
  readonly resolve: () => void;
  readonly reject: (error: SluiceError) => void;
}

export class Delivery<T> implements HandOut, RecordPlace<T> {
  number: number;
  readonly offset: number;
  readonly attempts: number;
  readonly deliveries: number;
  readonly source: MessageSource<T>;
  readonly start: number;
  readonly end: number;
  state: DeliveryState = "waiting";
  /** When it was taken, on the clock of whoever took it. */
  startedMs = 0;
  /** What was said of it; undefined = nothing yet. */
  settlement: Ending | undefined;
  /** What came of it: goes with its ack. */
  result: Uint8Array | undefined;
  /** How far it is, as was said last. */
  progress: SaidProgress | undefined;
  /** That left for the server at least once. */
  sent = false;
  /** Why it is not held any more, or its handler should stop; undefined = neither, or it was settled. */
  failure: SluiceError | undefined;
  /** Called when what was said of it is stored. */
  onConfirmed: (() => void) | undefined;
  #waiters: Waiter[] | undefined;
  #abort: AbortController | undefined;

  constructor({ number, offset, attempts, deliveries }: HandOut, { source, start, end }: RecordPlace<T>) {
    this.number = number;
    this.offset = offset;
    this.attempts = attempts;
    this.deliveries = deliveries;
    this.source = source;
    this.start = start;
    this.end = end;
  }

  /** It is held: nothing was said of it and nobody took it away. */
  get isOpen(): boolean {
    return this.state === "waiting" || this.state === "running";
  }

  /** Made when somebody looks: most handlers never do. */
  get signal(): AbortSignal {
    if (this.#abort === undefined) {
      this.#abort = new AbortController();
      if (this.failure !== undefined) this.#abort.abort(this.failure);
    }
    return this.#abort.signal;
  }

  /** Whoever runs it should stop. */
  abort(reason: SluiceError): void {
    this.failure ??= reason;
    this.#abort?.abort(reason);
  }

  /** Resolves when the server has confirmed what was said of it. */
  outcome(): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.state !== "gone") (this.#waiters ??= []).push({ resolve, reject });
      else if (this.failure === undefined) resolve();
      else reject(this.failure);
    });
  }

  /** What was said of it is stored. */
  confirmed(): void {
    this.state = "gone";
    this.onConfirmed?.();
    for (const { resolve } of this.#takeWaiters()) resolve();
  }

  /** It is not ours any more, or what was said of it could not be done. */
  lost(error: SluiceError): void {
    if (this.state === "gone") return;
    this.state = "gone";
    this.abort(error);
    for (const { reject } of this.#takeWaiters()) reject(error);
  }

  #takeWaiters(): Waiter[] {
    const waiters = this.#waiters ?? [];
    this.#waiters = undefined;
    return waiters;
  }
}

export function settledBefore({ settlement, offset, source }: Delivery<unknown>): SluiceError {
  const what = settlement === undefined ? "settled" : WORDS[settlement.kind];
  const text = `queue ${source.topic}: the message at offset ${offset} was ${what} before`;
  return new SluiceError("INVALID_ARGUMENT", text);
}

const WORDS = {
  atomic: "acked",
  ack: "acked",
  nack: "nacked",
  reject: "rejected",
  release: "released",
} as const;
