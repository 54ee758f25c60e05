/**
 * The wall clock steps under a running server, and between starts. Shard time, which users see as a message's append
 * time, behaves as storage.md's "Clocks" says; what takes ten minutes there (a step that lasts is followed) is tested on
 * virtual time in test/broker/shard-clock.test.ts.
 */
import { expect, it, type TestContext } from "vitest";
import { connect, text, type Message } from "../../../src/sdk/index.ts";
import { killRounds, printed, type UnderLoad } from "../../crash/kill-rounds.ts";
import { seedOfRun, type Random } from "../../fixtures/random.ts";
import { startServer, type Server } from "../../fixtures/server.ts";
import { tempDirectory } from "../../fixtures/temp-directory.ts";
import { SteppedClock, whyNoSteppedClock } from "./stepped-clock.ts";

const HOUR_S = 3_600;
const YEAR_S = 365 * 24 * HOUR_S;
const steps = [HOUR_S, -HOUR_S, YEAR_S];
const ROUNDS = 2;

function needsSteppedClock(context: TestContext): void {
  const why = whyNoSteppedClock();
  if (why !== undefined) context.skip(why);
}

/** Publishes so many, one after the other, and gives the hours their append times are ahead of the machine's clock. */
async function hoursAhead(server: Server, count = 20): Promise<number[]> {
  await using client = await connect(server.url);
  const topic = client.topic("timed", { createIfMissing: false });
  const machineMs = Date.now();
  let last = 0;
  for (let n = 0; n < count; n++) last = (await topic.publish(Buffer.from(`${n}`))).offset;
  const messages: Message<Uint8Array>[] = [];
  const from = { offsets: { 0: last - count + 1 } };
  for await (const message of topic.messages({ from, follow: false })) messages.push(message);
  expect(messages).toHaveLength(count);
  return messages.map(({ appendTime }) => (appendTime - machineMs) / (HOUR_S * 1000));
}

async function appendTimes(server: Server): Promise<number[]> {
  await using client = await connect(server.url);
  const times: number[] = [];
  const topic = client.topic("timed", { createIfMissing: false });
  for await (const { appendTime, offset } of topic.messages({ from: "earliest", follow: false })) {
    expect(offset).toBe(times.length);
    times.push(appendTime);
  }
  return times;
}

it("a step while running is not followed; a start follows forward up to 7 days, and never goes back", async (context) => {
  needsSteppedClock(context);
  using clock = new SteppedClock();
  const data = tempDirectory();
  const start = (): Promise<Server> =>
    startServer({ data: `${data}/data`, env: { LD_PRELOAD: clock.preload, ...clock.env } });
  const near = (hours: number) => (ahead: number) => Math.abs(ahead - hours) < 0.1;
  let published = 0;
  const timed = async (server: Server): Promise<number[]> => {
    published += 20;
    return hoursAhead(server);
  };

  const running = await start();
  const client = await connect(running.url);
  await client.admin.createTopic("timed", { partitions: 1, retentionMs: HOUR_S * 1000 });
  await client.close();
  for (const offsetS of [0, ...steps, 0]) {
    clock.stepTo(offsetS);
    expect(await timed(running), `a running server, stepped by ${offsetS} s`).toSatisfy((ahead: number[]) =>
      ahead.every(near(0)),
    );
  }
  await running.kill();

  // Each after the one before: what a start takes over stays.
  const starts: [number, number][] = [
    [HOUR_S, 1],
    [0, 1],
    [YEAR_S, 1],
    [-HOUR_S, 1],
    [6 * 24 * HOUR_S, 144],
  ];
  for (const [offsetS, hours] of starts) {
    clock.stepTo(offsetS);
    const started = await start();
    expect(await timed(started), `a start with a clock ${offsetS} s ahead`).toSatisfy((ahead: number[]) =>
      ahead.every(near(hours)),
    );
    await started.kill();
  }
  const last = await start();
  const times = await appendTimes(last);
  await last.kill();
  expect(times).toHaveLength(published);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  console.log(
    `clock steps: ${published} append times over ${steps.length + 2} steps and ${starts.length} starts`,
  );
}, 120_000);

it("hands out nothing early that is delayed, when the clock steps under the server", async (context) => {
  needsSteppedClock(context);
  using clock = new SteppedClock();
  await using server = await startServer({ env: { LD_PRELOAD: clock.preload, ...clock.env } });
  await using client = await connect(server.url);
  const queue = client.queue("later", { codec: text });
  await queue.create();
  const seen: string[] = [];
  const waiting = new Map<string, () => void>();
  queue.consume(({ value }) => {
    seen.push(value);
    waiting.get(value)?.();
  });
  const delaysMs = [0.5, 0.9, 20, 24 * 200].map((hours) => hours * HOUR_S * 1_000);
  await queue.publishBatch(delaysMs.map((delayMs) => ({ value: `${delayMs}`, delayMs })));
  for (const offsetS of [...steps, 0]) {
    clock.stepTo(offsetS);
    // Time passes all the same: what is delayed a little comes.
    const value = `after a step to ${offsetS} s`;
    const came = new Promise<void>((resolve) => waiting.set(value, resolve));
    await queue.publish(value, { delayMs: 200 });
    await came;
  }
  expect(seen).toEqual([...waiting.keys()]);
  expect(await queue.describe()).toMatchObject({ delayed: delaysMs.length, ready: 0 });
}, 60_000);

it(`loses nothing in ${ROUNDS} rounds of clock steps and kill -9 under load`, async (context) => {
  needsSteppedClock(context);
  using clock = new SteppedClock();
  const seed = seedOfRun();
  let stepped = 0;
  const end = async (server: Server, random: Random, load: UnderLoad): Promise<string[]> => {
    for (let left = random.integer(1, 3); left > 0; left--) {
      clock.stepTo([...steps, 0][random.integer(0, steps.length)]!);
      stepped++;
      await Promise.race([load.nextConfirm(), server.run.ended]);
    }
    const { signal, code, stderr } = await server.kill();
    return signal === "SIGKILL" ? [] : [`the server ended by itself with ${code}: ${stderr}`];
  };
  const { preload, env } = clock;
  const report = await killRounds({ rounds: ROUNDS, seed, messagesPerRound: 1_000, preload, env, end });
  console.log(`${printed(report, seed)}\n  clock steps        ${stepped}`);
  expect(report.problems).toEqual([]);
  expect(report.violations).toEqual([]);
  expect(stepped).toBeGreaterThanOrEqual(ROUNDS);
}, 300_000);
