/**
 * One request that is not publishing: create a topic, describe one, subscribe. It waits for a link,
 * is sent, and settles by its reply, its deadline, its signal or the loss of the link.
 */
import { FrameField } from "../wire/frame.ts";
import { Backoff } from "./backoff.ts";
import { SluiceError, abortedError, asIndeterminate, errorOfWire } from "./errors.ts";
import type { Link, PendingReply } from "./link.ts";
import { clearTimeout, setTimeout, type Timeout } from "./time.ts";

/** Accepted by every call. */
export interface CallOptions {
  /** Milliseconds after which the call rejects with TIMEOUT; default: the client's `timeoutMs` (30 s). */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

export interface Request {
  /** For messages: "describe topic orders". */
  readonly what: string;
  readonly field: number;
  readonly body: Uint8Array;
  readonly replyField: number;
  /** Doing it twice does no harm: sent again after a lost connection. */
  readonly repeatable: boolean;
  /** Hears of each retryable refusal: the call itself goes on trying until its deadline. */
  readonly refused?: (error: SluiceError) => void;
}

export class Call implements PendingReply {
  readonly #request: Request;
  readonly #done: (call: Call) => void;
  readonly #resolve: (body: Uint8Array) => void;
  readonly #reject: (error: SluiceError) => void;
  readonly #timer: Timeout;
  readonly #signal: AbortSignal | undefined;
  readonly #backoff = new Backoff(1000);
  #retry: Timeout | undefined;
  #link: Link | undefined;
  #sent = false;
  #settled = false;
  /** The last retryable refusal: more telling than TIMEOUT if the deadline passes. */
  #refusal: SluiceError | undefined;

  constructor(
    request: Request,
    timeoutMs: number,
    signal: AbortSignal | undefined,
    done: (call: Call) => void,
    resolve: (body: Uint8Array) => void,
    reject: (error: SluiceError) => void,
  ) {
    this.#request = request;
    this.#done = done;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#signal = signal;
    this.#timer = setTimeout(() => this.#expire(timeoutMs), timeoutMs);
    signal?.addEventListener("abort", this.#abort);
  }

  /** Sends it, now that there is a link. */
  linked(link: Link): void {
    this.#link = link;
    if (this.#retry !== undefined || this.#settled) return;
    this.#sent = true;
    link.call(this.#request.field, this.#request.body, this);
  }

  answered(field: number, bytes: Uint8Array, start: number, end: number): void {
    // A copy: it is read when the caller has its turn, and by then what was received next may lie there.
    if (field === this.#request.replyField) return this.#settle(bytes.slice(start, end));
    if (field !== FrameField.error) {
      const text = `the server answered ${this.#request.what} with frame ${field}`;
      return this.#settle(
        new SluiceError("PROTOCOL_ERROR", text, { indeterminate: !this.#request.repeatable }),
      );
    }
    const error = errorOfWire(bytes.subarray(start, end));
    if (!error.retryable) return this.#settle(error);
    // A refused request was not done, so that it may be sent again whatever it is.
    this.#refusal = error;
    this.#request.refused?.(error);
    this.#sent = false;
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      if (this.#link !== undefined) this.linked(this.#link);
    }, this.#backoff.next());
  }

  /** The link is gone; the call waits for the next one if it may be repeated. */
  lost(error: SluiceError): void {
    this.#link = undefined;
    if (this.#request.repeatable) this.#sent = false;
    else if (this.#sent) this.fail(error);
  }

  unlinked(): void {
    this.#link = undefined;
  }

  fail(error: SluiceError): void {
    this.#settle(this.#sent && !this.#request.repeatable ? asIndeterminate(error) : error);
  }

  #expire(timeoutMs: number): void {
    const text = `no answer to ${this.#request.what} within ${timeoutMs} ms`;
    this.fail(
      this.#refusal ?? new SluiceError("TIMEOUT", this.#link === undefined ? `${text}: not connected` : text),
    );
  }

  readonly #abort = (): void => {
    if (this.#signal !== undefined) this.fail(abortedError(this.#signal));
  };

  #settle(outcome: Uint8Array | SluiceError): void {
    if (this.#settled) return;
    this.#settled = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#retry);
    this.#signal?.removeEventListener("abort", this.#abort);
    this.#done(this);
    if (outcome instanceof SluiceError) this.#reject(outcome);
    else this.#resolve(outcome);
  }
}
