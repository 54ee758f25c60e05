/** What handlers say of their progress, against a scripted server. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { connect, text, type Queue, type QueueMessage, type Sluice } from "../../src/sdk/index.ts";
import { FakeQueue } from "./fake-queue.ts";
import { FakeServer, settle } from "./fake-server.ts";

let server: FakeServer;
let sluice: Sluice;
let fake: FakeQueue;
let queue: Queue<string>;
const messages: QueueMessage<string>[] = [];

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  server = new FakeServer();
  fake = new FakeQueue(server, "q");
  sluice = await connect(undefined, { dial: server.dial });
  queue = sluice.queue("q", { codec: text });
  messages.length = 0;
  queue.consume((m) => new Promise(() => void messages.push(m)), { concurrency: 9 });
  await settle();
});

afterEach(async () => {
  await sluice.close();
  vi.useRealTimers();
});

async function delivered(...values: string[]): Promise<QueueMessage<string>[]> {
  fake.deliver(...values);
  await settle();
  return messages;
}

async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await settle();
}

it("goes at once, then the newest of each message in a tenth of a second, in one frame", async () => {
  const [a, b] = await delivered("a", "b");
  for (let i = 0; i < 10_000; i++) a!.progress(i / 100);
  b!.progress({ page: 4 });
  await settle();
  expect(fake.reports).toEqual(["1: 0 %"]);
  await pass(99);
  expect(fake.reports).toHaveLength(1);
  await pass(1);
  expect(fake.reports.slice(1)).toEqual(['1: 99.99 %, 2: {"page":4}']);
  await pass(1_000);
  expect(fake.reports).toHaveLength(2);
  a!.progress(100, "done");
  await settle();
  expect(fake.reports.slice(2)).toEqual(['1: 100 % "done"']);
});

it("that was not sent yet is not, once something was said of its message", async () => {
  const [a, b] = await delivered("a", "b");
  a!.progress(1);
  a!.progress(2);
  b!.progress(3);
  void a!.ack();
  expect(() => a!.progress(4)).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
  await pass(100);
  expect(fake.reports).toEqual(["1: 1 %", "2: 3 %"]);
});

it("of a message that is not held any more says so to the handler, by its signal and by throwing", async () => {
  const [a, b] = await delivered("a", "b");
  fake.lost = [{ first: 1, last: 1 }];
  a!.progress(1);
  await settle();
  expect(a!.signal.reason).toMatchObject({ code: "LOCK_LOST" });
  expect(() => a!.progress(2)).toThrow(expect.objectContaining({ code: "LOCK_LOST" }));
  expect(b!.signal.aborted).toBe(false);
});

it("is said again after a lost connection: the server may have been another", async () => {
  const [a, b] = await delivered("a", "b");
  a!.progress(10);
  await pass(100);
  b!.progress(20);
  await settle();
  server.connections.at(-1)!.cut();
  a!.progress(11);
  await pass(10_000);
  expect(fake.reports.slice(2)).toEqual(["1001: 11 %, 1002: 20 %"]);
});

it("is a number from 0 to 100, a JSON value of at most 4 KiB, or both", async () => {
  const [a] = await delivered("a");
  const progress = (...said: unknown[]): void => (a!.progress as (...said: unknown[]) => void).apply(a, said);
  for (const wrong of [-0.1, 100.1, NaN, Infinity])
    expect(() => progress(wrong)).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
  expect(() => progress()).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
  expect(() => progress(1, () => 1)).toThrow(expect.objectContaining({ code: "ENCODE_FAILED" }));
  const large = "x".repeat(4_095);
  expect(() => progress(1, large)).toThrow(expect.objectContaining({ code: "MESSAGE_TOO_LARGE" }));
  expect(fake.reports).toEqual([]);
  progress(33.333);
  progress(0, large.slice(1));
  await pass(100);
  expect(fake.reports).toEqual(["1: 33.33 %", `1: 0 % "${large.slice(1)}"`]);
});

it("that an older server does not take is told by the next call", async () => {
  const [a] = await delivered("a");
  fake.refusesReports = "NOT_SUPPORTED";
  a!.progress(1);
  await settle();
  expect(() => a!.progress(2)).toThrow(expect.objectContaining({ code: "NOT_SUPPORTED" }));
});
