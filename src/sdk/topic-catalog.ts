/** What the client knows of topics and queues: asked once a name, kept until the server says it is stale. */
import { FrameField } from "../wire/frame.ts";
import { v1 } from "../wire/protobuf.ts";
import type { CallOptions } from "./call.ts";
import type { Connection } from "./connection.ts";
import { SluiceError } from "./errors.ts";
import { topicInfoOf, truncationsOf, type TopicInfo } from "./topic-info.ts";

/** Topics and queues share their names; whoever speaks of one says which it is to be. */
export type Kind = "topic" | "queue";

/** What partitioning needs of a topic, or a queue. */
export interface Partitioning {
  readonly kind: Kind;
  readonly partitions: number;
  readonly version: number;
  /** False: a queue that takes messages of priority 0 only. */
  readonly priorities: boolean;
}

/** What was meant for the one must not go to the other, which has its name by now. @throws SluiceError WRONG_KIND */
export function checkKind(name: string, meant: Kind, { kind }: Partitioning): void {
  if (kind !== meant)
    throw new SluiceError("WRONG_KIND", `${name} is a ${kind} by now, not a ${meant}`, { details: { kind } });
}

export class TopicCatalog {
  readonly #connection: Connection;
  readonly #known = new Map<string, { readonly kind: Kind; readonly found: Promise<Partitioning> }>();
  /** What each was when the server last said so. */
  readonly #kinds = new Map<string, Kind>();

  constructor(connection: Connection) {
    this.#connection = connection;
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
    return { kind: "queue", partitions: 1, version: queue?.partitioningVersion ?? 0, priorities };
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

  async #describeTopic(
    name: string,
    createIfMissing: boolean,
    refused?: (error: SluiceError) => void,
  ): Promise<Partitioning> {
    const { partitions, partitioningVersion } = await this.describe(
      name,
      createIfMissing,
      undefined,
      refused,
    );
    return { kind: "topic", partitions, version: partitioningVersion, priorities: true };
  }

  /**
   * `refused` hears why it takes so long.
   * @throws SluiceError NOT_FOUND if it is missing and may not be created, WRONG_KIND
   */
  partitioning(
    name: string,
    kind: Kind,
    createIfMissing: boolean,
    refused?: (error: SluiceError) => void,
  ): Promise<Partitioning> {
    const known = this.#known.get(name);
    if (known?.kind === kind) return known.found;
    const ask = kind === "queue" ? this.#describeQueue : this.#describeTopic;
    const asked = { kind, found: ask.call(this, name, createIfMissing, refused) };
    this.#known.set(name, asked);
    asked.found.then(
      () => this.#kinds.set(name, kind),
      () => {
        if (this.#known.get(name) === asked) this.#known.delete(name);
      },
    );
    return asked.found;
  }

  /** Which kind `name` was when the server last said so. */
  kindOf(name: string): Kind {
    return this.#kinds.get(name) ?? "topic";
  }

  /** What is known is not true any more. */
  forget(name: string): void {
    this.#known.delete(name);
  }
}
