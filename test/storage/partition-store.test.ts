import { describe, expect, it } from "vitest";
import { collectGarbage } from "../../src/io/memory.ts";
import { fullError } from "../fixtures/memory-disk.ts";
import { withSeed } from "../fixtures/properties.ts";
import { StoreRig } from "../fixtures/store-rig.ts";

const KIB = 1024;

describe("a partition's newest bytes", () => {
  it("stay in memory while they are few: no file, no write", async () => {
    const rig = new StoreRig();
    rig.create("orders", 3);
    for (let i = 0; i < 30; i++) rig.append("orders", 500, i % 3);
    await rig.settle();
    expect(rig.segmentFiles()).toEqual([]);
    expect(rig.store.unwrittenBytes).toBe(
      [0, 1, 2].reduce((sum, p) => sum + rig.partition("orders", p).endPosition, 0),
    );
    expect(await rig.differing()).toEqual([]);
  });

  it("are reachable from nowhere once they have left memory: what is given back can be collected", async () => {
    const rig = new StoreRig();
    rig.create("orders", 1, 64 * KIB * KIB);
    const memories: WeakRef<object>[] = [];
    for (let i = 0; i < 100; i++) {
      rig.append("orders", 250 * KIB);
      memories.push(new WeakRef(rig.log("orders").chunks.at(-1)!.bytes.buffer));
    }
    await rig.settle();
    expect(rig.log("orders").chunks).toHaveLength(1);
    expect(rig.store.pool.spare.bytes).toBe(99 * 256 * KIB);
    for (let look = 0; look < 20; look++) rig.store.pool.spare.giveBack();
    await rig.settle();
    collectGarbage(false);
    // 4 MiB are kept, and the one being filled.
    expect(memories.filter((memory) => memory.deref() !== undefined)).toHaveLength(17);
  });

  it("spill to the segment file when they reach 256 KiB", async () => {
    const rig = new StoreRig();
    rig.create("orders");
    for (let i = 0; i < 5; i++) rig.append("orders", 50 * KIB);
    await rig.settle();
    expect(rig.segmentFiles()).toEqual([]);
    rig.append("orders", 50 * KIB);
    await rig.settle();
    expect(rig.segmentFiles()).toEqual([`${rig.partition("orders").uid}/00000000000000000000.0.log`]);
    expect(rig.log("orders").written).toBe(rig.partition("orders").endPosition);
    expect(rig.store.unwrittenBytes).toBe(0);
    expect(await rig.differing()).toEqual([]);
  });

  it("of many partitions spill, the larger ones first, when all together hold more than 16 MiB", async () => {
    const rig = new StoreRig();
    rig.create("wide", 200);
    const bytesOf = (p: number) => (p % 2 === 0 ? 150 * KIB : 20 * KIB);
    for (let p = 0; p < 200; p++) rig.append("wide", bytesOf(p), p);
    await rig.settle();
    const spilled = rig.machine.catalog
      .topic("wide")!
      .partitions.filter((partition) => rig.store.log(partition).written > 0);
    expect(spilled.length).toBeGreaterThan(20);
    expect(spilled.every(({ number }) => number % 2 === 0)).toBe(true);
    expect(rig.store.unwrittenBytes).toBeLessThanOrEqual(16 * KIB * KIB);
    expect(await rig.differing()).toEqual([]);
  });

  it("roll into segment files that follow each other without a gap", async () => {
    const rig = new StoreRig();
    rig.create("orders", 1, 1024 * KIB);
    for (let i = 0; i < 70; i++) rig.append("orders", 50 * KIB);
    await rig.settle();
    const { segments } = rig.log("orders");
    expect(segments.length).toBe(4);
    const files = rig.segmentFiles().filter((name) => name.endsWith(".log"));
    expect(files).toHaveLength(4);
    segments.forEach((segment, i) => {
      const size = rig.disk.content(`/data/segments/${files[i]}`).length;
      if (i < 3) expect(segment.basePosition + size).toBe(segments[i + 1]!.basePosition);
      expect(size).toBeLessThanOrEqual(1024 * KIB);
    });
    expect(await rig.differing()).toEqual([]);
  });

  it("take batches larger than a chunk and larger than a segment", async () => {
    const rig = new StoreRig();
    rig.create("orders", 1, 1024 * KIB);
    for (const size of [10, 700 * KIB, 10, 3000 * KIB, 10, 1100 * KIB, 300 * KIB, 5])
      rig.append("orders", size);
    await rig.settle();
    expect(await rig.differing()).toEqual([]);
    expect(rig.log("orders").segments.length).toBeGreaterThan(3);
  });
});

describe("the tail cache", () => {
  it("keeps recent bytes within its budget, and drops what is written, oldest first", async () => {
    const rig = new StoreRig(2048 * KIB);
    rig.create("orders", 1, 64 * 1024 * KIB);
    for (let i = 0; i < 200; i++) {
      rig.append("orders", 50 * KIB);
      await rig.settle();
      expect(rig.store.pool.heldBytes).toBeLessThanOrEqual(2048 * KIB + 512 * KIB);
    }
    const { memoryStart, partition } = rig.log("orders");
    expect(memoryStart).toBeGreaterThan(partition.endPosition - 2500 * KIB);
    expect(memoryStart).toBeLessThan(partition.endPosition - 1000 * KIB);
    expect(await rig.differing()).toEqual([]);
  });

  it("keeps to its budget although one partition has a little that is not written", async () => {
    const rig = new StoreRig(1024 * KIB);
    rig.create("trickle");
    rig.create("stream", 1, 64 * 1024 * KIB);
    // More than the first chunk of 1 KiB, so that a full chunk waits, unwritten, before all others.
    for (let i = 0; i < 4; i++) rig.append("trickle", 600);
    for (let i = 0; i < 200; i++) {
      rig.append("stream", 50 * KIB);
      await rig.settle();
    }
    expect(rig.log("trickle").written).toBe(0);
    expect(rig.store.pool.heldBytes).toBeLessThan(2048 * KIB);
    expect(await rig.differing()).toEqual([]);
  });

  it("goes on when a topic whose chunks were waiting to leave was deleted, and its memory was given to others", async () => {
    const rig = new StoreRig(512 * KIB);
    rig.create("stay", 1, 64 * 1024 * KIB);
    for (let round = 0; round < 8; round++) {
      rig.create("gone", 1, 64 * 1024 * KIB);
      for (let i = 0; i < 30; i++) rig.append("gone", 50 * KIB);
      rig.append("stay", 50 * KIB);
      rig.delete("gone");
      for (let i = 0; i < 30; i++) rig.append("stay", 50 * KIB);
      await rig.settle();
      expect(await rig.differing()).toEqual([]);
    }
    expect(rig.store.pool.heldBytes).toBeLessThan(1024 * KIB);
  });

  it("gets back the memory of partitions that have gone quiet", async () => {
    const rig = new StoreRig(1024 * KIB);
    rig.create("wide", 60, 64 * 1024 * KIB);
    for (let i = 0; i < 8; i++) for (let p = 0; p < 60; p++) rig.append("wide", 50 * KIB, p);
    await rig.settle();
    // A little more for each, which is in no file.
    for (let p = 0; p < 60; p++) rig.append("wide", 100, p);
    expect(rig.store.pool.heldBytes).toBeGreaterThan(10_000 * KIB);
    for (let i = 0; i < 3; i++) {
      rig.append("wide", 100, 0);
      expect(await rig.checkpoint()).toBeUndefined();
      await rig.settle();
    }
    expect(rig.store.pool.heldBytes).toBeLessThan(2048 * KIB);
    expect(await rig.differing()).toEqual([]);
    for (let p = 0; p < 60; p++) rig.append("wide", 70 * KIB, p);
    await rig.settle();
    expect(await rig.differing()).toEqual([]);
  });

  it("never gives a pinned chunk's memory to anybody before it is let go", async () => {
    const rig = new StoreRig(0);
    rig.create("orders", 1, 64 * 1024 * KIB);
    for (let i = 0; i < 5; i++) rig.append("orders", 50 * KIB);
    const log = rig.log("orders");
    const chunk = log.chunkAt(log.memoryStart + 100_000)!;
    const pinned = chunk.bytes.subarray(0, chunk.used);
    const copy = pinned.slice();
    rig.store.pool.pin(chunk);
    for (let i = 0; i < 100; i++) {
      rig.append("orders", 50 * KIB);
      await rig.settle();
    }
    expect(log.chunks.includes(chunk)).toBe(false);
    expect(Buffer.from(pinned).equals(copy)).toBe(true);
    rig.store.pool.unpin(chunk);
    for (let i = 0; i < 100; i++) rig.append("orders", 50 * KIB);
    await rig.settle();
    expect(await rig.differing()).toEqual([]);
  });
});

describe("a deleted topic", () => {
  it("takes its bytes along: nothing of it counts, and its directory goes with the next checkpoint", async () => {
    const rig = new StoreRig();
    rig.create("orders", 2);
    rig.append("orders", 300 * KIB, 0);
    rig.append("orders", 300, 1);
    await rig.settle();
    expect(rig.segmentFiles()).toHaveLength(1);
    rig.delete("orders");
    expect(rig.store.unwrittenBytes).toBe(0);
    await rig.settle();
    expect(rig.segmentFiles()).toHaveLength(1);
    expect(await rig.checkpoint()).toBeUndefined();
    expect(rig.segmentFiles()).toEqual([]);
    await rig.crashAndOpen();
    expect(rig.machine.catalog.size).toBe(0);
    expect(rig.disk.filesBelow("/data/trash")).toEqual([]);
  });

  it("made again has nothing to do with the old one", async () => {
    const rig = new StoreRig();
    rig.create("orders");
    rig.append("orders", 300 * KIB);
    rig.delete("orders");
    rig.create("orders");
    rig.append("orders", 300 * KIB);
    await rig.settle();
    expect(await rig.checkpoint()).toBeUndefined();
    await rig.crashAndOpen();
    expect(await rig.differing()).toEqual([]);
    expect(rig.segmentFiles()).toHaveLength(1);
  });
});

describe("after a crash", () => {
  it("checkpoint and replay give every partition the bytes it had, whatever was written when", async () => {
    await withSeed(async (random) => {
      for (let round = 0; round < 6; round++) {
        const rig = new StoreRig(random.chance(0.5) ? 0 : 1024 * KIB);
        let topics = 0;
        const names: string[] = [];
        for (let life = 0; life < 4; life++) {
          for (let i = random.integer(10, 60); i > 0; i--) {
            const dice = random.next();
            if (names.length === 0 || dice < 0.05) {
              names.push(`t${topics++}`);
              rig.create(names.at(-1)!, random.integer(1, 4), 1024 * KIB);
            } else if (dice < 0.08) rig.delete(names.splice(random.integer(0, names.length - 1), 1)[0]!);
            else {
              const name = names[random.integer(0, names.length - 1)]!;
              const bytes = random.chance(0.2) ? random.integer(0, 700 * KIB) : random.integer(0, 30 * KIB);
              rig.append(
                name,
                bytes,
                random.integer(0, rig.machine.catalog.topic(name)!.partitions.length - 1),
              );
            }
            if (random.chance(0.1)) expect(await rig.checkpoint()).toBeUndefined();
            if (random.chance(0.2)) await rig.settle();
          }
          if (random.chance(0.7)) await rig.settle();
          // Unsynced writes are gone, or some of them are there.
          await rig.crashAndOpen(random.chance(0.5) ? undefined : () => random.chance(0.5));
          await rig.settle();
          expect(await rig.differing()).toEqual([]);
        }
      }
    });
  }, 120_000);

  it("a checkpoint alone holds everything: small tails as rows, the rest in synced files", async () => {
    const rig = new StoreRig();
    rig.create("orders", 4);
    for (let i = 0; i < 40; i++) rig.append("orders", i * 700, i % 4);
    rig.append("orders", 400 * KIB, 2);
    rig.append("orders", 100, 2);
    expect(await rig.checkpoint()).toBeUndefined();
    const tails = (): number[] => rig.loaded.tails.map(({ partitionUid }) => partitionUid % 16_384);
    await rig.crashAndOpen();
    expect(rig.loaded.head?.appliedIndex).toBe(43);
    expect(tails()).toEqual([0, 1, 2, 3]);
    expect(await rig.differing()).toEqual([]);
    // What spills later leaves the rows.
    rig.append("orders", 400 * KIB, 0);
    await rig.settle();
    expect(await rig.checkpoint()).toBeUndefined();
    await rig.crashAndOpen();
    expect(tails()).toEqual([1, 2, 3]);
    expect(await rig.differing()).toEqual([]);
  });

  it("a tail grows by rows, checkpoint after checkpoint, without being written again", async () => {
    const rig = new StoreRig();
    rig.create("orders");
    for (let i = 0; i < 5; i++) {
      rig.append("orders", 1000);
      expect(await rig.checkpoint()).toBeUndefined();
    }
    await rig.crashAndOpen();
    expect(rig.loaded.tails.map(({ bytes }) => bytes.length)).toHaveLength(5);
    expect(await rig.differing()).toEqual([]);
  });
});

describe("on a full disk", () => {
  it("writes that found no space go out again in order: no hole, and no checkpoint that counts on what is missing", async () => {
    const rig = new StoreRig();
    rig.create("orders", 2, 64 * 1024 * KIB);
    rig.append("orders", 300 * KIB, 0);
    expect(await rig.checkpoint()).toBeUndefined();
    rig.disk.capacityBytes = 700 * KIB;
    for (let i = 0; i < 6; i++) rig.append("orders", 300 * KIB, i % 2);
    await rig.settle();
    expect(rig.writeErrors.length).toBeGreaterThan(0);
    expect(rig.writeErrors.every(({ code }) => code === "ENOSPC")).toBe(true);
    expect(rig.store.hasFailedWrites).toBe(true);
    expect(await rig.checkpoint()).toMatchObject({ code: "ENOSPC" });
    // Readers are served from memory meanwhile.
    expect(await rig.differing()).toEqual([]);
    rig.store.retryWrites();
    await rig.settle();
    expect(rig.store.hasFailedWrites).toBe(true);
    expect(await rig.checkpointAgain()).toMatchObject({ code: "ENOSPC" });
    rig.disk.capacityBytes = Infinity;
    rig.store.retryWrites();
    await rig.settle();
    expect(rig.store.hasFailedWrites).toBe(false);
    expect(rig.store.unwrittenBytes).toBe(0);
    expect(await rig.checkpointAgain()).toBeUndefined();
    expect(await rig.differing()).toEqual([]);
    await rig.crashAndOpen();
    expect(rig.machine.appliedIndex).toBe(8);
    expect(await rig.differing()).toEqual([]);
  });

  it("a write that came after a failed one and passed is not forgotten when the failed one passes first", async () => {
    const rig = new StoreRig();
    rig.create("orders", 1, 64 * 1024 * KIB);
    rig.disk.fail({ op: "write", path: /segments/, error: fullError() });
    rig.append("orders", 300 * KIB);
    await rig.settle();
    expect(rig.store.hasFailedWrites).toBe(true);
    // The second write is on its way already when the first is tried again.
    rig.append("orders", 300 * KIB);
    rig.store.retryWrites();
    await rig.settle();
    expect(rig.store.hasFailedWrites).toBe(false);
    expect(rig.log("orders").written).toBe(rig.partition("orders").endPosition);
    expect(await rig.checkpoint()).toBeUndefined();
    await rig.crashAndOpen();
    expect(await rig.differing()).toEqual([]);
  });

  it("a checkpoint that found no space holds what it was taken of when it goes through later", async () => {
    const rig = new StoreRig();
    rig.create("orders", 2);
    rig.append("orders", 1000, 0);
    rig.append("orders", 300 * KIB, 1);
    await rig.settle();
    rig.disk.fail({ op: "syncDirectory", path: /segments/, error: fullError() });
    expect(await rig.checkpoint()).toMatchObject({ code: "ENOSPC" });
    // The tail it holds moves on meanwhile, and its memory is used for other things.
    for (let i = 0; i < 20; i++) rig.append("orders", 100 * KIB, 0);
    await rig.settle();
    expect(await rig.checkpointAgain()).toBeUndefined();
    await rig.crashAndOpen();
    expect(rig.loaded.head?.appliedIndex).toBe(3);
    expect(await rig.differing()).toEqual([]);
  });

  it("a topic deleted while its writes wait for space lets the next checkpoint pass", async () => {
    const rig = new StoreRig();
    rig.create("gone");
    rig.create("stay");
    rig.disk.fail({ op: "write", path: /segments/, error: fullError(), times: 1 });
    rig.append("gone", 300 * KIB);
    await rig.settle();
    rig.delete("gone");
    rig.store.retryWrites();
    rig.append("stay", 300 * KIB);
    await rig.settle();
    expect(rig.store.hasFailedWrites).toBe(false);
    expect(await rig.checkpoint()).toBeUndefined();
    await rig.crashAndOpen();
    expect(await rig.differing()).toEqual([]);
  });
});

describe("a failed sync of a segment", () => {
  it("is never tried again, not even where it says that the disk is full: no checkpoint counts on those bytes", async () => {
    const rig = new StoreRig();
    rig.create("orders");
    rig.append("orders", 300 * KIB);
    await rig.settle();
    rig.disk.fail({ op: "datasync", path: /segments/, error: fullError() });
    const error = await rig.checkpoint();
    expect(error?.code).toBeDefined();
    // Whoever sees this code must not wait for space and try again: the next sync would succeed over lost bytes.
    expect(["ENOSPC", "EDQUOT", "SQLITE_FULL"]).not.toContain(error!.code);
    await rig.crashAndOpen();
    expect(rig.loaded.head).toBeUndefined();
    await rig.settle();
    expect(await rig.differing()).toEqual([]);
    expect(await rig.checkpoint()).toBeUndefined();
    await rig.crashAndOpen();
    expect(await rig.differing()).toEqual([]);
  });
});
