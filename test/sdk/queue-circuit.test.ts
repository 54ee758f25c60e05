/** The circuit breaker of a consumer, and handlers of batches, against a scripted server. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  connect,
  DeadLetterError,
  text,
  type Queue,
  type QueueMessage,
  type Sluice,
  type SluiceError,
} from "../../src/sdk/index.ts";
import { FakeQueue } from "./fake-queue.ts";
import { FakeServer, settle } from "./fake-server.ts";

let server: FakeServer;
let sluice: Sluice;
let fake: FakeQueue;
let queue: Queue<string>;

beforeEach(async () => {
  server = new FakeServer();
  fake = new FakeQueue(server, "q");
  sluice = await connect(undefined, { dial: server.dial });
  queue = sluice.queue("q", { codec: text });
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});

afterEach(async () => {
  vi.useRealTimers();
  await sluice.close();
});

async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await settle();
}

const numbered = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, i) => `m${from + i}`);

describe("a breaker", () => {
  it("opens: credit 0, what nobody had begun goes back, and what fails afterwards costs nothing", async () => {
    const runs: ((error: Error) => void)[] = [];
    const states: string[] = [];
    const consumer = queue.consume(() => new Promise((_, reject) => runs.push(reject)), {
      concurrency: 4,
      breaker: { window: 2, openMs: 10_000, onChange: (state) => states.push(state) },
    });
    await settle();
    fake.deliver(...numbered(1, 9));
    await settle();
    expect(runs).toHaveLength(4);
    runs[0]!(new Error("down"));
    runs[1]!(new Error("down"));
    await settle();
    // The first failure still let a next one begin.
    expect(consumer.circuit).toBe("open");
    expect(fake.settles.join("; ")).toBe("nack 1-2: Error: down, release 6-8");
    expect(fake.credits).toEqual([8, 0]);
    runs[2]!(new Error("down"));
    await settle();
    // It was on its way.
    fake.deliver("late");
    await settle();
    expect(fake.settles.slice(1)).toEqual(["release 3", "release 9"]);
    expect(states).toEqual(["open"]);
    consumer.close();
  });

  it("probes one message at a time, each time another; a success closes it and gives them back", async () => {
    let down = true;
    const begun: string[] = [];
    const states: string[] = [];
    const handler = (m: QueueMessage<string>): void => {
      begun.push(m.value);
      if (down) throw new Error("down");
    };
    const breaker = { window: 2, openMs: 10_000, onChange: (state: string) => states.push(state) };
    const consumer = queue.consume(handler, { concurrency: 2, breaker });
    await settle();
    fake.deliver("a", "b", "c", "d");
    await settle();
    expect([begun, fake.settles]).toEqual([["a", "b"], ["nack 1-2: Error: down, release 3-4"]]);
    await pass(10_000);
    expect([fake.credits, consumer.circuit]).toEqual([[4, 0, 1], "probing"]);
    fake.deliver("c");
    await settle();
    // It costs nothing, and is kept aside: no settlement at all.
    expect([begun.at(-1), fake.settles.length, consumer.circuit]).toEqual(["c", 1, "open"]);
    await pass(10_000);
    expect(fake.credits).toEqual([4, 0, 1, 0, 2]);
    down = false;
    fake.deliver("d");
    await settle();
    expect(begun).toEqual(["a", "b", "c", "d"]);
    expect(fake.settles.at(-1)).toBe("ack 6, release 5");
    expect(fake.credits.at(-1)).toBe(4);
    expect(states).toEqual(["open", "probing", "open", "probing", "closed"]);
    fake.deliver("e", "f");
    await settle();
    expect(begun.slice(4)).toEqual(["e", "f"]);
    // Their locks were renewed meanwhile.
    expect(fake.extends).toContain("extend 5");
  });

  it("tries the same message again when there is no other", async () => {
    const begun: string[] = [];
    const handler = (m: QueueMessage<string>): void => {
      begun.push(m.value);
      if (begun.length < 4) throw new Error("down");
    };
    queue.consume(handler, { breaker: { window: 1, failureRatio: 1, openMs: 5_000 } });
    await settle();
    fake.deliver("a");
    await settle();
    await pass(5_000);
    fake.deliver("a");
    await settle();
    await pass(5_000);
    await pass(999);
    expect(begun).toEqual(["a", "a"]);
    await pass(1);
    expect(begun).toEqual(["a", "a", "a"]);
    await pass(6_000);
    expect(fake.settles).toEqual(["nack 1: Error: down", "ack 2"]);
  });

  it("keeps a message that failed as a probe while the connection is away, and tries it again afterwards", async () => {
    let runs = 0;
    const handler = (): void => {
      if (++runs < 3) throw new Error("down");
    };
    queue.consume(handler, { breaker: { window: 1, failureRatio: 1, openMs: 5_000 } });
    await settle();
    fake.deliver("a");
    await settle();
    await pass(5_000);
    fake.deliver("b");
    await settle();
    await pass(5_000);
    server.down = true;
    server.cut();
    await pass(2_000);
    server.down = false;
    await pass(30_000);
    expect(runs).toBe(3);
    expect(fake.settles.at(-1)).toMatch(/^ack /);
  });

  it("learns nothing from a message that is rejected, lost or given back", async () => {
    const handler = async (m: QueueMessage<string>): Promise<void> => {
      if (m.value === "rejected") throw new DeadLetterError("no such user");
      if (m.value === "released") await m.release();
      if (m.value === "nacked") await m.nack();
    };
    const consumer = queue.consume(handler, { breaker: { window: 2, failureRatio: 1, openMs: 5_000 } });
    await settle();
    fake.deliver("nacked", "rejected", "nacked");
    await settle(40);
    expect(consumer.circuit).toBe("closed");
    fake.deliver("released", "nacked");
    await settle(40);
    expect(consumer.circuit).toBe("open");
  });

  it("asks for another probe when the lock of the first is lost", async () => {
    const begun: string[] = [];
    const handler = (m: QueueMessage<string>): Promise<void> | void => {
      begun.push(m.value);
      if (begun.length === 1) throw new Error("down");
      if (m.value === "b") return new Promise(() => undefined);
    };
    const consumer = queue.consume(handler, { concurrency: 2, breaker: { window: 1, openMs: 5_000 } });
    await settle();
    fake.deliver("a");
    await settle();
    await pass(5_000);
    fake.deliver("b", "c");
    await settle();
    expect([begun, consumer.circuit]).toEqual([["a", "b"], "probing"]);
    fake.takeAway({ first: 2, last: 2 });
    await settle();
    await pass(1_000);
    expect([begun, consumer.circuit]).toEqual([["a", "b", "c"], "closed"]);
    consumer.close();
  });

  it("ends with its consumer, open or not: everything goes back", async () => {
    const consumer = queue.consume(
      () => {
        throw new Error("down");
      },
      { breaker: { window: 1, openMs: 5_000 } },
    );
    await settle();
    fake.deliver("a");
    await settle();
    await pass(5_000);
    fake.deliver("b");
    await settle();
    expect(consumer.circuit).toBe("open");
    const drained = consumer.drain();
    await settle();
    await drained;
    await settle();
    expect([fake.settles, fake.stopped]).toEqual([["nack 1: Error: down", "release 2"], 1]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("a handler of batches", () => {
  it("gets what is here, up to its size, and acks it by returning", async () => {
    const seen: string[][] = [];
    queue.consume((messages) => void seen.push(messages.map(({ value }) => value)), { batch: { size: 3 } });
    await settle();
    expect(fake.consumes[0]).toMatchObject({ credit: 6, concurrency: 3 });
    fake.deliver(...numbered(0, 5));
    await settle();
    expect(seen).toEqual([
      ["m0", "m1", "m2"],
      ["m3", "m4"],
    ]);
    expect(fake.settles).toEqual(["ack 1-5"]);
  });

  it("throws: those it said nothing of have failed", async () => {
    const told: unknown[] = [];
    queue.consume(
      async ([a, b, c]) => {
        await a!.ack();
        await b!.reject("never");
        await c!.nack({ delayMs: 5 });
        throw new Error("no");
      },
      { batch: { size: 5 }, onError: (error, m) => told.push([(error as Error).message, m?.value]) },
    );
    await settle();
    fake.deliver(...numbered(0, 5));
    await settle(40);
    expect(fake.settles).toEqual(["ack 1", "reject 2: never", "nack 3 after 5 ms", "nack 4-5: Error: no"]);
    expect(told).toEqual(numbered(0, 5).map((value) => ["no", value]));
  });

  it("waits for more, but not longer than asked", async () => {
    const seen: string[][] = [];
    queue.consume((messages) => void seen.push(messages.map(({ value }) => value)), {
      batch: { size: 3, waitMs: 200 },
    });
    await settle();
    fake.deliver("a");
    await settle();
    await pass(199);
    expect(seen).toEqual([]);
    await pass(1);
    expect(seen).toEqual([["a"]]);
    fake.deliver("b", "c");
    await settle();
    fake.deliver("d", "e");
    await settle();
    expect(seen.slice(1)).toEqual([["b", "c", "d"]]);
    await pass(200);
    expect(seen.slice(2)).toEqual([["e"]]);
  });

  it("hangs: all of it counts as failed, and its place is for another", async () => {
    const seen: QueueMessage<string>[][] = [];
    queue.consume(
      (messages) => {
        seen.push(messages);
        return new Promise(() => undefined);
      },
      { batch: { size: 2 }, maxHandlerMs: 15_000 },
    );
    await settle();
    fake.deliver("a", "b", "c");
    await settle();
    expect(seen).toHaveLength(1);
    await pass(10_000);
    await pass(10_000);
    expect(seen.map((messages) => messages.map(({ value }) => value))).toEqual([["a", "b"], ["c"]]);
    expect(fake.settles).toEqual(["nack 1-2: SluiceError: the handler ran longer than maxHandlerMs"]);
    expect((seen[0]![1]!.signal.reason as SluiceError).code).toBe("TIMEOUT");
    expect(seen[1]![0]!.signal.aborted).toBe(false);
  });

  it("drains: waits for the batches that run", async () => {
    let open: () => void = () => undefined;
    const consumer = queue.consume(() => new Promise<void>((resolve) => (open = resolve)), {
      batch: { size: 2 },
    });
    await settle();
    fake.deliver("a", "b", "c");
    await settle();
    let drained = false;
    const draining = consumer.drain().then(() => (drained = true));
    await settle();
    expect([drained, fake.settles]).toEqual([false, ["release 3"]]);
    open();
    await settle();
    await draining;
    expect(fake.settles).toEqual(["release 3", "ack 1-2"]);
  });

  it("refuses sizes that make no sense", () => {
    for (const batch of [{ size: 0 }, { size: 10_001 }, { size: 1, waitMs: -1 }, { count: 5 }, {}])
      expect(() => queue.consume(() => undefined, { batch: batch as { size: number } })).toThrow(
        /batch|size|waitMs/,
      );
  });

  it("counts a probe as one message", async () => {
    const seen: string[][] = [];
    queue.consume(
      (messages) => {
        seen.push(messages.map(({ value }) => value));
        if (seen.length === 1) throw new Error("down");
      },
      { batch: { size: 3, waitMs: 100 }, breaker: { window: 3, openMs: 5_000 } },
    );
    await settle();
    fake.deliver("a", "b", "c", "d");
    await settle();
    await pass(5_000);
    fake.deliver("d", "e");
    await settle();
    expect(seen).toEqual([["a", "b", "c"], ["d"]]);
    await pass(100);
    expect(seen).toEqual([["a", "b", "c"], ["d"], ["e"]]);
  });
});
