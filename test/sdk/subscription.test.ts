import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { crc32 } from "../../src/base/crc32.ts";
import { connect, text, type MessageStream, type Sluice, type Topic } from "../../src/sdk/index.ts";
import { FrameField } from "../../src/wire/frame.ts";
import { v1 } from "../../src/wire/protobuf.ts";
import { RecordBatchEncoder } from "../../src/wire/record-batch.ts";
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

afterEach(async () => {
  vi.useRealTimers();
  await sluice.close();
});

function store(values: readonly string[], partition = 0): void {
  const encoder = new RecordBatchEncoder();
  for (const value of values)
    encoder.add({ value, key: `key of ${value}`, timestamp: 1_700_000_000_000, headers: [["h", value]] });
  const bytes = encoder.view().slice();
  server.append("t", partition, bytes, values.length, crc32(bytes));
}

async function take(stream: MessageStream<string>, count: number): Promise<string[]> {
  const values: string[] = [];
  for (let i = 0; i < count; i++) {
    const { value, done } = await stream.next();
    if (done) break;
    values.push(`${value.offset}:${value.value}`);
  }
  return values;
}

type Batches = ReturnType<FakeServer["topic"]>["partitions"][number]["batches"];

/** What is sent of one is another. */
function copy(batches: Batches, from: number, to: number): void {
  batches[to] = { ...batches[to]!, bytes: batches[from]!.bytes };
}

describe("messages", () => {
  it("come in order from the earliest, and go on with what is stored later", async () => {
    store(["a", "b"]);
    store(["c"]);
    const stream = topic.messages();
    expect(await take(stream, 3)).toEqual(["0:a", "1:b", "2:c"]);
    const next = take(stream, 1);
    await settle();
    store(["d"]);
    expect(await next).toEqual(["3:d"]);
  });

  it("show everything their producer gave them", async () => {
    await topic.publish("hello", {
      key: "k",
      timestamp: new Date(1_700_000_000_123),
      headers: [
        ["a", "1"],
        ["a", "2"],
        ["__proto__", new Uint8Array([0x78])],
      ],
    });
    const { value: message } = await topic.messages().next();
    expect(message).toMatchObject({
      topic: "t",
      partition: 0,
      offset: 0,
      key: "k",
      timestamp: 1_700_000_000_123,
    });
    expect(message?.appendTime).toBe(1000);
    expect(Object.entries(message!.headers)).toEqual([
      ["a", "2"],
      ["__proto__", "x"],
    ]);
    expect(message?.headerList.map(([name]) => name)).toEqual(["a", "a", "__proto__"]);
    expect(new TextDecoder().decode(message?.keyBytes)).toBe("k");
    expect(JSON.parse(JSON.stringify(message))).toMatchObject({ offset: 0, value: "hello", key: "k" });
  });

  it("tell no key from an empty one", async () => {
    await topic.publish("a");
    await topic.publish("b", { key: "" });
    const stream = topic.messages();
    const keys = [(await stream.next()).value?.key, (await stream.next()).value?.key];
    expect(keys).toEqual([undefined, ""]);
  });

  it("begin at an offset within a batch", async () => {
    store(["a", "b", "c"]);
    expect(await take(topic.messages({ from: { offset: 1 } }), 2)).toEqual(["1:b", "2:c"]);
    expect(await take(topic.messages({ from: { offsets: { 0: 2 } } }), 1)).toEqual(["2:c"]);
    expect(await take(topic.messages({ from: { offsets: new Map([[0, 2]]) } }), 1)).toEqual(["2:c"]);
  });

  it("begin after the latest one stored when the subscription was confirmed", async () => {
    store(["a"]);
    const stream = topic.messages({ from: "latest" });
    await stream.ready;
    store(["b"]);
    expect(await take(stream, 1)).toEqual(["1:b"]);
    expect(stream.started).toEqual([{ partition: 0, startOffset: 1, endOffset: 1, lowWatermark: 0 }]);
  });

  it("end where the topic ended, if they shall not follow", async () => {
    server.recreate("t", 3);
    store(["a", "b"], 0);
    store(["c"], 2);
    const stream = topic.messages({ follow: false });
    await stream.ready;
    store(["late"], 0);
    store(["late"], 1);
    const values: string[] = [];
    for await (const { value } of stream) values.push(value);
    expect(values.sort()).toEqual(["a", "b", "c"]);
    expect(await stream.next()).toEqual({ value: undefined, done: true });
  });

  it("stored later in a partition already read to its end are not given, while others are still read", async () => {
    server.recreate("t", 2);
    store(["a"], 0);
    for (const value of ["b", "c", "d"]) store([value], 1);
    const stream = topic.messages({ follow: false, creditBytes: 1 });
    const seen = await take(stream, 1);
    store(["late"], 0);
    for await (const { value } of stream) seen.push(value);
    expect(seen).toEqual(["0:a", "b", "c", "d"]);
  });

  it("end at once on an empty topic that they shall not follow", async () => {
    expect(await topic.messages({ follow: false }).next()).toEqual({ value: undefined, done: true });
  });

  it("are read from chosen partitions only", async () => {
    server.recreate("t", 3);
    for (const partition of [0, 1, 2]) store([`in ${partition}`], partition);
    const values: string[] = [];
    for await (const { value } of topic.messages({ partitions: [2, 0], follow: false })) values.push(value);
    expect(values.sort()).toEqual(["in 0", "in 2"]);
  });

  it("unsubscribe at break", async () => {
    store(["a", "b"]);
    for await (const message of topic.messages()) {
      expect(message.value).toBe("a");
      break;
    }
    await settle();
    expect(server.connection.subscriptions.size).toBe(0);
    expect(server.received.at(-1)?.field).toBe(FrameField.unsubscribe);
  });

  it("are handed to as many waiting next() as there are", async () => {
    const stream = topic.messages();
    const waiting = [take(stream, 1), take(stream, 1), take(stream, 1)];
    await settle();
    store(["a", "b", "c"]);
    expect(await Promise.all(waiting)).toEqual([["0:a"], ["1:b"], ["2:c"]]);
  });

  it("throw ABORTED into the iteration when their signal is aborted, once", async () => {
    const stop = new AbortController();
    const stream = topic.messages({ signal: stop.signal });
    const waiting = stream.next();
    await settle();
    stop.abort(new Error("enough"));
    await expect(waiting).rejects.toMatchObject({ code: "ABORTED", cause: new Error("enough") });
    expect((await stream.next()).done).toBe(true);
    await expect(topic.messages({ signal: AbortSignal.abort() }).next()).rejects.toMatchObject({
      code: "ABORTED",
    });
  });

  it("throw CLOSED when the client is closed", async () => {
    const waiting = topic.messages().next();
    await settle();
    await sluice.close();
    await expect(waiting).rejects.toMatchObject({ code: "CLOSED" });
  });

  it("that came before the server ended the subscription are still read, then its reason", async () => {
    const stream = topic.messages();
    await stream.ready;
    store(["a"]);
    await settle();
    const [subscription] = server.connection.subscriptions.keys();
    const ended = v1.SubscriptionEnded.encode({
      subscription: subscription!,
      code: 6,
      message: "topic deleted",
      details: { next: "7" },
    });
    server.connection.send(0, FrameField.subscriptionEnded, ended.finish());
    await settle();
    expect(await take(stream, 1)).toEqual(["0:a"]);
    await expect(stream.next()).rejects.toMatchObject({
      code: "NOT_FOUND",
      message: "topic deleted",
      details: { next: "7" },
    });
  });

  it("with damaged bytes end the iteration with CORRUPT_BATCH", async () => {
    store(["a"]);
    const encoder = new RecordBatchEncoder();
    encoder.add({ value: "b", timestamp: 1 });
    server.append("t", 0, encoder.view().slice(), 1, 12345);
    const stream = topic.messages();
    expect(await take(stream, 1)).toEqual(["0:a"]);
    await expect(stream.next()).rejects.toMatchObject({
      code: "CORRUPT_BATCH",
      details: { topic: "t", partition: "0", offset: "1" },
    });
  });

  it("with any byte of a batch's head damaged end the iteration before it: no wrong offset, time or count", async () => {
    store(["a"]);
    store(["b"]);
    const { bytes } = server.topic("t").partitions[0]!.batches[1]!;
    const good = bytes.slice();
    const head = good.length - v1.StoredBatch.decode(good.subarray(2)).records.length;
    expect(head).toBeGreaterThan(30);
    // Tag and length before it belong to the frame: damage there is a connection's, not a batch's.
    for (let at = 2; at < head; at++) {
      bytes.set(good);
      bytes[at]! ^= 1 << (at % 8);
      const stream = topic.messages();
      expect(await take(stream, 1)).toEqual(["0:a"]);
      await expect(stream.next(), `byte ${at}`).rejects.toMatchObject({ code: "CORRUPT_BATCH" });
    }
  });

  it.each<[string, (batches: Batches) => void, string[], number, number]>([
    ["left out", (batches) => void batches.splice(1, 1), ["0:a", "1:b"], 4, 2],
    ["there twice", (batches) => copy(batches, 0, 1), ["0:a", "1:b"], 0, 2],
    ["there twice at the end", (batches) => copy(batches, 1, 2), ["0:a", "1:b", "2:c", "3:d"], 2, 4],
    ["left out at the beginning", (batches) => void batches.shift(), [], 2, 0],
  ])("of a batch that is %s end with CORRUPT_BATCH there", async (_how, change, before, offset, expected) => {
    store(["a", "b"]);
    store(["c", "d"]);
    store(["e"]);
    change(server.topic("t").partitions[0]!.batches);
    const stream = topic.messages();
    expect(await take(stream, before.length)).toEqual(before);
    await expect(stream.next()).rejects.toMatchObject({
      code: "CORRUPT_BATCH",
      message: expect.stringContaining(`offset ${offset} comes where offset ${expected} was next`) as string,
      details: { offset: String(offset), expected: String(expected) },
    });
  });

  it.each([
    [1, "fewer"],
    [3, "more"],
  ])("of a batch that announces %i but holds two end with CORRUPT_BATCH (%s)", async (announced) => {
    const encoder = new RecordBatchEncoder();
    encoder.add({ value: "a", timestamp: 1 });
    encoder.add({ value: "b", timestamp: 1 });
    const bytes = encoder.view().slice();
    server.append("t", 0, bytes, announced, crc32(bytes));
    const all = take(topic.messages(), 5);
    await expect(all).rejects.toMatchObject({ code: "CORRUPT_BATCH" });
  });

  it("that the codec cannot read say so at their value, every time, and the reading goes on", async () => {
    await topic.publish("no json");
    await topic.publish("[1]");
    const stream = sluice
      .topic("t", {
        codec: {
          name: "j",
          encode: String,
          decode: (b) => JSON.parse(new TextDecoder().decode(b)) as unknown,
        },
      })
      .messages();
    const { value: bad } = await stream.next();
    const look = (): unknown => bad!.value;
    expect(look).toThrow(/^topic t: the codec j cannot read/);
    expect(look).toThrow(expect.objectContaining({ code: "DECODE_FAILED" }) as Error);
    expect((await stream.next()).value?.value).toEqual([1]);
  });

  it.each([
    [{ group: "g" }, "NOT_SUPPORTED", { feature: "group" }],
    [{ sharedGroup: "g" }, "NOT_SUPPORTED", { feature: "sharedGroup" }],
    [{ filter: "true" }, "NOT_SUPPORTED", { feature: "filter" }],
    [{ orderBy: "key" }, "NOT_SUPPORTED", { feature: "orderBy" }],
    [{ form: "latest" }, "INVALID_ARGUMENT", {}],
    [{ from: "begin" }, "INVALID_ARGUMENT", {}],
    [{ from: { offset: -1 } }, "INVALID_ARGUMENT", {}],
    [{ from: { offsets: {} } }, "INVALID_ARGUMENT", {}],
    [{ partitions: [] }, "INVALID_ARGUMENT", {}],
    [{ creditBytes: 0 }, "INVALID_ARGUMENT", {}],
  ])("with options %j are refused at the call", (options, code, details) => {
    expect(() => topic.messages(options as object)).toThrow(
      expect.objectContaining({ code, details }) as Error,
    );
  });

  it("from a time are the server's to refuse", async () => {
    await expect(topic.messages({ from: { timestamp: new Date() } }).next()).rejects.toMatchObject({
      code: "NOT_SUPPORTED",
    });
  });

  it("from beyond the end are refused with the range", async () => {
    const stream = topic.messages({ from: { offset: 5 } });
    await expect(stream.ready).rejects.toMatchObject({ code: "OFFSET_OUT_OF_RANGE", details: { end: "0" } });
    await expect(stream.next()).rejects.toMatchObject({ code: "OFFSET_OUT_OF_RANGE" });
  });

  it("of a topic that must exist are refused with NOT_FOUND", async () => {
    const stream = sluice.topic("missing", { createIfMissing: false }).messages();
    await expect(stream.next()).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("of a topic deleted since it was last used are those of the topic made anew", async () => {
    await topic.publish("a");
    server.topics.delete("t");
    const stream = topic.messages();
    await stream.ready;
    server.recreate("t", 1);
    expect(stream.started).toHaveLength(4);
  });

  it("are given up when the subscription is not confirmed in time", async () => {
    server.intercept = (_, field) => field === FrameField.subscribe;
    const stream = topic.messages({ timeoutMs: 5 });
    await expect(stream.next()).rejects.toMatchObject({ code: "TIMEOUT" });
  });
});

describe("credit", () => {
  const credits = (): number[] =>
    server.received
      .filter(({ field }) => field === FrameField.credit)
      .map(({ body }) => v1.Credit.decode(body).bytes);

  it("is renewed as messages are consumed, not as they arrive", async () => {
    for (let i = 0; i < 20; i++) store([`${i}`.padEnd(1000, ".")]);
    const stream = topic.messages({ creditBytes: 15_000 });
    await stream.ready;
    await settle();
    expect(credits()).toEqual([]);
    await take(stream, 2);
    await settle();
    expect(credits()).toEqual([]);
    await take(stream, 2);
    await settle();
    expect(credits()).toHaveLength(1);
    expect(await take(stream, 16)).toHaveLength(16);
  });

  it("of a byte still lets everything through, batch by batch", async () => {
    for (let i = 0; i < 5; i++) store([`${i}`]);
    expect(await take(topic.messages({ creditBytes: 1 }), 5)).toHaveLength(5);
  });
});

describe("after a lost connection", () => {
  it("reading goes on where it was: nothing missing, nothing twice", async () => {
    for (let i = 0; i < 30; i++) store([`${i}`, `${i}'`, `${i}''`]);
    const stream = topic.messages({ creditBytes: 500 });
    const seen: string[] = [];
    for (let i = 0; i < 90; i++) {
      seen.push(...(await take(stream, 1)));
      if (i % 7 === 3) {
        server.cut();
        await turn();
      }
    }
    expect(seen).toEqual(
      Array.from({ length: 90 }, (_, i) => `${i}:${Math.floor(i / 3)}${"'".repeat(i % 3)}`),
    );
  });

  it("a reader from the latest does not miss what was stored meanwhile", async () => {
    store(["before"]);
    const stream = topic.messages({ from: "latest" });
    await stream.ready;
    server.down = true;
    server.cut();
    await settle();
    store(["meanwhile"]);
    server.down = false;
    expect(await take(stream, 1)).toEqual(["1:meanwhile"]);
  });

  it("a reader that shall not follow still ends where the topic ended at first", async () => {
    server.recreate("t", 2);
    store(["a", "b"], 0);
    store(["c"], 1);
    const stream = topic.messages({ follow: false, creditBytes: 1 });
    const seen = await take(stream, 1);
    server.cut();
    store(["late"], 0);
    store(["late"], 1);
    for await (const { offset, value } of stream) seen.push(`${offset}:${value}`);
    expect(seen.sort()).toEqual(["0:a", "0:c", "1:b"]);
  });

  it("a topic that was made anew meanwhile is not taken for the old one", async () => {
    store(["a"]);
    const stream = topic.messages();
    await take(stream, 1);
    server.down = true;
    server.cut();
    server.recreate("t", 1);
    store(["other"]);
    await settle();
    server.down = false;
    await expect(stream.next()).rejects.toMatchObject({
      code: "NOT_FOUND",
      message: expect.stringContaining("made anew") as string,
    });
  });

  it("a subscription the server is too busy for is asked for again", async () => {
    let busy = 2;
    server.intercept = (connection, field, correlation) => {
      if (field !== FrameField.subscribe || busy-- <= 0) return false;
      connection.send(
        correlation,
        FrameField.error,
        v1.Error.encode({ code: 17, message: "busy", retryable: true }).finish(),
      );
      return true;
    };
    store(["a"]);
    expect(await take(topic.messages(), 1)).toEqual(["0:a"]);
  });

  it("positions say where to resume", async () => {
    store(["a", "b", "c"]);
    const stream = topic.messages();
    await take(stream, 2);
    expect([...stream.positions]).toEqual([[0, 2]]);
    stream.close();
    expect(await take(topic.messages({ from: { offsets: stream.positions } }), 1)).toEqual(["2:c"]);
  });
});
