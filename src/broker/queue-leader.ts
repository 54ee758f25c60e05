/**
 * Runs a queue on this server: asks the delivery leader (core/delivery) who gets what, brings the records to the
 * consumers' connections, and what the leader wants to the journal. Made when the queue gets its first consumer.
 *
 *   run: tick → hand out → hand-out-line → frames        wakes: appended, applied, credit, a timer
 *          └ effects → delivery-gather, dead letters
 */
import { SluiceFault } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import type { Mutations } from "../base/mutations.ts";
import type { QueueTopic } from "../core/catalog.ts";
import { backoffMs } from "../core/delivery/backoff.ts";
import { DeliveryLeader } from "../core/delivery/delivery-leader.ts";
import type { KeySettings, LeaderSettings } from "../core/delivery/leader-settings.ts";
import {
  addOvertaken,
  addToken,
  Effects,
  type DeliveryCommand,
  type TokenRange,
} from "../core/delivery/effects.ts";
import type { PagePool } from "../core/delivery/pending-table.ts";
import type { ReportRoom } from "../core/delivery/progress-reports.ts";
import type { QueueSettings } from "../core/queue-settings.ts";
import type { Timer } from "../io/timers.ts";
import type { LogWatcher, PartitionLog } from "../storage/partition-log.ts";
import { putOrderKey } from "../wire/record-keys.ts";
import {
  Consumer,
  type ConsumerHome,
  type DeliverySink,
  type ProgressReport,
  type Settlement,
} from "./consumer.ts";
import { DeadLetterPost } from "./dead-letter-post.ts";
import type { DeliveryGather } from "./delivery-gather.ts";
import { FairTenants } from "./fair-tenants.ts";
import { HandOutLine } from "./hand-out-line.ts";
import { RecordKeys } from "./record-keys.ts";
import { RecordSource } from "./record-source.ts";
import { noteSettlement } from "./settle-notes.ts";
import type { Shard } from "./shard.ts";

export interface QueueParts {
  readonly shard: Shard;
  readonly gather: DeliveryGather;
  readonly pool: PagePool;
  readonly reportRoom: ReportRoom;
  readonly log: Logger;
  /** Monotonic time of the server's start. */
  readonly startedMs: number;
  readonly mutations: Mutations;
  /** The uid of the queue of that name that holds dead letters, created if it is missing. @throws SluiceFault */
  readonly deadLetterQueue: (name: string) => Promise<number>;
  /** Whether the disk takes what is not settling. */
  readonly hasRoom: () => boolean;
}

/** Messages one run hands out before others have their turn. */
const RUN_MESSAGES = 8_192;
const LONGEST_TIMER_MS = 3600_000;

export class QueueLeader implements LogWatcher, ConsumerHome {
  readonly topic: QueueTopic;
  readonly leader: DeliveryLeader;
  readonly #parts: QueueParts;
  readonly #uid: number;
  readonly #log: PartitionLog;
  readonly #line: HandOutLine;
  /** Of a queue whose messages' keys mean something. */
  #keys: RecordKeys | undefined;
  #keySettings: KeySettings | undefined;
  readonly #fair: FairTenants;
  readonly #deadLetters: DeadLetterPost;
  readonly #consumers = new Map<number, Consumer>();
  readonly #effects = new Effects();
  #woken = false;
  #closed = false;
  #timer: Timer | undefined;
  #timerAtMs = Infinity;

  constructor(topic: QueueTopic, parts: QueueParts) {
    this.topic = topic;
    this.#parts = parts;
    const { shard, pool, reportRoom } = parts;
    const partition = topic.partitions[0]!;
    this.#uid = partition.uid;
    this.#log = shard.store.log(partition);
    this.#keySettings = this.#keysOf(topic.queue);
    this.#fair = new FairTenants(shard, this.#log, () => this.wake());
    this.leader = new DeliveryLeader(
      shard.machine.deliveries.state(this.#uid)!,
      this.#leaderSettings(),
      shard.world.clock.monotonicMs(),
      shard.nowMs(),
      pool,
      reportRoom,
    );
    this.leader.isPaused = topic.paused;
    this.#line = new HandOutLine({
      leader: this.leader,
      log: parts.log,
      consumers: this.#consumers,
      partition,
      source: new RecordSource(shard, this.#log),
      wake: () => this.wake(),
    });
    this.#deadLetters = new DeadLetterPost({
      ...parts,
      topic,
      source: new RecordSource(shard, this.#log),
      notDone: (command) => {
        this.leader.notDone(command);
        this.wake();
      },
      buried: () => this.wake(),
    });
    this.#log.watchers.push(this);
    this.#tick();
  }

  /** The queue has other settings, or was paused or resumed. */
  altered(): void {
    this.#keySettings = this.#keysOf(this.topic.queue);
    this.leader.alter(this.#leaderSettings());
    this.leader.isPaused = this.topic.paused;
    this.wake();
  }

  /** Nothing is handed out until `work` is done. */
  async holding<T>(work: (leader: DeliveryLeader) => Promise<T>): Promise<T> {
    this.leader.holds++;
    try {
      return await work(this.leader);
    } finally {
      this.leader.holds--;
      this.wake();
    }
  }

  #leaderSettings(): LeaderSettings {
    const { queue } = this.topic;
    const { maxAttempts, resumeGraceMs, backoff, dispatch, onFull } = queue;
    const { ratePerSecond, concurrency, limitsPerKey } = queue;
    const { shard, startedMs } = this.#parts;
    const chance = (): number => {
      const [a, b, c, d] = shard.world.entropy.bytes(4) as unknown as [number, number, number, number];
      return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
    };
    return {
      maxAttempts,
      resumeGraceMs,
      reservedUntilMs: startedMs + resumeGraceMs,
      backoffMs: (failures) => backoffMs(backoff, failures, chance()),
      dispatch,
      ...(limitsPerKey ? {} : { ratePerSecond, concurrency }),
      keys: this.#keySettings,
      fair: this.#fair.settings(queue.fairByHeader),
      ttlMs: queue.ttlMs,
      deadLetterExpired: queue.deadLetterExpired,
      overflow: onFull === "dead-letter" ? queue : undefined,
      mutations: this.#parts.mutations,
    };
  }

  // ---- consumers ----

  /** A new one. */
  consume(
    wish: {
      number: number;
      name: string;
      lockMs: number;
      credit: number;
      creditBytes: number;
      concurrency: number;
      weight: number;
      rank: number;
    },
    sink: DeliverySink,
  ): Consumer {
    this.#tick();
    const { concurrency, credit, creditBytes, lockMs, weight, rank } = wish;
    const id = this.leader.subscribe(
      { concurrency, credit, creditBytes, lockMs, weight, rank },
      this.#effects,
    );
    const consumer = new Consumer(this, id, wish, sink);
    this.#consumers.set(id, consumer);
    this.wake();
    return consumer;
  }

  /** The consumer of before, if it is still there: with what it keeps of what it claims to hold. */
  resume(
    id: number,
    claimed: readonly { first: number; last: number }[],
    wish: { number: number; credit: number; creditBytes: number },
    sink: DeliverySink,
  ): { consumer: Consumer; kept: TokenRange[] } | undefined {
    this.#tick();
    const consumer = this.#consumers.get(id);
    if (consumer === undefined || !this.leader.has(id)) return undefined;
    const kept = this.leader.resume(id, claimed);
    // A connection that is lost and does not know it yet.
    consumer.sink = sink;
    consumer.clogged = false;
    consumer.number = wish.number;
    consumer.grant(wish.credit, wish.creditBytes);
    return { consumer, kept };
  }

  /** What was delivered by a leader before is this consumer's: the number under which, or −1: it is lost. */
  adopt(consumer: Consumer, offset: number, attempts: number, epoch: number, deliveries: number): number {
    return this.leader.adopt(consumer.id, offset, attempts, epoch, deliveries);
  }

  /** Goes for good. */
  stop(consumer: Consumer): void {
    this.#tick();
    this.#consumers.delete(consumer.id);
    consumer.sink = undefined;
    this.leader.unsubscribe(consumer.id);
    this.wake();
  }

  disconnected(consumer: Consumer): void {
    this.#tick();
    this.leader.disconnected(consumer.id);
    this.wake();
  }

  creditChanged({ id, clogged, credit, creditBytes }: Consumer): void {
    this.leader.setCredit(id, clogged ? 0 : credit, creditBytes);
    this.wake();
  }

  /** "" = it is gone. */
  nameOf(id: number): string {
    return this.#consumers.get(id)?.name ?? "";
  }

  get consumerCount(): number {
    return this.#consumers.size;
  }

  /** `done` comes once it is stored, or done: with the tokens that were not good. */
  settle(
    consumer: Consumer,
    settlements: readonly Settlement[],
    done: (lost: readonly TokenRange[]) => void,
  ): void {
    const { leader } = this;
    this.#tick();
    const effects = new Effects();
    const { id } = consumer;
    for (const settlement of settlements) {
      const { outcome, ranges, delayMs, lockMs, result } = settlement;
      const before = effects.commands.length;
      effects.apart = result !== undefined;
      for (const { first, last } of ranges) {
        if (outcome === "ack") leader.ack(id, first, last, effects);
        else if (outcome === "nack") leader.nack(id, first, last, delayMs, effects);
        else if (outcome === "reject") leader.reject(id, first, last, effects);
        else if (outcome === "release") leader.release(id, first, last, effects);
        else leader.extend(id, first, last, lockMs === 0 ? consumer.lockMs : lockMs, effects);
      }
      noteSettlement(effects.commands, before, settlement, consumer);
    }
    const { lost } = effects;
    let parts = 1;
    const part = (): void => {
      if (--parts === 0) done(lost);
    };
    const gathered: DeliveryCommand[] = [];
    for (const command of effects.commands) {
      if (command.kind !== "dead-letter" || this.topic.queue.deadLetterTo === "") gathered.push(command);
      else {
        parts++;
        this.#deadLetters.bury(command, (stood) => {
          if (!stood && command.number !== undefined) addToken(lost, id, command.number);
          part();
        });
      }
    }
    if (gathered.length > 0) {
      parts++;
      const stored = (overtaken: readonly number[]): void => {
        this.wake();
        if (overtaken.length > 0) addOvertaken(lost, id, gathered, overtaken);
        part();
      };
      this.#parts.gather.add(this.#uid, gathered, stored, consumer.nameBytes);
    }
    part();
    this.wake();
  }

  report({ id }: Consumer, reports: readonly ProgressReport[]): readonly TokenRange[] {
    this.#tick();
    const lost: TokenRange[] = [];
    const reportedMs = this.#parts.shard.nowMs();
    for (const { number, hundredths, value } of reports)
      if (!this.leader.report(id, number, { hundredths, value, reportedMs })) addToken(lost, id, number);
    return lost;
  }

  renew({ id, lockMs }: Consumer): void {
    this.#tick();
    this.leader.extendAll(id, lockMs);
    this.wake();
  }

  /**
   * Takes these deliveries off a consumer's hands for an entry that acks them with other things; held again when that
   * is refused.
   * @throws SluiceFault LOCK_LOST, and nothing was changed
   */
  take(
    id: number,
    numbers: readonly TokenRange[],
  ): { commands: DeliveryCommand[]; consumer: Uint8Array | undefined; refused: () => void } {
    this.#tick();
    const { leader } = this;
    for (const { first, last } of numbers) {
      for (let number = first; number <= last; number++) {
        if (leader.isGood(id, number)) continue;
        const queue = this.topic.name;
        const text = `delivery ${number} of queue ${JSON.stringify(queue)} is not held any more`;
        throw new SluiceFault("LOCK_LOST", text, { queue, number: String(number) });
      }
    }
    const { lockMs = this.topic.queue.lockMs, nameBytes: consumer } = this.#consumers.get(id) ?? {};
    const effects = new Effects();
    for (const { first, last } of numbers) leader.ack(id, first, last, effects, true);
    return {
      commands: effects.commands,
      consumer,
      refused: () => {
        this.#tick();
        for (const command of effects.commands) leader.notDone(command, lockMs);
        this.wake();
      },
    };
  }

  // ---- the log ----

  appended(): void {
    this.wake();
  }

  dropped(): void {
    const reason = new SluiceFault("NOT_FOUND", `queue ${JSON.stringify(this.topic.name)} was deleted`, {
      queue: this.topic.name,
    });
    this.close();
    for (const consumer of this.#consumers.values()) consumer.sink?.consumerEnded(consumer.number, reason);
    this.#consumers.clear();
  }

  close(): void {
    this.#closed = true;
    this.leader.progress.clear();
    this.#timer?.cancel();
    this.#line.close();
    this.#keys?.close();
    this.#fair.close();
    this.#deadLetters.close();
    const at = this.#log.watchers.indexOf(this);
    if (at >= 0) this.#log.watchers.splice(at, 1);
  }

  /** One run follows, however often it is asked for in this turn. */
  wake(): void {
    if (this.#woken || this.#closed) return;
    this.#woken = true;
    queueMicrotask(() => {
      this.#woken = false;
      this.#run();
    });
  }

  #keysOf({
    orderBy,
    onFailure,
    limitsPerKey,
    concurrency,
    ratePerSecond,
  }: QueueSettings): KeySettings | undefined {
    const ordered = orderBy === "key";
    if (!ordered && !limitsPerKey) return undefined;
    this.#keys ??= new RecordKeys(new RecordSource(this.#parts.shard, this.#log), putOrderKey, () =>
      this.wake(),
    );
    const limits = limitsPerKey ? { concurrency, ratePerSecond } : { concurrency: 0, ratePerSecond: 0 };
    return { source: this.#keys, ordered, onFailure, ...limits };
  }

  // ---- the loop ----

  #tick(): void {
    const { clock } = this.#parts.shard.world;
    this.leader.tick(clock.monotonicMs(), this.#parts.shard.nowMs(), this.#effects);
    this.#carryOut();
  }

  #run(): void {
    if (this.#closed || this.#line.isLoading) return;
    this.#tick();
    this.#line.forgetReturned();
    let left = RUN_MESSAGES;
    for (;;) {
      if (this.#line.isDone) {
        const out = this.#line.begin();
        const most = Math.min(left, this.#line.mostAtOnce());
        const given = left <= 0 ? 0 : this.leader.handOut(most, out, this.#effects);
        this.#carryOut();
        left -= given;
        if (given === 0) break;
      }
      if (!this.#line.bring()) break;
    }
    this.#line.send();
    for (const [id, { sink }] of this.#consumers) {
      if (sink === undefined && !this.leader.has(id)) this.#consumers.delete(id);
    }
    if (left <= 0) this.#parts.shard.world.timers.soon(() => this.wake());
    this.#arm();
  }

  #arm(): void {
    const { clock, timers } = this.#parts.shard.world;
    const now = clock.monotonicMs();
    const next = this.leader.nextTick();
    const inMs = Math.min(next.nowMs - now, next.shardMs - this.#parts.shard.nowMs(), LONGEST_TIMER_MS);
    const atMs = now + Math.max(1, Math.ceil(inMs));
    if (this.#timer !== undefined && this.#timerAtMs <= atMs) return;
    this.#timer?.cancel();
    this.#timerAtMs = atMs;
    this.#timer = timers.arm(atMs - now, () => {
      this.#timer = undefined;
      this.#timerAtMs = Infinity;
      this.wake();
    });
  }

  /** What the leader wants goes to the journal. */
  #carryOut(): void {
    const { commands, revoked } = this.#effects;
    if (commands.length === 0 && revoked.length === 0) return;
    const gathered: DeliveryCommand[] = [];
    for (const command of commands) {
      if (command.kind !== "dead-letter" || this.topic.queue.deadLetterTo === "") gathered.push(command);
      else this.#deadLetters.bury(command, undefined);
    }
    for (const { subscription, first, last } of revoked) {
      const consumer = this.#consumers.get(subscription);
      consumer?.sink?.deliveriesLost(consumer.number, [{ subscription, first, last }]);
    }
    this.#effects.clear();
    if (gathered.length > 0) this.#parts.gather.add(this.#uid, gathered, () => this.wake());
  }
}
