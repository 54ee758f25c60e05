/**
 * A producer's requests without an answer, in the order of their sequences, and the numbers themselves.
 *
 *   │ sent on this link: ≤ 16, within the credit │ sealed, not sent │
 *     n, n + 1, …                                  numbered when sent
 *
 * Only accepted requests advance the server's count: after a refusal the rest is numbered anew.
 */
import type { ProducerRequest } from "./producer-request.ts";
import type { SluiceError } from "./errors.ts";

export interface WindowEntry {
  readonly request: ProducerRequest;
  /** 0 = never sent under this identity. */
  sequence: number;
  /** Bytes of the frame under way; 0 = none is. */
  sentBytes: number;
  /** Sent on a connection that was lost before the answer: it may be stored. */
  inDoubt: boolean;
  /** Its promises have settled (deadline); it only keeps its place in the sequence. */
  givenUp: boolean;
  /** Why it was refused and is sent again; the error if the deadline comes first. */
  refusal: SluiceError | undefined;
  /** Was partitioned anew once: a second NOT_FOUND is the user's to know. */
  repartitioned: boolean;
}

export class PublishWindow {
  readonly entries: WindowEntry[] = [];
  /** Entries at the front that were sent on this link. */
  #sent = 0;
  /** Of those, without an answer yet; and the bytes of their frames. */
  underWay = 0;
  underWayBytes = 0;
  /** Highest sequence accepted under this identity. */
  #accepted = 0;
  #nextSequence = 1;

  push(request: ProducerRequest): void {
    this.entries.push({
      request,
      sequence: 0,
      sentBytes: 0,
      inDoubt: false,
      givenUp: false,
      refusal: undefined,
      repartitioned: false,
    });
  }

  /** The next to be sent. */
  get next(): WindowEntry | undefined {
    return this.entries[this.#sent];
  }

  /** Not sent, or refused and to be sent again. */
  get unsent(): WindowEntry[] {
    return this.entries.slice(this.#sent);
  }

  /** The earliest of those somebody waits for. */
  get deadline(): number {
    let earliest = Infinity;
    for (const { givenUp, request } of this.entries)
      if (!givenUp) earliest = Math.min(earliest, request.deadline);
    return earliest;
  }

  /** The next entry is being sent; its sequence. */
  sending(entry: WindowEntry): number {
    if (entry.sequence === 0) entry.sequence = this.#nextSequence++;
    this.#sent++;
    this.underWay++;
    return entry.sequence;
  }

  sentBytes(entry: WindowEntry, bytes: number): void {
    entry.sentBytes = bytes;
    this.underWayBytes += bytes;
  }

  answered(entry: WindowEntry): void {
    this.underWay--;
    this.underWayBytes -= entry.sentBytes;
    entry.sentBytes = 0;
  }

  accepted(entry: WindowEntry): void {
    if (entry.sequence > this.#accepted) this.#accepted = entry.sequence;
  }

  /** Whether the entry should have been accepted by its number. */
  isNextInSequence(entry: WindowEntry): boolean {
    return entry.sequence === this.#accepted + 1;
  }

  /** False: it had left already. */
  remove(entry: WindowEntry): boolean {
    const at = this.entries[0] === entry ? 0 : this.entries.indexOf(entry);
    if (at < 0) return false;
    if (at === 0) this.entries.shift();
    else this.entries.splice(at, 1);
    if (at < this.#sent) this.#sent--;
    return true;
  }

  /** The link is gone: nothing is under way any more. */
  unlinked(): void {
    this.#sent = 0;
    this.underWay = 0;
    this.underWayBytes = 0;
  }

  /** All under way are answered: the rest is sent from the front, in order, numbered after the last accepted. */
  rewind(): void {
    this.#sent = 0;
    this.number();
  }

  /** One in doubt that is not above the last accepted keeps its own number. */
  number(): void {
    let next = this.#accepted + 1;
    for (const entry of this.entries) {
      if (entry.sequence === 0 || (entry.inDoubt && entry.sequence <= this.#accepted)) continue;
      entry.sequence = next++;
    }
    this.#nextSequence = next;
  }

  /** The server counts from here, whatever was thought before. */
  adopt(nextSequence: number): void {
    this.#accepted = nextSequence - 1;
  }

  /** A new identity: what is not in doubt begins unnumbered. */
  begin(nextSequence: number): void {
    this.#accepted = nextSequence - 1;
    for (const entry of this.entries) if (!entry.inDoubt) entry.sequence = 0;
    this.number();
  }
}
