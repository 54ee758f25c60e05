import { describe, expect, it } from "vitest";
import type { BatchSink } from "../../src/broker/stream-reader.ts";
import type { StartAt } from "../../src/broker/broker.ts";
import type { SluiceFault } from "../../src/base/errors.ts";
import { INNER_LIMITS } from "../../src/base/inner-limits.ts";
import { RecordBatchReader, recordValue } from "../../src/wire/record-batch.ts";
import { readStoredBatch, StoredBatchView } from "../../src/wire/stored-batch.ts";
import { withSeed } from "../fixtures/properties.ts";
import { ShardRig } from "../fixtures/shard-rig.ts";

const KIB = 1024;

/** A reader: keeps what it is sent, checks that nothing is missing or comes twice, and takes its time if it is told to. */
class Reader implements BatchSink {
  writable = true;
  /** Bytes of every range, in order. */
  readonly ranges: { partition: number; bytes: number; batches: number; largest: number }[] = [];
  readonly values = new Map<number, string[]>();
  readonly endings: SluiceFault[] = [];
  /** While true `sent` is not called, and the bytes must not change. */
  keeping = false;
  readonly kept: { bytes: Uint8Array; copy: Buffer; sent: () => void }[] = [];
  lags: number[] = [];
  readonly #next = new Map<number, number>();

  constructor(starts: readonly { partition: { number: number }; offset: number }[] = []) {
    for (const { partition, offset } of starts) this.#next.set(partition.number, offset);
  }

  get bytes(): number {
    return this.ranges.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  get count(): number {
    return [...this.values.values()].reduce((sum, values) => sum + values.length, 0);
  }

  batches(
    _subscription: number,
    partition: number,
    endOffset: number,
    bytes: Uint8Array,
    sent: () => void,
  ): void {
    const view = new StoredBatchView();
    let batches = 0;
    let largest = 0;
    for (let at = 0; at < bytes.length; at = view.end) {
      if (readStoredBatch(bytes, at, bytes.length, view) === 0)
        throw new Error("a range ends inside a batch");
      batches++;
      largest = Math.max(largest, view.end - view.start);
      this.#take(partition, bytes, view);
    }
    this.lags.push(endOffset - (this.#next.get(partition) ?? 0));
    this.ranges.push({ partition, bytes: bytes.length, batches, largest });
    if (this.keeping) this.kept.push({ bytes, copy: Buffer.from(bytes), sent });
    else sent();
  }

  ended(_subscription: number, reason: SluiceFault): void {
    this.endings.push(reason);
  }

  /** The connection has taken what waited; it is as it was sent. */
  takeKept(): void {
    for (const { bytes, copy, sent } of this.kept.splice(0)) {
      if (!copy.equals(bytes)) throw new Error("bytes changed before they were sent");
      sent();
    }
  }

  #take(partition: number, bytes: Uint8Array, view: StoredBatchView): void {
    if (!view.isIntact(bytes)) throw new Error(`damaged at ${view.baseOffset}`);
    const next = this.#next.get(partition) ?? 0;
    const first = this.values.get(partition) === undefined;
    if (view.count > 0 && view.endOffset <= next)
      throw new Error(`offset ${view.baseOffset} of ${partition} came twice`);
    if (view.baseOffset > next || (!first && view.count > 0 && view.baseOffset !== next))
      throw new Error(`offset ${view.baseOffset} of ${partition} came where ${next} was due`);
    if (view.count === 0) return;
    const values = this.values.get(partition) ?? [];
    this.values.set(partition, values);
    const records = new RecordBatchReader().reset(bytes, view.recordsStart, view.recordsEnd);
    for (let offset = view.baseOffset; records.next(); offset++)
      if (offset >= next)
        values.push(
          Buffer.from(recordValue(bytes, records.recordStart, records.recordEnd))
            .toString()
            .slice(0, 20),
        );
    this.#next.set(partition, view.endOffset);
  }
}

interface Wish {
  start?: StartAt;
  partitions?: [number, StartAt][];
  credit?: number;
  reset?: boolean;
  topic?: string;
}

let subscriptions = 0;

function subscribe(
  rig: ShardRig,
  { start = "earliest", partitions = [], credit = 1e12, reset = false, topic = "orders" }: Wish = {},
) {
  const late: { reader: Reader | undefined } = { reader: undefined };
  const sink: BatchSink = {
    get writable() {
      return late.reader!.writable;
    },
    batches: (...range) => late.reader!.batches(...range),
    ended: (...ending) => late.reader!.ended(...ending),
  };
  const made = rig.broker.subscribe(
    {
      id: ++subscriptions,
      topic,
      partitions: new Map(partitions),
      start,
      creditBytes: credit,
      resetToEarliest: reset,
    },
    sink,
  );
  const reader = new Reader(made.starts);
  late.reader = reader;
  made.subscription.start();
  return { reader, subscription: made.subscription, starts: made.starts };
}

async function topicOf(partitions = 1, options = {}): Promise<ShardRig> {
  const rig = await new ShardRig({
    checkpoint: { journalFileBytes: 2 * 1024 * KIB, journalBytes: 1e12 },
    ...options,
  }).open();
  await rig.broker.createTopic("orders", { partitions });
  return rig;
}

/** Publishes `count` values of about `bytes` each, one batch each. */
async function fill(rig: ShardRig, count: number, bytes = 10, partition = 0): Promise<void> {
  const { endOffset } = rig.shard.machine.catalog.topic("orders")!.partitions[partition]!;
  for (let i = 0; i < count; i++) {
    void rig.publish("orders", partition, `${endOffset + i}:`.padEnd(bytes, "x"));
    if (i % 50 === 49) await rig.settle();
  }
  await rig.settle();
}

const numbers = (count: number, from = 0): number[] => Array.from({ length: count }, (_, i) => from + i);

function numbersOf(reader: Reader, partition = 0): number[] {
  return (reader.values.get(partition) ?? []).map((value) => Number.parseInt(value));
}

describe("where reading begins", () => {
  it.each([
    ["earliest", 0],
    ["latest", 100],
    [0, 0],
    [1, 1],
    [57, 57],
    [99, 99],
    [100, 100],
  ] as const)(
    "%s: every record from there on, in order, and what is appended later",
    async (start, first) => {
      for (const bytes of [10, 30 * KIB]) {
        const rig = await topicOf();
        await fill(rig, 100, bytes);
        const { reader, starts } = subscribe(rig, { start });
        expect(starts[0]!.offset).toBe(first);
        await rig.settle();
        await fill(rig, 5, bytes);
        expect(numbersOf(reader)).toEqual(numbers(105 - first, first));
      }
    },
  );

  it("in the middle of a batch: the batch comes whole, its first records are below", async () => {
    const rig = await topicOf();
    await rig.publish("orders", 0, "0:", "1:", "2:", "3:");
    await rig.publish("orders", 0, "4:", "5:");
    const { reader } = subscribe(rig, { start: 2 });
    await rig.settle();
    expect(numbersOf(reader)).toEqual([2, 3, 4, 5]);
    expect(reader.ranges.reduce((sum, { batches }) => sum + batches, 0)).toBe(2);
  });

  it("beyond the end is refused with the range, below it too unless a reset is asked for", async () => {
    const rig = await topicOf();
    await fill(rig, 3);
    expect(() => subscribe(rig, { start: 4 })).toThrow(/outside what is stored: 0 to 3/);
    const partition = rig.shard.machine.catalog.topic("orders")!.partitions[0]!;
    partition.lowWatermark = 2;
    expect(() => subscribe(rig, { start: 1 })).toThrow(/outside what is stored: 2 to 3/);
    const { starts, reader } = subscribe(rig, { start: 1, reset: true });
    expect(starts[0]!.offset).toBe(2);
    await rig.settle();
    expect(numbersOf(reader)).toEqual([2]);
    expect(() => subscribe(rig, { start: 4, reset: true })).toThrow(/OFFSET|outside/);
  });

  it("of a partition that is not there is refused, and nothing watches the others", async () => {
    const rig = await topicOf(2);
    expect(() =>
      subscribe(rig, {
        partitions: [
          [0, "earliest"],
          [2, "earliest"],
        ],
      }),
    ).toThrow(/no partition 2/);
    for (const partition of rig.shard.machine.catalog.topic("orders")!.partitions)
      expect(rig.shard.store.log(partition).watchers).toEqual([]);
  });
});

describe("credit", () => {
  it("is overdrawn by no more than one range, from memory and from files", async () => {
    for (const tailCacheBytes of [64 * 1024 * KIB, 0]) {
      const rig = await topicOf(1, { tailCacheBytes });
      await fill(rig, 200, 20 * KIB);
      const { reader, subscription } = subscribe(rig, { credit: 1 });
      await rig.settle();
      let granted = 1;
      for (let i = 0; i < 30; i++) {
        expect(reader.bytes).toBeLessThan(granted + 1024 * KIB);
        const before = reader.bytes;
        subscription.grant(50 * KIB);
        granted += 50 * KIB;
        await rig.settle();
        // What was granted beyond the debt is used.
        if (granted > before) expect(reader.bytes).toBeGreaterThanOrEqual(granted);
      }
    }
  });

  it("is overdrawn by no more than one range however many partitions there are", async () => {
    const rig = await topicOf(40, { tailCacheBytes: 0 });
    for (let partition = 0; partition < 40; partition++) await fill(rig, 10, 40 * KIB, partition);
    for (const partition of rig.shard.machine.catalog.topic("orders")!.partitions) {
      const log = rig.shard.store.log(partition);
      expect(log.written).toBeGreaterThan(0);
    }
    const { reader, subscription } = subscribe(rig, { credit: 1 });
    await rig.settle();
    expect(reader.bytes).toBeLessThanOrEqual(INNER_LIMITS.readBytes);
    subscription.grant(1e12);
    await rig.settle();
    expect(reader.count).toBe(400);
  });

  it("granted beyond all numbers is as good as endless", async () => {
    const rig = await topicOf();
    await fill(rig, 10);
    const { reader, subscription } = subscribe(rig, { credit: 1 });
    for (let i = 0; i < 5; i++) subscription.grant(Number.MAX_SAFE_INTEGER);
    await rig.settle();
    expect(reader.count).toBe(10);
  });
});

describe("partitions", () => {
  it("take turns, a range each, so that a large one does not keep the others waiting", async () => {
    const rig = await topicOf(3, { tailCacheBytes: 64 * 1024 * KIB });
    await fill(rig, 100, 30 * KIB, 0);
    await fill(rig, 2, 30 * KIB, 1);
    await fill(rig, 2, 30 * KIB, 2);
    const { reader } = subscribe(rig, {});
    await rig.settle();
    const order = reader.ranges.map(({ partition }) => partition);
    expect(order.slice(0, 3).sort()).toEqual([0, 1, 2]);
    expect(order.length).toBeGreaterThan(8);
    expect(order.lastIndexOf(1)).toBeLessThan(10);
    expect(reader.count).toBe(104);
  });

  it("that were not asked for are not read", async () => {
    const rig = await topicOf(3);
    for (const partition of [0, 1, 2]) await fill(rig, 5, 10, partition);
    const { reader } = subscribe(rig, {
      partitions: [
        [1, 3],
        [2, "latest"],
      ],
    });
    await rig.settle();
    await fill(rig, 1, 10, 0);
    await fill(rig, 1, 10, 2);
    expect([...reader.values.keys()].sort()).toEqual([1, 2]);
    expect(numbersOf(reader, 1)).toEqual([3, 4]);
    expect(numbersOf(reader, 2)).toEqual([5]);
  });
});

describe("a connection", () => {
  it("that takes nothing is sent nothing until it has room", async () => {
    const rig = await topicOf();
    await fill(rig, 100, 20 * KIB);
    const { reader, subscription } = subscribe(rig, {});
    reader.writable = false;
    await rig.settle();
    const { count } = reader;
    await fill(rig, 20, 20 * KIB);
    expect(reader.count).toBeLessThanOrEqual(count + 60);
    reader.writable = true;
    subscription.pump();
    await rig.settle();
    expect(numbersOf(reader)).toEqual(numbers(120));
  });

  it("that is slow is sent bytes that do not change before it has taken them, whatever memory is needed meanwhile", async () => {
    for (const tailCacheBytes of [0, 512 * KIB]) {
      const rig = await topicOf(1, { tailCacheBytes });
      await fill(rig, 40, 20 * KIB);
      const { reader } = subscribe(rig, {});
      reader.keeping = true;
      await rig.settle();
      for (let i = 0; i < 6; i++) {
        await fill(rig, 40, 20 * KIB);
        // Another reader drives chunks and read buffers through their pools.
        const other = subscribe(rig, {});
        await rig.settle();
        other.subscription.close();
      }
      reader.takeKept();
      expect(numbersOf(reader)).toEqual(numbers(280));
    }
  });
});

describe("the end of a subscription", () => {
  it("by its reader leaves nothing behind and sends nothing more", async () => {
    const rig = await topicOf(2, { tailCacheBytes: 0 });
    await fill(rig, 100, 20 * KIB);
    const { reader, subscription } = subscribe(rig, {});
    // A read is under way.
    await new Promise((resolve) => setImmediate(resolve));
    subscription.close();
    const { count } = reader;
    await rig.settle();
    await fill(rig, 5, 20 * KIB);
    subscription.grant(1000);
    subscription.pump();
    await rig.settle();
    expect(reader.count).toBe(count);
    expect(reader.endings).toEqual([]);
    for (const partition of rig.shard.machine.catalog.topic("orders")!.partitions)
      expect(rig.shard.store.log(partition).watchers).toEqual([]);
  });

  it("comes once when its topic is deleted, whatever it is doing", async () => {
    for (const tailCacheBytes of [0, 64 * 1024 * KIB]) {
      const rig = await topicOf(3, { tailCacheBytes });
      await fill(rig, 100, 20 * KIB);
      const readers = [
        subscribe(rig, {}),
        subscribe(rig, { credit: 1 }),
        subscribe(rig, { partitions: [[0, 50]] }),
        subscribe(rig, { start: "latest" }),
      ];
      await rig.broker.deleteTopic("orders");
      await rig.settle();
      for (const { reader } of readers) {
        expect(reader.endings).toMatchObject([{ code: "NOT_FOUND" }]);
        expect(reader.endings[0]!.message).toMatch(/topic "orders" was deleted/);
      }
    }
  });

  it("comes where stored data is damaged, after everything before it, and other partitions' readers go on", async () => {
    const rig = await topicOf(2, { tailCacheBytes: 0 });
    for (const partition of [0, 1]) await fill(rig, 100, 20 * KIB, partition);
    const partition = rig.shard.machine.catalog.topic("orders")!.partitions[0]!;
    const path = `${rig.paths.segments}/${partition.uid}/00000000000000000000.0.log`;
    rig.disk.damage(path, (bytes) => void (bytes[500_000]! ^= 1));
    const whole = subscribe(rig, { partitions: [[0, "earliest"]] });
    const other = subscribe(rig, { partitions: [[1, "earliest"]] });
    await rig.settle();
    expect(whole.reader.endings).toMatchObject([{ code: "CORRUPT_RANGE" }]);
    expect(numbersOf(whole.reader)).toEqual(numbers(Math.floor(500_000 / (20 * KIB))));
    expect(other.reader.count).toBe(100);
    expect(other.reader.endings).toEqual([]);
  });
});

describe("ranges", () => {
  it("are never larger than 1 MiB, or one batch that is", async () => {
    for (const tailCacheBytes of [64 * 1024 * KIB, 0]) {
      const rig = await topicOf(1, { tailCacheBytes, checkpoint: { journalFileBytes: 4 * 1024 * KIB } });
      for (const bytes of [300, 1100, 10, 900, 2000, 1100, 1100, 10, 10, 3000, 5, 700, 700])
        await fill(rig, 1, bytes * KIB);
      const { reader } = subscribe(rig, {});
      await rig.settle();
      expect(reader.count).toBe(13);
      for (const { bytes, largest } of reader.ranges)
        expect(bytes).toBeLessThanOrEqual(Math.max(INNER_LIMITS.readBytes, largest));
    }
  });

  it("tell the end of the partition as it is: the lag", async () => {
    const rig = await topicOf();
    await fill(rig, 10, 100 * KIB);
    const { reader } = subscribe(rig, {});
    await rig.settle();
    expect(reader.lags.at(-1)).toBe(0);
    expect(reader.lags[0]).toBeGreaterThan(0);
  });
});

describe("reading while writing", () => {
  it("misses nothing and repeats nothing, from files into memory and back, whatever the pace", async () => {
    await withSeed(async (random) => {
      for (let round = 0; round < 6; round++) {
        const rig = await topicOf(3, {
          tailCacheBytes: random.chance(0.5) ? 0 : random.integer(100, 2000) * KIB,
        });
        const sent = [0, 0, 0];
        const readers: ReturnType<typeof subscribe>[] = [];
        for (let step = 0; step < 150; step++) {
          const partition = random.integer(0, 2);
          const bytes = random.chance(0.1) ? random.integer(0, 400 * KIB) : random.integer(0, 20 * KIB);
          void rig.publish("orders", partition, `${sent[partition]!++}:`.padEnd(bytes, "x"));
          if (random.chance(0.3)) await new Promise((resolve) => setImmediate(resolve));
          if (random.chance(0.1)) await rig.settle();
          if (random.chance(0.04)) {
            const ends = rig.shard.machine.catalog
              .topic("orders")!
              .partitions.map(({ endOffset }) => endOffset);
            const start = random.chance(0.5) ? "earliest" : random.integer(0, Math.min(...ends));
            readers.push(subscribe(rig, { start, credit: random.integer(1, 3000 * KIB) }));
          }
          for (const { reader, subscription } of readers) {
            if (random.chance(0.2)) subscription.grant(random.integer(1, 300 * KIB));
            if (random.chance(0.1)) reader.keeping = !reader.keeping;
            if (random.chance(0.1)) reader.takeKept();
            if (random.chance(0.1)) {
              reader.writable = !reader.writable;
              if (reader.writable) subscription.pump();
            }
          }
        }
        for (const { reader, subscription } of readers) {
          reader.writable = true;
          reader.keeping = false;
          subscription.grant(1e12);
        }
        await rig.settle();
        for (const { reader, starts } of readers) {
          reader.takeKept();
          for (const { partition, offset } of starts)
            expect(numbersOf(reader, partition.number)).toEqual(
              numbers(sent[partition.number]! - offset, offset),
            );
        }
        expect(rig.fatal).toEqual([]);
      }
    });
  }, 120_000);
});
