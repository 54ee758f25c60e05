/** Frames of what queues can be set to do: limits, times to live, ids, history, schedules. frames.ts has them with the others. */
import { crc32 } from "node:zlib";
import type { FrameName } from "../../src/wire/frame.ts";

const LARGE = Number.MAX_SAFE_INTEGER;
/** Two records: "a" with message id "n1" and delay_ms 50, "b" with message id "n1" and ttl_ms 1,000. */
const records = Uint8Array.from(
  Buffer.from("1209" + "0a0161" + "3a026e31" + "7032" + "120a" + "0a0162" + "3a026e31" + "78e807", "hex"),
);

type Row = readonly [name: string, kind: FrameName, correlation: number, body: object];

export const settingFrames: readonly Row[] = [
  [
    "create-limited-queue",
    "createQueue",
    40,
    {
      name: "letters",
      settings: {
        maxMessages: LARGE,
        maxBytes: 1073741824,
        onFull: 1,
        ttlMs: 315360000000,
        deadLetterExpired: true,
      },
    },
  ],
  [
    "create-deduplicating-queue",
    "createQueue",
    41,
    {
      name: "drafts",
      settings: {
        onFull: 2,
        dedup: 2,
        dedupWindowMs: 604800000,
        keepSettled: 100000,
        keepSettledMs: 2592000000,
      },
    },
  ],
  [
    "alter-limits",
    "alterQueue",
    42,
    {
      name: "letters",
      settings: { maxMessages: 0, onFull: 0, ttlMs: 0, dedup: 3, keepSettled: 0, dispatch: 3 },
    },
  ],
  [
    "limited-queue",
    "queue",
    42,
    {
      queue: {
        name: "letters",
        uid: 18,
        settings: {
          maxMessages: 1000,
          maxBytes: 4096,
          onFull: 1,
          ttlMs: 1000,
          dedup: 1,
          dedupWindowMs: 600000,
        },
        partitioningVersion: 6,
        createdAt: 1700000000000,
        enqueued: LARGE,
        settled: {
          acked: 1,
          expired: 2,
          discarded: 3,
          purged: 4,
          moved: 5,
          dropped: 6,
          cancelled: 7,
          replaced: 8,
        },
        paused: true,
        unsettledBytes: 77,
        ids: { known: 3, duplicates: LARGE, forgotten: 1 },
        keptSettled: 10000,
        droppedErrors: 1,
      },
    },
  ],
  [
    "publish-ids",
    "publish",
    43,
    {
      target: "letters",
      producerId: 9,
      producerEpoch: 2,
      sequence: 3,
      batches: [{ count: 2, crc: crc32(records), records }],
    },
  ],
  [
    "published-duplicates",
    "published",
    43,
    { results: [{ baseOffset: 12, count: 1, duplicates: [1, 12] }], appendTime: 1700000000000 },
  ],
  [
    "queue-full",
    "error",
    44,
    {
      code: 31,
      message: 'queue "letters" is full: 10 messages are not settled, 2 more do not fit in maxMessages 10',
      retryable: true,
      details: { queue: "letters", setting: "maxMessages", limit: "10", has: "10", adding: "2" },
    },
  ],
  [
    "settle-result",
    "settle",
    45,
    { consumer: 1, settlements: [{ ranges: [{ first: 71 }], result: Uint8Array.of(123, 125) }] },
  ],
  [
    "list-some-settled",
    "listSettled",
    46,
    { queue: "letters", outcomes: [0, 2, 6, 7, 8], before: LARGE, limit: 1000 },
  ],
  [
    "upsert-period",
    "upsertSchedule",
    47,
    { name: "steady", spec: { queue: "ticks", everyMs: 1000, message: Uint8Array.of(0x0a, 1, 120) } },
  ],
  [
    "schedule-waiting",
    "schedule",
    47,
    {
      schedule: {
        name: "steady",
        spec: { queue: "ticks", cron: "*/2 * * * * *", missed: 1 },
        uid: 19,
        createdAt: 1700000000000,
        nextAt: 1700000002000,
        fired: LARGE,
        skipped: 7,
        lastAt: 1700000000010,
        lastFor: 1700000000000,
        reason: "the queue is full",
        waitingSince: 1700000002000,
      },
      change: 2,
    },
  ],
];
