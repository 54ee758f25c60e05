/** The wire protocol over real TCP, spoken frame by frame: what a client may do, and what hostile ones get. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { errorTable } from "../../src/base/errors.ts";
import { encodeFrame, FrameField, MAGIC } from "../../src/wire/frame.ts";
import { v1 } from "../../src/wire/protobuf.ts";
import { NodeRig } from "../fixtures/node-rig.ts";
import {
  errorOf,
  framed,
  frameBytes,
  kindOf,
  recordsOf,
  wireBatch,
  WireClient,
  type Body,
  type Frame,
} from "../fixtures/wire-client.ts";

let directory: string;
let rig: NodeRig;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "sluice-protocol-"));
  rig = await new NodeRig(directory, {
    "limits.maxSubscriptionsPerConnection": 3,
    "limits.maxMessageBytes": "64KiB",
    "limits.publishCreditBytes": "1MiB",
    "storage.journalFileBytes": "1MiB",
  }).start();
});

afterAll(async () => {
  await rig.node.stop();
  expect(rig.fatal).toEqual([]);
  rmSync(directory, { recursive: true, force: true });
});

async function connect(options = {}): ReturnType<typeof WireClient.overTcp> {
  const client = await WireClient.overTcp(rig.started.port, options);
  onTestFinished(() => client.destroy());
  return client;
}

async function greeted(): ReturnType<typeof WireClient.overTcp> {
  const client = await connect();
  await client.hello();
  return client;
}

let topics = 0;
const freshName = (): string => `topic-${++topics}`;

function refused(frame: Frame, code: keyof typeof errorTable): ReturnType<typeof errorOf> {
  const error = errorOf(frame);
  expect(error, kindOf(frame)).toBeTruthy();
  expect(error!.code, error!.message).toBe(errorTable[code].number);
  expect(error!.retryable).toBe(errorTable[code].retryable);
  // What happened, then what to do.
  expect(error!.message).toContain(errorTable[code].advice);
  return error;
}

/** The connection is told why, and closed. */
async function closedWith(client: WireClient, code: keyof typeof errorTable): Promise<string> {
  const frame = await client.take((one) => Boolean(one.goodbye));
  expect(frame.goodbye!.reason!.code).toBe(errorTable[code].number);
  await client.end();
  return frame.goodbye!.reason!.message!;
}

const publish = (target: string, ...batches: ReturnType<typeof wireBatch>[]): Body => ({
  publish: { target, batches },
});

describe("a stranger", () => {
  it.each([
    ["an HTTP request", "GET / HTTP/1.1\r\nHost: x\r\n\r\n", /^HTTP\/1\.1 400 Bad Request\r\n[^]*not HTTP/],
    ["HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", /^HTTP\/1\.1 400/],
    ["TLS", "\x16\x03\x01\x02\x00\x01\x00", /^this port speaks the Sluice protocol/],
    ["garbage", "\x00\x01\x02\x03\x04", /^this port speaks the Sluice protocol/],
    ["almost the magic", "SLC2", /^this port speaks the Sluice protocol/],
    ["one wrong byte", "X", /^this port speaks the Sluice protocol/],
  ])("(%s) gets one readable line and is closed", async (_who, bytes, line) => {
    const client = await connect({ raw: true });
    client.sendBytes(Buffer.from(bytes, "latin1"));
    await client.end();
    expect(client.text).toMatch(line);
    expect(client.text.trim().split("\r\n\r\n").at(-1)!.split("\n")).toHaveLength(1);
  });

  it("is recognised at its first wrong byte, also when bytes come one by one", async () => {
    const client = await connect({ raw: true });
    for (const byte of "SLX") client.sendBytes(byte);
    await client.end();
    expect(client.text).toMatch(/Sluice protocol/);
  });

  it("that never closes its side is let go of all the same", async () => {
    const client = await connect({ raw: true, allowHalfOpen: true });
    client.sendBytes("GET / HTTP/1.1\r\n\r\n");
    // The server ends; this side never does. Its descriptor must not be kept for ever.
    await new Promise((resolve) => client.socket.once("end", resolve));
    const poke = setInterval(() => client.sendBytes("x"), 50);
    await client.end();
    clearInterval(poke);
  });
});

describe("the greeting", () => {
  it("is answered with limits, identity and a heartbeat", async () => {
    const client = await connect();
    const welcome = await client.hello();
    expect(welcome).toMatchObject({
      protocol: 1,
      epoch: 1,
      durability: "disk",
      serverVersion: "0.0.0-test",
      heartbeatMs: 10_000,
    });
    expect(welcome.limits).toMatchObject({
      maxFrameBytes: 8 * 1024 * 1024 + 64 * 1024,
      maxMessageBytes: 64 * 1024,
      maxProducerInFlight: 16,
      publishCreditBytes: 1024 * 1024,
      maxSubscriptions: 3,
    });
    expect(welcome.nodeId).toMatch(/^[0-9a-f]{32}$/);
    expect(welcome.features).toContain("atomic");
  });

  it("may come byte by byte", async () => {
    const client = await connect();
    for (const byte of Buffer.concat([MAGIC, frameBytes(5, { hello: { minProtocol: 1, maxProtocol: 1 } })]))
      client.sendBytes(Uint8Array.of(byte));
    expect((await client.reply(5)).welcome).toBeTruthy();
  });

  it("may be followed by requests in the same packet", async () => {
    const client = await connect();
    client.sendBytes(
      MAGIC,
      frameBytes(1, { hello: { minProtocol: 1, maxProtocol: 3 } }),
      frameBytes(2, { listTopics: {} }),
    );
    expect((await client.reply(1)).welcome).toBeTruthy();
    expect((await client.reply(2)).topics).toBeTruthy();
  });

  it.each([
    [2, 5],
    [0, 0],
  ])(
    "of a client that speaks protocol %d to %d is refused with the version spoken here",
    async (minProtocol, maxProtocol) => {
      const client = await connect();
      client.sendBytes(MAGIC, frameBytes(1, { hello: { minProtocol, maxProtocol } }));
      expect(refused(await client.reply(1), "UNSUPPORTED_PROTOCOL")!.details).toEqual({ protocol: "1" });
      await closedWith(client, "UNSUPPORTED_PROTOCOL");
    },
  );

  it("twice is one too many", async () => {
    const client = await greeted();
    client.send([9, { hello: { minProtocol: 1, maxProtocol: 1 } }]);
    expect(await closedWith(client, "PROTOCOL_ERROR")).toMatch(/hello came twice/);
  });

  it("comes first: nothing else is looked at before", async () => {
    for (const body of [{ listTopics: {} }, { ping: {} }, { createTopic: { name: freshName() } }]) {
      const client = await connect();
      client.sendBytes(MAGIC, frameBytes(1, body));
      expect(await closedWith(client, "PROTOCOL_ERROR")).toMatch(/came before hello/);
    }
  });

  it("is at most 16 KiB", async () => {
    const client = await connect();
    client.sendBytes(
      MAGIC,
      frameBytes(1, { hello: { minProtocol: 1, maxProtocol: 1, clientName: "x".repeat(17_000) } }),
    );
    expect(await closedWith(client, "FRAME_TOO_LARGE")).toMatch(/limit of 16384/);
    const claim = await connect();
    claim.sendBytes(MAGIC, Uint8Array.of(0x7f, 0xff, 0xff, 0xff));
    await closedWith(claim, "FRAME_TOO_LARGE");
  });

  it("that is malformed is refused", async () => {
    const client = await connect();
    client.sendBytes(MAGIC, encodeFrame(3, FrameField.hello, Uint8Array.of(0x0f)));
    refused(await client.reply(3), "PROTOCOL_ERROR");
  });
});

describe("frames", () => {
  it("larger than the limit of Welcome end the connection, before their bytes are taken in", async () => {
    const client = await greeted();
    const { maxFrameBytes } = { maxFrameBytes: 8 * 1024 * 1024 + 64 * 1024 };
    const head = new Uint8Array(4);
    new DataView(head.buffer).setUint32(0, maxFrameBytes + 1);
    client.sendBytes(head);
    await closedWith(client, "FRAME_TOO_LARGE");
  });

  it("of a kind nobody knows are answered NOT_SUPPORTED, or ignored where no reply is asked for", async () => {
    const client = await greeted();
    client.sendBytes(encodeFrame(7, 900, Uint8Array.of(1, 2)), encodeFrame(0, 900, Uint8Array.of(1, 2)));
    expect(refused(await client.reply(7), "NOT_SUPPORTED")!.details).toEqual({ feature: "frame-900" });
    await client.settled();
    expect(client.frames).toEqual([]);
  });

  it("of kinds only a server sends are answered NOT_SUPPORTED", async () => {
    const client = await greeted();
    client.send([4, { welcome: {} }], [5, { published: {} }]);
    refused(await client.reply(4), "NOT_SUPPORTED");
    refused(await client.reply(5), "NOT_SUPPORTED");
  });

  it("without a body are ignored", async () => {
    const client = await greeted();
    client.sendBytes(framed(Uint8Array.of(8, 5)), framed(new Uint8Array(0)));
    await client.settled();
    expect(client.frames).toEqual([]);
  });

  it("that are no frames end the connection", async () => {
    for (const bytes of [
      Uint8Array.of(0xff, 0xff),
      Uint8Array.of(0x12, 200, 1),
      Uint8Array.of(8, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f),
    ]) {
      const client = await greeted();
      client.sendBytes(framed(bytes));
      expect(await closedWith(client, "PROTOCOL_ERROR")).toMatch(/malformed/);
    }
  });

  it("that ask for a reply need a correlation", async () => {
    const bodies: Body[] = [
      publish("x"),
      { initProducer: {} },
      { atomic: {} },
      { subscribe: { subscription: 1 } },
      { unsubscribe: { subscription: 1 } },
      { createTopic: { name: "x" } },
      { ensureTopic: { name: "x" } },
      { listTopics: {} },
      { describeTopic: { name: "x" } },
      { deleteTopic: { name: "x" } },
    ];
    for (const body of bodies) {
      const client = await greeted();
      client.send([0, body]);
      expect(await closedWith(client, "PROTOCOL_ERROR")).toMatch(/needs a correlation/);
    }
  });

  it.each([
    "publish",
    "initProducer",
    "atomic",
    "subscribe",
    "unsubscribe",
    "createTopic",
    "ensureTopic",
    "listTopics",
    "describeTopic",
    "deleteTopic",
  ] as const)(
    "with a malformed %s are refused as the client's mistake, and the connection lives on",
    async (name) => {
      const client = await greeted();
      const before = rig.logged("request failed").length;
      // A wire type nobody uses; a length beyond the end; a 64-bit number above 2^53 - 1 in a field of every kind.
      const malformed = [Uint8Array.of(0x0f), Uint8Array.of(0x0a, 200), Uint8Array.of(0x7a, 3, 0x7a, 9)];
      for (const body of malformed) {
        const correlation = client.next();
        client.sendBytes(encodeFrame(correlation, FrameField[name], body));
        const error = errorOf(await client.reply(correlation));
        expect(error, name).toBeTruthy();
        expect(
          ["PROTOCOL_ERROR", "INVALID_ARGUMENT", "NOT_FOUND"].map(
            (code) => errorTable[code as "NOT_FOUND"].number,
          ),
        ).toContain(error!.code);
      }
      await client.settled();
      expect(rig.logged("request failed")).toHaveLength(before);
    },
  );

  it("with a malformed credit are told, too", async () => {
    const client = await greeted();
    client.sendBytes(encodeFrame(0, FrameField.credit, Uint8Array.of(0x0f)));
    refused(await client.take((frame) => Boolean(frame.error)), "PROTOCOL_ERROR");
  });

  it("with numbers above 2^53 - 1 are refused instead of rounded", async () => {
    const client = await greeted();
    const huge = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f];
    for (const [field, tag] of [
      [FrameField.subscribe, 0x08],
      [FrameField.unsubscribe, 0x08],
      [FrameField.publish, 0x28],
      [FrameField.atomic, 0x18],
    ] as const) {
      const correlation = client.next();
      client.sendBytes(encodeFrame(correlation, field, Uint8Array.of(tag, ...huge)));
      refused(await client.reply(correlation), "PROTOCOL_ERROR");
    }
  });

  it("of ping are answered with pong, and pong is no request", async () => {
    const client = await greeted();
    client.send([0, { pong: {} }], [0, { ping: {} }]);
    expect(kindOf(await client.take(() => true))).toBe("pong");
    expect(client.frames).toEqual([]);
  });
});

describe("topics", () => {
  it("are created, described, listed and deleted", async () => {
    const client = await greeted();
    const name = freshName();
    const created = await client.request({
      createTopic: { name, settings: { partitions: 3, retentionMs: 5000, segmentBytes: 2 * 1024 * 1024 } },
    });
    expect(created.topic).toMatchObject({
      created: true,
      topic: { name, settings: { partitions: 3, retentionMs: 5000 } },
    });
    expect(created.topic!.topic!.partitions).toHaveLength(3);
    await client.request(publish(name, wireBatch(1, "a", "b"), wireBatch(2, "c")));
    const described = await client.request({ describeTopic: { name } });
    expect(described.topic!.topic).toMatchObject({ messages: 3, uid: created.topic!.topic!.uid });
    expect(described.topic!.topic!.partitions!.map((one) => one.endOffset ?? 0)).toEqual([0, 2, 1]);
    const listed = (await client.request({ listTopics: {} })).topics!.topics!;
    expect(listed.find((one) => one.name === name)).toMatchObject({ messages: 3 });
    const deleted = await client.request({ deleteTopic: { name } });
    expect(deleted.topicDeleted).toMatchObject({ messages: 3 });
    refused(await client.request({ describeTopic: { name } }), "NOT_FOUND");
    refused(await client.request({ deleteTopic: { name } }), "NOT_FOUND");
  });

  it("are listed in pages, by name", async () => {
    const client = await greeted();
    for (const name of ["page-b", "page-a", "page-c"]) await client.request({ createTopic: { name } });
    const first = (await client.request({ listTopics: { after: "page-", limit: 2 } })).topics!;
    expect(first.topics!.map(({ name }) => name)).toEqual(["page-a", "page-b"]);
    expect(first.more).toBe(true);
    const rest = (await client.request({ listTopics: { after: "page-b", limit: 1 } })).topics!;
    expect(rest.topics!.map(({ name }) => name)).toEqual(["page-c"]);
  });

  it("that exist are refused by create; ensure answers them, or the difference", async () => {
    const client = await greeted();
    const name = freshName();
    const ensure = (settings: object) => client.request({ ensureTopic: { name, settings } });
    expect((await ensure({ partitions: 2 })).topic!.created).toBe(true);
    refused(await client.request({ createTopic: { name } }), "ALREADY_EXISTS");
    expect((await ensure({ partitions: 2 })).topic!.created ?? false).toBe(false);
    expect((await ensure({})).topic!.topic!.settings!.partitions).toBe(2);
    expect(refused(await ensure({ partitions: 5 }), "ALREADY_EXISTS")!.details).toEqual({
      partitions: "2 (asked for 5)",
    });
  });

  it.each([
    ["_mine", {}],
    ["", {}],
    ["a b", {}],
    ["ok", { partitions: 0 }],
    ["ok", { partitions: 10_001 }],
    ["ok", { segmentBytes: 1 }],
  ])("of name %j with %j are refused", async (name, settings) => {
    const client = await greeted();
    refused(await client.request({ createTopic: { name, settings } }), "INVALID_ARGUMENT");
    refused(await client.request({ ensureTopic: { name, settings } }), "INVALID_ARGUMENT");
  });

  it("that are missing are described only, unless creating is asked for", async () => {
    const client = await greeted();
    const name = freshName();
    refused(await client.request({ describeTopic: { name } }), "NOT_FOUND");
    const made = await client.request({ describeTopic: { name, createIfMissing: true } });
    expect(made.topic).toMatchObject({ created: true, topic: { settings: { partitions: 4 } } });
    expect(
      (await client.request({ describeTopic: { name, createIfMissing: true } })).topic!.created ?? false,
    ).toBe(false);
  });

  it("that are nearly named so are what was meant", async () => {
    const client = await greeted();
    await client.request({ createTopic: { name: "payments-eu" } });
    const error = refused(await client.request({ describeTopic: { name: "paymants-eu" } }), "NOT_FOUND");
    expect(error!.message).toMatch(/Did you mean "payments-eu"/);
    expect(error!.details).toEqual({ meant: "payments-eu" });
  });
});

describe("requests of one connection", () => {
  it("take effect in the order they were sent, whatever each waits for", async () => {
    const client = await greeted();
    const name = freshName();
    client.send(
      [101, { createTopic: { name, settings: { partitions: 1 } } }],
      [102, publish(name, wireBatch(0, "a"))],
      [103, { describeTopic: { name } }],
      [104, publish(name, wireBatch(0, "b", "c"))],
      [105, { subscribe: { subscription: 1, topic: name, start: { latest: {} }, creditBytes: 1000 } }],
      [106, publish(name, wireBatch(0, "d"))],
      [107, { describeTopic: { name } }],
      [108, { deleteTopic: { name } }],
      [109, { describeTopic: { name } }],
      [110, { ensureTopic: { name, settings: { partitions: 2 } } }],
      [111, { describeTopic: { name } }],
      [112, publish(name, wireBatch(1, "e"))],
    );
    expect((await client.reply(101)).topic!.created).toBe(true);
    expect((await client.reply(102)).published).toBeTruthy();
    expect((await client.reply(103)).topic!.topic!.messages).toBe(1);
    expect((await client.reply(104)).published!.results).toMatchObject([{ baseOffset: 1, count: 2 }]);
    expect((await client.reply(105)).subscribed!.partitions).toMatchObject([
      { startOffset: 3, endOffset: 3 },
    ]);
    expect((await client.reply(106)).published!.results).toMatchObject([{ baseOffset: 3 }]);
    expect((await client.reply(107)).topic!.topic!.messages).toBe(4);
    expect((await client.reply(108)).topicDeleted!.messages).toBe(4);
    refused(await client.reply(109), "NOT_FOUND");
    expect((await client.reply(110)).topic!.created).toBe(true);
    expect((await client.reply(111)).topic!.topic!.settings!.partitions).toBe(2);
    expect((await client.reply(112)).published).toBeTruthy();
  });

  it("that publish to a missing topic and read it, pipelined, find it made", async () => {
    const client = await greeted();
    const name = freshName();
    client.send(
      [201, publish(name, wireBatch(0, "a"))],
      [202, publish(name, wireBatch(0, "b"))],
      [203, { subscribe: { subscription: 1, topic: name, creditBytes: 1000 } }],
      [204, publish(name, wireBatch(0, "c"))],
    );
    for (const [correlation, offset] of [
      [201, 0],
      [202, 1],
      [204, 2],
    ] as const)
      expect((await client.reply(correlation)).published!.results![0]!.baseOffset ?? 0).toBe(offset);
    expect((await client.reply(203)).subscribed!.partitions).toHaveLength(4);
    const values: string[] = [];
    while (values.length < 3)
      values.push(
        ...recordsOf(await client.take((frame) => Boolean(frame.batches))).map(({ value }) => value),
      );
    expect(values).toEqual(["a", "b", "c"]);
  });

  it("that wait for their turn keep their bytes, whatever this and other connections send meanwhile", async () => {
    const client = await greeted();
    const other = await greeted();
    const busy = freshName();
    await client.request({ createTopic: { name: busy } });
    for (let round = 0; round < 10; round++) {
      const name = freshName();
      const values = Array.from({ length: 20 }, (_, i) => `value ${round} ${i} `.padEnd(2000, "abc"));
      const noise = (): void => other.send([other.next(), publish(busy, wireBatch(0, "#".repeat(30_000)))]);
      const correlations = values.map(() => client.next());
      // The first makes the topic; in pieces, so that the server reads again and again before it is made.
      for (const [i, value] of values.entries()) {
        client.send([correlations[i]!, publish(name, wireBatch(0, value))]);
        noise();
        if (i % 3 === 0) await new Promise((resolve) => setImmediate(resolve));
      }
      for (const [i, correlation] of correlations.entries())
        expect((await client.reply(correlation)).published?.results?.[0]?.baseOffset ?? 0).toBe(i);
      await client.request({ subscribe: { subscription: 1, topic: name, creditBytes: 1_000_000 } });
      const got: string[] = [];
      while (got.length < values.length)
        got.push(
          ...recordsOf(await client.take((frame) => Boolean(frame.batches))).map(({ value }) => value),
        );
      expect(got).toEqual(values);
      await client.request({ unsubscribe: { subscription: 1 } });
    }
  });

  it("credit and the end of a subscription reach it, although they were sent before it was confirmed", async () => {
    const client = await greeted();
    const other = await greeted();
    const name = freshName();
    await client.request({ createTopic: { name, settings: { partitions: 1 } } });
    await client.request(publish(name, wireBatch(0, "x".repeat(60_000))));
    await client.request(publish(name, wireBatch(0, "y".repeat(60_000))));
    // Busy with others' entries, so that the subscription has to wait for its turn.
    for (let i = 0; i < 50; i++) other.send([1000 + i, publish(name, wireBatch(0, "z"))]);
    client.send(
      [301, publish(name, wireBatch(0, "mine"))],
      [302, { subscribe: { subscription: 7, topic: name, creditBytes: 1 } }],
      [0, { credit: { subscription: 7, bytes: 10_000_000 } }],
      [303, publish(name, wireBatch(0, "mine"))],
      [304, { subscribe: { subscription: 8, topic: name, creditBytes: 1_000_000 } }],
      [305, { unsubscribe: { subscription: 8 } }],
    );
    expect((await client.reply(302)).subscribed).toBeTruthy();
    expect((await client.reply(304)).subscribed).toBeTruthy();
    expect((await client.reply(305)).ok).toBeTruthy();
    const received: number[] = [];
    while (received.length < 54)
      received.push(
        ...recordsOf(await client.take((frame) => frame.batches?.subscription === 7)).map(
          ({ offset }) => offset,
        ),
      );
    expect(received).toEqual(Array.from({ length: 54 }, (_, i) => i));
    // Nothing of subscription 8 came after its end was confirmed.
    await client.request(publish(name, wireBatch(0, "late")));
    await client.settled();
    const late = client.frames.filter((frame) => frame.batches?.subscription === 8).flatMap(recordsOf);
    expect(late.filter(({ offset }) => offset >= 54)).toEqual([]);
  });
});

describe("publishing", () => {
  it("confirms with partitions and offsets, in the order of the request's batches", async () => {
    const client = await greeted();
    const name = freshName();
    const reply = await client.request(
      publish(name, wireBatch(2, "a", "b"), wireBatch(0, "c"), wireBatch(2, "d")),
    );
    expect(
      reply.published!.results!.map((one) => [one.partition ?? 0, one.baseOffset ?? 0, one.count]),
    ).toEqual([
      [2, 0, 2],
      [0, 0, 1],
      [2, 2, 1],
    ]);
    expect(reply.published!.appendTime).toBeGreaterThan(1_600_000_000_000);
  });

  it("spreads batches that come without a partition, and sends a key always to the same", async () => {
    const client = await greeted();
    const name = freshName();
    const spread = new Set<number>();
    for (let i = 0; i < 8; i++) {
      const reply = await client.request(publish(name, wireBatch(undefined, "x", "y")));
      spread.add(reply.published!.results![0]!.partition ?? 0);
    }
    expect(spread.size).toBe(4);
  });

  it.each([
    ["a checksum that does not match", "CORRUPT_BATCH", { ...wireBatch(0, "a"), crc: 1 }],
    ["a count that does not match", "CORRUPT_BATCH", { ...wireBatch(0, "a"), count: 2 }],
    ["no message", "INVALID_ARGUMENT", { ...wireBatch(0), count: 0 }],
    ["compression", "NOT_SUPPORTED", { ...wireBatch(0, "a"), codec: 1 }],
    ["a condition", "NOT_SUPPORTED", { ...wireBatch(0, "a"), expectedOffset: 5 }],
    ["a message above the limit", "MESSAGE_TOO_LARGE", wireBatch(0, "x".repeat(70_000))],
    ["a partition that is not there", "STALE_PARTITIONING", wireBatch(77, "a")],
  ] as const)(
    "of a batch with %s is refused, and nothing of the request is stored",
    async (_what, code, batch) => {
      const client = await greeted();
      const name = freshName();
      await client.request({ createTopic: { name } });
      refused(await client.request(publish(name, wireBatch(0, "good"), batch)), code);
      expect((await client.request({ describeTopic: { name } })).topic!.topic!.messages ?? 0).toBe(0);
    },
  );

  it("of no batch is refused, and so is one of 20,001", async () => {
    const client = await greeted();
    const name = freshName();
    refused(await client.request(publish(name)), "INVALID_ARGUMENT");
    const batches = Array.from({ length: 20_001 }, () => wireBatch(0, ""));
    refused(await client.request(publish(name, ...batches)), "INVALID_ARGUMENT");
  });

  it("with a stale partitioning version is refused with the version of today", async () => {
    const client = await greeted();
    const name = freshName();
    const { partitioningVersion } = (await client.request({ createTopic: { name } })).topic!.topic!;
    const versioned = (version: number): Body => ({
      publish: { target: name, partitioningVersion: version, batches: [wireBatch(0, "a")] },
    });
    expect((await client.request(versioned(partitioningVersion!))).published).toBeTruthy();
    const error = refused(await client.request(versioned(partitioningVersion! + 1)), "STALE_PARTITIONING");
    expect(error!.details).toEqual({ partitioningVersion: String(partitioningVersion), partitions: "4" });
  });

  it("without a wish for a reply gets none, whatever comes of it", async () => {
    const client = await greeted();
    const name = freshName();
    const quiet = (target: string, batch: object): Body => ({
      publish: { target, confirm: 1, batches: [batch] },
    });
    client.send(
      [401, quiet(name, wireBatch(0, "made on use"))],
      [402, quiet(name, wireBatch(0, "stored"))],
      [403, quiet(name, { ...wireBatch(0, "damaged"), crc: 1 })],
      [404, quiet(name, wireBatch(99, "nowhere"))],
      [405, quiet("_refused", wireBatch(0, "x"))],
      [
        406,
        {
          publish: {
            target: name,
            confirm: 1,
            producerId: 77_777,
            producerEpoch: 1,
            sequence: 1,
            batches: [wireBatch(0, "x")],
          },
        },
      ],
    );
    const described = await client.request({ describeTopic: { name } });
    expect(described.topic!.topic!.messages).toBe(2);
    await client.settled();
    expect(client.frames).toEqual([]);
  });
});

describe("a producer", () => {
  const stamped = (target: string, producerId: number, sequence: number, ...values: string[]): Body => ({
    publish: { target, producerId, producerEpoch: 1, sequence, batches: [wireBatch(0, ...values)] },
  });

  it("is given an identity and counts its requests; a resend is stored once", async () => {
    const client = await greeted();
    const name = freshName();
    await client.request({ createTopic: { name } });
    const { producer } = await client.request({ initProducer: {} });
    expect(producer).toMatchObject({ producerEpoch: 1, nextSequence: 1 });
    const id = producer!.producerId!;
    const first = await client.request(stamped(name, id, 1, "a"));
    expect(first.published!.duplicate ?? false).toBe(false);
    const again = await client.request(stamped(name, id, 1, "a"));
    expect(again.published).toMatchObject({ duplicate: true, appendTime: first.published!.appendTime! });
    expect(refused(await client.request(stamped(name, id, 3, "c")), "OUT_OF_SEQUENCE")!.details).toEqual({
      expected: "2",
    });
    expect((await client.request({ describeTopic: { name } })).topic!.topic!.messages).toBe(1);
  });

  it("gets the first result for a resend although its topic was deleted meanwhile", async () => {
    const client = await greeted();
    const name = freshName();
    await client.request({ createTopic: { name } });
    const id = (await client.request({ initProducer: {} })).producer!.producerId!;
    await client.request(stamped(name, id, 1, "a"));
    await client.request({ deleteTopic: { name } });
    // A refusal would tell it that request 1 was never stored, and it would give the number to another.
    expect((await client.request(stamped(name, id, 1, "a"))).published).toMatchObject({ duplicate: true });
    refused(await client.request({ describeTopic: { name } }), "NOT_FOUND");
  });

  it("of a name is fenced by its next session", async () => {
    const client = await greeted();
    const name = freshName();
    const first = (await client.request({ initProducer: { name: "billing" } })).producer!;
    const second = (await client.request({ initProducer: { name: "billing" } })).producer!;
    expect(second).toMatchObject({ producerId: first.producerId!, producerEpoch: first.producerEpoch! + 1 });
    refused(await client.request(stamped(name, first.producerId!, 1, "a")), "PRODUCER_FENCED");
  });

  it("that was never made is unknown, and one of a bad name is refused", async () => {
    const client = await greeted();
    refused(await client.request(stamped(freshName(), 999_999, 1, "a")), "UNKNOWN_PRODUCER");
    refused(await client.request({ initProducer: { name: "_sys" } }), "INVALID_ARGUMENT");
  });
});

describe("an atomic request", () => {
  it("appends to several topics at once, or to none", async () => {
    const client = await greeted();
    const [one, two] = [freshName(), freshName()];
    const append = (target: string, ...batches: ReturnType<typeof wireBatch>[]) => ({ target, batches });
    const done = await client.request({
      atomic: {
        appends: [append(one, wireBatch(0, "a"), wireBatch(1, "b", "c")), append(two, wireBatch(3, "d"))],
      },
    });
    expect(
      done.atomicDone!.appends!.map((reply) =>
        reply.results!.map((result) => [result.partition ?? 0, result.count]),
      ),
    ).toEqual([
      [
        [0, 1],
        [1, 2],
      ],
      [[3, 1]],
    ]);
    refused(
      await client.request({
        atomic: { appends: [append(one, wireBatch(0, "x")), append(two, wireBatch(9, "y"))] },
      }),
      "STALE_PARTITIONING",
    );
    for (const [name, messages] of [
      [one, 3],
      [two, 1],
    ] as const)
      expect((await client.request({ describeTopic: { name } })).topic!.topic!.messages).toBe(messages);
  });

  it("of no append is refused", async () => {
    const client = await greeted();
    refused(await client.request({ atomic: {} }), "INVALID_ARGUMENT");
    refused(await client.request({ atomic: { appends: [{ target: freshName() }] } }), "INVALID_ARGUMENT");
  });

  it("resent is answered append by append as the first time", async () => {
    const client = await greeted();
    const [one, two] = [freshName(), freshName()];
    const id = (await client.request({ initProducer: {} })).producer!.producerId!;
    const body: Body = {
      atomic: {
        producerId: id,
        producerEpoch: 1,
        sequence: 1,
        appends: [
          { target: one, batches: [wireBatch(0, "a"), wireBatch(1, "b")] },
          { target: two, batches: [wireBatch(2, "c")] },
        ],
      },
    };
    const first = (await client.request(body)).atomicDone!;
    const again = (await client.request(body)).atomicDone!;
    expect(again.duplicate).toBe(true);
    expect(again.appends!.map(({ results }) => results)).toEqual(
      first.appends!.map(({ results }) => results),
    );
  });
});

describe("a subscription", () => {
  async function topicOf(values: string[], partitions = 1): Promise<string> {
    const client = await greeted();
    const name = freshName();
    await client.request({ createTopic: { name, settings: { partitions } } });
    for (const value of values) await client.request(publish(name, wireBatch(0, value)));
    return name;
  }

  async function read(
    client: WireClient,
    subscription: number,
    count: number,
  ): Promise<{ offset: number; value: string }[]> {
    const records: { offset: number; value: string }[] = [];
    while (records.length < count)
      records.push(...recordsOf(await client.take((frame) => frame.batches?.subscription === subscription)));
    return records;
  }

  const subscribe = (subscription: number, topic: string, more: object = {}): Body => ({
    subscribe: { subscription, topic, creditBytes: 1_000_000, ...more },
  });

  it("begins where it was asked to, and goes on with what is appended", async () => {
    const name = await topicOf(["a", "b", "c", "d"]);
    const client = await greeted();
    const cases = [
      [1, {}, 0],
      [2, { start: { earliest: {} } }, 0],
      [3, { start: { latest: {} } }, 4],
    ] as const;
    for (const [id, more, start] of cases) {
      const { subscribed } = await client.request(subscribe(id, name, more));
      expect(subscribed!.partitions).toMatchObject(
        [{ endOffset: 4, startOffset: start === 0 ? undefined : start }].map(({ startOffset, ...rest }) =>
          startOffset === undefined ? rest : { startOffset, ...rest },
        ),
      );
    }
    await client.request(publish(name, wireBatch(0, "e")));
    expect((await read(client, 1, 5)).map(({ value }) => value)).toEqual(["a", "b", "c", "d", "e"]);
    expect((await read(client, 3, 1))[0]).toEqual({ offset: 4, value: "e" });
  });

  it("of an offset may be given records below it, in the first batch only", async () => {
    const client = await greeted();
    const name = freshName();
    await client.request({ createTopic: { name, settings: { partitions: 1 } } });
    await client.request(publish(name, wireBatch(0, "a", "b", "c")));
    await client.request(publish(name, wireBatch(0, "d", "e", "f")));
    await client.request(subscribe(1, name, { start: { offset: 4 } }));
    expect((await read(client, 1, 3)).map(({ offset }) => offset)).toEqual([3, 4, 5]);
  });

  it("beyond what is stored is refused with the range", async () => {
    const name = await topicOf(["a", "b"]);
    const client = await greeted();
    const error = refused(
      await client.request(subscribe(1, name, { start: { offset: 3 } })),
      "OFFSET_OUT_OF_RANGE",
    );
    expect(error!.details).toEqual({ partition: "0", low: "0", end: "2" });
    expect((await client.request(subscribe(1, name, { start: { offset: 2 } }))).subscribed).toBeTruthy();
  });

  it("may name partitions, each with its start", async () => {
    const client = await greeted();
    const name = freshName();
    await client.request({ createTopic: { name, settings: { partitions: 3 } } });
    await client.request(
      publish(name, wireBatch(0, "a"), wireBatch(1, "b"), wireBatch(2, "c"), wireBatch(2, "d")),
    );
    const partitions = [{ partition: 2, start: { offset: 1 } }, { partition: 0 }];
    const { subscribed } = await client.request(subscribe(1, name, { partitions }));
    expect(subscribed!.partitions!.map((one) => [one.partition ?? 0, one.startOffset ?? 0])).toEqual([
      [2, 1],
      [0, 0],
    ]);
    expect((await read(client, 1, 2)).map(({ value }) => value).sort()).toEqual(["a", "d"]);
    refused(await client.request(subscribe(2, name, { partitions: [{ partition: 3 }] })), "INVALID_ARGUMENT");
  });

  it.each([
    ["number 0", { subscription: 0 }, "INVALID_ARGUMENT"],
    ["no credit", { creditBytes: 0 }, "INVALID_ARGUMENT"],
    ["a group", { group: "g" }, "NOT_SUPPORTED"],
    ["a filter", { filter: "f" }, "NOT_SUPPORTED"],
    ["a start time", { start: { timestamp: 5 } }, "NOT_SUPPORTED"],
    ["a missing topic", { topic: "nothing-like-it-anywhere" }, "NOT_FOUND"],
  ] as const)("with %s is refused", async (_what, more, code) => {
    const name = await topicOf([]);
    const client = await greeted();
    refused(await client.request(subscribe(1, name, more)), code);
  });

  it("needs a number of its own, and there are at most as many as Welcome says", async () => {
    const name = await topicOf([]);
    const client = await greeted();
    expect((await client.request(subscribe(1, name))).subscribed).toBeTruthy();
    refused(await client.request(subscribe(1, name)), "INVALID_ARGUMENT");
    // All in one packet: the limit holds for those that are not confirmed yet, too.
    client.send(
      [501, subscribe(2, name)],
      [502, subscribe(3, name)],
      [503, subscribe(4, name)],
      [504, subscribe(3, name)],
    );
    expect((await client.reply(501)).subscribed).toBeTruthy();
    expect((await client.reply(502)).subscribed).toBeTruthy();
    refused(await client.reply(503), "LIMIT_REACHED");
    expect(errorOf(await client.reply(504))).toBeTruthy();
    expect((await client.request({ unsubscribe: { subscription: 2 } })).ok).toBeTruthy();
    expect((await client.request(subscribe(9, name))).subscribed).toBeTruthy();
  });

  it("ends when its topic is deleted, and the reader is told why", async () => {
    const name = await topicOf(["a"]);
    const client = await greeted();
    await client.request(subscribe(1, name));
    await read(client, 1, 1);
    await client.request({ deleteTopic: { name } });
    const ended = await client.take((frame) => Boolean(frame.subscriptionEnded));
    expect(ended.subscriptionEnded).toMatchObject({ subscription: 1, code: errorTable.NOT_FOUND.number });
    // Credit for it is no error any more.
    client.send([0, { credit: { subscription: 1, bytes: 5 } }]);
    await client.settled();
    expect((await client.request({ unsubscribe: { subscription: 1 } })).ok).toBeTruthy();
  });
});

describe("requests that are little to send and much to hold", () => {
  const dense = (tag: number, times: number): Uint8Array => Buffer.alloc(2 * times, Buffer.of(tag, 0x00));

  it("are refused by their size before an object is made of every two bytes", async () => {
    const client = await greeted();
    client.sendBytes(encodeFrame(900, FrameField.subscribe, dense(0x1a, 128 * 1024 + 1)));
    refused(await client.reply(900), "FRAME_TOO_LARGE");
    client.sendBytes(encodeFrame(901, FrameField.publish, dense(0x7a, 1_000_000)));
    expect(refused(await client.reply(901), "INVALID_ARGUMENT")!.message).toContain("20000 batches");
    client.sendBytes(encodeFrame(902, FrameField.atomic, dense(0x22, 1_000_000)));
    expect(refused(await client.reply(902), "INVALID_ARGUMENT")!.message).toContain("20000 batches");
    await client.settled();
  });

  it("are refused where they would outgrow a journal file by what the server adds to each batch", async () => {
    const client = await greeted();
    // A name is shorter than what stands for it in the journal, and a partition takes bytes only there.
    await client.request({ createTopic: { name: "a", settings: { partitions: 10_000 } } });
    const append = (...values: (string | Uint8Array)[]): Uint8Array => {
      const batches = [wireBatch(undefined, ...values)];
      return v1.AtomicRequest.encode({ appends: [{ target: "a", batches }] }).finish();
    };
    const tiny = append("");
    const many = Buffer.alloc(19_999 * tiny.length, tiny);
    const room = 8 * 1024 * 1024 + 64 * 1024 - 1024 - many.length;
    const pieces = Array.from({ length: 128 }, () => new Uint8Array(Math.floor(room / 128) - 16));
    const body = Buffer.concat([append(...pieces), many]);
    client.sendBytes(encodeFrame(900, FrameField.atomic, body));
    refused(await client.reply(900), "FRAME_TOO_LARGE");
    expect((await client.request(publish("a", wireBatch(0, "x")))).published).toBeDefined();
  });

  it("end the connection where no answer is owed", async () => {
    const client = await greeted();
    client.sendBytes(encodeFrame(0, FrameField.credit, dense(0x7a, 200_000)));
    expect(await closedWith(client, "FRAME_TOO_LARGE")).toContain("credit");
  });
});
