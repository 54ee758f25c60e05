/**
 * What became of deliveries, gathered over a turn into one journal entry: a thousand acks cost one write, and so do
 * those of a thousand queues.
 */
import { SluiceFault } from "../base/errors.ts";
import type { Mutations } from "../base/mutations.ts";
import { EntryKind } from "../core/commands.ts";
import { encodeDeliveries, noDeliveries, type LogDeliveries } from "../core/delivery-commands.ts";
import { NOBODY, noteFailed, noteSettled } from "../core/delivery-notes.ts";
import { OUTCOMES } from "../core/delivery/outcome-counts.ts";
import type { DeliveryCommand } from "../core/delivery/effects.ts";
import type { RefusedPart } from "../core/deliveries.ts";
import type { Shard } from "./shard.ts";

/** Numbers in one entry, at which it does not wait for the turn's end. */
const MOST_NUMBERS = 100_000;

interface Waiter {
  readonly uid: number;
  /** Its part of the lists. */
  readonly settled: readonly [from: number, to: number];
  readonly failed: readonly [from: number, to: number];
  readonly done: (overtaken: readonly number[]) => void;
}

const NONE: readonly number[] = [];

export class DeliveryGather {
  readonly #shard: Shard;
  #logs = new Map<number, LogDeliveries>();
  #waiters: Waiter[] = [];
  #numbers = 0;
  #scheduled = false;
  readonly #hasty: boolean;

  constructor(shard: Shard, mutations: Mutations) {
    this.#shard = shard;
    this.#hasty = mutations.settleBeforeJournal === true;
  }

  /**
   * `done` comes once it is stored and applied, with what of it was overtaken and has changed nothing: offsets, flattened
   * as from, count. Dead letters are entries of their own (dead-letters.ts).
   */
  add(
    uid: number,
    commands: readonly DeliveryCommand[],
    done: ((overtaken: readonly number[]) => void) | undefined,
    consumer?: Uint8Array,
  ): void {
    let log = this.#logs.get(uid);
    if (log === undefined) this.#logs.set(uid, (log = noDeliveries(uid)));
    const settledFrom = log.settled.length;
    const failedFrom = log.failed.length;
    for (const command of commands) putCommand(log, command, consumer);
    if (done !== undefined) {
      const settled = [settledFrom, log.settled.length] as const;
      this.#waiters.push({ uid, settled, failed: [failedFrom, log.failed.length], done });
    }
    this.#numbers += 4 * commands.length;
    if (this.#numbers >= MOST_NUMBERS) return this.#submit();
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      this.#submit();
    });
  }

  #submit(): void {
    if (this.#logs.size === 0) return;
    const payload = encodeDeliveries([...this.#logs.values()]);
    const waiters = this.#hasty ? [] : this.#waiters;
    if (this.#hasty) for (const { done } of this.#waiters) done(NONE);
    this.#logs = new Map();
    this.#waiters = [];
    this.#numbers = 0;
    try {
      this.#shard.submitBytes(EntryKind.delivery, payload, (outcome) => {
        const refused = outcome.kind === "delivered" ? outcome.refused : [];
        for (const waiter of waiters) {
          const parts = refused.filter((part) => isOf(part, waiter));
          waiter.done(parts.length === 0 ? NONE : parts.flatMap(({ offsets }) => offsets));
        }
      });
    } catch (error) {
      // The server stops: nobody is told that it was stored, and its holders come back.
      if (!(error instanceof SluiceFault)) throw error;
    }
  }
}

function isOf({ partitionUid, list, place }: RefusedPart, waiter: Waiter): boolean {
  const [from, to] = waiter[list];
  return partitionUid === waiter.uid && place >= from && place < to;
}

/** `consumer`: whose doing it is. */
export function putCommand(log: LogDeliveries, command: DeliveryCommand, consumer = NOBODY.consumer): void {
  const { settled, failed, settledNotes, failedNotes } = log;
  switch (command.kind) {
    case "settle": {
      const { from, to, attempts, outcome, result } = command;
      noteSettled(settledNotes, settled.length / 4, consumer, result);
      settled.push(from, to - from, attempts, OUTCOMES.indexOf(outcome));
      break;
    }
    case "fail":
      if (command.failure !== undefined)
        noteFailed(failedNotes, failed.length / 3, command.failure.error, command.failure.consumer);
      failed.push(command.offset, command.attempts, command.untilMs);
      break;
    case "mark":
      log.marks.push(command.level, command.offset);
      break;
    case "mark-due":
      log.dueMark = Math.max(log.dueMark, command.dueMs);
      break;
    case "dead-letter": {
      const { failure, reason } = command;
      const failed = reason !== "overflow" && reason !== "expired";
      noteSettled(settledNotes, settled.length / 4, failure?.consumer ?? consumer, undefined, failed);
      settled.push(command.offset, 1, command.attempts, OUTCOMES.indexOf("discarded"));
    }
  }
}
