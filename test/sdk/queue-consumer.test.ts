/** Consuming from a queue, against a scripted server. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  DeadLetterError,
  RetryLaterError,
  connect,
  text,
  type Queue,
  type QueueMessage,
  type Sluice,
  type SluiceError,
} from "../../src/sdk/index.ts";
import { FrameField } from "../../src/wire/frame.ts";
import { FakeQueue } from "./fake-queue.ts";
import { FakeServer, settle, turn } from "./fake-server.ts";

let server: FakeServer;
let sluice: Sluice;
let fake: FakeQueue;
let queue: Queue<string>;

beforeEach(async () => {
  server = new FakeServer();
  fake = new FakeQueue(server, "q");
  sluice = await connect(undefined, { dial: server.dial });
  queue = sluice.queue("q", { codec: text });
});

afterEach(async () => {
  await sluice.close();
  vi.useRealTimers();
});

/** A handler that holds each message until it is let go, or told to fail. */
function gate(): {
  handler: (m: QueueMessage<string>) => Promise<void>;
  begun: string[];
  messages: Map<string, QueueMessage<string>>;
  open: (value: string) => void;
  fail: (value: string, error: Error) => void;
} {
  const begun: string[] = [];
  const messages = new Map<string, QueueMessage<string>>();
  const runs = new Map<string, { resolve: () => void; reject: (error: Error) => void }>();
  return {
    begun,
    messages,
    handler: (m) =>
      new Promise((resolve, reject) => {
        begun.push(m.value);
        messages.set(m.value, m);
        runs.set(m.value, { resolve, reject });
      }),
    open: (value) => runs.get(value)!.resolve(),
    fail: (value, error) => runs.get(value)!.reject(error),
  };
}

describe("a handler", () => {
  it("gets what was published, and returns: acked", async () => {
    const seen: unknown[] = [];
    queue.consume((m) => {
      seen.push([m.queue, m.value, m.key, m.offset, m.attempt, m.deliveries, m.settled]);
    });
    await settle();
    fake.deliverAs({ attempts: 2, deliveries: 4 }, "a");
    await settle();
    expect(seen).toEqual([["q", "a", "key of a", 0, 3, 4, false]]);
    expect(fake.settles).toEqual(["ack 1"]);
  });

  it("takes its wish back if it is closed before the server has said yes", async () => {
    const answers = server.intercept;
    let asked = 0;
    server.intercept = (connection, field, correlation, body) => {
      if (field !== FrameField.consume) return answers(connection, field, correlation, body);
      asked++;
      return true;
    };
    const consumer = queue.consume(() => undefined);
    await settle();
    expect([asked, fake.stopped]).toEqual([1, 0]);
    void consumer.close();
    await settle();
    expect(fake.stopped).toBe(1);
  });

  it("names its concurrency and twice as much credit", async () => {
    queue.consume(() => undefined, { concurrency: 8 });
    await settle();
    expect(fake.consumes[0]).toMatchObject({ queue: "q", concurrency: 8, credit: 16, lockMs: 0 });
  });

  it("is acked with all others of its turn in one frame", async () => {
    queue.consume(async () => {}, { concurrency: 4, prefetch: 1_000 });
    await settle();
    fake.deliver(...Array.from({ length: 1_000 }, (_, i) => String(i)));
    await settle();
    expect(fake.settles).toEqual(["ack 1-1000"]);
  });

  it("throws: failed, with what it said", async () => {
    queue.consume(({ value }) => {
      if (value === "a") throw new TypeError("no such thing");
      if (value === "b") throw new RetryLaterError({ delayMs: 60_000 });
      if (value === "c") throw new DeadLetterError("no such user");
      return Promise.reject(new Error("later"));
    });
    await settle();
    fake.deliver("a", "b", "c", "d");
    await settle();
    expect(fake.settles.join(", ")).toBe(
      "nack 1: TypeError: no such thing, " +
        "nack 2 after 60000 ms: RetryLaterError: to be tried again in 60000 ms, " +
        "reject 3: no such user, nack 4: Error: later",
    );
  });

  it("throws: onError is told, and may itself throw without harm", async () => {
    const told: unknown[] = [];
    const consumer = queue.consume(
      () => {
        throw new Error("no");
      },
      { onError: (error, m) => told.push([(error as Error).message, m?.value]) },
    );
    await settle();
    fake.deliver("a", "b");
    await settle();
    expect(told).toEqual([
      ["no", "a"],
      ["no", "b"],
    ]);
    consumer.close();
  });

  it("is not spoken over when it says itself what becomes of its message", async () => {
    queue.consume(async (m) => {
      if (m.value === "a") void m.ack();
      if (m.value === "b") await m.nack({ delayMs: 5, error: new Error("busy") });
      if (m.value === "c") await m.reject("never");
      if (m.value === "d") await m.release();
      if (m.value === "e") {
        void m.ack();
        throw new Error("after its ack");
      }
    });
    await settle();
    fake.deliver("a", "b", "c", "d", "e");
    await settle(40);
    expect(fake.settles).toEqual([
      "ack 1, nack 2 after 5 ms: Error: busy",
      "reject 3: never",
      "release 4",
      "ack 5",
    ]);
  });

  it("may await that its ack is stored", async () => {
    const stored: string[] = [];
    fake.holding = true;
    queue.consume(async (m) => {
      await m.ack();
      stored.push(m.value);
    });
    await settle();
    fake.deliver("a");
    await settle();
    expect([fake.settles, stored]).toEqual([["ack 1"], []]);
    fake.release();
    await settle();
    expect(stored).toEqual(["a"]);
  });

  it("cannot say two different things of one message", async () => {
    const outcomes: unknown[] = [];
    queue.consume(async (m) => {
      await m.ack();
      await m.ack();
      outcomes.push(m.settled, await m.reject("no").catch((error: SluiceError) => error.message));
    });
    await settle();
    fake.deliver("a");
    await settle(30);
    expect(outcomes).toEqual([true, "queue q: the message at offset 0 was acked before"]);
    expect(fake.settles).toEqual(["ack 1"]);
  });

  it("runs beside as many others as were asked for, the rest waits", async () => {
    const { handler, begun, open } = gate();
    queue.consume(handler, { concurrency: 2 });
    await settle();
    fake.deliver("a", "b", "c", "d");
    await settle();
    expect(begun).toEqual(["a", "b"]);
    open("b");
    await settle();
    expect(begun).toEqual(["a", "b", "c"]);
    expect(fake.settles).toEqual(["ack 2"]);
  });
});

describe("a lost lock", () => {
  it("aborts the message's signal, and the ack of its handler goes nowhere", async () => {
    const { handler, messages, open } = gate();
    const told: unknown[] = [];
    queue.consume(handler, { onError: (error, m) => told.push([(error as SluiceError).code, m?.value]) });
    await settle();
    fake.deliver("a");
    await settle();
    const { signal } = messages.get("a")!;
    expect(signal.aborted).toBe(false);
    fake.takeAway({ first: 1, last: 1 });
    await settle();
    expect((signal.reason as SluiceError).code).toBe("LOCK_LOST");
    open("a");
    await settle();
    expect(fake.settles).toEqual([]);
    expect(told).toEqual([["LOCK_LOST", "a"]]);
  });

  it("is told with the ack that came too late", async () => {
    const told: unknown[] = [];
    queue.consume(() => {}, { onError: (error, m) => told.push([(error as SluiceError).code, m?.value]) });
    await settle();
    fake.lost = [{ first: 2, last: 2 }];
    fake.deliver("a", "b");
    await settle();
    expect(fake.settles.join(", ")).toContain("2");
    expect(told).toEqual([["LOCK_LOST", "b"]]);
  });

  it("rejects what was said by hand", async () => {
    let outcome: Promise<void> | undefined;
    queue.consume((m) => {
      outcome = m.ack();
    });
    await settle();
    fake.lost = [{ first: 1, last: 1 }];
    fake.deliver("a");
    await settle();
    await expect(outcome).rejects.toMatchObject({ code: "LOCK_LOST", retryable: false });
  });

  it("is kept away: every lock is renewed in one range, buffered messages too", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    const { handler, open } = gate();
    queue.consume(handler, { concurrency: 2, prefetch: 5 });
    await settle();
    fake.deliver("a", "b", "c", "d", "e");
    await settle();
    await vi.advanceTimersByTimeAsync(9_999);
    await settle();
    expect(fake.extends).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    await settle();
    expect(fake.extends).toEqual(["extend 1-5"]);
    open("a");
    await settle();
    await vi.advanceTimersByTimeAsync(10_000);
    await settle();
    expect(fake.extends).toEqual(["extend 1-5", "extend 2-5"]);
  });

  it("is found out by a renewal", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    const { handler, messages } = gate();
    queue.consume(handler);
    await settle();
    fake.deliver("a", "b");
    await settle();
    fake.lost = [{ first: 1, last: 1 }];
    await vi.advanceTimersByTimeAsync(10_000);
    await settle();
    expect(messages.get("a")!.signal.aborted).toBe(true);
    expect(messages.get("a")!.settled).toBe(true);
  });

  it("is what a handler gets that hangs: it counts as failed, and its place is for another", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    const { handler, begun, messages, open } = gate();
    queue.consume(handler, { maxHandlerMs: 15_000 });
    await settle();
    fake.deliver("a", "b");
    await settle();
    const { signal } = messages.get("a")!;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(signal.aborted).toBe(false);
    await settle();
    await vi.advanceTimersByTimeAsync(10_000);
    await settle();
    expect((signal.reason as SluiceError).code).toBe("TIMEOUT");
    expect(begun).toEqual(["a", "b"]);
    expect(fake.settles).toEqual(["nack 1: SluiceError: the handler ran longer than maxHandlerMs"]);
    expect(fake.extends).toEqual(["extend 1-2", "extend 2"]);
    open("a");
    await settle();
    expect(fake.settles).toHaveLength(1);
  });

  it("can be put off by hand", async () => {
    queue.consume(async (m) => {
      await m.extend({ lockMs: 60_000 });
    });
    await settle();
    fake.deliver("a");
    await settle(30);
    expect([fake.extends, fake.settles]).toEqual([["extend 1"], ["ack 1"]]);
  });
});

describe("the end of a consumer", () => {
  it("drain: what runs finishes, the rest goes back, and then it says goodbye", async () => {
    const { handler, begun, open } = gate();
    const consumer = queue.consume(handler, { concurrency: 1, prefetch: 4 });
    await settle();
    fake.deliver("a", "b", "c");
    await settle();
    let drained = false;
    const draining = consumer.drain().then(() => (drained = true));
    await settle();
    expect(fake.settles).toEqual(["release 2-3"]);
    expect(fake.credits).toEqual([4, 0]);
    // It was on its way.
    fake.deliver("d");
    await settle();
    expect(fake.settles).toEqual(["release 2-3", "release 4"]);
    expect([drained, fake.stopped]).toEqual([false, 0]);
    open("a");
    await draining;
    await settle();
    expect(fake.settles.at(-1)).toBe("ack 1");
    expect([begun, fake.stopped]).toEqual([["a"], 1]);
    await consumer.closed;
  });

  it("drain waits until the last ack is stored", async () => {
    fake.holding = true;
    const consumer = queue.consume(() => {});
    await settle();
    fake.deliver("a");
    await settle();
    let drained = false;
    const draining = consumer.drain().then(() => (drained = true));
    await settle();
    expect(drained).toBe(false);
    fake.release();
    await draining;
  });

  it("drain gives up after its time: signals are aborted and all goes back", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    const { handler, messages } = gate();
    const consumer = queue.consume(handler);
    await settle();
    fake.deliver("a");
    await settle();
    const { signal } = messages.get("a")!;
    const draining = consumer.drain({ timeoutMs: 1_000 });
    const told = expect(draining).rejects.toMatchObject({ code: "TIMEOUT" });
    await settle();
    await vi.advanceTimersByTimeAsync(1_000);
    await told;
    await settle();
    expect((signal.reason as SluiceError).code).toBe("TIMEOUT");
    expect(fake.stopped).toBe(1);
  });

  it("close: now; what was handled is acked before the goodbye", async () => {
    const { handler, messages, open } = gate();
    const consumer = queue.consume(handler, { concurrency: 2 });
    await settle();
    fake.deliver("a", "b");
    await settle();
    open("a");
    await Promise.resolve();
    await Promise.resolve();
    const { signal } = messages.get("b")!;
    consumer.close();
    await consumer.closed;
    await settle();
    expect(fake.settles).toEqual(["ack 1"]);
    expect(fake.stopped).toBe(1);
    expect((signal.reason as SluiceError).code).toBe("CLOSED");
    open("b");
    await settle();
    expect(fake.settles).toEqual(["ack 1"]);
  });

  it("comes with the client's: drain finishes handlers", async () => {
    const { handler, open } = gate();
    queue.consume(handler);
    await settle();
    fake.deliver("a");
    await settle();
    const draining = sluice.drain();
    await settle();
    open("a");
    await draining;
    await settle();
    expect([fake.settles, fake.stopped]).toEqual([["ack 1"], 1]);
  });

  it("comes from the server, and onError is told why", async () => {
    const told: unknown[] = [];
    const consumer = queue.consume(() => {}, {
      onError: (error, m) => told.push([(error as Error).message, m]),
    });
    await settle();
    fake.end("queue q was deleted");
    await consumer.ended;
    expect(told).toEqual([["queue q was deleted", undefined]]);
  });

  it("comes from the server, with why", async () => {
    const consumer = queue.consume(() => {});
    await settle();
    fake.end("queue q was deleted");
    await expect(consumer.closed).rejects.toMatchObject({
      code: "NOT_FOUND",
      message: "queue q was deleted",
    });
  });
});

describe("after a lost connection", () => {
  async function reconnected(): Promise<void> {
    const before = fake.consumes.length;
    server.cut();
    await vi.waitFor(() => expect(fake.consumes.length).toBe(before + 1), { interval: 1 });
    await settle();
  }

  it("a running handler runs on, is not run again, and its ack is accepted", async () => {
    const { handler, begun, open } = gate();
    queue.consume(handler, { concurrency: 2 });
    await settle();
    fake.deliver("a", "b", "c");
    await settle();
    await reconnected();
    expect(fake.consumes[1]).toMatchObject({
      resumeEpoch: 1,
      resumeConsumerId: 71,
      held: [{ firstNumber: 1, firstOffset: 0, count: 3, attempts: 0 }],
    });
    open("a");
    await settle();
    // The third was buffered, and kept.
    expect(begun).toEqual(["a", "b", "c"]);
    expect(fake.settles).toEqual(["ack 1001"]);
  });

  it("what was handled meanwhile is acked then", async () => {
    const { handler, open } = gate();
    queue.consume(handler);
    await settle();
    fake.deliver("a");
    await settle();
    server.down = true;
    server.cut();
    await settle();
    open("a");
    await settle();
    expect(fake.settles).toEqual([]);
    server.down = false;
    await vi.waitFor(() => expect(fake.settles).toEqual(["ack 1001"]), { interval: 1 });
  });

  it("an ack whose answer was lost is sent again", async () => {
    fake.holding = true;
    queue.consume(() => {});
    await settle();
    fake.deliver("a", "b");
    await settle();
    await reconnected();
    expect(fake.settles.slice(-1)).toEqual(["ack 1001-1002"]);
  });

  it("nothing new is begun until the server has said what is still held", async () => {
    const { handler, begun, open } = gate();
    queue.consume(handler, { prefetch: 3 });
    await settle();
    fake.deliver("a", "b", "c");
    await settle();
    server.down = true;
    server.cut();
    await settle();
    open("a");
    await settle();
    expect(begun).toEqual(["a"]);
    // The second is somebody else's by then.
    fake.resume = () => [
      { oldFirstNumber: 1, firstNumber: 8, count: 1 },
      { oldFirstNumber: 3, firstNumber: 9, count: 1 },
    ];
    server.down = false;
    await vi.waitFor(() => expect(begun).toEqual(["a", "c"]), { interval: 1 });
    await settle();
    expect(fake.settles).toEqual(["ack 8"]);
  });

  it("a handler whose message is somebody else's by then is told", async () => {
    const { handler, messages, open } = gate();
    const told: string[] = [];
    queue.consume(handler, { onError: (error) => told.push((error as SluiceError).code) });
    await settle();
    fake.deliver("a");
    await settle();
    const { signal } = messages.get("a")!;
    fake.resume = () => [];
    await reconnected();
    expect((signal.reason as SluiceError).code).toBe("LOCK_LOST");
    open("a");
    await settle();
    expect([fake.settles, told]).toEqual([[], ["LOCK_LOST"]]);
  });

  it("a drain that began before it comes to its end", async () => {
    const { handler, open } = gate();
    const consumer = queue.consume(handler);
    await settle();
    fake.deliver("a", "b");
    await settle();
    server.down = true;
    server.cut();
    await settle();
    const draining = consumer.drain();
    open("a");
    await settle();
    server.down = false;
    await draining;
    await settle();
    expect(fake.settles).toEqual(["ack 1001, release 1002"]);
    expect(fake.credits.at(-1)).toBe(0);
    expect(fake.stopped).toBe(1);
  });
});

describe("messages()", () => {
  it("are for a loop that settles each itself; its end gives the rest back", async () => {
    const seen: string[] = [];
    const looping = (async () => {
      for await (const m of queue.messages()) {
        seen.push(m.value);
        if (m.value === "c") break;
        await m.ack();
      }
    })();
    await settle();
    fake.deliver("a", "b", "c", "d");
    await looping;
    await settle();
    expect(seen).toEqual(["a", "b", "c"]);
    expect(fake.settles).toEqual(["ack 1", "ack 2"]);
    expect(fake.stopped).toBe(1);
  });

  it("end with why the server ended them", async () => {
    const stream = queue.messages();
    await stream.ready;
    const next = stream.next();
    fake.end("queue q was deleted");
    await expect(next).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await stream.next()).toEqual({ value: undefined, done: true });
  });

  it("end with their signal", async () => {
    const abort = new AbortController();
    const next = queue.messages({ signal: abort.signal }).next();
    await settle();
    abort.abort();
    await expect(next).rejects.toMatchObject({ code: "ABORTED" });
    await settle();
    expect(fake.stopped).toBe(1);
  });
});

describe("fetch()", () => {
  it("gives what comes first, up to so many, and asks for no more meanwhile", async () => {
    const fetching = queue.fetch(3);
    await settle();
    expect(fake.credits.at(-1)).toBe(3);
    fake.deliver("a", "b");
    const messages = await fetching;
    expect(messages.map(({ value }) => value)).toEqual(["a", "b"]);
    await settle();
    expect(fake.credits.at(-1)).toBe(0);
    await Promise.all([messages[0]!.ack(), messages[1]!.nack()]);
    expect(fake.settles).toEqual(["ack 1, nack 2"]);
  });

  it("gives nothing after its time, and what comes later goes back", async () => {
    expect(await queue.fetch(2, { waitMs: 1 })).toEqual([]);
    await settle();
    fake.deliver("a");
    await settle();
    expect(fake.settles).toEqual(["release 1"]);
  });

  it("keeps what it gave: a second one asks for more beside it", async () => {
    const first = queue.fetch(1);
    await settle();
    fake.deliver("a");
    await first;
    const second = queue.fetch(2);
    await settle();
    expect(fake.credits.at(-1)).toBe(3);
    fake.deliver("b");
    expect((await second).map(({ value }) => value)).toEqual(["b"]);
    expect(fake.consumes).toHaveLength(1);
  });

  it("gives its messages back when the client closes", async () => {
    const fetching = queue.fetch(1);
    await settle();
    fake.deliver("a");
    const [message] = await fetching;
    await sluice.close();
    await turn();
    expect(fake.stopped).toBe(1);
    await expect(message!.ack()).rejects.toMatchObject({ code: "CLOSED" });
  });
});

describe("options", () => {
  it("are never ignored", () => {
    expect(() => queue.consume(() => {}, { filter: "" } as object)).toThrow(/not supported yet/);
    expect(() => queue.consume(() => {}, { concurency: 3 } as object)).toThrow(/has no option/);
    expect(() => queue.consume(() => {}, { concurrency: 0 })).toThrow(/whole number from 1/);
    expect(() => queue.consume(() => {}, { lockMs: 100 })).toThrow(/lockMs is 100, not 500 to/);
    expect(() => queue.consume(() => {}, { prefetch: 70_000 })).toThrow(/more than 65536/);
  });

  it("have no partition", async () => {
    await expect(queue.publish("a", { partition: 1 } as object)).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
    });
  });
});
