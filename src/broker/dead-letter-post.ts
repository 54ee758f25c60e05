/**
 * Carries a queue's dead letters to their queue, many in an entry. What cannot be carried (no room, no such queue, damage)
 * stays where it is and is tried again; why it died is remembered until then.
 */
import { SluiceFault } from "../base/errors.ts";
import type { Mutations } from "../base/mutations.ts";
import type { Logger } from "../base/logger.ts";
import type { QueueTopic } from "../core/catalog.ts";
import { EntryKind } from "../core/commands.ts";
import { encodeDeliveries, encodeMoves, noDeliveries, type Move } from "../core/delivery-commands.ts";
import { OUTCOMES } from "../core/delivery/outcome-counts.ts";
import { setMovedAttributes } from "./attribute-column.ts";
import type { DeliveryCommand, Failure } from "../core/delivery/effects.ts";
import { deadLetter, firstRecord } from "./dead-letters.ts";
import { FrameBuffer, readOne, type RecordSource } from "./record-source.ts";
import type { Shard } from "./shard.ts";

/** Messages that could not be carried whose errors are remembered. */
const MOST_FAILURES = 10_000;
const MOVES_AT_ONCE = 64;

const utf8 = new TextDecoder();

type DeadLetterCommand = DeliveryCommand & { readonly kind: "dead-letter" };

interface DeadOne {
  readonly command: DeadLetterCommand;
  readonly done: ((stood: boolean) => void) | undefined;
}

export interface DeadLetterParts {
  readonly shard: Shard;
  readonly log: Logger;
  readonly topic: QueueTopic;
  readonly source: RecordSource;
  readonly deadLetterQueue: (name: string) => Promise<number>;
  readonly hasRoom: () => boolean;
  readonly notDone: (command: DeadLetterCommand) => void;
  readonly buried: () => void;
  readonly mutations: Mutations;
}

export class DeadLetterPost {
  readonly #parts: DeadLetterParts;
  /** Of those that wait for another try. */
  readonly #failures = new Map<number, Failure>();
  readonly #dead: DeadOne[] = [];
  #burying = false;
  #closed = false;

  constructor(parts: DeadLetterParts) {
    this.#parts = parts;
  }

  close(): void {
    this.#closed = true;
    this.#parts.source.close();
  }

  bury(command: DeadOne["command"], done: DeadOne["done"]): void {
    this.#dead.push({ command, done });
    if (this.#burying) return;
    this.#burying = true;
    void this.#buryAll()
      .catch((error: unknown) => {
        if (error instanceof SluiceFault && error.code === "SHUTTING_DOWN") return;
        this.#parts.log.error(
          { queue: this.#parts.topic.name, error: error instanceof Error ? error.message : String(error) },
          "dead letters wait",
        );
      })
      .finally(() => (this.#burying = false));
  }

  async #buryAll(): Promise<void> {
    // Those of one turn go together.
    await Promise.resolve();
    while (this.#dead.length > 0 && !this.#closed) {
      const some = this.#dead.splice(0, MOVES_AT_ONCE);
      try {
        await this.#buryThese(some);
      } catch (error) {
        for (const one of some) this.#notBuried(one);
        for (const one of this.#dead.splice(0)) this.#notBuried(one);
        throw error;
      }
    }
  }

  /** It stays, and is tried again a second later. */
  #notBuried({ command, done }: DeadOne): void {
    if (command.failure !== undefined) {
      if (this.#failures.size >= MOST_FAILURES) this.#failures.delete(this.#failures.keys().next().value!);
      this.#failures.set(command.offset, command.failure);
    }
    this.#parts.notDone(command);
    done?.(false);
  }

  async #buryThese(some: readonly DeadOne[]): Promise<void> {
    const { shard, hasRoom, deadLetterQueue } = this.#parts;
    if (!hasRoom()) throw new SluiceFault("STORAGE_FULL", "no room for dead letters");
    const to = this.#parts.topic.queue.deadLetterTo;
    // There was one when they died: tried again, they are discarded.
    if (to === "") return some.forEach((one) => this.#notBuried(one));
    const targetUid = await deadLetterQueue(to);
    const { uid: sourceUid } = this.#parts.topic.partitions[0]!;
    const known = shard.machine.deliveries.state(sourceUid)?.failures;
    const moves: Move[] = [];
    const moving: DeadOne[] = [];
    for (const one of some) {
      const { offset, attempts, reason } = one.command;
      const buffer = new FrameBuffer();
      const error = await readOne(this.#parts.source, offset, buffer);
      if (error !== undefined) {
        this.#parts.log.error(
          { queue: this.#parts.topic.name, offset, error: error.message },
          "a message cannot be read",
        );
        this.#notBuried(one);
        continue;
      }
      const found = firstRecord(buffer.bytes, 0, buffer.size);
      const failed = reason !== "overflow" && reason !== "expired";
      const failure = one.command.failure ?? this.#failures.get(offset);
      const before = known?.of(offset);
      const last = failure === undefined ? before?.last : utf8.decode(failure.error);
      const batch = deadLetter(found, {
        origin: this.#parts.topic.name,
        offset,
        reason,
        attempts: attempts + (failed ? 1 : 0),
        firstError: before?.first ?? last,
        lastError: last,
        consumer: failure === undefined ? before?.consumer : utf8.decode(failure.consumer),
        enqueuedAtMs: found.appendTime,
        diedAtMs: shard.nowMs(),
      });
      setMovedAttributes(batch, shard.machine.messageIdKey, false);
      const outcome = OUTCOMES.indexOf("dead-lettered");
      moves.push({
        sourceUid,
        offset,
        attempts,
        outcome,
        targetUid,
        batch,
        consumer: failure?.consumer,
        failed,
      });
      moving.push(one);
    }
    if (moves.length === 0 || this.#closed) return;
    const payload = encodeMoves(moves);
    await new Promise<void>((resolve) => {
      shard.submitBytes(EntryKind.move, payload, (outcome) => {
        if (this.#parts.mutations.deadLetterInTwoEntries === true) this.#settleNow(moving);
        moving.forEach((one, i) => {
          if (outcome.kind !== "moved" || outcome.done[i] !== true) return this.#notBuried(one);
          this.#failures.delete(one.command.offset);
          one.done?.(true);
        });
        this.#parts.buried();
        resolve();
      });
    });
  }

  /** The mutation's second entry. */
  #settleNow(moved: readonly DeadOne[]): void {
    const log = noDeliveries(this.#parts.topic.partitions[0]!.uid);
    const outcome = OUTCOMES.indexOf("dead-lettered");
    for (const { command } of moved) log.settled.push(command.offset, 1, command.attempts, outcome);
    this.#parts.shard.submitBytes(EntryKind.delivery, encodeDeliveries([log]), () => undefined);
  }
}
