/** The pools that entries, tails and reads take their memory from. */
import { describe, expect, it } from "vitest";
import { Arena, type ArenaBlock } from "../../src/storage/arena.ts";
import { CHUNK_BYTES, ChunkPool, type TailChunk } from "../../src/storage/tail-chunk.ts";
import { writeWholeSync, writeWholeSynced, plainSyncedWriter } from "../../src/storage/whole-writes.ts";
import { MemoryDisk } from "../fixtures/memory-disk.ts";
import { withSeed } from "../fixtures/properties.ts";

const MIB = 1024 * 1024;

describe("the arena", () => {
  it("never gives memory out twice while it is held, and holds no more than is needed", () => {
    withSeed((random) => {
      const arena = new Arena();
      const held: { block: ArenaBlock; from: number; to: number }[] = [];
      for (let step = 0; step < 5000; step++) {
        if (held.length < 200 && random.chance(0.55)) {
          const bytes = random.chance(0.02) ? random.integer(MIB, 3 * MIB) : random.integer(64, 60_000);
          const block = arena.reserve(bytes);
          const from = block.used;
          expect(from + bytes).toBeLessThanOrEqual(block.bytes.length);
          block.used = from + bytes;
          for (const other of held)
            if (other.block === block) expect(from >= other.to || from + bytes <= other.from).toBe(true);
          held.push({ block, from, to: from + bytes });
        } else if (held.length > 0)
          arena.release(held.splice(random.integer(0, held.length - 1), 1)[0]!.block);
      }
      const blocks = new Set(held.map(({ block }) => block));
      const inUse = [...blocks].reduce((sum, block) => sum + block.bytes.length, 0);
      expect(arena.heldBytes).toBeGreaterThanOrEqual(inUse);
      expect(arena.heldBytes).toBeLessThanOrEqual(inUse + 4 * MIB);
      for (const { block } of held) arena.release(block);
      expect(arena.heldBytes).toBeLessThanOrEqual(4 * MIB);
    });
  });

  it("makes no memory anew that a flood before has left, for entries of any size", () => {
    const arena = new Arena();
    const flood = (): ArrayBufferLike[] => {
      const blocks = Array.from({ length: 100 }, (_, i) => arena.reserve(i % 10 === 0 ? 3 * MIB : 600_000));
      for (const block of blocks) block.used = block.bytes.length;
      for (const block of blocks) arena.release(block);
      return blocks.map(({ bytes }) => bytes.buffer);
    };
    const first = new Set(flood());
    expect(flood().filter((memory) => !first.has(memory)).length).toBeLessThanOrEqual(1);
  });
});

describe("the chunk pool", () => {
  it("begins small, grows four times each, and makes room for a batch of any size", () => {
    const pool = new ChunkPool();
    expect(pool.take(0, 10, 0).bytes.length).toBe(1024);
    expect(pool.take(0, 10, 1024).bytes.length).toBe(4096);
    expect(pool.take(0, 10, CHUNK_BYTES).bytes.length).toBe(CHUNK_BYTES);
    expect(pool.take(0, 3_000_000, 1024).bytes.length).toBeGreaterThanOrEqual(3_000_000);
    expect(pool.take(0, 10, 16 * MIB).bytes.length).toBe(CHUNK_BYTES);
  });

  it("uses a chunk again once it was evicted and nobody sends from it, not before", () => {
    const pool = new ChunkPool();
    const chunk = pool.take(5, 10, CHUNK_BYTES);
    chunk.used = 100;
    pool.pin(chunk);
    pool.pin(chunk);
    pool.evict(chunk);
    expect(pool.heldBytes).toBe(0);
    expect(pool.take(0, 10, CHUNK_BYTES) === chunk).toBe(false);
    pool.unpin(chunk);
    expect(pool.take(0, 10, CHUNK_BYTES) === chunk).toBe(false);
    pool.unpin(chunk);
    expect(pool.take(777, 10, CHUNK_BYTES) === chunk).toBe(true);
    expect(chunk).toMatchObject({ position: 777, used: 0, pins: 0, evicted: false });
  });

  it("counts what is held, whatever is taken, pinned and evicted", () => {
    withSeed((random) => {
      const pool = new ChunkPool();
      const held: TailChunk[] = [];
      const pinned: TailChunk[] = [];
      for (let step = 0; step < 3000; step++) {
        const dice = random.next();
        if (dice < 0.4) {
          const chunk = pool.take(
            step,
            random.integer(1, 2 * CHUNK_BYTES),
            random.chance(0.5) ? CHUNK_BYTES : 0,
          );
          expect(held.includes(chunk) || pinned.includes(chunk)).toBe(false);
          held.push(chunk);
        } else if (dice < 0.6 && held.length > 0) {
          const chunk = held[random.integer(0, held.length - 1)]!;
          pool.pin(chunk);
          pinned.push(chunk);
        } else if (dice < 0.8 && pinned.length > 0)
          pool.unpin(pinned.splice(random.integer(0, pinned.length - 1), 1)[0]!);
        else if (held.length > 0) pool.evict(held.splice(random.integer(0, held.length - 1), 1)[0]!);
        expect(pool.heldBytes).toBe(held.reduce((sum, { bytes }) => sum + bytes.length, 0));
      }
    });
  });
});

describe("whole writes", () => {
  const pieces = (count: number) =>
    Array.from({ length: count }, (_, i) => new Uint8Array(1 + (i % 5)).fill(i));

  function file(disk: MemoryDisk) {
    disk.makeDirectorySync("/d");
    return disk.openSync("/d/f", "create");
  }

  it("go on until every byte is out, however few the disk takes at a time", async () => {
    for (const short of [1, 2, 3, 7, 50]) {
      for (const async of [false, true]) {
        const disk = new MemoryDisk();
        disk.fail({ op: "write", short, times: 1000 });
        const target = file(disk);
        const list = pieces(30);
        if (async) {
          const error = await new Promise((resolve) =>
            writeWholeSynced(plainSyncedWriter, target, list, 5, resolve),
          );
          expect(error).toBeNull();
          disk.syncDirectorySync("/d");
          disk.crash();
        } else writeWholeSync(target, list, 5);
        expect(Buffer.from(disk.content("/d/f").subarray(5)).equals(Buffer.concat(list))).toBe(true);
      }
    }
  });

  it("take more pieces than a call does", async () => {
    const list = pieces(5000);
    for (const async of [false, true]) {
      const disk = new MemoryDisk();
      const target = file(disk);
      if (async)
        expect(
          await new Promise((resolve) => writeWholeSynced(plainSyncedWriter, target, list, 0, resolve)),
        ).toBeNull();
      else writeWholeSync(target, list, 0);
      expect(Buffer.from(disk.content("/d/f")).equals(Buffer.concat(list))).toBe(true);
      if (async) {
        disk.syncDirectorySync("/d");
        disk.crash();
        expect(disk.content("/d/f")).toHaveLength(Buffer.concat(list).length);
      }
    }
  });

  it("of no bytes are done at once", () => {
    const disk = new MemoryDisk();
    expect(() => writeWholeSync(file(disk), [], 0)).not.toThrow();
    expect(() => writeWholeSync(disk.openSync("/d/f", "write"), [new Uint8Array(0)], 0)).not.toThrow();
  });
});
