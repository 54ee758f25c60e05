/**
 * Many delayed messages with due times over two years on the shipped server, which is killed and starts with them: what is
 * due then comes, and nothing before it is due.
 */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { connect, text } from "../../src/sdk/index.ts";
import { quietPort } from "../fixtures/port.ts";
import { withSeed } from "../fixtures/properties.ts";
import { startServer, type Server } from "../fixtures/server.ts";
import { tempDirectory } from "../fixtures/temp-directory.ts";

const TWO_YEARS_MS = 2 * 365 * 86_400_000;
const BATCH = 2_000;
/** Of them so many are due while the server is away. */
const SOON = 50;
const SOON_MS = 100;

/** Linux only. */
function residentMiB({ pid }: Server): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))![1]) / 1024;
}

export function delaysSuite(messages: number): void {
  it(
    `${messages} messages delayed by up to two years are there after kill -9, and come when they are due`,
    { timeout: 120_000 + messages / 5 },
    async () => {
      await withSeed(async (random) => {
        const data = `${tempDirectory()}/data`;
        const port = await quietPort(random);
        let server = await startServer({ data, port });
        try {
          await using sluice = await connect(server.url);
          const queue = sluice.queue("later", { codec: text });
          await queue.create();
          const emptyMiB = residentMiB(server);
          const early: string[] = [];
          const seen: string[] = [];
          const dueAt = new Map<string, number>();
          let all!: () => void;
          const allSoon = new Promise<void>((resolve) => (all = resolve));
          queue.consume((m) => {
            seen.push(m.value);
            // Two clocks are not one.
            if (Date.now() < (dueAt.get(m.value) ?? Infinity) - 20) early.push(m.value);
            if (seen.length === SOON) all();
          });
          for (let n = 0; n < messages; n += BATCH) {
            const now = Date.now();
            const at = (): number => now + 3_600_000 + Math.floor(random.next() * TWO_YEARS_MS);
            await queue.publishBatch(
              Array.from({ length: Math.min(BATCH, messages - n) }, (_, i) => ({
                value: String(n + i),
                deliverAt: at(),
              })),
            );
          }
          const fullMiB = residentMiB(server);
          for (let n = 0; n < SOON; n++)
            dueAt.set(`soon ${n}`, Date.now() + 1 + n * (SOON_MS / SOON) + SOON_MS);
          const soon = queue.publishBatch([...dueAt].map(([value, deliverAt]) => ({ value, deliverAt })));
          await soon;
          await server.kill();
          const killedAt = performance.now();
          server = await startServer({ data, port });
          const readyMs = performance.now() - killedAt;
          await allSoon;
          const startedMiB = residentMiB(server);
          const info = await queue.describe();
          console.log(
            `delays: ${messages} (at least ${messages}); ${emptyMiB.toFixed(0)} MiB without them, ${fullMiB.toFixed(0)} with, ` +
              `${startedMiB.toFixed(0)} after the start, which took ${readyMs.toFixed(0)} ms`,
          );
          expect(early).toEqual([]);
          expect(new Set(seen)).toEqual(new Set(dueAt.keys()));
          expect(info).toMatchObject({ enqueued: messages + SOON, delayed: messages, ready: 0 });
        } finally {
          await server.kill();
        }
      });
    },
  );
}
