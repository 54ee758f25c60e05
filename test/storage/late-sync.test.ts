/** A journal that hands on what is written and syncs later: what it may lose, and what goes on waiting for a sync. */
import { describe, expect, it } from "vitest";
import { EntryKind } from "../../src/core/commands.ts";
import { listJournal } from "../../src/storage/journal-files.ts";
import {
  emptyDisk,
  JOURNAL,
  JournalRig,
  journalPath,
  recover,
  type RigOptions,
} from "../fixtures/journal-rig.ts";
import { ioError, MemoryDisk } from "../fixtures/memory-disk.ts";
import { withSeed } from "../fixtures/properties.ts";
import { VirtualTime } from "../fixtures/virtual-time.ts";

const INTERVAL_MS = 100;
const journalFile = /\.journal$/;
const FIRST = journalPath("00000000000000000001.journal");

/** `when`: the virtual time at which each group was handed on. */
class LateRig extends JournalRig {
  readonly time: VirtualTime;
  readonly handedOn: { ms: number; tickets: readonly string[] }[];

  constructor(options: RigOptions = {}, time = new VirtualTime()) {
    const handedOn: LateRig["handedOn"] = [];
    super({
      ...options,
      lateSync: {
        intervalMs: INTERVAL_MS,
        timers: time,
        monotonicMs: () => time.monotonicMs(),
        mustSync: (kind) => kind !== EntryKind.append,
      },
      onGroup: (tickets) => handedOn.push({ ms: time.monotonicMs(), tickets }),
    });
    this.time = time;
    this.handedOn = handedOn;
  }

  async pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left--) {
      this.time.advance(1);
      await this.settle();
    }
  }

  get syncs(): number {
    return this.disk.countOf("datasync", journalFile);
  }
}

async function rigAtRest(options: RigOptions = {}): Promise<LateRig> {
  const rig = new LateRig(options);
  await rig.settle();
  rig.disk.calls = [];
  return rig;
}

/** What a start finds after the power went now. */
function afterPowerLoss(rig: LateRig, keep?: (path: string, position: number) => boolean): string[] {
  rig.disk.crash(keep);
  return recover({ disk: rig.disk }).replayed.map(({ payload }) => payload);
}

/** A disk whose syncs can be kept from ending. */
function stuckDisk(): { disk: MemoryDisk; stuck: { now: boolean }; release: () => void } {
  const waiting: (() => void)[] = [];
  const stuck = { now: false };
  const disk = emptyDisk();
  const openSync = disk.openSync.bind(disk);
  disk.openSync = (path, mode) => {
    const file = openSync(path, mode);
    const { datasync } = file;
    file.datasync = (done) => {
      if (stuck.now) waiting.push(() => datasync.call(file, done));
      else datasync.call(file, done);
    };
    return file;
  };
  const release = (): void => {
    stuck.now = false;
    for (const go of waiting.splice(0)) go();
  };
  return { disk, stuck, release };
}

describe("what is written", () => {
  it("is handed on without a sync, and synced by half of the interval, one sync for all", async () => {
    const rig = await rigAtRest();
    await rig.group("a");
    await rig.group("b", "c");
    expect([rig.durable, rig.syncs, rig.journal.durableIndex]).toEqual([["a", "b", "c"], 0, 0]);
    await rig.pass(INTERVAL_MS / 2 - 1);
    expect(rig.syncs).toBe(0);
    await rig.pass(1);
    expect([rig.syncs, rig.journal.durableIndex]).toEqual([1, 3]);
    await rig.pass(10 * INTERVAL_MS);
    expect(rig.syncs).toBe(1);
    expect(afterPowerLoss(rig)).toEqual(["a", "b", "c"]);
  });

  it("is lost with the power before that, and only then", async () => {
    const rig = await rigAtRest();
    await rig.group("a");
    await rig.pass(INTERVAL_MS);
    await rig.group("b");
    expect(rig.durable).toEqual(["a", "b"]);
    expect(recover({ disk: rig.disk.snapshot() }).replayed.map(({ payload }) => payload)).toEqual(["a", "b"]);
    expect(afterPowerLoss(rig)).toEqual(["a"]);
  });

  it("waits for a sync that takes too long, so that no more than the interval is ever at stake", async () => {
    const { disk, stuck, release } = stuckDisk();
    const rig = await rigAtRest({ disk, fileBytes: 64 * 1024 });
    stuck.now = true;
    for (let i = 0; i < 3 * INTERVAL_MS; i++) {
      rig.submit(`${i}`);
      await rig.pass(1);
    }
    const [first, last] = [rig.handedOn[0]!, rig.handedOn.at(-1)!];
    expect(rig.durable).toHaveLength(INTERVAL_MS);
    expect(last.ms - first.ms).toBeLessThan(INTERVAL_MS);
    release();
    await rig.settle();
    expect(rig.durable).toHaveLength(3 * INTERVAL_MS);
  });

  it("that ends too late itself is synced before it is handed on", async () => {
    const held: (() => void)[] = [];
    const slow = { now: false };
    const disk = new MemoryDisk((step) => {
      if (slow.now) held.push(step);
      else setImmediate(step);
    });
    for (const directory of [JOURNAL, "/data/trash"]) disk.makeDirectorySync(directory);
    const rig = await rigAtRest({ disk });
    slow.now = true;
    rig.submit("slow");
    await Promise.resolve();
    rig.time.advance(INTERVAL_MS);
    slow.now = false;
    for (const step of held.splice(0)) step();
    expect(rig.durable).toEqual([]);
    await rig.settle();
    expect([rig.durable, rig.syncs]).toEqual([["slow"], 1]);
  });

  it("records as durable what was synced, not what was handed on", async () => {
    const rig = await rigAtRest();
    await rig.group("a");
    await rig.group("b");
    const second = rig.disk.content(FIRST).subarray(72);
    expect(new DataView(second.buffer, second.byteOffset).getBigUint64(32, true)).toBe(0n);
    // So what is torn out of the middle of it is a legal loss.
    expect(afterPowerLoss(rig, (_path, position) => position > 0)).toEqual([]);
  });
});

describe("a sync comes first", () => {
  it("before entries of the kinds that must have one are handed on, and what is behind them waits in line", async () => {
    const { disk, stuck, release } = stuckDisk();
    const rig = await rigAtRest({ disk });
    stuck.now = true;
    rig.submit("a");
    rig.submit("topic", EntryKind.createTopic);
    await rig.settle();
    await rig.group("b");
    expect(rig.durable).toEqual([]);
    release();
    await rig.settle();
    expect(rig.durable).toEqual(["a", "topic", "b"]);
    expect(rig.journal.durableIndex).toBeGreaterThanOrEqual(2);
  });

  it("before the journal goes on in its next file", async () => {
    const rig = await rigAtRest({ fileBytes: 1024 });
    for (let i = 0; i < 12; i++) await rig.group("x".repeat(100));
    const { firstIndexes } = listJournal(rig.disk, JOURNAL);
    expect(firstIndexes.length).toBeGreaterThan(1);
    expect(rig.journal.durableIndex).toBeGreaterThanOrEqual(firstIndexes.at(-1)! - 1);
    rig.disk.crash();
    expect(recover({ disk: rig.disk, fileBytes: 1024 }).replayed.length).toBeGreaterThanOrEqual(
      firstIndexes.at(-1)! - 1,
    );
  });

  it("before whoever asked for it hears, and nothing is handed on in between", async () => {
    const rig = await rigAtRest();
    rig.submit("a");
    await Promise.resolve();
    rig.submit("b");
    const heard: [number, string[]][] = [];
    rig.journal.whenSynced(() => heard.push([rig.journal.durableIndex, rig.durable]));
    expect(heard).toEqual([]);
    await rig.settle();
    expect(heard).toEqual([[1, ["a"]]]);
    expect(rig.durable).toEqual(["a", "b"]);
  });

  it("also where the journal waits for a spare file", async () => {
    const rig = await rigAtRest({ fileBytes: 1024, spares: false });
    for (let i = 0; i < 12; i++) await rig.group("x".repeat(100));
    expect(rig.journal.starved).toBe(true);
    let heard = 0;
    rig.journal.whenSynced(() => heard++);
    await rig.settle();
    expect(heard).toBe(1);
    rig.makeSpare();
    await rig.settle();
    expect(rig.durable).toHaveLength(12);
  });

  it("at once, where nothing is left to sync", async () => {
    const rig = await rigAtRest();
    await rig.group("a");
    await rig.pass(INTERVAL_MS);
    let heard = 0;
    rig.journal.whenSynced(() => heard++);
    expect(heard).toBe(1);
  });
});

it("a sync that fails ends it: nothing more is handed on, and nothing is tried again", async () => {
  const rig = await rigAtRest();
  await rig.group("a");
  rig.disk.fail({ op: "datasync", path: journalFile, error: ioError() });
  await rig.pass(INTERVAL_MS);
  await rig.group("b");
  await rig.pass(5 * INTERVAL_MS);
  expect(rig.failures).toHaveLength(1);
  expect([rig.durable, rig.syncs]).toEqual([["a"], 1]);
});

it("whatever is submitted when, a loss of power takes the end only, and of one interval at most", async () => {
  let lost = 0;
  await withSeed(async (random) => {
    for (let round = 0; round < 60; round++) {
      const rig = new LateRig({ fileBytes: 4096 });
      await rig.settle();
      let count = 0;
      for (let step = random.integer(1, 120); step > 0; step--) {
        for (let n = random.integer(0, 3); n > 0; n--)
          rig.submit(`${count++}${"x".repeat(random.integer(0, 300))}`, random.chance(0.05) ? 4 : 7);
        if (random.chance(0.1)) rig.time.advance(random.integer(1, 2 * INTERVAL_MS));
        else rig.time.advance(random.integer(0, 5));
        if (random.chance(0.7)) await rig.settle();
        else await Promise.resolve();
      }
      const { durableIndex } = rig.journal;
      const handedOn = rig.handedOn.flatMap(({ ms, tickets }) => tickets.map((ticket) => ({ ms, ticket })));
      rig.disk.crash(() => random.chance(0.3));
      const found = recover({ disk: rig.disk }).replayed.map(({ payload }) => payload);
      expect(found.length).toBeGreaterThanOrEqual(durableIndex);
      expect(handedOn.slice(0, found.length).map(({ ticket }) => ticket)).toEqual(
        found.slice(0, handedOn.length),
      );
      const gone = handedOn.slice(found.length);
      lost += gone.length;
      if (gone.length > 0) expect(gone.at(-1)!.ms - gone[0]!.ms).toBeLessThan(INTERVAL_MS);
    }
  });
  console.log(`lost with the power although handed on: ${lost} entries (at least 20)`);
  expect(lost).toBeGreaterThanOrEqual(20);
});
