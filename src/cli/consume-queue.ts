/**
 * Messages of a queue to lines, each settled once it is printed, until there are enough of them or the queue has none
 * to give.
 */
import type { QueueIdle } from "../sdk/index.ts";
import { linePieces, type MessageFormat, type PrintedMessage } from "./message-format.ts";
import type { Output } from "./output.ts";

/** What of the client's QueueMessage is used. */
export interface TakenMessage extends PrintedMessage {
  ack(): Promise<void>;
  nack(options: { delayMs?: number; error?: string }): Promise<void>;
  reject(reason: string): Promise<void>;
  release(): Promise<void>;
}

/** What of the client's Queue is used. */
export interface TakenFrom {
  fetch(count: number, options: { waitMs: number; signal: AbortSignal }): Promise<TakenMessage[]>;
  describe(): Promise<QueueState>;
}

export interface QueueState {
  readonly ready: number;
  readonly delayed: number;
  readonly pending: number;
  readonly idle: QueueIdle | undefined;
}

export type SettleWord = "ack" | "nack" | "reject";

export interface QueueRun {
  readonly queue: TakenFrom;
  readonly settle: SettleWord;
  /** Of nack and reject: why. */
  readonly reason: string;
  /** Of nack; undefined = the queue's backoff. */
  readonly delayMs: number | undefined;
  /** Infinity = as many as are ready. */
  readonly count: number;
  /** Waits for more for ever. */
  readonly follow: boolean;
  readonly format: MessageFormat;
  readonly output: Output;
  readonly stop: AbortSignal;
  readonly nowMs: () => number;
}

/** So many are taken at a time: what a reader that goes away costs at most. */
const BATCH = 100;
/** How long the server is given to hand out what it says is ready. */
const WAIT_MS = 500;
const FOLLOW_WAIT_MS = 30_000;
/** With a count, messages that are due within this time are waited for. */
const PATIENCE_MS = 60_000;

export interface QueueEnd {
  readonly settled: number;
  /** What the queue stands still for though messages are ready, if that is why it ended. */
  readonly standsFor: QueueIdle | undefined;
}

export async function consumeQueue(run: QueueRun): Promise<QueueEnd> {
  const { queue, count, output, stop } = run;
  const waitMs = run.follow ? FOLLOW_WAIT_MS : WAIT_MS;
  let settled = 0;
  let asks: boolean = false;
  while (settled < count && !stop.aborted && !output.gone) {
    const fetching = queue.fetch(Math.min(BATCH, count - settled), { waitMs, signal: stop });
    // Only while somebody waits can the server say what else than a consumer is missing.
    const [messages, meanwhile]: [TakenMessage[], QueueState | undefined] = await Promise.all([
      fetching,
      asks ? queue.describe() : undefined,
    ]);
    asks = false;
    if (messages.length > 0) settled += await settleAll(messages, run);
    else if (!run.follow) {
      const state: QueueState = meanwhile ?? (await queue.describe());
      if (!mayComeSoon(state, run)) return { settled, standsFor: state.ready > 0 ? state.idle : undefined };
      asks = state.ready > 0;
    }
  }
  return { settled, standsFor: undefined };
}

/** Prints and settles; those that nobody reads any more are given back. */
async function settleAll(messages: readonly TakenMessage[], run: QueueRun): Promise<number> {
  const { output, format, stop } = run;
  const settled: Promise<void>[] = [];
  let done = 0;
  for (const message of messages) {
    if (output.gone || stop.aborted) {
      settled.push(message.release());
      continue;
    }
    for (const piece of linePieces(format, message)) {
      const paced = output.write(piece);
      if (paced !== undefined) await paced;
    }
    if (output.gone) settled.push(message.release());
    else {
      settled.push(settle(message, run));
      done++;
    }
  }
  await Promise.all(settled);
  return done;
}

function settle(message: TakenMessage, { settle: word, reason, delayMs }: QueueRun): Promise<void> {
  switch (word) {
    case "ack":
      return message.ack();
    case "nack":
      return message.nack({ error: reason, ...(delayMs === undefined ? {} : { delayMs }) });
    case "reject":
      return message.reject(reason);
  }
}

/**
 * Something is ready and nothing lasting is in its way; or a count is to be reached, and what others hold or what waits
 * for its time may still come.
 */
function mayComeSoon({ ready, delayed, pending, idle }: QueueState, { count, nowMs }: QueueRun): boolean {
  const inTime = idle?.until === undefined || idle.until - nowMs() <= PATIENCE_MS;
  const mayEnd = count !== Infinity && (pending > 0 || (delayed > 0 && inTime));
  switch (ready > 0 ? idle?.reason : "empty") {
    case "paused":
      return false;
    case "empty":
    case "concurrency-limit":
    case "keys-blocked":
    case "lookahead-full":
      return mayEnd;
    default:
      return true;
  }
}
