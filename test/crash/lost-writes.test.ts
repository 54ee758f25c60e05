/** The other way round: a server whose disk lies must be found out by the very clients and checkers of the kill rounds. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { connect } from "../../src/sdk/index.ts";
import { Random } from "../fixtures/random.ts";
import { startServer } from "../fixtures/server.ts";
import { violations } from "./checkers.ts";
import { Publisher } from "./publisher.ts";
import { Recorder } from "./recorder.ts";

const lyingDisk = fileURLToPath(new URL("lying-disk.cjs", import.meta.url));

it("finds what was confirmed and lost when journal writes go nowhere", async () => {
  const random = new Random(1);
  const recorder = new Recorder(random);
  const directory = mkdtempSync(join(tmpdir(), "sluice-lies-"));
  const data = join(directory, "data");
  try {
    const lying = await startServer({ data, env: { NODE_OPTIONS: `--require ${lyingDisk}` } });
    const client = await connect(lying.url);
    await client.admin.createTopic("events", { partitions: 2 });
    await client.close();
    const publisher = await Publisher.connect({
      url: lying.url,
      name: "believes it",
      recorder,
      random,
      pauseMs: () => 0,
      mortal: true,
    });
    publisher.singles("events", 2);
    while (publisher.confirmed < 500) await publisher.nextConfirm();
    await lying.kill();
    await publisher.drop();

    await using honest = await startServer({ data });
    await using reader = await connect(honest.url);
    const log = await recorder.readLog(reader, { events: 2 });
    const found = violations(recorder.history, log, recorder.sights);
    expect(Object.keys(found)).toEqual(["lost", "vanished"]);
    console.log(
      `journal writes that go nowhere: ${found["lost"]![0]} of ${recorder.history.countOf("confirmed")} found lost`,
    );
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}, 240_000);
