/**
 * A redrive on a disk whose power goes: every message is in the one queue or the other, in exactly one of them, at every
 * moment; and whoever goes on has them all back in the end, in their order.
 */
import { expect } from "vitest";
import { crc32 } from "../../src/base/crc32.ts";
import type { CheckpointPolicy } from "../../src/broker/checkpointer.ts";
import type { Redriven } from "../../src/broker/queue-redrive.ts";
import { decode, v1 } from "../../src/wire/protobuf.ts";
import { RecordBatchEncoder } from "../../src/wire/record-batch.ts";
import { MemoryDisk } from "../fixtures/memory-disk.ts";
import { deliveriesOf } from "../fixtures/queue-consumer.ts";
import { ShardRig } from "../fixtures/shard-rig.ts";
import { EffectDisk, type EffectKind } from "./effect-disk.ts";

export const QUEUE = "mails";
export const LETTERS = "mails.dlq";
const BATCH = 500;
const stamp = { producerId: 0, producerEpoch: 0, sequence: 0 };

export class RedriveStory {
  disk = new MemoryDisk();
  rig!: ShardRig;
  /** Of pages that were answered. */
  answered = 0;
  readonly count: number;
  /** Called at every effect. */
  before: (kind: EffectKind) => void = () => undefined;
  readonly #checkpoint: Partial<CheckpointPolicy>;
  #effects = 0;
  #seen: EffectDisk | undefined;

  constructor(count: number, checkpoint: Partial<CheckpointPolicy>) {
    this.count = count;
    this.#checkpoint = checkpoint;
  }

  /** A start on the disk as it is. */
  async open(disk = this.disk): Promise<void> {
    this.disk = disk;
    const through = (): EffectDisk =>
      (this.#seen = new EffectDisk(disk, (kind) => {
        this.#effects++;
        if (this.disk === disk) this.before(kind);
      }));
    this.rig = new ShardRig({ disk, through, checkpoint: this.#checkpoint });
    await this.rig.open();
    await this.quiet();
    expect(this.rig.fatal).toEqual([]);
  }

  /** Letters of the queue, which lie in its dead-letter queue. */
  async prepare(): Promise<void> {
    await this.open();
    const { queues } = this.rig.broker;
    await this.#done(queues.create(QUEUE, {}));
    await this.#done(queues.create(LETTERS, { deadLetters: true }));
    const headers = [["x-origin", QUEUE] as const];
    for (let from = 0; from < this.count; from += BATCH) {
      const encoder = new RecordBatchEncoder();
      const to = Math.min(from + BATCH, this.count);
      for (let i = from; i < to; i++) encoder.add({ value: `m${i}`, timestamp: 1_000, headers });
      const bytes = encoder.view().slice();
      const batch = {
        ...{ partition: 0, count: to - from, crc: crc32(bytes), codec: 0, expectedOffset: undefined },
        ...{ bytes, recordsStart: 0, recordsEnd: bytes.length },
      };
      const target = { target: LETTERS, partitioningVersion: 0, batches: [batch] };
      await this.#done(new Promise((resolve) => this.rig.broker.publish(stamp, [target], resolve)));
    }
  }

  /** Pages of so many until all is done, or `over` says that it is. */
  async redrive(most: number, over = (): boolean => false): Promise<void> {
    const { queues } = this.rig.broker;
    const wish = { most, dryRun: false, force: false, edit: undefined };
    let from = 0;
    do {
      const filter = {
        headers: [],
        reason: "",
        origin: "",
        sinceMs: 0,
        untilMs: 0,
        fromOffset: from,
        toOffset: 0,
      };
      let page: Redriven | undefined;
      let error: unknown;
      queues.redrive(LETTERS, { ...wish, filter }).then(
        (answer) => (page = answer),
        (fault: unknown) => (error = fault),
      );
      while (page === undefined && error === undefined && !over()) await this.turn();
      if (over()) return;
      if (page === undefined) throw error;
      this.answered += page.moved;
      from = page.next;
    } while (from > 0);
  }

  /** How many are back, by the counts. */
  moved(): number {
    const { queues, shard } = this.rig.broker;
    shard.machine.deliveries.verify();
    const [here, there] = [queues.counts(queues.queue(QUEUE)), queues.counts(queues.queue(LETTERS))];
    expect(here.ready + there.ready, "each message is in one queue").toBe(this.count);
    expect(there.state.countOf("moved")).toBe(here.enqueued);
    return here.enqueued;
  }

  /** Everything that is in both, which is what was sent, each once. */
  async read(): Promise<{ back: string[]; letters: string[] }> {
    const [back, letters] = [await this.#valuesIn(QUEUE), await this.#valuesIn(LETTERS)];
    const all = [...back, ...letters];
    expect(all.length).toBe(this.count);
    // The oldest first: so the ones are followed by the others.
    expect(all.findIndex((value, i) => value !== `m${i}`)).toBe(-1);
    return { back, letters };
  }

  async quiet(): Promise<void> {
    for (let calm = 0; calm < 10; calm++) {
      const known = this.#effects;
      await this.turn();
      if (this.#effects !== known || this.#seen!.underWay > 0) calm = 0;
    }
  }

  turn(): Promise<void> {
    // What waits for the next turn of the server's is a timer of its clock.
    this.rig.time.advance(0);
    return new Promise((resolve) => setImmediate(resolve));
  }

  async #done<T>(work: Promise<T>): Promise<T> {
    let isDone = false;
    const settled = work.finally(() => (isDone = true));
    while (!isDone) await this.turn();
    return await settled;
  }

  async #valuesIn(name: string): Promise<string[]> {
    const values: string[] = [];
    for (let from = 0; ;) {
      const page = await this.#done(this.rig.broker.queues.peek(name, from, 1_000));
      const { batches } = decode(v1.Segment, page.batches.slice());
      const ranges = page.ranges.map(({ firstOffset }) => ({ firstOffset }));
      values.push(...deliveriesOf({ batches, ranges }).map(({ value }) => value));
      if (page.next === 0) return values;
      from = page.next;
    }
  }
}
