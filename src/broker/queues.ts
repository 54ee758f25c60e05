/**
 * Queues, as every door sees them: create, describe, delete, consume, redrive, peek. A queue's leader is made when it
 * gets its first consumer, or at once if it has work without any, and lives as long as the server: only a new server
 * reserves what the one before may have handed out.
 */
import { SluiceFault } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import { NO_MUTATIONS, type Mutations } from "../base/mutations.ts";
import type { QueueTopic, Topic } from "../core/catalog.ts";
import { EntryKind } from "../core/commands.ts";
import type { AtomicAck } from "../wire/publish.ts";
import type { BlockedKey } from "../core/delivery/key-gate.ts";
import { PagePool } from "../core/delivery/pending-table.ts";
import { ReportRoom, type Progress } from "../core/delivery/progress-reports.ts";
import { checkName, didYouMean, quoted } from "../core/names.ts";
import type { Outcome } from "../core/outcome.ts";
import { isBeyond } from "../core/queue-limits.ts";
import { deadLetterSettings, queueSettingsMessage, type QueueSettings } from "../core/queue-settings.ts";
import { v1, type proto } from "../wire/protobuf.ts";
import type { Admission } from "./admission.ts";
import { takeForAtomic, type TakenAcks } from "./atomic-acks.ts";
import { resumeOrConsume, type ConsumeWish, type Consuming } from "./consume-wish.ts";
import type { DeliverySink } from "./consumer.ts";
import { DeliveryGather } from "./delivery-gather.ts";
import { namedTenants, type NamedTenant } from "./fair-tenants.ts";
import { faultOf } from "./faults.ts";
import { PageTurns } from "./page-turns.ts";
import { countsAtRest, countsOf, type QueueCounts } from "./queue-counts.ts";
import { QueueLeader } from "./queue-leader.ts";
import {
  cancelMessage,
  findMessage,
  heldMessages,
  type FoundMessage,
  type LookupParts,
} from "./queue-lookup.ts";
import { peekQueue, type Peeked } from "./queue-peek.ts";
import { purgeQueue, type PurgeScope } from "./queue-purge.ts";
import { moveMessages, type MoveWish } from "./queue-move.ts";
import { redrivePage, type Redriven, type RedriveWish } from "./queue-redrive.ts";
import type { MovePage, PageParts } from "./move-page.ts";
import {
  compareQueue,
  filledQueueSettings,
  queueAlteration,
  type WantedQueueSettings,
} from "./queue-wishes.ts";
import { readOrderKey } from "./record-keys.ts";
import { RecordSource } from "./record-source.ts";
import type { Shard } from "./shard.ts";

export interface QueuesOptions {
  readonly autoCreate: boolean;
  readonly minSegmentBytes: number;
  readonly log: Logger;
  readonly mutations?: Mutations;
}

/** To create a queue that others create and delete at the same time. */
const MAX_TRIES = 10;
/** Messages with times of their own that are gone over whenever a queue is described. */
const MOST_COUNTED = 1_000;

export class Queues {
  readonly #shard: Shard;
  readonly #admission: Admission;
  readonly #options: QueuesOptions;
  readonly #leaders = new Map<number, QueueLeader>();
  readonly #gather: DeliveryGather;
  readonly #pages = new PageTurns();
  readonly #pool = new PagePool();
  readonly #reportRoom = new ReportRoom();
  readonly #startedMs: number;

  constructor(shard: Shard, admission: Admission, options: QueuesOptions) {
    this.#shard = shard;
    this.#admission = admission;
    this.#options = options;
    this.#gather = new DeliveryGather(shard, options.mutations ?? NO_MUTATIONS);
    this.#startedMs = shard.world.clock.monotonicMs();
    for (const topic of shard.machine.catalog.topics()) this.#keep(topic);
  }

  // ---- administration ----

  /** @throws SluiceFault NOT_FOUND with a did-you-mean, WRONG_KIND */
  queue(name: string): QueueTopic {
    const topic = this.#shard.machine.catalog.topic(name);
    if (topic?.queue !== undefined) return topic as QueueTopic;
    if (topic !== undefined) {
      throw new SluiceFault("WRONG_KIND", `${quoted(name)} is a topic, not a queue`, { kind: "topic" });
    }
    const meant = didYouMean(name, this.#shard.machine.catalog.names());
    const hint = meant === undefined ? "" : ` Did you mean ${quoted(meant)}?`;
    throw new SluiceFault(
      "NOT_FOUND",
      `there is no queue ${quoted(name)}.${hint}`,
      meant === undefined ? {} : { meant },
    );
  }

  queuesAfter(after: string, limit: number): { topics: Topic[]; more: boolean } {
    return this.#shard.machine.catalog.topicsAfter(after, limit, "queue");
  }

  /** @throws SluiceFault ALREADY_EXISTS, WRONG_KIND, INVALID_ARGUMENT, LIMIT_REACHED, STORAGE_FULL */
  async create(name: string, wanted: WantedQueueSettings): Promise<Topic> {
    checkName("queue", name);
    return this.#create(name, filledQueueSettings(name, wanted, this.#options.minSegmentBytes));
  }

  /** The queue of that name, created if it is missing. @throws SluiceFault ALREADY_EXISTS with what differs */
  async ensure(name: string, wanted: WantedQueueSettings): Promise<{ topic: Topic; created: boolean }> {
    for (let tries = 1; ; tries++) {
      if (this.#shard.machine.catalog.topic(name) !== undefined) {
        const topic = this.queue(name);
        compareQueue(topic, wanted);
        return { topic, created: false };
      }
      try {
        return { topic: await this.create(name, wanted), created: true };
      } catch (error) {
        // Somebody else was quicker; and may have deleted it again before that was known here.
        const isRace =
          error instanceof SluiceFault &&
          error.code === "ALREADY_EXISTS" &&
          !("deadLetterTo" in error.details);
        if (!isRace || tries === MAX_TRIES) throw error;
      }
    }
  }

  /** The queue, created with defaults if the server allows it. @throws SluiceFault NOT_FOUND … */
  async forUse(name: string): Promise<{ topic: Topic; created: boolean }> {
    const existing = this.#shard.machine.catalog.topic(name);
    if (existing !== undefined || !this.#options.autoCreate)
      return { topic: this.queue(name), created: false };
    // Somebody waits for the dead letters before the first is there.
    if (this.#shard.machine.catalog.isForDeadLetters(name)) await this.#deadLetterQueue(name);
    return this.ensure(name, {});
  }

  /** @throws SluiceFault NOT_FOUND, WRONG_KIND; resolves with the number of unsettled messages that went with it */
  async delete(name: string): Promise<number> {
    const { uid, partitions } = this.queue(name);
    const state = this.#shard.machine.deliveries.state(partitions[0]!.uid)!;
    const payload = v1.DeleteTopicCommand.encode({ topicUid: uid }).finish();
    const outcome = await new Promise<Outcome>((resolve) =>
      this.#shard.submitBytes(EntryKind.deleteTopic, payload, resolve),
    );
    if (outcome.kind === "refused") throw faultOf(outcome);
    this.#leaders.delete(partitions[0]!.uid);
    this.#options.log.info({ queue: name, uid }, "queue deleted");
    this.#shard.checkpointer.wantSoon();
    return state.unsettledCount;
  }

  /** What is wanted takes the place of what is. @throws SluiceFault NOT_FOUND, WRONG_KIND, INVALID_ARGUMENT, ALREADY_EXISTS */
  async alter(name: string, wanted: WantedQueueSettings): Promise<Topic> {
    const topic = this.queue(name);
    const settings = queueAlteration(topic, wanted, this.#options.minSegmentBytes);
    await this.#alter({ topicUid: topic.uid, settings });
    while (isBeyond(topic, this.#shard.machine.deliveries))
      await this.#alter({ topicUid: topic.uid, settings: {} });
    this.#options.log.info({ queue: name, altered: Object.keys(settings) }, "queue altered");
    return topic;
  }

  /** @throws SluiceFault NOT_FOUND, WRONG_KIND */
  async pause(name: string, paused: boolean): Promise<Topic> {
    const topic = this.queue(name);
    if (topic.paused === paused) return topic;
    await this.#alter({ topicUid: topic.uid, paused });
    this.#options.log.info({ queue: name }, paused ? "queue paused" : "queue resumed");
    return topic;
  }

  /** @throws SluiceFault NOT_FOUND, WRONG_KIND, INVALID_ARGUMENT */
  find(name: string, id: string): FoundMessage {
    return findMessage(this.#lookup(name), id);
  }

  /** Its offset. @throws SluiceFault NOT_FOUND, WRONG_KIND, INVALID_ARGUMENT, MESSAGE_HELD */
  cancel(name: string, id: string): Promise<number> {
    return cancelMessage(this.#lookup(name), id, this.#gather);
  }

  heldMessages(topic: QueueTopic, ids: Uint8Array): number[] | undefined {
    const state = this.#shard.machine.deliveries.state(topic.partitions[0]!.uid)!;
    return heldMessages(state, ids, () => this.#leader(topic));
  }

  #lookup(name: string): LookupParts {
    const topic = this.queue(name);
    const state = this.#shard.machine.deliveries.state(topic.partitions[0]!.uid)!;
    return { shard: this.#shard, topic, state, leader: this.#leader(topic) };
  }

  /** How many were settled as purged. @throws SluiceFault NOT_FOUND, WRONG_KIND */
  async purge(name: string, scope: PurgeScope): Promise<number> {
    const topic = this.queue(name);
    const purged = await this.#leader(topic).holding((leader) =>
      purgeQueue(this.#shard, topic, leader, scope),
    );
    this.#options.log.info({ queue: name, purged, scope }, "queue purged");
    return purged;
  }

  async #alter(command: proto.v1.AlterQueueCommand.$Properties): Promise<void> {
    const payload = v1.AlterQueueCommand.encode(command).finish();
    const outcome = await new Promise<Outcome>((resolve) =>
      this.#shard.submitBytes(EntryKind.alterQueue, payload, resolve),
    );
    if (outcome.kind === "refused") throw faultOf(outcome);
    if (outcome.kind !== "queue-altered")
      throw new SluiceFault("INTERNAL", "altering a queue had another outcome");
    this.#leaders.get(outcome.topic.partitions[0]!.uid)?.altered();
    this.#keep(outcome.topic);
  }

  counts(topic: Topic): QueueCounts {
    const { uid } = topic.partitions[0]!;
    const state = this.#shard.machine.deliveries.state(uid)!;
    // A leader keeps count of what is delayed; few are counted faster than one is made.
    const isLong = state.messages.size > MOST_COUNTED;
    const running = isLong ? this.#leader(topic as QueueTopic) : this.#leaders.get(uid);
    return running === undefined
      ? countsAtRest(state, topic.paused, this.#shard.nowMs())
      : countsOf(state, running);
  }

  // ---- consuming ----

  /** @throws SluiceFault NOT_FOUND, WRONG_KIND */
  consume(wish: ConsumeWish, sink: DeliverySink): Consuming & { topic: Topic } {
    const topic = this.queue(wish.queue);
    return { ...resumeOrConsume(this.#leader(topic), wish, this.#shard.epoch, sink), topic };
  }

  /**
   * Keys whose messages wait for another of theirs, each with its key, or undefined where that cannot be read.
   * @throws SluiceFault NOT_FOUND, WRONG_KIND
   */
  async blockedKeys(
    name: string,
    limit: number,
  ): Promise<{ keys: (BlockedKey & { key: Uint8Array | undefined })[]; count: number }> {
    const { uid } = this.queue(name).partitions[0]!;
    const running = this.#leaders.get(uid);
    if (running === undefined) return { keys: [], count: 0 };
    const { keys: blocked, count } = running.leader.blockedKeys(limit);
    const source = new RecordSource(this.#shard, this.#shard.store.log(running.topic.partitions[0]!));
    const keys: (BlockedKey & { key: Uint8Array | undefined })[] = [];
    try {
      for (const one of blocked) keys.push({ ...one, key: await readOrderKey(source, one.offset) });
    } finally {
      source.close();
    }
    return { keys, count };
  }

  /** Who takes what of a queue that shares its consumers fairly. @throws SluiceFault NOT_FOUND, WRONG_KIND */
  async tenants(name: string, limit: number): Promise<NamedTenant[]> {
    const { queue, partitions } = this.queue(name);
    const shares = this.#leaders.get(partitions[0]!.uid)?.leader.tenantShares(limit);
    const source = new RecordSource(this.#shard, this.#shard.store.log(partitions[0]!));
    return namedTenants(source, queue.fairByHeader, shares?.tenants ?? []);
  }

  /**
   * Takes deliveries off their consumers' hands, all or none, for an entry that acks them with other things.
   * @throws SluiceFault LOCK_LOST, INVALID_ARGUMENT
   */
  takeForAtomic(acks: readonly AtomicAck[]): TakenAcks {
    const { catalog } = this.#shard.machine;
    return takeForAtomic(acks, (queueUid, epoch) => {
      const uid = catalog.topicOfUid(queueUid)?.partitions[0]?.uid;
      return uid === undefined || epoch !== this.#shard.epoch ? undefined : this.#leaders.get(uid);
    });
  }

  // ---- dead letters ----

  /**
   * Moves a page of dead letters back to where each came from, the oldest first.
   * @throws SluiceFault NOT_FOUND, WRONG_KIND, INVALID_ARGUMENT, STORAGE_FULL
   */
  async redrive(name: string, wish: RedriveWish): Promise<Redriven> {
    const page = await this.#inTurn(name, (parts) => redrivePage(parts, wish));
    if (page.moved > 0 && !wish.dryRun)
      this.#options.log.info({ queue: name, moved: page.moved }, "dead letters redriven");
    return page;
  }

  /** A page of messages that wait. @throws SluiceFault NOT_FOUND, WRONG_KIND, INVALID_ARGUMENT, STORAGE_FULL */
  async move(name: string, to: string, wish: MoveWish): Promise<MovePage> {
    const page = await this.#inTurn(name, (parts) => moveMessages(parts, this.queue(to), wish));
    if (page.moved > 0 && !wish.dryRun)
      this.#options.log.info({ queue: name, to, moved: page.moved }, "messages moved");
    return page;
  }

  #inTurn<T>(name: string, work: (parts: PageParts) => Promise<T>): Promise<T> {
    return this.#pages.next(this.queue(name).partitions[0]!.uid, () => {
      const topic = this.queue(name);
      const admit = (): void => this.#admission.admitPublish();
      return work({ shard: this.#shard, topic, leader: this.#leader(topic), admit });
    });
  }

  /** Unsettled messages from an offset on, as they lie. @throws SluiceFault NOT_FOUND, WRONG_KIND */
  async peek(name: string, fromOffset: number, limit: number): Promise<Peeked> {
    const topic = this.queue(name);
    const progressOf = (offset: number): Progress | undefined =>
      this.#leaders.get(topic.partitions[0]!.uid)?.leader.progress.of(offset);
    return peekQueue(this.#shard, topic, fromOffset, limit, progressOf);
  }

  // ---- details ----

  async #create(name: string, settings: QueueSettings): Promise<Topic> {
    this.#admission.admitPublish();
    const payload = v1.CreateQueueCommand.encode({ name, settings: queueSettingsMessage(settings) }).finish();
    const outcome = await new Promise<Outcome>((resolve) =>
      this.#shard.submitBytes(EntryKind.createQueue, payload, resolve),
    );
    if (outcome.kind === "refused") throw faultOf(outcome);
    if (outcome.kind !== "topic-created")
      throw new SluiceFault("INTERNAL", "creating a queue had another outcome");
    this.#options.log.info({ queue: name, uid: outcome.topic.uid }, "queue created");
    this.#keep(outcome.topic);
    return outcome.topic;
  }

  /** @throws SluiceFault when something else has that name */
  async #deadLetterQueue(name: string): Promise<number> {
    let existing = this.#shard.machine.catalog.topic(name);
    if (existing === undefined) {
      try {
        existing = await this.#create(name, deadLetterSettings());
      } catch (error) {
        existing = this.#shard.machine.catalog.topic(name);
        if (existing === undefined) throw error;
      }
    }
    if (existing.queue?.deadLetters === true) return existing.uid;
    throw new SluiceFault("WRONG_KIND", `${quoted(name)} is not a queue of dead letters`, { name });
  }

  /** A queue whose leader has work without consumers has it from here on. */
  #keep(topic: Topic): void {
    const { queue } = topic;
    if (queue !== undefined && (queue.onFull === "dead-letter" || queue.ttlMs > 0 || queue.deadLetterExpired))
      this.#leader(topic as QueueTopic);
  }

  #leader(topic: QueueTopic): QueueLeader {
    const { uid } = topic.partitions[0]!;
    let leader = this.#leaders.get(uid);
    if (leader === undefined) {
      leader = new QueueLeader(topic, {
        shard: this.#shard,
        gather: this.#gather,
        pool: this.#pool,
        reportRoom: this.#reportRoom,
        log: this.#options.log,
        startedMs: this.#startedMs,
        mutations: this.#options.mutations ?? NO_MUTATIONS,
        deadLetterQueue: (name) => this.#deadLetterQueue(name),
        hasRoom: () => !this.#admission.storageFull,
      });
      this.#leaders.set(uid, leader);
    }
    return leader;
  }
}
