/**
 * `npm run demo`: 103,031 real messages through a topic, with a kill -9 in the middle, and every one of them compared
 * with its source. Exit code 0 = the same rows, in order, once.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, type Sluice } from "../../src/sdk/index.ts";
import { quietPort } from "../fixtures/port.ts";
import { Random, seedOfRun } from "../fixtures/random.ts";
import { startServer, type Server } from "../fixtures/server.ts";
import { readAssetUploads, type AssetUploads } from "./asset-uploads.ts";
import { Comparison } from "./comparison.ts";

const TOPIC = "asset-uploads";
const PARTITIONS = 8;
const MAX_UNCONFIRMED = 10_000;

const directory = mkdtempSync(join(tmpdir(), "sluice-demo-"));
let keep = true;
let running: Server | undefined;
process.once("exit", () => {
  if (keep) console.error(`\nthe data directory is kept: ${join(directory, "data")}`);
  else rmSync(directory, { recursive: true, force: true });
});
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    keep = false;
    void Promise.resolve(running?.kill()).then(() => process.exit(signal === "SIGINT" ? 130 : 143));
  });
}

try {
  const same = await demo();
  keep = !same;
  process.exit(same ? 0 : 1);
} catch (error) {
  console.error(error);
  process.exit(1);
}

async function demo(): Promise<boolean> {
  console.log("One topic, real input, one kill -9 in the middle.\n");
  const source = readAssetUploads();
  const rows = source.values.length;
  tell(
    "source",
    `electron-releases ${source.version}: ${count(rows)} asset uploads of ${count(new Set(source.releases).size)} releases,`,
  );
  tell("", `${megabytes(source.bytes)} of JSON; a row is one uploaded file of one release`);

  const port = await quietPort(new Random(seedOfRun()));
  const first = (running = await startServer({ data: join(directory, "data"), port }));
  tell("server", `sluice serve, pid ${first.pid}, ${first.url}; every confirm follows an fdatasync`);
  const client = await connect(first.url, { name: "demo" });
  await client.admin.createTopic(TOPIC, { partitions: PARTITIONS });
  tell("topic", `${TOPIC}: ${PARTITIONS} partitions, key = release, header "row" = row number`);

  const comparison = new Comparison(source);
  const second = await sendAll(client, source, comparison, first);
  const readMs = await readAll(second.url, comparison);
  tell(
    "read",
    `${count(comparison.same)} messages compared in ${seconds(readMs)}: ${rate(rows, readMs)}, ${megabytes((source.bytes / readMs) * 1000)}/s`,
  );
  await client.close();
  const { code } = await second.stop();

  const { same, missing, altered, twice, disordered, misplaced, examples } = comparison;
  console.log(`
  same as the source, byte for byte   ${count(same).padStart(9)}
  missing                             ${count(missing).padStart(9)}
  altered                             ${count(altered).padStart(9)}
  there twice                         ${count(twice).padStart(9)}
  out of order within their release   ${count(disordered).padStart(9)}
  not where their confirm said        ${count(misplaced).padStart(9)}
`);
  for (const example of examples) console.log(`  ${example}`);
  const isGood = comparison.isSame && code === 0;
  if (isGood) console.log("The same rows, in order, once. Nothing that was confirmed was lost.");
  else console.log(code === 0 ? "DIFFERENT: see above." : `The server ended with ${code}, not 0.`);
  return isGood;
}

/** Publishes every row; kills the server when half are confirmed, and starts it again. Returns the one that runs. */
async function sendAll(
  client: Sluice,
  { releases, values }: AssetUploads,
  comparison: Comparison,
  first: Server,
): Promise<Server> {
  const topic = client.topic(TOPIC);
  const half = Math.floor(values.length / 2);
  const began = performance.now();
  let killed: Promise<Server> | undefined;
  let back: Promise<void> | undefined;
  let sent = 0;
  let confirmed = 0;
  let storedBefore = 0;
  let room: (() => void) | undefined;
  let failure: Error | undefined;

  const killAndRestart = async (): Promise<Server> => {
    const killedAt = performance.now();
    tell(
      "sent",
      `${count(confirmed)} confirmed in ${seconds(killedAt - began)}: ${rate(confirmed, killedAt - began)}`,
    );
    back = untilConnected(client);
    await first.kill();
    tell("kill -9", `pid ${first.pid}, with ${count(sent - confirmed)} messages sent and not confirmed`);
    const startedAt = performance.now();
    const server = (running = await startServer({ data: first.data, port: first.port }));
    tell(
      "restart",
      `pid ${server.pid}, same data and port, listening after ${milliseconds(performance.now() - startedAt)}`,
    );
    await back;
    tell(
      "client",
      `reconnected by itself ${milliseconds(performance.now() - killedAt)} after the kill, and sends again what was not confirmed`,
    );
    return server;
  };

  const send = (row: number): void => {
    sent++;
    topic.publish(values[row - 1]!, { key: releases[row - 1]!, headers: { row: String(row) } }).then(
      ({ partition, offset, duplicate }) => {
        comparison.confirmed(row, partition, offset);
        if (duplicate) storedBefore++;
        if (++confirmed === half) killed = killAndRestart();
        room?.();
      },
      (error: Error) => {
        failure ??= error;
        room?.();
      },
    );
  };
  const unconfirmedAtMost = async (most: number): Promise<void> => {
    while (sent - confirmed > most && failure === undefined)
      await new Promise<void>((resolve) => (room = resolve));
    if (failure !== undefined) throw failure;
  };

  for (let row = 1; row <= values.length; row++) {
    if (sent - confirmed >= MAX_UNCONFIRMED) await unconfirmedAtMost(MAX_UNCONFIRMED / 2);
    send(row);
  }
  await unconfirmedAtMost(0);
  const second = await killed!;
  const tookMs = performance.now() - began;
  tell(
    "sent",
    `all ${count(confirmed)} confirmed in ${seconds(tookMs)}, the kill included: ${rate(confirmed, tookMs)};`,
  );
  tell(
    "",
    `${count(storedBefore)} of those sent again had been stored before the kill, and were not stored twice`,
  );
  return second;
}

function untilConnected(client: Sluice): Promise<void> {
  return new Promise((resolve) => {
    const off = client.on("status", ({ type }) => {
      if (type !== "connected") return;
      off();
      resolve();
    });
  });
}

/** With a client of its own. Returns how long it took. */
async function readAll(url: string, comparison: Comparison): Promise<number> {
  await using client = await connect(url, { name: "demo, reading" });
  const began = performance.now();
  for await (const message of client.topic(TOPIC).messages({ from: "earliest", follow: false }))
    comparison.read(message);
  return performance.now() - began;
}

function tell(what: string, text: string): void {
  console.log(`${what.padEnd(9)}${text}`);
}

function count(number: number): string {
  return Math.round(number).toLocaleString("en-US");
}

function rate(messages: number, ms: number): string {
  return `${count((messages / ms) * 1000)} messages/s`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

function milliseconds(ms: number): string {
  return `${Math.round(ms)} ms`;
}
