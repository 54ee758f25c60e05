/** A redrive by the shipped client, whose server is killed ten times in the midst of it: it goes on, and each message is back once. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { connect, text } from "../../src/sdk/index.ts";
import { quietPort } from "../fixtures/port.ts";
import { Random, seedOfRun } from "../fixtures/random.ts";
import { startServer } from "../fixtures/server.ts";

const MESSAGES = 16_000;
const KILLS = 10;
/** Of one request. */
const PAGE = 1_000;
/** About as long as a page takes, and one follows the other: most kills meet one under way. */
const LONGEST_MS = 30;

it(
  "goes on with a redrive after each of ten kill -9, and moves each message once",
  { timeout: 240_000 },
  async () => {
    const random = new Random(seedOfRun());
    const folder = mkdtempSync(join(tmpdir(), "sluice-redrive-"));
    const data = join(folder, "data");
    const port = await quietPort(random);
    let server = await startServer({ data, port });
    try {
      await using client = await connect(server.url);
      const mails = client.queue("mails", { codec: text });
      await mails.create();
      const letters = client.queue("mails.dlq", { codec: text });
      await letters.create({ deadLetters: true });
      const values = Array.from({ length: MESSAGES }, (_, i) => `m${i}`);
      await letters.publishBatch(values.map((value) => ({ value, headers: { "x-origin": "mails" } })));
      let kills = 0;
      let torn = 0;
      let killing = Promise.resolve();
      let soFar = 0;
      const redriven = mails.redrive({
        onProgress: ({ moved }) => {
          expect(moved).toBeGreaterThanOrEqual(soFar);
          if ((moved - soFar) % PAGE > 0) torn++;
          soFar = moved;
          if (kills === KILLS) return;
          kills++;
          killing = killing.then(async () => {
            await new Promise((resolve) => setTimeout(resolve, random.next() * LONGEST_MS));
            await server.kill();
            server = await startServer({ data, port });
          });
        },
      });
      expect(await redriven).toEqual({ moved: MESSAGES, held: 0, full: 0, left: 0, exhausted: 0 });
      await killing;
      expect(kills).toBe(KILLS);
      expect((await mails.peek({ limit: MESSAGES + 1 })).map(({ value }) => value)).toEqual(values);
      expect(await letters.peek()).toEqual([]);
      expect(await letters.describe()).toMatchObject({ enqueued: MESSAGES, settled: { moved: MESSAGES } });
      console.log(
        `a redrive through ${kills} kill -9 (minimum ${KILLS}), ${torn} pages were cut off in the midst: ${MESSAGES} messages, each back once; SEED=${random.seed}`,
      );
    } finally {
      await server.kill();
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
