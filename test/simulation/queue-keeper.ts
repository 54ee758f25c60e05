/** Makes the queues, redrives their dead letters now and then, and counts at the end. */
import { eachRecord, readPeeked } from "../../src/sdk/queue-frames.ts";
import { FrameField } from "../../src/wire/frame.ts";
import { v1, type proto } from "../../src/wire/protobuf.ts";
import { openRecord } from "../../src/wire/record-batch.ts";
import { excuse, FrameClient } from "./frame-client.ts";
import type { QueueLedger } from "./queue-ledger.ts";
import type { QueueHabits, QueueWorldSettings } from "./queue-world.ts";
import { NO_FORM, openedMessage } from "./queue-worker.ts";
import { Violation } from "./violation.ts";
import type { SeedWorld } from "./world-of-seed.ts";

export type QueueCounts = proto.v1.QueueInfo.$Properties;

export interface DeadLetterSeen {
  readonly id: number;
  readonly headers: ReadonlyMap<string, string>;
}

const utf8 = new TextDecoder();

export function deadLettersOf({ name }: QueueHabits): string {
  return `${name}.dlq`;
}

export class QueueKeeper extends FrameClient {
  readonly #settings: QueueWorldSettings;
  readonly #shadow: QueueLedger;

  constructor(world: SeedWorld, shadow: QueueLedger, settings: QueueWorldSettings) {
    super(world, "queue keeper");
    this.#shadow = shadow;
    this.#settings = settings;
  }

  async make(): Promise<void> {
    for (const queue of this.#settings.queues) {
      const { name, lockMs, maxAttempts, resumeGraceMs, backoffMs, priorities, maxMessages } = queue;
      const settings = {
        maxMessages,
        lockMs,
        maxAttempts,
        resumeGraceMs,
        priorities,
        backoff: { kind: v1.RetryBackoff.Kind.FIXED, minMs: backoffMs, maxMs: backoffMs },
      };
      const body = v1.EnsureQueueRequest.encode({ name, settings }).finish();
      await this.askUntilDone(FrameField.ensureQueue, body, FrameField.queue);
    }
  }

  /** From time to time some dead letters go back, until it is told to leave. */
  async run(): Promise<void> {
    const { agenda } = this.world;
    const { queues, redriveEveryMs } = this.#settings;
    while (!this.leaving) {
      await agenda.wait(redriveEveryMs * (0.5 + this.random.next()), "redrives");
      if (this.leaving) return;
      const queue = queues[this.random.integer(0, queues.length - 1)]!;
      if (queue.maxMessages > 0) await this.describe(queue.name);
      const link = this.link ?? (await this.linked()).link;
      this.#shadow.redrivesAsked++;
      const limit = this.random.chance(0.5) ? 0 : this.random.integer(1, 4);
      const body = v1.RedriveRequest.encode({ queue: deadLettersOf(queue), limit, force: true }).finish();
      try {
        await this.ask(link, FrameField.redrive, body, FrameField.redriven);
      } catch (error) {
        excuse(error, "NOT_FOUND", "CORRUPT_RANGE");
      }
    }
  }

  /** All dead letters go back. */
  async redriveAll(queue: QueueHabits): Promise<void> {
    if ((await this.describe(deadLettersOf(queue))) === undefined) return;
    const body = v1.RedriveRequest.encode({ queue: deadLettersOf(queue), force: true }).finish();
    for (;;) {
      this.#shadow.redrivesAsked++;
      const bytes = await this.askUntilDone(FrameField.redrive, body, FrameField.redriven);
      const { held, nextOffset } = v1.RedriveReply.decode(bytes);
      if (held === 0 && nextOffset === 0) return;
      // What was in hands before a restart is waited for.
      await this.world.agenda.wait(100, "asks for the rest");
    }
  }

  /** Undefined: there is no such queue. @throws Violation if its numbers are not right */
  async describe(name: string): Promise<QueueCounts | undefined> {
    for (;;) {
      const link = this.link ?? (await this.linked()).link;
      let missing = false;
      try {
        const body = v1.DescribeQueueRequest.encode({ name }).finish();
        const reply = await this.ask(link, FrameField.describeQueue, body, FrameField.queue);
        return conserved(v1.QueueReply.decode(reply).queue!);
      } catch (error) {
        if ((error as { code?: string }).code === "NOT_FOUND") missing = true;
        else excuse(error);
      }
      if (missing) return undefined;
      await this.world.agenda.wait(5 + this.random.next() * 20, "asks again");
    }
  }

  /** Everything that lies among the dead letters. */
  async deadLetters(queue: QueueHabits): Promise<DeadLetterSeen[]> {
    const seen: DeadLetterSeen[] = [];
    if ((await this.describe(deadLettersOf(queue))) === undefined) return seen;
    let fromOffset = 0;
    do {
      const body = v1.PeekRequest.encode({ queue: deadLettersOf(queue), fromOffset, limit: 1_000 }).finish();
      const bytes = await this.askUntilDone(FrameField.peek, body, FrameField.peeked);
      const { parts, nextOffset } = readPeeked(bytes);
      eachRecord(bytes, parts.batches, queue.name, NO_FORM, (_, start, end) => {
        const { id } = openedMessage(bytes, start, end);
        const { headers } = openRecord(bytes, start, end, 0);
        seen.push({ id, headers: new Map(headers.map(([name, value]) => [name, utf8.decode(value)])) });
      });
      fromOffset = nextOffset;
    } while (fromOffset !== 0);
    return seen;
  }
}

export function settledOf({ settled }: QueueCounts): number {
  return Object.values((settled ?? {}) as Record<string, number>).reduce((sum, count) => sum + count, 0);
}

export function unsettledOf({ ready, delayed, pending }: QueueCounts): number {
  return (ready ?? 0) + (delayed ?? 0) + (pending ?? 0);
}

/** enqueued = ready + delayed + pending + settled, and no more unsettled than may be, whenever it is looked at. */
export function conserved(counts: QueueCounts): QueueCounts {
  const sum = unsettledOf(counts) + settledOf(counts);
  if (sum !== (counts.enqueued ?? 0))
    throw new Violation(`queue ${String(counts.name)}: ${counts.enqueued} enqueued, ${sum} accounted for`);
  const limit = counts.settings?.maxMessages ?? 0;
  if (limit > 0 && unsettledOf(counts) > limit)
    throw new Violation(
      `queue ${String(counts.name)}: ${unsettledOf(counts)} unsettled, ${limit} are the most`,
    );
  return counts;
}
