/** Requests about queues: make, describe, list, delete, look into, redrive. */
import { FrameField } from "../wire/frame.ts";
import { v1 } from "../wire/protobuf.ts";
import type { CallOptions } from "./call.ts";
import type { Connection } from "./connection.ts";
import { invalidArgument } from "./errors.ts";
import type { MessageProgress } from "./message-progress.ts";
import {
  blockedKeyOf,
  queueInfoOf,
  wireSettings,
  type BlockedKey,
  type QueueInfo,
  type QueueSettings,
} from "./queue-info.ts";
import { readPeeked, type DeliveriesParts } from "./queue-frames.ts";

const PAGE = 1000;

/** By PurgeQueueRequest.What. */
const PURGE_SCOPES = ["waiting", "ready", "all"] as const;
export type PurgeScope = (typeof PURGE_SCOPES)[number];

/** A page of unsettled messages, and where the next one begins; 0 = there is none. */
export interface PeekPage {
  readonly bytes: Uint8Array;
  readonly parts: DeliveriesParts;
  /** By offset. */
  readonly progress: ReadonlyMap<number, MessageProgress>;
  readonly nextOffset: number;
}

export class QueueAdmin {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** @throws SluiceError ALREADY_EXISTS, WRONG_KIND, INVALID_ARGUMENT, LIMIT_REACHED */
  async create(name: string, settings: QueueSettings, options: CallOptions): Promise<QueueInfo> {
    const body = v1.CreateQueueRequest.encode({ name, settings: wireSettings(settings) }).finish();
    return (await this.#reply(`create queue ${name}`, FrameField.createQueue, body, false, options)).queue;
  }

  /** @throws SluiceError ALREADY_EXISTS with the difference in `details`, WRONG_KIND */
  ensure(
    name: string,
    settings: QueueSettings,
    options: CallOptions,
  ): Promise<{ readonly queue: QueueInfo; readonly created: boolean }> {
    const body = v1.EnsureQueueRequest.encode({ name, settings: wireSettings(settings) }).finish();
    return this.#reply(`ensure queue ${name}`, FrameField.ensureQueue, body, true, options);
  }

  /** @throws SluiceError NOT_FOUND, WRONG_KIND */
  async describe(name: string, options: CallOptions): Promise<QueueInfo> {
    const body = v1.DescribeQueueRequest.encode({ name }).finish();
    return (await this.#reply(`describe queue ${name}`, FrameField.describeQueue, body, true, options)).queue;
  }

  /** @throws SluiceError NOT_FOUND, WRONG_KIND, INVALID_ARGUMENT, ALREADY_EXISTS */
  async alter(name: string, settings: QueueSettings, options: CallOptions): Promise<QueueInfo> {
    const { retry } = settings;
    // On the wire the backoff is one setting.
    const full =
      retry === undefined
        ? settings
        : { ...settings, retry: { ...(await this.describe(name, options)).settings.retry, ...retry } };
    const body = v1.AlterQueueRequest.encode({ name, settings: wireSettings(full) }).finish();
    return (await this.#reply(`alter queue ${name}`, FrameField.alterQueue, body, true, options)).queue;
  }

  /** Doing it again after a lost connection purges what is left. @throws SluiceError NOT_FOUND, WRONG_KIND */
  async purge(name: string, scope: PurgeScope, options: CallOptions): Promise<{ readonly purged: number }> {
    const what = PURGE_SCOPES.indexOf(scope);
    if (what < 0)
      throw invalidArgument(`what to purge is ${JSON.stringify(scope)}, not "waiting", "ready" or "all"`);
    const reply = await this.#connection.call(
      {
        what: `purge queue ${name}`,
        field: FrameField.purgeQueue,
        body: v1.PurgeQueueRequest.encode({ name, what }).finish(),
        replyField: FrameField.queuePurged,
        repeatable: false,
      },
      options,
    );
    const { purged } = v1.PurgeQueueReply.decode(reply);
    return { purged };
  }

  /** @throws SluiceError NOT_FOUND, WRONG_KIND */
  async pause(name: string, options: CallOptions): Promise<QueueInfo> {
    const body = v1.PauseQueueRequest.encode({ name }).finish();
    return (await this.#reply(`pause queue ${name}`, FrameField.pauseQueue, body, true, options)).queue;
  }

  /** @throws SluiceError NOT_FOUND, WRONG_KIND */
  async resume(name: string, options: CallOptions): Promise<QueueInfo> {
    const body = v1.ResumeQueueRequest.encode({ name }).finish();
    return (await this.#reply(`resume queue ${name}`, FrameField.resumeQueue, body, true, options)).queue;
  }

  /** In order of their names, from the one after `after`. */
  async list(after: string, wanted: number, options: CallOptions): Promise<QueueInfo[]> {
    const found: QueueInfo[] = [];
    for (;;) {
      const limit = Math.min(PAGE, wanted - found.length);
      const reply = await this.#connection.call(
        {
          what: "list queues",
          field: FrameField.listQueues,
          body: v1.ListQueuesRequest.encode({ after, limit }).finish(),
          replyField: FrameField.queues,
          repeatable: true,
        },
        options,
      );
      const { queues, more } = v1.ListQueuesReply.decode(reply);
      found.push(...queues.map(queueInfoOf));
      if (!more || queues.length === 0 || found.length >= wanted) return found;
      after = found.at(-1)!.name;
    }
  }

  /** @throws SluiceError NOT_FOUND, WRONG_KIND */
  async delete(name: string, options: CallOptions): Promise<{ readonly messages: number }> {
    const reply = await this.#connection.call(
      {
        what: `delete queue ${name}`,
        field: FrameField.deleteQueue,
        body: v1.DeleteQueueRequest.encode({ name }).finish(),
        replyField: FrameField.queueDeleted,
        repeatable: false,
      },
      options,
    );
    const { messages } = v1.DeleteQueueReply.decode(reply);
    return { messages };
  }

  async blockedKeys(queue: string, limit: number, options: CallOptions): Promise<BlockedKey[]> {
    const bytes = await this.#connection.call(
      {
        what: `list blocked keys of ${queue}`,
        field: FrameField.blockedKeys,
        body: v1.BlockedKeysRequest.encode({ queue, limit }).finish(),
        replyField: FrameField.blocked,
        repeatable: true,
      },
      options,
    );
    return v1.BlockedKeysReply.decode(bytes).keys.map(blockedKeyOf);
  }

  async peek(queue: string, fromOffset: number, limit: number, options: CallOptions): Promise<PeekPage> {
    const bytes = await this.#connection.call(
      {
        what: `peek into ${queue}`,
        field: FrameField.peek,
        body: v1.PeekRequest.encode({ queue, fromOffset, limit }).finish(),
        replyField: FrameField.peeked,
        repeatable: true,
      },
      options,
    );
    return { bytes, ...readPeeked(bytes) };
  }

  async #reply(
    what: string,
    field: number,
    body: Uint8Array,
    repeatable: boolean,
    options: CallOptions,
  ): Promise<{ queue: QueueInfo; created: boolean }> {
    const reply = await this.#connection.call(
      { what, field, body, replyField: FrameField.queue, repeatable },
      options,
    );
    const { queue, created } = v1.QueueReply.decode(reply);
    return { queue: queueInfoOf(queue), created };
  }
}
