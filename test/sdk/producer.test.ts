import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ErrorName } from "../../src/base/errors.ts";
import {
  SluiceError,
  connect,
  text,
  type ConnectOptions,
  type PublishResult,
  type Sluice,
  type Topic,
} from "../../src/sdk/index.ts";
import { FrameField } from "../../src/wire/frame.ts";
import { errorBody, FakeServer, settle, turn } from "./fake-server.ts";

let server: FakeServer;
let sluice: Sluice;
let topic: Topic<string>;

beforeEach(async () => {
  server = new FakeServer();
  server.topic("t", 1);
  await begin();
});

async function begin(options: ConnectOptions = {}): Promise<void> {
  sluice = await connect(undefined, { dial: server.dial, ...options });
  topic = sluice.topic("t", { codec: text });
}

afterEach(async () => {
  vi.useRealTimers();
  await sluice.close();
});

/** What became of each promise, as short text. */
async function outcomes(promises: readonly Promise<PublishResult>[]): Promise<string[]> {
  const settled = await Promise.allSettled(promises);
  return settled.map((outcome) => {
    if (outcome.status === "fulfilled") return String(outcome.value.offset);
    const error = outcome.reason as SluiceError;
    return error.code + (error.indeterminate ? "?" : "");
  });
}

/** A client whose deadlines and delays pass only when the test says so. */
async function beginInFakeTime(options: ConnectOptions = {}): Promise<void> {
  await sluice.close();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  await begin(options);
}

/** Time passes in steps, so that what it causes can happen in between. */
async function pass(ms: number, stepMs: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += stepMs) {
    await vi.advanceTimersByTimeAsync(stepMs);
    await settle(4);
  }
}

/** Publishes each text as a request of its own: all of them under way, none answered. */
async function publishHeld(texts: readonly string[]): Promise<Promise<PublishResult>[]> {
  await topic.publish("first");
  server.publishes.length = 0;
  server.holding = true;
  const promises: Promise<PublishResult>[] = [];
  for (const value of texts) {
    // As large as a request that leaves while others are under way.
    promises.push(topic.publish(value.padEnd(140_000, ".")));
    await turn();
  }
  await settle();
  expect(server.publishes).toHaveLength(texts.length);
  return promises;
}

function names(values: readonly string[]): string[] {
  return values.map((value) => value.replace(/\.+$/, ""));
}

describe("publish", () => {
  it("gives each message its partition and offset, in the order of the calls", async () => {
    const results = await Promise.all(["a", "b", "c"].map((value) => topic.publish(value)));
    expect(results.map(({ partition, offset, duplicate }) => [partition, offset, duplicate])).toEqual([
      [0, 0, false],
      [0, 1, false],
      [0, 2, false],
    ]);
    expect(server.values("t", 0)).toEqual(["a", "b", "c"]);
  });

  it("sends the publishes of one turn in one request", async () => {
    await topic.publish("first");
    await Promise.all(["a", "b", "c"].map((value) => topic.publish(value)));
    expect(server.publishes.map(({ values }) => values)).toEqual([["first"], ["a", "b", "c"]]);
  });

  it("gathers what comes while a request is under way into the next", async () => {
    await topic.publish("first");
    server.holding = true;
    const promises = [topic.publish("a")];
    await settle();
    promises.push(topic.publish("b"));
    await settle();
    promises.push(topic.publish("c"));
    await settle();
    server.release();
    await Promise.all(promises);
    expect(server.publishes.map(({ values }) => values)).toEqual([["first"], ["a"], ["b", "c"]]);
  });

  it("takes along what is published on a confirm", async () => {
    await topic.publish("first");
    server.holding = true;
    const publishTwice = async (name: string): Promise<void> => {
      await topic.publish(`${name}1`);
      await topic.publish(`${name}2`);
    };
    const a = publishTwice("a");
    const b = publishTwice("b");
    await settle();
    server.release();
    await Promise.all([a, b]);
    expect(server.publishes.map(({ values }) => values)).toEqual([["first"], ["a1", "b1"], ["a2", "b2"]]);
  });

  it("takes it along with what had gathered before", async () => {
    await topic.publish("first");
    server.holding = true;
    const twice = (async () => {
      await topic.publish("a1");
      await topic.publish("a2");
    })();
    await settle();
    const b = topic.publish("b");
    server.release();
    await Promise.all([twice, b]);
    expect(server.publishes.map(({ values }) => values)).toEqual([["first"], ["a1"], ["b", "a2"]]);
  });

  it("sends messages of one key to one partition, and those without key to one partition a request", async () => {
    server.topic("wide", 8);
    const wide = sluice.topic("wide", { codec: text });
    await Promise.all([..."abcdefgh"].map((key) => wide.publish(key, { key })));
    const first = new Map([..."abcdefgh"].map((key) => [key, partitionOf("wide", key)]));
    await Promise.all([..."abcdefgh"].map((key) => wide.publish(key, { key })));
    for (const [key, partition] of first) {
      expect(server.values("wide", partition).filter((value) => value === key)).toEqual([key, key]);
    }
    const results = await Promise.all(["x", "y", "z"].map((value) => wide.publish(value)));
    expect(new Set(results.map(({ partition }) => partition)).size).toBe(1);
    const [next] = await Promise.all([wide.publish("next")]);
    expect(next?.partition).toBe((results[0]!.partition + 1) % 8);
  });

  it("has at most as many requests under way as the server allows", async () => {
    const promises = await publishHeld(Array.from({ length: 16 }, (_, i) => `m${i}`));
    promises.push(topic.publish("one more".padEnd(140_000, ".")));
    await settle();
    expect(server.publishes).toHaveLength(16);
    server.release();
    expect(await outcomes(promises)).toEqual(Array.from({ length: 17 }, (_, i) => String(i + 1)));
  });

  it("keeps the unanswered bytes within the server's credit", async () => {
    server.limits.publishCreditBytes = 600_000;
    server.cut();
    await turn();
    const promises = ["a", "b", "c", "d"].map((value) => topic.publish(value.padEnd(200_000, ".")));
    await topic.publish("z").catch(() => undefined);
    await Promise.all(promises);
    server.publishes.length = 0;
    server.holding = true;
    const held = ["a", "b", "c", "d"].map((value) => topic.publish(value.padEnd(200_000, ".")));
    await settle();
    expect(names(server.publishes.flatMap(({ values }) => values))).toEqual(["a", "b"]);
    server.release();
    expect(await outcomes(held)).toHaveLength(4);
  });

  it("copies nothing late: the value may be changed once publish has returned", async () => {
    const bytes = sluice.topic("t");
    const value = new TextEncoder().encode("good");
    const early = bytes.publish(value);
    value.fill(0x78);
    await early;
    value.set(new TextEncoder().encode("fine"));
    const late = bytes.publish(value, { key: "k" });
    value.fill(0x78);
    await late;
    expect(server.values("t", 0)).toEqual(["good", "fine"]);
  });

  it("refuses a message above the server's limit without sending anything", async () => {
    await topic.publish("first");
    const before = server.received.length;
    await expect(topic.publish("x".repeat(256 * 1024 + 1))).rejects.toMatchObject({
      code: "MESSAGE_TOO_LARGE",
      indeterminate: false,
      details: { limit: String(256 * 1024) },
    });
    // Just too large with what a record adds to its value.
    await expect(topic.publish("x".repeat(256 * 1024 - 1))).rejects.toMatchObject({
      code: "MESSAGE_TOO_LARGE",
    });
    await expect(topic.publish("é".repeat(128 * 1024))).rejects.toMatchObject({ code: "MESSAGE_TOO_LARGE" });
    await settle();
    expect(server.received).toHaveLength(before);
    expect((await topic.publish("x".repeat(256 * 1024 - 10))).offset).toBe(1);
  });

  it("refuses more unconfirmed bytes than allowed, and takes them again once some are confirmed", async () => {
    await using small = await connect(undefined, { dial: server.dial, maxBufferedBytes: 10_000 });
    const narrow = small.topic("t", { codec: text });
    const promises = ["a", "b", "c"].map((value) => narrow.publish(value.padEnd(4000, ".")));
    expect(await outcomes(promises)).toEqual(["0", "1", "BUFFER_FULL"]);
    expect((await narrow.publish("c")).offset).toBe(2);
  });

  it("resolves with offset −1 when no confirm is asked for, and needs no sequence", async () => {
    const result = await topic.publish("a", { confirm: "none" });
    expect([result.partition, result.offset]).toEqual([0, -1]);
    await settle();
    expect(server.publishes).toMatchObject([{ producerId: 0, values: ["a"] }]);
  });

  it("without confirm finds a topic made anew again, sooner or later", async () => {
    await topic.publish("a", { confirm: "none" });
    server.recreate("t", 2);
    vi.spyOn(performance, "now").mockReturnValue(performance.now() + 11_000);
    await topic.publish("lost", { confirm: "none" });
    await settle();
    await topic.publish("b", { confirm: "none" });
    await settle();
    expect(server.allValues("t")).toEqual(["b"]);
  });

  it.each([
    ["an unknown option", { colour: "red" }, "INVALID_ARGUMENT", 'no option "colour"'],
    ["an option in the wrong case", { Key: "a" }, "INVALID_ARGUMENT", 'did you mean "key"'],
    ["an option of a later version", { subject: "a.b" }, "NOT_SUPPORTED", '"subject"'],
    ["an option of queues", { delayMs: 5 }, "INVALID_ARGUMENT", "sluice.queue(name)"],
    ["a confirm that does not exist", { confirm: "all" }, "INVALID_ARGUMENT", '"committed" or "none"'],
    ["a partition that does not exist", { partition: 7 }, "INVALID_ARGUMENT", "no 7"],
    ["a negative partition", { partition: -1 }, "INVALID_ARGUMENT", "partition is -1"],
    ["a key that is a number", { key: 5 }, "INVALID_ARGUMENT", "a key is text"],
    ["a header that is a number", { headers: { a: 5 } }, "INVALID_ARGUMENT", "header a"],
    ["a timestamp that is no time", { timestamp: Number.NaN }, "INVALID_ARGUMENT", "timestamp is NaN"],
  ])("rejects %s", async (_, options, code, message) => {
    await topic.publish("first");
    const promise = topic.publish("a", options as object);
    await expect(promise).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message) as string,
    });
    expect(server.publishes).toHaveLength(1);
  });

  function partitionOf(name: string, value: string): number {
    return server
      .topic(name)
      .partitions.findIndex((_, partition) => server.values(name, partition).includes(value));
  }
});

describe("a refused request", () => {
  it("takes only its own messages down; those behind it are numbered anew and stored in order", async () => {
    const refused = new Set(["b"]);
    server.refuse = ({ values }) => (refused.has(names(values)[0]!) ? "FORBIDDEN" : undefined);
    const promises = await publishHeld(["a", "b", "c", "d"]);
    server.release();
    expect(await outcomes(promises)).toEqual(["1", "FORBIDDEN", "2", "3"]);
    expect(names(server.values("t", 0))).toEqual(["first", "a", "c", "d"]);
    const sequences = server.publishes.map(({ values, sequence }) => [names(values)[0], sequence]);
    expect(sequences).toEqual([
      ["a", 2],
      ["b", 3],
      ["c", 4],
      ["d", 5],
      ["c", 3],
      ["d", 4],
    ]);
  });

  it("is tried again while trying can help, and those behind it wait their turn", async () => {
    await beginInFakeTime();
    let full = true;
    server.refuse = () => (full ? "STORAGE_FULL" : undefined);
    const promises = ["a", "b"].map((value) => topic.publish(value.padEnd(140_000, ".")));
    await settle();
    await pass(5000, 100);
    full = false;
    await pass(3000, 100);
    expect(await outcomes(promises)).toEqual(["0", "1"]);
    expect(names(server.values("t", 0))).toEqual(["a", "b"]);
  });

  it("rejects with the reason, not with TIMEOUT, when the deadline comes first", async () => {
    // Tries after 100, 300, 700 and 1500 ms: none is under way at the deadline.
    vi.spyOn(Math, "random").mockReturnValue(0.999);
    await beginInFakeTime({ timeoutMs: 1000 });
    await topic.publish("first");
    server.refuse = () => "STORAGE_FULL";
    const outcome = outcomes([topic.publish("a")]);
    await pass(1200, 50);
    expect(await outcome).toEqual(["STORAGE_FULL"]);
    server.refuse = () => undefined;
    const next = topic.publish("b");
    await pass(900, 100);
    expect((await next).offset).toBe(1);
    expect(server.values("t", 0)).toEqual(["first", "b"]);
  });

  it("is the reason of what waits behind it too: sent after it, not sent yet, or still being gathered", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.999);
    await beginInFakeTime({ timeoutMs: 1000 });
    await topic.publish("first");
    server.refuse = () => "STORAGE_FULL";
    // Sixteen requests may be under way: the last ones are never sent, the very last waits in its buffer.
    const values = Array.from({ length: 20 }, (_, n) => String(n).padEnd(140_000, "."));
    const promises = values.map((value) => topic.publish(value));
    promises.push(topic.publish("gathered"), topic.publish("own deadline", { timeoutMs: 900 }));
    const outcome = outcomes(promises);
    await pass(1200, 50);
    expect(await outcome).toEqual([...promises].map(() => "STORAGE_FULL"));
    // Over with the next confirm: a deadline then is a deadline again.
    server.refuse = () => undefined;
    const next = topic.publish("b");
    await pass(900, 100);
    expect((await next).offset).toBe(1);
    server.silent = true;
    const late = outcomes([topic.publish("c")]);
    await pass(1200, 50);
    expect(await late).toEqual(["TIMEOUT?"]);
  });

  it("is the reason too where a full disk lets no topic or producer be made", async () => {
    // By chance the last try would be under way, unanswered, when the time is over: that is a TIMEOUT.
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    await beginInFakeTime({ timeoutMs: 1000 });
    server.intercept = (connection, field, correlation) => {
      if (field !== FrameField.initProducer) return false;
      connection.send(correlation, FrameField.error, errorBody("STORAGE_FULL", "full", {}));
      return true;
    };
    const unmade = outcomes([topic.publish("a")]);
    await pass(1200, 50);
    expect(await unmade).toEqual(["STORAGE_FULL"]);
    server.intercept = (connection, field, correlation) => {
      if (field !== FrameField.describeTopic) return false;
      connection.send(correlation, FrameField.error, errorBody("STORAGE_FULL", "full", {}));
      return true;
    };
    const undescribed = outcomes([sluice.topic("new", { codec: text }).publish("a")]);
    await pass(1200, 50);
    expect(await undescribed).toEqual(["STORAGE_FULL"]);
  });

  it("is a reply that cannot be read where a producer should be made, and nobody is left unhandled", async () => {
    server.intercept = (connection, field, correlation) => {
      if (field !== FrameField.initProducer) return false;
      connection.send(correlation, FrameField.producer, Uint8Array.of(0xff));
      return true;
    };
    expect(await outcomes([topic.publish("a")])).toEqual(["PROTOCOL_ERROR"]);
  });

  it("says nothing of it once the connection is lost", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.999);
    await beginInFakeTime({ timeoutMs: 1000 });
    await topic.publish("first");
    server.refuse = () => "STORAGE_FULL";
    const refused = topic.publish("a");
    await pass(200, 50);
    server.down = true;
    server.cut();
    await settle();
    const outcome = outcomes([refused, topic.publish("b")]);
    await pass(1200, 50);
    expect(await outcome).toEqual(["STORAGE_FULL", "TIMEOUT"]);
  });

  it("is partitioned anew when the topic's partitions have changed, with the same promises", async () => {
    server.topic("grows", 1);
    const grows = sluice.topic("grows", { codec: text });
    await grows.publish("first");
    server.recreate("grows", 4);
    const keys = [..."abcdefghij"];
    const results = await Promise.all(keys.map((key) => grows.publish(key, { key })));
    for (const [i, key] of keys.entries()) {
      const { partition, offset } = results[i]!;
      expect(server.values("grows", partition)[offset]).toBe(key);
    }
    expect(server.allValues("grows")).toHaveLength(keys.length);
    expect(new Set(results.map(({ partition }) => partition)).size).toBeGreaterThan(1);
  });

  it("is not sent again and again to a server that never agrees on the partitions", async () => {
    await topic.publish("first");
    server.refuse = () => "STALE_PARTITIONING";
    const promise = topic.publish("a");
    await settle(40);
    expect(server.publishes.length).toBeLessThan(5);
    server.refuse = () => undefined;
    expect((await promise).offset).toBe(1);
  });

  it("keeps a chosen partition when the others are partitioned anew, or says that it is gone", async () => {
    server.topic("moves", 4);
    const moves = sluice.topic("moves", { codec: text });
    await moves.publish("first");
    server.recreate("moves", 2);
    const promises = [
      moves.publish("stays", { partition: 1, key: "k" }),
      moves.publish("moves", { key: "k" }),
    ];
    const [stays] = await Promise.all(promises);
    expect(stays?.partition).toBe(1);
    server.recreate("moves", 1);
    expect(await outcomes([moves.publish("gone", { partition: 1 })])).toEqual(["INVALID_ARGUMENT"]);
  });

  it("makes the topic again when it was deleted meanwhile", async () => {
    await topic.publish("first");
    server.topics.delete("t");
    expect((await topic.publish("a", { key: "k" })).offset).toBe(0);
    expect(server.allValues("t")).toEqual(["a"]);
  });

  it("does not make it again where the topic must exist", async () => {
    const existing = sluice.topic("t", { codec: text, createIfMissing: false });
    await existing.publish("first");
    server.topics.delete("t");
    expect(await outcomes([existing.publish("a")])).toEqual(["NOT_FOUND"]);
    expect(server.topics.has("t")).toBe(false);
  });
});

describe("after a lost connection", () => {
  it("sends what was unanswered again under the same numbers; nothing is lost or stored twice", async () => {
    const promises = await publishHeld(["a", "b", "c"]);
    server.cut();
    server.release();
    const results = await Promise.all(promises);
    expect(results.map(({ offset, duplicate }) => [offset, duplicate])).toEqual([
      [1, true],
      [2, true],
      [3, true],
    ]);
    expect(names(server.values("t", 0))).toEqual(["first", "a", "b", "c"]);
    expect(server.publishes.map(({ sequence }) => sequence)).toEqual([2, 3, 4, 2, 3, 4]);
  });

  it("keeps the number of one whose answer was overtaken", async () => {
    const promises = await publishHeld(["a", "b"]);
    server.releaseOne(1);
    expect((await promises[1])?.offset).toBe(2);
    server.cut();
    server.release();
    expect(await promises[0]).toMatchObject({ offset: 1, duplicate: true });
    expect(names(server.values("t", 0))).toEqual(["first", "a", "b"]);
  });

  it("is indeterminate no longer, once the server has shown that it does not have it", async () => {
    await topic.publish("first");
    let cut = false;
    server.intercept = (connection, field) => {
      if (field !== FrameField.publish || cut) return false;
      connection.cut();
      return (cut = true);
    };
    const promises = ["a", "b"].map((value) => topic.publish(value.padEnd(140_000, ".")));
    server.refuse = () => "FORBIDDEN";
    expect(await outcomes(promises)).toEqual(["FORBIDDEN?", "FORBIDDEN"]);
  });

  it("sends in order what the server had only in part", async () => {
    await topic.publish("first");
    server.intercept = (connection, field) => {
      if (field !== FrameField.publish || server.publishes.length < 3) return false;
      connection.cut();
      return true;
    };
    const promises = ["a", "b", "c", "d"].map((value) => topic.publish(value.padEnd(140_000, ".")));
    await settle();
    server.intercept = () => false;
    const results = await Promise.all(promises);
    expect(results.map(({ offset }) => offset)).toEqual([1, 2, 3, 4]);
    expect(names(server.values("t", 0))).toEqual(["first", "a", "b", "c", "d"]);
  });

  it("goes on gathering while there is no connection", async () => {
    await topic.publish("first");
    server.down = true;
    server.cut();
    await settle();
    const promises = ["a", "b", "c"].map((value) => topic.publish(value));
    await settle();
    server.down = false;
    expect(await outcomes(promises)).toEqual(["1", "2", "3"]);
  });

  it("rejects at the deadline: indeterminate if it had been sent, and then begins a new identity", async () => {
    await beginInFakeTime();
    const sent = await publishHeld(["a"]);
    server.down = true;
    server.cut();
    await settle();
    const unsent = topic.publish("b");
    const outcome = outcomes([...sent, unsent]);
    await pass(35_000, 500);
    expect(await outcome).toEqual(["TIMEOUT?", "TIMEOUT"]);
    server.down = false;
    server.release();
    const [before] = server.publishes;
    server.publishes.length = 0;
    const next = topic.publish("c");
    await pass(15_000, 500);
    expect((await next).offset).toBe(2);
    expect(server.publishes.map(({ values }) => values)).toEqual([["c"]]);
    expect(server.publishes[0]!.producerId).not.toBe(before!.producerId);
  });

  it("rejects what is in doubt when the server has forgotten the producer, and sends the rest as a new one", async () => {
    const promises = await publishHeld(["a"]);
    const waiting = topic.publish("b");
    server.producers = new (server.producers.constructor as new () => typeof server.producers)();
    server.cut();
    server.release();
    expect(await outcomes([...promises, waiting])).toEqual(["UNKNOWN_PRODUCER?", "2"]);
    expect(names(server.values("t", 0))).toEqual(["first", "a", "b"]);
  });

  it("never sends what is in doubt as another producer, also if the connection is lost while it is told of that", async () => {
    server.topic("other", 1);
    const other = sluice.topic("other", { codec: text });
    await Promise.all([topic.publish("first"), other.publish("first")]);
    server.holding = true;
    const promises = [topic.publish("a"), other.publish("b")];
    await settle();
    expect(server.held).toBe(2);
    server.producers = new (server.producers.constructor as new () => typeof server.producers)();
    let resent = 0;
    await new Promise<void>((resolve) => {
      server.intercept = (_connection, field) => {
        if (field !== FrameField.publish || ++resent !== 2) return false;
        resolve();
        return true;
      };
      server.cut();
      server.release();
    });
    // The first is told that its producer is not known; the second is not answered.
    await settle();
    server.cut();
    expect(await outcomes(promises)).toEqual(["UNKNOWN_PRODUCER?", "UNKNOWN_PRODUCER?"]);
    expect(server.values("other", 0)).toEqual(["first", "b"]);
    expect((await topic.publish("c")).offset).toBeGreaterThan(0);
  });

  it("makes a new producer by itself when the old one expired unused", async () => {
    await topic.publish("first");
    server.producers = new (server.producers.constructor as new () => typeof server.producers)();
    expect((await topic.publish("a")).offset).toBe(1);
  });

  it("rejects a publish without confirm that did not get out", async () => {
    await beginInFakeTime();
    await topic.publish("first");
    await topic.publish("second", { confirm: "none" });
    server.down = true;
    server.cut();
    await settle();
    const outcome = outcomes([topic.publish("a", { confirm: "none" })]);
    await pass(31_000, 1000);
    expect(await outcome).toEqual(["TIMEOUT"]);
  });
});

describe("a named producer", () => {
  it("is fenced by a second one of its name, for good", async () => {
    await using first = await connect(undefined, { dial: server.dial, producerName: "billing" });
    const one = first.topic("t", { codec: text });
    await one.publish("a");
    await using second = await connect(undefined, { dial: server.dial, producerName: "billing" });
    await second.topic("t", { codec: text }).publish("b");
    expect(await outcomes([one.publish("c"), one.publish("d")])).toEqual([
      "PRODUCER_FENCED",
      "PRODUCER_FENCED",
    ]);
    expect(await outcomes([one.publish("e")])).toEqual(["PRODUCER_FENCED"]);
    expect(server.values("t", 0)).toEqual(["a", "b"]);
  });
});

describe("a publish with a signal or deadline of its own", () => {
  it("is not sent when it is aborted before", async () => {
    await topic.publish("first");
    server.holding = true;
    const promises = [topic.publish("a")];
    await settle();
    const stop = new AbortController();
    const aborted = topic.publish("b", { signal: stop.signal });
    promises.push(topic.publish("c"));
    stop.abort(new Error("changed my mind"));
    server.release();
    expect(await outcomes([aborted])).toEqual(["ABORTED"]);
    expect(await outcomes(promises)).toEqual(["1", "2"]);
    expect(server.values("t", 0)).toEqual(["first", "a", "c"]);
    await expect(aborted).rejects.toMatchObject({ cause: new Error("changed my mind") });
  });

  it("is indeterminate when it is aborted after it was sent", async () => {
    await topic.publish("first");
    server.holding = true;
    const stop = new AbortController();
    const promise = topic.publish("a", { signal: stop.signal });
    await settle();
    stop.abort();
    expect(await outcomes([promise])).toEqual(["ABORTED?"]);
    server.release();
    expect((await topic.publish("b")).offset).toBe(2);
  });

  it("is not sent when it is aborted before, also without confirm", async () => {
    await topic.publish("first", { confirm: "none" });
    const stop = new AbortController();
    const aborted = topic.publish("a", { confirm: "none", signal: stop.signal });
    const other = topic.publish("b", { confirm: "none" });
    stop.abort();
    expect(await outcomes([aborted, other])).toEqual(["ABORTED", "-1"]);
    await settle();
    expect(server.values("t", 0)).toEqual(["first", "b"]);
  });

  it("settles with an aborted signal at once", async () => {
    expect(await outcomes([topic.publish("a", { signal: AbortSignal.abort() })])).toEqual(["ABORTED"]);
    expect(server.publishes).toEqual([]);
  });

  it("sends nothing at all when every message of the request was given up", async () => {
    await topic.publish("first");
    server.holding = true;
    const a = topic.publish("a");
    await settle();
    const b = topic.publish("b", { signal: AbortSignal.timeout(1) });
    expect(await outcomes([b])).toEqual(["ABORTED"]);
    server.release();
    await a;
    expect((await topic.publish("c")).offset).toBe(2);
    expect(server.publishes.map(({ values }) => values)).toEqual([["first"], ["a"], ["c"]]);
  });

  it("times out alone", async () => {
    await topic.publish("first");
    server.holding = true;
    const promises = [topic.publish("a", { timeoutMs: 5 }), topic.publish("b")];
    expect(await outcomes([promises[0]!])).toEqual(["TIMEOUT?"]);
    server.release();
    expect(await outcomes([promises[1]!])).toEqual(["2"]);
  });
});

describe("publishBatch", () => {
  it("gives a result per message, in order, from one request", async () => {
    server.topic("wide", 4);
    const wide = sluice.topic("wide", { codec: text });
    await wide.publish("first");
    server.publishes.length = 0;
    const items = [..."abcdefghij"].map((value) => ({ value, key: value, headers: { n: value } }));
    const results = await wide.publishBatch(items);
    expect(server.publishes).toHaveLength(1);
    for (const [i, { value }] of items.entries()) {
      expect(server.values("wide", results[i]!.partition)[results[i]!.offset]).toBe(value);
    }
  });

  it("keeps its place among single publishes", async () => {
    await topic.publish("first");
    server.holding = true;
    const held = topic.publish("held");
    await settle();
    const singles = [topic.publish("a")];
    const batch = topic.publishBatch([{ value: "b" }, { value: "c" }]);
    singles.push(topic.publish("d"));
    const second = topic.publishBatch([{ value: "e" }]);
    singles.push(topic.publish("f"), topic.publish("g"));
    server.release();
    await held;
    expect(await outcomes(singles)).toEqual(["2", "5", "7", "8"]);
    expect((await batch).map(({ offset }) => offset)).toEqual([3, 4]);
    expect((await second).map(({ offset }) => offset)).toEqual([6]);
    expect(server.publishes).toHaveLength(3);
  });

  it("takes as many requests as it must", async () => {
    await topic.publish("first");
    server.publishes.length = 0;
    const items = Array.from({ length: 40 }, (_, i) => ({ value: `${i}`.padEnd(100_000, ".") }));
    const results = await topic.publishBatch(items);
    expect(results.map(({ offset }) => offset)).toEqual(items.map((_, i) => i + 1));
    expect(server.publishes.length).toBeGreaterThan(1);
    expect(server.publishes.length).toBeLessThan(5);
  });

  it("tells what became of each message when one of its requests is refused", async () => {
    await topic.publish("first");
    server.refuse = ({ values }) =>
      values.some((value) => value.startsWith("39")) ? "FORBIDDEN" : undefined;
    const items = Array.from({ length: 40 }, (_, i) => ({ value: `${i}`.padEnd(100_000, ".") }));
    const error = await topic.publishBatch(items).catch((reason: unknown) => reason as SluiceError);
    expect(error).toMatchObject({ code: "FORBIDDEN" });
    const { results } = error as SluiceError;
    expect(results).toHaveLength(40);
    expect(results?.[0]).toMatchObject({ offset: 1 });
    expect(results?.[39]).toBeInstanceOf(SluiceError);
  });

  it("sends nothing if one message is too large, and says which", async () => {
    const promise = topic.publishBatch([{ value: "a" }, { value: "x".repeat(300_000) }]);
    await expect(promise).rejects.toMatchObject({ code: "MESSAGE_TOO_LARGE", details: { index: "1" } });
    await settle();
    expect(server.publishes).toEqual([]);
  });

  it.each([
    { key: 5 },
    { headers: { a: 5 } },
    { timestamp: -1 },
    { partition: 0.5 },
    { partition: 9 },
    { keys: "x" },
  ])("sends nothing if one message has %j", async (option) => {
    await topic.publish("first");
    const promise = topic.publishBatch([{ value: "a" }, { value: "b", ...(option as object) }]);
    await expect(promise).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
    await settle();
    expect(server.publishes).toHaveLength(1);
  });

  it("refuses unknown options of a message and of the batch", async () => {
    const item = { value: "a", keys: "x" };
    await expect(topic.publishBatch([item])).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
    await expect(topic.publishBatch([], { key: "x" } as object)).rejects.toMatchObject({
      code: "INVALID_ARGUMENT",
    });
  });

  it("is empty for no messages", async () => {
    expect(await topic.publishBatch([])).toEqual([]);
  });
});

describe("atomic", () => {
  it("stores messages of several topics and gives a result for each", async () => {
    const other = sluice.topic("other", { codec: text });
    const results = await sluice.atomic(async (tx) => {
      tx.publish(topic, "a");
      await turn();
      tx.publish(other, "b", { key: "k", partition: 2 });
      tx.publish(topic, "c");
    });
    expect(results.map(({ partition, offset }) => [partition, offset])).toEqual([
      [0, 0],
      [2, 0],
      [0, 1],
    ]);
    expect([server.values("t", 0), server.values("other", 2)]).toEqual([["a", "c"], ["b"]]);
  });

  it("sends nothing if the callback throws", async () => {
    const failing = sluice.atomic((tx) => {
      tx.publish(topic, "a");
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    await settle();
    expect(server.publishes).toEqual([]);
  });

  it("is sent again after a lost connection, and stored once", async () => {
    await topic.publish("first");
    server.holding = true;
    const promise = sluice.atomic((tx) => {
      tx.publish(topic, "a");
      tx.publish(topic, "b");
    });
    await settle();
    server.cut();
    server.release();
    expect((await promise).map(({ offset, duplicate }) => [offset, duplicate])).toEqual([
      [1, true],
      [2, true],
    ]);
    expect(server.values("t", 0)).toEqual(["first", "a", "b"]);
  });

  it("is partitioned anew when a topic has changed", async () => {
    await topic.publish("first");
    server.recreate("t", 3);
    const results = await sluice.atomic((tx) =>
      [..."abcdef"].forEach((key) => tx.publish(topic, key, { key })),
    );
    [..."abcdef"].forEach((key, i) =>
      expect(server.values("t", results[i]!.partition)[results[i]!.offset]).toBe(key),
    );
  });

  it("comes after what was published before it", async () => {
    await topic.publish("first");
    const before = topic.publish("a");
    const batch = sluice.atomic((tx) => tx.publish(topic, "b"));
    await Promise.all([before, batch]);
    expect(server.values("t", 0)).toEqual(["first", "a", "b"]);
  });

  it("refuses a publish after the callback has ended", async () => {
    let kept: Parameters<Parameters<Sluice["atomic"]>[0]>[0] | undefined;
    await sluice.atomic((tx) => void (kept = tx));
    expect(() => kept!.publish(topic, "late")).toThrow(SluiceError);
  });

  it("is nothing if nothing was published", async () => {
    expect(await sluice.atomic(() => undefined)).toEqual([]);
  });
});

describe("ending", () => {
  it("drain waits for every confirm", async () => {
    const promises = await publishHeld(["a", "b"]);
    const drained = sluice.drain();
    await settle();
    server.release();
    await drained;
    expect(await outcomes(promises)).toEqual(["1", "2"]);
  });

  it("drain gives up after its time and says so", async () => {
    const promises = await publishHeld(["a"]);
    const outcome = outcomes(promises);
    await expect(sluice.drain({ timeoutMs: 5 })).rejects.toMatchObject({ code: "TIMEOUT" });
    expect(await outcome).toEqual(["CLOSED?"]);
  });

  it("close rejects what was not confirmed: indeterminate if it was sent", async () => {
    const promises = await publishHeld(["a"]);
    promises.push(topic.publish("b"));
    const outcome = outcomes(promises);
    await sluice.close();
    expect(await outcome).toEqual(["CLOSED?", "CLOSED"]);
    expect(await outcomes([topic.publish("c"), topic.publish("d", { key: "k" })])).toEqual([
      "CLOSED",
      "CLOSED",
    ]);
    const atomic = sluice.atomic((tx) => tx.publish(topic, "e"));
    await expect(atomic).rejects.toMatchObject({ code: "CLOSED" });
  });

  const refusals: ErrorName[] = [
    "INTERNAL",
    "INVALID_ARGUMENT",
    "STORAGE_FULL",
    "STALE_PARTITIONING",
    "NOT_FOUND",
  ];

  it.each([1, 2, 3, 4, 5])(
    "settles every promise whatever happens (seed %i)",
    async (seed) => {
      let state = seed * 2654435761;
      const random = (below: number): number => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return Math.floor((state / 2 ** 32) * below);
      };
      server.refuse = () => (random(6) === 0 ? refusals[random(refusals.length)] : undefined);
      const published = new Map<string, Promise<PublishResult>>();
      for (let i = 0; i < 400; i++) {
        const value = `${i}`.padEnd(random(8) === 0 ? 140_000 : 10, ".");
        const promise = topic.publish(value);
        promise.catch(() => undefined);
        published.set(value, promise);
        if (random(5) === 0) await turn();
        if (random(40) === 0) server.cut();
        if (random(50) === 0) server.holding = !server.holding;
        if (random(20) === 0) server.release();
      }
      server.holding = false;
      server.release();
      server.refuse = () => undefined;
      const stored = server.values("t", 0);
      for (const [value, promise] of published) {
        const outcome = await promise.catch((error: unknown) => error as SluiceError);
        const copies = server.values("t", 0).filter((other) => other === value).length;
        if (outcome instanceof SluiceError) expect(copies).toBe(0);
        else expect([copies, server.values("t", outcome.partition)[outcome.offset]]).toEqual([1, value]);
      }
      const order = server.values("t", 0).map((value) => Number.parseInt(value, 10));
      expect(order).toEqual([...order].sort((a, b) => a - b));
      expect(stored.length).toBeLessThanOrEqual(order.length);
    },
    30_000,
  );
});
