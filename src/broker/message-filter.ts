/** Which messages of a queue a redrive or a move means: all that is given must hold. */
import { originOf, reasonOf, type FoundRecord, type Headers } from "./dead-letters.ts";

export interface MessageFilter {
  /** Each is among its headers, with exactly this value. */
  readonly headers: readonly { readonly name: string; readonly value: Uint8Array }[];
  /** Of dead letters: why it is one. Empty: whyever. */
  readonly reason: string;
  /** Of dead letters: the queue it came from. Empty: wherever. */
  readonly origin: string;
  /** When it was stored here, milliseconds since the Unix epoch: from … until, not included; 0 = without end. */
  readonly sinceMs: number;
  readonly untilMs: number;
  /** Its offset, likewise. */
  readonly fromOffset: number;
  readonly toOffset: number;
}

/** Offsets are the page's to keep. */
export function matches(
  { headers: wanted, reason, origin, sinceMs, untilMs }: MessageFilter,
  { appendTime }: FoundRecord,
  headers: Headers,
): boolean {
  if (appendTime < sinceMs || (untilMs > 0 && appendTime >= untilMs)) return false;
  if (origin !== "" && originOf(headers) !== origin) return false;
  if (reason !== "" && reasonOf(headers) !== reason) return false;
  return wanted.every(({ name, value }) =>
    headers.some((header) => header[0] === name && Buffer.compare(header[1], value) === 0),
  );
}
