/**
 * A crash after every single effect of a shard's life, by three kinds of power: what was not synced is lost, kept, or kept
 * in part. Whatever the moment, a start has every answered step and of the unanswered ones the first few or none; what it
 * replays is what journal-oracle.ts reads out of the bytes.
 */
import Database from "better-sqlite3";
import { basename } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { segmentFileName } from "../../src/storage/partition-log.ts";
import { RecordBatchReader, recordValue } from "../../src/wire/record-batch.ts";
import { readStoredBatch, StoredBatchView } from "../../src/wire/stored-batch.ts";
import { batchOf } from "../fixtures/machine-rig.ts";
import type { MemoryDisk } from "../fixtures/memory-disk.ts";
import { Random, seedOfRun } from "../fixtures/random.ts";
import type { ShardRig } from "../fixtures/shard-rig.ts";
import { headersIn, judge, newestIn } from "../storage/journal-oracle.ts";
import { rigOn, stateAfter, tellStory, type Moment, type Story } from "./crash-story.ts";

const SHARD_UID = 0x77_1234_5678;
const JOURNAL = "/data/shard-0/journal";
const SEGMENTS = "/data/shard-0/segments";
const MINIMUM_EFFECTS = 250;

type Power = "lost" | "kept" | "mixed";

/** Effects met, by kind; crashes judged. */
const counts = new Map<string, number>();
let judged = 0;
let story: Story;
const seed = seedOfRun();

beforeAll(async () => {
  story = await tellStory();
  for (const { effect } of story.moments) counts.set(effect, (counts.get(effect) ?? 0) + 1);
}, 120_000);

afterAll(() => {
  const kinds = [...counts].map(([kind, count]) => `${count} ${kind}`).join(", ");
  console.log(
    `crash after every effect: ${story.moments.length} effects (minimum ${MINIMUM_EFFECTS}): ${kinds}; ` +
      `${judged} crashes judged (minimum ${3 * MINIMUM_EFFECTS}); SEED=${seed}`,
  );
});

function afterCrash({ disk }: Moment, power: Power, random: Random): MemoryDisk {
  const left = disk.snapshot();
  if (power === "lost") left.crash();
  // A kill: the page cache outlives the process.
  if (power === "mixed") left.crash(() => random.chance(0.5), random.next());
  return left;
}

function journalOf(disk: MemoryDisk): Map<number, Uint8Array> {
  const named = disk.filesBelow(JOURNAL).filter((path) => path.endsWith(".journal"));
  return new Map(named.map((path) => [Number.parseInt(basename(path)), disk.content(path)]));
}

function newestOn(disk: MemoryDisk): ReturnType<typeof newestIn> {
  const path = `${JOURNAL}/newest`;
  return newestIn(disk.existsSync(path) ? disk.content(path) : undefined);
}

/** Index and chain of the checkpoint, as SQLite itself reads them. */
function checkpointOf(disk: MemoryDisk): { checkpointIndex: number; checkpointChain: number } {
  const image = disk.images.load("/data/shard-0/checkpoint.db");
  if (image === undefined) return { checkpointIndex: 0, checkpointChain: 0 };
  const db = new Database(Buffer.from(image));
  const row = db.prepare("SELECT applied_index, chain FROM head").get() as
    { applied_index: number; chain: number } | undefined;
  db.close();
  return { checkpointIndex: row?.applied_index ?? 0, checkpointChain: row?.chain ?? 0 };
}

async function contentOf(rig: ShardRig): Promise<Map<string, string[]>> {
  const content = new Map<string, string[]>();
  for (const topic of rig.shard.machine.catalog.topics()) {
    for (const partition of topic.partitions) {
      const values: string[] = [];
      const log = rig.shard.store.log(partition);
      const view = new StoredBatchView();
      const take = (bytes: Uint8Array): void => {
        for (let at = 0; at < bytes.length; at = view.end) {
          readStoredBatch(bytes, at, bytes.length, view);
          const records = new RecordBatchReader().reset(bytes, view.recordsStart, view.recordsEnd);
          if (view.baseOffset !== values.length)
            throw new Error(`offset ${view.baseOffset} at ${values.length}`);
          while (records.next())
            values.push(Buffer.from(recordValue(bytes, records.recordStart, records.recordEnd)).toString());
        }
      };
      let next = 0;
      for (let position = 0; position < partition.endPosition;) {
        const chunk = log.chunkAt(position);
        if (chunk !== undefined) {
          take(chunk.bytes.slice(position - chunk.position, chunk.used));
          position = chunk.position + chunk.used;
          next = log.offsetAt(position);
          continue;
        }
        position = await new Promise<number>((resolve, reject) =>
          rig.shard.reader.read(log, position, next, 100_000, (error, range) => {
            if (error !== undefined || range === undefined)
              return reject(error ?? new Error("nothing there"));
            take(range.bytes);
            range.release();
            next = range.endOffset;
            resolve(range.end);
          }),
        );
      }
      content.set(`${topic.name}/${partition.number}`, values);
    }
  }
  return content;
}

function asText(state: Map<string, string[]>): string {
  return [...state]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([place, values]) => `${place}: ${values.join("|")}`)
    .join("\n");
}

/** Files of the segments' directory that no live partition knows. */
function strangers(rig: ShardRig, disk: MemoryDisk): string[] {
  const known = new Set<string>();
  for (const topic of rig.shard.machine.catalog.topics())
    for (const partition of topic.partitions)
      for (const segment of rig.shard.store.log(partition).segments)
        for (const suffix of ["log", "index", "timeindex"] as const)
          known.add(`${SEGMENTS}/${partition.uid}/${segmentFileName(segment, suffix)}`);
  return disk.filesBelow(SEGMENTS).filter((path) => !known.has(path));
}

/** A start on this disk, looked at from all sides. */
async function start(disk: MemoryDisk): Promise<{ rig: ShardRig; quiet: () => Promise<void>; text: string }> {
  const checkpoint = checkpointOf(disk);
  const verdict = judge({
    files: journalOf(disk),
    newest: newestOn(disk),
    shardUid: SHARD_UID,
    ...checkpoint,
  });
  const isNew = journalOf(disk).size === 0 && checkpoint.checkpointIndex === 0;
  const { rig, quiet } = rigOn(disk);
  await rig.open();
  await quiet();
  expect(rig.fatal).toEqual([]);
  const replayed = verdict.kind === "cut" ? verdict.payloads.length : isNew ? 0 : -1;
  expect(rig.recovered).toMatchObject({ checkpointIndex: checkpoint.checkpointIndex, replayed });
  // What was dropped lies nowhere any more, in no file a later start could read.
  for (const bytes of journalOf(disk).values())
    for (const { index } of headersIn(bytes, SHARD_UID))
      expect(index).toBeLessThanOrEqual(rig.shard.lastIndex);
  return { rig, quiet, text: asText(await contentOf(rig)) };
}

async function judgeCrash(told: Story, moment: Moment, power: Power, random: Random): Promise<void> {
  const disk = afterCrash(moment, power, random);
  const { rig, quiet, text } = await start(disk);
  const { steps } = moment;
  let reached = moment.answered;
  while (reached < moment.asked && asText(stateAfter(steps, reached)) !== text) reached++;
  expect(text).toBe(asText(stateAfter(steps, reached)));
  await resend(rig, told, moment);
  // It goes on from there, and a second crash takes nothing.
  for (const topic of rig.shard.machine.catalog.topics())
    for (const { number } of topic.partitions) void rig.publish(topic.name, number, "more");
  await quiet();
  void rig.shard.checkpointer.take();
  await quiet();
  const before = asText(await contentOf(rig));
  disk.crash();
  const again = await start(disk);
  expect(again.text).toBe(before);
  // A deleted partition's files go with the first checkpoint that does not name them.
  expect(strangers(again.rig, disk)).toEqual([]);
  judged++;
}

/** The producer's last answered request is sent again: it was stored, at that offset, and is not stored twice. */
async function resend(rig: ShardRig, { producer }: Story, { steps, answered: count }: Moment): Promise<void> {
  const answered = steps.slice(0, count);
  const last = answered.findLast((step) => step.kind === "publish" && step.sequence > 0);
  if (last?.kind !== "publish") return;
  const { sequence, topic, partition, value, offset } = last;
  const target = { target: topic, partitioningVersion: 0, batches: [batchOf(partition, [value])] };
  const outcome = await new Promise((resolve) =>
    rig.broker.publish({ ...producer, sequence }, [target], resolve),
  );
  expect(outcome).toMatchObject({ kind: "appended", duplicate: true, results: [partition, offset, 1] });
}

describe("a crash after every effect", () => {
  it.each<Power>(["lost", "kept", "mixed"])(
    "with what was not synced %s leaves what was answered, and what storage.md says",
    async (power) => {
      const random = new Random(seed);
      for (const [k, moment] of story.moments.entries()) {
        try {
          await judgeCrash(story, moment, power, random);
        } catch (error) {
          const where = `before effect ${k}, ${moment.effect} of ${moment.path}, unsynced ${power}, SEED=${seed}`;
          throw new Error(where, { cause: error });
        }
      }
    },
    120_000,
  );

  const rules = [
    "confirmBeforeSync",
    "noDirectorySync",
    "checkpointBeforeSync",
    "unlinkBeforeCheckpoint",
  ] as const;
  it.each(rules)("is noticed where a rule is missing: %s", { timeout: 240_000 }, async (rule) => {
    const told = await tellStory({ [rule]: true });
    const random = new Random(seed);
    let fails = 0;
    for (const moment of told.moments) {
      await judgeCrash(told, moment, "lost", random).catch(() => fails++);
      if (fails > 0) return;
    }
    expect.fail(`none of ${told.moments.length} crashes showed it`);
  });

  it("met every kind of effect, and often enough", () => {
    expect(story.moments.length).toBeGreaterThanOrEqual(MINIMUM_EFFECTS);
    for (const kind of [
      "write",
      "sync",
      "create",
      "rename",
      "unlink",
      "make directory",
      "sync directory",
      "commit",
    ])
      expect(counts.get(kind), kind).toBeGreaterThan(0);
    const renamed = story.moments.filter(({ effect }) => effect === "rename").map(({ path }) => path);
    // Rolled to and recycled; a deleted partition moved away.
    expect(renamed.filter((path) => /spare-\d+$/.test(path)).length).toBeGreaterThan(5);
    expect(renamed.filter((path) => /\d{20}\.journal$/.test(path)).length).toBeGreaterThan(2);
    expect(renamed.filter((path) => path.startsWith(SEGMENTS)).length).toBeGreaterThan(0);
  });
});
