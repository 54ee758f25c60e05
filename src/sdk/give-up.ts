/** A wait that its owner may end early: by a deadline or a signal of the call's own. */
import { SluiceError, abortedError, asIndeterminate } from "./errors.ts";
import { clearTimeout, setTimeout } from "./time.ts";

export interface GiveUpOptions {
  readonly timeoutMs: number | undefined;
  readonly signal: AbortSignal | undefined;
  /** Called when the wait ends early; returns whether what was asked for may happen all the same. */
  readonly onGivenUp: () => boolean;
  /** Why nothing is confirmed, if the server has said so: more telling than TIMEOUT. */
  readonly refusal: () => SluiceError | undefined;
}

/** Settles as `outcome` does, or earlier with TIMEOUT or ABORTED. */
export function givenUpEarly<R>(outcome: Promise<R>, options: GiveUpOptions): Promise<R> {
  const { timeoutMs, signal, onGivenUp } = options;
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    };
    const giveUp = (error: SluiceError): void => {
      settle();
      reject(onGivenUp() ? asIndeterminate(error) : error);
    };
    const abort = (): void => giveUp(abortedError(signal!));
    const late = (): void =>
      giveUp(options.refusal() ?? new SluiceError("TIMEOUT", `no confirm within ${timeoutMs} ms`));
    const timer = timeoutMs === undefined ? undefined : setTimeout(late, timeoutMs);
    signal?.addEventListener("abort", abort);
    outcome.finally(settle).then(resolve, reject);
  });
}
