/**
 * The delivery states of a shard's queues: what apply does with them, and their rows. A part of an entry that is not
 * true any more changes nothing; which parts those were is the outcome.
 */
import { assert } from "../base/errors.ts";
import { INNER_LIMITS } from "../base/inner-limits.ts";
import { NO_MUTATIONS, type Mutations } from "../base/mutations.ts";
import type { Partition, Topic } from "./catalog.ts";
import { RowKind, type ChangeBuffer, type Row } from "./change-buffer.ts";
import { readAttributes, type LogDeliveries } from "./delivery-commands.ts";
import { admitted, type Admitted } from "./dedup.ts";
import { DeliveryState, OUTCOMES } from "./delivery/delivery-state.ts";
import { IdBudget } from "./delivery/id-budget.ts";
import type { BatchRef } from "../wire/publish.ts";
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

  constructor(
    changes: ChangeBuffer,
    mutations: Mutations = NO_MUTATIONS,
    maxMessageIds = INNER_LIMITS.maxMessageIds,
  ) {
    this.#changes = changes;
    this.ids = new IdBudget(maxMessageIds);
    this.#mutations = mutations;
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
    this.altered(topic);
  }

  altered({ partitions, queue }: Topic): void {
    const windowMs = queue?.dedup === "window" ? queue.dedupWindowMs : 0;
    for (const { uid } of partitions) this.#states.get(uid)!.ids.windowMs = windowMs;
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
    for (const offset of replaced) state.settleWaiting(offset, "replaced");
  }

  dropped(topic: Topic): void {
    for (const { uid } of topic.partitions) {
      const state = this.#states.get(uid);
      if (state === undefined) continue;
      this.#states.delete(uid);
      this.#dirty.delete(state);
      state.removeRows();
    }
  }

  apply(logs: readonly LogDeliveries[]): Delivered {
    let refused: RefusedPart[] | undefined;
    let purgedCount = 0;
    for (const log of logs) {
      const { partitionUid, settled, failed, marks, dueMark, purged } = log;
      const state = this.changing(partitionUid);
      const refuse = (list: "settled" | "failed", place: number, offsets: number[]): void =>
        void (refused ??= []).push({ partitionUid, list, place, offsets });
      let stale: number[] = [];
      for (let i = 0; i + 3 < settled.length; i += 4) {
        const count = settled[i + 1]!;
        const outcome = OUTCOMES[settled[i + 3]!];
        assert(outcome !== undefined, `outcome ${settled[i + 3]}, which this version does not know`);
        if (state === undefined) stale.push(settled[i]!, count);
        else state.settle(settled[i]!, settled[i]! + count, settled[i + 2]!, outcome, stale);
        if (stale.length === 0) continue;
        refuse("settled", i, stale);
        stale = [];
      }
      for (let i = 0; i + 2 < failed.length; i += 3) {
        if (state?.fail(failed[i]!, failed[i + 1]!, failed[i + 2]!) !== true)
          refuse("failed", i, [failed[i]!, 1]);
      }
      for (let i = 0; i + 1 < marks.length; i += 2) state?.raiseMark(marks[i]!, marks[i + 1]!);
      if (dueMark > 0) state?.raiseDueMark(dueMark);
      for (let i = 0; i + 1 < purged.length; i += 2)
        purgedCount += state?.purge(purged[i]! + purged[i + 1]!, purged[i]) ?? 0;
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
  }

  verify(): void {
    for (const state of this.#states.values()) state.verify();
  }
}

export function isDeliveryRow(kind: number): boolean {
  return (
    (kind >= RowKind.delivery && kind <= RowKind.deliveryTimes) ||
    kind === RowKind.deliveryIdHead ||
    kind === RowKind.deliveryIds
  );
}

/** The mutation's row of messages: none has failed. */
function withoutAttempts(row: Row): Row {
  if (row.kind !== RowKind.deliveryMessages || row.value === undefined) return row;
  const value = row.value.slice();
  for (let at = 0; at < value.length; at += 19) value[at + 1] = value[at + 2] = 0;
  return { ...row, value };
}
