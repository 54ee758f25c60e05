/**
 * kill -9, again and again, on one data directory that grows: start, let clients of every kind publish and read, look at
 * what the last rounds left, kill at a random moment, start again. Whatever was confirmed must stay, whole, once, in
 * order, and at its offset.
 *
 *   survivors   singles, batches, atomic batches, a reader: connected before the first kill, they last to the end
 *   mortals     one a round, closed with calls under way
 *   named       a new session of the same producer each round, while the old one still publishes: it is fenced
 *
 * With `powerLoss` each kill, and the orderly stop at the end, takes the machine along: what was not synced is lost.
 * With `end` a round's server ends otherwise than by a kill out of the blue: see test/faults.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { connect, type Message, type Sluice } from "../../src/sdk/index.ts";
import { sluice } from "../fixtures/command.ts";
import { quietPort } from "../fixtures/port.ts";
import { Random } from "../fixtures/random.ts";
import { startServer, type Server } from "../fixtures/server.ts";
import { sumOf, VolatileDisk, type Loss } from "../faults/power/volatile-disk.ts";
import { violations } from "./checkers.ts";
import type { Ledger } from "./ledger.ts";
import { Publisher } from "./publisher.ts";
import { LiveReader, readFrom, readRange } from "./reader.ts";
import { Recorder } from "./recorder.ts";

export interface KillOptions {
  readonly rounds: number;
  readonly seed: number;
  /** Messages of a round before the publishers slow down: bounds disk and memory of long runs. */
  readonly messagesPerRound: number;
  readonly powerLoss?: boolean;
  /** Of every server. */
  readonly env?: Readonly<Record<string, string>>;
  /** Libraries loaded into every server. */
  readonly preload?: string;
  /** Ends the server of a round, under load; gives what was wrong about its end. Default: kill -9, or SIGTERM and kill -9. */
  readonly end?: (server: Server, random: Random, underLoad: UnderLoad) => Promise<string[]>;
}

/** What an end may wait for. */
export interface UnderLoad {
  /** Some client that outlives servers has a message confirmed, from now on. */
  nextConfirm(): Promise<void>;
}

const counters = [
  "rounds",
  /** Starts that were killed before they had listened. */
  "killedStarts",
  /** Kills in the middle of an orderly stop. */
  "killedStops",
  "messages",
  "confirmed",
  "unknown",
  "atomicBatches",
  /** Old sessions of a named producer that learned that they are. */
  "fenced",
  /** Confirms of requests the killed server had stored without being able to say so. */
  "duplicateConfirms",
  /** Messages read and compared byte for byte. */
  "read",
  /** Places seen again and compared with what was seen there before. */
  "compared",
] as const;
type Counter = (typeof counters)[number];

export interface KillReport extends Readonly<Record<Counter, number>> {
  /** With `powerLoss`: what went with the power. */
  readonly loss: Loss | undefined;
  readonly restartMs: readonly number[];
  /** Of each run: code → messages that failed with it. */
  readonly failures: readonly Readonly<Record<string, number>>[];
  /** Checker and its violations. */
  readonly violations: readonly (readonly [checker: string, sentences: readonly string[]])[];
  readonly problems: readonly string[];
}

const topics = { events: 4, left: 2, right: 3, wide: 40 } as const;
type TopicName = keyof typeof topics;
const topicNames = Object.keys(topics) as TopicName[];

/** Small files and frequent checkpoints: a kill meets rolls, recycling and checkpoints, not only appends. */
const busy = {
  SLUICE_LIMITS__MAX_MESSAGE_BYTES: "128KiB",
  SLUICE_STORAGE__JOURNAL_FILE_BYTES: "1MiB",
  SLUICE_STORAGE__JOURNAL_KEEP_BYTES: "64MiB",
  SLUICE_STORAGE__TAIL_CACHE_BYTES: "1MiB",
};
const checkpointIntervalsMs = ["100", "300", "1000", "30000"];

/**
 * Two runs side by side, each with a data directory of its own and half of the rounds: while one server starts, or its
 * clients look for it, the other is under load.
 */
export async function killRounds(options: KillOptions): Promise<KillReport> {
  const { rounds, seed } = options;
  const [first, second] = await Promise.all([
    killRun({ ...options, rounds: Math.ceil(rounds / 2) }),
    killRun({ ...options, rounds: Math.floor(rounds / 2), seed: (seed + 1) >>> 0 }),
  ]);
  return together(first, second);
}

function together(a: KillReport, b: KillReport): KillReport {
  const sums = {} as Record<Counter, number>;
  for (const counter of counters) sums[counter] = a[counter] + b[counter];
  return {
    ...sums,
    loss: sumOf(a.loss, b.loss),
    restartMs: [...a.restartMs, ...b.restartMs],
    failures: [...a.failures, ...b.failures],
    violations: [...a.violations, ...b.violations],
    problems: [...a.problems, ...b.problems],
  };
}

async function killRun(options: KillOptions): Promise<KillReport> {
  const directory = mkdtempSync(join(tmpdir(), "sluice-kill-"));
  // Of two runs one has slow syncs: more is under way when the power goes, and the journal is written by its thread; on
  // the quick disk small groups are written on the main thread.
  const slowSyncUs = options.seed % 2 === 0 ? 2_000 : 0;
  const disk = options.powerLoss === true ? new VolatileDisk(directory, { slowSyncUs }) : undefined;
  const rounds = new KillRounds(options, join(directory, "data"), disk);
  const kept = `seed ${options.seed}: the data directory is kept in ${directory}`;
  try {
    const report = await rounds.run();
    if (report.problems.length + report.violations.length > 0) console.log(kept);
    else rmSync(directory, { recursive: true, force: true });
    return report;
  } catch (error) {
    throw new Error(kept, { cause: error });
  } finally {
    await rounds.end();
  }
}

class KillRounds {
  readonly #options: KillOptions;
  readonly #data: string;
  readonly #disk: VolatileDisk | undefined;
  #loss: Loss | undefined;
  readonly #random: Random;
  /** For what is drawn while others draw too: it must not change when the server is killed. */
  readonly #samples: Random;
  readonly #losses: Random;
  readonly #recorder: Recorder;
  readonly #publishers: Publisher[] = [];
  readonly #survivors: Publisher[] = [];
  readonly #restartMs: number[] = [];
  /** How far the looks back have come, by topic and partition. */
  readonly #readEnds = new Map<TopicName, number[]>();
  #readerClient: Sluice | undefined;
  #reader: LiveReader | undefined;
  #server: Server | undefined;
  #named: Publisher | undefined;
  #port = 0;
  #killedStarts = 0;
  #killedStops = 0;
  readonly #fencing: Promise<void>[] = [];
  #fenced = 0;
  #roundBegan = 0;

  constructor(options: KillOptions, data: string, disk: VolatileDisk | undefined) {
    this.#options = options;
    this.#data = data;
    this.#disk = disk;
    this.#random = new Random(options.seed);
    this.#samples = this.#random.fork();
    this.#recorder = new Recorder(this.#random);
    this.#losses = this.#random.fork();
  }

  async run(): Promise<KillReport> {
    this.#port = await quietPort(this.#random);
    await this.#start();
    await this.#makeTopics();
    await this.#bringSurvivors();
    for (let round = 1; round <= this.#options.rounds; round++) {
      if (round > 1) await this.#start();
      await this.#round(round);
    }
    return await this.#settle();
  }

  /** Whatever happened, no process stays. */
  async end(): Promise<void> {
    await this.#server?.kill();
    await Promise.all(this.#publishers.map((publisher) => publisher.drop()));
    await this.#readerClient?.close();
  }

  async #round(round: number): Promise<void> {
    this.#roundBegan = this.#recorder.history.count;
    const mortal = await this.#publisher(`mortal of round ${round}`, { mortal: true });
    mortal.singles("events", 4).batches("wide", 1, 60);
    if (this.#named !== undefined) this.#fencing.push(this.#untilFenced(this.#named));
    this.#named = await this.#publisher(`named of round ${round}`, { mortal: true, producerName: "the-one" });
    this.#named.singles("left", 2);
    await Promise.all([this.#lookBack(round), mortal.nextConfirm(), this.#named.nextConfirm()]);
    // A survivor finds the server again by itself, in its own time; in half the rounds the kill waits for one.
    if (this.#random.chance(0.5)) await this.#pick(this.#survivors).nextConfirm();
    await delay(this.#random.integer(0, 200));
    await this.#end();
    this.#losePower();
    await mortal.drop();
  }

  async #end(): Promise<void> {
    const { end } = this.#options;
    if (end === undefined) {
      if (this.#random.chance(0.15)) await this.#beginStop();
      await this.#server!.kill();
    } else {
      const underLoad = { nextConfirm: () => this.#pick(this.#survivors).nextConfirm() };
      this.#problems(await end(this.#server!, this.#random, underLoad));
    }
  }

  #losePower(): void {
    if (this.#disk !== undefined) this.#loss = sumOf(this.#loss, this.#disk.losePower(this.#losses));
  }

  /** The kill meets a server that is finishing: draining, writing its last checkpoint. */
  async #beginStop(): Promise<void> {
    this.#server!.run.child.kill("SIGTERM");
    await delay(this.#random.integer(0, 80));
    this.#killedStops++;
  }

  /** The old session finds out when it finds the server again, perhaps some rounds later. */
  async #untilFenced(old: Publisher): Promise<void> {
    await old.ended();
    if (old.endedBy === "PRODUCER_FENCED") this.#fenced++;
    else this.#recorder.problem(`${old.session.name} ended with ${old.endedBy}, not fenced`);
    await old.drop();
  }

  /** The server that listens, after none, one or two starts that were killed in the middle. */
  async #start(): Promise<void> {
    const interval = this.#pick(checkpointIntervalsMs);
    const { env: more, preload } = this.#options;
    const env = {
      ...busy,
      SLUICE_STORAGE__CHECKPOINT_INTERVAL_MS: interval,
      ...(preload === undefined ? {} : { LD_PRELOAD: preload }),
      ...this.#disk?.env(preload),
      ...more,
    };
    for (let kills = this.#random.chance(0.15) ? this.#random.integer(1, 2) : 0; kills > 0; kills--) {
      const args = ["serve", "--data", this.#data, "--listen", `127.0.0.1:${this.#port}`];
      const run = sluice(args, { env });
      await delay(this.#random.integer(50, 350));
      run.child.kill("SIGKILL");
      await run.ended;
      this.#losePower();
      this.#killedStarts++;
    }
    const began = performance.now();
    this.#server = await startServer({ data: this.#data, port: this.#port, env });
    this.#restartMs.push(performance.now() - began);
  }

  async #makeTopics(): Promise<void> {
    await using client = await connect(this.#server!.url);
    for (const name of topicNames) {
      await client.admin.createTopic(name, { partitions: topics[name], segmentBytes: 1024 * 1024 });
    }
  }

  async #bringSurvivors(): Promise<void> {
    this.#survivors.push(
      (await this.#publisher("singles, one at a time")).singles("events", 1),
      (await this.#publisher("singles, many at a time")).singles("events", 12).singles("wide", 4),
      (await this.#publisher("batches")).batches("events", 2, 40).batches("wide", 1, 40),
      (await this.#publisher("atomic batches")).atomics(["left", "right"], 2),
    );
    this.#readerClient = await connect(this.#server!.url, { name: "live reader" });
    this.#reader = new LiveReader(this.#readerClient, topicNames, this.#recorder);
  }

  /** What is new since the last look, all of it, and a sample of what is old, which grows with the log. */
  async #lookBack(round: number): Promise<void> {
    const client = await connect(this.#server!.url, { name: "looks back" });
    await Promise.all([
      ...topicNames.map((topic) => this.#readNews(client, topic)),
      ...Array.from({ length: 2 + round / 10 }, () => this.#readSample(client)),
    ]);
    await client.close();
  }

  async #readNews(client: Sluice, topic: TopicName): Promise<void> {
    // Whoever was told of an offset, by a confirm or by a delivery, must find it.
    const seenEnds = Array.from({ length: topics[topic] }, (_, n) => this.#recorder.sights.end(topic, n));
    const from = this.#readEnds.get(topic) ?? seenEnds.map(() => 0);
    const { ends, problems } = await readFrom(client, topic, from, this.#deliver);
    this.#problems(problems);
    for (const [partition, seen] of seenEnds.entries()) {
      const end = ends[partition]!;
      if (end < seen)
        this.#recorder.problem(`${topic}/${partition} ends at @${end}; before the kill it went to @${seen}`);
    }
    this.#readEnds.set(topic, ends);
  }

  async #readSample(client: Sluice): Promise<void> {
    const topic = topicNames[this.#samples.integer(0, topicNames.length - 1)]!;
    const partition = this.#samples.integer(0, topics[topic] - 1);
    const end = this.#readEnds.get(topic)?.[partition] ?? 0;
    const from = this.#samples.integer(0, Math.max(0, end - 1));
    this.#problems(await readRange(client, topic, partition, from, Math.min(end, from + 200), this.#deliver));
  }

  /** One last start; everybody finishes; everything is read back whole, twice: running, and after an orderly stop. */
  async #settle(): Promise<KillReport> {
    await this.#start();
    await Promise.all(this.#survivors.map((survivor) => survivor.finish()));
    await this.#named?.finish();
    await Promise.all(this.#fencing);
    for (const { confirmed, session } of this.#survivors) {
      // Else it was hardly ever there, and its silence proves nothing.
      if (confirmed < this.#options.rounds)
        this.#recorder.problem(`${session.name}: only ${confirmed} confirms`);
    }
    await this.#reader!.close();
    await this.#readLog();
    await this.#server!.stop();
    this.#losePower();
    await this.#start();
    const log = await this.#readLog();
    const { history, sights, problems, read, failures, duplicateConfirms } = this.#recorder;
    return {
      rounds: this.#options.rounds,
      loss: this.#loss,
      killedStarts: this.#killedStarts,
      killedStops: this.#killedStops,
      messages: history.count,
      confirmed: history.countOf("confirmed"),
      unknown: history.countOf("unknown"),
      atomicBatches: history.atomics,
      fenced: this.#fenced,
      duplicateConfirms,
      read,
      compared: sights.compared,
      restartMs: this.#restartMs,
      failures: [Object.fromEntries(failures)],
      violations: Object.entries(violations(history, log, sights)),
      problems,
    };
  }

  async #readLog(): Promise<Ledger> {
    const client = await connect(this.#server!.url, { name: "reads everything" });
    const log = await this.#recorder.readLog(client, topics);
    await client.close();
    return log;
  }

  async #publisher(name: string, more: { mortal?: boolean; producerName?: string } = {}): Promise<Publisher> {
    const publisher = await Publisher.connect({
      url: `sluice://127.0.0.1:${this.#port}`,
      name,
      recorder: this.#recorder,
      random: this.#random.fork(),
      pauseMs: () =>
        this.#recorder.history.count - this.#roundBegan > this.#options.messagesPerRound ? 20 : 0,
      ...more,
    });
    this.#publishers.push(publisher);
    return publisher;
  }

  #problems(found: readonly string[]): void {
    for (const problem of found) this.#recorder.problem(problem);
  }

  readonly #deliver = (message: Message<Uint8Array>): void => void this.#recorder.delivered(message);

  #pick<T>(choices: readonly T[]): T {
    return choices[this.#random.integer(0, choices.length - 1)]!;
  }
}

export function printed(report: KillReport, seed: number): string {
  const { restartMs, failures, loss } = report;
  const sorted = restartMs.toSorted((a, b) => a - b);
  const ms = (part: number): string => `${Math.round(sorted[Math.floor((sorted.length - 1) * part)]!)} ms`;
  const count = (number: number): string => number.toLocaleString("en-US");
  return [
    `${loss === undefined ? "kill -9" : "power lost"} under load (SEED=${seed})`,
    ...(loss === undefined ? [] : [`  what it took       ${lossText(loss)}`]),
    `  rounds             ${report.rounds} kills under load (${report.killedStops} while stopping), ${report.killedStarts} of a server still starting`,
    `  messages           ${count(report.messages)} sent, ${count(report.confirmed)} confirmed, ${count(report.unknown)} unknown`,
    `  resent             ${count(report.duplicateConfirms)} confirms said "stored before"; ${count(report.atomicBatches)} atomic batches; ${report.fenced} sessions fenced`,
    `  compared           ${count(report.read)} messages read byte for byte, ${count(report.compared)} places seen again`,
    `  restart            p50 ${ms(0.5)}, max ${ms(1)} (goal: below 2 s)`,
    `  failures told      ${failures.map((told) => JSON.stringify(told)).join(" ")}`,
  ].join("\n");
}

function lossText({ lostSectors, earlySectors, lostNames, earlyNames }: Loss): string {
  return (
    `${lostSectors} unsynced sectors and ${lostNames} names gone with it; ` +
    `${earlySectors} sectors and ${earlyNames} names had reached the disk early`
  );
}
