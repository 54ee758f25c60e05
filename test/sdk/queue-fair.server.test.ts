/** A noisy tenant's backlog and a quiet one's messages behind it, with the client and the server as users run them. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, text } from "../../src/sdk/index.ts";
import { startServer, type Server } from "../fixtures/server.ts";

const timeout = 180_000;
const NOISY = 100_000;
const QUIET = 100;
const PREFETCH = 100;
/** What the noisy one may get before the quiet are found: nobody is idle for the looking ahead, which is in steps of 8,192. */
const MOST_BEFORE = NOISY / 10;

let server: Server;

beforeAll(async () => {
  server = await startServer();
}, timeout);

afterAll(() => server[Symbol.asyncDispose]());

/** What is handled, in its order, until `isDone`. */
async function handled(name: string, isDone: (seen: string[]) => boolean): Promise<string[]> {
  await using sluice = await connect(server.url);
  const queue = sluice.queue(name, { codec: text });
  const seen: string[] = [];
  await new Promise<void>((resolve) =>
    queue.consume(
      async ({ value }) => {
        seen.push(value);
        if (isDone(seen)) resolve();
        await new Promise((turn) => setImmediate(turn));
      },
      { concurrency: PREFETCH / 2, prefetch: PREFETCH },
    ),
  );
  return seen;
}

const numbersOf = (seen: readonly string[], tenant: string): number[] =>
  seen.filter((value) => value.startsWith(tenant)).map((value) => Number(value.slice(tenant.length)));
const isRising = (numbers: readonly number[]): boolean =>
  numbers.every((n, i) => i === 0 || n > numbers[i - 1]!);

describe("a quiet tenant behind a noisy one", { timeout }, () => {
  it(`has its ${QUIET} messages handled before ${NOISY} that were there first; and they go on, in order`, async () => {
    await using sluice = await connect(server.url);
    const queue = sluice.queue("fair", { codec: text });
    await queue.create({ fairBy: { header: "tenant" } });
    const messages = (tenant: string, count: number) =>
      Array.from({ length: count }, (_, i) => ({ value: `${tenant}${i}`, headers: { tenant } }));
    for (let from = 0, all = messages("noisy", NOISY); from < NOISY; from += 10_000)
      await queue.publishBatch(all.slice(from, from + 10_000));
    await queue.publishBatch(messages("quiet", QUIET));
    const isQuietDone = (seen: string[]): boolean => numbersOf(seen.slice(-1), "quiet").at(-1) === QUIET - 1;
    const seen = await handled("fair", isQuietDone);
    const last = seen.lastIndexOf(`quiet${QUIET - 1}`);
    const before = numbersOf(seen.slice(0, last), "noisy");
    console.log(
      `fair: ${before.length} of ${NOISY} noisy messages before the last of ${QUIET} quiet (most ${MOST_BEFORE})`,
    );
    expect(before.length).toBeLessThan(MOST_BEFORE);
    expect(numbersOf(seen.slice(0, last + 1), "quiet")).toEqual(Array.from({ length: QUIET }, (_, i) => i));
    expect(isRising(before)).toBe(true);
    // All that the quiet leave is the noisy one's.
    const more = 20_000;
    const later = await handled("fair", ({ length }) => length >= more);
    const noisy = numbersOf(later, "noisy");
    expect(noisy.length).toBeGreaterThanOrEqual(more - QUIET);
    expect(isRising(noisy.slice(PREFETCH))).toBe(true);
    const { enqueued, settled, ready, pending } = await queue.describe();
    expect(enqueued).toBe(NOISY + QUIET);
    expect(settled.acked + ready + pending).toBe(NOISY + QUIET);
    expect(settled).toMatchObject({ deadLettered: 0, discarded: 0 });
  });

  it("waits for it without fairBy", async () => {
    await using sluice = await connect(server.url);
    const queue = sluice.queue("unfair", { codec: text });
    await queue.create();
    const messages = (tenant: string, count: number) =>
      Array.from({ length: count }, (_, i) => ({ value: `${tenant}${i}`, headers: { tenant } }));
    await queue.publishBatch(messages("noisy", 5_000));
    await queue.publishBatch(messages("quiet", 1));
    const seen = await handled("unfair", (all) => all.at(-1) === "quiet0");
    expect(numbersOf(seen, "noisy")).toHaveLength(5_000);
  });
});
