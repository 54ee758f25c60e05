/**
 * One greeted connection to a server: hello and welcome, replies by correlation, heartbeats both
 * ways. It lives until the first loss; making a new one is connection.ts's business.
 */
import { SluiceFault } from "../base/errors.ts";
import { FrameField, encodeFrame, splitFrame, type FrameParts } from "../wire/frame.ts";
import { readBatches, type BatchesParts } from "../wire/publish.ts";
import { v1 } from "../wire/protobuf.ts";
import { displayEndpoint, type Endpoint } from "./connection-string.ts";
import { SluiceError, errorOf, errorOfWire } from "./errors.ts";
import type { NumberRange } from "./number-ranges.ts";
import { numberRanges, readDeliveries, type DeliveriesParts } from "./queue-frames.ts";
import { clearInterval, setInterval, setTimeout, type Timeout } from "./time.ts";
import type { Dial, Transport, TransportListener, Written } from "./transport.ts";

/** What the server said in its Welcome. Sizes in bytes. */
export interface ServerInfo {
  readonly nodeId: string;
  readonly clusterId: string;
  readonly serverVersion: string;
  /** Grows by one at every start of the server. */
  readonly epoch: number;
  /** "disk": a confirm means synced to disk. "memory-first": a loss of power may take the last `flushIntervalMs`. */
  readonly durability: string;
  /** 0 where a confirm means synced. */
  readonly flushIntervalMs: number;
  /** Grows whenever the log may have lost its end (memory-first only). */
  readonly lineage: number;
  readonly heartbeatMs: number;
  readonly maxFrameBytes: number;
  readonly maxMessageBytes: number;
  readonly maxProducerInFlight: number;
  readonly publishCreditBytes: number;
  readonly maxSubscriptions: number;
}

export interface Greeting {
  readonly clientName: string;
  readonly clientVersion: string;
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly token: string | undefined;
  /** A second connection will join the session. */
  readonly secondConnection?: boolean;
  /** This is the second connection of the session with this secret. */
  readonly join?: Uint8Array;
}

/** Whoever waits for the reply to a request. Exactly one of the two is called, once. */
export interface PendingReply {
  answered(field: number, bytes: Uint8Array, start: number, end: number): void;
  lost(error: SluiceError): void;
}

/** What a link tells its owner. */
export interface LinkListener {
  /** A Batches frame; returns whether its bytes are kept. */
  batches(bytes: Uint8Array, parts: BatchesParts): boolean;
  subscriptionEnded(subscription: number, error: SluiceError): void;
  /** A Deliveries frame; returns whether its bytes are kept. */
  deliveries(bytes: Uint8Array, parts: DeliveriesParts): boolean;
  deliveriesLost(consumer: number, ranges: readonly NumberRange[]): void;
  consumerEnded(consumer: number, error: SluiceError): void;
  /** The server is about to close the connection. */
  goodbye(reason: SluiceError | undefined): void;
  /** The link is gone. Comes once, after `lost` of everything that waited. */
  closed(error: SluiceError): void;
}

const PING = encodeFrame(0, FrameField.ping, new Uint8Array(0));
const PONG = encodeFrame(0, FrameField.pong, new Uint8Array(0));

/** Half heartbeats without a byte from the server after which it counts as dead: three whole ones. */
const QUIET_TICKS_UNTIL_DEAD = 6;

export class Link {
  readonly endpoint: Endpoint;
  server!: ServerInfo;
  /** What a second connection joins with, if the server knows such. */
  session: Uint8Array | undefined;
  #transport!: Transport;
  readonly #pending = new Map<number, PendingReply>();
  #correlation = 0;
  #listener: LinkListener | undefined;
  #greeted: ((error: SluiceError | undefined) => void) | undefined;
  readonly #parts: FrameParts = { correlation: 0, field: 0, bodyStart: 0, bodyEnd: 0 };
  #heartbeat: Timeout | undefined;
  /** Half heartbeats since the last frame each way. */
  #idleTicks = 0;
  #quietTicks = 0;
  #closed = false;
  /** What the server said last before it closed the connection. */
  #lastWords: SluiceError | undefined;

  private constructor(endpoint: Endpoint) {
    this.endpoint = endpoint;
  }

  /**
   * Dials and greets.
   * @throws the network's error, or SluiceError (refused by the server, no Sluice server at all)
   */
  static async open(dial: Dial, endpoint: Endpoint, greeting: Greeting, signal: AbortSignal): Promise<Link> {
    const link = new Link(endpoint);
    const listener: TransportListener = {
      frame: (bytes, start, end) => link.#frame(bytes, start, end),
      closed: (error) => link.#closedBy(error),
    };
    link.#transport = await dial(endpoint, listener, signal);
    await new Promise<void>((resolve, reject) => {
      const giveUp = (): void => {
        link.#fail(
          errorOf(
            signal.reason,
            "TIMEOUT",
            `${displayEndpoint(endpoint)} accepted the connection but did not greet`,
          ),
        );
      };
      link.#greeted = (error) => {
        link.#greeted = undefined;
        signal.removeEventListener("abort", giveUp);
        if (error === undefined) resolve();
        else reject(error);
      };
      signal.addEventListener("abort", giveUp);
      if (signal.aborted) giveUp();
      else link.call(FrameField.hello, helloOf(greeting), link.#greetingReply);
    });
    return link;
  }

  /** From here on pushed frames and the loss go to `listener`. Call in the same turn as open() resolved. */
  begin(listener: LinkListener): void {
    this.#listener = listener;
    this.#heartbeat = setInterval(() => this.#tick(), this.server.heartbeatMs / 2);
    (this.#heartbeat as { unref?: () => void }).unref?.();
    // It may have been lost between the greeting and now.
    if (this.#closed) this.#ended(this.#lastWords ?? lostError(this.endpoint));
  }

  /** Requests without an answer yet. */
  get waiting(): number {
    return this.#pending.size;
  }

  /** Takes the next correlation for `pending`; the caller puts it into the frame it sends. */
  expect(pending: PendingReply): number {
    const correlation = ++this.#correlation;
    this.#pending.set(correlation, pending);
    return correlation;
  }

  /** Sends a whole frame. Bytes must stay as they are until answered or `written`. */
  send(frame: Uint8Array, written?: Written): void {
    this.#idleTicks = 0;
    if (!this.#closed) this.#transport.send(frame, written);
    else written?.(this.#lastWords);
  }

  call(field: number, body: Uint8Array, pending: PendingReply): void {
    this.send(encodeFrame(this.expect(pending), field, body));
  }

  /** Sends what has no reply. */
  push(field: number, body: Uint8Array): void {
    this.send(encodeFrame(0, field, body));
  }

  /** Closes in an orderly way: what was sent still goes out, for a second at most. */
  end(): void {
    clearInterval(this.#heartbeat);
    this.#listener = undefined;
    this.#transport.end();
    const patience = setTimeout(() => this.#transport.destroy(), 1000);
    (patience as { unref?: () => void }).unref?.();
  }

  /** Closes at once; everything that waits is lost with this error. */
  destroy(error: SluiceError): void {
    this.#fail(error);
  }

  #frame(bytes: Uint8Array, start: number, end: number): boolean {
    if (this.#closed) return false;
    this.#quietTicks = 0;
    const parts = this.#parts;
    try {
      splitFrame(bytes, start, end, parts);
      const { correlation, field, bodyStart, bodyEnd } = parts;
      if (correlation !== 0) {
        this.#answer(correlation, field, bytes, bodyStart, bodyEnd);
        return false;
      }
      return this.#pushed(field, bytes, bodyStart, bodyEnd);
    } catch (error) {
      this.#fail(errorOf(error, "PROTOCOL_ERROR", "the server sent a frame that cannot be read"));
      return false;
    }
  }

  #answer(correlation: number, field: number, bytes: Uint8Array, start: number, end: number): void {
    const pending = this.#pending.get(correlation);
    if (pending === undefined) return;
    this.#pending.delete(correlation);
    try {
      // Field 0 is a body this version does not know; whoever asked sees that it is not the one expected.
      pending.answered(field, bytes, start, end);
    } catch (error) {
      // An answer that cannot be read is none: it is lost with all that wait.
      this.#pending.set(correlation, pending);
      throw error;
    }
  }

  #pushed(field: number, bytes: Uint8Array, start: number, end: number): boolean {
    switch (field) {
      case FrameField.batches:
        return this.#listener?.batches(bytes, readBatches(bytes, start, end)) ?? false;
      case FrameField.ping:
        this.send(PONG);
        return false;
      case FrameField.subscriptionEnded: {
        const ended = v1.SubscriptionEnded.decode(bytes.subarray(start, end));
        this.#listener?.subscriptionEnded(ended.subscription, endingOf(ended));
        return false;
      }
      case FrameField.deliveries:
        return this.#listener?.deliveries(bytes, readDeliveries(bytes, start, end)) ?? false;
      case FrameField.deliveriesLost: {
        const { consumer, ranges } = v1.DeliveriesLost.decode(bytes.subarray(start, end));
        this.#listener?.deliveriesLost(consumer, numberRanges(ranges));
        return false;
      }
      case FrameField.consumerEnded: {
        const ended = v1.ConsumerEnded.decode(bytes.subarray(start, end));
        this.#listener?.consumerEnded(ended.consumer, endingOf(ended));
        return false;
      }
      case FrameField.goodbye: {
        const { reason } = v1.Goodbye.decode(bytes.subarray(start, end));
        this.#lastWords = reason ? errorOfWire(v1.Error.encode(reason).finish()) : undefined;
        if (this.#greeted === undefined) this.#listener?.goodbye(this.#lastWords);
        return false;
      }
      case FrameField.error:
        this.#lastWords = errorOfWire(bytes.subarray(start, end));
        if (this.#greeted !== undefined) this.#fail(this.#lastWords);
        return false;
      default:
        // Pong, and what later versions push.
        return false;
    }
  }

  readonly #greetingReply: PendingReply = {
    answered: (field, bytes, start, end) => {
      const body = bytes.subarray(start, end);
      if (field === FrameField.welcome) this.#welcome(body);
      else if (field === FrameField.error) this.#fail(errorOfWire(body));
      else
        this.#fail(strangerError(this.endpoint, new RangeError(`frame ${field} where welcome was expected`)));
    },
    lost: () => undefined,
  };

  #welcome(body: Uint8Array): void {
    const welcome = v1.Welcome.decode(body);
    const { limits } = welcome;
    this.server = {
      nodeId: welcome.nodeId,
      clusterId: welcome.clusterId,
      serverVersion: welcome.serverVersion,
      epoch: welcome.epoch,
      durability: welcome.durability,
      flushIntervalMs: welcome.flushIntervalMs,
      lineage: welcome.lineage || 1,
      heartbeatMs: welcome.heartbeatMs || 10_000,
      maxFrameBytes: limits?.maxFrameBytes || 9 * 1024 * 1024,
      maxMessageBytes: limits?.maxMessageBytes || 1024 * 1024,
      maxProducerInFlight: limits?.maxProducerInFlight || 1,
      publishCreditBytes: limits?.publishCreditBytes || 1024 * 1024,
      maxSubscriptions: limits?.maxSubscriptions || 1,
    };
    // The message is read from the connection's buffer: a copy is kept.
    if (welcome.session.length > 0) this.session = welcome.session.slice();
    this.#transport.maxFrameBytes = this.server.maxFrameBytes;
    this.#greeted?.(undefined);
  }

  #tick(): void {
    if (++this.#quietTicks >= QUIET_TICKS_UNTIL_DEAD) {
      const quietMs = (QUIET_TICKS_UNTIL_DEAD / 2) * this.server.heartbeatMs;
      const text = `nothing was heard from ${displayEndpoint(this.endpoint)} for ${quietMs} ms`;
      this.#fail(new SluiceError("HEARTBEAT_TIMEOUT", text));
    } else if (++this.#idleTicks >= 2) this.send(PING);
  }

  #fail(error: SluiceError): void {
    if (this.#closed) return;
    this.#lastWords = error;
    this.#transport.destroy();
    this.#ended(error);
  }

  #closedBy(error: Error | undefined): void {
    if (this.#closed) return;
    // Bytes that are no frames before the greeting: something else answers there.
    const stranger = this.#greeted !== undefined && error instanceof SluiceFault;
    this.#lastWords ??= stranger ? strangerError(this.endpoint, error) : lostError(this.endpoint, error);
    this.#ended(this.#lastWords);
  }

  #ended(error: SluiceError): void {
    this.#closed = true;
    clearInterval(this.#heartbeat);
    if (this.#greeted !== undefined) return this.#greeted(error);
    const waiting = [...this.#pending.values()];
    this.#pending.clear();
    for (const pending of waiting) pending.lost(error);
    const listener = this.#listener;
    this.#listener = undefined;
    listener?.closed(error);
  }
}

/** Why the server ended something of ours. */
function endingOf(ended: { code: number; message: string; details: Record<string, string> }): SluiceError {
  const { code, message, details } = ended;
  return errorOfWire(v1.Error.encode({ code, message, details }).finish());
}

function lostError(endpoint: Endpoint, cause?: Error): SluiceError {
  if (cause instanceof SluiceError) return cause;
  const why = cause === undefined ? "the server closed it" : cause.message;
  return new SluiceError(
    "CONNECTION_LOST",
    `the connection to ${displayEndpoint(endpoint)} was lost: ${why}`,
    { cause },
  );
}

function strangerError(endpoint: Endpoint, cause: Error): SluiceError {
  const text = `what answers at ${displayEndpoint(endpoint)} does not speak Sluice's protocol: check host and port (7420 by default)`;
  return new SluiceError("PROTOCOL_ERROR", text, { cause });
}

function helloOf(greeting: Greeting): Uint8Array {
  const { clientName, clientVersion, user, password, token, secondConnection, join } = greeting;
  const credentials =
    token !== undefined
      ? { credentials: { token } }
      : user !== undefined
        ? { credentials: { password: { user, password: password ?? "" } } }
        : {};
  return v1.Hello.encode({
    minProtocol: 1,
    maxProtocol: 1,
    clientName,
    clientVersion,
    ...credentials,
    ...(secondConnection === true ? { secondConnection } : {}),
    ...(join === undefined ? {} : { join }),
  }).finish();
}
