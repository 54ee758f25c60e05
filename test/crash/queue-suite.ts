/** The suite of a queue whose server and consumers die, of so many messages. */
import { expect, it } from "vitest";
import { withSeed } from "../fixtures/properties.ts";
import { tempDirectory } from "../fixtures/temp-directory.ts";
import { printed, queueDeaths } from "./queue-deaths.ts";

export function queueSuite(messages: number, serverKills: number): void {
  it(
    `ends each of ${messages} messages once, acked or among the dead letters`,
    { timeout: 180_000 + messages },
    async () => {
      await withSeed(async (random) => {
        const report = await queueDeaths({ messages, serverKills, random, directory: tempDirectory() });
        console.log(`queue under deaths: ${messages} messages (at least ${messages}): ${printed(report)}`);
        const { violations, events, doubleRuns, deadLetters } = report;
        expect(violations.slice(0, 20)).toEqual([]);
        // Without these the run has not tried what it is for.
        expect(events["server killed"] + events["server stopped"]).toBe(serverKills);
        expect(Math.min(...Object.values(events))).toBeGreaterThan(0);
        expect(Object.values(doubleRuns).reduce((sum, count) => sum + count)).toBeGreaterThan(0);
        expect(deadLetters).toBeGreaterThanOrEqual(messages / 50);
      });
    },
  );
}
