/** A received message of a topic. All messages have one shape. */
import { RecordView } from "./record-view.ts";

export class Message<T> extends RecordView<T> {
  get topic(): string {
    return this.source.topic;
  }

  get partition(): number {
    return this.source.partition;
  }

  override toJSON(): Record<string, unknown> {
    const { topic, partition, offset, key, headers, timestamp, value } = this;
    return { topic, partition, offset, ...(key === undefined ? {} : { key }), headers, timestamp, value };
  }

  protected override get place(): Record<string, unknown> {
    return { topic: this.topic, partition: this.partition };
  }
}
