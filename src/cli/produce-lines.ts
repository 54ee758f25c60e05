/**
 * Lines to messages, one each, with a bounded number unconfirmed: reading pauses until confirms come back, so memory
 * stays bounded whatever the input is.
 *
 * The first failure ends it: nothing more is read or sent, what is under way settles, and the outcome says how far it
 * came. What is under way may hold a failure of an earlier line; the lowest line is the one reported.
 */
const MAX_UNCONFIRMED = 10_000;
const MAX_UNCONFIRMED_BYTES = 16 * 1024 * 1024;

export interface MessageOptions {
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Of queues only. */
  readonly delayMs?: number;
  readonly ttlMs?: number;
  readonly priority?: number;
  readonly orderKey?: string;
  readonly messageId?: string;
}

export interface ProduceRun {
  readonly lines: AsyncIterable<readonly Uint8Array[]>;
  /** Ends `lines` now, also when it is waiting for input; called at the first failure and at `stop`. */
  readonly cancel: () => void;
  readonly publish: (value: Uint8Array, options: MessageOptions | undefined) => Promise<unknown>;
  /** What goes with a line; throws if the line is not usable. */
  readonly optionsOf: (line: Uint8Array) => MessageOptions | undefined;
  /** Aborted = send no more, wait for what is under way. */
  readonly stop: AbortSignal;
}

/** Messages, counted. */
export interface ProduceCounts {
  sent: number;
  confirmed: number;
  failed: number;
  /** Of the failed: may be stored all the same. */
  unknown: number;
}

export interface ProduceFailure {
  /** From 1. */
  readonly line: number;
  readonly error: unknown;
}

export function noCounts(): ProduceCounts {
  return { sent: 0, confirmed: 0, failed: 0, unknown: 0 };
}

/** Resolves once nothing is under way any more. `counts` is kept up to date meanwhile. */
export async function produceLines(
  run: ProduceRun,
  counts: ProduceCounts,
): Promise<ProduceFailure | undefined> {
  const { lines, cancel, publish, optionsOf, stop } = run;
  let failure: ProduceFailure | undefined;
  let unconfirmed = 0;
  let unconfirmedBytes = 0;
  let wake: (() => void) | undefined;

  const fail = (line: number, error: unknown): void => {
    if (failure === undefined) cancel();
    if (failure === undefined || line < failure.line) failure = { line, error };
  };
  const settled = (bytes: number): void => {
    unconfirmed--;
    unconfirmedBytes -= bytes;
    wake?.();
  };
  const send = (line: number, value: Uint8Array, options: MessageOptions | undefined): void => {
    const bytes = value.length;
    unconfirmed++;
    unconfirmedBytes += bytes;
    counts.sent++;
    publish(value, options).then(
      () => {
        counts.confirmed++;
        settled(bytes);
      },
      (error: unknown) => {
        counts.failed++;
        if (error instanceof Error && "indeterminate" in error && error.indeterminate === true)
          counts.unknown++;
        fail(line, error);
        settled(bytes);
      },
    );
  };
  const settledDownTo = (count: number, bytes: number): Promise<void> =>
    new Promise((resolve) => {
      wake = () => {
        if (unconfirmed > count || unconfirmedBytes > bytes) return;
        wake = undefined;
        resolve();
      };
      wake();
    });

  stop.addEventListener("abort", cancel);
  let line = 0;
  try {
    for await (const batch of lines) {
      for (const value of batch) {
        if (failure !== undefined || stop.aborted) break;
        send(++line, value, optionsOf(value));
        // Down to half, so that reading resumes for many lines at once and not for each.
        if (unconfirmed >= MAX_UNCONFIRMED || unconfirmedBytes >= MAX_UNCONFIRMED_BYTES) {
          await settledDownTo(MAX_UNCONFIRMED / 2, MAX_UNCONFIRMED_BYTES / 2);
        }
      }
      if (failure !== undefined || stop.aborted) break;
    }
  } catch (error) {
    // A cancelled input may end with an error of its own, which tells nothing new.
    if (failure === undefined && !stop.aborted) fail(Math.max(line, counts.sent + 1), error);
  }
  await settledDownTo(0, 0);
  return failure;
}
