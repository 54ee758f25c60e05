/** Topics: make, list, describe, delete; and the list of queues. Never creates what was not asked for. */
import { FrameField } from "../wire/frame.ts";
import { v1 } from "../wire/protobuf.ts";
import type { CallOptions } from "./call.ts";
import type { Connection } from "./connection.ts";
import { checkOptions, optionNames, positiveInteger } from "./option-check.ts";
import type { QueueAdmin } from "./queue-admin.ts";
import type { QueueInfo } from "./queue-info.ts";
import { listSchedules } from "./schedule.ts";
import type { ScheduleInfo } from "./schedule-info.ts";
import type { TopicCatalog } from "./topic-catalog.ts";
import { topicInfoOf, type TopicInfo, type TopicSettings } from "./topic-info.ts";

export interface ListOptions extends CallOptions {
  /** Names after this one, in the order of their UTF-16 code units. */
  readonly after?: string;
  /** At most this many; default all. */
  readonly limit?: number;
}

const settingNames = optionNames(
  "a topic",
  ["partitions", "retentionMs", "retentionBytes", "segmentBytes"],
  ["compaction", "keyIndex", "partitioner"],
);
const callNames = optionNames("this call", ["timeoutMs", "signal"]);
const listQueueNames = optionNames("listQueues()", ["after", "limit", "timeoutMs", "signal"]);
const listNames = optionNames("listTopics()", ["after", "limit", "timeoutMs", "signal"]);

const PAGE = 1000;

export class Admin {
  readonly #connection: Connection;
  readonly #catalog: TopicCatalog;
  readonly #queues: QueueAdmin;

  /** Made by `connect()` only: `sluice.admin`. */
  constructor(connection: Connection, catalog: TopicCatalog, queues: QueueAdmin) {
    this.#connection = connection;
    this.#catalog = catalog;
    this.#queues = queues;
  }

  /** @throws SluiceError ALREADY_EXISTS, INVALID_ARGUMENT, LIMIT_REACHED */
  async createTopic(
    name: string,
    settings: TopicSettings = {},
    options: CallOptions = {},
  ): Promise<TopicInfo> {
    checkOptions(settings, settingNames);
    const body = v1.CreateTopicRequest.encode({ name, settings }).finish();
    const field = FrameField.createTopic;
    return (await this.#topicReply(`create topic ${name}`, field, body, false, options)).topic;
  }

  /**
   * Makes the topic, or gives the one that is there if the settings named here are the same.
   * @throws SluiceError ALREADY_EXISTS with the difference in `details`
   */
  ensureTopic(
    name: string,
    settings: TopicSettings = {},
    options: CallOptions = {},
  ): Promise<{ readonly topic: TopicInfo; readonly created: boolean }> {
    checkOptions(settings, settingNames);
    const body = v1.EnsureTopicRequest.encode({ name, settings }).finish();
    return this.#topicReply(`ensure topic ${name}`, FrameField.ensureTopic, body, true, options);
  }

  /** In order of their names. */
  async listTopics({ after = "", limit, ...options }: ListOptions = {}): Promise<TopicInfo[]> {
    checkOptions(options, listNames);
    const wanted = limit === undefined ? Infinity : positiveInteger(limit, "limit");
    const found: TopicInfo[] = [];
    for (;;) {
      const page = Math.min(PAGE, wanted - found.length);
      const reply = await this.#connection.call(
        {
          what: "list topics",
          field: FrameField.listTopics,
          body: v1.ListTopicsRequest.encode({ after, limit: page }).finish(),
          replyField: FrameField.topics,
          repeatable: true,
        },
        options,
      );
      const { topics, more } = v1.ListTopicsReply.decode(reply);
      for (const topic of topics) found.push(topicInfoOf(topic));
      const last = topics.at(-1)?.name ?? undefined;
      if (!more || last === undefined || found.length >= wanted) return found;
      after = last;
    }
  }

  /** In order of their names. What else is done with one queue: `sluice.queue(name)`. */
  async listQueues({ after = "", limit, ...options }: ListOptions = {}): Promise<QueueInfo[]> {
    checkOptions(options, listQueueNames);
    const wanted = limit === undefined ? Infinity : positiveInteger(limit, "limit");
    return await this.#queues.list(after, wanted, options);
  }

  /** In order of their names, without their messages. What else is done with one: `sluice.schedule(name)`. */
  listSchedules(options: ListOptions = {}): Promise<ScheduleInfo[]> {
    return listSchedules(this.#connection, options);
  }

  /** With its partitions. @throws SluiceError NOT_FOUND, with a name that is alike if there is one */
  async describeTopic(name: string, options: CallOptions = {}): Promise<TopicInfo> {
    checkOptions(options, callNames);
    return await this.#catalog.describe(name, false, options);
  }

  /** Deletes it with everything in it. @throws SluiceError NOT_FOUND */
  async deleteTopic(name: string, options: CallOptions = {}): Promise<{ readonly messages: number }> {
    checkOptions(options, callNames);
    const reply = await this.#connection.call(
      {
        what: `delete topic ${name}`,
        field: FrameField.deleteTopic,
        body: v1.DeleteTopicRequest.encode({ name }).finish(),
        replyField: FrameField.topicDeleted,
        repeatable: false,
      },
      options,
    );
    this.#catalog.forget(name);
    const { messages } = v1.DeleteTopicReply.decode(reply);
    return { messages };
  }

  async #topicReply(
    what: string,
    field: number,
    body: Uint8Array,
    repeatable: boolean,
    options: CallOptions,
  ): Promise<{ topic: TopicInfo; created: boolean }> {
    checkOptions(options, callNames);
    const reply = await this.#connection.call(
      { what, field, body, replyField: FrameField.topic, repeatable },
      options,
    );
    const { topic, created } = v1.TopicReply.decode(reply);
    return { topic: topicInfoOf(topic), created };
  }
}
