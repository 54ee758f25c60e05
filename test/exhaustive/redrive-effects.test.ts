/** A crash at every effect of a redrive of 500 messages, and at random ones of a larger one: exactly as many outcomes as messages. */
import { afterAll, describe, expect, it } from "vitest";
import type { MemoryDisk } from "../fixtures/memory-disk.ts";
import { Random, seedOfRun } from "../fixtures/random.ts";
import { crashAtRandom } from "./redrive-crashes.ts";
import { RedriveStory } from "./redrive-story.ts";

const MESSAGES = 500;
const PAGE = 100;
const MINIMUM_EFFECTS = 35;
const KIB = 1024;
/** Files roll, and a checkpoint comes, in the midst of it. */
const checkpoint = {
  journalFileBytes: 16 * KIB,
  journalKeepBytes: 32 * KIB,
  journalBytes: 48 * KIB,
  minIntervalMs: 0,
};

const seed = seedOfRun();
let effects = 0;
let judged = 0;

afterAll(() =>
  console.log(
    `a crash at every effect of a redrive: ${effects} effects (minimum ${MINIMUM_EFFECTS}), ${judged} crashes judged; SEED=${seed}`,
  ),
);

interface Moment {
  readonly effect: string;
  readonly disk: MemoryDisk;
  readonly answered: number;
}

async function moments(): Promise<Moment[]> {
  const story = new RedriveStory(MESSAGES, checkpoint);
  await story.prepare();
  const met: Moment[] = [];
  story.before = (effect) => met.push({ effect, disk: story.disk.snapshot(), answered: story.answered });
  await story.redrive(PAGE);
  void story.rig.shard.checkpointer.take();
  await story.quiet();
  expect(story.answered).toBe(MESSAGES);
  await story.rig.kill();
  return met;
}

describe("a crash at every effect of a redrive of 500 messages", () => {
  it("leaves each message in one queue, and what was answered is back", { timeout: 120_000 }, async () => {
    const met = await moments();
    effects = met.length;
    const random = new Random(seed);
    for (const [k, { effect, disk, answered }] of met.entries()) {
      for (const power of ["lost", "kept", "mixed"] as const) {
        const left = disk.snapshot();
        if (power === "lost") left.crash();
        else if (power === "mixed") left.crash(() => random.chance(0.5), random.next());
        const story = new RedriveStory(MESSAGES, checkpoint);
        try {
          await story.open(left);
          const moved = story.moved();
          expect(moved % PAGE).toBe(0);
          expect(moved).toBeGreaterThanOrEqual(answered);
          expect(moved).toBeLessThanOrEqual(answered + PAGE);
          expect((await story.read()).back).toHaveLength(moved);
          await story.redrive(PAGE);
          expect(story.moved()).toBe(MESSAGES);
          await story.rig.kill();
        } catch (error) {
          throw new Error(`before effect ${k}, ${effect}, unsynced ${power}, SEED=${seed}`, { cause: error });
        }
        judged++;
      }
    }
    expect(effects).toBeGreaterThanOrEqual(MINIMUM_EFFECTS);
  });
});

crashAtRandom({ messages: 6_000, crashes: 20, seed });
