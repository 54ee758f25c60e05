import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { noCounts, produceLines, type ProduceRun } from "../../src/cli/produce-lines.ts";
import { SluiceError } from "../../src/sdk/errors.ts";

/** A publish whose confirms the test gives, and an input that never ends by itself. */
function fake(lines: AsyncIterable<readonly Uint8Array[]>) {
  const sent: string[] = [];
  const waiting: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const stop = new AbortController();
  let cancelled = 0;
  const run: ProduceRun = {
    lines,
    cancel: () => cancelled++,
    optionsOf: () => ({}),
    stop: stop.signal,
    publish: (value) => {
      sent.push(Buffer.from(value).toString());
      return new Promise<void>((resolve, reject) => waiting.push({ resolve, reject }));
    },
  };
  return { run, sent, waiting, stop, cancelled: () => cancelled };
}

async function* batches(...texts: string[][]): AsyncGenerator<Uint8Array[]> {
  for (const batch of texts) yield batch.map((text) => Buffer.from(text));
}

async function* endless(): AsyncGenerator<Uint8Array[]> {
  while (true) yield [Buffer.from("x")];
}

it("ends when every line is confirmed", async () => {
  const { run, sent, waiting } = fake(batches(["a", "b"], ["c"]));
  const counts = noCounts();
  const ended = produceLines(run, counts);
  await turn();
  expect(sent).toEqual(["a", "b", "c"]);
  waiting.forEach(({ resolve }) => resolve());
  expect(await ended).toBeUndefined();
  expect(counts).toEqual({ sent: 3, confirmed: 3, failed: 0, unknown: 0 });
});

describe("reading pauses", () => {
  it("at 10,000 unconfirmed messages and goes on at half", async () => {
    const { run, sent, waiting, stop } = fake(endless());
    const ended = produceLines(run, noCounts());
    while (sent.length < 10_000) await turn();
    await turn();
    expect(sent.length).toBe(10_000);
    waiting.splice(0, 4_999).forEach(({ resolve }) => resolve());
    await turn();
    expect(sent.length).toBe(10_000);
    waiting.splice(0, 1).forEach(({ resolve }) => resolve());
    await turn();
    expect(sent.length).toBe(15_000);
    stop.abort();
    waiting.forEach(({ resolve }) => resolve());
    await ended;
  });

  it("at 16 MiB unconfirmed", async () => {
    const big = async function* (): AsyncGenerator<Uint8Array[]> {
      while (true) yield [Buffer.alloc(1024 * 1024)];
    };
    const { run, sent, waiting, stop } = fake(big());
    const ended = produceLines(run, noCounts());
    while (sent.length < 16) await turn();
    await turn();
    expect(sent.length).toBe(16);
    stop.abort();
    waiting.forEach(({ resolve }) => resolve());
    await ended;
  });
});

describe("a failure", () => {
  it("ends sending, lets what is under way settle and names the lowest line", async () => {
    const gate = Promise.withResolvers<void>();
    const input = async function* (): AsyncGenerator<Uint8Array[]> {
      yield* batches(["a", "b", "c", "d"]);
      await gate.promise;
      yield* batches(["e"]);
    };
    const { run, sent, waiting, cancelled } = fake(input());
    const counts = noCounts();
    const lost = new SluiceError("TIMEOUT", "no answer", { indeterminate: true });
    const ended = produceLines(run, counts);
    await turn();
    waiting[2]!.reject(lost);
    await turn();
    gate.resolve();
    waiting[0]!.resolve();
    waiting[1]!.reject(new Error("too large"));
    waiting[3]!.resolve();
    expect(await ended).toEqual({ line: 2, error: new Error("too large") });
    expect(sent).toEqual(["a", "b", "c", "d"]);
    expect(counts).toEqual({ sent: 4, confirmed: 2, failed: 2, unknown: 1 });
    expect(cancelled()).toBe(1);
  });

  it("of a line's own is counted from 1, over batches", async () => {
    const { run, waiting } = fake(batches(["a", "b"], ["bad"], ["c"]));
    const ended = produceLines(
      {
        ...run,
        optionsOf: (line) => {
          if (Buffer.from(line).toString() === "bad") throw new Error("no key");
          return {};
        },
      },
      noCounts(),
    );
    await turn();
    waiting.forEach(({ resolve }) => resolve());
    expect(await ended).toEqual({ line: 3, error: new Error("no key") });
  });

  it("of the input is that of the next line", async () => {
    const broken = async function* (): AsyncGenerator<Uint8Array[]> {
      yield [Buffer.from("a")];
      throw new Error("EIO");
    };
    const { run, waiting } = fake(broken());
    const ended = produceLines(run, noCounts());
    await turn();
    waiting.forEach(({ resolve }) => resolve());
    expect(await ended).toEqual({ line: 2, error: new Error("EIO") });
  });
});

it("stops when asked to, waits for what is under way and takes the cancelled input's error for no failure", async () => {
  const { promise, reject } = Promise.withResolvers<never>();
  const input = async function* (): AsyncGenerator<Uint8Array[]> {
    yield [Buffer.from("a"), Buffer.from("b")];
    await promise;
  };
  const { run, waiting, stop } = fake(input());
  const counts = noCounts();
  const ended = produceLines({ ...run, cancel: () => reject(new Error("destroyed")) }, counts);
  await turn();
  stop.abort();
  await turn();
  waiting.forEach(({ resolve }) => resolve());
  expect(await ended).toBeUndefined();
  expect(counts).toEqual({ sent: 2, confirmed: 2, failed: 0, unknown: 0 });
});
