/** Messages to lines, until there are enough of them, no more come, or nobody reads the lines. */
import { linePieces, type MessageFormat, type PrintedMessage } from "./message-format.ts";
import type { Output } from "./output.ts";

export interface ConsumeRun {
  readonly messages: AsyncIterable<PrintedMessage>;
  /** At most so many. */
  readonly count: number;
  readonly format: MessageFormat;
  readonly output: Output;
}

/** Leaves `messages`, and so ends them, as soon as no more are wanted. */
export async function consumeMessages({ messages, count, format, output }: ConsumeRun): Promise<void> {
  let left = count;
  for await (const message of messages) {
    for (const piece of linePieces(format, message)) {
      const paced = output.write(piece);
      if (paced !== undefined) await paced;
    }
    left--;
    if (left === 0 || output.gone) return;
  }
}
