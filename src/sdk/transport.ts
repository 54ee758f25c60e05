/**
 * The seam between the client and a socket. TCP has its form in tcp-transport.ts; a browser's
 * WebSocket and an in-process connection are further ones. A transport carries whole frames, in
 * order, both ways; it knows nothing of what is in them.
 */
import type { Endpoint } from "./connection-string.ts";

/** What a transport tells its owner. `closed` comes once and last, also when a dial fails after it began. */
export interface TransportListener {
  /**
   * One frame, without length prefix, in bytes[start, end). Returns whether the bytes are kept: kept
   * ones are never written to again, others may be as soon as the call returns.
   */
  frame(bytes: Uint8Array, start: number, end: number): boolean;
  /** The connection is gone; undefined = the other side ended it in an orderly way. */
  closed(error: Error | undefined): void;
}

export type Written = (error?: Error | null) => void;

export interface Transport {
  /** Largest frame taken from the server; raised after the greeting. */
  maxFrameBytes: number;
  /**
   * Sends a frame, its four-byte length prefix included. The bytes must stay as they are until
   * `written` is called (with an error if the connection went away first) or the server has answered.
   */
  send(frame: Uint8Array, written?: Written): void;
  /** Closes once what was sent is handed to the network. */
  end(): void;
  /** Closes at once. */
  destroy(): void;
}

/** Opens a transport. Rejects with the network's own error; `signal` gives up. */
export type Dial = (
  endpoint: Endpoint,
  listener: TransportListener,
  signal: AbortSignal,
) => Promise<Transport>;
