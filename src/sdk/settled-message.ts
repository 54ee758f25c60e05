/** What became of messages that are settled: one page of it after the other. */
import { FrameField } from "../wire/frame.ts";
import { v1, type proto } from "../wire/protobuf.ts";
import type { CallOptions } from "./call.ts";
import type { Connection } from "./connection.ts";
import type { ValueForm } from "./define-topic.ts";
import { invalidArgument } from "./errors.ts";
import { checkOptions, optionNames, positiveInteger } from "./option-check.ts";
import { PeekedMessage } from "./peeked-message.ts";
import { eachRecord, readBatches } from "./queue-frames.ts";
import { jsonOrBytes } from "./text.ts";

/** By their numbers on the wire. */
const OUTCOMES = [
  "acked",
  "dead-lettered",
  "expired",
  "discarded",
  "purged",
  "moved",
  "dropped",
  "cancelled",
  "replaced",
] as const;
export type SettledOutcome = (typeof OUTCOMES)[number];

export interface SettledOptions extends CallOptions {
  /** Only those that ended so. */
  readonly outcome?: SettledOutcome | readonly SettledOutcome[];
  /** Only this message: none is found when it is not settled, or it is not known any more what became of it. */
  readonly offset?: number;
  /** At most this many; default 100. */
  readonly limit?: number;
}

/** A message that is settled, as far back as the queue's `keepSettled` and `keepSettledMs` go. */
export interface SettledMessage<T> {
  readonly queue: string;
  readonly offset: number;
  readonly outcome: SettledOutcome;
  /** Milliseconds since the Unix epoch. */
  readonly settledAt: number;
  /** Name of the consumer in whose hands it ended; undefined = in nobody's. */
  readonly consumer: string | undefined;
  /** How often it had failed. */
  readonly attempts: number;
  /** What its handler left with `m.setResult()`: read as JSON, or the bytes if they are none; undefined = nothing. */
  readonly result: unknown;
  readonly resultBytes: Uint8Array | undefined;
  /** As it was published; undefined = that is not stored any more. */
  readonly message: PeekedMessage<T> | undefined;
}

const names = optionNames("settled()", ["outcome", "offset", "limit", "timeoutMs", "signal"]);
const DEFAULT_LIMIT = 100;
const PAGE = 1_000;

/** @throws SluiceError NOT_FOUND, WRONG_KIND, INVALID_ARGUMENT */
export async function settledMessages<T>(
  connection: Connection,
  queue: string,
  form: ValueForm<never, T>,
  options: SettledOptions,
): Promise<SettledMessage<T>[]> {
  checkOptions(options, names);
  const { outcome = [], offset, limit = DEFAULT_LIMIT, ...callOptions } = options;
  positiveInteger(limit, "limit");
  const outcomes = (typeof outcome === "string" ? [outcome] : outcome).map((one) => OUTCOMES.indexOf(one));
  if (outcomes.includes(-1)) throw invalidArgument(`outcome is not one of ${OUTCOMES.join(", ")}`);
  if (offset !== undefined && !(Number.isSafeInteger(offset) && offset >= 0))
    throw invalidArgument(`offset is ${offset}, not a whole number from 0`);
  const found: SettledMessage<T>[] = [];
  for (let before = 0; ;) {
    const page = Math.min(PAGE, limit - found.length);
    const asked = { queue, outcomes, before, limit: page, ...(offset !== undefined && { offset }) };
    const reply = await connection.call(
      {
        what: `list settled messages of ${queue}`,
        field: FrameField.listSettled,
        body: v1.ListSettledRequest.encode(asked).finish(),
        replyField: FrameField.settledList,
        repeatable: true,
      },
      callOptions,
    );
    // Messages are read when somebody looks at them; by then what was received next may lie there.
    const next = readPage(reply.slice(), queue, form, found);
    if (next === 0 || found.length >= limit) return found;
    before = next;
  }
}

function readPage<T>(
  bytes: Uint8Array,
  queue: string,
  form: ValueForm<never, T>,
  into: SettledMessage<T>[],
): number {
  const { messages, next } = v1.ListSettledReply.decode(bytes);
  const stored = messages.filter(({ stored }) => stored);
  const records: PeekedMessage<T>[] = [];
  eachRecord(bytes, readBatches(bytes), queue, form, (source, start, end) => {
    const { offset, attempts } = stored[records.length] ?? {};
    records.push(new PeekedMessage(source, offset ?? 0, start, end, attempts ?? 0));
  });
  let at = 0;
  for (const message of messages)
    into.push(settledOf(queue, message, message.stored ? records[at++] : undefined));
  return next;
}

export function settledOf<T>(
  queue: string,
  { offset, outcome, settledAt, consumer, attempts, result }: proto.v1.SettledMessage.$Properties,
  message: PeekedMessage<T> | undefined,
): SettledMessage<T> {
  const resultBytes = result ?? undefined;
  return {
    queue,
    offset: offset ?? 0,
    outcome: OUTCOMES[outcome ?? 0] ?? "acked",
    settledAt: settledAt ?? 0,
    consumer: consumer || undefined,
    attempts: attempts ?? 0,
    result: resultBytes && jsonOrBytes(resultBytes),
    resultBytes,
    message,
  };
}
