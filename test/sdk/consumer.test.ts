import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { asyncDispose } from "../../src/sdk/disposal.ts";
import { connect, text, type Sluice, type Topic } from "../../src/sdk/index.ts";
import { FakeServer, settle, turn } from "./fake-server.ts";

let server: FakeServer;
let sluice: Sluice;
let topic: Topic<string>;

beforeEach(async () => {
  server = new FakeServer();
  server.topic("t", 1);
  sluice = await connect(undefined, { dial: server.dial });
  topic = sluice.topic("t", { codec: text });
});

afterEach(() => sluice.close());

async function publish(...values: string[]): Promise<void> {
  await topic.publishBatch(values.map((value) => ({ value })));
}

/** A handler that holds each message until it is let go. */
function gate(): {
  handler: (m: { value: string }) => Promise<void>;
  running: string[];
  most: () => number;
  open: (value: string) => void;
} {
  const running: string[] = [];
  const opens = new Map<string, () => void>();
  let most = 0;
  return {
    running,
    most: () => most,
    handler: ({ value }) =>
      new Promise((resolve) => {
        running.push(value);
        most = Math.max(most, running.length);
        opens.set(value, () => {
          running.splice(running.indexOf(value), 1);
          resolve();
        });
      }),
    open: (value) => opens.get(value)?.(),
  };
}

describe("consume", () => {
  it("handles one message at a time, in order", async () => {
    await publish("a", "b", "c");
    const seen: string[] = [];
    const consumer = topic.consume(
      async ({ value }) => {
        seen.push(`${value}+`);
        await turn();
        seen.push(`${value}-`);
      },
      { follow: false },
    );
    await consumer.closed;
    expect(seen).toEqual(["a+", "a-", "b+", "b-", "c+", "c-"]);
  });

  it("handles as many at a time as asked", async () => {
    await publish("a", "b", "c", "d", "e");
    const { handler, running, most, open } = gate();
    const consumer = topic.consume(handler, { concurrency: 3 });
    await settle();
    expect(running).toEqual(["a", "b", "c"]);
    open("b");
    await settle();
    expect(running).toEqual(["a", "c", "d"]);
    for (const value of ["a", "c", "d"]) open(value);
    await settle();
    open("e");
    await consumer.drain();
    expect(most()).toBe(3);
  });

  it("takes handlers that are not asynchronous", async () => {
    await publish("a", "b");
    const seen: string[] = [];
    await topic.consume(({ value }) => seen.push(value), { follow: false }).closed;
    expect(seen).toEqual(["a", "b"]);
  });

  it.each([
    [
      "throws",
      () => {
        throw new Error("bad message");
      },
    ],
    ["rejects", () => Promise.reject(new Error("bad message"))],
  ])("stops when a handler %s, and says so through closed", async (_, fail) => {
    await publish("a", "b", "c");
    const seen: string[] = [];
    const consumer = topic.consume(({ value }) => {
      seen.push(value);
      return value === "b" ? fail() : undefined;
    });
    await expect(consumer.closed).rejects.toThrow("bad message");
    await settle();
    expect(seen).toEqual(["a", "b"]);
    expect(server.connection.subscriptions.size).toBe(0);
    expect([...consumer.positions]).toEqual([[0, 2]]);
  });

  it("tells onError the error and the message, and goes on if it says skip", async () => {
    await publish("a", "b", "c");
    const errors: string[] = [];
    const seen: string[] = [];
    const consumer = topic.consume(
      ({ value }) => {
        seen.push(value);
        if (value !== "c") throw new Error(`bad ${value}`);
      },
      {
        follow: false,
        onError: (error, message) => {
          errors.push(`${(error as Error).message} at ${message?.offset}`);
          return "skip";
        },
      },
    );
    await consumer.closed;
    expect([errors, seen]).toEqual([
      ["bad a at 0", "bad b at 1"],
      ["a", "b", "c"],
    ]);
  });

  it("tells onError why the subscription failed", async () => {
    const told = new Promise((resolve) => {
      topic.consume(() => undefined, {
        from: { offset: 9 },
        onError: (error, message) => resolve([error, message]),
      });
    });
    expect(await told).toMatchObject([{ code: "OFFSET_OUT_OF_RANGE" }, undefined]);
  });

  it.each([
    [{ group: "g" }, "NOT_SUPPORTED"],
    [{ concurrency: 0 }, "INVALID_ARGUMENT"],
    [{ concurency: 2 }, "INVALID_ARGUMENT"],
  ])("refuses options %j at the call", (options, code) => {
    expect(() => topic.consume(() => undefined, options as object)).toThrow(
      expect.objectContaining({ code }) as Error,
    );
  });

  it("refuses a handler that is no function", () => {
    expect(() => topic.consume(undefined as never)).toThrow(/takes a function/);
  });
});

describe("drain", () => {
  it("finishes what runs and takes nothing more", async () => {
    await publish("a", "b", "c");
    const { handler, running, open } = gate();
    const consumer = topic.consume(handler, { concurrency: 2 });
    await settle();
    const drained = consumer.drain();
    open("a");
    await settle();
    expect(running).toEqual(["b"]);
    open("b");
    await drained;
    await consumer.closed;
    expect(running).toEqual([]);
  });

  it("gives up after its time and aborts the handlers' signal", async () => {
    await publish("a");
    let aborted = false;
    const consumer = topic.consume((_, { signal }) => {
      signal.addEventListener("abort", () => (aborted = true));
      return new Promise(() => undefined);
    });
    await settle();
    await expect(consumer.drain({ timeoutMs: 5 })).rejects.toMatchObject({ code: "TIMEOUT" });
    expect(aborted).toBe(true);
  });

  it("rejects with the failure of a handler that was still running", async () => {
    await publish("a");
    const consumer = topic.consume(async () => {
      await turn();
      throw new Error("late");
    });
    await consumer.ready;
    await turn();
    await expect(consumer.drain()).rejects.toThrow("late");
  });

  it("of the client waits for handlers, and for what they publish", async () => {
    await publish("a");
    server.topic("out", 1);
    const out = sluice.topic("out", { codec: text });
    const { handler, open } = gate();
    topic.consume(async (message) => {
      await handler(message);
      void out.publish(`done ${message.value}`);
    });
    await settle();
    const drained = sluice.drain();
    await settle();
    open("a");
    await drained;
    expect(server.values("out", 0)).toEqual(["done a"]);
  });
});

describe("close", () => {
  it("does not wait for handlers; their signal is aborted and what they throw then is no failure", async () => {
    await publish("a");
    const consumer = topic.consume(
      (_, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => reject(new Error("stopped")));
        }),
    );
    await settle();
    consumer.close();
    await consumer.closed;
  });

  it("by the consumer's signal is no failure either", async () => {
    await publish("a");
    const stop = new AbortController();
    const consumer = topic.consume(() => undefined, { signal: stop.signal });
    await settle();
    stop.abort();
    await consumer.closed;
    await topic.consume(() => undefined, { signal: AbortSignal.abort() }).closed;
  });

  it("of the client ends its consumers without a failure", async () => {
    const consumer = topic.consume(() => undefined);
    await consumer.ready;
    await sluice.close();
    await consumer.closed;
  });

  it("by await using drains", async () => {
    await publish("a");
    const { handler, running, open } = gate();
    const consumer = topic.consume(handler);
    await settle();
    const disposed = consumer[asyncDispose]();
    await settle();
    expect(running).toEqual(["a"]);
    open("a");
    await disposed;
  });
});
