/**
 * The shipped server, normal clients of the SDK, and a thousand hostile connections beside them, in rounds: what the
 * first leaves behind is the floor that the second must come back to.
 */
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { SwarmTally } from "../../bench/client/swarm.ts";
import { connect } from "../../src/sdk/index.ts";
import { violations } from "../crash/checkers.ts";
import { Publisher } from "../crash/publisher.ts";
import { LiveReader } from "../crash/reader.ts";
import { Recorder } from "../crash/recorder.ts";
import { Random } from "../fixtures/random.ts";
import { startServer } from "../fixtures/server.ts";
import { heldBy, type Held } from "./process-memory.ts";

const MiB = 1024 * 1024;
const PARTITIONS = 2;

export interface SwarmRun {
  readonly before: Held;
  /** After each round, once every stranger's socket is closed. */
  readonly after: readonly Held[];
  /** On disk, at the end. */
  readonly segmentFiles: number;
  readonly connections: number;
  /** The fewest that were there at the end of a round. */
  readonly atATime: number;
  readonly tally: SwarmTally;
  readonly confirmed: number;
  readonly published: number;
  readonly problems: readonly string[];
  readonly violations: Readonly<Record<string, string[]>>;
  readonly lostConnections: readonly string[];
  readonly exitCode: number | null;
  readonly errorLines: readonly string[];
}

export interface SwarmOptions {
  readonly seed: number;
  readonly connections: number;
  readonly rounds: number;
  readonly secondsEach: number;
}

export async function runSwarm({ seed, connections, rounds, secondsEach }: SwarmOptions): Promise<SwarmRun> {
  const random = new Random(seed);
  const recorder = new Recorder(random);
  await using server = await startServer({
    env: { SLUICE_SERVER__HEARTBEAT_MS: "1s", SLUICE_SERVER__SLOW_READER_TIMEOUT_MS: "2s" },
  });
  const client = await connect(server.url);
  for (const name of ["normal", "large", "flooded"])
    await client.admin.createTopic(name, { partitions: PARTITIONS });
  const large = client.topic("large");
  await Promise.all(
    Array.from({ length: 64 }, () => large.publish(Buffer.alloc(MiB - 1024), { partition: 0 })),
  );
  const lostConnections: string[] = [];
  client.on("status", ({ type }) => void lostConnections.push(type));
  const reader = new LiveReader(client, ["normal"], recorder);
  const publisher = await Publisher.connect({
    url: server.url,
    name: "normal",
    recorder,
    random,
    pauseMs: () => 2,
  });
  publisher.singles("normal", 8).batches("normal", 1, 100);
  for (let i = 0; i < 1000; i++) await publisher.nextConfirm();

  const before = heldBy(server.pid);
  const after: Held[] = [];
  const told: Told[] = [];
  for (let round = 0; round < rounds; round++) {
    told.push(await swarm(server.port, connections, secondsEach, random.integer(0, 0xffff_ffff)));
    after.push(await settled(server.pid, before, publisher));
  }
  await publisher.finish();
  await reader.close();
  const log = await (async () => {
    await using last = await connect(server.url);
    return await recorder.readLog(last, { normal: PARTITIONS });
  })();
  await client.close();
  const files = readdirSync(server.data, { recursive: true, encoding: "utf8" });
  const { code, stderr } = await server.stop();
  return {
    before,
    after,
    segmentFiles: files.filter((name) => name.endsWith(".log")).length,
    connections: told.reduce((sum, { tally }) => sum + Object.values(tally).reduce((a, b) => a + b), 0),
    atATime: Math.min(...told.map(({ most }) => most)),
    tally: summed(told),
    confirmed: recorder.history.countOf("confirmed"),
    published: recorder.history.count,
    problems: recorder.problems,
    violations: violations(recorder.history, log, recorder.sights),
    lostConnections: lostConnections.filter((type) => type !== "closed"),
    exitCode: code,
    errorLines: stderr.split("\n").filter((line) => /"level":"(error|fatal)"/.test(line)),
  };
}

interface Told {
  readonly most: number;
  readonly tally: SwarmTally;
}

async function swarm(port: number, connections: number, seconds: number, seed: number): Promise<Told> {
  const program = fileURLToPath(new URL("swarm-process.ts", import.meta.url));
  const child = spawn(process.execPath, [program, ...[port, connections, seconds, seed].map(String)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise((resolve) => child.once("close", resolve));
  if (code !== 0) throw new Error(`the swarm ended with ${String(code)}`);
  return JSON.parse(said) as Told;
}

/** Waits, a confirm at a time, until every socket beyond the normal ones is closed, and for garbage to be collected. */
async function settled(pid: number, before: Held, publisher: Publisher): Promise<Held> {
  while (heldBy(pid).sockets > before.sockets) await publisher.nextConfirm();
  // Normal traffic makes the collector run; some thousands of messages are enough for a whole turn of it.
  for (let i = 0; i < 5000; i++) await publisher.nextConfirm();
  return heldBy(pid);
}

function summed(told: readonly Told[]): SwarmTally {
  const sum = { ...told[0]!.tally } as Record<string, number>;
  for (const { tally } of told.slice(1))
    for (const [name, count] of Object.entries(tally)) sum[name]! += count;
  return sum as SwarmTally;
}
