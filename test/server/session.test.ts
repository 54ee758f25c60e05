/** What a session does with time and with peers that do not read: the shipped node on a virtual clock and network. */
import { describe, expect, it, onTestFinished } from "vitest";
import { errorTable } from "../../src/base/errors.ts";
import { encodeFrame, FrameField, MAGIC } from "../../src/wire/frame.ts";
import { MOST_REST_MS } from "../../src/server/publish-share.ts";
import { realWorld } from "../../src/io/world.ts";
import { MemoryNetwork, type MemoryConnection } from "../fixtures/memory-network.ts";
import { NodeRig } from "../fixtures/node-rig.ts";
import { StallingDisk } from "../fixtures/stalling-disk.ts";
import { tempDirectory } from "../fixtures/temp-directory.ts";
import { VirtualTime } from "../fixtures/virtual-time.ts";
import {
  errorOf,
  frameBytes,
  kindOf,
  recordsOf,
  wireBatch,
  WireClient,
  type Body,
} from "../fixtures/wire-client.ts";

const KIB = 1024;
const MIB = 1024 * KIB;

const disks = new Set<StallingDisk>();

interface World {
  time: VirtualTime;
  network: MemoryNetwork;
  disk: StallingDisk;
  rig: NodeRig;
  connect(): WireClient & { connection: MemoryConnection };
  greeted(): Promise<WireClient & { connection: MemoryConnection }>;
}

async function world(flags: Record<string, unknown> = {}): Promise<World> {
  const time = new VirtualTime();
  const network = new MemoryNetwork();
  const disk = new StallingDisk();
  disks.add(disk);
  const small = {
    "storage.journalFileBytes": "1MiB",
    "limits.maxMessageBytes": "256KiB",
    "limits.publishCreditBytes": "1MiB",
  };
  const rig = new NodeRig(
    tempDirectory(),
    { ...small, "storage.diskReserveBytes": 0, ...flags },
    { ...realWorld, network, clock: time, timers: time, disk: disk.disk, threads: false },
  );
  await rig.start();
  onTestFinished(async () => {
    disk.release();
    await time.until(rig.node.stop(), 500, settle);
    disks.delete(disk);
    expect(rig.fatal).toEqual([]);
  });
  const connect = () => {
    const connection = network.connect();
    return Object.assign(WireClient.overMemory(connection), { connection });
  };
  return {
    time,
    network,
    disk,
    rig,
    connect,
    greeted: async () => {
      const client = connect();
      await client.hello();
      return client;
    },
  };
}

/** Lets everything that is under way come to its end. */
async function settle(): Promise<void> {
  for (const disk of disks) await disk.settled();
}

function goodbyeCode(client: WireClient): number | undefined {
  return client.frames.find((frame) => Boolean(frame.goodbye))?.goodbye?.reason?.code ?? undefined;
}

const publish = (target: string, ...batches: ReturnType<typeof wireBatch>[]): Body => ({
  publish: { target, batches },
});

describe("a connection too many", () => {
  it("is told so and closed, and nothing it asks for is done", async () => {
    const { connect, greeted, rig } = await world({ "limits.maxConnections": 2 });
    const first = await greeted();
    await greeted();
    const third = connect();
    third.sendBytes(
      MAGIC,
      frameBytes(1, { hello: { minProtocol: 1, maxProtocol: 1 } }),
      frameBytes(2, { createTopic: { name: "sneaked" } }),
    );
    await third.end();
    expect(third.frames.map(kindOf)).toEqual(["error"]);
    expect(errorOf(third.frames[0]!)).toMatchObject({ code: errorTable.LIMIT_REACHED.number });
    const { topics } = await first.request({ listTopics: {} });
    expect(topics!.topics ?? []).toEqual([]);
    expect(rig.logged("connection refused: too many")).toHaveLength(1);
    // One that goes makes room.
    first.connection.close();
    expect((await greeted()).closed).toBe(false);
  });
});

describe("time", () => {
  it("closes a connection that does not greet within 10 seconds", async () => {
    const { connect, greeted, time } = await world();
    const silent = connect();
    const half = connect();
    half.sendBytes(MAGIC);
    const open = await greeted();
    time.advance(9_000);
    expect([silent.closed, half.closed]).toEqual([false, false]);
    time.advance(3_000);
    expect([silent.closed, half.closed, open.closed]).toEqual([true, true, false]);
  });

  it("makes the server ping a connection it has sent nothing to, and no other", async () => {
    const { greeted, time } = await world({ "server.heartbeatMs": 4000 });
    const idle = await greeted();
    const busy = await greeted();
    for (let second = 0; second < 10; second++) {
      time.advance(1_000);
      idle.sendBytes(frameBytes(0, { pong: {} }));
      await busy.settled();
    }
    await settle();
    expect(idle.frames.map(kindOf)).toEqual(["ping", "ping"]);
    expect(busy.frames).toEqual([]);
  });

  it("closes a connection from which nothing was heard for three heartbeats, and says so", async () => {
    const { greeted, time } = await world({ "server.heartbeatMs": 4000 });
    const dead = await greeted();
    const alive = await greeted();
    for (let second = 0; second < 12; second++) {
      time.advance(1_000);
      // Any byte counts, also one of a frame that is not complete.
      alive.sendBytes(second === 0 ? Uint8Array.of(0) : frameBytes(0, { pong: {} }).subarray(0, 1));
    }
    expect(dead.closed).toBe(false);
    time.advance(2_000);
    await dead.end();
    expect(goodbyeCode(dead)).toBe(errorTable.HEARTBEAT_TIMEOUT.number);
    expect(alive.closed).toBe(false);
  });
});

describe("a peer that does not read", () => {
  async function reading(flags: Record<string, unknown> = {}) {
    const made = await world({
      "server.slowReaderTimeoutMs": "10s",
      "server.heartbeatMs": "10min",
      ...flags,
    });
    const writer = await made.greeted();
    await writer.request({ createTopic: { name: "stream", settings: { partitions: 1 } } });
    for (let i = 0; i < 30; i++)
      await writer.request(publish("stream", wireBatch(0, String(i).repeat(100_000))));
    const reader = await made.greeted();
    await reader.request({
      subscribe: { subscription: 1, topic: "stream", start: { latest: {} }, creditBytes: 100 * MIB },
    });
    return { ...made, writer, reader };
  }

  it("is sent no more than 2 MiB ahead of what it takes, and is cut off after its time", async () => {
    const { writer, reader, time, rig } = await reading();
    reader.connection.reading = false;
    for (let i = 0; i < 30; i++) await writer.request(publish("stream", wireBatch(0, "x".repeat(200_000))));
    expect(reader.connection.bufferedBytes).toBeGreaterThan(1 * MIB);
    expect(reader.connection.bufferedBytes).toBeLessThan(4 * MIB);
    time.advance(9_000);
    expect(reader.closed).toBe(false);
    time.advance(3_000);
    expect(reader.closed).toBe(true);
    expect(rig.logged("slow reader cut off")).toHaveLength(1);
    expect(writer.closed).toBe(false);
  });

  it("but takes a little now and then is slow, not dead", async () => {
    const { writer, reader, time } = await reading();
    reader.connection.reading = false;
    for (let i = 0; i < 30; i++) await writer.request(publish("stream", wireBatch(0, "x".repeat(200_000))));
    for (let second = 0; second < 40; second++) {
      time.advance(1_000);
      if (second % 5 === 0) reader.connection.take(1000);
    }
    expect(reader.closed).toBe(false);
    reader.connection.reading = true;
    const got: number[] = [];
    reader.connection.take();
    while (got.length < 30)
      got.push(
        ...recordsOf(await reader.take((frame) => Boolean(frame.batches))).map(({ offset }) => offset),
      );
    expect(got).toEqual(Array.from({ length: 30 }, (_, i) => 30 + i));
  });

  it("is cut off although it goes on asking, so that what waits for it grows and grows", async () => {
    const { reader, time } = await reading();
    reader.connection.reading = false;
    for (let second = 0; second < 14 && !reader.closed; second++) {
      reader.sendBytes(frameBytes(0, { ping: {} }));
      await settle();
      time.advance(1_000);
    }
    expect(reader.closed).toBe(true);
  });

  it("gets no more answers once 16 MiB wait for it, and all of them when it reads", async () => {
    const { writer, reader } = await reading();
    for (let i = 0; i < 200; i++)
      await writer.request({
        createTopic: { name: `topic-${"long-name-".repeat(15)}${i}`, settings: { partitions: 1 } },
      });
    reader.connection.reading = false;
    const asked = 700;
    for (let i = 0; i < asked; i++) reader.send([10_000 + i, { listTopics: {} }]);
    await settle();
    // One packet full of small requests with large answers is no way around it.
    reader.send(...Array.from({ length: 300 }, (_, i): [number, Body] => [20_000 + i, { listTopics: {} }]));
    await settle();
    expect(reader.connection.bufferedBytes).toBeGreaterThan(15 * MIB);
    expect(reader.connection.bufferedBytes).toBeLessThan(18 * MIB);
    expect(reader.connection.paused).toBe(true);
    reader.connection.reading = true;
    reader.connection.take();
    for (let i = 0; i < asked; i++) expect((await reader.reply(10_000 + i)).topics).toBeTruthy();
    for (let i = 0; i < 300; i++) expect((await reader.reply(20_000 + i)).topics).toBeTruthy();
    expect(reader.connection.paused).toBe(false);
  });
});

describe("a peer that publishes more than others beside it", () => {
  it("is not read while half a megabyte of it is under way; what others send in the meantime does not wait behind it", async () => {
    const { greeted, disk } = await world({ "limits.publishCreditBytes": "16MiB" });
    const small = await greeted();
    const large = await greeted();
    await small.request({ createTopic: { name: "stream" } });
    await small.request(publish("stream", wireBatch(0, "first")));
    disk.stall();
    const correlations = Array.from({ length: 4 }, () => large.next());
    for (const correlation of correlations)
      large.send([correlation, publish("stream", wireBatch(0, "x".repeat(125_000)))]);
    await settle();
    expect(large.connection.paused).toBe(false);
    const more = Array.from({ length: 4 }, () => large.next());
    for (const correlation of more)
      large.send([correlation, publish("stream", wireBatch(0, "y".repeat(125_000)))]);
    small.send([77, publish("stream", wireBatch(0, "second"))]);
    await settle();
    expect([large.connection.paused, small.connection.paused]).toEqual([true, false]);
    disk.release();
    const { published } = await small.reply(77);
    // Behind five of the large ones, not behind all eight.
    expect(published!.results![0]!.baseOffset).toBe(6);
    for (const correlation of [...correlations, ...more])
      expect((await large.reply(correlation)).published).toBeTruthy();
    expect(large.connection.paused).toBe(false);
  });

  it("is not read to the end of a large request while another one's is under way", async () => {
    const { greeted, disk, time } = await world({
      "limits.maxMessageBytes": "1MiB",
      "limits.publishCreditBytes": "4MiB",
    });
    const small = await greeted();
    const [one, other] = [await greeted(), await greeted()];
    await small.request({ createTopic: { name: "stream" } });
    await one.request(publish("stream", wireBatch(0, "first")));
    await small.request(publish("stream", wireBatch(0, "first")));
    disk.stall();
    const request = frameBytes(77, publish("stream", wireBatch(0, "x".repeat(600 * KIB))));
    const half = request.subarray(0, 300 * KIB);
    const rest = request.subarray(300 * KIB);
    for (const client of [one, other]) client.sendBytes(half);
    expect([one.connection.paused, other.connection.paused]).toEqual([false, true]);
    for (const client of [one, other]) client.sendBytes(rest);
    await settle();
    expect(other.connection.paused).toBe(true);
    disk.release();
    expect((await one.reply(77)).published).toBeTruthy();
    time.advance(MOST_REST_MS);
    expect((await other.reply(77)).published).toBeTruthy();
    // The first one has its turn before it.
    time.advance(2 * MOST_REST_MS);
    expect(other.connection.paused).toBe(false);
  });
});

describe("publish credit", () => {
  it("overrun pauses the connection until confirms come, and being paused is not being dead", async () => {
    const { greeted, disk, time } = await world({ "server.heartbeatMs": 2000 });
    const client = await greeted();
    await client.request({ createTopic: { name: "stream" } });
    disk.stall();
    // The fifth is one too many; nothing is left to be read when the connection is heard again.
    const correlations = Array.from({ length: 5 }, () => client.next());
    for (const correlation of correlations)
      client.send([correlation, publish("stream", wireBatch(0, "x".repeat(250_000)))]);
    await settle();
    expect(client.connection.paused).toBe(true);
    time.advance(60_000);
    expect(client.closed).toBe(false);
    disk.release();
    for (const correlation of correlations) expect((await client.reply(correlation)).published).toBeTruthy();
    expect(client.connection.paused).toBe(false);
    // It could not be heard while it was paused: the next look must not count that against it.
    time.advance(1_000);
    expect(client.closed).toBe(false);
  });

  it("overrun by more than a frame ends the connection", async () => {
    const { greeted, disk } = await world();
    const client = await greeted();
    await client.request({ createTopic: { name: "stream" } });
    disk.stall();
    // All in one packet, so that pausing comes too late.
    const frames = Array.from({ length: 45 }, (_, i): [number, Body] => [
      100 + i,
      publish("stream", wireBatch(0, "x".repeat(250_000))),
    ]);
    client.send(...frames);
    await client.end();
    expect(goodbyeCode(client)).toBe(errorTable.CREDIT_EXCEEDED.number);
  });

  it("does not hold up a ping, nor credit for what is being read, while a request waits for its turn", async () => {
    const { greeted, disk } = await world();
    const client = await greeted();
    const reader = await greeted();
    await client.request({ createTopic: { name: "stream", settings: { partitions: 1 } } });
    for (let i = 0; i < 10; i++)
      await client.request(publish("stream", wireBatch(0, String(i).repeat(100_000))));
    await reader.request({ subscribe: { subscription: 1, topic: "stream", creditBytes: 1 } });
    await settle();
    disk.stall();
    reader.send([50, { createTopic: { name: "waits" } }], [51, publish("stream", wireBatch(0, "waits"))]);
    await settle();
    const before = reader.frames.length;
    await reader.settled();
    reader.send([0, { credit: { subscription: 1, bytes: 10 * MIB } }]);
    await settle();
    expect(reader.frames.length).toBeGreaterThan(before);
    expect(reader.frames.every((frame) => Boolean(frame.batches))).toBe(true);
    disk.release();
    expect((await reader.reply(50)).topic).toBeTruthy();
    expect((await reader.reply(51)).published).toBeTruthy();
  });
});

describe("a stopping server", () => {
  it("says goodbye, finishes what is under way, refuses what is new, and takes no more connections", async () => {
    const { greeted, disk, network, rig, time } = await world();
    const client = await greeted();
    await client.request({ createTopic: { name: "stream" } });
    disk.stall();
    client.send(
      [60, publish("stream", wireBatch(0, "under way"))],
      [61, { createTopic: { name: "under-way" } }],
    );
    await settle();
    const stopped = rig.node.stop();
    await settle();
    expect(network.listening).toBe(false);
    expect(goodbyeCode(client)).toBe(errorTable.SHUTTING_DOWN.number);
    client.send([62, publish("stream", wireBatch(0, "late"))]);
    await settle();
    expect(client.closed).toBe(false);
    disk.release();
    await time.until(stopped, 5, settle);
    expect(client.closed).toBe(true);
    const by = (correlation: number) => client.frames.find((frame) => frame.correlation === correlation)!;
    expect(by(60).published).toBeTruthy();
    expect(by(61).topic).toBeTruthy();
    expect(errorOf(by(62))).toMatchObject({ code: errorTable.SHUTTING_DOWN.number, retryable: true });
  });

  it("waits for peers that do not close no longer than it was told to", async () => {
    const { connect, greeted, rig, time } = await world({ "server.drainTimeoutMs": "3s" });
    const stuck = await greeted();
    stuck.connection.reading = false;
    const stranger = connect();
    const stopped = rig.node.stop();
    const from = time.monotonicMs();
    while (!stuck.closed || !stranger.closed) {
      await settle();
      time.advance(100);
      expect(time.monotonicMs() - from).toBeLessThan(4_000);
    }
    await time.until(stopped, 100, settle);
  });

  it("does not wait for a disk that takes nothing any longer either, and says that not all was stored", async () => {
    const { greeted, disk, rig, time } = await world({ "server.drainTimeoutMs": "3s" });
    const client = await greeted();
    await client.request(publish("orders", wireBatch(0, "stored")));
    disk.stall();
    client.send([60, publish("orders", wireBatch(0, "waits"))]);
    await settle();
    const from = time.monotonicMs();
    const stopped = rig.node.stop();
    await time.until(stopped, 100, settle);
    // Clients had three seconds, and the journal one more.
    expect(time.monotonicMs() - from).toBeLessThanOrEqual(4_200);
    expect(client.frames.filter(({ correlation }) => correlation === 60)).toEqual([]);
    expect(rig.logged("stopped without storing what was waiting")).toHaveLength(1);
    const [failure] = rig.fatal.splice(0);
    expect(failure?.exitCode).toBe(74);
    expect(failure?.error.message).toMatch(
      /^stopped with [12] entries not stored: .* None of them was confirmed/,
    );
  });
});

describe("with autoCreate off", () => {
  it("nothing is made on use: what is missing is NOT_FOUND, with what may have been meant", async () => {
    const { greeted } = await world({ autoCreate: false });
    const client = await greeted();
    await client.request({ createTopic: { name: "payments" } });
    const missing = [
      publish("paymemts", wireBatch(0, "a")),
      { subscribe: { subscription: 1, topic: "paymemts", creditBytes: 10 } },
      { describeTopic: { name: "paymemts", createIfMissing: true } },
      {
        atomic: {
          appends: [
            { target: "payments", batches: [wireBatch(0, "a")] },
            { target: "paymemts", batches: [wireBatch(0, "a")] },
          ],
        },
      },
    ];
    for (const body of missing) {
      const error = errorOf(await client.request(body));
      expect(error).toMatchObject({ code: errorTable.NOT_FOUND.number, details: { meant: "payments" } });
    }
    const described = await client.request({ describeTopic: { name: "payments" } });
    expect(described.topic!.topic!.messages ?? 0).toBe(0);
    // Not even a refusal, where no reply was asked for.
    client.send([70, { publish: { target: "paymemts", confirm: 1, batches: [wireBatch(0, "a")] } }]);
    await client.settled();
    expect(client.frames).toEqual([]);
  });

  it("a topic made by the request before is there, although its reply is not yet", async () => {
    const { greeted } = await world({ autoCreate: false });
    const client = await greeted();
    client.send(
      [80, { createTopic: { name: "fresh" } }],
      [81, publish("fresh", wireBatch(0, "a"))],
      [82, { deleteTopic: { name: "fresh" } }],
    );
    expect((await client.reply(80)).topic).toBeTruthy();
    expect((await client.reply(81)).published).toBeTruthy();
    expect((await client.reply(82)).topicDeleted!.messages).toBe(1);
  });
});

describe("frames of batches", () => {
  it("are never larger than Welcome allows, from memory and from files, however large the batches", async () => {
    const directory = tempDirectory();
    const flags = { "limits.maxMessageBytes": "1MiB", "limits.publishCreditBytes": "32MiB" };
    const network = new MemoryNetwork();
    const one = await new NodeRig(directory, flags, { ...realWorld, network }).start();
    const client = WireClient.overMemory(network.connect());
    const { limits } = await client.hello();
    await client.request({ createTopic: { name: "large", settings: { partitions: 1 } } });
    const part = "x".repeat(1_000_000);
    // 300 kB, then batches that take chunks of 1, 4 and 16 MiB, with small ones behind them.
    const sizes = [1, 2, 3, 5, 5, 1, 8, 1, 1];
    for (const size of sizes)
      expect(
        (await client.request(publish("large", wireBatch(0, ...Array<string>(size).fill(part))))).published,
      ).toBeTruthy();
    for (let i = 0; i < 50; i++) await client.request(publish("large", wireBatch(0, "small")));
    const total = sizes.reduce((sum, size) => sum + size, 0) + 50;

    const readAll = async (reader: WireClient): Promise<void> => {
      await reader.request({ subscribe: { subscription: 1, topic: "large", creditBytes: 1024 * MIB } });
      let next = 0;
      while (next < total) {
        const frame = await reader.take((one) => Boolean(one.batches));
        for (const { offset } of recordsOf(frame)) expect(offset).toBe(next++);
        expect(
          encodeFrame(0, FrameField.batches, new Uint8Array(0)).length + sizeOf(frame),
        ).toBeLessThanOrEqual(limits!.maxFrameBytes!);
      }
    };
    await readAll(client);
    await one.node.stop();
    const again = await new NodeRig(
      directory,
      { ...flags, "storage.tailCacheBytes": 0 },
      { ...realWorld, network },
    ).start();
    const reader = WireClient.overMemory(network.connect());
    await reader.hello();
    await readAll(reader);
    await again.node.stop();
  }, 120_000);

  it("can carry back whatever the server takes in: a batch that would not fit is refused", async () => {
    const { greeted } = await world();
    const client = await greeted();
    const { maxFrameBytes } = { maxFrameBytes: 8 * MIB + 256 * KIB };
    const batch = (extra: number) => {
      // 34 messages of 250 kB and one that fills the frame up.
      const values = Array<string>(34).fill("x".repeat(250_000));
      const base = wireBatch(0, ...values, "y");
      const room = maxFrameBytes - frameBytes(100, publish("full", base)).length + 4;
      return wireBatch(0, ...values, "y".repeat(room + extra));
    };
    await client.request({ createTopic: { name: "full", settings: { partitions: 1 } } });
    expect(errorOf(await client.request(publish("full", batch(-8))))).toMatchObject({
      code: errorTable.FRAME_TOO_LARGE.number,
    });
    expect((await client.request(publish("full", batch(-300)))).published).toBeTruthy();
    await client.request({ subscribe: { subscription: 1, topic: "full", creditBytes: 1 } });
    await settle();
    const frame = await client.take((one) => Boolean(one.batches));
    expect(sizeOf(frame)).toBeLessThanOrEqual(maxFrameBytes);
  });
});

/** Bytes of a Batches frame's records and heads, as they travelled. */
function sizeOf(frame: Parameters<typeof recordsOf>[0]): number {
  return frame.batches!.batches!.reduce((sum, batch) => sum + (batch.records?.length ?? 0) + 80, 30);
}
