/**
 * 10,000 more seeds, never the same twice: the run goes on where the last one on this checkout stopped, also if it was
 * stopped half way (.build/simulation.json). What is done in all is written down in test/README.md by hand.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { Fleet } from "./fleet.ts";
import { Totals } from "./totals.ts";

/** Those before it are run by `npm test`. */
const FIRST_SEED = 2_001;
const SEEDS = 10_000;
const CHUNK = 250;

const file = join(import.meta.dirname, "../../.build/simulation.json");

function progress(): { next: number; until: number } {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as { next: number; until: number };
  } catch {
    return { next: FIRST_SEED, until: FIRST_SEED };
  }
}

describe("the simulator", () => {
  const fleet = new Fleet();
  afterAll(() => fleet.close());

  it("keeps every promise in 10,000 seeds", { timeout: 4 * 3_600_000 }, async () => {
    const left = progress();
    let { next } = left;
    const until = left.until > next ? left.until : next + SEEDS;
    const first = next;
    const totals = new Totals();
    while (next < until) {
      await fleet.runMany(next, Math.min(CHUNK, until - next), (result) => totals.add(result));
      expect(totals.failures.map(({ seed, failure }) => `npm run sim -- --seed ${seed}: ${failure}`)).toEqual(
        [],
      );
      next = Math.min(next + CHUNK, until);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify({ next, until }));
    }
    console.log(`simulation, seeds ${first} to ${next - 1}: ${totals.toString()}\n${totals.sometimes}`);
    expect(next).toBe(until);
  });
});
