import { describe, expect, it } from "vitest";
import { Admission, type AdmissionLimits } from "../../src/broker/admission.ts";
import { DiskWatch } from "../../src/broker/disk-watch.ts";
import { systemEntropy } from "../../src/io/entropy.ts";
import { batchOf } from "../fixtures/machine-rig.ts";
import { MemoryNetwork } from "../fixtures/memory-network.ts";
import { logOf, type LogLine } from "../fixtures/node-rig.ts";
import { ShardRig } from "../fixtures/shard-rig.ts";

const KIB = 1024;

async function admission(
  limits: Partial<AdmissionLimits> = {},
): Promise<{ rig: ShardRig; admission: Admission }> {
  const rig = await new ShardRig({ checkpoint: { journalBytes: 1e12 } }).open();
  await rig.broker.createTopic("orders", {});
  return {
    rig,
    admission: new Admission(rig.shard, {
      maxMessageBytes: 1000,
      maxBatchBytes: 100_000,
      maxPendingBytes: 2048 * KIB,
      maxJournalBytes: 1024 * KIB,
      diskReserveBytes: 5000,
      ...limits,
    }),
  };
}

/** A look at the disk when all that was promised is there: what is seen is what is left. */
function measure(rig: ShardRig, door: Admission, freeBytes: number): void {
  door.measured(freeBytes, rig.shard.diskUse.promisedBytes);
}

function watched(rig: ShardRig, door: Admission, lines: LogLine[] = []): DiskWatch {
  const world = {
    disk: rig.disk,
    network: new MemoryNetwork(),
    clock: rig.time,
    timers: rig.time,
    entropy: systemEntropy,
    threads: false,
  };
  return new DiskWatch(world, "/data", door, logOf(lines));
}

function freeBytes(rig: ShardRig): Promise<number> {
  return new Promise((resolve) => rig.disk.freeBytes("/data", (_error, bytes) => resolve(bytes)));
}

function code(run: () => void): string {
  try {
    run();
    return "admitted";
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe("publishing is admitted", () => {
  it("while the disk has its reserve, and refused below it with both numbers", async () => {
    const { rig, admission: door } = await admission();
    expect(code(() => door.admitPublish())).toBe("admitted");
    measure(rig, door, 5000);
    expect(code(() => door.admitPublish())).toBe("admitted");
    measure(rig, door, 4999);
    expect(door.storageFull).toBe(true);
    expect(() => door.admitPublish()).toThrow(/4999 bytes free, publishing needs 5000/);
    measure(rig, door, 5001);
    expect(code(() => door.admitPublish())).toBe("admitted");
  });

  it("while not too much is under way: a stalled disk piles up no more than its share of memory", async () => {
    const { rig, admission: door } = await admission();
    rig.shard.journal.hold(true);
    let stored = 0;
    while (code(() => door.admitPublish()) === "admitted" && stored < 1000) {
      void rig.publish("orders", 0, "x".repeat(100 * KIB));
      stored++;
    }
    expect(code(() => door.admitPublish())).toBe("OVERLOADED");
    expect(rig.shard.journal.arena.heldBytes).toBeLessThanOrEqual(3 * 1024 * KIB);
    rig.shard.journal.hold(false);
    await rig.settle();
    await rig.shard.checkpointer.take();
    expect(code(() => door.admitPublish())).toBe("admitted");
  });

  it("while a start would not have to replay too much", async () => {
    const { rig, admission: door } = await admission();
    for (let i = 0; i < 12; i++) await rig.publish("orders", 0, "x".repeat(100 * KIB));
    expect(code(() => door.admitPublish())).toBe("OVERLOADED");
    await rig.shard.checkpointer.take();
    expect(code(() => door.admitPublish())).toBe("admitted");
  });
});

describe("a full disk", () => {
  it("refuses what makes more, and lets pass what frees space or only reads", async () => {
    const rig = await new ShardRig({ diskReserveBytes: 1 }).open();
    await rig.broker.createTopic("orders", {});
    await rig.publish("orders", 0, "a");
    measure(rig, rig.admission, -1);
    await expect(rig.publish("orders", 0, "b")).rejects.toMatchObject({
      code: "STORAGE_FULL",
      retryable: true,
    });
    await expect(rig.broker.createTopic("more", {})).rejects.toMatchObject({ code: "STORAGE_FULL" });
    await expect(rig.broker.initProducer("")).rejects.toMatchObject({ code: "STORAGE_FULL" });
    const sink = { writable: true, batches: () => undefined, ended: () => undefined };
    const wish = {
      id: 1,
      topic: "orders",
      partitions: new Map<number, number>(),
      start: "earliest" as const,
      creditBytes: 1,
      resetToEarliest: false,
    };
    expect(rig.broker.subscribe(wish, sink).starts).toHaveLength(1);
    expect((await rig.broker.ensureTopic("orders", {})).created).toBe(false);
    expect((await rig.broker.deleteTopic("orders")).name).toBe("orders");
  });

  it.each([
    ["the journal grows by new files", { journalKeepBytes: 0 }, 70],
    ["the journal has files to use again", { journalKeepBytes: 4096 * KIB }, 100],
  ])(
    "is seen coming between two looks at it: the reserve holds while %s",
    async (_name, checkpoint, least) => {
      const reserve = 4096 * KIB;
      const rig = await new ShardRig({ diskReserveBytes: reserve, checkpoint }).open();
      await rig.broker.createTopic("orders", {});
      // Some files to use again, if any are kept.
      for (let i = 0; i < 80; i++) await rig.publish("orders", 0, "x".repeat(50 * KIB));
      await rig.shard.checkpointer.take();
      await rig.settle();
      rig.disk.capacityBytes = 0;
      for (const path of rig.disk.filesBelow("/data"))
        rig.disk.capacityBytes += rig.disk.content(path).length;
      rig.disk.capacityBytes += 3 * reserve;
      const watch = watched(rig, rig.admission);
      await rig.settle();
      const confirms: Promise<unknown>[] = [];
      // No time passes: nobody looks again.
      while (code(() => rig.admission.admitPublish()) === "admitted" && confirms.length < 1000) {
        confirms.push(rig.publish("orders", 0, "x".repeat(50 * KIB)));
        if (confirms.length % 7 === 0) await rig.settle();
      }
      await Promise.all(confirms);
      await rig.settle();
      // One request is let in on the last byte.
      expect(await freeBytes(rig)).toBeGreaterThan(reserve - 200 * KIB);
      // And not far too early: what is free by now is nearly what was promised.
      expect(await freeBytes(rig)).toBeLessThan(reserve + 600 * KIB);
      expect(confirms.length).toBeGreaterThan(least);
      watch.stop();
    },
  );

  it("is noticed within a second, and so is that it has room again; both are said once", async () => {
    const { rig, admission: door } = await admission();
    const lines: LogLine[] = [];
    rig.disk.capacityBytes = 1e9;
    const watch = watched(rig, door, lines);
    await rig.settle();
    expect(door.freeBytes).toBeGreaterThan(5000);
    rig.disk.capacityBytes = 0;
    await rig.pass(1_000);
    expect(door.storageFull).toBe(true);
    await rig.pass(5_000);
    rig.disk.capacityBytes = 1e9;
    await rig.pass(1_000);
    expect(door.storageFull).toBe(false);
    await rig.pass(5_000);
    expect(lines.map(({ event }) => event)).toEqual([
      "disk full: publishing refused",
      "disk has room: publishing resumes",
    ]);
    watch.stop();
    const seen = door.freeBytes;
    rig.disk.capacityBytes = 0;
    await rig.pass(5_000);
    expect(door.freeBytes).toBe(seen);
  });
});

describe("a batch is checked", () => {
  const good = batchOf(0, ["a", "b"]);

  it.each([
    ["as it should be", good, "admitted"],
    ["with another checksum", { ...good, crc: good.crc ^ 1 }, "CORRUPT_BATCH"],
    ["with another count", { ...good, count: 3 }, "CORRUPT_BATCH"],
    ["without messages", { ...batchOf(0, []), count: 0 }, "INVALID_ARGUMENT"],
    ["with a message too large", batchOf(0, ["x".repeat(1001)]), "MESSAGE_TOO_LARGE"],
    [
      "too large to be delivered in a frame",
      batchOf(0, Array<string>(150).fill("x".repeat(900))),
      "FRAME_TOO_LARGE",
    ],
    ["compressed", { ...good, codec: 2 }, "NOT_SUPPORTED"],
    ["with a condition", { ...good, expectedOffset: 0 }, "NOT_SUPPORTED"],
  ])("%s", async (_what, batch, expected) => {
    const { admission: door } = await admission();
    expect(code(() => door.checkBatches([good, batch]))).toBe(expected);
  });

  it("none, and more than 20,000, are refused", async () => {
    const { admission: door } = await admission();
    expect(code(() => door.checkBatches([]))).toBe("INVALID_ARGUMENT");
    expect(code(() => door.checkBatches(Array(20_000).fill(good)))).toBe("admitted");
    expect(code(() => door.checkBatches(Array(20_001).fill(good)))).toBe("INVALID_ARGUMENT");
  });
});
