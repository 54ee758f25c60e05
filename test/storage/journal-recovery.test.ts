import { describe, expect, it } from "vitest";
import { SluiceFault } from "../../src/base/errors.ts";
import { entrySize } from "../../src/storage/entry.ts";
import {
  emptyDisk,
  JOURNAL,
  JournalRig,
  journalPath,
  recover,
  SHARD_UID,
  TRASH,
  type RigOptions,
} from "../fixtures/journal-rig.ts";
import { ioError, type MemoryDisk } from "../fixtures/memory-disk.ts";
import { withSeed } from "../fixtures/properties.ts";
import { headersIn, judge, newestIn, type Verdict } from "./journal-oracle.ts";

const FILE_1 = journalPath("00000000000000000001.journal");
const NEWEST = journalPath("newest");

/** Groups as they were committed; the last is not vouched for by anything. */
async function recorded(
  groups: readonly (readonly string[])[],
  options: RigOptions = {},
): Promise<JournalRig> {
  const rig = new JournalRig(options);
  for (const group of groups) await rig.group(...group);
  return rig;
}

function journalFilesOf(disk: MemoryDisk): Map<number, Uint8Array> {
  const named = disk.filesBelow(JOURNAL).filter((path) => path.endsWith(".journal"));
  return new Map(named.map((path) => [Number(/(\d+)\.journal$/.exec(path)![1]), disk.content(path)]));
}

interface Checkpoint {
  checkpointIndex: number;
  checkpointChain: number;
}

const none: Checkpoint = { checkpointIndex: 0, checkpointChain: 0 };

/** Recovers a copy of the disk and says what came of it in the oracle's words; looks that a cut is clean. */
function outcome(disk: MemoryDisk, fileBytes: number, checkpoint = none): Verdict & { disk?: MemoryDisk } {
  const copy = disk.clone();
  const before = copy
    .filesBelow(JOURNAL)
    .map((path) => [path, Buffer.from(copy.content(path)).toString("latin1")]);
  let found: ReturnType<typeof recover>;
  try {
    found = recover({ disk: copy, fileBytes, ...checkpoint });
  } catch (error) {
    expect(error).toBeInstanceOf(SluiceFault);
    const fault = error as SluiceFault;
    expect(fault.code).toBe("CORRUPT_RANGE");
    // It names file, index and offset, and has changed nothing.
    expect(fault.details).toMatchObject({
      file: expect.stringContaining(JOURNAL),
      offset: expect.stringMatching(/^\d+$/),
    });
    expect(
      copy.filesBelow(JOURNAL).map((path) => [path, Buffer.from(copy.content(path)).toString("latin1")]),
    ).toEqual(before);
    return { kind: "refused", index: Number(fault.details["index"]) };
  }
  const at = found.report.start.nextIndex;
  // What was cut lies nowhere any more, and the cut is synced.
  copy.crash();
  for (const bytes of journalFilesOf(copy).values())
    for (const header of headersIn(bytes, SHARD_UID)) expect(header.index).toBeLessThan(at);
  return { kind: "cut", payloads: found.replayed.map(({ payload }) => payload), at, disk: copy };
}

function expectJudged(disk: MemoryDisk, fileBytes: number, what: string, checkpoint = none): Verdict {
  const newest = newestIn(disk.content(NEWEST));
  const verdict = judge({ files: journalFilesOf(disk), newest, shardUid: SHARD_UID, ...checkpoint });
  const { disk: _disk, ...got } = outcome(disk, fileBytes, checkpoint);
  expect(got, what).toEqual(verdict);
  return verdict;
}

const groups = [
  ["one"],
  ["two", "three"],
  ["four"],
  ["five", "six six six"],
  ["seven", "eight", "nine-nine-nine"],
];

describe("a journal that ended well", () => {
  it("is replayed whole, and goes on where it ended", async () => {
    const rig = await recorded(groups);
    rig.disk.crash();
    const again = new JournalRig({ disk: rig.disk });
    expect(again.replayed.map(({ payload }) => payload)).toEqual(groups.flat());
    expect(again.report).toMatchObject({ replayed: 9, tornBytes: 0 });
    await again.group("ten");
    again.disk.crash();
    expect(recover({ disk: again.disk }).replayed.map(({ payload }) => payload)).toEqual([
      ...groups.flat(),
      "ten",
    ]);
  });

  it("that never held anything is begun, and its first file is small", async () => {
    const rig = new JournalRig({ fileBytes: 64 * 1024 * 1024 });
    expect(rig.replayed).toEqual([]);
    expect(rig.disk.content(FILE_1)).toHaveLength(1024 * 1024);
    await rig.group("a");
    expect(rig.durable).toEqual(["a"]);
  });

  it("is replayed from a checkpoint on, chained to it", async () => {
    const rig = await recorded(groups);
    const { replayed } = recover({ disk: rig.disk.clone() });
    for (const { index, chain } of replayed) {
      const found = recover({ disk: rig.disk.clone(), checkpointIndex: index, checkpointChain: chain });
      expect(found.replayed).toEqual(replayed.slice(index));
      expect(found.report.start).toMatchObject({ nextIndex: 10, chain: replayed.at(-1)!.chain });
    }
  });

  it("that is not the one the checkpoint was made from is refused", async () => {
    const rig = await recorded(groups);
    const { replayed } = recover({ disk: rig.disk.clone() });
    const chain = replayed[4]!.chain ^ 1;
    expect(() => recover({ disk: rig.disk.clone(), checkpointIndex: 5, checkpointChain: chain })).toThrow(
      /not the one the checkpoint was made from/,
    );
  });

  it("of another shard is none of ours: nothing of it is replayed", async () => {
    const rig = await recorded(groups);
    expect(recover({ disk: rig.disk, shardUid: SHARD_UID + 1 }).replayed).toEqual([]);
  });
});

describe("torn or rotten", () => {
  it("every single bit of every header flipped is judged as storage.md says", async () => {
    const { disk } = await recorded(groups);
    const content = disk.content(FILE_1);
    const kinds = { refused: 0, cut: 0 };
    for (const { position, index } of headersIn(content, SHARD_UID)) {
      for (let bit = 0; bit < 512; bit++) {
        disk.damage(FILE_1, (bytes) => void (bytes[position + (bit >> 3)]! ^= 1 << (bit & 7)));
        kinds[expectJudged(disk, 4096, `entry ${index}, bit ${bit}`).kind]++;
        disk.damage(FILE_1, () => content);
      }
    }
    // The last group of three is vouched for by nobody; what is before it is.
    expect(kinds).toEqual({ refused: 6 * 512, cut: 3 * 512 });
  }, 240_000);

  it("every byte of every payload changed is judged as storage.md says", async () => {
    const { disk } = await recorded(groups);
    const content = disk.content(FILE_1);
    for (const { position, index } of headersIn(content, SHARD_UID)) {
      const length = new DataView(content.buffer).getUint32(position + 8, true);
      for (let i = 0; i < length; i++) {
        disk.damage(FILE_1, (bytes) => void (bytes[position + 64 + i]! ^= 0x20));
        expectJudged(disk, 4096, `entry ${index}, payload byte ${i}`);
        disk.damage(FILE_1, () => content);
      }
    }
  });

  it.each(["cut off", "zeroed", "filled with old bytes"])(
    "the file %s at every byte of its last two entries is judged as storage.md says",
    async (how) => {
      const { disk } = await recorded(groups);
      const content = disk.content(FILE_1);
      const entries = headersIn(content, SHARD_UID);
      const end = entries.at(-1)!.position + entrySize("nine-nine-nine".length);
      for (let at = entries.at(-2)!.position; at <= end; at++) {
        disk.damage(FILE_1, (bytes) =>
          how === "cut off" ? bytes.slice(0, at) : bytes.fill(how === "zeroed" ? 0 : 0xa5, at, end),
        );
        expectJudged(disk, 4096, `at ${at}`);
        disk.damage(FILE_1, () => content);
      }
    },
  );

  it("a checkpoint vouches for everything up to its index", async () => {
    const { disk } = await recorded(groups);
    const content = disk.content(FILE_1);
    const { replayed } = recover({ disk: disk.clone() });
    const entries = headersIn(content, SHARD_UID);
    for (const { index: checkpointIndex, chain: checkpointChain } of replayed) {
      for (const { position, index } of entries) {
        disk.damage(FILE_1, (bytes) => void (bytes[position + 64]! ^= 1));
        const verdict = expectJudged(disk, 4096, `checkpoint ${checkpointIndex}, damage ${index}`, {
          checkpointIndex,
          checkpointChain,
        });
        if (index <= checkpointIndex) expect(verdict.kind).toBe("refused");
        disk.damage(FILE_1, () => content);
      }
    }
  });

  it("later entries of the same unsynced group are dropped with the one that is torn, valid as they are", async () => {
    const { disk } = await recorded(groups);
    const entries = headersIn(disk.content(FILE_1), SHARD_UID);
    disk.damage(FILE_1, (bytes) => void bytes.fill(0, entries[6]!.position, entries[6]!.position + 72));
    expect(outcome(disk, 4096)).toMatchObject({ kind: "cut", at: 7, payloads: groups.flat().slice(0, 6) });
  });

  it("damage in any place of a journal of several files is judged as storage.md says", async () => {
    const many = Array.from({ length: 22 }, (_, i) => [`payload ${i} ${"x".repeat(60)}`]);
    const { disk } = await recorded([...many, ["p", "q", "r"]], { fileBytes: 1024 });
    const files = disk.filesBelow(JOURNAL).filter((path) => path.endsWith(".journal"));
    expect(files.length).toBeGreaterThan(3);
    for (const path of files) {
      const content = disk.content(path);
      for (const { position, index } of headersIn(content, SHARD_UID)) {
        disk.damage(path, (bytes) => void (bytes[position + 17]! ^= 1));
        expectJudged(disk, 1024, `${path}, entry ${index}`);
        disk.damage(path, () => content);
      }
    }
  });

  it("random damage and any checkpoint are judged as storage.md says", async () => {
    await withSeed(async (random) => {
      for (let round = 0; round < 30; round++) {
        const rig = new JournalRig({ fileBytes: 1024 });
        for (let i = random.integer(1, 14); i > 0; i--)
          await rig.group(
            ...Array.from({ length: random.integer(1, 5) }, () => "p".repeat(random.integer(0, 200))),
          );
        const { replayed } = recover({ disk: rig.disk.clone(), fileBytes: 1024 });
        const files = rig.disk.filesBelow(JOURNAL).filter((path) => path.endsWith(".journal"));
        for (let damage = 0; damage < 30; damage++) {
          const disk = rig.disk.clone();
          for (let i = random.integer(1, 3); i > 0; i--) {
            const path = files[random.integer(0, files.length - 1)]!;
            disk.damage(path, (bytes) => {
              const at = random.integer(0, bytes.length - 1);
              if (random.chance(0.3)) bytes.fill(0, at, at + random.integer(1, 300));
              else bytes[at]! ^= 1 << random.integer(0, 7);
            });
          }
          const at = random.chance(0.5) ? 0 : random.integer(1, replayed.length);
          expectJudged(disk, 1024, `round ${round}, damage ${damage}`, {
            checkpointIndex: at,
            checkpointChain: at === 0 ? 0 : replayed[at - 1]!.chain,
          });
        }
      }
    });
  });
});

describe("entries of another history", () => {
  it("of the same shard and the same indexes do not pass: the chain tells them", async () => {
    const history = async (letter: string): Promise<JournalRig> =>
      recorded(
        Array.from({ length: 14 }, (_, i) => [`${letter}${i} `.padEnd(100, letter)]),
        { fileBytes: 1024 },
      );
    const ours = await history("a");
    const theirs = await history("b");
    const second = journalPath("00000000000000000007.journal");
    // Somebody restored one file from another place.
    ours.disk.damage(second, () => theirs.disk.content(second));
    expectJudged(ours.disk, 1024, "a foreign file in the middle");
    expect(() => recover({ disk: ours.disk, fileBytes: 1024 })).toThrow(/entry 7 is damaged or gone/);
    // One entry with a header that is right in itself, written over another.
    const one = await recorded([["first"], ["secnd"], ["third"]]);
    const other = await recorded([["fjrst"], ["SECND"], ["third"]]);
    const size = entrySize(5);
    const entry = other.disk.content(FILE_1).subarray(size, 2 * size);
    one.disk.damage(FILE_1, (bytes) => void bytes.set(entry, size));
    expect(expectJudged(one.disk, 4096, "a foreign entry")).toMatchObject({ kind: "refused", index: 2 });
  });
});

describe("a missing file", () => {
  const many = Array.from({ length: 22 }, (_, i) => [`payload ${i} ${"x".repeat(60)}`]);

  it("at the beginning or in the middle is refused, for later entries vouch for what was in it", async () => {
    const { disk } = await recorded(many, { fileBytes: 1024 });
    const files = disk.filesBelow(JOURNAL).filter((path) => path.endsWith(".journal"));
    for (const path of files.slice(0, -1)) {
      const copy = disk.clone();
      copy.unlinkSync(path);
      expect(() => recover({ disk: copy, fileBytes: 1024 }), path).toThrow(SluiceFault);
    }
  });

  it("at the end, or the end of the last one, is refused: it is on record how far the journal got", async () => {
    const { disk } = await recorded(many, { fileBytes: 1024 });
    const last = disk
      .filesBelow(JOURNAL)
      .filter((path) => path.endsWith(".journal"))
      .at(-1)!;
    const gone = disk.clone();
    gone.unlinkSync(last);
    expect(() => recover({ disk: gone, fileBytes: 1024 })).toThrow(/from entry \d+ on is gone/);
    for (const bytes of [0, 8, 1023]) {
      const cut = disk.clone();
      cut.damage(last, (content) => content.slice(0, bytes));
      expect(() => recover({ disk: cut, fileBytes: 1024 })).toThrow(/a file of 1024 bytes has only/);
    }
  });

  it("that was the only one is refused too, not begun anew", async () => {
    const { disk } = await recorded([["a"]]);
    disk.unlinkSync(FILE_1);
    expect(() => recover({ disk })).toThrow(/from entry 1 on is gone/);
  });

  it("is not missed where nothing readable is on record; then the record is made anew", async () => {
    const { disk } = await recorded(many, { fileBytes: 1024 });
    const before = disk.content(NEWEST);
    for (const damage of [(content: Uint8Array) => void (content[9]! ^= 1), () => new Uint8Array(0)]) {
      const copy = disk.clone();
      copy.damage(NEWEST, damage);
      expect(recover({ disk: copy, fileBytes: 1024 }).replayed).toHaveLength(many.length);
      copy.crash();
      expect(copy.content(NEWEST)).toEqual(before);
    }
  });

  it("before the newest is vouched for by the record, when the newest holds nothing yet", async () => {
    const rig = await recorded([["a".repeat(400)], ["b".repeat(400)]], { fileBytes: 1024 });
    // No room: the journal has gone on to the next file, and the power goes before anything is written there.
    rig.disk.fail({ op: "write", path: /0003\.journal$/, error: ioError() });
    await rig.group("c".repeat(400));
    rig.disk.crash();
    expect(rig.disk.filesBelow(JOURNAL).filter((path) => path.endsWith(".journal"))).toHaveLength(2);
    rig.disk.damage(FILE_1, (bytes) => void (bytes[entrySize(400)]! ^= 1));
    expect(() => recover({ disk: rig.disk, fileBytes: 1024 })).toThrow(/entry 2 is damaged or gone/);
  });

  it("wholly below the checkpoint is missed by nobody", async () => {
    const { disk } = await recorded(many, { fileBytes: 1024 });
    const all = recover({ disk: disk.clone(), fileBytes: 1024 }).replayed;
    const { index, chain } = all[14]!;
    disk.unlinkSync(FILE_1);
    expect(
      recover({ disk, fileBytes: 1024, checkpointIndex: index, checkpointChain: chain }).replayed,
    ).toEqual(all.slice(15));
  });
});

describe("after a cut", () => {
  it("what was dropped never comes back, whatever is written over it and crashes again", async () => {
    await withSeed(async (random) => {
      for (let round = 0; round < 25; round++) {
        let rig = new JournalRig({ fileBytes: 2048 });
        const confirmed: string[] = [];
        let name = 0;
        for (let life = 0; life < 6; life++) {
          for (let i = random.integer(0, 4); i > 0; i--) {
            const group = Array.from(
              { length: random.integer(1, 4) },
              () => `life ${life} entry ${name++} ${"x".repeat(random.integer(0, 100))}`,
            );
            await rig.group(...group);
            confirmed.push(...group);
          }
          // A group of which some sectors reach the platter and some do not, never confirmed.
          const torn = Array.from(
            { length: random.integer(1, 5) },
            () => `torn ${life} ${name++} ${"y".repeat(random.integer(0, 100))}`,
          );
          rig.disk.fail({ op: "datasync", path: /journal$/, error: new Error("the power goes") });
          await rig.group(...torn);
          tear(rig.disk, random);
          rig = new JournalRig({ disk: rig.disk, fileBytes: 2048 });
          const found = rig.replayed.map(({ payload }) => payload);
          expect(found.slice(0, confirmed.length)).toEqual(confirmed);
          // Of the torn group a beginning may have survived; it counts from now on.
          const survived = found.slice(confirmed.length);
          expect(survived).toEqual(torn.slice(0, survived.length));
          confirmed.push(...survived);
        }
      }
    });
  });

  /** The last write, written again sector by sector, each there or not. */
  function tear(disk: MemoryDisk, random: { chance(p: number): boolean }): void {
    const before = new Map(disk.filesBelow(JOURNAL).map((path) => [path, disk.content(path)]));
    disk.crash();
    for (const path of disk.filesBelow(JOURNAL)) {
      const written = before.get(path);
      if (written === undefined) continue;
      disk.damage(path, (bytes) => {
        for (let at = 0; at < bytes.length; at += 64)
          if (random.chance(0.5)) bytes.set(written.subarray(at, at + 64), at);
      });
    }
  }

  it("a crash while it is being cut changes nothing: the next start cuts again", async () => {
    const { disk } = await recorded([["one"], ["two"], ["three", "four", "five"]]);
    const entries = headersIn(disk.content(FILE_1), SHARD_UID);
    disk.damage(FILE_1, (bytes) => void (bytes[entries[2]!.position + 66]! ^= 1));
    for (const op of ["write", "datasync", "syncDirectory"] as const) {
      const copy = disk.clone();
      copy.fail({ op, error: new Error("the power goes") });
      expect(() => recover({ disk: copy })).toThrow("the power goes");
      copy.crash();
      expect(recover({ disk: copy }).replayed.map(({ payload }) => payload)).toEqual(["one", "two"]);
    }
  });

  it("files behind the cut lie in the trash, not in the journal", async () => {
    const rig = new JournalRig({ fileBytes: 1024 });
    for (let i = 0; i < 5; i++) await rig.group("x".repeat(100));
    // One group over two files cannot be: the second write begins after the first is durable. So entry 5 is torn
    // only where nothing later is there, and what is behind is a file without entries.
    const last = journalPath("00000000000000000007.journal");
    await rig.group("x".repeat(100));
    rig.disk.plant(last, new Uint8Array(1024));
    rig.disk.damage(FILE_1, (bytes) => void bytes.fill(0, 5 * 168, 6 * 168));
    const { replayed } = recover({ disk: rig.disk, fileBytes: 1024 });
    expect(replayed).toHaveLength(5);
    expect(rig.disk.existsSync(last)).toBe(false);
    expect(rig.disk.filesBelow(TRASH)).toEqual([`${TRASH}/journal-00000000000000000007.journal`]);
  });
});

describe("entries nobody vouches for", () => {
  it("are written again and synced before anything is built upon them", async () => {
    const { disk } = await recorded(groups);
    disk.calls = [];
    const { report } = recover({ disk });
    expect(report.repersisted).toBe(3);
    const path = /00001\.journal$/;
    expect([disk.countOf("write", path), disk.countOf("datasync", path)]).toEqual([1, 1]);
    const [write] = disk.calls.filter((call) => call.op === "write" && path.test(call.path));
    expect(write).toMatchObject({
      bytes: ["seven", "eight", "nine-nine-nine"].reduce((sum, text) => sum + entrySize(text.length), 0),
    });
    expect(disk.countOf("syncDirectory", /journal$/)).toBeGreaterThan(0);
  });

  it("which a failed sync only showed, survive the next crash once a start has counted on them", async () => {
    const rig = await recorded([["one"]]);
    rig.disk.fail({ op: "datasync", path: /journal$/, error: new Error("EIO") });
    await rig.group("two");
    expect(rig.failures).toHaveLength(1);
    // The process ends and starts again; the page cache shows what never reached the disk.
    const again = new JournalRig({ disk: rig.disk });
    expect(again.replayed.map(({ payload }) => payload)).toEqual(["one", "two"]);
    rig.disk.crash();
    expect(recover({ disk: rig.disk }).replayed.map(({ payload }) => payload)).toEqual(["one", "two"]);
  });

  it("are none after a marker", async () => {
    const rig = await recorded(groups);
    rig.submit("", 1);
    await rig.settle();
    expect(recover({ disk: rig.disk }).report.repersisted).toBe(1);
  });
});

describe("files of the journal directory", () => {
  it("that nobody knows go to the trash, also where one of that name lies there", async () => {
    const { disk } = await recorded(groups);
    disk.plant(journalPath("core"), Uint8Array.of(1));
    disk.plant(journalPath("spare-9.tmp"), Uint8Array.of(2));
    disk.plant(`${TRASH}/journal-core`, Uint8Array.of(3));
    expect(recover({ disk }).replayed).toHaveLength(9);
    expect(disk.filesBelow(TRASH)).toEqual([
      `${TRASH}/journal-core`,
      `${TRASH}/journal-core.2`,
      `${TRASH}/journal-spare-9.tmp`,
    ]);
  });

  it("wholly below the checkpoint become spares; what they hold never passes for entries", async () => {
    const many = Array.from({ length: 22 }, (_, i) => [`payload ${i} ${"x".repeat(60)}`]);
    const rig = await recorded(many, { fileBytes: 1024 });
    const { index, chain } = recover({ disk: rig.disk.clone(), fileBytes: 1024 }).replayed[14]!;
    let again = new JournalRig({
      disk: rig.disk,
      fileBytes: 1024,
      checkpointIndex: index,
      checkpointChain: chain,
    });
    expect(again.replayed.map(({ payload }) => payload)).toEqual(many.flat().slice(15));
    for (let i = 0; i < 12; i++) await again.group(`more ${i} ${"z".repeat(61)}`);
    again.disk.crash();
    again = new JournalRig({
      disk: rig.disk,
      fileBytes: 1024,
      checkpointIndex: index,
      checkpointChain: chain,
    });
    expect(again.replayed.map(({ payload }) => payload.slice(0, 7))).toEqual([
      ...many
        .flat()
        .slice(15)
        .map((payload) => payload.slice(0, 7)),
      ...Array.from({ length: 12 }, (_, i) => `more ${i} ${"z".repeat(61)}`.slice(0, 7)),
    ]);
  });

  it("that are spares too small for today's setting are not used", async () => {
    const rig = await recorded([["a"]], { fileBytes: 1024 });
    await rig.settle();
    const again = new JournalRig({ disk: rig.disk, fileBytes: 64 * 1024 });
    await again.group("x".repeat(40_000), "y".repeat(40_000), "z");
    expect(again.durable).toHaveLength(3);
    again.disk.crash();
    expect(recover({ disk: again.disk, fileBytes: 64 * 1024 }).replayed).toHaveLength(4);
  });
});

describe("a first start that was killed", () => {
  it("while it made the first file is begun again", () => {
    const disk = emptyDisk();
    disk.plant(journalPath("00000000000000000001.journal.tmp"), new Uint8Array(100));
    expect(recover({ disk }).replayed).toEqual([]);
    expect(disk.filesBelow(JOURNAL)).toEqual([FILE_1, NEWEST]);
  });
});
