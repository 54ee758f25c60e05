/**
 * `npm run demo:queue`: 103,031 real rows through a queue with a handler that needs the `deps` of a row's release, which the
 * oldest releases do not have: their rows fail, are tried again, and become dead letters. The handler is mended, they are
 * redriven, and in the end every row is accounted for. Exit code 0 = each was handled once, by the handlers' own account
 * and by the queue's counts.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, type Queue, type QueueInfo, type QueueMessage } from "../../src/sdk/index.ts";
import { startServer, type Server } from "../fixtures/server.ts";
import { readAssetUploads, type AssetUploads } from "./asset-uploads.ts";
import { RowAccount } from "./row-account.ts";

const QUEUE = "asset-uploads";
const MAX_ATTEMPTS = 3;
const CONCURRENCY = 500;
const BATCH = 5_000;

const directory = mkdtempSync(join(tmpdir(), "sluice-demo-"));
let running: Server | undefined;
process.once("exit", () => rmSync(directory, { recursive: true, force: true }));
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void Promise.resolve(running?.kill()).then(() => process.exit(signal === "SIGINT" ? 130 : 143));
  });
}

try {
  process.exit((await demo()) ? 0 : 1);
} catch (error) {
  console.error(error);
  process.exit(1);
}

async function demo(): Promise<boolean> {
  console.log("One queue, real input, a handler that fails on some of it.\n");
  const source = readAssetUploads();
  const { version, releases, chromes } = source;
  const bad = releases.filter((release) => !chromes.has(release)).length;
  tell("source", `electron-releases ${version}: ${count(releases.length)} asset uploads,`);
  tell("", `${count(bad)} of them of releases without deps`);

  const server = (running = await startServer({ data: join(directory, "data") }));
  tell("server", `sluice serve, pid ${server.pid}, ${server.url}; every confirm follows an fdatasync`);
  await using sluice = await connect(server.url, { name: "demo" });
  const queue = sluice.queue(QUEUE);
  const retry = { backoff: "fixed", minMs: 100, jitter: false } as const;
  await queue.create({ maxAttempts: MAX_ATTEMPTS, retry });
  tell("queue", `${QUEUE}: ${MAX_ATTEMPTS} attempts, ${retry.minMs} ms apart, dead letters to ${QUEUE}.dlq`);
  await sendAll(queue, source);

  const account = new RowAccount(source);
  await handleAll(queue, account, (release) => {
    if (!chromes.has(release))
      throw new TypeError(`release ${release} has no deps: which Chromium is in it?`);
  });
  const first = await queue.describe();
  await showLetters(queue, first, account);

  tell("mended", "the handler takes releases without deps as they are");
  const { moved, left } = await queue.redrive();
  account.redriven();
  tell("redrive", `${count(moved)} moved back to ${QUEUE}, ${count(left)} left`);
  await handleAll(queue, account, () => undefined);
  const last = await queue.describe();
  const letters = await (await queue.deadLetters())!.describe();
  await sluice.close();
  const { code } = await server.stop();
  return report({ account, rows: releases.length, bad, moved, info: last, letters, code });
}

async function sendAll(queue: Queue<Uint8Array>, { releases, values }: AssetUploads): Promise<void> {
  const began = performance.now();
  for (let from = 0; from < values.length; from += BATCH) {
    const batch = values.slice(from, from + BATCH).map((value, i) => ({
      value,
      key: releases[from + i]!,
      headers: { row: String(from + i + 1) },
    }));
    await queue.publishBatch(batch);
  }
  const ms = performance.now() - began;
  tell("sent", `all ${count(values.length)} confirmed in ${seconds(ms)}: ${rate(values.length, ms)}`);
}

/** A consumer runs until nothing is unsettled. */
async function handleAll(
  queue: Queue<Uint8Array>,
  account: RowAccount,
  handle: (release: string) => void,
): Promise<void> {
  const before = await queue.describe();
  const began = performance.now();
  const handler = (m: QueueMessage<Uint8Array>): void => {
    const row = account.begin(m);
    try {
      handle(m.key!);
    } catch (error) {
      account.failed(row);
      throw error;
    }
    account.handled(row);
  };
  const lost: unknown[] = [];
  const onError = (error: unknown): void => void (error instanceof TypeError || lost.push(error));
  const consumer = queue.consume(handler, { concurrency: CONCURRENCY, prefetch: 4 * CONCURRENCY, onError });
  let info: QueueInfo;
  do info = await queue.describe();
  while (info.ready + info.delayed + info.pending > 0);
  await consumer.drain();
  if (lost.length > 0) throw lost[0];
  const ms = performance.now() - began;
  const acked = info.settled.acked - before.settled.acked;
  tell("handled", `${count(acked)} acked in ${seconds(ms)}: ${rate(acked, ms)}`);
}

async function showLetters(
  queue: Queue<Uint8Array>,
  { settled }: QueueInfo,
  account: RowAccount,
): Promise<void> {
  tell(
    "failed",
    `${count(account.failedRuns)} runs; ${count(settled.deadLettered)} messages are dead letters`,
  );
  const [letter] = await (await queue.deadLetters())!.peek({ limit: 1 });
  if (letter === undefined) return;
  const of = (name: string): string => letter.headers[`x-dead-letter-${name}`] ?? "?";
  tell("", `the first: row ${letter.headers["row"]}, ${of("attempts")} attempts, "${of("last-error")}"`);
}

interface Ending {
  readonly account: RowAccount;
  readonly rows: number;
  /** Rows of releases without deps. */
  readonly bad: number;
  readonly moved: number;
  readonly info: QueueInfo;
  readonly letters: QueueInfo;
  readonly code: number | null;
}

function report({ account, rows, bad, moved, info, letters, code }: Ending): boolean {
  const { never, once, twice } = account.counts;
  const { enqueued, ready, delayed, pending, settled } = info;
  console.log(`
  handled once, byte for byte             ${count(once).padStart(9)}
  never handled                           ${count(never).padStart(9)}
  handled twice                           ${count(twice).padStart(9)}
  altered, or in a wrong attempt          ${count(account.wrong).padStart(9)}

  enqueued, ${count(moved)} of them redriven        ${count(enqueued).padStart(9)}
  = ready ${count(ready)} + delayed ${count(delayed)} + pending ${count(pending)} + acked ${count(settled.acked)} + dead-lettered ${count(settled.deadLettered)}
`);
  const isHandled = once === rows && never + twice + account.wrong === 0;
  const isCounted =
    enqueued === rows + moved &&
    settled.acked === rows &&
    settled.deadLettered === bad &&
    moved === bad &&
    account.failedRuns === bad * MAX_ATTEMPTS &&
    ready + delayed + pending === 0 &&
    letters.settled.moved === bad &&
    letters.ready + letters.delayed + letters.pending === 0;
  if (isHandled && isCounted && code === 0) {
    console.log("Every row is accounted for: handled once, none lost, none twice.");
    return true;
  }
  console.log(code === 0 ? "NOT ACCOUNTED FOR: see above." : `The server ended with ${code}, not 0.`);
  return false;
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

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}
