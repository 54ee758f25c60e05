/**
 * Which test files begin first: those that take longest, so that a run does not end with one of them alone on a machine
 * whose other cores have nothing left. vitest knows how long files took the last time, but on a fresh checkout it goes
 * by their sizes, and the longest suites are among the smallest files.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const longest = [
  "test/fuzz/decoders.test.ts",
  "test/simulation/simulation.test.ts",
  "test/crash/kill.test.ts",
  "test/crash/queue-kill.test.ts",
  "test/hostile/hostile.test.ts",
  "test/faults/power/power-loss.test.ts",
  "test/faults/damage/damage.test.ts",
  "test/cli/messages.server.test.ts",
  "test/faults/io-errors/io-errors.test.ts",
  "test/simulation/mutations.test.ts",
  "test/sdk/server.test.ts",
  "test/faults/pauses/pauses.test.ts",
  "test/cli/serve.server.test.ts",
  "test/exhaustive/journal-bits.test.ts",
  "test/exhaustive/crash-effects.test.ts",
  "test/trace/synced-confirms.test.ts",
  "test/crash/bad-input/disk-full.test.ts",
  "test/crash/bad-input/hostile-bytes.test.ts",
  "test/crash/sigterm.test.ts",
  "test/faults/clock/clock-steps.test.ts",
  "test/crash/read-your-writes.test.ts",
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { root } = this.ctx.config;
    const ranks = new Map(longest.map((path, rank) => [join(root, path), rank]));
    for (const path of ranks.keys()) {
      if (!existsSync(path)) throw new Error(`test/longest-first.ts names ${path}, which is gone`);
    }
    const rank = ({ moduleId }: TestSpecification): number => ranks.get(moduleId) ?? longest.length;
    // The sort is stable: the others stay as vitest had them.
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
