/** Counts of what should happen sometimes: a rare path that no seed takes is not tested by any. */

export const SOMETIMES = [
  "torn tail cut",
  "leftovers met",
  "entries written again at start",
  "rot refused",
  "foreign history refused",
  "misdirected write refused",
  "damaged checkpoint refused",
  "damaged segment refused",
  "removed segment refused",
  "damaged segment not served",
  "misdirected batch not served",
  "power cut",
  "kill",
  "graceful stop",
  "death while starting",
  "checkpoint interrupted before a segment's sync",
  "checkpoint interrupted before a directory's sync",
  "checkpoint interrupted before its commit",
  "checkpoint interrupted after its commit",
  "deletion interrupted before its rename",
  "deletion interrupted after its rename",
  "recycling interrupted",
  "spare interrupted",
  "roll interrupted",
  "journal write interrupted",
  "journal sync interrupted",
  "journal sync failed",
  "journal write failed",
  "segment sync failed",
  "segment write failed",
  "checkpoint commit failed",
  "read failed",
  "start met a failing disk",
  "segment write found no space",
  "checkpoint found no space",
  "spare found no space",
  "short write met",
  "publish refused for space",
  "producer fenced",
  "producer forgotten",
  "sequence refused",
  "partitioning stale",
  "resend answered as duplicate",
  "indeterminate publish",
  "journal file rolled",
  "journal file recycled",
  "journal file removed",
  "segment sealed",
  "segment read from disk",
  "segment cut at start",
  "unnamed file to the trash",
  "partition deleted",
  "reader caught up after a restart",
  "connection reset",
  "connection half open",
  "heartbeat given up",
  "slow reader cut off",
  "wall clock stepped",
  "atomic batch confirmed",
  "delivery held across a lost connection",
  "delivery held across a restart",
  "earlier holder was back first",
  "earlier holder ended it first",
  "run again after its lock ended",
  "run again after the grace",
  "run again after its consumer died",
  "released message run again",
  "delayed message delivered",
  "lock extended",
  "used token refused",
  "message died",
  "dead letter redriven",
  "queue refused what did not fit",
  "consumer lost its connection",
  "consumer died",
  "consumer said goodbye",
] as const;

export type Sometimes = (typeof SOMETIMES)[number];

export class Counters {
  readonly counts = new Map<string, number>();

  count(what: Sometimes, by = 1): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + by);
  }

  of(what: Sometimes): number {
    return this.counts.get(what) ?? 0;
  }
}
