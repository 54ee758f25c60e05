import { describe, expect, it } from "vitest";
import { byteCount } from "../../src/io/synced-write.ts";
import type { SyncedWriter } from "../../src/io/disk.ts";
import { entrySize } from "../../src/storage/entry.ts";
import { listJournal } from "../../src/storage/journal-files.ts";
import { emptyDisk, JOURNAL, JournalRig, journalPath, recover } from "../fixtures/journal-rig.ts";
import { fullError, ioError } from "../fixtures/memory-disk.ts";
import { withSeed } from "../fixtures/properties.ts";

const large = (bytes: number, letter = "x") => letter.repeat(bytes);

function journalFiles(rig: JournalRig): number[] {
  return listJournal(rig.disk, JOURNAL).firstIndexes;
}

describe("group commit", () => {
  it("writes what gathered in one turn with one write and one sync, and hands it on in order", async () => {
    const rig = new JournalRig();
    await rig.settle();
    rig.disk.calls = [];
    await rig.group("a", "b", "c");
    expect(rig.groups).toEqual([["a", "b", "c"]]);
    expect([rig.disk.countOf("write"), rig.disk.countOf("datasync")]).toEqual([1, 1]);
  });

  it("gathers everything that comes while a group is being written into the next one", async () => {
    const rig = new JournalRig({ fileBytes: 64 * 1024 });
    rig.submit("first");
    await Promise.resolve();
    for (let i = 0; i < 50; i++) rig.submit(`then-${i}`);
    await rig.settle();
    expect(rig.groups.map((group) => group.length)).toEqual([1, 50]);
    expect(rig.journal.durableIndex).toBe(51);
  });

  it("hands nothing on before its sync, and everything in index order", async () => {
    const rig = new JournalRig({ fileBytes: 8192 });
    const indexes: number[] = [];
    for (let i = 0; i < 40; i++) {
      indexes.push(rig.submit(`${i}`));
      if (i % 7 === 0) await Promise.resolve();
      if (i % 5 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await rig.settle();
    expect(indexes).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
    expect(rig.durable).toEqual(Array.from({ length: 40 }, (_, i) => String(i)));
    // A crash now loses nothing that was handed on.
    rig.disk.crash();
    expect(recover({ disk: rig.disk, fileBytes: 8192 }).replayed.map(({ payload }) => payload)).toEqual(
      rig.durable,
    );
  });

  it("records in each entry the index that was durable when its group was written", async () => {
    const rig = new JournalRig();
    await rig.group("a", "b");
    await rig.group("c");
    await rig.group("d");
    const file = rig.disk.content(journalPath("00000000000000000001.journal"));
    const durableAt = (position: number) =>
      Number(new DataView(file.buffer).getBigUint64(position + 32, true));
    const size = entrySize(1);
    expect([0, 1, 2, 3].map((i) => durableAt(i * size))).toEqual([0, 0, 2, 3]);
  });

  it("hands on in order when a write is done before it returns, in the callback of the one before", async () => {
    // The first group comes back later; the second is done at once, while the first is not handed on yet.
    const answers: (() => void)[] = [];
    const writer: SyncedWriter = {
      write(_file, pieces, _position, done) {
        const answer = (): void => done(null, byteCount(pieces));
        if (answers.push(answer) > 1) answer();
      },
      close: () => undefined,
    };
    const rig = new JournalRig({ writer });
    await rig.group("a");
    await rig.group("b");
    expect(rig.groups).toEqual([]);
    answers[0]!();
    expect(rig.groups).toEqual([["a"], ["b"]]);
  });

  it("lets the confirms of a group out before it writes the next one in this thread", async () => {
    const events: string[] = [];
    const writer: SyncedWriter = {
      blocksFor: () => true,
      write(_file, pieces, _position, done) {
        events.push("written");
        done(null, byteCount(pieces));
      },
      close: () => undefined,
    };
    const rig: JournalRig = new JournalRig({
      writer,
      soon: setImmediate,
      onGroup([ticket]) {
        if (ticket === "a") rig.submit("b");
        queueMicrotask(() => events.push(`${ticket} sent`));
      },
    });
    await rig.group("a");
    expect(events).toEqual(["written", "a sent", "written", "b sent"]);
  });

  it("hands on a large group in slices, with the events that wait in between, in order", async () => {
    const rig: JournalRig = new JournalRig({ soon: setImmediate, fileBytes: 8 * 1024 * 1024 });
    const tickets = Array.from({ length: 40 }, (_, i) => `${i}`.padEnd(100 * 1024, "x"));
    for (const ticket of tickets) rig.submit(ticket);
    const slices: number[] = [];
    let handed = 0;
    while (rig.durable.length < tickets.length) {
      await new Promise(setImmediate);
      if (rig.durable.length > handed) slices.push(rig.durable.length - handed);
      handed = rig.durable.length;
    }
    expect(rig.durable).toEqual(tickets);
    // A slice ends with the entry that makes it 1 MiB; the first may have gone alone.
    expect(slices.length).toBe(4);
    expect(Math.max(...slices)).toBe(11);
  });

  it("writes a few small entries before a large one behind them, and bulk all together", async () => {
    const rig = new JournalRig({ fileBytes: 8 * 1024 * 1024 });
    const few = large(1024, "f");
    const bulk = large(100 * 1024, "b");
    const huge = large(300 * 1024, "h");
    const order = [few, few, huge, few, huge, bulk, huge];
    for (const ticket of order) rig.submit(ticket);
    await rig.settle();
    expect(rig.groups).toEqual([
      [few, few],
      [huge, few, huge, bulk, huge],
    ]);
  });

  it("refuses a payload that is not as long as announced", () => {
    const rig = new JournalRig();
    expect(() => rig.journal.submit(1, 1, 1, 5, (_, at) => at + 4, "short")).toThrow(
      /4 bytes was announced as 5/,
    );
  });

  it("writes nothing while it is held, and everything when let go", async () => {
    const rig = new JournalRig();
    rig.journal.hold(true);
    await rig.group("a", "b");
    expect(rig.durable).toEqual([]);
    expect(rig.journal.waitingBytes).toBe(2 * entrySize(1));
    rig.journal.hold(false);
    await rig.settle();
    expect(rig.groups).toEqual([["a", "b"]]);
    expect(rig.journal.waitingBytes).toBe(0);
  });

  it("finishes the group under way when it is held", async () => {
    const rig = new JournalRig();
    rig.submit("a");
    await Promise.resolve();
    rig.journal.hold(true);
    rig.submit("b");
    await rig.settle();
    expect(rig.durable).toEqual(["a"]);
  });
});

describe("memory", () => {
  it("of entries is used again once they are released, and only then", async () => {
    const rig = new JournalRig({ fileBytes: 4 * 1024 * 1024 });
    rig.keep = true;
    for (let i = 0; i < 3; i++) await rig.group(large(600_000, String(i)));
    expect(rig.journal.arena.heldBytes).toBe(3 * 1024 * 1024);
    const [first] = rig.kept;
    expect(new TextDecoder().decode(first!.bytes.slice(first!.payloadStart, first!.payloadStart + 3))).toBe(
      "000",
    );
    for (const entry of rig.kept.splice(0)) rig.journal.release(entry);
    rig.keep = false;
    for (let i = 0; i < 20; i++) await rig.group(large(600_000));
    expect(rig.journal.arena.heldBytes).toBeLessThanOrEqual(2 * 1024 * 1024);
  });

  it("stays at a few blocks under many small entries", async () => {
    const rig = new JournalRig({ fileBytes: 1024 * 1024 });
    for (let round = 0; round < 30; round++) {
      for (let i = 0; i < 1000; i++) rig.submit(`payload ${round} ${i} ${large(100)}`);
      await rig.settle();
    }
    expect(rig.durable).toHaveLength(30_000);
    expect(rig.journal.arena.heldBytes).toBe(1024 * 1024);
  });

  it("keeps every entry's bytes until it is durable, whatever is submitted and released meanwhile", async () => {
    await withSeed(async (random) => {
      const rig = new JournalRig({ fileBytes: 2 * 1024 * 1024 });
      rig.keep = true;
      const expected: string[] = [];
      for (let round = 0; round < 60; round++) {
        for (let i = random.integer(1, 20); i > 0; i--) {
          const payload = `${expected.length}-${large(random.chance(0.1) ? random.integer(0, 400_000) : random.integer(0, 3000))}`;
          expected.push(payload);
          rig.submit(payload);
        }
        if (random.chance(0.5)) await rig.settle();
        while (rig.kept.length > 0 && random.chance(0.9))
          rig.journal.release(rig.kept.splice(random.integer(0, rig.kept.length - 1), 1)[0]!);
      }
      await rig.settle();
      rig.disk.crash();
      const found = recover({ disk: rig.disk, fileBytes: 2 * 1024 * 1024 }).replayed.map(
        ({ payload }) => payload,
      );
      expect(found.length).toBe(expected.length);
      expect(found.every((payload, i) => payload === expected[i])).toBe(true);
    });
  });
});

describe("files", () => {
  it("follow each other, named by their first index; an entry never spans two", async () => {
    const rig = new JournalRig({ fileBytes: 1024 });
    for (let i = 0; i < 40; i++) rig.submit(large(100, String(i % 10)));
    await rig.settle();
    // 168 bytes an entry: six to a file.
    expect(journalFiles(rig)).toEqual([1, 7, 13, 19, 25, 31, 37]);
    expect(rig.journal.liveFiles.map(({ firstIndex }) => firstIndex)).toEqual([1, 7, 13, 19, 25, 31, 37]);
    expect(recover({ disk: rig.disk, fileBytes: 1024 }).replayed).toHaveLength(40);
  });

  it("take entries of several MiB, each a group of its own beside small ones", async () => {
    const rig = new JournalRig({ fileBytes: 16 * 1024 * 1024 });
    for (const size of [5, 3_000_000, 10, 9_000_000, 8_500_000, 1]) rig.submit(large(size));
    await rig.settle();
    expect(rig.durable.map((payload) => payload.length)).toEqual([5, 3_000_000, 10, 9_000_000, 8_500_000, 1]);
    rig.disk.crash();
    expect(
      recover({ disk: rig.disk, fileBytes: 16 * 1024 * 1024 }).replayed.map(({ payload }) => payload.length),
    ).toEqual([5, 3_000_000, 10, 9_000_000, 8_500_000, 1]);
  });

  it("are filled to the last byte", async () => {
    const rig = new JournalRig({ fileBytes: 1024 });
    // The first file is 1,024 bytes as well: eight entries of 128.
    for (let i = 0; i < 9; i++) rig.submit(large(64));
    await rig.settle();
    expect(journalFiles(rig)).toEqual([1, 9]);
  });

  it("are durable by name before an entry in them is handed on", async () => {
    const rig = new JournalRig({ fileBytes: 1024 });
    for (let i = 0; i < 30; i++) await rig.group(large(100, String(i % 10)));
    rig.disk.crash();
    expect(recover({ disk: rig.disk, fileBytes: 1024 }).replayed).toHaveLength(30);
  });

  it("below a checkpoint are given back, all but the one being written", async () => {
    const rig = new JournalRig({ fileBytes: 1024 });
    for (let i = 0; i < 20; i++) await rig.group(large(100));
    expect(rig.journal.takeFilesBelow(5)).toEqual([]);
    expect(rig.journal.takeFilesBelow(6).map(({ firstIndex }) => firstIndex)).toEqual([1]);
    expect(rig.journal.takeFilesBelow(17).map(({ firstIndex }) => firstIndex)).toEqual([7]);
    expect(rig.journal.takeFilesBelow(20).map(({ firstIndex }) => firstIndex)).toEqual([13]);
    expect(rig.journal.takeFilesBelow(20)).toEqual([]);
    expect(rig.journal.liveFiles.map(({ firstIndex }) => firstIndex)).toEqual([19]);
  });

  it("none of which can hold an entry: it is refused at once, and nothing else suffers", async () => {
    const rig = new JournalRig({ fileBytes: 2048 });
    expect(() => rig.submit(large(2048))).toThrow();
    await rig.group("after");
    expect(rig.durable).toEqual(["after"]);
    expect(rig.journal.nextIndex).toBe(2);
    expect(recover({ disk: rig.disk, fileBytes: 2048 }).replayed.map(({ payload }) => payload)).toEqual([
      "after",
    ]);
  });
});

describe("without a spare file", () => {
  it("the journal waits, and goes on when one is there", async () => {
    const rig = new JournalRig({ fileBytes: 1024, spares: false });
    for (let i = 0; i < 10; i++) rig.submit(large(100, String(i)));
    await rig.settle();
    expect(rig.durable).toHaveLength(6);
    expect(rig.journal.starved).toBe(true);
    expect(rig.sparesWanted).toBeGreaterThan(0);
    rig.submit("late");
    await rig.settle();
    expect(rig.durable).toHaveLength(6);
    rig.makeSpare();
    await rig.settle();
    expect(rig.durable).toHaveLength(11);
    expect(rig.failures).toEqual([]);
  });
});

describe("a short write", () => {
  it("is gone on with until every byte is out, wherever it is cut", async () => {
    for (const short of [1, 7, 64, 100, 167, 168, 169, 400]) {
      const rig = new JournalRig();
      await rig.settle();
      rig.disk.fail({ op: "write", path: /journal$/, short });
      rig.disk.fail({ op: "write", path: /journal$/, short: 3 });
      await rig.group(large(100, "a"), large(100, "b"), large(100, "c"));
      expect(rig.groups).toHaveLength(1);
      rig.disk.crash();
      expect(recover({ disk: rig.disk }).replayed.map(({ payload }) => payload[0])).toEqual(["a", "b", "c"]);
    }
  });

  it("of a group in more pieces than one call takes is gone on with, too", async () => {
    const rig = new JournalRig({ fileBytes: 8 * 1024 * 1024 });
    rig.keep = true;
    // Blocks interleaved by releasing nothing: the group below lies in many blocks of 1 MiB.
    for (let i = 0; i < 12; i++) rig.submit(large(500_000, String(i % 10)));
    rig.disk.fail({ op: "write", path: /journal$/, short: 1_300_001, times: 3 });
    await rig.settle();
    expect(rig.durable).toHaveLength(12);
    rig.disk.crash();
    expect(recover({ disk: rig.disk, fileBytes: 8 * 1024 * 1024 }).replayed).toHaveLength(12);
  });
});

describe("a failure", () => {
  it.each([
    ["write", ioError()],
    ["write", fullError()],
    ["datasync", ioError()],
    ["datasync", fullError()],
  ] as const)("of a %s (%s) is told once; nothing is handed on or written again", async (op, error) => {
    const rig = new JournalRig();
    await rig.group("before");
    rig.disk.fail({ op, path: /journal$/, error });
    rig.submit("lost");
    await Promise.resolve();
    rig.submit("behind");
    await rig.settle();
    rig.disk.calls = [];
    await rig.group("after");
    rig.journal.hold(true);
    rig.journal.hold(false);
    rig.makeSpare();
    await rig.settle();
    expect(rig.failures).toEqual([error]);
    expect(rig.durable).toEqual(["before"]);
    expect(rig.disk.countOf("write", /journal$/)).toBe(0);
    rig.disk.crash();
    expect(recover({ disk: rig.disk }).replayed.map(({ payload }) => payload)).toEqual(["before"]);
  });

  it.each(["rename", "syncDirectory", "open"] as const)(
    "of a file switch (%s) is told once; nothing is handed on",
    async (op) => {
      const rig = new JournalRig({ fileBytes: 1024, spares: false });
      for (let i = 0; i < 2; i++) rig.makeSpare();
      await rig.group(...Array.from({ length: 5 }, () => large(100)));
      rig.disk.fail({ op, path: /journal/, error: ioError() });
      await rig.group(large(100), large(100), large(100));
      await rig.group("more");
      expect(rig.failures).toHaveLength(1);
      expect(rig.durable.length).toBeLessThan(8);
      rig.disk.crash();
      const found = recover({ disk: rig.disk, fileBytes: 1024 }).replayed;
      expect(found.length).toBeGreaterThanOrEqual(rig.durable.length);
    },
  );

  it("of a disk that takes no bytes at all is told, and does not loop", async () => {
    const rig = new JournalRig();
    rig.disk.fail({ op: "write", path: /journal$/, short: 0 });
    await rig.group("x");
    expect(rig.failures).toMatchObject([{ code: "ENOSPC" }]);
  });
});

describe("the listing of a journal directory", () => {
  it("tells journal files, spares and others apart", () => {
    const disk = emptyDisk();
    for (const name of [
      "00000000000000000007.journal",
      "00000000000000000001.journal",
      "spare-3",
      "spare-x",
      "spare-4.tmp",
      "1.journal",
      "core",
    ])
      disk.plant(journalPath(name), new Uint8Array(8));
    expect(listJournal(disk, JOURNAL)).toEqual({
      firstIndexes: [1, 7],
      spares: ["spare-3"],
      unknown: ["1.journal", "core", "spare-4.tmp", "spare-x"],
    });
  });
});
