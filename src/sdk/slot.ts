/** The messages of one publish request for one partition, all of one priority. */
import type { RecordBatchEncoder } from "../wire/record-batch.ts";

export class Slot {
  readonly partition: number;
  readonly level: number;
  /** Its place among the request's slots. */
  readonly place: number;
  /** Holds the records until the request is sealed; undefined afterwards. */
  encoder: RecordBatchEncoder | undefined;
  /** Messages so far. */
  count = 0;
  /** Messages whose publisher chose the partition: they stay when the others are partitioned anew. */
  pinned: Set<number> | undefined;
  /** Messages given up before they were sent. */
  cancelled: Set<number> | undefined;
  /** Where the messages went, if not in order into one batch: pairs (batch, position); batch −1 = nowhere. */
  moves: Int32Array | undefined;

  constructor(partition: number, level: number, place: number, encoder: RecordBatchEncoder) {
    this.partition = partition;
    this.level = level;
    this.place = place;
    this.encoder = encoder;
  }

  cancel(index: number): void {
    (this.cancelled ??= new Set()).add(index);
  }
}
