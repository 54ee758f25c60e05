/**
 * The way of committed entries from the journal to its owner: in index order, and in slices, so that what is done with a
 * large group does not hold the event loop.
 */
import { entrySize } from "./entry.ts";
import type { JournalEntry } from "./journal.ts";

/** Handed on at once at most: what is done with it takes a few milliseconds for messages of 1 KiB. */
const SLICE_BYTES = 1024 * 1024;

interface Slice<Ticket> {
  readonly entries: readonly JournalEntry<Ticket>[];
  readonly bytes: number;
}

export interface HandOverOptions<Ticket> {
  readonly onCommitted: (entries: readonly JournalEntry<Ticket>[]) => void;
  /** Whether these may go now. If not, goOn() is called when they may. */
  readonly mayGo: (entries: readonly JournalEntry<Ticket>[]) => boolean;
  /** Calls back after the events already waiting have been handled. */
  readonly soon: (callback: () => void) => void;
}

export class HandOver<Ticket> {
  readonly #options: HandOverOptions<Ticket>;
  readonly #slices: Slice<Ticket>[] = [];
  /** A slice is being handed on, or the next one is about to be. */
  #going = false;
  #stopped = false;

  constructor(options: HandOverOptions<Ticket>) {
    this.#options = options;
  }

  add(group: readonly JournalEntry<Ticket>[]): void {
    let from = 0;
    let bytes = 0;
    group.forEach((entry, i) => {
      bytes += entrySize(entry.payloadEnd - entry.payloadStart);
      const isLast = i + 1 === group.length;
      if (bytes < SLICE_BYTES && !isLast) return;
      this.#slices.push({ entries: from === 0 && isLast ? group : group.slice(from, i + 1), bytes });
      from = i + 1;
      bytes = 0;
    });
  }

  /** In order: a write that was done before it returned finishes inside the callback of the one before. */
  goOn(): void {
    if (this.#going) return;
    this.#going = true;
    this.#next();
  }

  /** Nothing is handed on any more. */
  stop(): void {
    this.#stopped = true;
  }

  /** A slice now, the next after the events that wait. */
  #next(): void {
    const { onCommitted, mayGo, soon } = this.#options;
    let bytes = 0;
    let isLet = true;
    while (this.#slices.length > 0 && bytes < SLICE_BYTES && !this.#stopped) {
      isLet = mayGo(this.#slices[0]!.entries);
      if (!isLet) break;
      const slice = this.#slices.shift()!;
      bytes += slice.bytes;
      onCommitted(slice.entries);
    }
    this.#going = this.#slices.length > 0 && isLet && !this.#stopped;
    if (this.#going) soon(() => this.#next());
  }
}
