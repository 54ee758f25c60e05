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
/**
 * What may be left beyond the floor, which is what the server held under the normal load before: holes in malloc's heap, a
 * few megabytes of each pool, and code compiled for what only strangers do.
 */
const LEFT_BYTES = 48 * MiB;

export function hostileSuite(seconds: number): void {
  it(
    "a thousand hostile connections: every normal message confirmed, and the server's memory and descriptors come back",
    async (ctx) => {
      if (process.platform !== "linux") return ctx.skip("memory and descriptors are read from /proc");
      const seed = seedOfRun();
      console.log(`SEED=${seed}: ${seconds} s`);
      const run = await runSwarm({ seed, connections: CONNECTIONS, seconds, leftBytes: LEFT_BYTES });
      const { floor, beside, after } = run;
      console.log(
        `${run.connections} connections, ${JSON.stringify(run.tally)}; ${run.confirmed} of ${run.published} messages confirmed\n` +
          `before: ${heldText(floor)}\nwhen they left: ${heldText(beside)}, at most ${Math.round(beside.peak / MiB)} MiB\n` +
          `${run.idleSeconds.toFixed(0)} s later: ${heldText(after)}`,
      );
      expect(run.confirmed).toBe(run.published);
      expect(run.confirmed).toBeGreaterThan(100 * seconds);
      expect(run.problems).toEqual([]);
      expect(run.violations).toEqual({});
      expect(run.lostConnections).toEqual([]);
      // Those that come and go are away for a tenth of a second each time, or longer where cores are few.
      expect(run.atATime).toBeGreaterThan(0.5 * CONNECTIONS);
      for (const role of roleNames) expect(run.tally[role], role).toBeGreaterThan(0);
      expect(run.tally.failed).toBeLessThan(run.connections / 100);
      expect(beside.peak - floor.rss).toBeLessThan(MOST_BYTES);
      expect(after.rss - floor.rss).toBeLessThanOrEqual(LEFT_BYTES);
      expect(after.sockets).toBe(floor.sockets);
      expect(after.descriptors).toBe(floor.descriptors);
      expect(run.errorLines).toEqual([]);
      expect(run.exitCode).toBe(0);
    },
    (seconds + 600) * 1000,
  );
}
