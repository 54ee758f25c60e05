/**
 * Whatever byte of a data directory rots: it is told, at the start or when it is read, or it makes no difference. Never
 * is a message missing, changed or out of its place without a word.
 */
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { SluiceFault } from "../../src/base/errors.ts";
import { RecordBatchReader, recordValue } from "../../src/wire/record-batch.ts";
import { readStoredBatch, StoredBatchView } from "../../src/wire/stored-batch.ts";
import { withSeed } from "../fixtures/properties.ts";
import type { Random } from "../fixtures/random.ts";
import { ShardRig } from "../fixtures/shard-rig.ts";
import { tempDirectory } from "../fixtures/temp-directory.ts";

const KIB = 1024;
const ROUNDS = 150;

/** Topic and partition → values in order. */
type Content = Map<string, string[]>;

async function contentOf(rig: ShardRig): Promise<Content> {
  const content: Content = new Map();
  for (const topic of rig.shard.machine.catalog.topics()) {
    for (const partition of topic.partitions) {
      const values: string[] = [];
      const log = rig.shard.store.log(partition);
      const take = (bytes: Uint8Array): void => {
        const view = new StoredBatchView();
        for (let at = 0; at < bytes.length; at = view.end) {
          readStoredBatch(bytes, at, bytes.length, view);
          const records = new RecordBatchReader().reset(bytes, view.recordsStart, view.recordsEnd);
          for (let offset = view.baseOffset; records.next(); offset++)
            values.push(
              `${offset} ${view.appendTime} ${Buffer.from(recordValue(bytes, records.recordStart, records.recordEnd)).toString("latin1")}`,
            );
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
          rig.shard.reader.read(log, position, next, 300 * KIB, (error, range) => {
            if (error !== undefined) return reject(error);
            take(range!.bytes.slice());
            range!.release();
            next = range!.endOffset;
            resolve(range!.end);
          }),
        );
      }
      content.set(`${topic.name}/${partition.number}`, values);
    }
  }
  return content;
}

/** A killed shard with sealed and active segments, tails in the checkpoint, and a journal beyond it. */
async function killed(): Promise<{ rig: ShardRig; content: Content }> {
  const rig = await new ShardRig({ checkpoint: { journalFileBytes: 256 * KIB } }).open();
  await rig.broker.createTopic("orders", { partitions: 2 });
  await rig.broker.createTopic("users", { partitions: 3 });
  for (let i = 0; i < 30; i++) await rig.publish("orders", 0, `${i}:`.padEnd(50 * KIB, `value ${i} `));
  for (let i = 0; i < 30; i++) await rig.publish("users", i % 3, `user ${i}`, `user ${i} again`);
  await rig.shard.checkpointer.take();
  await rig.settle();
  for (let i = 30; i < 40; i++) await rig.publish("orders", i % 2, `${i}:`.padEnd(30 * KIB, `value ${i} `));
  for (let i = 30; i < 40; i++) await rig.publish("users", i % 3, `user ${i}`);
  // A marker vouches for everything before it.
  await rig.pass(100, 10);
  const content = await contentOf(rig);
  await rig.kill();
  return { rig, content };
}

/** One bit flipped; or, if `widely`, some bytes gone or written over. */
function damaged(random: Random, bytes: Uint8Array, widely = true): Uint8Array {
  const at = random.integer(0, bytes.length - 1);
  const dice = widely ? random.next() : 0;
  if (dice < 0.6) bytes[at]! ^= 1 << random.integer(0, 7);
  else if (dice < 0.8) bytes.fill(0, at, Math.min(bytes.length, at + random.integer(1, 4096)));
  else if (dice < 0.9) return bytes.slice(0, at);
  else bytes.copyWithin(at, 0, 512);
  return bytes;
}

/** Opens a copy with one file damaged: what became of it. */
async function opened(from: ShardRig, content: Content, random: Random): Promise<string> {
  const disk = from.disk.clone();
  const checkpointDirectory = tempDirectory();
  const real = dirname(from.paths.checkpoint);
  const names = readdirSync(real).filter((name) => !name.endsWith("-shm"));
  for (const name of names) copyFileSync(join(real, name), join(checkpointDirectory, name));
  const files = disk.filesBelow("/data").filter((path) => !path.includes("spare-"));
  let what: string;
  if (random.chance(0.3)) {
    what = names[random.integer(0, names.length - 1)]!;
    const path = join(checkpointDirectory, what);
    writeFileSync(path, damaged(random, readFileSync(path)));
  } else {
    what = files[random.integer(0, files.length - 1)]!;
    // Of a journal file only the part that was written, and one entry of it: a loss that reaches to the end takes with
    // it whatever could vouch for it.
    disk.damage(what, (bytes) => {
      const used = bytes.findLastIndex((byte) => byte !== 0) + 1;
      const part = damaged(random, bytes.slice(0, used), !what.endsWith(".journal"));
      return new Uint8Array(Buffer.concat([part, new Uint8Array(bytes.length - used)]));
    });
  }
  const rig = new ShardRig({ disk, checkpointDirectory, checkpoint: { journalFileBytes: 256 * KIB } });
  let got: Content;
  try {
    await rig.open();
    await rig.settle();
    got = await contentOf(rig);
  } catch (error) {
    expect(error, what).toBeInstanceOf(SluiceFault);
    return `refused: ${(error as SluiceFault).code}`;
  } finally {
    if (rig.shard !== undefined) await rig.kill();
  }
  expect(rig.fatal, what).toEqual([]);
  for (const [place, values] of content)
    expect(got.get(place)?.join("\n") === values.join("\n"), `${what}: ${place}`).toBe(true);
  expect(got.size).toBe(content.size);
  return "no difference";
}

describe("rot", () => {
  it("anywhere in a data directory is told or makes no difference", async () => {
    const { rig, content } = await killed();
    await withSeed(async (random) => {
      const outcomes = new Map<string, number>();
      for (let round = 0; round < ROUNDS; round++) {
        const outcome = await opened(rig, content, random);
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      }
      // Each kind of outcome was met: the test looks where there is something to find.
      expect(outcomes.get("refused: CORRUPT_RANGE")).toBeGreaterThan(ROUNDS / 5);
      expect(outcomes.get("no difference")).toBeGreaterThan(0);
    });
  }, 240_000);
});
