/**
 * A journal that the shipped node wrote, damaged in every bit of every header, and at every byte of its last two entries.
 * What a start makes of it is what storage.md says: refused where anything vouches for the entry, cut where nothing does.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emptyDisk, journalPath, recover } from "../fixtures/journal-rig.ts";
import type { MemoryDisk } from "../fixtures/memory-disk.ts";
import { headersIn, judge, newestIn } from "../storage/journal-oracle.ts";
import { recordJournal, type RecordedJournal } from "./recorded-journal.ts";

const FILE = journalPath("00000000000000000001.journal");
const NEWEST = journalPath("newest");
const HEADER_BITS = 512;
const MINIMUM_ENTRIES = 60;
const MINIMUM_CUTS = 3 * 400;

let journal: RecordedJournal;
let disk: MemoryDisk;
const counts = { bits: 0, refused: 0, cut: 0, ends: 0 };

beforeAll(async () => {
  journal = await recordJournal(8);
  disk = emptyDisk();
  disk.plant(FILE, journal.bytes);
}, 120_000);

afterAll(() => {
  const minimum = MINIMUM_ENTRIES * HEADER_BITS;
  console.log(
    `${journal.entries.length} recorded entries: ${counts.bits} header bits flipped (minimum ${minimum}), ` +
      `${counts.refused} refused, ${counts.cut} cut; ${counts.ends} ends at every byte of the last two (minimum ${MINIMUM_CUTS})`,
  );
});

/** "refused 5", or "replayed 7, chain 1234". */
type Outcome = string;

/** A start on the damaged file. A refusal has changed nothing; of a cut nothing is left behind. */
function outcome(): Outcome {
  disk.calls = [];
  let found: ReturnType<typeof recover>;
  try {
    found = recover({ disk, shardUid: journal.shardUid, fileBytes: journal.bytes.length });
  } catch (error) {
    const { code, details } = error as { code: string; details: Record<string, string> };
    // No matchers here: this is done some forty thousand times.
    if (code !== "CORRUPT_RANGE") throw error;
    const change = disk.calls.find(({ op }) => op !== "open" && op !== "read");
    if (change !== undefined)
      throw new Error(`a refused start did ${JSON.stringify(change)}`, { cause: error });
    return `refused ${details["index"]!}`;
  }
  disk.crash();
  for (const { index } of headersIn(disk.content(FILE), journal.shardUid))
    if (index >= found.report.start.nextIndex) throw new Error(`entry ${index} was cut and lies there still`);
  return replayedTo(found.replayed.length, found.replayed.at(-1)?.chain ?? 0);
}

function replayedTo(entries: number, chain: number): Outcome {
  return `replayed ${entries}, chain ${chain}`;
}

describe("a journal of the shipped node", () => {
  it("holds every kind of entry, and groups of several", () => {
    const { entries } = journal;
    expect(entries.length).toBeGreaterThanOrEqual(MINIMUM_ENTRIES);
    expect(entries.map(({ index }) => index)).toEqual(entries.map((_, i) => i + 1));
    expect([...new Set(entries.map(({ kind }) => kind))].sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(entries.filter(({ index, durable }) => durable < index - 1).length).toBeGreaterThan(5);
    expect(new Set(journal.answers.map((answer) => answer.split(" ")[0]))).toEqual(
      new Set(["appended", "duplicate", "refused"]),
    );
    expect(outcome()).toBe(replayedTo(entries.length, entries.at(-1)!.chain));
  });

  it("with any bit of any header flipped is refused or cut as storage.md says", { timeout: 240_000 }, () => {
    const { entries } = journal;
    for (const [i, { index, position }] of entries.entries()) {
      // What any other whole header says was durable.
      const vouched = Math.max(0, ...entries.filter((_, j) => j !== i).map(({ durable }) => durable));
      const expected = vouched >= index ? `refused ${index}` : replayedTo(i, entries[i - 1]?.chain ?? 0);
      for (let bit = 0; bit < HEADER_BITS; bit++) {
        disk.damage(FILE, (bytes) => void (bytes[position + (bit >> 3)]! ^= 1 << (bit & 7)));
        const got = outcome();
        if (got !== expected) expect(got, `entry ${index}, bit ${bit}`).toBe(expected);
        counts[got.startsWith("refused") ? "refused" : "cut"]++;
        counts.bits++;
        disk.damage(FILE, () => journal.bytes);
      }
    }
    expect(counts.refused).toBeGreaterThan(0);
    expect(counts.cut).toBeGreaterThan(0);
  });

  const ends: Record<string, (bytes: Uint8Array, at: number, end: number) => Uint8Array | void> = {
    "cut off": (bytes, at) => bytes.slice(0, at),
    zeroed: (bytes, at, end) => void bytes.fill(0, at, end),
    "left as it was before": (bytes, at, end) => void bytes.fill(0xa5, at, end),
  };
  it.each(Object.entries(ends))("%s at any byte of its last two entries is judged so too", (_how, change) => {
    const { entries, shardUid } = journal;
    const [first, last] = entries.slice(-2) as [(typeof entries)[0], (typeof entries)[0]];
    for (let at = first.position; at <= last.position + last.size; at++) {
      disk.damage(FILE, (bytes) => change(bytes, at, last.position + last.size));
      const files = new Map([[1, disk.content(FILE)]]);
      // A start before has noted how large the file is.
      const newest = newestIn(disk.content(NEWEST));
      const verdict = judge({ files, newest, shardUid, checkpointIndex: 0, checkpointChain: 0 });
      const got = outcome();
      const expected =
        verdict.kind === "refused"
          ? `refused ${verdict.index}`
          : replayedTo(verdict.payloads.length, entries[verdict.payloads.length - 1]!.chain);
      expect(got, `byte ${at}`).toBe(expected);
      counts.ends++;
      disk.damage(FILE, () => journal.bytes);
    }
    expect(counts.ends).toBeGreaterThanOrEqual(MINIMUM_CUTS / 3);
  });
});
