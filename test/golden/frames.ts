/** What each frame in test/golden/frames/ means. `node test/golden/make.ts frames` writes those that are missing. */
import { crc32 } from "node:zlib";
import type { FrameName } from "../../src/wire/frame.ts";
import type { Body } from "../fixtures/wire-client.ts";

export interface GoldenFrame {
  readonly name: string;
  readonly kind: FrameName;
  readonly correlation: number;
  readonly body: Body;
}

const LARGE = Number.MAX_SAFE_INTEGER;
/** base_timestamp 1,000; two records: "a" with key "k", and "b" 5 ms later. */
const records = Uint8Array.from(
  Buffer.from("08e8071206" + "0a01611201" + "6b" + "1205" + "0a0162180a", "hex"),
);
const crc = crc32(records);
const partitionBatch = { partition: 3, count: 2, crc, records };

const frame = (name: string, kind: FrameName, correlation: number, body: object): GoldenFrame => ({
  name,
  kind,
  correlation,
  body: { [kind]: body },
});

export const goldenFrames: readonly GoldenFrame[] = [
  frame("hello", "hello", 1, {
    minProtocol: 1,
    maxProtocol: 1,
    clientName: "golden",
    clientVersion: "0.1.0",
    credentials: { password: { user: "u", password: "p" } },
    codecs: [0, 2],
  }),
  frame("hello-token", "hello", 1, { minProtocol: 1, maxProtocol: 2, credentials: { token: "t" } }),
  frame("welcome", "welcome", 1, {
    protocol: 1,
    nodeId: "0123456789abcdef0123456789abcdef",
    clusterId: "fedcba9876543210fedcba9876543210",
    serverVersion: "0.1.0",
    limits: {
      maxFrameBytes: 9437184,
      maxMessageBytes: 1048576,
      maxProducerInFlight: 16,
      publishCreditBytes: 33554432,
      maxSubscriptions: 1000,
    },
    heartbeatMs: 10000,
    features: ["topics", "atomic"],
    epoch: 7,
    durability: "disk",
  }),
  frame("error", "error", 42, {
    code: 14,
    message: "request 4 came where 3 was expected. Resend from details.expected in order.",
    retryable: true,
    details: { expected: "3" },
  }),
  frame("ping", "ping", 0, {}),
  frame("pong", "pong", 0, {}),
  frame("goodbye", "goodbye", 0, {
    reason: { code: 19, message: "the server is stopping", retryable: true },
  }),
  frame("ok", "ok", 43, {}),
  frame("publish", "publish", 2, {
    target: "orders",
    partitioningVersion: 5,
    producerId: 9,
    producerEpoch: 2,
    sequence: LARGE,
    batches: [partitionBatch],
  }),
  frame("publish-quiet", "publish", 3, {
    target: "orders",
    confirm: 1,
    batches: [{ count: 2, crc, records }],
  }),
  frame("published", "published", 2, {
    results: [{ partition: 3, baseOffset: LARGE, count: 2 }, { count: 1 }],
    duplicate: true,
    appendTime: 1700000000000,
  }),
  frame("init-producer", "initProducer", 4, { name: "billing" }),
  frame("producer", "producer", 4, { producerId: 9, producerEpoch: 2, nextSequence: 1 }),
  frame("atomic", "atomic", 5, {
    producerId: 9,
    producerEpoch: 2,
    sequence: 1,
    appends: [
      { target: "orders", partitioningVersion: 5, batches: [partitionBatch] },
      { target: "users", batches: [{ count: 2, crc, records }] },
    ],
  }),
  frame("atomic-done", "atomicDone", 5, {
    appends: [{ results: [{ partition: 3, baseOffset: 2, count: 2 }], appendTime: 1700000000000 }],
    duplicate: true,
  }),
  frame("subscribe", "subscribe", 6, {
    subscription: 1,
    topic: "orders",
    partitions: [
      { partition: 1, start: { offset: LARGE } },
      { partition: 2, start: { latest: {} } },
    ],
    start: { earliest: {} },
    creditBytes: 1048576,
    resetToEarliest: true,
  }),
  frame("subscribe-lineage", "subscribe", 6, {
    subscription: 1,
    topic: "orders",
    partitions: [{ partition: 1, start: { offset: 900 } }],
    creditBytes: 1048576,
    lineage: 3,
  }),
  frame("subscribed-lineage", "subscribed", 6, {
    topicUid: 17,
    partitions: [{ partition: 1, startOffset: 5, endOffset: 9, lowWatermark: 3, truncatedAt: 7 }],
    lineage: 4,
  }),
  frame("subscribed", "subscribed", 6, {
    topicUid: 17,
    partitions: [{ partition: 1, startOffset: 5, endOffset: 9, lowWatermark: 3 }],
  }),
  frame("credit", "credit", 0, { subscription: 1, bytes: LARGE }),
  frame("batches", "batches", 0, {
    batches: [
      {
        baseOffset: 5,
        appendTime: 1700000000000,
        count: 2,
        epoch: 7,
        producerId: 9,
        producerEpoch: 2,
        sequence: 1,
        crc,
        headCrc: 305419896,
        records,
      },
      {
        baseOffset: 7,
        appendTime: 1700000000001,
        count: 3,
        epoch: 7,
        crc,
        flags: 1,
        offsetDeltas: [0, 2, 300],
        headCrc: 1,
        records,
      },
    ],
    subscription: 1,
    partition: 1,
    endOffset: 9,
  }),
  frame("unsubscribe", "unsubscribe", 7, { subscription: 1 }),
  frame("subscription-ended", "subscriptionEnded", 0, {
    subscription: 1,
    code: 6,
    message: 'topic "orders" was deleted',
  }),
  frame("create-topic", "createTopic", 8, {
    name: "orders",
    settings: { partitions: 4, retentionMs: 604800000, retentionBytes: LARGE, segmentBytes: 134217728 },
  }),
  frame("topic", "topic", 8, {
    topic: {
      name: "orders",
      uid: 17,
      settings: { partitions: 1, retentionMs: 0, retentionBytes: 0, segmentBytes: 134217728 },
      partitioningVersion: 5,
      createdAt: 1700000000000,
      partitions: [{ lowWatermark: 3, endOffset: 9, bytes: 1000, segments: 1 }],
      messages: 6,
      bytes: 1000,
    },
    created: true,
  }),
  frame("list-topics", "listTopics", 9, { after: "orders", limit: 100 }),
  frame("topics", "topics", 9, {
    topics: [
      { name: "orders", uid: 17 },
      { name: "users", uid: 18 },
    ],
    more: true,
  }),
  frame("topic-lineage", "topic", 8, {
    topic: {
      name: "orders",
      uid: 17,
      settings: { partitions: 1 },
      partitioningVersion: 5,
      partitions: [{ partition: 1, lowWatermark: 2, endOffset: 9, bytes: 100, segments: 1, truncatedAt: 0 }],
    },
  }),
  frame("describe-topic-lineage", "describeTopic", 10, { name: "orders", lineage: 3 }),
  frame("welcome-memory-first", "welcome", 1, {
    protocol: 1,
    nodeId: "0123456789abcdef0123456789abcdef",
    clusterId: "fedcba9876543210fedcba9876543210",
    serverVersion: "0.1.0",
    heartbeatMs: 10000,
    epoch: 7,
    durability: "memory-first",
    flushIntervalMs: 100,
    lineage: 4,
  }),
  frame("describe-topic", "describeTopic", 10, { name: "orders", createIfMissing: true }),
  frame("delete-topic", "deleteTopic", 11, { name: "orders" }),
  frame("ensure-topic", "ensureTopic", 12, { name: "orders", settings: { partitions: 4 } }),
  frame("topic-deleted", "topicDeleted", 11, { messages: LARGE }),
];
