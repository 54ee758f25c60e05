/** An orderly stop in the middle of full load: exit code 0, nothing confirmed is lost, and no client hears of an error. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, it } from "vitest";
import { connect } from "../../src/sdk/index.ts";
import { quietPort } from "../fixtures/port.ts";
import { Random, seedOfRun } from "../fixtures/random.ts";
import { startServer } from "../fixtures/server.ts";
import { violations } from "./checkers.ts";
import { Publisher } from "./publisher.ts";
import { LiveReader } from "./reader.ts";
import { Recorder } from "./recorder.ts";

const ROUNDS = 5;
const topics = { events: 4, left: 2, right: 3 };

it(`stops with 0 under load ${ROUNDS} times, and its clients go on with the next server as if nothing were`, async () => {
  const seed = seedOfRun();
  const random = new Random(seed);
  const recorder = new Recorder(random);
  const directory = mkdtempSync(join(tmpdir(), "sluice-sigterm-"));
  const data = join(directory, "data");
  const port = await quietPort(random);
  let server = await startServer({ data, port });
  try {
    const client = await connect(server.url, { name: "reader" });
    for (const [name, partitions] of Object.entries(topics))
      await client.admin.createTopic(name, { partitions });
    const reader = new LiveReader(client, Object.keys(topics), recorder);
    const publisher = (name: string): Promise<Publisher> =>
      Publisher.connect({
        url: server.url,
        name,
        recorder,
        random: random.fork(),
        pauseMs: () => random.integer(0, 5),
      });
    const publishers = [
      (await publisher("singles")).singles("events", 8),
      (await publisher("batches")).batches("events", 2, 50),
      (await publisher("atomic batches")).atomics(["left", "right"], 4),
    ];
    for (let round = 0; round < ROUNDS; round++) {
      await Promise.all(publishers.map((one) => one.nextConfirm()));
      await delay(random.integer(0, 200));
      expect(await server.stop()).toMatchObject({ code: 0, signal: null });
      server = await startServer({ data, port });
    }
    await Promise.all(publishers.map((one) => one.finish()));
    await reader.close();
    const log = await recorder.readLog(client, topics);
    await client.close();
    const { history, sights } = recorder;
    console.log(
      `SIGTERM under load (SEED=${seed}): ${ROUNDS} stops, ${history.count} messages, all confirmed`,
    );
    expect(recorder.problems).toEqual([]);
    expect(violations(history, log, sights)).toEqual({});
    expect(history.countOf("confirmed")).toBe(history.count);
  } finally {
    await server.kill();
    rmSync(directory, { recursive: true, force: true });
  }
}, 120_000);
