import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SluiceFault } from "../../src/base/errors.ts";
import { CheckpointStore } from "../../src/storage/checkpoint-store.ts";
import { StorageEngine, type StoragePaths } from "../../src/storage/storage-engine.ts";
import type {
  CheckpointRequest,
  Piece,
  SegmentRow,
  StorageRequest,
} from "../../src/storage/storage-messages.ts";
import { fullError, ioError, MemoryDisk } from "../fixtures/memory-disk.ts";
import { tempDirectory } from "../fixtures/temp-directory.ts";

interface Rig {
  disk: MemoryDisk;
  paths: StoragePaths;
  start(): StorageEngine;
}

function rig(): Rig {
  const disk = new MemoryDisk();
  const paths = {
    segments: "/d/segments",
    journal: "/d/journal",
    trash: "/d/trash",
    checkpoint: join(tempDirectory(), "c.db"),
  };
  return {
    disk,
    paths,
    start: () => {
      const engine = new StorageEngine(disk, paths);
      engine.load();
      expect(engine.handle({ kind: "sweep", id: 0 }).error).toBeUndefined();
      return engine;
    },
  };
}

function piece(bytes: Uint8Array): Piece {
  return { memory: bytes.buffer, offset: bytes.byteOffset, length: bytes.length };
}

function checkpoint(appliedIndex: number, more: Partial<CheckpointRequest> = {}): StorageRequest {
  const head = { appliedIndex, chain: 1, epoch: 1, timeMs: 1 };
  return {
    kind: "checkpoint",
    id: 1,
    request: { head, changes: new Uint8Array(0), segments: [], tails: [], spilled: [], dropped: [], ...more },
  };
}

function write(
  partitionUid: number,
  filePosition: number,
  bytes: Uint8Array,
  baseOffset = 0,
): StorageRequest {
  const upTo = filePosition + bytes.length;
  return {
    kind: "write",
    id: 1,
    writes: [{ partitionUid, baseOffset, generation: 0, filePosition, upTo, pieces: [piece(bytes)] }],
  };
}

function row(partitionUid: number, baseOffset: number, bytes: number, sealed = false): SegmentRow {
  return { partitionUid, baseOffset, basePosition: 0, generation: 0, bytes, sealed };
}

const log = (uid: number, base: number, suffix = "log") =>
  `/d/segments/${uid}/${String(base).padStart(20, "0")}.0.${suffix}`;
const fill = (length: number, byte: number) => new Uint8Array(length).fill(byte);

describe("segment writes", () => {
  it("make directories and files as needed, durable by name once a checkpoint counts on them", () => {
    const { disk, start } = rig();
    const engine = start();
    engine.handle(write(7, 0, fill(100, 1)));
    engine.handle(write(7, 100, fill(50, 2)));
    engine.handle(write(9, 0, fill(10, 3), 500));
    expect(
      engine.handle(checkpoint(1, { segments: [row(7, 0, 150), row(9, 500, 10)] })).error,
    ).toBeUndefined();
    disk.crash();
    expect(disk.content(log(7, 0))).toEqual(Uint8Array.of(...fill(100, 1), ...fill(50, 2)));
    expect(disk.content(log(9, 500))).toHaveLength(10);
  });

  it("are gone on with where the disk takes fewer bytes than asked", () => {
    const { disk, start } = rig();
    const engine = start();
    for (let i = 0; i < 3; i++) disk.fail({ op: "write", path: /segments/, short: 7 });
    expect(engine.handle(write(7, 0, fill(100, 1))).error).toBeUndefined();
    expect(disk.content(log(7, 0))).toEqual(fill(100, 1));
  });

  it("are synced as they go, every MiB of a file", () => {
    const { disk, start } = rig();
    const engine = start();
    const quarter = 256 * 1024;
    for (let i = 0; i < 10; i++) engine.handle(write(7, i * quarter, fill(quarter, i)));
    expect(disk.countOf("datasync", /segments/)).toBe(2);
    engine.handle(checkpoint(1));
    expect(disk.countOf("datasync", /segments/)).toBe(3);
    engine.handle(checkpoint(2));
    expect(disk.countOf("datasync", /segments/)).toBe(3);
  });

  it("use at most 512 handles, and lose nothing of a file whose handle was closed", () => {
    const { disk, start } = rig();
    const engine = start();
    for (let uid = 1; uid <= 600; uid++) engine.handle(write(uid, 0, fill(10, 1)));
    for (let uid = 1; uid <= 600; uid++) engine.handle(write(uid, 10, fill(10, 2)));
    engine.handle(checkpoint(1));
    disk.crash();
    for (let uid = 1; uid <= 600; uid++)
      expect(disk.content(log(uid, 0))).toEqual(Uint8Array.of(...fill(10, 1), ...fill(10, 2)));
  });

  it("of a sealed segment leave no handle after the next checkpoint, those of an active one do", () => {
    const { disk, start } = rig();
    const engine = start();
    const seal = (baseOffset: number) => {
      const none = new Uint8Array(0);
      const request = { kind: "seal", id: 1, partitionUid: 7, baseOffset, generation: 0 } as const;
      expect(engine.handle({ ...request, index: none, timeIndex: none }).error).toBeUndefined();
    };
    for (let base = 0; base < 50; base += 10) {
      engine.handle(write(7, 0, fill(100, 1), base));
      if (base < 40) seal(base);
    }
    engine.handle(checkpoint(1));
    expect(disk.openHandles(/\.log$/)).toBe(1);
    // One that found no space comes after its seal.
    engine.handle(write(7, 100, fill(10, 2), 20));
    engine.handle(checkpoint(2));
    disk.crash();
    expect(disk.content(log(7, 20))).toEqual(Uint8Array.of(...fill(100, 1), ...fill(10, 2)));
    expect(disk.content(log(7, 30))).toEqual(fill(100, 1));
  });

  it("that failed keep every checkpoint from passing until they are made good", () => {
    const { disk, paths, start } = rig();
    const engine = start();
    disk.fail({ op: "write", path: /segments/, error: fullError() });
    expect(engine.handle(write(7, 0, fill(100, 1))).error).toMatchObject({ code: "ENOSPC" });
    expect(engine.handle(checkpoint(1, { segments: [row(7, 0, 100)] })).error).toMatchObject({
      code: "ENOSPC",
    });
    expect(engine.handle({ kind: "checkpoint-again", id: 1 }).error).toMatchObject({ code: "ENOSPC" });
    engine.handle({ kind: "close", id: 1 });
    const store = new CheckpointStore(paths.checkpoint);
    expect(store.load().head).toBeUndefined();
    store.close();
  });

  it("of an error other than a full disk keep its code", () => {
    const { disk, start } = rig();
    const engine = start();
    disk.fail({ op: "write", path: /segments/, error: ioError() });
    expect(engine.handle(write(7, 0, fill(100, 1))).error).toMatchObject({ code: "EIO" });
  });
});

describe("a checkpoint", () => {
  it("is committed after every segment file it counts on was synced, names included", () => {
    const { disk, start } = rig();
    const engine = start();
    engine.handle(write(7, 0, fill(100, 1)));
    for (const [op, path] of [
      ["datasync", /segments/],
      ["syncDirectory", /segments/],
    ] as const) {
      disk.fail({ op, path, error: ioError() });
      expect(engine.handle(checkpoint(1, { segments: [row(7, 0, 100)] })).error).toBeDefined();
    }
  });

  it("makes the names durable that a killed run left, also where it makes none itself", () => {
    const { disk, paths, start } = rig();
    disk.plant("/d/journal/00000000000000000001.journal", fill(10, 0));
    const killed = start();
    // The segment is known, and all of its bytes are still rows.
    killed.handle(checkpoint(1, { segments: [row(7, 0, 0)] }));
    killed.handle(write(7, 0, fill(100, 1)));
    const engine = start();
    engine.handle(write(7, 0, fill(100, 1)));
    expect(engine.handle(checkpoint(2, { segments: [row(7, 0, 100)] })).error).toBeUndefined();
    disk.crash();
    expect(disk.content(log(7, 0))).toHaveLength(100);
    expect(() => new StorageEngine(disk, paths).load()).not.toThrow();
  });

  it("that failed is committed before the next one, and nothing of it is lost", () => {
    const { disk, paths, start } = rig();
    const engine = start();
    const tail = fill(20, 5);
    engine.handle(write(7, 0, fill(100, 1)));
    disk.fail({ op: "syncDirectory", path: /segments/, error: fullError() });
    const tails = [{ partitionUid: 7, position: 100, pieces: [piece(tail)] }];
    expect(engine.handle(checkpoint(1, { segments: [row(7, 0, 100)], tails })).error).toMatchObject({
      code: "ENOSPC",
    });
    // Once the failure is told the memory may be used for other things.
    tail.fill(9);
    expect(engine.handle(checkpoint(2)).error).toBeUndefined();
    engine.handle({ kind: "close", id: 1 });
    const store = new CheckpointStore(paths.checkpoint);
    const loaded = store.load();
    store.close();
    expect(loaded.head?.appliedIndex).toBe(2);
    expect(loaded.segments).toHaveLength(1);
    expect(new Uint8Array(loaded.tails[0]!.bytes)).toEqual(fill(20, 5));
  });
});

describe("a journal's spare files", () => {
  it("are made zero-filled and synced, and recycled or removed by one synced step", () => {
    const { disk, start } = rig();
    const engine = start();
    engine.handle({ kind: "make-spare", id: 1, name: "spare-1", bytes: 3_000_000 });
    disk.crash();
    expect(disk.content("/d/journal/spare-1").every((byte) => byte === 0)).toBe(true);
    expect(disk.content("/d/journal/spare-1")).toHaveLength(3_000_000);
    disk.plant("/d/journal/00000000000000000001.journal", fill(10, 1));
    disk.plant("/d/journal/00000000000000000005.journal", fill(10, 2));
    const renames = [
      { from: "00000000000000000001.journal", to: null },
      { from: "00000000000000000005.journal", to: "spare-2" },
    ];
    engine.handle({ kind: "recycle", id: 1, renames });
    disk.crash();
    expect(disk.filesBelow("/d/journal")).toEqual(["/d/journal/spare-1", "/d/journal/spare-2"]);
  });

  it("for which there is no room leave nothing behind", () => {
    const { disk, start } = rig();
    const engine = start();
    disk.capacityBytes = 2_000_000;
    expect(
      engine.handle({ kind: "make-spare", id: 1, name: "spare-1", bytes: 3_000_000 }).error,
    ).toMatchObject({ code: "ENOSPC" });
    expect(disk.filesBelow("/d/journal")).toEqual([]);
    disk.capacityBytes = Infinity;
    expect(
      engine.handle({ kind: "make-spare", id: 1, name: "spare-1", bytes: 3_000_000 }).error,
    ).toBeUndefined();
  });
});

describe("at a start", () => {
  /** A data directory with a checkpoint of these rows, and these files. */
  function left(rows: SegmentRow[], files: Record<string, Uint8Array>): Rig {
    const made = rig();
    const store = new CheckpointStore(made.paths.checkpoint);
    const head = { appliedIndex: 10, chain: 1, epoch: 1, timeMs: 1 };
    store.commit({ head, changes: new Uint8Array(0), segments: rows, tails: [], spilled: [], dropped: [] });
    store.close();
    for (const [path, bytes] of Object.entries(files)) made.disk.plant(path, bytes);
    made.disk.plant("/d/journal/00000000000000000003.journal", fill(10, 0));
    return made;
  }

  it("a segment file longer than the checkpoint knows is cut to what counts", () => {
    const { disk, start } = left([row(7, 0, 60)], { [log(7, 0)]: fill(100, 1) });
    start();
    expect(disk.content(log(7, 0))).toEqual(fill(60, 1));
  });

  it("a file that the checkpoint does not name goes to the trash, and so does a partition", () => {
    const { disk, start } = left([row(7, 0, 60, true), row(7, 50, 5)], {
      [log(7, 0)]: fill(60, 1),
      [log(7, 0, "index")]: fill(5, 1),
      [log(7, 0, "timeindex")]: fill(5, 1),
      [log(7, 50)]: fill(5, 1),
      [log(7, 50, "index")]: fill(5, 1),
      [log(7, 90)]: fill(5, 1),
      "/d/segments/7/core": fill(5, 1),
      [log(8, 0)]: fill(5, 1),
    });
    start();
    expect(disk.filesBelow("/d/segments")).toEqual([
      log(7, 0, "index"),
      log(7, 0),
      log(7, 0, "timeindex"),
      log(7, 50),
    ]);
    expect(disk.filesBelow("/d/trash")).toHaveLength(4);
  });

  it.each([
    ["is shorter than the checkpoint knows", [row(7, 0, 60)], { [log(7, 0)]: fill(59, 1) }],
    ["is gone", [row(7, 0, 60)], {}],
    ["is gone, a sealed one", [row(7, 0, 60, true), row(7, 9, 0)], {}],
  ])("a segment file that %s is refused, and nothing is changed", (_what, rows, files) => {
    const { disk, start } = left(rows, { ...files, [log(9, 0)]: fill(5, 1) });
    const before = disk.filesBelow("/d");
    expect(start).toThrow(SluiceFault);
    expect(start).toThrow(/is damaged/);
    expect(disk.filesBelow("/d")).toEqual(before);
  });

  it("one damaged file keeps all others from being cut", () => {
    const { disk, start } = left([row(7, 0, 60), row(8, 0, 60)], {
      [log(7, 0)]: fill(100, 1),
      [log(8, 0)]: fill(10, 1),
    });
    expect(start).toThrow(SluiceFault);
    expect(disk.content(log(7, 0))).toHaveLength(100);
  });

  it("a segment all of whose bytes are still rows needs no file", () => {
    const { start } = left([row(7, 0, 0)], {});
    expect(start).not.toThrow();
  });

  it("a checkpoint that is gone, or older than the journal, throws nothing away: it is refused", () => {
    const { disk, paths, start } = left([row(7, 0, 60)], { [log(7, 0)]: fill(100, 1) });
    const before = disk.filesBelow("/d");
    // Somebody removed checkpoint.db: the journal does not begin at the first entry.
    const lost = { ...paths, checkpoint: join(tempDirectory(), "c.db") };
    for (let tries = 0; tries < 3; tries++)
      expect(() => new StorageEngine(disk, lost).load()).toThrow(/Nothing was changed/);
    expect(disk.filesBelow("/d")).toEqual(before);
    expect(disk.content(log(7, 0))).toHaveLength(100);
    // An old one was put in its place.
    disk.renameSync("/d/journal/00000000000000000003.journal", "/d/journal/00000000000000000012.journal");
    expect(start).toThrow(/no journal file holds entry 11/);
    expect(disk.content(log(7, 0))).toHaveLength(100);
  });

  it("without checkpoint and journal, but with segments, is refused", () => {
    const { disk, paths } = left([], { [log(7, 0)]: fill(100, 1) });
    disk.unlinkSync("/d/journal/00000000000000000003.journal");
    const lost = { ...paths, checkpoint: join(tempDirectory(), "c.db") };
    expect(() => new StorageEngine(disk, lost).load()).toThrow(SluiceFault);
    expect(disk.content(log(7, 0))).toHaveLength(100);
  });

  it("what starts moved to the trash stays until one of them has replayed the journal: starts that fail lose nothing", () => {
    const { disk, start } = left([row(7, 0, 60)], {
      [log(7, 0)]: fill(60, 1),
      [log(8, 0)]: fill(5, 1),
      "/d/trash/old": fill(5, 1),
    });
    for (let tries = 0; tries < 3; tries++) {
      // As a replay that ends in a refusal: it writes what it comes to.
      const engine = start();
      engine.handle(write(8, 0, fill(50, tries)));
      engine.handle({ kind: "close", id: 1 });
    }
    expect(disk.content("/d/trash/segment-8-/00000000000000000000.0.log")).toEqual(fill(5, 1));
    expect(disk.filesBelow("/d/trash")).toEqual([
      "/d/trash/old",
      "/d/trash/segment-8-/00000000000000000000.0.log",
    ]);
    const engine = start();
    expect(engine.handle(checkpoint(11)).error).toBeUndefined();
    expect(disk.filesBelow("/d/trash")).toHaveLength(2);
    expect(engine.handle({ kind: "recovered", id: 2 }).error).toBeUndefined();
    expect(disk.filesBelow("/d/trash")).toEqual([]);
  });
});
