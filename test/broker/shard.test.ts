import { crc32 } from "node:zlib";
import { describe, expect, it } from "vitest";
import { EntryKind } from "../../src/core/commands.ts";
import type { Outcome } from "../../src/core/outcome.ts";
import { RecordBatchReader, recordValue } from "../../src/wire/record-batch.ts";
import { readStoredBatch, StoredBatchView } from "../../src/wire/stored-batch.ts";
import { fullError, ioError } from "../fixtures/memory-disk.ts";
import { batchOf } from "../fixtures/machine-rig.ts";
import { withSeed } from "../fixtures/properties.ts";
import { ShardRig } from "../fixtures/shard-rig.ts";

const KIB = 1024;

/** Every value of a partition, from files and memory. */
async function valuesOf(rig: ShardRig, topic: string, partition = 0): Promise<string[]> {
  const found = rig.shard.machine.catalog.topic(topic)?.partitions[partition];
  if (found === undefined) return [];
  const log = rig.shard.store.log(found);
  const values: string[] = [];
  let offset = 0;
  const take = (bytes: Uint8Array): void => {
    const view = new StoredBatchView();
    for (let at = 0; at < bytes.length; at = view.end) {
      expect(readStoredBatch(bytes, at, bytes.length, view)).toBeGreaterThan(0);
      expect(view.baseOffset).toBe(offset);
      const reader = new RecordBatchReader().reset(bytes, view.recordsStart, view.recordsEnd);
      while (reader.next())
        values.push(Buffer.from(recordValue(bytes, reader.recordStart, reader.recordEnd)).toString());
      offset += view.count;
    }
  };
  let next = 0;
  for (let position = 0; position < found.endPosition;) {
    const chunk = log.chunkAt(position);
    if (chunk !== undefined) {
      take(chunk.bytes.slice(position - chunk.position, chunk.used));
      position = chunk.position + chunk.used;
      next = log.offsetAt(position);
    } else {
      position = await new Promise<number>((resolve, reject) =>
        rig.shard.reader.read(log, position, next, 100_000, (error, range) => {
          if (error) return reject(error);
          take(range!.bytes.slice());
          range!.release();
          next = range!.endOffset;
          resolve(range!.end);
        }),
      );
    }
  }
  expect(offset).toBe(found.endOffset);
  return values;
}

async function opened(options = {}): Promise<ShardRig> {
  const rig = await new ShardRig(options).open();
  await rig.broker.createTopic("orders", { partitions: 2 });
  return rig;
}

describe("a shard", () => {
  it("begins with epoch 1, and every start is an epoch of its own", async () => {
    const rig = await new ShardRig().open();
    expect(rig.shard.epoch).toBe(1);
    expect(rig.shard.machine).toMatchObject({ epoch: 1, featureLevel: 2, appliedIndex: 2 });
    for (let epoch = 2; epoch <= 6; epoch++) {
      if (epoch % 3 === 0) await rig.stop();
      else if (epoch % 3 === 1) await rig.kill();
      else await rig.losePower();
      await rig.open();
      expect(rig.shard.epoch).toBe(epoch);
      expect(rig.shard.machine.epoch).toBe(epoch);
    }
    expect(rig.fatal).toEqual([]);
  });

  it("has everything in its checkpoint when it was stopped: nothing is replayed", async () => {
    const rig = await opened();
    for (let i = 0; i < 20; i++) await rig.publish("orders", i % 2, `value ${i}`);
    await rig.stop();
    await rig.open();
    expect(rig.recovered).toMatchObject({ replayed: 0, tornBytes: 0 });
    expect(await valuesOf(rig, "orders", 1)).toEqual(
      Array.from({ length: 10 }, (_, i) => `value ${2 * i + 1}`),
    );
  });

  it("replays everything that was confirmed when it was killed or lost its power", async () => {
    for (const end of ["kill", "losePower"] as const) {
      const rig = await opened();
      for (let i = 0; i < 20; i++) await rig.publish("orders", 0, `value ${i}`);
      await rig[end]();
      await rig.open();
      expect(rig.recovered).toMatchObject({ checkpointIndex: 0, tornBytes: 0 });
      expect(await valuesOf(rig, "orders")).toEqual(Array.from({ length: 20 }, (_, i) => `value ${i}`));
    }
  });
});

describe("outcomes", () => {
  it("come in the order of submission, each after its entry is on the disk", async () => {
    const rig = await opened();
    const seen: number[] = [];
    const durable: number[] = [];
    for (let i = 0; i < 50; i++) {
      const index = rig.marker(() => {
        seen.push(index);
        durable.push(rig.shard.journal.durableIndex);
      });
      if (i % 7 === 0) await Promise.resolve();
      if (i % 11 === 0) await rig.settle();
    }
    await rig.settle();
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen).toHaveLength(50);
    seen.forEach((index, i) => expect(durable[i]).toBeGreaterThanOrEqual(index));
  });

  it("of entries that a crash took were never told", async () => {
    await withSeed(async (random) => {
      const rig = await new ShardRig({
        checkpoint: { journalBytes: 64 * KIB, journalFileBytes: 192 * KIB },
      }).open();
      await rig.broker.createTopic("orders", { partitions: 3 });
      const confirmed: string[][] = [[], [], []];
      let sent = 0;
      for (let life = 0; life < 12; life++) {
        const waiting: Promise<void>[] = [];
        for (let i = random.integer(1, 30); i > 0; i--) {
          const partition = random.integer(0, 2);
          const value = `${sent++}:`.padEnd(
            random.chance(0.1) ? random.integer(1, 150_000) : random.integer(1, 9000),
            "x",
          );
          waiting.push(
            rig.publish("orders", partition, value).then((outcome) => {
              if (outcome.kind === "appended") confirmed[partition]!.push(value);
            }),
          );
          if (random.chance(0.3))
            for (let turns = random.integer(1, 4); turns > 0; turns--)
              await new Promise((resolve) => setImmediate(resolve));
          if (random.chance(0.1)) await rig.settle();
          if (random.chance(0.05)) await rig.pass(2500);
          if (random.chance(0.05)) void rig.shard.checkpointer.take();
        }
        await rig.losePower(random.chance(0.5) ? undefined : () => random.chance(0.5));
        await rig.open();
        for (let partition = 0; partition < 3; partition++) {
          const found = await valuesOf(rig, "orders", partition);
          // Everything confirmed is there, in its order; beyond it there may be what was sent and not confirmed.
          const expected = confirmed[partition]!;
          expect(found.filter((value) => expected.includes(value))).toEqual(expected);
          expect(new Set(found).size).toBe(found.length);
          const numbers = found.map((value) => Number.parseInt(value));
          expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
          confirmed[partition] = found;
        }
      }
      expect(rig.fatal).toEqual([]);
    });
  });
});

describe("a producer", () => {
  it("that sends again what was not answered after every crash has each message stored once, in order", async () => {
    await withSeed(async (random) => {
      const rig = await new ShardRig({
        checkpoint: { journalBytes: 64 * KIB, journalFileBytes: 256 * KIB },
      }).open();
      await rig.broker.createTopic("orders", { partitions: 2 });
      const ready = rig.broker.initProducer("sender");
      await rig.settle();
      const { producerId, producerEpoch } = await ready;
      /** Request n has sequence n + 1. */
      const requests: { partition: number; value: string }[] = [];
      let answered = 0;
      for (let life = 0; life < 10; life++) {
        let next = answered;
        for (let steps = random.integer(5, 60); steps > 0; steps--) {
          if (next - answered < 16) {
            if (next === requests.length) {
              const value = `${next}:`.padEnd(random.chance(0.05) ? 200_000 : random.integer(1, 5000), "x");
              requests.push({ partition: random.integer(0, 1), value });
            }
            const { partition, value } = requests[next]!;
            const stamp = { producerId, producerEpoch, sequence: ++next };
            const batches = [batchOf(partition, [value])];
            rig.broker.publish(stamp, [{ target: "orders", partitioningVersion: 0, batches }], (outcome) => {
              expect(outcome.kind).toBe("appended");
              expect(stamp.sequence).toBe(answered + 1);
              answered++;
            });
          }
          if (random.chance(0.4)) await new Promise((resolve) => setImmediate(resolve));
          if (random.chance(0.05)) await rig.settle();
          if (random.chance(0.05)) void rig.shard.checkpointer.take();
        }
        await rig.losePower(random.chance(0.5) ? undefined : () => random.chance(0.5));
        await rig.open();
      }
      for (let partition = 0; partition < 2; partition++) {
        const found = await valuesOf(rig, "orders", partition);
        const sent = requests.filter((request) => request.partition === partition).map(({ value }) => value);
        expect(found).toEqual(sent.slice(0, found.length));
        expect(found.length).toBeGreaterThanOrEqual(
          requests.slice(0, answered).filter((request) => request.partition === partition).length,
        );
      }
      expect(rig.fatal).toEqual([]);
    });
  });
});

describe("waiting until an entry is applied", () => {
  it("calls back right after that entry and before the next, in the middle of a group", async () => {
    const rig = await opened();
    const order: string[] = [];
    for (let i = 0; i < 6; i++) {
      const index = rig.marker(() => order.push(`outcome ${index}`));
      if (i % 2 === 0)
        rig.shard.whenApplied(index, () => order.push(`applied ${index} at ${rig.shard.appliedIndex}`));
    }
    const first = rig.shard.lastIndex - 5;
    await rig.settle();
    expect(order).toEqual(
      [0, 1, 2, 3, 4, 5].flatMap((i) => [
        `outcome ${first + i}`,
        ...(i % 2 === 0 ? [`applied ${first + i} at ${first + i}`] : []),
      ]),
    );
  });

  it("calls back at once for what is applied, and all who wait for the same", async () => {
    const rig = await opened();
    let calls = 0;
    rig.shard.whenApplied(rig.shard.lastIndex, () => calls++);
    rig.shard.whenApplied(0, () => calls++);
    expect(calls).toBe(2);
    const index = rig.marker();
    for (let i = 0; i < 3; i++) rig.shard.whenApplied(index, () => calls++);
    expect(calls).toBe(2);
    await rig.settle();
    expect(calls).toBe(5);
  });

  it("shows the state of exactly that moment, although later entries are applied in the same group", async () => {
    const rig = await opened();
    const topic = rig.shard.machine.catalog.topic("orders")!;
    const ends: number[] = [];
    for (let i = 0; i < 5; i++) {
      void rig.publish("orders", 0, "a", "b");
      rig.shard.whenApplied(rig.shard.lastIndex, () => ends.push(topic.partitions[0]!.endOffset));
    }
    await rig.settle();
    expect(ends).toEqual([2, 4, 6, 8, 10]);
  });
});

describe("after 50 ms of quiet", () => {
  it("a marker vouches for the last group, once", async () => {
    const rig = await opened();
    await rig.publish("orders", 0, "a");
    const last = rig.shard.lastIndex;
    await rig.pass(49, 49);
    expect(rig.shard.lastIndex).toBe(last);
    await rig.pass(200, 10);
    expect(rig.shard.lastIndex).toBe(last + 1);
    await rig.pass(5_000);
    expect(rig.shard.lastIndex).toBe(last + 1);
    await rig.kill();
    await rig.open();
    expect(rig.recovered).toMatchObject({ repersisted: 1 });
  });

  it("there is no marker while entries keep coming", async () => {
    const rig = await opened();
    const last = rig.shard.lastIndex;
    for (let i = 0; i < 30; i++) {
      await rig.publish("orders", 0, "a");
      await rig.pass(20, 20);
    }
    expect(rig.shard.lastIndex).toBe(last + 30);
  });
});

describe("checkpoints", () => {
  it("are taken when enough journal has gathered, but not within two seconds of the last", async () => {
    const rig = await opened({ checkpoint: { journalBytes: 100 * KIB, intervalMs: 3_600_000 } });
    const { checkpointer } = rig.shard;
    const publish = async (kib: number): Promise<void> => {
      for (let i = 0; i < kib / 20; i++) await rig.publish("orders", 0, "x".repeat(20 * KIB));
      await rig.settle();
    };
    await rig.pass(2_100);
    await publish(80);
    expect(checkpointer.count).toBe(0);
    await publish(40);
    expect(checkpointer.count).toBe(1);
    await publish(400);
    expect(checkpointer.count).toBe(1);
    await rig.pass(2_100);
    await publish(20);
    expect(checkpointer.count).toBe(2);
  });

  it("are taken after the interval while something changes, and not when nothing does", async () => {
    const rig = await opened();
    await rig.publish("orders", 0, "a");
    await rig.pass(29_000);
    expect(rig.shard.checkpointer.count).toBe(0);
    await rig.pass(2_000);
    expect(rig.shard.checkpointer.count).toBe(1);
    await rig.pass(300_000, 5_000);
    expect(rig.shard.checkpointer.count).toBeLessThanOrEqual(2);
    const { count } = rig.shard.checkpointer;
    await rig.pass(300_000, 5_000);
    expect(rig.shard.checkpointer.count).toBe(count);
  });

  it("give journal files back to be used again, and keep no more than they were told to", async () => {
    const rig = await opened({
      checkpoint: { journalBytes: 200 * KIB, journalFileBytes: 64 * KIB, journalKeepBytes: 320 * KIB },
    });
    let most = 0;
    for (let i = 0; i < 300; i++) {
      await rig.publish("orders", 0, "x".repeat(10 * KIB));
      if (i % 20 === 0) await rig.pass(2_100, 2_100);
      most = Math.max(most, rig.journalFiles().length);
    }
    await rig.settle();
    // 3 MiB went through; beyond a checkpoint lie 200 KiB and what comes until the next look.
    expect(most).toBeLessThan(16);
    expect(rig.shard.checkpointer.count).toBeGreaterThan(8);
    await rig.pass(31_000);
    expect(rig.journalFiles().length).toBeLessThanOrEqual(320 / 64 + 1);
    await rig.losePower();
    await rig.open();
    expect(await valuesOf(rig, "orders")).toHaveLength(300);
  });

  it("of a disk without room are taken again when it has some; publishing stops only when the journal cannot go on", async () => {
    const rig = await opened({
      checkpoint: { journalBytes: 100 * KIB, journalFileBytes: 64 * KIB, journalKeepBytes: 64 * KIB },
    });
    await rig.settle();
    rig.disk.capacityBytes = 400 * KIB;
    let refused = 0;
    let stored = 0;
    for (let i = 0; i < 60; i++) {
      void rig.publish("orders", 0, "x".repeat(10 * KIB)).then(
        () => stored++,
        (error: unknown) => {
          expect(error).toMatchObject({ code: "STORAGE_FULL", retryable: true });
          refused++;
        },
      );
      await rig.pass(100, 100);
    }
    expect(refused).toBeGreaterThan(0);
    expect(rig.fatal).toEqual([]);
    // Deleting frees space and is not refused; here somebody else frees it.
    rig.disk.capacityBytes = Infinity;
    await rig.pass(10_000);
    expect(rig.admission.storageFull).toBe(false);
    const outcome = await rig.publish("orders", 0, "again");
    expect(outcome.kind).toBe("appended");
    await rig.pass(31_000);
    await rig.losePower();
    await rig.open();
    expect(await valuesOf(rig, "orders")).toHaveLength(stored + 1);
  });

  it("follow a deletion within seconds, so that its files go and not only its name", async () => {
    const rig = await opened({ checkpoint: { journalFileBytes: 256 * KIB, intervalMs: 3_600_000 } });
    for (let i = 0; i < 30; i++) await rig.publish("orders", 0, "x".repeat(20 * KIB));
    await rig.shard.checkpointer.take();
    expect(rig.disk.filesBelow(rig.paths.segments)).not.toEqual([]);
    await rig.broker.deleteTopic("orders");
    await rig.pass(2_500);
    expect(rig.disk.filesBelow(rig.paths.segments)).toEqual([]);
    await rig.broker.createTopic("orders", {});
    await rig.publish("orders", 0, "again");
    await rig.losePower();
    await rig.open();
    expect(await valuesOf(rig, "orders")).toEqual(["again"]);
  });

  it("for which not a byte is left get the room of a spare journal file, at once, and never of the last one", async () => {
    const rig = await opened();
    await rig.publish("orders", 0, "x".repeat(200 * KIB));
    await rig.settle();
    const spares = (): number => rig.journalFiles().filter((name) => name.startsWith("spare-")).length;
    const before = spares();
    expect(before).toBeGreaterThan(1);
    for (let i = 0; i < 10; i++) await rig.publish("orders", 0, "x".repeat(30 * KIB));
    rig.disk.fail({ op: "syncDirectory", path: /segments/, error: fullError(), times: before - 1 });
    rig.disk.calls = [];
    await rig.shard.checkpointer.take();
    expect(rig.shard.checkpointer.count).toBe(1);
    expect(rig.disk.countOf("unlink", /spare-/)).toBe(before - 1);
    await rig.settle();
    expect(spares()).toBeGreaterThanOrEqual(before);
    // With none to spare it waits.
    for (let i = 0; i < 10; i++) await rig.publish("orders", 1, "x".repeat(30 * KIB));
    rig.disk.fail({ op: "syncDirectory", path: /segments/, error: fullError(), times: 20 });
    const taking = rig.shard.checkpointer.take();
    await rig.settle();
    expect(spares()).toBeGreaterThanOrEqual(1);
    expect(rig.shard.checkpointer).toMatchObject({ count: 1, starved: true });
    // And nobody takes the room that it waits for.
    rig.disk.calls = [];
    rig.shard.checkpointer.makeSpare();
    await rig.pass(3_000);
    expect(rig.disk.countOf("write", /spare-/)).toBe(0);
    rig.disk.heal();
    await rig.pass(2_000);
    await taking;
    expect(rig.shard.checkpointer).toMatchObject({ count: 2, starved: false });
    await rig.settle();
    expect(spares()).toBeGreaterThanOrEqual(2);
    await rig.losePower();
    await rig.open();
    expect(await valuesOf(rig, "orders", 1)).toHaveLength(10);
  });

  it("in want of room do not wait for bytes of what was deleted meanwhile", async () => {
    const rig = await opened();
    rig.disk.fail({ op: "write", path: /segments/, error: fullError(), times: 1_000 });
    for (let i = 0; i < 9; i++) await rig.publish("orders", 0, "x".repeat(30 * KIB));
    const taking = rig.shard.checkpointer.take();
    await rig.pass(3_000);
    expect(rig.shard.checkpointer).toMatchObject({ count: 0, starved: true });
    await rig.broker.deleteTopic("orders");
    await rig.pass(2_000);
    await taking;
    expect(rig.shard.checkpointer).toMatchObject({ count: 1, starved: false });
    rig.disk.heal();
    await rig.losePower();
    await rig.open();
    expect(rig.broker.topicsAfter("", 10).topics).toEqual([]);
  });

  it("are taken when the shard stops, also where one is just being taken", async () => {
    const rig = await opened();
    await rig.publish("orders", 0, "a");
    const taking = rig.shard.checkpointer.take();
    void rig.publish("orders", 0, "b");
    await rig.stop();
    await taking;
    await rig.open();
    expect(rig.recovered).toMatchObject({ replayed: 0 });
    expect(await valuesOf(rig, "orders")).toEqual(["a", "b"]);
  });
});

describe("a start", () => {
  it("gives back at once the room of the segment files that replay makes anew", async () => {
    const rig = await opened({ checkpoint: { journalBytes: 1e12, intervalMs: 1e12 } });
    for (let i = 0; i < 40; i++) await rig.publish("orders", 0, "x".repeat(50 * KIB));
    await rig.settle();
    const used = (): number =>
      rig.disk.filesBelow("/data").reduce((sum, path) => sum + rig.disk.content(path).length, 0);
    const segments = rig.disk.filesBelow("/data/shard-0/segments");
    expect(segments.length).toBeGreaterThan(0);
    const before = used();
    await rig.kill();
    await rig.open();
    await rig.settle();
    expect(rig.shard.checkpointer.count).toBe(0);
    expect(rig.disk.filesBelow("/data/shard-0/segments")).toEqual(segments);
    expect(rig.disk.filesBelow("/data/trash")).toEqual([]);
    expect(used()).toBeLessThanOrEqual(before + 256 * KIB);
    expect(await valuesOf(rig, "orders")).toHaveLength(40);
  });
});

describe("a stop on a full disk", () => {
  it("ends after its time, keeps what was confirmed and says how much found no room", async () => {
    const rig = await opened();
    await rig.publish("orders", 0, "kept");
    rig.disk.capacityBytes = 0;
    let confirmed = 1;
    const submitted = 40;
    for (let i = 0; i < submitted; i++)
      void rig.publish("orders", 0, `${i}:`.padEnd(50 * KIB, "x")).then(() => confirmed++);
    await rig.pass(5_000);
    expect(rig.shard.journal.starved).toBe(true);
    const entries = await rig.stop(2_000);
    expect(entries).toBeGreaterThan(10);
    // The room that comes now is not for a shard that has given up.
    rig.disk.capacityBytes = Infinity;
    await rig.kill();
    await rig.open();
    await rig.settle();
    const found = await valuesOf(rig, "orders");
    expect(found.length).toBe(confirmed);
    // A marker may have waited with them.
    expect([0, 1]).toContain(entries - (1 + submitted - found.length));
    expect(found[0]).toBe("kept");
    expect(rig.fatal).toEqual([]);
  });

  it("that gets room in time stores everything", async () => {
    const rig = await opened();
    rig.disk.capacityBytes = 0;
    const all = Array.from({ length: 40 }, (_, i) => rig.publish("orders", 0, `${i}:`.padEnd(50 * KIB, "x")));
    await rig.pass(5_000);
    const stopped = rig.shard.stop(20_000);
    await rig.pass(2_000);
    rig.disk.capacityBytes = Infinity;
    expect(await rig.time.until(stopped, 100)).toBe(0);
    await Promise.all(all);
  });

  it("whose journal has everything ends without a checkpoint, and says so", async () => {
    const rig = await opened();
    await rig.publish("orders", 0, "kept");
    rig.disk.fail({ op: "syncDirectory", path: /segments/, error: fullError(), times: 1000 });
    for (let i = 0; i < 10; i++) await rig.publish("orders", 0, "x".repeat(50 * KIB));
    expect(await rig.stop(1_000)).toBe(0);
    expect(rig.shard.checkpointer.count).toBe(0);
    expect(rig.logged("no room for a last checkpoint: the next start replays")).toHaveLength(1);
  });
});

describe("a failing disk", () => {
  it.each([
    ["a journal write", { op: "write", path: /\.journal$/ }],
    ["a journal sync", { op: "datasync", path: /\.journal$/ }],
  ] as const)("(%s) is fatal, told once, and nothing is confirmed from then on", async (_what, fault) => {
    const rig = await opened();
    await rig.publish("orders", 0, "kept");
    const told: Outcome[] = [];
    rig.disk.fail({ ...fault, error: ioError() });
    for (let i = 0; i < 5; i++) {
      rig.marker((outcome) => told.push(outcome));
      await rig.settle();
    }
    await rig.pass(5_000);
    expect(rig.fatal).toHaveLength(1);
    expect(told).toEqual([]);
    await rig.losePower();
    await rig.open();
    expect(await valuesOf(rig, "orders")).toEqual(["kept"]);
  });

  it.each([
    ["a segment write", { op: "write", path: /segments/ }],
    ["a segment sync", { op: "datasync", path: /segments/ }],
    ["a directory sync", { op: "syncDirectory", path: /segments/ }],
  ] as const)("(%s) is fatal; a start has everything from the journal", async (_what, fault) => {
    const rig = await opened();
    rig.disk.fail({ ...fault, error: ioError() });
    let confirmed = 0;
    for (let i = 0; i < 30; i++) {
      await rig.publish("orders", 0, `${i}:`.padEnd(20 * KIB, "x")).then(
        () => confirmed++,
        () => undefined,
      );
    }
    await rig.pass(31_000);
    expect(rig.fatal.length).toBeGreaterThan(0);
    expect(rig.shard.checkpointer.count).toBe(0);
    await rig.losePower();
    await rig.open();
    await rig.settle();
    const found = (await valuesOf(rig, "orders")).map((value) => Number.parseInt(value));
    expect(found).toEqual(Array.from({ length: confirmed }, (_, i) => i));
    expect(confirmed).toBeGreaterThan(10);
  });

  it("(a segment sync that says the disk is full) is fatal too: trying again would succeed over lost bytes", async () => {
    const rig = await opened();
    rig.disk.fail({ op: "datasync", path: /segments/, error: fullError() });
    for (let i = 0; i < 30; i++) await rig.publish("orders", 0, "x".repeat(20 * KIB));
    await rig.pass(40_000);
    expect(rig.fatal).toHaveLength(1);
    expect(rig.shard.checkpointer.count).toBe(0);
  });

  it("(an entry that cannot be applied) is fatal", async () => {
    const rig = await opened();
    rig.shard.submitBytes(99, new Uint8Array(0), undefined);
    await rig.settle();
    expect(rig.fatal).toMatchObject([{ name: "AssertionFailure" }]);
  });
});

describe("a start", () => {
  it("with more journal than memory may hold writes as it goes", async () => {
    const rig = await opened({
      checkpoint: { journalBytes: 1e12, intervalMs: 3_600_000, journalFileBytes: 16 * 1024 * KIB },
    });
    const sizes = 66;
    for (let i = 0; i < sizes; i++) {
      void rig.publish("orders", i % 2, `${i}:`.padEnd(900 * KIB, "x"));
      if (i % 10 === 9) await rig.settle();
    }
    await rig.settle();
    await rig.kill();
    await rig.open();
    expect(rig.recovered).toMatchObject({ checkpointIndex: 0, replayed: sizes + 3 });
    expect(rig.shard.store.unwrittenBytes).toBeLessThanOrEqual(50 * 1024 * KIB);
    await rig.settle();
    expect((await valuesOf(rig, "orders", 1)).map((value) => Number.parseInt(value))).toEqual(
      Array.from({ length: sizes / 2 }, (_, i) => 2 * i + 1),
    );
  }, 120_000);

  it("with more journal than memory may hold and no space for segments reads, refuses and deletes", async () => {
    const rig = await opened({
      checkpoint: { journalBytes: 1e12, intervalMs: 3_600_000, journalFileBytes: 16 * 1024 * KIB },
    });
    const count = 66;
    for (let i = 0; i < count; i++) {
      void rig.publish("orders", 0, `${i}`.padEnd(900 * KIB, "x"));
      if (i % 10 === 9) await rig.settle();
    }
    await rig.settle();
    await rig.kill();
    rig.disk.fail({ op: "write", path: /segments/, error: fullError(), times: 1e6 });
    await rig.open();
    await rig.pass(3_000);
    expect(rig.recovered).toMatchObject({ replayed: count + 3 });
    expect(await valuesOf(rig, "orders")).toHaveLength(count);
    expect(() => rig.admission.admitPublish()).toThrow(expect.objectContaining({ code: "STORAGE_FULL" }));
    await rig.time.until(rig.broker.deleteTopic("orders"), 100);
    await rig.pass(3_000);
    await rig.broker.createTopic("users", {});
    expect((await rig.publish("users", 0, "more")).kind).toBe("appended");
    expect(rig.fatal).toEqual([]);
  }, 120_000);

  it("that found no space for what it replayed gets on when there is some", async () => {
    const rig = await opened();
    for (let i = 0; i < 30; i++) await rig.publish("orders", 0, "x".repeat(20 * KIB));
    await rig.losePower();
    rig.disk.fail({ op: "write", path: /segments/, error: fullError() });
    await rig.open();
    await rig.settle();
    expect(rig.disk.faultsLeft).toBe(0);
    await rig.pass(5_000);
    expect(rig.admission.storageFull).toBe(false);
    expect((await rig.publish("orders", 0, "more")).kind).toBe("appended");
    await rig.stop();
    await rig.open();
    expect(rig.recovered).toMatchObject({ replayed: 0 });
    expect(await valuesOf(rig, "orders")).toHaveLength(31);
  });

  it("whose segment writes fail otherwise is fatal", async () => {
    const rig = await opened();
    for (let i = 0; i < 30; i++) await rig.publish("orders", 0, "x".repeat(20 * KIB));
    await rig.losePower();
    rig.disk.fail({ op: "write", path: /segments/, error: ioError() });
    await rig.open();
    await rig.settle();
    expect(rig.fatal).toHaveLength(1);
  });

  const journals = [
    { journal: "a short", bytes: 30 * KIB, few: 12, count: 20 },
    { journal: "more than memory may hold of a", bytes: 900 * KIB, few: 1, count: 57 },
  ];
  it.each(journals)(
    "refuses $journal rotten journal, and changes nothing",
    { timeout: 120_000 },
    async (wish) => {
      const { bytes, few, count } = wish;
      const rig = await new ShardRig({
        checkpoint: { journalBytes: 1e12, journalFileBytes: 8192 * KIB },
      }).open();
      await rig.broker.createTopic("orders", { segmentBytes: 1024 * 1024 * KIB });
      const publish = async (topic: string, count: number): Promise<void> => {
        const values = Array.from({ length: count }, (_, i) => `${i}`.padEnd(bytes, "x"));
        await Promise.all(values.map((value) => rig.publish(topic, 0, value)));
      };
      await publish("orders", few);
      await rig.shard.checkpointer.take();
      // Segments now grow beyond what the checkpoint counts on, and one begins that it does not name.
      await rig.broker.createTopic("users", {});
      await publish("orders", count);
      await publish("users", few);
      for (let vouching = 0; vouching < 2; vouching++) {
        rig.marker();
        await rig.settle();
      }
      await rig.kill();
      const last = `${rig.paths.journal}/${rig.journalFiles().findLast((name) => name.endsWith(".journal"))!}`;
      const sound = rig.disk.content(last);
      rig.disk.damage(last, (damaged) => void (damaged[20]! ^= 1));
      const contents = (): string[] =>
        rig.disk.filesBelow("/data").map((path) => `${path} ${crc32(rig.disk.content(path))}`);
      const before = contents();
      await expect(rig.open()).rejects.toMatchObject({ code: "CORRUPT_RANGE" });
      await rig.settle();
      expect(contents()).toEqual(before);
      // With the file as it was everything is there.
      rig.disk.damage(last, () => sound);
      await rig.open();
      expect(await valuesOf(rig, "orders")).toHaveLength(few + count);
      expect(await valuesOf(rig, "users")).toHaveLength(few);
    },
  );
});

describe("handles", () => {
  it("are all closed when the shard was stopped, whatever it did", async () => {
    const rig = await opened({ checkpoint: { journalBytes: 200 * KIB } });
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 60; i++) await rig.publish("orders", i % 2, `${i}:`.padEnd(30 * KIB, "x"));
      await valuesOf(rig, "orders");
      await rig.pass(3_000);
      await rig.stop();
      expect(rig.disk.openHandles()).toBe(0);
      await rig.open();
    }
  });

  it("on a deleted topic's files are closed with it: while one is open its space is not free", async () => {
    const rig = await opened();
    for (let i = 0; i < 60; i++) await rig.publish("orders", 0, "x".repeat(30 * KIB));
    await valuesOf(rig, "orders");
    const reads = rig.broker.subscribe(
      {
        id: 1,
        topic: "orders",
        partitions: new Map(),
        start: "earliest",
        creditBytes: 1e9,
        resetToEarliest: false,
      },
      { writable: true, batches: (_id, _partition, _end, _bytes, sent) => sent(), ended: () => undefined },
    );
    reads.subscription.start();
    expect(rig.disk.openHandles(/segments/)).toBeGreaterThan(0);
    await rig.broker.deleteTopic("orders");
    await rig.pass(2_500);
    expect(rig.disk.openHandles(/segments/)).toBe(0);
    expect(rig.disk.filesBelow(rig.paths.segments)).toEqual([]);
  });
});

describe("time of entries", () => {
  it("never goes back over a restart, whatever the wall says", async () => {
    const rig = await opened();
    const first = await rig.publish("orders", 0, "a");
    rig.time.stepWall(-3_600_000);
    const second = await rig.publish("orders", 0, "b");
    await rig.kill();
    await rig.open();
    const third = await rig.publish("orders", 0, "c");
    const times = [first, second, third].map((outcome) =>
      outcome.kind === "appended" ? outcome.appendTime : 0,
    );
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(rig.shard.clockDegraded).toBe(true);
  });
});

describe("a stopped shard", () => {
  it("takes nothing more, and tells whoever was still under way so", async () => {
    const rig = await opened();
    await rig.stop();
    const late = (): unknown => rig.shard.submitBytes(EntryKind.marker, new Uint8Array(0), undefined);
    expect(late).toThrow(expect.objectContaining({ code: "SHUTTING_DOWN" }));
  });
});
