/**
 * Files damaged between restarts: each round copies what a server left, damages one file of it, and starts a server there.
 * Good are a refused start that says which file, a read that says CORRUPT_RANGE, and no difference at all; bad are a wrong
 * message, a missing one without an error, a crash.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, SluiceError, type Sluice } from "../../../src/sdk/index.ts";
import { sluice } from "../../fixtures/command.ts";
import { Random } from "../../fixtures/random.ts";
import { place } from "../../crash/ledger.ts";
import { damageOne, type Damage } from "./damage.ts";
import { Specimen, specimenKinds, topicNames, topics, type TopicName } from "./specimen.ts";

export type Outcome = "refused" | "told when read" | "no difference";

export interface DamageReport {
  readonly rounds: number;
  readonly outcomes: ReadonlyMap<Outcome, number>;
  /** Files by kind → outcome → rounds. */
  readonly byFile: ReadonlyMap<string, ReadonlyMap<Outcome, number>>;
  readonly problems: readonly string[];
  readonly read: number;
}

/** Rounds side by side. */
const LANES = 2;
/** A start that takes longer hangs. */
const START_TIMEOUT_MS = 60_000;

export async function damageRounds(rounds: number, seed: number): Promise<DamageReport> {
  const directory = mkdtempSync(join(tmpdir(), "sluice-damage-"));
  try {
    const specimens = await Promise.all(
      specimenKinds.map((kind, n) => Specimen.make(kind, join(directory, `specimen-${n}`), new Random(seed))),
    );
    const all = new DamageRounds(specimens, join(directory, "rounds"), seed);
    await all.run(rounds);
    return all;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

class DamageRounds implements DamageReport {
  rounds = 0;
  read = 0;
  readonly outcomes = new Map<Outcome, number>();
  readonly byFile = new Map<string, Map<Outcome, number>>();
  readonly problems: string[] = [];
  readonly #specimens: readonly Specimen[];
  readonly #directory: string;
  readonly #seed: number;

  constructor(specimens: readonly Specimen[], directory: string, seed: number) {
    this.#specimens = specimens;
    this.#directory = directory;
    this.#seed = seed;
    mkdirSync(directory);
  }

  async run(rounds: number): Promise<void> {
    let next = 0;
    const lane = async (): Promise<void> => {
      while (next < rounds) await this.#round(next++);
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  }

  async #round(round: number): Promise<void> {
    const random = new Random((this.#seed + round) >>> 0);
    const specimen = this.#specimens[round % this.#specimens.length]!;
    const data = join(this.#directory, String(round));
    specimen.copyTo(data);
    const damage = damageOne(data, specimen.files, random);
    const problems: string[] = [];
    const outcome = await new DamagedServer(specimen, data, random, problems, () => this.read++).look();
    for (const problem of problems)
      this.problems.push(`round ${round}, ${specimen.kind.name}, ${damage.text}: ${problem}`);
    this.#count(damage, outcome);
    rmSync(data, { recursive: true, force: true });
  }

  #count({ file }: Damage, outcome: Outcome): void {
    this.rounds++;
    this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
    const kind = file
      .replace(/^.*\//, "")
      .replace(/^[\d.]+(?=\.)/, "*")
      .replace(/\d+$/, "*");
    let counts = this.byFile.get(kind);
    if (counts === undefined) this.byFile.set(kind, (counts = new Map<Outcome, number>()));
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
}

/** A server on a damaged directory, and everything read from it. */
class DamagedServer {
  readonly #specimen: Specimen;
  readonly #data: string;
  readonly #random: Random;
  readonly #problems: string[];
  readonly #onRead: () => void;
  #told = false;

  constructor(specimen: Specimen, data: string, random: Random, problems: string[], onRead: () => void) {
    this.#specimen = specimen;
    this.#data = data;
    this.#random = random;
    this.#problems = problems;
    this.#onRead = onRead;
  }

  async look(): Promise<Outcome> {
    const run = sluice(["serve", "--data", this.#data, "--listen", "127.0.0.1:0"]);
    const hung = setTimeout(() => {
      this.#problems.push("the start hangs");
      run.child.kill("SIGKILL");
    }, START_TIMEOUT_MS);
    const listens = await run.says("\n  stop").then(
      () => true,
      () => false,
    );
    clearTimeout(hung);
    if (!listens) {
      const { code, signal, stderr } = await run.ended;
      this.#judgeRefusal(code, signal, stderr);
      return "refused";
    }
    const url = /^listening (sluice:\/\/\S+)$/m.exec(run.stdout())![1]!;
    const client = await connect(url, { timeoutMs: 20_000 });
    try {
      for (const topic of topicNames) {
        for (let partition = 0; partition < topics[topic]; partition++)
          await this.#readPartition(client, topic, partition);
      }
    } catch (error) {
      this.#problems.push(`reading failed: ${String(error)}`);
    }
    await client.close();
    if (run.child.exitCode !== null) this.#problems.push(`the server ended by itself: ${run.stderr()}`);
    run.child.kill("SIGKILL");
    await run.ended;
    return this.#told ? "told when read" : "no difference";
  }

  /** One line for a person, with the file in it, and no stack. */
  #judgeRefusal(code: number | null, signal: NodeJS.Signals | null, stderr: string): void {
    const line = /^sluice: (.+)$/m.exec(stderr)?.[1];
    if (signal !== null || (code !== 1 && code !== 2))
      this.#problems.push(`ended with ${code ?? signal}: ${stderr}`);
    else if (line === undefined || !line.includes(this.#data) || /\n\s+at /.test(stderr))
      this.#problems.push(`refused without saying which file: ${stderr}`);
  }

  /** From its beginning; after a damaged range, from where the error says; then from somewhere in it, by the index. */
  async #readPartition(client: Sluice, topic: TopicName, partition: number): Promise<void> {
    const end = this.#specimen.confirmed.end(topic, partition);
    let from = 0;
    while (from < end) {
      const next = await this.#readFrom(client, topic, partition, from, end);
      if (next === undefined) break;
      from = next;
    }
    if (end > 0) await this.#readFrom(client, topic, partition, this.#random.integer(0, end - 1), end);
  }

  /** Offset to go on with after a range that was said to be damaged; undefined = the end was reached. */
  async #readFrom(
    client: Sluice,
    topic: TopicName,
    partition: number,
    from: number,
    end: number,
  ): Promise<number | undefined> {
    const stream = client
      .topic(topic, { createIfMissing: false })
      .messages({ from: { offsets: { [partition]: from } }, follow: false });
    let next = from;
    try {
      for await (const message of stream) {
        if (message.offset !== next) {
          this.#problems.push(`${place(topic, partition, message.offset)} came where @${next} was next`);
          return undefined;
        }
        this.#onRead();
        const { confirmed, recorder } = this.#specimen;
        if (recorder.values.read(message.valueBytes) !== confirmed.at(topic, partition, next))
          this.#problems.push(
            `${place(topic, partition, next)} holds another message than was confirmed there`,
          );
        next++;
      }
    } catch (error) {
      if (!(error instanceof SluiceError) || error.code !== "CORRUPT_RANGE") {
        this.#problems.push(`${place(topic, partition, next)}: ${String(error)}`);
        return undefined;
      }
      this.#told = true;
      const after = Number(error.details["next"]);
      if (!(after > next))
        this.#problems.push(`${place(topic, partition, next)}: CORRUPT_RANGE goes on at ${after}`);
      return after > next ? after : undefined;
    }
    if (next < end)
      this.#problems.push(`${place(topic, partition, next)} to @${end} are missing without an error`);
    return undefined;
  }
}

export function printed({ rounds, outcomes, byFile, read }: DamageReport, seed: number): string {
  const shown = (counts: ReadonlyMap<Outcome, number>): string =>
    [...counts].map(([outcome, count]) => `${count} ${outcome}`).join(", ");
  return [
    `files damaged between restarts (SEED=${seed})`,
    `  rounds             ${rounds}: ${shown(outcomes)}; ${read.toLocaleString("en-US")} messages read and compared`,
    ...[...byFile]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([file, counts]) => `  ${file.padEnd(18)} ${shown(counts)}`),
  ].join("\n");
}
