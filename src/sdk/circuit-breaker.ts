/**
 * When a consumer should leave a broken downstream alone. Told outcomes and the time, no timers.
 *
 *            failureRatio of the last `window` failed                     openMs later
 *   closed ────────────────────────────────────────────► open ──────────────────────────► probing
 *      ▲                                                   ▲                                │ │
 *      │                                                   └──────── the probe failed ──────┘ │
 *      └───────────────────────────────────── the probe succeeded ───────────────────────────┘
 *
 * Its own, not a library's: those wrap a call and refuse the next ones; here nobody may be called at all, the queue is
 * told to hand out nothing, one message or everything, and that must cost no promise a message.
 */
import { invalidArgument } from "./errors.ts";
import { checkOptions, optionNames, positiveInteger } from "./option-check.ts";

export type CircuitState = "closed" | "open" | "probing";

export interface BreakerOptions {
  /** Above 0, up to 1; default 0.5: half of the last `window` failed, or more. */
  readonly failureRatio?: number;
  /** How many of the last outcomes count, 1 to 10,000; default 20. It never opens before so many were seen. */
  readonly window?: number;
  /** How long nothing is handed out, until a first message is tried, milliseconds; default 10,000. */
  readonly openMs?: number;
  /** Told when it opens, probes and closes. */
  readonly onChange?: (state: CircuitState) => void;
}

const names = optionNames("breaker", ["failureRatio", "window", "openMs", "onChange"]);
const MOST_WINDOW = 10_000;

export class CircuitBreaker {
  readonly #enoughFailed: number;
  readonly #openMs: number;
  /** 1 = failed; a ring. */
  readonly #outcomes: Uint8Array;
  #next = 0;
  #seen = 0;
  #failures = 0;
  #state: CircuitState = "closed";
  #dueMs = Infinity;

  /** @throws SluiceError INVALID_ARGUMENT */
  constructor(options: BreakerOptions) {
    checkOptions(options, names);
    const { failureRatio = 0.5, window = 20, openMs = 10_000 } = options;
    if (typeof failureRatio !== "number" || !(failureRatio > 0 && failureRatio <= 1))
      throw invalidArgument(`failureRatio is ${failureRatio}, not above 0 and up to 1`);
    if (positiveInteger(window, "window") > MOST_WINDOW)
      throw invalidArgument(`window is ${window}, more than ${MOST_WINDOW}`);
    this.#openMs = positiveInteger(openMs, "openMs");
    this.#enoughFailed = failureRatio * window;
    this.#outcomes = new Uint8Array(window);
  }

  get state(): CircuitState {
    return this.#state;
  }

  /** When an open one is to be told the time. */
  get dueMs(): number {
    return this.#dueMs;
  }

  /** While closed: how a message went. While it is open others have said enough. */
  record(failed: boolean, nowMs: number): void {
    if (this.#state !== "closed") return;
    const outcome = failed ? 1 : 0;
    this.#failures += outcome - this.#outcomes[this.#next]!;
    this.#outcomes[this.#next] = outcome;
    this.#next = (this.#next + 1) % this.#outcomes.length;
    if (this.#seen < this.#outcomes.length) this.#seen++;
    if (this.#seen === this.#outcomes.length && this.#failures >= this.#enoughFailed) this.#open(nowMs);
  }

  /** How the one message went that was tried. */
  probed(failed: boolean, nowMs: number): void {
    if (this.#state !== "probing") return;
    if (failed) return this.#open(nowMs);
    this.#state = "closed";
    this.#outcomes.fill(0);
    this.#next = this.#seen = this.#failures = 0;
  }

  tick(nowMs: number): void {
    if (nowMs < this.#dueMs) return;
    this.#dueMs = Infinity;
    this.#state = "probing";
  }

  #open(nowMs: number): void {
    this.#state = "open";
    this.#dueMs = nowMs + this.#openMs;
  }
}
