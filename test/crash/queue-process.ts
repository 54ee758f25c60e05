/**
 * A process that consumes from a queue with the shipped client, to be killed, stopped for a while, cut off and drained by
 * its parent. It writes down what it is given and what it says before it says it, so that its history outlives it:
 *
 *   r RUN ID ATTEMPT    a handler begins            s RUN WORD    it is about to say "ack", "nack" or "reject"
 *   t RUN               what was said is stored     l RUN         LOCK_LOST
 *   b                   the event loop turns        d, c          the connection is gone, is back
 *
 * each with the machine's monotonic clock in microseconds before it, which all processes share.
 *
 *   node queue-process.ts '{"url":…,"queue":…,"file":…,"seed":…}'
 */
import { openSync, writeSync } from "node:fs";
import { flushCompileCache } from "node:module";
import { setTimeout as delay } from "node:timers/promises";
import { connect, text, type Dial, type QueueMessage, type Transport } from "../../src/sdk/index.ts";
import { dialTcp } from "../../src/sdk/tcp-transport.ts";
import { Random } from "../fixtures/random.ts";
import { saidOf, type Said } from "./queue-messages.ts";

export interface ProcessOrder {
  readonly url: string;
  readonly queue: string;
  readonly file: string;
  readonly seed: number;
}

/** What its parent asks of it. */
export type Asked = { readonly cutForMs: number } | "drain";

const BEAT_MS = 100;
const CONCURRENCY = 40;

const { url, queue, file, seed } = JSON.parse(process.argv[2]!) as ProcessOrder;
const random = new Random(seed);
const descriptor = openSync(file, "a");
let unwritten = "";
let runs = 0;
let cutUntilMs = 0;
let transport: Transport | undefined;

function note(what: string): void {
  unwritten += `${process.hrtime.bigint() / 1_000n} ${what}\n`;
}

function write(): void {
  if (unwritten !== "") writeSync(descriptor, unwritten);
  unwritten = "";
}

/** The network between here and the server, which may be away for a while. */
const dial: Dial = async (...args) => {
  if (performance.now() < cutUntilMs) throw new Error("the network is gone");
  return (transport = await dialTcp(...args));
};

const sluice = await connect(url, { dial, connectTimeoutMs: 60_000 });
sluice.status.on(({ type }) => {
  if (type === "disconnected") note("d");
  else if (type === "connected") note("c");
  write();
});

const consumer = sluice.queue(queue, { codec: text, createIfMissing: false }).consume(handle, {
  concurrency: CONCURRENCY,
  onError: () => undefined,
});

async function handle(m: QueueMessage<string>): Promise<void> {
  const run = ++runs;
  const id = Number(m.value);
  note(`r ${run} ${id} ${m.attempt}`);
  if (random.chance(0.01)) await delay(random.integer(1, 80));
  else await new Promise(setImmediate);
  const said = saidOf(id, m.attempt);
  note(`s ${run} ${said}`);
  write();
  await say(m, said).then(
    () => note(`t ${run}`),
    () => note(`l ${run}`),
  );
}

function say(m: QueueMessage<string>, said: Said): Promise<void> {
  if (said === "ack") return m.ack();
  return said === "nack" ? m.nack({ error: "not today" }) : m.reject("never");
}

setInterval(() => {
  note("b");
  write();
}, BEAT_MS);

process.on("message", (asked: Asked) => {
  if (asked === "drain") {
    void consumer.drain().then(async () => {
      write();
      await sluice.close();
      process.exit(0);
    });
    return;
  }
  cutUntilMs = performance.now() + asked.cutForMs;
  transport?.destroy();
});
// Who is killed leaves nothing for the next to start from.
flushCompileCache();
process.send!("ready");
process.on("disconnect", () => process.exit(1));
