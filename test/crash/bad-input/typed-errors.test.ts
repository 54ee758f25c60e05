/** Frames that no client would send, each answered by one typed error; the server and its other clients stay. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, type Sluice } from "../../../src/sdk/index.ts";
import { FrameField, MAGIC } from "../../../src/wire/frame.ts";
import { v1 } from "../../../src/wire/protobuf.ts";
import { startServer, type Server } from "../../fixtures/server.ts";
import { errorIn, helloFrame, publishBody, RawConnection } from "./raw-connection.ts";

let server: Server;
let client: Sluice;

beforeAll(async () => {
  server = await startServer({ env: { SLUICE_LIMITS__MAX_MESSAGE_BYTES: "64KiB" } });
  client = await connect(server.url);
  await client.admin.createTopic("t", { partitions: 1 });
}, 240_000);

afterAll(async () => {
  const { endOffset } = (await client.admin.describeTopic("t")).partitionInfos[0]!;
  await client.close();
  await server[Symbol.asyncDispose]();
  // Nothing of what was refused is stored.
  expect(endOffset).toBe(0);
});

const small = Buffer.from("small");
const atomic = (body: Uint8Array): Uint8Array => {
  const { target = "", batches = [] } = v1.PublishRequest.decode(body);
  return v1.AtomicRequest.encode({ producerId: 0, appends: [{ target, batches }] }).finish();
};

describe("a request is refused, and the connection stays:", () => {
  it.each<[string, string, number, Uint8Array]>([
    [
      "a batch that does not match its checksum",
      "CORRUPT_BATCH",
      FrameField.publish,
      publishBody("t", [small], { crc: 1 }),
    ],
    [
      "a batch that holds fewer records than it says",
      "CORRUPT_BATCH",
      FrameField.publish,
      publishBody("t", [small], { count: 2 }),
    ],
    [
      "a batch that holds more records than it says",
      "CORRUPT_BATCH",
      FrameField.publish,
      publishBody("t", [small, small], { count: 1 }),
    ],
    ["a batch of nothing", "INVALID_ARGUMENT", FrameField.publish, publishBody("t", [])],
    [
      "a request without a batch",
      "INVALID_ARGUMENT",
      FrameField.publish,
      publishBody("t", [small], {}, { batches: [] }),
    ],
    [
      "a message above the limit",
      "MESSAGE_TOO_LARGE",
      FrameField.publish,
      publishBody("t", [Buffer.alloc(65 * 1024)]),
    ],
    [
      "a partition that does not exist",
      "STALE_PARTITIONING",
      FrameField.publish,
      publishBody("t", [small], { partition: 7 }),
    ],
    [
      "a codec that nobody knows",
      "NOT_SUPPORTED",
      FrameField.publish,
      publishBody("t", [small], { codec: 2 }),
    ],
    [
      "a conditional append",
      "NOT_SUPPORTED",
      FrameField.publish,
      publishBody("t", [small], { expectedOffset: 5 }),
    ],
    [
      "a producer that does not exist",
      "UNKNOWN_PRODUCER",
      FrameField.publish,
      publishBody("t", [small], {}, { producerId: 9, producerEpoch: 1, sequence: 1 }),
    ],
    [
      "an old partitioning",
      "STALE_PARTITIONING",
      FrameField.publish,
      publishBody("t", [small], {}, { partitioningVersion: 999 }),
    ],
    ["a name that is none", "INVALID_ARGUMENT", FrameField.publish, publishBody("../../etc/passwd", [small])],
    [
      "an atomic batch with a bad checksum",
      "CORRUPT_BATCH",
      FrameField.atomic,
      atomic(publishBody("t", [small], { crc: 1 })),
    ],
    [
      "a body that is no protobuf",
      "PROTOCOL_ERROR",
      FrameField.publish,
      Buffer.from([0xff, 0xff, 0xff, 0xff]),
    ],
    [
      "a subscription numbered 0",
      "INVALID_ARGUMENT",
      FrameField.subscribe,
      v1.SubscribeRequest.encode({ topic: "t", creditBytes: 1 }).finish(),
    ],
    [
      "a subscription without credit",
      "INVALID_ARGUMENT",
      FrameField.subscribe,
      v1.SubscribeRequest.encode({ subscription: 1, topic: "t" }).finish(),
    ],
    [
      "a subscription beyond the end",
      "OFFSET_OUT_OF_RANGE",
      FrameField.subscribe,
      v1.SubscribeRequest.encode({
        subscription: 1,
        topic: "t",
        creditBytes: 1,
        start: { offset: 5 },
      }).finish(),
    ],
    [
      "a subscription to nothing",
      "NOT_FOUND",
      FrameField.subscribe,
      v1.SubscribeRequest.encode({ subscription: 1, topic: "missing", creditBytes: 1 }).finish(),
    ],
    [
      "a topic of no partitions",
      "INVALID_ARGUMENT",
      FrameField.createTopic,
      v1.CreateTopicRequest.encode({ name: "u", settings: { partitions: 0 } }).finish(),
    ],
    [
      "a topic of a million partitions",
      "INVALID_ARGUMENT",
      FrameField.createTopic,
      v1.CreateTopicRequest.encode({ name: "u", settings: { partitions: 1_000_000 } }).finish(),
    ],
    [
      "a topic that exists",
      "ALREADY_EXISTS",
      FrameField.createTopic,
      v1.CreateTopicRequest.encode({ name: "t" }).finish(),
    ],
    ["a kind of frame that nobody knows", "NOT_SUPPORTED", 99, small],
  ])("%s: %s", async (_, code, field, body) => {
    const connection = await RawConnection.greeted(server.port);
    expect(errorIn(await connection.call(field, body))).toBe(code);
    expect(await connection.isAlive()).toBe(true);
    connection.destroy();
  });
});

describe("a connection is told why, and closed:", () => {
  const length = (bytes: number): Buffer => {
    const prefix = Buffer.alloc(4);
    prefix.writeUInt32BE(bytes);
    return prefix;
  };

  it.each<[string, string, Uint8Array]>([
    ["a frame of 4 GiB", "FRAME_TOO_LARGE", length(0xffff_ffff)],
    ["a frame just above the limit", "FRAME_TOO_LARGE", length(8 * 1024 * 1024 + 64 * 1024 + 1)],
    [
      "a frame that is no protobuf",
      "PROTOCOL_ERROR",
      Buffer.concat([length(3), Buffer.from([0xff, 0xff, 0xff])]),
    ],
    ["a second hello", "PROTOCOL_ERROR", helloFrame()],
  ])("after hello, %s: %s", async (_, code, bytes) => {
    const connection = await RawConnection.greeted(server.port);
    connection.write(bytes);
    expect(errorIn(await connection.frame())).toBe(code);
    expect(await connection.frame()).toBeUndefined();
  });

  it.each<[string, string, Uint8Array]>([
    ["a frame above 16 KiB", "FRAME_TOO_LARGE", length(16 * 1024 + 1)],
    ["a frame of 4 GiB", "FRAME_TOO_LARGE", length(0xffff_ffff)],
  ])("before hello, %s: %s", async (_, code, bytes) => {
    const connection = await RawConnection.open(server.port);
    connection.write(Buffer.concat([MAGIC, bytes]));
    expect(errorIn(await connection.frame())).toBe(code);
    expect(await connection.frame()).toBeUndefined();
  });

  it.each([
    [
      "HTTP",
      "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
      /^HTTP\/1\.1 400 .*\r\n\r\nthis port speaks the Sluice protocol.*\n$/s,
    ],
    ["TLS", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", /^this port speaks the Sluice protocol.*\n$/],
    ["SSH", "SSH-2.0-OpenSSH_9.2\r\n", /^this port speaks the Sluice protocol.*\n$/],
    ["another version of the magic", "SLC9", /^this port speaks the Sluice protocol.*\n$/],
  ])("one that speaks %s, by a line it can read", async (_, said, answer) => {
    const connection = await RawConnection.open(server.port);
    connection.write(Buffer.from(said, "latin1"));
    await connection.closed;
    expect(connection.text).toMatch(answer);
  });
});
