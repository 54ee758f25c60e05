/**
 * A circuit breaker between a consumer of a queue and its handlers. While it is open the consumer holds nothing: its
 * credit is 0 and what nobody had begun is given back. What fails then fails because of the outage and costs no attempt.
 *
 * Probes are of one message each. One that failed is set aside, still locked, so that the next probe is another message:
 * a message that fails by itself cannot hold the circuit open. Once it closes, those go back to their places.
 */
import type { BreakerOptions } from "./circuit-breaker.ts";
import { CircuitBreaker, type CircuitState } from "./circuit-breaker.ts";
import type { Delivery } from "./delivery.ts";
import type { QueueSubscription } from "./queue-subscription.ts";
import { RELEASE } from "./settle-gathering.ts";
import { clearTimeout, performance, setTimeout, type Timeout } from "./time.ts";

/** Failed probes that are kept aside; beyond, the oldest goes back. */
const MOST_ASIDE = 100;
/** For a probe that was not tried yet; after that one that failed before is tried again. */
const FRESH_PROBE_MS = 1_000;

export class QueueCircuit<T> {
  readonly #breaker: CircuitBreaker;
  readonly #subscription: QueueSubscription<T>;
  readonly #prefetch: number;
  readonly #onChange: BreakerOptions["onChange"];
  readonly #wake: () => void;
  #told: CircuitState = "closed";
  #probe: Delivery<T> | undefined;
  #aside: Delivery<T>[] = [];
  /** No fresh message came: the oldest of those aside is tried. */
  #mayRepeat = false;
  #timer: Timeout | undefined;
  #isEnded = false;

  /** `wake`: there may be something to take. */
  constructor(
    subscription: QueueSubscription<T>,
    options: BreakerOptions,
    prefetch: number,
    wake: () => void,
  ) {
    this.#breaker = new CircuitBreaker(options);
    this.#subscription = subscription;
    this.#prefetch = prefetch;
    this.#onChange = options.onChange;
    this.#wake = wake;
  }

  get state(): CircuitState {
    return this.#breaker.state;
  }

  /** The next message to be handled, as far as the circuit lets it. */
  take(): Delivery<T> | undefined {
    if (this.#breaker.state === "closed") return this.#subscription.take();
    if (this.#breaker.state === "open" || this.#probe !== undefined) return undefined;
    // While the connection is away none can be taken: those aside stay where they are.
    if (this.#subscription.isResuming) return undefined;
    this.#probe = this.#subscription.take();
    while (this.#probe === undefined && this.#mayRepeat && this.#aside.length > 0) {
      const delivery = this.#aside.shift()!;
      if (this.#subscription.takeAgain(delivery)) this.#probe = delivery;
    }
    if (this.#probe !== undefined) clearTimeout(this.#timer);
    return this.#probe;
  }

  /** A handler did what it should, or the message alone was to blame. */
  succeeded(delivery: Delivery<T>): void {
    if (delivery === this.#probe) {
      this.#probe = undefined;
      this.#breaker.probed(false, performance.now());
    } else this.#breaker.record(false, performance.now());
    this.#follow();
  }

  /**
   * A handler failed on these messages. True: they cost nothing and are dealt with; false: it is one of the failures that
   * count, for the message too.
   */
  failed(deliveries: readonly Delivery<T>[]): boolean {
    const wasClosed = this.#breaker.state === "closed";
    const probe = deliveries.find((delivery) => delivery === this.#probe);
    if (probe === undefined) for (const _ of deliveries) this.#breaker.record(true, performance.now());
    else {
      this.#probe = undefined;
      if (this.#subscription.setAside(probe)) this.#aside.push(probe);
      this.#breaker.probed(true, performance.now());
    }
    this.#follow();
    if (wasClosed) return false;
    for (const delivery of deliveries) if (delivery !== probe) this.#subscription.settle(delivery, RELEASE);
    return true;
  }

  /** Nothing is learnt from this one: it is held no more, or was given back. */
  forget(delivery: Delivery<T>): void {
    if (delivery !== this.#probe) return;
    this.#probe = undefined;
    this.#askForProbe();
  }

  /** The consumer ends: nothing is kept from others. */
  end(): void {
    this.#isEnded = true;
    clearTimeout(this.#timer);
    this.#giveBack();
  }

  #follow(): void {
    const { state, dueMs } = this.#breaker;
    if (state === this.#told || this.#isEnded) return;
    this.#told = state;
    clearTimeout(this.#timer);
    if (state === "open") {
      while (this.#aside.length > MOST_ASIDE) this.#subscription.settle(this.#aside.shift()!, RELEASE);
      this.#subscription.releaseRest();
      this.#timer = setTimeout(() => this.#tick(), Math.max(0, dueMs - performance.now()));
    } else if (state === "probing") this.#askForProbe();
    else {
      this.#giveBack();
      this.#subscription.setCredit(this.#prefetch);
    }
    this.#tell(state);
  }

  #tick(): void {
    const now = performance.now();
    this.#breaker.tick(now);
    // Timers may be a little early.
    if (this.#breaker.state === "open")
      this.#timer = setTimeout(() => this.#tick(), Math.max(1, this.#breaker.dueMs - now));
    this.#follow();
    this.#wake();
  }

  #askForProbe(): void {
    if (this.#isEnded || this.#breaker.state !== "probing") return;
    this.#mayRepeat = false;
    this.#aside = this.#aside.filter(({ isOpen }) => isOpen);
    this.#subscription.setCredit(this.#subscription.openCount + 1);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#mayRepeat = true;
      this.#wake();
    }, FRESH_PROBE_MS);
  }

  #giveBack(): void {
    for (const delivery of this.#aside.splice(0)) this.#subscription.settle(delivery, RELEASE);
  }

  #tell(state: CircuitState): void {
    try {
      this.#onChange?.(state);
    } catch (failure) {
      // A listener's own failure is its owner's.
      queueMicrotask(() => {
        throw failure;
      });
    }
  }
}
