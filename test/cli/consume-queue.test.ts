import { PassThrough } from "node:stream";
import { beforeEach, describe, expect, it } from "vitest";
import {
  consumeQueue,
  type QueueEnd,
  type QueueRun,
  type TakenMessage,
} from "../../src/cli/consume-queue.ts";
import { Output } from "../../src/cli/output.ts";
import type { QueueIdle } from "../../src/sdk/index.ts";

/** What was said of messages, in order. */
let said: string[];
let stream: PassThrough;
let output: Output;

beforeEach(() => {
  said = [];
  stream = new PassThrough();
  output = new Output(stream);
});

function message(value: string): TakenMessage {
  const say = async (word: string): Promise<void> => void said.push(`${word} ${value}`);
  return {
    offset: 0,
    attempt: 1,
    keyBytes: undefined,
    valueBytes: Buffer.from(value),
    headerList: [],
    timestamp: 0,
    ack: () => say("ack"),
    nack: ({ delayMs, error }) => say(`nack(${delayMs ?? "backoff"}, ${error})`),
    reject: (reason) => say(`reject(${reason})`),
    release: () => say("release"),
  };
}

interface State {
  ready?: number;
  delayed?: number;
  pending?: number;
  until?: number;
  reason?: QueueIdle["reason"];
}

/** A queue that gives these batches, and says these states of itself when asked; the last one stays. */
function queueOf(batches: string[][], ...states: State[]): QueueRun["queue"] & { asked: number[] } {
  const asked: number[] = [];
  return {
    asked,
    fetch: async (count) => {
      asked.push(count);
      return (batches.shift() ?? []).slice(0, count).map(message);
    },
    describe: async () => {
      const {
        ready = 0,
        delayed = 0,
        pending = 0,
        until,
        reason = ready > 0 ? "no-consumer" : "empty",
      } = states.length > 1 ? states.shift()! : states[0]!;
      return { ready, delayed, pending, idle: { reason, until } };
    },
  };
}

async function run(queue: QueueRun["queue"], options: Partial<QueueRun> = {}): Promise<number> {
  return (await ended(queue, options)).settled;
}

function ended(queue: QueueRun["queue"], options: Partial<QueueRun> = {}): Promise<QueueEnd> {
  return consumeQueue({
    queue,
    settle: "ack",
    reason: "",
    delayMs: undefined,
    count: Infinity,
    follow: false,
    format: "value",
    output,
    stop: new AbortController().signal,
    nowMs: () => 1_000,
    ...options,
  });
}

async function printed(): Promise<string> {
  await output.end();
  return String(stream.read() ?? "");
}

describe("consuming from a queue", () => {
  it("prints and acks until nothing is ready", async () => {
    expect(await run(queueOf([["a", "b"], ["c"], []], {}))).toBe(3);
    expect(await printed()).toBe("a\nb\nc\n");
    expect(said).toEqual(["ack a", "ack b", "ack c"]);
  });

  it("takes no more than were wanted", async () => {
    const queue = queueOf([
      ["a", "b"],
      ["c", "d"],
    ]);
    expect(await run(queue, { count: 3 })).toBe(3);
    expect(queue.asked).toEqual([3, 1]);
    expect(said).toEqual(["ack a", "ack b", "ack c"]);
  });

  it("says of each what it was told to say", async () => {
    await run(queueOf([["a"], []], {}), { settle: "nack", reason: "busy", delayMs: 5 });
    await run(queueOf([["b"], []], {}), { settle: "nack", reason: "" });
    await run(queueOf([["c"], []], {}), { settle: "reject", reason: "never" });
    expect(said).toEqual(["nack(5, busy) a", "nack(backoff, ) b", "reject(never) c"]);
  });

  it("asks again when something is ready that did not come in time", async () => {
    expect(await run(queueOf([[], ["a"], []], { ready: 1 }, {}))).toBe(1);
  });

  it("without a count does not wait for what is delayed or with others", async () => {
    expect(await run(queueOf([[], ["never"]], { delayed: 1, pending: 1, until: 1_001 }))).toBe(0);
  });

  it("with a count waits for what is due within a minute, and for what others hold", async () => {
    const soon = { delayed: 1, until: 61_000 };
    expect(await run(queueOf([[], [], ["a"]], soon, { pending: 1 }), { count: 1 })).toBe(1);
    expect(await run(queueOf([[], ["never"]], { delayed: 1, until: 61_001 }), { count: 1 })).toBe(0);
    expect(await run(queueOf([[], ["never"]], {}), { count: 1 })).toBe(0);
  });

  it("ends, and says why, when what is ready will not be handed out", async () => {
    const paused: State = { ready: 1, reason: "paused" };
    expect((await ended(queueOf([[], ["never"]], paused), { count: 2 })).standsFor?.reason).toBe("paused");
    for (const reason of ["keys-blocked", "lookahead-full", "concurrency-limit"] as const) {
      const queue = queueOf([["a"], [], [], ["never"]], { ready: 1 }, { ready: 1, delayed: 1, reason });
      expect(await ended(queue)).toMatchObject({ settled: 1, standsFor: { reason } });
    }
  });

  it("with a count waits for a key that is blocked for less than a minute, and not longer", async () => {
    const blocked = (until: number): State => ({ ready: 1, delayed: 1, reason: "keys-blocked", until });
    expect(await run(queueOf([[], ["a"]], blocked(61_000)), { count: 1 })).toBe(1);
    expect(await run(queueOf([[], ["never"]], blocked(61_001)), { count: 1 })).toBe(0);
  });

  it("waits for the rate, and for what is reserved after a restart", async () => {
    const rate: State = { ready: 1, reason: "rate-limit", until: 90_000 };
    const kept: State = { ready: 1, reason: "reserved" };
    expect(await run(queueOf([[], [], ["a"], []], rate, kept, {}))).toBe(1);
  });

  it("waits on where it is to follow", async () => {
    expect(await run(queueOf([[], [], ["a"]]), { follow: true, count: 1 })).toBe(1);
  });

  it("gives back what nobody reads any more", async () => {
    stream.on("error", () => {});
    const taken = ["a", "b"].map(message);
    const queue = queueOf([]);
    queue.fetch = async () => {
      stream.destroy(Object.assign(new Error("write EPIPE"), { code: "EPIPE" }));
      await new Promise((resolve) => stream.once("close", resolve));
      return taken;
    };
    expect(await run(queue)).toBe(0);
    expect(said).toEqual(["release a", "release b"]);
  });

  it("gives back what it has when it is stopped", async () => {
    const stop = new AbortController();
    const queue = queueOf([]);
    queue.fetch = async () => {
      stop.abort();
      return [message("a")];
    };
    expect(await run(queue, { stop: stop.signal })).toBe(0);
    expect(said).toEqual(["release a"]);
  });
});
