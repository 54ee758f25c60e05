/** Crashes at random effects of one long redrive, each of which somebody goes on from. */
import { describe, expect, it } from "vitest";
import { Random } from "../fixtures/random.ts";
import type { MemoryDisk } from "../fixtures/memory-disk.ts";
import { RedriveStory } from "./redrive-story.ts";

const PAGE = 1_000;
const AN_ENTRY = 100;
const READ_EVERY = 10;

export function crashAtRandom({
  messages,
  crashes,
  seed,
}: {
  readonly messages: number;
  readonly crashes: number;
  readonly seed: number;
}): void {
  describe(`crashes at ${crashes} random effects of a redrive of ${messages} messages`, () => {
    it("leave each message in one queue, and in the end all are back", { timeout: 1_800_000 }, async () => {
      const random = new Random(seed);
      const story = new RedriveStory(messages, {});
      await story.prepare();
      let met = 0;
      let done = 0;
      let gap = 2;
      for (let crash = 0; crash < crashes && done < messages - AN_ENTRY; crash++) {
        // Spread over what is left: an entry of a hundred is a handful of effects, which is measured on the way.
        const left = (messages - done) / AN_ENTRY / (crashes - crash);
        let toGo = 1 + Math.floor(random.next() * 2 * left * gap);
        let at: MemoryDisk | undefined;
        let seen = 0;
        story.before = () => {
          seen++;
          if (toGo-- === 0) at = story.disk.snapshot();
        };
        story.answered = done;
        await story.redrive(PAGE, () => at !== undefined);
        const { answered } = story;
        story.before = () => undefined;
        await story.rig.kill();
        const disk = at ?? story.disk;
        if (random.chance(0.8))
          disk.crash(random.chance(0.5) ? undefined : () => random.chance(0.5), random.next());
        await story.open(disk);
        const moved = story.moved();
        expect(moved, `crash ${crash}, SEED=${seed}`).toBeGreaterThanOrEqual(answered);
        if (moved > done) gap = seen / ((moved - done) / AN_ENTRY);
        if (crash % READ_EVERY === 0) expect((await story.read()).back).toHaveLength(moved);
        done = moved;
        met++;
      }
      await story.redrive(PAGE);
      expect(story.moved()).toBe(messages);
      const { back, letters } = await story.read();
      expect([back.length, letters.length]).toEqual([messages, 0]);
      await story.rig.kill();
      console.log(
        `a redrive of ${messages}: ${met} crashes (minimum ${Math.floor(crashes / 2)}); SEED=${seed}`,
      );
      expect(met).toBeGreaterThanOrEqual(Math.floor(crashes / 2));
    });
  });
}
