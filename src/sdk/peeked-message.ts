/** A message that was looked at where it lies: nobody holds it, nothing about it changed. */
import { RecordView, type MessageSource } from "./record-view.ts";

export class PeekedMessage<T> extends RecordView<T> {
  /** How often it has failed. */
  readonly attempts: number;

  /** Made by `queue.peek()` only. */
  constructor(source: MessageSource<T>, offset: number, start: number, end: number, attempts: number) {
    super(source, offset, start, end);
    this.attempts = attempts;
  }

  get queue(): string {
    return this.source.topic;
  }

  override toJSON(): Record<string, unknown> {
    const { queue, offset, attempts, key, headers, timestamp, value } = this;
    return { queue, offset, attempts, ...(key === undefined ? {} : { key }), headers, timestamp, value };
  }

  protected override get place(): Record<string, unknown> {
    return { queue: this.queue };
  }
}
