/**
 * Every command a client may send, a row each. A new command also needs: its message in proto/, its
 * number in wire/frame.ts, a handler file, a test. Forgetting the handler does not compile.
 */
import { FrameField, type FrameName } from "../wire/frame.ts";
import { atomic } from "./handlers/atomic.ts";
import { createTopic } from "./handlers/create-topic.ts";
import { credit } from "./handlers/credit.ts";
import { deleteTopic } from "./handlers/delete-topic.ts";
import { describeTopic } from "./handlers/describe-topic.ts";
import { ensureTopic } from "./handlers/ensure-topic.ts";
import { hello } from "./handlers/hello.ts";
import { initProducer } from "./handlers/init-producer.ts";
import { listTopics } from "./handlers/list-topics.ts";
import { ping, pong } from "./handlers/ping.ts";
import { publish } from "./handlers/publish.ts";
import { subscribe } from "./handlers/subscribe.ts";
import { unsubscribe } from "./handlers/unsubscribe.ts";
import { consume } from "./handlers/consume.ts";
import { settle } from "./handlers/settle.ts";
import { consumerCredit } from "./handlers/consumer-credit.ts";
import { stopConsuming } from "./handlers/stop-consuming.ts";
import { peek } from "./handlers/peek.ts";
import { blockedKeys } from "./handlers/blocked-keys.ts";
import { createQueue } from "./handlers/create-queue.ts";
import { ensureQueue } from "./handlers/ensure-queue.ts";
import { listQueues } from "./handlers/list-queues.ts";
import { describeQueue } from "./handlers/describe-queue.ts";
import { deleteQueue } from "./handlers/delete-queue.ts";
import { moveMessages } from "./handlers/move-messages.ts";
import { listSettled } from "./handlers/list-settled.ts";
import { reportProgress } from "./handlers/report-progress.ts";
import { redrive } from "./handlers/redrive.ts";
import { alterQueue } from "./handlers/alter-queue.ts";
import { pauseQueue } from "./handlers/pause-queue.ts";
import { purgeQueue } from "./handlers/purge-queue.ts";
import { resumeQueue } from "./handlers/resume-queue.ts";
import { cancelMessage, findMessage } from "./handlers/message-by-id.ts";
import { renewLocks } from "./handlers/renew-locks.ts";
import { cancelSchedule } from "./handlers/cancel-schedule.ts";
import { describeSchedule } from "./handlers/describe-schedule.ts";
import { listSchedules } from "./handlers/list-schedules.ts";
import { pauseSchedule } from "./handlers/pause-schedule.ts";
import { resumeSchedule } from "./handlers/resume-schedule.ts";
import { upsertSchedule } from "./handlers/upsert-schedule.ts";
import type { Session } from "./session.ts";

export interface CommandRow {
  /** "hello": only as the first frame. "open": after it. */
  readonly when: "hello" | "open";
  /** Whether a reply is owed, and so a correlation. */
  readonly reply: boolean;
  /** The connection's later requests wait until it is answered: its effect comes with its reply, not before. */
  readonly inTurn?: true;
  /** Also a session's second connection may send it. */
  readonly second?: true;
  /** It carries records, and may fill a frame. */
  readonly records?: true;
  /** A promise that rejects, or a throw, becomes an Error reply. */
  readonly handle: (session: Session, correlation: number, body: Uint8Array) => Promise<void> | undefined;
}

/** The frame kinds that come from clients. */
export type CommandName = Extract<
  FrameName,
  | "hello"
  | "ping"
  | "pong"
  | "publish"
  | "initProducer"
  | "atomic"
  | "subscribe"
  | "credit"
  | "unsubscribe"
  | "createTopic"
  | "ensureTopic"
  | "listTopics"
  | "describeTopic"
  | "deleteTopic"
  | "consume"
  | "settle"
  | "consumerCredit"
  | "stopConsuming"
  | "peek"
  | "createQueue"
  | "ensureQueue"
  | "listQueues"
  | "describeQueue"
  | "deleteQueue"
  | "redrive"
  | "moveMessages"
  | "alterQueue"
  | "pauseQueue"
  | "resumeQueue"
  | "purgeQueue"
  | "renewLocks"
  | "blockedKeys"
  | "upsertSchedule"
  | "listSchedules"
  | "describeSchedule"
  | "pauseSchedule"
  | "resumeSchedule"
  | "cancelSchedule"
  | "findMessage"
  | "cancelMessage"
  | "listSettled"
  | "reportProgress"
>;

export const commandTable = {
  // The greeting and its answer come first and once: they need no correlation.
  hello: { when: "hello", reply: false, handle: hello },
  ping: { when: "open", reply: false, second: true, handle: ping },
  pong: { when: "open", reply: false, second: true, handle: pong },
  publish: { when: "open", reply: true, records: true, handle: publish },
  initProducer: { when: "open", reply: true, handle: initProducer },
  atomic: { when: "open", reply: true, records: true, handle: atomic },
  subscribe: { when: "open", reply: true, inTurn: true, handle: subscribe },
  credit: { when: "open", reply: false, handle: credit },
  unsubscribe: { when: "open", reply: true, handle: unsubscribe },
  createTopic: { when: "open", reply: true, inTurn: true, handle: createTopic },
  ensureTopic: { when: "open", reply: true, inTurn: true, handle: ensureTopic },
  listTopics: { when: "open", reply: true, inTurn: true, handle: listTopics },
  describeTopic: { when: "open", reply: true, inTurn: true, handle: describeTopic },
  deleteTopic: { when: "open", reply: true, inTurn: true, handle: deleteTopic },
  consume: { when: "open", reply: true, inTurn: true, handle: consume },
  settle: { when: "open", reply: true, handle: settle },
  consumerCredit: { when: "open", reply: false, handle: consumerCredit },
  stopConsuming: { when: "open", reply: true, handle: stopConsuming },
  peek: { when: "open", reply: true, handle: peek },
  createQueue: { when: "open", reply: true, inTurn: true, handle: createQueue },
  ensureQueue: { when: "open", reply: true, inTurn: true, handle: ensureQueue },
  listQueues: { when: "open", reply: true, inTurn: true, handle: listQueues },
  describeQueue: { when: "open", reply: true, inTurn: true, handle: describeQueue },
  deleteQueue: { when: "open", reply: true, inTurn: true, handle: deleteQueue },
  // It may hold a value in place of the messages' own.
  redrive: { when: "open", reply: true, records: true, handle: redrive },
  moveMessages: { when: "open", reply: true, handle: moveMessages },
  alterQueue: { when: "open", reply: true, inTurn: true, handle: alterQueue },
  pauseQueue: { when: "open", reply: true, inTurn: true, handle: pauseQueue },
  resumeQueue: { when: "open", reply: true, inTurn: true, handle: resumeQueue },
  purgeQueue: { when: "open", reply: true, handle: purgeQueue },
  renewLocks: { when: "open", reply: true, second: true, handle: renewLocks },
  blockedKeys: { when: "open", reply: true, handle: blockedKeys },
  upsertSchedule: { when: "open", reply: true, inTurn: true, records: true, handle: upsertSchedule },
  listSchedules: { when: "open", reply: true, inTurn: true, handle: listSchedules },
  describeSchedule: { when: "open", reply: true, handle: describeSchedule },
  pauseSchedule: { when: "open", reply: true, inTurn: true, handle: pauseSchedule },
  resumeSchedule: { when: "open", reply: true, inTurn: true, handle: resumeSchedule },
  cancelSchedule: { when: "open", reply: true, inTurn: true, handle: cancelSchedule },
  findMessage: { when: "open", reply: true, handle: findMessage },
  cancelMessage: { when: "open", reply: true, handle: cancelMessage },
  listSettled: { when: "open", reply: true, handle: listSettled },
  reportProgress: { when: "open", reply: true, handle: reportProgress },
} as const satisfies Record<CommandName, CommandRow>;

export const fieldCommands: ReadonlyMap<number, CommandName> = new Map(
  (Object.keys(commandTable) as CommandName[]).map((name) => [FrameField[name], name]),
);
