/**
 * The one error class of the client. Its codes are the server's (src/base/errors.ts, the same table
 * as ErrorCode in proto/sluice/v1/frame.proto) plus the few that only a client can meet.
 */
import { SluiceFault, errorNameOf, errorTable, type ErrorName } from "../base/errors.ts";
import { v1 } from "../wire/protobuf.ts";
import type { PublishResult } from "./publish-result.ts";

/** Code → what happened and whether the same call may succeed later. */
const clientCodes = {
  /** The first connection could not be made; the message says what to do. */
  CANNOT_CONNECT: { retryable: true },
  /** The connection went away before the answer came. */
  CONNECTION_LOST: { retryable: true },
  /** The call's deadline passed. */
  TIMEOUT: { retryable: true },
  /** The call's AbortSignal was aborted; `cause` is the signal's reason. */
  ABORTED: { retryable: false },
  /** The client, stream or consumer was closed. */
  CLOSED: { retryable: false },
  /** More published bytes wait than `maxBufferedBytes`; await some of the promises first. */
  BUFFER_FULL: { retryable: true },
  /** The codec could not turn the value into bytes; nothing was sent. */
  ENCODE_FAILED: { retryable: false },
  /** The codec could not read the bytes of a received message. */
  DECODE_FAILED: { retryable: false },
  /** The value does not match the topic's schema. */
  SCHEMA_REJECTED: { retryable: false },
} as const;

export type ClientErrorName = keyof typeof clientCodes;
export type SluiceErrorCode = ErrorName | ClientErrorName;

export interface SluiceErrorOptions {
  readonly retryable?: boolean;
  readonly indeterminate?: boolean;
  readonly details?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
  readonly results?: readonly (PublishResult | SluiceError)[];
}

/**
 * Everything the SDK rejects or throws with.
 *
 * @example
 * try { await orders.publish(order); }
 * catch (e) { if (SluiceError.is(e, "STORAGE_FULL")) … else throw e; }
 */
export class SluiceError extends Error {
  override readonly name = "SluiceError";
  /** Stable, upper case; never reused for something else. */
  readonly code: SluiceErrorCode;
  /** The same call may succeed later, unchanged. */
  readonly retryable: boolean;
  /** What was asked for may have been done all the same: a message with this error may have been stored. */
  readonly indeterminate: boolean;
  /** Facts for a program, such as `feature` of NOT_SUPPORTED or `low` and `end` of OFFSET_OUT_OF_RANGE. */
  readonly details: Readonly<Record<string, string>>;
  /** Only of a `publishBatch` that took several requests: what became of each message, in order. */
  readonly results: readonly (PublishResult | SluiceError)[] | undefined;

  constructor(code: SluiceErrorCode, message: string, options: SluiceErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryable = options.retryable ?? isRetryable(code);
    this.indeterminate = options.indeterminate ?? false;
    this.details = options.details ?? {};
    this.results = options.results;
  }

  /** Whether `error` is a SluiceError, and of this code if one is given. Works across copies of the package. */
  static is(error: unknown, code?: SluiceErrorCode): error is SluiceError {
    if (!(error instanceof Error) || error.name !== "SluiceError" || !("code" in error)) return false;
    return code === undefined || error.code === code;
  }
}

function isRetryable(code: SluiceErrorCode): boolean {
  return code in errorTable
    ? errorTable[code as ErrorName].retryable
    : clientCodes[code as ClientErrorName].retryable;
}

/** An Error frame's body, as the server sent it. */
export function errorOfWire(bytes: Uint8Array): SluiceError {
  const { code, message, retryable, details } = v1.Error.decode(bytes);
  const name = errorNameOf(code);
  // A code newer than this client: the text still says what happened.
  if (name === undefined)
    return new SluiceError("INTERNAL", message, {
      retryable,
      details: { ...details, wireCode: String(code) },
    });
  return new SluiceError(name, message, { retryable, details });
}

/** Whatever was thrown, as a SluiceError. */
export function errorOf(thrown: unknown, code: SluiceErrorCode, message: string): SluiceError {
  if (thrown instanceof SluiceError) return thrown;
  if (thrown instanceof SluiceFault) {
    return new SluiceError(thrown.code, thrown.message, { details: thrown.details, cause: thrown });
  }
  return new SluiceError(code, message, { cause: thrown });
}

/** For a call that had been sent when its connection went away, its deadline passed or it was aborted. */
export function asIndeterminate(error: SluiceError): SluiceError {
  if (error.indeterminate) return error;
  const { code, message, retryable, details, cause } = error;
  return new SluiceError(code, message, { retryable, details, cause, indeterminate: true });
}

export function notSupported(feature: string, what: string): SluiceError {
  return new SluiceError("NOT_SUPPORTED", `${what} is not supported yet`, { details: { feature } });
}

export function invalidArgument(message: string): SluiceError {
  return new SluiceError("INVALID_ARGUMENT", message);
}

export function abortedError(signal: AbortSignal, indeterminate = false): SluiceError {
  return new SluiceError("ABORTED", "aborted by the caller's signal", {
    cause: signal.reason,
    indeterminate,
  });
}
