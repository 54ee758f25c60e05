/**
 * durability = memory-first on a real process that loses its power: what it may lose, and that everybody learns it. One
 * client publishes and one reads, both connected before the first loss; what they were told is compared with what the
 * log holds in the end.
 */
import { setTimeout as delay } from "node:timers/promises";
import { expect, it } from "vitest";
import { connect, SluiceError, text, type Sluice, type StatusEvent } from "../../../src/sdk/index.ts";
import { killRounds, printed } from "../../crash/kill-rounds.ts";
import { quietPort } from "../../fixtures/port.ts";
import { Random, seedOfRun } from "../../fixtures/random.ts";
import { startServer, type Server } from "../../fixtures/server.ts";
import { tempDirectory } from "../../fixtures/temp-directory.ts";
import { VolatileDisk, whyNoVolatileDisk } from "./volatile-disk.ts";

const ROUNDS = 8;
const FLUSH_MS = 400;
/** Between a confirm's leaving the server and its being noted here, on a busy machine. */
const NOTED_WITHIN_MS = 400;
const PARTITIONS = 2;
const env = {
  SLUICE_DURABILITY: "memory-first",
  SLUICE_STORAGE__FLUSH_INTERVAL_MS: `${FLUSH_MS}ms`,
  SLUICE_STORAGE__JOURNAL_FILE_BYTES: "1MiB",
  SLUICE_LIMITS__MAX_MESSAGE_BYTES: "128KiB",
  SLUICE_STORAGE__CHECKPOINT_INTERVAL_MS: "300",
};

type Truncated = StatusEvent & { type: "truncated" };

/** A message by its place: "partition/offset" → value. */
type Log = Map<string, string>;

interface Confirmed {
  readonly partition: number;
  readonly offset: number;
  readonly value: string;
  readonly ms: number;
}

/** Publishes on and on; keeps what was confirmed and is not told to be lost. */
class Publishing {
  confirmed: Confirmed[] = [];
  /** What was confirmed when the connection was last lost. */
  atLoss: readonly Confirmed[] | undefined;
  readonly told: Truncated[] = [];
  readonly #client: Sluice;
  readonly #random: Random;
  #count = 0;
  #stopped = false;
  readonly #loops: Promise<void>[];
  #wake: (() => void)[] = [];

  constructor(client: Sluice, random: Random) {
    this.#client = client;
    this.#random = random;
    client.on("status", (event) => {
      if (event.type === "truncated") this.told.push(event);
      else if (event.type === "disconnected") this.atLoss = [...this.confirmed];
    });
    this.#loops = [1, 2, 3, 4].map(() => this.#loop());
  }

  async next(count: number): Promise<void> {
    for (; count > 0; count--) await new Promise<void>((resolve) => this.#wake.push(resolve));
  }

  async finish(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#loops);
  }

  async #loop(): Promise<void> {
    const topic = this.#client.topic("events", { codec: text });
    while (!this.#stopped) {
      const value = `${this.#count++}:${"x".repeat(this.#random.integer(0, 2_000))}`;
      const partition = this.#random.integer(0, PARTITIONS - 1);
      const { offset } = await topic.publish(value, { partition });
      this.confirmed.push({ partition, offset, value, ms: performance.now() });
      for (const wake of this.#wake.splice(0)) wake();
      if (this.#random.chance(0.2)) await delay(this.#random.integer(0, 8));
    }
  }
}

/** Follows the topic; after it was told of a loss it forgets what is lost and goes on from there. */
class Reading {
  readonly seen: Log = new Map();
  told = 0;
  readonly #client: Sluice;
  readonly #loop: Promise<void>;
  #stream!: ReturnType<ReturnType<Sluice["topic"]>["messages"]>;

  constructor(client: Sluice) {
    this.#client = client;
    this.#loop = this.#read();
  }

  /** It has found the server again. */
  async inLineage(lineage: number): Promise<void> {
    while (this.#stream.lineage < lineage) await delay(5);
  }

  /** In that lineage: what it had seen before the last loss may reach as far. */
  async until(lineage: number, ends: readonly number[]): Promise<void> {
    const isThere = (): boolean => {
      const { positions } = this.#stream;
      return this.#stream.lineage >= lineage && ends.every((end, n) => (positions.get(n) ?? 0) >= end);
    };
    while (!isThere()) await delay(5);
    this.#stream.close();
    await this.#loop;
  }

  async #read(): Promise<void> {
    const topic = this.#client.topic("events");
    this.#stream = topic.messages();
    for (;;) {
      try {
        for await (const { partition, offset, valueBytes } of this.#stream) {
          expect(this.seen.has(`${partition}/${offset}`), `${partition}/${offset} again`).toBe(false);
          this.seen.set(`${partition}/${offset}`, Buffer.from(valueBytes).toString());
        }
        return;
      } catch (error) {
        if (!SluiceError.is(error, "LOG_TRUNCATED")) throw error;
        this.told++;
        const { positions, lineage } = this.#stream;
        expect(positions.get(Number(error.details["partition"]))).toBe(Number(error.details["from"]));
        for (const place of this.seen.keys()) {
          const [partition, offset] = place.split("/").map(Number) as [number, number];
          if (offset >= positions.get(partition)!) this.seen.delete(place);
        }
        this.#stream = topic.messages({ from: { offsets: positions, lineage } });
      }
    }
  }
}

async function readLog(url: string): Promise<{ log: Log; ends: number[] }> {
  await using client = await connect(url);
  const stream = client.topic("events", { codec: text }).messages({ follow: false });
  const log: Log = new Map();
  for await (const { partition, offset, value } of stream) log.set(`${partition}/${offset}`, value);
  return { log, ends: stream.started.map(({ endOffset }) => endOffset) };
}

it(`loses confirms of ${FLUSH_MS} ms at most with the power, and tells whoever was told otherwise`, async (context) => {
  const why = whyNoVolatileDisk();
  if (why !== undefined) context.skip(why);
  const seed = seedOfRun();
  const random = new Random(seed);
  const disk = new VolatileDisk(tempDirectory(), { slowSyncUs: 2_000 });
  const port = await quietPort(random);
  const start = (): Promise<Server> => startServer({ data: disk.data, port, env: { ...env, ...disk.env() } });
  let server = await start();
  expect(server.run.stdout()).toContain(
    "memory-first: may lose up to 400ms of confirmed messages on power loss",
  );
  await using admin = await connect(server.url);
  expect(admin.server).toMatchObject({ durability: "memory-first", flushIntervalMs: FLUSH_MS, lineage: 1 });
  await admin.admin.createTopic("events", { partitions: PARTITIONS, segmentBytes: 1024 * 1024 });
  await using producer = await connect(server.url);
  await using reader = await connect(server.url);
  const publishing = new Publishing(producer, random);
  const reading = new Reading(reader);
  const spans: number[] = [];
  let lost = 0;
  for (let round = 1; round <= ROUNDS; round++) {
    await reading.inLineage(round);
    await publishing.next(150);
    await delay(random.integer(0, FLUSH_MS));
    const toldBefore = publishing.told.length;
    publishing.atLoss = undefined;
    await server.kill();
    disk.losePower(random);
    server = await start();
    await publishing.next(1);
    const before: readonly Confirmed[] = publishing.atLoss ?? [];
    // What was confirmed before and is not at its place any more.
    const { log } = await readLog(server.url);
    const gone = before.filter(({ partition, offset, value }) => log.get(`${partition}/${offset}`) !== value);
    lost += gone.length;
    const cuts = new Map<number, { from: number; end: number }>();
    for (const { partition } of gone) {
      const own = before.filter((one) => one.partition === partition);
      const from = Math.min(...gone.filter((one) => one.partition === partition).map(({ offset }) => offset));
      cuts.set(partition, { from, end: Math.max(...own.map(({ offset }) => offset)) + 1 });
    }
    while (publishing.told.length - toldBefore < cuts.size) await delay(5);
    const told = publishing.told.slice(toldBefore);
    expect(told.map(({ partition }) => partition).sort()).toEqual([...cuts.keys()].sort());
    for (const { topic, partition, from, end, error } of told) {
      expect([topic, error.code, end]).toEqual(["events", "LOG_TRUNCATED", cuts.get(partition)!.end]);
      // What lies between was sent and not confirmed when the power went.
      expect(from).toBeLessThanOrEqual(cuts.get(partition)!.from);
      expect(before.filter((one) => one.partition === partition && one.offset >= from)).toEqual(
        gone.filter((one) => one.partition === partition),
      );
    }
    const times = gone.map(({ ms }) => ms);
    if (times.length > 0) spans.push(Math.round(Math.max(...times) - Math.min(...times)));
    const isGone = new Set(gone);
    publishing.confirmed = publishing.confirmed.filter((one) => !isGone.has(one));
  }
  await publishing.finish();
  const told = publishing.told.length;
  // A stop in order, and then the power goes: nothing is lost, and nobody is told anything.
  const { log, ends } = await readLog(server.url);
  await reading.until(ROUNDS + 1, ends);
  await server.stop();
  disk.losePower(random);
  server = await start();
  await using last = server;
  expect((await readLog(last.url)).log).toEqual(log);
  expect([...reading.seen].filter(([place, value]) => log.get(place) !== value)).toEqual([]);
  expect(reading.seen.size).toBe(log.size);
  for (const { partition, offset, value } of publishing.confirmed)
    expect(log.get(`${partition}/${offset}`)).toBe(value);
  await using after = await connect(last.url);
  expect(after.server.lineage).toBe(ROUNDS + 1);
  expect(publishing.told).toHaveLength(told);
  console.log(
    `seed ${seed}: ${ROUNDS} losses of power, ${publishing.confirmed.length} confirmed and kept, ${lost} confirmed and ` +
      `lost (of ${JSON.stringify(spans)} ms), producers told ${told} times, the reader ${reading.told} times`,
  );
  expect(Math.max(...spans)).toBeLessThan(FLUSH_MS + NOTED_WITHIN_MS);
  expect(spans.length).toBeGreaterThanOrEqual(ROUNDS / 2);
  expect(reading.told).toBeGreaterThanOrEqual(2);
}, 300_000);

it("loses nothing when it is killed alone", async () => {
  const seed = seedOfRun();
  const report = await killRounds({ rounds: 10, seed, messagesPerRound: 2_000, env });
  console.log(printed(report, seed));
  expect(report.problems).toEqual([]);
  expect(report.violations).toEqual([]);
  expect(report.confirmed).toBeGreaterThan(2_000);
}, 300_000);
