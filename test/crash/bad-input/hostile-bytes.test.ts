/**
 * Whatever comes in on the port, clients beside it notice nothing: no lost connection, no error, nothing lost, doubled or
 * moved; and the server's memory follows what was really sent to it, not what was claimed.
 */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, type Sluice } from "../../../src/sdk/index.ts";
import { encodeFrame, FrameField, MAGIC } from "../../../src/wire/frame.ts";
import { v1 } from "../../../src/wire/protobuf.ts";
import { Random, seedOfRun } from "../../fixtures/random.ts";
import { startServer, type Server } from "../../fixtures/server.ts";
import { violations } from "../checkers.ts";
import { Publisher } from "../publisher.ts";
import { LiveReader } from "../reader.ts";
import { Recorder } from "../recorder.ts";
import { errorIn, helloFrame, publishBody, RawConnection } from "./raw-connection.ts";

const seed = seedOfRun();
const random = new Random(seed);
const recorder = new Recorder(random);
const MiB = 1024 * 1024;
/** On top of what the server takes for normal traffic. What is claimed, or asked for and not read, is gigabytes. */
const BOUND_BYTES = 256 * MiB;
const timeout = 60_000;

let server: Server;
let client: Sluice;
let publisher: Publisher;
let reader: LiveReader;
const lostConnections: string[] = [];
/** Connected at the beginning; they never say a word. */
let silent: RawConnection[];

beforeAll(async () => {
  console.log(`hostile bytes (SEED=${seed})`);
  server = await startServer({
    env: { SLUICE_SERVER__HEARTBEAT_MS: "1s", SLUICE_SERVER__SLOW_READER_TIMEOUT_MS: "2s" },
  });
  client = await connect(server.url);
  for (const name of ["normal", "hostile", "large"]) await client.admin.createTopic(name, { partitions: 2 });
  client.on("status", ({ type }) => void lostConnections.push(type));
  reader = new LiveReader(client, ["normal"], recorder);
  publisher = await Publisher.connect({
    url: server.url,
    name: "normal traffic",
    recorder,
    random,
    pauseMs: () => 1,
  });
  silent = await Promise.all(Array.from({ length: 50 }, () => RawConnection.open(server.port)));
  publisher.singles("normal", 8).batches("normal", 1, 100);
  await publisher.nextConfirm();
}, timeout);

afterAll(async () => {
  await client.close();
  await server[Symbol.asyncDispose]();
});

describe("beside normal traffic", { timeout }, () => {
  it("garbage of any kind is answered by a line, an error or the end of the connection", async () => {
    for (let i = 0; i < 300; i++) {
      const connection = await RawConnection.open(server.port);
      const start = random.integer(0, 3);
      if (start === 0) connection.write(Buffer.of(0xff));
      if (start === 1) connection.write(MAGIC);
      if (start >= 2) connection.write(Buffer.concat([MAGIC, helloFrame()]));
      connection.write(random.bytes(random.integer(4, 4096)));
      connection.socket.end();
      await connection.closed;
    }
  });

  it("sound frames with bytes changed, cut out or put in are refused, taken or the end of their connection", async () => {
    let refused = 0;
    let ended = 0;
    for (let i = 0; i < 100; i++) {
      const connection = await RawConnection.greeted(server.port);
      for (let n = 0; n < 10; n++) {
        const frame = Buffer.from(pick(soundFrames()));
        for (let changes = random.integer(1, 4); changes > 0; changes--) {
          // Not the length: a longer one only makes the server wait.
          frame[random.integer(4, frame.length - 1)] = random.integer(0, 255);
        }
        connection.write(frame);
      }
      connection.write(encodeFrame(0, FrameField.ping, new Uint8Array(0)));
      for (;;) {
        const frame = await connection.frame();
        if (frame === undefined) ended++;
        if (frame === undefined || frame.field === FrameField.pong) break;
        if (errorIn(frame) !== undefined) refused++;
        expect(errorIn(frame)).not.toBe("INTERNAL");
      }
      connection.destroy();
    }
    expect(refused).toBeGreaterThan(100);
    expect(ended).toBeGreaterThan(0);
  });

  it("connections are opened and dropped at every stage", async () => {
    const sayings = [
      Buffer.alloc(0),
      MAGIC.subarray(0, 2),
      MAGIC,
      Buffer.concat([MAGIC, helloFrame().subarray(0, 9)]),
    ];
    for (let i = 0; i < 400; i++) {
      const connection = await RawConnection.open(server.port);
      connection.write(pick([...sayings, Buffer.concat([MAGIC, helloFrame(), pick(soundFrames())])]));
      if (random.chance(0.5)) connection.socket.resetAndDestroy();
      else connection.destroy();
    }
  });

  it("frames of 8 MiB that never come take no memory, and silence ends in a goodbye", async () => {
    const before = memory();
    const claimed = Buffer.alloc(4);
    claimed.writeUInt32BE(8 * MiB);
    const half = await Promise.all(
      Array.from({ length: 200 }, async () => {
        const connection = await RawConnection.greeted(server.port);
        connection.write(Buffer.concat([claimed, Buffer.alloc(1000)]));
        return connection;
      }),
    );
    for (const connection of half) expect(await lastError(connection)).toBe("HEARTBEAT_TIMEOUT");
    expect(memory() - before).toBeLessThan(BOUND_BYTES);
  });

  it("readers that ask for everything and take nothing are cut off, and hold no memory", async () => {
    const before = memory();
    const large = client.topic("large");
    const filled = await Promise.all(
      Array.from({ length: 64 }, () => large.publish(Buffer.alloc(MiB - 1024), { partition: 0 })),
    );
    expect(filled).toHaveLength(64);
    // 40 readers and 64 MiB are 2.5 GiB, were they taken for granted.
    const lazy = await Promise.all(
      Array.from({ length: 40 }, async () => {
        const connection = await RawConnection.greeted(server.port);
        connection.socket.pause();
        const body = v1.SubscribeRequest.encode({
          subscription: 1,
          topic: "large",
          creditBytes: 1024 * MiB,
        }).finish();
        connection.write(encodeFrame(5, FrameField.subscribe, body));
        return connection;
      }),
    );
    // They are alive, and say so: it is not their silence that ends them.
    const saying = setInterval(() => {
      for (const connection of lazy) connection.write(encodeFrame(0, FrameField.ping, new Uint8Array(0)));
    }, 500);
    await logged("slow reader cut off", lazy.length);
    clearInterval(saying);
    expect(memory() - before).toBeLessThan(BOUND_BYTES);
    for (const connection of lazy) connection.destroy();
  });

  it("a publisher that minds no credit is held back, and every request of it is answered or its connection ends", async () => {
    const before = memory();
    const connection = await RawConnection.greeted(server.port);
    const body = publishBody("hostile", [Buffer.alloc(512 * 1024)]);
    const requests = 400;
    for (let i = 1; i <= requests; i++) connection.write(encodeFrame(i, FrameField.publish, body));
    let answers = 0;
    for (let frame = await connection.frame(); frame !== undefined; frame = await connection.frame()) {
      if (frame.correlation !== 0) answers++;
      if (answers === requests || errorIn(frame) === "CREDIT_EXCEEDED") break;
    }
    connection.destroy();
    expect(answers).toBeGreaterThan(0);
    expect(memory() - before).toBeLessThan(BOUND_BYTES);
  });

  it("connections that never say a word are closed", async () => {
    await Promise.all(silent.map(({ closed }) => closed));
    expect(silent.map(({ text }) => text).join("")).toBe("");
  });

  it("nobody noticed: no connection lost, no error, nothing lost, doubled or out of order", async () => {
    await publisher.finish();
    await reader.close();
    await using after = await connect(server.url);
    const log = await recorder.readLog(after, { normal: 2 });
    expect(recorder.problems).toEqual([]);
    expect(violations(recorder.history, log, recorder.sights)).toEqual({});
    expect(recorder.history.countOf("confirmed")).toBe(recorder.history.count);
    expect(publisher.confirmed).toBeGreaterThan(1000);
    expect(lostConnections).toEqual([]);
    expect((await server.stop()).code).toBe(0);
    expect(server.run.stderr()).not.toMatch(/"level":"(error|fatal)"/);
  });
});

/** One of each kind of request, sound. */
function soundFrames(): Uint8Array[] {
  const publish = publishBody("hostile", [random.bytes(20), random.bytes(300)]);
  const { batches } = v1.PublishRequest.decode(publish);
  const subscription = random.integer(1, 5);
  const bodies: [number, Uint8Array][] = [
    [FrameField.publish, publish],
    [FrameField.atomic, v1.AtomicRequest.encode({ appends: [{ target: "hostile", batches }] }).finish()],
    [FrameField.initProducer, v1.InitProducerRequest.encode({ name: "mutant" }).finish()],
    [
      FrameField.subscribe,
      v1.SubscribeRequest.encode({ subscription, topic: "hostile", creditBytes: 1000 }).finish(),
    ],
    [FrameField.credit, v1.Credit.encode({ subscription, bytes: 1000 }).finish()],
    [FrameField.unsubscribe, v1.UnsubscribeRequest.encode({ subscription }).finish()],
    [
      FrameField.createTopic,
      v1.CreateTopicRequest.encode({ name: "mutant", settings: { partitions: 1 } }).finish(),
    ],
    [FrameField.listTopics, v1.ListTopicsRequest.encode({ after: "a", limit: 10 }).finish()],
    [FrameField.describeTopic, v1.DescribeTopicRequest.encode({ name: "hostile" }).finish()],
  ];
  return bodies.map(([field, body]) => encodeFrame(random.integer(1, 100), field, body));
}

function pick<T>(choices: readonly T[]): T {
  return choices[random.integer(0, choices.length - 1)]!;
}

/** The most memory the server has held so far, bytes. */
function memory(): number {
  const status = readFileSync(`/proc/${server.pid}/status`, "utf8");
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)![1]) * 1024;
}

/** The error of the last frame that came before the connection ended. */
async function lastError(connection: RawConnection): Promise<string | undefined> {
  let last: string | undefined;
  for (let frame = await connection.frame(); frame !== undefined; frame = await connection.frame()) {
    last = errorIn(frame) ?? last;
  }
  return last;
}

/** The server has written so many lines with this message. */
async function logged(message: string, times: number): Promise<void> {
  const lines = (): number => server.run.stderr().split(message).length - 1;
  while (lines() < times)
    await new Promise<void>((resolve) => server.run.child.stderr.once("data", () => resolve()));
}
