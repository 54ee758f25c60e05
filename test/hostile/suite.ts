/** The suite of hostile clients, at a length. */
import { expect, it } from "vitest";
import { roleNames } from "../../bench/client/swarm.ts";
import { seedOfRun } from "../fixtures/random.ts";
import { heldText } from "./process-memory.ts";
import { runSwarm } from "./swarm-run.ts";

const MiB = 1024 * 1024;
const CONNECTIONS = 1000;
/**
 * Above what the server holds for normal clients. What the swarm claims, or asks for and does not read, is 100 GiB; what
 * it may make the server hold is buffers of bytes that came (9 MiB a connection that floods) and bytes on their way out
 * (2 MiB a reader).
 */
const MOST_BYTES = 768 * MiB;
/** What the second round may leave behind beyond the first. */
const LEFT_BYTES = 128 * MiB;

export function hostileSuite(rounds: number, secondsEach: number): void {
  it(
    "a thousand hostile connections: every normal message confirmed, and the server's memory and descriptors come back",
    async (ctx) => {
      if (process.platform !== "linux") return ctx.skip("memory and descriptors are read from /proc");
      const seed = seedOfRun();
      console.log(`SEED=${seed}: ${rounds} rounds of ${secondsEach} s`);
      const run = await runSwarm({ seed, connections: CONNECTIONS, rounds, secondsEach });
      const { before, after } = run;
      console.log(
        `${run.connections} connections, ${JSON.stringify(run.tally)}; ${run.confirmed} of ${run.published} messages confirmed\n` +
          `before: ${heldText(before)}\n` +
          after.map((held, i) => `after round ${i + 1}: ${heldText(held)}`).join("\n") +
          `\nat most ${Math.round(after.at(-1)!.peak / MiB)} MiB resident`,
      );
      expect(run.confirmed).toBe(run.published);
      expect(run.confirmed).toBeGreaterThan(100 * rounds * secondsEach);
      expect(run.problems).toEqual([]);
      expect(run.violations).toEqual({});
      expect(run.lostConnections).toEqual([]);
      // Those that come and go are away for a tenth of a second each time, or longer where cores are few.
      expect(run.atATime).toBeGreaterThan(0.5 * CONNECTIONS);
      for (const role of roleNames) expect(run.tally[role], role).toBeGreaterThan(0);
      expect(run.tally.failed).toBeLessThan(run.connections / 100);
      const last = after.at(-1)!;
      expect(last.peak - before.rss).toBeLessThan(MOST_BYTES);
      expect(last.rss - after[0]!.rss).toBeLessThan(LEFT_BYTES);
      expect(last.heap - after[0]!.heap).toBeLessThan(LEFT_BYTES);
      expect(last.sockets).toBe(before.sockets);
      // Segment files stay open, for writing and for reading.
      expect(last.descriptors - before.descriptors).toBeLessThanOrEqual(2 * run.segmentFiles);
      expect(run.errorLines).toEqual([]);
      expect(run.exitCode).toBe(0);
    },
    (rounds * secondsEach + 180) * 1000,
  );
}
