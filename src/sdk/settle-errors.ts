/** What a handler throws to say more than "failed". By name and not by class, as SluiceError is: across copies of the package. */
import { invalidArgument } from "./errors.ts";

export interface SettleErrorOptions {
  readonly cause?: unknown;
}

/**
 * Thrown by a handler: no other try would help, the message goes to the dead-letter queue at once.
 * @example
 * if (user === undefined) throw new DeadLetterError("no such user");
 */
export class DeadLetterError extends Error {
  override readonly name = "DeadLetterError";

  constructor(reason: string, { cause }: SettleErrorOptions = {}) {
    super(reason, cause === undefined ? undefined : { cause });
  }

  static is(error: unknown): error is DeadLetterError {
    return error instanceof Error && error.name === "DeadLetterError";
  }
}

/**
 * Thrown by a handler: failed, and to be tried again after just this long instead of the queue's backoff. Counts as an
 * attempt.
 * @example
 * if (response.status === 429) throw new RetryLaterError({ delayMs: 60_000 });
 */
export class RetryLaterError extends Error {
  override readonly name = "RetryLaterError";
  /** Milliseconds; 0 = at once. */
  readonly delayMs: number;

  /** @throws SluiceError INVALID_ARGUMENT */
  constructor(
    delay: number | { readonly delayMs: number },
    message?: string,
    options: SettleErrorOptions = {},
  ) {
    const delayMs = checkDelay(typeof delay === "number" ? delay : delay.delayMs);
    super(message ?? `to be tried again in ${delayMs} ms`, options.cause === undefined ? undefined : options);
    this.delayMs = delayMs;
  }

  static is(error: unknown): error is RetryLaterError {
    return error instanceof Error && error.name === "RetryLaterError" && "delayMs" in error;
  }
}

/** Ten years, the server's limit. */
const LONGEST_DELAY_MS = 10 * 365 * 86_400_000;

/** @throws SluiceError INVALID_ARGUMENT */
export function checkDelay(delayMs: number, name = "delayMs"): number {
  if (!Number.isSafeInteger(delayMs) || delayMs < 0 || delayMs > LONGEST_DELAY_MS) {
    const limit = `${LONGEST_DELAY_MS} (ten years)`;
    throw invalidArgument(`${name} is ${String(delayMs)}, not whole milliseconds from 0 to ${limit}`);
  }
  return delayMs;
}
