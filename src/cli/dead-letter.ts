/** A dead letter as the command line prints it: what the server wrote into its headers has names of its own. */
import { jsonOf, type Printed, type PrintedMessage } from "./message-format.ts";

export interface DeadLetter {
  readonly offset: number;
  /** Where it came from. */
  readonly queue: string | undefined;
  readonly originOffset: number | undefined;
  readonly reason: string | undefined;
  readonly attempts: number | undefined;
  /** What its last run failed with. */
  readonly error: string | undefined;
  readonly firstError: string | undefined;
  readonly consumer: string | undefined;
  /** When it was stored there, and when it became one: milliseconds since the Unix epoch. */
  readonly publishedAt: number | undefined;
  readonly deadLetteredAt: number | undefined;
  /** How often it has been sent back before, and when it was changed by that. */
  readonly redrives: number | undefined;
  readonly editedAt: number | undefined;
  readonly key: Printed | null;
  readonly value: Printed;
  readonly timestamp: number;
  /** Those it was published with. */
  readonly headers?: Readonly<Record<string, Printed | Printed[]>>;
}

/** Written by the server when it made the dead letter. */
export const LetterHeader = {
  origin: "x-origin",
  reason: "x-dead-letter-reason",
  offset: "x-dead-letter-offset",
  attempts: "x-dead-letter-attempts",
  firstError: "x-dead-letter-first-error",
  lastError: "x-dead-letter-last-error",
  consumer: "x-dead-letter-consumer",
  publishedAt: "x-dead-letter-enqueued-at",
  diedAt: "x-dead-letter-died-at",
  redrives: "x-redrives",
  editedAt: "x-redrive-edited-at",
} as const;

const serverHeaders = new Set<string>(Object.values(LetterHeader));
const utf8 = new TextDecoder();

export function deadLetterOf(message: PrintedMessage): DeadLetter {
  // The server's come last, whatever the publisher called its own.
  const last = new Map(message.headerList.map(([name, value]) => [name, value]));
  const text = (name: string): string | undefined => {
    const value = last.get(name);
    return value === undefined ? undefined : utf8.decode(value);
  };
  const number = (name: string): number | undefined => {
    const value = text(name);
    return value === undefined ? undefined : Number(value);
  };
  const headerList = message.headerList.filter(([name]) => !serverHeaders.has(name));
  const { key, value, headers } = jsonOf({ ...plain(message), headerList });
  return {
    offset: message.offset,
    queue: text(LetterHeader.origin),
    originOffset: number(LetterHeader.offset),
    reason: text(LetterHeader.reason),
    attempts: number(LetterHeader.attempts),
    error: text(LetterHeader.lastError),
    firstError: text(LetterHeader.firstError),
    consumer: text(LetterHeader.consumer),
    publishedAt: number(LetterHeader.publishedAt),
    deadLetteredAt: number(LetterHeader.diedAt),
    redrives: number(LetterHeader.redrives),
    editedAt: number(LetterHeader.editedAt),
    key: key as Printed | null,
    value: value as Printed,
    timestamp: message.timestamp,
    ...(headers === undefined ? {} : { headers: headers as NonNullable<DeadLetter["headers"]> }),
  };
}

/** Its fields may be getters. */
function plain({
  offset,
  keyBytes,
  valueBytes,
  timestamp,
}: PrintedMessage): Omit<PrintedMessage, "headerList"> {
  return { offset, keyBytes, valueBytes, timestamp };
}
