/**
 * The shipped server, normal clients of the SDK, and a thousand hostile connections beside them for a while. What the server
 * holds under the normal load before is the floor that it must come back to once they have left.
 */
import { spawn } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { SwarmTally } from "../../bench/client/swarm.ts";
import { connect, type Sluice } from "../../src/sdk/index.ts";
import { violations } from "../crash/checkers.ts";
import { Publisher } from "../crash/publisher.ts";
import { LiveReader } from "../crash/reader.ts";
import { Recorder } from "../crash/recorder.ts";
import { Random } from "../fixtures/random.ts";
import { startServer } from "../fixtures/server.ts";
import { heldBy, type Held } from "./process-memory.ts";

const MiB = 1024 * 1024;
const PARTITIONS = 2;
/** Confirms of the normal load before the floor is taken. */
const WARM_CONFIRMS = 1000;
/** How often what is waited for is looked at, and for how long at most. */
const LOOK_MS = 250;
const PATIENCE_MS = 60_000;

export interface SwarmRun {
  /** Under the normal load, before the strangers came. */
  readonly floor: Held;
  /** When they had just left. */
  readonly beside: Held;
  /** After the server had been idle until it came back to the floor, or did not. */
  readonly after: Held;
  readonly idleSeconds: number;
  readonly connections: number;
  /** How many were there at the end. */
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
  readonly seconds: number;
  /** What may be left beyond the floor. */
  readonly leftBytes: number;
}

export async function runSwarm({ seed, connections, seconds, leftBytes }: SwarmOptions): Promise<SwarmRun> {
  const random = new Random(seed);
  const recorder = new Recorder(random);
  await using server = await startServer({
    env: { SLUICE_SERVER__HEARTBEAT_MS: "1s", SLUICE_SERVER__SLOW_READER_TIMEOUT_MS: "2s" },
  });
  const client = await connect(server.url);
  await makeTopics(client);
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
  for (let i = 0; i < WARM_CONFIRMS; i++) await publisher.nextConfirm();

  const floor = heldBy(server.pid);
  const { most, tally } = await swarm(server.port, connections, seconds, random.integer(0, 0xffff_ffff));
  const beside = heldBy(server.pid);
  await publisher.finish();
  // The publisher has closed its connection; the reader's is still there.
  const idle = { ...floor, descriptors: floor.descriptors - 1, sockets: floor.sockets - 1 };
  const { after, idleSeconds } = await cameBack(server.pid, idle, leftBytes);
  await reader.close();
  const log = await (async () => {
    await using last = await connect(server.url);
    return await recorder.readLog(last, { normal: PARTITIONS });
  })();
  await client.close();
  const { code, stderr } = await server.stop();
  return {
    floor: idle,
    beside,
    after,
    idleSeconds,
    connections: Object.values(tally).reduce((a, b) => a + b),
    atATime: most,
    tally,
    confirmed: recorder.history.countOf("confirmed"),
    published: recorder.history.count,
    problems: recorder.problems,
    violations: violations(recorder.history, log, recorder.sights),
    lostConnections: lostConnections.filter((type) => type !== "closed"),
    exitCode: code,
    errorLines: stderr.split("\n").filter((line) => /"level":"(error|fatal)"/.test(line)),
  };
}

/** Each with enough in it that its segment file is open: what strangers publish and read opens no other for good. */
async function makeTopics(client: Sluice): Promise<void> {
  for (const name of ["normal", "large", "flooded"])
    await client.admin.createTopic(name, { partitions: PARTITIONS });
  const fill = (name: string, messages: number): Promise<unknown>[] =>
    Array.from({ length: messages }, () =>
      client.topic(name).publish(Buffer.alloc(MiB - 1024), { partition: 0 }),
    );
  await Promise.all(fill("flooded", 1));
  await Promise.all(fill("large", 64));
}

/** Waits until nothing but the floor and a little more is held; what is held then, or still. */
async function cameBack(
  pid: number,
  floor: Held,
  leftBytes: number,
): Promise<{ after: Held; idleSeconds: number }> {
  const began = performance.now();
  for (;;) {
    const after = heldBy(pid);
    const waitedMs = performance.now() - began;
    const isBack =
      after.rss - floor.rss <= leftBytes &&
      after.sockets === floor.sockets &&
      after.descriptors === floor.descriptors;
    if (isBack || waitedMs > PATIENCE_MS) return { after, idleSeconds: waitedMs / 1000 };
    await delay(LOOK_MS);
  }
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
