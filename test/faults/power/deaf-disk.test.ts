/** The other way round: where a sync makes nothing durable, the clients and checkers of the rounds must find it out. */
import { join } from "node:path";
import { expect, it } from "vitest";
import { connect } from "../../../src/sdk/index.ts";
import { violations } from "../../crash/checkers.ts";
import { Publisher } from "../../crash/publisher.ts";
import { Recorder } from "../../crash/recorder.ts";
import { Random } from "../../fixtures/random.ts";
import { startServer } from "../../fixtures/server.ts";
import { tempDirectory } from "../../fixtures/temp-directory.ts";
import { VolatileDisk, whyNoVolatileDisk } from "./volatile-disk.ts";

const kinds: [string, string, number, string[]][] = [
  ["its journal files", ".journal", 500, ["lost", "vanished"]],
  // Switched to often: each switch rests on a synced rename.
  ["the journal's directory", join("shard-0", "journal"), 5_000, ["lost", "vanished"]],
];

it.for(kinds)(
  "confirms are found lost with the power where the disk is deaf to syncs of %s",
  { timeout: 60_000 },
  async ([what, deafTo, confirms, objections], context) => {
    const why = whyNoVolatileDisk();
    if (why !== undefined) context.skip(why);
    const random = new Random(1);
    const recorder = new Recorder(random);
    const topic = { events: 2 };
    // Topics are made on a sound disk: what is lost is what was confirmed after.
    const directory = tempDirectory();
    const sound = new VolatileDisk(directory);
    const env = { SLUICE_STORAGE__JOURNAL_FILE_BYTES: "1MiB", SLUICE_LIMITS__MAX_MESSAGE_BYTES: "128KiB" };
    const first = await startServer({ data: sound.data, env: { ...env, ...sound.env() } });
    const client = await connect(first.url);
    await client.admin.createTopic("events", { partitions: topic.events });
    await client.close();
    await first.stop();
    const deaf = new VolatileDisk(directory, { deafTo });
    const server = await startServer({ data: deaf.data, env: { ...env, ...deaf.env() } });
    const publisher = await Publisher.connect({
      url: server.url,
      name: "believes it",
      recorder,
      random,
      pauseMs: () => 0,
      mortal: true,
    });
    publisher.batches("events", 4, 40);
    while (publisher.confirmed < confirms) await publisher.nextConfirm();
    await server.kill();
    await publisher.drop();
    const loss = deaf.losePower(new Random(3));

    await using honest = await startServer({ data: deaf.data });
    await using reader = await connect(honest.url);
    const log = await recorder.readLog(reader, topic);
    const found = violations(recorder.history, log, recorder.sights);
    expect(Object.keys(found)).toEqual(objections);
    console.log(
      `deaf to syncs of ${what}: ${found["lost"]![0]} of ${recorder.history.countOf("confirmed")} found lost (${JSON.stringify(loss)})`,
    );
  },
);
