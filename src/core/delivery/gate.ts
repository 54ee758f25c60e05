/**
 * What makes messages go otherwise than in their order, and what it must hear to know how (key-gate.ts, fair-share.ts).
 * Of what it does not let go yet it puts aside as much as it may; that is found through it alone.
 */
export interface Gate {
  /** Of the typed arrays. */
  readonly byteLength: number;
  /** When time lets it go on: monotonic. */
  readonly nextMs: number;
  /** Messages that were put aside, perhaps with some that have gone meanwhile. */
  readonly waiting: number;
  waitingOffsets(): Iterable<number>;
  /** There is no gate any more: what waits may go. */
  open(): void;
  /** Whether somebody may go on to hold it since before the start, and that somebody does. */
  mayBeAdopted(offset: number): boolean;
  adopted(offset: number): void;
  /** The message was given back; is about to be settled; is about to fail or to get another time, and has. */
  released(offset: number): void;
  ended(offset: number): void;
  changing(offset: number): void;
  changed(offset: number): void;
  /** Nothing is reserved any more: the cursors begin anew and meet again what waits. */
  reservationEnded(): void;
  /** Time passes. */
  advance(): void;
  verify(): void;
}

/** Finds what is next, behind a gate. */
export interface GatedPick {
  /** Keys have to be read first. */
  readonly readsKeys: boolean;
  /** As many messages are put aside as may be. */
  readonly isFull: boolean;
  /** There is more to look at. */
  readonly goesOn: boolean;
  /** A hand-out begins. */
  begin(): void;
  /** Finds the next message that may go. */
  hasNext(): boolean;
  /** Takes it, from `ready.from` on: 1, or 0: there is none. */
  take(): number;
}
