/**
 * The connection as the rest of the client knows it: a succession of links. After a loss it makes
 * the next link by itself, for ever, and tells its users (producer, subscriptions), who send again
 * what was unanswered. Calls wait for a link within their deadline.
 */
import type { BatchesParts } from "../wire/publish.ts";
import { Backoff } from "./backoff.ts";
import { Call, type CallOptions, type Request } from "./call.ts";
import { displayEndpoint, type ConnectionString } from "./connection-string.ts";
import { SluiceError, abortedError, errorOf } from "./errors.ts";
import { Link, type Greeting, type LinkListener } from "./link.ts";
import { LockKeeper } from "./lock-keeper.ts";
import type { NumberRange } from "./number-ranges.ts";
import type { DeliveriesParts } from "./queue-frames.ts";
import type { StartRenewalThread } from "./renewal-messages.ts";
import { StatusFeed } from "./status.ts";
import { clearTimeout, setTimeout } from "./time.ts";
import type { Dial } from "./transport.ts";

/** Lives longer than a link and needs to know about each. */
export interface LinkUser {
  /** A link stands. Users are told in the order they came. */
  linked(link: Link): void;
  /** It is gone: what was sent on it and is unanswered stays so. */
  unlinked(error: SluiceError): void;
}

/** Gets the pushed frames of its subscription. */
export interface SubscriptionListener {
  /** A Batches frame; returns whether its bytes are kept. */
  batches(bytes: Uint8Array, parts: BatchesParts): boolean;
  ended(error: SluiceError): void;
}

/** Gets the pushed frames of its consumer of a queue. */
export interface ConsumerListener {
  /** A Deliveries frame; returns whether its bytes are kept. */
  deliveries(bytes: Uint8Array, parts: DeliveriesParts): boolean;
  /** Others ended these. */
  deliveriesLost(ranges: readonly NumberRange[]): void;
  ended(error: SluiceError): void;
  /** The client closes: what is held is given back. */
  close(error: SluiceError): void;
}

export interface ConnectionSettings {
  readonly target: ConnectionString;
  readonly dial: Dial;
  readonly greeting: Greeting;
  /** Default deadline of a call, milliseconds. */
  readonly timeoutMs: number;
  /** Undefined: locks are renewed by the program's own thread alone. */
  readonly startRenewalThread?: StartRenewalThread | undefined;
}

/** One try to reach one server, milliseconds. */
const DIAL_TIMEOUT_MS = 5000;

export class Connection {
  readonly status = new StatusFeed();
  readonly timeoutMs: number;
  readonly #settings: ConnectionSettings;
  readonly #users = new Set<LinkUser>();
  readonly #calls = new Set<Call>();
  readonly subscriptions = new Map<number, SubscriptionListener>();
  readonly consumers = new Map<number, ConsumerListener>();
  /** Renews locks of queues while this thread is busy. */
  readonly keeper: LockKeeper | undefined;
  /** Aborted by close(): ends dialling and waiting. */
  readonly #closing = new AbortController();
  #link: Link | undefined;
  #lastSubscription = 0;
  /** The endpoint tried next, as an index. */
  #nextEndpoint = 0;

  constructor(settings: ConnectionSettings) {
    this.timeoutMs = settings.timeoutMs;
    const { startRenewalThread, greeting } = settings;
    this.#settings = {
      ...settings,
      greeting: { ...greeting, secondConnection: startRenewalThread !== undefined },
    };
    if (startRenewalThread === undefined) return;
    this.keeper = new LockKeeper(startRenewalThread, greeting);
    this.#users.add(this.keeper);
  }

  get link(): Link | undefined {
    return this.#link;
  }

  /** What the client is called. */
  get clientName(): string {
    return this.#settings.greeting.clientName;
  }

  /** A number for a subscription or a consumer, unique on this client. */
  nextSubscription(): number {
    return ++this.#lastSubscription;
  }

  get closed(): boolean {
    return this.#closing.signal.aborted;
  }

  /** The first connection. @throws SluiceError CANNOT_CONNECT, ABORTED, or why the server refused */
  async open(timeoutMs: number, signal: AbortSignal | undefined): Promise<void> {
    const deadline = AbortSignal.timeout(timeoutMs);
    const giveUp = AbortSignal.any([
      deadline,
      this.#closing.signal,
      ...(signal === undefined ? [] : [signal]),
    ]);
    const backoff = new Backoff(1000);
    let failure: unknown;
    for (;;) {
      try {
        return this.#adopt(await this.#dial(giveUp));
      } catch (error) {
        // What ended the wait says less than why the try before it failed.
        if (failure === undefined || !giveUp.aborted) failure = error;
        if (isFinal(error)) throw error;
      }
      if (!giveUp.aborted) await sleep(backoff.next(), giveUp);
      if (signal?.aborted) throw abortedError(signal);
      if (giveUp.aborted) throw cannotConnect(this.#settings.target, failure, timeoutMs);
    }
  }

  use(user: LinkUser): void {
    this.#users.add(user);
    if (this.#link !== undefined) user.linked(this.#link);
  }

  leave(user: LinkUser): void {
    this.#users.delete(user);
  }

  /** Sends a request and gives its reply's body. @throws SluiceError, also the server's refusal */
  call(request: Request, { timeoutMs = this.timeoutMs, signal }: CallOptions = {}): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      if (this.closed) return reject(closedError());
      if (signal?.aborted) return reject(abortedError(signal));
      const call = new Call(request, timeoutMs, signal, (done) => this.#calls.delete(done), resolve, reject);
      this.#calls.add(call);
      if (this.#link !== undefined) call.linked(this.#link);
    });
  }

  close(): void {
    if (this.closed) return;
    this.#closing.abort();
    for (const call of [...this.#calls]) call.fail(closedError());
    for (const subscription of [...this.subscriptions.values()]) subscription.ended(closedError());
    for (const consumer of [...this.consumers.values()]) consumer.close(closedError());
    const link = this.#link;
    this.#link = undefined;
    this.keeper?.end();
    link?.end();
    this.status.emit({ type: "closed" });
  }

  async #dial(signal: AbortSignal): Promise<Link> {
    const { endpoints } = this.#settings.target;
    let failure: unknown;
    for (let i = 0; i < endpoints.length; i++) {
      const endpoint = endpoints[this.#nextEndpoint++ % endpoints.length]!;
      try {
        const limit = AbortSignal.any([signal, AbortSignal.timeout(DIAL_TIMEOUT_MS)]);
        return await Link.open(this.#settings.dial, endpoint, this.#settings.greeting, limit);
      } catch (error) {
        failure = error;
        if (signal.aborted) break;
      }
    }
    throw failure;
  }

  #adopt(link: Link): void {
    // The server that answered is the first choice next time too.
    this.#nextEndpoint += this.#settings.target.endpoints.length - 1;
    this.#link = link;
    const listener: LinkListener = {
      batches: (bytes, parts) => this.subscriptions.get(parts.subscription)?.batches(bytes, parts) ?? false,
      subscriptionEnded: (id, error) => this.subscriptions.get(id)?.ended(error),
      deliveries: (bytes, parts) => this.consumers.get(parts.consumer)?.deliveries(bytes, parts) ?? false,
      deliveriesLost: (id, ranges) => this.consumers.get(id)?.deliveriesLost(ranges),
      consumerEnded: (id, error) => this.consumers.get(id)?.ended(error),
      goodbye: (reason) => this.status.emit({ type: "goodbye", reason }),
      closed: (error) => this.#lost(link, error),
    };
    this.status.emit({ type: "connected", endpoint: displayEndpoint(link.endpoint), server: link.server });
    for (const user of [...this.#users]) if (this.#link === link) user.linked(link);
    for (const call of [...this.#calls]) if (this.#link === link) call.linked(link);
    // A status listener may have closed the client.
    if (this.#link === link) link.begin(listener);
  }

  #lost(link: Link, error: SluiceError): void {
    if (this.#link !== link) return;
    this.#link = undefined;
    for (const call of this.#calls) call.unlinked();
    for (const user of [...this.#users]) user.unlinked(error);
    this.status.emit({ type: "disconnected", error });
    void this.#reconnect();
  }

  async #reconnect(): Promise<void> {
    const { signal } = this.#closing;
    const backoff = new Backoff();
    let error: SluiceError | undefined;
    for (let attempt = 1; !signal.aborted; attempt++) {
      const delayMs = backoff.next();
      this.status.emit({ type: "reconnecting", attempt, delayMs, error });
      await sleep(delayMs, signal);
      if (signal.aborted) return;
      try {
        const link = await this.#dial(signal);
        if (signal.aborted) return link.end();
        return this.#adopt(link);
      } catch (failure) {
        error = errorOf(
          failure,
          "CONNECTION_LOST",
          `cannot reach ${this.#settings.target.display} (${reasonOf(failure)})`,
        );
      }
    }
  }
}

export function closedError(): SluiceError {
  return new SluiceError("CLOSED", "the client is closed");
}

/** Trying again would not help. */
function isFinal(error: unknown): boolean {
  if (!(error instanceof SluiceError)) return false;
  return !error.retryable && error.code !== "CONNECTION_LOST";
}

function cannotConnect(
  { display, endpoints }: ConnectionString,
  failure: unknown,
  timeoutMs: number,
): SluiceError {
  const isLocal = endpoints.every(
    ({ host }) => host === "localhost" || host === "::1" || host.startsWith("127."),
  );
  const advice = isLocal ? "Start one with: npm start" : "Check the address, and that a server listens there";
  const text = `cannot reach ${display} (${reasonOf(failure, timeoutMs)}). ${advice}`;
  return new SluiceError("CANNOT_CONNECT", text, { cause: failure, details: { url: display } });
}

function reasonOf(failure: unknown, timeoutMs = DIAL_TIMEOUT_MS): string {
  if (failure instanceof SluiceError) return failure.message;
  if (!(failure instanceof Error)) return `no answer within ${timeoutMs} ms`;
  if ("code" in failure && typeof failure.code === "string") return failure.code;
  return failure.name === "TimeoutError" ? `no answer within ${timeoutMs} ms` : failure.message;
}

function sleep(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const wake = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", wake);
      resolve();
    };
    const timer = setTimeout(wake, delayMs);
    signal.addEventListener("abort", wake);
  });
}
