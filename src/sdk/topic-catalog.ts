/** What the client knows of topics and queues: asked once a name, kept until the server says it is stale. */
import { FrameField } from "../wire/frame.ts";
import { v1 } from "../wire/protobuf.ts";
import type { CallOptions } from "./call.ts";
import type { Connection } from "./connection.ts";
import type { SluiceError } from "./errors.ts";
import { topicInfoOf, truncationsOf, type TopicInfo } from "./topic-info.ts";

/** What partitioning needs of a topic, or a queue. */
export interface Partitioning {
  readonly partitions: number;
  readonly version: number;
  /** False: a queue that takes messages of priority 0 only. */
  readonly priorities: boolean;
}

export class TopicCatalog {
  readonly #connection: Connection;
  /** Topics and queues share their names: these were spoken of as queues. */
  readonly #queues = new Set<string>();
  readonly #known = new Map<string, Promise<Partitioning>>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Whoever speaks of `name` means a queue. */
  meansQueue(name: string): void {
    if (this.#queues.has(name)) return;
    this.#queues.add(name);
    this.forget(name);
  }

  async describe(
    name: string,
    createIfMissing: boolean,
    options?: CallOptions,
    refused?: (error: SluiceError) => void,
  ): Promise<TopicInfo> {
    const body = await this.#connection.call(
      {
        what: `describe topic ${name}`,
        field: FrameField.describeTopic,
        body: v1.DescribeTopicRequest.encode({ name, createIfMissing }).finish(),
        replyField: FrameField.topic,
        repeatable: true,
        ...(refused === undefined ? {} : { refused }),
      },
      options,
    );
    return topicInfoOf(v1.TopicReply.decode(body).topic);
  }

  /** A queue, made if it is missing and may be; it has one partition, which nobody sees. */
  async #describeQueue(
    name: string,
    createIfMissing: boolean,
    refused?: (error: SluiceError) => void,
  ): Promise<Partitioning> {
    const body = await this.#connection.call({
      what: `describe queue ${name}`,
      field: FrameField.describeQueue,
      body: v1.DescribeQueueRequest.encode({ name, createIfMissing }).finish(),
      replyField: FrameField.queue,
      repeatable: true,
      ...(refused === undefined ? {} : { refused }),
    });
    const { queue } = v1.QueueReply.decode(body);
    const priorities = queue?.settings?.priorities ?? false;
    return { partitions: 1, version: queue?.partitioningVersion ?? 0, priorities };
  }

  /** Partition → where its log was cut since `lineage`. @throws SluiceError */
  async truncations(name: string, lineage: number): Promise<ReadonlyMap<number, number>> {
    const body = await this.#connection.call({
      what: `describe topic ${name}`,
      field: FrameField.describeTopic,
      body: v1.DescribeTopicRequest.encode({ name, lineage }).finish(),
      replyField: FrameField.topic,
      repeatable: true,
    });
    return truncationsOf(v1.TopicReply.decode(body).topic);
  }

  /**
   * `refused` hears why it takes so long.
   * @throws SluiceError NOT_FOUND if it is missing and may not be created
   */
  partitioning(
    name: string,
    createIfMissing: boolean,
    refused?: (error: SluiceError) => void,
  ): Promise<Partitioning> {
    let known = this.#known.get(name);
    if (known === undefined) {
      known = this.#queues.has(name)
        ? this.#describeQueue(name, createIfMissing, refused)
        : this.describe(name, createIfMissing, undefined, refused).then(
            ({ partitions, partitioningVersion }) => ({
              partitions,
              version: partitioningVersion,
              priorities: true,
            }),
          );
      this.#known.set(name, known);
      known.catch(() => this.#known.delete(name));
    }
    return known;
  }

  /** What is known is not true any more. */
  forget(name: string): void {
    this.#known.delete(name);
  }
}
