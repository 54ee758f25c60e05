/** Every message of the protocol that generated code reads, as handlers and client do it. The first byte says which. */
import { FrameField, type FrameName } from "../../../src/wire/frame.ts";
import { decode, v1 } from "../../../src/wire/protobuf.ts";
import { goldenBodies, tagged } from "../golden.ts";
import { digestBytes, holds, sameBytes, type FuzzTarget } from "../target.ts";

const names = {
  hello: "Hello",
  welcome: "Welcome",
  error: "Error",
  ping: "Ping",
  pong: "Pong",
  goodbye: "Goodbye",
  ok: "Ok",
  publish: "PublishRequest",
  published: "PublishReply",
  initProducer: "InitProducerRequest",
  producer: "InitProducerReply",
  atomic: "AtomicRequest",
  atomicDone: "AtomicReply",
  subscribe: "SubscribeRequest",
  subscribed: "SubscribeReply",
  credit: "Credit",
  batches: "Batches",
  unsubscribe: "UnsubscribeRequest",
  subscriptionEnded: "SubscriptionEnded",
  createTopic: "CreateTopicRequest",
  topic: "TopicReply",
  listTopics: "ListTopicsRequest",
  topics: "ListTopicsReply",
  describeTopic: "DescribeTopicRequest",
  deleteTopic: "DeleteTopicRequest",
  ensureTopic: "EnsureTopicRequest",
  topicDeleted: "DeleteTopicReply",
  createQueue: "CreateQueueRequest",
  ensureQueue: "EnsureQueueRequest",
  queue: "QueueReply",
  listQueues: "ListQueuesRequest",
  queues: "ListQueuesReply",
  describeQueue: "DescribeQueueRequest",
  deleteQueue: "DeleteQueueRequest",
  queueDeleted: "DeleteQueueReply",
  redrive: "RedriveRequest",
  redriven: "RedriveReply",
  moveMessages: "MoveMessagesRequest",
  messagesMoved: "MoveMessagesReply",
  alterQueue: "AlterQueueRequest",
  pauseQueue: "PauseQueueRequest",
  resumeQueue: "ResumeQueueRequest",
  purgeQueue: "PurgeQueueRequest",
  queuePurged: "PurgeQueueReply",
  blockedKeys: "BlockedKeysRequest",
  blocked: "BlockedKeysReply",
  upsertSchedule: "UpsertScheduleRequest",
  listSchedules: "ListSchedulesRequest",
  describeSchedule: "ScheduleRequest",
  pauseSchedule: "ScheduleRequest",
  resumeSchedule: "ScheduleRequest",
  cancelSchedule: "ScheduleRequest",
  schedule: "ScheduleReply",
  schedules: "ListSchedulesReply",
  findMessage: "FindMessageRequest",
  messageFound: "FindMessageReply",
  cancelMessage: "CancelMessageRequest",
  messageCancelled: "CancelMessageReply",
  listSettled: "ListSettledRequest",
  settledList: "ListSettledReply",
  reportProgress: "ReportProgressRequest",
  progressReported: "ReportProgressReply",
  peek: "PeekRequest",
  peeked: "PeekReply",
  consume: "ConsumeRequest",
  consuming: "ConsumeReply",
  deliveries: "Deliveries",
  settle: "SettleRequest",
  settled: "SettleReply",
  consumerCredit: "ConsumerCredit",
  stopConsuming: "StopConsumingRequest",
  renewLocks: "RenewLocksRequest",
  consumerEnded: "ConsumerEnded",
  deliveriesLost: "DeliveriesLost",
} as const satisfies Record<FrameName, keyof typeof v1>;

/** What these hold. */
const inner = [
  "TopicSettings",
  "TopicInfo",
  "PartitionInfo",
  "PartitionBatch",
  "PartitionResult",
  "Start",
  "Limits",
];

interface Message {
  decode: never;
  encode(value: unknown): { finish(): Uint8Array };
}

const byField: readonly (Message | undefined)[] = Object.entries(names).reduce<Message[]>(
  (list, [kind, name]) => {
    list[FrameField[kind as FrameName]] = v1[name] as unknown as Message;
    return list;
  },
  [],
);

/** 64-bit values that a number cannot hold are refused, not rounded. There is no field of fractions. */
function isExact(value: unknown): boolean {
  if (typeof value === "number") return Number.isSafeInteger(value);
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return true;
  for (const name of Object.keys(value)) if (!isExact((value as Record<string, unknown>)[name])) return false;
  return true;
}

const samples = goldenBodies.map(({ field, body }) => tagged(field, body));
/** The recorded messages by a digest: read and written, they must come out as they went in. */
const recorded = new Set(samples.map((sample) => digestBytes(0, sample)));

export const target: FuzzTarget = {
  name: "messages",
  samples,
  read(bytes, start, end) {
    if (start === end) return 0;
    const message = byField[bytes[start]!] ?? (v1.SubscribeRequest as unknown as Message);
    const decoded: unknown = decode(message, bytes.subarray(start + 1, end));
    holds(isExact(decoded), "a number is rounded");
    const once = message.encode(decoded).finish();
    if (recorded.has(digestBytes(0, bytes, start, end)))
      holds(
        sameBytes(once, 0, once.length, bytes, start + 1, end),
        "a recorded message comes out as another",
      );
    const seen = digestBytes(0, once);
    if ((seen & 3) !== 0) return seen;
    const twice = message.encode(decode(message, once)).finish();
    holds(
      sameBytes(once, 0, once.length, twice, 0, twice.length),
      "what was read, written and read again is another",
    );
    return seen;
  },
  refuses: (error) => error instanceof RangeError,
  covers: [
    { file: "wire/protobuf.ts", least: 0.7 },
    {
      file: "wire/generated/sluice.js",
      functions: new RegExp(`\\.(${[...Object.values(names), ...inner].join("|")})\\.decode$`),
      least: 0.5,
    },
  ],
};
