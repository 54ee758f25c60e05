/**
 * When `consume` is done: after a number of messages, or, unless it follows, at the end each partition had when it
 * began. Messages stored later are not printed then, so that two runs of one command agree.
 */
import { linePieces, type MessageFormat, type PrintedMessage } from "./message-format.ts";
import type { Output } from "./output.ts";

export type From = "earliest" | "latest" | number;

export interface PartitionEnds {
  readonly partition: number;
  readonly lowWatermark: number;
  readonly endOffset: number;
}

/** What is still to come of each partition; a partition without anything to read is not in it. */
export class ReadPlan {
  readonly #ends: Map<number, number>;

  constructor(partitions: readonly PartitionEnds[], from: From) {
    const unread = partitions.filter(({ lowWatermark, endOffset }) => {
      if (from === "latest") return false;
      return (from === "earliest" ? lowWatermark : from) < endOffset;
    });
    this.#ends = new Map(unread.map(({ partition, endOffset }) => [partition, endOffset]));
  }

  /** Those there is something to read of. */
  get partitions(): number[] {
    return [...this.#ends.keys()];
  }

  get done(): boolean {
    return this.#ends.size === 0;
  }

  /** Whether the message lies before its partition's end; the last one before it closes the partition. */
  take({ partition, offset }: { readonly partition: number; readonly offset: number }): boolean {
    const end = this.#ends.get(partition);
    if (end === undefined) return false;
    if (offset >= end - 1) this.#ends.delete(partition);
    return offset < end;
  }
}

export interface ConsumeRun {
  readonly messages: AsyncIterable<PrintedMessage>;
  /** undefined = follow. */
  readonly plan: ReadPlan | undefined;
  /** At most so many. */
  readonly count: number;
  readonly format: MessageFormat;
  readonly output: Output;
}

/** Leaves `messages`, and so closes them, as soon as nothing more is wanted. */
export async function consumeMessages({ messages, plan, count, format, output }: ConsumeRun): Promise<void> {
  const done = (): boolean => left === 0 || plan?.done === true;
  let left = count;
  if (done()) return;
  for await (const message of messages) {
    if (output.gone) return;
    if (plan === undefined || plan.take(message)) {
      for (const piece of linePieces(format, message)) {
        const paced = output.write(piece);
        if (paced !== undefined) await paced;
      }
      left--;
    }
    if (done()) return;
  }
}
