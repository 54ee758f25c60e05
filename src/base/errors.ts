/**
 * The one table of errors that users can meet. Wire, SDK, CLI and (later) HTTP all speak these
 * names; the numbers are the ones of `ErrorCode` in proto/sluice/v1/frame.proto and, like the
 * names, are never reused.
 *
 * A new error also needs: its number in frame.proto, and a row here. `advice` says what to do;
 * the message of a thrown error says what happened.
 */

interface ErrorRow {
  readonly number: number;
  /** The same request may succeed later, unchanged. */
  readonly retryable: boolean;
  readonly advice: string;
}

const rows = {
  INTERNAL: {
    number: 1,
    retryable: false,
    advice:
      "Report it with the server's log; nothing the request asked for was done unless it says otherwise.",
  },
  PROTOCOL_ERROR: {
    number: 2,
    retryable: false,
    advice: "Use a Sluice client, or check the client against proto/sluice/v1.",
  },
  UNSUPPORTED_PROTOCOL: { number: 3, retryable: false, advice: "Upgrade the older of client and server." },
  NOT_SUPPORTED: {
    number: 4,
    retryable: false,
    advice: "This server version cannot do that yet; details.feature names it.",
  },
  INVALID_ARGUMENT: { number: 5, retryable: false, advice: "Correct the argument the message names." },
  NOT_FOUND: {
    number: 6,
    retryable: false,
    advice: "Check the name; `sluice topic list` and `sluice queue list` show what exists.",
  },
  ALREADY_EXISTS: { number: 7, retryable: false, advice: "Choose another name, or use the existing one." },
  MESSAGE_TOO_LARGE: {
    number: 8,
    retryable: false,
    advice:
      "Send a smaller message, store the payload elsewhere, or raise the server's limits.maxMessageBytes.",
  },
  FRAME_TOO_LARGE: {
    number: 9,
    retryable: false,
    advice: "Send fewer or smaller messages per request; the limit is in Welcome.",
  },
  CORRUPT_BATCH: {
    number: 10,
    retryable: false,
    advice: "The bytes do not match their checksum or count: check the client and the network path.",
  },
  STALE_PARTITIONING: {
    number: 11,
    retryable: false,
    advice: "Describe the topic again, partition anew and resend.",
  },
  UNKNOWN_PRODUCER: {
    number: 12,
    retryable: false,
    advice:
      "The producer's state expired (7 days unused): make a new producer; what it sent before may or may not be stored.",
  },
  PRODUCER_FENCED: {
    number: 13,
    retryable: false,
    advice: "A newer session of the same named producer took over: stop this one.",
  },
  OUT_OF_SEQUENCE: { number: 14, retryable: true, advice: "Resend from details.expected in order." },
  OFFSET_OUT_OF_RANGE: {
    number: 15,
    retryable: false,
    advice: "Start within details.low to details.end, or from earliest or latest.",
  },
  STORAGE_FULL: {
    number: 16,
    retryable: true,
    advice: "Free disk space or delete topics; publishing resumes by itself.",
  },
  OVERLOADED: { number: 17, retryable: true, advice: "Slow down and try again." },
  CREDIT_EXCEEDED: {
    number: 18,
    retryable: false,
    advice: "Keep unanswered publish bytes within Welcome.limits.publish_credit_bytes.",
  },
  SHUTTING_DOWN: { number: 19, retryable: true, advice: "Reconnect; the server is stopping." },
  SLOW_READER: { number: 20, retryable: false, advice: "Read faster or grant less credit." },
  LIMIT_REACHED: { number: 21, retryable: false, advice: "Raise the limit the message names, or use less." },
  CORRUPT_RANGE: {
    number: 22,
    retryable: false,
    advice: "Stored data is damaged: details.next is the offset to go on from; see `sluice doctor`.",
  },
  LOG_TRUNCATED: {
    number: 23,
    retryable: false,
    advice:
      "What was confirmed last was lost with the power: publish again what you still have; as a reader go on from details.from.",
  },
  CROSS_SHARD: { number: 24, retryable: false, advice: "Keep everything of one atomic batch on one shard." },
  UNAUTHENTICATED: { number: 25, retryable: false, advice: "Give valid credentials." },
  FORBIDDEN: { number: 26, retryable: false, advice: "Ask for the permission the message names." },
  HEARTBEAT_TIMEOUT: {
    number: 27,
    retryable: true,
    advice: "Nothing was heard for three heartbeats: reconnect.",
  },
  RESULT_UNKNOWN: {
    number: 28,
    retryable: false,
    advice: "The request was stored long ago and its result is no longer kept.",
  },
  WRONG_KIND: {
    number: 29,
    retryable: false,
    advice: "Use the commands of that kind, or another name.",
  },
  LOCK_LOST: {
    number: 30,
    retryable: false,
    advice: "The message is not yours any more: extend locks in time; somebody else may be at work on it.",
  },
  QUEUE_FULL: {
    number: 31,
    retryable: true,
    advice:
      "The queue holds as much as its limits allow: publish later, add consumers, or raise the limit with `sluice queue alter`.",
  },
  MESSAGE_HELD: {
    number: 32,
    retryable: false,
    advice: "A consumer is at work on the message: let it finish, or ask again when it has failed.",
  },
} as const satisfies Record<string, ErrorRow>;

export type ErrorName = keyof typeof rows;

/** Name → number, retryable, advice. */
export const errorTable: Readonly<Record<ErrorName, ErrorRow>> = rows;

const names = new Map<number, ErrorName>(
  (Object.keys(rows) as ErrorName[]).map((name) => [rows[name].number, name]),
);

/** The name of a wire number; undefined for numbers newer than this program. */
export function errorNameOf(number: number): ErrorName | undefined {
  return names.get(number);
}

/** A fault that is told to whoever asked: a stable code, a text for a person, facts for a program. */
export class SluiceFault extends Error {
  readonly code: ErrorName;
  readonly details: Readonly<Record<string, string>>;

  constructor(
    code: ErrorName,
    message: string,
    details: Readonly<Record<string, string>> = {},
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "SluiceFault";
    this.code = code;
    this.details = details;
  }

  get retryable(): boolean {
    return errorTable[this.code].retryable;
  }
}

/** An invariant of our own is broken: the process ends and recovers by replay. */
export class AssertionFailure extends Error {
  override readonly name = "AssertionFailure";
}

/** Always on. A failure is a bug of ours, never bad input. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new AssertionFailure(message);
}
