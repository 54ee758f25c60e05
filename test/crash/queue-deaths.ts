/**
 * A queue on the shipped server with ten processes of the shipped client at it. The server is killed, and once stopped in
 * order; processes are killed and replaced, stand still for longer than their locks, are cut off for a moment or for longer
 * than their grace, are drained and replaced. What all of them have written down is read at the end (queue-history.ts).
 */
import { fork, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { connect, text, type Queue, type QueueInfo } from "../../src/sdk/index.ts";
import { KEEPS_COMPILED } from "../fixtures/command.ts";
import { quietPort } from "../fixtures/port.ts";
import type { Random } from "../fixtures/random.ts";
import { startServer, type Server } from "../fixtures/server.ts";
import {
  findingsOf,
  readConsumer,
  type DeadLetter,
  type QueueFindings,
  type QueueRun,
} from "./queue-history.ts";
import type { Asked, ProcessOrder } from "./queue-process.ts";

export interface QueueDeathsOptions {
  readonly messages: number;
  readonly serverKills: number;
  readonly random: Random;
  readonly directory: string;
}

type Befallen = "consumer killed" | "consumer paused" | "consumer cut off" | "consumer drained";
type Event = Befallen | "server killed" | "server stopped";
/** What befalls consumers for each thing that befalls the server, in an order of chance. */
const BEFALL: readonly Befallen[] = [
  "consumer killed",
  "consumer killed",
  "consumer killed",
  "consumer paused",
  "consumer paused",
  "consumer cut off",
  "consumer cut off",
  "consumer drained",
];

export interface QueueDeathsReport extends QueueFindings {
  readonly runs: number;
  readonly deadLetters: number;
  readonly events: Readonly<Record<Event, number>>;
}

const program = fileURLToPath(new URL("queue-process.ts", import.meta.url));
const QUEUE = "jobs";
const PROCESSES = 10;
const MAX_ATTEMPTS = 6;
const LOCK_MS = 2_000;
const BATCH = 500;
/** Published and not settled, at most: what comes early is no better proof than what comes late. */
const MOST_WAITING = 5_000;
/** Processes that stand still at a time. */
const MOST_PAUSED = 3;

export async function queueDeaths(options: QueueDeathsOptions): Promise<QueueDeathsReport> {
  const run = new QueueDeaths(options, await quietPort(options.random));
  try {
    return await run.toTheEnd();
  } finally {
    await run.end();
  }
}

const nowUs = (): number => Number(process.hrtime.bigint() / 1_000n);

class ConsumerProcess {
  readonly name: string;
  readonly child: ChildProcess;
  readonly file: string;
  readonly isThere: Promise<void>;
  readonly ended: Promise<number | null>;
  died: number | undefined;
  /** Somebody sees to it, or it is not there yet. */
  isBusy = true;

  constructor(name: string, order: ProcessOrder) {
    this.name = name;
    this.file = order.file;
    this.child = fork(program, [JSON.stringify(order)], {
      execArgv: [],
      env: { ...process.env, ...KEEPS_COMPILED },
    });
    this.ended = new Promise((resolve) => this.child.once("exit", resolve));
    this.isThere = new Promise((resolve) => this.child.once("message", () => resolve()));
    void this.isThere.then(() => (this.isBusy = false));
  }

  async kill(): Promise<void> {
    this.child.kill("SIGKILL");
    await this.ended;
    this.died ??= nowUs();
  }

  ask(asked: Asked): void {
    this.child.send(asked);
  }
}

class QueueDeaths {
  readonly #options: QueueDeathsOptions;
  readonly #port: number;
  readonly #events = { "server killed": 0, "server stopped": 0 } as Record<Event, number>;
  readonly #deck: Befallen[] = [];
  readonly #serverLives: { from: number; to: number }[] = [];
  readonly #sentAt: Float64Array;
  readonly #under: ConsumerProcess[] = [];
  readonly #all: ConsumerProcess[] = [];
  readonly #going = new Set<Promise<void>>();
  #server!: Server;
  #published = 0;

  constructor(options: QueueDeathsOptions, port: number) {
    this.#options = options;
    this.#port = port;
    this.#sentAt = new Float64Array(options.messages);
    for (const event of BEFALL) this.#events[event] = 0;
  }

  async toTheEnd(): Promise<QueueDeathsReport> {
    const { messages, serverKills } = this.#options;
    await this.#start();
    await using sluice = await connect(this.#server.url, { timeoutMs: 120_000 });
    const queue = sluice.queue(QUEUE, { codec: text });
    const retry = { backoff: "fixed", minMs: 10, maxMs: 10, jitter: false } as const;
    await queue.create({ lockMs: LOCK_MS, resumeGraceMs: LOCK_MS, maxAttempts: MAX_ATTEMPTS, retry });
    this.#employ();
    // The others start from what it has compiled.
    await this.#under[0]!.isThere;
    while (this.#under.length < PROCESSES) this.#employ();
    const slots = serverKills * (BEFALL.length + 1);
    for (let slot = 1; slot <= slots; slot++) {
      await this.#publish(queue, Math.round((messages * slot) / (slots + 1)));
      if (slot % (BEFALL.length + 1) === 0) await this.#endServer(slot === 2 * (BEFALL.length + 1));
      else await this.#befall();
    }
    await this.#publish(queue, messages);
    await Promise.all(this.#going);
    const info = await this.#settled(queue, 0);
    const dead = await deadLettersOf(queue);
    await Promise.all(this.#under.map((one) => this.#drained(one)));
    return this.#report(info, dead);
  }

  async end(): Promise<void> {
    for (const { child } of this.#all) child.kill("SIGKILL");
    await this.#server.kill();
  }

  #report({ enqueued, settled }: QueueInfo, dead: DeadLetter[]): QueueDeathsReport {
    const runs: QueueRun[] = [];
    for (const { name, file, died } of this.#all) {
      const read = readConsumer(name, readFileSync(file, "latin1"), died, this.#serverLives);
      for (const one of read.runs) runs.push(one);
    }
    const findings = findingsOf({
      messages: this.#options.messages,
      maxAttempts: MAX_ATTEMPTS,
      sentAt: this.#sentAt,
      serverLives: this.#serverLives,
      runs,
      dead,
      counts: { enqueued, acked: settled.acked, deadLettered: settled.deadLettered },
    });
    return { ...findings, runs: runs.length, deadLetters: dead.length, events: this.#events };
  }

  async #start(): Promise<void> {
    const data = join(this.#options.directory, "data");
    this.#server = await startServer({ data, port: this.#port });
    this.#serverLives.push({ from: nowUs(), to: Infinity });
  }

  async #endServer(inOrder: boolean): Promise<void> {
    this.#serverLives.at(-1)!.to = nowUs();
    await (inOrder ? this.#server.stop() : this.#server.kill());
    await this.#start();
    this.#events[inOrder ? "server stopped" : "server killed"]++;
  }

  #employ(): void {
    const name = `consumer${this.#all.length}`;
    const file = join(this.#options.directory, name);
    const { url } = this.#server;
    const seed = this.#options.random.integer(0, 0xffff_ffff);
    const one = new ConsumerProcess(name, { url, queue: QUEUE, file, seed });
    this.#all.push(one);
    this.#under.push(one);
  }

  #replace(one: ConsumerProcess): void {
    this.#under.splice(this.#under.indexOf(one), 1);
    this.#employ();
  }

  /** Something happens to one of them; some go on for a while. */
  async #befall(): Promise<void> {
    const { random } = this.#options;
    let free: ConsumerProcess[];
    while ((free = this.#under.filter(({ isBusy }) => !isBusy)).length === 0) await delay(20);
    const one = free[random.integer(0, free.length - 1)]!;
    if (this.#deck.length === 0) this.#deck.push(...BEFALL);
    const [event] = this.#deck.splice(random.integer(0, this.#deck.length - 1), 1) as [Befallen];
    this.#events[event]++;
    switch (event) {
      case "consumer killed":
        await one.kill();
        return this.#replace(one);
      case "consumer paused":
        while (this.#going.size >= MOST_PAUSED) await Promise.race(this.#going);
        return this.#meanwhile(one, this.#paused(one));
      case "consumer cut off":
        return one.ask({ cutForMs: random.chance(0.6) ? random.integer(0, 300) : LOCK_MS * 1.6 });
      case "consumer drained":
        this.#replace(one);
        return this.#meanwhile(one, this.#drained(one));
    }
  }

  #meanwhile(one: ConsumerProcess, what: Promise<void>): void {
    one.isBusy = true;
    this.#going.add(what);
    void what.finally(() => {
      this.#going.delete(what);
      one.isBusy = false;
    });
  }

  async #paused({ child }: ConsumerProcess): Promise<void> {
    child.kill("SIGSTOP");
    await delay(LOCK_MS * 1.5);
    child.kill("SIGCONT");
  }

  async #drained(one: ConsumerProcess): Promise<void> {
    one.ask("drain");
    const code = await one.ended;
    if (code !== 0) throw new Error(`${one.name} was to drain, and ended with ${String(code)}`);
  }

  async #publish(queue: Queue<string>, upTo: number): Promise<void> {
    while (this.#published < upTo) {
      const first = this.#published;
      const count = Math.min(BATCH, upTo - first);
      this.#sentAt.fill(nowUs(), first, first + count);
      await queue.publishBatch(Array.from({ length: count }, (_, i) => ({ value: String(first + i) })));
      this.#published += count;
    }
    await this.#settled(queue, MOST_WAITING);
  }

  /** Once no more than so many are not settled. */
  async #settled(queue: Queue<string>, most: number): Promise<QueueInfo> {
    for (;;) {
      const info = await queue.describe();
      if (info.ready + info.delayed + info.pending <= most) return info;
      await delay(20);
    }
  }
}

async function deadLettersOf(queue: Queue<string>): Promise<DeadLetter[]> {
  const dead: DeadLetter[] = [];
  const letters = (await queue.deadLetters())!;
  for (let from = 0; ;) {
    const some = await letters.peek({ from, limit: 1_000 });
    for (const { value, headers } of some)
      dead.push({
        id: Number(value),
        reason: String(headers["x-dead-letter-reason"]),
        attempts: Number(headers["x-dead-letter-attempts"]),
      });
    if (some.length === 0) return dead;
    from = some.at(-1)!.offset + 1;
  }
}

export function printed({ runs, deadLetters, events, doubleRuns, stale, untold }: QueueDeathsReport): string {
  const told = (counts: Readonly<Record<string, number>>): string =>
    Object.entries(counts)
      .map(([what, count]) => `${what} ${count}`)
      .join(", ");
  return (
    `${runs} runs, ${deadLetters} dead letters; ${told(events)}\n` +
    `  run again because the holder ${told(doubleRuns)}; ${stale} of what was settled by then; ${untold} acked untold`
  );
}
