/** A message that was looked at where it lies: nobody holds it, nothing about it changed. */
import type { MessageProgress } from "./message-progress.ts";
import { RecordView, type MessageSource } from "./record-view.ts";

export class PeekedMessage<T> extends RecordView<T> {
  /** How often it has failed. */
  readonly attempts: number;
  /** How far the consumer that has it in hands last said it is; undefined = nobody has it, or said anything. */
  readonly progress: MessageProgress | undefined;

  /** Made by `queue.peek()` only. */
  constructor(
    source: MessageSource<T>,
    offset: number,
    start: number,
    end: number,
    attempts: number,
    progress?: MessageProgress,
  ) {
    super(source, offset, start, end);
    this.attempts = attempts;
    this.progress = progress;
  }

  get queue(): string {
    return this.source.topic;
  }

  /** 0 to 9, the higher the sooner. */
  get priority(): number {
    return this.opened().priority ?? 0;
  }

  /** When its publisher wants it to be handed out, milliseconds since the Unix epoch; undefined = at once. */
  get deliverAt(): number | undefined {
    const { deliverAt, delayMs } = this.opened();
    return deliverAt ?? (delayMs === undefined ? undefined : this.appendTime + delayMs);
  }

  /** When it is settled as expired unless somebody has it, milliseconds since the Unix epoch; undefined = never. */
  get expiresAt(): number | undefined {
    const { expiresAt, ttlMs } = this.opened();
    return expiresAt ?? (ttlMs === undefined ? undefined : this.appendTime + ttlMs);
  }

  override toJSON(): Record<string, unknown> {
    const {
      queue,
      offset,
      attempts,
      progress,
      priority,
      deliverAt,
      expiresAt,
      key,
      headers,
      timestamp,
      value,
    } = this;
    return {
      queue,
      offset,
      attempts,
      ...(progress === undefined ? {} : { progress }),
      ...(priority === 0 ? {} : { priority }),
      ...(deliverAt === undefined ? {} : { deliverAt }),
      ...(expiresAt === undefined ? {} : { expiresAt }),
      ...(key === undefined ? {} : { key }),
      headers,
      timestamp,
      value,
    };
  }

  protected override get place(): Record<string, unknown> {
    return { queue: this.queue };
  }
}
