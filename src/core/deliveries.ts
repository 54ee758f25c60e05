/**
 * The delivery states of a shard's queues: what apply does with them, and their rows. A part of an entry that is not
 * true any more changes nothing; which parts those were is the outcome.
 */
import { assert } from "../base/errors.ts";
import { INNER_LIMITS } from "../base/inner-limits.ts";
import { NO_MUTATIONS, type Mutations } from "../base/mutations.ts";
import type { Partition, Topic } from "./catalog.ts";
import { RowKind, type ChangeBuffer, type Row } from "./change-buffer.ts";
import { admitted, type Admitted } from "./dedup.ts";
import { IdBudget } from "./delivery/id-budget.ts";
import type { BatchRef } from "../wire/publish.ts";
import { readAttributes, type LogDeliveries, type Move } from "./delivery-commands.ts";
import { NOBODY, noteOf } from "./delivery-notes.ts";
import { DeliveryState, type BacklogLimits } from "./delivery/delivery-state.ts";
import { OUTCOMES, type SettleOutcome } from "./delivery/outcome-counts.ts";
import { dropMost, MAX_KEPT_BYTES } from "./kept-budget.ts";
import type { Delivered } from "./outcome.ts";

/** What was refused: the partition, the list, the place of the group of numbers in it, and of these which messages. */
export interface RefusedPart {
  readonly partitionUid: number;
  readonly list: "settled" | "failed";
  readonly place: number;
  /** Flattened: from, count. */
  readonly offsets: readonly number[];
}

const NOTHING_REFUSED: readonly RefusedPart[] = [];

export class Deliveries {
  readonly #states = new Map<number, DeliveryState>();
  readonly #changes: ChangeBuffer;
  readonly #mutations: Mutations;
  readonly ids: IdBudget;
  /** Changed since the last checkpoint. */
  readonly #dirty = new Set<DeliveryState>();
  readonly #maxKeptBytes: number;
  /** What is remembered of settled and failed messages, of all queues. */
  #keptBytes = 0;

  constructor(
    changes: ChangeBuffer,
    mutations: Mutations = NO_MUTATIONS,
    maxMessageIds = INNER_LIMITS.maxMessageIds,
    maxKeptBytes = MAX_KEPT_BYTES,
  ) {
    this.#changes = changes;
    this.ids = new IdBudget(maxMessageIds);
    this.#mutations = mutations;
    this.#maxKeptBytes = maxKeptBytes;
  }

  state(partitionUid: number): DeliveryState | undefined {
    return this.#states.get(partitionUid);
  }

  /** The same, about to change. */
  changing(partitionUid: number): DeliveryState | undefined {
    const state = this.#states.get(partitionUid);
    if (state !== undefined) this.#dirty.add(state);
    return state;
  }

  /** The mutation's: messages that may be in consumers' hands. */
  ignoredByLimits(state: DeliveryState): number {
    if (this.#mutations.limitIgnoresPending !== true) return 0;
    let held = 0;
    for (let at = state.floor; at < state.mark.offsets[0]!; at++) if (state.isUnsettled(at)) held++;
    return held;
  }

  created(topic: Topic): void {
    for (const { uid } of topic.partitions) {
      const state = new DeliveryState(uid, this.#changes, 0, this.ids);
      this.#states.set(uid, state);
      this.#dirty.add(state);
    }
    this.altered(topic, 0);
  }

  /** What of a batch a queue stores; `exempt`: it was a queue's message before. */
  admit({ topic, uid }: Partition, batch: BatchRef, exempt: boolean): Admitted {
    const column = batch.attributes === undefined ? undefined : readAttributes(batch.attributes);
    return admitted(this.changing(uid)!, batch, column, exempt ? "off" : (topic.queue?.dedup ?? "off"));
  }

  /** The admitted messages are stored. */
  enqueue({ uid, endOffset, topic }: Partition, { batch, column, replaced }: Admitted, timeMs: number): void {
    const state = this.changing(uid)!;
    const bytes = batch.recordsEnd - batch.recordsStart;
    const first = state.enqueue(batch.count, column, timeMs, bytes, topic.queue?.ttlMs);
    assert(first + batch.count === endOffset, `queue ${uid} ends at ${first}, its log does not`);
    const before = state.keptBytes;
    for (const offset of replaced) state.settleWaiting(offset, "replaced", timeMs);
    this.#kept(state.keptBytes - before);
  }

  /** The queue has other settings. */
  altered({ partitions, queue }: Topic, timeMs: number): void {
    if (queue === undefined) return;
    for (const { uid } of partitions) {
      const state = this.changing(uid)!;
      state.ids.windowMs = queue.dedup === "window" ? queue.dedupWindowMs : 0;
      const before = state.keptBytes;
      state.keepOtherwise(queue, timeMs);
      this.#keptBytes += state.keptBytes - before;
    }
  }

  dropped(topic: Topic): void {
    for (const { uid } of topic.partitions) {
      const state = this.#states.get(uid);
      if (state === undefined) continue;
      this.#states.delete(uid);
      this.#dirty.delete(state);
      this.#keptBytes -= state.keptBytes;
      state.removeRows();
    }
  }

  /** One message leaves its queue with another entry: whether that was true. */
  settleOne({ sourceUid, offset, attempts, ...move }: Move, outcome: SettleOutcome, timeMs: number): boolean {
    const state = this.changing(sourceUid)!;
    const before = state.keptBytes;
    const { consumer = NOBODY.consumer, failed = false } = move;
    const by = { consumer, result: undefined, failed };
    const done = state.settle(offset, offset + 1, attempts, outcome, timeMs, by);
    this.#kept(state.keptBytes - before);
    return done > 0;
  }

  /** What is beyond the limits is dropped, at most so many. */
  drop(uid: number, limits: BacklogLimits, most: number, timeMs: number): void {
    const state = this.changing(uid)!;
    const before = state.keptBytes;
    state.drop(limits, most, timeMs);
    this.#kept(state.keptBytes - before);
  }

  apply(logs: readonly LogDeliveries[], timeMs: number): Delivered {
    let refused: RefusedPart[] | undefined;
    let purgedCount = 0;
    for (const log of logs) {
      const { partitionUid, settled, failed, marks, dueMark, purged } = log;
      const state = this.changing(partitionUid);
      const refuse = (list: "settled" | "failed", place: number, offsets: number[]): void =>
        void (refused ??= []).push({ partitionUid, list, place, offsets });
      let stale: number[] = [];
      const keptBefore = state?.keptBytes ?? 0;
      const [settledPlace, failedPlace] = [{ at: 0 }, { at: 0 }];
      for (let i = 0; i + 3 < settled.length; i += 4) {
        const count = settled[i + 1]!;
        const outcome = OUTCOMES[settled[i + 3]!];
        assert(outcome !== undefined, `outcome ${settled[i + 3]}, which this version does not know`);
        if (state === undefined) stale.push(settled[i]!, count);
        else {
          const by = noteOf(log.settledNotes, i / 4, settledPlace) ?? NOBODY;
          state.settle(settled[i]!, settled[i]! + count, settled[i + 2]!, outcome, timeMs, by, stale);
        }
        if (stale.length === 0) continue;
        refuse("settled", i, stale);
        stale = [];
      }
      for (let i = 0; i + 2 < failed.length; i += 3) {
        const note = noteOf(log.failedNotes, i / 3, failedPlace);
        if (state?.fail(failed[i]!, failed[i + 1]!, failed[i + 2]!, note) !== true)
          refuse("failed", i, [failed[i]!, 1]);
      }
      for (let i = 0; i + 1 < marks.length; i += 2) state?.raiseMark(marks[i]!, marks[i + 1]!);
      if (dueMark > 0) state?.raiseDueMark(dueMark);
      for (let i = 0; i + 1 < purged.length; i += 2)
        purgedCount += state?.purge(purged[i]! + purged[i + 1]!, purged[i], timeMs) ?? 0;
      if (state !== undefined) this.#kept(state.keptBytes - keptBefore);
    }
    return { kind: "delivered", refused: refused ?? NOTHING_REFUSED, purged: purgedCount };
  }

  /** The first partition of these whose settlements are not all true; undefined = all are. */
  firstNotTrue(logs: readonly LogDeliveries[]): number | undefined {
    for (const { partitionUid, settled } of logs) {
      const state = this.#states.get(partitionUid);
      if (state === undefined) return partitionUid;
      for (let i = 0; i + 3 < settled.length; i += 4) {
        if (!state.isAll(settled[i]!, settled[i]! + settled[i + 1]!, settled[i + 2]!)) return partitionUid;
      }
    }
    return undefined;
  }

  /** Changed rows go to the change buffer: before it is taken. */
  putRows(): void {
    for (const state of this.#dirty) state.putRows();
    this.#dirty.clear();
  }

  restoreRow(row: Row): void {
    const state = this.#states.get(row.key);
    assert(state !== undefined, `checkpoint row of the deliveries of partition ${row.key} without its queue`);
    state.restoreRow(this.#mutations.attemptsNotKept === true ? withoutAttempts(row) : row);
  }

  /** Rows were read back: nothing has changed since. */
  restored(): void {
    this.#dirty.clear();
    this.#keptBytes = this.#sumOfKept();
  }

  verify(): void {
    for (const state of this.#states.values()) state.verify();
    const sum = this.#sumOfKept();
    assert(sum === this.#keptBytes, `${sum} bytes are remembered of messages, counted ${this.#keptBytes}`);
  }

  /** So much more is remembered; what is too much goes from where most is. */
  #kept(more: number): void {
    this.#keptBytes += more;
    if (this.#keptBytes <= this.#maxKeptBytes) return;
    dropMost(this.#states.values(), this.#keptBytes, this.#maxKeptBytes, (state) => this.#dirty.add(state));
    this.#keptBytes = this.#sumOfKept();
  }

  #sumOfKept(): number {
    let sum = 0;
    for (const state of this.#states.values()) sum += state.keptBytes;
    return sum;
  }
}

export function isDeliveryRow(kind: number): boolean {
  return (
    (kind >= RowKind.delivery && kind <= RowKind.deliveryTimes) ||
    kind === RowKind.deliveryIdHead ||
    kind === RowKind.deliveryIds ||
    (kind >= RowKind.deliveryHistory && kind <= RowKind.deliveryFailures)
  );
}

/** The mutation's row of messages: none has failed. */
function withoutAttempts(row: Row): Row {
  if (row.kind !== RowKind.deliveryMessages || row.value === undefined) return row;
  const value = row.value.slice();
  for (let at = 0; at < value.length; at += 19) value[at + 1] = value[at + 2] = 0;
  return { ...row, value };
}
