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
  frame("atomic-acks", "atomic", 5, {
    producerId: 9,
    producerEpoch: 2,
    sequence: 2,
    appends: [{ target: "invoices", batches: [{ count: 2, crc, records }] }],
    acks: [{ queueUid: 3, epoch: 7, consumerId: 2, numbers: [0, 4, 9, 9] }],
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
  frame("create-queue", "createQueue", 13, {
    name: "mails",
    settings: {
      lockMs: 30000,
      maxAttempts: 5,
      backoff: { kind: 2, minMs: 10, maxMs: 20, noJitter: true },
      deadLetterTo: "",
      resumeGraceMs: 15000,
      priorities: true,
      segmentBytes: 134217728,
      deadLetters: false,
    },
  }),
  frame("ensure-queue", "ensureQueue", 14, { name: "mails", settings: { maxAttempts: 0 } }),
  frame("queue", "queue", 14, {
    queue: {
      name: "mails",
      uid: 17,
      settings: { lockMs: 30000, maxAttempts: 5, deadLetterTo: "mails.dlq", deadLetters: true },
      partitioningVersion: 5,
      createdAt: 1700000000000,
      enqueued: LARGE,
      ready: 1,
      delayed: 2,
      pending: 3,
      settled: { acked: 4, deadLettered: 5, expired: 6, discarded: 7, purged: 8, moved: 9 },
      consumers: 2,
      idle: { reason: 7, untilMs: 1700000000000, forMs: 15000 },
      bytes: 1000,
    },
    created: true,
  }),
  frame("list-queues", "listQueues", 15, { after: "mails", limit: 100 }),
  frame("queues", "queues", 15, { queues: [{ name: "mails", uid: 17 }], more: true }),
  frame("describe-queue", "describeQueue", 16, { name: "mails", createIfMissing: true }),
  frame("delete-queue", "deleteQueue", 17, { name: "mails" }),
  frame("queue-deleted", "queueDeleted", 17, { messages: LARGE }),
  frame("redrive", "redrive", 18, { queue: "mails.dlq", limit: 10 }),
  frame("redriven", "redriven", 18, { moved: 9, left: 1 }),
  frame("redrive-some", "redrive", 18, {
    queue: "mails.dlq",
    limit: 10,
    filter: {
      headers: [{ name: "tenant", value: Uint8Array.of(97) }],
      reason: "attempts",
      origin: "mails",
      sinceMs: 1700000000000,
      untilMs: 1700000000001,
      fromOffset: 3,
      toOffset: LARGE,
    },
    dryRun: true,
    force: true,
    edit: {
      value: Uint8Array.of(1, 2),
      setHeaders: [{ name: "fixed", value: Uint8Array.of(98) }],
      removeHeaders: ["broken"],
    },
  }),
  frame("redriven-page", "redriven", 18, {
    moved: 9,
    left: 1,
    held: 2,
    exhausted: 3,
    nextOffset: 15,
    endOffset: LARGE,
    movedTotal: 99,
    full: 4,
  }),
  frame("move-messages", "moveMessages", 24, {
    queue: "mails",
    to: "letters",
    limit: 10,
    filter: { fromOffset: 3 },
    dryRun: true,
  }),
  frame("messages-moved", "messagesMoved", 24, {
    moved: 9,
    held: 2,
    nextOffset: 15,
    endOffset: LARGE,
    movedTotal: 99,
    full: 4,
  }),
  frame("alter-queue", "alterQueue", 19, {
    name: "mails",
    settings: { maxAttempts: 0, backoff: { kind: 1, minMs: 5, maxMs: 50 }, deadLetterTo: "" },
  }),
  frame("pause-queue", "pauseQueue", 20, { name: "mails" }),
  frame("resume-queue", "resumeQueue", 21, { name: "mails" }),
  frame("purge-queue", "purgeQueue", 22, { name: "mails", what: 2 }),
  frame("queue-purged", "queuePurged", 22, { purged: 7 }),
  frame("create-ordered-queue", "createQueue", 13, {
    name: "mails",
    settings: {
      orderBy: 1,
      onFailure: 2,
      dispatch: 3,
      ratePerSecond: 100,
      concurrency: 8,
      limitsPerKey: true,
    },
  }),
  frame("blocked-keys", "blockedKeys", 21, { queue: "mails", limit: 10 }),
  frame("blocked", "blocked", 21, {
    keys: [
      {
        key: Uint8Array.of(107),
        offset: LARGE,
        state: 1,
        untilMs: 1700000000000,
        attempts: 2,
        waiting: 3,
      },
    ],
    count: LARGE,
  }),
  frame("peek", "peek", 19, { queue: "mails.dlq", fromOffset: LARGE, limit: 10 }),
  frame("peeked", "peeked", 19, {
    batches: [{ baseOffset: 5, appendTime: 1700000000000, count: 2, epoch: 7, crc, headCrc: 1, records }],
    ranges: [{ firstOffset: 5, count: 2, attempts: 1 }],
    nextOffset: 7,
  }),
  frame("consume", "consume", 20, {
    consumer: 1,
    queue: "mails",
    credit: 200,
    creditBytes: 1048576,
    concurrency: 100,
    lockMs: 60000,
    name: "worker 3",
    resumeEpoch: 6,
    resumeConsumerId: 4,
    held: [{ firstNumber: 64, firstOffset: LARGE, count: 3, attempts: 2 }],
  }),
  frame("consuming", "consuming", 20, {
    queueUid: 17,
    epoch: 7,
    consumerId: 1,
    lockMs: 60000,
    resumed: [{ oldFirstNumber: 64, firstNumber: 2, count: 3 }],
    resumeGraceMs: 15000,
  }),
  frame("deliveries", "deliveries", 0, {
    batches: [
      { baseOffset: 5, appendTime: 1700000000000, count: 2, epoch: 7, crc, flags: 1, headCrc: 1, records },
    ],
    consumer: 1,
    ranges: [
      { firstNumber: 64, firstOffset: 5, attempts: 1, deliveries: 2 },
      { firstNumber: 65, firstOffset: 6, count: 1 },
    ],
  }),
  frame("settle", "settle", 21, {
    consumer: 1,
    settlements: [
      { ranges: [{ first: 1, last: 63 }, { first: 65 }] },
      { outcome: 1, ranges: [{ first: 66 }], delayMs: 10, error: "429" },
      { outcome: 4, ranges: [{ first: 67, last: 70 }], lockMs: 60000 },
    ],
  }),
  frame("settled", "settled", 21, { lost: [{ first: 65 }, { first: 67, last: 70 }] }),
  frame("consumer-credit", "consumerCredit", 0, { consumer: 1, credit: 10, creditBytes: 1048576 }),
  frame("renew-locks", "renewLocks", 23, { consumers: [1, 2] }),
  frame("stop-consuming", "stopConsuming", 22, { consumer: 1 }),
  frame("consumer-ended", "consumerEnded", 0, {
    consumer: 1,
    code: 6,
    message: 'queue "mails" was deleted',
    details: { queue: "mails" },
  }),
  frame("deliveries-lost", "deliveriesLost", 0, { consumer: 1, ranges: [{ first: 1, last: 2 }] }),
];
